"""A remote store as the graph of a server: the same refusals and limits, its answers in the forms that are asked for.

Queries are read by a process of our own first, which has an empty graph: what is malformed or asks other servers does
not reach the store.
"""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.graph.client import Client
from kg.graph.remote import ACCEPT, TRIPLES, constructed, read, with_prefixes
from kg.graph.sparql import FROM, bare
from kg.vocabulary import PREFIXES
from kg.web import log
from kg.web.graphs import STATUS, Answer, refused
from kg.web.protocol import Asked, Refused
from kg.web.replies import packed
from kg.web.workers import Pool, Stopped, stopped

if TYPE_CHECKING:
    from kg.graph.remote import Remote
    from kg.web.settings import Settings

READERS = 2
"""Processes that read queries before they are sent."""


class Distant:
    """A remote endpoint, asked in as many threads as there may be queries."""

    def __init__(self, remote: Remote, settings: Settings) -> None:
        self.remote, self.settings = remote.within(settings.timeout), settings
        self.pool = Pool(replace(settings, workers=READERS, share=READERS))
        self.threads = ThreadPoolExecutor(settings.workers, "remote")
        self.client = Client(remote.client.credentials, timeout=settings.timeout, attempts=1, limit=settings.result)
        self.asking = 0

    def check(self) -> None:
        """Find out where the store takes queries.

        Raises:
            EndpointError: if it does not.
        """
        assert self.remote.url

    async def start(self) -> None:
        """Start the processes that read queries."""
        await self.pool.__aenter__()

    async def stop(self) -> None:
        """End the processes and connections."""
        await self.pool.__aexit__()
        self.threads.shutdown(wait=False, cancel_futures=True)
        self.client.close()

    def validator(self) -> str:
        """Unknown: a remote store may change at any time."""
        return ""

    async def answer(self, asked: Asked, *, gzip: bool, client: str) -> Answer:
        """The store's answer.

        Raises:
            Refused: if there is none, saying why.
        """
        try:
            kind = await self.kind(asked, client)
            if self.asking >= self.settings.workers + self.settings.queue:
                raise stopped("busy", 0)
        except Stopped as error:
            raise Refused(
                STATUS[error.kind], str(error), {"Retry-After": "5"} if error.kind == "busy" else {}
            ) from error
        self.asking += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self.threads, self._ask, asked, kind, gzip)
        finally:
            self.asking -= 1

    async def kind(self, asked: Asked, client: str) -> str:
        """Whether a query asks for "results" or a graph ("graphs"), found out by one of our own processes."""
        forms = {"results": asked.results and asked.results.code, "graphs": asked.graphs and asked.graphs.code}
        limits = {"most": self.settings.result, "seconds": self.settings.timeout}
        task = {"text": asked.text, "folder": "", "default": (), "named": (), "gzip": False, **forms, **limits}
        head, body = await self.pool.answer(task, client)
        if "error" in head:
            raise refused(head["error"], body.decode("utf-8", "replace"), self.settings)
        return str(head["kind"])

    def _ask(self, asked: Asked, kind: str, gzip: bool) -> Answer:
        """Send a query that was read, and bring its answer into the form that was asked for."""
        union = not (asked.default or asked.named or FROM.search(bare(asked.text)))
        fields = [("query", with_prefixes(asked.text, PREFIXES)), *[("union-default-graph", "true")] * union]
        fields += [("default-graph-uri", name) for name in asked.default]
        fields += [("named-graph-uri", name) for name in asked.named]
        accept = TRIPLES.media_type if kind == "graphs" else ACCEPT
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        try:
            reply = self.client.send("POST", self.remote.url, headers=headers, content=urlencode(fields).encode())
            if reply.status != 200:
                raise self.client.refused(self.remote.url, reply, "the query")
            return formed(reply.body, reply.type, kind, asked, gzip)
        except SyntaxError as error:
            raise Refused(504, "the answer of the store behind this server breaks off. Cure: ask for less") from error
        except (EndpointError, ValueError) as error:
            log.event("remote", level=logging.WARNING, error=str(error))
            slow = "did not answer within" in str(error)
            said = "takes too long. Cure: ask for less" if slow else "does not answer this query"
            raise Refused(504 if slow else 502, f"the store behind this server {said}") from error

    async def well(self) -> dict[str, Any]:
        """That the store answers."""
        await asyncio.to_thread(self.remote.query, "ASK {}")
        return {"workers": len(self.pool.everyone), "idle": len(self.pool.idle)}


def formed(body: bytes, type_: str, kind: str, asked: Asked, gzip: bool) -> Answer:
    """A store's answer in the form that was asked for.

    Raises:
        SyntaxError: if it is cut.
        ValueError: if it is no answer.
    """
    if kind == "graphs":
        assert asked.graphs
        code: ox.RdfFormat = getattr(ox.RdfFormat, asked.graphs.code)
        prefixes = PREFIXES if code == ox.RdfFormat.TURTLE else None
        data, form = ox.serialize(constructed(body), format=code, prefixes=prefixes), asked.graphs
    else:
        assert asked.results
        data = read(body, type_).serialize(format=getattr(ox.QueryResultsFormat, asked.results.code))
        form = asked.results
    return Answer(form, *packed(data or b"", gzip))
