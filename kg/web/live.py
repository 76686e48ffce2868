"""The pages that are other than in a report, because a server can answer: search, and the editor for SPARQL."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.graph.source import select
from kg.vocabulary import PREFIXES
from kg.web import examples
from kg.web.answers import said_of_results
from kg.web.links import LANGUAGES, Links, Place, anchor, path
from kg.web.pages import city_of, menu, said_in
from kg.web.scripts import json_text
from kg.web.words import word

if TYPE_CHECKING:
    from jinja2 import Environment

    from kg.web.called import Names
    from kg.web.clauses import Clauses
    from kg.web.library import Library

SHOWN = 50
"""Hits on a page."""
LONGEST = 200
"""Signs of a search."""
USED = """
PREFIX void: <http://rdfs.org/ns/void#>
SELECT DISTINCT ?iri { ?part void:%s ?iri } ORDER BY ?iri
"""


def page(
    templates: Environment, template: str, library: Library, place: Place, links: Links, language: str,
    said: dict[str, Any],
) -> str:  # fmt: skip
    """A page that only a server has, as HTML."""
    known = {
        "here": place, "language": language, "languages": LANGUAGES, "links": links, "menu": menu(links),
        "site": library.site, "address": path(place, language), "city_of": partial(city_of, language),
        "w": partial(said_in, language), **said,
    }  # fmt: skip
    return templates.get_template(template).render(known)


def search(clauses: Clauses, names: Names, asked: dict[str, str], language: str) -> dict[str, Any]:
    """Clauses that have the words of `q`, from hit number `from` on; with the first ones the things called so."""
    query = " ".join(asked.get("q", "").split())[:LONGEST]
    digits = asked.get("from", "")
    skip = int(digits) if digits.isdecimal() and len(digits) < 9 else 0
    found = clauses.search(query, skip=skip, most=SHOWN)
    return {
        "title": word("search", language),
        "summary": word("lead-search", language),
        "query": query,
        "short": any(len(each) < 2 for each in query.split()),
        "total": found.total,
        "more": found.more,
        "first": skip + 1,
        "next": skip + SHOWN if found.total > skip + SHOWN else 0,
        "before": max(0, skip - SHOWN) if skip else None,
        "hits": [(hit, pieces(hit.text, hit.marks), anchor(hit.start, hit.end)) for hit in found.hits],
        "things": [(met.place, pieces(met.name, met.marks)) for met in ([] if skip else names.search(query))],
        "whole": found.total if not found.more else 0,
    }


def pieces(text: str, marks: Iterable[tuple[int, int]]) -> list[tuple[str, bool]]:
    """A text piece by piece, and whether a piece is marked.

    >>> pieces("水利局", [(0, 2)])
    [('水利', True), ('局', False)]
    """
    found, at = [], 0
    for start, end in marks:
        found += [(text[at:start], False), (text[start:end], True)]
        at = end
    return [piece for piece in [*found, (text[at:], False)] if piece[0]]


def sparql(library: Library, asked: dict[str, str], language: str) -> dict[str, Any]:
    """The editor, with the query in the address.

    Examples are the named queries; completion comes from what the graph says it holds (VoID).
    """
    queries = examples.queries(library, language)
    settings: dict[str, Any] = {
        "query": asked.get("query", "") or next(each["text"] for each in queries if not each["asked"]),
        "examples": [{"name": each["name"], "text": each["text"]} for each in queries],
        "prefixes": dict(sorted(PREFIXES.items())),
        "classes": used(library, "class"),
        "properties": used(library, "property"),
        "language": language,
    }
    return {
        "title": "SPARQL",
        "summary": word("lead-sparql-live", language),
        "queries": queries,
        "settings": json_text(settings),
        "said": said_of_results(language),
    }


def used(library: Library, kind: str) -> list[str]:
    """The classes or properties that the graph says it holds, our own first."""
    rows = select(library.source, USED % kind)
    found = [row["iri"].value for row in rows if isinstance(row["iri"], ox.NamedNode)]
    return sorted(found, key=lambda iri: not iri.startswith(PREFIXES["kg"]))
