"""What things are called, for the search: cities, indicators, measures, programmes, bodies and documents by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.web.clauses import LEAST, WORDS, merged
from kg.web.index import fold
from kg.web.links import FOLDERS, Place
from kg.web.subjects import things

if TYPE_CHECKING:
    from kg.web.library import Library

OTHERS = 12
"""Other names of a thing that are looked at."""
SHOWN = 40
"""Things that a search shows."""


class Called(NamedTuple):
    """A thing that has a page: its name, and its other names in one string."""

    place: Place
    name: str
    other: str


class Met(NamedTuple):
    """A thing that has the words of a search, and where they are marked in its name."""

    place: Place
    name: str
    marks: tuple[tuple[int, int], ...]


def called(
    library: Library, language: str, known: Mapping[str, Sequence[str]] | None = None
) -> Iterator[Called]:  # fmt: skip
    """Every thing that has a page. `known` are their ids by kind, where somebody has them already."""
    for kind in FOLDERS:
        for id in known[kind] if known else things(library, kind):
            name, other = _names(library, kind, id, language)
            yield Called(Place(kind, id), name, other)


def _names(library: Library, kind: str, id: str, language: str) -> tuple[str, str]:
    if kind == "city":
        sql = "SELECT code, name, name_en FROM cities WHERE coalesce(nullif(code, ''), name) = ?"
        _, name, english = library.sql(sql, id)[0]
        return (english or name if language == "en" else name), f"{name} {english or ''}"
    told = library.labels.concept(kind, id)
    other = " ".join([*told.labels.values(), *told.other[:OTHERS]])
    if kind == "document":
        return library.documents[id].title or id, other
    return told.label("zh" if kind == "programme" else language), other


class Names:
    """The names of all things in one language, to be searched."""

    def __init__(self, every: Iterable[Called]) -> None:
        self.every = [(each, fold(each.name), fold(each.other)) for each in every]

    def search(self, query: str, most: int = SHOWN) -> list[Met]:
        """The things whose name, or other names, have all words of a query.

        First names in which they are words of their own, then those that have them within others, then other names.

        >>> names = Names([Called(Place("body", "b"), "市水利局", "")])
        >>> names.search("水利")[0].marks, names.search("水 利")
        (((1, 3),), [])
        """
        words = list(dict.fromkeys(fold(word) for word in query.split()))[:WORDS]
        if not words or any(len(word) < LEAST for word in words):
            return []
        met, within, by_other = list[Met](), list[Met](), list[Met]()
        starts = [re.compile(r"(?<![a-z0-9])" * word[0].isascii() + re.escape(word)) for word in words]
        for each, name, other in self.every:
            if all(word in name for word in words):
                own = all(start.search(name) for start in starts)
                (met if own else within).append(Met(each.place, each.name, _marks(name, words)))
            elif all(word in other for word in words):
                by_other.append(Met(each.place, each.name, ()))
        return [*met, *within, *by_other][:most]


def _marks(text: str, words: Iterable[str]) -> tuple[tuple[int, int], ...]:
    found = []
    for word in words:
        at = text.find(word)
        while at >= 0:
            found.append((at, at + len(word)))
            at = text.find(word, at + len(word))
    return merged(found)
