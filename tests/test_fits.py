"""Which cues clauses fit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import fits as module
from kg.cues import Bare, marks, parse
from kg.fits import Matcher
from kg.wordlists import Words


def fits(matcher: Matcher, text: str) -> list[str]:
    return [concept for concept, _, _ in matcher.objects(text, 0)]


def test_all_terms_must_stand_and_barred_ones_must_not() -> None:
    matcher = Matcher([parse("boiler", "锅炉 淘汰 -农村")])
    assert fits(matcher, "淘汰燃煤锅炉") == ["boiler"]
    assert fits(matcher, "燃煤锅炉") == []
    assert fits(matcher, "淘汰农村燃煤锅炉") == []


def test_the_wider_reading_wins_only_where_it_covers_the_other() -> None:
    matcher = Matcher([parse("water", "黑臭水体"), parse("village", "农村黑臭水体"), parse("dust", "扬尘")])
    assert fits(matcher, "农村黑臭水体") == ["village"]
    assert fits(matcher, "黑臭水体和农村黑臭水体") == ["water", "village"]
    assert sorted(fits(matcher, "扬尘和黑臭水体")) == ["dust", "water"]


def test_the_words_of_a_fit_are_in_order() -> None:
    matcher = Matcher([parse("boiler", "淘汰 锅炉 燃煤")])
    assert matcher.objects("燃煤锅炉都要淘汰", 0) == [("boiler", 0, 8)]
    assert matcher.objects("应当淘汰的燃煤小锅炉等", 0) == [("boiler", 2, 10)]


def test_the_heavier_cue_of_a_concept_counts() -> None:
    matcher = Matcher([parse("boiler", "锅炉"), parse("boiler", "锅炉 淘汰")])
    assert matcher.objects("淘汰锅炉", 0) == [("boiler", 0, 4)]


def test_quotation_marks_are_not_seen() -> None:
    bare = Bare.of("治“散乱污”企业", marks("治“散乱污”企业"))
    ((_, start, end),) = Matcher([parse("scattered", "散乱污企业")]).objects(bare.text, 0)
    assert (bare.back(start), bare.back(end - 1) + 1) == (2, 8)


def test_the_first_of_equally_heavy_cues_wins() -> None:
    first, second = parse("air", "大气 治理"), parse("air", "废气 整治")
    for one, other, start, end in ((first, second, 0, 4), (second, first, 4, 8)):
        assert Matcher([one, other]).objects("大气治理废气整治", 0) == [("air", start, end)]


def test_objects_have_their_place_in_the_text() -> None:
    matcher = Matcher([parse("boiler", "锅炉 淘汰 -农村"), parse("dust", "扬尘"), parse("water", "黑臭水体")])
    assert matcher.objects("淘汰燃煤锅炉", 10) == [("boiler", 10, 16)]
    assert matcher.objects("锅炉一律淘汰", 0) == [("boiler", 0, 6)]
    assert matcher.objects("扬尘和黑臭水体", 5) == [("dust", 5, 7), ("water", 8, 12)]
    assert matcher.objects("淘汰农村锅炉", 0) == []


def test_each_clause_has_its_own() -> None:
    matcher = Matcher([parse("boiler", "锅炉 淘汰 -农村"), parse("dust", "扬尘"), parse("water", "黑臭水体 治理")])
    text = "淘汰锅炉,治理黑臭,水体,扬尘锅炉,扬尘治理"
    assert named(matcher, text) == {0: [("boiler", 0, 4)], 13: [("dust", 13, 15)], 18: [("dust", 18, 20)]}


def named(matcher: Matcher, text: str) -> dict[int, list[module.Object]]:
    """What the clauses between commas name."""
    ends = np.array([at for at, sign in enumerate(text + ",") if sign == ","], np.int64)
    starts = np.array([0, *(ends[:-1] + 1).tolist()], np.int64)
    return matcher.named(text, Words(lambda: matcher.terms).hits(text), starts, ends)


CUES = [
    parse("a", "甲"), parse("a", "甲乙"), parse("b", "乙 丙"), parse("b", "丙丁 -甲"), parse("c", "丁 甲 丙 -乙乙"),
    parse("c", "乙乙"), parse("d", "丙 丙丁"), parse("d", "丁 乙 -丙"), parse("e", "甲甲 丁丁"),
]  # fmt: skip


@pytest.mark.parametrize("ticks", [1, 20, module.TICKS])
def test_clauses_together_name_what_each_names_alone(ticks: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "TICKS", ticks)
    matcher = Matcher(CUES)

    @given(st.text(alphabet="甲乙丙丁,", max_size=80))
    def check(text: str) -> None:
        alone, at = {}, 0
        for clause in text.split(","):
            if one := matcher.objects(clause, at):
                alone[at] = one
            at += len(clause) + 1
        assert named(matcher, text) == alone

    check()


@given(st.text(alphabet="甲乙丙丁", max_size=12))
def test_a_concept_is_named_by_its_heaviest_cue(text: str) -> None:
    matcher = Matcher(CUES)
    for concept in {cue.concept for cue in CUES}:
        own = [cue for cue in CUES if cue.concept == concept]
        whole = [c for c in own if all(w in text for w in c.wanted) and not any(b in text for b in c.barred)]
        found = Matcher(own).objects(text, 0)
        assert bool(found) == bool(whole)
        assert {each[0] for each in matcher.objects(text, 0)} <= {c.concept for c in CUES}
