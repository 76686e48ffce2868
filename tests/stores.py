"""Real and odd SPARQL stores for tests, on loopback only: the Oxigraph server, and a front that misbehaves."""

from __future__ import annotations

import base64
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

SERVER = Path(sys.executable).parent / "oxigraph"
HOST = "127.0.0.1"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def oxigraph(*options: str, port: int = 0) -> Iterator[str]:
    """The base URL of an Oxigraph server in memory, which ends with the block."""
    port = port or free_port()
    command = [str(SERVER), "serve", "--bind", f"{HOST}:{port}", *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.monotonic() + 20
        while True:
            assert process.poll() is None, "the server did not start"
            try:
                socket.create_connection((HOST, port), timeout=1).close()
                break
            except OSError:
                assert time.monotonic() < until, "the server did not answer"
                time.sleep(0.02)
        yield f"http://{HOST}:{port}"
    finally:
        process.kill()
        process.wait()


@dataclass
class Request:
    """A request that reached the front."""

    method: str
    path: str
    query: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Front:
    """A server before another. `answer` may reply itself (status, headers, body), or None to pass on, "cut" to hang up.

    `routes` map the beginning of a path to that of the server behind.
    """

    behind: str = ""
    routes: dict[str, str] = field(default_factory=dict)
    answer: Callable[[Request], tuple[int, dict[str, str], bytes] | str | None] = lambda request: None
    seen: list[Request] = field(default_factory=list)
    url: str = ""

    @contextmanager
    def up(self) -> Iterator[Front]:
        front = self

        class Handler(BaseHTTPRequestHandler):
            def handle_any(self) -> None:
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                parts = urlsplit(self.path)
                request = Request(self.command, parts.path, parts.query, dict(self.headers), body)
                front.seen.append(request)
                reply = front.answer(request)
                if reply == "cut":
                    self.close_connection = True
                    self.connection.shutdown(socket.SHUT_RDWR)
                    return
                status, headers, data = front.pass_on(request) if reply is None else reply
                self.send_response(status)
                for name, value in {"Content-Length": str(len(data)), **headers}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(data)

            do_GET = do_POST = do_PUT = do_DELETE = handle_any

            def log_message(self, *_: object) -> None:
                pass

        server = ThreadingHTTPServer((HOST, 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        self.url = f"http://{HOST}:{server.server_port}"
        try:
            yield self
        finally:
            server.shutdown()
            server.server_close()

    def pass_on(self, request: Request) -> tuple[int, dict[str, str], bytes]:
        path = request.path
        for front, behind in self.routes.items():
            if path == front:
                path = behind
                break
        else:
            if self.routes:
                return 404, {"Content-Type": "text/plain"}, b"not here"
        connection = HTTPConnection(urlsplit(self.behind).netloc)
        kept = {name: value for name, value in request.headers.items() if name in ("Content-Type", "Accept")}
        connection.request(request.method, path + ("?" + request.query if request.query else ""), request.body, kept)
        reply = connection.getresponse()
        data = reply.read()
        connection.close()
        return reply.status, {"Content-Type": reply.headers.get("Content-Type", "text/plain")}, data


def only(user: str, password: str) -> Callable[[Request], tuple[int, dict[str, str], bytes] | None]:
    """An answer of a front that lets one user through."""
    wanted = "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()

    def answer(request: Request) -> tuple[int, dict[str, str], bytes] | None:
        if request.headers.get("Authorization") == wanted:
            return None
        said = f"no entry with {request.headers.get('Authorization')}"
        return 401, {"WWW-Authenticate": "Basic", "Content-Type": "text/plain"}, said.encode()

    return answer
