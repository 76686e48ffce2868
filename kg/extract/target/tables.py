"""Tables of indicators: rows with cells between bars or blanks (| PM2.5浓度 | 微克/立方米 | 38 | 35 | 约束性 |).

Normalising joins blanks, so the cells are read from the raw line. The last column with a figure is the target; columns before
it whose head names an earlier year are what has been reached.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.reading import Reading
from kg.extract.target import cues, lists
from kg.extract.target.found import Found
from kg.text.outline import Clause
from kg.values.numbers import arabic
from kg.values.quantities import Unit

MARK = re.compile("约束性|预期性")
CELL = re.compile(r"[^|\t\n\u3000]+?(?=\s*[|\t\n\u3000]|  +|\s*$)|[^\s|]+")
BARRED = re.compile(r"[^|\t]+")
SPACED = re.compile(r"[^\s\u3000]+")
FIGURE = re.compile(r"^(?P<sign>[≥≤<>＜＞]|不低于|不高于|不少于|大于|小于|>=|<=)?\s*(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)\s*(?P<unit>%|[^\d\s(\[]{1,10})?(?P<after>以上|以下|以内|左右)?(?:[\[(【][^)\]】]*[)\]】])?$")
CHANGE = re.compile(r"^\[?(?P<sign>[-−]|下降|降低|减少|累计下降|增长|提高|增加|\+)\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>%|个百分点)?\]?(?P<after>以上|以下|以内|左右)?$")
YEAR = re.compile(r"(?:19|20)\d{2}")
UNIT_IN_NAME = re.compile(r"[(\[（【]([^()\[\]（）]{1,14})[)\]）】]\s*$")
SIGNS = {"≥": ">=", ">": ">=", "＞": ">=", "不低于": ">=", "不少于": ">=", "大于": ">=", ">=": ">=", "以上": ">=",
         "≤": "<=", "<": "<=", "＜": "<=", "不高于": "<=", "小于": "<=", "<=": "<=", "以下": "<=", "以内": "<=", "左右": "~"}
NAMED = re.compile("[\u4e00-\u9fff]{2}|PM|GDP|COD|AQI")


class Cell(NamedTuple):
    """The words of a cell and their raw offsets."""

    text: str
    start: int
    end: int


def match(reading: Reading) -> list[tuple[int, int, Clause, Found]]:
    """Rows of every table, in offsets of the normalised text."""
    text, raw = reading.text.text, reading.text.raw
    out: list[tuple[int, int, Clause, Found]] = []
    heads: list[Cell] = []
    last = -1
    for start, end in _lines(text):
        first, stop = reading.text.span(start, end)
        cells = list(_cells(raw, first, stop))
        if len(cells) >= 3 and not any(FIGURE.match(c.text) and not YEAR.match(c.text) for c in cells) and any(YEAR.search(c.text) for c in cells):
            heads, last = cells, end
            continue
        if end - last > FAR:
            heads = []
        rows = list(_row(cells, heads))
        if rows:
            last = end
        clause = reading.outline.clause_at(start)
        if clause is None:
            continue
        for cell, found in rows:
            a, b = reading.text.at_raw(cells[0].start if cell.start < cells[0].start else _name_start(cells)), reading.text.at_raw(cell.end)
            out.append((a, max(b, a + 1), clause, found))
    return out


FAR = 400
"""A head row reaches no farther than this below the last row of its table."""


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that may be rows: with two bars, or with 约束性 or 预期性, or heads of a table."""
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line and len(line) < 300 and (line.count("|") >= 2 or line.count("\t") >= 2 or _plain_row(line)):
            yield at, end
        at = end + 1


def _plain_row(line: str) -> bool:
    return len(line) < 90 and (line.endswith(("约束性", "预期性", "属性", "约束", "预期")) or line.startswith(("序号", "指标")))


def _cells(raw: str, start: int, end: int) -> Iterator[Cell]:
    line = raw[start:end]
    pattern = BARRED if "|" in line or "\t" in line else SPACED
    for hit in pattern.finditer(line):
        words = hit[0].strip(" \u3000")
        if words and not set(words) <= set("-:— "):
            at = start + hit.start() + hit[0].index(words)
            yield Cell(words, at, at + len(words))


def _name_start(cells: list[Cell]) -> int:
    return next((c.start for c in cells if NAMED.search(c.text)), cells[0].start)


def _row(cells: list[Cell], heads: list[Cell]) -> Iterator[tuple[Cell, Found]]:
    """Figures of one row. Needs a name, a figure and either a unit, a mark or the head of its table."""
    names = [c for c in cells if NAMED.search(c.text) and not MARK.search(c.text) and not _unit(c.text) and not FIGURE.match(c.text) and not CHANGE.match(c.text)]
    mark = next((MARK.search(c.text) for c in cells if MARK.search(c.text)), None)
    figures = [c for c in cells if c.start > (names[0].start if names else 0) and (FIGURE.match(c.text) or CHANGE.match(c.text))]
    if not names or not figures or not (mark or heads):
        return
    name = names[-1] if len(names) > 1 and names[-1].end <= figures[0].start else names[0]
    inside = UNIT_IN_NAME.search(name.text)
    unit = next((u for c in cells if c not in figures and (u := _unit(c.text))), None) or (_unit(inside[1]) if inside else None)
    label = name.text[: inside.start()] if inside and unit and _unit(inside[1]) else name.text
    years = [m[0] for c in heads if (m := YEAR.search(c.text))]
    for i, cell in enumerate(figures):
        year = years[i - len(figures)] if len(years) >= len(figures) else years[-1] if years and i == len(figures) - 1 else ""
        final = i == len(figures) - 1
        for each in lists.shared(label):
            yield cell, _found(each.strip(), cell.text, unit, year, final, mark[0] if mark else "")


def _unit(words: str) -> Unit | None:
    words = words.replace("μ", "µ").replace("，", "").replace("％", "%")
    plain = re.sub("^[万亿]", "", words)
    return cues.units().forms.get(plain)


def _found(name: str, words: str, unit: Unit | None, year: str, final: bool, mark: str) -> Found:
    change, level = CHANGE.match(words), FIGURE.match(words)
    hit = level or change
    assert hit is not None
    own = _unit(hit["unit"]) if hit["unit"] else None
    symbol = (own or unit or Unit("", "none")).name
    value = arabic(hit["number"])
    common = {"deadline": year, "status": "target" if final else "outcome", "binding": mark, "unit": symbol, "value": value}
    if level is None and change is not None:
        sign = "-" if change["sign"] in "-−下降降低减少累计下降" else "+"
        return Found(0, 0, "table-change", name, "change", sign, bound="min" if change["after"] == "以上" else "exact", **common)  # type: ignore[arg-type]
    assert level is not None
    sign = SIGNS.get(level["sign"] or level["after"] or "", "=")
    if symbol == "%" and re.search("下降|降低|减少|削减", name) and "率" not in name[-2:]:
        return Found(0, 0, "table-change", name, "change", "-", bound="exact", **common)  # type: ignore[arg-type]
    kind = "cover" if symbol == "%" and value == 100 else "level"
    return Found(0, 0, "table-level", name, kind, sign, **common)  # type: ignore[arg-type]
