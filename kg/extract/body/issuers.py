"""Who issued a document, by its first and last lines: 某某关于…的通知, or names alone above a date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.body.name import Name
from kg.extract.body.words import broader

DATE = r"\d{4}年\d{1,2}月(?:\d{1,2}日)?"
DATED = re.compile(rf"\s*{DATE}")
ISSUING = re.compile(
    r"[\s]?关于[^。;\n]{2,80}(?:通知|意见|决定|方案|公告|通告|通报|办法|规定|函|计划|规划|细则|纲要)(?:\([^()\n]*\))?\s*(?=\n|$)|\s*\n\s*关于|\s*文件\s*(?=\n|$)"
)
SIGNED = ("party-office", "government-office", "peoples-government", "party-committee", "ecology-environment",
          "environmental-protection", "development-reform", "leading-group-office", "leading-group",
          "working-office", "headquarters", "commission")  # fmt: skip
"""Kinds that sign even without the name of their place."""
SIGNING = ("department", "government", "party")
NOT_REPORTING = ("congress", "consultative-conference", "departments-concerned", "local-authorities")
REPORTING = re.compile(
    r"\s*\n\s*(?:(?:各位代表|主任、|各位副主任|各位委员)[^\n]*\s*)?受[^,。\n]{2,16}?(?:委托|安排)[,,]"
)
"""How a report to a people's congress begins below the name of who makes it."""
OF_YEAR = re.compile(
    "(?:关于)?(?:(?:19|20)\\d\\d年?度?|“?十[一二三四五]五”?(?:时期|期间)?)[^,。;:\n]{0,30}?"
    "(?:要点|总结|计划|思路|打算|安排|情况|报告|公报|规划|方案)(?:和[^,。;:\n]{2,20})?[ \t]*(?=\n|$|[ \t])"
)
"""How a title goes on behind its author: 市环保局2011年工作要点."""
BULLETIN = re.compile("(?:公报|要点|总结|规划|计划|方案|报告|意见|办法|白皮书)(?:\\([^()\n]{2,24}\\))?\\s*\\Z")
"""How a title ends that its author stands under."""
TITLES = 400
"""Characters in which the first title stands."""
HEAD = 4_000
JOINT = " \t\n\u3000、"
"""What stands between the names of one signature."""
GAP = 40
"""Characters of blanks between two names of a signature, at most."""
HANDED = re.compile(r"(?:执行|落实|实施|施行|办理|你们|特此(?:通知|公告|通告|函告|函复|公示|报告))[。.]?\s*\Z")
"""How a notice ends that lost the line end before its signature."""
LABEL = re.compile(r"(?:单位|部门|责任人|领导|机构|主体)\s*\Z")
"""The line above is the head of a column."""
MANY = 3
"""Names that sign without a date."""


def issuers(text: str, names: list[Name]) -> Iterator[Name]:
    """Who issued the document: 某某关于印发…的通知, or names alone on lines near a date."""
    report = text.find("会议上)", 0, HEAD) >= 0 or text.find("委托,", 0, HEAD) >= 0
    for block in _blocks(text, names):
        if report and _reports(text, block):
            yield from block
            continue
        if not any(map(_signs, block)):
            continue
        opens = _opens_line(text, block[0].start)
        titled = opens and (ISSUING.match(text, block[-1].end) or _heads(text, block))
        if titled or _is_signature(text, block, opens):
            yield from block


def _blocks(text: str, names: list[Name]) -> Iterator[list[Name]]:
    """Names at both ends of a text, together where nothing but blanks stands between them."""
    block: list[Name] = []
    for name in names:
        if HEAD < name.start < len(text) - HEAD:
            continue
        if block and not _joined(text, block[-1].end, name.start):
            yield block
            block = []
        block.append(name)
    if block:
        yield block


def _reports(text: str, block: list[Name]) -> bool:
    """Whether names stand under the title of a report: (在…会议上)\n市发展和改革委员会\n受市政府委托, …"""
    start, end = block[0].start, block[-1].end
    if start > HEAD or block[0].kind in NOT_REPORTING:
        return False
    if text[max(0, start - GAP) : start].rstrip().endswith("会议上)"):
        return text[end : end + 1] in ("\n", "") or DATED.match(text, end, end + GAP) is not None
    return _opens_line(text, start) and REPORTING.match(text, end, end + 3 * GAP) is not None


def _joined(text: str, end: int, start: int) -> bool:
    return start - end <= GAP and not text[end:start].strip(JOINT)


def _signs(name: Name) -> bool:
    """Whether a name can be a signature: of a kind that always is, or a department with its place."""
    return name.kind in SIGNED or (name.core - name.start > 1 and broader().get(name.kind, name.kind) in SIGNING)


def _opens_line(text: str, start: int) -> bool:
    begin = text.rfind("\n", max(0, start - GAP), start) + 1
    return (begin > 0 or start < GAP) and not text[begin:start].strip()


def _heads(text: str, block: list[Name]) -> bool:
    """Whether names with their place open the first title, or stand alone on the line under it."""
    start, end = block[0].start, block[-1].end
    if start > TITLES or any(name.core - name.start < 2 for name in block):
        return False
    alone = text[end : end + 1] in ("\n", "") and BULLETIN.search(text, max(0, start - GAP), start)
    return bool(alone) or OF_YEAR.match(text, end) is not None


def _is_signature(text: str, block: list[Name], opens: bool) -> bool:
    """Whether names are alone on their lines, or behind a notice's last words, and a date follows."""
    end = block[-1].end
    before = text[max(0, block[0].start - GAP) : block[0].start]
    dated = DATED.match(text, end, end + 2 * GAP)
    if not opens:
        if dated and block[0].start < TITLES and BULLETIN.search(before):
            return True
        return dated is not None and HANDED.search(before) is not None
    if LABEL.search(before):
        return False
    after = text[end : end + 1]
    if dated:
        whole = text[dated.end() : dated.end() + 1] in ("\n", "")
        return after == "" or after.isspace() or len(block) > 1 or whole
    full = len(block) >= MANY and all(name.core - name.start > 1 for name in block)
    return full and (not after or after == "\n") and before.rstrip().endswith(("。", "."))
