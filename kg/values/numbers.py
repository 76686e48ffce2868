"""Numbers as Chinese plans print them: 2.9万, 1,200, 三十六, 三分之一, 百分之五十, 三成, 翻一番, 30%—40%.

Offsets are half-open code points of the string that was searched. ␣ stands for a figure that the source lost.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
PLACES = {"十": 10, "百": 100, "千": 1000}
MULTIPLES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "十万": 100_000, "百万": 1_000_000}
MULTIPLES |= {"千万": 10_000_000, "亿": 100_000_000, "万亿": 1_000_000_000_000}

SURPLUS = str.maketrans("", "", "余多")
HAN = "零〇一二两三四五六七八九十百千"
_MULTIPLE = r"万亿|千万|百万|十万|亿|万|[百千](?![瓦克米伏焦卡帕赫分])"
_PATTERN = (
    r"(?P<whole>[一二两三四五六七八九十百千]+)分之(?P<part>[零一二两三四五六七八九十百点]+|\d+(?:\.\d+)?)"
    r"|(?P<half>一半|半数)(?!径)"
    r"|翻(?:了?(?P<double>[一两二三])番|(?P<once>番))"
    r"|(?P<tenths>[一二两三四五六七八九])成(?P<fifth>[五半])?(?=以[上下内]|左右|[,;。、的余多]|$)"
    rf"|(?P<arabic>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:[余多](?=万|亿))?(?P<multiple>{_MULTIPLE})?"
    rf"|(?P<lost>␣)(?:{_MULTIPLE})?"
    rf"|(?P<han>[{HAN}]+(?:点[{HAN}]+)?(?:[余多]?[万亿][{HAN}]*)?)"
)
SIGNS = re.compile(rf"[\d半翻␣{HAN}]")
"""Without one of these characters a text holds no number."""
NUMBER = re.compile(rf"(?={SIGNS.pattern})(?:{_PATTERN})")
"""Looking at the first character first makes the search three times as fast."""
RANGE = re.compile(r"(?:-|—{1,2}|–|~|至|到)(?=\d)")


class Number(NamedTuple):
    """A number at `[start, end)`; `unit` is "%" where the form itself is a share, else "".

    `form` is the way it is written: arabic, han, share, double.
    """

    start: int
    end: int
    value: float
    unit: str
    form: str


def chinese(text: str) -> float | None:
    """Value of a Chinese numeral, or None.

    >>> chinese("三十六"), chinese("一百二十"), chinese("二万五千"), chinese("两"), chinese("二点五")
    (36.0, 120.0, 25000.0, 2.0, 2.5)
    """
    if "点" in text and text[-1] in "万亿":
        base = chinese(text[:-1])
        return None if base is None else float(Decimal(str(base)) * MULTIPLES[text[-1]])
    if "点" in text:
        whole, _, fraction = text.partition("点")
        head = chinese(whole)
        tail = "".join(str(DIGITS[c]) for c in fraction if c in DIGITS)
        return None if head is None or not tail else float(f"{head:.0f}.{tail}")
    total = section = digit = 0
    for char in text:
        if char in DIGITS:
            digit = digit * 10 + DIGITS[char] if digit else DIGITS[char]
        elif char in PLACES:
            section += (digit or 1) * PLACES[char]
            digit = 0
        elif char in "万亿":
            total += (section + digit) * MULTIPLES[char]
            section = digit = 0
        else:
            return None
    return float(total + section + digit)


def arabic(text: str, multiple: str = "") -> float:
    """Value of an Arabic numeral with an optional Chinese multiple, exact in decimal.

    >>> arabic("2.9", "万"), arabic("1,200"), arabic("44.1", "万")
    (29000.0, 1200.0, 441000.0)
    """
    if not multiple and "," not in text:
        return float(text)
    return float(Decimal(text.replace(",", "")) * MULTIPLES.get(multiple, 1))


def share(whole: str, part: str) -> float | None:
    """Per cent of 三分之一 (33.33), 百分之五十 (50), 千分之三 (0.3).

    >>> share("三", "一"), share("百", "12.5")
    (33.33, 12.5)
    """
    below = chinese(whole)
    above = float(part) if part[0].isdigit() else chinese(part)
    return None if not below or above is None else round(100 * above / below, 2)


def reading(match: re.Match[str]) -> tuple[float | None, str, str]:
    """Value, unit and form of one match of NUMBER."""
    group = match.lastgroup
    if group == "arabic":
        return arabic(match["arabic"]), "", "arabic"
    if group == "multiple":
        return arabic(match["arabic"], match["multiple"]), "", "arabic"
    if group == "han":
        return chinese(match["han"].translate(SURPLUS)), "", "han"
    if match["whole"]:
        return share(match["whole"], match["part"]), "%", "share"
    if group == "lost":
        return None, "", "lost"
    if group == "half":
        return 50.0, "%", "share"
    if match["tenths"]:
        return DIGITS[match["tenths"]] * 10.0 + (5.0 if match["fifth"] else 0.0), "%", "share"
    return (2.0 ** DIGITS[match["double"] or "一"] - 1) * 100, "%", "double"


def read(match: re.Match[str]) -> Number | None:
    """The number that a match of NUMBER stands for, or None."""
    value, unit, form = reading(match)
    return None if value is None else Number(match.start(), match.end(), value, unit, form)


def find(text: str) -> list[Number]:
    """All numbers of a text, left to right.

    >>> [n.value for n in find("下降三分之一,建成十五座,超过2.9万辆,达到七成五")]
    [33.33, 15.0, 29000.0, 75.0]
    """
    return [number for match in NUMBER.finditer(text) if (number := read(match))]
