"""The clause that holds an offset, for components that ask for many offsets of one document."""

from __future__ import annotations

from bisect import bisect_right

from kg.text.outline import Clause, Outline


class Clauses:
    """The clauses of an outline, with their starts side by side: finding one costs a third of `Outline.clause_at`.

    >>> Clauses(Outline(clauses=[Clause(0, 5, 0), Clause(6, 9, 0)])).at(7)
    Clause(start=6, end=9, sentence=0)
    """

    __slots__ = ("_clauses", "_starts")

    def __init__(self, outline: Outline) -> None:
        self._clauses = outline.clauses
        self._starts = [clause[0] for clause in outline.clauses]

    def at(self, offset: int) -> Clause | None:
        """The clause that holds an offset, or None (chrome)."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0:
            return None
        found = self._clauses[i]
        return found if offset < found[1] else None
