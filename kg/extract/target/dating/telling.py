"""Which sentences of a report or an article tell of what was done, by the balance of marks of tense.

Chinese has no tense; a clause such as 建设围栏49公里 is a result in one paragraph and a task in another. The company
that it keeps decides: 到目前, 已, 了 and 比去年 here, 力争, 确保 and 到2025年 there. A plan's own form says enough, so
plans are not weighed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from kg.extract.target import cues
from kg.text.outline import Sentence

WEIGHED = ("other", "news", "progress-report", "work-report")
REPORT = "progress-report"
"""A document that tells of what was done but where a sentence itself says otherwise."""
CLEAR = 2
"""How many times as many marks one side has in a text whose unmarked paragraphs follow it."""
SAYING = "明确|提出|确定|制定|公布|印发|发布|下发|规定|部署|作出"
ASPECT = rf"(?<=[\u4e00-\u9fff])(?<![为除解到未受终])(?<!{SAYING})了(?![解然望结])"
DATED = r"到(?:19|20)\d{2}年|(?:年[底末]|月[底末]?)前|\d日前(?=[^,;。]{0,12}[完实达])"


@cache
def _marks() -> re.Pattern[str]:
    firsts = "".join(sorted({word[0] for word in cues.words("told") + cues.words("ahead")}))
    return re.compile(
        rf"(?=[\d{re.escape(firsts)}了到年月将要])"
        f"(?:(?P<past>{cues.one_of('told')}|{ASPECT})|(?P<future>{cues.one_of('ahead')}|{DATED}|"
        r"将(?!原|该|其|全|[一二两三四五六七八九十]+[家个座台处户])|(?<![重主需必纲简提摘概大首])要(?![求点素件闻领道地塞么害好事])))"
    )


def tenses(text: str, sentences: Sequence[Sentence], kind: str) -> dict[int, str]:
    """past or future for the sentences of a document of a weighed kind, by their start; {} for plans.

    A sentence goes with its own marks, where these decide nothing with those of its paragraph, then with the
    sentence before it; those before the first marked one with what the whole text does most. Where nothing decides
    a sentence has no entry.
    """
    if kind not in WEIGHED:
        return {}
    marks = [(hit.start(), 1 if hit.lastgroup == "past" else -1) for hit in _marks().finditer(text)]
    past = sum(1 for _, side in marks if side > 0)
    ahead = len(marks) - past
    last = lean = "past" if past > CLEAR * ahead else "future" if ahead > CLEAR * past else ""
    own: list[int] = []
    shared: dict[int, int] = {}
    at = 0
    for start, end, _, paragraph in sentences:
        total = 0
        while at < len(marks) and marks[at][0] < end:
            total += marks[at][1] if marks[at][0] >= start else 0
            at += 1
        own.append(total)
        shared[paragraph] = shared.get(paragraph, 0) + total
    found, before = {}, -1
    for sentence, total in zip(sentences, own, strict=True):
        total = total or (shared[sentence.paragraph] if kind != REPORT else 1)
        if sentence.paragraph != before and kind == "news" and not total:
            last = lean or last
        before = sentence.paragraph
        last = "past" if total > 0 else "future" if total < 0 else last
        if last:
            found[sentence.start] = last
    return found
