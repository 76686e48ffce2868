"""Measures: clauses in which a city commits itself to act, with the concepts of the taxonomy that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from kg import confidence, lexicon, taxonomy
from kg.alternation import alternation
from kg.cues import KG
from kg.extract import acts, asides, commitments
from kg.extract.acts import PREFACE, RHETORIC, TOLD, Act, Word
from kg.extract.asides import FIRSTS, LASTS
from kg.extract.commitments import Setting
from kg.extract.objects import FILE, objects
from kg.extract.reading import Found, Reading, reading_of, write
from kg.fits import NO_OBJECTS, Object
from kg.model import NOWHERE, Evidence, Measure, Place
from kg.records import maker
from kg.text.outline import Clause, Part

FOR, MAKING = ("为", "根据", "按照", "依据"), ("制定", "制订", "编制")
"""Before the first heading a sentence that begins with the former and comes to the latter says why there is a plan."""
LINE = 150
"""Characters at either side of a clause within which its own line is looked at for its context; the paragraphs of work
reports run from one field of government to another."""
AGENT = 2
"""A body at most so many characters into a clause is who acts in what follows: 市住建局负责,工地扬尘全部治理."""
LONGEST = 60
"""Characters of evidence beyond which the words before the object are left out."""
MAKE = maker(Measure)
"""Called with its values in the order of the fields, which is faster."""

About = tuple[Clause, Place, Evidence, int | None]
"""What the measures of a clause share: the clause, its city, its evidence and its section."""
LINKED, UNLINKED = "measure-linked", "measure-unlinked"
"""The rules: a concept's words with an act on them, or only a verb at the head of the clause."""


@cache
def _contextual() -> tuple[frozenset[str], re.Pattern[str]]:
    """Concepts whose words other fields of government share, and the words that show an environmental context."""
    concepts = frozenset(lexicon.values(FILE, KG + "contextual"))
    words = [word for found in lexicon.values(FILE, KG + "contextWord").values() for word in found]
    return concepts, re.compile(alternation(sorted(words, key=len, reverse=True)))


def match(reading: Reading) -> list[Found]:
    """The measures of a document in order, one a concept that a clause names or one without, with their spans."""
    text, outline, found = reading.text.text, reading.outline, list[Found]()
    sentences, under = outline.sentences, commitments.under(outline.headings)
    planned = {part.city for part in outline.parts if part.kind == "plan"}
    bounds, bodies, stop, sentence = reading.bounds(), asides.Bodies(reading), 0, -1
    wanted = aims = goals = governing = fault = focus = False
    meant, heading, begun, city, last = objects(text, *bounds), -1, -1, NOWHERE, Clause(0, 0, -1)
    told = zip(outline.clauses, reading.clauses().values(), acts.by_clause(text, *bounds), strict=True)
    for clause, whole, (words, groups, opening) in told:
        start, end, number = clause
        if start >= stop:
            _, stop, city, kind = part = outline.part_at(start)
            wanted, aims = _wanted(part, planned), kind != "report"
        if number != sentence:
            sentence, heading = number, sentences[number][2]
            section = heading if heading >= 0 else None
            governing, begun, (fault, focus, tense) = False, len(found), under[heading]
            goals = tense == "future" or (aims and not tense)
        if groups & PREFACE or (heading < 0 and opening and _why(text, sentences[number].start, opening)):
            del found[begun:]
            continue
        if groups & TOLD and not fault:
            fault = asides.found_out(text, clause, groups)
        names = bodies.within(start, end) if bodies.start < end else None
        likely = wanted and not fault and (words or governing or focus or commitments.may(text, clause, goals))
        if likely and not ((text[start] in FIRSTS or text[end - 1] in LASTS) and asides.aside(text, start, end)):
            named = NO_OBJECTS if groups & RHETORIC else meant.get(start, NO_OBJECTS)
            if names:
                named, words = asides.beside(text, clause, names, named, words)
                opening = acts.opening(words, start)
            about = clause, city, whole, section
            if named:
                found += _linked(reading, about, words, groups, named, (governing, goals, focus))
            elif words:
                same = _elided(reading, about, words, last, meant[last[0]]) if last[0] in meant else None
                found += same or (_unlinked(reading, about, words, groups, opening) if opening else ())
        governs = opening or (names and names[0][0] - start <= AGENT)
        governing, last = bool(governs) or (governing and not words), clause
    return found


def _unlinked(reading: Reading, about: About, words: Sequence[Word], groups: int, verb: Word) -> list[Found]:
    """The measure of a clause that opens with a verb and names no concept, none where it commits to nothing."""
    if commitments.idle(reading.text.text, words, groups, about[0], verb):
        return []
    first = verb[0] if verb is words[0] else acts.manner(words, verb)
    return [_measure(reading, about, (first, about[0][1], verb), "")]


def _elided(
    reading: Reading, about: About, words: Sequence[Word], before: Clause, objects: list[Object]
) -> list[Found]:
    """The measures of a clause that only says what is done to the things that the clause before it counts, or none."""
    clause = about[0]
    if before[2] != clause[2]:
        return []
    at = commitments.elided(reading.text.text, before, clause)
    verb = next((word for word in words if word[0] == at), None)
    return [_measure(reading, about, (start, verb[1], verb), concept) for concept, start, _ in objects] if verb else []


def _why(text: str, start: int, verb: Word) -> bool:
    """Whether a sentence from `start` on says why the plan is made that its verb tells of."""
    return text.startswith(MAKING, verb[0]) and text.startswith(FOR, start)


def _wanted(part: Part, planned: set[Place]) -> bool:
    """Whether measures are read in a part: not in a notice whose plan follows, nor in a preface."""
    return part.kind not in ("chrome", "preface") and not (part.kind == "notice" and part.city in planned)


def _linked(
    reading: Reading, about: About, words: Sequence[Word], groups: int, objects: Iterable[Object], setting: Setting
) -> list[Found]:
    """The measures of the concepts to whose objects a clause commits."""
    text, clause, found, contextual = reading.text.text, about[0], [], _contextual()[0]
    for thing in objects:
        act = commitments.act(text, clause, words, groups, thing, setting)
        if act and (thing[0] not in contextual or _in_context(reading, clause)):
            found.append(_measure(reading, about, act, thing[0]))
    return found


@lru_cache(maxsize=1)
def _environmental(title: str) -> bool:
    """Whether a title speaks of the environment; asked for many clauses of one document."""
    return bool(_contextual()[1].search(title))


def _in_context(reading: Reading, clause: Clause) -> bool:
    """Whether the document's title, a heading above the clause or its own line speaks of the environment."""
    words = _contextual()[1]
    if _environmental(reading.document.title):
        return True
    outline, text = reading.outline, reading.text.text
    above = outline.sentences[clause.sentence].heading
    while above >= 0:
        if words.search(outline.headings[above].title):
            return True
        above = outline.headings[above].parent
    start = text.rfind("\n", max(0, clause.start - LINE), clause.start) + 1 or max(0, clause.start - LINE)
    end = text.find("\n", clause.end, clause.end + LINE)
    return bool(words.search(text, start, end if end >= 0 else clause.end + LINE))


@cache
def _known() -> dict[str, tuple[str, float | None, str, tuple[str, ...]]]:
    """For each concept, and for "", the rule of its measures, its confidence, what they are called, their means."""
    linked, unlinked = (confidence.of("measure", rule) for rule in (LINKED, UNLINKED))
    known = {concept: (LINKED, linked, label, means) for concept, (label, means) in taxonomy.known().items()}
    return known | {"": (UNLINKED, unlinked, "", ())}


def _measure(reading: Reading, about: About, act: Act, concept: str) -> Found:
    """The fact of an act, with its span; what is tied to it is left to kg.link.ties."""
    text, (clause, city, whole, section), (start, end, verb) = reading.text.text, about, act
    if start < end - LONGEST:
        start = end - LONGEST
    if verb:
        first, last, _ = verb
        words, object_ = text[first:last], text[last:end] if last < end else text[start:first]
    else:
        words, object_ = "", text[start:end]
    evidence = whole if start == clause[0] and end == clause[1] else reading.evidence(start, end)
    rule, trust, label, means = _known()[concept]
    label = label or taxonomy.named(words + object_)
    return start, end, MAKE(city, evidence, whole, section, rule, trust, concept, label, words, object_, means)


@Language.factory("kg_measures")
class Measures:
    """Writes what `match` finds into the reading, and its spans into `doc.spans["measures"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, "measures", match(reading_of(doc)))
