"""Why a fact is in the graph: its sentence, the parts that were found and where, the rule, the concept, the confidence.

What the graph does not record (where a deadline was carried from, which cue hit) is found again by the extractor in the
text that the graph holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg import confidence, reasons
from kg.about import around
from kg.errors import QueryError
from kg.graph import iris, read
from kg.graph.source import Source, select
from kg.model import Fact, Plan, Section
from kg.reasons import Part, Rule
from kg.vocabulary import PREFIXES

if TYPE_CHECKING:
    from kg.retell import Told

SHORT = 8
"""Digits of a fact's IRI that are printed; more are taken too."""
SHOWN = 20
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


def explain(store: Source, fact: str) -> list[Explanation]:
    """Explain the facts that an IRI, a short id, DOC:START-END or words stand for.

    Raises:
        QueryError: if there is none, or there are more than SHOWN.
    """
    nodes = _found(store, fact.strip())
    if not nodes:
        raise QueryError(
            f"no fact {fact!r}",
            cure="give an IRI, a short id as kg show prints it, DOC:START-END, or words of the text",
        )
    if len(nodes) > SHOWN:
        raise QueryError(f"more than {SHOWN} facts have {fact!r}", cure="give more of the words, or an id")
    wanted = set(nodes)
    documents = _documents(store, nodes)
    every = []
    for plan in read.plans(store, only=lambda document: document.id in documents):
        from kg.retell import Told

        told = Told(plan)
        every += [_explained(plan, told, node, fact, kind) for node, fact, kind in _facts(plan) if node in wanted]
    return every


def _facts(plan: Plan) -> Iterator[tuple[str, Fact, str]]:
    for table, kind in KINDS.items():
        for fact in getattr(plan, table):
            yield plan.origin_of(fact).iri or iris.fact(kind, fact), fact, kind.removesuffix("-reference")


def _explained(plan: Plan, told: Told, node: str, fact: Fact, kind: str) -> Explanation:
    at = fact.evidence
    before, after = around(plan.raw, at.start, at.end)
    origin = plan.origin_of(fact)
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
        rule=reasons.rule(kind, fact.rule) if origin.kind != "curated" else reasons.stated(origin.name),
        confidence=fact.confidence,
        confidence_of="rule" if (kind, fact.rule) in confidence.shares() else "kind",
    )


def _heading(sections: tuple[Section, ...], index: int | None) -> str:
    found = next((section for section in sections if section.id == index), None)
    return " > ".join([*found.path, f"{found.number} {found.title}".strip()]) if found else ""


# Finding facts

FACT = "?fact kg:clause ?clause ."
BY_ID = FACT + ' FILTER (REGEX (STR (?fact), "/%s[0-9a-f]*$"))'
BY_OFFSETS = (
    "?document dcterms:identifier %s . ?fact kg:document ?document ; kg:evidence/oa:hasSelector ?at ."
    " ?at oa:start ?start ; oa:end ?end . FILTER (?start < %d && %d < ?end) " + FACT
)
BY_QUOTE = (
    "?words oa:exact ?text FILTER (CONTAINS (?text, %s)) ?evidence oa:hasSelector ?words ."
    " ?fact kg:evidence ?evidence . " + FACT
)
BY_CLAUSE = "?clause kg:text|kg:plainText ?text FILTER (CONTAINS (?text, %s)) " + FACT
DOCUMENTS = "VALUES ?fact {{ {} }} ?fact kg:document/dcterms:identifier ?id"


def _found(store: Source, asked: str) -> list[str]:
    """The facts that a person means, by the first way in which there are any."""
    for pattern in _patterns(asked):
        rows = _select(store, f"?fact {{ {pattern} }} ORDER BY ?fact LIMIT {SHOWN + 1}")
        if rows:
            return [row["fact"].value for row in rows]
    return []


def _patterns(asked: str) -> Iterator[str]:
    """How facts may be meant: by IRI, short id, offsets, or words of their quote or clause."""
    if match := re.fullmatch(r"<?(https?://[^\s<>\"{}|^`\\]+)>?", asked):
        yield f"VALUES ?fact {{ <{match[1]}> }} {FACT}"
    if match := re.fullmatch(r"(?:[\w-]+/|#)?([0-9a-f]{6,20})", asked):
        yield BY_ID % match[1]
    if match := re.fullmatch(r"(.+):(\d{1,12})[-:](\d{1,12})", asked):
        yield BY_OFFSETS % (ox.Literal(match[1]), int(match[3]), int(match[2]))
    if words := asked.strip("\"'“”‘’"):
        yield BY_QUOTE % ox.Literal(words)
        yield BY_CLAUSE % ox.Literal(words)


def _documents(store: Source, nodes: Iterable[str]) -> set[str]:
    """The ids of the documents of facts."""
    pattern = DOCUMENTS.format(" ".join(f"<{node}>" for node in nodes))
    return {row["id"].value for row in _select(store, f"?id {{ {pattern} }}")}


def _select(store: Source, text: str) -> list[ox.QuerySolution]:
    prefixes = "".join(f"PREFIX {name}: <{iri}> " for name, iri in PREFIXES.items() if name in ("kg", "oa", "dcterms"))
    return select(store, f"{prefixes} SELECT DISTINCT {text}")
