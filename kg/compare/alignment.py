"""Measures without a concept, aligned across cities by the likeness of their words: proposals, never facts.

A group holds clauses of several cities that seem to commit to the same thing, though the taxonomy has no concept for
it. It is shown as proposed and never counted with the curated concepts. How often such a pair is right is measured on
pairs judged by hand: docs/alignment.md.

>>> said = Wordings([Clause("a", "甲市", "", "推进美丽河湖建设", "美丽河湖建设", "推进美丽河湖建设", 0, 8),
...                  Clause("b", "乙市", "", "美丽河湖建设试点", "美丽河湖建设试点", "美丽河湖建设试点", 5, 13)])
>>> [(group.label, group.cities) for group in said.groups()]
[('推进美丽河湖建设', ('乙市', '甲市'))]
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg.compare.taxonomy import names, themes
from kg.compare.wording import SHORTEST, core

if TYPE_CHECKING:
    from kg.compare.columnar import Tables
    from kg.compare.vectors import Space

THRESHOLD = 0.65
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

    `label` is the words of the clearest member, the one whose text is most like the others; `texts` are the different
    texts that were compared, `members` stand in the order of cities and texts. `cohesion` is the mean cosine of all
    pairs of texts, 1 where there is one text only.
    """

    label: str
    texts: tuple[str, ...]
    members: tuple[Clause, ...]
    cohesion: float

    @property
    def cities(self) -> tuple[str, ...]:
        """The cities whose documents say so, in order."""
        return tuple(sorted({member.city for member in self.members}))


QUERY = """
SELECT doc, city, coalesce(concept, ''), coalesce(label, ''), coalesce(object, ''), quote, start, "end",
       coalesce(city_code, ''), coalesce(iri, '')
FROM measure_facts WHERE city IS NOT NULL
"""


def clauses(tables: Tables) -> list[Clause]:
    """The measures of a build, with a concept or without; those of no city are left out."""
    return sorted(Clause(*row) for row in tables.sql(QUERY))


def aligned(
    tables: Tables, cities: Collection[str] | None = None, threshold: float = THRESHOLD, *, min_cities: int = 2
) -> list[Group]:
    """The groups of measures without a concept, those of most cities first, then the most alike.

    For `kg compare --by measure --proposed` and pages: show them apart from what has a concept, and as proposed. That a
    city is not in a group says nothing about it.

    Args:
        tables: of the build; what other cities say tells how common words are.
        cities: names or codes; only clauses of these are grouped. Default: all.
        threshold: mean cosine of the texts of a group, above 0.
        min_cities: cities that a group must have.
    """
    return Wordings(clauses(tables), cities).groups(threshold, min_cities=min_cities)


class Wordings:
    """The different texts of measures. `texts` are those without a concept. `known` are further ones, which tell how
    common words are: of measures with a concept, and names of concepts; `concepts` holds the concepts of these, each
    with the city that says so, "" for a name. The space numbers first the ones, then the others.

    Args:
        measures: all of a build.
        cities: names or codes; only clauses of these are grouped.
        named: concepts and their names; default: those of the taxonomy.
    """

    def __init__(
        self,
        measures: Iterable[Clause],
        cities: Collection[str] | None = None,
        *,
        named: Iterable[tuple[str, str]] | None = None,
    ) -> None:
        said: dict[str, list[Clause]] = defaultdict(list)
        known: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for clause in sorted(measures):
            words = clause.words
            if clause.concept in themes():
                known[words].add((clause.concept, clause.city))
            elif (
                not clause.concept
                and len(words) >= SHORTEST
                and (cities is None or clause.city in cities or clause.code in cities)
            ):
                said[words].append(clause)
        for concept, name in names() if named is None else named:
            known[core(name)].add((concept, ""))
        self.said = {words: tuple(said[words]) for words in sorted(said)}
        self.texts = list(self.said)
        self.concepts = {words: frozenset(known[words]) for words in sorted(known)}
        self.known = [words for words in self.concepts if words not in said]

    @cached_property
    def space(self) -> Space:
        """The vectors of texts and known ones."""
        from kg.compare.vectors import Space

        return Space([*self.texts, *self.known])

    def groups(self, threshold: float = THRESHOLD, *, min_cities: int = 2) -> list[Group]:
        """As `aligned` says."""
        from kg.compare.clusters import clusters

        grouped = clusters(self.space, self.space.pairs(threshold, range(len(self.texts))), threshold)
        taken = {i for group in grouped for i in group}
        grouped += [[i] for i in range(len(self.texts)) if i not in taken]
        groups = [self._group(each) for each in grouped if len(self._cities(each)) >= min_cities]
        return sorted(groups, key=lambda group: (-len(group.cities), -group.cohesion, group.label, group.texts))

    def _cities(self, group: Sequence[int]) -> set[str]:
        return {clause.city for i in group for clause in self.said[self.texts[i]]}

    def _group(self, group: Sequence[int]) -> Group:
        """A group with its clearest member: the text most like all others, or of such the one said most."""
        texts, said = [self.texts[i] for i in group], [self.said[self.texts[i]] for i in group]
        likeness = [sum(self.space.cosine(i, j) for j in group if j != i) for i in group]
        best = min(range(len(group)), key=lambda n: (-round(likeness[n], 4), -len(said[n]), len(texts[n]), texts[n]))
        pairs = len(group) * (len(group) - 1)
        return Group(
            label=min(said[best], key=lambda clause: (names_city(clause), len(clause.label), clause)).label,
            texts=tuple(texts),
            members=tuple(sorted((c for each in said for c in each), key=lambda c: (c.city, c.doc, c.start, c.end))),
            cohesion=round(sum(likeness) / pairs, 4) if pairs else 1.0,
        )


def names_city(clause: Clause) -> bool:
    """Whether the words name the city itself, as 建设美丽宁波 does."""
    return clause.city.removesuffix("市") in clause.label


COLUMNS = ("group", "label", "cohesion", "cities", "city", "city_code", "doc", "start", "end", "quote", "fact")


def records(groups: Iterable[Group]) -> Iterator[tuple[object, ...]]:
    """One row a clause of a group, with COLUMNS; groups have numbers from 1."""
    for number, group in enumerate(groups, start=1):
        for said in group.members:
            shared = (number, group.label, group.cohesion, len(group.cities), said.city, said.code or None)
            yield (*shared, said.doc, said.start, said.end, said.quote, said.iri or None)
