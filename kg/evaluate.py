"""Score extracted facts against gold annotations.

How rows are counted:

- targets: a found row may take a gold row of the same document and city whose words it overlaps and whose value it
  equals; one to one, the pair that agrees in most fields first. `core` counts those pairs, `full` only those that also
  agree in FULL.
- measures and bodies: the sets of (doc, city, concept) and (doc, city, body). Programmes: (doc, city, name), where one
  name may hold the other.
- a found row that no gold row takes, but a row of `KIND-optional.jsonl` would, is left out of the count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kg.gold import Row, Tables, agrees, amount, norm, overlap, same_value

Key = tuple[str, ...]

FIELDS = ("indicator", "status", "kind", "unit", "comparator", "bound", "baseline", "deadline", "stretch")
FULL = ("status", "kind", "unit", "comparator", "deadline", "stretch")
IDENTITY = {"measures": "concept", "programmes": "name", "bodies": "body"}


@dataclass(frozen=True, slots=True)
class Score:
    """Counts of gold rows, found rows and those that agree.

    >>> Score(gold=4, found=4, hit=3).f1
    0.75
    """

    gold: int
    found: int
    hit: int

    @property
    def precision(self) -> float:
        """Share of the found rows that are right."""
        return self.hit / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold rows that were found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Error:
    """A row that is not right. `what`: missed, spurious, or "wrong " and the fields that differ."""

    table: str
    what: str
    row: Row


@dataclass(frozen=True, slots=True)
class Report:
    """What `evaluate` found: scores by name, shares of right fields by table and field, errors, and broken input."""

    scores: dict[str, Score]
    fields: dict[str, dict[str, float]]
    errors: tuple[Error, ...]
    problems: tuple[str, ...]


def match_targets(gold: Sequence[Row], found: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of indices, one to one; those that agree in most fields, then overlap most, then come first, win."""
    by_city = defaultdict(list)
    for j, row in enumerate(found):
        by_city[row["doc"], norm(row["city"])].append(j)
    pairs = []
    for i, g in enumerate(gold):
        for j in by_city[g["doc"], norm(g["city"])]:
            if (shared := overlap(g, found[j])) > 0 and same_value(g, found[j]):
                pairs.append((sum(agrees(name, g, found[j]) for name in FIELDS), shared, -i, -j))
    taken: dict[int, int] = {}
    used: set[int] = set()
    for *_, i, j in sorted(pairs, reverse=True):
        if -i not in taken and -j not in used:
            taken[-i] = -j
            used.add(-j)
    return list(taken.items())


def evaluate(gold: Tables, found: Tables) -> Report:
    """Score found rows against gold rows. Only documents that the gold annotates for a table count in it."""
    scores: dict[str, Score] = {}
    fields: dict[str, dict[str, float]] = {}
    errors: list[Error] = []
    for kind, score in (("targets", _targets), ("measures", _sets), ("programmes", _programmes), ("bodies", _sets)):
        covered = {row["doc"] for row in gold.rows.get(kind, ())}
        rows = [row for row in found.rows.get(kind, ()) if row["doc"] in covered]
        if covered:
            score(kind, gold.rows[kind], gold.optional.get(kind, []), rows, Report(scores, fields, (), ()), errors)
    return Report(scores, fields, tuple(errors), (*gold.problems, *found.problems))


def breakdown(gold: Tables, found: Tables, noises: Mapping[str, Collection[str]]) -> dict[str, Report]:
    """The report of each annotated document, then of the documents that have each noise ("no noise": none).

    Args:
        noises: the noises of each document of the build, by its id; a group that is all documents is left out.
    """
    annotated = {row["doc"] for rows in gold.rows.values() for row in rows}
    groups = {doc: {doc} for doc in sorted(annotated)}
    for noise in sorted({noise for doc in annotated for noise in noises.get(doc, ())}):
        groups[f"noise: {noise}"] = {doc for doc in annotated if noise in noises.get(doc, ())}
    groups["no noise"] = {doc for doc in annotated if not noises.get(doc)}
    return {
        name: evaluate(_only(gold, docs), _only(found, docs))
        for name, docs in groups.items()
        if docs and docs != annotated
    }


def _only(tables: Tables, docs: Collection[str]) -> Tables:
    """The rows of some documents."""

    def kept(part: Mapping[str, list[dict[str, Any]]]) -> dict[str, list[dict[str, Any]]]:
        return {kind: [row for row in rows if row["doc"] in docs] for kind, rows in part.items()}

    return Tables(kept(tables.rows), kept(tables.optional))


def _targets(
    kind: str, gold: Sequence[Row], optional: Sequence[Row], found: Sequence[Row], report: Report, errors: list[Error]
) -> None:
    hits = match_targets(gold, found)
    taken = {j for _, j in hits}
    pairs = [(gold[i], found[j]) for i, j in hits]
    extra = [row for j, row in enumerate(found) if j not in taken and not any(_near(o, row) for o in optional)]
    count = len(hits) + len(extra)
    full = sum(all(agrees(name, g, f) for name in FULL) for g, f in pairs)
    figured = [amount(f) is not None for f in extra + [f for _, f in pairs]]
    report.scores["targets core"] = Score(len(gold), count, len(hits))
    report.scores["targets full"] = Score(len(gold), count, full)
    with_figure = sum(amount(g) is not None for g, _ in pairs)
    report.scores["targets with a figure"] = Score(sum(amount(g) is not None for g in gold), sum(figured), with_figure)
    report.fields[kind] = {name: _share([agrees(name, g, f) for g, f in pairs]) for name in FIELDS}
    kept = {i for i, _ in hits}
    errors += [Error(kind, "missed", row) for i, row in enumerate(gold) if i not in kept]
    errors += [Error(kind, "spurious", row) for row in extra]
    for g, f in pairs:
        if wrong := [name for name in FIELDS if not agrees(name, g, f)]:
            gold_values = {f"gold {name}": g.get(name) for name in wrong}
            errors.append(Error(kind, "wrong " + ",".join(wrong), {**f, **gold_values}))


def _near(optional: Row, found: Row) -> bool:
    same_place = optional["doc"] == found["doc"] and overlap(optional, found) > 0
    return same_place and amount(found) in (None, amount(optional))


def _share(truths: Sequence[bool]) -> float:
    return sum(truths) / max(1, len(truths))


def _by_key(rows: Iterable[Row], kind: str) -> dict[Key, Row]:
    """The first row of each (doc, city, identity)."""
    keyed: dict[Key, Row] = {}
    for row in rows:
        keyed.setdefault(tuple(norm(row.get(name)) for name in ("doc", "city", IDENTITY[kind])), row)
    return keyed


def _sets(
    kind: str, gold: Sequence[Row], optional: Sequence[Row], found: Sequence[Row], report: Report, errors: list[Error]
) -> None:
    wanted, got = _by_key(gold, kind), _by_key(found, kind)
    spared = _by_key(optional, kind).keys() - wanted.keys()
    extra = [key for key in got if key not in wanted and key not in spared]
    both = wanted.keys() & got.keys()
    report.scores[kind] = Score(len(wanted), len(both) + len(extra), len(both))
    errors += [Error(kind, "missed", row) for key, row in wanted.items() if key not in got]
    errors += [Error(kind, "spurious", got[key]) for key in extra]
    if kind == "bodies":
        gold_roles, found_roles = _roles(gold), _roles(found)
        report.fields[kind] = {"role": _share([bool(gold_roles[key] & found_roles[key]) for key in both])}
        for key in sorted(key for key in both if not gold_roles[key] & found_roles[key]):
            gold_role = {"gold role": ",".join(sorted(gold_roles[key]))}
            errors.append(Error(kind, "wrong role", {**got[key], **gold_role}))


def _roles(rows: Iterable[Row]) -> dict[Key, set[str]]:
    roles: dict[Key, set[str]] = defaultdict(set)
    for row in rows:
        roles[tuple(norm(row.get(name)) for name in ("doc", "city", "body"))].add(norm(row.get("role")))
    return roles


def _programmes(
    kind: str, gold: Sequence[Row], optional: Sequence[Row], found: Sequence[Row], report: Report, errors: list[Error]
) -> None:
    wanted, got = list(_by_key(gold, kind).values()), list(_by_key(found, kind).values())
    free = dict(enumerate(got))
    pairs: list[tuple[Row, Row]] = []
    for row in wanted:
        if (j := next((j for j, other in free.items() if _same_name(row, other)), None)) is None:
            errors.append(Error(kind, "missed", row))
        else:
            pairs.append((row, free.pop(j)))
    extra = [row for row in free.values() if not any(_same_name(o, row) for o in optional)]
    report.scores[kind] = Score(len(wanted), len(pairs) + len(extra), len(pairs))
    report.fields[kind] = {"type": _share([norm(g.get("type")) == norm(f.get("type")) for g, f in pairs])}
    errors += [Error(kind, "spurious", row) for row in extra]
    for g, f in pairs:
        if norm(g.get("type")) != norm(f.get("type")):
            errors.append(Error(kind, "wrong type", {**f, "gold type": g.get("type")}))


def _same_name(a: Row, b: Row) -> bool:
    if a["doc"] != b["doc"] or norm(a["city"]) != norm(b["city"]):
        return False
    x, y = norm(a["name"]), norm(b["name"])
    return x in y or y in x
