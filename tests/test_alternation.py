"""Many words as one regular expression."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from kg.alternation import alternation

words = st.lists(st.text("甲乙丙.", min_size=1, max_size=4), min_size=1, max_size=12)


@given(words, st.text("甲乙丙.丁", max_size=20))
def test_it_finds_what_trying_the_longest_first_finds(words: list[str], text: str) -> None:
    plain = re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
    assert [m.span() for m in re.finditer(alternation(words), text)] == [m.span() for m in plain.finditer(text)]


@given(words, st.text("甲乙丙.丁", max_size=8))
def test_a_shorter_word_serves_where_what_follows_asks_for_it(words: list[str], text: str) -> None:
    plain = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    assert bool(re.fullmatch(f"(?:{alternation(words)})丁?", text)) == bool(re.fullmatch(f"(?:{plain})丁?", text))
