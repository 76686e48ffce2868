"""One token for each character, blanks and line ends included: `doc[start:end]` is `text[start:end]`.

spaCy's own Chinese tokenizer leaves line ends out, so that its tokens cannot be counted by offsets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab


class _Keys(dict[str, int]):
    """The key of each character in a vocabulary, looked up there once.

    A Doc made of keys takes half the time of one made of strings: spaCy need not hash every character again.
    """

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab

    def __missing__(self, character: str) -> int:
        key = self[character] = self._vocab.strings.add(character)
        return key


class Characters:
    """The tokenizer; it holds nothing but the vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._keys = _Keys(vocab)

    def __call__(self, text: str) -> Doc:
        words: list[Any] = list(map(self._keys.__getitem__, text))
        return Doc(self.vocab, words=words, spaces=[False] * len(text))


def create() -> Callable[[Language], Characters]:
    """The tokenizer for spaCy's config, which knows it by its entry point kg.characters.v1 (setup.cfg)."""
    return lambda nlp: Characters(nlp.vocab)
