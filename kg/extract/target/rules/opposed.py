"""Changes one of which goes up and one down, which 分别 gives in order (同比分别上升0.3和下降0.5分贝)."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import lists, phrase
from kg.values.quantities import NO_UNIT, Quantity

EACH = "分别"
SAME = re.compile("(?:、|,|和|及|与)?(?:同比|与上年)?(?:持平|不变|无变化)")
BARE = re.compile("[、,和]")
"""Between figures that share one verb (分别下降14.3%、6.7%、持平)."""
BOUNDS = {">=": "min", "<=": "max"}


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        rf"(?:、|,|和|及|与)?(?:同比|比上年|较上年)?(?:(?P<rise>{cues.one_of('rise')})|(?P<fall>{cues.one_of('fall')}))(?:了|约)?"
    )


def opposed(scene: Scene, wanted: list[Quantity], compared: str) -> tuple[list[Found], list[Quantity]]:
    """The rows of such changes, and the quantities that are left; `compared` is the baseline."""
    at = scene.text.find(EACH)
    if at < 0 or not wanted:
        return [], wanted
    items = _items(scene.text, at + len(EACH), wanted)
    moves = [item for item in items if item]
    if len(items) < 2 or not moves or len({bool(item[1]["rise"]) if item else None for item in items}) < 2:
        return [], wanted
    names, start = _names(scene, at, len(items), wanted)
    if not names:
        return [], wanted
    units = [q.unit for q, _ in moves if q.unit is not NO_UNIT]
    rows = []
    for i, (item, name) in enumerate(zip(items, names, strict=True)):
        if item is None:
            continue
        q, verb = item
        unit = q.unit if q.unit is not NO_UNIT or not units else units[-1]
        begin = start if not i else min(q.start, verb.start("rise") if verb["rise"] else verb.start("fall"))
        rows.append(
            Found(
                begin, q.end, "figure-change", name, "change", "+" if verb["rise"] else "-", q.value, q.value_max,
                unit.name, BOUNDS.get(q.comparator, "exact"), compared,
            )
        )  # fmt: skip
    taken = {id(q) for q, _ in moves}
    return rows, [q for q in wanted if id(q) not in taken]


def _items(text: str, at: int, wanted: list[Quantity]) -> list[tuple[Quantity, re.Match[str]] | None]:
    """The changes that stand in a row from an offset on, None for each that is none (持平)."""
    items: list[tuple[Quantity, re.Match[str]] | None] = []
    last: re.Match[str] | None = None
    for q in (q for q in wanted if q.start >= at):
        while same := SAME.match(text, at):
            items.append(None)
            at = same.end()
        verb = _verb().fullmatch(text, at, q.start) or (BARE.fullmatch(text, at, q.start) and last)
        if not verb:
            return items
        last = verb
        items.append((q, verb))
        at = q.end
    while same := SAME.match(text, at):
        items.append(None)
        at = same.end()
    return items


def _names(scene: Scene, at: int, count: int, wanted: list[Quantity]) -> tuple[list[str], int]:
    """The indicators in order, those of the clause or those before it in the sentence, and the start of the rows."""
    begin = max((q.end for q in wanted if q.end <= at), default=0)
    start, end = phrase.cut(scene.text, begin, at)
    names = lists.in_order(scene.text[start:end], count) if end > start else None
    if names:
        return [phrase.clean(name) for name in names], start
    return (list(scene.series[-count:]), at) if end <= start and len(scene.series) >= count else ([], at)
