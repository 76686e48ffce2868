"""The year of a text without a date (今年) by what it says in passing: pledges, parts of a year, a place in a plan."""

from __future__ import annotations

import re

from kg.extract.target.dating import issued
from kg.values import dates, periods

LENGTH = 6000
"""Characters of a text that are looked at."""
PLACE = re.compile(
    "(?:(?P<word>今年|明年)(?:既?是|作为|,是)|[也又]是|迎来|实现|做好|站在|力争|处于|进入|正值)[^,。;]{0,24}?(?:[“‘]?(?P<plan>十[一二三四五]?)五[”’]?|(?P<years>三|五)年[^,。;]{0,6}?(?:行动|计划|方案))[^,。;]{0,20}?"
    "(?P<place>开局|起步|首年|头一年|第[一二三四五]年|承上启下|中期|攻坚|关键之年|收官|决胜|冲刺|末年|最后一年)"
)
"""A year told by its place in a plan: 今年是“十三五”开局之年, 实现“十三五”良好开局."""
PLACES = {
    "开局": 1,
    "起步": 1,
    "首年": 1,
    "头一年": 1,
    "第一年": 1,
    "第二年": 2,
    "第三年": 3,
    "承上启下": 3,
    "中期": 3,
    "第四年": 4,
    "攻坚": 4,
}
"""The places of a five-year plan by the words for them; the others are its last year."""
QUOTED = re.compile("《([^《》]{4,60})》")
PLEDGED = re.compile(
    "(?:签[订署定]|下达|交办|递交)了?[^,。;《]{0,8}?((?:19|20)[0-9]{2})年度?[^,。;0-9]{0,20}?(?:责任[书状]|目标任务|任务)"
)
"""The pledges and tasks of a year are given in that year."""
EQUATED = re.compile(
    "(?P<word>今年|本年度?|去年|上年|明年)\\((?:即|也就是)?(?P<year>(?:19|20)[0-9]{2})年?\\)|(?P<before>(?:19|20)[0-9]{2})年\\((?P<after>今年|去年|明年)\\)"
)
OPENING_YEAR = re.compile("(?:^|[,。;\n])((?:19|20)[0-9]{2})年,")
BY_NOW = re.compile(r"截[至止]到?(?:目前\()?((?:19|20)\d{2})年(?:1[01]|[1-9])月")
"""A report that counts up to a month of a year is of that year; one that counts to its end may be of the next."""
PART = re.compile(
    r"((?:19|20)\d{2})年度?(?:前?(?:\d{1,2}|[一二三四五六七八九十]{1,2})月?份?[-—–~至到](?:\d{1,2}|[一二三四五六七八九十]{1,2})月|上半年|前?第?[一二三123]个?季度)"
    r"(?!份?(?:底|末|前|止|期间实施))(?<![到至比较]\1年上半年)"
)
"""A part of a year that is over when it is told of (2018年1至5月, 2016年上半年)."""
THEN, NOW = (
    re.compile(r"(?:^|[,。;\n])(?:截至)?((?:19|20)\d{2})年[底末]?,?(?:全市|我市|我县|市区|城区|共|累计|完成)"),
    re.compile("今年[^。]{0,60}?(?:将|要|力争|计划|确保|目标|预计|打算|继续)"),
)
"""What came of a year, and what is meant to come of this one: the year after."""
NAMED = re.compile(r"(?<![\d.到至前])((?:19|20)\d{2})年(?![底末]?前)")
"""A year by which nothing shall be."""


def told(text: str) -> int | None:
    """The year that the words of a page without a date tell in other ways, None where they tell none.

    >>> told("今年是“十三五”规划的开局之年。"), told("去年(2018年)完成减排任务。"), told("截至2021年9月底,全市…")
    (2016, 2019, 2021)
    """
    text = text[:LENGTH]
    for rule in (_equated, _placed, _pledged, _planned, _counted, _parted, _last, _after):
        if year := rule(text):
            return year
    return None


def _equated(text: str) -> int | None:
    found = EQUATED.search(text) if "年(" in text else None
    if found is None:
        return None
    return int(found["year"] or found["before"]) - periods.RELATIVE[found["word"] or found["after"]]


def _placed(text: str) -> int | None:
    for found in PLACE.finditer(text):
        span = None if found["plan"] else issued.SPAN.search(text)
        if found["plan"]:
            first, last = dates.FIVE_YEAR[found["plan"]] - 4, dates.FIVE_YEAR[found["plan"]]
        elif span:
            first = int(span[1])
            last = first + (2 if found["years"] == "三" else 4)
        else:
            continue
        later = periods.RELATIVE[found["word"]] if found["word"] else 0
        return min(first + PLACES.get(found["place"], 9) - 1, last) - later
    return None


def _pledged(text: str) -> int | None:
    found = PLEDGED.search(text)
    return int(found[1]) if found else None


def _planned(text: str) -> int | None:
    """The year of the latest annual plan that it names (对照《某市2016年行动计划》)."""
    years = [year for title in QUOTED.findall(text) if (year := issued.annual(title))] if "《" in text else []
    return int(max(years)) if years else None


def _counted(text: str) -> int | None:
    years = set(BY_NOW.findall(text)) if "截" in text else set()
    return int(max(years)) if years else None


def _last(text: str) -> int | None:
    """The year after the only one that opens clauses, in a text that tells of last year and not of this one."""
    if "去年" not in text or "今年" in text or "明年" in text:
        return None
    years = set(OPENING_YEAR.findall(text))
    return int(years.pop()) + 1 if len(years) == 1 else None


def _parted(text: str) -> int | None:
    """The year of whose part the text tells."""
    return _latest(PART, text)


def _after(text: str) -> int | None:
    """The year after the last one of which it tells what came, where it says what is meant to come of this one."""
    if "今年" not in text or not NOW.search(text):
        return None
    return (last := _latest(THEN, text)) and last + 1


def _latest(told: re.Pattern[str], text: str) -> int | None:
    """The last year that a pattern finds, if the text names none later but to say what shall be."""
    last = max(told.findall(text), default="")
    return int(last) if last and all(year <= last for year in NAMED.findall(text)) else None
