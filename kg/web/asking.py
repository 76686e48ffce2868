"""The pages that ask without SPARQL: a question in plain words, and the form. Their whole state is in the URL."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from kg.errors import QueryError
from kg.query import prepare
from kg.web import forms, live
from kg.web.answers import SHOWN, Answer, Given, Wanted, answer, said_of_results, table
from kg.web.builder import build
from kg.web.examples import questions
from kg.web.links import LANGUAGES, Links, Place
from kg.web.pages import environment
from kg.web.questions import LONGEST, understand
from kg.web.shapes import classes
from kg.web.words import word

if TYPE_CHECKING:
    from kg.web.library import Library

FORMS = (("CSV", "csv"), ("JSON", "json"), ("Turtle", "ttl"))
Made = tuple[str, bytes]


class Asking:
    """What the pages and downloads that ask are made from: `given` is what came of the query, None before it ran."""

    def __init__(self, library: Library, prefix: str, given: Given | None) -> None:
        self.library, self.prefix, self.given = library, prefix, given

    def made(self, at: str, state: str) -> Made | None:
        """A page of ours, or its rows as csv, json or ttl, or their query.

        Raises:
            QueryError: if the rows of what cannot be asked are wanted.
            Wanted: the query that must be answered first.
        """
        pairs = parse_qsl(state, max_num_fields=200)
        folder, _, name = at.partition("/")
        kind, _, form = name.partition(".")
        if folder == "downloads":
            return form, self.download(kind, form, pairs)
        if folder not in LANGUAGES or kind not in VIEWS:
            return None
        place = Place(kind)
        links = Links(place, folder, prefix=self.prefix + "/")
        said = {**VIEWS[kind](self, links, pairs, folder), "asked": f"?{state}" if state else ""}
        return "html", live.page(environment(), f"{kind}.html", self.library, place, links, folder, said).encode()

    def download(self, kind: str, form: str, pairs: list[tuple[str, str]]) -> bytes:
        """The rows of a question or of the form, or the query behind them."""
        text = asked(self.library, pairs) if kind == "ask" else build(pairs, language_of(pairs)).text
        if not text:
            raise QueryError("this is no question that can be asked", cure="ask one of those on the page")
        about = f"{kind}?{urlencode(pairs)}"
        if form == "rq":
            return (forms.noted(self.library, about) + text).encode()
        if self.given is None:
            raise Wanted(text)
        found = self.given.result()
        if form == "csv":
            return table(found)
        if form == "ttl":
            return forms.rows_as_turtle(self.library, found, about)
        rows = [dict(zip(found.columns, row, strict=True)) for row in found.rows]
        return forms.json_of(self.library, {"state": urlencode(pairs), "sparql": text, "rows": rows})

    def shown(
        self, links: Links, text: str, language: str, kind: str, state: list[tuple[str, str]]
    ) -> dict[str, Any]:  # fmt: skip
        """What both pages show of a query: its text, its rows, their other forms, and the words of the script."""
        if text and self.given is None:
            raise Wanted(text)
        rows: Answer | None = None
        if text and self.given and not self.given.refused:
            rows = answer(self.library, links, self.given.result())
        return {
            "text": text,
            "answer": rows,
            "most": SHOWN,
            "amiss": self.given.refused if text and self.given else "",
            "forms": [(name, links.to(f"downloads/{kind}.{form}") + "?" + urlencode(state)) for name, form in FORMS],
            "said": said_of_results(language),
        }


def language_of(pairs: list[tuple[str, str]]) -> str:
    """The language that a download was asked for in."""
    said = dict(pairs).get("language", "")
    return said if said in LANGUAGES else LANGUAGES[0]


def asked(library: Library, pairs: list[tuple[str, str]]) -> str:
    """The SPARQL of a question, "" where it is not understood."""
    found = understand(dict(pairs).get("q", "")).understood
    return prepare(found.template.query.name, found.parameters, library.source)[0] if found else ""


def ask(asking: Asking, links: Links, pairs: list[tuple[str, str]], language: str) -> dict[str, Any]:
    """A question, what it was taken for, its SPARQL and its rows; or the nearest questions."""
    question = " ".join(dict(pairs).get("q", "").split())[:LONGEST]
    reading = understand(question, language) if question else None
    found = reading.understood if reading else None
    text = asked(asking.library, [("q", question)]) if found else ""
    return {
        "title": word("nav-ask", language),
        "summary": word("lead-ask", language),
        "question": question,
        "understood": found.template.query.title[language] if found else "",
        "query": found.template.query.name if found else "",
        "named": found.said(language) if found else [],
        "left": reading.left if reading else (),
        "offers": reading.offers if reading else (),
        "samples": [sample for _, sample in questions(asking.library, language)],
        **asking.shown(links, text, language, "ask", [("q", question)]),
    }


def form(asking: Asking, links: Links, pairs: list[tuple[str, str]], language: str) -> dict[str, Any]:
    """The form, filled in as the URL says, with its SPARQL and its rows."""
    built = build(pairs, language)
    return {
        "title": word("nav-build", language),
        "summary": word("lead-build", language),
        "classes": [(key, each.labels.get(language, key)) for key, each in classes().items()],
        "built": built,
        "choices": {
            each.key: [(iri, zh if language == "zh" else en) for iri, zh, en in each.choices]
            for each in built.chosen.properties
        },
        **asking.shown(links, built.text if pairs else "", language, "build", [*pairs, ("language", language)]),
    }


VIEWS = {"ask": ask, "build": form}
