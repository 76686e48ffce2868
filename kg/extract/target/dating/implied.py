"""The year of a document (今年) that only its text tells: by the plans, chapters and spans that it names."""

from __future__ import annotations

import re

from kg.extract.target.dating import issued
from kg.model import Document
from kg.values import dates, periods

NAMED_YEAR, LENGTH = re.compile(r"(?<![\d.])((?:19|20)\d{2})年"), 6000
WITHIN = re.compile(r"(?:19|20)\d{2}年(?:[底末内]|年[底末])")
BOTH = re.compile(
    "今年(?:年?[底末内]|[0-9]{1,2}月)[^。\n]{0,80}[,;](?:到|至|力争|确保)?(?:19|20)[0-9]{2}年(?:年?[底末]|[0-9]{1,2}月)"
)
"""By this year's end one thing and by a year's another: that year is the next (今年底前完成…,2021年6月底前完成…)."""
AT_ONCE = 120
"""Characters in which a page without a title of its own names the plan that it brings."""
QUOTED, OPENING = re.compile("《([^《》]{4,60})》"), 400
PUBLISHED = re.compile("(?:印发|出台|发布|下发|公布|实施|制定)了?([^,。;《》\n]{4,40}?(?:方案|计划|规划|意见))")
"""The plan that a page names without marks (某市印发2019-2020年冬季攻坚方案)."""
PLACE = re.compile(
    "(?P<word>今年|明年)(?:既?是|作为|,是)[^,。;]{0,24}?(?:[“‘]?(?P<plan>十[一二三四五]?)五[”’]?|(?P<years>三|五)年[^,。;]{0,6}?(?:行动|计划|方案))[^,。;]{0,20}?"
    "(?P<place>开局|起步|首年|头一年|第[一二三四五]年|承上启下|中期|攻坚|关键之年|收官|决胜|冲刺|末年|最后一年)"
)
"""A year told by its place in a plan: 今年是“十三五”开局之年."""
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


NUMBER = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
OVER = re.compile(
    "(?:力争|计划|确保|用|再用)?([两二三四五2-5])年(?:时间|之内|以?内|累计|共|总共|(?=完成|新增|新建|建成|淘汰|压减|退出|改造|治理|整治))(?!前)"
)
"""What shall be done over the years of a plan (三年累计退出产能360万吨)."""
PASSED = re.compile("([两二三四五2-5])年来,")
"""The years of a plan that is over (三年来,…)."""


def span(title: str, text: str) -> tuple[int, int]:
    """First and last year of a plan by its title or the lines below it; (0, 0) where they name none.

    >>> span("三年行动计划(2018—2020年)", "")
    (2018, 2020)
    """
    for words in (title, text[: issued.FIRST_LINES]):
        if found := issued.SPAN.search(words):
            first = int(found[1])
            last = int(re.findall(r"(?:19|20)\d{2}", found[0])[-1])
            return (first, last) if last > first else (0, 0)
    return 0, 0


def over(text: str, years: tuple[int, int]) -> dates.Date | None:
    """The last year of a plan where a clause begins with how many years it takes, which are the plan's.

    >>> over("三年累计退出产能360万吨", (2018, 2020))
    Date(start=0, end=4, iso='2020', role='deadline', missing=False)
    """
    found = (OVER.match(text) or PASSED.match(text)) if years[1] else None
    if found is None or NUMBER[found[1]] != years[1] - years[0] + 1:
        return None
    return dates.Date(0, found.end(), str(years[1]), "deadline", False)


def told(text: str) -> int | None:
    """The year that the words of a page without a date tell in other ways, None where they tell none.

    >>> told("今年是“十三五”规划的开局之年。"), told("去年(2018年)完成减排任务。"), told("截至2021年9月底,全市…")
    (2016, 2019, 2021)
    """
    text = text[:LENGTH]
    for rule in (_equated, _placed, _pledged, _counted, _last):
        if year := rule(text):
            return year
    return None


def _equated(text: str) -> int | None:
    found = EQUATED.search(text) if "年(" in text else None
    if found is None:
        return None
    return int(found["year"] or found["before"]) - periods.RELATIVE[found["word"] or found["after"]]


def _placed(text: str) -> int | None:
    found = PLACE.search(text) if "年" in text else None
    if found is None:
        return None
    if found["plan"]:
        first, last = dates.FIVE_YEAR[found["plan"]] - 4, dates.FIVE_YEAR[found["plan"]]
    else:
        span = issued.SPAN.search(text)
        if span is None:
            return None
        first = int(span[1])
        last = first + (2 if found["years"] == "三" else 4)
    return min(first + PLACES.get(found["place"], 9) - 1, last) - periods.RELATIVE[found["word"]]


def _pledged(text: str) -> int | None:
    found = PLEDGED.search(text)
    return int(found[1]) if found else None


def _counted(text: str) -> int | None:
    years = set(BY_NOW.findall(text)) if "截" in text else set()
    return int(max(years)) if years else None


def _last(text: str) -> int | None:
    """The year after the only one that opens clauses, in a text that tells of last year and not of this one."""
    if "去年" not in text or "今年" in text or "明年" in text:
        return None
    years = set(OPENING_YEAR.findall(text))
    return int(years.pop()) + 1 if len(years) == 1 else None


def announced(text: str) -> int | None:
    """The year of the annual plan that the opening of a page tells of (印发《2018年重点任务》).

    >>> announced("市政府办公厅印发《2018年水污染防治工作方案》。今年,全市完成…")
    2018
    """
    years = {found for title in QUOTED.findall(text, 0, OPENING) if (found := issued.annual(title))}
    return int(years.pop()) if len(years) == 1 else None


def presented(document: Document, text: str) -> str:
    """The year of the annual plan that news of the same year, or of no known one, presents, or ""."""
    year = announced(text) if document.type in issued.HEADLINES else None
    return str(year) if year and document.issued[:4] in ("", str(year)) else ""


def only_year(text: str) -> int | None:
    """The year of a page without a date that names one year only, by whose end or in which something shall be.

    >>> only_year("至年底,完成清淤。2016年底,新增管网285公里。"), only_year("2015年至2020年,到2020年底")
    (2016, None)
    """
    text = text[:LENGTH]
    years = set(NAMED_YEAR.findall(text))
    if len(years) != 1 or not WITHIN.search(text):
        return None
    return int(years.pop()) - bool(BOTH.search(text))


REVIEWED = re.compile(r"^[^\n]{0,8}?((?:19|20)\d{2})年度?(?:主要|全市|政府|经济社会发展)*工作的?(?:回顾|总结)", re.M)
PLANNED = re.compile(
    r"^[^\n]{0,8}?((?:19|20)\d{2})年度?(?:的?主要|全市|政府|经济社会发展的?|的)*"
    r"(?:工作的?(?:安排|部署|重点|任务|思路|打算|总体要求)|目标任务|目标和任务|任务|预期目标)",
    re.M,
)


def reported(text: str) -> int | None:
    """The year of a work report by its chapters: the one after that it looks back on, or that it plans for.

    >>> reported("一、2017年工作回顾\\n…"), reported("二、2018年目标任务\\n…")
    (2018, 2018)
    """
    planned = PLANNED.search(text)
    if planned:
        return int(planned[1])
    reviewed = REVIEWED.search(text)
    return int(reviewed[1]) + 1 if reviewed else None


def when(document: Document, text: str) -> tuple[str, int | None]:
    """The date a document was issued, "" where nothing says, and its year (今年), as far as it is known."""
    told_for = reported(text) if document.type == "progress-report" else None
    if told_for and document.issued[:4] > str(told_for):
        return f"{told_for}-01", told_for
    titles = (document.title, *QUOTED.findall(text, 0, AT_ONCE), *PUBLISHED.findall(text, 0, AT_ONCE))
    if first := next(filter(None, (issued.outlived(title, document.issued) for title in titles)), None):
        return f"{first}-01", first
    date = issued.document_date(document)
    planned = issued.planned_for(document.title)
    if planned and date[:4] > str(planned):
        date = f"{planned}-01"
    now = planned or issued.year(document) or announced(text)
    if not (now and date) and issued.reports(document, text):
        now = now or reported(text)
        date = date or (f"{now}-01" if now else "")
    bulletin = issued.bulletin(document, text) if len(date) <= len("2019") else ""
    if bulletin and date in ("", bulletin):
        date = f"{int(bulletin) + 1}-01"
    now = now or (None if date else told(text) or only_year(text))
    return (f"{date}-01" if date and date == issued.annual(document.title) else date), now
