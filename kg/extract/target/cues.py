"""The cue words of ontology/targets.ttl and the units of ontology/units.ttl, compiled once a process."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.alternation import alternation
from kg.lexicon import SKOS
from kg.values.quantities import Unit, Units

FILE = "targets.ttl"
UNITS = "units.ttl"
SYMBOL = "https://w3id.org/kg-cn-plans/ontology#symbol"
MULTIPLE = re.compile("^[万亿]")
CUBIC = ("m3", "m³", "m 3", "立方公尺")
CUBIC_BELOW = ("米3", "米³", "标立方米", "标准立方米", "标m3")
SQUARE_BELOW = ("公里2", "公里²", "km2", "km²", "平方千米")
"""What stands for the cubic metre; below a stroke only (10米3个 are three of ten metres); for the square kilometre."""
LOST = ("●", "?", "□", "■", "m2", "m?", "m^3", "Nm3", "m", "平方米", "立方", "m●", "m³")
"""What stands for the cubic metre of a concentration where the source lost its sign."""
CANONICAL = ("µg/m3", "%", "percentage-point")
NEAR = 8
"""How far before a word of findings the verb may stand that puts it right."""
KINDS = ("count", "ratio", "level", "amount", "day", "time", "money", "rank", "times", "age")


@cache
def words(concept: str) -> tuple[str, ...]:
    """Members of a class of cue words, longest first."""
    return tuple(sorted(_all()[concept], key=lambda word: (-len(word), word)))


def ends(text: str, concept: str) -> bool:
    """Whether a text ends with a word of a class; only words with its last character are tried."""
    found = _by_last(concept).get(text[-1:])
    return found is not None and text.endswith(found)


@cache
def _by_last(concept: str) -> dict[str, tuple[str, ...]]:
    lasts = {word[-1] for word in words(concept)}
    return {last: tuple(word for word in words(concept) if word[-1] == last) for last in lasts}


@cache
def _all() -> dict[str, list[str]]:
    return lexicon.values(FILE, SKOS + "hiddenLabel", language="zh")


@cache
def one_of(*concepts: str) -> str:
    """A regular expression for one word of some classes, longest first, as a group that captures nothing."""
    members = sorted({word for concept in concepts for word in words(concept)}, key=lambda word: (-len(word), word))
    return f"(?:{alternation(members)})"


@cache
def ahead(*concepts: str) -> str:
    """A look at the first character of words of some classes: with it before all else a search passes others fast."""
    return f"(?=[{''.join(sorted({re.escape(word[0]) for concept in concepts for word in words(concept)}))}])"


@cache
def change(concept: str) -> str:
    """An alternation of words of a rise or fall; 年多 and 年少 leave their year to the date before (较2020年少8%)."""
    return re.sub("年([多少])", r"(?<=年)\1", one_of(concept))


@cache
def search(*concepts: str) -> re.Pattern[str]:
    """Searches one word of some classes."""
    return re.compile(one_of(*concepts))


SUITED = re.compile("与[^,;。]{2,20}(?:相适应|相匹配|相协调)的?")
"""What a system suits is no rhetoric of the clause (与小康社会相适应的环境治理体系初步建成)."""


def rhetorical(text: str) -> bool:
    """Whether a clause is made of slogans."""
    hit = search("rhetoric").search(text)
    if hit and "相" in text:
        hit = search("rhetoric").search(SUITED.sub("", text))
    return hit is not None


PUT_RIGHT = ("并整改", "并督促整改", "并及时整改", "并解决", "并处置", "并处理", "并查处")
"""What is done at once with what was found (发现并整改问题893个)."""


def found_fault(text: str, start: int, end: int) -> bool:
    """Whether words of an inspection's findings stand in a span.

    超标率, 未达标天数 and 检出率 are indicators, and what is put right (关停违法排污企业98家) is a deed.
    """
    hit = search("finding").search(text, start, end)
    while hit and (
        text.startswith(("率", "检出", "天数", "口", "序时", "时序", "报警", "预警", *PUT_RIGHT), hit.end())
        or text[hit.start() - 1] in "零防"
        or (hit[0] == "反弹" and text.startswith("了", hit.end()) and text[hit.end() + 1 : hit.end() + 2].isdigit())
        or _enforced().search(text, max(start, hit.start() - NEAR), hit.start())
    ):
        hit = search("finding").search(text, hit.end(), end)
    return hit is not None


@cache
def _enforced() -> re.Pattern[str]:
    return re.compile(one_of("enforce") + r"[\u4e00-\u9fff]{0,4}$")


@cache
def units() -> Units:
    """Every written form of a unit. A few carry one symbol whatever the writing, others stand as printed."""
    kinds = {form: kind for kind in KINDS for form in words("unit-" + kind)}
    forms: dict[str, Unit] = {}
    labels = lexicon.values(UNITS, SKOS + "altLabel", language="zh")
    for concept, (symbol, *_) in sorted(lexicon.values(UNITS, SYMBOL).items()):
        kind = kinds.get(symbol, "count")
        for form in (symbol, *labels.get(concept, ())):
            bare = MULTIPLE.sub("", form)
            forms.setdefault(bare, Unit(symbol if symbol in CANONICAL else bare, kinds.get(bare, kind)))
    for form, kind in kinds.items():
        if kind in ("time", "rank", "times"):
            forms[form] = Unit(form, kind)
        forms.setdefault(form, Unit(form, kind))
    for form, unit in list(forms.items()):
        for sign in CUBIC + CUBIC_BELOW * ("/" in form):
            forms.setdefault(form.replace("立方米", sign), unit)
            forms.setdefault(form.replace("微克", "µg").replace("毫克", "mg").replace("立方米", sign), unit)
        for sign in SQUARE_BELOW * ("/" in form):
            forms.setdefault(form.replace("平方公里", sign), unit)
            forms.setdefault(form.replace("平方公里", sign).replace("·", "."), unit)
    for sign in LOST:
        for above in ("微克", "µg", "ug"):
            forms.setdefault(f"{above}/{sign}", forms["µg/m3"])
    return Units(forms)
