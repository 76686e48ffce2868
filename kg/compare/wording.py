"""What a clause of action is compared by: what is acted upon, without the verbs that lead up to it and figures."""

from __future__ import annotations

import re
from functools import cache

from kg import lexicon

ACTIONS = "actions.ttl"
FIGURES = re.compile(r"\d+(?:\.\d+)?")
MARKS = re.compile("[“”‘’\\s]")
LEADING = "、,和及与并的"
SHORTEST = 4
"""Characters below which words (责任, 设施) say too little to be compared. Verbs are not stripped down to less."""
LONGEST = 60
"""Characters of a text that are compared."""


@cache
def verbs() -> frozenset[str]:
    """The verbs of commitment of the ontology."""
    return frozenset(lexicon.values(ACTIONS, lexicon.SKOS + "hiddenLabel", language="zh")["commit"])


@cache
def _longest() -> int:
    return max(map(len, verbs()))


def core(words: str, city: str = "") -> str:
    """The words without leading verbs, quotation marks and the city's own name; every figure is 0.

    >>> core("贯彻落实党中央决策部署"), core("完成700余家企业改造"), core("建设美丽宁波", "宁波市")
    ('党中央决策部署', '0余家企业改造', '建设美丽')
    """
    words = MARKS.sub("", words)
    for name in (city, city.removesuffix("市")):
        words = words.replace(name, "") if len(name) > 1 else words
    return FIGURES.sub("0", stripped(words))[:LONGEST]


def stripped(words: str) -> str:
    """The words after the verbs of commitment that they begin with.

    >>> stripped("加快推进污泥处置")
    '污泥处置'
    """
    known = verbs()
    while True:
        lead = next((n for n in range(_longest(), 0, -1) if words[:n] in known and len(words) - n >= SHORTEST), 0)
        rest = words[lead:].lstrip(LEADING)
        if not lead or len(rest) < SHORTEST:
            return words
        words = rest
