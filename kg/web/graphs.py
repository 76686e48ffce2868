"""The graph that a server answers from: a build, asked in processes of its own, or a remote store."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from kg.graph import store
from kg.graph.sparql import malformed
from kg.web.protocol import Asked, Refused
from kg.web.workers import Pool, Stopped

if TYPE_CHECKING:
    from pathlib import Path

    from kg.web.negotiate import Form
    from kg.web.settings import Settings

LOOK = 0.5
"""Seconds between two looks at the pointer of a build."""
STATUS = {"time": 504, "memory": 507, "crash": 500, "busy": 503}
SERVICE = "SERVICE is refused: a query reads this graph only. Cure: take SERVICE out"


class Answer(NamedTuple):
    """What a query brought: in which form, its bytes, whether they are packed with gzip."""

    form: Form
    body: bytes
    gzip: bool = False


class Graph(Protocol):
    """A graph that can be asked."""

    def check(self) -> None:
        """See that the graph is there; raises StoreError or EndpointError."""

    async def start(self) -> None:
        """Make ready."""

    async def stop(self) -> None:
        """End what was started."""

    def validator(self) -> str:
        """What changes when the answers may; "" where that is not known."""

    async def answer(self, asked: Asked, *, gzip: bool, client: str) -> Answer:
        """The answer to a query, or Refused."""

    async def well(self) -> dict[str, Any]:
        """What a health check says; raises StoreError or Stopped where something is wrong."""


class Build:
    """The current generation of a build. A new one is noticed and answers from then on."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.pool = Pool(settings, self.store)
        self._looked, self._name, self._store, self._validator = 0.0, "", "", ""

    def check(self) -> None:
        """Open the store once.

        Raises:
            StoreError: if there is no graph.
        """
        store.open_store(self.folder)

    async def start(self) -> None:
        """Start the processes."""
        await self.pool.__aenter__()

    async def stop(self) -> None:
        """End the processes."""
        await self.pool.__aexit__()

    def look(self) -> None:
        """See which generation is the current one, if the last look was not just now."""
        now = time.monotonic()
        if self._name and now - self._looked < LOOK:
            return
        generation = store.current(self.folder)
        self._looked = now
        pointer = (self.folder / store.POINTER).stat()
        name = f"{generation.name}-{pointer.st_mtime_ns:x}-{pointer.st_ino:x}"
        if name != self._name:
            made = store.manifest(self.folder)
            self._validator = f"{generation.name}-{str(made.get('graph_sha256', ''))[:16]}"
            self._name, self._store = name, str(generation / store.STORE)

    def store(self) -> str:
        """Folder of the store that answers."""
        self.look()
        return self._store

    def validator(self) -> str:
        """Name of the generation and the hash of its graph."""
        self.look()
        return self._validator

    async def answer(self, asked: Asked, *, gzip: bool, client: str) -> Answer:
        """The answer of a process.

        Raises:
            Refused: if there is none, saying why.
        """
        task = {
            "text": asked.text, "default": asked.default, "named": asked.named, "gzip": gzip,
            "results": asked.results and asked.results.code, "graphs": asked.graphs and asked.graphs.code,
            "folder": self.store(), "most": self.settings.result, "seconds": self.settings.timeout,
        }  # fmt: skip
        try:
            head, body = await self.pool.answer(task, client)
        except Stopped as error:
            wait = {"Retry-After": "5"} if error.kind == "busy" else {}
            raise Refused(STATUS[error.kind], str(error), wait) from error
        if "error" in head:
            raise refused(head["error"], body.decode("utf-8", "replace"), self.settings)
        form = asked.graphs if head["kind"] == "graphs" else asked.results
        assert form
        return Answer(form, body, "gzip" in head)

    async def well(self) -> dict[str, Any]:
        """The generation, the processes, and that one of them answers."""
        validator = self.validator()
        await self.pool.answer({"text": "", "seconds": self.settings.timeout}, "health")
        pool = self.pool
        return {"generation": validator, "workers": len(pool.everyone), "idle": len(pool.idle)}


def refused(kind: str, said: str, settings: Settings) -> Refused:
    """The answer to a query that a process did not answer."""
    if kind == "syntax":
        return Refused(400, str(malformed(SyntaxError(said))))
    if kind == "service":
        return Refused(403, SERVICE)
    if kind == "form":
        from kg.web.negotiate import GRAPHS, RESULTS

        known = ", ".join(form.type for form in (GRAPHS if said == "graphs" else RESULTS))
        return Refused(406, f"there is no such form of this answer; there are: {known}")
    if kind == "large":
        cure = "Cure: ask for less, or in pages with LIMIT and OFFSET"
        return Refused(507, f"the answer has more than {settings.result:,} bytes. {cure}")
    if kind == "memory":
        return Refused(507, "the query was stopped: it needs more memory than it may have. Cure: ask for less")
    return Refused(400 if kind == "value" else 500, f"the query failed: {said}")
