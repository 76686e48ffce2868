"""What a server is told when it starts."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph.remote import Remote

MB = 2**20
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the graph is, where the server listens, and what a stranger may use up.

    Sizes are bytes, times seconds; 0 takes a limit away only where it says so.
    """

    source: Path | Remote
    """The folder of a build, or a remote endpoint."""
    host: str = "127.0.0.1"
    port: int = 8321
    prefix: str = ""
    """Path under which a proxy shows the server, such as /kg; it may or may not be cut off on the way."""
    timeout: float = 30.0
    """Wall clock of one query."""
    memory: int = 1024 * MB
    """What one query may take beyond its process at rest."""
    held: int = 128 * MB
    """Graphs up to this size (of graph.nq) are held in memory by every process; 0: none."""
    result: int = 32 * MB
    """Answer of one query, before it is packed."""
    workers: int = field(default_factory=lambda: max(4, 2 * (os.cpu_count() or 1)))
    """Queries that run at the same time."""
    queue: int = 100
    """Queries that wait for a worker; further ones are refused."""
    patience: float = 10.0
    """How long a query waits for a worker."""
    share: int = 0
    """Queries of one client that run at the same time; 0: all workers but one."""
    body: int = MB
    """Body of a request; as long as SPARQL text may be."""
    rate: float = 50.0
    """Requests a second of one client, over time; a burst may be four times that. 0: no limit."""
    connections: int = 500
    """Open connections."""
    cache: int = 64 * MB
    """Answers that are kept; 0: none."""
    cors: str = ""
    """Origin whose pages may read answers, or *; "": none but this server's own."""
    names: tuple[str, ...] = ()
    """Further host names under which the server is asked. Without any, a server on loopback knows those of loopback."""
    proxies: tuple[str, ...] = ()
    """Addresses of proxies whose X-Forwarded-For is believed."""
    log_queries: bool = False
    """Whether the log holds the text of queries, not only its hash and length."""

    @property
    def local(self) -> bool:
        """Whether only this machine can reach the server."""
        return self.host in LOOPBACK

    @property
    def hosts(self) -> frozenset[str]:
        """The host names that a request may have; empty: any. They keep pages elsewhere from asking by a false name."""
        known = {*self.names, *(LOOPBACK if self.names or (self.local and not self.proxies) else ())}
        return frozenset(name.lower() for name in known)

    @property
    def most(self) -> int:
        """Queries of one client that run at the same time."""
        return self.share or max(1, self.workers - 1)
