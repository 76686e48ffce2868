"""Measures: clauses in which a city commits itself to act, with the concepts of the taxonomy that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from kg import cues, lexicon
from kg.cues import KG, Bare, Matcher, Object
from kg.extract import acts, asides
from kg.extract.acts import Act, Word
from kg.extract.reading import Found, Reading, reading_of, write
from kg.extract.target import status
from kg.extract.target.cues import words as words_of
from kg.lexicon import SKOS
from kg.model import Measure, Place
from kg.records import maker
from kg.text.outline import Clause, Heading, Part

FILE = "measures.ttl"
GOAL_SIGNS = re.compile("%|全覆盖|全部|全面|基本消除|得到|率|比例|大幅|显著|明显|持续|稳步|有效")
"""In a clause that names a concept these state a goal for it, which is a measure (GUIDE.md, measures, case 2)."""
RESULT_SIGNS = re.compile("明显|显著|大幅|稳步|逐步|不断|进一步")
"""In a report, where a bare result is no measure, these mark one: 碳汇能力明显提升."""
PAST = re.compile("[比较](?:上年|去年|上一年)|同比")
"""A figure that is so compared was reached and is no goal."""
BARE = re.compile("[^,;。]{0,4}(?:取得[^,;。]{0,10}(?:成效|成果|进展|突破|胜利|成绩)|范围为|是)")
"""Behind an object, if no verb stands before it, these tell what came about or is so: 生态市建设取得阶段性成果."""
SET = re.compile("在[^,;。]*(?:区域|地区|范围内?|前提下|情况下|条件下)")
"""A clause that only says where or when the next one holds: 在集中供热管网覆盖区域,禁止新建燃煤锅炉."""
BY = ("通过", "对", "针对")
"""They open a clause that says by what means, or on what the next one acts: 通过压煤、降尘、控车等措施."""
LISTED, OF = ("列入", "纳入"), 6
"""Verbs that only say which things are meant, where 的 follows the object so soon: 列入目标责任书的9个断面."""
FIGURE = re.compile(r"[\d.,—~-]+(?:%|个百分点|\w{1,2}|\w+/\w+)?(?:左右|以上|以下|以内)?")
"""What makes of a verb a figure reached and no act: 降低22%."""
FOR, MAKING = ("为", "根据", "按照", "依据"), ("制定", "制订", "编制")
"""Before the first heading a sentence that begins with the former and comes to the latter says why there is a plan."""
TITLE = 16
"""A heading of problems found has at most so many characters; a longer one is the problem, or has a label joined."""
AIMS = re.compile("以[^,;。]*为(?:重点|核心|主线|目标|导向|目的|根本|宗旨),?")
"""A clause that only says what guides the work: 以改善水质为核心."""
PUBLISHING = ("发布", "印发", "公布", "公开")
"""Acts on a paper that do nothing of what its title names."""
LINE = 1_000
"""Characters at either side of a clause within which its own line is looked at for its context."""
AGENT = 2
"""A body at most so many characters into a clause is who acts in what follows: 市住建局负责,工地扬尘全部治理."""
LONGEST = 60
"""Characters of evidence beyond which the words before the object are left out."""
MAKE = maker(Measure)
"""Called with its values in the order of the fields, which is faster."""


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


def match(reading: Reading) -> list[Found]:
    """The measures of a document in order, with their normalised spans.

    There is one for each concept that a clause names, or one without a concept.
    """
    text, outline, found = reading.text.text, reading.outline, list[Found]()
    sentences, faults = outline.sentences, _faults(outline.headings)
    planned = {part.city for part in outline.parts if part.kind == "plan"}
    objects, bodies, begin, stop, sentence = Objects(text), asides.Bodies(reading), 0, 0, -1
    wanted = goals = governing = fault = False
    heading, begun = -1, 0
    for clause, (words, groups) in zip(outline.clauses, acts.by_clause(text, outline.clauses), strict=True):
        start, end, number = clause
        if not begin <= start < stop:
            begin, stop, _, kind = part = outline.part_at(start)
            wanted, goals = _wanted(part, planned), kind != "report"
        if number != sentence:
            sentence, heading = number, sentences[number].heading
            governing, fault, begun = False, heading >= 0 and faults[heading], len(found)
        opening = acts.opening(words, start) if words else None
        if groups & acts.PREFACE or (heading < 0 and opening and _why(text, sentences[number].start, opening)):
            del found[begun:]
            continue
        fault = fault or groups & acts.FOUND != 0
        aside = _aside(text, start, end)
        names = bodies.within(start, end) if bodies.start < end else None
        if wanted and not (fault or aside) and (words or governing or (goals and GOAL_SIGNS.search(text, start, end))):
            named = [] if groups & acts.RHETORIC else objects.within(start, end)
            if names:
                named, words = asides.beside(text, clause, names, named, words)
                opening = acts.opening(words, start)
            if named:
                found += _linked(reading, clause, words, groups, named, governing, goals)
            elif opening and not _idle(text, words, groups, clause, opening):
                first = opening[0] if opening is words[0] else acts.manner(words, opening[0])
                act = first, end, opening
                found.append(_measure(reading, clause, act, "", "measure-unlinked"))
        leading = opening is not None or bool(names and names[0][0] - start <= AGENT)
        governing = leading or (governing and not words)
    return found


def _aside(text: str, start: int, end: int) -> bool:
    """Whether a clause only says what guides the work, or where or when the next one holds."""
    form = AIMS if text[start] == "以" else SET if text[start] == "在" else None
    return form is not None and form.fullmatch(text, start, end) is not None


def _why(text: str, start: int, verb: Word) -> bool:
    """Whether a sentence from `start` on says why the plan is made that its verb tells of."""
    return text.startswith(MAKING, verb[0]) and text.startswith(FOR, start)


def _faults(headings: Sequence[Heading]) -> list[bool]:
    """For each heading whether it or one above it says that what follows are problems found."""
    found, labels = list[bool](), words_of("section-label-finding")
    for each in headings:
        title = each.title
        told = title in labels or (len(title) <= TITLE and ":" not in title and status.heading_mode(title) == "finding")
        found.append(told or (each.parent >= 0 and found[each.parent]))
    return found


class Objects:
    """The concepts that the clauses of a text name; to be asked clause by clause, in their order."""

    def __init__(self, text: str) -> None:
        self._text, self._named = text, matcher().objects
        self._marks, self._mark, self._bare = [*cues.marks(text), len(text)], 0, Bare.of(text)

    def within(self, start: int, end: int) -> list[Object]:
        """The concepts that the clause `[start, end)` names."""
        marks, before = self._marks, self._mark
        while marks[before] < start:
            before += 1
        self._mark = last = before
        if marks[before] >= end:
            return self._named(self._text[start:end], start)
        while marks[last] < end:
            last += 1
        found = self._named(self._bare.text[start - before : end - last], start - before)
        back = self._bare.back
        return [(concept, back(first), back(stop - 1) + 1) for concept, first, stop in found]


def _wanted(part: Part, planned: set[Place]) -> bool:
    """Whether measures are read in a part: not in a notice whose plan follows, nor in a preface."""
    return part.kind not in ("chrome", "preface") and not (part.kind == "notice" and part.city in planned)


def _linked(
    reading: Reading,
    clause: Clause,
    words: Sequence[Word],
    groups: int,
    objects: Iterable[Object],
    governed: bool,
    goals: bool,
) -> Iterator[Found]:
    """The measures of the concepts to whose objects a clause commits."""
    contextual = _contextual()[0]
    for concept, start, end in objects:
        act = _act(reading.text.text, clause, words, groups, start, end, governed, goals)
        if act and (concept not in contextual or _in_context(reading, clause)):
            yield _measure(reading, clause, act, concept, "measure-linked")


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


def _idle(text: str, words: Sequence[Word], groups: int, clause: Clause, verb: Word) -> bool:
    """Whether an opening verb commits to nothing: no object, a verb inside a name, rhetoric or fault in its clause."""
    start, end, kinds = verb
    return (
        clause[1] - end < 2
        or kinds & acts.DONE != 0
        or text.startswith("请", clause[0])
        or text.startswith(("召开", "举行"), clause[1] - 2)
        or (start > clause[0] and text.startswith("工作", end))
        or (text[end].isdigit() and FIGURE.fullmatch(text, end, clause[1]) is not None)
        or text.startswith(("的", "》", "”"), end)
        or text.find("《", clause[0], start) >= 0
        or (groups & acts.IDLE != 0 and any(kinds & acts.IDLE and first != start for first, _, kinds in words))
    )


def _act(
    text: str, clause: Clause, words: Sequence[Word], groups: int, start: int, end: int, governed: bool, goals: bool
) -> Act | None:
    """The act on the object at `[start, end)`, or None where the clause commits to none; `goals` may count or not."""
    if groups & acts.IDLE and acts.barred(text, words, start):
        return None
    act = acts.act(text, words, start, end)
    if text.rfind("《", clause.start, start) > text.rfind("》", clause.start, start) and (
        act is None or _published(text, act)
    ):
        return None
    if act is None and goals and _goal(text, clause, groups):
        return start, clause.end, None
    if act is None and (governed or text.startswith(BY, clause.start)):
        return start, end, None
    if act and _tells(text, clause, act, end, goals):
        return None
    return act


def _goal(text: str, clause: Clause, groups: int) -> bool:
    """Whether a clause states what shall come about."""
    start, stop, _ = clause
    signs = groups & acts.RESULT or GOAL_SIGNS.search(text, start, stop)
    return bool(signs) and not PAST.search(text, start, stop)


def _tells(text: str, clause: Clause, act: Act, end: int, goals: bool) -> bool:
    """Whether what looks like an act on an object that ends at `end` only tells what came about, or which is meant."""
    _, stop, verb = act
    if verb is None:
        return BARE.match(text, stop, clause.end) is not None or (
            not goals and RESULT_SIGNS.search(text, clause.start, clause.end) is not None
        )
    return text.startswith(LISTED, verb[0]) and text.find("的", end, min(end + OF, clause.end)) >= 0


def _published(text: str, act: Act) -> bool:
    """Whether an act is only that a paper was brought out: what its title names is not done by that."""
    return act[2] is not None and text.startswith(PUBLISHING, act[2][0])


def _measure(reading: Reading, clause: Clause, act: Act, concept: str, rule: str) -> Found:
    """The fact of an act, with its span; its label is left to kg.link.concepts."""
    text = reading.text.text
    start, end, verb = act
    if start < end - LONGEST:
        start = end - LONGEST
    words, object_ = "", text[start:end]
    if verb:
        first, last, _ = verb
        words, object_ = text[first:last], text[last:end] if last < end else text[start:first]
    whole = reading.clause(clause)
    evidence = whole if start == clause[0] and end == clause[1] else reading.evidence(start, end)
    city, section = reading.city_at(start), reading.section(clause)
    return start, end, MAKE(city, evidence, whole, section, rule, None, concept, "", words, object_)


@Language.factory("kg_measures")
class Measures:
    """Writes what `match` finds into the reading, and its spans into `doc.spans["measures"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, "measures", match(reading_of(doc)))
