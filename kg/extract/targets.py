"""Targets and reported results: quantified or dated commitments (tests/gold/GUIDE.md says what counts).

The pure function `match` finds them in a reading; the component `kg_targets` writes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import ahocorasick_rs
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.extract.reading import Reading, reading_of
from kg.extract.target import cues, phrase, status, tables
from kg.extract.target.absolutes import absolutes
from kg.extract.target.dated import dated
from kg.extract.target.figures import figures
from kg.extract.target.found import Found, Scene
from kg.extract.target.frequency import frequency
from kg.extract.target.mask import blot, mask
from kg.extract.target.timeline import ACTIVE, Due, Timeline
from kg.model import NOWHERE, Document, Place, Target
from kg.text.outline import Clause, Sentence
from kg.values import dates
from kg.values.dates import Date

GROUP = "targets"
HAN = "一二两三四五六七八九十百"
CUES = (
    "全部 全面 基本 彻底 清零 全覆盖 所有 无劣 没有 消除 停止 禁止 停售 分之 半 番 每 按月 按周 按季 调度 通报 考核 年底 到年 比年 年, 自年 较年 年末"
    " 达到 优于 符合 满足 位于 前列 初步 标准 目标 稳步 持续 逐步 明显 显著 大幅 不断 进一步 完成 建成 实现 启动 开工 增长 下降 投运 到万 至万 % 五” 取得 出台 印发 编制 划定 整改 覆盖 投产 竣工 开工 为零 零"
)
FROM = re.compile(r"[从由自](?:[^,;。\d]{0,12}?)[\d.,]+[万亿]?[^,;。\d]{0,8}?(?:逐步|进一步)?(?:下降|上升|提高|提升|增加|增长|降低|减少|降|升|增|压减|扩大|缩减)(?:了)?(?:到|至|为)")
BINDING = re.compile("约束性|预期性")
YEAR_IN_TITLE = re.compile(r"((?:19|20)\d{2})年(?!.*(?:19|20)\d{2}年)")
ANNUAL = re.compile(r"((?:19|20)\d{2})年度?(?!.*(?:19|20)\d{2})[^年]*(?:计划|要点|工作安排|任务|工作方案|行动方案|实施方案|攻坚|目标)")
ALONE = 16
"""Longest clause whose baseline (与2020年相比,) holds for the clauses after it."""
SUM = re.compile(r"共(?:计|有|涉及)?\d")
TURN = re.compile(r"^(?:下一步|下一阶段|今后|接下来|下步|新的一年|展望|下阶段)")
ITEM = re.compile(r"[一二三四五六七八九十]+是|\(?\d")
LABEL = re.compile(r"^[\s\d.、()一二三四五六七八九十]*([\u4e00-\u9fff]{2,10}):")
OWN_CITY = re.compile("我市|全市|本市|我区|全区|我县|全县")
BEYOND_OFF = re.compile("前列|平均水平|平均值|排名|位居|下达|先进|第[一二三\\d]|标准|率先|首|高于|低于|优于|好于")


class Row(NamedTuple):
    """One row in the offsets of the text, with its clause."""

    start: int
    end: int
    clause: Clause
    found: Found
    city: Place


@cache
def _anchors() -> ahocorasick_rs.AhoCorasick:
    """Every string without which a clause holds no target."""
    counted = [form for form, unit in cues.units().forms.items() if unit.kind in ("count", "amount", "ratio", "day")]
    numerals = [numeral + form for numeral in HAN for form in counted]
    return ahocorasick_rs.AhoCorasick([*"0123456789", *dict.fromkeys(CUES.split()), *numerals])


def candidates(text: str, clauses: list[Clause]) -> list[bool]:
    """Which clauses hold an anchor."""
    marked = [False] * len(clauses)
    i, n = 0, len(clauses)
    for _, start, _ in _anchors().find_matches_as_indexes(text):
        while i < n and clauses[i].end <= start:
            i += 1
        if i == n:
            break
        if clauses[i].start <= start:
            marked[i] = True
    return marked


class _Matcher:
    """Reads one document sentence by sentence."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text.text
        self.outline = reading.outline
        self.document = reading.document
        self.time = Timeline()
        self.rows: list[Row] = []
        self.modes: dict[int, tuple[str, bool, Due | None]] = {}
        self.issued = document_date(reading.document)
        self.now = int(self.issued[:4]) if self.issued else None
        self.default = title_year(reading.document)
        annual = ANNUAL.search(reading.document.title)
        self.annual = Due(annual[1]) if annual and self.default else None
        self.label = ""
        self.item = 0
        self.heading = -2
        self.indicator = self.topic = self.deed = ""
        self.baseline = ""
        self.beyond = self.only_date = False
        self.due = self.turn = ""
        self.labelled_at = -2
        self.title: list[int] = []

    def run(self) -> list[Row]:
        clauses = self.outline.clauses
        marked = candidates(self.text, clauses)
        at = 0
        for index, sentence in enumerate(self.outline.sentences):
            first = at
            while at < len(clauses) and clauses[at].sentence == index:
                at += 1
            self.sentence(sentence, clauses[first:at], marked[first:at])
        return self.rows

    def mode(self, heading: int) -> tuple[str, bool, Due | None]:
        """past, future, finding or "" for a heading, whether it is one of goals, and the date its words or those above it name."""
        if heading < 0:
            return "", False, self.annual
        if heading not in self.modes:
            title, parent = self.outline.headings[heading].title[:40], self.outline.headings[heading].parent
            mode, goal, due = self.mode(parent)
            mode = status.heading_mode(title) or mode
            goal = goal or bool(cues.search("goal-section").search(title))
            named = [d for d in dates.find(title, self.now, self.default) if d.iso and d.role in (*ACTIVE, "name")]
            if named and (goal or mode == "past" or named[-1].role != "name"):
                due = Due(named[-1].iso, False, True)
            self.modes[heading] = (mode, goal, due)
        return self.modes[heading]

    def sentence(self, sentence: Sentence, clauses: list[Clause], marked: list[bool]) -> None:
        words = self.text[sentence.start : sentence.end]
        mode, goal, due = self.mode(sentence.heading)
        if sentence.heading != self.heading:
            self.head(sentence.heading)
        label = LABEL.match(words)
        if label and self.labelled(label[1], words, sentence.heading):
            return
        self.turned(words)
        mode = self.label or self.turn or mode
        wide = goal or self.reports(mode)
        self.time.enter(sentence.paragraph, sentence.heading, words, due, wide=wide, item=self.is_item(sentence.heading))
        if any(marked) and mode != "finding":
            self.indicator = self.topic = self.deed = self.baseline = ""
            self.beyond = self.only_date = False
            first = len(self.rows)
            for clause, hit in zip(clauses, marked, strict=True):
                if hit or self.only_date:
                    self.clause(sentence, clause, mode, goal)
                else:
                    self.topic = self.text[clause.start : clause.end]
            self.titled(first, words)
        self.time.leave(words)

    def head(self, heading: int) -> None:
        """Pass to another heading: labels and their dates reach to the items below the heading they stand under, a turn to its items."""
        self.heading = heading
        if not self.is_item(heading):
            self.turn = ""
        at = heading
        while at >= 0 and at != self.labelled_at:
            at = self.outline.headings[at].parent
        if at < 0 or self.labelled_at < 0:
            self.label, self.item, self.due, self.labelled_at = "", len(self.rows), "", -2

    def is_item(self, heading: int) -> bool:
        """Whether a heading is an item of a list (一是, 1.) rather than a chapter."""
        return heading >= 0 and bool(ITEM.match(self.outline.headings[heading].number))

    def turned(self, words: str) -> None:
        """A sentence that turns from what has been done to what shall be, or the head of a list (2021年重点工作安排:)."""
        if TURN.match(words):
            self.turn = "future"
        elif words.rstrip().endswith(":") and len(words) <= 80:
            self.turn = status.heading_mode(words) or self.turn

    def titled(self, first: int, words: str) -> None:
        """A goal that is a title (环境治理体系基本构建。到2025年,…) takes the date that opens the next sentence."""
        opening = self.time.carried(state=True)
        for i in self.title:
            row = self.rows[i]
            if opening:
                self.rows[i] = row._replace(found=row.found._replace(deadline=opening.iso))
        lost = set(self.title) if not opening else set()
        if lost:
            self.rows = [row for i, row in enumerate(self.rows) if i not in lost]
            first -= len(lost)
        self.title = [i for i in range(first, len(self.rows)) if self.rows[i].found.rule == "formed" and not self.rows[i].found.deadline
                      and not self.rows[i].found.flags]

    def reports(self, mode: str) -> bool:
        """Whether what is said here is what has been done."""
        return mode == "past" or (mode != "future" and self.document.type in status.PAST_TYPES)

    def labelled(self, label: str, words: str, heading: int) -> bool:
        """Take a label of a list (整改目标:); True where its sentence holds no targets itself."""
        if label in cues.words("section-label-deadline"):
            found = [d for d in dates.find(words, self.now, self.default) if d.role in ACTIVE or d.role == "event"]
            if found:
                self.fill(found[0])
                self.due, self.labelled_at = found[0].iso, heading
            return True
        for mode in ("finding", "past", "target"):
            if label in cues.words("section-label-" + mode) or (mode == "finding" and label.startswith("问题")):
                self.label, self.labelled_at = "future" if mode == "target" else mode, heading
                if mode == "finding":
                    self.item, self.due = len(self.rows), ""
                return mode == "finding"
        return False

    def fill(self, date: Date) -> None:
        """Give the rows of the item the deadline that its label states."""
        for i in range(self.item, len(self.rows)):
            row = self.rows[i]
            if row.found.deadline == "" and row.found.status == "target" and not row.found.unit.startswith("次/") and not row.found.flags:
                self.rows[i] = row._replace(found=row.found._replace(deadline=date.iso))

    def clause(self, sentence: Sentence, clause: Clause, mode: str, goal: bool) -> None:
        text = self.text[clause.start : clause.end]
        masked = mask(text)
        offset = clause.start - sentence.start
        words = self.text[sentence.start : sentence.end]
        found = dates.find(_untitled(text), self.now, self.time.year or self.default)
        if self.is_beyond(text):
            due = self.see(found, words, offset, mode, goal)
            skipped = figures(self.scene(text, masked, found, due, mode, goal, own=False))
            self.indicator = skipped[-1].indicator.removeprefix("全省").removeprefix("全国") if skipped else self.indicator
            return
        for begin, stop, own in _pieces(text, found):
            inside = [d._replace(start=d.start - begin, end=d.end - begin) for d in found if begin <= d.start < stop]
            due = self.see(inside, words, offset + begin, mode, goal, alone=stop - begin <= ALONE)
            scene = self.scene(text[begin:stop], masked[begin:stop], inside, due, mode, goal, own)
            self.keep(scene, clause, begin, due)

    def is_beyond(self, text: str) -> bool:
        """Whether the clause speaks of the province or the nation."""
        if OWN_CITY.search(text):
            self.beyond = False
        elif cues.search("beyond").match(text.lstrip("到在“其中,")) and not BEYOND_OFF.search(text):
            self.beyond = True
        return self.beyond

    def see(self, found: list[Date], words: str, offset: int, mode: str, goal: bool, *, alone: bool = False) -> Due | None:
        """Take the dates of a clause; returns the one in force in it, None where it has none of its own."""
        own = None
        for date in found:
            if date.role in ACTIVE:
                due = self.time.see(date, words, offset + date.start, wide=goal or self.reports(mode))
                own = own or due
            elif date.role == "baseline" and alone:
                self.baseline = date.iso
        return own

    def scene(
        self, text: str, masked: str, found: list[Date], due: Due | None, mode: str, goal: bool, own: bool
    ) -> Scene:
        for date in found:
            masked = blot(masked, date.start, date.end)
        for match in FROM.finditer(masked):
            masked = blot(masked, match.start(), match.end())
        quantities = cues.units().find(masked)
        lost = cues.units().lost(masked)
        quantities = sorted(quantities + [q for q in lost if not any(o.left < q.right and q.left < o.right for o in quantities)], key=lambda q: q.left)
        force = due or self.time.carried(state=True) or Due(self.due)
        return Scene(
            text, masked, quantities, found, force.iso, force.missing, own or (due is None and self.only_date), self.time.recent, goal,
            self.reports(mode), self.indicator, self.topic, self.deed, self.baseline,
        )  # fmt: skip

    def keep(self, scene: Scene, clause: Clause, begin: int, due: Due | None) -> None:
        """Find the rows of a scene and remember what later clauses elide."""
        found = figures(scene)
        often = [row for row in frequency(scene) if not any(_overlap(row, other) and other.unit != "次" for other in found)]
        found = [row for row in found if not (often and row.unit == "次")] + often
        found += absolutes(scene, found)
        found += dated(scene, found)
        self.only_date = bool(scene.dates) and scene.dates[-1].end >= len(scene.text.rstrip(",")) - 1 and scene.dates[-1].role in ACTIVE
        if self.summed(scene, clause, begin):
            return
        for row in found:
            self.rows.append(self.finish(row, scene, clause, begin, due))
        measured = [row for row in found if row.kind in ("level", "change", "cover") and row.rule.startswith(("figure", "amount"))]
        if measured:
            last = measured[-1]
            listed = [row.indicator for row in measured if row.rule == last.rule and row.unit == last.unit and row is not last]
            self.indicator = "、".join([*listed, last.indicator]) if "分别" in scene.text and listed else last.indicator
        elif not found and 4 <= len(scene.text) <= 30 and not scene.quantities and scene.text.endswith(cues.words("head")):
            self.indicator = scene.text
        self.deed = _deed_of(found, self.deed)
        self.topic = scene.text if phrase.topic(scene.text) else self.topic

    def summed(self, scene: Scene, clause: Clause, begin: int) -> bool:
        """共173台 after 燃煤锅炉全部淘汰: the figures of the all-or-none row before it."""
        if not self.rows or not SUM.match(scene.text) or not scene.quantities:
            return False
        row = self.rows[-1]
        if row.clause.sentence != clause.sentence or row.found.kind not in ("eliminate", "cover") or row.found.value is not None:
            return False
        self.rows.pop()
        for q in scene.quantities:
            found = row.found._replace(value=q.value, value_max=q.value_max, unit=q.unit.name, rule="count-removed")
            self.rows.append(row._replace(end=clause.start + begin + q.end, found=found))
        return True

    def finish(self, row: Found, scene: Scene, clause: Clause, begin: int, due: Due | None) -> Row:
        """Date, status and flags of a row."""
        state = row.kind in ("level", "change") or (row.kind == "cover" and row.value is not None)
        force = due or self.time.carried(state=state)
        deadline = (force.iso or self.due) if row.deadline is None else row.deadline
        baseline_lost = any(d.role == "baseline" and d.missing for d in scene.dates) and row.kind == "change"
        missing = (force.missing and row.deadline is None) or (baseline_lost and not deadline)
        flags = row.flags + (("missing-year",) if missing else ())
        often = row.unit.startswith("次/") and not scene.outcome
        kind = row.status or "target" if often else status.status(scene.text, deadline, self.issued, scene.outcome)
        if kind == "outcome" and scene.outcome and row.kind == "count" and _ongoing(scene.text, row.start):
            kind = "target"
        bound = BINDING.search(scene.text)
        start, end = clause.start + begin + row.start, clause.start + begin + row.end
        done = row._replace(deadline=deadline, status=kind, flags=flags, binding=bound[0] if bound else row.binding)
        return Row(start, end, clause, done, self.city(row.scope))

    def city(self, scope: str) -> Place:
        """The city of the document that a scope names, else nowhere (the part's city then)."""
        if scope and len(self.document.cities) > 1:
            for place in self.document.cities:
                if scope.endswith(place.name):
                    return place
        return NOWHERE


def _overlap(a: Found, b: Found) -> bool:
    return a.start < b.end and b.start < a.end


def _deed_of(found: list[Found], before: str) -> str:
    counts = [row for row in found if row.rule.startswith("count")]
    if not counts:
        return ""
    verb = cues.search("deed").search(counts[-1].indicator)
    return verb[0] if verb else before


def _ongoing(text: str, at: int) -> bool:
    """A verb of what is still being done governs the figure (持续加大875平方公里…)."""
    return bool(cues.search("ongoing").match(text)) or bool(cues.search("ongoing").search(text, max(0, at - 6), at + 2))


def _untitled(text: str) -> str:
    """The clause without the digits of 《titles》."""
    return re.sub("《[^》]*》", lambda m: "□" * len(m[0]), text) if "《" in text else text


def _pieces(text: str, found: list[Date]) -> Iterator[tuple[int, int, bool]]:
    """The clause cut before each further date in force; the third says whether the piece has a date of its own."""
    active = [d for d in found if d.role in ACTIVE and not text.startswith("的", d.end)]
    cuts = [0, *(d.start for d in active[1:] if d.start - active[0].end >= 4), len(text)]
    for begin, stop in zip(cuts, cuts[1:], strict=False):
        yield begin, stop, any(begin <= d.start < stop for d in active)


def document_date(document: Document) -> str:
    """The date the document was issued, by its catalogue row or its title."""
    if document.issued[:4].isdigit():
        return document.issued
    year = title_year(document)
    return str(year) if year else ""


def title_year(document: Document) -> int | None:
    """The one year that the title names (2019年…工作方案)."""
    found = YEAR_IN_TITLE.search(document.title)
    return int(found[1]) if found else None


def match(reading: Reading) -> list[Row]:
    """All targets and outcomes of a document, in the order of the text."""
    rows = _Matcher(reading).run() + [
        Row(start, end, clause, found, NOWHERE) for start, end, clause, found in tables.match(reading)
    ]
    several = len(reading.document.cities) > 1
    kept = [row for row in rows if not several or row.city or reading.outline.part_at(row.start).city]
    return _marked(sorted(kept, key=lambda row: (row.start, row.end)), reading)


def _marked(rows: list[Row], reading: Reading) -> list[Row]:
    """Rows with the flag dedup where the same commitment stands before."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for row in rows:
        f = row.found
        city = row.city or reading.outline.part_at(row.start).city
        key = (city.code, f.indicator, f.kind, f.value, f.unit, f.comparator, f.status)
        if key in seen:
            row = row._replace(found=f._replace(flags=(*f.flags, "dedup")))
        seen.add(key)
        out.append(row)
    return out


def facts(reading: Reading) -> list[Target]:
    """The rows as facts with evidence."""
    return [_fact(reading, row) for row in match(reading)]


def _fact(reading: Reading, row: Row) -> Target:
    f = row.found
    shared = reading.shared(row.start, row.end, row.clause)
    if row.city:
        shared["city"] = row.city
    return Target(
        **shared, rule=f.rule, indicator=f.indicator, status=f.status, kind=f.kind, comparator=f.comparator, bound=f.bound,
        value=f.value, value_max=f.value_max, unit=f.unit, baseline=f.baseline, deadline=f.deadline or "", stretch=f.stretch,
        bindingness=f.binding, scope=f.scope, flags=f.flags,
    )  # fmt: skip


@Language.factory("kg_targets")
def make(nlp: Language, name: str) -> Targets:
    """The component for spaCy's config."""
    return Targets()


class Targets:
    """Appends the targets of a document to its reading and their spans to `doc.spans["targets"]`."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        rows = match(reading)
        reading.targets.extend(_fact(reading, row) for row in rows)
        doc.spans[GROUP] = [Span(doc, row.start, row.end, label=row.found.kind) for row in rows]
        return doc
