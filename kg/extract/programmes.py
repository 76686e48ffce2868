"""Programmes, schemes and principles that a document names.

Known ones by the labels of ontology/programmes.ttl, new ones by their form; one fact for each city and name,
with its first evidence in the plan.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from operator import itemgetter

from spacy.language import Language
from spacy.tokens import Doc

from kg import confidence
from kg.extract.programme.endings import ENDINGS, coordinated, ended, of_quoted
from kg.extract.programme.grammar import PRINCIPLE, PROGRAMME, quoted_under
from kg.extract.programme.known import known
from kg.extract.programme.parallel import parallel, places
from kg.extract.programme.quoted import QUOTED, TITLED, quoted, titled
from kg.extract.programme.words import (
    MARKS,
    STOP,
    Candidate,
    bare,
    names,
    stops,
    words,
)
from kg.extract.reading import Reading, reading_of, write
from kg.model import Place, Programme
from kg.records import maker
from kg.text.outline import Clause, Outline, Part

SPAN_KEY = "programmes"
NAMED_ROW = re.compile("[一-鿿]{2}(?:行动|工程|计划|制度|战役|保卫战|攻坚战)”[、和及]?“")
"""A row whose first members are whole names (“甲行动”“乙”行动)."""
COUNTED_ROW = re.compile(
    "[等这]*[两三四五六七八九十](?:大|项|场|个)?(?:集中|专项|重点|环保|攻坚|治理|整治){0,2}(行动|工程|战役|会战|攻坚战|仗|战)"
)
"""What counts a row of quoted names whose members are names themselves: “甲”“乙”“丙”三项工程."""
ROW_OF = re.compile("(?:蓝天|碧水|净土|青山|绿水|清水|宁静|绿地|碧海){3,}(?:工程|行动|计划)")
"""A row of such works without marks, which is one name: 碧水蓝天净土工程."""
SHORT = 4
"""Length with its marks of a name that takes the word of its row: 清水工程 of “清水”“静音”两大工程."""
ONE = re.compile("“[^“”]+”")
MAKE = maker(Programme)
LAST = 6
RECENT = 200
"""New names of a city with which a further one is compared, so that the cost stays linear."""


def _own(reading: Reading) -> frozenset[str]:
    """The plan's own title and the short names it gives itself, bare."""
    short = re.findall(r"\(以下(?:简称|称)[:为]?《?“?([^《》“”()]{2,30})", reading.text.text)
    return frozenset(bare(name) for name in (reading.document.title, *short))


def _row(text: str, start: int, end: int, clause: Clause) -> Iterator[Candidate]:
    """The name that a row of quoted words makes with an ending after it, else those of each."""
    row = text.find("“", start + 1, end) >= 0
    whole = None if row and NAMED_ROW.search(text, start, end) else quoted(text, start, end, clause.start, clause.end)
    if not row:
        content = text[start + 1 : end - 1]
        if not whole and content in words("strong-programme"):  # 村庄清洁“三年行动”
            whole = ended(text, start, end, content, clause.start, False)
        if members := of_quoted(text, start, end, clause.start):
            yield from members
        elif whole:
            yield whole
        return
    counted = COUNTED_ROW.match(text, end)
    if whole and not counted:
        yield from _split(text, whole)
        return
    begun = counted or quoted_under(text[clause.start : start])
    for each in ONE.finditer(text, start, end):
        if name := quoted(text, each.start(), each.end(), clause.start, clause.end):
            yield name
        elif begun and (2 if counted else 4) <= len(each[0]) - 2 <= 8 and bare(each[0]) not in stops():
            rest = counted[1] if counted and len(each[0]) == SHORT else ""
            yield Candidate(each.start(), each.end(), each[0][1:-1] + rest, PROGRAMME, "", "quoted")


def _split(text: str, whole: Candidate) -> Iterator[Candidate]:
    """The members of a row of quoted names, where the words after it make no single name of them (“甲”“乙”建设)."""
    each = list(ONE.finditer(text, whole.start, whole.end))
    together, named = "".join(bare(one[0]) for one in each), bare(whole.name)
    if len(each) < 2 or (named != together and not named.startswith(together + "等")):
        yield whole
        return
    for one in each:
        yield whole._replace(start=one.start(), end=one.end(), name=MARKS.sub("", one[0]))


def _marked(text: str, outline: Outline, own: frozenset[str]) -> Iterator[Candidate]:
    for found in QUOTED.finditer(text):
        if clause := outline.clause_at(found.start()):
            yield from _row(text, found.start(), found.end(), clause)
    for found in TITLED.finditer(text):
        clause = outline.clause_at(found.start())
        if clause and (name := titled(text, found.start(), found.end(), clause.start, own)):
            yield name


def new(text: str, outline: Outline, own: frozenset[str]) -> Iterator[Candidate]:
    """Candidates by form."""
    yield from _marked(text, outline, own)
    starts = [heading.start for heading in outline.headings]
    for start, end, word in ENDINGS.find(text):
        clause = outline.clause_at(start)
        if not clause:
            continue
        yield from coordinated(text, start, end, clause.start)
        above = bisect_right(starts, start) - 1
        heading = above >= 0 and start < outline.headings[above].end
        if name := ended(text, start, end, word, clause.start, heading, own):
            yield name
    for at, row in places(text):
        clause = outline.clause_at(at)
        if clause:
            yield from parallel(text, row, clause.start, clause.end)


# Choosing


RANK = {STOP: 0, "label": 1, "coordinated": 2, "parallel": 3}
"""Which rule comes first of those that begin at one place; the others are 4."""


def choose(found: Iterable[Candidate]) -> list[Candidate]:
    """Candidates without overlaps, in the order of the text: a known name wins over the form that holds it,
    a parallel form over a name inside it, else the longer.

    >>> form = Candidate(0, 10, "无废城市建设方案", "programme", "", "titled")
    >>> [c.name for c in choose([form, Candidate(0, 4, "无废城市", "programme", "waste-free-city", "label")])]
    ['无废城市']
    """
    kept: list[Candidate] = []
    reach = 0
    for c in sorted(found, key=_order):
        start, end, *_ = c
        if start >= reach:
            kept.append(c)
        else:
            _admit(kept, c)
        if end > reach:
            reach = end
    unfit = stops()
    return [c for c in kept if c.rule != STOP and bare(c.name) not in unfit]


def _order(c: Candidate) -> tuple[int, int, int]:
    return c[0], RANK.get(c[5], 4), -c[1]


def _admit(kept: list[Candidate], c: Candidate) -> None:
    """Add a candidate to those kept so far (sorted by start), or let it go; only the last few can overlap it."""
    last, start = kept[-LAST:], c.start
    rivals = []
    for other in last:
        if start < other.end and not other.rule == c.rule == "coordinated":
            if not _beats(c, other):
                return
            rivals.append(other)
    if rivals:
        kept[-LAST:] = [other for other in last if other not in rivals]
    kept.append(c)


def _beats(c: Candidate, other: Candidate) -> bool:
    mine, its = _weight(c), _weight(other)
    if {mine[0], its[0]} == {2, 3}:  # a formula beats the labels that it joins
        formula, label = (c, other) if mine[0] == 3 else (other, c)
        joined = formula.start <= label.start and label.end - label.start < 0.7 * (formula.end - formula.start)
        return joined == (c is formula)
    if {c.rule, other.rule} == {"titled", "label"}:
        title, label = (c, other) if c.rule == "titled" else (other, c)
        return (title.name.endswith(PAPERS) and label.name.endswith(BATTLES)) == (c is title)
    if _tailed(c, other) or _tailed(other, c):
        return _tailed(c, other)
    return mine > its


def _tailed(form: Candidate, label: Candidate) -> bool:
    """Whether a quoted name ends with the label (“双签字”销号制度): then it is a name of its own."""
    if (
        form.rule == "quoted"
        and label.rule == "label"
        and label.type == PRINCIPLE != form.type
        and form.start <= label.start < label.end < form.end
    ):
        return True  # “铁腕治污”攻坚战
    own = form.rule == "quoted" or ROW_OF.fullmatch(form.name) is not None  # 碧水蓝天净土工程
    return own and form.end == label.end and label.start - form.start > 3


PAPERS, BATTLES = ("方案", "计划", "规划", "办法"), ("战", "行动", "工程", "战役")
"""A paper about a known campaign is a name beside it; the local form of a known paper is that paper."""
ORDER = {STOP: 2, "label": 2, "coordinated": 4, "formula": 3, "parallel": 3}
"""Weight of a rule where names overlap; of the others, 1."""


def _weight(c: Candidate) -> tuple[int, int]:
    return ORDER.get(c.rule, 1), c.end - c.start


def _cities(reading: Reading, c: Candidate, part: Part) -> tuple[Place, ...]:
    """The cities that a candidate speaks for: those of its part; every city, for a formula in a common preface."""
    if part.kind == "chrome":
        return ()
    if part.kind == "preface" and len(reading.document.cities) > 1:
        formula = c.rule == "parallel" or c.type == "principle" or c.concept in ("ledger-formula", "list-manage")
        return reading.document.cities if formula else ()
    if part.kind == "notice" and any(p.kind == "plan" and p.city == part.city for p in reading.outline.parts):
        return ()
    return (part.city,)


def _tidy(name: str, city: Place) -> str:
    """A new name without quotation marks and without the city's own name before it."""
    name = MARKS.sub("", name).strip("、")
    return name.removeprefix(city.name) if len(name) - len(city.name) >= 4 else name


Found = tuple[int, int, Programme]


class _Named:
    """The programmes of one city found so far: by concept, and the last few new names."""

    def __init__(self) -> None:
        self.by_key: dict[str, Found] = {}
        self._fresh: deque[str] = deque(maxlen=RECENT)

    def wants(self, c: Candidate, name: str) -> bool:
        """Whether a candidate adds a programme, or the preferred label of one that other words named before."""
        if c.concept:
            before = self.by_key.get(c.concept)
            return before is None or (before[2].name != name == names()[c.concept])
        key = bare(name)
        if key in self.by_key:
            return False
        for old in self._fresh:  # noqa: SIM110 - a plain loop: this runs for every new name
            if key in old or old in key:
                return False
        return True

    def add(self, fact: Found) -> None:
        """Keep a fact, in place of an earlier one of the same concept."""
        key = fact[2].concept or bare(fact[2].name)
        self.by_key[key] = fact
        if not fact[2].concept:
            self._fresh.append(key)


def _fact(reading: Reading, c: Candidate, clause: Clause, city: Place, name: str) -> Programme:
    start, end, _, kind, concept, rule = c
    fact: Programme = MAKE(
        city, reading.evidence(start, end), reading.clause(clause), reading.section(clause), rule,
        confidence.of("programme", rule), name, kind, concept,
    )  # fmt: skip
    return fact


def match(reading: Reading) -> list[Found]:
    """The programmes of a document with their normalised spans; see the module."""
    text, outline = reading.text.text, reading.outline
    cities = defaultdict[str, _Named](_Named)
    begin, stop, _, _ = part = outline.part_at(0)
    for c in choose([*known(text, outline), *new(text, outline, _own(reading))]):
        start, end, name, _, concept, _ = c
        clause = outline.clause_at(start)
        if clause is None:
            continue
        if not begin <= start < stop:
            begin, stop, _, _ = part = outline.part_at(start)
        for city in _cities(reading, c, part):
            called, named = name if concept else _tidy(name, city), cities[city.code or city.name]
            if named.wants(c, called):
                named.add((start, end, _fact(reading, c, clause, city, called)))
    facts = [fact for named in cities.values() for fact in named.by_key.values()]
    return sorted(facts, key=itemgetter(0, 1))


@Language.factory("kg_programmes")
class Programmes:
    """Writes what `match` finds into the reading, and, if wanted, its spans into `doc.spans["programmes"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, SPAN_KEY, match(reading_of(doc)))
