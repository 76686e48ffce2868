"""From a question in plain words to a named query.

A question is understood where one template accounts for every word of it: its own words, the things that fill its
slots, and words that say nothing by themselves. Whatever is left over makes it not understood; it is never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.web import likely
from kg.web.mentions import HAN, WORD, Mention, Span, covered, label, mentions, plain, stem
from kg.web.phrases import SLOT, Template, common, known, templates

OFFERS = 4
RIVALS = 2
MISSPELT, LONG = 3, 40
"""Words that nothing goes by for which a name much like them is looked for, and their longest."""
LONGEST = 300
"""Characters of a question."""


class Understood(NamedTuple):
    """A template with its slots filled: values for the query, and what was named in the question."""

    template: Template
    parameters: dict[str, str]
    named: dict[str, tuple[Mention, ...]]
    rank: tuple[int, int, int]

    def said(self, language: str) -> list[tuple[str, str]]:
        """What was understood: each slot's description and the names of what fills it."""
        known = {each.name: each for each in self.template.query.parameters}
        return [
            (getattr(known[slot], language), "、".join(label(each.kind, each.id, language) for each in found))
            for slot, found in self.named.items()
        ]


class Reading(NamedTuple):
    """What a question was taken for; `left` are words that the nearest template cannot place."""

    question: str
    language: str
    understood: Understood | None
    left: tuple[str, ...]
    offers: tuple[str, ...]


def language_of(text: str) -> str:
    """The language in which a question is put; names in it may be of the other.

    >>> language_of("哪些城市设定了PM2.5目标"), language_of("Which documents mention 扬尘")
    ('zh', 'en')
    """
    return "en" if 2 * len(WORD.findall(text.lower())) > len(HAN.findall(text)) else "zh"


def understand(question: str, language: str = "") -> Reading:
    """What a question means, or the nearest questions that can be asked.

    Args:
        language: of the offers; that of the question where none is given.
    """
    text = plain(question[:LONGEST])
    tongue = language_of(text)
    found = mentions(text, known())
    tried = [Fit(each, text, tongue, found) for each in templates()]
    fits = sorted((each for each in tried if each.fits), key=lambda each: each.rank, reverse=True)
    near = sorted((each for each in tried if each.near > 0), key=lambda each: (-each.near, -each.missing)) or tried
    chosen = fits[0] if fits else None
    others = fits[1:] if fits else near
    said = language or tongue
    first = chosen.instead(said) if chosen else corrected(text, near[0].left, said)
    offers = dict.fromkeys([*first, *(each.offer(said) for each in others)])
    left = () if fits or not text else near[0].left
    return Reading(question, tongue, chosen.understood if chosen else None, tuple(left), tuple(offers)[:OFFERS])


def corrected(text: str, left: Sequence[str], language: str) -> Iterator[str]:
    """Questions that are understood, with a name that is much like a word that nothing goes by."""
    for word in [each for each in left if len(each) <= LONG][:MISSPELT]:
        for other in likely.near(word):
            changed = text.replace(word, other)
            found = mentions(changed, known())
            tried = [Fit(each, changed, language_of(changed), found) for each in templates()]
            fits = [each for each in tried if each.fits]
            if fits:
                yield max(fits, key=lambda each: each.rank).offer(language)


class Fit:
    """How well a template fits a question."""

    def __init__(self, template: Template, text: str, language: str, found: list[Mention]) -> None:
        self.template, self.text, self.language = template, text, language
        self.named: dict[str, tuple[Mention, ...]] = {}
        self._fill(found)
        held = covered(text, self._spans())
        bare = "".join("\0" if taken else char for char, taken in zip(text, held, strict=True))
        self.matched = [(needed, _best(bare, terms, language)) for needed, terms in template.words[language]]
        every = [term for _, terms in template.words[language] for term in terms]
        explained = [*self._spans(), *_all(bare, every, language), *_all(bare, common(language), language)]
        self.left = _rest(text, covered(text, explained), [span for each in found for span in each.spans])
        if "words" in template.slots and "words" not in self.named and any(t for needed, t in self.matched if needed):
            self._take_rest(found)

    def _fill(self, found: list[Mention]) -> None:
        for slot in self.template.slots:
            kind = self.template.kind(slot)
            taken = covered(self.text, self._spans())
            free = [each for each in found if not any(any(taken[s:e]) for s, e in each.spans)]
            if kind == "cities":
                several = sorted((each for each in free if each.kind == "city"), key=lambda each: each.spans)
                several = list({each.value: each for each in several}.values())
                if len(several) > 1:
                    self.named[slot] = tuple(several)
            else:
                fit = [each for each in free if each.kind == kind]
                fit += [each for each in free if slot == "body" and each.kind == "words"]
                if fit:
                    self.named[slot] = (fit[0],)

    def _take_rest(self, found: list[Mention]) -> None:
        """Words to look for need no marks: what nothing else accounts for is taken, with the name it is part of."""
        whole = [
            (start, end)
            for each in found
            if each.kind not in ("city", "year") and len(each.spans) == 1
            for start, end in each.spans
            if not any(set(range(start, end)) & set(range(*span)) for span in self._spans())
        ]
        start, end = -1, -1
        if len(self.left) == 1:
            start = self.text.index(self.left[0])
            end = start + len(self.left[0])
            whole = [span for span in whole if span[0] <= start and span[1] >= end]
        if whole and len(self.left) < 2:
            start, end = max(whole, key=lambda span: span[1] - span[0])
        if end - start > 1 or (end > start and HAN.search(self.text[start:end])):
            words = self.text[start:end]
            self.named["words"] = (Mention("words", words, words, ((start, end),)),)
            self.left = ()

    def _spans(self) -> list[Span]:
        return [span for found in self.named.values() for each in found for span in each.spans]

    @property
    def missing(self) -> int:
        """Slots that must be filled and are not."""
        return sum(needed and slot not in self.named for slot, needed in self.template.slots.items())

    @property
    def fits(self) -> bool:
        """Whether all that is needed is there and nothing is left over."""
        return not self.missing and not self.left and all(term for needed, term in self.matched if needed)

    @property
    def rank(self) -> tuple[int, int, int]:
        """The more a template is about, the better it fits."""
        terms = [term for needed, term in self.matched if needed]
        return len(self.named), len(terms), sum(map(len, terms))

    @property
    def near(self) -> float:
        """How near a template comes that does not fit."""
        met = sum((2.0 if needed else 0.5) * bool(term) for needed, term in self.matched)
        kept = {slot for slot, _ in SLOT.findall(self.template.question[self.language])} & self.named.keys()
        unnamed = max(0, self.missing - len(self.left))  # a word that nothing goes by may be meant to fill a slot
        return met + 2 * len(kept) - unnamed - 0.5 * len(self.left) if met or self.named else 0

    @property
    def understood(self) -> Understood:
        """The template with its parameters."""
        values = {slot: "、".join(each.value for each in found) for slot, found in self.named.items()}
        return Understood(self.template, {**self.template.fixed, **values}, self.named, self.rank)

    def instead(self, language: str) -> Iterator[str]:
        """The template's question about other things that go by the same words."""
        for slot, found in self.named.items():
            for other in likely.rivals(found[0], self.text)[:RIVALS] if len(found) == 1 else ():
                yield self.offer(language, {slot: label(found[0].kind, other, language)})

    def offer(self, language: str, names: Mapping[str, str] | None = None) -> str:
        """The template's question about what was named, in one language; some slots may get other names."""

        def put(match: re.Match[str]) -> str:
            if names and match[1] in names:
                return names[match[1]]
            found = self.named.get(match[1])
            if not found:
                return match[2]
            called = [_called(each, self.text, match[2], language) for each in found]
            return (" and " if language == "en" else "、").join(called)

        return SLOT.sub(put, self.template.question[language])


def _called(mention: Mention, text: str, sample: str, language: str) -> str:
    """What to call a thing in a question: as it was typed, where that is in the language of the question."""
    (start, end), *more = mention.spans
    typed = text[start:end]
    if not more and typed.upper() == sample.upper():
        return sample
    if mention.kind == "words":
        return mention.value
    return label(mention.kind, mention.id, language)


def _best(bare: str, terms: Iterable[str], language: str) -> str:
    """The longest of some words that stands in a text, "" for none."""
    return max((term for term in terms if any(_at(bare, term, language))), key=len, default="")


def _all(bare: str, terms: Iterable[str], language: str) -> list[Span]:
    return [span for term in terms for span in _at(bare, term, language)]


def _at(bare: str, term: str, language: str) -> Iterator[Span]:
    """Where a word stands: Chinese anywhere, English as a word, in the singular or the plural."""
    if language == "zh" or " " in term:
        yield from (match.span() for match in re.finditer(re.escape(term), bare))
        return
    for match in WORD.finditer(bare):
        if match[0].removesuffix("'s") == term or stem(match[0]) == stem(term):
            yield match.span()


def _rest(text: str, explained: list[bool], names: list[Span]) -> tuple[str, ...]:
    """Runs of letters that nothing accounts for, each with the whole name that it is part of."""
    marks = "".join(
        " " if taken or not (char.isalnum() or HAN.match(char)) else char
        for char, taken in zip(text, explained, strict=True)
    )
    found: dict[str, None] = {}
    for run in re.finditer(r"\S+", marks):
        around = [span for span in names if span[0] <= run.start() and run.end() <= span[1]]
        start, end = min(around, key=lambda span: span[1] - span[0], default=run.span())
        found[text[start:end]] = None
    return tuple(found)
