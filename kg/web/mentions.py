"""What a question names: places, indicators, measures, programmes, bodies, years, and words in quotation marks.

Names come from the labels and cues of ontology/ and from the gazetteer; an English name is found by the words that
it shares with a label, the rare ones counting most.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from kg import cues, gazetteer, lexicon
from kg.gazetteer import Division
from kg.lexicon import SKOS, Entry, Lexicon
from kg.query import simplified

SCHEMES = {
    "indicator": "indicators.ttl",
    "measure": "measures.ttl",
    "programme": "programmes.ttl",
    "body": "bodies.ttl",
}
HAN = re.compile("[\u3400-\u9fff]")
YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)(?![\d.])年?")
QUOTED = re.compile('[“「『"]([^“”「」『』"]{1,80})[”」』"]')
WORD = re.compile(r"[a-z0-9][a-z0-9.'-]*[a-z0-9]|[a-z0-9]")
COUNTIES = ("places/county.ttl",)
SMALL = frozenset(
    ("a", "an", "and", "at", "by", "for", "from", "in", "its", "of", "on", "or", "the", "to", "with", "per")
)
SHARE = 0.34
"""How much of an English label's weight a question must name."""
Span = tuple[int, int]


class Mention(NamedTuple):
    """Something that is named in a question: its kind and id, the value a query takes, and where it stands."""

    kind: str
    id: str
    value: str
    spans: tuple[Span, ...]
    sure: int = 0

    @property
    def size(self) -> int:
        """Characters of the question that it accounts for."""
        return sum(end - start for start, end in self.spans)


def plain(text: str) -> str:
    """A question as it is searched: simplified script, half width, small letters.

    >>> plain("哪些城市設定了ＰＭ₂.₅目標？")
    '哪些城市设定了pm2.5目标?'
    """
    flat = unicodedata.normalize("NFKC", text)
    return " ".join(simplified(flat).lower().split())


def mentions(text: str, known: Collection[str] = ()) -> list[Mention]:
    """All that a plain question names, longest first. `known` are English words that are no part of names."""
    found = [*_years(text), *_quoted(text), *_places(text, known)]
    for kind in SCHEMES:
        found += _labels(kind, text)
        found += _cues(kind, text) if kind != "body" else []
        found += _english(kind, text, known)
    best: dict[tuple[str, tuple[Span, ...]], Mention] = {}
    for each in sorted(found, key=lambda one: (-one.sure, one.kind, one.id)):
        best.setdefault((each.kind, each.spans), each)
    return sorted(best.values(), key=lambda each: (-each.size, -each.sure, each.spans, each.kind))


def _years(text: str) -> Iterator[Mention]:
    for match in YEAR.finditer(text):
        yield Mention("year", match[1], match[1], (match.span(),), 3)


def _quoted(text: str) -> Iterator[Mention]:
    for match in QUOTED.finditer(text):
        yield Mention("words", match[1].strip(), match[1].strip(), (match.span(),), 3)


def _places(text: str, known: Collection[str]) -> Iterator[Mention]:
    for hit in _gazetteer().find(text):
        yield Mention("city", hit.entry.concept, hit.entry.concept, ((hit.start, hit.end),), 3)
    from kg.link.places import latin

    for span, typed in _runs(text, 3):
        words = typed.removesuffix("'s")
        if words not in known and len(words) > 2 and (found := latin(words)) and _named_so(found[0], words):
            yield Mention("city", found[0].code, found[0].code, (span,), words.count(" ") + 1)


def _named_so(division: Division, words: str) -> bool:
    """Whether words are the English name of a division, and not letters that look like it."""
    name = re.sub("[^a-z]", "", division.english.lower())
    bare = re.sub("[^a-z]", "", words)
    return bool(bare) and (name.startswith(bare) or bare.startswith(name)) and not division.retired


@cache
def _gazetteer() -> Lexicon:
    """Full and short names of provinces and prefectures, full names of counties."""
    cities = gazetteer.named(gazetteer.CITIES)
    names = {name: divisions[0].code for name, divisions in cities.items() if len(name) > 1}
    for division in gazetteer.divisions(COUNTIES).values():
        if len(division.name) > 2:
            names.setdefault(division.name, division.code)
    return Lexicon(Entry(code, name, "") for name, code in names.items())


@cache
def _lexicon(kind: str) -> Lexicon:
    shown = [entry for entry in lexicon.entries(SCHEMES[kind]) if not abstract(kind, entry.concept)]
    return Lexicon(Entry(entry.concept, entry.label.lower(), entry.kind) for entry in shown)


def abstract(kind: str, concept: str) -> bool:
    """Whether a node is the scheme itself or stands beside it (instruments, say), not a concept of it."""
    return concept not in _concepts(kind)


@cache
def _concepts(kind: str) -> frozenset[str]:
    scheme = "body-kind" if kind == "body" else kind
    schemes = lexicon.values(SCHEMES[kind], SKOS + "inScheme")
    return frozenset(concept for concept, found in schemes.items() if scheme in found)


def _labels(kind: str, text: str) -> Iterator[Mention]:
    for hit in _lexicon(kind).find(text):
        concept, _, sort = hit.entry
        if not whole(text, hit.start, hit.end):
            continue
        named = hit.entry.label if sort != "hiddenLabel" else label(kind, concept, "zh")
        value = named if kind == "body" else concept
        yield Mention(kind, concept, value, ((hit.start, hit.end),), 3 if sort == "prefLabel" else 2)


def _cues(kind: str, text: str) -> Iterator[Mention]:
    for cue in cues.cues(SCHEMES[kind]):
        wanted = [term.lower() for term in cue.wanted]
        if all(term in text for term in wanted) and not any(term.lower() in text for term in cue.barred):
            spans = sorted((text.index(term), text.index(term) + len(term)) for term in wanted)
            apart = all(one[1] <= other[0] for one, other in pairwise(spans))
            if apart and all(whole(text, *span) for span in spans):
                yield Mention(kind, cue.concept, cue.concept, tuple(spans), 1)


def whole(text: str, start: int, end: int) -> bool:
    """Whether letters and digits at the ends of a stretch are no part of a longer word.

    >>> whole("their", 2, 4), whole("各地ei指数", 2, 4)
    (False, True)
    """
    ends = (text[max(0, start - 1) : start + 1], text[end - 1 : end + 1])
    return not any(len(pair) == 2 and pair.isascii() and pair.isalnum() for pair in ends)


def _english(kind: str, text: str, known: Collection[str]) -> Iterator[Mention]:
    """A whole English label; the concept whose label shares most with the words of a question, if one only does."""
    for hit in _english_lexicon(kind).find(text):
        if whole(text, hit.start, hit.end) and hit.entry.label not in known:
            value = label(kind, hit.entry.concept, "zh") if kind == "body" else hit.entry.concept
            yield Mention(kind, hit.entry.concept, value, ((hit.start, hit.end),), 3)
    held = [(match.span(), stem(match[0])) for match in WORD.finditer(text) if match[0] not in known]
    weights, forms = stems(kind)
    asked = {word for _, word in held if word in weights}
    best: dict[str, tuple[float, float, frozenset[str]]] = {}
    for concept, words in forms:
        score = sum(weights[w] for w in asked & words)
        if score:
            fit = (score, score / sum(weights[w] for w in words), words)
            best[concept] = max(best.get(concept, fit), fit, key=lambda each: each[:2])
    if not best:
        return
    most = max(score for score, _, _ in best.values())
    top = [concept for concept, (score, _, _) in best.items() if score >= most - 1e-9]
    top.sort(key=lambda concept: (-best[concept][1], concept))
    ratios = [best[concept][1] for concept in top]
    if ratios[0] < SHARE or (len(top) > 1 and ratios[0] - ratios[1] < 1e-9):
        return
    spans = tuple(span for span, word in held if word in best[top[0]][2])
    value = label(kind, top[0], "zh") if kind == "body" else top[0]
    yield Mention(kind, top[0], value, spans, 1)


def english(kind: str) -> Iterator[tuple[str, str]]:
    """The concepts of a scheme and their English labels, the preferred one of each first."""
    for name in ("prefLabel", "altLabel"):
        for concept, said in lexicon.values(SCHEMES[kind], SKOS + name, language="en").items():
            if not abstract(kind, concept):
                yield from ((concept, each) for each in said)


@cache
def _english_lexicon(kind: str) -> Lexicon:
    return Lexicon(Entry(concept, said.lower(), "") for concept, said in english(kind))


def stem(word: str) -> str:
    """A word without its plural.

    >>> stem("emissions"), stem("pm2.5"), stem("cities"), stem("gas")
    ('emission', 'pm2.5', 'city', 'gas')
    """
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


@cache
def stems(kind: str) -> tuple[dict[str, float], list[tuple[str, frozenset[str]]]]:
    """What each word of the English labels of a scheme weighs, and the words of each label."""
    forms = [
        (concept, frozenset(stem(w) for w in WORD.findall(said.lower()) if w not in SMALL))
        for concept, said in english(kind)
    ]
    held = {(concept, word) for concept, words in forms for word in words}
    counts, concepts = Counter(word for _, word in held), {concept for concept, _ in held}
    return {word: math.log(1 + len(concepts) / n) for word, n in counts.items()}, [form for form in forms if form[1]]


def _runs(text: str, most: int) -> Iterator[tuple[Span, str]]:
    """One to `most` words that follow each other."""
    words = list(WORD.finditer(text))
    for size in range(most, 0, -1):
        for first in range(len(words) - size + 1):
            start, end = words[first].start(), words[first + size - 1].end()
            if size == 1 or " " in text[start:end]:
                yield (start, end), text[start:end]


def label(kind: str, id: str, language: str) -> str:
    """What a thing that is named is called.

    >>> label("city", "510100", "en"), label("programme", "waste-free-city", "zh"), label("year", "2025", "en")
    ('Chengdu', '无废城市', '2025')
    """
    if kind == "city":
        division = gazetteer.by_code(id)
        return (division.english if language == "en" else division.name) if division else id
    if kind not in SCHEMES:
        return id
    said = lexicon.values(SCHEMES[kind], SKOS + "prefLabel", language=language).get(id)
    return said[0] if said else id


def covered(text: str, spans: Iterable[Span]) -> list[bool]:
    """Which characters lie in one of the spans."""
    found = [False] * len(text)
    for start, end in spans:
        found[start:end] = [True] * (end - start)
    return found
