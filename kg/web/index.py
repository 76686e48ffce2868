"""The index of a search without a server: clauses in chunks, and which pairs of characters each chunk has.

A word of two or more characters stands in a clause only if each pair of its neighbouring characters does. The page asks
for the shards of the word's pairs, learns which chunks can have it, and scans those in order until it has enough. So a
search reads a bounded part of the index, however many documents there are. Traditional script, full width and capitals
are folded sign by sign on both sides, so that offsets stay those of the raw text.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any

from kg.model import Plan
from kg.text.characters import SYMBOLS, VARIANTS, WIDTH
from kg.text.normalise import normalise
from kg.web.links import PART, slug
from kg.web.scripts import save

CHUNK = 120_000
"""Characters of clauses in one chunk, about."""
SHARDS = 64
SCRIPTS = ((0x3400, 0x4DC0), (0x4E00, 0xA000), (0xF900, 0xFB00))
"""Where Chinese characters are in Unicode, as far as fonts and plans go."""
Clause = list[int | str]
"""Start, end, words, and the words as normalised where that is more than folding does."""


@cache
def folding() -> dict[int, int]:
    """Sign -> the sign that stands for it in a search.

    >>> "環境ＰＭ".translate(folding())
    '环境pm'
    """
    import opencc

    every = [chr(code) for first, last in SCRIPTS for code in range(first, last)]
    simple = opencc.OpenCC("t2s").convert("\n".join(every)).split("\n")
    table = {ord(old): ord(new) for old, new in zip(every, simple, strict=True) if old != new and len(new) == 1}
    table |= SYMBOLS | WIDTH | VARIANTS | {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
    return {code: _lower(table.get(to, to)) for code, to in table.items() if code > 31}


def _lower(code: int) -> int:
    return code + 32 if ord("A") <= code <= ord("Z") else code


def fold(text: str) -> str:
    """A text as a search sees it, sign by sign."""
    return text.translate(folding())


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters.

    >>> sorted(pairs("扬尘扬"))
    ['尘扬', '扬尘']
    """
    return {text[at : at + 2] for at in range(len(text) - 1)}


class Index:
    """Takes documents in, one at a time, and writes chunks as they fill; keeps only which chunks have which pairs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._documents: list[list[Any]] = []
        self._chunk: list[list[Any]] = []
        self._pairs: set[str] = set()
        self._size = self._chunks = 0
        self._found: dict[str, list[int]] = defaultdict(list)

    def add(self, plan: Plan) -> None:
        """Take in the clauses of a document."""
        number, document = len(self._documents), plan.document
        cities = [[city.code, city.name] for city in document.cities]
        self._documents.append([slug(document.id), document.title or document.id, cities, document.issued])
        for clause in clauses_of(plan):
            if not self._chunk or self._chunk[-1][0] != number:
                self._chunk.append([number, []])
            self._chunk[-1][1].append(clause)
            for words in clause[2:]:
                self._pairs |= pairs(fold(str(words)))
                self._size += len(str(words))
            if self._size >= CHUNK:
                self._close()

    def _close(self) -> None:
        save(self._folder, f"data/search/text-{self._chunks}", self._chunk)
        for pair in self._pairs:
            self._found[pair].append(self._chunks)
        self._chunks += 1
        self._chunk, self._pairs, self._size = [], set(), 0

    def finish(self) -> None:
        """Write what is left: the last chunk, the pairs by shard, the documents, the folding."""
        if self._chunk or not self._chunks:
            self._close()
        shards: list[dict[str, list[int]]] = [{} for _ in range(SHARDS)]
        for pair in sorted(self._found):
            shards[ord(pair[0]) % SHARDS][pair] = self._found[pair]
        if self._chunks > 1:
            for number, shard in enumerate(shards):
                save(self._folder, f"data/search/pairs-{number}", shard)
        table = sorted((chr(code), chr(to)) for code, to in folding().items())
        fold_said = ["".join(old for old, _ in table), "".join(new for _, new in table)]
        said = {"chunks": self._chunks, "shards": SHARDS, "part": PART, "documents": self._documents, "fold": fold_said}
        save(self._folder, "data/search/index", said)


def clauses_of(plan: Plan) -> list[Clause]:
    """The clauses of a document, normalised where pinyin, blanks or line ends part their words."""
    text, _ = normalise(plan.raw)
    found: list[Clause] = []
    for clause in plan.clauses:
        plain = text.text[text.at_raw(clause.start) : text.at_raw(clause.end)]
        said: Clause = [clause.start, clause.end, clause.quote]
        if fold(plain) != fold(clause.quote):
            said.append(plain)
        found.append(said)
    return found
