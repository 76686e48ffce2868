"""Finding clauses by offset agrees with the outline's own search."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.extract.clauseindex import Clauses
from kg.text.outline import Clause, Outline


@given(st.lists(st.integers(0, 4), max_size=12), st.integers(-1, 60))
def test_same_clause_as_the_outline(widths: list[int], offset: int) -> None:
    clauses, at = [], 0
    for width in widths:
        if width:
            clauses.append(Clause(at, at + width, 0))
        at += width + 1
    outline = Outline(clauses=clauses)
    assert Clauses(outline).at(offset) == outline.clause_at(offset)
