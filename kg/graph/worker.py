"""A query in a process of its own, so that it can be stopped: pyoxigraph has no time-out."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.errors import KgError, QueryError
from kg.graph.store import open_store
from kg.paths import CHECKOUT
from kg.vocabulary import PREFIXES

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
CODE = "import sys; sys.path.insert(0, sys.argv[1]); from kg.graph.worker import main; main()"
JSON = ox.QueryResultsFormat.JSON
FAILED, MALFORMED = 3, 4
"""Exit codes of the process: the query failed, the query is not SPARQL."""


def answer(
    folder: Path, text: str, bound: Mapping[str, ox.NamedNode | ox.Literal], *, union: bool, timeout: float
) -> ox.QuerySolutions | ox.QueryBoolean:
    """The answer to checked SPARQL text over the build in a folder; triples come as solutions s, p, o.

    Raises:
        QueryError: if the query fails or the seconds of `timeout` have passed; its process is then killed.
        SyntaxError: if the query is not SPARQL.
    """
    values = {name: str(term) for name, term in bound.items()}
    task = json.dumps({"folder": str(folder), "text": text, "bound": values, "union": union})
    command = [sys.executable, "-c", CODE, str(CHECKOUT)]
    try:
        done = subprocess.run(command, input=task.encode(), capture_output=True, timeout=timeout, check=False)
    except subprocess.TimeoutExpired as error:
        cure = "ask for less, or give more time (--timeout SECONDS)"
        raise QueryError(f"the query was stopped after {timeout:g} seconds", cure=cure) from error
    if done.returncode == MALFORMED:
        raise SyntaxError(done.stderr.decode(errors="replace").strip())
    if done.returncode:
        lines = done.stderr.decode(errors="replace").strip().splitlines() or [f"exit code {done.returncode}"]
        raise QueryError(f"the query failed: {lines[-1]}", cure="correct the query")
    found = ox.parse_query_results(done.stdout, format=JSON)
    assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
    return found


def main() -> None:
    """Answer the task on standard input; SPARQL results in JSON on standard output."""
    task = json.loads(sys.stdin.buffer.read())
    bound: dict[ox.Variable, Term] = {ox.Variable(name): _term(text) for name, text in task["bound"].items()}
    try:
        found = open_store(Path(task["folder"])).query(
            task["text"], prefixes=PREFIXES, use_default_graph_as_union=task["union"], substitutions=bound
        )
        if isinstance(found, ox.QueryTriples):
            found = _solutions(found)
        data = found.serialize(format=JSON)
    except (SyntaxError, RuntimeError, ValueError, OSError, KgError) as error:
        sys.stderr.buffer.write(f"{error}\n".encode())
        sys.exit(MALFORMED if isinstance(error, SyntaxError) else FAILED)
    except KeyboardInterrupt:
        sys.exit(FAILED)
    sys.stdout.buffer.write(data or b"")


def _solutions(triples: ox.QueryTriples) -> ox.QuerySolutions:
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    found = store.query(
        "SELECT ?subject ?predicate ?object { ?subject ?predicate ?object } ORDER BY ?subject ?predicate ?object"
    )
    assert isinstance(found, ox.QuerySolutions)
    return found


def _term(text: str) -> ox.NamedNode | ox.Literal:
    found = next(iter(ox.parse(f"<x:s> <x:p> {text} .", format=ox.RdfFormat.N_TRIPLES))).object
    assert isinstance(found, ox.NamedNode | ox.Literal)
    return found
