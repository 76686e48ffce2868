"""Edits keep the way back to the raw text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import EvidenceError
from kg.text.mapped import Edit, Mapped


@st.composite
def edited(draw: st.DrawFn) -> tuple[str, list[Edit]]:
    """A text and edits in order that do not overlap."""
    raw = draw(st.text("abc甲乙", min_size=1, max_size=30))
    cuts = sorted(draw(st.sets(st.integers(0, len(raw)), max_size=8)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return raw, [(start, end, draw(st.sampled_from(("", "x", "xyz")))) for start, end in pairs]


@given(edited())
def test_an_edit_replaces_and_the_rest_stays(case: tuple[str, list[Edit]]) -> None:
    raw, edits = case
    expected, at = "", 0
    for start, end, new in edits:
        expected += raw[at:start] + new
        at = end
    text = Mapped.of_raw(raw).edit(edits)
    assert text.text == expected + raw[at:]
    assert text.raw == raw


@given(edited())
def test_what_was_not_replaced_quotes_itself(case: tuple[str, list[Edit]]) -> None:
    text = Mapped.of_raw(case[0]).edit(case[1])
    for i, char in enumerate(text.text):
        assert char in "xyz" or text.quote(i, i + 1) == char


@given(edited())
def test_the_way_there_and_back(case: tuple[str, list[Edit]]) -> None:
    text = Mapped.of_raw(case[0]).edit(case[1])
    for i in range(len(text)):
        start, _ = text.span(i, i + 1)
        assert text.span(text.at_raw(start), i + 1)[0] == start


def test_evidence_is_raw_words_at_raw_offsets() -> None:
    evidence = Mapped.of_raw("標(biāo)準").edit([(1, 7, "")]).evidence("a", 0, 2)
    assert (evidence.start, evidence.end, evidence.quote) == (0, 8, "標(biāo)準")
    with pytest.raises(EvidenceError):
        evidence.check("標准(biāo)")


def test_other_writing_must_be_as_long() -> None:
    with pytest.raises(ValueError, match="3 characters for 2"):
        Mapped.of_raw("ab").with_text("abc")


def test_a_text_longer_than_any_before_it() -> None:
    text = Mapped.of_raw("甲" * 300_000)
    assert text.span(299_999, 300_000) == (299_999, 300_000)
