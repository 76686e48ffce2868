"""What a text ties to a measure: its body, its deadline, its programme; and to a duty its measure and deadline.

Ties are read, never guessed. The nearest of these ties a body: its place in the clause (由市水务局负责…), being the
subject of the clause before, a formula that closes the clauses (…,由市生态环境局牵头), a bracket at the end of the
item, a labelled field of the item (责任单位:…). Of a deadline: a date in the clause or opening the sentence, a field.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from kg.extract.target import issued
from kg.extract.target.pieces import untitled
from kg.link import brackets
from kg.link.items import Item, Items
from kg.link.programmes import Named
from kg.model import Duty, Evidence, Measure, Programme, changed
from kg.text.outline import Clause
from kg.values import dates

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
OPENING = 3
"""A date opens a clause, a verb stands at its start, within this many characters (numbers of items, 在, 于)."""
SIGNS = ("年", "月", "季", "五", "汛")
"""Without one of these characters a clause holds no deadline."""


def link(
    reading: Reading,
    clauses: Sequence[Evidence],
    measures: Sequence[Measure],
    duties: Sequence[Duty],
    programmes: Sequence[Programme],
) -> tuple[list[Measure], list[Duty]]:
    """The measures and duties with what the text ties to them.

    Args:
        clauses: the evidence of every clause of the outline, in its order.
    """
    if not measures:
        return list(measures), list(duties)
    return Ties(reading, clauses, measures, duties, programmes).tied()


class Ties:
    """Ties the measures of one document, sentence by sentence. Bodies are kept as numbers of duties."""

    def __init__(
        self,
        reading: Reading,
        clauses: Sequence[Evidence],
        measures: Sequence[Measure],
        duties: Sequence[Duty],
        programmes: Sequence[Programme],
    ) -> None:
        self.text, self.mapped, self.outline = reading.text.text, reading.text, reading.outline
        self.measures, self.duties = measures, duties
        now = issued.document_date(reading.document)[:4]
        self.now = int(now) if now else None
        self.year = int(issued.annual(reading.document.title) or 0) or None
        self.items = Items(self.text, self.outline)
        numbers = {words.start: n for n, words in enumerate(clauses)}
        self.of_clause: dict[int, list[int]] = defaultdict(list)
        for i, measure in enumerate(measures):
            self.of_clause[numbers[measure.clause.start]].append(i)
        self.at = [self.mapped.at_raw(d.evidence.start + max(0, d.evidence.quote.find(d.mention))) for d in duties]
        self.free: dict[int, list[int]] = defaultdict(list)
        self.listed: list[tuple[int, int]] = []
        self.brackets: dict[tuple[int, int], list[int]] = defaultdict(list)
        self._place(numbers)
        self.listed.sort()
        self.body: dict[int, list[int]] = {}
        self.due: dict[int, str] = {}
        self.duty_due: dict[int, str] = {}
        self.named = Named(reading, programmes)

    def _place(self, numbers: dict[int, int]) -> None:
        """Sort the duties: in fields of items, in brackets, or in the clauses of sentences."""
        fields = sorted((f.start, f.end) for item in self.items for f in item.fields if f.kind == "body")
        for i, duty in enumerate(self.duties):
            if duty.role in UNTIED or duty.clause.start not in numbers:
                continue
            before = bisect_right(fields, (self.at[i], len(self.text))) - 1
            bracket = brackets.around(self.text, self.at[i])
            if before >= 0 and self.at[i] < fields[before][1]:
                self.listed.append((self.at[i], i))
            elif bracket:
                self.brackets[bracket].append(i)
            else:
                self.free[numbers[duty.clause.start]].append(i)

    def tied(self) -> tuple[list[Measure], list[Duty]]:
        """The facts with their ties."""
        for first, last in self._sentences():
            self._sentence(first, last)
        self._bracketed()
        for n in sorted(self.of_clause):
            self._field(n)
        measures = list(self.measures)
        for n, here in self.of_clause.items():
            clause = self.outline.clauses[n]
            programmes = self.named.within(clause.start, clause.end)
            for i in here:
                if programmes or i in self.body or i in self.due:
                    measures[i] = self._measure(i, measures[i], programmes)
        return measures, list(self._duties(measures))

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """The clauses `[first, last)` of every sentence that has a measure or a duty."""
        clauses, done = self.outline.clauses, 0
        for n in sorted({*self.of_clause, *self.free}):
            if n < done:
                continue
            first = last = n
            while first > done and clauses[first - 1].sentence == clauses[n].sentence:
                first -= 1
            while last < len(clauses) and clauses[last].sentence == clauses[n].sentence:
                last += 1
            done = last
            yield first, last

    def _sentence(self, first: int, last: int) -> None:
        """Walk the clauses: `holders` act in those that follow, `waiting` are measures that a formula may close."""
        holders: list[int] = []
        waiting: list[int] = []
        closing = False
        due = ""
        for n in range(first, last):
            clause, own = self.outline.clauses[n], self.free.get(n, [])
            here = self.of_clause.get(n, [])
            if n > first and ";" in self.text[self.outline.clauses[n - 1].end : clause.start]:
                holders, waiting, closing = [], [], False
            due = self._dated(clause, here, own, due)
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

    def _dated(self, clause: Clause, measures: Sequence[int], duties: Sequence[int], due: str) -> str:
        """Date what stands in a clause; returns the date in force after it."""
        words = self.text[clause.start : clause.end]
        found = self._dates(clause.start, clause.end) if any(sign in words for sign in SIGNS) else []
        own = found[0].iso if found else due
        if own:
            self.due.update(dict.fromkeys(measures, own))
            self.duty_due.update(dict.fromkeys(duties, own))
        return found[-1].iso if found and found[0].start <= OPENING else due

    def _dates(self, start: int, end: int, *roles: str) -> list[dates.Date]:
        words = untitled(self.text[start:end])
        found = dates.find(words, self.now, self.year)
        kept = [date for date in found if date.iso and date.role in ("deadline", *roles)]
        return [date for date in kept if self.now is None or int(date.iso[:4]) >= self.now]

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

    def _field(self, n: int) -> None:
        """Tie the labelled fields of the items around a clause to its measures, where nothing nearer is tied."""
        clause = self.outline.clauses[n]
        for item in self.items.at(clause):
            if any(field.kind != "matter" and field.start <= clause.start < field.end for field in item.fields):
                return
            own, due = self._bodies(item), self._due(item)
            for i in self.of_clause[n]:
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
                found = self._dates(field.start, field.end, "event", "period")
                return found[-1].iso if found else ""
        return ""

    def _measure(self, i: int, measure: Measure, programmes: tuple[str, ...]) -> Measure:
        own = [self.duties[k] for k in self.body.get(i, ()) if self.duties[k].city == measure.city]
        doers = [duty for duty in own if duty.role in DOERS] or own
        bodies = tuple(sorted({duty.body for duty in doers}))
        return changed(measure, bodies=bodies, deadline=self.due.get(i, ""), programmes=programmes)

    def _duties(self, measures: Sequence[Measure]) -> Iterator[Duty]:
        """The duties with the concepts of their measures, or the words of the only one, and their deadlines."""
        tied: dict[int, list[Measure]] = defaultdict(list)
        for i, own in self.body.items():
            for k in own:
                if self.duties[k].city == measures[i].city:
                    tied[k].append(measures[i])
        for k, duty in enumerate(self.duties):
            concepts = sorted({measure.concept for measure in tied[k] if measure.concept})
            words = tied[k][0].label if len(tied[k]) == 1 else ""
            dues = {measure.deadline for measure in tied[k]}
            due = self.duty_due.get(k) or (dues.pop() if len(dues) == 1 else "")
            matter = " ".join(concepts) or words
            yield changed(duty, measure=matter, deadline=due) if matter or due else duty
