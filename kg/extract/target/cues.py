"""The cue words of ontology/targets.ttl and the units of ontology/units.ttl, compiled once a process."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon
from kg.lexicon import SKOS
from kg.values.quantities import Unit, Units

FILE = "targets.ttl"
UNITS = "units.ttl"
SYMBOL = "https://w3id.org/kg-cn-plans/ontology#symbol"
MULTIPLE = re.compile("^[万亿]")
CUBIC = (("立方米", "m3"), ("立方米", "m³"), ("立方米", "m 3"))
CANONICAL = ("µg/m3", "%", "percentage-point")
KINDS = ("count", "ratio", "level", "amount", "day", "time", "money", "rank", "times")


@cache
def words(concept: str) -> tuple[str, ...]:
    """Members of a class of cue words, longest first."""
    return tuple(sorted(_all()[concept], key=lambda word: (-len(word), word)))


def ends(text: str, concept: str) -> bool:
    """Whether a text ends with a word of a class; by lengths, as `endswith` tries the words one by one."""
    return any(text[-length:] in found for length, found in _by_length(concept))


@cache
def _by_length(concept: str) -> tuple[tuple[int, frozenset[str]], ...]:
    lengths = sorted({len(word) for word in words(concept)})
    return tuple((n, frozenset(word for word in words(concept) if len(word) == n)) for n in lengths)


@cache
def _all() -> dict[str, list[str]]:
    return lexicon.values(FILE, SKOS + "hiddenLabel", language="zh")


@cache
def one_of(*concepts: str) -> str:
    """A regular expression for one word of some classes, longest first, as a group that captures nothing."""
    members = sorted({word for concept in concepts for word in words(concept)}, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, members)) + ")"


@cache
def search(*concepts: str) -> re.Pattern[str]:
    """Searches one word of some classes."""
    return re.compile(one_of(*concepts))


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
        for chinese, latin in CUBIC:
            forms.setdefault(form.replace(chinese, latin), unit)
            forms.setdefault(form.replace("微克", "µg").replace("毫克", "mg").replace(chinese, latin), unit)
    return Units(forms)
