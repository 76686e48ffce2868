"""How alike cities are, and why."""

from __future__ import annotations

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.compare.cells import NOT_FOUND, PRESENT, Cell
from kg.compare.choice import City
from kg.compare.shared import Comparison, Row
from kg.compare.similarity import similarities
from kg.compare.things import Thing


def comparison(*having: str) -> Comparison:
    """Cities that have things, each a letter."""
    cities = tuple(City(f"{number:06d}", f"城{number}", "", ()) for number in range(len(having)))
    rows = []
    for id in sorted(set("".join(having))):
        cells = tuple(Cell(PRESENT if id in own else NOT_FOUND, int(id in own), (), "") for own in having)
        rows.append(Row(Thing(id, "", id, "", "", ""), cells, "some"))
    return Comparison("measure", cities, tuple(rows), ())


def test_jaccard_and_its_reason() -> None:
    one, other, third = similarities(comparison("abcd", "abe", "az"))
    assert (one.one, one.other, one.shared, one.jaccard) == ("000000", "000001", 2, 2 / 5)
    assert one.reason == ("b", "a"), "the rarer first"
    assert (one.only_one, one.only_other) == (("c", "d"), ("e",))
    assert (other.shared, third.reason) == (1, ("a",))


def test_rarity_weighs() -> None:
    pairs = {(pair.one[-1], pair.other[-1]): pair for pair in similarities(comparison("ax", "ax", "ay", "ay", "a"))}
    rare, common = log(1 + 5 / 2), log(1 + 5 / 5)
    assert pairs["0", "2"].jaccard == 1 / 3
    assert pairs["0", "2"].weighted == pytest.approx(common / (common + 2 * rare))
    assert pairs["0", "1"].weighted == pairs["0", "1"].jaccard == 1.0


@given(st.lists(st.text("abcdef", max_size=6), min_size=2, max_size=5))
def test_what_always_holds(having: list[str]) -> None:
    found = similarities(comparison(*having))
    assert len(found) == len(having) * (len(having) - 1) // 2
    for pair in found:
        one, other = set(having[int(pair.one)]), set(having[int(pair.other)])
        assert set(pair.reason) == one & other and set(pair.only_one) == one - other
        assert 0 <= pair.weighted <= 1 and 0 <= pair.jaccard <= 1
        assert (pair.jaccard == 1) == (one == other != set())
        assert pair.jaccard == (len(one & other) / len(one | other) if one | other else 0)
