"""What one export is asked for: the build, the filter, how cells are written, and whom to tell how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from kg.errors import StoreError
from kg.export.selection import EVERYTHING, Selection

if TYPE_CHECKING:
    from kg.graph.source import Source
    from kg.model import Document, Plan

Progress = Callable[[str, int, int], None]
"""Called with what is being written, how much is done and how much there is."""
STEP = 5000
"""Statements between two calls of a progress."""


@dataclass
class Job:
    """One export of the current graph of a build, or of a remote endpoint.

    Args:
        build: the folder that `kg build --out` was given, or an endpoint.
        form: the format, a key of kg.export.WRITERS.
        selection: the facts to keep.
        bom: begin CSV files with a byte order mark.
        raw: leave cells as they are that a spreadsheet would run as formulas.
        progress: called as the work goes on.
    """

    build: Path | Source
    form: str
    selection: Selection = EVERYTHING
    bom: bool = False
    raw: bool = False
    progress: Progress | None = None
    kept: int = field(default=0, init=False)
    """Facts that were kept so far."""
    _fetched: TemporaryDirectory[str] | None = field(default=None, init=False)
    latest: str = field(default="", init=False)
    """The latest date of issue of the documents that were kept so far, "" where none has one."""

    @cached_property
    def store(self) -> Source:
        """The graph, opened read-only."""
        from kg.graph.store import open_store

        return open_store(self.build) if isinstance(self.build, Path) else self.build

    @cached_property
    def graph(self) -> Path:
        """The graph as the file that the build wrote; that of an endpoint is fetched once, as its build wrote it."""
        from kg.graph import store, whole

        if isinstance(self.build, Path):
            return store.current(self.build) / store.GRAPH
        self._fetched = TemporaryDirectory(prefix="kg-")
        path = Path(self._fetched.name) / store.GRAPH
        whole.save(self.build, path, lambda done, total: self.tell("fetching", done, total))
        return path

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the build was made from; nothing is known of a build that does not say."""
        from kg.graph import store

        with suppress(StoreError):
            return store.manifest(self.build) if isinstance(self.build, Path) else {}
        return {}

    @cached_property
    def graph_sha256(self) -> str:
        """Hash of the graph's file."""
        from kg.graph.store import sha256_of

        return str(self.manifest.get("graph_sha256", "")) or sha256_of(self.graph)

    @cached_property
    def versions(self) -> dict[str, str]:
        """Versions of the software and the ontology, as the catalogue of the graph has them."""
        from kg.graph.papers import versions

        return versions(self.store)

    def plans(self) -> Iterator[Plan]:
        """Every document with all its facts, one at a time."""
        from kg.graph import papers, read

        found = papers.found(self.store)
        total, done = len(found.papers), 0
        for plan in read.plans(self.store, found=found):  # enumerate would keep each plan until the next is made
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
