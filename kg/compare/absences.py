"""What a text says that its city does not do: the words that deny a measure, for the answer "stated absent".

No fact carries a denial (kg.extract leaves clauses of faults and negations out), so the texts are looked through when
the tables are made. Only what is said of the city itself counts, in so many words: 我市不涉及海水养殖治理,
全市未开展…, or a sentence that begins with 不涉及 and the like. What a district or a firm has failed to do is a finding
of an inspection and no denial by the city; a ban (不得, 禁止) is a measure. So the answer is seldom given, and where
it is not given nothing is claimed: "not found" does not mean that a city does without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import gazetteer, lexicon
from kg.cues import cues
from kg.fits import Matcher
from kg.lexicon import QUOTES, SKOS
from kg.model import Place, Plan
from kg.text.normalise import normalise

FILE, MEASURES = "comparison.ttl", "measures.ttl"
OWN = "我市|全市|本市|该市|市域内?|辖区内?"
PLAIN = "不暂"
"""How a denial begins that needs no subject; what was *not done* (未, 没有) may be anyone's fault."""
ENDS = "。;!?\r\n"
"""What ends a sentence; a denial without a subject stands at its beginning."""
CLAUSE = re.compile("[^,。;:!?\r\n]*")
EARLIER = 24
"""Characters before a denial that may name the city and say since when."""
WHEN = "(?:目前|现|截至目前|暂|均|尚|也|还|,)*"


class Denial(NamedTuple):
    """A denial: the city's key, the concept, and the words of the raw text."""

    city: str
    thing: str
    doc: str
    quote: str
    start: int
    end: int


@cache
def _words() -> re.Pattern[str]:
    """The words of denial, the longest first."""
    labels = lexicon.values(FILE, SKOS + "hiddenLabel", language="zh")["absence"]
    return re.compile("|".join(map(re.escape, sorted(labels, key=len, reverse=True))))


@cache
def _matcher() -> Matcher:
    """The cues and labels of the taxonomy's concepts."""
    themes = set(lexicon.values(MEASURES, SKOS + "topConceptOf"))
    return Matcher(cue for cue in cues(MEASURES, labels=True) if cue.concept not in themes)


def denials(plan: Plan) -> Iterator[Denial]:
    """What a document denies of its city, in the order of the text."""
    if not _words().search(plan.raw):
        return
    mapped, _ = normalise(plan.raw)
    text, done = mapped.text, -1
    for match in _words().finditer(text):
        clause = CLAUSE.match(text, match.end())
        if match.start() < done or clause is None:
            continue
        done = clause.end()
        start, end = mapped.span(match.start(), clause.end())
        city = _city(plan, start)
        if not city or not _of_city(text, match.start(), city):
            continue
        said = QUOTES.sub("", text[match.end() : clause.end()])
        for concept in dict.fromkeys(concept for concept, *_ in _matcher().objects(said, 0)):
            yield Denial(city.code or city.name, concept, plan.document.id, plan.raw[start:end], start, end)


def _of_city(text: str, at: int, city: Place) -> bool:
    """Whether a denial at an offset is said of the city itself: after its name, or at the beginning of a sentence."""
    short = gazetteer.ENDING.sub("", city.name) or city.name
    subject = rf"(?:^|[,{ENDS}:])(?:目前,?|截至目前,?)?(?:{OWN}|{re.escape(city.name)}|{re.escape(short)}){WHEN}$"
    before = text[max(0, at - EARLIER) : at]
    bare = (not before or before[-1] in ENDS) and text[at] in PLAIN
    return bare or re.search(subject, before) is not None


def _city(plan: Plan, start: int) -> Place | None:
    """The city of a stretch of the text: that of the last section before it, else the only one of the document."""
    above = [section for section in plan.sections if section.evidence.start <= start and section.city.name]
    if above and len(plan.document.cities) != 1:
        return max(above, key=lambda section: section.evidence.start).city
    return plan.document.cities[0] if len(plan.document.cities) == 1 else None
