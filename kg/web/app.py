"""The server's routes."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from kg import __version__
from kg.errors import KgError
from kg.web import metrics as counted
from kg.web.front import Front
from kg.web.links import LANGUAGES
from kg.web.mounted import Mounted
from kg.web.sparql import METHODS, Endpoint
from kg.web.workers import Pool

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable

    from starlette.requests import Request
    from starlette.types import ASGIApp

    from kg.web.graphs import Graph
    from kg.web.settings import Settings


class Site:
    """The routes over one graph."""

    def __init__(self, graph: Graph, settings: Settings) -> None:
        self.graph, self.settings, self.metrics = graph, settings, counted.Metrics()
        self.endpoint = Endpoint(graph, settings, self.metrics)
        self.mounted = Mounted(graph, settings)

    def routes(self) -> list[Route]:
        """All of them."""
        return [
            self.at("/sparql", self.endpoint.route, METHODS),
            self.at("/health", self.health),
            self.at("/metrics", self.counters),
            self.at("/", self.mounted.entrance),
            self.at("/assets/{name}", self.mounted.asset),
            self.at("/api/search", self.mounted.page),
            self.at("/downloads/{path:path}", self.mounted.page),
            *(self.at(f"/{language}/{{path:path}}", self.mounted.page) for language in LANGUAGES),
        ]

    def at(
        self, path: str, handler: Callable[[Request], Awaitable[Response]], methods: tuple[str, ...] = ("GET",)
    ) -> Route:
        """A route that is counted by its path."""

        async def named(request: Request) -> Response:
            request.scope["kg.route"] = path
            return await handler(request)

        return Route(path, named, methods=list(methods))

    async def health(self, request: Request) -> Response:
        """Whether the graph answers."""
        try:
            said = {"status": "ok", "version": __version__, **await self.graph.well()}
            return JSONResponse(said, headers={"Cache-Control": "no-store"})
        except KgError as error:
            words = {"status": "failing", "version": __version__, "error": str(error)}
            return JSONResponse(words, 503, {"Cache-Control": "no-store"})

    async def counters(self, request: Request) -> Response:
        """The counters, and how the processes stand."""
        gauges: dict[str, tuple[str, Iterable[tuple[counted.Labels, float]]]] = {}
        pool = getattr(self.graph, "pool", None)
        if isinstance(pool, Pool):
            states = {"idle": len(pool.idle), "busy": len(pool.everyone) - len(pool.idle)}
            gauges["kg_workers"] = ("Query processes.", [((("state", name),), n) for name, n in states.items()])
            gauges["kg_queries_waiting"] = ("Queries that wait for a process.", [((), len(pool.waiting))])
            killed = [((("why", name),), float(n)) for name, n in pool.killed.items()]
            gauges["kg_queries_stopped"] = ("Queries stopped since the start.", killed)
        gauges["kg_kept_bytes"] = ("Answers that are kept.", [((), self.endpoint.kept.size)])
        return PlainTextResponse(self.metrics.text(gauges), media_type=counted.TYPE)


def create(settings: Settings, graph: Graph) -> ASGIApp:
    """The application; its graph is started and stopped with it."""
    site = Site(graph, settings)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await graph.start()
        await site.mounted.start()
        try:
            yield
        finally:
            await site.mounted.stop()
            await graph.stop()

    app = Starlette(
        routes=site.routes(),
        lifespan=lifespan,
        exception_handlers={HTTPException: plain, KgError: failed, Exception: broken},
    )
    app.router.redirect_slashes = False
    return Front(app, settings, site.metrics)


async def plain(request: Request, error: Exception) -> Response:
    """No such route or method, in plain words."""
    assert isinstance(error, HTTPException)
    words = {404: "there is no such page here", 405: "this address does not take such requests"}
    said = words.get(error.status_code, error.detail)
    return PlainTextResponse(said + "\n", error.status_code, dict(error.headers or {}))


async def broken(request: Request, error: Exception) -> Response:
    """A fault of ours; uvicorn writes it into the log."""
    return PlainTextResponse("something went wrong here; it is in the log\n", 500)


async def failed(request: Request, error: Exception) -> Response:
    """The graph is not there; which folder it is in is nobody's business."""
    return PlainTextResponse("the graph cannot be read at the moment\n", 503, {"Retry-After": "10"})
