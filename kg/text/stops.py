"""Full stops that a page wrote as a point between Chinese words: 下降3%.到2010年, 核定结果．全市, 11家.2.实施."""

from __future__ import annotations

import re

from kg.text.mapped import Mapped

POINT = re.compile(
    r"\.(?<=[\u4e00-\u9fff”)）%]\.)"
    r"(?=[\u4e00-\u9fff“”(（]|[ \t\u3000]*\n"
    r"|(?:19|20)\d\d年|\d{1,2}(?:月|[.、][\u4e00-\u9fff“])|\d{1,4}[家台座个条处辆项户名](?![\d.])|[A-Za-z]{2,5}[\d.]{0,3}[\u4e00-\u9fff])"
)
"""What stands before the point is looked at after it: a search goes by first signs."""
BEFORE = 12
"""Characters before a point that are looked at."""
SENTENCE = re.compile(r"[\u4e00-\u9fff\d%,;、.][\u4e00-\u9fff\d%,;、.“”()（）␣]{3,}$")
"""What a point may end; a number before it (一.大气, (二).) opens an item."""
DATED = re.compile(r"(?:\d年|[年月]?[底末]前?|月前|\d日前|期间|以来)$")
"""The end of a date: what it dates follows."""
UNIT = re.compile("(?:/|每)(?:平方公里|公里|人|千瓦|标立方米)$")
"""Below a stroke the point multiplies (吨/平方公里.月)."""


def stops(text: Mapped) -> Mapped:
    """Points between Chinese words become full stops, and commas after a date that opens what follows.

    >>> stops(Mapped.of_raw("排放量为3.7万吨.顺利完成任务.到2020年底.全部达标")).text
    '排放量为3.7万吨。顺利完成任务。到2020年底,全部达标'
    """
    found = (match.start() for match in POINT.finditer(text.text))
    return text.edit((at, at + 1, _sign(text.text, at)) for at in found if _ends(text.text, at))


def _sign(text: str, at: int) -> str:
    return "," if DATED.search(text, max(0, at - BEFORE), at) else "。"


def _ends(text: str, at: int) -> bool:
    before = text[max(0, at - BEFORE) : at]
    return bool(SENTENCE.search(before)) and not UNIT.search(before)
