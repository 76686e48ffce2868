"""Does a clause commit to act on an object that it names, or only tell of it?"""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.extract import acts
from kg.extract.acts import Act, Word
from kg.extract.target.cues import words as words_of
from kg.extract.target.dating import status
from kg.fits import Object
from kg.text.outline import Clause, Heading

GOAL_SIGNS = re.compile(
    "%|加快|全覆盖|清零|出清|一[台家个座处户件条艘辆口]不[留剩落]|全部|全面|基本消除|得到|率|比例|大幅|显著|明显|持续|稳步|有效"
)
"""In a clause that names a concept these state a goal for it, which is a measure (GUIDE.md, measures, case 2)."""
RESULT_SIGNS = re.compile("明显|显著|大幅|稳步(?!推进|实施|开展)|逐步|不断|进一步")
"""In a report, where a bare result is no measure, these mark one: 碳汇能力明显提升."""
PAST = re.compile("[比较](?:上年|去年|上一年)|同比")
"""A figure that is so compared was reached and is no goal."""
BARE = re.compile("[^,;。]{0,4}(?:取得[^,;。]{0,10}(?:成效|成果|进展|突破|胜利|成绩)|范围为|是)")
"""Behind an object, if no verb stands before it, these tell what came about or is so: 生态市建设取得阶段性成果."""
BY = ("通过", "对", "针对", "依托", "依靠", "借助")
"""They open a clause that says by what means, or on what the next one acts: 通过压煤、降尘、控车等措施."""
ELIDED = re.compile(
    "[^,;。:、\\d]{0,8}?(?:(?:19|20)\\d\\d年|今年|年内|明年|年底前|\\d{1,2}月底前)?(?:内|底前)?(?:全部|已|要|须|应|先|再|共|依法|计划)*"
    "(?P<verb>整治|治理|淘汰|拆除|关停|关闭|改造|建成|完成|退出|搬迁|取缔|修复|清淤|清退|更换|改建)"
    "(?:\\d[\\d.]*[^\\d,;。]{1,3}|到位|完毕|或搬迁|或关闭)?[,;。]?"
)
"""A clause that only says what is done to the things that the clause before it names and counts."""
COUNTED = re.compile("\\d[^\\d,;。:、年月日%]")
LISTED, OF = ("列入", "纳入"), 6
"""Verbs that only say which things are meant, where 的 follows the object so soon: 列入目标责任书的9个断面."""
LISTING = frozenset(word[0] for word in LISTED)
FIGURE = re.compile(r"[\d.,—~-]+(?:%|个百分点|\w{1,2}|\w+/\w+)?(?:左右|以上|以下|以内)?")
"""What makes of a verb a figure reached and no act: 降低22%."""
LEGISLATION = "local-legislation-standards"
"""The one concept for which bringing out a paper is the act."""
PUBLISHING = ("发布", "印发", "公布", "公开", "颁布", "下发")
"""Acts on a paper that do nothing of what its title names."""
TITLE = 16
"""A heading of problems found has at most so many characters; a longer one is the problem, or has a label joined."""
FOCUS = re.compile("(?:整治|检查|工作|治理|排查|执法|督查)(?:的?重点|内容|范围|对象)(?:内容|对象|范围)?")
"""A heading that says to what the work goes: what a clause under it names is acted on, though it be a problem."""


def under(headings: Sequence[Heading]) -> list[tuple[bool, bool, str]]:
    """Whether problems found and what is worked on follow each heading, and its tense; the last is for no heading."""
    said = modes(headings)
    found = zip(faults(headings, said), focuses(headings), tenses(headings, said), strict=True)
    return [*found, (False, False, "")]


def modes(headings: Sequence[Heading]) -> list[str]:
    """For each heading that is short whether its own words say past, future or finding, "" where they do not."""
    return [status.heading_mode(each.title) if len(each.title) <= TITLE else "" for each in headings]


def faults(headings: Sequence[Heading], said: Sequence[str]) -> list[bool]:
    """For each heading whether it or one above it says that what follows are problems found; `said`: their modes."""
    found: list[bool] = []
    labels = words_of("section-label-finding")
    for each, mode in zip(headings, said, strict=True):
        told = (mode == "finding" and ":" not in each.title) or each.title in labels
        found.append(told or (each.parent >= 0 and found[each.parent]))
    return found


def focuses(headings: Sequence[Heading]) -> list[bool]:
    """For each heading whether it or one above it says that what follows is what the work goes to."""
    found = list[bool]()
    for each in headings:
        told = len(each.title) <= TITLE and FOCUS.search(each.title) is not None
        found.append(told or (each.parent >= 0 and found[each.parent]))
    return found


def tenses(headings: Sequence[Heading], said: Sequence[str]) -> list[str]:
    """For each heading whether what it or one above it says is past or future, or "" where they say neither."""
    found = list[str]()
    for each, told in zip(headings, said, strict=True):
        above = found[each.parent] if each.parent >= 0 else ""
        found.append(told if told in ("past", "future") and not (above and told == "future") else above)
    return found


def idle(text: str, words: Sequence[Word], groups: int, clause: Clause, verb: Word) -> bool:
    """Whether an opening verb commits to nothing: no object, a verb inside a name, rhetoric or fault in its clause."""
    (start, end, kinds), (begin, stop, _) = verb, clause
    return (
        stop - end < 2
        or kinds & acts.DONE != 0
        or text[begin] == "请"
        or text[end] in "的》”"
        or text.endswith(("召开", "举行"), begin, stop)
        or (start > begin and text.startswith("工作", end))
        or (text[end].isdigit() and FIGURE.fullmatch(text, end, stop) is not None)
        or (groups & acts.TITLED != 0 and text.find("《", begin, start) >= 0)
        or (groups & acts.IDLE != 0 and any(kinds & acts.IDLE and first != start for first, _, kinds in words))
    )


Setting = tuple[bool, bool, bool]
"""Whether a clause stands under the verb of one before it, goals count, a heading says what is worked on."""


def may(text: str, clause: Clause, goals: bool) -> bool:
    """Whether a clause without a word of action may commit to act: it says by what means, or states a goal."""
    start, end, _ = clause
    return text.startswith(BY, start) or (goals and GOAL_SIGNS.search(text, start, end) is not None)


def act(text: str, clause: Clause, words: Sequence[Word], groups: int, thing: Object, setting: Setting) -> Act | None:
    """The act of a clause on an object that it names, or None where it commits to none."""
    (concept, start, end), (governed, goals, focus) = thing, setting
    if groups & acts.IDLE and acts.barred(text, words, start):
        return (start, end, None) if focus else None
    found = acts.act(text, words, start, end)
    title = text.rfind("《", clause[0], start) if groups & acts.TITLED else -1
    if title >= 0 and text.find("》", title, start) < 0:
        told = found is None or (_published(text, found) and concept != LEGISLATION)
        if told:
            return None
    if found is not None:
        verb = found[2]
        if verb is None or verb[0] > start:
            return None if _tells(text, clause, found, goals) else found
        listed = text[verb[0]] in LISTING and text.startswith(LISTED, verb[0])
        return None if listed and text.find("的", end, min(end + OF, clause[1])) >= 0 else found
    if goals and _goal(text, clause, groups):
        return start, clause[1], None
    if governed or focus or text.startswith(BY, clause[0]):
        return start, end, None
    return None


def elided(text: str, before: Clause, clause: Clause) -> int:
    """Where the verb stands of a clause that says what is done to what the one before it counts, -1 for others.

    建成区14条黑臭河渠,今年整治8条.
    """
    counted = COUNTED.search(text, before[0], before[1])
    hit = ELIDED.fullmatch(text, clause[0], clause[1]) if counted else None
    return hit.start("verb") if hit else -1


def _goal(text: str, clause: Clause, groups: int) -> bool:
    """Whether a clause states what shall come about."""
    start, stop, _ = clause
    signs = groups & acts.RESULT or GOAL_SIGNS.search(text, start, stop)
    return bool(signs) and not PAST.search(text, start, stop)


def _tells(text: str, clause: Clause, found: Act, goals: bool) -> bool:
    """Whether what looks like an act on an object without a verb before it only tells what came about."""
    return BARE.match(text, found[1], clause.end) is not None or (
        found[2] is None and not goals and RESULT_SIGNS.search(text, clause.start, clause.end) is not None
    )


def _published(text: str, act: Act) -> bool:
    """Whether an act is only that a paper was brought out: what its title names is not done by that."""
    return act[2] is not None and text.startswith(PUBLISHING, act[2][0])
