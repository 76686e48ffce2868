"""What a document says of itself: title, kind, date, publisher, cities. The catalogue's word goes first.

What neither the catalogue nor the text says stays empty and is flagged; what they say differently is flagged too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from kg import gazetteer
from kg.catalogue import Row
from kg.extract.placenames import chains
from kg.link import cities, places
from kg.link.bodies import full_name
from kg.link.dating import dated
from kg.model import Document, Place
from kg.text import chrome
from kg.text.chrome import Line
from kg.text.mapped import Mapped
from kg.text.read import Source
from kg.text.words import alternatives

TOP, BOTTOM = 60, 25
"""Lines at the top and the bottom of a document that may say who issued it and when."""
OPENING = 1500
PRESENTED = 300
"""Characters in which a page that presents a plan names it."""
ISSUER = re.compile(
    r"^(?:中共)?[^\s,。;:《》()\d]{2,30}(?:人民政府|委员会|办公[厅室]|[市省县区]委|[局厅委部院]|领导小组)$"
)
LAST_OF_ISSUER, LONGEST_ISSUER = frozenset("府会厅室委局部院组"), 40
ISSUING = re.compile(r"^(.{2,30}?(?:人民政府|委员会|办公[厅室]|[市省县区]委|[局厅委])(?:办公[厅室])?)关于")
LABELLED = re.compile(
    r"(?:信息来源|来源|稿源|发布机构|发布单位|发文机关|发文机构|颁布单位|公开主体)[:：]\s*([^\s|:]{2,30}?)"
    r"(?=发布|日期|时间|作者|记者|责任编辑|责编|编辑|浏览|阅读|点击|访问|人气|字体|字号|打印|分享|文号|发文字号|\d|[\s|【\[]|$)"
)
NAMED = re.compile("(?:标题|题目|名称|文件名称|信息名称)[:：]")
DECIDED = re.compile("关于.{4,60}的决定》?$")
OF_PERSONS = re.compile("表彰|表扬|处罚|废止|修改|修订|任免|任命|命名|授予|批准|撤销")
"""What a decision is about that sets no aims."""
BANNER = re.compile("(?:网站?|平台|首页|日报|文件|专栏|频道|系统)$")
SHORTEST_LINE, LONGEST_LINE = 10, 45
"""Characters of a line of a title that has several, at least and at most."""
ANNOUNCED = re.compile(r"(?:公开|公布|发布)了?《([^《》\n]{8,80})》")
BODY = re.compile(r"(?:政府|委员会|[局厅委办]|办公室)$")
WORK_REPORT = re.compile(r"政府工作报告|(?:人大|人民代表大会).{0,12}工作报告|工作报告$")
PRESS = re.compile(r"公开.{0,30}(?:方案|情况)|新闻(?:通稿|发布)|答记者问")
NEWS = re.compile(r"讯[\s(:,\d记本]|记者|获悉|通讯员|本报|新华社")
TOLD = re.compile("同比|较去年同期|比去年|比上年|截[至止]目前|今年以来|累计(?:完成|建成)|全年(?:共|累计|整治)?完成")
ANNOUNCES = re.compile("《[^《》\n]{4,60}(?:方案|计划|规划|意见|办法)》|(?:制定|编制)本|(?:方案|计划|规划)$")
"""A text that compares what was reached tells news, unless it presents a plan."""
LEVEL = re.compile("[省市县区州]")
ENDING = re.compile(r"[,。;:!?]$")
CLOCK = tuple(
    f"{when}{what}"
    for names, ends in (
        (("今天", "今日", "现在"), ("是",)),
        (("当前", "现在", "北京"), ("日期:", "时间:", "日期：", "时间：")),
    )
    for when in names
    for what in ends
)
EXERCISE = re.compile(
    "中央(?:第[一-龥]{1,2})?(?:生态)?环境(?:保护)?督察|省(?:级|第[一-龥]{1,2})?(?:生态)?环(?:境|保)(?:保护)?督察"
)
ROUND = re.compile("第([一二三四])轮")


def describe(text: Mapped, source: Source, row: Row, noises: Sequence[str] = ()) -> Document:
    """The document of a text.

    Args:
        text: its normalised text.
        source: the file as read.
        row: its catalogue row, whose empty cells are filled from the text.
        noises: flags of the noises that normalising met.

    Raises:
        PlaceError: if the row has a code that no division has.
    """
    words = text.text
    name = row.id
    lines = _lines(words)
    title = row.title or title_of(words, lines)
    found = tuple(map(places.by_code, row.cities)) or cities_of(words, title, name)
    issued = row.issued or dated(lines[:TOP], lines[-BOTTOM:])
    publisher, origin = _publisher(title, lines)
    if publisher and found and not row.publisher:
        publisher = "、".join(
            full_name(body, found[0])[0] if LEVEL.match(body) else body for body in publisher.split("、")
        )
    flags = [*noises, *_flags(title, found, issued)]
    if _disagree(found, words, title, bool(row.cities)):
        flags.append("city-conflict")
    return Document(
        id=name,
        title=title,
        cities=found,
        type=row.type or type_of(title, words),
        exercise=row.exercise or exercise_of(title, words),
        issued=issued,
        publisher=row.publisher or publisher,
        source=row.source or origin,
        sha256=source.sha256,
        chars=len(source.text),
        flags=tuple(dict.fromkeys(flags)),
    )


def _flags(title: str, found: Sequence[Place], issued: str) -> Iterable[str]:
    known = (("title-unknown", title), ("city-unknown", found), ("issued-unknown", issued))
    return [flag for flag, value in known if not value]


def _lines(text: str) -> list[str]:
    """The lines at both ends of a text, without the empty ones and those of a site's clock."""
    head, tail = text[:20_000], text[-6_000:] if len(text) > 26_000 else text[20_000:]
    both = f"{head}\n{tail}"
    clocks = [words for words in CLOCK if words in both]
    lines = [bare for line in both.split("\n") if (bare := line.strip())]
    return [line for line in lines if not any(words in line for words in clocks)] if clocks else lines


def title_of(text: str, lines: Sequence[str]) -> str:
    """The title: a line that reads as one, else the document that the opening announces, else a headline; "" if none.

    A title on several lines (the issuer, then 关于印发…, then …的通知) is joined.
    """
    sample = text[:OPENING]
    every, marked = _furnished(sample)
    rows = [row for row, off in zip(every, marked, strict=True) if not off]
    for row in rows[:20]:
        line = sample[row.start : row.end]
        if chrome.is_title(sample, row) and not LABELLED.match(line):
            at = every.index(row)
            above = [sample[other.start : other.end] for other in every[max(0, at - 3) : at]]
            return _whole(above, NAMED.sub("", line, count=1))
        if len(line) > 80:
            break
    first = sample[rows[0].start : rows[0].end] if rows else ""
    if 6 <= len(first) <= 60 and not ENDING.search(first) and not ISSUER.match(first):
        return first
    announced = ANNOUNCED.search(sample)
    return announced[1] if announced else ""


def _whole(above: Sequence[str], title: str) -> str:
    """A title with the lines above that it begins with."""
    whole = title
    for line in reversed(above):
        if _goes_before(line, whole):
            whole = line + whole
        else:
            break
    return whole.strip("《》") if whole == title else whole


def _goes_before(line: str, title: str) -> bool:
    """Whether a line above a title is its beginning: the issuer, 关于…, or the place that the title lacks."""
    if title.startswith("关于"):
        return ISSUER.match(line) is not None
    if len(line) > LONGEST_LINE or ENDING.search(line) or ":" in line or BANNER.search(line):
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


def cities_of(text: str, title: str, stem: str) -> tuple[Place, ...]:
    """The cities by title and text, failing both by the file's name (宁波2018.txt, plan-ningbo-2018.txt)."""
    found = places.cities_in(text, title) or places.cities_in("", stem)
    if found:
        return found
    for word in re.findall("[a-z]{4,}", stem.lower()):
        named = places.latin(word)
        if len(named) == 1:
            return (named[0].place,)
    return ()


def _disagree(found: Sequence[Place], text: str, title: str, given: bool) -> bool:
    """Whether title or text is clearly about other cities than those found; `given`: by the catalogue."""
    own = {places.city_of(place).code for place in found}
    if not own:
        return False
    titled = cities.in_title(title)
    weighed = len(found) == 1 and (given or titled)
    for others in (titled, cities.by_words(text[: cities.SAMPLE]) if weighed else []):
        codes = {gazetteer.city_of(d).code for d in others if d.is_city or d.level == "county"}
        if codes and not codes & own and not any(_province(code) in own for code in codes):
            return True
    return False


def _province(code: str) -> str:
    return code[:2] + "0000"


def type_of(title: str, text: str) -> str:
    """One of DOCUMENT_TYPES, by the title and the opening.

    >>> type_of("宁波市大气污染防治行动计划", "")
    'plan'
    """
    if WORK_REPORT.search(title):
        return "work-report"
    if PRESS.search(title):
        return "press-notice"
    if _report().search(title):
        return "progress-report"
    if "关于印发" in title or _plan().search(title):
        return "plan"
    if DECIDED.search(title) and not OF_PERSONS.search(title):
        return "plan"
    if re.search("各位代表", text[:OPENING]):
        return "work-report"
    return "news" if NEWS.search(text[:OPENING]) or _tells(title, text[:OPENING]) else "other"


def _tells(title: str, opening: str) -> bool:
    """Whether a text without the marks of a paper's news reports what was reached all the same."""
    return len(TOLD.findall(opening)) > 1 and not ANNOUNCES.search(title) and not ANNOUNCES.search(opening[:PRESENTED])


@cache
def _report() -> re.Pattern[str]:
    return re.compile(alternatives("report"))


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('plan')})(?:\\([^()]*\\))?(?:的?通知)?》?$")


def exercise_of(title: str, text: str) -> str:
    """The inspection that a document answers: its level, its round, whether it is a look-back; "" if none.

    >>> exercise_of("某市贯彻落实第二轮中央生态环境保护督察报告整改方案", "")
    'central inspection, round 2'
    """
    words = title if "督察" in title else text[:400]
    found = EXERCISE.search(words) if "督察" in words else None
    if not found:
        return ""
    number = ROUND.search(words)
    parts = ["central inspection" if found[0].startswith("中央") else "provincial inspection"]
    parts += [f"round {'一二三四'.index(number[1]) + 1}"] if number else []
    parts += ["look-back"] if "回头看" in words else []
    return ", ".join(parts)


def _is_issuer(line: str) -> bool:
    """Whether a line is nothing but a body's name."""
    return line[-1] in LAST_OF_ISSUER and len(line) <= LONGEST_ISSUER and ISSUER.match(line) is not None


def _publisher(title: str, lines: Sequence[str]) -> tuple[str, str]:
    """Who issued it, and the page or paper that brought it; "" where the text does not say."""
    origin = next((m[1] for line in lines[:TOP] if (m := LABELLED.search(line))), "")
    signed = [line for line in (*lines[:15], *lines[-10:]) if _is_issuer(line)]
    titled = ISSUING.match(title)
    publisher = titled[1] if titled else "、".join(dict.fromkeys(signed[:2]))
    if not publisher and BODY.search(origin):
        return origin, ""
    return publisher, origin
