"""By when clauses and fields say that things are done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.extract.target.dating import issued
from kg.extract.target.dating.pieces import untitled
from kg.values import dates

if TYPE_CHECKING:
    from kg.extract.reading import Reading

OPENING = 3
"""A date opens a clause within this many characters (numbers of items, 在, 于)."""
SIGN = re.compile("[年月季五汛]")
"""Without one of these characters a clause holds no date that can be a deadline."""
LIMIT = re.compile("[前到至底末内五]")
"""Without one of these it may hold dates, but they are no deadlines (2022年建成)."""


class Deadlines:
    """The deadlines that a document states; those that were gone by when it was issued are none."""

    def __init__(self, reading: Reading) -> None:
        self._text, self._clauses = reading.text.text, reading.outline.clauses
        now = issued.document_date(reading.document)[:4]
        self._now = int(now) if now else None
        self._year = int(issued.annual(reading.document.title) or 0) or None

    def of_clauses(self, first: int, last: int) -> Iterator[tuple[int, str]]:
        """The clauses of one sentence, from its first one on, that have a deadline, and its ISO date.

        It stands in the clause, or it opened a clause before and is still in force.
        """
        text, clauses = self._text, self._clauses
        force = ""
        for n in range(first, last):
            start, end, _ = clauses[n]
            likely = SIGN.search(text, start, end) and LIMIT.search(text, start, end)
            found = self.within(start, end) if likely else []
            own = found[0].iso if found else force
            if own:
                yield n, own
            if found and found[0].start <= OPENING:
                force = found[-1].iso

    def within(self, start: int, end: int, *roles: str) -> list[dates.Date]:
        """The deadlines in `[start, end)` of the normalised text, and the dates in other roles that are asked for."""
        found = dates.find(untitled(self._text[start:end]), self._now, self._year)
        kept = [date for date in found if date.iso and date.role in ("deadline", *roles)]
        return [date for date in kept if self._now is None or int(date.iso[:4]) >= self._now]
