"""Tables without bars: cells between tabs or blanks, or one a line, get bars between them below a known head.

A head is 序号 指标 单位 2020年 2025年, whatever parts its cells; what follows is a row while its cells fit the head.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise, takewhile

from kg.text import allotted
from kg.text.columns import (
    BLANKS,
    FEWEST,
    HAN,
    LONGEST,
    MOST,
    WIDEST,
    Line,
    bars,
    cells_of,
    column,
    firsts,
    head_pattern,
)
from kg.text.mapped import Edit, Mapped
from kg.text.ragged import SERIAL, ragged, staffed
from kg.text.words import alternatives

VALUE = re.compile(
    r"[-—/~]+|[^\n]*\d[^\n]*"
    r"|(?:完成|达到|控制|稳|持续|逐步|不|下降|上升|降低|提高|增加|减少|全|基本消除|省|国家|上级)[^\n]*"
)
ATTRIBUTE = re.compile("[约預预][束期]性?(?:指标)?|[-—/]+|[导指引]{2}性")
DUE = re.compile(
    r"[^\n]*\d{2,4}[^\n]*|[^\n]*(?:年底|月底|长期|持续|常态|每年|立行立改|全年|常年|季度|半年)[^\n]*|[-—/]+"
)
PATTERNS = {"serial": SERIAL, "attribute": ATTRIBUTE, "standard": VALUE, "value": VALUE, "due": DUE}
LEAST_BARS = 6
MOST_LINES = 400
"""Lines below a head in which a table that does not fit it is looked for."""
TORN, TORN_HEAD = 5, 60
"""Most lines of a head whose words are torn, and its most characters."""
LINES = 12
"""Lines of one cell whose bars stand on lines of their own."""


@cache
def _first() -> re.Pattern[str]:
    """A line that begins with a cell of a head, or has the head of numbers inside."""
    named = re.sub(r"\?P<\w+>", "?:", head_pattern().pattern)
    starts = rf"\n[{BLANKS}]*(?=[{firsts()}])(?:{named})(?=[{BLANKS}\n]|\Z)"
    return re.compile(rf"{starts}|[{BLANKS}](?:{alternatives('column-serial')})[{BLANKS}]")


def grids(text: Mapped) -> Mapped:
    """Put bars between the cells of tables that have none, and the bars that stand on lines of their own into rows."""
    edits = list(_barred(text.text)) if "\n|" in text.text else []
    if not edits:
        edits = list(_tables(text.text))
    last = len(text)
    return text.edit(edit for edit in edits if edit[0] < last) if edits else text


def _tables(text: str) -> Iterator[Edit]:
    lines: list[Line] = []
    done = at = 0
    for hit in _first().finditer(text):
        if hit.start() < done:
            continue
        lines = lines or _lines(text)
        while lines[at].end <= hit.start() + 1:
            at += 1
        edits = _of_lines(text, lines, at) if len(cells_of(text, lines[at])) < FEWEST else _of_rows(text, lines, at)
        if edits:
            yield from edits
            done = edits[-1][1]


def _lines(text: str) -> list[Line]:
    found, at = [], 0
    for line in text.split("\n"):
        bare = line.strip(BLANKS)
        if bare:
            start = at + line.index(bare[0])
            found.append(Line(start, start + len(bare)))
        at += len(line) + 1
    return found


def _kinds(text: str, cells: list[Line]) -> list[str]:
    """The kinds of the columns that these cells head; text for one that is not known."""
    return [column(text[slice(*cell)]).replace("year", "value") for cell in cells]


def _is_head(kinds: list[str]) -> bool:
    known = [kind for kind in kinds if kind]
    if not FEWEST <= len(kinds) <= MOST or len(known) < FEWEST or 3 * len(known) < 2 * len(kinds):
        return False
    return "text" in known and not {"serial", "value", "due"}.isdisjoint(known)


def _of_rows(text: str, lines: list[Line], at: int) -> list[Edit]:
    """Bars for a table whose rows are lines."""
    head = cells_of(text, lines[at])
    kinds = _kinds(text, head)
    first = kinds.index("serial") if "serial" in kinds[1:] and not any(kinds[: kinds.index("serial")]) else 0
    title, head, kinds = head[:first], head[first:], kinds[first:]
    tabs = "\t" in text[slice(*lines[at])]
    if allotted.headed_by_places([text[slice(*cell)] for cell in head]):
        return allotted.of_rows(text, lines, at, head)
    if not _is_head(kinds) or not (tabs or all(kinds)):
        return [] if tabs or kinds[:1] != ["serial"] else _below_torn(text, lines, at)
    rows, shapes = [head], _shapes(kinds)
    for line in map(lines.__getitem__, range(at + 1, len(lines))):
        cells = cells_of(text, line)
        if ("\t" in text[slice(*line)]) != tabs or not (tabs or any(_fit(text, cells, s) for s in shapes)):
            break
        rows.append(cells)
    begin: list[Edit] = [(title[-1].end, head[0].start, "\n")] if title else []
    fitting = [edit for row in rows for edit in bars(row)] if len(rows) > 1 else []
    ragged_rows = _ragged(text, kinds, lines, at) if not tabs and "due" in kinds else []
    if ragged_rows and (len(rows) <= FEWEST or ragged_rows[-1] > fitting[-1]):
        return [*begin, *bars(head), *ragged_rows]
    return [*begin, *fitting] if fitting else []


def _below_torn(text: str, lines: list[Line], at: int) -> list[Edit]:
    """Bars for a head whose words are torn over lines (牵头 / 单位), and for the rows below it."""
    pieces = list[Line]()
    for stop in range(at, min(at + TORN, len(lines))):
        cells = cells_of(text, lines[stop])
        if stop > at and SERIAL.fullmatch(text, *cells[0]):
            break
        pieces += cells
    words = "".join(text[slice(*piece)] for piece in pieces)
    ends = _ends(words) if len(words) <= TORN_HEAD else []
    kinds = [column(words[begin:end]).replace("year", "value") for begin, end in pairwise([0, *ends])]
    if "due" not in kinds or not _is_head(kinds) or not (below := _ragged(text, kinds, lines, stop - 1)):
        return []
    edits, size = list[Edit](), 0
    for here, after in pairwise(pieces):
        size += here.end - here.start
        edits.append((here.end, after.start, "|" if size in ends else ""))
    return [*edits, (pieces[-1].end, pieces[-1].end, "|"), *below]


def _ends(words: str) -> list[int]:
    """Where the cells of a head end whose words stand without blanks, [] if it is none."""
    ends, at = list[int](), 0
    while at < len(words):
        found = head_pattern().match(words, at)
        if found is None:
            return []
        at = found.end()
        ends.append(at)
    return ends


def _ragged(text: str, kinds: list[str], lines: list[Line], at: int) -> list[Edit]:
    """Bars for the rows below a head that they do not fit, up to another head."""
    below = (cells_of(text, lines[i]) for i in range(at + 1, min(at + 1 + MOST_LINES, len(lines))))
    rows = list(takewhile(lambda cells: not all(_kinds(text, cells[:2])), below))
    due = kinds.index("due")
    behind = len(kinds) - due - 1
    edits: list[Edit] = []
    if behind and kinds[0] == "serial":
        edits = staffed(text, rows, named=kinds[:due].count("text") > 1, behind=behind)
    return edits or (ragged(text, rows) if behind < 2 else [])


def _of_lines(text: str, lines: list[Line], at: int) -> list[Edit]:
    """Bars for a table whose cells are lines; the line before the head may be a title that reads like one."""
    rows = max(_stacked(text, lines, at), _stacked(text, lines, at + 1), allotted.of_lines(text, lines, at), key=len)
    return [edit for row in rows for edit in bars(row)]


def _stacked(text: str, lines: list[Line], at: int) -> list[list[Line]]:
    """The head and rows of a table whose cells are lines."""
    stop = at
    while stop < len(lines) and stop - at <= MOST and head_pattern().fullmatch(text, *lines[stop]):
        stop += 1
    kinds = _kinds(text, lines[at:stop])
    if not _is_head(kinds):
        return []
    rows, shapes = [lines[at:stop]], _shapes(kinds)
    while stop < len(lines):
        size = next((len(s) for s in shapes if _fit(text, lines[stop : stop + len(s)], s)), 0)
        if not size:
            break
        rows.append(lines[stop : stop + size])
        stop += size
    return rows if len(rows) > 1 + ("value" not in kinds) else []


def _shapes(kinds: list[str]) -> list[list[str]]:
    """The kinds of cells that a row may have: those of the head, a number more, or without the group it stands in."""
    shapes = [kinds] if "serial" in kinds else [kinds, ["serial", *kinds]]
    return [*shapes, [kind for kind in kinds if kind != "group"]] if "group" in kinds else shapes


def _fit(text: str, cells: list[Line], kinds: list[str]) -> bool:
    """Whether cells are such as stand in columns of these kinds."""
    return len(cells) == len(kinds) and all(_fits(text, cell, kind) for cell, kind in zip(cells, kinds, strict=True))


def _fits(text: str, cell: Line, kind: str) -> bool:
    size = cell.end - cell.start
    if kind in PATTERNS:
        return size <= WIDEST and PATTERNS[kind].fullmatch(text, *cell) is not None
    if kind == "unit":
        return size <= WIDEST // 2 and not text[cell.start].isdigit() and text.find("。", *cell) < 0
    return size <= LONGEST and SERIAL.fullmatch(text, *cell) is None and HAN.search(text, *cell) is not None


def _barred(text: str) -> Iterator[Edit]:
    """Join the cells between bars that stand on lines of their own; two such bars part two rows."""
    lines = _lines(text)
    bars = [i for i, line in enumerate(lines) if line.end - line.start == 1 and text[line.start] == "|"]
    if len(bars) < LEAST_BARS or not any(b - a == 1 for a, b in pairwise(bars)):
        return
    for a, b in pairwise(bars):
        if 1 < b - a <= LINES:
            for i in range(a, b):
                yield lines[i].end, lines[i + 1].start, ""
