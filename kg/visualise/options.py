"""What a picture is asked for."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


def nowhere(doc: str, start: int, end: int) -> str:
    """No page shows the words of documents."""
    return ""


class Options(NamedTuple):
    """Filters and links of a picture; what does not concern it is not looked at.

    Attributes:
        cities: full names; none: all.
        themes: ids of themes of the taxonomy; none: all.
        min_cities: leave out what fewer cities have.
        indicator: id, for targets.
        facts: IRIs of the targets that may be shown; None: all.
        link: (document, start, end) -> the address of a page that shows these words.
    """

    cities: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    min_cities: int = 1
    indicator: str = ""
    facts: frozenset[str] | None = None
    link: Callable[[str, int, int], str] = nowhere


EVERYTHING = Options()
"""No filter and no link."""
