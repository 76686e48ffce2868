"""Is what an import says valid, together with what the build says of the same things? The shapes, quotes and concepts
of kg.graph.validate, over statements of strangers: every node is looked at."""

from __future__ import annotations

from collections.abc import Collection

import pyoxigraph as ox

from kg.errors import EvidenceError
from kg.graph import iris, validate
from kg.graph.validate import Problem
from kg.model import Evidence
from kg.vocabulary import ELI, KG, OA, RDF

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
    return [each for each in found if each.focus in subjects] + evidence(store, subjects)


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
    """Evidence that quotes what does not stand in the text that it names, where the graph has the text, or that is of
    another text than its fact's. Its selectors are those that oa:hasSelector names, whatever they are called."""
    found, texts = [], dict[str, str]()
    for node in sorted(resources(store, subjects)):
        for source in every(store, node, OA.hasSource):
            if source not in texts:
                texts = {source: one(store, source, KG.text)}  # evidence of a graph is mostly of one text
            if wrong := misquote(store, node, texts[source]):
                found.append(Problem(node, "", wrong[0], wrong[1]))
    for node in sorted(subjects):
        if wrong := misplaced(store, node):
            found.append(Problem(node, "", wrong[0], wrong[1]))
        own = {text for words in every(store, node, KG.evidence) for text in every(store, words, OA.hasSource)}
        its = {text for document in every(store, node, KG.document) * bool(own)
               for text in every(store, document, ELI.is_realized_by)}  # fmt: skip
        if its and not own <= its:
            found.append(Problem(node, "", "", "has evidence in another text than its document's"))
    return found


def resources(store: ox.Store, subjects: Collection[str]) -> set[str]:
    """What quotes a text: those of the subjects that do, and those whose selectors are among the subjects."""
    found = {node for node in subjects if every(store, node, OA.hasSource)}
    for node in subjects:
        owners = store.quads_for_pattern(None, ox.NamedNode(OA.hasSelector), ox.NamedNode(node))
        found |= {quad.subject.value for quad in owners if isinstance(quad.subject, ox.NamedNode)}
    return found


def misplaced(store: ox.Store, node: str) -> tuple[str, str] | None:
    """The words of a clause that do not stand where it says, in the text of its document."""
    if KG.Clause not in every(store, node, RDF.type):
        return None
    spans = [(start, end) for start in every(store, node, KG.start) for end in every(store, node, KG.end)]
    quotes = every(store, node, KG.text)
    if not spans:
        return "".join(quotes[:1]), "is a clause without kg:start and kg:end: where do its words stand?"
    documents = every(store, node, KG.document)
    texts = [text for document in documents for text in every(store, document, ELI.is_realized_by)]
    text = next(filter(None, (one(store, each, KG.text) for each in texts)), "")
    return elsewhere(spans, quotes, text)


def elsewhere(spans: list[tuple[str, str]], quotes: list[str], text: str) -> tuple[str, str] | None:
    """Words that do not stand between their offsets, or, where the text is not known, do not fit between them."""
    for start, end in spans:
        for quote in quotes:
            try:
                words = Evidence("", int(start), int(end), quote)
                if text:
                    words.check(text)
            except (EvidenceError, ValueError):
                return quote, f"is not at {start}-{end} of the text" if text else f"is not {start}-{end} in length"
    return None


def misquote(store: ox.Store, node: str, text: str) -> tuple[str, str] | None:
    """The words that a node quotes and what is wrong with them, if anything is; the text is "" if it is not known."""
    selectors = every(store, node, OA.hasSelector)
    quotes = [quote for each in selectors for quote in every(store, each, OA.exact)]
    spans = [(start, end) for each in selectors for start in every(store, each, OA.start)
             for end in every(store, each, OA.end)]  # fmt: skip
    if not (quotes and spans):
        lacking = "oa:TextQuoteSelector with its words" if spans else "oa:TextPositionSelector with start and end"
        return "".join(quotes[:1]), f"lacks a selector: an {lacking}"
    return elsewhere(spans, quotes, text)


def every(store: ox.Store, subject: str, predicate: str) -> list[str]:
    """The objects of the statements of a node with a predicate."""
    found = store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return [quad.object.value for quad in found if not isinstance(quad.object, ox.Triple)]


def one(store: ox.Store, subject: str, predicate: str) -> str:
    """The object of a statement, or ""."""
    return next(iter(every(store, subject, predicate)), "")
