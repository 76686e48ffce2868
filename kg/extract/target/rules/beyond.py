"""Clauses that speak of the province or the nation, whose figures are not the city's."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues

LED = "到在“其中,"
"""What may stand before the name of the province or the nation."""
OWN_CITY = re.compile(r"我市|全市|本市|我区|全区|我县|全县")
BEYOND_OFF = re.compile(r"前列|平均水平|平均值|排名|位居|下达|先进|第[一二三\d]|标准|率先|首|高于|低于|优于|好于")


@cache
def _firsts() -> frozenset[str]:
    """The characters of which one begins every clause that names them."""
    return frozenset((*LED, *(word[0] for word in cues.words("beyond"))))


def beyond(text: str, before: bool) -> bool:
    """Whether a clause speaks of the province or the nation; `before`: those before it in its sentence did."""
    named = text[:1] in _firsts() and cues.search("beyond").match(text.lstrip(LED))
    if not (named or before) or OWN_CITY.search(text):
        return False
    return before or not BEYOND_OFF.search(text)
