"""What is sent out every day, by its rounds (每天出动雾炮车110台次), and what is dealt with every day."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase
from kg.values.quantities import Quantity

SENT = re.compile(
    "每(?P<per>天|日|周|月)(?:平均|日均|共|均)?(?P<verb>出动|派出|投入)(?P<what>[\u4e00-\u9fff、]{2,20}?)(?:共|约|近|达|超过?)?$"
)
ROUNDS = ("台次", "车次", "人次", "辆次", "班次", "趟次", "辆", "台", "人")
FLOW = re.compile(
    "(?:平均)?(?:每天|每日|日均)(?:平均|可)?(?P<verb>收运|清运|处理|处置|焚烧|收集|转运)(?:量|约|近|达到?|为)*$"
)
FLOWS = ("吨", "立方米", "方")
"""What is dealt with every day (餐厨垃圾每天收运83吨)."""
FURTHEST = 30


def daily(scene: Scene, quantity: Quantity, begin: int) -> list[Found]:
    """The row of such a figure."""
    q, text = quantity, scene.text
    low = max(begin, q.start - FURTHEST)
    flow = FLOW.search(text, low, q.start) if q.unit.name in FLOWS and scene.outcome else None
    if flow and len(what := text[slice(*phrase.cut(text, low, flow.start()))]) > 1:
        name = f"{what}日{flow['verb']}量"
        return [
            Found(
                flow.start() - len(what),
                q.end,
                "count-daily",
                name,
                "level",
                q.comparator,
                q.value,
                None,
                q.unit.name + "/日",
            )
        ]
    sent = SENT.search(text, low, q.start) if q.unit.name in ROUNDS and text.find("每", low, q.start) >= 0 else None
    if sent is None:
        return []
    name = phrase.clean(sent["what"]) + sent["verb"] + (q.unit.name if q.unit.name.endswith("次") else "数")
    unit = f"{q.unit.name}/{sent['per']}"
    return [Found(sent.start(), q.end, "count-daily", name, "count", q.comparator, q.value, q.value_max, unit)]
