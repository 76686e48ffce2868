"""The signs that tell of noise are those of the whole set of characters."""

from __future__ import annotations

from hypothesis import given

from kg.text.alphabet import BRIEF, alphabet
from kg.text.normalise import NOISES
from tests.text import noise


@given(noise.any_text)
def test_every_noise_is_as_possible_as_by_all_characters(text: str) -> None:
    long = text + "全市生态环境保护" * BRIEF
    found, whole = alphabet(long), set(long)
    assert found <= whole
    assert [kind.name for kind in NOISES if kind.possible(found)] == [
        kind.name for kind in NOISES if kind.possible(whole)
    ]


def test_simplified_characters_are_left_out() -> None:
    assert alphabet("到2025年,全市细颗粒物(PM2.5)年均浓度控制在35微克/立方米以下。" * 20) == {",", ")", "."}
