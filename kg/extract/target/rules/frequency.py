"""Frequencies: 每季度至少研究一次, 按月调度, 月调度、季通报、年考核, 每年9月底前报备案, 每月一测, 每10年详查一次."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene, overlap
from kg.extract.target.phrases import phrase
from kg.values.numbers import chinese

PERIODS = {
    "半年": "次/半年",
    "季度": "次/季度",
    "季": "次/季度",
    "月度": "次/月",
    "月": "次/月",
    "周": "次/周",
    "星期": "次/周",
    "旬": "次/旬",
    "年度": "次/年",
    "年": "次/年",
    "日": "次/日",
    "天": "次/日",
    "个月": "次/月",
    "两个月": "次/两月",
    "半月": "次/半月",
    "半个月": "次/半月",
    "双周": "次/两周",
}
"""The units of the periods; of several years or weeks the unit is as printed (次/10年)."""
PERIOD = re.compile("[日天周旬月季年]|小时")
"""Every name of a period has one of these characters."""
COUNTED = ("次", "轮", "遍", "场", "回")
"""Measure words of what is done again and again."""
REGULAR = re.compile("制|机制|实行|建立|坚持|执行|落实|调度|开展")
NUMBERED = re.compile(r"^\d+余?[家个座处户名](?=[\u4e00-\u9fff]{2})")
TOWARDS = re.compile(r"对(?:全[市区县]|辖区内?)?(?:\d+余?[家个座处户名])?([\u4e00-\u9fff]{2,12})$")
"""To what it is done (对整治进度一周一督查)."""
_WAY = "(?:实行|推行|建立|坚持|执行|落实|采取|健全|严格)"
WAY = re.compile(f"^(?:(?:并|要|须|应|将|开展)?{_WAY}|开展)+“?|{_WAY}“?$")
"""Words before what is done regularly, which name nothing (实行河道水质每月一测)."""
WHO = re.compile("^(?:以后|此后|今后)|对|按照|要|办公室|局|会同|部门|政府|委员会|领导小组|每|月|季|[市县区]级")
"""Words that say who does it, or that are no name."""
TO = re.compile("^(?:分别)?(?:向|对)[^,;。]{2,12}?(?=书面|专题|报告|报送|汇报|上报|反馈|通报)")
"""To whom it is reported (每年12月底前向市政府书面报告)."""
OBJECTS = re.compile(r"对[^,;。]{0,16}?\d+余?[家个座处户名]")
"""The number of those to whom it is done (每年对76家单位开展1次监测), which sets no task of its own."""
IDLE = ("", "开展", "进行", "组织")
"""What is done regularly where only the clause before names it (以后每10年开展一次)."""
ONCE = re.compile("[日天周旬月季年度]一")
COUNTING = re.compile(r"\d|一次性")
FILLER = re.compile("至少|不少于|不低于|分别|各|召开一|原则上")
_NAME = (
    "(?:[\\d一二两三四五十]{1,2}(?:个?季度|个月|个?小时|年|周|天))"
    "|半个月|半年|季度|个月|半月|月度|年度|星期|双周|季|月|周|旬|年|日|天"
)
_DATE = r"(?P<date>\d{1,2}月(?:\d{1,2}日|底|末)?前|(?:(?:末|首|次)月)?\d{1,2}日前|(?:底|末|初)前?)?"
TIMES = re.compile(
    rf"每(?:个)?(?P<period>{_NAME}){_DATE}(?P<act>[^,;。每]{{0,40}}?)(?P<sign>至少|不少于|不低于|原则上)?(?P<act2>(?:(?!至少|不少于|不低于)[^,;。\d每]){{0,14}}?)(?P<n>\d+|[一二两三四五六])(?P<unit>次|轮|遍|场|回)(?!性|次|序|合)(?P<more>以上)?(?P<object>[^,;。]{{0,20}})"
)
TWIN = re.compile(rf"(?P<who>[\u4e00-\u9fff]{{0,8}})每(?P<period>{_NAME})、")
TWINS = re.compile(rf"(?:[\u4e00-\u9fff]{{0,8}}每(?:{_NAME})、){{1,4}}[^,;。每、]{{0,8}}$")
"""The same done more seldom by others, before it (市级每季度、县区每月开展一次督察)."""


@cache
def _every() -> re.Pattern[str]:
    return re.compile(
        rf"(?:每个?|按|逐)(?P<period>{_NAME}){_DATE}(?P<act>[^,;。、\d]{{0,10}}?{cues.one_of('act-often')}(?:\([^()]{{1,8}}\)|[^,;。、]){{0,24}})"
    )


@cache
def _once() -> re.Pattern[str]:
    return re.compile(
        r"(?:[一每](?P<period>季度|[日天周旬月季年])|(?P<half>半年))一"
        rf"(?P<act>{cues.one_of('act-regular', 'act-often', 'act-short')})(?!次|度)"
    )


@cache
def _short() -> re.Pattern[str]:
    acts = cues.one_of("act-regular")
    return re.compile(
        rf"(?P<period>[日周旬月季年])(?<![\d底末每按个度全近当本上今去半一至逐].)(?P<act>{acts})(?!度|书|表|会议室)"
    )


@cache
def _object() -> re.Pattern[str]:
    """A verb of reporting or checking and its object, which a name has the other way round (通报进展情况)."""
    return re.compile(rf"(?P<verb>{cues.one_of('act-regular', 'act-published')})(?P<of>[\u4e00-\u9fff]{{2,20}})")


def merged(found: list[Found], often: list[Found], text: str) -> list[Found]:
    """The rows with a figure and those of frequencies of one clause, less the counts that the latter are made of."""
    others = [row for row in found if row.unit not in COUNTED and not _is_object(row, often, text)]
    often = [row for row in often if not any(overlap(row, other) for other in others)]
    return others + often if often else found


def _is_object(row: Found, often: list[Found], text: str) -> bool:
    within = any(overlap(each, row) for each in often)
    return within and row.rule.startswith("count") and OBJECTS.search(text, 0, row.end) is not None


def frequency(scene: Scene) -> list[Found]:
    """Rows of a clause that says how often something is done; it has a character of PERIOD."""
    text = scene.text
    every = "每" in text
    match = TIMES.search(text) if every else None
    if match:
        return _counted(scene, match)
    once = list(_once().finditer(text)) if "一" in text and ONCE.search(text) else []
    if once:
        rest = [m for m in _every().finditer(text) if every and m.start() >= once[-1].end()]
        return _rows(scene, once, "frequency-once") + _rows(scene, rest, "frequency", once[0].start())
    found = list(_short().finditer(text))
    if found:
        return _rows(scene, found, "frequency-short") if len(found) > 1 or REGULAR.search(text) else []
    if not (every or "按" in text or "逐" in text):
        return []
    return _rows(scene, [m for m in _every().finditer(text) if not COUNTING.search(m["act"])], "frequency")


def _rows(scene: Scene, found: list[re.Match[str]], rule: str, first: int = -1) -> list[Found]:
    """One row for each; what stands before the first is what all are done to."""
    subject = _subject(scene, first if first >= 0 else found[0].start()) if found else ""
    return [
        Found(
            m.start(), m.end(), rule, subject + _deed(m["act"]) + "次数", "count", "=", 1.0, None,
            unit(m["period"] or m["half"]), deadline="",
        )
        for m in found
    ]  # fmt: skip


def unit(period: str) -> str:
    """The unit of a period.

    >>> unit("季度"), unit("10年"), unit("两周")
    ('次/季度', '次/10年', '次/两周')
    """
    return PERIODS.get(period) or "次/" + period


def _deed(act: str) -> str:
    """What is done, its object first (通报进展情况: 进展情况通报), without to whom."""
    words = TO.sub("", phrase.clean(act).removeprefix("将"))
    hit = _object().fullmatch(words)
    if hit is None or (cues.ends(hit["of"], "act-often") and hit["verb"] not in cues.words("act-published")):
        return words
    return hit["of"] + hit["verb"]


def _counted(scene: Scene, match: re.Match[str]) -> list[Found]:
    """每季度至少研究一次, and the same that another does at another pace before it."""
    number = match["n"]
    value = float(number) if number.isdigit() else chinese(number)
    sign = ">=" if match["more"] or (match["sign"] and match["sign"] != "原则上") else "="
    act = _deed(FILLER.sub("", match["act"] + match["act2"]) + match["object"])
    start = match.start()
    twins = TWINS.search(scene.text, 0, start)
    first = twins.start() if twins else start
    subject = _subject(scene, first)
    name = (subject or (phrase.topic(scene.topic) if act in IDLE else "")) + act
    name += "场次" if match["unit"] == "场" else "次数"
    row = Found(
        start, match.end(), "frequency-times", name, "count", sign, value, None, unit(match["period"]), deadline=""
    )
    seldom = list(TWIN.finditer(scene.text, first, start)) if twins else []
    ends = [*(twin.start("period") - 1 for twin in seldom[1:]), start]
    return (
        [
            *(
                row._replace(start=twin.start("period") - 1, end=end, unit=unit(twin["period"]))
                for twin, end in zip(seldom, ends, strict=True)
            ),
            row,
        ]
        if seldom
        else [row]
    )


def _subject(scene: Scene, end: int) -> str:
    """What it is done to, or who does it: what stands before in the clause."""
    start, stop = phrase.cut(scene.text, 0, end)
    words = scene.text[start:stop]
    if towards := TOWARDS.search(words):
        return towards[1]
    words = NUMBERED.sub("", WAY.sub("", words).lstrip("“"))
    return words if len(words) <= 24 and not WHO.search(words) else ""
