"""Tasks: how many an inspection gave a city, and the rate at which they were done."""

from __future__ import annotations

import re

from kg.extract.target.found import Scene
from kg.extract.target.phrases import naming, phrase

GIVEN = re.compile(
    "(?:反馈|交办|移交|转办|涉及|指出)[^,;。]{0,16}(?:任务|问题|举报件|信访件|投诉件|案件|线索)(?:共计?)?(?:\\d+大?类)?\\d+[项个件]$"
)
GIVEN_OF = re.compile("(?:反馈|交办|移交|转办|指出|披露|涉及)[^,;。]{0,12}\\d+[项个](?=[^,;。]{0,6}(?:任务|问题))")
"""Tasks that an inspection gives a city: what is to be done, whoever tells of it."""
KINDS = re.compile("任务|问题|件|线索")
SHARES = ("覆盖率", "完成率", "达标率", "占比", "合格率", "建成率", "投运率")
"""What says nothing without the thing of which it is the share."""
REACH = 8
"""How far after the figure 任务 may stand."""
SOME = re.compile("(?:完成|整改[到完了]?[位成]?|销号|办结|已[^,;。\\d]{0,6}|解决)了?\\d")
"""How many of them are dealt with (33项任务完成28项): the figure before is still all that was given."""
DEALT = re.compile("完成|整改[到完了]|销号|办结|已")
TASK_DONE = re.compile(
    "(?:^|[,、;已])(?:完成率(?:达到?|为)?|(?:已|已经|分别)*(?:超额)?(?:完成了?|占(?=[全总年计目任时]|$))"
    "(?:全部|总|全年|年度|年(?=计划|目标|任务)|计划|目标|时序)*(?P<task>任务)?(?:总?量|数)?(?:\\(?\\d[\\d.]*万?[\u4e00-\u9fff]{1,3}\\)?)?的?)$"
)


PART_OF = re.compile(
    "(?:^|[,;:])(?P<who>[^,;。:\\d]{0,14}?)(?:已|将|确保|力争|超额|提前|累计)*完成了?(?P<task>[^,;。:、完]{0,10}任务)(?:总?量|数)?的?$"
)
"""A share of a task that is done: 完成年度任务的85%."""
WHOSE = re.compile(
    "完成了?(?:全[市区县省州]|我市|本市)?(?:\\d+余?[\u4e00-\u9fff])?(?P<task>[\u4e00-\u9fff]{4,24}(?:任务|工程量|工作量))的$"
)
"""A share of a task that says itself of what (完成99座污水处理厂提标任务的80%)."""
TASK_OF = re.compile(
    "(?:^|[,;:、])(?P<task>[^,;。:、\\d]{2,18}任务)(?:已经?|累计|超额|提前|均|也)*(?:完成|占)了?(?:全年|年度|年|省|市|下达|的)*(?:计划|目标)(?:任务)?的?$"
)
"""A share of what was planned of a task (二氧化硫削减任务完成了年度计划的47%)."""
PLANNED = re.compile("完成了?“?十[一二三四五]五”?(?:规划|计划|节能|减排|总)*(?:目标|任务)(?:总?[进量]度?|任务)?的$")
"""A share of what a plan of five years sets (完成“十三五”目标进度的81%)."""


def given(text: str, begin: int, end: int) -> bool:
    """Whether the figure that ends at an offset is a number of tasks given, of which the clause does not say more."""
    if not KINDS.search(text):
        return False
    found = GIVEN.search(text, begin, end) or GIVEN_OF.search(text, begin, end + REACH)
    return found is not None and (DEALT.search(text, begin) is None or SOME.search(text, end) is not None)


def of_each(scene: Scene, words: str, count: int) -> list[str] | None:
    """The rates at which the tasks of the indicators just listed were done (完成年度任务的105%和118%).

    So the shares of the things just counted (建成烟尘控制区58.6平方公里、噪声达标区39平方公里,覆盖率分别为100%和67%).
    """
    if count > 1 and words in SHARES and len(scene.tally) == count:
        return [naming.bare(name) + words for name in scene.tally]
    if count < 2 or not words.endswith("完成率"):
        return None
    if scene.counted and words.startswith(scene.counted.indicator.removesuffix("数")) and len(scene.tally) == count:
        rate = words.removeprefix(scene.counted.indicator.removesuffix("数"))
        return [name.removesuffix("数") + rate for name in scene.tally]
    if not words.endswith("任务完成率") or len(scene.series) < count:
        return None
    return [name + words for name in scene.series[-count:]]


def progress(scene: Scene, left: str, words: str) -> str:
    """The rate at which a task was done whose noun the count before names (淘汰4万辆,完成年度任务的108%; 完成率95%)."""
    if words.endswith("数") and words == scene.indicator and left.endswith("占"):
        return words
    hit = TASK_DONE.search(left) if scene.counted is not None else None
    if hit is None or scene.counted is None:
        if PLANNED.search(left) and scene.indicator:
            what = "目标进度完成率" if "进度" in left else "任务完成率"
            return scene.indicator.removesuffix(what) + what
        if own := TASK_OF.search(left) if "任务" in left else None:
            return own["task"][phrase.head(own["task"], 0, len(own["task"])) :] + "完成率"
        whole = WHOSE.search(left) if "任务" in left or "量的" in left else None
        whose = PART_OF.search(left) if "任务" in left else None
        if whole and not whose:
            return whole["task"] + "完成率"
        return phrase.clean(whose["who"] + whose["task"]) + "完成率" if whose else words
    thing = scene.counted.indicator.removesuffix("数")
    return thing + ("任务完成率" if hit["task"] else "完成率")
