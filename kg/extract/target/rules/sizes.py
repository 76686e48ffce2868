"""Sizes of equipment, firms and works (35蒸吨/小时以下燃煤锅炉, 2台35万千瓦机组), which set no value."""

from __future__ import annotations

import re

from kg.extract.target.found import Scene
from kg.values.quantities import Quantity

ATTRIBUTIVE = re.compile(r"的?[\u4e00-\u9fff“]")
NOT_ATTRIBUTIVE = ("和", "、", "并", "左", "且", "及", "与", "的目", "的要", "的任", "的水", "的指")
"""What follows a figure that is not the size of something: 控制在20万吨以下的目标."""
FIRMS = re.compile("的[^,;。、]{0,6}(?:企业|公司|项目|园区|集群|产业|平台|龙头|市场|县|乡镇)")
SERVED = ("惠及", "覆盖", "服务", "辐射", "受益")
BOILER = re.compile(r"\((?:含|或)|[^,;。\d]{0,2}\d+台|\d+蒸吨")
MELTERS = re.compile(
    "(?:及?以[上下])?级?的?(?:带式|步进式|热回收|顶装|捣固)*(?:烧结机|高炉|转炉|电炉|焦炉|竖炉|球团|回转窑|储罐|烟囱)"
)
"""What has a size in square or cubic metres or in tonnes (180平方米烧结机, 1080立方米高炉)."""
BOILERS = re.compile("(?:级)?(?:的)?(?:循环流化床|燃煤|燃气|生物质|蒸汽|热水|供热|链条|工业)*锅?炉")
"""What has a size in tonnes of steam an hour, the hour left out (2台75吨燃煤锅炉)."""
WITHIN = re.compile("内(?![河湖涝沟])|范围")
"""What bounds something behind a figure (50公里内; not 整治18条内河)."""
ENDS = ("", ",", ";", "。", "、")
"""What follows a share that is reached and passed (覆盖率51%及以上), no class of firms."""
MELTED = ("平方米", "立方米", "吨", "米")
POWER = ("千瓦", "兆瓦", "MW", "吉瓦", "蒸吨", "蒸吨/小时", "千伏安", "千伏")
OWNED = re.compile("(?:坐?拥有?[^,;。]*|占全[省国][^,;。]{0,8})$")
"""What a place has, and its part of a province's, is described and no target."""
MADE = re.compile(
    "(?:规模|级|容量|容积|能力)?的?(?:[\u4e00-\u9fff]{0,8}?)(?:炉|窑|厂|站|机组?|罐|库|塔|池|车|船|泵|装置|生产线|设备|设施)"
)
"""What is counted by its size, each of which has it (2座450立方米高炉)."""
FIRM = re.compile("(?:公司|企业|集团|[厂矿])\\($")


def attributive(scene: Scene, quantity: Quantity) -> bool:
    """A size of equipment or of firms: 35蒸吨/小时以下燃煤锅炉, 30万千瓦及以上机组."""
    if scene.text.startswith("(含", quantity.start - 2) or scene.text.startswith("(含", quantity.end):
        return True
    if scene.text.startswith("(或", quantity.start - 2) or of_boiler(scene.text, quantity):
        return True
    if scene.text.startswith(("的情况下", "的基础上", "的前提下"), quantity.end):
        return True
    if quantity.inclusive and not (
        quantity.unit.kind == "ratio" and scene.text[quantity.end : quantity.end + 1] in ENDS
    ):
        return True
    if quantity.unit.kind == "none" and scene.text.startswith("的", quantity.end):
        return True
    if quantity.unit.kind in ("ratio", "day", "none"):
        return False
    if quantity.unit.name in MELTED and MELTERS.match(scene.text, quantity.end):
        return True
    if quantity.unit.name == "吨" and BOILERS.match(scene.text, quantity.end):
        return True
    if scene.text.startswith("的", quantity.end) and _whose(scene.text, quantity):
        return True
    if WITHIN.match(scene.text, quantity.end):
        return True
    if quantity.end == quantity.right or quantity.unit.kind == "count":
        return False
    after = scene.text[quantity.end : quantity.end + 2]
    return bool(ATTRIBUTIVE.match(after)) and not after.startswith(NOT_ATTRIBUTIVE)


def _whose(text: str, quantity: Quantity) -> bool:
    """Whether a sum or a number of people before 的 tells what kind of thing it is (惠及3万人的工程)."""
    if quantity.unit.name == "人":
        return text.endswith(SERVED, 0, quantity.start)
    return quantity.unit.kind == "money" and FIRMS.match(text, quantity.end) is not None


def of_boiler(text: str, quantity: Quantity) -> bool:
    """The size of one boiler: 每小时35蒸吨(或29兆瓦), 4蒸吨(含)以下300台, 4蒸吨以上10蒸吨以下."""
    return quantity.unit.name.startswith("蒸吨") and BOILER.match(text, quantity.end) is not None


def of_one(text: str, before: Quantity | None, quantity: Quantity) -> bool:
    """The size of each of those counted just before it (2台35万千瓦机组), or of the firm whose bracket it stands in."""
    if before and before.unit.kind == "count" and before.end == quantity.start and text[quantity.end :][:1] not in ENDS:
        made = quantity.unit.kind == "amount" and MADE.match(text, quantity.end) is not None
        if made or quantity.unit.name in POWER:
            return True
    return text[quantity.start - 1 : quantity.start] == "(" and FIRM.search(text, 0, quantity.start) is not None


def owned(text: str, begin: int, end: int) -> bool:
    """Whether a figure says what a place has, or its part of a province's."""
    return ("拥" in text or "占全" in text) and OWNED.search(text, begin, end) is not None
