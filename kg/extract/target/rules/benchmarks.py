"""Goals without a figure that are measured by a benchmark: 水质达到Ⅲ类, 达到国家要求, 完成省下达的任务."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import lists, phrase
from kg.extract.target.rules import water

NOUN = r"[^,;。:!?]"
ADVERBS = re.compile("(?:首次|再次|全部|均|都|总体|持续|稳定|继续|全面|连续)+")
MANNER = re.compile(
    "(?:首次|历史性地?|如期|按期|按时|[高最]标准|高质量|积极|稳妥|推进|提前|顺利|圆满|超额|稳步|和|地|推动|实现)*"
)
"""Words of manner before a verb: the indicator before them is meant, or nothing is (积极稳妥推进和实现碳达峰)."""
SINCE = re.compile("[\\d一二三四五六七八九十]+年来$")
RANKED = re.compile("前列|行列|首位|第一")
"""Marks that are places in an order: each of several indicators has its own (均居全国前列)."""
WISHED = re.compile("走在|价值实现")
"""What stands before a mark that is no benchmark: 走在前列, 生态产品价值实现水平."""
ASSIGNED = ("目标", "指标", "任务", "要求")
CONJUNCTION = re.compile("、|和")
NEARLY = re.compile("基本|初步|总体|大体")
AT_LEAST = re.compile("优于|好于|(?<!不)高于|不低于|不劣于|不差于|以上$")
AT_MOST = re.compile("(?<!不)低于|不高于|不超过|以内$|以下$")
ALL = re.compile("所有|全部")
"""Waters that are named one by one and only each do are no whole (甲河、乙河均达到Ⅱ类)."""
WHOLLY = re.compile("所有|全部|(?<![年月日平人户亩])均(?!衡|等|值|浓度)|都")
POINTING = re.compile("这些|以下|上述|如下|下列")
GRADES = re.compile("(?<=[ⅠⅡⅢⅣⅤ])类、(?=[\u4e00-\u9fff()]{2,16}(?:达|保持|为|优于|稳定))")
GRADED = re.compile("为[^,;]{0,8}[ⅠⅡⅢⅣⅤ]类")
ELIDED = re.compile(
    r"(?:并|且|并且|力争|争取|努力|稳定|基本|逐步)*(?P<verb>达到|优于|好于|达到或优于|恢复到|提升到|提升至)"
    r"(?:地表水)?[ⅠⅡⅢⅣⅤ]类(?:水质|标准)*(?:以上)?"
)
"""A class of water that the water named before it is to reach (消除劣Ⅴ类,力争达到Ⅳ类)."""
DISCHARGED = re.compile("(?:出水|尾水|排水|废水|污水|排放)(?:水质)?(?:稳定|全部|均|要|应|须|严格)*执行")
"""What keeps to a standard in its discharge (出水执行一级A标准); other standards that are kept are duties."""
OUTFLOW = ("出水", "尾水", "出水水质", "尾水水质")
CLASS = re.compile("[ⅠⅡⅢⅣⅤ]类")
GRADE = re.compile("[ⅠⅡⅢⅣⅤ]类|[一二]级|一级A")
"""Benchmarks that a report may state without a date."""
ENSURED = ("保证", "确保")
"""Words before the verb that name nothing: what is ensured is named after it."""
SHORT = 4
"""Shorter words before 实现目标 are those of a place."""

NEGATED = re.compile("不能|未能|尚未|没有|无法|难以")
"""Before a benchmark that is not reached (尚不能满足功能区要求)."""
MONTHS = re.compile(r"\d+个?月")
"""What is no indicator (4个月达Ⅱ类)."""


@cache
def _benchmark() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<before>{NOUN}{{2,60}}?)(?P<near>基本)?(?:稳定|全部|均|总体|持续|力争|高质量|能够|要|应|确保)*(?<!下)(?:{cues.one_of('meets')}|为(?={NOUN}{{0,8}}[ⅠⅡⅢⅣⅤ]类)|(?<=出水|尾水|排水|废水|污水|排放|水质)执行)(?P<mark>{NOUN}{{0,40}}?{cues.one_of('benchmark')})(?:以上|以内|及以上|进出)?$"
    )


@cache
def _assigned() -> re.Pattern[str]:
    return re.compile(
        rf"(?:完成|实现|达到)了?(?P<after>{NOUN}{{0,30}}(?:下达|规定|要求|考核|约束性){NOUN}{{0,40}}(?:目标|指标|任务|要求)(?:任务)?)$"
    )


def marks(scene: Scene) -> list[Found]:
    """Benchmarks of a clause, also of a list of waters each of which has its own (草海达到Ⅳ类、外海达到Ⅴ类)."""
    cut = GRADES.search(scene.text)
    if cut is None:
        return _mark(scene)
    rest = marks(scene._replace(text=scene.text[cut.end() :]))
    first = _mark(scene._replace(text=scene.text[: cut.start() + 1]))
    return first + [row._replace(start=row.start + cut.end(), end=row.end + cut.end()) for row in rest]


def _mark(scene: Scene) -> list[Found]:
    text = scene.text
    if (
        text[:1] == "对"
        or not _ends_with_benchmark(text)
        or not (cues.search("meets").search(text) or GRADED.search(text) or DISCHARGED.search(text))
    ):
        return []
    if (elided := ELIDED.fullmatch(text)) and (scene.dated or scene.outcome) and (name := water.quality(scene.topic)):
        sign = _sign(text)
        return [Found(elided.start("verb"), len(text), "benchmark", name, "level", sign)]
    match = _benchmark().search(text)
    if (
        match is None
        or POINTING.match(match["mark"])
        or not (scene.dated or (scene.outcome and GRADE.search(match["mark"])))
    ):
        return []
    last = next((d.start for d in scene.dates if match.start("before") < d.start < match.end("before")), 0)
    start, end = phrase.cut(text, match.start("before"), last or match.end("before"))
    words = text[start:end]
    denied = NEGATED.search(text, start, match.start("mark")) or WISHED.search(text, start, match.end())
    if denied or is_date(scene, start, end):
        return []
    words = _meant(scene, words)
    words = match["mark"] if words in ENSURED else words
    if len(words) < 2 or cues.search("deed").fullmatch(words) or (len(words) < SHORT and "目标" in match["mark"]):
        return []
    sign = _sign(text[end : match.end()])
    whole = WHOLLY.search(text, start, match.start("mark")) and not RANKED.search(match["mark"])
    kind = "cover" if whole else "level"
    words = water.outflow(scene.topic) + words if words in OUTFLOW else words
    names = _named(scene, words, text[start : match.start("mark")], match["mark"])
    if len(names) > 1 and GRADE.search(match["mark"]) and not ALL.search(text, start, match.start("mark")):
        kind = "level"
    out = []
    for at, name in enumerate(name for name in names if not MONTHS.fullmatch(name)):
        own = text.find(name[:4], start) if at else start
        out.append(Found(max(own, start), match.end(), "benchmark", phrase.clean(name), kind, sign))
    return out


def _meant(scene: Scene, words: str) -> str:
    """The words before a benchmark, or the indicator before them where they only say how it is met."""
    if ADVERBS.fullmatch(words):
        words = scene.indicator or phrase.topic(scene.topic)
    elif MANNER.fullmatch(words):
        words = scene.indicator if lists.is_indicator(scene.indicator) else ""
    return SINCE.sub("", words).removesuffix("稳")


def _named(scene: Scene, words: str, before: str, mark: str) -> list[str]:
    """The indicators before a benchmark: waters of which each has its class, and what 均 says each to have a place."""
    names = (water.names(words, scene.topic) if CLASS.search(mark) else []) or lists.shared(words)
    if len(names) == 1 and "均" in before and RANKED.search(mark):
        return lists.in_order(words, words.count("、") + words.count("和") + 1) or names
    return lists.apart(words) or names if len(names) == 1 else names


def _sign(words: str) -> str:
    """The comparator of a benchmark as printed (总体达到, 达到或优于Ⅲ类, Ⅲ类以上, 不高于)."""
    if NEARLY.search(words):
        return "~"
    if AT_MOST.search(words):
        return "<="
    return ">=" if AT_LEAST.search(words) else "="


def is_date(scene: Scene, start: int, end: int) -> bool:
    """Whether the words before a verb are no more than a date (9月底前完成…)."""
    return any(date.start <= start and end <= date.end for date in scene.dates)


def _ends_with_benchmark(text: str) -> bool:
    if text.endswith(("以上", "以内", "进出")):
        text = text[:-2].removesuffix("及")
    return cues.ends(text, "benchmark")


def assignment(scene: Scene) -> list[Found]:
    match = _assigned().search(scene.text) if scene.text.endswith(ASSIGNED) and scene.dated else None
    if match is None:
        return []
    start, end = phrase.cut(scene.text, 0, match.start())
    if end - start >= len("减排工作") and not is_date(scene, start, end):
        names = CONJUNCTION.split(scene.text[start:end])
        names = lists.in_order(scene.text[start:end], len(names)) or names if len(names) > 1 else names
        return [
            Found(start, match.end(), "benchmark-assigned", phrase.clean(name), "level", "=")
            for name in names
            if len(name) >= len("减排")
        ]
    return [
        Found(match.start(), match.end(), "benchmark-assigned", phrase.clean(match["after"]) + "完成", "level", "=")
    ]
