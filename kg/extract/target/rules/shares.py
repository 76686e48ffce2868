"""Shares of which only half is named beside the figure: of a whole, of what is done, of what was named before."""

from __future__ import annotations

import re

from kg.extract.target.phrases import lists
from kg.extract.target.rules.measurable import RATIOS
from kg.values.quantities import Quantity, Unit

SHARE_OF = re.compile("(?:力争|稳定|均|总体|分别)*(?:达到|达|占到|占)([^,;。、达占]{2,14})的?$")
"""面积达到国土面积的5%: a share of a whole that is named."""
SHARES = ("占比", "比重", "比例", "比率", "占比例")
"""Words that say nothing without the thing of which they are the share."""
PART_DONE = re.compile(r"[\u4e00-\u9fff“][^,;。:%]{0,24}(?:改造|治理|整治|修复|提标|更新|替代)(?=$|[,;。])")
"""What is done with the part before it: 70%以上产能超低排放改造."""
OF_WHOLE = re.compile("占[^,;。、]{2,16}(?:比例|比重|的)")
"""The share of a whole that stands alone (占全年天数的92.6%), with the thing of the clause before it."""
OF_YEAR = re.compile("占全年(?:总?天数)?的?$")
SUBJECT = re.compile("^([^占]{2,40}?)(?:数|量)?占[^占]{2,20}比例$")


def named(text: str, words: str, carried: str, begin: int, first: Quantity, last: int) -> tuple[str, int]:
    """The indicator of a share of which only half is named beside the figure, and the row's end.

    The share alone (装机达90万千瓦、占比达40%) has the thing before it; part of what is done has its end
    behind it (完成水泥行业70%产能改造).
    """
    if words and carried and "占" not in carried and OF_WHOLE.fullmatch(words):
        return subject(carried) + words, last
    if words == carried and carried.endswith("天数") and OF_YEAR.search(text, begin, first.start):
        return carried + "占全年天数比例", last
    if words in SHARES and carried and not carried.endswith(SHARES):
        return carried.removesuffix("规模").removesuffix("数") + words, last
    if words and words == carried and words.endswith("数") and text.endswith("占", begin, first.start):
        return words.removesuffix("数") + "占比", last
    classed = lists.CLASS.fullmatch(words) and lists.CLASS.match(carried)
    known = words == carried or classed or lists.is_indicator(words)
    if words and not known and text.endswith("占", begin, first.start):
        return words + "占比", last
    part = PART_DONE.match(text, first.end) if words else None
    if part and words not in part[0] and text.find("完成", begin, first.start) >= 0:
        return words + part[0], part.end()
    return words, last


def subject(carried: str) -> str:
    """The thing that an indicator before a share counts or measures.

    >>> subject("优良天数"), subject("参与站点数"), subject("煤炭消费量")
    ('优良天数', '参与站点', '煤炭消费量')
    """
    return carried if carried.endswith("天数") else carried.removesuffix("规模").removesuffix("数")


def whose(unit: Unit, carried: str, series: tuple[str, ...]) -> str:
    """What was named before that has a unit: days are counted, percentage points are those of a share.

    >>> whose(Unit("percentage-point", "ratio"), "优良天数", ("优良天数", "优良率", "优良天数"))
    '优良率'
    """
    if unit.kind == "day":
        return days(carried, series)
    if unit.name == "percentage-point" and carried.endswith("天数"):
        return next((name for name in reversed(series) if name.endswith(RATIOS)), carried)
    return carried


def days(carried: str, series: tuple[str, ...]) -> str:
    """What was counted in days before a share was told (338天,占全年的92.6%,比上年增加4天; 291天,优良率80%,增加8天).

    >>> days("优良天数占全年天数比例", ()), days("优良率", ("优良天数", "优良率")), days("优良天数", ())
    ('优良天数', '优良天数', '优良天数')
    """
    hit = SUBJECT.match(carried)
    if hit and "天" in hit[0]:
        return carried[: carried.index("占", hit.end(1))]
    if carried.endswith("天数"):
        return carried
    return next((name for name in reversed(series) if name.endswith("天数")), carried)
