"""The rows of a query as a page shows them, with links to the words they come from."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg.export.cells import guarded
from kg.graph.remote import read
from kg.graph.source import select
from kg.query import Result, Term, collect, plain
from kg.vocabulary import PREFIXES
from kg.web.mentions import HAN
from kg.web.scripts import json_text
from kg.web.words import table as words_of

if TYPE_CHECKING:
    from kg.graph.source import Source
    from kg.web.library import Library
    from kg.web.links import Links

SHOWN = 300
"""Rows on a page; the CSV has all."""
MARK = "\ufeff"
WHERE = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
SELECT ?doc ?quote (MIN(?s) AS ?start) (MIN(?e) AS ?end) WHERE {
  VALUES (?doc ?quote) { %s }
  ?words oa:exact ?quote .
  ?evidence oa:hasSelector ?words , ?at .
  ?at oa:start ?s ; oa:end ?e .
  ?fact kg:evidence ?evidence ; kg:document/dcterms:identifier ?doc .
}
GROUP BY ?doc ?quote
"""
CLAUSES = """
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>
SELECT ?doc ?start ?end WHERE {
  VALUES (?doc ?start) { %s }
  ?clause a kg:Clause ; kg:start ?start ; kg:end ?end ; kg:document/dcterms:identifier ?doc .
}
"""
Key = tuple[str, str]
Where = dict[Key, tuple[int, int]]


class Cell(NamedTuple):
    """A cell: its text, where it leads ("" for nowhere), whether it is Chinese, whether a number."""

    text: str
    href: str = ""
    zh: bool = False
    number: bool = False


class Wanted(Exception):
    """A page cannot be made before a query is answered: by the processes for queries, within their limits."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Given(NamedTuple):
    """What came of a query that a page wanted: SPARQL results in JSON, or the words of who refused it."""

    results: bytes = b""
    refused: str = ""

    def result(self) -> Result:
        """The rows."""
        return collect(read(self.results, "application/sparql-results+json"))


class Answer(NamedTuple):
    """What a page shows of a result."""

    columns: tuple[str, ...]
    rows: list[list[Cell]]
    total: int


def answer(library: Library, links: Links, found: Result) -> Answer:
    """Rows with links to the words."""
    shown = [dict(zip(found.columns, row, strict=True)) for row in found.terms[:SHOWN]]
    known = places(library.source, shown)
    rows = [[cell(name, row, known, links) for name in found.columns] for row in shown]
    return Answer(found.columns, rows, len(found.terms))


def cell(name: str, row: dict[str, Term | None], known: Where, links: Links) -> Cell:
    """A cell; documents and quotes lead to where they stand."""
    term = row[name]
    value = plain(term)
    text = "" if value is None or value is False else f"{value:.15g}" if isinstance(value, float) else str(value)
    if value is True:
        text = "✓"
    number = isinstance(value, int | float) and not isinstance(value, bool)
    href = ""
    if name.endswith("doc") and text:
        href = links.document(text)
    elif name.endswith(("quote", "clause")) and text:
        prefix = name.removesuffix("quote").removesuffix("clause")
        doc = str(plain(row.get(prefix + "doc")) or "")
        start, end = plain(row.get(prefix + "start")), plain(row.get(prefix + "end"))
        at = (start, end) if isinstance(start, int) and isinstance(end, int) else known.get((doc, text))
        at = at or known.get((doc, str(start)))
        if doc and at:
            href = links.document(doc, *at)
        elif doc:
            href = links.document(doc)
    return Cell(text, href, bool(HAN.search(text)), number)


def places(source: Source, rows: list[dict[str, Term | None]]) -> Where:
    """Where the quotes and clauses of rows stand: start and end in the text of their document."""
    quotes, starts = set(), set()
    for row in rows:
        for name, term in row.items():
            if name.endswith("quote") and isinstance(term, ox.Literal):
                doc = row.get(name.removesuffix("quote") + "doc")
                if isinstance(doc, ox.Literal):
                    quotes.add(f"({doc} {term})")
            elif name == "start" and isinstance(term, ox.Literal) and isinstance(row.get("doc"), ox.Literal):
                starts.add(f"({row['doc']} {term})")
    found: Where = {}
    for asked, text, key in ((quotes, WHERE, "quote"), (starts, CLAUSES, "start")):
        if asked:
            for each in select(source, text % " ".join(sorted(asked))):
                first, last = plain(each["start"]), plain(each["end"])
                if isinstance(first, int) and isinstance(last, int):
                    found[str(plain(each["doc"])), str(plain(each[key]))] = first, last
    return found


def table(found: Result) -> bytes:
    """A whole result as CSV that a spreadsheet opens and does not run."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink)
    writer.writerow(found.columns)
    writer.writerows(_guarded(row) for row in found.rows)
    return (MARK + sink.getvalue()).encode()


def _guarded(row: Iterable[object]) -> Iterator[object]:
    for value in row:
        yield "" if value is None else guarded(value) if isinstance(value, str) else value


def said_of_results(language: str) -> str:
    """The words that results.js needs, as JSON for a page."""
    head = "asking-"
    said = {key.removeprefix(head): words for key, words in words_of(language).items() if key.startswith(head)}
    return json_text({**said, "prefixes": dict(PREFIXES)})
