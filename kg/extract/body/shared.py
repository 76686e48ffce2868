"""Names that take their last word from a later one: 发改 and 财政 in 市发改、财政部门, 工信 in 市工信、环保等部门."""

from __future__ import annotations

import re

from kg.extract.body.forms import LEVEL
from kg.extract.body.name import Name
from kg.extract.body.places import name_start
from kg.extract.body.words import Words

JOINTS = frozenset("、和与及")
COUNTS = frozenset("两三四五六七八九十")
SHARE_FIRST = frozenset("、和与及等") | COUNTS
"""What may stand behind a field that shares the word of a later one."""
ETC = re.compile(
    "(?:等|(?=[两三四五六七八九十]))(?:多个?|有关|相关|几个|[两三四五六七八九十\\d]+个?)?(?:市直|区直|县直|职能|主管|行业|执法)?(部门|机关)"
)
SHARED = re.compile("(?:部门|机关)\\Z")


class Sharing:
    """The fields of work of a coordination while it is being read, until the word comes that they share."""

    __slots__ = ("_known", "_text", "waiting")

    def __init__(self, known: Words, text: str) -> None:
        self._known = known
        self._text = text
        self.waiting: list[tuple[int, int]] = []

    def field(self, start: int, end: int) -> list[Name]:
        """A field that no word of a department follows: the names it completes, if 等部门 stands behind it."""
        text = self._text
        follower = text[end : end + 1]
        last = follower == "等" or follower in COUNTS
        if follower not in JOINTS and not last:
            return []
        if self.waiting and not self._joins(start):
            self.waiting.clear()
        self.waiting.append((start, end))
        if not last:
            return []
        etc = ETC.match(text, end)
        waiting, self.waiting = self.waiting, []
        return self._names(waiting, etc[1]) if etc else []

    def _joins(self, start: int) -> bool:
        """Whether a field stands right behind the last one, be it with a level of its own (市环保、市工信)."""
        gap = start - self.waiting[-1][1]
        return gap == 1 or (gap < 5 and name_start(self._text, start, LEVEL) == self.waiting[-1][1] + 1)

    def _names(self, waiting: list[tuple[int, int]], word: str) -> list[Name]:
        text, fields = self._text, self._known.fields
        return [Name(name_start(text, s, LEVEL), s, e, fields[text[s:e]], word) for s, e in waiting]

    def before(self, name: Name) -> list[Name]:
        """The fields that stand in a coordination right before a department, whose last word they take."""
        waiting, self.waiting = self.waiting, []
        if waiting[-1][1] + 1 != name.start:
            return []
        shared = SHARED.search(self._text, name.core, name.end)
        return self._names(waiting, shared[0]) if shared else []
