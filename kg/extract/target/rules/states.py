"""States of what is counted (9个国考断面稳定达标), which are levels, and work that is measured by its size."""

from __future__ import annotations

import re

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase
from kg.values.quantities import Quantity

STATE = re.compile(r"^(?:达标|优良)|(?:水质|空气质量)(?:均值|类别)?(?:稳定)?(?:为|达标|优良|达到|好于|优于)")
CLASSY = re.compile("(?:达到(?:[或及][好优]于)?|[好优]于)?劣?[ⅠⅡⅢⅣⅤ].{0,4}类")
AMONG = re.compile(
    "\\d+[个条处][\u4e00-\u9fff]{0,8}(?:断面|点位|测点|站点)中,?(?:有|水质)*"
    "(?P<what>(?:达到(?:[或及][好优]于)?|[好优]于)?劣?[ⅠⅡⅢⅣⅤ](?:[~—、和-][ⅠⅡⅢⅣⅤ])*类(?:及?以上)?)(?:水质)?(?:标准)?的?(?:共|有|为)?"
)
"""A class that a number of all stretches of water have (36个断面中优于Ⅲ类的30个)."""
UNITS = ("个", "条", "处")
ATTAINED = re.compile(
    "(?:断面|水体|点位|河流|支流|河道|湖库|水源地|湖泊|水质)"
    "(?:[^,;。]{0,6}?(?:达标|优良)$|[^,;。]{0,6}?(?:达到|优于|好于|消除劣))"
)
CLASSED = re.compile(
    "(?P<what>(?:[ⅠⅡⅢⅣⅤ]类(?:及?以[上下])?|优良|达标)(?:\\([^()]{2,12}\\))?(?:水质|水体)?的?(?:断面|点位|水体)(?:个数)?)数?(?:共|有|为|达到?)?$"
)
WATERS = re.compile("断面|点位|测点|水质")
BARE = re.compile(
    "[、,和]?(?:其中)?(?:水质)?(?P<what>(?:达到(?:[或及][好优]于)?|[好优]于)?劣?[ⅠⅡⅢⅣⅤ](?:[~—、和-][ⅠⅡⅢⅣⅤ])*类(?:及?以上)?)"
    "(?:水质)?(?:标准)?的?(?:共|有|为)?"
)
"""A class alone in a list of classes (Ⅱ类占70%,劣Ⅴ类1个)."""
TOTAL = re.compile(
    r"\d+[个条处](?P<what>[\u4e00-\u9fff]{0,8}(?:断面|点位|河流|水体|水源地|测点|站点|自动站))中?,?(?:已?有)?$"
)
REACHED = re.compile("(?:稳定|全部|均)*(?:达到|达标|优于|符合|满足|水质(?:达|为|优)|为劣?[ⅠⅡⅢⅣⅤ])")
WHICH = re.compile("(?:其中|有)?(?:水质)?(?P<what>(?:达到|符合|满足|优于|达标)[^,;。、\\d的]{0,16})的(?:共?有)?$")
"""Which of them are told, where their number stands behind (20个断面中,达到功能区划标准的16个)."""
OF = re.compile("的(?P<what>[\u4e00-\u9fff]{0,8}(?:断面|点位|河流|水体|水源地|测点|站点|自动站))数$")
"""A number of waters of which some are told, and what these have attained."""
WORK = re.compile(r"(?:规模|长度|里程)$|(?:复绿|治理|造林|修复|整治|绿化|改造|建设|种植|恢复|增殖|供热)[^,;]{0,4}面积$")


def attained(text: str, q: Quantity, noun: str, noun_end: int, stop: int) -> str:
    """The words that say what a number of stretches of water have attained, else "".

    They stand beside the figure or after the next one of a list (7个国考、2个省考断面达标); `noun` stands after the
    figure up to `noun_end`, `stop` is where the next figure begins.
    """
    if q.unit.name not in UNITS:
        return ""
    if noun_end + 1 == stop < len(text) and text[noun_end] == "、":
        noun = text[stop:]
    return noun if ATTAINED.search(noun) else ""


def reached(scene: Scene, group: list[Quantity], begin: int, noun: str) -> list[Found]:
    """How many waters have a class or have attained something, else none."""
    return classed(scene, group, begin) or of_total(scene, group, begin, noun)


def classed(scene: Scene, group: list[Quantity], begin: int) -> list[Found]:
    """How many stretches of water have a class (Ⅰ—Ⅲ类水质断面11个), a state of a year that is reported or dated."""
    q = group[0]
    hit = CLASSED.search(scene.text, begin, q.start) if q.unit.name in UNITS and len(group) == 1 else None
    bare = BARE.fullmatch(scene.text, begin, q.start) if hit is None and q.unit.name in UNITS else None
    among = AMONG.search(scene.text, begin, q.start) if hit is None and q.unit.name in UNITS else None
    if among and among.end() == q.start and (scene.outcome or scene.dated):
        start, name = among.start("what"), among["what"] + "断面数"
        return [Found(start, q.end, "amount-level", name, "level", q.comparator, q.value, None, q.unit.name)]
    watery = CLASSY.match(scene.indicator) or WATERS.search(scene.topic)
    if bare and watery and (scene.outcome or scene.dated):
        name = bare["what"] + "断面数"
        return [
            Found(bare.start("what"), q.end, "amount-level", name, "level", q.comparator, q.value, None, q.unit.name)
        ]
    if hit is None or not (scene.outcome or scene.dated):
        return []
    start, end = phrase.cut(scene.text, begin, hit.end("what"))
    name = scene.text[start:end]
    if cues.search("removal").search(name) or cues.search("deed").match(name):
        return []
    return [Found(start, q.end, "amount-level", name + "数", "level", q.comparator, q.value, q.value_max, q.unit.name)]


def of_total(scene: Scene, group: list[Quantity], begin: int, noun: str) -> list[Found]:
    """How many of a number of waters have attained something (12个断面中有10个达到功能区要求), a state."""
    q = group[0]
    if q.unit.name not in UNITS or len(group) > 1:
        return []
    if not noun and (which := WHICH.search(scene.text, begin, q.start)) and (scene.outcome or scene.dated):
        of = TOTAL.search(scene.text, begin, which.start()) or TOTAL.search(scene.topic.rstrip(","))
        if of:
            start, name = which.start(), f"{which['what']}的{of['what']}数"
            return [Found(start, q.end, "amount-level", name, "level", q.comparator, q.value, None, q.unit.name)]
    if not REACHED.match(noun):
        return []
    of, start = TOTAL.search(scene.text, begin, q.start), q.start
    if of is None and not scene.text[begin : q.start].strip("、,"):
        of = TOTAL.search(scene.topic.rstrip(",")) or OF.search(scene.indicator)
    elif of:
        start = of.start()
    if of is None:
        return []
    name = f"{noun}的{of['what']}数"
    end = q.end + len(noun)
    return [Found(start, end, "amount-level", name, "level", q.comparator, q.value, q.value_max, q.unit.name)]


def of_work(text: str, q: Quantity, name: str) -> bool:
    """Whether what reaches an amount is work that is counted: a size that does not grow, or a number of things."""
    if q.unit.kind == "count" and q.unit.name not in UNITS and name.endswith("数"):
        return True
    built = WORK.search(name) or (q.unit.kind == "count" and FACILITY.search(name))
    return bool(built) and not GROWN.search(text, max(0, q.start - 12), q.start)


FACILITY = re.compile(
    "(?:桩|充电站|充电设施|换电站|加氢站|处理站|处理厂|公园|监测站|微站|回收站|回收网点|中转站|转运站)$"
)
"""What is built, whose number is a count (充电桩不少于6000个)."""
GROWN = re.compile("(?:提高|提升|增加|扩大|扩容|增|升)(?:到|至)了?(?:19|20)?\\d{0,2}年?的?$")
"""How a size has grown (规模由4.2万吨/日增加到13.6万吨/日), which is a level."""
