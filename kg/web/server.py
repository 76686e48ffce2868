"""Listening: one process that serves, until a signal ends it in good order."""

from __future__ import annotations

import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from kg import __version__
from kg.errors import KgError
from kg.web import log
from kg.web.app import create
from kg.web.connection import Connection
from kg.web.graphs import Build, Graph

if TYPE_CHECKING:
    from kg.web.settings import Settings

GRACE = 10
"""Seconds that answers under way get when the server is to end."""
KEEP_ALIVE = 15
HEAD = 32 * 2**10
"""Bytes of the head of a request, the URL with it."""


class ServeError(KgError):
    """The server cannot listen."""


class Server(uvicorn.Server):
    """uvicorn's, which says when it begins and ends."""

    def __init__(self, config: uvicorn.Config, settings: Settings) -> None:
        super().__init__(config)
        self.settings = settings

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin."""
        await super().startup(sockets)
        if sockets:
            host, port = sockets[0].getsockname()[:2]
            log.event("listening", host=host, port=port, prefix=self.settings.prefix, version=__version__)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End."""
        log.event("stopping")
        await super().shutdown(sockets)
        log.event("stopped", requests=self.server_state.total_requests)


def listen(settings: Settings) -> socket.socket:
    """A socket at the host and port of the settings; port 0 takes any that is free.

    Raises:
        ServeError: if that cannot be.
    """
    try:
        family, kind, number, _, address = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        found = socket.socket(family, kind, number)
        found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        found.bind(address)
    except OSError as error:
        cure = "choose another --port, or end what listens there" if error.errno == 98 else "check --host and --port"
        raise ServeError(f"cannot listen at {settings.host}:{settings.port}: {error.strerror}", cure=cure) from error
    return found


def graph_of(settings: Settings) -> Graph:
    """The graph of a server's settings."""
    from kg.graph.remote import Remote

    if isinstance(settings.source, Remote):
        from kg.web.distant import Distant

        return Distant(settings.source, settings)
    return Build(settings.source, settings)


def server(settings: Settings) -> Server:
    """A server that is not running yet, whose graph is there.

    Raises:
        StoreError: if there is no graph.
    """
    graph = graph_of(settings)
    graph.check()
    config = uvicorn.Config(
        create(settings, graph),
        http=Connection,
        ws="none",
        loop="asyncio",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=bool(settings.proxies),
        forwarded_allow_ips=list(settings.proxies),
        limit_concurrency=settings.connections,
        timeout_keep_alive=KEEP_ALIVE,
        timeout_graceful_shutdown=GRACE,
        h11_max_incomplete_event_size=HEAD,
    )
    return Server(config, settings)


def run(settings: Settings) -> None:
    """Serve until SIGINT or SIGTERM.

    Raises:
        ServeError: if the address is taken.
        StoreError: if there is no graph.
    """
    found = listen(settings)
    made = server(settings)
    log.begin()
    with suppress(KeyboardInterrupt):  # which uvicorn raises again once it has ended
        made.run(sockets=[found])
