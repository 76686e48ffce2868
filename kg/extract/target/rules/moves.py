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
SAME = re.compile("同比|[比较](?:上年|去年|上一年)")
MORE = re.compile(
    "[比较](?:上年|去年|上一年|同期|往年|□+年)[^,;。比较]{0,6}?(?P<more>[多少])(?P<verb>(?![于数])[\u4e00-\u9fff]{1,6}?)(?:了|约|近)?$"
)
"""How much more or less was done than before (比去年同期多淘汰35台)."""
SHALL = re.compile("[要将须]|计划|力争|争取|确保|预计|可(?=[多少])")


@cache
def _move() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!新)(?:(?P<rise>{cues.change('rise')})|(?P<fall>{cues.change('fall')}))(?:了|约|近|幅度|累计|不)*$"
    )


def exceeding(scene: Scene, group: list[Quantity], begin: int, noun: str, last: Found | None) -> list[Found]:
    """By how much more or less was done than the year before (淘汰锅炉230台,比去年同期多淘汰35台)."""
    text, q = scene.text, group[0]
    more = MORE.search(text, begin, q.start) if "多" in text or "少" in text else None
    if more is None or len(group) > 1:
        return []
    verb, years = more["verb"], [d.iso for d in scene.dates if d.role == "baseline" and d.start < q.start]
    before = last.indicator if last and last.unit == q.unit.name else scene.indicator
    name = before if before and (verb in before or not noun) else verb + phrase.clean(noun)
    if len(name) <= len(verb) and not before:
        return []
    base = "同比" if SAME.search(text, 0, q.start) else years[-1] if years else scene.baseline
    return [
        Found(
            more.start(), q.end, "amount-change", name, "change", "+" if more["more"] == "多" else "-",
            q.value, q.value_max, q.unit.name, BOUNDS.get(q.comparator, "exact"), base,
            status="" if SHALL.search(text, 0, q.start) else "outcome",
            flags=("missing-value",) if q.value is None else (),
        )
    ]  # fmt: skip


def moved(scene: Scene, group: list[Quantity], begin: int, noun: str, last: Found | None) -> list[Found]:
    """A rise or fall of an indicator by an amount (煤炭消费量减少200万吨; not 新增绿地, 减少排放口12个)."""
    if more := exceeding(scene, group, begin, noun, last):
        return more
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
