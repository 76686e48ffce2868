"""Names of what is counted, and the nouns that later figures leave out (关停化工企业25家,搬迁9家; 36项全部整改到位)."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase
from kg.values.quantities import Quantity

DIMENSION = {
    "公里": "长度",
    "千米": "长度",
    "米": "长度",
    "km": "长度",
    "平方公里": "面积",
    "平方米": "面积",
    "公顷": "面积",
    "亩": "面积",
}
PEOPLE = {"户": "户数", "人": "人数", "次": "次数", "人次": "人次", "场": "场次", "场次": "场次"}
"""Units of which a name speaks itself: 气代煤户数, 问责人数, 研究次数."""
SUFFIXES = ("数", "面积", "长度", "户数", "规模")
CAPACITY = ("日处理", "日供水", "日产", "新增", "扩建", "新建", "建成")
"""Words after which an amount is the size of a work (建成处理厂,日处理200吨)."""
GENERAL = ("确保", "实现", "推进", "推动", "实施", "完成", "达到", "落实", "通过", "组织", "提供", "争取")
"""Verbs that say nothing of what is done."""
FLOWS = (
    "吨",
    "千克",
    "公斤",
    "立方米",
    "方",
    "立方",
    "吨标准煤",
    "吨标煤",
    "千瓦时",
    "度",
    "吨二氧化碳",
    "吨二氧化碳当量",
)
"""Units of what is dealt with, whose name ends with 量; sizes of works have 规模 (打捞垃圾量, 新建处理规模)."""
ADVERB = (
    "(?:已经?|均|先|再|全部|全都|都|全面|基本|正在?|仍|按期|如期|按时|提前|累计|率先|实际"
    "|共|其中|剩余|其余|余下|剩下|现|分别|各)"
)
MEASURES = ("能力", "规模", "总量", "里程", "用量", "产能", "装机", "装机容量", "库容")
"""Names that say themselves what is measured."""
SUM = re.compile("(?:共计|合计|总计|共有?|(?<=厂)有|(?<=站)有|(?<=企业)有|(?<=项目)有)$")
SORTED = re.compile("(?:共|涉及|分为?)?[\\d一二三四五六七八九十]+(?:大?类|个?方面)$")
"""Sorts before the number of things (整改任务共6类20项)."""
LONGEST_PLACE = 5
LIGHT = re.compile("^(?:开展|举办|组织|召开|进行)+(?=[\u4e00-\u9fff]{2})")
ACTED = re.compile(
    "(?:[^、对]{2,8}对)?(?P<noun>[^、的对]{1,16}?)(?:(?:已经?|要|将|须|应)?(?:全部|(?<![年月日])均|全数|一律|逐一|逐个|逐条)(?P<verb>[^、]{2,14}?)"
    "|(?:已经?|要|将|须|应|全面|全部)*(?P<given>(?:予以|给予|实施|获得|纳入|接入|列入)[\u4e00-\u9fff]{2,12}))(?P<suffix>户?数)"
)
LIGHT_GIVEN = re.compile("^(?:予以|给予)")
LONGEST_VERB = 2
PUSHED = re.compile("^(?:确保|争取|推进|推动|加快|抓好|从严|持续)+")
"""Verbs before a name that only say that it shall be done."""
UNDONE = re.compile(
    "(?:已经?|均|累计|现已|目前)+(?P<deeds>[\u4e00-\u9fff]{2,8})$|(?<=[\u4e00-\u9fff]{2})(?P<done>完成|退出)$"
)
ALL = re.compile("全部|均|全数|一律|逐一|逐个|逐条|已|基本")
SINGLY = re.compile("(?:逐一|逐个|逐条|逐户)[^,;。]{2,}$")
"""What is done with each of what has been counted (排查出的13条黑臭水体逐一制定方案)."""
WHOLLY = "(?:已经?|要|将|须|应|均|都|全部|全数|一律|基本)"
EACH = re.compile(
    r"(?:确保)?(每个?(?:县(?:\(市、区\)|区)?|区县?|市|乡镇|镇|乡|村|街道|行政村|园区|社区))(?:至少|不少于)?"
)
SIZE = re.compile(r"\d+[万亿]?[\u4e00-\u9fff/]{1,6}?(?:及?以上|及?以下)的?")
WHOLE = ("造林", "植树", "增绿", "建绿", "复绿", "绿化", "退耕", "禁捕", "供水", "供热")
"""Verbs that hold their object."""
THING = re.compile("整改任务|任务|整改问题|问题|案件|信访件|举报件|项目|事项|企业")
DATE_ENDS = ("前", "底", "内", "末", "起", "初", "以来")
DAILY = re.compile("[日年](?:处理|焚烧|供水|产)$")
"""Before an amount it is the size of a work (建成日处理600吨的垃圾焚烧厂)."""
MONTH = re.compile(r"(?:今年|明年|\d{4}年)\d{1,2}月份?")
BARE_MONTH = re.compile(r"\d{1,2}月份?(?:底前?|末前?|前)?")
LEAST_NAME = 3
LEAST_LEFT = 5
ENDED = re.compile("(?<=项目|工程|任务)(?:开工|完工|竣工|投运|投用|建成|办结|完成|销号)$")
"""How far things are, of which the next figure says something else (项目开工5个、完工8个)."""
BOILERS = re.compile(
    r"(?:每小时)?\d+(?:\.\d+)?万?(?:蒸吨(?:/小时)?|千瓦|兆瓦|千伏安)(?:\(含\))?[及或]?以[上下](?:\(含\))?的?"
)
STRETCH = re.compile(
    r"[\u4e00-\u9fff]{2,16}?\d*(?:公里|米)?(?:沿线|沿岸|周边)?(?:\d+(?:公里|米))?范围内的?(?=[\u4e00-\u9fff]{3})"
)
"""Sizes of boilers and stretches of country, which are a scope and no part of what is counted."""
DUTY = ("任务", "问题", "案件", "件", "事项")
"""Nouns that are nothing without the words before them (整改任务, 反馈问题)."""


@cache
def _deeds() -> re.Pattern[str]:
    deeds = cues.one_of("deed", "finished", "removal")
    return re.compile(
        rf"{ADVERB}*(?P<rest>(?:{deeds}|到位|(?:达到|按)?(?:序时|时序)进度|(?:有序|稳步|加快|持续)?推进|阶段性|前期(?:工作)?)*)"
    )


def name(q: Quantity, noun: str, before: str, governing: str, last: Found | None) -> str:
    """Name of what is counted: 完成整改任务数, 改造雨污混接点数, 修复湿地植被面积.

    `noun` stands after the figure, `before` before it; `last` is the count before it in its sentence.
    """
    suffix = DIMENSION.get(q.unit.name) or PEOPLE.get(q.unit.name) or _size(q)
    before = SUM.sub("", before)
    left_out = elided(noun, before, governing, last) or of_place(noun, before, last)
    if left_out:
        return left_out.removesuffix("数") + suffix
    thing = noun if len(noun) >= 2 else before
    if thing is noun and before and _deeds().fullmatch(noun) and not _deeds().fullmatch(before):
        thing = before + noun
    elif thing is noun and before and governing and governing in before and governing not in noun:
        thing = governing + noun
    elif thing is noun and len(before) > 2 and before != governing and "、" not in before:
        thing = before + noun
    words = phrase.clean(thing) or governing
    words = words[1:] if words.startswith(("各建", "各新建", "各完成")) else words
    suffix = "规模" if suffix == "量" and (words.endswith(CAPACITY) or DAILY.search(before)) else suffix
    suffix = "数" if suffix == "户数" and words.endswith("户") else suffix
    if suffix == PEOPLE["场"]:
        words = LIGHT.sub("", words)
    return words if words.endswith((suffix, *MEASURES)) else words + suffix


def _size(q: Quantity) -> str:
    """What closes the name of an amount, or of a number of things."""
    if q.unit.kind != "amount":
        return "数"
    return "量" if q.unit.name in FLOWS else "规模"


def governed(name: str, verb: str) -> str:
    """A name in a list with the verb that stands before the first (减排二氧化硫4300吨、烟尘2100吨: 减排烟尘量).

    >>> governed("烟尘量", "减排"), governed("关闭企业数", "新建")
    ('减排烟尘量', '关闭企业数')
    """
    return name if verb in GENERAL or cues.search("deed").search(name) else verb + name


@cache
def _done() -> re.Pattern[str]:
    """What is counted, and what is done to all of it."""
    return re.compile(
        rf"(?:[^、]{{2,12}}?(?:转办|交办|反馈|移交|举报)的)?(?P<noun>[^、]{{2,24}}?)的?{WHOLLY}+"
        rf"(?P<verb>{cues.one_of('deed', 'finished', 'removal')}{{1,2}})(?P<suffix>户?数)"
    )


def done(name: str) -> str:
    """A name that says first what is done to all of what is counted.

    >>> done("群众投诉件全部办结数"), done("印染厂全部达标排放数"), done("燃煤锅炉改造数")
    ('办结群众投诉件数', '达标排放的印染厂数', '燃煤锅炉改造数')
    """
    hit = _done().fullmatch(name) if ALL.search(name) else None
    if hit:
        of = "的" if hit["verb"].startswith(("完成", "实现")) and len(hit["verb"]) > LONGEST_VERB else ""
        return hit["verb"] + of + hit["noun"] + hit["suffix"]
    hit = ACTED.fullmatch(name)
    if hit is None or cues.search("deed").match(name):
        return name
    verb = hit["verb"] or LIGHT_GIVEN.sub("", hit["given"])
    return verb + ("的" if len(verb) > LONGEST_VERB else "") + hit["noun"] + hit["suffix"]


def undone(noun: str) -> str:
    """A noun without what has been done to part of it, whose number follows (295户养殖场已清退282户).

    >>> undone("养殖场已清退"), undone("电镀企业")
    ('养殖场', '电镀企业')
    """
    hit = UNDONE.search(noun)
    rest = noun[: hit.start()] if hit and _deeds().fullmatch(hit["deeds"] or hit["done"]) else noun
    return rest if len(rest) > 1 else noun


def of_place(noun: str, before: str, last: Found | None) -> str:
    """The count before it in one place: 城区整治排污口 of 整治排污口120个(其中城区35个)."""
    place = before.lstrip("(").removeprefix("其中")
    if last is None or noun.strip(")") or not place or len(place) > LONGEST_PLACE or not cues.ends(place, "settlement"):
        return ""
    return place + last.indicator.removesuffix("数")


def elided(noun: str, before: str, governing: str, last: Found | None) -> str:
    """Verb and noun where only verbs stand beside the figure and the count before it named the noun, else ""."""
    if last is None:
        return ""
    if before.endswith(WHOLE):
        return ""
    state, act = _deeds().fullmatch(noun), _deeds().fullmatch(before)
    known = thing(last)
    if not act or not state or not known:
        return ""
    did = PUSHED.sub("", act["rest"]) if noun or before else PUSHED.sub("", governing) or "完成"
    if did.endswith("完成"):
        did = "完成" + ("" if known.startswith(did[: -len("完成")]) else did[: -len("完成")])
    return did + known.removeprefix(did) + state["rest"]


def thing(row: Found) -> str:
    """The noun that a count named, without its verbs."""
    words = row.indicator.removesuffix(PEOPLE.get(row.unit, "数")).removesuffix("数").removesuffix("规模")
    return bare(words.removesuffix(DIMENSION.get(row.unit, "数")))


def bare(words: str) -> str:
    """The noun in the name of a count: without the verbs before it and what closes it, "" where nothing is left.

    >>> bare("建成噪声达标区面积"), bare("完成锅炉改造数")
    ('噪声达标区', '锅炉改造')
    """
    for suffix in SUFFIXES:
        words = words.removesuffix(suffix)
    words = ENDED.sub("", PUSHED.sub("", words))
    while (hit := cues.search("deed").match(words)) and not words.startswith(DUTY, hit.end()):
        words = words[hit.end() :].removeprefix("出的")
    return words if len(words) >= 2 else ""


def remaining(text: str, rest: re.Match[str], noun: str) -> str:
    """What is still to be done, by the noun that stands before it (47项任务中尚未完成的5项: 尚未完成任务数)."""
    things = list(THING.finditer(text, 0, rest.start()))
    thing = THING.match(noun) or (things[-1] if things else None)
    return rest[0].removesuffix("的") + (thing[0] if thing else "任务") + "数"


def undated(name: str, scene: Scene) -> str:
    """A name without the date that stood inside its words (燃煤锅炉2025年底前完成改造数)."""
    for date in scene.dates:
        words = scene.text[date.start : date.end]
        if (
            (words.endswith(DATE_ENDS) or MONTH.fullmatch(words))
            and words in name
            and len(name) - len(words) >= LEAST_NAME
        ):
            before, _, after = name.partition(words)
            name = before.rstrip("于在至到自、须应必") + after.lstrip("的、")
    month = BARE_MONTH.match(name) if scene.dates else None
    if month is None or len(name) - month.end() < len("通水"):
        return name
    rest = name[month.end() :]
    return phrase.topic(scene.topic) + rest if len(rest) <= LEAST_LEFT else rest


def each(name: str) -> tuple[str, str]:
    """The units of which each does it, and the name without them and without the size of the thing.

    >>> each("每个县至少建成50亩以上湿地公园数"), each("建成公园数")
    (('每个县', '建成湿地公园数'), ('', '建成公园数'))
    """
    hit = EACH.match(name) if "每" in name else None
    if hit is None:
        return "", name
    return hit[1], SIZE.sub("", name[hit.end() :])


def narrowed(name: str) -> tuple[str, str]:
    """The size or the stretch of country that narrows what is counted, and the name without it.

    >>> narrowed("淘汰10蒸吨/小时及以下燃煤锅炉数"), narrowed("清理青江干流200米范围内养殖场数")
    (('10蒸吨/小时及以下', '淘汰燃煤锅炉数'), ('青江干流200米范围内', '清理养殖场数'))
    """
    hit = BOILERS.search(name) if "以" in name else None
    if hit is None and (deed := cues.search("deed").match(name)):
        hit = STRETCH.match(name, deed.end())
    hit = hit or STRETCH.match(name)
    if hit is None or len(name) - len(hit[0]) < LEAST_LEFT:
        return "", name
    return hit[0].removesuffix("的"), name[: hit.start()] + name[hit.end() :]


def unsorted(name: str) -> str:
    """A name without the number of sorts at its end.

    >>> unsorted("整改任务共6类"), unsorted("整改任务")
    ('整改任务', '整改任务')
    """
    return SORTED.sub("", name) if name.endswith(("类", "方面")) else name
