"""Who issued a document, by its first and last lines: 某某关于…的通知, or a name alone on a line above a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.bodyname import Name

DATE_LINE = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
ISSUING = re.compile(
    r"[\s]?关于[^。;\n]{2,80}(?:通知|意见|决定|方案|公告|通告|通报|办法|规定|函|计划|规划|细则|纲要)(?:\([^()\n]*\))?\s*(?=\n|$)|\n关于"
)
SIGNED = ("party-office", "government-office", "peoples-government", "party-committee", "ecology-environment",
          "environmental-protection", "development-reform", "leading-group-office", "leading-group")  # fmt: skip
HEAD = 4_000


def issuers(text: str, names: list[Name]) -> Iterator[Name]:
    """Who issued the document: 某某关于印发…的通知, or a name alone on a line near a date."""
    for i, name in enumerate(names):
        if name.kind not in SIGNED or (name.start > HEAD and len(text) - name.end > HEAD):
            continue
        after = text[name.end : name.end + 1]
        if after not in "关、" and not after.isspace() and not (i + 1 < len(names) and names[i + 1].start == name.end):
            continue
        begin = max(text.rfind("\n", max(0, name.start - 400), name.start), name.start - 401, -1) + 1
        stop = text.find("\n", name.end, name.end + 400)
        stop = min(len(text), name.end + 400) if stop < 0 else stop
        line = text[begin:stop].strip()
        if _issues_title(text, begin, names, i):
            yield name
        if line == text[name.start : name.end] and _dated(text, stop, names[i:]):
            yield name


def _issues_title(text: str, begin: int, names: list[Name], i: int) -> bool:
    """Whether name `i` and its neighbours begin a line that goes on with 关于…的通知."""
    last = names[i]
    for following in names[i + 1 : i + 3]:
        if text[last.end : following.start].strip() not in ("", "、"):
            break
        last = following
    if not ISSUING.match(text, last.end):
        return False
    first = names[i]
    for before in reversed(names[max(0, i - 2) : i]):
        if before.start < begin or text[before.end : first.start].strip() not in ("", "、"):
            break
        first = before
    return not text[begin : first.start].strip()


def _dated(text: str, stop: int, names: list[Name]) -> bool:
    """Whether a date follows on one of the next lines, after nothing but other names."""
    for line in text[stop : stop + 80].split("\n")[:5]:
        bare = line.strip()
        if DATE_LINE.match(bare):
            return True
        if bare and not any(text[n.start : n.end] == bare for n in names[:4]):
            return False
    return False
