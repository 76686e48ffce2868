"""What is sent out every day, by its rounds (每天出动雾炮车110台次)."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase
from kg.values.quantities import Quantity

SENT = re.compile(
    "每(?P<per>天|日|周|月)(?:平均|日均|共|均)?(?P<verb>出动|派出|投入)(?P<what>[\u4e00-\u9fff、]{2,20}?)(?:共|约|近|达|超过?)?$"
)
ROUNDS = ("台次", "车次", "人次", "辆次", "班次", "趟次", "辆", "台", "人")
FURTHEST = 30


def daily(scene: Scene, quantity: Quantity, begin: int) -> list[Found]:
    """The row of such a figure."""
    q, text = quantity, scene.text
    low = max(begin, q.start - FURTHEST)
    sent = SENT.search(text, low, q.start) if q.unit.name in ROUNDS and text.find("每", low, q.start) >= 0 else None
    if sent is None:
        return []
    name = phrase.clean(sent["what"]) + sent["verb"] + (q.unit.name if q.unit.name.endswith("次") else "数")
    unit = f"{q.unit.name}/{sent['per']}"
    return [Found(sent.start(), q.end, "count-daily", name, "count", q.comparator, q.value, q.value_max, unit)]
