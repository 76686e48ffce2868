"""What the page of a document shows: its text with every fact at its place, and each fact in full."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from kg.export.tables import document as row_of
from kg.export.tables import of_plan
from kg.model import Document, Plan
from kg.web import labels as names
from kg.web import marks
from kg.web.cards import KINDS, TABLES, Card, Cards
from kg.web.library import Library
from kg.web.links import PART, Place, anchor, web
from kg.web.words import word


class City(NamedTuple):
    """A city with its page's id and its name in the page's language."""

    id: str
    label: str


def cards(library: Library, plan: Plan, language: str) -> list[Card]:
    """Every fact of a document, in the order of the text; longer ones first where several begin at one place."""
    maker = Cards(library.labels, language)
    found = [maker.card(table, row) for table, rows in of_plan(plan) if table in TABLES for row in rows]
    return sorted(found, key=lambda card: (card.start, -card.end, KINDS.index(card.kind), card.iri))


def described(library: Library, document: Document, language: str) -> dict[str, Any]:
    """A document's own data, in words; `url` only where its source is one of the web."""
    code = library.labels.code
    return {
        **row_of(document),
        "id": document.id,
        "title": document.title or document.id,
        "type": code("document-type", document.type, language),
        "exercise": document.exercise,
        "cities": [City(city.code or city.name, names.city(city, language)) for city in document.cities],
        "flags": [code("flag", flag, language) for flag in document.flags],
        "url": web(document.source),
    }


def view(library: Library, place: Place, language: str) -> dict[str, Any]:
    """One page of a document.

    Raises:
        QueryError: if there is no such document or part.
    """
    plan = library.plan(place.id)
    first, last = place.part * PART, min(len(plan.raw), (place.part + 1) * PART)
    shown = [card for card in cards(library, plan, language) if first <= card.start < max(last, 1)]
    heads = [each for each in plan.sections if first <= each.evidence.start < last]
    spans = [marks.Span(card.start, card.end, card.kind, number) for number, card in enumerate(shown)]
    spans += [marks.Span(each.evidence.start, each.evidence.end, marks.SECTION, -1) for each in heads]
    begin, stop = marks.window(plan.raw, first, last) if place.part or last < len(plan.raw) else (0, len(plan.raw))
    count = Counter(card.kind for card in shown)
    document = described(library, plan.document, language)
    return {
        "title": document["title"],
        "summary": word("summary-document", language, n=len(shown)),
        "document": document,
        "whole": Place("document", place.id),
        "parts": parts(len(plan.raw), place.part),
        "kinds": [{"kind": kind, "label": word(kind, language), "count": count[kind]} for kind in KINDS if count[kind]],
        "sections": [
            {
                "level": min(section.level, 4),
                "number": section.number,
                "title": section.title,
                "anchor": anchor(section.evidence.start, section.evidence.end),
            }
            for section in heads
        ],
        "first": first,
        "last": last,
        "lines": marks.lines(plan.raw, spans, begin, stop),
        "cards": shown,
    }


def parts(length: int, here: int) -> list[dict[str, Any]]:
    """The pages of a long text; none of a short one.

    >>> [(part["first"], part["last"], part["here"]) for part in parts(120_000, 1)]
    [(0, 50000, False), (50000, 100000, True), (100000, 120000, False)]
    """
    count = pages(length)
    return [
        {"number": n, "first": n * PART, "last": min(length, (n + 1) * PART), "here": n == here} for n in range(count)
    ] * (count > 1)


def pages(length: int) -> int:
    """How many pages a text takes."""
    return max(1, -(-length // PART))
