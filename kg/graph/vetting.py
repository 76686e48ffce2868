"""Is what an import says valid, together with what the build says of the same things? The shapes, quotes and concepts
of kg.graph.validate, over statements of strangers: every node is looked at."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox

from kg.errors import EvidenceError
from kg.graph import iris, validate
from kg.graph.validate import Problem
from kg.model import Evidence
from kg.vocabulary import KG, OA

SAMPLED = 200_000
"""Statements of a graph above which nodes that shapes cannot tell apart are checked once; else 150 µs a statement."""


def problems(store: ox.Store, graph: str) -> list[Problem]:
    """What is wrong with the things that a graph of an import speaks of."""
    lines = said(store, graph)
    subjects = {line[1 : line.index(">")] for line in lines}
    around = [line for node in sorted(pointed_at(lines, iris.DATA) - subjects) for line in about(store, node)]
    every = len(lines) + len(around) <= SAMPLED
    found = validate.check_shapes([*lines, *around], every=every)
    concepts = (node for node in pointed_at(lines, iris.BASE) if node.startswith(validate.SCHEMES))
    found += validate.check_concepts(lines, {node for node in concepts if about(store, node)})
    found += evidence(store, subjects)
    return [each for each in found if each.focus in subjects]


def said(store: ox.Store, graph: str) -> list[str]:
    """All that any graph says of the subjects of a graph."""
    subjects = {quad.subject.value for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(graph))
                if isinstance(quad.subject, ox.NamedNode)}  # fmt: skip
    return [line for subject in sorted(subjects) for line in about(store, subject)]


def about(store: ox.Store, node: str) -> list[str]:
    """All that any graph says of a node."""
    return [f"{quad} .\n" for quad in store.quads_for_pattern(ox.NamedNode(node), None, None)]


def pointed_at(lines: list[str], head: str) -> set[str]:
    """The nodes that lines point at whose IRIs begin so."""
    objects = (line.split(" ", 2)[2] for line in lines)
    return {object[1 : object.index(">")] for object in objects if object.startswith("<" + head)}


def evidence(store: ox.Store, subjects: Collection[str]) -> list[Problem]:
    """Evidence that quotes what does not stand in the text that it names, where the graph has the text."""
    found, texts = [], dict[str, str]()
    for node in sorted(subjects):
        source = one(store, node, OA.hasSource)
        quote = one(store, node + "/quote", OA.exact)
        start, end = (one(store, node + "/position", each) for each in (OA.start, OA.end))
        if not (source and quote and start.isascii() and start.isdigit() and end.isascii() and end.isdigit()):
            continue
        if source not in texts:
            texts = {source: one(store, source, KG.text)}  # evidence of a graph is mostly of one text
        if not texts[source]:
            continue
        try:
            Evidence("", int(start), int(end), quote).check(texts[source])
        except EvidenceError:
            found.append(Problem(node, "", quote, f"is not at {start}-{end} of the text"))
    return found


def one(store: ox.Store, subject: str, predicate: str) -> str:
    """The object of a statement, or ""."""
    found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return next((quad.object.value for quad in found if not isinstance(quad.object, ox.Triple)), "")
