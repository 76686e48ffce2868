"""One token a character."""

from __future__ import annotations

import spacy
from hypothesis import given
from hypothesis import strategies as st

from kg.extract.characters import Characters

TOKENIZER = Characters(spacy.blank("zh").vocab)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_tokens_are_offsets(text: str) -> None:
    doc = TOKENIZER(text)
    assert doc.text == text
    assert [token.text for token in doc] == list(text)
