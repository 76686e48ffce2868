"""Ends of pages inside a text: page numbers, running heads, the marks of sites that show documents page by page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kg.text.mapped import Edit, Mapped

DASHED = re.compile(r"[—―–─-]{1,2}[ \u3000]{1,4}\d{1,3}[ \u3000]{1,4}[—―–─-]{1,2}")
"""A page number between dashes with its blanks: nothing else is written so, wherever it stands."""
DASHES = frozenset("—―–─-")
SPACED = re.compile("[—―–─-][ \u3000]")
LINE = "\n[ \u3000\n]{{0,8}}(?:{})[ \u3000]{{0,8}}(?=\n)"
DASHES_ROUND = r"[-—–·.~]{1,3} {0,3}\d{1,3} {0,3}[-—–·.~]{1,3}"
OF_PAGES = r"第 {0,3}\d{1,3} {0,3}[页頁](?:[ ,/]{0,3}共 {0,3}\d{1,3} {0,3}[页頁])?"
PAGE = re.compile(LINE.format(f"{DASHES_ROUND}|{OF_PAGES}"))
BARE = re.compile(LINE.format(r"(\d{1,3})(?: ?/ ?\d{1,3} ?页?)?"))
"""What may be a page number if others go before and after it, a page apart."""
APART, FAR, MANY = 200, 6000, 3
"""Characters of a page at least and at most; how many bare numbers in order make pages of them."""
SHEET = re.compile(r"\n(\d{1,3})、")
SHEETS = 400
"""Characters, on the average, from one mark of a site that shows documents by the page to the next, at least."""
WIDEST = 80
LONG, ENDS = 8, frozenset("。;；:：,，、")


def dashed(text: Mapped) -> Mapped:
    """Drop page numbers between dashes with blanks (― 3 ―) in the middle of a line."""
    if not SPACED.search(text.text):
        return text
    found = (match for match in DASHED.finditer(text.text) if _is_inside(match))
    return text.edit((match.start(), match.end(), "") for match in found)


def _is_inside(match: re.Match[str]) -> bool:
    """Whether a page number stands in a line with other words, and is no middle of a range (10 — 20 — 30)."""
    text, (start, end) = match.string, match.span()
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    alone = before.strip(" \u3000")[-1:] in ("", "\n") and after.strip(" \u3000")[:1] in ("", "\n")
    return not alone and not (before[-1:] in " \u3000" and before[:1].isdigit())


def page_numbers(text: Mapped) -> Mapped:
    """Drop the lines that hold a page number, and the running heads beside them."""
    pages = sorted({match.span() for match in PAGE.finditer(text.text)} | set(_bare(text.text)))
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


def _bare(text: str) -> Iterator[tuple[int, int]]:
    """Lines of a number alone that count up by one, a page apart."""
    run: list[re.Match[str]] = []
    for match in (*BARE.finditer(text), None):
        if match and run:
            value, last = int(match[1]), int(run[-1][1])
            gap = match.start() - run[-1].end()
            if value == last + 1 and APART <= gap <= FAR:
                run.append(match)
                continue
            if gap < APART and value != last + 1:
                continue
        if len(run) >= MANY:
            yield from (found.span() for found in run)
        run = [match] if match else []


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    """The lines before and after a page number."""
    first = text.rfind("\n", max(0, start - WIDEST), start)
    last = text.find("\n", end + 1, end + WIDEST)
    return text[first + 1 : start] if first >= 0 else "", text[end + 1 : last] if last >= 0 else ""


def _heads(text: str, pages: list[tuple[int, int]]) -> set[str]:
    """Lines that stand beside three page numbers or more; beside two, if they are long and end no sentence."""
    sides = zip(*(_neighbours(text, *page) for page in pages), strict=True)
    above, below = (Counter(line for line in side if line) for side in sides)
    often = {line for line, times in (above + below).items() if times >= 3}
    return often | {line for side in (above, below) for line, times in side.items() if times == 2 and _is_head(line)}


def _is_head(line: str) -> bool:
    return len(line) >= LONG and line[-1] not in ENDS


def sheets(text: Mapped) -> Mapped:
    """Drop the marks 1、 2、 … that a site sets before each page of a document, in the middle of sentences."""
    if "\n3、" not in text.text:
        return text
    found = list(SHEET.finditer("\n" + text.text))
    if len(found) < MANY or [int(match[1]) for match in found] != list(range(1, len(found) + 1)):
        return text
    ends = [text.text[max(0, match.start() - 9) : match.start() - 1].rstrip("\n")[-1:] for match in found[1:]]
    torn = sum(end not in "。;:!?" for end in ends)
    if len(text) < SHEETS * len(found) or torn < 0.6 * (len(found) - 1):
        return text
    return text.edit((max(0, match.start() - 1), match.end() - 1, "") for match in found)
