"""Bodies with a duty: who leads, answers, supervises, inspects, accepts, or issued the document.

`match` finds names (body/names), lists of them (body/listing), and for the rest reads the words around each run of
coordinated names (body/roles). A body that is only named gets no duty.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.extract.body import districts, formulas, listing, roles
from kg.extract.body.addressee import addressed
from kg.extract.body.anaphora import shortened
from kg.extract.body.edges import REACH, clause_end, opens_line, soft_start
from kg.extract.body.issuers import issuers
from kg.extract.body.lines import bare, lines
from kg.extract.body.name import Name
from kg.extract.body.names import find
from kg.extract.body.predicates import own_words, predicate, predicates, usual
from kg.extract.body.roles import Verdict
from kg.extract.body.runs import inherited, leads, runs
from kg.extract.body.words import FREE, LOOSE, ORGANS, broader
from kg.extract.reading import Reading, reading_of
from kg.model import Duty
from kg.records import maker
from kg.text.outline import Clause, Outline

MAKE = maker(Duty)
FOLLOWING = re.compile(r"(?:务必|要|应|须|必须|需|切实|严格|认真)")
LOOK_AHEAD = 4
CARRIED = re.compile(
    r"(?:并|及时|立即|迅速|专门|先后|认真|共同|第一时间|多次|研究|亲自|专题|精心|组织|全力|高位|强力|大力|坚决|全面|统筹){0,3}"
    r"(?:研究)?(制定|印发|出台|审议|召开|成立|部署|编制|公开|研究部署|推进|推动|谋划|作出|提出)"
)


LED = ("召开", "部署", "研究部署", "审议", "推进", "推动", "谋划", "作出", "提出")
HELPED = ("支持", "推动", "推进", "鼓励", "引导")
WORKS = re.compile(
    "(?:等?(?:\\d{1,3}|[两二三四五六七八九十])[家户个]企业|\\d[\\d.#、号]{0,8}[条台座套台炉]?)[^,。;]{0,24}?(?:改造|治理|整治|建设|工程)"
)
"""Works of firms that a clause sets: 完成甲公司2条生产线改造."""
WHOLE = ("全", "我", "本")
OF_FIRM = re.compile(r"(?:由|督促|要求|责成|指导|[、,;:。和与]|其中|目前|\))\Z")


class Found(NamedTuple):
    """A body with a role. `[start, end)` are the words of the formula; `lead` is the first name of its coordination."""

    name: Name
    lead: Name
    role: str
    start: int
    end: int
    meant: Name | None = None
    """The full name of a body that is named short here (我局, 领导小组办公室)."""


def match(text: str, outline: Outline) -> list[Found]:
    """The duties of a text, in its order, one a (body, role, place in the text)."""
    names = districts.merged(text, find(text))
    names = [n for n in names if n.kind != "departments-concerned" or text[n.start - 1 : n.start] != "等"]
    you = addressed(text, names)
    names = sorted([*names, *(name for name, _ in you.values())]) if you else names
    short, nameless = shortened(text, names)
    you |= short
    labels = listing.LABELS.longest(text)
    lists = list(listing.labelled(text, names, labels))
    lists += listing.tables(text, names, labels, [(start, end) for start, end, _ in lists])
    taken = sorted((start, end) for start, end, _ in lists)
    brackets = list(listing.bracketed(text, names, taken))
    brackets += lines(text, names, sorted([*taken, *((start, end) for start, end, _ in brackets)]))
    taken = sorted([*taken, *((start, end) for start, end, _ in brackets)])
    loose = [row for row in bare(text, names) if not _overlaps(taken, row[0], row[1])]
    spans = sorted([*taken, *((start, end) for start, end, _ in loose)])
    every = [listed for _, _, listed in (*lists, *brackets, *loose)]
    if listing.first_leads(text):
        every = [listing.led(listed) for listed in every]
    found = [found for listed in every for found in _listed(text, listed)]
    found += [Found(n, n, "issues", n.start, n.end) for n in issuers(text, names)]
    found += _sentences(text, outline, _free(names, spans))
    found = [_meant(one, you) for one in found if one.name.start not in nameless]
    found.sort(key=lambda f: (f.name.start, f.name.end, f.role))
    return list(dict.fromkeys(found))


def _overlaps(spans: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a stretch shares characters with one of sorted spans."""
    i = bisect_right(spans, (end,)) - 1
    return i >= 0 and spans[i][1] > start


def _meant(one: Found, you: dict[int, tuple[Name, Name]]) -> Found:
    """A duty of 你局 as one of the body that is addressed, of 指挥部 as one of the headquarters named before."""
    meant = you.get(one.name.start, (one.name, one.name))[1]
    return one if meant == one.name else one._replace(meant=meant)


def _listed(text: str, listed: list[listing.Listed]) -> Iterator[Found]:
    for one, lead in zip(listed, leads(text, [one.name for one in listed]), strict=True):
        yield Found(one.name, lead, one.role, one.start, one.end)


def _free(names: list[Name], spans: list[tuple[int, int]]) -> list[Name]:
    """The names outside labelled lists and brackets of bodies."""
    starts = [start for start, _ in spans]
    kept = []
    for name in names:
        i = bisect_right(starts, name.start) - 1
        if i < 0 or name.start >= spans[i][1]:
            kept.append(name)
    return kept


def _sentences(text: str, outline: Outline, names: list[Name]) -> Iterator[Found]:
    """Duties from clauses, sentence by sentence; sentences without a name are never looked at."""
    at = 0
    while at < len(names):
        clause = outline.clause_at(names[at].start)
        if clause is None:
            at += 1
            continue
        stop = outline.sentences[clause.sentence].end
        rest = at
        while rest < len(names) and names[rest].start < stop:
            rest += 1
        rest = max(rest, at + 1)
        yield from _sentence(text, outline, clause, names[at:rest], stop)
        at = rest


def _sentence(text: str, outline: Outline, clause: Clause, names: list[Name], stop: int) -> Iterator[Found]:
    each = list(runs(text, names))
    for i, run in enumerate(each):
        here = outline.clause_at(run[0].start) or clause
        following = each[i + 1] if i + 1 < len(each) else None
        aside = following and roles.BLOCK.search(text, run[-1].end, following[0].start)
        limit = min(stop, following[0].start) if following and not aside else stop
        for verdict, start in _run(text, here, run, limit, stop):
            for name, lead in zip(run, leads(text, run), strict=True):
                yield Found(name, lead, verdict.role, min(start, name.start), max(verdict.end, name.end))


def _run(text: str, clause: Clause, run: list[Name], limit: int, stop: int) -> list[tuple[Verdict, int]]:
    """The roles of a run of names by the words before and after it."""
    first, last = run[0], run[-1]
    near = max(clause.start, first.start - REACH)
    begin = max(near, soft_start(text, near, first.start))
    before = text[begin : first.start].removesuffix("《")
    if before.endswith(WHOLE) and text[first.start] in "省市县区州":
        before = before[:-1]  # 全市公安机关
    end = clause_end(text, last.end, stop)
    formula = formulas.around(text, formulas.Around(first, last, before, begin, end, stop))
    if formula is not None:
        return formula
    if before.endswith(HANDED[1:]) and first.core == first.start and first.kind not in ORGANS:
        return []  # 移交司法机关
    if first.kind in FREE and before.endswith("的"):
        before = "成立" if before.endswith(("组成的", "组长的", "牵头的")) else ""
    helped = broader().get(first.kind) == "firm" and before.endswith(HELPED)
    if before.endswith(("完成", "实施")) and last.kind == "company" and (work := WORKS.match(text, last.end, end)):
        return [(Verdict("responsible", work.end()), first.start)]
    if first.kind in LOOSE and before and not helped and not OF_FIRM.search(before):
        return []
    if before and not roles.AGENT.search(before) and not roles.BEFOREHAND.match(text, last.end, end):
        return []
    return [(verdict, first.start) for verdict in _predicate(text, run, before, end, limit, stop)]


def _predicate(text: str, run: list[Name], before: str, end: int, limit: int, stop: int) -> list[Verdict]:
    last = run[-1]
    kind = last.kind
    named = before.endswith(("成立", "设立", "组建", "成立了", "设立了", "组建了", "个"))
    at = last.end
    if alias := ALIAS.match(text, at):
        at, end = alias.end(), clause_end(text, alias.end(), stop)
    if aside := ASIDE.match(text, at):
        at = aside.end()
        end = max(end, clause_end(text, at, stop))
    if HEADS.match(text, at) and opens_line(text, run[0].start):
        reach = max(stop, at + REACH) if text[at] == "。" else stop
        return roles.of_subject(text, at + 1, clause_end(text, at + 1, reach), kind)
    if at >= end and text.startswith(",", at) and FOLLOWING.match(text, at + 1, stop):
        at, end = at + 1, clause_end(text, at + 1, stop)
    if text.startswith(",", end) and AS.fullmatch(text, at, end):
        at, end = end + 1, clause_end(text, end + 1, stop)
    if kind in roles.RULERS and (sat := _sat(text, last, at, end)):
        return [sat]
    verdicts = roles.of_subject(text, at, max(at, end), kind)
    if verdicts:
        return verdicts
    if kind not in roles.RULERS and text.startswith(",", end) and BASIS.fullmatch(text, at, end):
        further = roles.of_subject(text, end + 1, clause_end(text, end + 1, stop), kind)
        if further:
            return further
    if before.endswith(HANDED) and (done := HANDLED.match(text, at, end)):
        return [Verdict(usual().get(kind, "responsible"), done.end())]
    if before.endswith("由") and roles.describes(text, at):
        return []
    if before.endswith("由") and end - at >= 2 and not roles.PERSON.match(text, at, end):
        own = own_words().search(text, at, min(end, at + 12))
        return [Verdict(predicates()[1][own[0]] if own else "responsible", end)]
    if named and kind in usual():
        return [Verdict(usual()[kind], last.end)]
    soft = roles.SOFT.match(text, at, end) is not None
    return _carried(text, kind, end, limit, soft) if soft or kind in usual() or kind in roles.RULERS else []


BASIS = re.compile("(?:严格|认真|紧紧)?(?:按照?|依据|根据|结合|对照|围绕|针对|依托|借助|利用|为|以)[^,。;]{2,40}")
"""What a subject goes by before it acts: 市水务局根据河长制要求,组织清淤."""
HANDED = ("由", "交", "移送", "移交", "提请", "商请")
HANDLED = re.compile(
    "(?:依法|依规|依纪|依法依规|立案|严肃|从严|进行|予以)*(?:处理|查处|处置|调查|追究|追责|问责|侦办|处罚)"
)
"""What a body does with what is handed to it: 移送市公安局处理."""
AS = re.compile("作为[^,。;]{2,20}")
"""What a subject is named before it acts: 市水务集团作为建设主体,加快推进…"""
HEADS = re.compile(":|。(?=负责|牵头|组织|承担|配合|会同|指导|监督|统筹)")
"""After a body that is the head of a line with its duties: 市公安局:负责…, (一)市公安局。负责…"""
ASIDE = re.compile(r"\((?!牵头|配合|责任)[^()\n]{1,24}\)(?=[^、,;。和与及()\n])|<[^<>\n]{1,24}>")
"""Words in brackets right behind a body, whose predicate goes on after them: 市自然资源局(市林业局)负责…"""
ALIAS = re.compile(r"\((?:以下|下同,)?(?:简称|统称|称)[^()\n]{1,24}\)")


def _sat(text: str, name: Name, at: int, end: int) -> Verdict | None:
    """The lead of a committee or a government whose meeting dealt with a matter (市政府第9次常务会议研究)."""
    if text[name.end - 1] not in "会议" and not text.startswith("第", name.end):
        return None
    sat = roles.SAT.match(text, roles.head(text, at, end)[0], end)
    return Verdict("leads", sat.end()) if sat else None


def _carried(text: str, kind: str, end: int, limit: int, soft: bool) -> list[Verdict]:
    """高度重视,及时制定印发…: the predicate stands in one of the next clauses."""
    for _ in range(LOOK_AHEAD):
        if end >= limit or text[end : end + 1] not in (",", ";"):
            return []
        start, end = end + 1, clause_end(text, end + 1, limit)
        if soft and (done := predicate(text, roles.head(text, start, end)[0], end)) and len(done[0]) > 1:
            return roles.of_subject(text, start, end, kind)
        if kind in roles.RULERS:
            carried = CARRIED.match(text, start, end)
            if carried and carried[1] in LED:
                return [Verdict("leads", carried.end())]
            if carried:
                return roles.of_subject(text, start, end, kind)
        elif own := own_words().match(text, at := roles.head(text, start, end)[0], end):
            return [Verdict(predicates()[1][own[0]], own.end())]
        elif text.startswith("对", at) and (closing := roles.closing(text, at, end, kind)):
            return [closing]
    return []


@Language.factory("kg_bodies", assigns=["doc.spans"])
def create(nlp: Language, name: str) -> Bodies:
    """The component kg_bodies."""
    return Bodies()


class Bodies:
    """Adds duties to a reading and, if wanted, their spans to `doc.spans["bodies"]`."""

    def __call__(self, doc: Doc) -> Doc:
        reading = reading_of(doc)
        found = match(reading.text.text, reading.outline)
        reading.duties += [
            _duty(reading, one, reading.outline.clause_at(max(one.name.start, one.start))) for one in found
        ]
        if reading.spans:
            doc.spans["bodies"] = [Span(doc, one.name.start, one.name.end, label=one.role) for one in found]
        return doc


def _duty(reading: Reading, one: Found, clause: Clause | None) -> Duty:
    text = reading.text.text
    full = one.meant or one.name
    name = text[full.start : full.end] + full.tail
    before = "" if one.meant else inherited(text, one.name, one.lead)
    if clause is None:
        evidence = reading.text.evidence(reading.document.id, one.name.start, one.name.end)
        city = reading.outline.part_at(one.name.start).city
        issuer: Duty = MAKE(city, evidence, evidence, None, "issuer", None, before + name, name, one.role)
        return issuer
    start, end = (one.start, one.end) if one.end - one.start <= 80 else (one.name.start, one.name.end)
    duty: Duty = MAKE(
        reading.city_at(start), reading.evidence(start, end), reading.clause(clause), reading.section(clause),
        f"body/{full.kind or 'listed'}", None,
        before + name, reading.text.quote(one.name.start, one.name.end), one.role,
    )  # fmt: skip
    return duty
