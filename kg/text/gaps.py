"""Blanks in the place of a figure that the source lost (关停企业  家, 控制在 万吨以内)."""

from __future__ import annotations

import re
from functools import cache

from kg.text.words import alternatives, words

LOST = "␣"
"""What stands in the normalised text for a figure that is gone."""
BEFORE = re.compile(
    r"[\u4e00-\u9fff㐀-䶿)(,:、≥≤<>](?<![一二两兩三四五六七八九十百千万萬亿億几幾数數多余每各这這该該某整首半第蒸公平立方兆毫微克点點同逐单單])"
)
"""What may stand before a figure: no numeral, no word that stands before a measure word instead of one."""
OTHER = re.compile("(?<=[\u4e00-\u9fff])[ \t\xa0\u3000]+(?=[\u4e00-\u9fff])")
FAR = 40
SUM, RATE = "共", "率"
BOUND = re.compile("(?:以上|以下|以内|左右)(?=[,;。、(]|$)")
REACH = re.compile("(?:控制在|保持在|达到|提高到?|提升到?|降到|下降|降低|减少|上升|不低于|不高于)$")
"""A figure whose unit is lost with it stands between such words, or two blanks behind the name of a share."""
SENTENCE = re.compile("[,。;]")
FEW, SHARE = 1, 1 / 3000
"""Blanks between other words of sentences that a document may have, as many more as stand for figures, and how many
a character more."""


@cache
def measured() -> re.Pattern[str]:
    """A measure word or unit that is no part of another word."""
    return re.compile(f"(?!{alternatives('uncounted')})(?:{alternatives('measure-word')})(?![ \t\xa0\u3000])")


@cache
def firsts() -> frozenset[str]:
    """What such a word begins with."""
    return frozenset(word[0] for word in words("measure-word")) | frozenset("以左。")


def is_lost(text: str, start: int, end: int) -> bool:
    """Whether the blanks at `text[start:end]`, in a sentence and before a measure word, stand for a figure."""
    if text[end] == "。":
        return end - start > 1 and text[start - 1] == RATE
    if BOUND.match(text, end):
        return REACH.search(text, max(0, start - 3), start) is not None
    if BEFORE.match(text, start - 1, start) is None or measured().match(text, end) is None:
        return False
    if text[start - 1] == SUM:
        return True
    first = max(0, start - FAR)
    first = max(first, text.rfind("\n", first, start) + 1)
    last = text.find("\n", end, end + FAR)
    return SENTENCE.search(text, first, last if last >= 0 else end + FAR) is not None


def is_close(text: str) -> bool:
    """Whether a text has hardly a blank between the words of its sentences, so that one in them says something."""
    room = FEW + SHARE * len(text)
    for gap in OTHER.finditer(text):
        start, end = gap.span()
        first = max(0, start - FAR)
        if is_lost(text, start, end):
            room += 1
        elif SENTENCE.search(text, max(first, text.rfind("\n", first, start)), start):
            room -= 1
    return room >= 0
