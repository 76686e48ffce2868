"""Laws, standards and documents that a text names, with their numbers: 《…》(国发〔2013〕37号), GB3095-2012, 环保法.

The plan's own title and the short names that it gives itself are no citations. One fact for each city and title.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.extract.programme.quoted import NOTICE
from kg.extract.programme.words import Finder, bare, words
from kg.extract.reading import Reading, reading_of, write
from kg.lexicon import SKOS, Lexicon, entries, values
from kg.model import Citation
from kg.wordlists import Words

SPAN_KEY = "citations"
LAWS = "laws.ttl"
YEAR = r"[〔\[【(](?:19|20)\d{2}[〕\]】)]第?\d{1,5}号"
ORDER = r"令第?[〇一二三四五六七八九十百\d]{1,6}号"
NUMBER = rf"[一-鿿]{{1,10}}(?:{YEAR}|{ORDER})"
STANDARD = (
    r"(?<![A-Za-z])(?:GB|HJ|DB\d{2}|GBZ|CJJ?|SL|NY|JT|GA|TD|LY|SC|HY|GBJ)(?:/T|/Z)?"
    r"\s?\d{1,6}(?:\.\d{1,3})?(?:[-—–]\d{2,4})?"
)
TITLED = re.compile(r"《(?P<title>(?:[^《》\n]|《[^《》\n]*》){2,120})》")
BEHIND = re.compile(rf"\(?(?P<number>{NUMBER}|{STANDARD})\)?|\((?P<inside>[^()]{{0,12}}(?:{NUMBER}|{STANDARD}))\)")
TAIL = re.compile(f"{YEAR}|{ORDER}")
ISSUER = re.compile("[一-鿿]{1,10}$")
BEFORE = re.compile(".*(?:根据|按照|依据|依照|落实|执行|贯彻|参照|对照|文件|以及|印发|和|及|与|见|即|的)")
"""What may stand before the short name of the issuer and is no part of the number."""
EXACT = re.compile(STANDARD)
CUES = ("GB", "HJ", "DB", "CJ", "SL", "NY", "JT", "GA", "TD", "LY", "SC", "HY", "〔", "[", "【", "令")
STATE = re.compile("^中华人民共和国(?=.{2,}(?:法|条例|法典)$)")
EDITION = re.compile(
    r"\((?:试行|暂行|草案|修订|修订版|修订本|征求意见稿|修正|修正案|修正草案|公开版|[12]\d{3}年?(?:修订|修正|版|本)[^()]*)\)$"
)
SHORT = re.compile(r"\((?:以下|下同,?)?(?:统称|简称|称)[:为]?[《“]?(?P<name>[^《》“”()]{2,40})")


LONGER = frozenset("律规治庭院官人")
"""After the name of a law these make another word (环境保护法律法规)."""


class Named(NamedTuple):
    """A document named in the normalised text `[start, end)`."""

    start: int
    end: int
    title: str
    number: str
    rule: str


@cache
def _laws() -> tuple[Lexicon, dict[str, str], dict[str, str]]:
    """Laws by their names; the full name of each concept; and the concept of each name, bare."""
    scheme = values(LAWS, SKOS + "inScheme")
    full = {c: found[0] for c, found in values(LAWS, SKOS + "prefLabel", language="zh").items() if c in scheme}
    every = [entry for entry in entries(LAWS) if entry.concept in scheme]
    return Lexicon(every), full, {bare(entry.label): entry.concept for entry in every}


NAMES = Words.shared(lambda: _laws()[0].forms)


def normal(title: str) -> str:
    """A title without 《 》, edition notes and the name of the state; of a notice, the title of what it issues.

    >>> normal("中华人民共和国大气污染防治法"), normal("青江市排水管理办法(试行)")
    ('大气污染防治法', '青江市排水管理办法')
    """
    title = re.sub(r"\s+", "", title)
    notice = NOTICE.match(title)
    title = EDITION.sub("", notice["what"].strip("〈〉<>《》") if notice else title)
    _, full, by_name = _laws()
    short = STATE.sub("", title)
    return full.get(by_name.get(bare(short), ""), short)


def own_names(reading: Reading) -> frozenset[str]:
    """The plan's title and the short names that the text defines, bare."""
    short = (found["name"] for found in SHORT.finditer(reading.text.text))
    return frozenset(bare(name) for name in (reading.document.title, *short) if name)


def titles(text: str, printed: Iterable[re.Match[str]], own: frozenset[str]) -> Iterator[Named]:
    """Documents in 《》, with the number that stands in brackets behind them; `printed`: all that stands so."""
    for found in printed:
        title = normal(found["title"])
        short = SHORT.match(text, found.end())
        itself = short is not None and short["name"] in words("title-none")
        if len(title) < 2 or itself or bare(title) in own or title in words("title-none"):
            continue
        behind = BEHIND.match(text, found.end())
        number = (behind["number"] or behind["inside"]) if behind else ""
        yield Named(found.start(), found.end(), title, number, "title")


FINDER = Finder(lambda: CUES)


def numbers(text: str) -> Iterator[Named]:
    """Documents named by number alone, and standards."""
    for at, _, _ in FINDER.find(text):
        if found := EXACT.match(text, at):
            yield Named(at, found.end(), found[0], found[0], "standard")
        elif (tail := TAIL.match(text, at)) and (issuer := ISSUER.search(text, max(0, at - 10), at)):
            start = issuer.start() + (before.end() if (before := BEFORE.match(issuer[0])) else 0)
            if start < at:
                yield Named(start, tail.end(), text[start : tail.end()], text[start : tail.end()], "number")


def laws(text: str) -> Iterator[Named]:
    """Laws named without 《》."""
    lexicon, full, _ = _laws()
    for i, start, end in NAMES.longest(text):
        if text[end : end + 1] not in LONGER:
            yield Named(start, end, full[lexicon.entries[i].concept], "", "law")


def find(text: str, own: frozenset[str]) -> list[Named]:
    """Every document named, in the order of the text; what stands inside or right behind a title belongs to it."""
    printed = list(TITLED.finditer(text))
    found = list(titles(text, printed, own))
    covered = [span.span() for span in printed]
    covered += [behind.span() for named in found if (behind := BEHIND.match(text, named.end))]
    covered.sort()
    for named in sorted([*numbers(text), *laws(text)]):
        while covered and covered[0][1] <= named.start:
            covered.pop(0)
        if not covered or named.end <= covered[0][0]:
            found.append(named)
    return sorted(found)


def match(reading: Reading) -> list[tuple[int, int, Citation]]:
    """The citations of a document with their normalised spans."""
    seen: set[tuple[str, str]] = set()
    facts = []
    for named in find(reading.text.text, own_names(reading)):
        clause = reading.outline.clause_at(named.start)
        if clause is None:
            continue
        shared = reading.shared(named.start, named.end, clause)
        key = (shared["city"].name, bare(named.title))
        if key not in seen:
            seen.add(key)
            fact = Citation(**shared, rule=named.rule, title=named.title, number=named.number)
            facts.append((named.start, named.end, fact))
    return facts


@Language.factory("kg_citations")
class Citations:
    """Writes what `match` finds into the reading, and, if wanted, its spans into `doc.spans["citations"]`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        return write(doc, SPAN_KEY, match(reading_of(doc)))
