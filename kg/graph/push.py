"""A build into a remote store, a named graph at a time: sent, remembered, counted.

A graph is put as a whole (SPARQL 1.1 Graph Store Protocol), or cleared and inserted in batches (SPARQL 1.1 Update):
sending it again does no harm. What has arrived is written down, here and in the store, so that a push that died goes
on; a graph is passed over only where it was sent as it is now, the store still counts as many statements in it, and
nobody has sent another since: for each graph the store has one of …/id/pushed/ that states the hash of what was sent.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import IO, cast
from urllib.parse import urlsplit

import pyoxigraph as ox

from kg.errors import EndpointError
from kg.graph import iris, store
from kg.graph.client import Client, Credentials, checked, shown
from kg.graph.pushed import Journal
from kg.graph.remote import CURE_UNION, Remote
from kg.graph.source import Source, select
from kg.vocabulary import KG

OURS = iris.DATA + "graph/"
"""How the graphs of a build begin."""
MARKS = iris.DATA + "pushed/"
"""How the graphs begin that state what was sent: no graphs of a build."""
IN_MEMORY, MOST = 8 * 2**20, 2 * 2**20
"""Bytes of a graph that is kept in memory before it is sent; bytes of one update, unless a statement alone has more."""
BATCH = 10_000
TRIPLES = ox.RdfFormat.N_TRIPLES
LAYOUTS = {"fuseki": ("/data", "/update"), "rdf4j": ("/rdf-graphs/service", "/statements"), "": ("/store", "/update")}
"""Where stores take graphs and updates, below their base; "" is Oxigraph's way."""
ESCAPED = re.compile(r"\\(?:u([0-9A-F]{4})|U([0-9A-F]{8})|.)")
APART = f"the store does not answer over the union of its graphs, as kg query needs: {CURE_UNION}"
NAMED = "try kg push --graph-store URL or --update URL with the store's own URLs"


@dataclass(frozen=True, slots=True)
class Way:
    """Where a store takes what. One of `graph_store` and `update` is ""."""

    query: Remote
    graph_store: str = ""
    update: str = ""

    @property
    def target(self) -> str:
        """Where graphs go."""
        return self.graph_store or self.update


@dataclass(slots=True)
class Pushed:
    """What a push has done. `left` are graphs of kg in the store that the build has not."""

    where: str
    sent: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    pruned: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    statements: int = 0
    warning: str = ""

    def __str__(self) -> str:
        said = f"{len(self.sent)} graphs sent, {len(self.kept)} already there"
        said += f", {len(self.pruned)} removed" if self.pruned else ""
        return f"{self.where}: {said}; {self.statements} statements, counted in the store"


def way(
    url: str,
    credentials: Credentials,
    *,
    graph_store: str = "",
    update: str = "",
    query: str = "",
    by_update: bool = False,
    timeout: float,
) -> Way:
    """Where a store takes queries and graphs; what is not given follows from the base `url`.

    Args:
        by_update: where neither is given, take SPARQL updates, not the Graph Store Protocol.

    Raises:
        EndpointError: if the store does not answer queries, or a URL is none.
    """
    base = checked(url or query or graph_store or update)
    graph_store, update = (checked(each) if each else "" for each in (graph_store, update))
    remote = Remote(query or base, credentials, timeout=timeout, union=False)
    found = remote.url
    if not (graph_store or update):
        parts = urlsplit(base)
        path = parts.path.removesuffix("/query").removesuffix("/sparql")
        rdf4j = "/repositories/" in path and found == base
        maker = "rdf4j" if rdf4j else "fuseki" if "fuseki" in remote.maker else ""
        graph_store, update = (parts._replace(path=path + tail).geturl() for tail in LAYOUTS[maker])
        graph_store, update = ("", update) if by_update else (graph_store, "")
    return Way(remote, graph_store, update)


def counts(source: Source) -> dict[str, int]:
    """Statements of each graph of kg in a store."""
    graphs = f'{{ GRAPH ?g {{ ?s ?p ?o }} FILTER (STRSTARTS(STR(?g), "{OURS}")) }}'
    rows = select(source, f"SELECT ?g (COUNT(*) AS ?n) {graphs} GROUP BY ?g")
    return {row["g"].value: int(row["n"].value) for row in rows if isinstance(row["g"], ox.NamedNode)}


def marks(source: Source) -> dict[str, str]:
    """Hash of what was sent last to each graph of a store, "" where that is not known."""
    asked = f'{{ GRAPH ?m {{ ?g <{KG.sha256}> ?hash }} FILTER (STRSTARTS(STR(?m), "{MARKS}")) }}'
    rows = select(source, f"SELECT ?g (MIN(?hash) AS ?low) (MAX(?hash) AS ?high) {asked} GROUP BY ?g")
    return {row["g"].value: row["low"].value if row["low"] == row["high"] else "" for row in rows
            if isinstance(row["g"], ox.NamedNode)}  # fmt: skip


def names(source: ox.Store, graphs: Iterable[str]) -> dict[str, str]:
    """Graph -> what people call it: the document's id, or the end of its IRI; documents first."""
    from kg.graph.read import documents

    called = {iris.graph(document.id): document.id for document in documents(source)}
    named = {graph: called.get(graph, graph.removeprefix(OURS)) for graph in graphs}
    return dict(sorted(named.items(), key=lambda pair: (pair[0] not in called, pair[1])))


def push(
    build: Path,
    to: Way,
    credentials: Credentials,
    *,
    batch: int = BATCH,
    fresh: bool = False,
    prune: bool = False,
    timeout: float,
    progress: Callable[[str, int, int], None] | None = None,
) -> Pushed:
    """Send the current graph of a build to a store and make sure that it has arrived.

    Args:
        batch: statements of one update.
        fresh: send everything, whatever was sent before.
        prune: remove graphs of kg that the store has and the build has not.
        timeout: seconds for one request.

    Raises:
        EndpointError: if the store does not answer, refuses or counts otherwise. What has arrived is remembered.
        StoreError: if there is no graph.
    """
    own = store.open_store(build)
    called = names(own, ours := counts(own))
    done = Pushed(shown(to.target), statements=sum(ours.values()))
    with Journal(build, to.target, fresh=fresh) as journal, Client(credentials, timeout=timeout) as client:
        theirs = counts(to.query)
        sender = Sender(client, to, batch, marks(to.query))
        for number, (graph, name) in enumerate(called.items(), 1):
            kept = transfer(own, graph, sender, journal, theirs.get(graph) == ours[graph])
            (done.kept if kept else done.sent).append(name)
            if progress:
                progress(name, number, len(called))
        gone = sorted(set(theirs) - set(ours))
        done.pruned, done.left = (gone, []) if prune else ([], gone)
        sender.remove(done.pruned)
    verify(to.query, called, ours, done.pruned)
    done.warning = "" if to.query.answers_union() else APART
    return done


def transfer(own: ox.Store, graph: str, sender: Sender, journal: Journal, there: bool) -> bool:
    """Send a graph unless it was sent as it is and is still there; says whether it was."""
    with SpooledTemporaryFile(max_size=IN_MEMORY) as file:
        handle = cast(IO[bytes], file)
        own.dump(handle, TRIPLES, from_graph=ox.NamedNode(graph))
        digest = digest_of(handle)
        if there and journal.has(graph, digest) and sender.marks.get(graph) == digest:
            return True
        if graph in sender.marks:
            sender.mark(graph, "")  # should the push die before the next mark
        sender.send(graph, handle)
        sender.mark(graph, digest)
        journal.add(graph, digest)
    return False


def digest_of(handle: IO[bytes]) -> str:
    """SHA-256 of an open file."""
    handle.seek(0)
    return file_digest(handle, "sha256").hexdigest()  # type: ignore[arg-type]


def verify(remote: Remote, called: dict[str, str], ours: dict[str, int], pruned: list[str]) -> None:
    """Compare the statements of every graph with the store's count.

    Raises:
        EndpointError: if they differ.
    """
    theirs = counts(remote)
    wrong = [f"{called[graph]}: {n} here, {theirs.get(graph, 0)} there" for graph, n in ours.items()
             if theirs.get(graph, 0) != n]  # fmt: skip
    wrong += [f"{graph}: not removed" for graph in pruned if graph in theirs]
    if wrong:
        shows = "; ".join(wrong[:5]) + (f"; and {len(wrong) - 5} more" if len(wrong) > 5 else "")
        cure = "push again: graphs whose counts differ are sent again"
        raise EndpointError(f"{len(wrong)} graphs in the store are not as they were sent: {shows}", cure=cure)


@dataclass(frozen=True, slots=True)
class Sender:
    """Sends graphs by one of the two ways."""

    client: Client
    to: Way
    batch: int = BATCH
    marks: dict[str, str] = field(default_factory=dict)

    def mark(self, graph: str, digest: str) -> None:
        """State in the store what a graph was sent as."""
        self.send(MARKS + graph.removeprefix(OURS), io.BytesIO(f'<{graph}> <{KG.sha256}> "{digest}" .\n'.encode()))

    def send(self, graph: str, triples: IO[bytes]) -> None:
        """Make a graph hold exactly these N-Triples."""
        if self.to.graph_store:
            self._call("PUT", graph, triples)
            return
        self._update(f"CLEAR SILENT GRAPH <{graph}>")
        triples.seek(0)
        for text in inserts(graph, (line.decode() for line in triples), self.batch):
            self._update(text)

    def remove(self, graphs: Iterable[str]) -> None:
        """Remove graphs and what is stated of them."""
        for graph in (each for name in graphs for each in (name, MARKS + name.removeprefix(OURS))):
            if self.to.graph_store:
                self._call("DELETE", graph, None)
            else:
                self._update(f"DROP SILENT GRAPH <{graph}>")

    def _call(self, method: str, graph: str, content: IO[bytes] | None) -> None:
        url, headers = self.to.graph_store, {"Content-Type": TRIPLES.media_type} if content else {}
        reply = self.client.send(method, url, params={"graph": graph}, headers=headers, content=content)
        if method == "DELETE" and reply.status == 404:
            return
        if reply.status in (404, 405) and not self.client.credentials.user:
            raise EndpointError(f"{shown(url)} does not take graphs (HTTP {reply.status})", cure=NAMED)
        if not 200 <= reply.status < 300:
            raise self.client.refused(url, reply, f"{method} of {graph.removeprefix(OURS)}")

    def _update(self, text: str) -> None:
        headers = {"Content-Type": "application/sparql-update"}
        reply = self.client.send("POST", self.to.update, headers=headers, content=text.encode())
        if not 200 <= reply.status < 300:
            raise self.client.refused(self.to.update, reply, "the update")


def inserts(graph: str, lines: Iterator[str], batch: int = BATCH, most: int = MOST) -> Iterator[str]:
    r"""N-Triples lines as updates of at most `batch` statements and `most` characters, unless one line has more.

    >>> list(inserts("x:g", iter(['<x:a> <x:b> "\\u0001" .\n', "<x:a> <x:b> <x:c> .\n"]), batch=1))[0]
    'INSERT DATA { GRAPH <x:g> {\n<x:a> <x:b> "\x01" .\n} }'
    """
    held: list[str] = []
    size = 0
    for line in lines:
        if held and (len(held) >= batch or size + len(line) > most):
            yield f"INSERT DATA {{ GRAPH <{graph}> {{\n{''.join(held)}}} }}"
            held, size = [], 0
        held.append(ESCAPED.sub(unescaped, line) if "\\u" in line or "\\U" in line else line)
        size += len(line)
    if held:
        yield f"INSERT DATA {{ GRAPH <{graph}> {{\n{''.join(held)}}} }}"


def unescaped(match: re.Match[str]) -> str:
    """A code point escape as its character: SPARQL reads such escapes before it looks for quotes."""
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else match[0]
