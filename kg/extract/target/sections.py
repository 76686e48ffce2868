"""What headings, labels and turns of phrase say about the sentences under them: results, goals, duties or problems."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.target import cues, status
from kg.extract.target.timeline import ACTIVE, Due
from kg.text.outline import Outline
from kg.values import dates
from kg.values.dates import Date

TURN = re.compile("下一步|下一阶段|今后|接下来|下步|新的一年|展望|下阶段")
TURN_FIRST = frozenset("下今接新展")
ITEM = re.compile(r"[一二三四五六七八九十]+是|\(?\d")
LABEL = re.compile(r"[\s\d.、()一二三四五六七八九十]*([\u4e00-\u9fff]{2,10}):")
LIST_HEAD = 80
"""Longest sentence with a colon at its end that is the head of a list."""
NOWHERE = -2


class Mode(NamedTuple):
    """past, future, finding or ""; whether goals are stated; the date that the headings name, None for none."""

    name: str
    goal: bool
    due: Due | None


class Label(NamedTuple):
    """What a label did.

    `deadline` where it states one, `opens` where an item begins, `skip` where its sentence holds no target.
    """

    deadline: Date | None = None
    opens: bool = False
    skip: bool = False


UNLABELLED = Label()


class Sections:
    """Follows the headings, the labels of lists (整改目标:) and the turns (下一步,) of one document.

    `due` is the deadline that a label of the item states; `turned` says that the last sentence turned.
    """

    def __init__(self, outline: Outline, now: int | None, default: int | None, annual: Due | None) -> None:
        self.outline = outline
        self.now, self.default, self.annual = now, default, annual
        self.due = ""
        self.turned = False
        self._modes: dict[int, Mode] = {}
        self._items: dict[int, bool] = {}
        self._heading = self._labelled_at = NOWHERE
        self._label = self._turn = ""

    def of_heading(self, heading: int) -> Mode:
        """The mode of a heading, or failing that of those above it."""
        if heading < 0:
            return Mode("", False, self.annual)
        known = self._modes.get(heading)
        if known is None:
            title, parent = self.outline.headings[heading].title[:40], self.outline.headings[heading].parent
            name, goal, due = self.of_heading(parent)
            name = status.heading_mode(title) or name
            goal = goal or bool(cues.search("goal-section").search(title))
            named = [d for d in dates.find(title, self.now, self.default) if d.iso and d.role in (*ACTIVE, "name")]
            if named and (goal or name == "past" or named[-1].role != "name"):
                due = Due(named[-1].iso, False, True)
            known = self._modes[heading] = Mode(name, goal, due)
        return known

    def mode(self, heading: int, words: str) -> Mode:
        """The mode of a sentence, after its turn: a label counts before a turn, a turn before the heading."""
        before = self._turn
        if words[:1] in TURN_FIRST and TURN.match(words):
            self._turn = "future"
        elif len(words) <= LIST_HEAD and words.rstrip().endswith(":"):
            self._turn = status.heading_mode(words) or self._turn
        self.turned = self._turn != before
        found = self.of_heading(heading)
        said = self._label or self._turn
        return Mode(said, found.goal, found.due) if said else found

    def is_item(self, heading: int) -> bool:
        """Whether a heading is an item of a list (一是, 1.) rather than a chapter."""
        known = self._items.get(heading)
        if known is None:
            known = self._items[heading] = heading >= 0 and bool(ITEM.match(self.outline.headings[heading].number))
        return known

    def enter(self, heading: int) -> bool:
        """Pass to another heading; True where it begins a new item.

        Labels and their dates reach to the items below the heading they stand under, a turn to its items.
        """
        if heading == self._heading:
            return False
        self._heading = heading
        if not self.is_item(heading):
            self._turn = ""
        at = heading
        while at >= 0 and at != self._labelled_at:
            at = self.outline.headings[at].parent
        if at >= 0 and self._labelled_at >= 0:
            return False
        self._label, self.due, self._labelled_at = "", "", NOWHERE
        return True

    def label(self, heading: int, words: str) -> Label:
        """Take the label that opens a sentence."""
        found = LABEL.match(words) if ":" in words else None
        if found is None:
            return UNLABELLED
        name = found[1]
        if name in cues.words("section-label-deadline"):
            stated = [d for d in dates.find(words, self.now, self.default) if d.role in ACTIVE or d.role == "event"]
            if stated:
                self.due, self._labelled_at = stated[0].iso, heading
            return Label(stated[0] if stated else None, False, True)
        for mode in ("finding", "past", "target"):
            if name in cues.words("section-label-" + mode) or (mode == "finding" and name.startswith("问题")):
                self._label, self._labelled_at = "future" if mode == "target" else mode, heading
                if mode == "finding":
                    self.due = ""
                return Label(None, mode == "finding", mode == "finding")
        return UNLABELLED
