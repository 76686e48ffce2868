"""Tables that split goals among places: a row a county, a column an indicator (| 某区 | 48 | 70.5 |)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.reading import Reading
from kg.extract.target import cues
from kg.extract.target.dating import issued
from kg.extract.target.found import Found
from kg.extract.target.phrases import lists
from kg.extract.target.rules.tables import (
    FIGURE,
    LEAD,
    UNIT_ABOVE,
    UNIT_IN_NAME,
    Cell,
    clause_of,
    found_in,
    rows_of,
    unit_of,
)
from kg.text.allotted import headed_by_places
from kg.text.columns import column
from kg.text.outline import Clause
from kg.values.quantities import Unit

NAME = re.compile(r"[\u4e00-\u9fff()、]{2,14}")
TOTALS = ("合计", "全市", "总计", "小计", "全县", "全区", "平均", "全市合计", "全市平均")
"""Rows of the city itself."""
PARTED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
"""The blank in 1 120."""
YEAR = re.compile(r"((?:19|20)\d{2})年?(?!\d)")


def match(reading: Reading) -> list[tuple[int, int, Clause, Found]]:
    """Rows of every table that is headed by places and indicators, in offsets of the normalised text."""
    out: list[tuple[int, int, Clause, Found]] = []
    heads: list[Cell] = []
    year, unit, title = "", None, reading.document.title
    status = "target" if reading.document.type in ("plan", "other", "press-notice") else "outcome"
    for cells in rows_of(reading):
        if head := next((some for some in (cells, cells[1:]) if headed_by_places([cell.text for cell in some])), None):
            heads = _unnumbered(head)  # its title may have run into the line of the head
            year, unit = _above(reading.text.text, head[0].start)
            year = year or issued.annual(title) or str(issued.title_year(title) or "")
            continue
        own = _unnumbered(_filled(cells, reading.text.text))
        if not own or not NAME.fullmatch(own[0].text):
            heads = []
        if not heads or len(own) != len(heads):
            continue  # a cell was cut in two or is not there: whose figures follow is not known
        for cell, found in _row(own, heads, unit):
            found = found._replace(status=status, deadline=found.deadline or year or None)
            out.append((own[0].start, cell.end, clause_of(reading, own[0].start, cell.end), found))
    return out


def _filled(cells: list[Cell], text: str) -> list[Cell]:
    """The cells of a row between bars, also those that are empty."""
    start, out = cells[0].start, list[Cell]()
    stop = text.find("\n", cells[-1].end)
    line = text[start : stop if stop >= 0 else len(text)].rstrip().removesuffix("|")
    for words in line.split("|") if "|" in line else []:
        bare = words.strip()
        at = start + (words.index(bare) if bare else 0)
        out.append(Cell(bare, at, at + len(bare)))
        start += len(words) + 1
    return out if len(out) > len(cells) else cells


def _unnumbered(cells: list[Cell]) -> list[Cell]:
    """The cells of a row without the number before it, or of its head without 序号."""
    return cells[1:] if cells[0].text.strip(".、").isdigit() or column(cells[0].text) == "serial" else cells


def _above(text: str, at: int) -> tuple[str, Unit | None]:
    """The year and the unit that stand above a head, as far as they do."""
    lines = text[max(0, at - LEAD) : at]
    years, units = YEAR.findall(lines), UNIT_ABOVE.findall(lines)
    return (years[-1] if years else ""), (unit_of(units[-1]) if units else None)


def _row(cells: list[Cell], heads: list[Cell], above: Unit | None) -> Iterator[tuple[Cell, Found]]:
    """The figures of one place, each with the indicator at the head of its column."""
    scope = "" if cells[0].text in TOTALS else cells[0].text
    for head, cell in zip(heads[1:], cells[1:], strict=True):
        inside = UNIT_IN_NAME.search(head.text)
        unit = unit_of(inside[1]) if inside else None
        label = head.text[: inside.start()] if inside and unit else head.text
        year = YEAR.match(label)
        label = label[year.end() :] if year else label
        words = PARTED.sub("", cell.text)
        if FIGURE.match(words) and (unit or lists.is_indicator(label)):
            found = found_in(label, words, unit or above, year[1] if year else "", True, "")
            kind = "count" if cues.search("deed").match(label) else found.kind
            yield cell, found._replace(rule="table-of-places", scope=scope, kind=kind)
