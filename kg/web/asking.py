"""The pages that ask without SPARQL: a question in plain words, and the form. Their whole state is in the URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from kg.errors import QueryError
from kg.graph.sparql import check_read_only
from kg.query import evaluate, prepare
from kg.web import live
from kg.web.answers import SHOWN, answer, table
from kg.web.builder import build
from kg.web.links import LANGUAGES, Links, Place
from kg.web.pages import environment
from kg.web.phrases import samples
from kg.web.questions import LONGEST, understand
from kg.web.scripts import json_text
from kg.web.shapes import classes
from kg.web.words import word

if TYPE_CHECKING:
    from kg.web.library import Library

CSV = {"downloads/ask.csv": "ask", "downloads/build.csv": "build"}
Made = tuple[str, bytes]


def made(library: Library, prefix: str, at: str, state: str) -> Made | None:
    """A page of ours, or its rows as CSV.

    Raises:
        QueryError: if the rows of what cannot be asked are wanted.
    """
    pairs = parse_qsl(state, max_num_fields=200)
    if at in CSV:
        text = asked(library, pairs) if CSV[at] == "ask" else build(pairs, language_of(pairs)).text
        if not text:
            raise QueryError("this is no question that can be asked", cure="ask one of those on the page")
        return "csv", table(evaluate(library.source, text))
    language, _, name = at.partition("/")
    kind = name.removesuffix(".html")
    if language not in LANGUAGES or kind not in VIEWS:
        return None
    place = Place(kind)
    links = Links(place, language, prefix=prefix + "/")
    said = {**VIEWS[kind](library, links, pairs, language), "asked": f"?{state}" if state else ""}
    return "html", live.page(environment(), f"{kind}.html", library, place, links, language, said).encode()


def language_of(pairs: list[tuple[str, str]]) -> str:
    """The language that a download was asked for in."""
    said = dict(pairs).get("language", "")
    return said if said in LANGUAGES else LANGUAGES[0]


def asked(library: Library, pairs: list[tuple[str, str]]) -> str:
    """The SPARQL of a question, "" where it is not understood."""
    found = understand(dict(pairs).get("q", "")).understood
    return prepare(found.template.query.name, found.parameters, library.source)[0] if found else ""


def ask(library: Library, links: Links, pairs: list[tuple[str, str]], language: str) -> dict[str, Any]:
    """A question, what it was taken for, its SPARQL and its rows; or the nearest questions."""
    question = " ".join(dict(pairs).get("q", "").split())[:LONGEST]
    reading = understand(question, language) if question else None
    found = reading.understood if reading else None
    text = asked(library, [("q", question)]) if found else ""
    return {
        "title": word("nav-ask", language),
        "summary": word("lead-ask", language),
        "question": question,
        "understood": found.template.query.title[language] if found else "",
        "query": found.template.query.name if found else "",
        "named": found.said(language) if found else [],
        "left": reading.left if reading else (),
        "offers": reading.offers if reading else (),
        "samples": samples(language),
        **shown(library, links, text, language, "ask", [("q", question)]),
    }


def form(library: Library, links: Links, pairs: list[tuple[str, str]], language: str) -> dict[str, Any]:
    """The form, filled in as the URL says, with its SPARQL and its rows."""
    built = build(pairs, language)
    asked_for = bool(pairs)
    state = [*pairs, ("language", language)]
    return {
        "title": word("nav-build", language),
        "summary": word("lead-build", language),
        "classes": [(key, each.labels.get(language, key)) for key, each in classes().items()],
        "built": built,
        "choices": {
            each.key: [(iri, zh if language == "zh" else en) for iri, zh, en in each.choices]
            for each in built.chosen.properties
        },
        **shown(library, links, built.text if asked_for else "", language, "build", state),
    }


def shown(
    library: Library, links: Links, text: str, language: str, kind: str, state: list[tuple[str, str]]
) -> dict[str, Any]:
    """What both pages show of a query: its text, its rows, where they are as CSV, and the words of the script."""
    amiss, rows = "", None
    if text:
        try:
            check_read_only(text)
            rows = answer(library, links, text)
        except QueryError as error:
            amiss = str(error)
    return {
        "text": text,
        "answer": rows,
        "most": SHOWN,
        "amiss": amiss,
        "csv": links.to(f"downloads/{kind}.csv") + "?" + urlencode(state),
        "said": json_text({name: word(f"asking-{name}", language) for name in ("running", "rows", "failed", "cut")}),
    }


VIEWS = {"ask": ask, "build": form}
