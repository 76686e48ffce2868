"""What a city's documents say of a thing: one of four answers, with the words."""

from __future__ import annotations

from typing import NamedTuple

STATES = ("present", "stated absent", "not found", "no document")
"""The four answers: the texts say so; a text denies it; no document of a fit type that was read says so; none was."""
PRESENT, ABSENT, NOT_FOUND, NO_DOCUMENT = STATES


class Quote(NamedTuple):
    """The words of a fact, `raw[start:end] == quote` of document `doc`; `fact` is the IRI of
    the fact, "" where a text denies something, for a denial is no fact of the graph.
    """

    doc: str
    start: int
    end: int
    quote: str
    fact: str


class Cell(NamedTuple):
    """What a city says of a thing. `count` is the number of facts, `why` the documents that the answer rests on."""

    state: str
    count: int  # type: ignore[assignment]
    quotes: tuple[Quote, ...]
    why: str
