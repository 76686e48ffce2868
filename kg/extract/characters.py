"""One token for each character, blanks and line ends included: `doc[start:end]` is `text[start:end]`.

spaCy's own Chinese tokenizer leaves line ends out, so that its tokens cannot be counted by offsets.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab


class Characters:
    """The tokenizer; it holds nothing but the vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=list(text), spaces=[False] * len(text))


def create() -> Callable[[Language], Characters]:
    """The tokenizer for spaCy's config, which knows it by its entry point kg.characters.v1 (setup.cfg)."""
    return lambda nlp: Characters(nlp.vocab)
