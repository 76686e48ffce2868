"""Targets of cities side by side: same indicator, kind of figure, statistic, scope and kind of unit on one axis.

What cannot stand on an axis is listed with the reason. Strictness is ranked by the way in which the indicator ought to
move (kg:better in ontology/indicators.ttl), among the levels or the changes of one axis that fall due in one year.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from kg.compare.choice import chosen, indicator_of, theme_of
from kg.compare.columnar import Tables
from kg.compare.figures import Figure, Key, Mark
from kg.compare.figures import figures as read
from kg.compare.things import Names, Thing

__all__ = ["REASONS", "Axis", "Mark", "converted", "side_by_side"]

REASONS = (
    "no-value",
    "change-and-level",
    "other-kind",
    "other-unit",
    "other-statistic",
    "other-scope",
    "scope-not-stated",
    "other-baseline",
    "other-direction",
    "no-target",
)
"""Why a figure is not on an axis; the last: a city reports a figure and has no target."""
REASON_OF = {
    "family": "other-unit",
    "statistic": "other-statistic",
    "scope": "other-scope",
    "baseline": "other-baseline",
    "direction": "other-direction",
}
RANKED = ("level", "change")
"""Kinds of figures that say how strict a target is; numbers of things done depend on the size of a city."""
LAST = "9999"
"""The year after all others."""
Verdicts = dict[tuple[str, int, int], str]


class Axis(NamedTuple):
    """Marks that can be compared, and those of the same indicator that cannot, each with one of REASONS.

    `kind` is level, change, count or eliminate; `scope` and `statistic` are ids of ontology/comparison.ttl parted by
    blanks, or the words of a scope, `named` their labels in Chinese and English; `better` is lower, higher or "".
    """

    indicator: Thing
    unit: str
    kind: str
    scope: str
    statistic: str
    baseline: str
    better: str
    marks: tuple[Mark, ...]
    left_out: tuple[tuple[Mark, str], ...]
    named: tuple[tuple[str, str], ...] = ()

    @property
    def cities(self) -> int:
        """How many cities have a mark."""
        return len({mark.city_code or mark.city for mark in self.marks})


def side_by_side(
    tables: Tables, cities: Sequence[str] | None = None, indicator: str = "", *, theme: str = ""
) -> list[Axis]:
    """Every axis on which targets of cities stand: those of most cities first.

    An indicator has one axis for each kind of figure, scope and so on of which two cities have targets; if none has,
    that of the most figures. What stands on none of them is left out beside the first.

    Args:
        cities: names or codes; None or none of them: all.
        indicator: an id or a name; "" for all.
        theme: id or label of a theme; "" for all.

    Raises:
        QueryError: for a name that means nothing.
    """
    places, names, wanted = chosen(tables, cities), Names(tables, "target"), theme_of(tables, theme)
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in read(tables, places, indicator_of(tables, indicator)):
        if not wanted or names.theme(figure.thing) == wanted:
            figures[figure.thing].append(figure)
    better = dict(tables.sql("SELECT id, coalesce(better, '') FROM concepts WHERE scheme = 'indicator'"))
    verdicts, labels = _verdicts(tables), _labels(tables)
    axes = [a for id, found in figures.items() for a in _axes(names.thing(id), better.get(id, ""), found, verdicts)]
    axes = [axis._replace(named=tuple(labels.get(id, (id, "")) for id in _parts(axis, labels))) for axis in axes]
    return sorted(axes, key=_place)


def _place(axis: Axis) -> tuple[object, ...]:
    """Axes of most cities come first; of equals those of one indicator together, levels before changes."""
    return -axis.cities, axis.indicator.id, _kind(axis.kind), axis.scope, axis.statistic, axis.baseline


def _kind(kind: str) -> int:
    return RANKED.index(kind) if kind in RANKED else len(RANKED)


def _labels(tables: Tables) -> dict[str, tuple[str, str]]:
    """Labels of scopes and statistics in Chinese and English, by id."""
    rows = tables.sql("SELECT id, label, label_en FROM concepts WHERE scheme IN ('scope', 'statistic')")
    return {id: (zh, en) for id, zh, en in rows}


def _parts(axis: Axis, known: Container[str]) -> list[str]:
    """The scopes and statistics of an axis; a scope that no concept names as it stands."""
    scopes = axis.scope.split()
    own = scopes if all(id in known for id in scopes) else [axis.scope]
    return [*own, *axis.statistic.split()]


def _verdicts(tables: Tables) -> dict[tuple[str, int, int], str]:
    """What the latest outcome says of a target, by the place of the target's words."""
    rows = tables.sql("SELECT target_doc, target_start, target_end, verdict FROM answers ORDER BY period NULLS FIRST")
    return {(doc, start, end): verdict for doc, start, end, verdict in rows if verdict != "not-comparable"}


def _axes(thing: Thing, better: str, figures: Sequence[Figure], verdicts: Verdicts) -> Iterator[Axis]:
    """The axes of one indicator."""
    groups: dict[Key, list[Figure]] = defaultdict(list)
    left: list[tuple[Figure, str]] = []
    for figure in figures:
        if figure.status == "target":
            if figure.key.kind == "eliminate" or figure.mark.harmonised is not None:
                groups[figure.key].append(figure)
            else:
                left.append((figure, "no-value"))
    if not groups:
        return
    ordered = sorted(groups, key=lambda key: _weight(key, groups[key]))
    chosen_keys = [key for key in ordered if len({f.city for f in groups[key]}) > 1] or ordered[:1]
    main = chosen_keys[0]
    left += [(f, _reason(f.key, main)) for key in ordered if key not in chosen_keys for f in groups[key]]
    outcomes = [figure for figure in figures if figure.status == "outcome"]
    aimed = {figure.city for figure in figures if figure.status == "target"}
    left += [(figure, "no-target") for figure in outcomes if figure.city not in aimed]
    for key in chosen_keys:
        shown = [figure for figure in outcomes if figure.key == key]
        unit, factor = _unit(groups[key])
        marks = _marks(groups[key], shown, factor, verdicts)
        beside = tuple((figure.mark, reason) for figure, reason in left) if key == main else ()
        yield Axis(
            thing, unit, key.kind, key.scope, key.statistic, key.baseline, better, _ranked(marks, key, better), beside
        )


def _weight(key: Key, figures: Sequence[Figure]) -> tuple[int, int, int, int, Key]:
    """The axis of the most cities comes first; of equals levels, then changes, then the whole city, then most marks."""
    return -len({figure.city for figure in figures}), _kind(key.kind), len(key.scope), -len(figures), key


def _reason(key: Key, main: Key) -> str:
    """Why a figure does not stand on an axis, the first difference that counts."""
    if key.kind != main.kind:
        return "change-and-level" if {key.kind, main.kind} == set(RANKED) else "other-kind"
    differing = next(name for name in REASON_OF if getattr(key, name) != getattr(main, name))
    return "scope-not-stated" if differing == "scope" and not key.scope else REASON_OF[differing]


def _unit(figures: Sequence[Figure]) -> tuple[str, float]:
    """The unit that most figures have, and its factor."""
    counts = Counter((figure.mark.unit, figure.factor) for figure in figures)
    return min(counts, key=lambda pair: (-counts[pair], pair))


def _marks(targets: Sequence[Figure], outcomes: Sequence[Figure], factor: float, verdicts: Verdicts) -> list[Mark]:
    """The targets as marks in the unit of an axis, each once, with what their cities report."""
    reported: dict[str, list[Figure]] = defaultdict(list)
    for outcome in sorted(outcomes, key=lambda figure: figure.mark.deadline):
        reported[outcome.city].append(outcome)
    found: dict[tuple[object, ...], Mark] = {}
    for target in targets:
        mark, own = target.mark, reported[target.city]
        latest = own[-1] if own else None
        before = [f for f in own if mark.baseline and f.mark.deadline[:4] == mark.baseline[:4]]
        year = "" if "missing-year" in target.flags else mark.deadline
        said = (target.city, mark.value, mark.value_max, mark.comparator, mark.bound, year, mark.stretch, mark.unit)
        made = mark._replace(
            harmonised=converted(mark.harmonised, target.factor, factor),
            harmonised_max=converted(mark.harmonised_max, target.factor, factor),
            deadline=year,
            baseline_value=converted(before[-1].mark.harmonised, before[-1].factor, factor) if before else None,
            outcome=converted(latest.mark.harmonised, latest.factor, factor) if latest else None,
            period=latest.mark.deadline if latest else "",
            outcome_quote=latest.mark.quote if latest else None,
            verdict=verdicts.get((mark.quote.doc, mark.quote.start, mark.quote.end), ""),
            rank=None if "missing-year" in target.flags else 0,
        )
        found.setdefault(said, made)
    return list(found.values())


def converted(value: float | None, factor: float, other: float) -> float | None:
    """A figure of a unit with one factor in a unit with another, without the noise of the division.

    >>> converted(0.035, 1e-6, 1e-9)
    35.0
    """
    return value if value is None or factor == other else float(f"{value * factor / other:.12g}")


def _ranked(marks: Sequence[Mark], key: Key, better: str) -> tuple[Mark, ...]:
    """Marks in the order of years and strictness, with their ranks; the same figure has the same rank."""
    falling = better == "lower" and key.kind == "level"
    against = key.kind == "change" and key.direction != {"lower": "-", "higher": "+"}.get(better)
    rankable = key.kind in RANKED and better and not against
    years: dict[str, set[float]] = defaultdict(set)
    for mark in marks:
        if mark.rank is not None and mark.harmonised is not None:
            years[mark.deadline[:4]].add(mark.harmonised)
    orders = {year: sorted(values, reverse=not falling) for year, values in years.items()}

    def ranked(mark: Mark) -> Mark:
        if not rankable or mark.rank is None or mark.harmonised is None:
            return mark._replace(rank=None)
        return mark._replace(rank=orders[mark.deadline[:4]].index(mark.harmonised) + 1)

    return tuple(sorted(map(ranked, marks), key=_order))


def _order(mark: Mark) -> tuple[str, float, str, str, int]:
    rank = float("inf") if mark.rank is None else mark.rank
    return mark.deadline[:4] or LAST, rank, mark.city_code or mark.city, mark.quote.doc, mark.quote.start
