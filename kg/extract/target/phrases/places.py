"""Places before an indicator, or instead of it, which narrow its scope (甲区、乙区控制在46微克/立方米)."""

from __future__ import annotations

import re

_PLACE = (
    r"[\u4e00-\u9fff]{1,9}?(?:(?<![城都级辖设超全本我各县区])市|(?<![全我各本城市地园社库林矿牧山农景护能聚制示小片海灌汛殖住民老营街行辖成用展旧染点感燃养范治验])区"
    r"|(?<![全我各本困范态点大])县(?!区)|(?<![全我各])[州盟旗]|(?<=[东西南北上下江天福])城区|(?<![各全我]..)(?<![各全我].)(?<=..)市区|开发区|高新区|新区|示范区)"
)
_LIST = rf"{_PLACE}(?:(?:、|和|及|与|以及){_PLACE})*"
ONLY = re.compile(rf"(?:其中)?({_LIST})")
LED = re.compile(
    rf"(?:其中)?({_PLACE}(?:(?:、|和|及|与|以及){_PLACE})+|[\u4e00-\u9fff]{{2,3}}(?<![城都级辖设超县区])市(?!场|民|政))(?:(?:19|20)\d{{2}}年)?"
)
SIGN = re.compile("[市区县州盟旗]")


def only(words: str) -> str:
    """The places, where the words name nothing else, else "".

    >>> only("武侯区、金牛区"), only("城市建成区")
    ('武侯区、金牛区', '')
    """
    hit = ONLY.fullmatch(words) if words[-1:] in "市区县州盟旗" else None
    return hit[1] if hit else ""


def led(words: str) -> tuple[str, str]:
    """The places that lead an indicator, and the indicator without them.

    >>> led("眉山市、乐山市细颗粒物年均浓度")
    ('眉山市、乐山市', '细颗粒物年均浓度')
    """
    hit = LED.match(words)
    return (hit[1], words[hit.end() :]) if hit and len(words) - hit.end() >= LEAST else ("", words)


LEAST = 4
"""Fewest characters of an indicator after its places."""

AND = ("和", "及", "与")


def beside(words: str) -> bool:
    """Whether words only name places beside those of which a share follows (某市及60%以上的县区).

    >>> beside("金华市及"), beside("工业企业和")
    (True, False)
    """
    return words.endswith(AND) and words[-2:-1] in PLACED


PLACED = frozenset("市区县州")
