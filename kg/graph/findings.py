"""What is odd in what facts say: no schema can see it, and it is mostly as odd in the text itself.

A finding is a warning to the reader. It never stops a build and changes no fact: strangers' texts do promise days in
tonnes. ontology/shapes.ttl states the rules in words; they run over facts, since SHACL-SPARQL takes seconds a plan.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg import lexicon
from kg.graph import iris
from kg.graph.nquads import Graph, number
from kg.link import outcomes
from kg.model import Fact, Plan, Target
from kg.vocabulary import CODES, DQV, KG, OA, QUDT, RDFS, SKOS

FILE = "quantities.ttl"
DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")
CHANGED_IN = {"change": "share", "count": "count", "eliminate": "share count", "cover": "share count"}
"""Kinds of target -> kinds of quantity that they may be given in beside their indicator's own."""
WHOLE = 100.0


class Finding(NamedTuple):
    """Something odd in a fact of kind `kind` (as in its IRI): a code, in words, and the fact it is at odds with."""

    kind: str
    fact: Fact
    code: str
    zh: str
    en: str
    other: Target | None = None


def findings(plan: Plan) -> list[Finding]:
    """Everything odd in the facts of a plan, in the order of its facts.

    >>> findings(Plan(document=None, raw=""))  # type: ignore[arg-type]
    []
    """
    found = [each for target in plan.targets for each in (*unit_unfit(target), *beyond(target))]
    found += laxer(plan.targets)
    found += late(plan)
    return found


@cache
def kinds(scheme: str) -> dict[str, frozenset[str]]:
    """Concept of a scheme (`unit` or `indicator`) -> the kinds of quantity that it is given in."""
    head, found = iris.concept(scheme, ""), defaultdict(set)
    for triple in lexicon.load(FILE):
        subject = getattr(triple.subject, "value", "")
        if triple.predicate.value == QUDT.hasQuantityKind and subject.startswith(head):
            found[lexicon.local(triple.subject)].add(lexicon.local(triple.object))
    return {id: frozenset(every) for id, every in found.items()}


@cache
def unit_kinds() -> dict[str, str]:
    """Unit as the tables print it -> the kind of quantity that it measures."""
    symbols = lexicon.values("units.ttl", KG.symbol)
    measured = kinds("unit")
    return {symbol: min(measured[id]) for id, every in symbols.items() if id in measured for symbol in every}


@cache
def label(file: str, id: str, language: str) -> str:
    """A concept's preferred label."""
    return next(iter(lexicon.values(file, SKOS.prefLabel, language=language).get(id, ())), id)


@cache
def better() -> dict[str, str]:
    """Indicator -> which way it ought to move: lower or higher."""
    return {id: ways[0] for id, ways in lexicon.values("indicators.ttl", KG.better).items()}


def unit_unfit(target: Target) -> Iterator[Finding]:
    """The unit measures another kind of quantity than the indicator."""
    measured = unit_kinds().get(target.unit)
    own = kinds("indicator").get(target.indicator_id)
    if target.value is None or not measured or not own or measured in own:
        return
    if measured in CHANGED_IN.get(target.kind, "").split(" "):
        return
    zh = "、".join(label(FILE, kind, "zh") for kind in sorted(own))
    en = " or ".join(label(FILE, kind, "en") for kind in sorted(own))
    yield Finding(
        "target", target, "unit-unfit",
        f"单位“{target.unit}”表示{label(FILE, measured, 'zh')}，而指标“{target.indicator}”应为{zh}",
        f"the unit {target.unit} is for {label(FILE, measured, 'en')}, but the indicator {target.indicator} is given in"
        f" {en}",
    )  # fmt: skip


def beyond(target: Target) -> Iterator[Finding]:
    """A level that is more than the whole, a range whose ends are the wrong way round."""
    value, top = target.value, target.value_max
    share = kinds("indicator").get(target.indicator_id, frozenset()) == frozenset({"share"})
    if target.kind == "level" and target.unit == "%" and share and value is not None and max(value, top or 0) > WHOLE:
        said = number(max(value, top or 0))
        zh, en = f"比例为 {said}%，超过百分之百", f"it is a share of {said} %, more than the whole"
        yield Finding("target", target, "share-above-whole", zh, en)
    if value is not None and top is not None and top < value:
        zh = f"区间的上限 {number(top)} 小于下限 {number(value)}"
        en = f"the range ends at {number(top)}, below its start at {number(value)}"
        yield Finding("target", target, "range-reversed", zh, en)


def laxer(targets: Iterable[Target]) -> Iterator[Finding]:
    """Stretch goals that are easier to reach than every committed target of the same matter in the document."""
    same: dict[tuple[object, ...], list[Target]] = defaultdict(list)
    for t in targets:
        if t.status == "target" and t.value is not None and t.deadline and strict(t):
            matter = (outcomes.key(t), outcomes.scope(t), t.deadline, t.kind, t.unit, t.baseline)
            same[(*matter, t.comparator if t.kind == "change" else "")].append(t)
    for group in same.values():
        committed = [t for t in group if not t.stretch]
        for goal in group if committed else ():
            if goal.stretch and (other := laxest(committed)) and rank(goal) < rank(other):
                said, than = number(goal.value or 0), number(other.value or 0)
                zh = f"力争值 {said}{goal.unit} 比承诺值 {than}{other.unit} 更宽松"
                en = f"the stretch goal {said} {goal.unit} is easier to reach than the commitment {than} {other.unit}"
                yield Finding("target", goal, "stretch-laxer", zh, en, other)


def strict(target: Target) -> int:
    """1 where a greater figure is harder to reach, -1 where a smaller one is, 0 where that is not known."""
    way = {"higher": 1, "lower": -1}.get(better().get(target.indicator_id, ""), 0)
    if target.kind == "change":
        return way * {"+": 1, "-": -1}.get(target.comparator, 0)
    return way if target.kind == "level" or way > 0 else 0


def rank(target: Target) -> float:
    """How hard a target is to reach, among those of one matter."""
    return strict(target) * (target.value or 0.0)


def laxest(targets: Sequence[Target]) -> Target | None:
    """The target that is easiest to reach."""
    return min(targets, key=rank, default=None)


def late(plan: Plan) -> Iterator[Finding]:
    """Deadlines from before the plan was issued. Reports and news rightly tell of dates that have passed."""
    if plan.document is None or plan.document.type != "plan" or not DATE.fullmatch(plan.document.issued):
        return
    issued = plan.document.issued
    dated: tuple[tuple[str, Sequence[Fact]], ...] = (
        ("target", plan.targets), ("measure", plan.measures), ("duty", plan.duties),
    )  # fmt: skip
    for kind, facts in dated:
        for fact in facts:
            deadline = str(getattr(fact, "deadline", ""))
            if getattr(fact, "status", "target") == "target" and before(deadline, issued):
                zh, en = (
                    f"期限 {deadline} 早于发布日期 {issued}",
                    f"the deadline {deadline} is before {issued}, the date on which the document was issued",
                )
                yield Finding(kind, fact, "deadline-before-issue", zh, en)


def before(deadline: str, issued: str) -> bool:
    """Whether all of a year, month or day is before another.

    >>> before("2020", "2021-08"), before("2021", "2021-08"), before("2021-06", "2021-08-01")
    (True, False, True)
    """
    return bool(DATE.fullmatch(deadline)) and (deadline + "-99-99")[:10] < (issued + "-00-00")[:10]


def write(graph: Graph, document: str, found: Iterable[Finding]) -> None:
    """Write findings into the graph of their document."""
    for each in found:
        fact = iris.fact(each.kind, each.fact)
        node = iris.mint("finding", fact, each.code)
        graph.types(node, KG.Finding)
        graph.iri(node, OA.motivatedBy, DQV.qualityAssessment)
        graph.iri(node, KG.fact, fact)
        graph.iri(node, KG.finding, CODES["finding"][each.code])
        graph.iri(node, KG.comparedWith, iris.fact("target", each.other) if each.other else "")
        graph.text(node, RDFS.comment, each.zh, language="zh")
        graph.text(node, RDFS.comment, each.en, language="en")
        graph.iri(document, DQV.hasQualityAnnotation, node)
