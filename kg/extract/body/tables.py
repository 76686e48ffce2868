"""Bodies in columns of tables: under a head such as 责任单位, in rows of cells or in lines that were cells.

A table comes as rows of `|` cells; as lines whose blanks are lost (序号任务牵头单位 above 1.淘汰锅炉市环保局); or with
each cell on a line of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from kg.extract.body.name import Name

HEADS = (
    r"(?:序号|编号|任务|工作任务|重点任务|主要任务|任务名称|任务类别|类别|事项|措施|具体措施|主要措施|工作措施|工作内容|内容|项目|项目名称|"
    r"工程名称|问题|存在问题|目标|工作目标|整改目标|整改措施|整改任务|完成时限|完成时间|完成期限|整改时限|时限|时间|时限要求|时间节点|时间进度|进度要求|时间安排|完成情况|年度目标|任务分解|考核指标|任务内容|"
    r"责任人|责任领导|牵头领导|市级领导|备注|进展情况|[一-龥]{0,4}(?:单位|部门))"
)
HEAD = re.compile(HEADS)
ROW = re.compile(rf"(?:{HEADS}){{2,8}}")
"""A head row whose blanks are lost."""
DATED = re.compile(r"(?:\d{4}年[\d月日底前至—-]*|长期(?:坚持)?|持续(?:推进)?|立行立改|已完成)?\s*\Z")
SEPARATORS = "、,;和及与 \u3000/等"
EMPTY = "| \u3000\t-"
"""What a line holds that is only the border of a cell."""
BROKEN = 3
"""Rows in which cells are merged or broken, and that hold no cell of bodies, after which a table has ended."""
FEW = 6
"""Rows without a body after which a table has ended."""
MOST = 3_000
"""Lines of a table that are read."""
WIDEST = 80
COLUMNS = 8
"""Heads of columns of bodies in one table, at most."""


class Column(NamedTuple):
    """The head of a column of bodies, `[start, end)`, and the role that it gives."""

    start: int
    end: int
    role: str


Found = tuple[int, int, list[tuple[Name, str]]]
"""A row's bodies with their roles, if it has any, and the span of the row."""


def columns(text: str, names: Sequence[Name], heads: Sequence[Column]) -> Iterator[Found]:
    """The bodies of tables, row by row; `heads` are the labels of lists that no colon follows."""
    starts = [name.start for name in names]
    done = 0
    for i, head in enumerate(heads):
        if head.start < done:
            continue
        before, after = text[head.start - 1 : head.start], text[head.end : head.end + 1]
        if before == "|" or after == "|":
            if not _begins(text, head.start):
                continue
            rows = _cells(text, names, starts, _mates(text, heads[i : i + COLUMNS]))
        elif before in ("", "\n") and after == "\n":
            rows = _lines(text, names, starts, heads[i : i + COLUMNS])
        elif _is_row(text, head):
            rows = _run_together(text, names, starts, _mates(text, heads[i : i + COLUMNS]))
        else:
            continue
        for row in rows:
            done = row[1]
            if row[2]:
                yield row


def _begins(text: str, at: int) -> bool:
    """Whether a row of cells is the first or second of its table: the rest is read from there."""
    first = text.rfind("\n", max(0, at - MOST), at)
    second = text.rfind("\n", max(0, first - MOST), first) if first > 0 else -1
    third = text.rfind("\n", max(0, second - MOST), second) if second > 0 else -1
    return first < 0 or second < 0 or "|" not in text[third + 1 : second]


def _mates(text: str, heads: Sequence[Column]) -> list[Column]:
    """The heads on the line of the first of them."""
    stop = _line_end(text, heads[0].end)
    return [head for head in heads if head.start < stop]


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _is_row(text: str, head: Column) -> bool:
    end = text.find("\n", head.end, head.end + WIDEST)
    if end < 0:
        return False
    begin = text.rfind("\n", max(0, head.start - WIDEST), head.start) + 1
    return end - begin > head.end - head.start and ROW.fullmatch(text, begin, end) is not None


def _below(text: str, at: int) -> Iterator[tuple[int, int]]:
    """The lines that hold more than the border of a cell, from the one after offset `at` on."""
    for _ in range(MOST):
        at = _line_end(text, at) + 1
        if at >= len(text):
            return
        end = _line_end(text, at)
        if end - at > 1 or (end > at and text[at] not in EMPTY):
            yield at, end


def _inside(names: Sequence[Name], starts: list[int], start: int, end: int) -> list[Name]:
    return [name for name in names[bisect_left(starts, start) : bisect_left(starts, end)] if name.end <= end]


def _cells(text: str, names: Sequence[Name], starts: list[int], heads: Sequence[Column]) -> Iterator[Found]:
    """Rows of cells between |; where cells are merged or hold line breaks, the cells of nothing but bodies in order."""
    begin = text.rfind("\n", 0, heads[0].start) + 1
    at = {text.count("|", begin, head.start): head.role for head in heads}
    width = text[begin : _line_end(text, begin)].count("|")
    roles, missing = list(at.values()), 0
    for start, end in _below(text, heads[0].end):
        edges = [start - 1, *(m.start() + start for m in re.finditer(r"\|", text[start:end])), end]
        if len(edges) - 2 == width:
            found = [
                (name, role) for i, role in at.items() for name in _inside(names, starts, edges[i] + 1, edges[i + 1])
            ]
            missing = 0
        else:
            cells = [_pure(text, _inside(names, starts, one + 1, two), one + 1, two) for one, two in pairwise(edges)]
            held = [cell for cell in cells if cell]
            found = [(name, roles[min(i, len(roles) - 1)]) for i, cell in enumerate(held) for name in cell]
            missing = 0 if found else missing + 1
        if missing > BROKEN:
            return
        yield start, end, found


def _pure(text: str, inside: list[Name], start: int, end: int) -> list[Name]:
    """The bodies of a cell or line that holds nothing else, else none."""
    if not inside:
        return inside
    bare = text[start:end]
    for name in inside:
        bare = bare.replace(text[name.start : name.end], "", 1)
    return [] if bare.strip(SEPARATORS) else inside


def _groups(text: str, inside: Sequence[Name]) -> list[list[Name]]:
    """Names of one cell each: a sign stands between those of one cell, nothing between those of two."""
    groups: list[list[Name]] = []
    for name in inside:
        if groups and groups[-1][-1].end < name.start and not text[groups[-1][-1].end : name.start].strip(SEPARATORS):
            groups[-1].append(name)
        else:
            groups.append([name])
    return groups


def _run_together(text: str, names: Sequence[Name], starts: list[int], heads: Sequence[Column]) -> Iterator[Found]:
    """Rows that lost their blanks: the names at their ends."""
    missing = 0
    for start, end in _below(text, heads[0].end):
        last = DATED.search(text, start, end)
        stop = last.start() if last else end
        groups = _groups(text, _inside(names, starts, start, end))
        tail = groups[-len(heads) :]
        joined = tail and tail[-1][-1].end == stop and all(one[-1].end == two[0].start for one, two in pairwise(tail))
        missing = 0 if joined else missing + 1
        if missing > FEW:
            return
        if joined and len(tail) == len(heads):
            yield start, end, [(name, head.role) for head, group in zip(heads, tail, strict=True) for name in group]


def _lines(text: str, names: Sequence[Name], starts: list[int], heads: Sequence[Column]) -> Iterator[Found]:
    """Cells on lines of their own: lines that hold nothing but bodies, in the order of the heads."""
    roles, end = _stacked(text, heads)
    if not roles:
        return
    missing = at = 0
    for start, stop in _below(text, end):
        if inside := _pure(text, _inside(names, starts, start, stop), start, stop):
            role = roles[min(at, len(roles) - 1)]
            at, missing = at + 1, 0
            yield start, stop, [(name, role) for name in inside]
        else:
            at, missing = 0, missing + 1
            if missing > FEW * (len(roles) + 3):
                return


def _above(text: str, at: int) -> tuple[int, int]:
    """The line above the one that begins at an offset, past one that is only the border of a cell."""
    stop = max(0, at - 1)
    begin = text.rfind("\n", 0, stop) + 1
    if text[begin:stop] == "|":
        stop = max(0, begin - 1)
        begin = text.rfind("\n", max(0, stop - WIDEST), stop) + 1
    return begin, stop


def _stacked(text: str, heads: Sequence[Column]) -> tuple[list[str], int]:
    """The roles of a head whose cells stand on lines of their own, and where it ends; none where it is no table's."""
    begin, stop = _above(text, heads[0].start)
    above = HEAD.fullmatch(text, begin, stop) is not None
    roles, end, others = [heads[0].role], heads[0].end, int(above)
    known = {head.start: head for head in heads}
    for start, stop in islice(_below(text, heads[0].end), 2 * COLUMNS):
        if not HEAD.fullmatch(text, start, stop):
            break
        others += 1
        end = stop
        if start in known:
            roles.append(known[start].role)
    return (roles, end) if above and others > 1 else ([], end)
