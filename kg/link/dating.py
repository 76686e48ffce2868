"""The day on which a document was issued, as its lines give it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

LABEL = re.compile(r"(?:日期|时间)[:：]?\s*")
WRITTEN = ("成文日期", "发文日期", "生成日期", "印发日期", "成文时间", "发文时间", "印发时间")
BODY = re.compile("[^\\s,。;:]{2,40}[府会厅室委局部院组]")
"""A line that ends as names of bodies do: above a date it signs the document."""
CLOCK = re.compile(r"\d{1,2}:\d\d")
DAY = re.compile(r"((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|(?!\d))")
MONTH = re.compile(
    "((?:19|20)[0-9]{2}|[二一][〇零○OΟ一二三四五六七八九]{3})年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
)
PAGE = re.compile(DAY.pattern + r" ?(?:\d{1,2}:\d\d|.{0,8}来源)")
"""The line of a page below its headline, however many lines of menus stand above."""
NUMERALS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "Ο": "0",
}
CHINESE = re.compile(
    r"([二一][〇零○OΟ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
YEARS = range(1990, 2041)
MONTH_ALONE = 12
TOP = 15
"""Short lines at the head of a document that may have its date without a label."""


def dated(head: Sequence[str], tail: Sequence[str]) -> str:
    """The date of issue from the lines at both ends of a document: ISO, or "" where they give none.

    The date of writing goes before a line that is nothing but a date (a signature), this before the page's date.

    >>> dated(["来源:某局 发布时间:2022-03-01", "某市人民政府", "二〇二一年八月三日"], [])
    '2021-08-03'
    """
    lines = [*head, *tail]
    places = list(dict.fromkeys(_with_days(lines)))
    dates = [lines[i] for i in places]
    top = [lines[i] for i in places if i < min(TOP, len(head)) or (i < len(head) and PAGE.match(lines[i]))]
    signed = [lines[i] for i in places if i and BODY.fullmatch(lines[i - 1])]
    for line in _in_order(dates, signed, top):
        if found := day(line):
            return found
    return next((month for line in lines if len(line) <= MONTH_ALONE and (month := _month(line))), "")


def _with_days(lines: Sequence[str]) -> Iterator[int]:
    """The places of the lines that have a date, found in one pass over all of them."""
    text = "\n".join(lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    found = [match.start() for pattern in (DAY, CHINESE) for match in pattern.finditer(text)]
    yield from (bisect_right(ends, at) for at in sorted(found))


def _in_order(lines: Sequence[str], signed: Sequence[str], top: Sequence[str]) -> Iterator[str]:
    """The lines with dates, the best witnesses first: those of bodies above the line's date go before others."""
    yield from (line for line in lines if any(word in line for word in WRITTEN))
    for alone in (list(filter(None, map(_alone, signed))), list(filter(None, map(_alone, lines)))):
        yield from (line for line in alone if "年" in line)
        yield from alone
    yield from (line[label.end() :] for line in lines if (label := LABEL.search(line)))
    yield from (line for line in top if len(line) <= 60 and DAY.search(line))


def _alone(line: str) -> str:
    """A line that is a date and no more, without its brackets; "" for any other, and for one with the hour."""
    bare = line.strip("()（） ")
    dated = len(bare) <= 16 and not CLOCK.search(bare) and (DAY.match(bare) or CHINESE.match(bare))
    return bare if dated else ""


def _month(line: str) -> str:
    """The month of a line that is nothing else, as ISO: 二〇二一年十二月 on a title page."""
    found = MONTH.fullmatch(line.strip("()（） "))
    if not found:
        return ""
    year, month = found.groups()
    numbers = (int(year), int(month)) if year.isascii() else (_digits(year), _tens(month))
    return f"{numbers[0]}-{numbers[1]:02}" if numbers[0] in YEARS and 1 <= numbers[1] <= 12 else ""


def _digits(year: str) -> int:
    return int("".join(NUMERALS[digit] for digit in year))


def day(line: str) -> str:
    """The first full date of a line as ISO, or "".

    >>> day("二〇二三年十一月二十日"), day("2019/2/21"), day("2019年13月")
    ('2023-11-20', '2019-02-21', '')
    """
    found = DAY.search(line)
    numbers = [int(part) for part in found.groups()] if found else _chinese(line)
    if not numbers or numbers[0] not in YEARS or not 1 <= numbers[1] <= 12 or not 1 <= numbers[2] <= 31:
        return ""
    return f"{numbers[0]}-{numbers[1]:02}-{numbers[2]:02}"


def _chinese(line: str) -> list[int]:
    found = CHINESE.search(line)
    if not found:
        return []
    return [_digits(found[1]), _tens(found[2]), _tens(found[3])]


def _tens(numeral: str) -> int:
    """十 10, 十一 11, 二十 20, 三十一 31.

    >>> [_tens(n) for n in ("三", "十", "十一", "二十", "三十一")]
    [3, 10, 11, 20, 31]
    """
    tens, ten, units = numeral.rpartition("十")
    return (int(NUMERALS[tens]) if tens else 1) * 10 * bool(ten) + (int(NUMERALS[units]) if units else 0)
