"""Money that a report says was spent, fined or won (罚款312万元, 完成污染治理投资18亿元); a budget is none."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase
from kg.values.quantities import Quantity

SPENT = re.compile(
    "(?:罚款|罚没款?|处罚金额|罚金|赔偿(?:金额?|款)?|到账(?:金额|资金)?|环保投资|治理投资"
    "|(?:争取|下拨|拨付|发放|兑现|落实|投入)[^,;。\\d]{0,14}(?:资金|补助|补贴|补偿金?))"
    "(?:达到?|共计?|合计|累计|总额|金额|为|约|近|超过?)*$"
)
"""What stands before the sum; 总投资 of a project is not among it."""


def spent(scene: Scene, quantity: Quantity, begin: int) -> list[Found]:
    """The row of a sum of money in a report, if its words say what became of it and nothing follows the sum."""
    if quantity.unit.kind != "money" or not scene.outcome or quantity.end < len(scene.text.rstrip(",;。)")):
        return []
    hit = SPENT.search(scene.text, begin, quantity.start)
    if hit is None:
        return []
    start, end = phrase.cut(scene.text, begin, quantity.start)
    name, flags = phrase.clean(scene.text[start:end]), ("missing-value",) if quantity.value is None else ()
    return [
        Found(
            min(start, quantity.start), quantity.end, "money-spent", name, "count", quantity.comparator,
            quantity.value, quantity.value_max, quantity.unit.name, flags=flags,
        )
    ]  # fmt: skip
