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
    "((?:19|20)[0-9]{2}|[二一][〇零0○OΟ一二三四五六七八九]{3})年([0-9]{1,2}|[一二三四五六七八九十]{1,2})月"
)
SIGNED = re.compile(BODY.pattern + r"\s*\(?" + MONTH.pattern + r"\)?\s*")
"""A body and the month in which it wrote, in one line."""
PAGE = re.compile(r"[^\s\d,。;:《》]{0,12} ?" + DAY.pattern + r" ?(?:\d{1,2}:\d\d|.{0,8}来源)")
"""The line of a page below its headline, however many lines of menus stand above."""
NUMERALS = {digit: str(value) for value, digit in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "0": "0",
    "○": "0",
    "O": "0",
    "Ο": "0",
}
CHINESE = re.compile(
    r"([二一][〇零0○OΟ一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
INLINE = re.compile(
    r"(?:执行|落实|实施|施行|办理)[。.]?[ \t]*(?:[^\s,。;:()]{2,40}[府会厅室委局部院组])?[ \t]*(?P<date>"
    + DAY.pattern
    + r")(?![前底起至到—\-~])"
)
"""A signature that lost its line ends: 请遵照执行。某市人民政府2014年3月24日."""
DECREED = re.compile(r"(?P<date>" + DAY.pattern + r")[^\s,。;()\d]{0,30}(?:令)?第?\d{0,4}号?(?:发布|公布|公告)")
DELIVERED = re.compile(r"(?P<date>" + DAY.pattern + r")在[^,。;:]{2,40}?(?:会议|大会|会)上")
"""Below the title of a speech or a report: ——2006年2月21日在市第十届人民代表大会第四次会议上."""
SHARED = re.compile(r"文库|\d ?[KMk][Bb](?![A-Za-z])|页数[::]|^\d{1,3} ?页$")
"""Lines at the head of a page on which strangers share documents: its dates are those of the copy."""
WIRED = re.compile(
    r"(?:社|网|报|站|讯)[^\s,。;:\d]{0,8}?(?P<date>" + DAY.pattern + "|" + CHINESE.pattern + r")(?:电|讯|消息)"
)
"""Where and when an agency sent its news: 新华网沈阳2005年4月2日电."""
STOPS = re.compile("[。;,]|[自从至到]$")
OTHERS = re.compile(
    "(?:完成|整改|办结|达标|投产|投运|竣工|实施|检查|监测|采样|验收)(?:时间|日期)|上传|公示(?:时间|日期|期)|打印(?:时间|日期)|截[至止](?:时间|日期)"
)
"""Dates of other things: when a copy was uploaded, how long a notice hangs out."""
SPAN = re.compile(r"\s*(?:至|到|起|前|—|-|~|以来|期间)")
"""After a date that begins or ends a period and dates nothing."""
DAY_FIRST = re.compile(r"(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d)(?![\d.])")
"""A day written before its month and year: 23.10.2017."""
SHORT_YEAR = re.compile(r"((?:日期|时间)[:：]?\s*)(\d\d)([-/.])(1[0-2]|0?[1-9])\3([0-2]?\d|3[01])(?![\d.年-])")
"""A year of two digits after the label of a date: 日期:13-03-05."""
RUN_ON = re.compile(r"((?:日期|时间)[:：]?\s*|/t|^)((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?!\d)")
"""A day without signs between its parts, after a label or in the address of a page: 发布日期:20171023."""
NUMBER = re.compile(r"[^\s\d,。;:《》〔〕()]{2,12}[〔[(【]((?:19|20)\d\d)[〕\])】](?:第)?\d{1,4}号")
"""The number of a document in a line of its own, with the year in which it was issued."""
SHORT_LINE = 60
YEARS = range(1990, 2041)
MONTHS = MONTH_ALONE = 12
TOP = 15
"""Short lines at the head of a document that may have its date without a label."""


def dated(head: Sequence[str], tail: Sequence[str]) -> str:
    """The date of issue from the lines at both ends of a document: ISO, or "" where they give none.

    The date of writing goes before a line that is nothing but a date (a signature), this before the page's date.

    >>> dated(["来源:某局 发布时间:2022-03-01", "某市人民政府", "二〇二一年八月三日"], [])
    '2021-08-03'
    """
    lines = [*_own(list(map(_plain, head))), *tail]
    places = list(dict.fromkeys(_with_days(lines)))
    dates = [lines[i] for i in places]
    top = [lines[i] for i in places if i < min(TOP, len(head)) or (i < len(head) and PAGE.match(lines[i]))]
    signed = [lines[i] for i in places if i and BODY.fullmatch(lines[i - 1])]
    for line in _in_order(dates, signed, top):
        if found := day(line):
            return found
    alone = (
        month for line in lines if (len(line) <= MONTH_ALONE or SIGNED.fullmatch(line)) and (month := _month(line))
    )
    numbers = (number[1] for line in head[:TOP] if (number := NUMBER.fullmatch(line)))
    return next(alone, "") or next(numbers, "")


def _own(head: Sequence[str]) -> Iterator[str]:
    """The lines of a head, without those of a site for sharing documents that have its dates.

    >>> list(_own(["29.44KB", "时间:2017-11-08", "2006年2月21日"]))
    ['29.44KB', '', '2006年2月21日']
    """
    shared = any(SHARED.search(line) for line in head[:TOP] if len(line) <= SHORT_LINE)
    for i, line in enumerate(head):
        yield "" if shared and i < TOP and len(line) <= SHORT_LINE and "年" not in line and DAY.search(line) else line


def _plain(line: str) -> str:
    """A short line with its day as other pages write it.

    >>> _plain("23.10.2017 18:40"), _plain("发布日期:20171023"), _plain("10/23/2017")
    ('2017-10-23 18:40', '发布日期:2017-10-23', '2017-10-23')
    """
    if len(line) > SHORT_LINE:
        return line
    if "日期" in line or "时间" in line:
        line = SHORT_YEAR.sub(r"\g<1>20\2-\4-\5", line)
    if not ("20" in line or "19" in line):
        return line
    return RUN_ON.sub(r"\1\2-\3-\4", DAY_FIRST.sub(_turned, line))


def _turned(found: re.Match[str]) -> str:
    first, second, year = int(found[1]), int(found[3]), found[4]
    day, month = (second, first) if second > MONTHS else (first, second)
    return f"{year}-{month}-{day}"


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
    for pattern in (INLINE, DELIVERED, DECREED, WIRED):
        yield from (inside["date"] for line in lines if (inside := pattern.search(line)))
    yield from filter(None, map(_labelled, lines))
    yield from (
        line
        for line in top
        if (len(line) <= SHORT_LINE or PAGE.match(line)) and _dates(line) and not OTHERS.search(line)
    )


def _labelled(line: str) -> str:
    """What follows the label of a date in a line; "" where that is one of other things, or of a period.

    >>> _labelled("发布时间:2021-03-02 浏览"), _labelled("整改时间:2021年6月30日前")
    ('2021-03-02 浏览', '')
    """
    label = LABEL.search(line)
    if label is None or OTHERS.search(line):
        return ""
    rest = line[label.end() :]
    found = DAY.search(rest) or CHINESE.search(rest)
    near = found is not None and not STOPS.search(rest, 0, found.start()) and not SPAN.match(rest, found.end())
    return rest if near else ""


def _dates(line: str) -> bool:
    """Whether a line has a date that neither begins nor ends a period."""
    found = DAY.search(line)
    return found is not None and not SPAN.match(line, found.end())


def _alone(line: str) -> str:
    """A line that is a date and no more, without its brackets; "" for any other, and for one with the hour."""
    bare = line.strip("()（） ")
    dated = (
        len(bare) <= 16 and "来源" not in bare and not CLOCK.search(bare) and (DAY.match(bare) or CHINESE.match(bare))
    )
    return bare if dated else ""


def _month(line: str) -> str:
    """The month of a line that is nothing else but the body that wrote, as ISO: 二〇二一年十二月 on a title page."""
    found = MONTH.fullmatch(line.strip("()（） ")) or (MONTH.search(line) if SIGNED.fullmatch(line) else None)
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
