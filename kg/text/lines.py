"""Line ends: lines wrapped hard by a PDF, sentences broken anywhere, labels that lost their value to the next line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import itemgetter, sub
from typing import NamedTuple

from kg.text import chrome, clauses, headings, torn
from kg.text.characters import TONED
from kg.text.mapped import Edit, Mapped

OPENS = frozenset(",、(《“‘—~/-.")
CLOSES = frozenset(",、)》”’。;:!?%~/—-·.")
BULLETS = frozenset("·●◆■►▶▲★☆※◎◇□△▪▫◦‣➢❖✦")
BULLET = re.compile(f"(?m)^[{''.join(sorted(BULLETS))}]+ ?(?=[^\\n])")
LONG = 20
WRAPPED, SHARE = 6, 0.35
"""A text is wrapped if at least so many lines, and this share of them, are as long as the longest usual."""
CUT = 0.6
"""And this share of those end in the middle of a sentence."""
SLACK = 4
WIDEST = 80
WIDTH_OF_LABEL = 10
SHORT, FEW = 12, 5
REST = re.compile(r"\d{1,5}(?:\.\d+)?[^\d\s.]")
FIGURE = re.compile(r"(?<=[\u4e00-\u9fffA-Za-z,;。、(—~:-])\d{1,6}(?:\.\d{0,2})?$")
NUMBERED = re.compile(r"^(?:附[件表图]|[表图]|专栏)")
LABEL = re.compile(r"[\u4e00-\u9fff]{2,8}(?:\([^()\n]{1,12}\))?:")
UNIT = re.compile(r"[年月日%‰万亿个座家台项吨公平立米天户辆倍亩套条处千百次微毫蒸以左]|\.\d")
"""What goes on with the figure at the end of the line above."""
FORMULA = re.compile(r"(?:PM(?:2\.)?|SO|NO|CO|NH|GB)$")
INDENT = re.compile("(?:\u3000|[ \\t\xa0\u2002\u2003]{2})\\Z")
ENTIRE = re.compile(r"(?:附件?\d{0,2}:?)?《[^《》]{6,80}》|[^\n]{0,40}[摄攝]\)?")
"""A title, or who took a picture, is a line of its own."""
TITLE, TITLE_ENDS = (
    re.compile(r"[^\n。]*关于[^\n。]*(?:通知|意见|批复|通告|公告|决定|函|报告|答复)"),
    frozenset("知见复告定函"),
)
"""A line that ends as the title of a document does, whatever its width."""
READING = re.compile(f"[(（][a-z{TONED}]{{0,8}}[{TONED}][a-z{TONED}]{{0,8}}[)）]")
"""Pinyin that a site set after characters: what is wide by it alone is no full line."""


class Row(NamedTuple):
    """A line that is not empty."""

    start: int
    end: int


class Page(NamedTuple):
    """How a text is wrapped: for each line whether it is as wide as the page, and whether it begins a paragraph.

    Both are empty where the text is not wrapped; `begins` has None where neither indent nor empty line tells.
    """

    full: list[bool]
    begins: list[bool | None]


def rows(text: str) -> list[Row]:
    """The lines that are not empty."""
    found: list[Row] = []
    at = 0
    for line in text.split("\n"):
        if line:
            found.append(tuple.__new__(Row, (at, at + len(line))))
        at += len(line) + 1
    return found


def join_lines(text: Mapped) -> Mapped:
    """Join what was wrapped hard; a heading, a list item, a label and the line after a full stop begin anew."""
    lines = rows(text.text)
    return text.edit(_joins(text.text, lines, page(text, lines)))


def _joins(text: str, lines: list[Row], page: Page) -> Iterator[Edit]:
    first = lines[0].start if lines else 0
    for i, (above, below) in enumerate(pairwise(lines)):
        full = page.full[i] if page.full else None
        begins = page.begins[i + 1] if page.begins else None
        stopped = text[above.end - 1] in "。!?" and not (full and begins is False)
        if not stopped and _joined(text, above, below, first, full, begins):
            yield above.end, below.start, _seam(text, above, below)
        else:
            first = below.start


def page(text: Mapped, lines: list[Row]) -> Page:
    """How the text is wrapped.

    Widths are those of the page, where a Chinese character is as wide as two Latin ones, or numbers of characters,
    whichever more lines share.
    """
    if len(lines) < WRAPPED or len(text) > 2 * WIDEST * len(lines):
        return Page([], [])
    least = max(WRAPPED, SHARE * len(lines))
    if sum([text.text[row.end - 1] not in torn.STOPS for row in lines]) < CUT * least:
        return Page([], [])
    starts = [text.span(*row)[0] for row in lines]
    quotes = [text.raw[start:stop].rstrip() for start, stop in pairwise([*starts, text.span(*lines[-1])[1]])]
    full, share = _widest(quotes)
    if share >= least and READING.search(text.raw):
        bare = [len(READING.sub("", quote)) for quote in quotes]
        share = min(share, sum(off and size >= SHORT for off, size in zip(full, bare, strict=True)))
    cut = [off and not torn.is_finished(text.text, row.end) for row, off in zip(lines, full, strict=True)]
    if share < least or sum(cut) < CUT * share:
        return Page([], [])
    return Page(full, _begins(text, lines, cut, starts))


def _widest(quotes: list[str]) -> tuple[list[bool], int]:
    """Which lines are full, by columns or by characters, whichever more lines share, and how many share it."""
    joined = "\n".join(quotes)
    if joined.count("\n") < len(quotes):  # no byte of another character is that of a line end
        columns = [len(quote) // 2 for quote in joined.encode("gb18030", "replace").split(b"\n")]
    else:
        columns = [len(quote.encode("gb18030", "replace")) // 2 for quote in quotes]
    return max(_full(columns), _full(list(map(len, quotes))), key=itemgetter(1))


def _full(widths: list[int]) -> tuple[list[bool], int]:
    """Which lines are as wide as the commonest width of lines, or wider, and how many are about as wide."""
    sizes = [0] * (WIDEST + SLACK + 1)
    for width in widths:
        if width <= WIDEST + SLACK:
            sizes[width] += 1
    sums = list(accumulate(sizes))
    shares = list(map(sub, sums[LONG + SLACK :], sums[LONG - SLACK - 1 :]))
    share = max(shares)
    least = LONG - SLACK + max(i for i, other in enumerate(shares) if other == share)
    return [size >= least for size in widths], share


def _begins(text: Mapped, lines: list[Row], cut: list[bool], starts: list[int]) -> list[bool | None]:
    """For each line of a wrapped text whether an indent or an empty line says that it begins a paragraph."""
    indented = [INDENT.search(text.raw, max(0, at - 3), at) is not None for at in starts]
    apart = [False, *(below.start - above.end > 1 for above, below in pairwise(lines))]
    inside = sum(off and gap for off, gap in zip(cut, apart[1:], strict=False))
    by_indent = 0.02 * len(lines) <= sum(indented) <= 0.6 * len(lines)
    by_gap = inside <= 0.2 * sum(cut)
    return [
        True if (by_indent and first) or (by_gap and gap) else False if by_indent else None
        for first, gap in zip(indented, apart, strict=True)
    ]


def _is_label(text: str, row: Row) -> bool:
    """Whether a line is nothing but a label, with or without its colon."""
    end = row.end - (text[row.end - 1] == ":")
    return end - row.start <= WIDTH_OF_LABEL and clauses.label_at(text, row.start, end) is not None


def _joined(text: str, above: Row, below: Row, begun: int, full: bool | None, begins: bool | None) -> bool:
    """Whether two lines are one, where the line above and what was joined to it began at `begun`.

    The line above does not end a sentence and its paragraph.
    `full`: whether the line above is as wide as its text is wrapped; `begins`: whether the line below begins a
    paragraph; None where the text is not wrapped or does not tell.
    """
    last, first = text[above.end - 1], text[below.start]
    if first.isdigit() and _in_formula(text, above):
        return True
    if last == "|" or first in BULLETS or headings.at_line(text, *below) or _opens_list(text, below, full):
        return False
    if _is_label(text, above):
        return not _is_label(text, below) and below.end - below.start > 2
    finished = torn.is_finished(text, above.end)
    if first in CLOSES and first not in "—-~·." and not finished:
        return True
    if last in OPENS and last not in "-.—" and above.end - above.start >= 4:
        return True
    if (last.isdigit() or last == ".") and _goes_on(text, above, below, begun):
        return True
    if last in TITLE_ENDS and above.end - begun <= 2 * WIDEST and TITLE.fullmatch(text, begun, above.end):
        return False
    if begins or chrome.is_mark(text, *above) or ENTIRE.fullmatch(text, begun, above.end):
        return False
    if full and not (finished and last != ";" and begins is None):
        return True
    return not finished and torn.is_torn(text, above, below, begun)


def _opens_list(text: str, row: Row, full: bool | None) -> bool:
    """Whether a line begins with a known label, or with any that has words after its colon below a line not full."""
    label = LABEL.match(text, *row)
    if label is None:
        return False
    known = clauses.label_at(text, row.start, label.end() - 1) is not None
    return known or not (full or label.end() == row.end)


def _in_formula(text: str, above: Row) -> bool:
    """Whether a line before a figure ends in the middle of PM2.5 or SO2."""
    return FORMULA.search(text, max(above.start, above.end - 4), above.end) is not None


def _goes_on(text: str, above: Row, below: Row, begun: int) -> bool:
    """Whether the figure at the end of a line goes on in the next: not that of 附件1, nor a line of figures."""
    first = text[below.start]
    if UNIT.match(text, below.start) is None and not (first.isdigit() and REST.match(text, *below)):
        return False
    if above.end - begun < FEW:
        return False
    figure = FIGURE.search(text, max(begun, above.end - SHORT), above.end)
    return figure is not None and not NUMBERED.search(text, begun, min(figure.start(), begun + SHORT))


def _seam(text: str, above: Row, below: Row) -> str:
    last, first = text[above.end - 1], text[below.start]
    if last != ":" and _is_label(text, above):
        return ":"
    letters = last.isascii() and last.isalpha() and first.isascii() and first.isalpha()
    whole = (last.isupper() and first.isupper()) or text[above.end - 3 : above.end] + first == "VOCs"
    return " " if letters and not whole else ""


def bullets(text: Mapped) -> Mapped:
    """Drop the bullets at the head of lines."""
    return text.edit((match.start(), match.end(), "") for match in BULLET.finditer(text.text))
