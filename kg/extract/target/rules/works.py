"""The names of works: what stands before their date, the units of one plant, the phases, papers drawn up together."""

from __future__ import annotations

import re
from functools import cache

from kg.alternation import alternation
from kg.extract.body.words import FILE, KG
from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase
from kg.lexicon import values

ASIDE = re.compile(r"\([^()]*\d[^()]*\)")
"""A bracket with a figure, which sizes the work (二期(5万吨/日))."""
PHASE = re.compile("[一二三四五]期(?:工程|项目)?")
INVESTED = re.compile("^(?:总|概算|计划)?投资(?:约|近|超)?[\\d.]+[万亿]*元(?:建设|实施|新建)?的")
UNITS = re.compile(
    r"(?<![\d.])\d{1,2}(?P<sign>#|号)?(?:[、和及与]\d{1,2}(?P<next>#|号)?)+(?<=[#号])(?=[\u4e00-\u9fff])"
)
OWN_UNIT = re.compile(r"[^\d、]{2,12}\d{1,2}[#号](?:机组|锅炉|高炉|焦炉|机|炉|窑)")
"""A unit of a plant that is named with it (甲厂3号机组)."""
TOWNS = re.compile(
    "(?:^|(?<=[、和及]))(?P<towns>[\u4e00-\u9fff]{2,4}(?:[、和][\u4e00-\u9fff]{2,4})+)"
    "[两二三四五六七八九]个?(?:县市|[县市区镇])(?P<plant>[\u4e00-\u9fff]{2,8}[厂站场][^、和]{0,8})$"
)
"""The plants of several places (甲、乙、丙三县污水处理厂)."""
COMPLETED = re.compile("(基本)?完成((?!任务|目标|工作|整改)[\u4e00-\u9fff]{2})$")
PLANTS = ("厂", "站", "场", "公司", "电厂")
SHARING = "(?:老?厂区)?[\u4e00-\u9fff]{0,6}(?:替代|改造|扩建|提标|搬迁|脱硫|脱硝|除尘)(?:工程|项目|工作)?"
SHARED = re.compile(f"[厂站场](?:老?厂区)?({SHARING})$")
"""What is done to all plants of a list, which stands with the last."""
UNIT = re.compile(r"\d(?:#|号)(?:机组|机|锅炉|炉|窑)")
ONE = re.compile(r"\d{1,2}")
LONGEST_DONE = 10
"""Longest words after 完成 that need what stands before the date to name a work (甲厂2025年底前完成脱硫改造)."""
LEAST = 3
BODIES = (*"市区县局委办院厅府", "部门", "单位", "中心", "领导小组", "各级", "全省")
"""Ends of who does it, which is no part of the name of a work."""
PAPERS = re.compile("(?:编制|划定|制定|修订|划分|勘界|评估|普查|调查|核查)(?:工作)?$")
"""Ends of what is drawn up as one (三条红线、一张清单编制)."""


def sized(taken: list[Found], text: str) -> bool:
    """Whether all rows found so far only give the size of a work, in a bracket."""
    return bool(taken) and all(_inside(text, row.end) for row in taken)


def _inside(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)


def numbered(words: str) -> bool:
    """Whether words name single units of a plant (晟源3、4号机组)."""
    return UNITS.search(words) is not None or UNIT.search(words) is not None


def names(words: str, topic: str = "") -> list[str]:
    """The works that words name: without sizes in brackets, one for each unit of a plant.

    >>> names("城东热电厂2号、3号机组脱硝"), names("二期(5万吨/日)", "南山水厂一期(3万吨/日)2024年建成")
    (['城东热电厂2号机组脱硝', '城东热电厂3号机组脱硝'], ['南山水厂二期'])
    """
    words = phrase.clean(ASIDE.sub("", words) if "(" in words else words)
    words = INVESTED.sub("", words) if "投资" in words else words
    if PHASE.fullmatch(words) and (before := PHASE.search(topic)):
        words = topic[slice(*phrase.cut(topic, 0, before.start()))] + words
    units = UNITS.search(words)
    if units is None:
        return _each(words) if "、" in words or "和" in words else [words]
    sign = units["next"] or units["sign"]
    return [f"{words[: units.start()]}{number}{sign}{words[units.end() :]}" for number in ONE.findall(units[0])]


def _each(words: str) -> list[str]:
    """The works of a list of which the last alone says what is done, or what all the places have.

    >>> _each("甲山电厂3号机组、乙河2号机组脱硝工程"), _each("城南水厂二期和甲山、乙河两县污水处理厂")
    (['甲山电厂3号机组脱硝工程', '乙河2号机组脱硝工程'], ['城南水厂二期', '甲山污水处理厂', '乙河污水处理厂'])
    """
    towns = TOWNS.search(words)
    if towns:
        first = words[: towns.start()].rstrip("、和及")
        return [*([first] if first else []), *(town + towns["plant"] for town in re.split("[、和]", towns["towns"]))]
    *before, last = words.split("、")
    own = OWN_UNIT.match(last)
    if not before or own is None or not all(OWN_UNIT.fullmatch(piece) for piece in before):
        return [words]
    return [*(piece + last[own.end() :] for piece in before), last]


def owner(scene: Scene, after: str) -> tuple[str, int]:
    """What stands before the date and has done to it what is completed (甲厂2025年底前完成脱硫改造), else "".

    `after` are the words after 完成; where the owner begins is given too.
    """
    first = next((date for date in scene.dates if date.role == "deadline"), None)
    if first is None or first.start < LEAST or len(after) > LONGEST_DONE:
        return "", 0
    start, end = phrase.cut(scene.text, 0, first.start)
    words = scene.text[start:end]
    if len(words) < LEAST or words.endswith(BODIES) or cues.search("deed").fullmatch(words):
        return "", 0
    return words, start


def completed(scene: Scene, after: int) -> list[Found]:
    """One word after 完成 (剩余废渣2025年6月底前完成治理), which is a work of what stands before the date."""
    hit = COMPLETED.search(scene.text, after)
    words, start = owner(scene, hit[2]) if hit else ("", 0)
    if hit is None or not words:
        return []
    sign = "~" if hit[1] else "="
    return [Found(start, hit.end(), "work-done", name, "count", sign) for name in names(words + hit[2])]


@cache
def _firm() -> re.Pattern[str]:
    """A plant or firm that is named, and what is done to it (宏达纸业完成碱回收炉改造)."""
    endings = alternation(["公司", "厂", *values(FILE, KG + "cue")["firm-ending"]])
    return re.compile(
        f"(?P<who>[^,;。:、\\d]{{2,12}}(?:{endings})(?:[一二三四五]期|\\d{{1,2}}[号#](?:机组|锅炉|高炉|焦炉|炉|窑))?)"
        "(?:已|均|全部|全面|基本|率先)*完成(?P<what>[^,;。:\\d]{2,24}(?:改造|治理|建设|工程|整治|搬迁|修复|扩建))$"
    )


def of_firm(scene: Scene) -> list[Found]:
    """What a named plant or firm has done, or shall have, with the date in force."""
    hit = _firm().search(scene.text) if "完成" in scene.text else None
    if hit is None:
        return []
    start, end = phrase.cut(scene.text, hit.start("who"), hit.end("who"))
    if end - start < LEAST:
        return []
    return [Found(start, hit.end(), "work-done", scene.text[start:end] + hit["what"] + "完成", "count", "=")]


def lengthened(pieces: list[str]) -> list[str]:
    """Plants of a list with what is done to all of them (甲厂和乙厂供热替代工程 of 甲厂 and 乙厂).

    >>> lengthened(["城南热电厂", "城北热电厂热源替代工程"])
    ['城南热电厂热源替代工程', '城北热电厂热源替代工程']
    """
    shared = SHARED.search(pieces[-1])
    if shared is None:
        return pieces
    return [*(piece + shared[1] if piece.endswith(PLANTS) else piece for piece in pieces[:-1]), pieces[-1]]


def together(pieces: list[str]) -> bool:
    """Whether coordinated things are one: paper work whose verb stands only with the last, or units of one plant."""
    if UNITS.search("、".join(pieces)):
        return True
    return len(pieces) > 1 and PAPERS.search(pieces[-1]) is not None and not any(map(PAPERS.search, pieces[:-1]))
