"""Which facts an export holds: a frozen choice of cities, kinds, indicators, themes and documents.

Several values of one filter widen it, several filters narrow each other. Facts of the model and nodes of the graph are
judged by the same predicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from kg.graph import iris
from kg.model import Answer, Citation, Duty, Fact, Measure, Mention, Plan, Programme, Suggestion, Target
from kg.vocabulary import KG

CLASSES: Mapping[str, str] = {
    KG.Target: "target",
    KG.Outcome: "outcome",
    KG.Measure: "measure",
    KG.ProgrammeReference: "programme",
    KG.Duty: "duty",
    KG.Citation: "citation",
    KG.PlaceMention: "place",
}
"""Class of a fact's node -> the kind that --kind names."""
KINDS = tuple(CLASSES.values())
KIND_OF: Mapping[type[Fact], str] = {
    Measure: "measure",
    Programme: "programme",
    Duty: "duty",
    Citation: "citation",
    Mention: "place",
}
F = TypeVar("F", bound=Fact)


class Said(NamedTuple):
    """What a filter asks of a fact: its kind, and IRIs ("" for none) of document, city, indicator and measures."""

    kind: str
    document: str
    city: str
    indicator: str
    measures: tuple[str, ...]


def said(fact: Fact) -> Said:
    """What a filter asks of a fact of the model."""
    kind, indicator = KIND_OF.get(type(fact), ""), ""
    ids: list[str] = []
    if isinstance(fact, Target):
        kind = fact.status
        indicator = iris.concept("indicator", fact.indicator_id) if fact.indicator_id else ""
    elif isinstance(fact, Measure | Duty):
        ids = (fact.concept if isinstance(fact, Measure) else fact.measure).split()
    city = iris.place(fact.city.code, fact.city.name) if fact.city.code or fact.city.name else ""
    measures = tuple(iris.concept("measure", id) for id in ids)
    return Said(kind, iris.document(fact.doc), city, indicator, measures)


@dataclass(frozen=True, slots=True)
class Selection:
    """A choice of facts; an empty set chooses everything.

    `cities`, `indicators` and `documents` are IRIs, `kinds` some of KINDS. `themes` are IRIs of the taxonomy's themes;
    `themed` of the measures and indicators that belong to them. `given` says the choice in words, for those who read
    the export: pairs of filter and value.
    """

    cities: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()
    themes: frozenset[str] = frozenset()
    themed: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    given: tuple[tuple[str, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.cities or self.kinds or self.indicators or self.themes or self.documents)

    def __str__(self) -> str:
        return "; ".join(f"{name}: {value}" for name, value in self.given)

    @property
    def of_documents_only(self) -> bool:
        """Whether whole documents are chosen, with everything in them."""
        return bool(self.documents) and not (self.cities or self.kinds or self.indicators or self.themes)

    def keeps(self, fact: Said) -> bool:
        """Whether a fact is chosen.

        >>> Selection(kinds=frozenset({"target"})).keeps(Said("outcome", "", "", "", ()))
        False
        """
        return (
            (not self.documents or fact.document in self.documents)
            and (not self.kinds or fact.kind in self.kinds)
            and (not self.cities or fact.city in self.cities)
            and (not self.indicators or fact.indicator in self.indicators)
            and (not self.themes or fact.indicator in self.themed or not self.themed.isdisjoint(fact.measures))
        )

    def names(self, document: str) -> bool:
        """Whether a document was asked for by name, so that its metadata stays without facts, by IRI."""
        return document in self.documents

    def some(self, facts: Iterable[F]) -> tuple[F, ...]:
        """The facts that are chosen."""
        return tuple(fact for fact in facts if self.keeps(said(fact)))

    def plan(self, plan: Plan) -> Plan | None:
        """A plan with the chosen facts; None where none is and the document was not asked for."""
        if not self:
            return plan
        kept = replace(
            plan,
            targets=self.some(plan.targets),
            measures=self.some(plan.measures),
            programmes=self.some(plan.programmes),
            duties=self.some(plan.duties),
            citations=self.some(plan.citations),
            mentions=self.some(plan.mentions),
        )
        return kept if facts(kept) or self.names(iris.document(plan.document.id)) else None

    def answer(self, answer: Answer) -> bool:
        """Whether both ends of an answer are chosen."""
        return not self or (self.keeps(said(answer.outcome)) and self.keeps(said(answer.target)))

    def suggestion(self, suggestion: Suggestion) -> bool:
        """Whether both ends of a suggestion are chosen; a concept always is."""
        ends = [suggestion.measure, *([suggestion.like] if suggestion.like else [])]
        return not self or all(self.keeps(said(end)) for end in ends)


EVERYTHING = Selection()


def facts(plan: Plan) -> int:
    """How many facts a plan has."""
    tables = (plan.targets, plan.measures, plan.programmes, plan.duties, plan.citations, plan.mentions)
    return sum(map(len, tables))
