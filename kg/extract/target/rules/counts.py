"""Counts of things to do, built or done (建成5个园区, 改造接点2000余处, 117台全部关停).

Amounts that rise or reach a level are told from them here.
"""

from __future__ import annotations

import re

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import naming, phrase
from kg.extract.target.rules import listing, moves, states, stocks, tasks
from kg.extract.target.rules.listing import JOINTS, NOUN, WHOLLY
from kg.extract.target.rules.states import STATE
from kg.extract.target.rules.uncounted import AT_LEAST, REST, STILL, deeds, excluded
from kg.values.quantities import Quantity

LISTED = re.compile(r"^其中|(?:市|区|县|州|盟|旗)\d+(?:\.\d+)?万?[\u4e00-\u9fff](?:[、,]|$)")
PLACE = re.compile(
    r"(?:(?<=其中)|(?<![\u4e00-\u9fff]))(?!其中)[\u4e00-\u9fff]{1,9}?(?:市|(?<!保护)(?<!社)(?<!园)(?<!小)区|县|州|盟|旗)$"
)
MORE = re.compile("(?:、[\u4e00-\u9fff]{2,8}?){1,3}(?=全部|均(?!衡|等)|全数|一律)")
"""Further nouns of the same number before what is done to all (19家宾馆、饭店全部退出)."""
TRADES = re.compile("(?:、[\u4e00-\u9fff]{1,8}?){1,4}等?[\u4e00-\u9fff]{0,6}?(?:企业|行业|单位|场所|门店)")
ENDED = ("企业", "行业", "单位", "场所", "门店", "厂", "站", "场", "点", "项目", "公司", "锅炉", "村")
"""The trades of firms that share a number (对28家电解锰、选矿企业逐一排查), and nouns that need no more."""
SHORT = re.compile("(?:(?<![\u4e00-\u9fff])|(?<=今年|全年)|(?<=[共已又再]))[铺种拆栽装换](?=[\u4e00-\u9fff]{2,12}$)")
"""A verb of one character at the head of a clause, as papers have it (铺截污管网28公里)."""
TOTAL = re.compile("(?:项目|任务|工程|问题|案件)(?:共计|总计|合计|共|共有|总数为)$")
NEARLY = re.compile(r"基本|初步")
MEANS = re.compile("(?:工程|结构|管理|监管|技术)减排$")
MEANS_FIRST = re.compile("^(?:工程|结构|管理|监管|技术)减排")
"""By what projects cut emissions, before their number (其中工程减排22个)."""
LEFT = re.compile("(?:其余|其他|另外?)的?$")
"""Before the number of those that are left."""
GIVEN = re.compile("予以|给予")
PIECES = {"个", "项", "件"}
"""Units of the same tasks and projects (项目共68个,已完工27项)."""
LEAST_TOPIC = 4
OF_WORK = ("面积", "总面积", "长度", "总长度", "规模", "总规模", "设计规模", "设计处理能力", "日处理能力", "处理能力")
"""Sizes of the works counted just before."""
RANKED_ONLY = re.compile("(?:其中)?(?:国家|部|省|市|县|区)级")
RANKED_FIRST = re.compile("^(?:国家|部|省|市|县|区)级(?:及?以上)?")
"""The rank of some of those just counted (创建学校40所,其中省级6所)."""
TWICE = re.compile(r"[\d.]+万?(?:蒸吨|千瓦|兆瓦|吨|亩|公里)(?=[,;。、]|$)")
"""The size of all of what was counted just before it (拆除锅炉312台687蒸吨)."""
BOUNDED = ("不少于", "不低于", "不超过", "不多于", "至少")
"""Before a dated figure they make a goal of what only a noun names (电代煤年内不少于5.6万户)."""
OF_FIRMS = re.compile(r"^\d+家")
"""How many firms have what is counted (6家电厂17台机组)."""
THIS_YEAR = ("今年", "去年", "当年", "本年", "年内")
"""Words before the verb of a count that say only when (其中今年新增1.1万户)."""
STRIVE = re.compile("力争|争取")
SIZED = re.compile(r"\(([^(),;。:\d]{0,12})$")
"""The bracket in which a size stands (扩建工程(新增4万吨/日)), and the words before the figure in it."""


def counted(
    scene: Scene, group: list[Quantity], begin: int, stop: int, deed: str, last: Found | None
) -> tuple[list[Found], str]:
    """Rows of counts and amounts, and the verb that governs the rest; `last` is the count before them."""
    q, text = group[0], scene.text
    noun_end = _noun_end(text, group, stop)
    noun, left = text[group[-1].end : noun_end], text[begin : q.start]
    if last and last.unit == q.unit.name and (what := LEFT.search(left)):
        return _remaining(q, noun, group[-1].end + len(noun), begin + what.start(), last), deed
    if excluded(scene, q, left, noun):
        return [], deed
    if reached := moves.moved(scene, group, begin, noun, last) or states.reached(scene, group, begin, noun):
        return reached, deed
    if levels := stocks.levels(scene, group, begin):
        return levels, deed
    verb = None if deed and left.endswith(JOINTS) else _verb(text, begin, q.start)
    after = None if verb else deeds().search(text, group[-1].end, noun_end)
    noun = listing.named(text, noun, noun_end, stop)
    total = cues.search("task").search(noun)
    if total:
        noun_end = q.end + total.end()
        noun = text[group[-1].end : noun_end]
    wholly = WHOLLY.search(noun)
    state = STATE.search(noun) or states.attained(text, q, noun, noun_end, stop)
    sized = q.unit.kind == "amount" and scene.dated and SIZED.search(text, begin, q.start)
    stated = sized or TOTAL.search(left) or (stocks.STATED.search(left) and (scene.dated or deed))
    place = PLACE.search(left) if not noun and LISTED.search(text) else None
    governing = verb[0] if verb else after[0] if after else deed
    placed = text.startswith("其中") or (last is not None and last.rule == "count-of-place")
    if place and _totalled(scene) and not verb and (placed or not (deed or deeds().search(text))):
        return [_place_row(scene, q, begin + place.start(), place[0], last)], deed
    bounded = scene.dated and not noun and text.startswith(BOUNDED, q.start) and _is_stock(left)
    known = governing or total or wholly or stated or state or bounded or tasks.given(text, begin, q.end)
    if not (known or (scene.outcome and "已有" in left) or (scene.goal and _is_stock(left))):
        return [], deed
    rows = [
        _row(scene, each, verb, noun, noun_end if each is group[-1] else each.end, begin, governing, last, stop)
        for each in group
    ]
    return (rows if noun or len(rows) < 2 else _one_name(rows)), governing


def _totalled(scene: Scene) -> bool:
    """Whether a total of which a place has its share may stand before it."""
    return bool(scene.counted or scene.indicator) or scene.text.startswith("其中")


def _remaining(q: Quantity, noun: str, end: int, start: int, last: Found) -> list[Found]:
    """What is left of the things counted before (其余2个6月底前完成), if it says what is done with them."""
    act = deeds().search(noun) or cues.search("removal").search(noun)
    if act is None or STILL.match(noun):
        return []
    kind = last.kind if last.kind in ("count", "eliminate") else "count"
    sign = "~" if NEARLY.search(noun) else q.comparator
    return [Found(start, end, "count-left", last.indicator, kind, sign, q.value, q.value_max, q.unit.name)]


def _verb(text: str, begin: int, stop: int) -> re.Match[str] | None:
    verb = deeds().search(text, begin, stop)
    while verb and text.endswith("未", 0, verb.start()):
        verb = deeds().search(text, verb.end(), stop)
    return verb or SHORT.search(text, begin, stop)


def deed_before(text: str, stop: int) -> str:
    """The verb that governs the figure at `stop`, "" if none does."""
    verb = deeds().search(text, 0, stop)
    return verb[0] if verb else ""


def counted_before(scene: Scene) -> str:
    """What the clause before counted, for a change in per cent (受理投诉312件,同比下降21%), "" if it did not."""
    name = scene.counted.indicator if scene.counted else ""
    return name if name and name.removesuffix("数")[-LEAST_TOPIC:] in scene.topic else ""


def _one_name(rows: list[Found]) -> list[Found]:
    """Figures after one noun (分别完成治理2条、3条) share its name."""
    return [row._replace(indicator=rows[0].indicator, start=rows[0].start) for row in rows]


def _noun_end(text: str, group: list[Quantity], stop: int) -> int:
    """End of the words after a figure, at a bracket that does not close before the next figure or closes round it."""
    end = min(NOUN.match(text, group[0].end).end(), stop)  # type: ignore[union-attr]
    if TWICE.match(text, group[-1].end):
        return group[-1].end
    if text[end : end + 1] == "、" and end < stop:
        firms = group[0].unit.name == "家" and not text.endswith(ENDED, 0, end)
        if more := MORE.match(text, end, stop) or (firms and TRADES.match(text, end, stop)):
            end = min(NOUN.match(text, more.end()).end(), stop)  # type: ignore[union-attr]
    close = text.find(")", group[-1].end, end)
    if close >= 0 and text.find("(", group[-1].end, close) < 0:
        end = close
    bracket = text.find("(", group[-1].end, end)
    return bracket if bracket >= 0 and text.find(")", bracket, stop) < 0 else end


def _is_stock(left: str) -> bool:
    if left.endswith("的"):  # 列入考核的9个断面,水质…
        return False
    start, end = phrase.cut(left, 0, len(left))
    return end - start >= 2


def _place_row(scene: Scene, q: Quantity, start: int, place: str, last: Found | None) -> Found:
    """杭州市12项: the share of one place in a total."""
    of = last.indicator if last and last.unit == q.unit.name else scene.indicator or "任务"
    name = of.removesuffix("数") + ("数" if q.unit.kind == "count" else "")
    return Found(
        start, q.end, "count-of-place", name, "count", q.comparator, q.value, q.value_max, q.unit.name, scope=place
    )


def _row(
    scene: Scene, q: Quantity, verb: re.Match[str] | None, noun: str, noun_end: int, begin: int, governing: str,
    last: Found | None, stop: int,
) -> Found:  # fmt: skip
    """A count with its verb and noun, before or after the number."""
    text = scene.text
    start, end = phrase.cut(text, begin, q.start)
    end += len("完成") if text.startswith("完成", end) and deeds().fullmatch(text, start, end) else 0
    end = start if text[start:end] in THIS_YEAR else end
    before = "" if noun and last and text.endswith(JOINTS, begin, q.start) else text[start:end]
    before = "" if noun and before.endswith(("和", "及", "以及")) else OF_FIRMS.sub("", before)
    if text.endswith("的", 0, q.start) and GIVEN.search(noun):
        before = governing = ""
    if q.unit.kind == "amount" and (sized := SIZED.search(text, begin, q.start)):
        before = text[slice(*phrase.cut(text, 0, sized.start()))] + sized[1]
    alike = last and (last.unit == q.unit.name or {last.unit, q.unit.name} <= PIECES)
    known = last if alike or text[begin : q.start] in JOINTS else None
    kind = _kind(text, q, verb, noun, noun_end, begin, stop)
    scope, name = _named(scene, q, noun, noun_end, begin, before, governing, known, stop)
    given = "target" if kind == "count" and tasks.given(text, begin, q.end) else ""
    left = verb.start() if verb and q.start - verb.start() < 40 else start if before else q.start
    left = max(min(left, q.start), text.rfind(":", 0, q.start) + 1)
    left -= text[left - 1 : left] == "“"
    stretch = bool(STRIVE.search(text, max(0, left - 4), q.start))
    rule = "count-removed" if kind == "eliminate" else "count-after-verb" if verb else "count-before-verb"
    sign = _sign(text, q, noun, max(begin, verb.start() - 3) if verb else q.start)
    return Found(
        left, max(min(noun_end, q.end + 30), q.end), rule, name, kind, sign, q.value, q.value_max, q.unit.name,
        stretch=stretch, scope=scope, status=given, deadline="" if given and scene.outcome else None,
        flags=("missing-value",) if q.value is None else (),
    )  # fmt: skip


def _kind(text: str, q: Quantity, verb: re.Match[str] | None, noun: str, noun_end: int, begin: int, stop: int) -> str:
    """Whether all of what is counted goes, or what number of waters has attained something; else a count."""
    wholly = WHOLLY.search(noun) or (verb and WHOLLY.search(text, max(begin, verb.start() - 4), q.start))
    if wholly:
        removal = cues.search("removal").search(noun, wholly.end() if wholly.string is noun else 0)
        if removal or wholly[0] == "消除" or (verb and cues.search("removal").match(text, verb.start())):
            return "eliminate"
    if noun.endswith("清零"):
        return "eliminate"
    if noun.endswith("全覆盖"):
        return "cover"
    attained = states.attained(text, q, noun, noun_end, stop)
    if not verb and (attained or STATE.search(noun)):
        return "cover" if attained and (wholly or WHOLLY.search(attained)) else "level"
    return "count"


def _named(
    scene: Scene, q: Quantity, noun: str, noun_end: int, begin: int, before: str, governing: str, known: Found | None,
    stop: int,
) -> tuple[str, str]:  # fmt: skip
    """The units of which each does it, and the name of what is counted."""
    task = cues.search("task").search(before) if before and not noun and not before.endswith("案件") else None
    before = naming.unsorted(before[task.start() :] if task else before)
    whole = "其中" not in scene.text[:begin]
    listed = governing if whole and before and not noun and scene.text.startswith(JOINTS, begin) else ""
    for date in reversed(scene.dates):
        if q.end <= date.start and date.end <= noun_end and noun:
            noun = noun[: date.start - q.end] + noun[date.end - q.end :]
    if noun and noun_end == stop < len(scene.text):
        noun = naming.undone(noun)
    if governing and "逐" in noun and scene.text.find(governing, begin, q.start) >= 0:
        noun = naming.SINGLY.sub("", noun)
    name = naming.name(q, phrase.clean(noun), before, governing, known)
    name = naming.governed(name, listed) if listed else name
    if not name.removesuffix("数") or deeds().fullmatch(name.removesuffix("数")):
        name = phrase.topic(scene.topic) + name
    if rest := REST.search(scene.text, begin, q.start):
        name = naming.remaining(scene.text, rest, noun)
    if name in OF_WORK and scene.counted and (thing := naming.thing(scene.counted)) in scene.topic:
        name = thing + name
    if known and not noun and (means := MEANS.search(scene.text, begin, q.start)):
        name = means[0] + MEANS_FIRST.sub("", naming.thing(known)) + "数"
    if known and not noun and before and RANKED_ONLY.fullmatch(before):
        name = before + RANKED_FIRST.sub("", naming.thing(known)) + "数"
    name = naming.done(name)
    scope, name = naming.each(name)
    return (scope, name) if scope else naming.narrowed(name)


def _sign(text: str, q: Quantity, tail: str, start: int) -> str:
    """The comparator: the figure's own, or that of words before its verb (至少建成一座) or around it (基本)."""
    few = q.comparator == "=" and text.find("少", max(0, q.start - 12), q.start) >= 0
    if few and AT_LEAST.search(text, max(0, q.start - 12), q.start):
        return ">="
    if q.comparator == "=" and (NEARLY.search(tail) or NEARLY.search(text, start, q.start)):
        return "~"
    return q.comparator
