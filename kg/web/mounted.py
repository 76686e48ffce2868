"""The pages of the report, live: made by processes of their own, kept as long as the graph is the same."""

from __future__ import annotations

import asyncio
import json
import logging
from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urlencode

from starlette.responses import PlainTextResponse, RedirectResponse, Response

from kg import vendor
from kg.web import log
from kg.web.limits import Kept
from kg.web.links import ASKING, EXPLORED, LANGUAGES, STATE
from kg.web.pages import STATIC
from kg.web.protocol import Asked, Refused, decoded
from kg.web.replies import kept_as, packed, reply, unchanged
from kg.web.workers import Pool, Stopped

if TYPE_CHECKING:
    from starlette.requests import Request

    from kg.web.graphs import Graph
    from kg.web.settings import Settings

SHEETS = (
    "report.css", "report.js", "document.js", "ask.js", "ask.css", "asking.js", "results.js", "drawings.js",
    "explore.css",
)  # fmt: skip
VENDORED = ("yasgui.min.js", "yasgui.min.css")
TYPES = {"css": "text/css", "js": "text/javascript", "json": "application/json"}
SCRIBES = 2
"""Processes that make pages."""
SECONDS, READY = 60.0, 1800.0
"""Time for one page, and for the tables of a new build."""
MEMORY = 4
"""How many times a query's memory they get."""
LARGEST = 256 * 2**20
ASKED = ("q", "from", "query", "of", "iri", "doc", "start", "end", "quote")
"""Parameters that pages know."""
LENGTH = 8000


class Made(NamedTuple):
    """A page that was made; with the status 303 its body is the address of another."""

    type: str
    body: bytes
    gzip: bool
    policy: str
    status: int = 200

    @property
    def lasting(self) -> bool:
        """Whether it is the same as long as the graph is."""
        return self.status in (200, 303, 400)


class Mounted:
    """Everything but the endpoint."""

    def __init__(self, graph: Graph, settings: Settings) -> None:
        self.graph, self.settings = graph, settings
        self.source = source_of(settings)
        local = "local" if "folder" in self.source else "remote"
        limits = replace(settings, workers=SCRIBES, share=SCRIBES, memory=MEMORY * settings.memory)
        self.pool = Pool(limits, lambda: local, module="kg.web.scribe", quiet=False)
        self.kept: Kept[Made] = Kept(settings.cache)
        self.assets = {name: (STATIC / name).read_bytes() for name in SHEETS}
        self.assets |= {name: vendor.data(name) for name in VENDORED}
        self.assets["places.json"] = coordinates()
        self.tags = {name: sha256(data).hexdigest()[:24] for name, data in self.assets.items()}
        self._ready: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Start the processes, and have the tables of the build made."""
        await self.pool.__aenter__()
        self._ready = asyncio.get_running_loop().create_task(self.ready())

    async def stop(self) -> None:
        """End the processes."""
        if self._ready:
            self._ready.cancel()
        await self.pool.__aexit__()

    async def ready(self) -> None:
        """Have everything made once that the first reader would wait for."""
        try:
            head, body = await self.pool.answer(self.task("", {}, gzip=False, seconds=READY), "ready")
            if "error" in head:
                log.event("pages", level=logging.ERROR, error=body.decode("utf-8", "replace"))
            else:
                log.event("pages ready", generation=self.graph.validator())
        except Stopped as error:
            log.event("pages", level=logging.ERROR, error=str(error))

    def task(self, path: str, asked: dict[str, str], *, gzip: bool, seconds: float = SECONDS) -> dict[str, Any]:
        """What a process is told."""
        return {
            "text": f"page {path}", "path": path, "asked": asked, "gzip": gzip, "seconds": seconds, "most": LARGEST,
            "source": self.source, "generation": self.graph.validator(), "prefix": self.settings.prefix,
        }  # fmt: skip

    async def entrance(self, request: Request) -> Response:
        """To the overview in the language that the reader's browser asks for."""
        first = request.headers.get("accept-language", "")[:2].lower()
        language = first if first in LANGUAGES else LANGUAGES[0]
        return RedirectResponse(f"{self.settings.prefix}/{language}/index.html", 302, {"Vary": "Accept-Language"})

    async def asset(self, request: Request) -> Response:
        """A file that pages share."""
        name = request.path_params["name"]
        if name not in self.assets:
            return nothing()
        data = self.assets[name]
        body, gzip = self._packed(name, data, "gzip" in request.headers.get("accept-encoding", ""))
        return reply(request, body, TYPES[name.rpartition(".")[2]], validator=self.tags[name], gzip=gzip)

    def _packed(self, name: str, data: bytes, gzip: bool) -> tuple[bytes, bool]:
        if not gzip:
            return data, False
        found = self.kept.get(("asset", name))
        if not found:
            body, done = packed(data, True)
            found = Made("", body, done, "")
            self.kept.put(("asset", name), found, len(body))
        return found.body, found.gzip

    async def page(self, request: Request) -> Response:
        """A page, a download, or hits of the search as JSON."""
        path = request.url.path.removeprefix(self.settings.prefix).lstrip("/")
        try:
            fields = decoded(request.scope["query_string"], "the URL")
            asked = {name: value[:LENGTH] for name, value in fields if name in ASKED}
            if path in EXPLORED or path in ASKING:
                asked = {STATE: urlencode(fields)}
            found, tag = await self._made(request, path, asked)
        except Refused as error:
            return PlainTextResponse(error.said + "\n", error.status, error.headers)
        if isinstance(found, Response):
            return found
        if found.status == 303:
            return RedirectResponse(found.body.decode(), 303, kept_as(tag))
        headers = {"Content-Security-Policy": found.policy} if found.policy else {}
        if found.status != 200:
            tag = ""
        said = reply(request, found.body, found.type, validator=tag, gzip=found.gzip, headers=headers)
        said.status_code = found.status
        return said

    async def _made(self, request: Request, path: str, asked: dict[str, str]) -> tuple[Made | Response, str]:
        validator, gzip = self.graph.validator(), "gzip" in request.headers.get("accept-encoding", "")
        key = (validator, path, *sorted(asked.items()))
        tag = sha256(repr(key).encode()).hexdigest()[:24] if validator else ""
        if tag and (same := unchanged(request, tag)):
            return same, tag
        found = self.kept.get((*key, gzip)) if tag else None
        if not found:
            found = await self._ask(request, path, asked, gzip)
            if tag and found.lasting:
                self.kept.put((*key, gzip), found, len(found.body))
        return found, tag

    async def _ask(self, request: Request, path: str, asked: dict[str, str], gzip: bool) -> Made:
        client = request.client.host if request.client else ""
        task, status = self.task(path, asked, gzip=gzip), 200
        head, body = await self._answered(task, client)
        if "wanted" in head:
            given, status = await self._given(path, body.decode(), client)
            head, body = await self._answered({**task, **given}, client)
        if head.get("error") == "none":
            raise Refused(404, "there is no such page here")
        if head.get("error") == "large":
            raise Refused(507, "this is too large to be served; kg export writes it")
        if "error" in head:
            log.event("page", level=logging.ERROR, path=path[: log.SHOWN], error=body.decode("utf-8", "replace"))
            raise Refused(503, "this page cannot be made at the moment; the log says why", {"Retry-After": "10"})
        return Made(head["type"], body, head["gzip"], head["policy"], status if status != 200 else head["status"])

    async def _answered(self, task: dict[str, Any], client: str) -> tuple[dict[str, Any], bytes]:
        """The answer of a process for pages."""
        try:
            return await self.pool.answer(task, client)
        except Stopped as error:
            log.event("page", level=logging.ERROR, path=task["path"][: log.SHOWN], error=str(error))
            raise Refused(503, "this page takes too long to make; try again later", {"Retry-After": "10"}) from error

    async def _given(self, path: str, text: str, client: str) -> tuple[dict[str, str], int]:
        """What comes of the query behind a page, within the limits of all queries, and the status that it has.

        Raises:
            Refused: if there is no answer, and no page on which to say so.
        """
        try:
            found = await self.graph.answer(Asked(text), gzip=False, client=client)
        except Refused as error:
            if path.startswith("downloads/"):
                raise
            return {"results": "", "refused": error.said}, error.status
        return {"results": found.body.decode(), "refused": ""}, 200


def coordinates() -> bytes:
    """Where cities lie, for maps of results: code -> names (zh, en), degrees north and east, short names."""
    from kg import gazetteer

    known = gazetteer.divisions(gazetteer.CITIES)
    said = {
        code: [known[code].name, known[code].english, *at, *known[code].shorts]
        for code, at in sorted(gazetteer.coordinates().items())
        if code in known
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def nothing() -> Response:
    """No such page."""
    return PlainTextResponse("there is no such page here\n", 404)


def source_of(settings: Settings) -> dict[str, str]:
    """The graph as processes are told it, through a pipe that nobody else reads."""
    from kg.graph.remote import Remote

    if not isinstance(settings.source, Remote):
        return {"folder": str(settings.source.resolve())}
    known = settings.source.client.credentials
    return {"url": settings.source.given, "user": known.user, "password": known.password, "token": known.token}
