"""Stocks that reach an amount: 煤炭消费总量压减到4000万吨以内, 人均绿地面积12平方米以上."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import lists, naming, phrase
from kg.extract.target.rules import moves, states
from kg.extract.target.rules.uncounted import deeds
from kg.values.quantities import Quantity

LEVEL = re.compile(r"(?<![做干])(?:达到?|到|至|为|突破|超过|在|控制在|保持在|稳定在|维持在)(?:了|约|近)?$")
STATED = re.compile(
    r"(?:规模|能力|面积|长度|里程|总量|容量|库容|装机|产能|处理量|数量|产量|户数|总数)(?:为|共|约|达|分别)?$"
)
OVER = ("超过", "超", "突破", "逾")
BALANCE = re.compile(
    "排放$|存栏(?:量|数)?$|(?:排放|产生|清运|收集|回收|填埋|焚烧|消费|消耗|用水|取水|用电|供水|使用|利用|处置|贮存|储存)总?量$"
)
"""What a report balances year by year (工业固体废物产生量918万吨)."""
PER = re.compile("人均|每(?!小时|年|月|日|天|季)|单位(?=[A-Z工地国产增面耕建电能播农水生用])|万元|亩均")
PER_UNIT = re.compile(
    "[^,;]{0,8}(?:人均|每(?!年|月|小时|日|天|季)|单位(?=[A-Z工地国产增面耕建电能播农水生用])|万元|亩均)"
)
YIELD = re.compile("处理|利用|覆盖|生产|服务|监测|减排|化解")
FROM = re.compile(r"[由从]((?:19|20)\d\d)年(?:底|末)?的[\d.]")
"""The year from whose amount it is to move (由2005年的4.9万吨减少到4.6万吨)."""
SAVED = re.compile("(?:节约|节能|节水|节电)(?:约|大约|近)?$")
PART = re.compile("(?:其中)?[:,、]?(?:工业|生活|农业|机动车|电力|非电)(?:废水|污水|污染源|源|行业)?(?:排放)?")
"""A part of an emission by whose it is (其中工业1.8万吨,生活3.5万吨)."""
PART_FIRST = re.compile("^(?:工业|生活|农业|机动车|电力|非电)(?=[^产用增业])")
WATER = re.compile("^(?:(?:工业|生活)?[废污]水)?")
SIZES = ("规模", "能力", "日处理能力", "处理能力", "总规模", "总长度", "设计规模", "日处理规模")
"""What says nothing without the works counted before it."""
MEASURE = re.compile("(?:装机(?:容量|规模)?|面积|能力|规模|容量|总量|用量|用水量|用电量|消费量|产量)$")
"""What an amount measures, and its parts with it."""
LONGEST_PART = 12
STRIVE = re.compile("力争|争取")


def levels(scene: Scene, group: list[Quantity], begin: int) -> list[Found]:
    """Stocks that reach an amount (煤炭消费总量压减到4000万吨以内, 人均绿地面积12平方米以上).

    A verb of doing before them makes counts of them.
    """
    text, q = scene.text, group[0]
    if text.find("节", begin, q.start) >= 0 and SAVED.search(text, begin, q.start):
        return []
    if text[group[-1].end : group[-1].end + 1] not in moves.SENTENCE_END:
        return []
    if parts := _part(scene, group, begin):
        return parts
    stop = q.start
    for d in scene.dates:
        if d.end <= q.start and text[d.end : q.start] in ("", "的"):
            stop = d.start
            break
    reach = LEVEL.search(text, begin, stop + text.startswith(("到", "至", "为"), stop))
    exceeds = q.comparator not in ("=", "~") or (scene.outcome and BALANCE.search(text, begin, q.start) is not None)
    balance = BALANCE.search(scene.indicator) if scene.indicator else None
    if not (reach or exceeds or balance or PER.search(text, begin, stop) or PER.search(scene.indicator)):
        return []
    start, end = phrase.cut(text, begin, reach.start() if reach else stop)
    like = balance is not None and lists.is_member(text[start:end])
    part = PART.fullmatch(text, begin, q.start) if balance else None
    exceeds = exceeds or (like and scene.outcome) or part is not None
    if not (reach or exceeds or PER.search(text, begin, stop) or PER.search(scene.indicator)):
        return []
    words = _worded(scene, text[start:end], inherits=like or part is not None)
    per = PER_UNIT.match(words)
    over = text.startswith(OVER, q.start) and (q.unit.kind == "amount" or states.FACILITY.search(words))
    if not (reach or per or over or part or (exceeds and (words.endswith(("量", "排放")) or STATED.search(words)))):
        return []
    deed = deeds().match(text, start)
    if len(words) < 2 or (deed and deed.end() < end and not YIELD.match(deed[0])):
        return []
    stretch = bool(STRIVE.search(text, max(0, start - 4), q.start))
    return _stocks(text, group, words, start, stretch)


def _part(scene: Scene, group: list[Quantity], begin: int) -> list[Found]:
    """A part of the amount that the clause before gave (装机达到93万千瓦,其中水面光伏34万千瓦)."""
    whole = scene.indicator or (scene.counted.indicator if scene.counted else "")
    measure = MEASURE.search(whole) if scene.text.startswith("其中") and len(group) == 1 else None
    if scene.outcome and BALANCE.search(scene.indicator):
        return []
    if measure is None or group[0].unit.kind != "amount" or not (scene.dated or scene.outcome):
        return []
    start, end = phrase.cut(scene.text, begin, group[0].start)
    own, q = scene.text[start:end], group[0]
    if not 2 <= len(own) <= LONGEST_PART or deeds().search(own):
        return []
    name, kind = own if own.endswith(measure[0]) else own + measure[0], "level" if scene.indicator else "count"
    return [Found(start, q.end, "amount-level", name, kind, q.comparator, q.value, q.value_max, q.unit.name)]


def _worded(scene: Scene, own: str, *, inherits: bool) -> str:
    """The indicator of an amount by its own words and, where they are a part or a size, by what stands before it."""
    words = own or scene.indicator
    if inherits:
        words = lists.placed(words, (WATER if words.endswith("水") else PART_FIRST).sub("", scene.indicator))
    if words in SIZES and scene.counted is not None and (thing := naming.thing(scene.counted)) in scene.topic:
        return thing + words
    if words in SIZES and scene.indicator.endswith(("厂", "站")):
        return scene.indicator + words
    return words


def _stocks(text: str, group: list[Quantity], words: str, start: int, stretch: bool) -> list[Found]:
    """One row for each figure of a list, or for each of the indicators that share one."""
    names = lists.in_order(words, len(group)) or [words] * len(group)
    if len(group) == 1:
        names = lists.shared(words)
        group = group * len(names)
    rows, from_ = [], FROM.search(text, start, group[0].start)
    for i, (each, name) in enumerate(zip(group, names, strict=True)):
        own = max(start, text.find(name[:3], start)) if i else start
        kind = "count" if states.of_work(text, each, name) else "level"
        flags = ("missing-value",) if each.value is None else ()
        rows.append(
            Found(
                min(own, each.start), each.end, "amount-level", phrase.clean(name), kind, each.comparator,
                each.value, each.value_max, each.unit.name, baseline=from_[1] if from_ else "", stretch=stretch,
                flags=flags,
            )
        )  # fmt: skip
    return rows
