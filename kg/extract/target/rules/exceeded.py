"""By how many times a limit was exceeded (氨氮超标1.3倍, 超过国家二级标准0.06倍), as bulletins report it."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase
from kg.values.quantities import Quantity

OVER = re.compile(
    "(?:最大|最高)?超(?:标|(?:过|出)?(?P<mark>[\u4e00-\u9fff]{0,12}标准)(?:限值|值)?)(?:倍数)?(?:约|近|达到?|为|了|仅)?$"
)
FURTHEST = 24
TAIL = "超标倍数"


def exceeded(scene: Scene, quantity: Quantity, begin: int, carried: str) -> list[Found]:
    """The row of such a figure in a report; what exceeds the limit stands before it or in the clause before."""
    low = max(begin, quantity.start - FURTHEST)
    over = OVER.search(scene.text, low, quantity.start) if scene.outcome and quantity.unit.name == "倍" else None
    if over is None:
        return []
    start, end = phrase.cut(scene.text, begin, over.start())
    name = phrase.clean(scene.text[start:end]) or carried.removesuffix(TAIL)
    if len(name) < 2:
        return []
    start = start if end > start else over.start()
    q = quantity
    return [Found(start, q.end, "figure-exceeded", name + TAIL, "level", q.comparator, q.value, q.value_max, "倍")]
