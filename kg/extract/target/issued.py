"""When a document was issued, and the one year that it is a plan of."""

from __future__ import annotations

import re

from kg.model import Document
from kg.values import dates

YEAR = re.compile(r"(?<![-—–~至到])((?:19|20)\d{2})年(?!.*(?:19|20)\d{2}年)")
SPAN = re.compile(r"((?:19|20)\d{2})年?(?:-|—{1,2}|–|~|至|到)(?:19|20)\d{2}年")
FIVE = re.compile("“(十[一二三四五]?|九)五”")
ANNUAL = re.compile(
    r"((?:19|20)\d{2})年度?(?!.*(?:19|20)\d{2})(?:[^年]|年度)*"
    r"(?:计划|要点|工作安排|任务|工作方案|行动方案|实施方案|攻坚|目标)"
)

LOST_YEAR = re.compile(r"年(?:(?<=[到至比较]年)[,、下上增减降提实]|年[底末]|(?<![\d一-鿿〇○]年)(?:1[0-2]|[1-9])月)")
"""Signs of a source that lost years: what has none there may have had one. It begins with a sign that is found fast."""


NAMED_YEAR, LENGTH = re.compile(r"(?<![\d.])((?:19|20)\d{2})年"), 6000
WITHIN = re.compile(r"(?:19|20)\d{2}年(?:[底末内]|年[底末])")
BULLETIN = re.compile(
    r"((?:19|20)\d{2})年度?(?!.*(?:19|20)\d{2})[^年]*(?:公报|年报|[环境质]状况|质量(?:报告|情况)|工作总结|完成情况)"
)
ANNOUNCES = re.compile(
    r"(?:通报|公布|发布|介绍|解读)了?((?:19|20)\d{2})年(?!\d{1,2}月|第?[一二三四]季|上半年)[^,;。]{0,20}?(?:状况|情况|公报|成效)"
)
FIRST_LINES, LONGEST_TITLE = 300, 50
QUOTED, OPENING = re.compile("《([^《》]{4,60})》"), 400
HEADLINES = ("news", "other", "press-notice")
AIMED = re.compile(
    r"到(?:19|20)\d{2}年|(?:19|20)\d{2}年(?:[底末]|年[底末]|前|将|力争|全[部面]|基本|实现|达到|建成|消除|完成|淘汰)"
)


def document_date(document: Document) -> str:
    """The date the document was issued, by its catalogue row or its title; "" where neither says.

    A year by which the headline of a piece of news says that something shall be is none (2030年全部消除黑臭水体).
    """
    if document.issued[:4].isdigit():
        return document.issued
    year = _titled(document) or (document.type == "plan" and first_year(document.title))
    return str(year) if year else ""


def year(document: Document) -> int | None:
    """The year of the document (今年), if its catalogue row or its title names one."""
    return int(document.issued[:4]) if document.issued[:4].isdigit() else _titled(document)


def announced(text: str) -> int | None:
    """The year of the annual plan that the opening of a page without a date tells of (印发《2018年重点任务》).

    >>> announced("市政府办公厅印发《2018年水污染防治工作方案》。今年,全市完成…")
    2018
    """
    years = {found for title in QUOTED.findall(text, 0, OPENING) if (found := annual(title))}
    return int(years.pop()) if len(years) == 1 else None


def only_year(text: str) -> int | None:
    """The year of a page without a date that names one year only, by whose end or in which something shall be.

    >>> only_year("至年底,完成清淤。2016年底,新增管网285公里。"), only_year("2015年至2020年,到2020年底")
    (2016, None)
    """
    years = set(NAMED_YEAR.findall(text[:LENGTH]))
    return int(years.pop()) if len(years) == 1 and WITHIN.search(text[:LENGTH]) else None


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


def _titled(document: Document) -> int | None:
    """The year that a title names, but for one by which a headline says that something shall be."""
    aimed = document.type in HEADLINES and AIMED.search(document.title)
    return None if aimed else title_year(document.title)


def first_year(title: str) -> int | None:
    """The year in which the span that a plan's title names begins; what lies before it is past.

    >>> first_year("生态环境保护“十四五”规划"), first_year("三年行动计划(2018—2020年)")
    (2021, 2018)
    """
    span = SPAN.search(title)
    if span:
        return int(span[1])
    plan = FIVE.search(title)
    return dates.FIVE_YEAR[plan[1]] - 4 if plan else None


def title_year(title: str) -> int | None:
    """The one year that a title names.

    >>> title_year("2019年大气污染防治工作方案"), title_year("三年行动计划(2018—2020年)")
    (2019, None)
    """
    found = YEAR.search(title)
    return int(found[1]) if found and len(re.findall(r"(?:19|20)\d{2}年", title)) == 1 else None


def annual(title: str) -> str:
    """The year of an annual plan, "" for other documents.

    >>> annual("2024年深入打好污染防治攻坚战工作计划"), annual("2021年政府工作报告")
    ('2024', '')
    """
    found = ANNUAL.search(title)
    return found[1] if found and title_year(title) else ""


def bulletin(document: Document, text: str) -> str:
    """The year that a bulletin, or news of one, tells of by its title or the lines that open its page, or ""."""
    if document.type == "plan":
        return ""
    told = ANNOUNCES.search(text, 0, FIRST_LINES)
    if told:
        return told[1]
    for line in (document.title, *text[:FIRST_LINES].split("\n")):
        found = BULLETIN.search(line) if len(line) <= LONGEST_TITLE else None
        if found and title_year(line):
            return found[1]
    return ""


def when(document: Document, text: str) -> tuple[str, int | None]:
    """The date a document was issued, "" where nothing says, and its year (今年), as far as it is known."""
    date = document_date(document)
    now = year(document) or announced(text)
    if not now and document.type == "work-report" and (now := reported(text)):
        date = date or f"{now}-01"
    told = bulletin(document, text) if len(date) <= len("2019") else ""
    if told and date in ("", told):
        date = f"{int(told) + 1}-01"
    now = now or (None if date else only_year(text))
    return (f"{date}-01" if date and date == annual(document.title) else date), now
