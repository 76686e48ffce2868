"""Lines that break off in a sentence where nothing tells how wide the page was."""

from __future__ import annotations

import re
from functools import cache

from kg.text import clauses, headings
from kg.text.headings import RANK
from kg.text.words import words

STOPS = frozenset("。!?;:…")
LONG, SHORT, FEW = 20, 12, 5
SEARCHED = 2000
PAIRS = (("“", "”"), ("《", "》"), ("(", ")"), ("‘", "’"))
OPEN = 40
"""How far back a bracket or quotation mark may have opened."""
HAN = re.compile("[\u4e00-\u9fff]{2}")
NEAR = 5000
HEADING, EVEN = 36, 3
WHOLE = re.compile(r"\d+")
YEAR = re.compile(r"(?:19|20)\d\d年")
FIGURES = re.compile(r"[\d。]")
DAY = re.compile(r"\d{1,2}[月日]")
HANGING = frozenset("的将在由把被至到或和占以每于从按较")
TRAILING = re.compile(
    r"的|以[上下内]|左右|之[一二三内]|等(?:[,。、;的\d]|方面)|率(?:均?达|[由从超为降提])|范?围[内之]|分别(?!是)"
)
COUNTS, COUNTED = (
    frozenset("等两三四五六七八九十"),
    re.compile("\\d|[座个家项台条处户辆]|分之|[一二三四五六七八九十]+[座个家项]"),
)
"""What ends a line before a number or its measure word, and what then begins the next: 卷桥河等 5条, 两 座."""
LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}(?=(?:\([^()\n]{1,12}\))?:.)")
LIST = re.compile("[、,]")
ENDED = re.compile("[。;!?]")
COMPLETE = frozenset("局委府部办室院会区县市处所队厅司校团")
"""Ends of names of bodies."""


def is_finished(text: str, end: int) -> bool:
    """Whether a sentence or an item ends there: at a stop, or a closing mark after a stop."""
    return text[end - 1] in STOPS or (text[end - 1] in "”’)》" and text[max(0, end - 2)] in STOPS)


CHAPTER = re.compile("[一二三四五六七八九十]{1,3}、[^,。;:\\d]{2,16}(?:,[^,。;:\\d]{2,20}){0,2}$")
OPENING = re.compile(
    r"(?:过去|[一几五]年来|近年来|近几年|今年|去年|上半年|(?:19|20)\d\d年|“十[一二三四五]?五”|全市|我市|我局)"
)
"""How the text of a chapter begins where its heading has no stop."""


def is_torn(text: str, above: tuple[int, int], below: tuple[int, int], begun: int) -> bool:
    """Whether a line breaks off in a sentence: in a bracket, in a word, in prose.

    Args:
        above: half-open offsets of the line; it does not end in a stop.
        below: those of the next.
        begun: where the line above and what was joined to it begin.
    """
    end, start = above[1], below[0]
    size = end - begun
    if _is_open(text, max(begun, end - OPEN), end) or (size >= FEW and _hangs(text, end, below)):
        return True
    if _is_heading(text, begun, end) or _is_chapter(text, begun, end, start):
        return _is_pair(text, end, start, 2) or _is_word(text, end, start, 3)
    marks = ",。;" if size >= LONG else "。"
    prose = size >= FEW and (_is_prose(text, begun, end, marks) or _has_figures(text, begun, end))
    if prose and (text[end - 1].isdigit() or _is_prose(text, *below) or is_finished(text, below[1])):
        return True
    if _is_item(text, begun, end, below):
        return True
    times = 1 if prose or size >= LONG else 2
    return (prose or size >= SHORT) and (_is_pair(text, end, start, times) or _is_word(text, end, start, 2))


def _hangs(text: str, end: int, below: tuple[int, int]) -> bool:
    """Whether a line ends with a word that another must follow, or the next begins with one that goes on."""
    last = text[end - 1]
    if last in "年月":
        return DAY.match(text, *below) is not None
    if last == "的" and text.startswith("目", end - 2):
        return False
    if last in COUNTS:
        return COUNTED.match(text, *below) is not None
    return last in HANGING or TRAILING.match(text, *below) is not None


def _is_heading(text: str, start: int, end: int) -> bool:
    """Whether a line without stop and figures has a number before it, as headings do, whose halves are as long."""
    number = headings.at_line(text, start, end) if end - start <= HEADING else None
    if number is None or FIGURES.search(text, number.end, end):
        return False
    sizes = [len(piece) for piece in text[number.end : end].split(",")]
    return max(sizes) - min(sizes) <= EVEN


def _is_chapter(text: str, start: int, end: int, below: int) -> bool:
    """Whether a line with the number of a chapter stands over one that begins to tell of a time or of the city."""
    return CHAPTER.match(text, start, end) is not None and OPENING.match(text, below) is not None


def _has_figures(text: str, start: int, end: int) -> bool:
    """Whether a line has an Arabic number before it and figures in its words, not only years: no heading."""
    number = headings.at_line(text, start, end) if end - start <= HEADING else None
    if number is None or RANK[number.kind] < RANK["1."]:
        return False
    return any(not YEAR.match(text, figure.start()) for figure in WHOLE.finditer(text, number.end, end))


def _is_prose(text: str, start: int, end: int, marks: str = ",。;") -> bool:
    """Whether a line has marks of sentences."""
    end = min(end, start + SEARCHED)
    return any(text.find(mark, start, end) >= 0 for mark in marks)


def _is_open(text: str, start: int, end: int) -> bool:
    """Whether a bracket or quotation mark is open at the end."""
    tail = text[start:end]
    for opening, closing in PAIRS:
        opened = tail.rfind(opening)
        if opened >= 0 and opened > tail.rfind(closing) and opened > tail.find('"'):
            return True
    return False


def _is_pair(text: str, end: int, start: int, times: int) -> bool:
    """Whether the characters on both sides of a line end stand beside each other elsewhere near, so many times."""
    pair = text[end - 1] + text[start]
    return HAN.match(pair) is not None and text.count(pair, max(0, end - NEAR), end + NEAR) >= times


@cache
def _halves() -> tuple[frozenset[tuple[str, str]], frozenset[str], int]:
    """The halves of the words that no line end parts, their first halves, and the length of the longest half."""
    cut = frozenset((word[:at], word[at:]) for word in words("whole") for at in range(1, len(word)))
    return cut, frozenset(first for first, _ in cut), max(len(first) for first, _ in cut)


def _is_word(text: str, end: int, start: int, least: int) -> bool:
    """Whether a line ends inside a known word of at least so many characters."""
    cut, firsts, longest = _halves()
    for size in range(1, longest + 1):
        first = text[end - size : end]
        if first in firsts and any(
            (first, text[start : start + rest]) in cut for rest in range(max(1, least - size), longest + 1)
        ):
            return True
    return False


def _is_item(text: str, start: int, end: int, below: tuple[int, int]) -> bool:
    """Whether a line is an item of a labelled list that goes on in the next, which has no label nor number.

    What follows a label to a stop is one text; a list of bodies has no stop and may end a line inside a name.
    """
    label = LABEL.match(text, start, end)
    whole = label and clauses.label_at(text, start, label.end())
    if label is None or whole is None:
        return False
    if not whole:
        return is_finished(text, below[1]) or LIST.search(text, *below) is not None
    listed = LIST.search(text, label.end(), end) and LIST.search(text, *below)
    return bool(listed) and ENDED.search(text, *below) is None and text[end - 1] not in COMPLETE
