"""Groups of measures that may be worth a concept of the taxonomy, as rows and as a SKOS draft for a curator.

A draft is nothing that the graph says: its IRIs lie apart (…/draft/measure/…), every concept is marked as unstable,
and it holds what a curator needs to judge it, that is the words of the documents and the nearest concept there is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

import pyoxigraph as ox

from kg import lexicon
from kg.compare.alignment import THRESHOLD, Clause, Group, Wordings, clauses
from kg.compare.taxonomy import names
from kg.compare.wording import ACTIONS, core
from kg.graph import iris
from kg.taxonomy import labels
from kg.vocabulary import DCTERMS, RDF, SKOS

if TYPE_CHECKING:
    from kg.compare.columnar import Tables

DIGITS = 10
"""Hexadecimal digits of a notation."""
QUOTED = 12
"""Clauses that a draft quotes as evidence; the table of a proposal counts all."""
SCHEME = iris.concept("draft", "measure")
VOCABULARY_STATUS = "http://www.w3.org/2003/06/sw-vocab-status/ns#"
STATUS = VOCABULARY_STATUS + "term_status"
EDITORIAL_NOTE = lexicon.SKOS + "editorialNote"
PREFIXES = {
    "skos": lexicon.SKOS,
    "dcterms": "http://purl.org/dc/terms/",
    "vs": VOCABULARY_STATUS,
    "draft": SCHEME + "/",
    "kgm": iris.concept("measure", ""),
}


class Proposal(NamedTuple):
    """A group with its notation, the theme that it may belong to ("" where words do not tell), and the nearest concept.

    `kind`: "new"; "variant" where a concept is so near that it may lack only a label; "named" where the words are a
    name that the taxonomy has already; "rhetoric" where most clauses hold a word of political rhetoric.
    """

    notation: str
    group: Group
    theme: str
    concept: str
    score: float
    kind: str


WORTH = ("new", "variant")
"""Kinds that may be worth a concept, or a label of one."""
KINDS = (*WORTH, "named", "rhetoric")


def propose(
    tables: Tables,
    threshold: float = THRESHOLD,
    *,
    min_cities: int = 2,
    cities: Collection[str] | None = None,
    kinds: Collection[str] = WORTH,
) -> list[Proposal]:
    """The groups of measures without a concept that may be worth one, those of most cities first.

    Args:
        threshold: mean cosine of the texts of a group, above 0.
        min_cities: cities that a group must have.
        cities: names or codes; only clauses of these are grouped.
        kinds: of KINDS, those to return.
    """
    return [each for each in proposals(clauses(tables), threshold, min_cities, cities) if each.kind in kinds]


def proposals(
    measures: Iterable[Clause], threshold: float = THRESHOLD, min_cities: int = 2, cities: Collection[str] | None = None
) -> list[Proposal]:
    """Every group, of all kinds."""
    from kg.compare.placing import placed

    wordings = Wordings(measures, cities)
    groups = wordings.groups(threshold, min_cities=min_cities)
    return [
        Proposal(notation(group), group, place.theme, place.concept, place.score, kind(group, place.score, threshold))
        for group, place in zip(groups, placed(wordings, groups), strict=True)
    ]


def notation(group: Group) -> str:
    """A name that stays as long as the label of the group does."""
    return "d" + sha256(core(group.label).encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def kind(group: Group, score: float, threshold: float = THRESHOLD) -> str:
    """What kind of proposal a group is, by its words and its cosine with the nearest concept."""
    if any(text in _known() for text in group.texts):
        return "named"
    if 2 * sum(any(word in member.quote for word in _rhetoric()) for member in group.members) > len(group.members):
        return "rhetoric"
    return "variant" if score >= threshold else "new"


@cache
def _known() -> frozenset[str]:
    """The names that the taxonomy has, as texts are compared."""
    return frozenset(core(name) for _, name in names(loose=True))


@cache
def _rhetoric() -> list[str]:
    return lexicon.values(ACTIONS, lexicon.SKOS + "hiddenLabel", language="zh")["rhetoric"]


HEADINGS = (
    "notation", "label", "cities", "city_names", "clauses", "cohesion", "kind", "theme", "theme_label", "nearest",
    "nearest_label", "score", "words", "doc", "start", "end", "quote",
)  # fmt: skip


def rows(found: Iterable[Proposal]) -> Iterator[tuple[str | int | float | None, ...]]:
    """A row each, with HEADINGS; the evidence is that of the first clause, all others are in the draft."""
    for each in found:
        group, first = each.group, example(each.group)
        yield (
            each.notation, group.label, len(group.cities), " ".join(group.cities), len(group.members), group.cohesion,
            each.kind, each.theme or None, labels().get(each.theme), each.concept or None, labels().get(each.concept),
            each.score or None, "; ".join(group.texts), first.doc, first.start, first.end, first.quote,
        )  # fmt: skip


def example(group: Group) -> Clause:
    """The clause that gave the group its label."""
    return next(member for member in group.members if member.label == group.label)


def turtle(found: Sequence[Proposal]) -> bytes:
    """The proposals as a SKOS draft in Turtle, UTF-8."""
    return ox.serialize(_draft(found), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b""


def _draft(found: Sequence[Proposal]) -> Iterator[ox.Triple]:
    yield _said(SCHEME, RDF.type, ox.NamedNode(SKOS.ConceptScheme))
    yield _said(SCHEME, SKOS.prefLabel, ox.Literal("政策措施分类：待审概念草案", language="zh"))
    yield _said(SCHEME, SKOS.prefLabel, ox.Literal("Measures: draft concepts to be reviewed", language="en"))
    yield _said(SCHEME, STATUS, ox.Literal("unstable"))
    for each in found:
        node = iris.concept("draft/measure", each.notation)
        yield from (_said(node, predicate, value) for predicate, value in _concept(each))


def _said(subject: str, predicate: str, value: ox.NamedNode | ox.Literal) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), value)


def _concept(each: Proposal) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
    group = each.group
    yield RDF.type, ox.NamedNode(SKOS.Concept)
    yield SKOS.inScheme, ox.NamedNode(SCHEME)
    yield SKOS.notation, ox.Literal(each.notation)
    yield STATUS, ox.Literal("unstable")
    yield SKOS.prefLabel, ox.Literal(group.label, language="zh")
    for label in sorted({member.label for member in group.members} - {group.label}):
        yield SKOS.altLabel, ox.Literal(label, language="zh")
    if each.theme:
        yield SKOS.broader, ox.NamedNode(iris.concept("measure", each.theme))
    yield EDITORIAL_NOTE, ox.Literal(note(each), language="en")
    for member in evidence(group):
        where = f"{member.city} {member.doc} [{member.start}:{member.end}]"
        yield EDITORIAL_NOTE, ox.Literal(f"{where} “{member.quote}”", language="zh")
    for doc in sorted({member.doc for member in group.members}):
        yield DCTERMS.source, ox.NamedNode(iris.document(doc))


def note(each: Proposal) -> str:
    """What a curator should know of a draft."""
    group = each.group
    size = f"{len(group.members)} clauses of {len(group.cities)} cities, mean cosine {group.cohesion}"
    said = f"Draft proposed by likeness of words, to be reviewed: {size}. It needs an English label."
    if each.concept:
        said += f" Nearest concept: {each.concept} ({labels().get(each.concept, '')}), cosine {each.score}."
    return said + (" It may lack only a label." if each.kind == "variant" else "")


def evidence(group: Group) -> list[Clause]:
    """Clauses to quote: first one of each city, then further ones, as long as there is room."""
    first = {member.city: member for member in reversed(group.members)}
    ordered = sorted(group.members, key=lambda member: first[member.city] is not member)
    return sorted(ordered[:QUOTED], key=lambda member: (member.city, member.doc, member.start, member.end))
