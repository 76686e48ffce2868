"""Numbers of chapters that only a blank sets apart from their titles: 1 总则, 1.1 编制目的, 2 目标."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.text.mapped import Edit, Mapped

BLANK = "[ \\t\xa0\u2002\u2003\u3000]"
COUNTED = (
    "万亿千百十个项吨公平米天年月日倍元级台辆家座处亩条次人户立度微毫小蒸兆℃套株头种类号期轮批份口组名件所周分时秒"
)
"""What a number counts or measures: it is no chapter's."""
CHAPTER = re.compile(
    rf"\n{BLANK}*(?P<number>[1-9]\d?)(?P<gap>{BLANK}{{0,4}})(?=[\u4e00-\u9fff])(?![{COUNTED}])[^\n。;；]{{2,30}}(?=\n|\Z)"
)

FAR = 2_000
"""Characters from the title of a chapter to that of its first section, at most."""


def chapters(text: Mapped) -> Mapped:
    """A point after the numbers of chapters, where they count up from 1 or their sections (1.1) follow."""
    return text.edit(_points(text.text))


def _points(text: str) -> Iterator[Edit]:
    found: list[re.Match[str]] = []
    for match in CHAPTER.finditer("\n" + text):
        if int(match["number"]) == len(found) + 1 and (match["gap"] or _has_sections(text, match)):
            found.append(match)
    if len(found) > 1 or (found and _has_sections(text, found[0])):
        yield from ((match.start("gap") - 1, match.end("gap") - 1, ".") for match in found)


def _has_sections(text: str, match: re.Match[str]) -> bool:
    """Whether a line with the number of the chapter's first section follows."""
    section = re.compile(rf"\n{BLANK}*{match['number']}\.1{BLANK}*[\u4e00-\u9fff]")
    return section.search(text, match.end() - 1, match.end() + FAR) is not None
