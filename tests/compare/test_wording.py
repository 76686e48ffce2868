"""What clauses are compared by."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.compare.wording import LONGEST, SHORTEST, core, stripped, verbs


@pytest.mark.parametrize(
    ("words", "city", "expected"),
    [
        ("加快推进污泥处置", "", "污泥处置"),
        ("“无废城市”建设", "", "无废城市建设"),
        ("新建、改造污水管网186.5公里", "", "污水管网0公里"),
        ("徐州市饮用水水源地名录", "徐州市", "饮用水水源地名录"),
        ("美丽徐州建设规划", "徐州市", "美丽建设规划"),
        ("整治", "", "整治"),
        ("", "", ""),
    ],
)
def test_core(words: str, city: str, expected: str) -> None:
    assert core(words, city) == expected


def test_verbs_are_not_stripped_down_to_a_word_or_two() -> None:
    assert stripped("推进治理工作") == "治理工作"
    assert stripped("治理工作") == "治理工作"


@settings(deadline=None)
@given(st.lists(st.sampled_from([*"污水处理的、2.5“”", *sorted(verbs())[:50]]), max_size=90).map("".join))
def test_core_is_short_and_stays_as_it_is(words: str) -> None:
    said = core(words)
    assert len(said) <= LONGEST
    assert not set(said) & set("“”‘’ ")
    assert len(stripped(words)) >= min(len(words), SHORTEST)
