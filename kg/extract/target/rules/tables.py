"""Tables of indicators: rows with cells between bars or blanks (| PM2.5浓度 | 微克/立方米 | 38 | 35 | 约束性 |).

Normalising joins blanks, so cells between blanks are read from the raw line. The last column with a figure is the
target, and so is one before it whose year was still to come; the others are what has been reached.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from kg.extract.reading import Reading
from kg.extract.target import cues
from kg.extract.target.found import Found
from kg.extract.target.phrases import lists
from kg.text.columns import column
from kg.text.outline import Clause
from kg.values.numbers import arabic
from kg.values.quantities import Unit

MARK = re.compile("约束性|预期性")
BARRED = re.compile(r"[^|\t]+")
SPACED = re.compile(r"[^\s\u3000]+")
FIGURE = re.compile(
    r"^(?P<sign>[≥≤<>＜＞]|不低于|不高于|不少于|不超过|大于|小于|>=|<=)?\s*[〔\[(]?(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)[〕\])]?"
    r"\s*(?P<unit>[%％]|[^\d\s(\[〔以左]{1,10})?(?P<after>以上|以下|以内|左右)?(?:[\[(【〔（][^)\]】]*[)\]】〕）])?$"
)
CHANGE = re.compile(
    r"^[〔\[]?(?P<sign>[-−]|下降|降低|减少|累计下降|增长|提高|增加|\+)\s*(?P<number>\d+(?:\.\d+)?)\s*(?P<unit>[%％]|个百分点)?[〕\]]?"
    r"(?P<after>以上|以下|以内|左右)?$"
)
BENCHMARK = re.compile(
    r"^(?:完成|达到|力争|按照|稳定达到|省|国家|上级).{0,16}(?:任务|要求|目标|指标|标准|下达)$|^(?:稳中有?[升降向]好?|稳步|持续|逐步|不降低|只升不降|不下降|基本消除).{0,6}$"
)
FALLING = re.compile(r"(?:累计)?(?P<word>下降|降低|减少|削减|提高|增长)(?:比例|率|幅度|百分比|量)?$")
ATTRIBUTES = ("约束性", "预期性", "约束", "预期", "约束性指标", "预期性指标")
LAST = (*ATTRIBUTES, "属性")
"""How a row ends that has neither bars nor tabs."""
ALONE = frozenset((*LAST, "指标属性", "备注"))
"""What ends a row whose cells stand one a line."""
FAR = 400
"""A head row reaches no farther than this below the last row of its table."""
MOST = 9
"""Most lines of a row whose cells stand one a line."""
FIGURED = ("year", "value", "")
"""Heads of columns with figures, known ones and others."""
YEAR = re.compile(r"(?:19|20)\d{2}")
REACHED = re.compile("现状|现值|基[准期数]|完成(?:情况|值|数|率)|实际")
"""In the head of a column of what has been reached, as that of what shall be has 目标."""
UNIT_IN_NAME = re.compile(r"[(\[（【]([^()\[\]（）]{1,14})[)\]）】]\s*$")
LEAD = 120
"""Characters above a head in which the unit of its table stands."""
UNIT_ABOVE = re.compile(r"单位[:：]\s*([^\s,;。()]{1,10})")
SIGNS = {
    "≥": ">=",
    ">": ">=",
    "＞": ">=",
    "不低于": ">=",
    "不少于": ">=",
    "大于": ">=",
    ">=": ">=",
    "以上": ">=",
    "≤": "<=",
    "<": "<=",
    "＜": "<=",
    "不高于": "<=",
    "小于": "<=",
    "<=": "<=",
    "以下": "<=",
    "以内": "<=",
    "左右": "~",
}
NAMED = re.compile("[\u4e00-\u9fff]{2}|PM|GDP|COD|AQI")


class Cell(NamedTuple):
    """The words of a cell and their offsets in the normalised text."""

    text: str
    start: int
    end: int


def match(reading: Reading) -> list[tuple[int, int, Clause, Found]]:
    """Rows of every table, in offsets of the normalised text."""
    out: list[tuple[int, int, Clause, Found]] = []
    heads: list[Cell] = []
    unit: Unit | None = None
    last = -FAR
    for cells in rows_of(reading):
        if cells[0].start - last > FAR:
            heads = []
        if _is_head(cells):
            heads, last = cells, cells[-1].end
            named = UNIT_ABOVE.findall(reading.text.text, max(0, cells[0].start - LEAD), cells[0].start)
            unit = unit_of(named[-1]) if named else None
            continue
        plans = reading.document.type in ("plan", "other")
        for name, cell, found in _row(cells, heads, reading.document.issued[:4], plans=plans):
            if found.unit == "" and unit:
                found = found._replace(unit=unit.name)
            if reading.document.type == "progress-report" and found.deadline:
                found = found._replace(status="outcome")
            last = cells[-1].end
            start, end = min(name.start, cell.start), max(name.end, cell.end)
            out.append((start, end, clause_of(reading, start, end), found))
    return out


def clause_of(reading: Reading, start: int, end: int) -> Clause:
    """The clause of a row; a row that the outline takes for furniture becomes its own, under the sentence before it."""
    clause = reading.outline.clause_at(start)
    if clause is not None:
        return clause._replace(end=max(clause.end, end))
    sentence = bisect_right(reading.outline.sentences, start, key=lambda s: s.start) - 1
    return Clause(start, end, max(sentence, 0))


def _is_head(cells: list[Cell]) -> bool:
    """A head names years, or else what stands in its columns, and holds no figures."""
    years = sum(bool(YEAR.match(c.text)) for c in cells)
    if len(cells) < 3 or any(FIGURE.match(c.text) and not YEAR.match(c.text) for c in cells):
        return False
    return years > 0 or 3 * sum(bool(column(c.text)) for c in cells) >= 2 * len(cells)


def rows_of(reading: Reading) -> Iterator[list[Cell]]:
    """The cells of every row: bars or blanks between them, or one a line up to 约束性 or 预期性."""
    text = reading.text.text
    if not ("|" in text or "\t" in text or MARK.search(text)):
        return
    stack: list[tuple[int, int]] = []
    for start, end in _lines(text):
        line = text[start:end]
        if line.count("|") >= 2 or line.count("\t") >= 2 or (line.endswith(LAST) and _plain_row(line)):
            stack = []
            yield list(_cells(reading, start, end)) or [Cell("", 0, 0)]
            continue
        stack.append((start, end))
        if line in ALONE:
            yield [Cell(text[a:b], a, b) for a, b in stack[-MOST:]]
            stack = []


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Lines that are short enough for a row or a cell."""
    at = 0
    for line in text.split("\n"):
        end = at + len(line)
        if line and len(line) < LONGEST:
            yield at, end
        at = end + 1


RULED, NOTHING = frozenset("-:— "), frozenset("-—")
"""What rules of a table are made of; a cell that says that there is none."""
LONGEST = 200
MULTIPLES = {"万": 1e4, "亿": 1e8}


def _plain_row(line: str) -> bool:
    """Whether what ends like an attribute is a row of words and figures."""
    return line not in ATTRIBUTES and any(c.isdigit() for c in line)


def _cells(reading: Reading, start: int, end: int) -> Iterator[Cell]:
    """The cells of a line between its bars; without bars between the blanks that normalising joined."""
    text = reading.text.text
    if "|" in text[start:end]:
        for hit in BARRED.finditer(text, start, end):
            words = hit[0].strip()
            if words and (not set(words) <= RULED or words in NOTHING):
                at = hit.start() + hit[0].index(words)
                yield Cell(words, at, at + len(words))
        return
    first, last = reading.text.span(start, end)
    for hit in SPACED.finditer(reading.text.raw, first, last):
        if not set(hit[0]) <= RULED:
            yield Cell(hit[0], *map(reading.text.at_raw, hit.span()))


def _row(cells: list[Cell], heads: list[Cell], issued: str, *, plans: bool) -> Iterator[tuple[Cell, Cell, Found]]:
    """Name, cell and row for the figures of one row, which needs a name, a figure and a mark or the head of its table.

    Args:
        issued: the year of the document, as far as it is known.
        plans: whether the document is a plan, as far as its type is known.
    """
    names = [c for c in cells if _is_name(c.text)]
    mark = next((MARK.search(c.text) for c in cells if MARK.search(c.text)), None)
    figures = [c for c in cells if names and c.start > names[0].start and _is_figure(c.text)]
    if len(cells) == len(heads):
        figures = [c for c in figures if column(heads[cells.index(c)].text) in FIGURED]
    if not figures or not (mark or heads):
        return
    before = [c for c in names if c.end <= figures[0].start]
    name = before[-1] if before else names[0]
    inside = UNIT_IN_NAME.search(name.text)
    unit = next((u for c in cells if c not in figures and (u := unit_of(c.text))), None) or (
        unit_of(inside[1]) if inside else None
    )
    label = name.text[: inside.start()] if inside and unit and unit_of(inside[1]) else name.text
    years = _years(cells, figures, heads)
    latest = max([hit[0] for head in heads if (hit := YEAR.search(head.text))], default="")
    to_come = plans and not any(REACHED.search(head.text) for head in heads)
    for cell, year in zip(figures, years, strict=True):
        said = heads[cells.index(cell)].text if len(cells) == len(heads) else ""
        later = year > years[0] and (year >= issued if issued else to_come)
        closing = cell is figures[-1] and not (year and year < latest and len(cells) == len(heads))
        final = not REACHED.search(said) and (closing or later or "目标" in said)
        for each in lists.shared(label):
            yield name, cell, found_in(each.strip(), cell.text, unit, year, final, mark[0] if mark else "")


def _is_name(words: str) -> bool:
    """Whether a cell may name what is measured."""
    if not NAMED.search(words) or MARK.search(words) or BENCHMARK.match(words):
        return False
    return not (unit_of(words) or FIGURE.match(words) or CHANGE.match(words))


def _years(cells: list[Cell], figures: list[Cell], heads: list[Cell]) -> list[str]:
    """The year of each figure: that of its column, or where a row has other cells than its head that of its place."""
    named = [m[0] if (m := YEAR.search(c.text)) else "" for c in heads]
    if len(cells) == len(heads):
        return [named[cells.index(cell)] for cell in figures]
    years, count = [year for year in named if year], len(figures)
    if len(years) >= count:
        return years[-count:]
    return [*[""] * (count - 1), years[-1] if years else ""]


def _is_figure(words: str) -> bool:
    if YEAR.match(words) and words[4:5] in ("年", "-", "—", "."):
        return False
    return bool(FIGURE.match(words) or CHANGE.match(words) or BENCHMARK.match(words))


def unit_of(words: str) -> Unit | None:
    words = words.replace("μ", "µ").replace("，", "").replace("％", "%")
    unit = cues.units().forms.get(words)
    if unit is not None or words[:1] not in MULTIPLES:
        return unit
    unit = cues.units().forms.get(words[1:])
    return unit._replace(factor=MULTIPLES[words[0]]) if unit else None


def found_in(name: str, words: str, unit: Unit | None, year: str, final: bool, mark: str) -> Found:
    """One cell as a row: a benchmark, a change or a level."""
    row = Found(
        0, 0, "table-level", name, "level", "=", status="target" if final else "outcome", deadline=year, binding=mark
    )
    level, change = FIGURE.match(words), CHANGE.match(words)
    hit = level or change
    if hit is None:
        return row._replace(rule="table-benchmark", comparator="~" if "基本" in words else "=")
    own = unit_of(hit["unit"]) if hit["unit"] else None
    of = own or unit or Unit("", "none")
    multiple = next((sign for sign, factor in MULTIPLES.items() if factor == of.factor), "")
    row = row._replace(value=arabic(hit["number"], multiple), unit=of.name)
    falling = FALLING.search(name)
    if change is not None and level is None:
        sign = "+" if change["sign"] in ("增长", "提高", "增加", "+") else "-"
        return row._replace(rule="table-change", kind="change", comparator=sign, bound=_bound(change["after"]))
    assert level is not None
    sign = SIGNS.get(level["sign"] or level["after"] or "", "=")
    if falling and row.unit in ("%", "percentage-point"):
        way = "+" if falling["word"] in ("提高", "增长") else "-"
        return row._replace(
            rule="table-change",
            kind="change",
            comparator=way,
            bound=_bound(level["after"] or level["sign"]),
            indicator=name[: falling.start()],
        )
    return row._replace(comparator=sign, kind="cover" if row.unit == "%" and row.value == WHOLE else "level")


WHOLE = 100.0


def _bound(words: str | None) -> str:
    return {">=": "min", "<=": "max"}.get(SIGNS.get(words or "", ""), "exact")
