"""The route /sparql: SPARQL 1.1 Protocol, queries only."""

from __future__ import annotations

import asyncio
import re
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from starlette.responses import PlainTextResponse, Response

from kg.graph.sparql import bare
from kg.web import description, log
from kg.web.graphs import Answer
from kg.web.limits import Kept
from kg.web.negotiate import GRAPHS, choose
from kg.web.protocol import Asked, Refused, asked
from kg.web.replies import reply, unchanged

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from starlette.requests import Request

    from kg.web.graphs import Graph
    from kg.web.metrics import Metrics
    from kg.web.settings import Settings

T = TypeVar("T")
METHODS = ("GET", "HEAD", "POST", "OPTIONS")
WATCHED_FROM = 0.05
"""Seconds after which it is watched whether the client is still there."""
CHANGING = re.compile(r"(?<![\w:?$@-])(?:RAND|NOW|UUID|STRUUID)\s*\(", re.I)
"""Functions whose values change from one time to the next."""
GONE = 499
"""Status of what no client waits for any more; only the log sees it."""


class Endpoint:
    """Answers queries over HTTP."""

    def __init__(self, graph: Graph, settings: Settings, metrics: Metrics) -> None:
        self.graph, self.settings, self.metrics = graph, settings, metrics
        self.kept: Kept[Answer] = Kept(settings.cache)

    async def route(self, request: Request) -> Response:
        """The answer to a request."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": ", ".join(METHODS), **self.preflight(request)})
        try:
            self.same_site(request)
            body = await body_of(request, self.settings.body) if request.method == "POST" else b""
            accept = ", ".join(request.headers.getlist("accept"))
            type_ = request.headers.get("content-type", "")
            wanted = asked(request.method, type_, request.scope["query_string"], body, accept)
            if not wanted.text.strip():
                return self.described(request, accept, wanted)
            request.scope["kg.query"] = log.fingerprint(wanted.text, whole=self.settings.log_queries)
            return await self.answered(request, wanted)
        except Refused as error:
            self.metrics.queries[str(error.status)] += 1
            headers = {"Cache-Control": "no-store", **error.headers}
            return PlainTextResponse(error.said + "\n", error.status, headers)

    def same_site(self, request: Request) -> None:
        """Refuse what pages of other sites have a browser send, unless they may read the answers."""
        if (
            request.headers.get("sec-fetch-site") == "cross-site"
            and request.method == "POST"
            and not self.settings.cors
        ):
            raise Refused(403, "pages of other sites may not ask here")

    def preflight(self, request: Request) -> dict[str, str]:
        """What a browser asks before it sends a page's query."""
        if not self.settings.cors or "origin" not in request.headers:
            return {}
        return {
            "Access-Control-Allow-Methods": "GET, POST",
            "Access-Control-Allow-Headers": "Accept, Content-Type",
            "Access-Control-Max-Age": "86400",
        }

    def described(self, request: Request, accept: str, wanted: Asked) -> Response:
        """The service description, where a request has no query."""
        if request.method == "POST" or wanted.default or wanted.named:
            raise Refused(400, "there is no query: send it in the field `query`")
        form = wanted.graphs or choose(GRAPHS, "")
        assert form
        try:
            text = description.described(str(request.url.replace(query="", fragment="")), form)
        except ValueError as error:
            raise Refused(400, "the name of the host is none") from error
        return reply(request, text, form.type, validator=sha256(text).hexdigest()[:16])

    async def answered(self, request: Request, wanted: Asked) -> Response:
        """The answer to a query: kept, or of the graph."""
        gzip = "gzip" in request.headers.get("accept-encoding", "")
        validator = self.graph.validator()
        steady = bool(validator) and not CHANGING.search(bare(wanted.text))
        key = (validator, wanted, gzip)
        tag = sha256("\0".join((validator, repr(wanted))).encode()).hexdigest()[:24] if steady else ""
        if tag and (same := unchanged(request, tag)):
            self.metrics.queries["unchanged"] += 1
            return same
        found = self.kept.get(key) if steady else None
        self.metrics.queries["kept" if found else "asked"] += 1
        if not found:
            client = request.client.host if request.client else ""
            found = await while_wanted(request, self.graph.answer(wanted, gzip=gzip, client=client))
            if steady:
                self.kept.put(key, found, len(found.body) + len(wanted.text))
        return reply(
            request, found.body, found.form.type, validator=tag, gzip=found.gzip, vary="Accept, Accept-Encoding"
        )


async def body_of(request: Request, most: int) -> bytes:
    """The body of a request, refused as soon as it is known to be too long.

    Raises:
        Refused: if it is longer than `most`, or does not come in time.
    """
    said = request.headers.get("content-length", "0")
    too_long = Refused(413, f"the request has more than {most:,} bytes. Cure: shorten the query")
    if not said.isdecimal() or int(said) > most:
        raise too_long
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > most:
            raise too_long
    return bytes(body)


async def while_wanted(request: Request, work: Coroutine[None, None, T]) -> T:
    """The result of some work, which is given up when the client has gone.

    Raises:
        Refused: if the client has gone.
    """
    task = asyncio.ensure_future(work)
    gone: asyncio.Task[None] | None = None
    try:
        done, _ = await asyncio.wait({task}, timeout=WATCHED_FROM)
        if not done:
            gone = asyncio.ensure_future(left(request))
            await asyncio.wait({task, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not task.done():
            raise Refused(GONE, "the client has gone")
        return task.result()
    finally:
        for each in (task, gone):
            if each and not each.done():
                each.cancel()


async def left(request: Request) -> None:
    """Wait until the client has gone."""
    while (await request.receive())["type"] != "http.disconnect":
        pass
