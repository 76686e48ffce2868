"""The title of a document: a line that reads as one, or what its opening announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.placenames import chains
from kg.text import chrome, headings
from kg.text.chrome import Line

OPENING, NEAR = 1500, 300
"""Characters in which a title is looked for, and in which a text names what it presents."""
ISSUER = re.compile(
    r"^(?:中共)?[^\s,。;:《》()\d]{2,30}(?:人民政府|委员会|办公[厅室]|[市省县区]委|[局厅委部院]|领导小组)$"
)
LABELLED = re.compile(
    r"(?:信息来源|来源|稿源|发布机构|发布单位|发文机关|发文机构|颁布单位|公开主体)[:：]\s*([^\s|:]{2,30}?)"
    r"(?=发布|日期|时间|作者|记者|责任编辑|责编|编辑|浏览|阅读|点击|访问|人气|字体|字号|打印|分享|文号|发文字号|\d|[\s|【\[]|$)"
)
NAMED = re.compile(r"(?:标题|题目|名称|文件名称|信息名称|中文名)[:：]|[【\[](?:[^】\]]{2,6})[】\]]")
"""What may stand before a title on its own line: a label, or its kind in brackets."""
FURNISHED = re.compile(
    r"(?:\.(?:docx?|pdf|wps))?(?:_第\d+页|[-_—|](?:[^-_—|,。]{0,12}(?:网|频道|门户|在线|政府|局))?)?$"
    r"|(?:19|20)\d\d(?:[-/.]\d{1,2}[-/.]|年\d{1,2}月)\d{1,2}.{0,40}$"
)
"""What a page hangs on a title: the name of a file, its page, the site, the date."""
PAGE = re.compile(
    r"https?:|www\.|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}|[|]|(?:来源|作者|时间|日期|编辑|浏览|阅读)[:：]"
)
"""A line that has one of these is the page's, and no headline."""
BANNER = re.compile("(?:网站?|平台|首页|日报|文件|专栏|频道|系统)$")
SHORTEST_LINE, LONGEST_LINE = 10, 45
"""Characters of a line of a title that has several, at least and at most."""
ANNOUNCED = re.compile(r"(?:公开|公布|发布)了?《([^《》\n]{8,80})》")
PRESENTED = re.compile(
    r"(?:印发|出台|制定|编制|下发|通过|出炉|审议)了?《([^《》\n]{8,80})》|^[^《》\n]{0,20}《([^《》\n]{8,80})》"
    r"(?=(?:\([^()\n]{2,20}\)|近期|近日|日前|现?已经?|正式|对外)*(?:印发|出台|发布|公布|出炉|实施|通过|下发))"
)
"""What a text presents, if its name begins with a place."""
FLAT = re.compile(
    r"[^,。;:《》\n]{6,60}?(?:方案|计划|规划|意见|要点|纲要)(?:\([^()\n]{2,20}\))?(?=为|一、|第一章|根据|按照)"
)
"""A title that lost the line end behind it."""
NOTICE = re.compile("关于(?:印发|发布|公布|转发|下达).*(?:通知|公告|意见)")
FOLLOWS = re.compile("(?:全文|原文|内容|文件)如下[:：]?$")
ENDING = re.compile(r"[,。;:!?]$")


def is_own(title: str, text: str) -> bool:
    """Whether a title is the text's own, and not that of a document which it presents."""
    return f"《{title}》" not in text[:OPENING] or title in (line.strip() for line in text[:OPENING].split("\n"))


def title_of(text: str) -> str:
    """The title: a line that reads as one, else the document that the opening announces, else a headline; "" if none.

    A title on several lines (the issuer, then 关于印发…, then …的通知) is joined.
    """
    sample = text[:OPENING]
    every, marked = _furnished(sample)
    rows = [row for row, off in zip(every, marked, strict=True) if not off]
    return _of_lines(sample, every, rows) or _of_file(sample, every) or _headline(sample, rows) or _announced(sample)


def _of_lines(sample: str, every: Sequence[Line], rows: Sequence[Line]) -> str:
    for row in rows[:20]:
        line = _bare(sample[row.start : row.end])
        if _is_title(line) and not LABELLED.match(line) and not headings.at_line(line, 0, len(line)):
            at = every.index(row)
            above = [sample[other.start : other.end] for other in every[max(0, at - 3) : at]]
            return _alone(line, (_bare(sample[other.start : other.end]) for other in every[at + 1 : at + 6])) or _whole(
                above, line
            )
        if len(line) > 80:
            flat = FLAT.match(line)
            below = rows[rows.index(row) + 1 :]
            return flat[0] if flat and _begins_with_place(line) else _below(sample, below, whole=FOLLOWS.search(line))
    return ""


def _below(sample: str, rows: Sequence[Line], *, whole: object) -> str:
    """The title of a document that a page brings under words of its own: a line that says 关于印发…的通知.

    `whole`: those words end by saying that all of it follows, so that its title need not say so.
    """
    lines = [_bare(sample[row.start : row.end]) for row in rows[:6]]
    return next((line for line in lines if _is_title(line) and (whole or NOTICE.search(line))), "")


def _of_file(sample: str, every: Sequence[Line]) -> str:
    """The name of a file at the head of a page that shows it."""
    for row in every[:5]:
        line = sample[row.start : row.end]
        if chrome.ATTACHMENT.search(line) and _is_title(_bare(line)):
            return _bare(line)
    return ""


def _bare(line: str) -> str:
    """A line without what a page hangs on a title."""
    return FURNISHED.sub("", NAMED.sub("", line, count=1), count=1).strip()


def _is_title(line: str) -> bool:
    return chrome.is_title(line, Line(0, len(line)))


def _alone(line: str, below: Iterator[str]) -> str:
    """The title by itself on a line below, where the one above has names of menus before it; "" for none."""
    return next((each for each in below if line.endswith(each) and each != line and _is_title(each)), "")


def _headline(sample: str, rows: Sequence[Line]) -> str:
    """The first line, if it can be a headline."""
    first = _bare(sample[rows[0].start : rows[0].end]) if rows else ""
    if not 6 <= len(first) <= 60 or ENDING.search(first) or ISSUER.match(first) or PAGE.search(first):
        return ""
    return "" if headings.at_line(first, 0, len(first)) else first


def _announced(sample: str) -> str:
    """The document that the opening announces."""
    if announced := ANNOUNCED.search(sample):
        return announced[1]
    named = (found[1] or found[2] for found in PRESENTED.finditer(sample[:NEAR]))
    return next((name for name in named if _is_of_city(name)), "")


def _is_of_city(name: str) -> bool:
    """Whether a document's name begins with a place smaller than a province."""
    found = chains(name[:12])
    return bool(found) and found[0].start == 0 and (found[0].division.is_city or found[0].division.level != "province")


def _whole(above: Sequence[str], title: str) -> str:
    """A title with the lines above that it begins with."""
    whole = title
    for line in reversed(above):
        if _goes_before(line, whole):
            whole = line + whole
        else:
            break
    return whole[1:-1] if whole[:1] == "《" and whole.find("》") == len(whole) - 1 else whole


def _goes_before(line: str, title: str) -> bool:
    """Whether a line above a title is its beginning: the issuer, 关于…, or the place that the title lacks."""
    if title.startswith("关于"):
        return ISSUER.match(line) is not None
    if (
        len(line) > LONGEST_LINE
        or ENDING.search(line)
        or ":" in line
        or BANNER.search(line)
        or chrome.ATTACHMENT.sub("", line) in title
    ):
        return False
    if line.startswith("关于"):
        return True
    return (
        len(line) >= SHORTEST_LINE
        and not ISSUER.match(line)
        and _begins_with_place(line)
        and not _begins_with_place(title)
    )


def _begins_with_place(line: str) -> bool:
    return any(named.start == 0 for named in chains(line[:12]))


def _furnished(sample: str) -> tuple[list[Line], list[bool]]:
    rows = chrome.lines(sample)
    return rows, chrome.furniture(sample, rows)
