"""The figures of targets and outcomes, each with what makes it comparable."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from kg.compare.cells import Quote
from kg.compare.choice import City
from kg.compare.columnar import Row, Tables

PLAIN = (
    *("city", "city_code", "value", "value_max", "comparator", "bound", "baseline", "deadline", "stretch", "scope"),
)
WHOLE = 100.0
"""Per cent of full cover."""
ROWS = """SELECT coalesce(t.indicator_id, t.indicator) AS thing, t.status, t.kind, t.comparator,
coalesce(t.bound, '') AS bound, t.value, t.value_max, coalesce(t.unit, '') AS unit,
coalesce(t.baseline, '') AS baseline, coalesce(t.deadline, '') AS deadline, t.stretch, coalesce(t.scope, '') AS scope,
coalesce(t.flags, '') AS flags, t.doc, t.start, t."end", t.quote, t.iri, t.city, coalesce(t.city_code, '') AS city_code,
coalesce(u.family, '') AS family, u.factor, coalesce(b.scope, '') AS part, coalesce(b.statistic, '') AS statistic
FROM targets t LEFT JOIN units u ON u.symbol = t.unit LEFT JOIN bases b ON b.iri = t.iri
WHERE t.city IS NOT NULL AND list_contains($cities, coalesce(t.city_code, t.city)) AND ($thing = '' OR thing = $thing)
ORDER BY t.doc, t.start, t."end", t.iri"""


class Mark(NamedTuple):
    """A target on an axis, or one that is left out.

    `value` and `value_max` are as the text has them, in `unit`; `harmonised` and `harmonised_max` in the unit of the
    axis. `baseline` is the period that a change is compared with, `baseline_value` what the city reports for it.
    `outcome` is the latest figure that the city reports, in the unit of the axis, of `period` ("" where it is not
    stated), `verdict` whether it reaches the target (kg.model.VERDICTS, "" where no document says). `rank` is 1 for the
    strictest, None where nothing can be ranked.
    """

    city: str
    city_code: str
    value: float | None
    value_max: float | None
    unit: str
    harmonised: float | None
    harmonised_max: float | None
    kind: str
    comparator: str
    bound: str
    baseline: str
    deadline: str
    stretch: bool
    scope: str
    quote: Quote
    baseline_value: float | None = None
    outcome: float | None = None
    period: str = ""
    verdict: str = ""
    outcome_quote: Quote | None = None
    rank: int | None = None


class Key(NamedTuple):
    """What figures of one axis have in common."""

    kind: str
    family: str
    statistic: str
    scope: str
    baseline: str
    direction: str


class Figure(NamedTuple):
    """A row of the table targets, with what makes it comparable."""

    thing: str
    status: str
    key: Key
    factor: float
    flags: frozenset[str]
    mark: Mark

    @property
    def city(self) -> str:
        """The city's key."""
        return self.mark.city_code or self.mark.city


def figures(tables: Tables, cities: Iterable[City], thing: str) -> list[Figure]:
    """The targets and outcomes of cities; what a document only repeats is left out."""
    given = {"cities": [city.key for city in cities], "thing": thing}
    return [_figure(row) for row in tables.dicts(ROWS, given) if "dedup" not in row["flags"].split()]


def _figure(row: Row) -> Figure:
    """A row with its key. All of a thing is 100 per cent of it."""
    covered = row["kind"] == "cover" and row["unit"] in ("", "%")
    value = WHOLE if covered and row["value"] is None else row["value"]
    unit, family = ("%", "share") if covered else (row["unit"], row["family"])
    kind = "level" if row["kind"] == "cover" else row["kind"]
    convertible = "" if kind == "eliminate" else family if row["factor"] is not None else unit
    key = Key(
        kind,
        convertible,
        row["statistic"],
        row["part"],
        row["baseline"] if kind == "change" else "",
        row["comparator"] if kind == "change" else "",
    )
    quote = Quote(row["doc"], row["start"], row["end"], row["quote"], row["iri"])
    said = {name: row[name] for name in PLAIN}
    mark = Mark(**said, unit=unit, harmonised=value, harmonised_max=row["value_max"], kind=row["kind"], quote=quote)
    flags = frozenset(row["flags"].split())
    return Figure(row["thing"], row["status"], key, row["factor"] or 1.0, flags, mark)
