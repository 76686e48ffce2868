"""Tasks: how many an inspection gave a city, and the rate at which they were done."""

from __future__ import annotations

import re

from kg.extract.target.found import Scene
from kg.extract.target.phrases import phrase

GIVEN = re.compile(
    "(?:反馈|交办|移交|转办|涉及|指出)[^,;。]{0,16}(?:任务|问题|举报件|信访件|投诉件|案件|线索)(?:共计?)?(?:\\d+大?类)?\\d+[项个件]$"
)
GIVEN_OF = re.compile("(?:反馈|交办|移交|转办|指出|披露|涉及)[^,;。]{0,12}\\d+[项个](?=[^,;。]{0,6}(?:任务|问题))")
"""Tasks that an inspection gives a city: what is to be done, whoever tells of it."""
KINDS = re.compile("任务|问题|件|线索")
REACH = 8
"""How far after the figure 任务 may stand."""
SOME = re.compile("(?:完成|整改[到完了]?[位成]?|销号|办结|已[^,;。\\d]{0,6}|解决)了?\\d")
"""How many of them are dealt with (33项任务完成28项): the figure before is still all that was given."""
DEALT = re.compile("完成|整改[到完了]|销号|办结|已")
TASK_DONE = re.compile(
    "(?:^|[,、;已])(?:完成率(?:达到?|为)?|(?:已|已经)?(?:超额)?(?:完成了?|占)"
    "(?:全部|总|全年|年度|计划|目标|时序)*(?P<task>任务)?(?:总?量|数)?的?)$"
)


PART_OF = re.compile(
    "(?:^|[,;:])(?P<who>[^,;。:\\d]{0,14}?)(?:已|将|确保|力争|超额|提前|累计)*完成了?(?P<task>[^,;。:、完]{0,10}任务)(?:总?量|数)?的?$"
)
"""A share of a task that is done: 完成年度任务的85%."""


def given(text: str, begin: int, end: int) -> bool:
    """Whether the figure that ends at an offset is a number of tasks given, of which the clause does not say more."""
    if not KINDS.search(text):
        return False
    found = GIVEN.search(text, begin, end) or GIVEN_OF.search(text, begin, end + REACH)
    return found is not None and (DEALT.search(text, begin) is None or SOME.search(text, end) is not None)


def progress(scene: Scene, left: str, words: str) -> str:
    """The rate at which a task was done whose noun the count before names (淘汰4万辆,完成年度任务的108%; 完成率95%)."""
    hit = TASK_DONE.search(left) if scene.counted is not None else None
    if hit is None or scene.counted is None:
        whose = PART_OF.search(left) if "任务" in left else None
        return phrase.clean(whose["who"] + whose["task"]) + "完成率" if whose else words
    thing = scene.counted.indicator.removesuffix("数")
    return thing + ("任务完成率" if hit["task"] else "完成率")
