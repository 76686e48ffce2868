"""One walk over the sentences of a document.

Dates, modes and elided words are carried, the rules are asked, rows come out.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kg.extract.reading import Reading
from kg.extract.target import rows
from kg.extract.target.dating import implied, issued, pieces, settle, status, telling
from kg.extract.target.dating.due import ACTIVE, NONE, Due
from kg.extract.target.dating.sections import Sections
from kg.extract.target.dating.watch import OPENER, OPENERS, Watch
from kg.extract.target.found import Found, Scene
from kg.extract.target.later import LEFT, Later
from kg.extract.target.mask import mask
from kg.extract.target.phrases import phrase
from kg.extract.target.rows import Row
from kg.extract.target.rules.absolutes import absolutes
from kg.extract.target.rules.anchors import YES, candidates
from kg.extract.target.rules.beyond import beyond
from kg.extract.target.rules.dated import dated
from kg.extract.target.rules.figures import figures
from kg.extract.target.rules.frequency import PERIOD, frequency, merged
from kg.extract.target.rules.subjects import added
from kg.model import NOWHERE
from kg.text.outline import Clause, Sentence
from kg.values import dates
from kg.values.dates import Date

WHOLE = re.compile("(?:[^,;。]{0,6}|[^,;。]*预计)全年(?!任务|目标|计划|指标|考核)")
"""A clause that comes at once to 全年, or expects something by its end, says it of the whole year."""
ALONE = 16
"""Longest clause whose baseline (与2020年相比,) holds for the clauses after it."""


class Walk:
    """Reads one document sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text.text
        self.outline = reading.outline
        self.bounds, self.firsts = reading.bounds(), reading.firsts()
        self.document = about = reading.document
        kind = issued.told_as(about, self.text)
        self.reporting = kind in status.PAST_TYPES
        self.reviews = about.type == "work-report"
        self.checks = about.type == "progress-report" and not issued.twofold(about.title)
        self.watch = Watch(about, self.text, reporting=kind in status.TOLD_TYPES)
        self.time, self.now = self.watch.time, self.watch.now
        annual = issued.annual(about.title) or implied.presented(about, self.text)
        year = annual or issued.bulletin(about, self.text)
        due, report = Due(year) if year else None, issued.reports(about, self.text)
        self.plan, part = Due(annual) if annual else NONE, issued.headline(about, self.text, self.now)
        self.sections = Sections(self.outline, self.now, issued.title_year(about.title), due, report=report, part=part)
        self.rows: list[Row] = []
        self.item = self.above = self.told_at = 0
        self.told = self.whole = self.goal = self.outcome = self.wide = self.review = self.planned = False
        self.tenses = telling.tenses(self.text, self.outline.sentences, kind)
        self.indicator = self.earlier = self.framed = ""
        self.own = [city.name for city in self.document.cities] if len(self.document.cities) == 1 else []
        self.title: list[int] = []
        names: tuple[str, ...] = ()
        self.listed = self.series = self.tally = names
        self.aimed = NONE  # the date by which the target before is to be reached: no result after it has it
        self.later = Later()
        self.forget()

    def forget(self) -> None:
        """Drop what one sentence carries from clause to clause."""
        self.earlier = self.indicator or self.earlier
        self.indicator = self.topic = self.deed = self.baseline = ""
        self.beyond = self.only_date = self.coming = self.done = False
        self.later.forget()
        self.counted: Found | None = None
        self.listed = self.series or self.listed
        self.series = self.tally = ()

    def run(self) -> list[Row]:
        """All rows, in the order of the text; what is behind it (a glossary, the foot of a page) holds none."""
        clauses = self.outline.clauses
        marked = candidates(self.text, *self.bounds)
        last = self.outline.parts[-1] if self.outline.parts else None
        stop = last.start if last and last.kind == "chrome" else len(self.text)
        for sentence, (first, end) in zip(self.outline.sentences, pairwise(self.firsts), strict=True):
            if sentence[0] >= stop:
                break
            own = marked[first:end]
            self.sentence(sentence, clauses[first:end] if any(own) else [], own)
        return self.rows

    def sentence(self, sentence: Sentence, clauses: list[Clause], marked: bytes) -> None:
        """Follow a sentence; only if one of its clauses is marked they are given and looked at."""
        start, end, heading, paragraph = sentence
        words, sections = self.text[start:end], self.sections
        if heading != sections.heading and sections.enter(heading, paragraph):
            self.item = len(self.rows)
        colon = ":" in words
        if (colon and self.labelled(words)) or (sections.dating and self.limited(words)):
            return
        opens_list = colon and words.rstrip().endswith(":")
        mode, self.goal, due = sections.mode(words, paragraph, opens_list)
        self.told, future = mode == "past", mode == "future"
        tense = self.tenses.get(start) if self.tenses and not future else None
        likely, self.planned = self.reporting and not future, self.checks and future
        self.review = self.reviews and self.told and tense != "future"
        self.outcome = self.told or tense == "past" or (likely and tense is None)
        self.wide = self.goal or sections.turned or self.outcome or likely or sections.report
        if paragraph != self.time.paragraph or heading != self.time.heading:
            on, below = self.text.endswith(";\n", 0, start), sections.below(heading, self.time.heading)
            self.time.enter(paragraph, heading, words, due, wide=self.wide, item=sections.item, on=on, below=below)
        if sections.turned:
            self.time.drop(self.plan if mode == "future" else NONE)
        if words.startswith(OPENERS) and not (clauses and marked[0]) and mode != "finding":
            self.see(dates.find(words[:OPENER], self.now), words, 0)
        if clauses and mode != "finding" and not sections.titled:
            self.whole = words.startswith(("全年", "年内"))
            self.watch.head(words, told=self.outcome)
            self.clauses(words, sentence, clauses, marked)
        self.time.leave(len(words), opens_list)

    def limited(self, words: str) -> bool:
        """Take the deadline under a heading that is its label: it is that of all goals above it."""
        if limit := self.watch.limit(words):
            rows.filled(self.rows, self.above, limit.iso, annual=self.plan.iso)
            self.above = len(self.rows)
        return limit is not None

    def labelled(self, words: str) -> bool:
        """Take the label that opens a sentence; whether the sentence holds no target then."""
        label = self.sections.label(words)
        if label.opens:
            self.item = len(self.rows)
        if label.deadline:
            rows.filled(self.rows, self.item, label.deadline.iso, annual=self.plan.iso)
        return label.skip

    def clauses(self, words: str, sentence: Sentence, clauses: list[Clause], marked: bytes) -> None:
        """Find the rows of the clauses of a sentence."""
        self.forget()
        self.told_at = status.told_at(words, outcome=self.outcome or self.reporting)
        self.framed = self.sections.year("target")
        first, text, passed = len(self.rows), self.text, None
        for clause, hit in zip(clauses, marked, strict=True):
            if text[clause[0] - 1] == ";":
                self.time.part()
                self.later.part()
            if (
                hit == YES
                or self.only_date
                or (hit and (self.goal or self.outcome or self.framed or self.time.carried(state=True)))
            ):
                if passed:
                    self.topic, passed = text[passed[0] : passed[1]], None
                    self.indicator = rows.headed(self.topic) or self.indicator
                self.clause(words, sentence, clause)
            else:
                passed = clause
                self.baseline = rows.versus(text, clause) or self.baseline
        if len(self.rows) > first:
            rows.compared(self.rows, first)
        if self.title or len(self.rows) > first:
            self.titled(first)

    def titled(self, first: int) -> None:
        """A goal in a title (体系基本构建。到2025年,…) takes the date that opens the next sentence, or goes."""
        opening = self.time.carried(state=True) if self.title else NONE
        self.rows, first = rows.titled(self.rows, self.title, opening, first)
        self.title = rows.untimed(self.rows, first)

    def clause(self, words: str, sentence: Sentence, clause: Clause) -> None:
        """Find the rows of a clause of the sentence that has these words."""
        text = self.text[clause.start : clause.end]
        masked = mask(text)
        offset = clause.start - sentence.start
        if self.told_at < len(words) and (status.future(text) or LEFT.match(text)):
            self.told_at = len(words)
        self.done = offset + len(text) > self.told_at
        self.coming = self.coming or (self.document.type == "news" and status.coming(text))
        found = self.watch.find(text, told=self.outcome, review=self.review)
        self.beyond = beyond(text, self.beyond)
        if self.beyond:
            due = self.see(found, words, offset)
            if skipped := figures(self.scene(text, masked, found, due, own=False)):
                self.indicator = skipped[-1].indicator.removeprefix("全省").removeprefix("全国")
            return
        if "全年" in text and WHOLE.match(text) and not any(date.role in ACTIVE for date in found):
            self.watch.whole(future=self.coming or status.future(text))
        if not found:
            self.coming = self.coming and not self.watch.at_present(text, told=self.outcome)
            self.keep(self.scene(text, masked, found, None, own=False), clause, 0, None)
            return
        whole = [(0, len(text), pieces.lags(text))]
        for first, last, aside in pieces.segments(text, found) if "(" in text else whole:
            before = self.time.state() if aside else None
            for begin, stop, own in pieces.pieces(text, found, first, last):
                cut = [d._replace(start=d.start - begin, end=d.end - begin) for d in found if begin <= d.start < stop]
                inside = cut if begin or stop < len(text) else found
                due = self.see(inside, words, offset + begin, alone=stop - begin <= ALONE)
                scene = self.scene(text[begin:stop], masked[begin:stop], inside, due, own)
                self.keep(scene, clause, begin, due)
            if before:
                self.time.restore(before)

    def see(self, found: list[Date], words: str, offset: int, *, alone: bool = False) -> Due | None:
        """Take the dates of a clause; returns the one in force in it, None where it has none of its own."""
        for date in found if alone else ():
            if date.role == "baseline":
                self.baseline = "同比" if rows.LAST.search(words, offset + date.start, offset + date.end) else date.iso
        free = self.goal or not self.outcome or self.sections.heading >= 0
        return self.watch.see(found, words, offset, wide=self.wide, free=free, told=self.outcome)

    def scene(self, text: str, masked: str, found: list[Date], due: Due | None, own: bool) -> Scene:
        quantities = pieces.quantities(masked, found)
        force = due or self.time.carried(state=True)
        iso = force.iso or (self.sections.due or self.framed if force is NONE else "")
        return Scene(
            text, masked, quantities, found, iso, force.missing,
            own or (due is None and self.only_date),
            due is not None or self.time.recent, self.goal,
            self.outcome, self.indicator, self.topic, self.deed, self.baseline,
            self.counted, self.earlier, self.series, self.listed, self.tally,
        )  # fmt: skip

    def keep(self, scene: Scene, clause: Clause, begin: int, due: Due | None) -> None:
        """Find the rows of a scene and remember what later clauses elide."""
        found = figures(scene) if scene.quantities else []
        often = frequency(scene) if PERIOD.search(scene.text) else []
        found = merged(found, often, scene.text) if often else found
        found += absolutes(scene, found)
        found += dated(scene, found)
        last = scene.dates[-1] if scene.dates else None
        self.only_date = last is not None and last.end >= len(scene.text.rstrip(",")) - 1 and last.role in ACTIVE
        if len(found) > 1 and (force := due or self.time.carried(state=True)).several:
            found = rows.yearly(found, force)
        if scene.quantities and rows.summed(self.rows, scene, clause, begin):
            return
        if found or due:
            found = added(found, self.rows, scene, self.text, clause.start + begin, due)
            found = self.later.take(self.rows, rows.further(self.rows, found, scene, clause), scene, due)
        for row in found:
            self.rows.append(self.finish(row, scene, clause, begin, due))
            if row.status and row.deadline == "" and not scene.recent:
                self.time.unsaid()
        self.carry(scene, found)

    def carry(self, scene: Scene, found: list[Found]) -> None:
        """Keep what later clauses elide: the indicator, the verb that governs a list, the topic."""
        if found:
            measured = rows.measured_by(found, scene.text)
            if measured is not None:
                names = [row.indicator for row in found if row.value is not None and row.indicator not in self.series]
                self.series += tuple(names)
            self.indicator = self.indicator if measured is None else measured
            self.deed = rows.deed_of(found, self.deed)
            self.counted = rows.last_count(found) or self.counted
            self.tally = tuple(row.indicator for row in found if row.rule.startswith("count"))
        else:
            self.deed = ""
            if not scene.quantities:
                self.indicator = rows.headed(scene.text) or self.indicator
        self.remember(scene, found)

    def remember(self, scene: Scene, found: list[Found]) -> None:
        """Keep what the clause was about, unless it is a bare date or a verb that took its topic from before."""
        rest = len(scene.text) - (sum([date.end - date.start for date in scene.dates]) if scene.dates else 0)
        if rest <= len("的工作,"):
            return
        name = found[-1].indicator if found and self.topic else ""
        elided = name and (name[0] in self.topic or name[0] == "-") and name.startswith(phrase.topic(self.topic) or "-")
        if not elided:
            self.topic = scene.text

    def finish(self, row: Found, scene: Scene, clause: Clause, begin: int, due: Due | None) -> Row:
        """Date, status and flags of a row."""
        force = settle.in_force(row, scene, self.time, whole=self.whole) if due is None else due
        iso, missing = settle.stated(row, force, self.sections.due)
        if row.kind == "change" and not iso and not missing:
            missing = ("baseline", True) in [(date.role, date.missing) for date in scene.dates]
        flags = (*row.flags, "missing-year") if missing else row.flags
        coming = self.coming or self.sections.given
        said = status.Said(self.watch.issued, self.told, coming, self.done, self.review, self.planned)
        kind = status.of_row(row, scene, force, iso if force.iso or row.deadline else "", said)
        apart = kind == "outcome" and due is None and force is self.aimed
        dated, year = NONE if apart else force, self.sections.year(kind)
        deadline = settle.settled(iso, row, dated, kind, now=self.now, year=year)
        if kind == "target" and row.deadline is None and not (force.past or force.part):
            self.aimed = force
        at = clause.start + begin
        name, scope, binding = rows.named(row, scene, self.own)
        done = Found(
            row.start, row.end, row.rule, name, row.kind, row.comparator, row.value, row.value_max, row.unit,
            row.bound, row.baseline, deadline, row.stretch, kind, scope, binding, flags,
        )  # fmt: skip
        city = rows.city_of(row.scope, self.document.cities) if row.scope else NOWHERE
        return Row(at + row.start, at + row.end, clause, done, city)
