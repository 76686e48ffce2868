"""A text cut where facts begin and end, so that overlapping facts can be shown in one line of reading.

HTML cannot mark two stretches that overlap without nesting, so a page shows pieces, each with the facts that cover it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

SECTION = "section"
ROOM = 2_000
"""Code points that a part shows before its first or after its last line, at most, to begin and end with whole lines."""


class Span(NamedTuple):
    """A fact's place in the text: half-open code points, its kind, and its number on the page.

    A heading is one too, of kind SECTION: it has an anchor, but no mark.
    """

    start: int
    end: int
    kind: str
    number: int


class Piece(NamedTuple):
    """A stretch of one line that the same facts cover: shortest first, as `numbers` and `kinds`.

    `opens` are the (start, end) of facts that begin here and have no anchor yet; `heading` if it is of a heading.
    """

    start: int
    text: str
    heading: bool
    numbers: tuple[int, ...]
    kinds: tuple[str, ...]
    opens: tuple[tuple[int, int], ...]


class Line(NamedTuple):
    """One line of the text, without its end."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def window(raw: str, first: int, last: int) -> tuple[int, int]:
    """The stretch first:last widened to whole lines, by ROOM at most.

    >>> window("ab\\ncd\\nef", 4, 5)
    (3, 5)
    """
    begin = raw.rfind("\n", max(0, first - ROOM), first) + 1 if first else 0
    if first and not begin:
        begin = max(0, first - ROOM)
    stop = raw.find("\n", last, last + ROOM)
    return begin, stop if stop >= 0 else min(len(raw), last + ROOM)


def lines(raw: str, spans: Sequence[Span], first: int = 0, last: int | None = None) -> Iterator[Line]:
    """The lines of raw[first:last], each cut into pieces.

    >>> for line in lines("甲乙丙丁", [Span(0, 3, "measure", 0), Span(1, 2, "target", 1)]):
    ...     [(piece.text, piece.numbers) for piece in line.pieces]
    [('甲', (0,)), ('乙', (1, 0)), ('丙', (0,)), ('丁', ())]
    """
    stop = len(raw) if last is None else last
    waiting = sorted(spans, key=lambda span: (span.start, span.end, span.number))
    active: list[Span] = []
    at, seen, index = first, set[tuple[int, int]](), 0
    while at < stop or (at == stop == first):
        end = raw.find("\n", at, stop)
        end = stop if end < 0 else end
        while index < len(waiting) and waiting[index].start < max(end, at + 1):
            active.append(waiting[index])
            index += 1
        active = [span for span in active if span.end > at]
        yield Line(at, end, tuple(_pieces(raw, active, at, end, seen)))
        at = end + 1


def _pieces(raw: str, spans: Sequence[Span], start: int, end: int, seen: set[tuple[int, int]]) -> Iterator[Piece]:
    """The pieces of one line. Facts are looked at where one begins or ends, so the work is that of what overlaps."""
    cuts = sorted({start, end, *(cut for span in spans for cut in span[:2] if start < cut < end)})
    by_start = sorted(spans)
    inside: list[Span] = []
    index = 0
    for left, right in pairwise(cuts):
        while index < len(by_start) and by_start[index].start <= left:
            inside.append(by_start[index])
            index += 1
        inside = [span for span in inside if span.end > left]
        opens = tuple(dict.fromkeys(span[:2] for span in inside if span[:2] not in seen))
        cover = [span for span in inside if span.kind != SECTION]
        cover.sort(key=lambda span: (span.end - span.start, span.number))
        seen.update(opens)
        yield Piece(
            left,
            raw[left:right].removesuffix("\r" * (right == end)),
            any(span.kind == SECTION for span in inside),
            tuple(span.number for span in cover),
            tuple(dict.fromkeys(span.kind for span in cover)),
            opens,
        )
