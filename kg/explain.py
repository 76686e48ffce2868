"""Why a fact is in the graph: its sentence, the parts that were found and where, the rule, the concept, the confidence.

What the graph does not record (where a deadline was carried from, which cue hit) is found again by the extractor in the
text that the graph holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import reasons
from kg.about import around
from kg.errors import QueryError
from kg.graph import iris, read
from kg.link import confidence
from kg.model import Fact, Plan, Section
from kg.reasons import Part, Rule
from kg.vocabulary import DCTERMS, KG, OA

if TYPE_CHECKING:
    from kg.retell import Told

SHORT = 8
"""Digits of a fact's IRI that are printed; more are taken too."""
SHOWN = 20
TABLES = ("targets", "measures", "programmes", "duties", "citations", "mentions")
KINDS = {"targets": "target", "measures": "measure", "programmes": "programme-reference", "duties": "duty",
         "citations": "citation", "mentions": "mention"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact explained. `start:end` are the offsets of `quote` in the raw text; `parts` what was found and where.

    `confidence_of` says whose share of right facts the confidence is: of the `rule`, or of the `kind` as a whole where
    no fact of the rule was judged.
    """

    iri: str
    id: str
    kind: str
    doc: str
    section: str
    start: int
    end: int
    before: str
    quote: str
    after: str
    parts: tuple[Part, ...]
    rule: Rule
    confidence: float | None
    confidence_of: str


def short(iri: str) -> str:
    """The short id of a fact.

    >>> short("https://w3id.org/kg-cn-plans/id/target/ca978112ca1bbdcafac2")
    'ca978112'
    """
    return iri.rsplit("/", 1)[-1][:SHORT]


def explain(store: ox.Store, fact: str) -> list[Explanation]:
    """Explain the facts that an IRI, a short id, DOC:START-END or words stand for.

    Raises:
        QueryError: if there is none, or there are more than SHOWN.
    """
    found = _found(store, fact.strip())
    if not found:
        raise QueryError(
            f"no fact {fact!r}",
            cure="give an IRI, a short id as kg show prints it, DOC:START-END, or words of the text",
        )
    nodes = list(islice(found, SHOWN + 1))
    if len(nodes) > SHOWN:
        raise QueryError(f"more than {SHOWN} facts have {fact!r}", cure="give more of the words, or an id")
    wanted = set(nodes)
    documents = {_document(store, node) for node in nodes}
    every = []
    for plan in read.plans(store, only=lambda document: document.id in documents):
        from kg.retell import Told

        told = Told(plan)
        every += [_explained(plan, told, node, fact) for node, fact in _facts(plan) if node in wanted]
    return every


def _facts(plan: Plan) -> Iterator[tuple[str, Fact]]:
    for table in TABLES:
        for fact in getattr(plan, table):
            yield iris.fact(KINDS[table], fact), fact


def _explained(plan: Plan, told: Told, node: str, fact: Fact) -> Explanation:
    at = fact.evidence
    before, after = around(plan.raw, at.start, at.end)
    kind = node.removeprefix(iris.DATA).split("/", 1)[0].removesuffix("-reference")
    return Explanation(
        iri=node,
        id=short(node),
        kind=getattr(fact, "status", kind),
        doc=fact.doc,
        section=_heading(plan.sections, fact.section),
        start=at.start,
        end=at.end,
        before=before,
        quote=at.quote,
        after=after,
        parts=tuple(told.parts(fact)),
        rule=reasons.rule(kind, fact.rule),
        confidence=fact.confidence,
        confidence_of="rule" if (kind, fact.rule) in confidence.shares() else "kind",
    )


def _heading(sections: tuple[Section, ...], index: int | None) -> str:
    found = next((section for section in sections if section.id == index), None)
    return " > ".join([*found.path, f"{found.number} {found.title}".strip()]) if found else ""


# Finding facts


def _found(store: ox.Store, asked: str) -> list[str]:
    ways: tuple[Callable[[ox.Store, str], Iterator[str]], ...] = (_by_iri, _by_id, _by_offsets, _by_words)
    for way in ways:
        if nodes := sorted(set(islice(way(store, asked), 10 * SHOWN))):
            return nodes
    return []


@cache
def _node(iri: str) -> ox.NamedNode:
    return ox.NamedNode(iri)


def _subjects(store: ox.Store, predicate: str, node: ox.NamedNode | None = None) -> Iterator[str]:
    for quad in store.quads_for_pattern(None, _node(predicate), node, None):
        yield str(getattr(quad.subject, "value", ""))


def _values(store: ox.Store, subject: str, predicate: str) -> Iterator[str]:
    for quad in store.quads_for_pattern(ox.NamedNode(subject), _node(predicate), None, None):
        yield str(getattr(quad.object, "value", ""))


def _document(store: ox.Store, node: str) -> str:
    documents = _values(store, node, KG.document)
    return next((name for document in documents for name in _values(store, document, DCTERMS.identifier)), "")


def _is_fact(store: ox.Store, node: str) -> bool:
    return any(True for _ in _values(store, node, KG.clause))


def _by_iri(store: ox.Store, asked: str) -> Iterator[str]:
    match = re.fullmatch(r"<?(https?://[^\s<>\"{}|^`\\]+)>?", asked)
    if match and _is_fact(store, match[1]):
        yield match[1]


def _by_id(store: ox.Store, asked: str) -> Iterator[str]:
    match = re.fullmatch(r"(?:[\w-]+/|#)?([0-9a-f]{6,20})", asked)
    if match:
        nodes = _subjects(store, KG.clause)
        yield from (node for node in nodes if node.rsplit("/", 1)[-1].startswith(match[1]))


def _by_offsets(store: ox.Store, asked: str) -> Iterator[str]:
    match = re.fullmatch(r"(.+):(\d{1,12})[-:](\d{1,12})", asked)
    if not match:
        return
    start, end = int(match[2]), int(match[3])
    for position in _subjects(store, OA.start):
        first, last = (int(next(_values(store, position, side))) for side in (OA.start, OA.end))
        if first < end and start < last:
            nodes = _subjects(store, KG.evidence, ox.NamedNode(position.removesuffix("/position")))
            yield from (n for n in nodes if _is_fact(store, n) and _document(store, n) == match[1])


def _by_words(store: ox.Store, asked: str) -> Iterator[str]:
    words = asked.strip("\"'“”‘’")
    if not words:
        return
    found = False
    for quad in store.quads_for_pattern(None, _node(OA.exact), None, None):
        if words in getattr(quad.object, "value", ""):
            evidence = str(getattr(quad.subject, "value", "")).removesuffix("/quote")
            for node in _subjects(store, KG.evidence, ox.NamedNode(evidence)):
                if _is_fact(store, node):
                    found = True
                    yield node
    if found:
        return
    for predicate in (KG.text, KG.plainText):
        for quad in store.quads_for_pattern(None, _node(predicate), None, None):
            if words in getattr(quad.object, "value", "") and isinstance(quad.subject, ox.NamedNode):
                yield from _subjects(store, KG.clause, quad.subject)
