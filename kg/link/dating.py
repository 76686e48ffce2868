"""The day on which a document was issued, as its lines give it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

LABEL = re.compile(r"(?:成文日期|发文日期|生成日期|印发日期|公开日期|发布日期|发布时间|时间|日期)[:：]?\s*")
WRITTEN = ("成文日期", "发文日期", "生成日期", "印发日期")
DAY = re.compile(r"((?:19|20)\d\d)(?:年|[-/.])(\d{1,2})(?:月|[-/.])(\d{1,2})(?:日|(?!\d))")
MONTH = re.compile(r"((?:19|20)\d\d)年(\d{1,2})月")
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
    top = [lines[i] for i in places if i < min(TOP, len(head))]
    for line in _in_order(dates, top):
        if found := day(line):
            return found
    return ""


def _with_days(lines: Sequence[str]) -> Iterator[int]:
    """The places of the lines that have a date, found in one pass over all of them."""
    text = "\n".join(lines)
    ends = list(accumulate(len(line) + 1 for line in lines))
    found = [match.start() for pattern in (DAY, CHINESE) for match in pattern.finditer(text)]
    yield from (bisect_right(ends, at) for at in sorted(found))


def _in_order(lines: Sequence[str], top: Sequence[str]) -> Iterator[str]:
    """The lines with dates, the best witnesses first."""
    yield from (line for line in lines if any(word in line for word in WRITTEN))
    bare = (line.strip("()（） ") for line in lines)
    yield from (line for line in bare if len(line) <= 16 and (DAY.match(line) or CHINESE.match(line)))
    yield from (line[label.end() :] for line in lines if (label := LABEL.search(line)))
    yield from (line for line in top if len(line) <= 60 and DAY.search(line))


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
    year = int("".join(NUMERALS[digit] for digit in found[1]))
    return [year, _tens(found[2]), _tens(found[3])]


def _tens(numeral: str) -> int:
    """十 10, 十一 11, 二十 20, 三十一 31.

    >>> [_tens(n) for n in ("三", "十", "十一", "二十", "三十一")]
    [3, 10, 11, 20, 31]
    """
    tens, ten, units = numeral.rpartition("十")
    return (int(NUMERALS[tens]) if tens else 1) * 10 * bool(ten) + (int(NUMERALS[units]) if units else 0)
