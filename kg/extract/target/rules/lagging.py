"""Those that have not done it yet, by their number, as reports say (仍有2个县未完成年度目标)."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.values.quantities import Quantity

STILL = re.compile("(?:仍|还|尚)有(?:[\u4e00-\u9fff、]{2,24}?)?(?:等)?$")
UNDONE = re.compile(
    "(?P<who>[\u4e00-\u9fff]{1,8}?)(?P<what>(?:尚|仍|还)?未(?:能)?(?:完成|达到|达标|实现|开工|建成|销号|整改)[^,;。:、\\d]{0,16})(?=$|[,;。])"
)
SAID = re.compile("发现|指出|反映|督察|检查")
"""Before what an inspection found, which is no result."""
COUNTED = ("个", "家", "项", "座", "条", "处", "县", "市", "区", "镇", "乡")
FURTHEST = 28


def lagging(scene: Scene, quantity: Quantity, begin: int) -> list[Found]:
    """The row of such a number told of by anyone."""
    q, text = quantity, scene.text
    if q.unit.name not in COUNTED or text.find("有", begin, q.start) < 0:
        return []
    if SAID.search(scene.topic):
        return []
    still = STILL.search(text, max(begin, q.start - FURTHEST), q.start)
    undone = UNDONE.match(text, q.end) if still else None
    if still is None or undone is None:
        return []
    name = undone["what"].lstrip("尚仍还") + "的" + undone["who"] + "数"
    return [
        Found(
            still.start(),
            undone.end(),
            "count-lagging",
            name,
            "level",
            q.comparator,
            q.value,
            None,
            q.unit.name,
            status="outcome",
        )
    ]
