"""Measures: clauses in which a city commits itself to act, with the concepts of the taxonomy that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg import cues, lexicon
from kg.cues import KG, Bare, Fit, Matcher
from kg.extract import acts
from kg.extract.acts import Act, Word
from kg.extract.reading import Reading, reading_of, write
from kg.lexicon import SKOS
from kg.model import Measure, Place
from kg.text.outline import Clause, Part

FILE = "measures.ttl"
GOAL_SIGNS = re.compile("%|全覆盖|全部|全面|基本消除|明显增强|得到|率|比例")
"""In a clause that names a concept these state a goal for it, which is a measure (GUIDE.md, measures, case 2)."""
RESULT_SIGNS = re.compile("明显|显著|大幅|稳步|逐步|不断|进一步")
"""In a report, where a bare result is no measure, these mark one: 碳汇能力明显提升."""
LINE = 1_000
"""Characters at either side of a clause within which its own line is looked at for its context."""
LONGEST = 60
"""Characters of evidence beyond which the words before the object are left out."""
Object = tuple[str, int, int]
"""A concept and the half-open offsets of the words that name it."""


@cache
def matcher() -> Matcher:
    """The cues and labels of the taxonomy's concepts; its themes name no measure."""
    themes = set(lexicon.values(FILE, SKOS + "topConceptOf"))
    return Matcher(cue for cue in cues.cues(FILE, labels=True) if cue.concept not in themes)


@cache
def _contextual() -> tuple[frozenset[str], re.Pattern[str]]:
    """Concepts whose words other fields of government share, and the words that show an environmental context."""
    concepts = frozenset(lexicon.values(FILE, KG + "contextual"))
    words = [word for found in lexicon.values(FILE, KG + "contextWord").values() for word in found]
    return concepts, re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def match(reading: Reading) -> Iterator[tuple[int, int, Measure]]:
    """The measures of a document in order, with their normalised spans.

    There is one for each concept that a clause names, or one without a concept.
    """
    text, clauses, cues_of = reading.text.text, reading.outline.clauses, matcher()
    bare = Bare.of(text)
    planned = {part.city for part in reading.outline.parts if part.kind == "plan"}
    verbs, objects = acts.by_clause(text, clauses), cues_of.by_clause(bare, clauses)
    governing, fault, sentence, wanted = False, False, -1, False
    part: Part | None = None
    for clause, here, (words, groups), (hits, start, end) in zip(clauses, reading.parts(), verbs, objects, strict=True):
        if here is not part:
            part, wanted = here, _wanted(here, planned)
        if clause.sentence != sentence:
            sentence, governing, fault = clause.sentence, False, False
        fault = fault or bool(groups & acts.FOUND)
        opening = acts.opening(words, clause.start) if words else None
        if wanted and not fault:
            fits = cues_of.fits(hits, bare, start, end) if hits else ()
            if fits:
                yield from _linked(
                    reading, clause, words, groups, _placed(fits, bare), governing, here.kind != "report"
                )
            elif opening and not _idle(text, words, clause, opening):
                act = Act(acts.manner(words, opening[0]), clause.end, opening[:2])
                yield _measure(reading, clause, act, "", "measure-unlinked")
        governing = opening is not None or (governing and not words)


def _wanted(part: Part, planned: set[Place]) -> bool:
    """Whether measures are read in a part: not in a notice whose plan follows, nor in a preface."""
    return part.kind not in ("chrome", "preface") and not (part.kind == "notice" and part.city in planned)


def _placed(fits: Iterable[Fit], bare: Bare) -> Iterator[Object]:
    """The concepts of fits, each with the span of its words in the whole text."""
    for fit in fits:
        yield fit.concept, bare.back(fit.spans[0][0]), bare.back(fit.spans[-1][1] - 1) + 1


def _linked(
    reading: Reading,
    clause: Clause,
    words: Sequence[Word],
    groups: int,
    objects: Iterable[Object],
    governed: bool,
    goals: bool,
) -> Iterator[tuple[int, int, Measure]]:
    """The measures of the concepts to whose objects a clause commits."""
    for concept, start, end in objects:
        if concept in _contextual()[0] and not _in_context(reading, clause):
            continue
        act = _act(reading.text.text, clause, words, groups, (start, end), governed, goals)
        if act:
            yield _measure(reading, clause, act, concept, "measure-linked")


def _in_context(reading: Reading, clause: Clause) -> bool:
    """Whether the document's title, a heading above the clause or its own line speaks of the environment."""
    words = _contextual()[1]
    if words.search(reading.document.title):
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


def _idle(text: str, words: Sequence[Word], clause: Clause, verb: Word) -> bool:
    """Whether an opening verb commits to nothing: no object, a verb inside a name, rhetoric or fault in its clause."""
    start, end, _ = verb
    return (
        clause.end - end < 2
        or text.startswith(("的", "》", "”"), end)
        or text.find("《", clause.start, start) >= 0
        or any(groups & acts.IDLE and first != start for first, _, groups in words)
    )


def _act(
    text: str, clause: Clause, words: Sequence[Word], groups: int, span: tuple[int, int], governed: bool, goals: bool
) -> Act | None:
    """The act on the object at `span`, or None where the clause does not commit to it; `goals` may count or not."""
    start, end = span
    if groups & acts.IDLE and acts.barred(text, words, start):
        return None
    act = acts.act(text, words, start, end)
    if act is None and goals and (GOAL_SIGNS.search(text, clause.start, clause.end) or groups & acts.RESULT):
        return Act(start, clause.end, None)
    if act is None and governed:
        return Act(start, end, None)
    if act and not act.verb and not goals and RESULT_SIGNS.search(text, clause.start, clause.end):
        return None
    return act


def _measure(reading: Reading, clause: Clause, act: Act, concept: str, rule: str) -> tuple[int, int, Measure]:
    """The fact of an act, with its span; its label is left to kg.link.concepts."""
    text, end = reading.text.text, act.end
    start = max(act.start, end - LONGEST)
    verb, object_ = "", text[start:end]
    if act.verb:
        first, last = act.verb
        verb, object_ = text[first:last], text[last:end] if last < end else text[start:first]
    fact = Measure(
        city=reading.city_at(start),
        evidence=reading.evidence(start, end),
        clause=reading.clause(clause),
        section=reading.section(clause),
        rule=rule,
        concept=concept,
        label="",
        verb=verb,
        object=object_,
    )
    return start, end, fact


@Language.factory("kg_measures")
class Measures:
    """Writes what `match` finds into the reading, and its spans into `doc.spans["measures"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, "measures", match(reading_of(doc)))
