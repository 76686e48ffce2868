"""Full text: which clauses have some words, as one string in memory that is searched from end to end.

Looking for a word in a string of 30 million signs takes some hundredths of a second, so that there is no index to be
built, kept or trusted; the folded string and the places of clauses are all there is.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from kg.model import Plan
from kg.web.index import clauses_of, fold

END = "\n"
LEAST = 2
"""Signs of a word."""
WORDS = 8
COUNTED = 20_000
"""Clauses up to which hits are counted."""


class Document(NamedTuple):
    """What a hit says of its document."""

    id: str
    title: str
    cities: tuple[str, ...]
    issued: str


class Hit(NamedTuple):
    """A clause that has the words: its document, place in the raw text, words, and where they are marked."""

    document: Document
    start: int
    end: int
    text: str
    marks: tuple[tuple[int, int], ...]


class Found(NamedTuple):
    """Hits from one place on, and how many there are; `more`: at least so many."""

    hits: list[Hit]
    total: int
    more: bool


class Clauses:
    """The clauses of all documents."""

    def __init__(self) -> None:
        self.documents: list[Document] = []
        self._parts: list[str] = []
        self._size = 0
        self._folded = ""
        self._begin, self._start, self._end = array("q"), array("q"), array("q")
        self._of = array("l")

    def read(self, plans: Iterable[Plan]) -> Clauses:
        """Take in documents."""
        for plan in plans:
            said = plan.document
            self.add(
                Document(said.id, said.title or said.id, tuple(city.name for city in said.cities), said.issued), plan
            )
        return self.close()

    def add(self, document: Document, plan: Plan) -> None:
        """Take in the clauses of a document."""
        self.documents.append(document)
        for start, end, *texts in clauses_of(plan):
            for text in texts:
                self.clause(int(start), int(end), str(text))

    def clause(self, start: int, end: int, text: str) -> None:
        """Take in a clause of the last document."""
        text = text.replace(END, " ")
        self._begin.append(self._size)
        self._start.append(start)
        self._end.append(end)
        self._of.append(len(self.documents) - 1)
        self._parts += (text, END)
        self._size += len(text) + 1

    def close(self) -> Clauses:
        """Make ready to be searched."""
        self._text = "".join(self._parts)
        self._folded = fold(self._text)
        self._parts = []
        return self

    def search(self, query: str, *, skip: int = 0, most: int = 50) -> Found:
        """The clauses that have all words of a query, in the order of documents and texts.

        Words are parted by blanks; traditional and simplified script, full width and capitals are the same.

        >>> clauses = Clauses()
        >>> clauses.documents.append(Document("a", "A", ("甲市",), "2014"))
        >>> clauses.clause(3, 12, "加强扬尘污染防治"); clauses.clause(12, 17, "治理機動車")
        >>> [hit.text for hit in clauses.close().search("揚塵 防治").hits], clauses.search("机动车").hits[0].marks
        (['加强扬尘污染防治'], ((2, 5),))
        """
        words = list(dict.fromkeys(fold(word) for word in query.split()))[:WORDS]
        if not words or any(len(word) < LEAST for word in words):
            return Found([], 0, False)
        first = max(words, key=len)
        others = [word for word in words if word != first]
        hits, total, at, last = [], 0, self._folded.find(first), (-1, -1)
        while at >= 0 and total < COUNTED:
            number = bisect_right(self._begin, at) - 1
            begin, end = self._begin[number], self._after(number)
            same = (self._of[number], self._start[number])
            if same != last and all(self._folded.find(word, begin, end) >= 0 for word in others):
                if skip <= total < skip + most:
                    hits.append(self._hit(number, words))
                total, last = total + 1, same
            at = self._folded.find(first, end)
        return Found(hits, total, at >= 0)

    def _after(self, number: int) -> int:
        return self._begin[number + 1] if number + 1 < len(self._begin) else len(self._folded)

    def _hit(self, number: int, words: list[str]) -> Hit:
        begin, end = self._begin[number], self._after(number) - 1
        folded, marks = self._folded[begin:end], []
        for word in words:
            at = folded.find(word)
            while at >= 0:
                marks.append((at, at + len(word)))
                at = folded.find(word, at + len(word))
        text = self._text[begin:end]
        return Hit(self.documents[self._of[number]], self._start[number], self._end[number], text, merged(marks))


def merged(marks: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Stretches in order, those that touch made one.

    >>> merged([(4, 6), (0, 2), (5, 8)])
    ((0, 2), (4, 8))
    """
    found: list[tuple[int, int]] = []
    for start, end in sorted(marks):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return tuple(found)
