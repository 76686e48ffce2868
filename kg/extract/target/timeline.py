"""The date in force: carried from the head of a clause, sentence, paragraph, list or section until another replaces it."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.target import cues
from kg.values.dates import Date

ACTIVE = ("deadline", "period", "start", "past")
TITLE = 30
"""Longest sentence that may be a title before the sentence whose date opens the paragraph."""


class Due(NamedTuple):
    """A date in force: `iso` "" with `missing` where the source lost the year; `opening` where it opens a sentence."""

    iso: str = ""
    missing: bool = False
    opening: bool = False

    def __bool__(self) -> bool:
        return bool(self.iso) or self.missing


NONE = Due()


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s\d(){{}}.、,:《》“”一二三四五六七八九十—-]|{cues.one_of('lead')}|[^,;。:]{{0,12}}方案》?)*$")


def opens(sentence: str, at: int) -> bool:
    """Whether a date at this offset opens its sentence, but for numbering and words such as 明确 or 力争.

    >>> opens("主要目标是:到2025年", 6)
    True
    """
    return at == 0 or (at <= TITLE and bool(_lead().fullmatch(sentence, 0, at)))


class Timeline:
    """Carries dates through a document. Feed it every sentence in order, then every date."""

    def __init__(self) -> None:
        self._paragraph = -1
        self._heading = -2
        self._titles_only = True
        self._strong = NONE
        self._weak = NONE
        self._section = NONE
        self._sentence = NONE
        self._list = False

    def enter(self, paragraph: int, heading: int, text: str, goal: bool) -> None:
        """Begin a sentence."""
        if heading != self._heading:
            self._heading, self._section = heading, NONE
            self._list = False
        if paragraph != self._paragraph:
            kept = self._strong if self._list or re.match(r"[—·●]", text) else NONE
            self._paragraph, self._titles_only = paragraph, True
            self._strong = kept or (self._section if goal else NONE)
            self._weak = NONE
        self._sentence = NONE

    def leave(self, text: str) -> None:
        """End a sentence: what follows opens the paragraph only while all before it are titles."""
        if len(text) > TITLE or self._sentence:
            self._titles_only = False
        if text.rstrip().endswith(":"):
            self._list = True

    def see(self, date: Date, sentence: str, at: int, goal: bool) -> Due:
        """Take a date that may be in force; `at` is its offset in the sentence."""
        opening = opens(sentence, at)
        due = Due(date.iso, date.missing, opening)
        self._sentence = due
        if opening and self._titles_only:
            self._strong, self._weak = due, NONE
            if goal:
                self._section = due
        elif opening:
            self._weak = due
            self._strong = NONE
        return due

    def carried(self, *, state: bool) -> Due:
        """The date in force where a clause has none of its own. `state`: the row is a level or a change."""
        return self._sentence or self._strong or (self._weak if state else NONE)

    @property
    def year(self) -> int | None:
        """Year of the date in force, for dates that name none."""
        due = self.carried(state=True)
        return int(due.iso[:4]) if due.iso else None
