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

ON = re.compile("(?:投资|投入(?:资金)?|安排资金|筹资|筹措资金|耗资)(?:约|近|超过?|达)?$")
WORK = re.compile("(?:用于|对|实施|开展)(?P<what>[^,;。:]{4,40})")
"""What a sum is spent on, behind it (投资2亿元对3座矿山实施生态修复)."""
FILLER = re.compile(r"(?:进行|实施|开展)(?:了)?|\d+余?[\u4e00-\u9fff]")


def spent(scene: Scene, quantity: Quantity, begin: int) -> list[Found]:
    """The row of a sum of money in a report, if its words say what became of it and nothing follows the sum."""
    if quantity.unit.kind != "money" or not scene.outcome:
        return []
    if quantity.end < len(scene.text.rstrip(",;。)")):
        return _on(scene, quantity, begin)
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


def _on(scene: Scene, quantity: Quantity, begin: int) -> list[Found]:
    """The row of a sum with the work that it was spent on behind it."""
    verb = ON.search(scene.text, begin, quantity.start)
    work = WORK.match(scene.text, quantity.end) if verb else None
    if verb is None or work is None:
        return []
    name = phrase.clean(FILLER.sub("", work["what"])) + "投资"
    q = quantity
    return [Found(verb.start(), q.end, "money-spent", name, "count", q.comparator, q.value, q.value_max, q.unit.name)]
