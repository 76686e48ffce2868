"""Rises and falls by an amount (煤炭消费量减少200万吨; not 新增绿地, 减少排放口12个)."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import lists, phrase
from kg.values.quantities import Quantity

SENTENCE_END = ("", ",", ";", "。", "、", ")", "(", "!", "的")
BOUNDS = {">=": "min", "<=": "max"}
THINGS = ("个", "项", "件", "处", "座", "台", "家")
"""Units of things, of which none are emitted less: 工程减排22个 are projects."""
RAISED = re.compile("(?:整改|改造|整治|治理|优化|巩固|规范)提升$")
"""What is done to things to raise their quality, not their number (整改提升98家)."""
SAME = re.compile("同比|[比较](?:上年|去年)")


@cache
def _move() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!新)(?:(?P<rise>{cues.change('rise')})|(?P<fall>{cues.change('fall')}))(?:了|约|近|幅度|累计|不)*$"
    )


def moved(scene: Scene, group: list[Quantity], begin: int, noun: str) -> list[Found]:
    """A rise or fall of an indicator by an amount (煤炭消费量减少200万吨; not 新增绿地, 减少排放口12个)."""
    text, q = scene.text, group[0]
    moving = cues.search("rise", "fall").search(text, begin, q.start)
    if moving is None or (noun and text[q.end : q.end + 1] not in SENTENCE_END):
        return []
    move = _move().search(text, moving.start(), q.start)
    if move is None or (q.unit.name in THINGS and (move[0].startswith("减排") or RAISED.search(text, begin, q.start))):
        return []
    start, end = phrase.cut(text, begin, move.start())
    own = text[start:end]
    words = own or scene.indicator
    if not words or (not own and move[0].startswith("节约")):
        return []
    names = (lists.in_order(words, len(group)) if len(group) > 1 else None) or [words] * len(group)
    years = [d.iso for d in scene.dates if d.role == "baseline" and d.start < q.start]
    same = SAME.search(text, 0, q.start)
    compared = "同比" if same else years[-1] if years else scene.baseline
    return [
        Found(
            min(start, q.start), each.end, "amount-change", phrase.clean(name), "change", "-" if move["fall"] else "+",
            each.value, each.value_max, each.unit.name, BOUNDS.get(each.comparator, "exact"), compared,
            flags=("missing-value",) if each.value is None else (),
        )
        for each, name in zip(group, names, strict=True)
    ]  # fmt: skip
