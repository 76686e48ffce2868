"""The year of a document (今年) that only its text tells: by the plans, chapters and spans that it names."""

from __future__ import annotations

import re

from kg.extract.target.dating import clues, issued
from kg.model import Document
from kg.values import dates

NAMED_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d{2})年")
WITHIN = re.compile(r"(?:19|20)\d{2}年(?:[底末内]|年[底末])")
BOTH = re.compile(
    "今年(?:年?[底末内]|[0-9]{1,2}月)[^。\n]{0,80}[,;](?:到|至|力争|确保)?(?:19|20)[0-9]{2}年(?:年?[底末]|[0-9]{1,2}月)"
)
"""By this year's end one thing and by a year's another: that year is the next (今年底前完成…,2021年6月底前完成…)."""
AT_ONCE = 120
"""Characters in which a page without a title of its own names the plan that it brings."""
OPENING = 400
PUBLISHED = re.compile("(?:印发|出台|发布|下发|公布|实施|制定)了?([^,。;《》\n]{4,40}?(?:方案|计划|规划|意见))")
"""The plan that a page names without marks (某市印发2019-2020年冬季攻坚方案)."""
NUMBER = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "2": 2, "3": 3, "4": 4, "5": 5}
OVER = re.compile(
    "(?:力争|计划|确保|用|再用)?([两二三四五2-5])年(?:时间|之内|以?内|累计|共|总共|(?=完成|新增|新建|建成|淘汰|压减|退出|改造|治理|整治|修复|造林|绿化|种植|关停|关闭|拆除|安装|建设|投资))(?!前)"
)
"""What shall be done over the years of a plan (三年累计退出产能360万吨)."""
INSIDE = re.compile("(?<![\\d第近上前这])([两二三四五2-5])年(?:时间)?(?:之|以)?内(?![^,;。]{0,4}(?:来|已))")
"""The years of a plan inside a clause (污水集中收集率两年内提高8个百分点)."""
PASSED = re.compile("([两二三四五2-5])年来,")
"""The years of a plan that is over (三年来,…)."""
FIVE = 4
"""From the first year to the last of a five-year plan, in which 五年来 are those before it."""


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
    plan = issued.FIVE.search(title)
    return (dates.FIVE_YEAR[plan[1]] - 4, dates.FIVE_YEAR[plan[1]]) if plan else (0, 0)


def over(text: str, years: tuple[int, int]) -> dates.Date | None:
    """The last year of a plan where a clause says how many years it takes, which are the plan's.

    >>> over("三年累计退出产能360万吨", (2018, 2020))
    Date(start=0, end=4, iso='2020', role='deadline', missing=False)
    """
    if not years[1] or "年" not in text:
        return None
    passed = None if years[1] - years[0] == FIVE else PASSED.match(text)
    found = OVER.match(text) or passed or INSIDE.search(text)
    if found is None or NUMBER[found[1]] != years[1] - years[0] + 1:
        return None
    return dates.Date(found.start(), found.end(), str(years[1]), "deadline", False)


def announced(text: str) -> int | None:
    """The year of the annual plan that the opening of a page tells of (印发《2018年重点任务》).

    >>> announced("市政府办公厅印发《2018年水污染防治工作方案》。今年,全市完成…")
    2018
    """
    years = {found for title in clues.QUOTED.findall(text, 0, OPENING) if (found := issued.annual(title))}
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
    text = text[: clues.LENGTH]
    years = set(NAMED_YEAR.findall(text))
    if len(years) != 1 or not WITHIN.search(text):
        return None
    return int(years.pop()) - bool(BOTH.search(text))


REVIEWED = re.compile(
    r"^[^\n]{0,8}?((?:19|20)\d{2})年度?(?:主要|全市|政府|经济社会发展)*"
    r"(?:工作的?(?:回顾|总结|完成情况|开展情况|情况)|成绩单|答卷|这一年)|^(?:[^\n]{0,4}[、.])?(?:回顾|回眸|盘点)((?:19|20)\d{2})(?:年(?!来)|[^年\d—-])",
    re.M,
)
PLANNED = re.compile(
    r"^[^\n]{0,8}?((?:19|20)\d{2})年度?(?:的?主要|全市|政府|经济社会发展的?|的)*"
    r"(?:工作的?(?:安排|部署|重点|任务|思路|打算|总体要求|计划)|目标任务|目标和任务|任务|预期目标|路线图|施工图)"
    r"|^(?:[^\n]{0,4}[、.])?展望((?:19|20)\d{2})(?:年|[^年\d—-])",
    re.M,
)
"""Chapters of a report, and the headings under which a paper tells of it (回顾2022, 2023年路线图)."""


def reported(text: str) -> int | None:
    """The year of a work report by its chapters: the one after that it looks back on, or that it plans for.

    >>> reported("一、2017年工作回顾\\n…"), reported("二、2018年目标任务\\n…")
    (2018, 2018)
    """
    planned = PLANNED.search(text)
    if planned:
        return int(planned[1] or planned[2])
    return (looked := _reviewed(text)) and looked + 1


def _reviewed(text: str) -> int | None:
    """The year on which a report looks back by the heading of a chapter."""
    found = REVIEWED.search(text)
    return int(found[1] or found[2]) if found else None


def _chaptered(text: str) -> int | None:
    """The year of a text of whatever kind by its chapters, of which one looks back."""
    return reported(text) if _reviewed(text) else None


def when(document: Document, text: str) -> tuple[str, int | None]:
    """The date a document was issued, "" where nothing says, and its year (今年), as far as it is known."""
    told_for = reported(text) if document.type == "progress-report" else None
    if told_for and document.issued[:4] > str(told_for):
        return f"{told_for}-01", told_for
    titles = (document.title, *clues.QUOTED.findall(text, 0, AT_ONCE), *PUBLISHED.findall(text, 0, AT_ONCE))
    if first := next(filter(None, (issued.outlived(title, document.issued) for title in titles)), None):
        return f"{first}-01", first
    date = issued.document_date(document)
    planned = issued.planned_for(document.title)
    if planned and date[:4] > str(planned):
        date = f"{planned}-01"
    if planned and "明年" in text and issued.twofold(document.title):
        return f"{planned - 1}-12", planned - 1
    now = planned or issued.year(document) or announced(text)
    if not (now and date) and issued.reports(document, text):
        now = now or reported(text)
        date = date or (f"{now}-01" if now else "")
    bulletin = issued.bulletin(document, text) if len(date) <= len("2019") else ""
    if bulletin and date in ("", bulletin):
        date = f"{int(bulletin) + 1}-01"
    if bulletin or not date:
        now = now or _chaptered(text)
    if not date:
        now = now or clues.told(text) or only_year(text)
    return (f"{date}-01" if date and date == issued.annual(document.title) else date), now
