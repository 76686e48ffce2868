"""The facts as rows of tables; kg.export.codebook says what tables and columns there are.

Flags, cities, instruments and the concepts of duties are parted by blanks, bodies and programmes of measures by
semicolons. Offsets are half-open code points of the raw text. measures, programmes and bodies have one row a key, with
the clearest evidence; every single fact stands in measure-facts, programme-facts and duties.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from kg.export import codebook
from kg.export.job import Job
from kg.export.origins import Origins, origin
from kg.export.selection import EVERYTHING, Selection, facts
from kg.gold import KINDS, Tables
from kg.graph import iris
from kg.link.linker import Linker
from kg.model import (
    Answer,
    Citation,
    Document,
    Duty,
    Evidence,
    Fact,
    Measure,
    Mention,
    Plan,
    Programme,
    Suggestion,
    Target,
)
from kg.taxonomy import labels

Row = dict[str, Any]
F = TypeVar("F", bound=Fact)
JOIN = ";"

NODES: dict[type[Fact], str] = {
    Target: "target",
    Measure: "measure",
    Programme: "programme-reference",
    Duty: "duty",
    Citation: "citation",
    Mention: "mention",
}
"""Kind of fact -> the kind of its IRI."""
COLUMNS: dict[str, str] = {name: " ".join(table.columns) for name, table in codebook.TABLES.items()}
"""Table -> its columns."""


def stream(
    plans: Iterable[Plan],
    selection: Selection = EVERYTHING,
    note: Callable[[Document, int], None] = lambda document, facts: None,
) -> Iterator[tuple[str, Row]]:
    """The rows of all tables as they come, each with the name of its table, in the order of documents and texts.

    A row holds plain values (str, int, float, bool or None) in the order of its table's columns. No plan is kept once
    the next is asked for; answers and nearest come after the last plan.

    Args:
        plans: every document of a build, also those that the selection leaves out: what suggestions are like depends
            on all of them.
        note: called with each document that is kept and the number of its facts that are.
    """
    linker, origins = Linker(), Origins()
    for plan in plans:
        linker.add(plan)
        origins.add(plan)
        kept = selection.plan(plan)
        del plan
        if kept:
            note(kept.document, facts(kept))
            yield from ((name, row(name, said)) for name, rows in of_plan(kept) for said in rows)
        del kept
    for each in linker.answers():
        if selection.answer(each):
            said = {**origin(origins.of(each.outcome)), **origin(origins.of(each.target), "target_")}
            yield "answers", row("answers", {**answer(each), **said})
    for found in linker.suggestions():
        if selection.suggestion(found):
            yield "nearest", row("nearest", {**suggestion(found), **origin(origins.of(found.measure))})


def of_job(job: Job) -> Iterator[tuple[str, Row]]:
    """The rows that a job asks for."""
    return stream(job.plans(), job.selection, job.note)


def tables(plans: Iterable[Plan], selection: Selection = EVERYTHING) -> dict[str, list[Row]]:
    """Every table as a list of rows; for notebooks, that is for what fits into memory."""
    found: dict[str, list[Row]] = {name: [] for name in COLUMNS}
    for name, said in stream(plans, selection):
        found[name].append(said)
    return found


def row(table: str, said: Row) -> Row:
    """A row with exactly the columns of its table."""
    return {column: said.get(column) for column in codebook.TABLES[table].columns}


def found_tables(plans: Iterable[Plan]) -> Tables:
    """The tables that gold files exist for, as kg.gold compares them."""
    every = tables(plans)
    return Tables({kind: every[kind] for kind in KINDS})


def of_plan(plan: Plan) -> Iterator[tuple[str, Iterable[Row]]]:
    """The rows of one document, by table."""
    titles = {section.id: f"{section.number} {section.title}".strip() for section in plan.sections}

    def shared(fact: Fact) -> Row:
        own = plan.origin_of(fact)
        return {
            "city": fact.city.name or None,
            "city_code": fact.city.code or None,
            "iri": own.iri or iris.fact(NODES[type(fact)], fact),
            **origin(own),
            **words(fact.evidence),
            "section": titles.get(fact.section) if fact.section is not None else None,
            "rule": fact.rule or None,
            "confidence": fact.confidence,
            "clause": fact.clause.quote,
        }

    measures, programmes, duties = plan.measures, plan.programmes, plan.duties
    yield "documents", [{**document(plan.document), **origin(plan.origin)}]
    yield "targets", [{**shared(each), **target(each)} for each in plan.targets]
    yield "measures", [{**shared(best), **measure(best), "facts": n} for best, n in clearest(measures, measure_key)]
    yield "programmes", [{**shared(b), **programme(b), "facts": n} for b, n in clearest(programmes, programme_key)]
    yield "bodies", [{**shared(best), **duty(best), "facts": n} for best, n in clearest(duties, duty_key)]
    yield "measure-facts", [{**shared(each), **measure(each)} for each in measures]
    yield "programme-facts", [{**shared(each), **programme(each)} for each in programmes]
    yield "duties", [{**shared(each), **duty(each)} for each in duties]
    yield "citations", [{**shared(c), "title": c.title, "number": c.number or None} for c in plan.citations]
    yield "places", [{**shared(m), "place": m.place.name or None, "code": m.place.code or None} for m in plan.mentions]


def words(evidence: Evidence) -> Row:
    """Document, quote and offsets."""
    return {"doc": evidence.doc, "quote": evidence.quote, "start": evidence.start, "end": evidence.end}


def document(document: Document) -> Row:
    """A row of documents."""
    return {
        "doc": document.id,
        "title": document.title or None,
        "city": " ".join(city.name for city in document.cities) or None,
        "city_codes": " ".join(city.code for city in document.cities) or None,
        "type": document.type,
        "exercise": document.exercise or None,
        "issued": document.issued or None,
        "publisher": document.publisher or None,
        "source": document.source or None,
        "sha256": document.sha256,
        "chars": document.chars,
        "flags": " ".join(document.flags) or None,
    }


def target(target: Target) -> Row:
    """What is particular to a row of targets."""
    texts = ("indicator_id", "bound", "unit", "baseline", "deadline", "scope", "bindingness")
    return {
        **{name: getattr(target, name) or None for name in texts},
        "indicator": target.indicator,
        "status": target.status,
        "kind": target.kind,
        "comparator": target.comparator,
        "value": target.value,
        "value_max": target.value_max,
        "stretch": target.stretch,
        "flags": " ".join(target.flags) or None,
    }


def answer(answer: Answer) -> Row:
    """A row of answers; its quote and offsets are the outcome's."""
    outcome, target = answer.outcome, answer.target
    return {
        "city": outcome.city.name,
        **words(outcome.evidence),
        **{f"target_{name}": value for name, value in words(target.evidence).items()},
        **{name: getattr(target, name) or None for name in ("indicator_id", "unit", "deadline", "scope")},
        "indicator": outcome.indicator,
        "verdict": answer.verdict,
        "reason": answer.reason or None,
        "outcome": outcome.value,
        "outcome_unit": outcome.unit or None,
        "period": outcome.deadline or None,
        "target": target.value,
        "target_max": target.value_max,
        "comparator": target.comparator,
        "stretch": target.stretch,
    }


def suggestion(suggestion: Suggestion) -> Row:
    """A row of nearest: a measure without a concept, and the concept or the measure of another city that it is like."""
    measure, like = suggestion.measure, suggestion.like
    other = {f"other_{name}": value for name, value in words(like.evidence).items()} if like else {}
    return {
        "city": measure.city.name or None,
        "label": measure.label,
        **words(measure.evidence),
        **other,
        "score": suggestion.score,
        "suggested": suggestion.concept or None,
        "suggested_label": labels().get(suggestion.concept),
        "other_city": (like.city.name or None) if like else None,
        "other_concept": (like.concept or None) if like else None,
    }


def measure(measure: Measure) -> Row:
    """What is particular to a row of measures."""
    return {
        "concept": measure.concept or None,
        "label": measure.label,
        "verb": measure.verb or None,
        "object": measure.object or None,
        "instrument": " ".join(measure.instruments) or None,
        "body": JOIN.join(measure.bodies) or None,
        "deadline": measure.deadline or None,
        "programme": JOIN.join(measure.programmes) or None,
    }


def programme(programme: Programme) -> Row:
    """What is particular to a row of programmes."""
    return {"name": programme.name, "concept": programme.concept or None, "type": programme.type}


def duty(duty: Duty) -> Row:
    """What is particular to a row of bodies."""
    return {
        "body": duty.body,
        "mention": duty.mention,
        "role": duty.role,
        "measure": duty.measure or None,
        "deadline": duty.deadline or None,
    }


def measure_key(measure: Measure) -> str:
    """What a row of measures is about; "" for none."""
    return measure.concept


def programme_key(programme: Programme) -> str:
    """What a row of programmes is about."""
    return programme.name


def duty_key(duty: Duty) -> str:
    """What a row of bodies is about."""
    return f"{duty.body}\x1f{duty.role}"


def clearest(facts: Iterable[F], key: Callable[[F], str]) -> list[tuple[F, int]]:
    """For each city and key the fact with the clearest words, and how many facts there are. No key: left out.

    Clearest is a fact that names what commits (verb, measure), then the one that stands first.
    """
    groups: dict[tuple[str, str], list[F]] = defaultdict(list)
    for fact in facts:
        if key(fact):
            groups[fact.city.name, key(fact)].append(fact)
    chosen = [(min(group, key=_unclear), len(group)) for group in groups.values()]
    return sorted(chosen, key=lambda pair: (pair[0].evidence.start, pair[0].evidence.end, key(pair[0])))


def _unclear(fact: Fact) -> tuple[bool, int, int]:
    silent = not (getattr(fact, "verb", "") or getattr(fact, "measure", ""))
    return silent, fact.evidence.start, fact.evidence.end
