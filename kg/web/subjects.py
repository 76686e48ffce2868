"""Which facts are about a thing that has a page: the tables and the conditions that choose them, and the things.

A page, its CSV and its Turtle show the same facts because all three ask here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kg.web.cards import CONCEPT
from kg.web.library import Library
from kg.web.links import Place

CITY = "coalesce(city_code, city)"
PROGRAMME = "coalesce(concept, name)"
EVERY = ("targets", "measure-facts", "programme-facts", "duties", "citations", "places")


def _in(column: str, mark: str) -> str:
    """SQL: whether a list that a mark parts has a value."""
    return f"list_contains(string_split({column}, '{mark}'), ?)"


PARTS: Mapping[str, Mapping[str, str]] = {
    "city": dict.fromkeys(EVERY, f"{CITY} = ?"),
    "document": dict.fromkeys(EVERY, "doc = ?"),
    "indicator": {"targets": "indicator_id = ?"},
    "measure": {"measure-facts": "concept = ?", "duties": _in("measure", " ")},
    "programme": {"programme-facts": f"{PROGRAMME} = ?", "measure-facts": _in("programme", ";")},
    "body": {"duties": "body = ?", "measure-facts": _in("body", ";")},
}
"""Kind of thing -> table -> the condition whose one question mark stands for the thing's id."""

THINGS: Mapping[str, str] = {
    "city": "SELECT coalesce(nullif(code, ''), city) AS id FROM readings",
    "indicator": "SELECT indicator_id AS id FROM targets",
    "measure": "SELECT concept AS id FROM measure_facts"
    " UNION ALL SELECT unnest(string_split(measure, ' ')) FROM duties",
    "programme": f"SELECT {PROGRAMME} AS id FROM programme_facts"
    " UNION ALL SELECT unnest(string_split(programme, ';')) FROM measure_facts",
    "body": "SELECT body AS id FROM duties UNION ALL SELECT unnest(string_split(body, ';')) FROM measure_facts",
    "document": "SELECT doc AS id FROM documents",
}
"""Kind of thing -> SQL for the ids of those that facts are about."""


def things(library: Library, kind: str) -> list[str]:
    """The ids of the things of a kind that have a page, in order."""
    found = [row[0] for row in library.sql(f"SELECT DISTINCT id FROM ({THINGS[kind]}) WHERE id <> '' ORDER BY id")]
    return [id for id in found if kind != "measure" or CONCEPT.fullmatch(id)]


def facts(library: Library, place: Place) -> Iterator[tuple[str, dict[str, Any]]]:
    """The facts about a thing, each with the name of its table, in the order of documents and texts."""
    for table, where in PARTS[place.kind].items():
        for row in library.rows(table, where, place.id):
            yield table, row


def count(library: Library, place: Place, table: str) -> int:
    """How many facts of a table are about a thing."""
    where = PARTS[place.kind][table]
    return int(library.sql(f"SELECT count(*) FROM {table.replace('-', '_')} WHERE {where}", place.id)[0][0])
