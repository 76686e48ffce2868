"""A server of kg for tests, on loopback only, in a thread; and small builds for it."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pyoxigraph as ox

from kg.graph import store
from kg.web.server import listen, server
from kg.web.settings import Settings

fetch = partial(httpx.get, timeout=120)
"""As httpx.get, with the patience that a busy machine needs."""
WORLD = """
PREFIX : <http://example.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
:one { :a :says "空气"@zh, "air"@en ; :counts 1 , 2.5 ; :knows [ :says "<b> & \\"c\\"\\n\\t" ] . }
:two { :b :says "service", "水" ; :service :a ; :since "2024-01-31"^^xsd:date . }
"""


def build(folder: Path, trig: str = WORLD) -> Path:
    """A build whose graph is the given one; again on the same folder, its next generation."""
    folder.mkdir(parents=True, exist_ok=True)
    with store.generation(folder) as made:
        data = ox.serialize(ox.parse(trig, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
        (made / store.GRAPH).write_bytes(data or b"")
        store.load(made)
        store.seal(made, {"kg": "test"})
    return folder


@contextmanager
def served(source: Any, **options: Any) -> Iterator[str]:
    """The base URL of a server, which has ended when the block has."""
    settings = Settings(source, port=0, **{"workers": 2, "rate": 0.0, "timeout": 5.0, **options})
    found = listen(settings)
    running = server(settings)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [found]})
    thread.start()
    try:
        until = time.monotonic() + 20
        while not running.started:
            assert thread.is_alive() and time.monotonic() < until, "the server did not start"
            time.sleep(0.01)
        yield f"http://127.0.0.1:{found.getsockname()[1]}{settings.prefix}"
    finally:
        running.should_exit = True
        thread.join(20)
        assert not thread.is_alive(), "the server did not stop"


def get(base: str, query: str, accept: str = "", **fields: Any) -> httpx.Response:
    """The answer to a query by GET."""
    headers = {"Accept": accept} if accept else {}
    return fetch(f"{base}/sparql", params={"query": query, **fields}, headers=headers)


def alive(base: str) -> bool:
    """Whether the server answers a query rightly."""
    reply = get(base, "ASK { ?s ?p ?o }")
    return reply.status_code == 200 and reply.json()["boolean"] is True


def connected(base: str) -> socket.socket:
    """A bare connection to a server."""
    parts = urlsplit(base)
    assert parts.hostname and parts.port
    return socket.create_connection((parts.hostname, parts.port), timeout=30)


def raw(base: str, data: bytes) -> bytes:
    """What a server says to some bytes until it closes or is silent for a while."""
    with connected(base) as connection:
        connection.sendall(data)
        connection.settimeout(0.7)
        heard = b""
        try:
            while part := connection.recv(65536):
                heard += part
        except (TimeoutError, ConnectionError):
            pass
        return heard
