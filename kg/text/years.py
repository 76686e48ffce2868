"""Years in Chinese numerals, with their months and days: 二〇〇八年, 二○一○年十二月, 一九九八年六月五日."""

from __future__ import annotations

import re

from kg.text.mapped import Mapped

NOUGHTS = "〇○零Ο0OoО"
"""What stands for the nought of a year, look-alikes among it."""
NUMERALS = "零一二三四五六七八九"
SIGNS = (*"〇○零ΟО", "二0", "二O", "二o", "一九", "一 九")
"""A text without one of these has no such year."""
DIGITS = {ord(sign): str(i) for i, sign in enumerate(NUMERALS)} | dict.fromkeys(map(ord, NOUGHTS), "0")
DATE = re.compile(
    f"(?<![一二三四五六七八九十百千])(?P<year>(?:二 ?[{NOUGHTS}]|一 ?九)(?: ?[{NOUGHTS}一二三四五六七八九]){{2}}) ?年"
    "(?:(?P<month>十[一二]?|[一二三四五六七八九])月(?:(?P<day>[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])日)?)?"
)
"""A year; blanks that a page set into it are cleaned later."""


def years(text: Mapped) -> Mapped:
    """Years in Chinese numerals in digits, and the months and days behind them.

    >>> years(Mapped.of_raw("二〇〇八年的任务,到二○一○年底,一九九八年十二月二十日,三月五日")).text
    '2008年的任务,到2010年底,1998年12月20日,三月五日'
    """
    clean = text.text
    if not any(map(clean.__contains__, SIGNS)):
        return text
    found = list(DATE.finditer(clean))
    for match in found:
        first, last = match.span("year")
        clean = clean[:first] + match["year"].translate(DIGITS) + clean[last:]
    parts = ((match, name) for match in found for name in ("month", "day") if match[name])
    return text.with_text(clean).edit((*match.span(name), _below_hundred(match[name])) for match, name in parts)


def _below_hundred(numeral: str) -> str:
    """Digits of 十, 十二, 二十 or 三十一."""
    tens, ten, ones = numeral.rpartition("十")
    return (str(NUMERALS.find(tens) if tens else 1) if ten else "") + (str(NUMERALS.find(ones)) if ones else "0")
