"""The parts of a picture: what it shows, its marks with the words of documents behind each, its table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from kg.errors import KgError
from kg.visualise.names import LANGUAGES, Name

Spec = dict[str, Any]
"""A Vega-Lite specification."""
Chart = Callable[[str, int], Spec]
"""(language, width in px) -> specification."""
NARROW, WIDE = 360, 860
"""Widths that a page holds a drawing for, in px; papers get WIDE."""


class DrawError(KgError):
    """A picture cannot be drawn as it was asked for."""


class Quote(NamedTuple):
    """Words of a document, half-open code points of its raw text, and what they were said about."""

    about: Name
    doc: str
    start: int
    end: int
    quote: str


class Mark(NamedTuple):
    """Something drawn that stands for facts: how many there are, and the words of the first of them."""

    label: Name
    facts: int
    quotes: tuple[Quote, ...] = ()


class Cell(NamedTuple):
    """A cell of the table behind a picture; `key` is the mark whose words it opens, "" for none."""

    text: Name | str | float | None
    key: str = ""

    def said(self, language: str) -> str:
        """As a reader sees it."""
        if isinstance(self.text, Name):
            return self.text.said(language)
        if isinstance(self.text, float):
            return f"{self.text:.15g}"
        return "" if self.text is None else str(self.text)


class Table(NamedTuple):
    """The table behind a picture: everything that is drawn, for who cannot see it or wants the figures."""

    columns: tuple[Name, ...]
    rows: tuple[tuple[Cell, ...], ...]


NO_TABLE = Table((), ())


class View(NamedTuple):
    """One way to see a picture: an id, what it is called, and its drawing."""

    id: str
    name: Name
    chart: Chart


@dataclass(frozen=True, kw_only=True)
class Sketch:
    """What a picture of a build shows, in both languages.

    Attributes:
        name: of PICTURES.
        title: what it shows.
        alt: the same for who cannot see it, with its main figures.
        source: what it rests on, with the number of documents.
        marks: key -> what is drawn for it. Every mark of a drawing has its key as link.
        table: every mark in a row or cell.
        views: at least one, unless `empty`; the first is that of papers.
        notes: what a reader must know.
        empty: why there is nothing to draw; None where there is.
        net: nodes and edges of a picture that a reader may move about in.
        link: (document, start, end) -> where a page shows these words, "" for nowhere.
    """

    name: str
    title: Name
    alt: Name
    source: Name
    marks: Mapping[str, Mark] = field(default_factory=dict)
    table: Table = NO_TABLE
    views: tuple[View, ...] = ()
    notes: tuple[Name, ...] = ()
    empty: Name | None = None
    net: Mapping[str, Any] | None = None
    link: Callable[[str, int, int], str] = lambda doc, start, end: ""

    def spec(self, language: str = "zh", width: int = WIDE, view: str = "") -> Spec:
        """The Vega-Lite specification of a view, default the first.

        Raises:
            DrawError: if there is nothing to draw, or no such view or language.
        """
        if language not in LANGUAGES:
            raise DrawError(f"pictures do not speak {language!r}", cure=f"choose one of {', '.join(LANGUAGES)}")
        if self.empty or not self.views:
            why = self.empty.said(language) if self.empty else "nothing to draw"
            raise DrawError(f"{self.name}: {why}", cure="choose other cities or filters, or write the page (.html)")
        found = [each for each in self.views if each.id == (view or self.views[0].id)]
        if not found:
            raise DrawError(f"{self.name} has no view {view!r}", cure=", ".join(v.id for v in self.views))
        return found[0].chart(language, width)
