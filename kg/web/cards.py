"""A fact as a page shows it: its kind, name, figure, words, and what else is said of it, from a row of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from kg.web.labels import Labels
from kg.web.links import Place, fact_anchor
from kg.web.words import word

Row = Mapping[str, Any]

TABLES = {
    "targets": "target",
    "measure-facts": "measure",
    "programme-facts": "programme",
    "duties": "duty",
    "citations": "citation",
    "places": "place",
}
"""Table of single facts -> kind of fact; outcomes stand among the targets."""
KINDS = ("target", "outcome", "measure", "programme", "duty", "citation", "place")
CONCEPT = re.compile(r"[a-z0-9][a-z0-9-]*")
"""The id of a concept; a duty may be tied to the words of a matter instead."""
SIGNS = {"<=": "≤", ">=": "≥", "=": "=", "~": "≈", "-": "↓", "+": "↑"}
BOUNDS = {"min": "≥", "max": "≤"}
UNITS = (("m3", "m³"), ("m2", "m²"), ("km2", "km²"))


class Field(NamedTuple):
    """One thing said of a fact: what it is, its words (`zh`: Chinese whatever the page), the page it has, if any."""

    name: str
    text: str
    page: Place | None = None
    zh: bool = False


class Card(NamedTuple):
    """A fact: `title` with the page of what it is about, `figure` for targets, the words and where they stand."""

    kind: str
    kind_label: str
    title: str
    zh: bool
    page: Place | None
    figure: str
    doc: str
    start: int
    end: int
    quote: str
    iri: str
    fields: tuple[Field, ...]

    @property
    def anchor(self) -> str:
        """Its anchor on its document's page."""
        return fact_anchor(self.iri) if self.iri else f"f-{self.start}-{self.end}"


def kind_of(table: str, row: Row) -> str:
    """The kind of a fact."""
    return str(row["status"]) if table == "targets" else TABLES[table]


def number(value: float) -> str:
    """A figure as a person writes it.

    >>> number(43.0), number(0.65), number(1200000.0)
    ('43', '0.65', '1200000')
    """
    return f"{value:.15g}"


def unit(text: str) -> str:
    """A unit with its powers raised.

    >>> unit("µg/m3")
    'µg/m³'
    """
    for plain, raised in UNITS:
        if text == plain or text.endswith("/" + plain) or text.startswith(plain + "/"):
            return text.replace(plain, raised)
    return text


def figure(row: Row, language: str) -> str:
    """Comparator, value and unit of a target.

    >>> figure({"comparator": "<=", "value": 43.0, "value_max": None, "unit": "µg/m3", "bound": None}, "en")
    '≤ 43 µg/m³'
    >>> figure({"comparator": "-", "value": 3.0, "value_max": None, "unit": "%", "bound": "min"}, "en")
    '↓ ≥ 3%'
    >>> figure({"comparator": "=", "value": None, "value_max": None, "unit": None, "bound": None}, "en")
    'in full'
    """
    if row["value"] is None:
        unsaid = {"=": "in-full", "~": "in-large"}.get(row["comparator"])
        return word(unsaid, language) if unsaid else SIGNS.get(row["comparator"], "")
    value = number(row["value"])
    if row["value_max"] is not None:
        value += "–" + number(row["value_max"])
    printed = unit(row["unit"] or "")
    gap = "" if printed in ("", "%", "‰", "℃") or (not printed[0].isascii() and printed[0] not in "µ") else " "
    sign = " ".join(filter(None, (SIGNS.get(row["comparator"], ""), BOUNDS.get(row["bound"] or "", ""))))
    return f"{sign} {value}{gap}{printed}".strip()


class Cards:
    """Makes cards in one language."""

    def __init__(self, labels: Labels, language: str) -> None:
        self.labels, self.language = labels, language

    def card(self, table: str, row: Row) -> Card:
        """The card of a row."""
        kind = kind_of(table, row)
        title, page = self._title(table, row)
        zh = page is None or page.kind in ("programme", "body")
        return Card(
            kind,
            word(kind, self.language),
            title,
            zh,
            page,
            figure(row, self.language) if table == "targets" else "",
            row["doc"],
            row["start"],
            row["end"],
            row["quote"],
            row.get("iri") or "",
            tuple(self._fields(table, row)),
        )

    def _title(self, table: str, row: Row) -> tuple[str, Place | None]:
        if table == "targets":
            id = row["indicator_id"]
            return (self._label("indicator", id), Place("indicator", id)) if id else (row["indicator"], None)
        if table == "measure-facts":
            id = row["concept"]
            return (self._label("measure", id), Place("measure", id)) if id else (row["label"], None)
        if table == "programme-facts":
            return row["name"], Place("programme", programme_key(row))
        if table == "duties":
            return row["body"], Place("body", row["body"])
        return (row["title"] if table == "citations" else row["place"]) or "", None

    def _label(self, scheme: str, id: str) -> str:
        return self.labels.label(scheme, id, self.language)

    def _fields(self, table: str, row: Row) -> Iterator[Field]:
        say = self._say
        if row["city"]:
            yield say("city", row["city"], Place("city", row.get("city_code") or row["city"]), zh=True)
        makers = {"targets": self._target, "measure-facts": self._measure, "duties": self._duty}
        if table in makers:
            yield from makers[table](row)
        elif table == "programme-facts":
            yield say("type", self.labels.code("programme-type", row["type"], self.language))
        for name in ("number", "code", "section"):
            if row.get(name):
                yield say(name, row[name], zh=True)
        if row.get("rule"):
            yield say("rule", row["rule"])
        if row.get("confidence") is not None:
            yield say("confidence", f"{row['confidence']:.2f}")

    def _say(self, name: str, text: str, page: Place | None = None, *, zh: bool = False) -> Field:
        return Field(word(name, self.language), text, page, zh)

    def _target(self, row: Row) -> Iterator[Field]:
        say, code = self._say, self.labels.code
        if row["indicator_id"]:
            yield say("printed-indicator", row["indicator"], zh=True)
        for name in ("kind", "comparator"):
            if row[name]:
                yield say(name, code(name, row[name], self.language))
        if row["bound"]:
            yield say("bound", code("bound", row["bound"], self.language))
        for name in ("deadline", "baseline", "scope"):
            if row[name]:
                yield say(name, row[name], zh=True)
        if row["bindingness"]:
            yield say("bindingness", code("bindingness", row["bindingness"], self.language))
        if row["stretch"]:
            yield say("ambition", code("ambition", "stretch", self.language))
        for flag in (row["flags"] or "").split():
            yield say("flag", code("flag", flag, self.language))

    def _measure(self, row: Row) -> Iterator[Field]:
        if not row["concept"]:
            yield self._say("concept", word("no-concept", self.language))
        for name in ("verb", "object", "deadline"):
            if row[name]:
                yield self._say(name, row[name], zh=True)
        for id in (row["instrument"] or "").split():
            yield self._say("instrument", self._label("instrument", id))
        for body in filter(None, (row["body"] or "").split(";")):
            yield self._say("body", body, Place("body", body), zh=True)
        for id in filter(None, (row["programme"] or "").split(";")):
            known = self.labels.concept("programme", id)
            yield self._say("programme", known.label("zh"), Place("programme", id), zh=True)

    def _duty(self, row: Row) -> Iterator[Field]:
        yield self._say("role", self.labels.code("role", row["role"], self.language))
        yield self._say("mention", row["mention"], zh=True)
        for id in (row["measure"] or "").split():
            page = Place("measure", id) if CONCEPT.fullmatch(id) else None
            yield self._say("matter", self._label("measure", id), page, zh=page is None)
        if row["deadline"]:
            yield self._say("deadline", row["deadline"])


def programme_key(row: Row) -> str:
    """What a programme's page is called by: its concept, or its name."""
    return str(row["concept"] or row["name"])
