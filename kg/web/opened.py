"""The store that a process asks: on disk at once; once it is read, in memory, where queries take a quarter of the time.

A graph that is too large to be held by every process stays on disk.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Thread, get_native_id

import pyoxigraph as ox

from kg.graph.store import GRAPH

LOW = 15
"""Of the priorities of Linux, -20 to 19; the lower the number, the sooner one gets to work."""


class Opened:
    """The store of one generation at a time.

    Args:
        largest: bytes of graph.nq up to which the graph is read into memory.
        held: called once it is.
    """

    def __init__(self, largest: int, held: Callable[[], object]) -> None:
        self.largest, self.held = largest, held
        self._folder, self._store = "", ox.Store()
        self._reading: Thread | None = None
        self._read: dict[str, ox.Store] = {}

    def store(self, folder: str) -> ox.Store:
        """The store in a folder; without one, an empty store."""
        if not folder:
            return ox.Store()
        if folder != self._folder:
            self._store, self._folder = ox.Store.read_only(folder), folder
            self._read.clear()
            self._begin(folder)
        elif folder in self._read:
            self._store = self._read.pop(folder)
            self.held()
        return self._store

    def wait(self) -> None:
        """Wait until what is being read is read."""
        if self._reading:
            self._reading.join()

    def _begin(self, folder: str) -> None:
        graph = Path(folder).with_name(GRAPH)
        with suppress(OSError):
            if graph.stat().st_size <= self.largest:
                self._reading = Thread(target=self._load, args=(folder, str(graph)), daemon=True)
                self._reading.start()

    def _load(self, folder: str, graph: str) -> None:
        made = ox.Store()
        give_way()
        with suppress(OSError, SyntaxError, RuntimeError):
            made.bulk_load(path=graph, format=ox.RdfFormat.N_QUADS)
            self._read[folder] = made


def give_way() -> None:
    """Have this thread, and those that it starts, work only where nobody else would: queries do not wait for it.

    Linux holds threads to priorities of their own; elsewhere nothing is changed.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, get_native_id(), LOW)
