"""The facts of a document as they must stay whatever noise stands in it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from noise.inject import Noisy, apply

from kg import catalogue
from kg.model import Evidence, Fact, Plan
from kg.pipeline import read_source
from kg.text.read import Source, read

ROOT = Path(__file__).parent.parent.parent
FILES = {
    path.stem: path
    for path in (*sorted((ROOT / "corpus").glob("*.txt")), *sorted((ROOT / "tests/unseen/docs").glob("unseen-a*.txt")))
}
KINDS = ("targets", "measures", "programmes", "duties")


class Moved(NamedTuple):
    """How the facts of a kind moved: how many there were, are lost, and are new."""

    facts: int
    lost: int
    new: int


@cache
def _rows(folder: Path) -> dict[str, catalogue.Row]:
    return {row.file: row for row in catalogue.load(folder)}


def clean_text(stem: str) -> str:
    """The raw text of a document."""
    return read(FILES[stem]).text


def plan_of(stem: str, text: str) -> Plan:
    """What the pipeline reads out of a text with the catalogue row of a document."""
    path = FILES[stem]
    data = text.encode()
    row = _rows(path.parent)[path.name]
    return read_source(Source(path, data, hashlib.sha256(data).hexdigest(), "utf-8", text), row)


@cache
def clean_plan(stem: str) -> Plan:
    """The plan of a document without noise."""
    return plan_of(stem, clean_text(stem))


def _key(kind: str, fact: Fact, span: tuple[int, int]) -> Hashable:
    """A fact as it must stay: everything but the offsets, which are those of the clean text."""
    names = {
        "targets": "indicator kind comparator value value_max unit deadline stretch status",
        "measures": "concept",
        "programmes": "name type",
        "duties": "body role",
    }
    return (fact.city.code, *(getattr(fact, name) for name in names[kind].split()), span)


def facts(plan: Plan, noisy: Noisy, kind: str) -> Counter[Hashable]:
    """The facts of a kind with the spans of their words in the clean text."""
    return Counter(
        _key(kind, fact, noisy.clean_span(fact.evidence.start, fact.evidence.end)) for fact in getattr(plan, kind)
    )


def moved(stem: str, noisy: Noisy, plan: Plan) -> dict[str, Moved]:
    """By kind of fact how many the noise moved."""
    clean = clean_plan(stem)
    still = apply(clean.raw, ())
    found: dict[str, Moved] = {}
    for kind in KINDS:
        before, after = facts(clean, still, kind), facts(plan, noisy, kind)
        found[kind] = Moved(before.total(), (before - after).total(), (after - before).total())
    return found


def evidence(plan: Plan) -> Iterator[Evidence]:
    """All evidence of a plan."""
    yield from plan.clauses
    for kind in KINDS:
        for fact in getattr(plan, kind):
            yield from (fact.evidence, fact.clause)
