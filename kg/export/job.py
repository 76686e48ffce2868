"""What one export is asked for: the build, the filter, how cells are written, and whom to tell how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.export.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    import pyoxigraph as ox

    from kg.model import Document, Plan

Progress = Callable[[str, int, int], None]
"""Called with what is being written, how much is done and how much there is."""
STEP = 5000
"""Statements between two calls of a progress."""


@dataclass
class Job:
    """One export of the current graph of a build.

    Args:
        build: the folder that `kg build --out` was given.
        form: the format, a key of kg.export.WRITERS.
        selection: the facts to keep.
        bom: begin CSV files with a byte order mark.
        raw: leave cells as they are that a spreadsheet would run as formulas.
        progress: called as the work goes on.
    """

    build: Path
    form: str
    selection: Selection = EVERYTHING
    bom: bool = False
    raw: bool = False
    progress: Progress | None = None
    kept: int = field(default=0, init=False)
    """Facts that were kept so far."""
    latest: str = field(default="", init=False)
    """The latest date of issue of the documents that were kept so far, "" where none has one."""

    @cached_property
    def store(self) -> ox.Store:
        """The graph, opened read-only."""
        from kg.graph.store import open_store

        return open_store(self.build)

    @cached_property
    def graph(self) -> Path:
        """The graph as the file that the build wrote."""
        from kg.graph import store

        return store.current(self.build) / store.GRAPH

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the build was made from; nothing is known of a build that does not say."""
        from kg.graph import store

        with suppress(StoreError):
            return store.manifest(self.build)
        return {}

    def plans(self) -> Iterator[Plan]:
        """Every document with all its facts, one at a time."""
        from kg.graph import read

        total = len(read.documents(self.store))
        done = 0
        for plan in read.plans(self.store):  # enumerate would keep each plan until the next is made
            name, done = plan.document.id, done + 1
            yield plan
            del plan
            self.tell(name, done, total)

    def note(self, document: Document, facts: int) -> None:
        """Keep in mind that a document goes into the export, with so many facts."""
        self.kept += facts
        if document.issued[:4].isdigit():
            self.latest = max(self.latest, document.issued)

    def tell(self, what: str, done: int, total: int) -> None:
        """Say how far the work is."""
        if self.progress:
            self.progress(what, done, total)
