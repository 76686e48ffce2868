"""From a path to the page that is there: kg.web.links the other way. No path of a request reaches the file system."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.web.documents import pages as parts
from kg.web.links import FOLDERS, FORMS, LANGUAGES, SINGLE, Place, download, path
from kg.web.subjects import things

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kg.web.library import Library

PART = re.compile(r"(.*)\.([1-9]\d{0,5})\.html")


class Places:
    """Every page and every download of a library, by its path below the root."""

    def __init__(self, library: Library, ways: Sequence[str], pictures: Sequence[str]) -> None:
        self.library = library
        self.pages: dict[str, tuple[Place, str]] = {}
        self.downloads: dict[str, tuple[Place, str]] = {}
        singles = [Place(kind) for kind in ("overview", *FOLDERS, *SINGLE)]
        singles += [Place("compare", by) for by in ways[1:]] + [Place("pictures", name) for name in pictures]
        for place in singles:
            self._page(place)
        for kind in FOLDERS:
            for id in things(library, kind):
                self._page(Place(kind, id))
                for form in FORMS:
                    self.downloads[download(Place(kind, id), form)] = (Place(kind, id), form)

    def _page(self, place: Place) -> None:
        for language in LANGUAGES:
            self.pages[path(place, language)] = (place, language)

    def page(self, at: str) -> tuple[Place, str] | None:
        """The page at a path, and its language; further parts of a long document too."""
        if found := self.pages.get(at):
            return found
        if not (match := PART.fullmatch(at)) or not (found := self.pages.get(match[1] + ".html")):
            return None
        (kind, id, _), language = found
        part = int(match[2]) - 1
        if kind != "document" or not id or not part:
            return None
        return (Place(kind, id, part), language) if part < parts(len(self.library.plan(id).raw)) else None
