"""Which deadline a row takes of the date in force: a target when it shall be, an outcome the time it tells of."""

from __future__ import annotations

import re

from kg.extract.target.dating.due import BLANK, MONTH, YEARLY, Due
from kg.extract.target.dating.timeline import Timeline
from kg.extract.target.found import Found, Scene

ALERT = re.compile("(?:[ⅠⅡⅢⅣ]级)?[蓝黄橙红]色预警|[ⅠⅡⅢⅣ]级(?:预警|响应)")
"""What is so whenever an alert of a level is on begins with its name (黄色预警主要污染物减排比例)."""


def in_force(row: Found, scene: Scene, time: Timeline, *, whole: bool) -> Due:
    """The date in force for a row of a clause without one; none for what is so every year, at an alert, or always.

    `whole`: the sentence speaks of the whole year.
    """
    state = whole or row.kind in ("level", "change") or (row.kind == "cover" and row.value is not None)
    force = time.carried(state=state)
    yearly = row.kind != "change" and not scene.recent and "每年" in scene.text[: row.end]
    kept = not scene.recent and "动态清零" in scene.text[row.start : row.end]
    return YEARLY if yearly or kept or ALERT.match(row.indicator) else force


def stated(row: Found, force: Due, item: str) -> tuple[str, bool]:
    """The deadline as far as the words tell, and whether its year is lost; `item`: the one its item's label states."""
    if force in (YEARLY, BLANK):
        return "" if row.deadline is None else row.deadline, False
    if row.deadline is not None:
        return row.deadline, False
    return force.iso or item, force.missing


def settled(iso: str, row: Found, force: Due, kind: str, *, now: int | None, year: str = "") -> str:
    """The deadline of a row whose status, `kind`, is known.

    Args:
        iso: what the words tell.
        now: the year of the document.
        year: the one for which a work report sets its tasks, or on which it looks back, where nothing else dates them.
    """
    if row.deadline is not None:
        return iso
    if row.status == "target" and force.part:
        return ""
    lasting = force in (YEARLY, BLANK) or row.unit.startswith("次/") or force.missing
    if kind == "outcome":  # what its item's label states is no time of which it tells
        return (force.iso[:MONTH] if force.months else force.iso) or ("" if lasting else year)
    if not iso and row.kind == "change" and now and row.baseline == str(now - 1):
        return str(now)
    return iso if iso or lasting else year
