"""A clause cut at its dates, and the quantities of a piece."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.target import cues
from kg.extract.target.dating.due import ACTIVE
from kg.extract.target.mask import blot
from kg.values.dates import Date
from kg.values.numbers import SIGNS as FIGURES
from kg.values.quantities import Quantity

FROM = re.compile(
    r"[从由自](?:[^,;。\d]{0,12}?)[\d.,]+[万亿]?[^,;。\d、和]{0,8}?(?:[、和][\d.,]+[万亿]?[^,;。\d、和]{0,8}?)*(?:逐步|进一步|一下子|大幅)?"
    r"(?:下降|上升|提高|提升|提|翻|减|猛增|增加|增长|降低|减少|降|升|增|压减|削减|消减|控制|调整|回落|下调|扩大|缩减|整合|合并|归并|压缩|扩建|扩容)(?:了)?(?:到|至|为)"
)
BASE = re.compile(
    r"[比较][□\d]{4}年[末底]?的[\d.][^,;。]{1,30}?(?=分别|累计|下降|降低|减少|削减|增加|提高|上升|增长|压减|提升)"
)
"""The figures of the year compared with (比2010年的8万吨减少10%)."""
TITLE = re.compile("《[^》]*》")


INSPECTED = re.compile(
    r"(?:19|20)\d\d年度?(?=[^,;。:\d]{0,20}?(?:警示片|督察|督查|巡视|巡察|审计)[^,;。:\d]{0,12}?(?:披露|反馈|交办|移交|转办|曝光|指出))"
)
"""The year of an inspection, which names what it found and dates nothing (2020年警示片披露的5个问题)."""


def untitled(text: str) -> str:
    """The clause without the digits of 《titles》 and of the years of inspections."""
    if "《" in text:
        text = TITLE.sub(lambda m: "□" * len(m[0]), text)
    named = "督" in text or "警示片" in text or "巡" in text or "审计" in text
    return INSPECTED.sub(lambda m: "□" * len(m[0]), text) if named else text


def pieces(text: str, found: list[Date], first: int, last: int) -> Iterator[tuple[int, int, bool]]:
    """A segment cut before each further date in force; the third says whether the piece has a date of its own."""
    active = [d for d in found if first <= d.start < last and d.role in ACTIVE and not text.startswith("的", d.end)]
    cuts = [
        first,
        *(_led(text, d.start) for p, d in pairwise(active) if d.start - active[0].end >= 4 and d.start - p.end > 1),
        last,
    ]
    for begin, stop in pairwise(cuts):
        yield begin, stop, any(begin <= d.start < stop for d in active)


def _led(text: str, at: int) -> int:
    """Where a piece begins whose date words such as 力争 lead in."""
    return at - len("力争") if text[max(0, at - 2) : at] in ("力争", "争取", "确保") else at


LAG_FIRST = ("离", "距")
LAGS = re.compile("[离距]离?[^,;。]{0,16}(?:目标|任务|要求|指标)[^,;。]{0,10}?(?:还差|仍差|尚差|还有|尚有|相差)")


def lags(text: str) -> bool:
    """Whether a clause says how far off a goal is, whose date holds for nothing else (离年底65%的目标还差7个百分点)."""
    return text[:1] in LAG_FIRST and LAGS.match(text) is not None


NAMED = re.compile("[二三四五六七八九十]道[江河沟区桥湾白]")
"""Places whose names begin like a number of things (二道江区)."""
ASIDE = re.compile(r"\([^()]*\)")


def segments(text: str, found: list[Date]) -> list[tuple[int, int, bool]]:
    """The clause cut at brackets that hold a date and a figure of their own (达到85%(2020年达到90%)).

    The third says whether it is such a bracket, whose date holds for nothing outside it.
    """
    cuts = []
    for hit in ASIDE.finditer(text) if "(" in text else ():
        inside = [d for d in found if hit.start() < d.start < hit.end() and d.role in ACTIVE]
        rest = text[inside[-1].end : hit.end()] if inside else ""
        if rest and any(c.isdigit() for c in rest) and any(c.isdigit() for c in text[: hit.start()]):
            cuts.append(hit.span())
    out, at = [], 0
    for begin, end in cuts:
        out += [(at, begin, False), (begin + 1, end - 1, True)]
        at = end
    return [*out, (at, len(text), False)] if len(text) - at > 1 or not out else out


def quantities(masked: str, dates: list[Date]) -> list[Quantity]:
    """Quantities of a masked piece, those whose figure the source lost among them.

    Digits of dates and figures that are left behind (从11个 in 从11个增加到15个) do not count.
    """
    for date in dates:
        masked = blot(masked, date.start, date.end)
    if not FIGURES.search(masked):
        return cues.units().lost(masked)
    if "从" in masked or "由" in masked or "自" in masked:
        for match in FROM.finditer(masked):
            masked = blot(masked, match.start(), match.end())
    if "年的" in masked or "年末的" in masked or "年底的" in masked:
        for match in BASE.finditer(masked):
            masked = blot(masked, match.start(), match.end())
    found = cues.units().find(masked)
    if "零" in masked or "道" in masked:
        found = [q for q in found if masked[q.left] != "零" and not NAMED.match(masked, q.left)]
    lost = cues.units().lost(masked)
    if lost and found:
        lost = [q for q in lost if not any(o.left < q.right and q.left < o.right for o in found)]
    return sorted(found + lost, key=lambda q: q.left) if lost else found
