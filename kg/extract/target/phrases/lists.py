"""Coordinated indicators: 分别为 lists matched in order, and members that share one figure."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.phrases import phrase

WATER = re.compile(r"(?:水库|湖|河|江|海域)?(?:断面)?水质$")
WATER_RATE = re.compile(
    "(?<=[)面段河江湖海溪库])(?:水(?:质|功能区)[\u4e00-\u9fff]{0,5}(?:率|比例)|[^、面段河江湖海溪库]{0,8}浓度)$"
)
STRETCH = re.compile("(?:[河江湖海溪库段]|断面|段\\))$")
WATERS = ("河", "江", "湖", "溪", "渠", "海", "水库", "段", "湾", "水源地", "洋", "淀", "港")
ATTAINING = re.compile("(?:达到|符合|优于|满足)[^、]{2,20}(?:标准|国标|要求|Ⅲ类|目标)$")
CONJUNCTION = re.compile(r"、|和(?!谐)|以及|(?<![普涉])及(?![率时其格以])|(?<!参)与|或(?!者)")
SUMMED = re.compile("等[^,;等]*(?:污染物|指标|因子)")
"""What sums up a list as one thing (二氧化硫、烟尘等污染物排放总量)."""
SORTS = "化区县市镇"
"""Last characters of words for kinds and places that stand for one another."""
ALERTS = re.compile(
    r"(?P<levels>(?:[黄橙红蓝]色|[ⅠⅡⅢⅣ]级)(?:(?:、|和|及)(?:[黄橙红蓝]色|[ⅠⅡⅢⅣ]级))+)"
    r"(?P<alert>(?:级别)?(?:预警|响应|应急)?)(?:期间|时|级别)?(?:的)?(?=[\u4e00-\u9fffA-Z])"
)
"""Levels of an alert before what is measured in each."""
LEAST_HEAD = 4
"""Fewest characters of an indicator before a colon."""
CLASS = re.compile("劣?[ⅠⅡⅢⅣⅤ](?:[~—、和-][ⅠⅡⅢⅣⅤ])*类(?:及?以[上下])?")
"""Classes of water, of which one takes the place of another (Ⅰ—Ⅲ类断面占88%,劣Ⅴ类占2%)."""
KINDS = ("企业", "行业", "园区", "机组", "车辆", "工地", "产业")
"""Nouns that the members of a list share before what is measured (钢铁、焦化企业清洁运输比例)."""
RANKS = ("国", "国家", "省", "市", "县", "区")
"""Whose check points they are (国家和省考核断面水质优良比例)."""
LEADING = re.compile("^(?:水库|湖|河|江|海域|断面)")
NEAR = 8
ORDINAL = re.compile("第[一二三四五六七八九十\\d]{1,3}")
"""What tells works of one kind apart (第一、第三污水处理厂)."""
ASIDE = re.compile(r"\([^()]*\)$")
OPENING, CLOSING = "(“《", ")”》"
SEPARATOR = re.compile(rf"[{OPENING}{CLOSING}]|{CONJUNCTION.pattern}")
ENUMERATED = re.compile(rf"[{OPENING}{CLOSING}]|、")
"""What parts the members of a list, one of which is itself joined by 和 or 或."""
VEHICLES = re.compile(
    "(?:新增(?:和|或|及|、)?更新的?(?:车辆?|汽车)|车辆)中?(?:使用)?(?:新能源|清洁能源|电动)?(?:和清洁能源)?(?:汽车|车辆?)?(?:占比|比例|比重)$"
)
"""What the fleets of a list have (公交、出租、邮政新增或更新车辆中新能源比例)."""
LEAST_APART = 4
APART = 5
"""Shortest of the indicators of which 分别 says that each has the figure."""


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(cues.one_of("tail") + "$")


@cache
def _parallel() -> frozenset[str]:
    return frozenset(cues.words("parallel"))


@cache
def _head_end() -> re.Pattern[str]:
    return re.compile(cues.one_of("head") + "$")


def _outside_brackets(words: str, separator: re.Pattern[str] = SEPARATOR) -> list[str]:
    """Parts between conjunctions that stand outside brackets and quotation marks."""
    parts, depth, last = [], 0, 0
    for hit in separator.finditer(words):
        found = hit[0]
        if found in OPENING:
            depth += 1
        elif found in CLOSING:
            depth -= 1
        elif depth == 0:
            parts.append(words[last : hit.start()])
            last = hit.end()
    parts.append(words[last:])
    return [part for part in parts if part]


def _attribute(last: str) -> str:
    """The shared tail of the last member: 排放总量 of 氮氧化物排放总量."""
    hit = (VEHICLES.search(last) if "车" in last else None) or _tail().search(last)
    return hit[0] if hit and hit.start() > 0 else ""


def is_indicator(words: str) -> bool:
    """Whether the words end like something that is measured (率, 浓度, 总量)."""
    return bool(_head_end().search(words))


def headed(text: str) -> str:
    """The indicator before the colon of a clause, of a list of places or kinds, or "".

    >>> headed("污水处理率分别为:城区95%"), headed("责任单位:市住建局")
    ('污水处理率', '')
    """
    colon = text.find(":")
    words = text[slice(*phrase.cut(text, 0, colon))].removesuffix("目标") if colon >= LEAST_HEAD else ""
    return words if words and is_indicator(words) else ""


def is_member(words: str) -> bool:
    """Whether the words are a member of coordinations, such as a pollutant, which names no quantity by itself."""
    return words in _parallel()


def placed(words: str, carried: str) -> str:
    """An indicator carried to another place or kind, whose words take the room of those before.

    >>> placed("县城", "城市污水处理率"), placed("市考断面", "国考断面优良比例"), placed("臭氧", "PM10平均浓度")
    ('县城污水处理率', '市考断面优良比例', '臭氧平均浓度')
    """
    first = next((word for word in cues.words("settlement") if carried.startswith(word)), "")
    if first and cues.ends(words, "settlement"):
        return words + carried[len(first) :]
    first = next((word for word in cues.words("parallel") if carried.startswith(word)), "")
    if first and words in _parallel():
        return words + carried[len(first) :]
    if (own := CLASS.fullmatch(words)) and (before := CLASS.match(carried)):
        return own[0] + carried[before.end() :]
    for same in (words[-2:], words[-1] if words[-1] in SORTS else ""):
        at = carried.find(same, 1, NEAR) if same and len(same) < len(words) else -1
        if at > 0:
            return words + carried[at + len(same) :]
    return words + carried


def in_order(words: str, count: int) -> list[str] | None:
    """The coordinated indicators of a phrase, as many as there are figures, else None.

    >>> in_order("化学需氧量、氨氮排放总量", 2)
    ['化学需氧量排放总量', '氨氮排放总量']
    """
    parts = _outside_brackets(words)
    if len(parts) > count > 1 and len(marked := _outside_brackets(words, ENUMERATED)) == count:
        parts = marked
    if len(parts) > count > 1 and "的" in parts[-count]:
        parts = [parts[-count].rpartition("的")[2], *parts[1 - count :]]
    if len(parts) != count or not all(parts):
        return None
    return _complete(parts)


def levels(words: str, count: int) -> list[list[str]]:
    """For each level of an alert its indicators (黄色、橙色预警颗粒物和VOCs减排比例), none where it is no such list.

    >>> levels("黄色、红色预警颗粒物和二氧化硫减排比例", 2)[1]
    ['红色预警颗粒物减排比例', '红色预警二氧化硫减排比例']
    """
    hit = ALERTS.match(words)
    named = CONJUNCTION.split(hit["levels"]) if hit else []
    if hit is None or len(named) != count:
        return []
    return [[level + (hit["alert"] or "") + name for name in shared(words[hit.end() :])] for level in named]


def _complete(parts: list[str]) -> list[str]:
    attribute = _attribute(ASIDE.sub("", parts[-1])) or _owned(parts)
    head = _head_end().search(parts[-1])
    if len(parts) > 1 and parts[0] in RANKS and parts[-1].startswith(RANKS):
        attribute = parts[-1][1:]
    if not attribute and cues.ends(parts[0], "settlement"):
        place = next((word for word in cues.words("settlement") if parts[-1].startswith(word)), "")
        attribute = parts[-1][len(place) :] if place else ""
    if len(parts) > 1 and parts[-1].startswith(KINDS, len(parts[0])):
        attribute = parts[-1][len(parts[0]) :]
    if not attribute and len(parts) > 1 and len(parts[-1]) > len(parts[0]):
        attribute = head[0] if head and parts[-1][len(parts[0]) :] not in parts[0] else parts[-1][len(parts[0]) :]
    if attribute and parts[-1].endswith("等" + attribute):
        parts = [*parts[:-1], parts[-1].removesuffix("等" + attribute) + attribute]
    return [
        part if i == len(parts) - 1 or _head_end().search(part) else part + attribute for i, part in enumerate(parts)
    ]


def _owned(parts: list[str]) -> str:
    """What the members have (二氧化硫和化学需氧量的排放控制指标), "" where they are no such members."""
    member, of, owned = parts[-1].partition("的")
    members = _parallel()
    return of + owned if of and len(owned) > 1 and all(part in members for part in (*parts[:-1], member)) else ""


def waters(words: str) -> list[str]:
    """The waters of a list that nothing but their names make up (沙河漯河段和颍河), else none.

    >>> waters("澧河城区段和颍河"), waters("河湖长制和水质")
    (['澧河城区段', '颍河'], [])
    """
    parts = [part for part in _outside_brackets(words) if part]
    return parts if len(parts) > 1 and all(part.endswith(WATERS) for part in parts) else []


def absent(words: str) -> list[str]:
    """The members of a list of which each names something to be got rid of, else none.

    >>> absent("城市黑臭水体、国控断面劣Ⅴ类水体"), absent("黑臭水体和污水")
    (['城市黑臭水体', '国控断面劣Ⅴ类水体'], [])
    """
    parts = _outside_brackets(words)
    return parts if len(parts) > 1 and all(cues.search("absence").search(part) for part in parts) else []


def attaining(words: str) -> list[str]:
    """The indicators of a list that attain one standard (二氧化硫、二氧化氮年均值达到国家二级标准), else none."""
    hit = ATTAINING.search(words)
    names = shared(words[: hit.start()]) if hit else []
    return [name + hit[0] for name in names] if hit and len(names) > 1 else []


def shared(words: str) -> list[str]:
    """The indicators that share one figure; the phrase itself where it is not coordinated.

    >>> shared("二氧化硫和氮氧化物排放总量"), shared("新能源和清洁能源公交车占比")
    (['二氧化硫排放总量', '氮氧化物排放总量'], ['新能源和清洁能源公交车占比'])
    """
    parts = _outside_brackets(words) if CONJUNCTION.search(words) else ()
    if len(parts) < 2 or len(parts) > 8 or SUMMED.search(parts[-1]):
        return [words]
    if all(_head_end().search(part) and len(part) > 2 for part in parts):
        return parts
    if (sign := ORDINAL.match(parts[-1])) and all(ORDINAL.fullmatch(part) for part in parts[:-1]):
        return [*(part + parts[-1][sign.end() :] for part in parts[:-1]), parts[-1]]
    attribute = _attribute(parts[-1])
    cores = [*parts[:-1], parts[-1].removesuffix(attribute)]
    members = _parallel()
    if attribute and all(core in members for core in cores):
        return _complete(parts)
    water = WATER.search(parts[-1]) or (WATER_RATE.search(parts[-1]) if STRETCH.search(parts[0]) else None)
    if water and water.start() > 0 and all(len(part) <= 8 for part in parts[:-1]):
        own = LEADING.sub("", water[0])
        ends = [own if part.endswith((*WATERS, "断面")) else water[0] for part in parts]
        return [part if part.endswith(water[0]) else part + end for part, end in zip(parts, ends, strict=True)]
    last = next((m for m in cues.words("parallel") if parts[-1].startswith(m)), "")
    first = next((m for m in cues.words("parallel") if parts[0].endswith(m)), "")
    if last and first and all(part in members for part in parts[1:-1]):
        after, before = parts[-1][len(last) :], parts[0][: -len(first)]
        return [parts[0] + after, *(before + part + after for part in parts[1:-1]), before + parts[-1]]
    return [words]


def apart(words: str) -> list[str]:
    """The members of a list of which all but one measure something by themselves, else none.

    >>> apart("臭氧浓度、优良天数比例、地表水质量"), apart("国家、省下达")
    (['臭氧浓度', '优良天数比例', '地表水质量'], [])
    """
    parts = _outside_brackets(words) if CONJUNCTION.search(words) else []
    others = [part for part in parts if not (is_indicator(part) and len(part) >= LEAST_APART)]
    return (
        parts
        if len(parts) > len(others) + 1 and len(others) <= 1 and all(len(o) >= LEAST_APART for o in others)
        else []
    )


def sharers(words: str, text: str, start: int, stop: int) -> list[str]:
    """The indicators that share one figure; 分别 and 各 say that each has it."""
    if words.endswith("各"):
        return words.removesuffix("各").split("、")
    names = shared(words)
    if len(names) == 1 and text.find("分别", start, stop) >= 0:
        for count in (2, 3, 4):
            parts = in_order(words, count)
            if parts and min(map(len, parts)) >= APART:
                return parts
    return names
