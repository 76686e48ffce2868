"""When a document was issued, and the one year that it is a plan of."""

from __future__ import annotations

import re

from kg.model import Document
from kg.values import dates

YEAR = re.compile(r"(?<![-—–~至到])((?:19|20)\d{2})年(?!.*(?:19|20)\d{2}年)")
SPAN = re.compile(r"((?:19|20)\d{2})年?(?:-|—{1,2}|–|~|至|到)(?:19|20)\d{2}年")
ANY_YEAR = re.compile(r"(?:19|20)\d{2}")
FIVE = re.compile("“(十[一二三四五]?|九)五”")
ANNUAL = re.compile(
    r"((?:19|20)\d{2})年度?(?!.*(?:19|20)\d{2})(?:[^年]|年度)*"
    r"(?:计划|要点|工作安排|任务|工作方案|行动方案|实施方案|攻坚|目标)"
)

TOLD = re.compile("(?:完成|落实|执行|进展|工作|整改)情况|状况|总结|公报|年报|回顾")
"""In the title of what tells of a year, also of its goals (2017年度环境状况和目标完成情况的报告)."""
LOST_YEAR = re.compile(
    r"年(?:(?<=[到至比较]年)[,、下上增减降提实]|(?<![今本明去当每\d〇○零一二三四五六七八九]年)年[底末]"
    r"|(?<![\d一-鿿〇○]年)(?:1[0-2]|[1-9])月)"
)
"""Signs of a source that lost years: what has none there may have had one. It begins with a sign that is found fast."""


BULLETIN = re.compile(
    r"((?:19|20)\d{2})年度?(?:上半年)?(?!.*(?:19|20)\d{2})[^年]*(?:公报|年报|[环境质]状况|质量(?:报告|情况|新闻发布会)|新闻发布会|工作总结|完成情况)"
)
ANNOUNCES = re.compile(
    r"(?:通报|公布|发布|介绍|解读)了?((?:19|20)\d{2})年(?!\d{1,2}月|第?[一二三四]季|上半年)[^,;。]{0,20}?(?:状况|情况|公报|成效)"
)
CONFERENCE = re.compile("发布会|通气会|通报会|吹风会|记者会|答记者问")
"""In the title of news of what was told to the press."""
PAIRED = re.compile(
    r"((?:19|20)\d{2})年[^年]*?(?:执行|完成|进展|落实)?(?:情况|总结|回顾)[^年]*?[和与及暨、]((?:19|20)\d{2})年[^年]*?"
    r"(?:计划|安排|打算|要点|思路|任务|目标|部署)"
)
"""A title of what was done in one year and is planned for the next: 2013年计划执行情况与2014年计划草案的报告."""
TWOFOLD = re.compile(
    "(?:总结|回顾|(?:工作|执行|完成|进展|落实)情况)(?:的?报告)?[和与及暨、].{0,16}(?:计划|安排|打算|要点|思路|任务|目标|部署|谋划|草案)"
)
GOVERNMENT = re.compile("政府工作报告")
"""News of a work report, and its parts in a paper, are read as it is."""
PART = re.compile("上半年|季度|[0-9]月")
"""In the title of a report on a part of a year."""
HALF = re.compile("年上半年")
PARTS = {"上半年": "06", "前三季度": "09", "前三个季度": "09", "一季度": "03"}
PART_OF_YEAR = re.compile(f"(?<!年)({'|'.join(PARTS)})(?!末|工作(?:安排|部署|任务))")
"""The last months of the parts of a year of which a headline tells."""
NAMING = 400
"""Characters in which a page names the report that it brings."""
FIRST_LINES, LONGEST_TITLE = 300, 50
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

    >>> annual("2024年深入打好污染防治攻坚战工作计划"), annual("2021年政府工作报告"), annual("2017年度目标完成情况报告")
    ('2024', '', '')
    """
    found = None if TOLD.search(title) else ANNUAL.search(title)
    return found[1] if found and title_year(title) else ""


def bulletin(document: Document, text: str) -> str:
    """The year that a bulletin, or news of one, tells of by its title or the lines that open its page, or "".

    That of a summary of half a year is its last month (2021年上半年工作总结: 2021-06).
    """
    if document.type == "plan":
        return ""
    told = ANNOUNCES.search(text, 0, FIRST_LINES)
    if told:
        return told[1]
    for line in (document.title, *text[:FIRST_LINES].split("\n")):
        found = BULLETIN.search(line) if len(line) <= LONGEST_TITLE else None
        if found and title_year(line):
            return found[1] + ("-06" if HALF.search(line, found.start(), found.end()) else "")
    return ""


def told_as(document: Document, text: str) -> str:
    """The kind of document as which one is read: what was told at a press conference is news.

    A report that also plans for the next year (2013年计划执行情况与2014年计划草案) is read as one on what was done.
    """
    if planned_for(document.title):
        return "progress-report"
    press = document.type == "press-notice" and CONFERENCE.search(document.title)
    return "news" if press else document.type


def headline(document: Document, text: str, now: int | None) -> str:
    """The last month of the part of a year that the headline of news tells of (上半年我市空气质量改善), or ""."""
    if document.type not in ("news", "other") or now is None:
        return ""
    for line in (document.title, *text[:FIRST_LINES].split("\n")):
        found = PART_OF_YEAR.search(line) if len(line) <= LONGEST_TITLE else None
        if found:
            return f"{now}-{PARTS[found[1]]}"
    return ""


def twofold(title: str) -> bool:
    """Whether a title is of what looks back on a time and plans for the next.

    >>> twofold("某局2019年工作总结和2020年工作计划"), twofold("2019年工作总结")
    (True, False)
    """
    return TWOFOLD.search(title) is not None


def reports(document: Document, text: str) -> bool:
    """Whether a document looks back on a year and plans for the next: a work report, parts of one, news of one."""
    if document.type == "work-report" or PAIRED.search(document.title):
        return not PART.search(document.title)
    return document.type != "plan" and bool(GOVERNMENT.search(document.title) or GOVERNMENT.search(text, 0, NAMING))


def outlived(title: str, issued: str) -> int | None:
    """The first year of a plan whose page is of a day after its last one, None for others: a copy made later.

    >>> outlived("某市2018-2019年冬防期攻坚方案", "2023-05-11"), outlived("某市2018-2019年冬防期攻坚方案", "2018-11-02")
    (2018, None)
    """
    span, year = SPAN.search(title), annual(title)
    first = first_year(title) or (int(year) if year else None)
    if not first or not issued[:4].isdigit():
        return None
    last = max(map(int, ANY_YEAR.findall(title))) if span or year else first + 4
    return first if int(issued[:4]) > last else None


def planned_for(title: str) -> int | None:
    """The year for which a document plans by a title that names it after the one it looks back on.

    >>> planned_for("某市2013年计划执行情况与2014年计划草案的报告"), planned_for("2019年工作总结")
    (2014, None)
    """
    found = PAIRED.search(title)
    return int(found[2]) if found else None
