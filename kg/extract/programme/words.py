"""The words by which programmes are found, loaded once from ontology/programmes.ttl and programme-forms.ttl."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from kg.alternation import alternation
from kg.lexicon import SKOS, Entry, Hit, Lexicon, entries, values
from kg.wordlists import Words

CONCEPTS = "programmes.ttl"
FORMS = "programme-forms.ttl"
TYPE = "https://w3id.org/kg-cn-plans/ontology#programmeType"
STOP = "stop"
HIDDEN = "hiddenLabel"
MARKS = re.compile("[“”]")
IGNORED = re.compile(r"[\s“”‘’《》、,，·]")


class Candidate(NamedTuple):
    """A name found in the normalised text: its span, canonical name, type, concept id ("" for a new name) and rule."""

    start: int
    end: int
    name: str
    type: str
    concept: str
    rule: str


def bare(name: str) -> str:
    """A name without quotation marks, commas and blanks, for comparing.

    >>> bare("“双随机、一公开”")
    '双随机一公开'
    """
    return name if name.isalnum() else IGNORED.sub("", name)


@cache
def words(form: str) -> frozenset[str]:
    """The words of one concept of programme-forms.ttl, without quotation marks and commas."""
    return frozenset(values(FORMS, SKOS + "altLabel", language="zh")[form])


def either(*forms: str) -> str:
    """The words of several forms as one regular expression, longest first."""
    every = set().union(*(words(form) for form in forms))
    return alternation(sorted(every, key=lambda word: (-len(word), word)))


def one_of(*forms: str) -> str:
    """Those words as a group that is tried only where one of their first characters stands."""
    first = "".join(sorted({word[0] for form in forms for word in words(form)}))
    return f"(?:(?=[{re.escape(first)}])(?:{either(*forms)}))"


@cache
def types() -> dict[str, str]:
    """Type (programme, scheme, principle) of each concept."""
    return {concept: found[0] for concept, found in values(CONCEPTS, TYPE).items()}


@cache
def names() -> dict[str, str]:
    """Preferred Chinese label of each concept."""
    return {concept: found[0] for concept, found in values(CONCEPTS, SKOS + "prefLabel", language="zh").items()}


@cache
def reported(concept: str, label: str) -> str:
    """The name under which a concept is reported where a text calls it `label`.

    Its preferred label, if that is the usual short name (programme-forms.ttl) or one of the two holds the other;
    else the name that the text uses: an annotator keeps 大气十条, and so can a reader find it. The concept stays.

    >>> reported("air-ten", "大气十条"), reported("dual-carbon", "碳达峰、碳中和")
    ('大气十条', '双碳')
    """
    usual = names()[concept]
    plain, short = bare(label), bare(usual)
    kept = short in plain or plain in short or short in _usual()
    return usual if kept else MARKS.sub("", label)


@cache
def _usual() -> frozenset[str]:
    return frozenset(bare(word) for word in words("usual-name"))


def _labels() -> Iterator[Entry]:
    for entry in entries(CONCEPTS):
        if entry.label in words("common-label"):
            entry = entry._replace(kind=HIDDEN)
        if entry.concept in types():
            yield entry
            yield entry._replace(label=entry.label.replace("、", ","))
    for slogan in sorted(words("slogan")):
        yield Entry("", slogan, STOP)


@cache
def labels() -> Lexicon:
    """Every label of every concept, and the slogans as stops; a label too common to count alone is a hidden one."""
    return Lexicon(_labels())


LABELS = Words.shared(lambda: labels().forms)


@lru_cache(maxsize=1)
def labelled(text: str) -> tuple[Hit, ...]:
    """The labels in the text of a document; kept, for what is found in it is asked for again where it is linked."""
    entries, new = labels().entries, tuple.__new__
    return tuple([new(Hit, (start, end, entries[i])) for i, start, end in LABELS.longest(text)])


@cache
def by_form() -> dict[str, str]:
    """Concept of each label, bare."""
    return {bare(entry.label): entry.concept for entry in entries(CONCEPTS) if entry.concept in types()}


@cache
def stops() -> frozenset[str]:
    """Quoted words that name no programme, bare."""
    return frozenset(bare(word) for word in words("slogan") | words("subject"))


class Finder:
    """Words that are looked for in documents.

    >>> Finder(lambda: ["行动", "专项行动"]).find("开展专项行动")
    [(2, 6, '专项行动')]
    """

    def __init__(self, terms: Callable[[], Iterable[str]]) -> None:
        self._words = Words.shared(lambda: sorted(set(terms())))

    def find(self, text: str) -> list[tuple[int, int, str]]:
        """Longest leftmost matches as (start, end, word)."""
        terms = self._words.words
        return [(start, end, terms[i]) for i, start, end in self._words.longest(text)]
