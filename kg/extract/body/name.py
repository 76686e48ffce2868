"""A name of a body found in a text."""

from __future__ import annotations

from typing import NamedTuple


class Name(NamedTuple):
    """A name of a body at `[start, end)`; `core` is where the kind's own words begin; `kind` a concept's id."""

    start: int
    core: int
    end: int
    kind: str
    tail: str = ""
    """What a place in a coordination takes from the name after it: 党委和政府 in 海曙区、江北区党委和政府."""
