"""What every request passes: the prefix, names of hosts, how often, headers of safety, the log and the counters."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse

from kg.web import log
from kg.web.limits import Rates

if TYPE_CHECKING:
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from kg.web.metrics import Metrics
    from kg.web.settings import Settings

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Nothing from elsewhere, no script or style within a page."""
SAFE = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
URL, HEAD = 16 * 2**10, 16 * 2**10
"""Bytes of an address, and of the headers of a request."""
FREE = ("/health", "/metrics")
"""Routes that are asked as often as one likes."""
CROSS = ("/sparql",)
"""Routes that pages of other sites may read where the settings say so."""


class Front:
    """The outermost layer of the server."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self.app, self.settings, self.metrics = app, settings, metrics
        self.rates = Rates(settings.rate)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, sent = time.perf_counter(), Sent(send, self.headers)
        scope["path"] = path = self.below(scope["path"])
        scope["root_path"] = self.settings.prefix
        sent.cors = self.settings.cors if path in CROSS else ""
        try:
            if refusal := self.refusal(scope, path):
                await refusal(scope, receive, sent)
            else:
                scope["path"] = self.settings.prefix + path
                await self.app(scope, receive, sent)
        finally:
            self.note(scope, path, sent, time.perf_counter() - began)

    def below(self, path: str) -> str:
        """A path without the prefix, whether a proxy has cut it off or not."""
        prefix = self.settings.prefix
        if prefix and (path == prefix or path.startswith(prefix + "/")):
            path = path[len(prefix) :]
        return path or "/"

    def refusal(self, scope: Scope, path: str) -> Response | None:
        """The answer to a request that gets no further."""
        host = Headers(scope=scope).get("host", "")
        if self.settings.hosts and bare_host(host) not in self.settings.hosts:
            words = "this server is not known by that name; whoever runs it can add it (kg serve --name)\n"
            return PlainTextResponse(words, 421)
        if len(scope.get("raw_path", b"")) + len(scope["query_string"]) > URL:
            return PlainTextResponse("the address is too long: send the query by POST\n", 414)
        if sum(len(name) + len(value) for name, value in scope["headers"]) > HEAD:
            return PlainTextResponse("the headers of the request are too long\n", 431)
        if path not in FREE and (wait := self.rates.wait(client_of(scope))):
            after = {"Retry-After": str(int(wait) + 1)}
            return PlainTextResponse("too many requests: ask more slowly\n", 429, after)
        return None

    def headers(self, headers: MutableHeaders, cors: str) -> None:
        """Add what every answer says."""
        for name, value in SAFE.items():
            headers.setdefault(name, value)
        headers.setdefault("Content-Security-Policy", POLICY)
        if cors:
            headers["Access-Control-Allow-Origin"] = cors
            headers["Access-Control-Expose-Headers"] = "ETag, Retry-After"
            if cors != "*":
                headers.add_vary_header("Origin")

    def note(self, scope: Scope, path: str, sent: Sent, seconds: float) -> None:
        """Count a request and write it down."""
        route = scope.get("kg.route", "other")
        self.metrics.request(route, known_method(scope["method"]), sent.status, seconds, sent.size)
        said: dict[str, Any] = {
            "method": scope["method"][:16], "path": path[: log.SHOWN], "status": sent.status,
            "ms": round(seconds * 1000, 2), "bytes": sent.size, "client": client_of(scope),
        }  # fmt: skip
        if "kg.query" in scope:
            said["query"] = scope["kg.query"]
        log.event("request", **said)


class Sent:
    """A `send` that adds headers and remembers status and size."""

    def __init__(self, send: Send, headers: Any) -> None:
        self.send, self.add, self.cors, self.status, self.size = send, headers, "", 0, 0

    async def __call__(self, message: Message) -> None:
        """Send a message."""
        if message["type"] == "http.response.start":
            self.status = message["status"]
            self.add(MutableHeaders(scope=message), self.cors)
        self.size += len(message.get("body", b""))
        await self.send(message)


def client_of(scope: Scope) -> str:
    """The address of a client."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def bare_host(host: str) -> str:
    """A Host header without its port, in small letters.

    >>> bare_host("LOCALHOST:8321"), bare_host("[::1]:80")
    ('localhost', '::1')
    """
    name = host.rpartition("]")[0].lstrip("[") if host.startswith("[") else host.partition(":")[0]
    return name.lower().rstrip(".")


def known_method(method: str) -> str:
    """A method for the counters, whose names strangers do not make up."""
    return method if method in ("GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE") else "other"
