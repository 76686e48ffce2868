"""Dated duties without a figure.

Benchmarks (达到国家要求), things that come to be (体系初步建成), directions (稳步提升), named works.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import lists, phrase
from kg.extract.target.rules import benchmarks, works
from kg.extract.target.rules.benchmarks import NOUN
from kg.extract.target.rules.peaks import peaks

LEAST_WORK = 4
"""Fewest characters before a date that name a work (第六污水处理厂9月底前投运)."""
LEAST_NAME = 3
LEAST = 8
"""Fewest characters after a figure that may state another goal."""
DONE = re.compile(
    "超额|提前(?:完成|实现)|圆满完成|连续第?[一二两三四五六七八九十\\d]+年|序时进度|时序进度|预计|(?:实现|完成|达到)了"
)
"""Words of a report on assigned tasks, which state no target (超额完成年度任务)."""
TASK = re.compile("任务|目标|指标")
NEAR = re.compile("基本|初步")
TRIED = (
    f"开展(?={NOUN}{{2,30}}(?:试点|示范|调查|普查|详查)(?:工作)?$)|通过(?={NOUN}{{2,24}}(?:验收|考核|评估|命名|认定)$)"
)
"""Verbs of works only where a trial, a survey or an examination is their end."""
SO_YEARLY = ("负增长", "零增长", "递减")
"""Directions that a report may state without a date."""
YEAR_ON_YEAR = "同比"
"""A direction against the year before is a goal; a report that gives no figure for it has no result."""
BETTER = ("改善", "好转")
WORSE = re.compile("(?:浓度|指数|强度|污染天数|污染日数|排放量|总量|能耗)$")
TITLES = re.compile(
    "(?:“[^”]+城市”|示范市|先行市|生态市|模范城市?|(?:文明|园林|卫生|森林|低碳|节水型)城市|示范区|考核|验收|评估|命名)(?:建设|创建)?$"
)
KNOWN = ("查明", "掌握", "摸清")
GAINED = ("建成", "通过", "创建", "创成", "获得")
"""What a city becomes or passes is a state to be reached, no work (建成国家森林城市)."""
GAINS = re.compile(
    "(?:并|力争|全面|成功|率先)*(?:建成|创成|创建成为?|通过|获得)[^,;。]{2,24}(?:城市|示范市|先行市|生态市|示范区|模范城)$"
)
"""A title that a city gains by the date of its sentence (到2025年,绿化率达到40%,建成国家森林城市)."""
IDLE = re.compile("(?:阶段|载体|抓手|契机|主线|核心|重点)$")
"""Ends of what is made that is no work (创建生态市的起步阶段)."""
STAGE = re.compile("阶段性|整改|突破")
STRIVE = re.compile(r"(?:力争|争取)(?:[^,;。\d]|(?<=[A-Za-z\d.])\d|[1-9一二三四五]年)*$")
VAGUE = re.compile(r"^(?:这些|其|该|此|各项|有关|相关|\d+[项个件家座台]|因(?!子)|待|若|随着|一旦|一批|为期)")


@cache
def _formed() -> re.Pattern[str]:
    formed = cues.one_of("formed")
    return re.compile(rf"(?P<before>{NOUN}{{3,40}}?)(?P<near>初步|基本)(?:{formed})(?:到位)?$")


@cache
def _form() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|[、并且])(?:力争)?(?P<near>初步|基本)(?:建成|形成|构建|建立|确立)(?P<after>{NOUN}{{3,40}})$"
    )


@cache
def _trend() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>{NOUN}{{0,40}}{cues.one_of('trend-head')})(?P<base>[较比]{NOUN}{{2,12}}?)?(?P<trend>{cues.one_of('trend')})$"
    )


@cache
def _made() -> re.Pattern[str]:
    return re.compile(
        rf"(?:力争|确保|全部|基本|全面|进一步)?(?P<verb>{cues.one_of('made')}|{TRIED})(?!区(?!域))(?P<after>{NOUN}{{3,60}})$"
    )


@cache
def _made_after() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<before>{NOUN}{{3,50}}?)(?:要|将|须|应|力争|确保)?(?:全部|基本|全面)?(?P<verb>{cues.one_of('made')})$"
    )


OVERDUE = re.compile("(?:逾期|[的者])一律")
"""What happens to those who miss their date (9月底前仍不达标的一律关停) is no task with a date."""
BUILT = re.compile("(?:^|[,已并])建成[^,;。、\\d]{3,24}(?:厂|站|中心|期|工程|公园|绿廊|园区|场|道路|管廊|平台)$")
"""A work that is named behind its verb (建成西山污水处理厂); those before it end in a word of `completed`."""


@cache
def _made_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:要|须|应|将|力争|确保)?(?:全部|基本)?(?P<verb>{cues.one_of('made')})")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        rf"(、|并(?={cues.one_of('made')})|和(?={cues.one_of('made')})|(?<=[厂站场期园])(?:和|及|以及|与)(?=.*[厂站场期园](?:{works.SHARING})?$))"
    )


def dated(scene: Scene, taken: list[Found]) -> list[Found]:
    """Rows of a clause, or of what its figures leave of it, that has no figure but a date or stands among the goals."""
    aimed = scene.goal or scene.dated or scene.outcome
    if not aimed and (taken or not scene.own):
        return []
    sized = works.sized(taken, scene.text)
    begin = max([row.end for row in taken]) if taken and not sized else 0
    if (begin and len(scene.text) - begin < LEAST) or cues.rhetorical(scene.text):
        return []
    rows: list[Found] = []
    if aimed and _hinted(scene.text[begin:]) and not _over(scene.text):
        rest = scene._replace(text=scene.text[begin:]) if begin else scene
        rows = peaks(rest) or _direction(rest) or benchmarks.assignment(rest) or benchmarks.marks(rest) or _comes(rest)
    framed = scene.recent or scene.outcome or scene.dated
    made = framed and (cues.ends(scene.text, "completed") or BUILT.search(scene.text) is not None)
    own = scene.own or made or (scene.recent and GAINS.match(scene.text) is not None)
    if not rows and (sized or not taken) and own and not (DONE.search(scene.text) and TASK.search(scene.text)):
        rows = _works(scene)
    if not rows and not taken:
        rows = works.of_firm(scene)
    if scene.outcome and (day := next((d.iso for d in scene.dates if d.role == "event" and d.iso), "")):
        rows = [row._replace(deadline=day) if row.rule.startswith("work") else row for row in rows]
    rows = [row._replace(start=row.start + begin, end=row.end + begin) for row in rows] if begin else rows
    return [row._replace(stretch=True) if STRIVE.search(scene.text[: row.end]) else row for row in rows]


def _over(text: str) -> bool:
    """Whether words of a report on tasks say that it is no target; a class or grade kept for years is a result."""
    done = DONE.search(text)
    return done is not None and not (done[0].startswith("连续") and benchmarks.GRADE.search(text))


def _hinted(text: str) -> bool:
    """Whether the words hold what the rules for goals begin with."""
    return (
        text.endswith(benchmarks.ASSIGNED)
        or "初步" in text
        or "基本" in text
        or "峰" in text
        or "中和" in text
        or "类" in text
        or cues.search("meets").search(text) is not None
        or "执行" in text
        or cues.ends(text, "trend")
    )


def _comes(scene: Scene) -> list[Found]:
    text = scene.text
    if "初步" not in text and "基本" not in text:
        return []
    match = _formed().search(text)
    if match:
        start, end = phrase.cut(text, match.start("before"), match.end("before"))
        return [Found(start, match.end(), "formed", text[start:end], "level", "~")] if end - start >= 4 else []
    match = _form().search(text) if scene.dated else None
    return (
        [Found(match.start("near"), match.end(), "form", phrase.clean(match["after"]), "level", "~")] if match else []
    )


def _direction(scene: Scene) -> list[Found]:
    match = _trend().search(scene.text) if cues.ends(scene.text, "trend") else None
    if match is None or not (scene.dated or (scene.outcome and match["trend"].endswith(SO_YEARLY))):
        return []
    yearly = match["trend"].startswith(YEAR_ON_YEAR)
    if yearly and scene.outcome:
        return []
    start, end = phrase.cut(scene.text, match.start("before"), match.end("before"))
    words = scene.text[start:end]
    if len(words) < 3:
        return []
    trend = match["trend"]
    still = trend.endswith("零增长")
    sign = "-" if re.search("降|减|负", trend) and not trend.startswith("不") and "不减" not in trend else "+"
    names = lists.shared(words)
    if match["base"] and len(names) == 1:
        names = lists.in_order(words, words.count("、") + 1) or names
    kind, sign = ("level", "=") if trend.endswith("稳定") else ("change", sign)
    out, base = [], [date.iso for date in scene.dates if date.role == "baseline"]
    for at, name in enumerate(names):
        own = scene.text.find(name[:4], start) if at else start
        way = "-" if trend.endswith(BETTER) and WORSE.search(name) else sign
        out.append(
            Found(
                max(own, start), match.end(), "direction", phrase.clean(name), kind, way,
                0.0 if still else None, unit="%" if still else "", bound="max" if still else "",
                baseline=YEAR_ON_YEAR if yearly else base[-1] if base and match["base"] else "",
            )
        )  # fmt: skip
    return out


def _works(scene: Scene) -> list[Found]:
    """Named works with a date of their own, one row a work."""
    text = scene.text
    if not (cues.search("made").search(text) or "开展" in text or "通过" in text) or OVERDUE.search(text):
        return []
    after = max((d.end for d in scene.dates if d.role in ("deadline", "period", "start")), default=0)
    match = _made().search(text, after)
    if match and match["after"].startswith("并") and _made_after().match(text):
        match = None
    if match and match.start() - after <= 12 and not _made_alone().fullmatch(match["after"]):
        return _split(scene, match)
    first = min([d.start for d in scene.dates], default=0)
    alone = _made_alone().fullmatch(text[after:].strip(",前")) if first < LEAST_WORK else None
    if alone and scene.topic and not re.search(r"\d", scene.topic):
        verb = alone["verb"]
        return [Found(after, len(text), "work-topic", name + verb, "count", "=") for name in _works_of(scene.topic)]
    match = _made_after().match(text)
    if match is None:
        return works.completed(scene, after)
    last = next((d.start for d in scene.dates if 0 < d.start < match.end("before") <= d.end), match.end("before"))
    start, end = phrase.cut(text, match.start("before"), last)
    named = works.names(text[start:end], scene.topic)
    if len(named[0]) < LEAST_NAME or VAGUE.match(text[start:end]):
        return []
    near = "~" if NEAR.search(text, max(0, match.start("verb") - len("基本")), match.start("verb")) else "="
    return [Found(start, match.end(), "work-done", name + match["verb"], "count", near) for name in named]


def _works_of(topic: str) -> list[str]:
    """The works that the clause before named, for a clause that holds only date and verb (2005年6月底前建成)."""
    name = phrase.topic(topic)
    return [part for part in re.split("、|和", name) if len(part) >= 3] if name else []


def _split(scene: Scene, match: re.Match[str]) -> list[Found]:
    """One row for each coordinated work; 并启动… begins another."""
    verb, at = match["verb"], match.start()
    words, offset = match["after"], match.start("after")
    if verb in ("建立", "成立", "实施") and (
        words.startswith(("健全", "完善")) or len(scene.deadline) < len("2020-01")
    ):
        return []
    if IDLE.search(words) or "每年" in scene.text[:at] or (verb == "取得" and not STAGE.search(words)):
        return []
    if VAGUE.match(words) or phrase.clean(words).endswith(("后", "时", "以来", "等文件")):
        return []
    if verb == "实现":
        return [Found(at, match.end(), "work-achieved", phrase.clean(words), "cover", "=")]
    removed = cues.search("removal").fullmatch(verb) and not works.numbered(words)
    if removed and not re.search("改造|整治|工程|搬迁|项目", words):
        return [Found(at, match.end(), "work-removed", phrase.clean(words), "eliminate", "=")]
    if verb == "取得":
        return [Found(at, match.end(), "work-result", phrase.clean(words), "level", "=")]
    if TITLES.search(words) and verb.endswith(GAINED):
        sign = "~" if NEAR.match(scene.text, at) else "="
        return [Found(at, match.end(), "work-title", phrase.clean(words) + verb, "level", sign)]
    out, near = [], "~" if NEAR.match(scene.text, at) else "="
    pieces = _joint().split(words)
    if verb in KNOWN or not all(len(p) >= 5 for p in pieces[::2]) or works.together(pieces[::2]):
        pieces = [words]
    whole = dict(zip(pieces[::2], works.lengthened(pieces[::2]), strict=True))
    for piece in pieces:
        begin, offset = offset, offset + len(piece)
        if len(piece) < 3:
            continue
        own = None if piece.startswith("建成区") else cues.search("made").match(piece)
        act = own[0] if own else verb
        piece = whole.get(piece, piece)
        name = phrase.clean(piece[own.end() :] if own else piece)
        who, start = works.owner(scene, name) if act == "完成" else ("", 0)
        start = start if who else at if piece is pieces[0] else begin
        made = [each + act for each in works.names(who + name) if not VAGUE.match(each)]
        out += [Found(start, offset, "work", each, "count", near) for each in made]
    return out
