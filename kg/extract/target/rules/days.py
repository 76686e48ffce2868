"""Days by their air: of each grade (其中优188天,良154天), in a run (连续7天空气质量为优良), over a limit."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.values.quantities import Quantity

GRADE = re.compile("[、,;:(和及]*(?:其中)?[,:]?(?P<grade>优良?|良好?)级?(?:的?天数)?(?:共|有|为|达到?)*")
"""All that stands before the days of a grade."""
OVER = re.compile("(?:[^,;。]{0,12}[月年季日期度]份?)?(?P<over>超标)(?:天数)?(?:共|有|为|达到?)*$")
RUN = re.compile("连续$")
STATE = re.compile(
    "(?P<of>空气质量|水质)(?:均|全部|都)?(?:为|达到|保持|是|处于)?(?P<state>优良|优|良好|良|达标|二级以上)(?=$|[,;。(])"
)
POLLUTANT = "浓度"


def named(text: str, begin: int, quantity: Quantity, carried: str) -> str:
    """The name of days whose grade is one character, or that exceed what the clause before measured, else "".

    >>> from kg.values.quantities import Units, Unit
    >>> text = "其中优188天"; q = Units({"天": Unit("天", "day")}).find(text)[0]
    >>> named(text, 0, q, "")
    '优级天数'
    """
    grade = GRADE.fullmatch(text, begin, quantity.start)
    if grade:
        return grade["grade"] + ("级天数" if len(grade["grade"]) == 1 else "天数")
    over = OVER.match(text, begin, quantity.start) if carried.endswith(POLLUTANT) else None
    if over is None:
        return ""
    return carried.removesuffix(POLLUTANT).removesuffix("平均").removesuffix("年均") + "超标天数"


def run(scene: Scene, quantity: Quantity, begin: int) -> list[Found]:
    """A run of days of one state, told of in a report."""
    lead = RUN.search(scene.text, max(begin, quantity.start - 2), quantity.start) if scene.outcome else None
    state = STATE.match(scene.text, quantity.end) if lead else None
    if lead is None or state is None:
        return []
    name = f"连续{state['of']}{state['state']}天数"
    q = quantity
    return [Found(lead.start(), state.end(), "figure-level", name, "level", q.comparator, q.value, None, q.unit.name)]
