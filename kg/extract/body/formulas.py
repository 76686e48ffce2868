"""Formulas that give a role by the words on both sides of names (经…同意, 压实…责任), or say that there is none."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.body import roles
from kg.extract.body.edges import REACH, opens_line
from kg.extract.body.name import Name
from kg.extract.body.predicates import usual
from kg.extract.body.roles import Verdict

ALIASING = ("简称", "下称", "统称")
INSPECTING = re.compile(
    r"(?:于?\d{4}年[^,。;]{0,20})?(?:对[^,。;]{2,20}(?:开展|进行|督察)|进驻|入驻|督察反馈|交办(?!的)|向[^,。;]{1,12}(?:反馈|移交|交办))"
)
NEWS = re.compile("(?:近日|日前|近期|昨[日天]|今[日天]|正式|联合)+(?:印发|发布|出台|公布|下发)")
"""What a paper says of a document: it tells who issued it whatever stands before (a headline without its line end)."""
HOSTING = re.compile("(?:办公室\\(?|办|日常工作|秘书处)(?:日常工作)?(?:设在|设于|设立在|挂靠在?)\\Z")
PASSED = re.compile(
    "(?:第[一二三四五六七八九十]+次(?:常务)?会议|正式|联合|审议|表决|讨论)*(?:通过|批复|批准|审批|审定|印发|颁布|公布|发布)(?:同意)?(?:后|并)?(?:印发|公布|发布)?(?:实施|施行|执行)?\\Z"
)
"""What is done with a paper that the sentence is about: 《规划》由市政府批复施行."""
ORDINAL = re.compile("第[一二三四五六七八九十]|常态化")
LEADING = re.compile("牵头|统筹|领导|协调")
Verdicts = list[tuple[Verdict, int]]
"""Roles, and where the words that give them begin."""


class Around(NamedTuple):
    """A run of names from `first` to `last`; `before` it, from `begin` on; ends of its clause and its sentence."""

    first: Name
    last: Name
    before: str
    begin: int
    end: int
    stop: int


def around(text: str, at: Around) -> Verdicts | None:
    """The roles by such a formula, [] where the words say that there is none, None where they say nothing."""
    first, last, before, _, end, _ = at
    if before.endswith("代表") and (speaking := roles.SPEAKING.match(text, last.end, at.stop)):
        return [(Verdict("issues", speaking.end()), first.start)]
    if before.endswith(ALIASING):
        return []
    if first.kind == "inspection-team":
        return _inspects(text, at)
    if text.startswith("《", last.end) and not opens_line(text, first.start):
        return []
    if text.startswith("关于印发", last.end) and roles.BASED.search(text, max(0, first.start - 80), first.start):
        return []
    if first.kind in roles.RULERS and roles.DECIDED.match(text, last.end, min(len(text), at.end + 1)):
        return []
    if not before:
        return None
    if before.endswith("与") and text.startswith("签", last.end):
        return [(Verdict("responsible", last.end), first.start)]
    if end - last.end < 3 and HOSTING.search(before):
        return [(Verdict("leads", last.end), at.begin)]
    if roles.BLOCK.search(before) and not roles.DUTY.search(before):
        return []
    approved = _approved(text, at)
    if approved is None and at.before.endswith("由") and (passed := PASSED.match(text, last.end, end)):
        named = roles.PUBLISHED.search(text, max(0, at.begin - 60), first.start)
        return [(Verdict("issues", passed.end()), at.begin)] if named else None
    if approved is None and first.core - first.start > 1 and (told := NEWS.match(text, last.end, end)):
        return [(Verdict("issues", told.end()), first.start)]
    if approved is None and first.kind in roles.RULERS and before.endswith("召开"):
        met = text.find("会", first.start, last.end) > 0 and roles.MET.match(text, last.end, at.stop)
        return [(Verdict("leads", met.end()), first.start)] if met else []
    return _charged(text, at) if approved is None else approved


def _inspects(text: str, at: Around) -> Verdicts:
    """A numbered team inspects wherever it is named; any other only where it is said to."""
    name = at.first
    if ORDINAL.search(text, name.start, name.end) or INSPECTING.match(text, name.end, at.stop):
        return [(Verdict("inspects", name.end), name.start)]
    return []


def _approved(text: str, at: Around) -> Verdicts | None:
    """经市政府同意, 经市水务局验收."""
    if roles.APPROVING.search(at.before) and roles.APPROVED.match(text, at.last.end, at.end):
        published = roles.PUBLISHED.search(text, max(0, at.begin - 60), min(at.stop, at.begin + REACH))
        stop = at.end if at.end - at.begin < 30 else at.last.end
        return [(Verdict("issues", stop), at.begin)] if published else []
    if at.before.endswith("经") and (accepted := roles.ACCEPTED.match(text, at.last.end, at.end)):
        return [(Verdict("accepts", accepted.end()), at.first.start)]
    return None


def _charged(text: str, at: Around) -> Verdicts | None:
    """压实市水务局责任, 由市水务局等组成, 发挥领导小组的统筹作用."""
    end = at.last.end
    if roles.DUTY.search(at.before) and (duty := roles.OF_DUTY.match(text, end, at.end)):
        role = "supervises" if roles.OVERSEEING.search(text, end, duty.end()) else "responsible"
        return [(Verdict(role, duty.end()), at.begin)]
    if at.before.endswith("由") and (made := roles.MADE_OF.match(text, end, at.end)):
        return [(Verdict("responsible", made.end()), at.first.start)]
    part_of = usual().get(at.first.kind) if at.before.endswith("发挥") else None
    if part_of and (part := roles.PART.match(text, end, at.end)):
        return [(Verdict("leads" if LEADING.search(part[0]) else part_of, part.end()), at.first.start)]
    return None
