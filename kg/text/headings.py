"""Numbered headings: 第一章, 一、, (一), 1., 1.1, (1), ①, 一是, and the #s of Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

CHINESE = "一二三四五六七八九十"
ORDINAL = rf"第[{CHINESE}百零〇\d]{{1,5}}"

HASHES = tuple("#" * depth for depth in range(1, 7))
RANKS = (*HASHES, "编", "章", "节", "条", "一、", "(一)", "1.", "1.1", "1.1.1", "(1)", "①", "一是")
"""Kinds of numbers, outermost first. A heading stands under the nearest one above it of an earlier kind."""
RANK = {kind: rank for rank, kind in enumerate(RANKS)}

POINT = r"(?:、(?!\d{1,3}(?:[、号#和及-]|$))|\.(?!\d)|\.(?=(?:19|20)\d\d年))"
"""After an Arabic number of a heading: not the 1、2 of 1、2号机组, not the 1.2 of a figure."""

AT_LINE = re.compile(
    rf"(?:(?P<md>#{{1,6}}) ?)?(?:(?P<ordinal>{ORDINAL})(?:(?P<unit>[编篇章节条])|部分)[、:.]?"
    rf"|(?P<cn>[{CHINESE}]{{1,3}})(?:、|\.(?!\d))"
    rf"|\((?P<cnp>[{CHINESE}]{{1,3}})\)[、.:]?"
    r"|(?P<dec>\d{1,2}(?:\.\d{1,2}){1,3})(?=[^\d.%‰\s万亿千百个项吨公平米天年月日倍元级台辆家座处亩条次人户立度微毫小蒸兆℃套株头辆级])"
    rf"|(?P<ar>[1-9]\d{{0,2}})(?:{POINT}|\)) ?"
    r"|\((?P<arp>\d{1,3})\)[、.]?"
    r"|(?P<circle>[①-⑳])[、.]?"
    rf"|(?P<shi>[{CHINESE}]{{1,2}})[是要](?![求点素件道]))?"
)
FIRST = frozenset(f"#第({CHINESE}①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳0123456789")
"""What a number at the head of a line begins with."""
INSIDE = re.compile(
    rf"[。;:,!](?=[{CHINESE}(\d①-⑳])(?:(?P<shi>[{CHINESE}]{{1,2}})[是要](?![求点素件道])"
    rf"|(?P<cn>[{CHINESE}]{{1,3}})、"
    rf"|\((?P<cnp>[{CHINESE}]{{1,3}})\)"
    rf"|(?P<ar>\d{{1,2}}){POINT} ?"
    r"|\((?P<arp>\d{1,2})\)"
    r"|(?P<circle>[①-⑳]))"
)
GROUPS = {"cn": "一、", "cnp": "(一)", "ar": "1.", "arp": "(1)", "circle": "①", "shi": "一是"}
DIGITS = {char: i + 1 for i, char in enumerate(CHINESE)}
TITLE = 40


class Number(NamedTuple):
    """The number of a heading: where it starts, where its words begin, as printed, its kind (of RANKS) and value."""

    start: int
    end: int
    printed: str
    kind: str
    value: int


def value_of(numeral: str) -> int:
    """The value of a heading's numeral, 0 if it is none: 十二 to 12, ③ to 3, 1.4 to 4.

    >>> value_of("十二"), value_of("二十"), value_of("③"), value_of("1.4")
    (12, 20, 3, 4)
    """
    if numeral[:1] in DIGITS:
        tens, ten, ones = numeral.partition("十")
        if not ten:
            return DIGITS[tens] if len(tens) == 1 else 0
        return DIGITS.get(tens, 1) * 10 + DIGITS.get(ones, 0)
    last = numeral.rpartition(".")[2]
    return int(last) if last.isdecimal() else max(0, ord(last[0]) - 0x245F) if len(last) == 1 else 0


def at_line(text: str, start: int, end: int) -> Number | None:
    """The number at the head of the line `text[start:end]`."""
    if start >= end or (text[start] not in FIRST and not text[start].isdecimal()):
        return None
    match = AT_LINE.match(text, start, end)
    if match is None or match.end() == start or match.end() == end:
        return None
    group = match.lastgroup or ""
    if group in GROUPS:
        return Number(start, match.end(), _printed(match, group), GROUPS[group], value_of(match[group]))
    if group == "dec":
        return _decimal(match, start)
    return Number(start, match.end(), match["md"], match["md"], 1) if group == "md" else _ordinal(match, start)


def _ordinal(match: re.Match[str], start: int) -> Number:
    unit = {"篇": "编", None: "章"}.get(match["unit"], match["unit"] or "章")
    printed = match["ordinal"] + (match["unit"] or "部分")
    return Number(start, match.end(), printed, unit, value_of(match["ordinal"][1:]))


def _decimal(match: re.Match[str], start: int) -> Number | None:
    kind = "1.1" if match["dec"].count(".") == 1 else "1.1.1"
    return Number(start, match.end(), match["dec"], kind, value_of(match["dec"]))


def _printed(match: re.Match[str], group: str) -> str:
    if group in ("cnp", "arp"):
        return f"({match[group]})"
    return match[group] + (match[0][-1] if group == "shi" else "")


def inside(text: str) -> Iterator[Number]:
    """Numbers inside lines, after punctuation, that may open an item: 一是…;二是…; (1)…;(2)…"""
    for match in INSIDE.finditer(text):
        group = match.lastgroup or "shi"
        yield Number(match.start() + 1, match.end(), _printed(match, group), GROUPS[group], value_of(match[group]))


def stands(number: Number, previous: int) -> bool:
    """Whether a number at the head of a line is a heading's: 1.4 is a figure unless 1.3 went before."""
    return number.kind not in ("1.1", "1.1.1") or number.value in (1, previous + 1)


def follows(number: Number, previous: int, after: str) -> bool:
    """Whether a number inside a line opens an item: it is the next of its kind, or the first and not after a comma."""
    if number.value == 1:
        return after != "," or number.kind == "一是"
    if number.value == previous + 1 and previous:
        return True
    return number.kind == "一是" and after in "。;"


def title(text: str, start: int, end: int) -> int:
    """Where the title that begins at `start` ends: at the first 。 or the end of the line, sooner if that is far.

    >>> title("加强领导。各区要负总责。", 0, 12)
    4
    """
    stop = text.find("。", start, min(end, start + TITLE + 1))
    if stop > start:
        return stop
    if end - start <= TITLE:
        return max(start + 1, end - (text[end - 1] in ",;:!")) if end > start else end
    for mark in ",;:":
        stop = text.find(mark, start, start + TITLE)
        if stop - start >= 4:
            return stop
    return start + TITLE
