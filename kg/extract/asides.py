"""What a clause says beside measures: which role bodies have (市生态环境局牵头,市发展改革委配合), what guides the work,
who tells of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from kg.extract import acts
from kg.extract.acts import Word
from kg.extract.reading import Reading
from kg.fits import Object
from kg.model import Duty
from kg.text.mapped import Mapped
from kg.text.outline import Clause

Span = tuple[int, int]

ROLES = re.compile(
    r"(?:牵头|配合|参与|参加|负责|负总责|主办|协办|协助|协同|会同|督导|督促|指导|监督|落实|实施|组织|推进|承担|完成|统筹|协调|主抓|主责"
    r"|具体|分别|共同|联合|按照|根据|依据|各自|相应|职责|职能|分工|责任|主体|单位|部门|有关|相关|各?级|各[市县区]+|[市县区]直"
    r"|以上|以下|下同|均|由|为|按|依|和|及|与|等|等等|各|其他|在?(?:各自)?(?:职责)?范围内|抓好|做好|工作"
    r"|[市县区省]?(?:政府|领导)|[:、/()〔〕\[\]【】;,。\s])*"
)
"""What may stand beside the names of bodies in a clause that only says which role each of them has."""

SET = re.compile("在[^,;。]*(?:区域|地区|范围内?|前提下|情况下|条件下)")
"""A clause that only says where or when the next one holds: 在集中供热管网覆盖区域,禁止新建燃煤锅炉."""
AIMS = re.compile(
    "以[^,;。]*为(?:重点|核心|主线|目标|导向|目的|根本|宗旨|首要任务|出发点|落脚点|契机|机遇|统领|引领|基础|遵循|前提),?"
)
"""A clause that only says what guides the work: 以改善水质为核心."""
TOLD = ("宣布", "指出", "强调", "获悉", "透露", "介绍", "表示", "了解到", "认为", "显示")
"""So ends a clause that only says who tells what follows."""
FIRSTS, LASTS = frozenset("以在"), frozenset(word[-1] for word in TOLD)
"""The characters of which one begins or ends every clause that is an aside: to be looked at before it is asked for."""
INSPECTED = re.compile(
    r"(?:中央|国家|国务院|省|自治区|部)[^,;。]*?(?:督察|督导|督查|巡视|检查|调研|验收|评估|考核|专家)组(?:\([^()]*\))?[^,;。]{0,12}?[对向]"
)
"""What a team from above does in a city is no act of the city."""
TEAM = "组"
"""The last character of every such team's name: looked for first."""


def aside(text: str, start: int, end: int) -> bool:
    """Whether a clause only says what guides the work, where or when the next one holds, or who tells of it."""
    if text.endswith(TOLD, start, end):
        return True
    form = AIMS if text[start] == "以" else SET if text[start] == "在" else None
    return form is not None and form.fullmatch(text, start, end) is not None


def inspected(text: str, start: int, end: int) -> bool:
    """Whether a clause tells what a team of the state or the province did in the city.

    >>> told = "省第四生态环境保护督察组对我市开展了专项督察"
    >>> inspected(told, 0, len(told))
    True
    """
    return INSPECTED.search(text, start, end) is not None


def found_out(text: str, clause: Clause, groups: int) -> bool:
    """Whether from a clause with these groups of words on its sentence tells what others found or did in the city."""
    if groups & acts.FOUND:
        return True
    start, end, _ = clause
    return groups & acts.LABEL != 0 and text.find(TEAM, start, end) >= 0 and inspected(text, start, end)


class Bodies:
    """The names of bodies with a role in a text; to be asked for clause by clause, in their order."""

    def __init__(self, reading: Reading) -> None:
        beyond = len(reading.text) + 1
        self._spans = [*sorted(set(names(reading.text, reading.duties))), (beyond, beyond)]
        self._next = 0
        self.start = self._spans[0][0]
        """Where the next name begins; one beyond the text if there is none."""

    def within(self, start: int, end: int) -> list[Span]:
        """The names that begin before `end`, without those that end before `start`."""
        found = []
        while self.start < end:
            if self._spans[self._next][1] > start:
                found.append(self._spans[self._next])
            self._next += 1
            self.start = self._spans[self._next][0]
        return found


def names(text: Mapped, duties: Sequence[Duty]) -> Iterator[Span]:
    """The normalised spans of the names of bodies as printed, without the words that give them their roles."""
    starts = [duty.evidence.start + max(0, duty.evidence.quote.find(duty.mention)) for duty in duties]
    ends = [min(start + len(duty.mention), duty.evidence.end) for start, duty in zip(starts, duties, strict=True)]
    return zip(text.all_at_raw(starts), text.all_at_raw(ends), strict=True)


def only(text: str, start: int, end: int, names: Iterable[Span]) -> bool:
    """Whether a clause does no more than name bodies and their roles."""
    at = start
    for first, last in names:
        if first > at and not ROLES.fullmatch(text, at, first):
            return False
        at = max(at, last)
    return bool(ROLES.fullmatch(text, at, end))


def beside(
    text: str, clause: Clause, names: Sequence[Span], objects: Iterable[Object], words: list[Word]
) -> tuple[list[Object], list[Word]]:
    """The objects and words of action of a clause that stand beside the names of bodies; none if it only names them."""
    kept = beyond(objects, names)
    if not kept and only(text, clause[0], clause[1], names):
        return kept, []
    if any(first < one[2] <= last for one in kept for first, last in names):
        return kept, words
    return kept, outside(words, names)


def beyond(objects: Iterable[Object], names: Sequence[Span]) -> list[Object]:
    """The objects that are no field of a body (信息化 of 信息化局). What ends a name is the body itself: 领导小组."""
    return [each for each in objects if not _within(each[1], each[2], names)]


def _within(start: int, end: int, names: Sequence[Span]) -> bool:
    """Whether words begin in one name and end in the same or another, but not at its own end."""
    opened = False
    for first, last in names:
        own = first <= start < last
        opened = opened or own
        if opened and first < end and (end < last or (end == last and not own)):
            return True
    return False


def outside(words: Iterable[Word], names: Sequence[Span]) -> list[Word]:
    """The words that do not stand in a name: 发展 of 发展和改革局 is no act."""
    return [word for word in words if not any(first <= word[0] and word[1] <= last for first, last in names)]
