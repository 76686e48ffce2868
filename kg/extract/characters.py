"""One token for each character, blanks and line ends included: `doc[start:end]` is `text[start:end]`.

spaCy's own Chinese tokenizer leaves line ends out, so that its tokens cannot be counted by offsets.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

CODES = 0x110000
"""How many code points there are."""
CODE = np.dtype("<u4")


class _Keys:
    """The key of each character in a vocabulary, looked up there once.

    A Doc made of keys takes half the time of one made of strings, for spaCy need not hash every character again; and an
    array by code point gives the keys of a text five times as fast as a dict.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._keys = np.empty(CODES, dtype=object)
        self._known = np.zeros(CODES, dtype=bool)

    def of(self, text: str) -> list[Any]:
        """The keys of the characters of a text."""
        codes = np.frombuffer(bytearray(text, "utf-32-le", "surrogatepass"), CODE)
        if b"\0" in self._known[codes].tobytes():
            self._add(np.unique(codes[~self._known[codes]]).tolist())
        keys: list[Any] = self._keys[codes].tolist()
        return keys

    def _add(self, codes: list[int]) -> None:
        for code in codes:
            self._keys[code] = self._vocab.strings.add(chr(code))
            self._known[code] = True


class Characters:
    """The tokenizer; it holds nothing but the vocabulary."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self._keys = _Keys(vocab)

    def __call__(self, text: str) -> Doc:
        return Doc(self.vocab, words=self._keys.of(text), spaces=[False] * len(text))


def create() -> Callable[[Language], Characters]:
    """The tokenizer for spaCy's config, which knows it by its entry point kg.characters.v1 (setup.cfg)."""
    return lambda nlp: Characters(nlp.vocab)
