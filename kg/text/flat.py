"""Paragraphs that a page ran together, with a blank where a line ended."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.mapped import Edit, Mapped

LONG = 200
GAP = re.compile(r"[ \u3000\xa0]+")
CN = "一二三四五六七八九十"
NUMBER = re.compile(rf"第[{CN}\d]{{1,4}}[编篇章节]|[{CN}]{{1,3}}、|[(（][{CN}]{{1,3}}[)）]|[{CN}]是")
ITEM = re.compile(r"\d{1,2}[.、](?!\d)|[\u4e00-\u9fff]{2,8}:")
"""What begins a line too, but is no sign of a plan run together."""
ATTACHED = re.compile(r"附件?\d{0,2}:")
STOPS = frozenset("。;:!?")
TITLE = 48
STOP = re.compile("[。;:!?]")
MARKS = re.compile("[,。;:!?]")
MANY = 3
NAME = 4


def unfold(text: Mapped) -> Mapped:
    """A long line with numbered headings whose blanks stand mostly after stops and headings: each blank ends a line."""
    return text.edit(edit for start, end in _long_lines(text.text) for edit in _unfolded(text.text, start, end))


def _long_lines(text: str) -> Iterator[tuple[int, int]]:
    """The long lines with blanks inside."""
    at, blanks = 0, [blank for blank in " \u3000\xa0" if blank in text]
    for line in text.split("\n"):
        if len(line) >= LONG and sum(map(line.count, blanks)) >= MANY:
            yield at, at + len(line)
        at += len(line) + 1


def _unfolded(text: str, first: int, last: int) -> Iterator[Edit]:
    at = first
    breaks: list[Edit] = []
    stopped = numbered = odd = 0
    begun = False
    for gap in GAP.finditer(text, first, last):
        start, end = gap.span()
        if NUMBER.fullmatch(text, at, start) or ITEM.fullmatch(text, at, start):
            continue
        stop = start > at and text[start - 1] in STOPS
        heading = _is_heading(text, at, start) or NUMBER.match(text, end, last) is not None
        item = ITEM.match(text, end, last) is not None
        stopped += stop
        numbered += heading
        odd += not (stop or heading or item)
        if stop or heading or item or (_is_short(text, at, start) and (begun or start - at >= NAME)):
            breaks.append((start, end, "\n"))
            at, begun = end, stop or heading or item
    if stopped >= MANY and numbered and odd <= stopped + numbered:
        yield from breaks


def _is_short(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` may be a title, a name or a date that had a line of its own."""
    attached = ATTACHED.match(text, start, end)
    start = attached.end() if attached else start
    return 2 <= end - start <= TITLE and MARKS.search(text, start, end) is None


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` is a numbered heading, title and all."""
    number = NUMBER.match(text, start, end) if end - start <= TITLE else None
    return number is not None and end - number.end() >= 2 and STOP.search(text, start, end) is None
