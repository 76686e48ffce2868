"""Conjunctive cues."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.cues import Bare, Cue, cues, marks, named, parse


def test_a_cue_parses_into_terms() -> None:
    assert parse("a", "“双碳” 行动 -方案") == Cue("a", ("双碳", "行动"), ("方案",), 4)


def test_every_cue_of_the_ontology_has_a_term() -> None:
    for file in ("measures.ttl", "indicators.ttl"):
        assert cues(file)
        assert all(cue.wanted for cue in cues(file))


def test_the_heaviest_cue_names_first() -> None:
    assert named("indicators.ttl", "细颗粒物(PM2.5)平均浓度")[0] == "pm25"
    assert "pm25" not in named("indicators.ttl", "除PM2.5外其他主要大气污染物浓度")


@given(st.text(alphabet="治“”理扬尘‘’、", max_size=40))
def test_bare_offsets_lead_back(text: str) -> None:
    bare = Bare.of(text, marks(text))
    for offset, character in enumerate(bare.text):
        assert text[bare.back(offset)] == character


@given(st.text(alphabet="治“”理扬尘‘’、", max_size=40))
def test_marks_are_all_found(text: str) -> None:
    assert marks(text) == [offset for offset, character in enumerate(text) if character in "“”‘’"]
