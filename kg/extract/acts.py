"""Does a clause commit to act? The words that tell come from ontology/actions.ttl."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, reduce
from operator import or_

import numpy as np

from kg import lexicon
from kg.lexicon import SKOS
from kg.trie import Numbers
from kg.wordlists import Words

FILE = "actions.ttl"
HEAD = 4
"""A clause that opens with an act has its verb within this many characters of its start or of a word of manner."""
TAKEN, REACH = "对", 12
"""A 对 at most this many characters before an object takes it before its verb."""
GIVEN = ("予以", "给予", "加以", "进行")
"""Words before a verb that take back an object which stands before them: 对不按时完成任务的单位给予通报批评."""
PASSIVE = ("全部", "全面", "基本", "均已", "先后", "相继", "逐一", "逐个", "一个")
"""Words before a verb of what has been done to the object before it: 网箱养殖全部拆除."""
FINISHED = re.compile(
    "(?:建成|建设|完成|完工|竣工|封顶|开工|开建|动工|投运|投用|投产|投入使用|投入运行|启用|通水|并网|通过验收|试运行|[、并和])+[,;。]?$"
)
"""What a clause ends with that says how far the works before it are: 城东污水处理厂10月份建成投运."""
WORKS = (
    "建成",
    "完工",
    "竣工",
    "封顶",
    "开工",
    "开建",
    "动工",
    "投运",
    "投用",
    "投产",
    "投入使用",
    "投入运行",
    "启用",
    "通水",
    "并网",
    "试运行",
)
WHOSE = re.compile(
    "[^,;。]{0,12}的(?:[\\d一二两三四五六七八九十]+[个家名位处]|相关|有关)?(?:单位|企业|部门|个人|人员|责任人|干部|地区|县|区|市|乡镇|项目|车辆|河段|断面|工地)"
)
"""Fault that only says whose the act is no fault of the clause: 整改不力的单位."""
PUNISHED = re.compile(
    "[^,;。]{0,16}(?:追责|问责|追究|处理|处罚|查处|约谈|通报|曝光|处分|诫勉|惩处|惩治|惩戒|整改|解决)"
)
"""Fault that is taken by 对 and answered by one of these is no fault of the clause: 对虚假整改严肃追责."""
CUT = re.compile("[,;。:]")
TAIL = 8
"""A noun of action (治理, 建设) belongs to an object that ends at most this many characters before it."""


GROUPS = (
    "commit", "nominal", "finding", "rhetoric", "result", "done",
    "found", "degree", "negation", "preface", "telling", "label", "honour",
)  # fmt: skip
COMMIT, NOMINAL, FINDING, RHETORIC, RESULT, DONE, FOUND, DEGREE, NEGATION, PREFACE, TELLING, LABEL, HONOUR = (
    1 << i for i in range(len(GROUPS))
)
"""The groups of ontology/actions.ttl, one bit each."""
TITLED = 1 << len(GROUPS)
"""The bit beside them of a clause in which a title opens."""
FAULT = FINDING | NEGATION | HONOUR
NO_ACT = FAULT | RESULT
IDLE = FAULT | RHETORIC
LEADING = DEGREE | TELLING
TOLD = FOUND | LABEL

Word = tuple[int, int, int]
"""A word of action at half-open offsets, with the bits of its groups.

A plain tuple: there is a word to six characters, and a named one would take as long to make as to find.
"""


Act = tuple[int, int, Word | None]
"""The half-open span that states an act, from its verb to the end of its object; and the verb, if it has one."""


@cache
def vocabulary() -> dict[str, int]:
    """Groups of every word of action."""
    groups: dict[str, int] = {}
    for group, words in lexicon.values(FILE, SKOS + "hiddenLabel", language="zh").items():
        for word in words:
            groups[word] = groups.get(word, 0) | 1 << GROUPS.index(group)
    return groups


WORDS = Words.shared(lambda: list(vocabulary()))


@cache
def _kinds() -> Numbers:
    return np.array(list(vocabulary().values()), np.int64)


def words_of(text: str) -> list[Word]:
    """Words of action in a whole text, in order."""
    starts, ends, numbers = WORDS.leftmost(text)
    return list(zip(starts.tolist(), ends.tolist(), _kinds().take(numbers).tolist(), strict=True))


def by_clause(text: str, starts: Numbers, ends: Numbers) -> list[tuple[list[Word], int, Word | None]]:
    """For each clause its words of action, without those in titles, the groups of them all, and the opening verb."""
    begins, stops, numbers = WORDS.leftmost(text)
    kinds = np.zeros(len(numbers) + 1, np.int64)
    kinds[:-1] = _kinds().take(numbers)
    words = list(zip(begins.tolist(), stops.tolist(), kinds.tolist(), strict=False))
    firsts, lasts = begins.searchsorted(starts), begins.searchsorted(ends)
    groups = np.bitwise_or.reduceat(kinds, np.array((firsts, lasts)).ravel("F"))[::2]
    groups[firsts == lasts] = 0
    near = np.append(begins, len(text)).take(firsts) <= np.minimum(starts + HEAD, ends - 1)
    sure = near & (kinds.take(firsts) & COMMIT != 0)
    here = [words[first:last] for first, last in zip(firsts.tolist(), lasts.tolist(), strict=True)]
    opened = zip(here, sure.tolist(), near.tolist(), starts.tolist(), strict=True)
    verbs = [own[0] if known else opening(own, start) if may else None for own, known, may, start in opened]
    found = list(zip(here, groups.tolist(), verbs, strict=True))
    at = text.find("《")
    while at >= 0:
        clause = int(ends.searchsorted(at, side="right"))
        if clause == len(found):
            break
        if starts[clause] <= at:
            start = int(starts[clause])
            own = outside_titles(found[clause][0], text, start)
            found[clause] = own, reduce(or_, (word[2] for word in own), TITLED), opening(own, start)
        at = text.find("《", int(ends[clause]))
    return found


def outside_titles(words: list[Word], text: str, start: int) -> list[Word]:
    """The words of a clause from `start` that do not stand in a title: 《整改方案》 says nothing of an act."""
    return [word for word in words if text.count("《", start, word[0]) <= text.count("》", start, word[0])]


def barred(text: str, words: Sequence[Word], before: int) -> bool:
    """Whether a clause only finds fault, denies or praises itself instead of committing to what stands at `before`.

    Fault that a verb of commitment governs (解决…不到位的问题) or that describes a thing (整改不力的单位) is none.
    """
    acting = False
    for start, end, groups in words:
        if groups & RHETORIC:
            return True
        if acting or text.startswith("的", end) or (groups & FAULT and answered(text, start, end)):
            continue
        commits = groups & COMMIT
        if groups & FAULT and not commits:
            return True
        acting = bool(commits) and start <= before
    return False


def answered(text: str, start: int, end: int) -> bool:
    """Whether fault at `[start, end)` only says whose it is, or is what an act is taken against.

    >>> answered("对敷衍整改严肃追责", 1, 3), answered("一些部门敷衍整改", 4, 6)
    (True, False)
    """
    if WHOSE.match(text, end):
        return True
    taken = text.rfind(TAKEN, max(0, start - REACH), start)
    return taken >= 0 and not CUT.search(text, taken, start) and PUNISHED.match(text, end) is not None


def act(text: str, words: Sequence[Word], start: int, end: int) -> Act | None:
    """The act on an object at `[start, end)` of the clause that holds `words`, or None if none is committed to.

    The verb is the first of commitment before the object's end, with the words of manner right before it (持续推进),
    or one after it that takes the object back (对…废水实行深度处理); without a verb a noun of action right after
    the object serves (扬尘污染治理).
    """
    tail, verb, taken = end, None, -2
    for word in words:
        first, last, groups = word
        if first < end:
            if verb is None and groups & COMMIT:
                verb = word
            continue
        if verb is None:
            if groups & COMMIT:
                if taken == -2:
                    taken = text.find(TAKEN, start - REACH, start)
                back = taken >= 0 or text.startswith(GIVEN, first - 2)
                verb = word if back or (not groups & RESULT and passive(text, first, last, words[-1][1])) else None
        elif first - tail > TAIL:
            break
        if groups & NOMINAL and first - tail <= TAIL:
            tail = last
    if verb is None:
        return (start, tail, None) if tail > end else None
    first = verb[0] if verb is words[0] else manner(words, verb)
    return first if first < start else start, tail if tail > verb[1] else verb[1], verb


def passive(text: str, start: int, end: int, last: int) -> bool:
    """Whether a verb at `[start, end)` says what is done to what stands before it: 锅炉已淘汰, 小水电退出9座.

    `last`: the end of the last word of action of the clause.

    >>> passive("小水电退出9座", 3, 5, 5), passive("小水电企业整改", 5, 7, 7), passive("污水厂10月建成投运", 6, 8, 10)
    (True, False, True)
    """
    if text.startswith(PASSIVE, start - 2) or text[start - 1] in "已均" or text[end : end + 1].isdigit():
        return True
    return text.startswith(WORKS, start) and FINISHED.match(text, start, last + 1) is not None


def manner(words: Sequence[Word], verb: Word) -> int:
    """Where the words of manner begin that lead up to a verb, one of the words."""
    at, start = words.index(verb), verb[0]
    while at and words[at - 1][1] == start and words[at - 1][2] & DEGREE:
        at -= 1
        start = words[at][0]
    return start


def opening(words: Sequence[Word], start: int) -> Word | None:
    """The verb with which a clause that starts at `start` opens, or None; words of manner or telling may precede."""
    reach = start + HEAD
    for word in words:
        first, last, groups = word
        if first > reach:
            return None
        if groups & COMMIT:
            return word
        if groups & NO_ACT:
            return None
        if groups & LEADING:
            reach = last + HEAD
    return None
