"""Which targets a reported outcome answers, and whether it reaches them.

An outcome and a target belong together if they are of one city and one indicator: the same concept or, without one, the
same words. They are compared if they also speak of the same kind of figure, unit, scope and period; what is not
comparable is not compared, and the reason is said.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from kg import lexicon
from kg.cues import KG
from kg.link.indicators import FILE
from kg.model import REASONS, Answer, Target

NEAREST = 24
"""Targets of one indicator, unit and scope, nearest in time, that an outcome is compared with: the cost is linear."""
SHOWN = 3
"""Targets that are named where an outcome can be compared with none."""
WHOLE_CITY = re.compile("全市|我市|本市|市域|全域")
YEARS_OF_REPORT = 1
"""A report of the year after a deadline may still describe that deadline's year."""
INFINITY = float("inf")
WHOLE = ("eliminate", "cover")

Verdict = tuple[str, str]
COMPARABLE = ("reached", "not-reached")


class Interval(NamedTuple):
    """All numbers from `low` to `high`, both included."""

    low: float
    high: float


def answers(targets: Iterable[Target], issued: Mapping[str, str]) -> Iterator[Answer]:
    """The answers to the targets of all documents, in the order of the outcomes' and then the targets' words.

    Args:
        targets: of all documents, outcomes among them, in any order.
        issued: ISO date prefix of each document by id, "" or missing where it is not known.
    """
    goals: dict[tuple[str, str], Goals] = defaultdict(Goals)
    reported = []
    for target in sorted(targets, key=_place):
        if target.status == "outcome":
            reported.append(target)
        elif target.city.name:
            goals[key(target)].add(target)
    for outcome in reported:
        if outcome.city.name and (known := goals.get(key(outcome))):
            yield from _answered(outcome, known, issued)


def _place(target: Target) -> tuple[str, int, int, str, str]:
    at = target.evidence
    return at.doc, at.start, at.end, target.indicator, repr((target.city.name, target.value, target.deadline))


def key(target: Target) -> tuple[str, str]:
    """City and indicator: two facts with one key measure the same thing in the same city."""
    named = f"id:{target.indicator_id}" if target.indicator_id else lexicon.QUOTES.sub("", target.indicator)
    return target.city.code or target.city.name, named


def scope(target: Target) -> str:
    """The scope without words for the whole city, "" for none."""
    return "" if WHOLE_CITY.fullmatch(target.scope) or target.scope == target.city.name else target.scope


class Goals:
    """The targets of one city and indicator, each once, by unit and scope in the order of their years."""

    def __init__(self) -> None:
        self._by: dict[tuple[str, str], list[tuple[int, int, Target]]] = defaultdict(list)
        self._seen: set[tuple[object, ...]] = set()
        self._sorted = True

    def add(self, target: Target) -> None:
        """Keep a target unless one that says the same was there before."""
        t = target
        said = (t.kind, t.comparator, t.bound, t.value, t.value_max, t.unit, t.baseline, t.deadline, t.stretch, t.scope)
        if said not in self._seen:
            self._seen.add(said)
            self._by[t.unit, scope(t)].append((year(t.deadline) or 0, len(self._seen), t))
            self._sorted = False

    def near(self, outcome: Target) -> list[Target]:
        """Those of the outcome's unit and scope, nearest in time; failing them, those of any."""
        if not self._sorted:
            for rows in self._by.values():
                rows.sort(key=lambda row: row[:2])
            self._sorted = True
        own = self._by.get((outcome.unit, scope(outcome)))
        rows = own if own else list(islice(chain.from_iterable(rows[:SHOWN] for rows in self._by.values()), NEAREST))
        middle = bisect_left(rows, year(outcome.deadline) or 0, key=lambda row: row[0])
        first = max(0, min(middle - NEAREST // 2, len(rows) - NEAREST))
        return [target for *_, target in rows[first : first + NEAREST]]

    def others(self, outcome: Target) -> list[Target]:
        """Some of other units or scopes."""
        own = (outcome.unit, scope(outcome))
        rows = (row[2] for where, rows in self._by.items() if where != own for row in rows[:SHOWN])
        return list(islice(rows, NEAREST))


def _answered(outcome: Target, goals: Goals, issued: Mapping[str, str]) -> Iterator[Answer]:
    """The targets that the outcome can be compared with; failing them, those with the least in the way."""
    near = goals.near(outcome)
    found = [(target, *compare(outcome, target, issued)) for target in near]
    if not any(verdict in COMPARABLE for _, verdict, _ in found):
        found += [(target, *compare(outcome, target, issued)) for target in goals.others(outcome) if target not in near]
    comparable = [each for each in found if each[1] in COMPARABLE]
    least = min((REASONS.index(reason) for *_, reason in found if reason), default=0)
    kept = comparable or [each for each in found if each[2] == REASONS[least]][:SHOWN]
    for target, verdict, reason in sorted(kept, key=lambda each: _place(each[0])):
        yield Answer(outcome=outcome, target=target, verdict=verdict, reason=reason)


def compare(outcome: Target, target: Target, issued: Mapping[str, str]) -> Verdict:
    """Verdict and reason for an outcome and a target of one city and indicator."""
    when, reservation = period(outcome, target, issued)
    for barred in (_scope, _unit):
        if reason := barred(outcome, target):
            return "not-comparable", reason
    verdict, reason = _figures(outcome, target, same_year=bool(when and when == year(target.deadline)))
    if verdict not in COMPARABLE:
        return verdict, reason
    if reservation == "other-period":
        return "not-comparable", reservation
    return verdict, reservation


def year(iso: str) -> int | None:
    """Year of an ISO date prefix."""
    return int(iso[:4]) if iso[:4].isdigit() else None


def period(outcome: Target, target: Target, issued: Mapping[str, str]) -> tuple[int | None, str]:
    """The year that the outcome describes, if it is stated, and what its period means for the target.

    That is "" where it fits, "before-deadline" or "period-not-stated" as a reservation, or "other-period".
    """
    told, set_ = issued.get(outcome.doc, ""), issued.get(target.doc, "")
    when, due = year(outcome.deadline), year(target.deadline)
    if when is not None:
        if (due is not None and when > due) or (due != when and when < (year(set_) or 0)):
            return when, "other-period"
        return when, "before-deadline" if due is not None and when < due else ""
    reported = year(told)
    if due is not None and reported is not None and due <= reported:
        return None, "period-not-stated" if reported - due <= YEARS_OF_REPORT else "other-period"
    if outcome.doc == target.doc or (told and set_ and told < set_[: len(told)]):
        return None, "other-period"
    return None, "period-not-stated"


def _scope(outcome: Target, target: Target) -> str:
    return "" if scope(outcome) == scope(target) else "other-scope"


def _unit(outcome: Target, target: Target) -> str:
    """All of a thing needs no unit, and a figure that is missing has none."""
    free = outcome.kind in WHOLE or target.kind in WHOLE or target.value is None
    return "" if free or outcome.unit == target.unit else "other-unit"


def _figures(outcome: Target, target: Target, *, same_year: bool) -> Verdict:
    kinds = {outcome.kind, target.kind}
    if kinds <= {"level", "cover"}:
        return _levels(outcome, target)
    if kinds == {"change"}:
        return _changes(outcome, target)
    if kinds == {"eliminate"}:
        return _removed(outcome, target)
    if kinds == {"count"}:
        return _counts(outcome, target) if same_year else ("not-comparable", "cumulative")
    return "not-comparable", "change-and-level" if "change" in kinds else "other-kind"


def _levels(outcome: Target, target: Target) -> Verdict:
    reached, goal = measured(outcome), wanted(target)
    if reached is None or (goal is None and target.kind == "level" and target.value is None):
        return "not-comparable", "no-value"
    if goal is None:
        same = reached.low == reached.high == target.value
        return ("reached", "") if same else ("not-comparable", "direction-unknown")
    return within(reached, goal)


def measured(outcome: Target) -> Interval | None:
    """All values that the words of an outcome allow; None where there is no figure."""
    value = 100.0 if outcome.kind == "cover" and outcome.value is None else outcome.value
    if value is None:
        return None
    low = -INFINITY if outcome.comparator == "<=" else value
    return Interval(low, INFINITY if outcome.comparator == ">=" else outcome.value_max or value)


def wanted(target: Target) -> Interval | None:
    """All values that reach a target; None where nothing says which way is better.

    The comparator counts first, then the direction that the ontology gives the indicator.
    """
    value = 100.0 if target.kind == "cover" and target.value is None else target.value
    if value is None:
        return None
    way = {"<=": "lower", ">=": "higher"}.get(target.comparator) or better().get(target.indicator_id, "")
    if target.kind == "cover" or way == "higher":
        return Interval(value, INFINITY)
    return Interval(-INFINITY, target.value_max or value) if way == "lower" else None


def within(reached: Interval, goal: Interval) -> Verdict:
    """Whether what is reached lies in the goal.

    >>> within(Interval(39, 39), Interval(-INFINITY, 43))
    ('reached', '')
    >>> within(Interval(65, INFINITY), Interval(70, INFINITY))
    ('not-comparable', 'open-bound')
    """
    if goal.low <= reached.low and reached.high <= goal.high:
        return "reached", ""
    if reached.high < goal.low or reached.low > goal.high:
        return "not-reached", ""
    return "not-comparable", "open-bound"


def _changes(outcome: Target, target: Target) -> Verdict:
    if outcome.value is None or target.value is None:
        return "not-comparable", "no-value"
    if outcome.baseline != target.baseline:
        return "not-comparable", "other-baseline"
    sign = -1.0 if target.comparator == "-" else 1.0
    same = sign if outcome.comparator == target.comparator else -sign
    ends = sorted((same * outcome.value, same * (outcome.value_max or outcome.value)))
    reached = _opened(Interval(*ends), outcome.bound, same)
    goal = _opened(Interval(sign * target.value, sign * target.value), "max" if target.bound == "max" else "min", sign)
    return within(reached, goal)


def _opened(change: Interval, bound: str, sign: float) -> Interval:
    """A change of at least or at most so much: open away from nought, or towards it."""
    upward = (bound == "min") == (sign > 0)
    if bound not in ("min", "max"):
        return change
    return Interval(change.low, INFINITY) if upward else Interval(-INFINITY, change.high)


def _removed(outcome: Target, target: Target) -> Verdict:
    """All gone: of so many, or simply all."""
    if outcome.value is not None and target.value is not None:
        enough = outcome.value >= target.value
        return ("reached", "") if enough else ("not-comparable", "cumulative")
    if outcome.comparator == "~" and target.comparator != "~":
        return "not-comparable", "open-bound"
    return "reached", ""


def _counts(outcome: Target, target: Target) -> Verdict:
    """Numbers of things done in the same year."""
    if outcome.value is None or target.value is None:
        return "not-comparable", "no-value"
    if target.comparator == "<=":
        return within(Interval(outcome.value, outcome.value), Interval(-INFINITY, target.value))
    reached = Interval(outcome.value, INFINITY if outcome.comparator == ">=" else outcome.value)
    return within(reached, Interval(target.value, INFINITY))


@cache
def better() -> dict[str, str]:
    """Which way each indicator ought to move, higher or lower, by concept id."""
    return {concept: values[0] for concept, values in lexicon.values(FILE, KG + "better").items()}
