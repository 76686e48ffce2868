"""Tables of tasks whose rows do not fit their head: wrapped lines, cells that ran together, tasks of many clauses.

序号 工作任务 责任单位 完成时限: what such a head names last closes each row, so that a row is what stands between two
deadlines. A bar parts the deadline, and the bodies before it, from the words of the task. Where the head names bodies
behind the deadline (完成时限 牵头单位 责任单位), a row is what stands between two numbers at the start of a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.text.mapped import Edit

DUE = re.compile(
    r"(?:(?:(?:19|20)\d\d年?)?(?:底|年底|\d{1,2}月(?:\d{1,2}日|[底末])?|第?[一二三四]季度|[上下]半年)|(?:19|20)\d\d[-./]\d{1,2}(?:[-./]\d{1,2})?"
    r"|(?:19|20)\d\d年|全年|常年|长期[^\s,。;]{0,6}|持续[^\s,。;]{0,6}|立行立改)(?:之?前)?(?:完成)?"
)
"""A cell with a deadline and no more."""
BODIES = re.compile(
    r"(?:各?[^\s、,，。;;:：\d]{1,14}(?:局|委|办|府|厅|部|院|处|站|队|会|中心|公司|集团|单位|部门|街道|[市县区镇乡])(?:\([^()]{1,12}\))?)"
    r"(?:[、,，][^\s、,，。;;:：\d]{2,16})*[、,，]?"
)
"""A cell with bodies and no more."""
CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}、|[(（][一二三四五六七八九十]{1,3}[)）]")
SERIAL = re.compile(r"\(?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[).、]?")
"""A cell with the number of a row and no more."""
DONE = "完成"
"""What may close a deadline, and says nothing of its own."""
SUM = re.compile(r"\d{2,}(?:\.\d+)?")
"""A cell with what a work costs, before its deadline."""
COMMAS = "、,，"
NAME = 16
"""Most characters of the name of a task."""
LINES = 6
"""Most lines of one row."""
FEWEST = 2
Span = tuple[int, int]


def ragged(text: str, rows: Sequence[Sequence[Span]]) -> list[Edit]:
    """Bars for the lines below a head whose last column but remarks holds deadlines.

    Args:
        rows: the cells between the blanks of the lines below the head, as half-open offsets.

    Returns: edits in order, none where fewer than two rows end in a deadline.
    """
    edits: list[Edit] = []
    found, open_lines = 0, list[Sequence[Span]]()
    for cells in rows:
        if len(cells) == 1 and CHAPTER.match(text, *cells[0]):
            open_lines = []
            continue
        open_lines.append(cells)
        if len(open_lines) > LINES:
            break
        if (due := _due(text, cells, first=len(open_lines) == 1)) >= 0:
            edits += _row(text, open_lines, due)
            found, open_lines = found + 1, []
    return edits if found >= FEWEST else []


def staffed(text: str, rows: Sequence[Sequence[Span]], *, named: bool, behind: int) -> list[Edit]:
    """Bars for numbered rows below a head with columns of bodies behind that of the deadline.

    Args:
        rows: the cells between the blanks of the lines below the head, as half-open offsets.
        named: whether the head has a short name of the task before its words (重点任务 工作内容).
        behind: columns of bodies behind the deadline.

    Returns: edits in order, none where fewer than two rows hold a deadline and bodies.
    """
    edits: list[Edit] = []
    found, open_lines = 0, list[Sequence[Span]]()
    for cells in [*rows, ()]:
        begins = not cells or SERIAL.fullmatch(text, *cells[0]) is not None
        if begins and open_lines:
            sizes = range(len(open_lines), 0, -1)  # lines below the last row of a page are none of it
            row = next(filter(None, (_staffed(text, open_lines[:n], named=named, behind=behind) for n in sizes)), [])
            found += bool(row)
            edits += row
            open_lines = []
        if len(open_lines) > LINES:
            break
        if begins or open_lines:
            open_lines.append(cells)
    return edits if found >= FEWEST else []


def _staffed(text: str, lines: list[Sequence[Span]], *, named: bool, behind: int) -> list[Edit]:
    """One numbered row on one line: bars after its number and its name, round its deadline, and between its bodies."""
    cells = [cell for line in lines for cell in line]
    due = next((at for at in range(len(cells) - 1, 1, -1) if DUE.fullmatch(text, *cells[at])), 0)
    edits, starts = list[Edit](), {line[0] for line in lines[1:]}
    behind += 1  # the bar before the first of them
    bodies = [""]
    for at, (here, after) in enumerate(pairwise(cells)):
        if at < due:
            sum_of = at + 2 == due and SUM.fullmatch(text, *after) is not None
            apart = at == 0 or (at == 1 and named and here[1] - here[0] <= NAME) or at + 1 == due or sum_of
        else:
            comma = text[here[1] - 1] in COMMAS or text[after[0]] in COMMAS
            apart = at == due or not (comma or after in starts or len(bodies) == behind)
            bodies += [""] * apart
            bodies[-1] += text[slice(*after)]
        if apart or at > due or after in starts:
            edits.append((here[1], after[0], "|" if apart else ""))
    named_all = len(bodies) > 1 and all(BODIES.fullmatch(names) for names in bodies[1:])
    return [*edits, (cells[-1][1], cells[-1][1], "|")] if due and named_all else []


def _due(text: str, cells: Sequence[Span], *, first: bool) -> int:
    """The place of the cell with the deadline among the last two of a line, -1 for none.

    Args:
        first: whether the line begins a row: its first cell is no deadline then.
    """
    for at in (len(cells) - 1, len(cells) - 2):
        if at >= int(first) and DUE.fullmatch(text, *cells[at]):
            return at
    return -1


def _row(text: str, lines: Sequence[Sequence[Span]], due: int) -> Iterator[Edit]:
    """One row on one line: bars after its number, round the cells with bodies and round its deadline."""
    cells = [cell for line in lines for cell in line]
    last, stop = len(cells) - len(lines[-1]) + due, cells[-1][1]
    start, end = cells[last]
    cells[last] = start, end - len(DONE) * text.startswith(DONE, end - len(DONE))
    starts = {line[0] for line in lines[1:]}
    for at, (here, after) in enumerate(pairwise(cells)):
        apart = at + 1 >= last or _apart(text, here, after, first=at == 0)
        if apart or after in starts:
            yield here[1], after[0], "|" if apart else ""
    yield cells[-1][1], stop, "|"


def _apart(text: str, here: Span, after: Span, *, first: bool) -> bool:
    """Whether two cells of a row are of different columns: its number and the task, the task and the bodies."""
    if first and SERIAL.fullmatch(text, *here):
        return True
    return any(BODIES.fullmatch(text, *cell) is not None for cell in (here, after))
