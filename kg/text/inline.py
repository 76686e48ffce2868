"""Tables whose rows ran together on one line: 序号 任务 完成时限 责任单位 1 … 2 …, whose numbers begin lines again."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.text.columns import FEWEST, GAP, HAN, MOST, column
from kg.text.mapped import Edit, Mapped
from kg.text.words import alternatives

LEAST_ROWS = 2


@cache
def _numbers() -> re.Pattern[str]:
    """The head of a column of numbers."""
    return re.compile(f"(?:{alternatives('column-serial')})(?=[ \u3000\xa0])")


def inline(text: Mapped) -> Mapped:
    """Let each row of a table begin a line that stands behind its head on one line, with its number.

    >>> inline(Mapped.of_raw("序号 任务 完成时限 1 植树 5月底 2 清淤 9月底")).text.split("\\n")
    ['序号 任务 完成时限', '1 植树 5月底', '2 清淤 9月底']
    """
    edits, stop = list[Edit](), 0
    for hit in _numbers().finditer(text.text):
        if hit.start() >= stop:
            stop = text.text.find("\n", hit.start())
            stop = stop if stop >= 0 else len(text)
        if not edits or hit.start() > edits[-1][0]:
            edits += _rows(text.text, hit.start(), stop)
    return text.edit(iter(edits)) if edits else text


def _cells(text: str, start: int, stop: int) -> Iterator[tuple[str, Edit]]:
    """The words of the cells of a line from `start` on, each with the end of line that may stand before it."""
    before = start, start
    for gap in GAP.finditer(text, start, stop):
        yield text[before[1] : gap.start()], (*before, "\n")
        before = gap.span()
    yield text[before[1] : stop], (*before, "\n")


def _rows(text: str, start: int, stop: int) -> list[Edit]:
    """Line ends before the numbers 1, 2, 3 … behind a head that begins at `start`; none unless they follow it.

    A table ends where another head begins, so that each part of a line is looked at once.
    """
    kinds, edits = list[str](), list[Edit]()
    begun, number = False, None
    for words, edit in _cells(text, start, stop):
        kind = column(words)
        if not begun:
            if kind and len(kinds) <= MOST:
                kinds.append(kind)
                continue
            if words != "1" or not _is_head(kinds):
                break
            begun = True
        elif kind == "serial":
            edits += [edit] if len(edits) >= LEAST_ROWS else []
            break
        if number and HAN.match(words):
            edits.append(number)
        number = edit if words == str(len(edits) + 1) else None
    return edits if len(edits) >= LEAST_ROWS else []


def _is_head(kinds: list[str]) -> bool:
    return FEWEST <= len(kinds) <= MOST and "text" in kinds and not {"due", "value"}.isdisjoint(kinds)
