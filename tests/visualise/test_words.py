"""Words: all in both languages, with the same blanks to fill."""

from __future__ import annotations

import re

import pytest

from kg.visualise.words import WORDS


@pytest.mark.parametrize("key", WORDS)
def test_a_word_is_there_in_both_languages(key: str) -> None:
    zh, en = WORDS[key]
    assert zh and en
    assert set(re.findall(r"\{\w+\}", zh)) == set(re.findall(r"\{\w+\}", en))
    assert not re.search("[\u4e00-\u9fff]", en)
