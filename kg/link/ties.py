"""What a text ties to a measure: its body, its deadline, its programme; and to a duty its measure and deadline.

Ties are read, never guessed. The nearest of these ties a body: its place in the clause (由市水务局负责…), being the
subject of the clause before, a formula that closes the clauses (…,由市生态环境局牵头), a bracket at the end of the
item, a labelled field of the item (责任单位:…). Of a deadline: a date in the clause or opening the sentence, a field.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from kg.link import brackets, programmes
from kg.link.deadlines import SIGN, Deadlines
from kg.link.items import Item, Items
from kg.model import Duty, Evidence, Measure, changed
from kg.records import changer
from kg.text.outline import Clause

if TYPE_CHECKING:
    from kg.extract.reading import Reading

DOERS = ("leads", "responsible")
UNTIED = ("issues", "inspects")
"""Roles that speak of the document or the inspection, not of a measure."""
FORMULA = re.compile(
    r"(?:由|并|分别|具体|共同|按照?职责(?:分工)?|等(?:有关|相关)?(?:部门|单位)?|[、和及与,()]|牵头|负责|配合|组织|实施|落实|督导|指导|参与|会同|抓好|推进|推动|协助|"
    r"作为|为|牵头单位|责任单位|配合单位)*"
)
LEAD = re.compile(
    r"(?:[\s\d一二三四五六七八九十]{1,4}[是.、)]|\([\d一二三四五六七八九十]{1,3}\)|我市|全市|其中|同时|此外|并|由|[^,;。]{0,12}[年月底前],?)*"
)
"""What may stand before the subject of a clause."""
TIE = changer(Measure, "bodies", "deadline", "programmes")
OPENING = 3
"""A verb stands at the start of a clause within this many characters (numbers of items, adverbs)."""


class Ties:
    """Ties the measures of one document, sentence by sentence. Measures and duties are numbered as they are given.

    Args:
        reading: with the measures and programmes that were found.
        clauses: the evidence of every clause of the outline, in its order.
        duties: with the full names of their bodies.
    """

    def __init__(self, reading: Reading, clauses: Sequence[Evidence], duties: Sequence[Duty]) -> None:
        self.text, self.mapped, self.outline = reading.text.text, reading.text, reading.outline
        self.measures, self.duties = reading.measures, duties
        self.items = Items(self.text, self.outline)
        numbers = {clause.start: n for n, clause in enumerate(clauses)}
        self.of_clause: dict[int, list[int]] = defaultdict(list)
        last: Evidence | None = None
        for i, measure in enumerate(self.measures):
            if measure.clause is not last:
                last = measure.clause
                own = self.of_clause[numbers[last.start]]
            own.append(i)
        said = [duty.evidence.start + max(0, duty.evidence.quote.find(duty.mention)) for duty in duties]
        self.at = self.mapped.all_at_raw(said)
        self.free: dict[int, list[int]] = defaultdict(list)
        self.listed: list[tuple[int, int]] = []
        self.brackets: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._place(numbers)
        self.listed.sort()
        self.body: dict[int, list[int]] = {}
        self.due: dict[int, str] = {}
        self.duty_due: dict[int, str] = {}
        self.deadlines = Deadlines(reading)
        self.programmes: dict[int, tuple[str, ...]] = {}
        if self.measures:
            self._tie(reading)

    def _place(self, numbers: Mapping[int, int]) -> None:
        """Sort the duties: in fields of items, in brackets, or in the clauses of sentences."""
        fields = sorted((f.start, f.end) for item in self.items for f in item.fields if f.kind == "body")
        for i, duty in enumerate(self.duties):
            if duty.role in UNTIED or duty.clause.start not in numbers:
                continue
            before = bisect_right(fields, (self.at[i], len(self.text))) - 1
            if before >= 0 and self.at[i] < fields[before][1]:
                self.listed.append((self.at[i], i))
            elif bracket := brackets.around(self.text, self.at[i]):
                self.brackets[bracket].append(i)
            else:
                self.free[numbers[duty.clause.start]].append(i)

    def _tie(self, reading: Reading) -> None:
        """Find all ties, the nearest first."""
        clauses = self.outline.clauses
        acting = {clauses[n].sentence for n in self.free}
        for first, last in self._sentences():
            if SIGN.search(self.text, clauses[first].start, clauses[last - 1].end):
                self._date(first, last)
            if clauses[first].sentence in acting:
                self._sentence(first, last)
        if self.brackets:
            self._bracketed()
        if self.items:
            self._fields()
        named = programmes.named(reading, reading.programmes)
        self.programmes = {i: named[n] for n in named.keys() & self.of_clause.keys() for i in self.of_clause[n]}

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """The clauses `[first, last)` of every sentence that has a measure or a duty, up to the last that has one."""
        clauses = self.outline.clauses
        sentence, first, last = -1, 0, 0
        for n in sorted(self.of_clause.keys() | self.free.keys()):
            if clauses[n].sentence != sentence:
                if last:
                    yield first, last
                sentence, first = clauses[n].sentence, n
                while first and clauses[first - 1].sentence == sentence:
                    first -= 1
            last = n + 1
        if last:
            yield first, last

    def _date(self, first: int, last: int) -> None:
        """Date what stands in the clauses of a sentence."""
        for n, iso in self.deadlines.of_clauses(first, last):
            self.due.update(dict.fromkeys(self.of_clause.get(n, ()), iso))
            self.duty_due.update(dict.fromkeys(self.free.get(n, ()), iso))

    def _sentence(self, first: int, last: int) -> None:
        """Walk the clauses: `holders` act in those that follow, `waiting` are measures that a formula may close."""
        holders: list[int] = []
        waiting: list[int] = []
        closing = False
        for n in range(first, last):
            clause, own = self.outline.clauses[n], self.free.get(n, [])
            here = self.of_clause.get(n, [])
            if n > first and ";" in self.text[self.outline.clauses[n - 1].end : clause.start]:
                holders, waiting, closing = [], [], False
            if own and not here and waiting and self._is_formula(clause, own):
                for i in waiting:
                    self.body.setdefault(i, []).extend(own)
                closing = True
                continue
            if closing:
                waiting, closing = [], False
            if own:
                waiting = self._give(here, own if self._acts(clause, own) else [])
                holders = own if self._is_subject(clause, own) else []
            elif here and holders and self._opens(clause, here):
                waiting = self._give(here, holders)
            else:
                holders, waiting = [], [*waiting, *here] if here else []

    def _give(self, measures: Sequence[int], holders: Sequence[int]) -> list[int]:
        for i in measures:
            if holders:
                self.body[i] = list(holders)
        return []

    def _acts(self, clause: Clause, own: Sequence[int]) -> bool:
        """Whether the bodies of a clause do what it says: they are its subject, or stand after 由."""
        return self._is_subject(clause, own) or any(self.text.startswith("由", self.at[i] - 1) for i in own)

    def _is_subject(self, clause: Clause, own: Sequence[int]) -> bool:
        """Whether the first body of a clause is what its verbs are said of."""
        return bool(LEAD.fullmatch(self.text, clause.start, min(self.at[i] for i in own)))

    def _is_formula(self, clause: Clause, own: Sequence[int]) -> bool:
        """Whether a clause says who answers and no more."""
        rest = self.text[clause.start : clause.end]
        words = (self.duties[i].evidence for i in own)
        spans = sorted((self.mapped.at_raw(each.start), self.mapped.at_raw(each.end)) for each in words)
        for start, end in reversed(spans):
            rest = rest[: max(0, start - clause.start)] + rest[max(0, end - clause.start) :]
        return bool(FORMULA.fullmatch(rest))

    def _opens(self, clause: Clause, measures: Sequence[int]) -> bool:
        """Whether the clause begins with its verb, so that its subject must stand before it."""
        starts = (self.mapped.at_raw(self.measures[i].evidence.start) for i in measures)
        return min(starts) - clause.start <= OPENING

    def _bracketed(self) -> None:
        """Tie the bodies of brackets to the measures that they close."""
        numbers = sorted(self.of_clause)
        starts = [self.outline.clauses[n].start for n in numbers]
        done = 0
        for (start, end), own in sorted(self.brackets.items()):
            begin = max(done, brackets.closes_from(self.text, self.outline, start, end))
            for n in numbers[bisect_left(starts, begin) : bisect_left(starts, start)]:
                for i in self.of_clause[n]:
                    self.body.setdefault(i, list(own))
            done = end

    def _fields(self) -> None:
        """Tie the labelled fields of items to the measures of clauses around them, where nothing nearer is tied."""
        said: dict[Item, tuple[list[int], str]] = {}
        for n, measures in sorted(self.of_clause.items()):
            clause = self.outline.clauses[n]
            for item in self.items.at(clause):
                if any(field.kind != "matter" and field.start <= clause.start < field.end for field in item.fields):
                    break
                if item not in said:
                    said[item] = self._bodies(item), self._due(item)
                own, due = said[item]
                for i in measures:
                    if own:
                        self.body.setdefault(i, own)
                    if due:
                        self.due.setdefault(i, due)

    def _bodies(self, item: Item) -> list[int]:
        own = []
        for field in item.fields:
            if field.kind == "body":
                first = bisect_left(self.listed, (field.start, -1))
                own += [i for _, i in self.listed[first : bisect_left(self.listed, (field.end, -1))]]
        return own

    def _due(self, item: Item) -> str:
        for field in item.fields:
            if field.kind == "date":
                found = self.deadlines.within(field.start, field.end, "event", "period")
                return found[-1].iso if found else ""
        return ""

    def of_measures(self) -> list[Measure]:
        """The measures of the reading with what is tied to them."""
        due, named, measures = self.due, self.programmes, list(self.measures)
        for i in self.body.keys() | due.keys() | named.keys():
            own, programmes = self._doers(i) if i in self.body else (), named.get(i, ())
            measures[i] = TIE(measures[i], own, due.get(i, ""), programmes)
        return measures

    def _doers(self, i: int) -> tuple[str, ...]:
        """The bodies tied to a measure: those that lead or are responsible, failing them all."""
        own = [self.duties[k] for k in self.body[i] if self.duties[k].city == self.measures[i].city]
        doers = [duty for duty in own if duty.role in DOERS] or own
        return tuple(sorted({duty.body for duty in doers}))

    def of_duties(self, measures: Sequence[Measure]) -> list[Duty]:
        """The duties with the concepts of their measures, or the words of the only one, and their deadlines.

        Args:
            measures: those of the reading, with their labels and deadlines.
        """
        tied: dict[int, list[Measure]] = defaultdict(list)
        for i, own in self.body.items():
            for k in own:
                if self.duties[k].city == measures[i].city:
                    tied[k].append(measures[i])
        return [self._duty(k, duty, tied.get(k, [])) for k, duty in enumerate(self.duties)]

    def _duty(self, k: int, duty: Duty, tied: Sequence[Measure]) -> Duty:
        due = self.duty_due.get(k, "")
        if not tied and not due:
            return duty
        concepts = sorted({measure.concept for measure in tied if measure.concept})
        dues = {measure.deadline for measure in tied}
        return changed(
            duty,
            measure=" ".join(concepts) or (tied[0].label if len(tied) == 1 else ""),
            deadline=due or (dues.pop() if len(dues) == 1 else ""),
        )
