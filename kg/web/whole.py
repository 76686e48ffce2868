"""What the pages about everything at once hold, in other forms: comparisons, targets side by side, pictures, hits."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from kg.compare.records import AXIS_COLUMNS, of_axes
from kg.compare.shared import BY
from kg.compare.targets import side_by_side
from kg.errors import QueryError
from kg.export.cells import cell
from kg.graph import iris
from kg.query import prepare
from kg.visualise import PICTURES
from kg.web import beside, explorer, forms, patterns
from kg.web.answers import MARK
from kg.web.choices import NONE
from kg.web.filters import State
from kg.web.links import FORMS, LANGUAGES
from kg.web.replies import Refusal

if TYPE_CHECKING:
    from kg.visualise.picture import Picture
    from kg.web.clauses import Clauses, Hit
    from kg.web.library import Library

COMPARED = {f"downloads/compare-{by}.{form}": by for by in BY for form in FORMS}
AIMED = frozenset(f"downloads/targets.{form}" for form in FORMS)
DRAWN = {f"{language}/pictures-{name}.{form}": name for language in LANGUAGES for name in PICTURES for form in FORMS}
"""Path -> picture; its table has the words of a language."""
SHOWS = {"targets": "target", "timeline": "target", "duties": "duty"}
"""Picture -> the facts that it is drawn from; of the others the comparison of measures."""
FOUND = frozenset(f"downloads/search.{form}" for form in FORMS)
HIT = ("doc", "title", "cities", "issued", "start", "end", "clause")
MOST_HITS = 20_000


class Whole:
    """Makes these forms for one library. `clauses` and `picture` give the text and a picture in a language."""

    def __init__(
        self, library: Library, clauses: Callable[[], Clauses], picture: Callable[[str, str], Picture]
    ) -> None:
        self.library, self.clauses, self.picture = library, clauses, picture

    def made(self, at: str, asked: dict[str, str]) -> tuple[str, bytes] | None:
        """What is at a path, None for nothing.

        Raises:
            Refusal: where it is more than a download holds.
        """
        form = at.rpartition(".")[2]
        try:
            if at in COMPARED:
                return form, self.compared(COMPARED[at], form)
            if at in AIMED:
                return form, self.targets(form)
            if at in DRAWN:
                return form, self.drawn(DRAWN[at], at.partition("/")[0], form)
            return (form, self.found(asked.get("q", ""), form)) if at in FOUND else None
        except QueryError as error:
            raise Refusal("txt", f"{error}\n".encode()) from error

    def compared(self, by: str, form: str) -> bytes:
        """The comparison of all cities."""
        cities = tuple(id for id in explorer.choices(self.library).of("city") if id != NONE)
        return beside.written(self.library, beside.Chosen(cities, by), form)

    def targets(self, form: str) -> bytes:
        """Targets side by side, and what cannot stand there."""
        if form == "csv":
            records = of_axes(side_by_side(self.library.tables))
            return table(AXIS_COLUMNS, ([record.get(name) for name in AXIS_COLUMNS] for record in records))
        if form == "json":
            said = {"sparql": patterns.behind(State()), "targets": of_axes(side_by_side(self.library.tables))}
            return forms.json_of(self.library, said)
        return self.facts("target", form, "targets")

    def facts(self, kind: str, form: str, about: str) -> bytes:
        """The facts of a kind as a graph, or the query for them."""
        if form == "rq":
            return (forms.noted(self.library, about) + patterns.behind(State(kind))).encode()
        rows = explorer.every(self.library, State(kind), explorer.MOST_NODES)
        return forms.turtle_of(self.library, [row["iri"] for row in rows], about)

    def drawn(self, name: str, language: str, form: str) -> bytes:
        """The table behind a picture; the facts that it is drawn from, or the query for them."""
        if form in ("ttl", "rq"):
            kind = SHOWS.get(name, "")
            return self.facts(kind, form, f"pictures-{name}") if kind else self.compared(BY[0], form)
        shown = self.picture(name, language)
        columns = [column.said(language) for column in shown.table.columns]
        rows = [[each.said(language) for each in row] for row in shown.table.rows]
        if form == "csv":
            return table(columns, rows)
        said: dict[str, Any] = {"title": shown.title.said(language), "columns": columns, "rows": rows}
        return forms.json_of(self.library, {**said, "sparql": self.drawn(name, language, "rq").decode()})

    def found(self, words: str, form: str) -> bytes:
        """The clauses that have some words."""
        if not words.strip():
            raise QueryError("there are no words to look for", cure="ask with ?q=…")
        query = prepare("search", {"words": words}, self.library.source)[0]
        about = f"search?q={words}"
        if form == "rq":
            return (forms.noted(self.library, about) + query).encode()
        most = explorer.MOST_NODES if form == "ttl" else MOST_HITS
        found = self.clauses().search(words, most=most)
        if found.more or found.total > most:
            raise QueryError(f"more than {most} clauses have these words", cure="take more words, or kg query search")
        if form == "ttl":
            return forms.turtle_of(self.library, map(clause, found.hits), about)
        rows = list(map(row_of, found.hits))
        if form == "csv":
            return table(HIT, rows)
        hits = [dict(zip(HIT, row, strict=True)) for row in rows]
        return forms.json_of(self.library, {"words": words, "sparql": query, "hits": hits})


def clause(hit: Hit) -> str:
    """The node of a clause."""
    return iris.mint("clause", hit.document.id, str(hit.start), str(hit.end))


def row_of(hit: Hit) -> list[object]:
    """A hit as a row of HIT."""
    document = hit.document
    return [document.id, document.title, " ".join(document.cities), document.issued, hit.start, hit.end, hit.text]


def table(columns: Sequence[str], rows: Iterable[Iterable[object]]) -> bytes:
    """Rows as CSV that a spreadsheet opens and does not run."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink)
    writer.writerow(columns)
    writer.writerows([cell(value, raw=False) for value in row] for row in rows)
    return (MARK + sink.getvalue()).encode()
