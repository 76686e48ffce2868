"""Figures of unlike units that one 分别 gives in order (绿化覆盖率、人均公园绿地面积分别达到42%、15平方米)."""

from __future__ import annotations

from kg.extract.target.phrases import lists, phrase
from kg.values.quantities import Quantity

JOINTS = ("、", "和", "及", "与", "以及", ",")
MEASURED = ("ratio", "level", "day", "none")
EACH = "分别"


def mixed(text: str, groups: list[list[Quantity]]) -> list[list[Quantity]]:
    """The groups of figures, those of unlike units in one group where each has its own indicator before 分别."""
    at = text.find(EACH)
    if at < 0 or len(groups) < 2:
        return groups
    first = next((i for i, group in enumerate(groups) if group[0].start > at), len(groups))
    last = first
    while last + 1 < len(groups) and text[groups[last][-1].end : groups[last + 1][0].start] in JOINTS:
        last += 1
    if last == first or groups[first][0].unit.kind not in MEASURED:
        return groups
    run = [quantity for group in groups[first : last + 1] for quantity in group]
    begin = groups[first - 1][-1].end if first else 0
    words = text[slice(*phrase.cut(text, begin, at))]
    names = lists.in_order(words, len(run))
    if names is None or not all(map(lists.is_indicator, names)):
        return groups
    return [*groups[:first], run, *groups[last + 1 :]]
