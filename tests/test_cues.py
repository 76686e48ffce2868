"""Conjunctive cues."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kg.cues import Bare, Cue, Matcher, cues, marks, named, parse


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
    bare = Bare.of("治“散乱污”企业")
    ((_, start, end),) = Matcher([parse("scattered", "散乱污企业")]).objects(bare.text, 0)
    assert (bare.back(start), bare.back(end - 1) + 1) == (2, 8)


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
    bare = Bare.of(text)
    for offset, character in enumerate(bare.text):
        assert text[bare.back(offset)] == character


@given(st.text(alphabet="治“”理扬尘‘’、", max_size=40))
def test_marks_are_all_found(text: str) -> None:
    assert marks(text) == [offset for offset, character in enumerate(text) if character in "“”‘’"]


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
