"""The words of ontology/text.ttl."""

from __future__ import annotations

import re

import pytest

from kg.errors import OntologyError
from kg.text.words import alternatives, words


def test_words_come_longest_first() -> None:
    sizes = [len(word) for word in words("body")]
    assert sizes == sorted(sizes, reverse=True) and "责任单位" in words("body")


def test_alternatives_are_safe_in_an_expression() -> None:
    safe = re.compile(alternatives("copyright", "registration"))
    assert all(safe.fullmatch(word) for word in words("copyright", "registration"))


def test_a_concept_that_is_not_there() -> None:
    with pytest.raises(OntologyError, match="nothing-such"):
        words("nothing-such")
