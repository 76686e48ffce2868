"""Target or outcome: by the words of the clause, the year, the heading and the kind of document."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues

PAST_TYPES = ("progress-report", "news")
NOT_DONE = re.compile(r"已(?:完成|整改|批|列入|建成|开工|投产)[^,;。]{0,12}的|已有|已批|了解|为了|除了|不了|未了")


@cache
def _past() -> re.Pattern[str]:
    strong = [w for w in cues.words("past-word") if w not in ("了", "同比", "环比", "连续", "截至", "目前")]
    return re.compile("|".join(map(re.escape, strong)) + r"|(?<=[\u4e00-\u9fff])了(?=[\d一两三近约超])|[成到善]了")


@cache
def _weak_past() -> re.Pattern[str]:
    return re.compile("同比|环比|截至|目前|连续")


@cache
def _future() -> re.Pattern[str]:
    return re.compile(
        r"将(?!原|该|其|全|[^,;。]{1,12}(?:纳入|作为|列入))|" + "|".join(w for w in cues.words("future-word") if w not in ("将", "要", "应", "须", "不断"))
        + r"|(?<![重主需必])要(?=[完达实确建做加])|不得|严禁|严控"
    )


def heading_mode(titles: str) -> str:
    """past, future, finding or "" for the joined titles above a clause."""
    if cues.search("finding-section").search(titles) and not cues.search("future-section").search(titles):
        return "finding"
    if cues.search("past-section").search(titles):
        return "past"
    if cues.search("future-section").search(titles):
        return "future"
    return ""


def status(text: str, iso: str, now: int | None, outcome: bool) -> str:
    """`target` or `outcome`.

    Args:
        text: the clause.
        iso: the date in force.
        now: the document's year, if known.
        outcome: what the document and the heading let expect.
    """
    future = _future().search(text)
    if iso and now:
        year = int(iso[:4])
        if year < now:
            return "outcome"
        if year > now:
            return "target"
    if future:
        return "target"
    past = _past().search(text)
    if past and not NOT_DONE.search(text):
        return "outcome"
    if outcome:
        return "outcome"
    return "target"
