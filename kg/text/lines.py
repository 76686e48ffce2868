"""Line ends: page numbers between lines, lines wrapped hard by a PDF, labels that lost their value to the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.text import clauses, headings
from kg.text.mapped import Edit, Mapped

PAGE = re.compile(r"\n+[-—–·.~]{1,3}\d{1,3}[-—–·.~]{1,3}(?=\n)|\n+第\d{1,3}页(?:[,/]?共\d{1,3}页)?(?=\n)")
ENDS = frozenset("。!?;:…”")
OPENS = frozenset(",、(《“‘—~/-.")
CLOSES = frozenset(",、)》”’。;:!?%~/—-·.")
LONG = 20
WRAPPED, SHARE = 8, 0.4
"""A text is wrapped if at least so many lines, and this share of them, are as long as the longest usual."""
SLACK = 3
WIDEST = 80
LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}(?:\([^()\n]{1,12}\))?:")


class Row(NamedTuple):
    """A line that is not empty."""

    start: int
    end: int


def page_numbers(text: Mapped) -> Mapped:
    """Drop the lines that hold a page number between dashes, or 第3页."""
    return text.edit((match.start(), match.end(), "") for match in PAGE.finditer(text.text))


def rows(text: str) -> list[Row]:
    """The lines that are not empty."""
    found: list[Row] = []
    at = 0
    for line in text.split("\n"):
        if line:
            found.append(Row(at, at + len(line)))
        at += len(line) + 1
    return found


def join_lines(text: Mapped) -> Mapped:
    """Join what was wrapped hard; a heading, a list item, a label and the line after a full stop begin anew."""
    return text.edit(_joins(text.text))


def _joins(text: str) -> Iterator[Edit]:
    lines = rows(text)
    width = wrap_width(text, lines)
    for above, below in zip(lines, lines[1:], strict=False):
        if _joined(text, above, below, width):
            yield above.end, below.start, _seam(text, above, below)


def wrap_width(text: str, lines: list[Row]) -> int:
    """The width at which a text is wrapped, 0 if it is not."""
    sizes = sorted(row.end - row.start for row in lines)
    if len(sizes) < WRAPPED or sizes[-1] > 3 * WIDEST:
        return 0
    width = sizes[int(len(sizes) * 0.9)]
    full = [row for row in lines if width - SLACK <= row.end - row.start <= width + SLACK]
    open_ = sum(text[row.end - 1] not in ENDS for row in full)
    wrapped = LONG <= width <= WIDEST and len(full) >= max(WRAPPED, SHARE * len(lines)) and open_ >= 0.6 * len(full)
    return width if wrapped else 0


def _joined(text: str, above: Row, below: Row, width: int) -> bool:
    last, first = text[above.end - 1], text[below.start]
    if headings.at_line(text, *below) or LABEL.match(text, *below):
        return False
    if first in CLOSES and first not in "—-~·." and last not in ENDS:
        return True
    if last in OPENS and last not in "-.—" and above.end - above.start >= 4:
        return True
    size = above.end - above.start
    if last in ENDS or size < LONG:
        return False
    if width:
        return size >= width - SLACK
    if last.isdigit() and first.isdigit():
        return True
    prose = text.find(",", above.start, above.end) >= 0 or text.find("。", above.start, above.end) >= 0
    return prose and text.find("。", below.start, below.end) >= 0


def _seam(text: str, above: Row, below: Row) -> str:
    last, first = text[above.end - 1], text[below.start]
    letters = last.isascii() and last.isalpha() and first.isascii() and first.isalpha()
    return " " if letters else ""
