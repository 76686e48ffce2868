"""The explorer: the facts that filters keep, a page at a time, with their numbers by value, and in other forms.

Facts are read from the tables by SQL of fixed words; what comes from a URL is bound to it as a parameter.
"""

from __future__ import annotations

from math import ceil
from typing import Any, NamedTuple

from kg.errors import QueryError
from kg.export import codebook
from kg.web.cards import Card, Cards
from kg.web.choices import NONE, YEAR, Choices
from kg.web.filters import AIMED, KINDS, SIZES, Amiss, State, Wrong
from kg.web.library import Library, Row
from kg.web.words import word

MOST, MOST_NODES = 20_000, 2_000
"""Facts of one download: rows, and nodes of a graph."""
MOST_OPTIONS = 300
"""Values of a filter that a page offers; those with most facts."""
EXPRESSIONS = {
    "city": f"[coalesce(f.city_code, f.city, '{NONE}')]",
    "indicator": "[f_thing]",
    "type": "[d.type]",
    "year": f"[left(f.deadline, {YEAR})]",
    "issued": f"[left(d.issued, {YEAR})]",
    "flag": "string_split(f.flags, ' ')",
}
"""Filter -> SQL of the values of a fact; `f` is the fact, `d` its document."""
ORDERS = {
    "text": "doc {way}, start {way}",
    "city": "coalesce(city_code, city) {way} NULLS LAST",
    "thing": "f_thing {way} NULLS LAST",
    "deadline": "deadline {way} NULLS LAST",
    "confidence": "confidence {way} NULLS LAST",
    "value": "value {way} NULLS LAST",
}
LAST = 'doc, start, "end", iri'
FACTS = """WITH facts AS MATERIALIZED (SELECT f.*, {thing} AS f_thing, {columns}
FROM {view} f JOIN documents d ON d.doc = f.doc {joined} WHERE {where})"""
COLUMNS = {
    "target": ("city", "indicator", "value", "deadline", "confidence"),
    "outcome": ("city", "indicator", "value", "deadline", "confidence"),
    "measure": ("city", "concept", "deadline", "confidence"),
    "programme": ("city", "programme", "confidence"),
    "duty": ("city", "body", "role", "deadline", "confidence"),
}
"""Kind -> the columns of its table, before the words."""
MANY = {"target": "targets", "outcome": "outcomes", "measure": "measures", "programme": "programmes", "duty": "duties"}
"""Kind -> the word for many."""
ORDERED = {"city": "city", "value": "value", "deadline": "deadline", "confidence": "confidence", "quote": "text"}
"""Column -> the order that its head asks for; those of things are ordered by their thing."""


class Listed(NamedTuple):
    """Facts of a state: those of its page, how many there are, how many pages."""

    rows: list[Row]
    total: int
    pages: int


class Option(NamedTuple):
    """A value that a filter offers: its name, how many facts the other filters leave it, whether it is chosen."""

    value: str
    label: str
    count: int  # type: ignore[assignment]
    chosen: bool


def choices(library: Library) -> Choices:
    """What can be chosen over a library, found out once."""
    if "choices" not in library.kept:
        library.kept["choices"] = Choices(library)
    found: Choices = library.kept["choices"]
    return found


def facts(state: State) -> str:
    """SQL of the facts of a state's kind, with the values of each filter."""
    kind = state.what
    columns = []
    for name in kind.filters:
        told = kind.themes if name == "theme" else EXPRESSIONS[name].replace("f_thing", kind.thing)
        # an empty list, or one of nothing, is that of what has none
        columns.append(f"{some(told)} AS f_{name}")
    view = kind.table.replace("-", "_")
    return FACTS.format(thing=kind.thing, columns=", ".join(columns), view=view, joined=kind.joined, where=kind.where)


def some(values: str) -> str:
    """SQL of a list without what is empty, or of NONE alone."""
    kept = f"[v FOR v IN {values} IF v IS NOT NULL AND v <> '']"
    return f"CASE WHEN coalesce(len({kept}), 0) = 0 THEN ['{NONE}'] ELSE {kept} END"


def conditions(state: State, *, but: str = "") -> str:
    """SQL of what the filters keep, with parameters for their values; one filter may be left out."""
    tests = [f"list_has_any(f_{name}, ${name})" for name in state.values if name != but]
    if state.confidence and but != "confidence":
        tests.append("confidence >= $confidence")
    return " AND ".join(tests) or "TRUE"


def bound(state: State) -> dict[str, Any]:
    """The parameters of the conditions."""
    said: dict[str, Any] = {name: list(values) for name, values in state.values.items()}
    return {**said, "confidence": float(state.confidence)} if state.confidence else said


def order(state: State) -> str:
    """SQL of the order."""
    told = ORDERS[state.sort.lstrip("-")].format(way="DESC" if state.sort.startswith("-") else "ASC")
    return f"{told}, {LAST}"


def count(library: Library, state: State) -> int:
    """How many facts a state keeps."""
    ((n,),) = library.tables.sql(f"{facts(state)} SELECT count(*) FROM facts WHERE {conditions(state)}", bound(state))
    return int(n)


def listed(library: Library, state: State, *, most: int = 0) -> Listed:
    """The facts of a state's page, or the first `most` of all pages.

    Raises:
        Amiss: if there is no such page.
    """
    total = count(library, state)
    pages = max(1, ceil(total / state.size))
    if state.page > pages:
        raise Amiss([Wrong("page", str(state.page), (str(pages),))], state._replace(page=1))
    columns = codebook.TABLES[state.what.table].columns
    named = ", ".join(f'"{column}"' for column in columns)
    text = f"{facts(state)} SELECT {named} FROM facts WHERE {conditions(state)}"
    text += f" ORDER BY {order(state)} LIMIT $most OFFSET $skip"
    window = {"most": most or state.size, "skip": 0 if most else (state.page - 1) * state.size}
    found = library.tables.sql(text, {**bound(state), **window})
    return Listed([dict(zip(columns, row, strict=True)) for row in found], total, pages)


def every(library: Library, state: State, most: int) -> list[Row]:
    """All facts that a state keeps, whatever its page.

    Raises:
        QueryError: if there are more than `most`.
    """
    found = listed(library, state._replace(page=1), most=most)
    if found.total > most:
        raise QueryError(
            f"{found.total} facts are more than the {most} that one download holds",
            cure="choose more filters, take the pages one by one, or use kg export",
        )
    return found.rows


def options(library: Library, state: State, language: str) -> dict[str, list[Option]]:
    """What each filter offers, those of most facts first; counted as the other filters leave them."""
    known = choices(library)
    counted = [
        f"SELECT '{name}' AS name, value, count(*) AS n FROM"
        f" (SELECT unnest(f_{name}) AS value FROM facts WHERE {conditions(state, but=name)}) GROUP BY ALL"
        for name in state.what.filters
    ]
    numbers: dict[str, dict[str, int]] = {name: {} for name in state.what.filters}
    for name, value, n in library.tables.sql(f"{facts(state)} {' UNION ALL '.join(counted)}", bound(state)):
        numbers[name][value] = n
    made = {}
    for name, found in numbers.items():
        kept = state.values.get(name, ())
        values = sorted({*found, *kept}, key=lambda value: rank(name, value, found))
        made[name] = [
            Option(value, known.label(name, value, language), found.get(value, 0), value in kept)
            for value in [*values[:MOST_OPTIONS], *(v for v in values[MOST_OPTIONS:] if v in kept)]
        ]
    return made


def rank(name: str, value: str, numbers: dict[str, int]) -> tuple[object, ...]:
    """Where a value stands: years and cities in their order, others by number; what has none comes last."""
    fixed = name in ("year", "issued", "city")
    return value == NONE, 0 if fixed else -numbers.get(value, 0), value


def view(library: Library, state: State, language: str) -> dict[str, Any]:
    """What the page of a state shows."""
    found = listed(library, state)
    cards = Cards(library.labels, language)
    items: list[tuple[Card, Row]] = [(cards.card(state.what.table, row), row) for row in found.rows]
    first = (state.page - 1) * state.size + 1
    return {
        "title": word("nav-facts", language),
        "summary": word("lead-facts", language),
        "state": state,
        "kinds": [(kind, MANY[kind], state._replace(kind=kind).query(sort="text")) for kind in KINDS],
        "many": MANY[state.kind],
        "filters": options(library, state, language),
        "chips": chips(library, state, language),
        "items": items,
        "total": found.total,
        "first": first,
        "last": first + len(items) - 1,
        "steps": steps(state, found.pages),
        "pages": found.pages,
        "sizes": SIZES,
        "columns": heads(state),
        "whole": found.total <= MOST,
        "nodes": found.total <= MOST_NODES,
        "drawn": state.kind == "target" and 0 < found.total <= MOST,
    }


def steps(state: State, pages: int) -> list[tuple[str, str]]:
    """The pages that one can go to: (word, query)."""
    found = []
    if state.page > 1:
        found += [("first", state.query()), ("before", state.query(page=state.page - 1))]
    if state.page < pages:
        found += [("after", state.query(page=state.page + 1)), ("last", state.query(page=pages))]
    return found


def heads(state: State) -> list[tuple[str, str, str]]:
    """The columns: (word, query that orders by it or "", how it is ordered now)."""
    made = []
    for name in (*COLUMNS[state.kind], "quote"):
        by = ORDERED.get(name, "" if name == "role" else "thing")
        now = {by: "ascending", f"-{by}": "descending"}.get(state.sort, "") if by else ""
        made.append((name, state.query(sort=f"-{by}" if now == "ascending" else by) if by else "", now))
    return made


def chips(library: Library, state: State, language: str) -> list[tuple[str, str, str]]:
    """What is chosen: (filter, name, query without it)."""
    known = choices(library)
    made = [
        (name, known.label(name, value, language), state.with_values(name, set(values) - {value}).query())
        for name, values in state.chosen
        for value in values
    ]
    if state.confidence:
        made.append(("confidence", f"≥ {state.confidence}", state.query(confidence="")))
    return made


__all__ = ["AIMED", "Listed", "Option", "choices", "count", "every", "listed", "options", "view"]
