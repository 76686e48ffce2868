"""Dated duties without a figure.

Benchmarks (达到国家要求), things that come to be (体系初步建成), directions (稳步提升), named works.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues, lists, phrase
from kg.extract.target.found import Found, Scene

NOUN = r"[^,;。:!?]"
CONJUNCTION = re.compile("、|和")
ADVERBS = re.compile("(?:首次|再次|全部|均|都|总体|持续|稳定|继续|全面|连续)+")
ASSIGNED = ("目标", "指标", "任务", "要求")
LEAST_WORK = 4
"""Fewest characters before a date that name a work (第六污水处理厂9月底前投运)."""
LEAST = 8
"""Fewest characters after a figure that may state another goal."""
DONE = re.compile(
    "超额|提前完成|圆满完成|连续第?[一二两三四五六七八九十\\d]+年|序时进度|时序进度|预计|(?:实现|完成|达到)了"
)
"""Words of a report on assigned tasks, which state no target (超额完成年度任务)."""
TASK = re.compile("任务|目标|指标")
NEAR = re.compile("基本|初步")
TRIED = f"开展(?={NOUN}{{2,30}}(?:试点|示范|调查|普查|详查)(?:工作)?$)"
"""A verb of works only where a trial or a survey is their end."""
NEARLY = re.compile("基本|初步|总体|大体")
AT_LEAST = re.compile("优于|好于|不低于|不劣于|不差于|以上$")
AT_MOST = re.compile("不高于|不超过|以内$|以下$")
POINTING = re.compile("这些|以下|上述|如下|下列")
GRADED = re.compile("为[^,;]{0,8}[ⅠⅡⅢⅣⅤ]类")
GRADE = re.compile("[ⅠⅡⅢⅣⅤ]类|[一二]级|一级A")
"""Benchmarks that a report may state without a date."""
STRIVE = re.compile(r"(?:力争|争取)(?:[^,;。\d]|(?<=[A-Za-z\d.])\d|[1-9一二三四五]年)*$")
VAGUE = re.compile(r"^(?:这些|其|该|此|各项|有关|相关)")


@cache
def _benchmark() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>{NOUN}{{2,60}}?)(?P<near>基本)?(?:稳定|全部|均|总体|持续|力争|高质量|能够|要|应|确保)*(?<!下)(?:{cues.one_of('meets')}|为(?={NOUN}{{0,8}}[ⅠⅡⅢⅣⅤ]类))(?P<mark>{NOUN}{{0,40}}?{cues.one_of('benchmark')})(?:以上|以内|及以上)?$"
    )


@cache
def _assigned() -> re.Pattern[str]:
    return re.compile(
        rf"(?:完成|实现|达到)(?P<after>{NOUN}{{0,30}}(?:下达|规定|要求|考核|约束性){NOUN}{{0,40}}(?:目标|指标|任务|要求)(?:任务)?)$"
    )


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
    return re.compile(rf"(?P<before>{NOUN}{{0,40}}{cues.one_of('trend-head')})(?P<trend>{cues.one_of('trend')})$")


@cache
def _made() -> re.Pattern[str]:
    return re.compile(
        rf"(?:力争|确保|全部|基本|全面|进一步)?(?P<verb>{cues.one_of('made')}|{TRIED})(?P<after>{NOUN}{{3,60}})$"
    )


@cache
def _made_after() -> re.Pattern[str]:
    return re.compile(
        rf"^(?P<before>{NOUN}{{3,50}}?)(?:要|将|须|应|力争|确保)?(?:全部|基本|全面)?(?P<verb>{cues.one_of('made')})$"
    )


@cache
def _made_alone() -> re.Pattern[str]:
    return re.compile(rf"(?:要|须|应|将|力争|确保)?(?:全部|基本)?(?P<verb>{cues.one_of('made')})")


@cache
def _joint() -> re.Pattern[str]:
    return re.compile(
        rf"(、|并(?={cues.one_of('made')})|和(?={cues.one_of('made')})|(?<=[厂站场期园])(?:和|及|以及|与)(?=.*[厂站场期园]$))"
    )


def dated(scene: Scene, taken: list[Found]) -> list[Found]:
    """Rows of a clause, or of what its figures leave of it, that has no figure but a date or stands among the goals."""
    aimed = scene.goal or scene.dated or scene.outcome
    if not aimed and (taken or not scene.own):
        return []
    begin = max([row.end for row in taken]) if taken else 0
    if (begin and len(scene.text) - begin < LEAST) or cues.search("rhetoric").search(scene.text):
        return []
    rows: list[Found] = []
    if aimed and _hinted(scene.text[begin:]) and not DONE.search(scene.text):
        rest = scene._replace(text=scene.text[begin:]) if begin else scene
        rows = _direction(rest) or _assignment(rest) or _marks(rest) or _comes(rest)
    if not rows and not taken and scene.own and not (DONE.search(scene.text) and TASK.search(scene.text)):
        rows = _works(scene)
    rows = [row._replace(start=row.start + begin, end=row.end + begin) for row in rows] if begin else rows
    return [row._replace(stretch=True) if STRIVE.search(scene.text[: row.end]) else row for row in rows]


def _hinted(text: str) -> bool:
    """Whether the words hold what the rules for goals begin with."""
    return (
        text.endswith(ASSIGNED)
        or "初步" in text
        or "基本" in text
        or "类" in text
        or cues.search("meets").search(text) is not None
        or cues.ends(text, "trend")
    )


def _marks(scene: Scene) -> list[Found]:
    text = scene.text
    if (
        text[:1] == "对"
        or not _ends_with_benchmark(text)
        or not (cues.search("meets").search(text) or GRADED.search(text))
    ):
        return []
    match = _benchmark().search(text)
    if (
        match is None
        or POINTING.match(match["mark"])
        or not (scene.dated or (scene.outcome and GRADE.search(match["mark"])))
    ):
        return []
    start, end = phrase.cut(text, match.start("before"), match.end("before"))
    words = text[start:end]
    if _is_date(scene, start, end):
        return []
    if ADVERBS.fullmatch(words):
        words = scene.indicator or phrase.topic(scene.topic)
    if len(words) < 2 or cues.search("deed").fullmatch(words):
        return []
    sign = _sign(text[end : match.end()])
    names = lists.waters(words) or lists.shared(words)
    out = []
    for at, name in enumerate(names):
        own = text.find(name[:4], start) if at else start
        out.append(Found(max(own, start), match.end(), "benchmark", phrase.clean(name), "level", sign))
    return out


def _sign(words: str) -> str:
    """The comparator of a benchmark as printed (总体达到, 达到或优于Ⅲ类, Ⅲ类以上, 不高于)."""
    if NEARLY.search(words):
        return "~"
    if AT_MOST.search(words):
        return "<="
    return ">=" if AT_LEAST.search(words) else "="


def _is_date(scene: Scene, start: int, end: int) -> bool:
    """Whether the words before a verb are no more than a date (9月底前完成…)."""
    return any(date.start <= start and end <= date.end for date in scene.dates)


def _ends_with_benchmark(text: str) -> bool:
    if text.endswith(("以上", "以内")):
        text = text[:-2].removesuffix("及")
    return cues.ends(text, "benchmark")


def _assignment(scene: Scene) -> list[Found]:
    match = _assigned().search(scene.text) if scene.text.endswith(ASSIGNED) and scene.dated else None
    if match is None:
        return []
    start, end = phrase.cut(scene.text, 0, match.start())
    if end - start >= len("减排工作") and not _is_date(scene, start, end):
        return [
            Found(start, match.end(), "benchmark-assigned", phrase.clean(name), "level", "=")
            for name in CONJUNCTION.split(scene.text[start:end])
            if len(name) >= len("减排")
        ]
    return [
        Found(match.start(), match.end(), "benchmark-assigned", phrase.clean(match["after"]) + "完成", "level", "=")
    ]


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
    match = _trend().search(scene.text) if cues.ends(scene.text, "trend") and scene.dated else None
    if match is None:
        return []
    start, end = phrase.cut(scene.text, match.start("before"), match.end("before"))
    words = scene.text[start:end]
    if len(words) < 3:
        return []
    trend = match["trend"]
    sign = "-" if re.search("降|减|负", trend) and not trend.startswith("不") and "不减" not in trend else "+"
    out = []
    for at, name in enumerate(lists.shared(words)):
        own = scene.text.find(name[:4], start) if at else start
        out.append(Found(max(own, start), match.end(), "direction", phrase.clean(name), "change", sign))
    return out


def _works(scene: Scene) -> list[Found]:
    """Named works with a date of their own, one row a work."""
    text = scene.text
    if not (cues.search("made").search(text) or "开展" in text):
        return []
    after = max((d.end for d in scene.dates if d.role in ("deadline", "period", "start")), default=0)
    match = _made().search(text, after)
    if match and match.start() - after <= 12:
        return _split(scene, match)
    first = min([d.start for d in scene.dates], default=0)
    alone = _made_alone().fullmatch(text[after:].strip(",前")) if first < LEAST_WORK else None
    if alone and scene.topic and not re.search(r"\d", scene.topic):
        verb = alone["verb"]
        return [Found(after, len(text), "work-topic", name + verb, "count", "=") for name in _works_of(scene.topic)]
    match = _made_after().match(text)
    if match is None:
        return []
    last = next((d.start for d in scene.dates if 0 < d.start < match.end("before") <= d.end), match.end("before"))
    start, end = phrase.cut(text, match.start("before"), last)
    if end - start < 3 or VAGUE.match(text[start:end]):
        return []
    near = "~" if NEAR.search(text, max(0, match.start("verb") - len("基本")), match.start("verb")) else "="
    return [Found(start, match.end(), "work-done", text[start:end] + match["verb"], "count", near)]


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
    if VAGUE.match(words) or phrase.clean(words).endswith(("后", "时")):
        return []
    if verb == "实现":
        return [Found(at, match.end(), "work-achieved", phrase.clean(words), "cover", "=")]
    if cues.search("removal").fullmatch(verb) and not re.search("改造|整治|工程|搬迁|项目", words):
        return [Found(at, match.end(), "work-removed", phrase.clean(words), "eliminate", "=")]
    if verb == "取得":
        return [Found(at, match.end(), "work-result", phrase.clean(words), "level", "=")]
    out = []
    near = "~" if NEAR.match(scene.text, at) else "="
    pieces = _joint().split(words)
    if not all(len(p) >= 5 for p in pieces[::2]):
        pieces = [words]
    for piece in pieces:
        begin, offset = offset, offset + len(piece)
        if len(piece) < 3:
            continue
        own = cues.search("made").match(piece)
        act = own[0] if own else verb
        name = phrase.clean(piece[own.end() :] if own else piece)
        out.append(Found(at if piece is pieces[0] else begin, offset, "work", name + act, "count", near))
    return out
