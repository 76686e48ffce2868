"""Page furniture: lines of a web page or newspaper that are no part of the document."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from kg.text import headings
from kg.text.words import alternatives, words
from kg.wordlists import Words

STRONG = (
    "navigation",
    "copyright",
    "registration",
    "host",
    "editor",
    "sharing",
    "size",
    "counter",
    "reprint",
    "neighbours",
    "browser",
    "hotline",
)
SHORT, LONG, DENSE = 40, 60, 120
HEAD, TAIL = 30, 80
"""How many lines at the top and bottom of a page may be furniture by their place alone."""
RULE = re.compile(
    r"[-—=_*·.~|/ ]{4,}|[^\w]*第\d{1,3}页[^\w]*(?:共\d{1,3}页)?[^\w]*|\d{1,3}/\d{1,3}页"
    r"|[-—–·.~]{1,3} ?\d{1,3} ?[-—–·.~]{1,3}"
)
FIGURE = re.compile(r"\d")
ATTACHMENT = re.compile(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|jpg|png)[)》”]?$", re.I)
MARKS = r"|:>»《》【】\[\]()/、,·—-"
MENU = 8
"""Characters of an item of a menu, at most."""
PHONE = re.compile(r"(?:[ /、,()]*(?:0\d{2,3}[-—) ]{0,2}\d{7,8}|[48]00-?\d{3,4}-?\d{3,4}|1[3-9]\d{9}))+[ )]*")
CONTENTS_LINES = 300
ITEM = re.compile("[一二三四五六七八九十]{1,3}、")
"""What begins a heading inside a document."""
VERSION = re.compile(r"(?:\([^()]{1,20}\)|》)*$")
LEADER = re.compile(r"[.·…—\s-]*\d{0,3}[.·…\s-]*$")
MIN_HEAD = 10
ISSUER = re.compile(r"(?:人民政府|委员会|办公[室厅]|[局厅委部院会])(?:文件)?$|关于|[〔\[]\d{4}[〕\]]|号$|^第")


class Line(NamedTuple):
    """A line that is not empty."""

    start: int
    end: int


MARKED = Words.shared(lambda: [*words(*STRONG), *words("weak")])
"""The words of furniture."""


@cache
def _weak() -> int:
    """From which one on they are weak."""
    return len(words(*STRONG))


@cache
def _buttons() -> tuple[re.Pattern[str], frozenset[str]]:
    """What a line of nothing but buttons and names of menus is, and the signs that it may begin with."""
    return re.compile(f"(?:{alternatives('button')}|[{MARKS}])+"), frozenset(
        [word[0] for word in words("button")] + list(MARKS.replace("\\", ""))
    )


@cache
def _sources() -> tuple[str, ...]:
    return tuple(f"{word}:" for word in words("source"))


@cache
def _titles() -> tuple[str, ...]:
    return words("document")


def lines(text: str) -> list[Line]:
    """The lines of a text without the empty ones and without blanks at their ends."""
    found: list[Line] = []
    at = 0
    for line in text.split("\n"):
        bare = line.strip(" \t\u3000")
        if bare:
            start = at if line[0] == bare[0] else at + line.index(bare[0])
            found.append(tuple.__new__(Line, (start, start + len(bare))))
        at += len(line) + 1
    return found


def furniture(text: str, rows: list[Line]) -> list[bool]:
    """For each line, whether it is page furniture."""
    hits = _hits(text, rows)
    marked = [
        (found > 0 or row.end - row.start <= SHORT)
        and _is_furniture(text, row, found)
        and not _names_source(text, row, i)
        for i, (row, found) in enumerate(zip(rows, hits, strict=True))
    ]
    if "|" in text:
        _tables(text, rows, marked, hits)
    _contents(text, rows, marked)
    _repeated(text, rows, marked)
    _head(text, rows, marked)
    _tail(text, rows, marked)
    return marked


def _hits(text: str, rows: list[Line]) -> list[int]:
    """How many words of page furniture a line has; 0 if it has only such as plans use too, and not at its head."""
    weak, hits, sure = _weak(), [0] * len(rows), [0] * len(rows)
    matches = MARKED.longest(text)
    starts = [row.start for row in rows] if matches else []
    for word, start, _ in matches:
        i = bisect_right(starts, start) - 1
        if i >= 0:
            hits[i] += 1
            sure[i] += word < weak or (start == starts[i] and text[rows[i].end - 1] not in "。;")
    return [found if certain else 0 for found, certain in zip(hits, sure, strict=True)]


def is_mark(text: str, start: int, end: int) -> bool:
    """Whether the line `text[start:end]` is short and has a word that only page furniture has."""
    if end - start > LONG:
        return False
    return any(word < _weak() or at == 0 for word, at, _ in MARKED.longest(text[start:end]))


def _is_furniture(text: str, row: Line, hits: int) -> bool:
    size = row.end - row.start
    if not hits:
        if size > SHORT:
            return False
        line = text[row.start : row.end]
        if (line[0] == "第" or not line[0].isalpha()) and (RULE.fullmatch(line) or PHONE.fullmatch(line)):
            return True
        buttons, firsts = _buttons()
        if line[0] in firsts and buttons.fullmatch(line):
            return True
        return _is_menu(line) or ("." in line and ATTACHMENT.search(line) is not None)
    prose = text.find("。", row.start, row.end - 1) >= 0 or text[row.end - 1] == ";"
    if hits >= 3 + 2 * prose and size <= DENSE * hits:
        return True
    if headings.at_line(text, row.start, row.end):
        return False
    return size <= SHORT or (size <= 3 * LONG and not prose)


def _tables(text: str, rows: list[Line], marked: list[bool], hits: list[int]) -> None:
    """Lines of cells (甲|乙|丙) below each other are a table, heading and all, where a cell has a figure."""
    i = 0
    while i < len(rows):
        first = i
        while i < len(rows) and _has_cells(text, rows[i]):
            i += 1
        if i - first >= 2 and FIGURE.search(text, rows[first].start, rows[i - 1].end):
            for j in range(first, i):
                marked[j] = marked[j] and hits[j] > 0
        i = max(i, first + 1)


def _has_cells(text: str, row: Line) -> bool:
    return text.count("|", row.start, row.end) >= 2


def _names_source(text: str, row: Line, i: int) -> bool:
    """Whether a line at the top of the page names who published it, whatever else stands there."""
    line = text[row.start : row.end]
    return i < HEAD and len(line) <= 3 * LONG and any(word in line for word in _sources())


def _is_menu(line: str) -> bool:
    """Whether a line is a way of pages (首页>新闻>正文) or a bar of links; a row of a table has figures."""
    if line.count(">") >= 2 or line.count("»") >= 2:
        return True
    return line.count("|") >= 2 and not any(char.isdigit() or char in "。," for char in line) and line[0] != "|"


def _is_body(text: str, row: Line) -> bool:
    if row.end - row.start >= LONG or text[row.end - 1] in "。;!?":
        return True
    return _has_cells(text, row) or bool(headings.at_line(text, *row))


def _contents(text: str, rows: list[Line], marked: list[bool]) -> None:
    """A table of contents: from 目录 to the line before the one that says its first entry again."""
    for i, row in enumerate(rows[:HEAD]):
        named = row.end - row.start <= SHORT and text.endswith(("目录", "目次"), row.start, row.end)
        if named and i + 1 < len(rows):
            first = _entry(text, rows[i + 1])
            for j in range(i + 2, min(i + 2 + CONTENTS_LINES, len(rows))):
                if rows[j].end - rows[j].start > LONG or text[rows[j].end - 1] in "。;":
                    return
                if _entry(text, rows[j]) == first:
                    marked[i:j] = [True] * (j - i)
                    return


def _entry(text: str, row: Line) -> str:
    return LEADER.sub("", text[row.start : row.end])


def _repeated(text: str, rows: list[Line], marked: list[bool]) -> None:
    """A title that stands three times or oftener is a running head, but for the first two above all headings."""
    places: dict[str, list[int]] = {}
    for i, row in enumerate(rows):
        if MIN_HEAD <= row.end - row.start <= LONG and is_title(text, row) and not headings.at_line(text, *row):
            places.setdefault(text[row.start : row.end], []).append(i)
    often = [found for found in places.values() if len(found) >= 3]
    if often:
        begun = next((i for i, row in enumerate(rows) if headings.at_line(text, *row)), len(rows))
        for found in often:
            for n, i in enumerate(found):
                marked[i] = marked[i] or n > 1 or (n == 1 and i > begun)


def is_title(text: str, row: Line) -> bool:
    """Whether a line reads as the title of a document."""
    if not 6 <= row.end - row.start <= 90:
        return False
    line = text[row.start : row.end]
    if ITEM.match(line):
        return False
    if line[-1] in ")》":
        line = VERSION.sub("", line)
    return line.endswith(_titles()) and not any(mark in line for mark in "。;|,")


def _head(text: str, rows: list[Line], marked: list[bool]) -> None:
    """Short lines above the title are furniture, unless they name who issued it or its number."""
    for i, row in enumerate(rows[:HEAD]):
        if is_title(text, row) and not marked[i]:
            for j in range(i):
                line = text[rows[j].start : rows[j].end]
                marked[j] = marked[j] or (len(line) <= SHORT and not ISSUER.search(line) and line[-1] not in "。;:")
            return
        if _is_body(text, row) and not marked[i]:
            _menus(text, rows[:i], marked)
            return


def _menus(text: str, above: list[Line], marked: list[bool]) -> None:
    """Where lines above the body are furniture, those of a menu between them are too."""
    if sum(marked[: len(above)]) < 2:
        return
    last = max(i for i in range(len(above)) if marked[i])
    for i, row in enumerate(above[:last]):
        line = text[row.start : row.end]
        item = len(line) <= MENU and line.isalpha() and not line.endswith(_titles()) and not ISSUER.search(line)
        marked[i] = marked[i] or item


def _tail(text: str, rows: list[Line], marked: list[bool]) -> None:
    """From the first furniture or source line after the last line of the body on, everything is furniture."""
    last = len(rows) - 1
    floor = max(0, len(rows) - TAIL)
    while last >= floor and (marked[last] or not _is_body(text, rows[last])):
        last -= 1
    for i in range(last + 1, len(rows)):
        if marked[i] or (i > 0 and text.startswith(_sources(), rows[i].start)):
            marked[i:] = [True] * (len(rows) - i)
            return
