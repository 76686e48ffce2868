"""Things that one clause only counts, and that the next, which begins with a date, says what is done with.

禁养区内217家养殖场,2016年底前依法关闭或搬迁; 现有19座污水处理厂,应于2019年底前执行一级A标准.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from kg.extract.target import cues
from kg.extract.target.dating.due import Due
from kg.extract.target.found import Found, Scene
from kg.extract.target.mask import mask
from kg.extract.target.phrases import phrase
from kg.extract.target.rules.listing import WHOLLY
from kg.extract.target.rules.uncounted import deeds
from kg.values.quantities import Quantity

if TYPE_CHECKING:
    from kg.extract.target.rows import Row

NOUN = re.compile(r"的?((?:\([^()]{1,12}\)|[\u4e00-\u9fff“”、]){2,20})$")
LEAD = re.compile("(?:应|须|要|将|必须|力争|确保|计划|务必)*(?:于|在)?")
NEXT = re.compile(
    "(?:全部|基本|全面|力争|确保)*(?:完成(?P<act>整治|治理|改造|整改|验收|建设|销号|清理|拆除|修复|搬迁|整治提升|招标|主体工程|主体|环评)(?:任务|工作)?"
    "|(?P<built>(?:建成|开工|竣工|完工|通水|投运|投用|投产|投入使用|投入运行|试运行|建设|并|、)+))"
)
DONE = re.compile(
    "(?:排查|调查|摸底|普查|核查|勘查|排查摸底|方案编制|方案|设计|招标|清查|评估|可研|立项|环评|初步设计|主体工程|主体|前期|前期工作)?"
    "(?:完成|编制|制定|开工|开工建设|建成)?$"
)
"""A step that is done, and the next one."""
SHALL = "(?:要|须|应|将|必须|力争|确保|一律|依法|按期|如期|全部|均|全面|基本)*"
LONGEST_CLAUSE, LONGEST_ACT, SHORT = 60, 14, 4
NOT_THINGS = ("次", "天", "人", "人次", "年", "月", "期", "版")


@cache
def _predicate() -> re.Pattern[str]:
    return re.compile(rf"{SHALL}(?P<act>{cues.one_of('deed', 'finished', 'removal')}[^,;。:\d]{{0,20}})")


def added(found: list[Found], rows: Sequence[Row], scene: Scene, text: str, at: int, due: Due | None) -> list[Found]:
    """What was found in a clause that begins at `at` of the text, or the row of what it says of the one before it."""
    if due is None or scene.quantities or not scene.dates:
        return found
    if not found and rows and (again := _again(rows[-1], scene, at)):
        return [again]
    topic = scene.topic
    if not 0 < len(topic) <= LONGEST_CLAUSE:
        return found
    if not text.endswith(topic + ",", 0, at):
        return found
    if rows and rows[-1].end > at - len(topic) - 1:
        return found
    date = scene.dates[0]
    if date.role not in ("deadline", "period") or not LEAD.fullmatch(scene.text, 0, date.start):
        return found
    hit = _predicate().match(scene.text, date.end)
    counted = _counted(topic) if hit else None
    if hit is None or counted is None:
        return found
    row = _row(scene, hit, counted[0], counted[1], len(topic) + 1)
    return [row] if row else found


def _again(before: Row, scene: Scene, at: int) -> Found | None:
    """What a clause says is done next to that of which the row before tells (6月底前完成排查,10月底前完成整治)."""
    hit = NEXT.fullmatch(scene.text, scene.dates[-1].end)
    done = DONE.search(before.found.indicator) if hit and before.found.rule.startswith("work") else None
    if hit is None or done is None or not done[0] or len(scene.dates) > 1 or before.end != at - 1:
        return None
    name = before.found.indicator[: done.start()] + (hit["built"] or f"{hit['act']}完成")
    return Found(scene.dates[0].start, hit.end(), "work", name, "count", "=")


def _counted(clause: str) -> tuple[Quantity, str] | None:
    """The things that a clause counts, and their noun, if it says no more of them."""
    quantities = cues.units().find(mask(clause))
    if len(quantities) != 1 or cues.found_fault(clause, 0, len(clause)):
        return None
    q = quantities[0]
    noun = NOUN.match(clause, q.end) if q.unit.kind == "count" and q.unit.name not in NOT_THINGS else None
    if noun is None or q.value is None or deeds().search(clause, 0, q.start):
        return None
    return None if deeds().search(noun[1]) else (q, noun[1])


def _row(scene: Scene, hit: re.Match[str], q: Quantity, noun: str, back: int) -> Found | None:
    """The row of what is done; it begins in the clause before, which begins so many characters before this one."""
    act = phrase.clean(hit["act"])
    if len(act) > LONGEST_ACT or scene.text[hit.end() : hit.end() + 1] not in ("", ",", ";", "。"):
        return None
    gone = cues.search("removal").match(act) and WHOLLY.search(scene.text, scene.dates[0].end, hit.start("act"))
    name = act + ("的" if len(act) > SHORT else "") + noun + "数"
    kind = "eliminate" if gone else "count"
    return Found(q.start - back, hit.end("act"), "count-subject", name, kind, q.comparator, q.value, None, q.unit.name)
