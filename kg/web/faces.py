"""What the pages show that are about everything at once: comparison, targets, pictures, search, SPARQL, downloads."""

from __future__ import annotations

from typing import Any

from kg.compare.cells import STATES
from kg.compare.shared import BY, SPREADS, Comparison
from kg.compare.shared import compare as compared
from kg.compare.similarity import similarities
from kg.compare.targets import Axis, side_by_side
from kg.errors import QueryError
from kg.export import codebook
from kg.model import Place as Division
from kg.web import drawn, examples
from kg.web import labels as names
from kg.web.cards import number, unit
from kg.web.documents import City
from kg.web.library import Library
from kg.web.links import Place
from kg.web.scripts import json_text
from kg.web.subjects import things
from kg.web.words import word

MOST_CITIES = 30
"""Columns of the matrix; the CSV has all."""
MOST_ROWS = 400
KEYS = dict(zip(STATES, ("present", "absent", "not-found", "no-document"), strict=True))
PAGES = {"measure": "measure", "target": "indicator", "programme": "programme", "body": "body"}
"""What is compared -> the kind of page that its things have."""


def compare(library: Library, place: Place, language: str) -> dict[str, Any]:
    """What cities share and what only one of them has, by one of BY.

    Raises:
        QueryError: if there is no such comparison.
    """
    by = place.id or BY[0]
    if by not in BY:
        raise QueryError(f"cities cannot be compared by {by!r}", cure=f"choose one of {', '.join(BY)}")
    found = compared(library.tables, by=by)
    cities = [_city(city.code, city.name, language) for city in found.cities]
    return {
        "title": word("compare-title", language, by=word(f"by-{by}", language)),
        "summary": word("lead-compare", language),
        "by": by,
        "ways": BY,
        "cities": cities[:MOST_CITIES],
        "left_out": max(0, len(cities) - MOST_CITIES),
        "spreads": [spread(found, each, language, *known(library, by)) for each in SPREADS],
        "states": [(KEYS[state], word(f"state-{KEYS[state]}", language)) for state in STATES],
        "pairs": pairs(found, cities),
        "notes": [note.split(" / ")[-1 if language == "en" else 0] for note in found.notes],
    }


def known(library: Library, by: str) -> tuple[str, frozenset[str]]:
    """The kind of page that things of a comparison may have, and the ids that do: bodies are compared as offices."""
    kind = PAGES.get(by, "")
    if kind and ("ids", kind) not in library.kept:
        library.kept["ids", kind] = frozenset(things(library, kind))
    return kind, library.kept.get(("ids", kind), frozenset())


def spread(found: Comparison, each: str, language: str, page: str, ids: frozenset[str]) -> dict[str, Any]:
    """The things that all, some or one of the cities speak of, with their cells."""
    rows = [row for row in found.rows if row.spread == each]
    shown = [
        {
            "id": row.thing.id,
            "label": (row.thing.label_en if language == "en" else "") or row.thing.label,
            "zh": language == "zh" or not row.thing.label_en,
            "theme": row.thing.theme_en if language == "en" else row.thing.theme,
            "page": page if row.thing.id in ids else "",
            "why": row.why,
            "cells": [(KEYS[cell.state], cell.count, cell.quotes[:1]) for cell in row.cells[:MOST_CITIES]],
        }
        for row in rows[:MOST_ROWS]
    ]
    return {"spread": each, "rows": shown, "total": len(rows)}


def pairs(found: Comparison, cities: list[City]) -> list[dict[str, Any]]:
    """How alike the cities are, most alike first."""
    by_key = {city.id: city for city in cities}
    every: list[dict[str, Any]] = [
        {"one": by_key[pair.one], "other": by_key[pair.other], "weighted": f"{pair.weighted:.2f}",
         "jaccard": f"{pair.jaccard:.2f}", "shared": pair.shared}
        for pair in similarities(found)
    ]  # fmt: skip
    every.sort(key=lambda each: (-float(each["weighted"]), each["one"].id, each["other"].id))
    return every[:60]


def targets(library: Library, place: Place, language: str) -> dict[str, Any]:
    """Targets of the same indicator, kind of figure and scope, side by side."""
    axes = side_by_side(library.tables)
    return {
        "title": word("nav-targets", language),
        "summary": word("lead-targets", language),
        "axes": [axis(each, library, language) for each in axes],
    }


def axis(each: Axis, library: Library, language: str) -> dict[str, Any]:
    """One axis: its marks with their places on it from 0 to 100, and what cannot be compared."""
    values = [mark.harmonised for mark in each.marks if mark.harmonised is not None]
    values += [mark.outcome for mark in each.marks if mark.outcome is not None]
    low, high = (min(values), max(values)) if values else (0.0, 0.0)
    gap = (high - low) or 1.0

    def at(value: float | None) -> float | None:
        return None if value is None else round(4 + 92 * (value - low) / gap, 2)

    return {
        "id": each.indicator.id,
        "label": (each.indicator.label_en if language == "en" else "") or each.indicator.label,
        "spread": high > low,
        "known": each.indicator.id in known(library, "target")[1],
        "unit": unit(each.unit),
        "kind": library.labels.code("kind", each.kind, language),
        "scope": each.scope,
        "better": word(each.better, language) if each.better in ("lower", "higher") else "",
        "marks": [
            {
                "mark": mark,
                "city": _city(mark.city_code, mark.city, language),
                "at": at(mark.harmonised),
                "outcome_at": at(mark.outcome),
                "value": "" if mark.harmonised is None else number(mark.harmonised),
                "outcome": "" if mark.outcome is None else number(mark.outcome),
                "sign": {"<=": "≤", ">=": "≥", "~": "≈", "-": "↓", "+": "↑"}.get(mark.comparator, "="),
            }
            for mark in each.marks
        ],
        "left_out": [(_city(mark.city_code, mark.city, language), mark, reason) for mark, reason in each.left_out],
    }


def pictures(library: Library, place: Place, language: str) -> dict[str, Any]:
    """Every picture with its table."""
    return {
        "title": word("nav-pictures", language),
        "summary": word("lead-pictures", language),
        "pictures": drawn.shown(library, language),
    }


def search(library: Library, place: Place, language: str) -> dict[str, Any]:
    """The search page; its script does the rest."""
    return {
        "title": word("search", language),
        "summary": word("lead-search", language),
        "said": _said(language, "find-"),
    }


def sparql(library: Library, place: Place, language: str) -> dict[str, Any]:
    """The page that answers SPARQL by itself, with the named queries as examples."""
    queries = examples.queries(library, language)
    return {
        "title": "SPARQL",
        "summary": word("lead-sparql", language),
        "queries": queries,
        "texts": json_text({query["name"]: query["text"] for query in queries}),
        "said": _said(language, "ask-"),
    }


def downloads(library: Library, place: Place, language: str) -> dict[str, Any]:
    """Whole tables with what their columns mean, and the graph."""
    tables = [
        {
            "name": name,
            "says": getattr(table, language),
            "rows": library.sql(f"SELECT count(*) FROM {name.replace('-', '_')}")[0][0],
            "columns": [(column, getattr(told, language)) for column, told in codebook.columns(name).items()],
        }
        for name, table in codebook.TABLES.items()
    ]
    return {"title": word("nav-downloads", language), "summary": word("lead-downloads", language), "tables": tables}


def about(library: Library, place: Place, language: str) -> dict[str, Any]:
    """What this is, how it was made, and what it cannot do."""
    rated = library.sql("SELECT count(*) FILTER (confidence IS NOT NULL), avg(confidence) FROM targets")[0]
    return {
        "title": word("about-title", language),
        "summary": word("lead-about", language),
        "made_with": library.site.made_with,
        "rated": rated[0],
        "documents": len(library.documents),
    }


def _city(code: str, name: str, language: str) -> City:
    return City(code or name, names.city(Division(code, name), language))


def _said(language: str, head: str) -> str:
    """The words that a script needs, as JSON for a page."""
    from kg.web.words import table

    return json_text({key.removeprefix(head): said for key, said in table(language).items() if key.startswith(head)})
