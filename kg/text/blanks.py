"""Blanks and numbers: blanks that Chinese does not have, figures torn apart, separators of thousands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.text import gaps
from kg.text.mapped import Edit, Mapped

VISIBLE = " \t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
HIDDEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\xad\x00-\x08\x0e-\x1b\x7f"
BLANK = re.compile(f"[{VISIBLE}{HIDDEN}][{VISIBLE}{HIDDEN}]*")
"""One sign, then any number of them: a search goes by the first sign, but not by one that is repeated."""
SIGNS = frozenset(char for char in map(chr, range(0x10000)) if BLANK.match(char))
"""The characters that are blanks, seen or unseen."""
SEEN = re.compile(f"[{VISIBLE}]")
INVISIBLE = re.compile(f"[{HIDDEN}]+")
UNSEEN = frozenset(char for char in SIGNS if INVISIBLE.match(char))
"""The characters that nobody sees."""
ITEM = re.compile(r"(?:^|\n)[^\w\n]{0,3}\d{1,2} ?\.\Z")
TENS = re.compile(r"(?:^|\n)[^\w\n]{0,3}\d\Z")
AROUND = 14
SPACED = re.compile("(?: [\u4e00-\u9fff]){2} |(?: [0-9\u4e00-\u9fff]){4} ")
"""Characters set apart by single blanks, as a PDF gives them: a blank between figures there is none."""
FORMULA = re.compile(r"(?<![A-Za-z])(?:PM|SO|NO|CO|NH|O)$")
ITEM_BLANK = re.compile(r"(?:^|\n)\d{1,2}\. \Z")
GAP = re.compile(r" (?: *)(?=\d)")
REACH = 40
CHAIN = re.compile(r"(?<![\d.])(?<!\d:)\d+(?:\.\d+)?(?: \d+(?:\.\d+)?)+(?![\d:])")
YEAR = re.compile(r"(?:19|20)\d\d")
NUMBERED = ("附件", "附表", "附图", "表", "图", "专栏")
LOST = re.compile(r"\?[? \u3000]*")
INDENT = " \u3000"
FAR = "\u0590-\u167f\u1681-\u1fff\ua000-\uabff"
STRAY = re.compile(f"[{FAR}][{FAR}]*")
MAYBE_STRAY = re.compile("[?\u0590-\u1fff\ua000-\uabff]")
GROUPS = re.compile(r",\d{3}(?:,\d{3})*(?![A-Za-z0-9,])")
LEADING = re.compile(r"(?<![A-Za-z0-9.,/-])[1-9]\d{0,2}$")
LISTED = ("分别", "依次")


def hidden(text: Mapped) -> Mapped:
    """Drop the characters that nobody sees: zero-width blanks, soft hyphens, byte order marks, controls."""
    return text.edit((match.start(), match.end(), "") for match in INVISIBLE.finditer(text.text))


def blanks(text: Mapped) -> Mapped:
    """No blanks beside Chinese characters, punctuation and line ends; one between Latin words and between numbers.

    Where the source lost the figure before a measure word, a sign of that stands for the blank.
    """
    edits = list(_blanks(text.text))
    if any(new == gaps.LOST for _, _, new in edits) and not gaps.is_close(text.text):
        edits = [(start, end, "" if new == gaps.LOST else new) for start, end, new in edits]
    return text.edit(edits)


def _blanks(text: str) -> Iterator[Edit]:
    last, firsts = len(text), gaps.firsts()
    for match in BLANK.finditer(text):
        start, end = match.span()
        keep = start > 0 and end < last and _latin(text[start - 1]) and _latin(text[end]) and SEEN.search(match[0])
        if keep and end - start == 1 and _is_loose(text, start, end):
            yield start, end, ""
        elif keep or (end < last and text[end].isdigit() and ITEM.search(text, max(0, start - 9), start)):
            new = "  " if end - start > 1 and text[start - 1].isdigit() and text[end].isdigit() else " "
            if new != match[0]:
                yield start, end, new
        elif end < last and text[end] in firsts and gaps.is_lost(text, start, end):
            yield start, end, gaps.LOST
        else:
            yield start, end, ""


def _is_loose(text: str, start: int, end: int) -> bool:
    """Whether a blank between letters or figures means nothing: all signs stand apart, or an item's number does."""
    if SPACED.search(text, max(0, start - AROUND), end + AROUND):
        return True
    return text[end + 1 : end + 2] in (".", "、") and TENS.search(text, max(0, start - 6), start) is not None


def has_stray(alphabet: Iterable[str]) -> bool:
    """Whether characters are among them that may be stray."""
    return MAYBE_STRAY.search("".join(alphabet)) is not None


def stray(text: Mapped) -> Mapped:
    """Drop single characters of scripts far from Chinese, and question marks in the place of an indent."""
    edits = [(match.start(), match.end(), "") for match in STRAY.finditer(text.text) if match.end() - match.start() < 3]
    if "?" in text.text:
        edits += _lost(text.text)
    return text.edit(sorted(edits))


def _lost(text: str) -> Iterator[Edit]:
    """Question marks at the head of a line, with the blanks around them."""
    for match in LOST.finditer(text):
        start = match.start()
        while start and text[start - 1] in INDENT:
            start -= 1
        if not start or text[start - 1] == "\n":
            yield start, match.end(), ""


def _latin(char: str) -> bool:
    return char.isascii() and char.isalnum()


def torn_numbers(text: Mapped) -> Mapped:
    """Figures and formulas with a blank inside: 2 021年 to 2021年, 3 0% to 30%, PM 2.5 to PM2.5.

    Numbers that stand beside each other (a row of a table, 2021 36) keep their blank.
    """
    edits: list[Edit] = []
    done = 0
    for gap in GAP.finditer(text.text):
        start, end = gap.span()
        if start < done:
            continue
        if FORMULA.search(text.text, max(0, start - 3), start):
            edits.append((start, end, ""))
        elif text.text[start - 1 : start].isdigit():
            match = CHAIN.search(text.text, max(0, done, start - REACH), end + REACH)
            if match and match.start() < start:
                edits += _closed(match, text)
                done = match.end()
    return text.edit(edits)


def _closed(match: re.Match[str], mapped: Mapped) -> Iterator[Edit]:
    """Edits that take the blanks out of a chain of numbers if it is one figure."""
    text, (start, end) = match.string, match.span()
    before = text[max(0, start - 2) : start]
    if is_torn(
        match[0],
        ":" if ITEM_BLANK.search(text, max(0, start - 5), start) else before,
        text[end : end + 1],
        _is_close(mapped, start, end),
    ):
        yield from ((start + i, start + i + 1, "") for i, char in enumerate(match[0]) if char == " ")


def _is_close(text: Mapped, start: int, end: int) -> bool:
    """Whether the source has no blanks on either side of `text[start:end]`."""
    first, last = text.span(start, end)
    return SEEN.match(text.raw, max(0, first - 1)) is None and SEEN.match(text.raw, last) is None


def is_torn(chain: str, before: str, after: str, close: bool = False) -> bool:
    """Whether numbers with one blank between them are one figure torn apart. `close`: no blanks beside them.

    >>> is_torn("2 021", "到", "年"), is_torn("44 41", "", ""), is_torn("2021 36", "", "项")
    (True, False, False)
    """
    pieces = chain.split(" ")
    whole = "".join(pieces)
    if after == "年" and YEAR.fullmatch(whole):
        return True
    if before.endswith(NUMBERED) or whole.count(".") > 1 or not after.strip() or not before[-1:].strip():
        return False
    if YEAR.fullmatch(pieces[0]) or YEAR.fullmatch(pieces[-1]) or len(whole) > 9:
        return False
    return close or len(pieces) == 2 or all(len(piece) == 1 for piece in pieces)


def thousands(text: Mapped) -> Mapped:
    """1,200 to 1200, but not in a list of figures (分别为35,120,240)."""
    edits: list[Edit] = []
    for groups in GROUPS.finditer(text.text):
        start, end = groups.span()
        leading = LEADING.search(text.text, max(0, start - 3), start)
        before = text.text[max(0, start - 11) : start]
        if leading and not any(word in before for word in LISTED):
            edits += ((i, i + 1, "") for i in range(start, end, 4))
    return text.edit(edits)
