"""Measures without a concept, aligned across cities by the likeness of their words: proposals, never facts.

A group holds clauses of several cities that seem to commit to the same thing, though the taxonomy has no concept for
it. It is shown as proposed and never counted with the curated concepts. How often such a pair is right is measured on
pairs judged by hand: docs/alignment.md.

>>> groups = aligned([Clause("a", "甲市", "", "推进美丽河湖建设", "美丽河湖建设", "推进美丽河湖建设", 0, 8),
...                   Clause("b", "乙市", "", "美丽河湖建设试点", "美丽河湖建设试点", "美丽河湖建设试点", 5, 13)])
>>> [(group.label, group.cities) for group in groups]
[('推进美丽河湖建设', ('乙市', '甲市'))]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from kg.compare.wording import SHORTEST, core
from kg.link import nearest

if TYPE_CHECKING:
    from kg.compare.vectors import Space

THRESHOLD = 0.6
"""Cosine from which on two clauses are taken for alike; chosen on the pairs of tests/compare/alignment-pairs.csv."""


class Clause(NamedTuple):
    """A measure as a row of the table measure-facts has it; `concept` "" where there is none. The offsets are half-open
    code points of the document; `code` is the city's, `iri` the fact's.
    """

    doc: str
    city: str
    concept: str
    label: str
    object: str
    quote: str
    start: int
    end: int
    code: str = ""
    iri: str = ""

    @property
    def words(self) -> str:
        """What the clause is compared by."""
        return core(self.object or self.label, self.city)


class Group(NamedTuple):
    """Clauses that seem to say the same; a proposal.

    `label` is the words of the clearest member, whose texts is most like the others; `members` stand in the order of
    cities and texts; `cohesion` is the mean cosine of all pairs of different texts, 1 where all are equal.
    """

    label: str
    words: str
    texts: tuple[str, ...]
    members: tuple[Clause, ...]
    cohesion: float

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities whose documents say so, in order."""
        return tuple(sorted({member.city for member in self.members}))


COLUMNS = ("doc", "city", "concept", "label", "object", "quote", "start", "end", "city_code", "iri")


def clauses(rows: Iterable[Mapping[str, object]]) -> list[Clause]:
    """The rows of the table measure-facts, in the order of documents and texts; those of no city are left out."""
    said = ([row[name] for name in COLUMNS] for row in rows if row["city"])
    return sorted(Clause(*("" if value is None else value for value in each)) for each in said)  # type: ignore[arg-type]


def aligned(
    measures: Iterable[Clause],
    cities: Collection[str] | None = None,
    threshold: float = THRESHOLD,
    *,
    min_cities: int = 2,
) -> list[Group]:
    """The groups of measures without a concept, those of most cities first, then the most alike.

    Args:
        measures: all of the build, with a concept or without: all tell how common words are.
        cities: full names; only clauses of these are grouped. Default: all.
        threshold: mean cosine of the clauses of a group, above 0.
        min_cities: cities that a group must have.
    """
    from kg.compare.clusters import clusters
    from kg.compare.vectors import Space

    every = sorted(measures)
    said: dict[str, list[Clause]] = defaultdict(list)
    for clause in every:
        if not clause.concept and (cities is None or clause.city in cities) and len(clause.words) >= SHORTEST:
            said[clause.words].append(clause)
    texts = sorted(said)
    space = Space([*texts, *background(every, said)])
    grouped = clusters(space, space.pairs(threshold, range(len(texts))), threshold)
    taken = {i for group in grouped for i in group}
    grouped += [[i] for i in range(len(texts)) if i not in taken]
    groups = [
        _group(space, group, [said[texts[i]] for i in group], texts)
        for group in grouped
        if _spread(group, texts, said) >= min_cities
    ]
    return sorted(groups, key=lambda group: (-len(group.cities), -group.cohesion, group.words))


def background(measures: Iterable[Clause], known: Collection[str]) -> list[str]:
    """Other texts that tell how common words are: those of measures with a concept, and names of concepts."""
    labels = {core(text.words) for text in nearest.labels()}
    return sorted((labels | {clause.words for clause in measures if clause.concept}) - set(known))


def named(clause: Clause) -> bool:
    """Whether the words name the city itself, as 建设美丽徐州 does."""
    return clause.city.removesuffix("市") in clause.label


def _spread(group: Sequence[int], texts: Sequence[str], said: Mapping[str, Sequence[Clause]]) -> int:
    return len({clause.city for i in group for clause in said[texts[i]]})


def _group(space: Space, group: Sequence[int], members: Sequence[Sequence[Clause]], texts: Sequence[str]) -> Group:
    """A group with its clearest member: the text most like all others, of such the one said most."""
    likeness = {i: sum(space.cosine(i, j) for j in group if j != i) for i in group}
    pairs = len(group) * (len(group) - 1)
    said = dict(zip(group, members, strict=True))
    best = min(group, key=lambda i: (-round(likeness[i], 4), -len(said[i]), len(texts[i]), texts[i]))
    label = min(said[best], key=lambda clause: (named(clause), len(clause.label), clause)).label
    return Group(
        label=label,
        words=texts[best],
        texts=tuple(texts[i] for i in group),
        members=tuple(
            sorted((clause for each in members for clause in each), key=lambda c: (c.city, c.doc, c.start, c.end))
        ),
        cohesion=round(sum(likeness.values()) / pairs, 4) if pairs else 1.0,
    )
