"""Line ends: page numbers between lines, lines wrapped hard by a PDF, labels that lost their value to the next line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.text import clauses, headings
from kg.text.mapped import Edit, Mapped

PAGE = re.compile(r"\n+[-—–·.~]{1,3}\d{1,3}[-—–·.~]{1,3}(?=\n)|\n+第\d{1,3}页(?:[,/]?共\d{1,3}页)?(?=\n)")
ENDS = frozenset("。!?;:…”")
OPENS = frozenset(",、(《“‘—~/-.")
CLOSES = frozenset(",、)》”’。;:!?%~/—-·.")
LONG = 20
WRAPPED, SHARE = 6, 0.35
"""A text is wrapped if at least so many lines, and this share of them, are as long as the longest usual."""
SLACK = 4
WIDEST = 80
WIDTH_OF_LABEL = 10
SHORT, FEW = 12, 5
REST = re.compile(r"\d{1,5}(?:\.\d+)?[^\d\s.]")
SEARCHED = 2000
FIGURE = re.compile(r"(?<=[\u4e00-\u9fffA-Za-z,、(—~:-])\d{1,6}(?:\.\d{0,2})?$")
NUMBERED = re.compile(r"^(?:附[件表图]|[表图]|专栏)")
LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}(?:\([^()\n]{1,12}\))?:")


class Row(NamedTuple):
    """A line that is not empty."""

    start: int
    end: int


def page_numbers(text: Mapped) -> Mapped:
    """Drop the lines that hold a page number between dashes, or 第3页, and the running heads beside them."""
    pages = [match.span() for match in PAGE.finditer(text.text)]
    if not pages:
        return text
    heads = _heads(text.text, pages)
    edits: list[Edit] = []
    for start, end in pages:
        before, after = _neighbours(text.text, start, end)
        start = start - len(before) - 1 if before in heads else start
        end = end + len(after) + 1 if after in heads else end
        if not edits or start >= edits[-1][1]:
            edits.append((start, end, ""))
    return text.edit(edits)


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The lines before and after a page number."""
    first = text.rfind("\n", max(0, start - WIDEST), start)
    last = text.find("\n", end + 1, end + WIDEST)
    return text[first + 1 : start] if first >= 0 else "", text[end + 1 : last] if last >= 0 else ""


def _heads(text: str, pages: list[tuple[int, int]]) -> set[str]:
    """Lines that stand beside three page numbers or more."""
    beside = Counter(line for page in pages for line in _neighbours(text, *page) if line)
    return {line for line, times in beside.items() if times >= 3}


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
    lines = rows(text.text)
    return text.edit(_joins(text.text, lines, full_lines(text, lines)))


def _joins(text: str, lines: list[Row], full: list[bool]) -> Iterator[Edit]:
    first = lines[0].start if lines else 0
    for i, (above, below) in enumerate(pairwise(lines)):
        if _joined(text, above, below, first, full[i] if full else None):
            yield above.end, below.start, _seam(text, above, below)
        else:
            first = below.start


def full_lines(text: Mapped, lines: list[Row]) -> list[bool]:
    """For each line whether it is as wide as the text is wrapped; empty if the text is not wrapped.

    Widths are those of the page: a Chinese character is as wide as two Latin ones.
    """
    if len(lines) < WRAPPED or len(text) > 2 * WIDEST * len(lines):
        return []
    widths = [len(text.quote(*row).encode("gb18030", "replace")) // 2 for row in lines]
    width = sorted(widths)[int(len(widths) * 0.9)]
    full = [width - SLACK <= size <= width + SLACK for size in widths]
    unfinished = sum(text.text[row.end - 1] not in ENDS for row, wide in zip(lines, full, strict=True) if wide)
    wrapped = LONG <= width <= WIDEST and sum(full) >= max(WRAPPED, SHARE * len(lines))
    return full if wrapped and unfinished >= 0.6 * sum(full) else []


def _is_label(text: str, row: Row) -> bool:
    """Whether a line is nothing but a label, with or without its colon."""
    end = row.end - (text[row.end - 1] == ":")
    return end - row.start <= WIDTH_OF_LABEL and clauses.label_at(text, row.start, end) is not None


def _joined(text: str, above: Row, below: Row, begun: int, full: bool | None) -> bool:
    """Whether two lines are one, where the line above and what was joined to it began at `begun`.

    `full`: whether the line above is as wide as its text is wrapped, None where it is not wrapped.
    """
    last, first = text[above.end - 1], text[below.start]
    if headings.at_line(text, *below) or LABEL.match(text, *below):
        return False
    if _is_label(text, above):
        return not _is_label(text, below) and below.end - below.start > 2
    if first in CLOSES and first not in "—-~·." and last not in ENDS:
        return True
    if last in OPENS and last not in "-.—" and above.end - above.start >= 4:
        return True
    if last.isdigit() and first.isdigit() and _is_torn(text, above, below, begun):
        return True
    if full is not None:
        return full and last not in ENDS
    if last in ENDS or above.end - begun < LONG:
        return False
    if not _is_prose(text, begun, above.end):
        return False
    return last.isdigit() or _is_prose(text, below.start, below.end)


def _is_prose(text: str, start: int, end: int) -> bool:
    end = min(end, start + SEARCHED)
    return text.find(",", start, end) >= 0 or text.find("。", start, end) >= 0


def _is_torn(text: str, above: Row, below: Row, begun: int) -> bool:
    """Whether the figure at the end of a line can go on in the next: not that of 附件1, nor a line of figures."""
    if above.end - begun < FEW or REST.match(text, *below) is None:
        return False
    figure = FIGURE.search(text, max(begun, above.end - SHORT), above.end)
    return figure is not None and not NUMBERED.search(text, begun, min(figure.start(), begun + SHORT))


def _seam(text: str, above: Row, below: Row) -> str:
    last, first = text[above.end - 1], text[below.start]
    if last != ":" and _is_label(text, above):
        return ":"
    letters = last.isascii() and last.isalpha() and first.isascii() and first.isalpha()
    return " " if letters else ""
