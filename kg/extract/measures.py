"""Measures: clauses in which a city commits itself to act, with the concepts of the taxonomy that they name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc

from kg import cues, lexicon
from kg.cues import KG, Bare, Fit, Matcher
from kg.extract import acts
from kg.extract.acts import Act, Word
from kg.extract.reading import Reading, reading_of, write
from kg.lexicon import SKOS
from kg.model import Measure
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
    text = reading.text.text
    bare = Bare.of(text)
    cues_of = matcher()
    hits, words = cues_of.hits(bare), acts.words_of(text)
    hit = word = 0
    governing, fault, sentence = False, False, -1
    wanted = _parts(reading)
    for clause in reading.outline.clauses:
        start, end = bare.forth(clause.start), bare.forth(clause.end)
        first = hit
        while hit < len(hits) and hits[hit][2] <= end:
            hit += 1
        while word < len(words) and words[word].start < clause.start:
            word += 1
        begin = word
        while word < len(words) and words[word].start < clause.end:
            word += 1
        here = acts.outside_titles(words[begin:word], text, clause.start, clause.end)
        if clause.sentence != sentence:
            sentence, governing, fault = clause.sentence, False, False
        fault = fault or any("found" in each.groups for each in here)
        if not fault and wanted(clause):
            inside = [each for each in hits[first:hit] if each[1] >= start]
            fits = _placed(cues_of.fits(inside, bare, start, end), bare) if inside else []
            yield from _of_clause(reading, clause, here, fits, governing)
        governing = acts.opening(here, clause.start) is not None or (governing and not here)


def _placed(fits: list[Fit], bare: Bare) -> list[Fit]:
    """The fits with offsets of the whole text."""
    back = bare.back
    return [Fit(fit.concept, tuple((back(s), back(e - 1) + 1) for s, e in fit.spans)) for fit in fits]


def _parts(reading: Reading) -> Callable[[Clause], bool]:
    """Whether a clause stands where measures are read: not in a notice whose plan follows, not in parts of no city."""
    planned = {part.city for part in reading.outline.parts if part.kind == "plan"}

    @cache
    def read(part: Part) -> bool:
        barred = part.kind in ("chrome", "preface") or (part.kind == "notice" and part.city in planned)
        return not barred

    return lambda clause: read(reading.outline.part_at(clause.start))


def _of_clause(
    reading: Reading, clause: Clause, words: Sequence[Word], fits: Sequence[Fit], governed: bool
) -> Iterator[tuple[int, int, Measure]]:
    found = False
    goals = reading.outline.part_at(clause.start).kind != "report"
    for fit in fits:
        if fit.concept in _contextual()[0] and not _in_context(reading, clause):
            continue
        span = fit.spans[0][0], fit.spans[-1][1]
        act = _act(reading.text.text, clause, words, span, governed, goals)
        if act:
            found = True
            yield _measure(reading, clause, act, fit.concept, "linked")
    if not found and not fits:
        verb = acts.opening(words, clause.start)
        if verb and clause.end - verb.end >= 2 and not _idle(reading.text.text, words, clause, verb):
            act = Act(acts.manner(words, verb.start), clause.end, (verb.start, verb.end))
            yield _measure(reading, clause, act, "", "unlinked")


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
    """Whether an opening verb commits to nothing: rhetoric or fault in its clause, or a verb inside a name."""
    return (
        text.startswith(("的", "》", "”"), verb.end)
        or "《" in text[clause.start : verb.start]
        or any(word.groups & {"rhetoric", "finding", "negation"} and word is not verb for word in words)
    )


def _act(
    text: str, clause: Clause, words: Sequence[Word], span: tuple[int, int], governed: bool, goals: bool
) -> Act | None:
    """The act on the object at `span`, or None where the clause does not commit to it; `goals` may count or not."""
    start, end = span
    if acts.barred(text, words, start):
        return None
    act = acts.act(text, words, start, end)
    if act is None and goals and (GOAL_SIGNS.search(text, clause.start, clause.end) or _result(words)):
        return Act(start, clause.end, None)
    if act is None and governed:
        return Act(start, end, None)
    if act and not act.verb and not goals and RESULT_SIGNS.search(text, clause.start, clause.end):
        return None
    return act


def _result(words: Sequence[Word]) -> bool:
    return any("result" in word.groups for word in words)


def _measure(reading: Reading, clause: Clause, act: Act, concept: str, rule: str) -> tuple[int, int, Measure]:
    text = reading.text.text
    start = act.start if act.end - act.start <= LONGEST else max(act.start, act.end - LONGEST)
    verb = text[slice(*act.verb)] if act.verb else ""
    if act.verb and act.verb[1] < act.end:
        object_ = text[act.verb[1] : act.end]
    else:
        object_ = text[start : act.verb[0] if act.verb else act.end]
    fact = Measure(
        concept=concept,
        label="",
        verb=verb,
        object=object_,
        rule=f"measure-{rule}",
        **reading.shared(start, act.end, clause),
    )
    return start, act.end, fact


@Language.factory("kg_measures")
class Measures:
    """Writes what `match` finds into the reading, and its spans into `doc.spans["measures"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, "measures", match(reading_of(doc)))
