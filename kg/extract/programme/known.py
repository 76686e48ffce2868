"""Known programmes: the labels of ontology/programmes.ttl where they name the programme.

Offsets are those of the normalised text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import accumulate

from kg.extract.programme.grammar import PRINCIPLE, arranged, governed
from kg.extract.programme.quoted import COUNTED
from kg.extract.programme.words import HIDDEN, STOP, Candidate, either, labelled, labels, reported, types
from kg.lexicon import Hit
from kg.text.outline import Clause, Outline

STRATEGIES = re.compile("[^,;。]{0,40}(?:等|区域)[一-鿿]{0,8}战略")
REVIEWED = ("整治", "治理", "行动", "攻坚", "排查")
"""Right before a quoted label they make it one word of a longer name (“散乱污”企业整治“回头看”)."""
CREATED = re.compile("(?:[、和及与][一-鿿]{2,6})*(?:系列|等)?(?:创建|创绿)")
"""Words behind a label that count one which is too common alone: a list of strategies, what is striven for."""
CREATING = re.compile("创建[^,。;、]{0,4}$")
"""Before it they do so too."""
CASE = re.compile("案|证(?!制|管理)")
"""Behind a label they make a single case or paper of the scheme: 生态环境损害赔偿案件, 排污许可证."""


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(either("body-suffix"))


def _squeezed(text: str, clauses: Iterable[Clause]) -> Iterator[tuple[Hit, Clause]]:
    """Labels in clauses read without their quotation marks, at offsets of the text; all are searched at once."""
    owners = list(clauses)
    squeezed = [text[start:end].replace("“", "").replace("”", "") for start, end, _ in owners]
    begins = [0, *accumulate(len(words) + 1 for words in squeezed)]
    for start, end, entry in labels().find("\n".join(squeezed)):
        i = bisect_right(begins, start) - 1
        clause, begin = owners[i], begins[i]
        first = _stretched(text, clause.start, start - begin)
        last = _stretched(text, first, end - start - 1)
        begin, end = _balanced(text, first, last + 1)
        if text.count("“", begin, end) == text.count("”", begin, end):  # 蓝天工程 of “碧海蓝天”工程 is no label
            yield Hit(begin, end, entry), clause


def _stretched(text: str, start: int, count: int) -> int:
    """Where the character stands that has so many others before it from `start` on, quotation marks not counted.

    >>> _stretched("建“无废”城市", 0, 3)
    5
    """
    at = start
    while text[at] in "“”":
        at += 1
    while count:
        passed = text[at + 1 : at + 1 + count]
        at += count
        count = passed.count("“") + passed.count("”")
    return at


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """A span with the quotation mark that it lacks before or behind."""
    opened, closed = text.count("“", start, end), text.count("”", start, end)
    before, behind = text[start - 1 : start] == "“", text[end : end + 1] == "”"
    return start - (opened < closed and before), end + (closed < opened and behind)


def _hits(text: str, outline: Outline) -> Iterator[tuple[Hit, Clause]]:
    """Labels with their clauses; clauses with quotation marks are read without them."""
    quoted_clauses = {}
    at = text.find("“")
    while at >= 0:
        clause = outline.clause_at(at)
        if clause:
            quoted_clauses[clause.start] = clause
        at = text.find("“", clause.end if clause else at + 1)
    for hit in labelled(text):
        clause = outline.clause_at(hit[0])
        if clause and clause[0] not in quoted_clauses:
            yield hit, clause
    yield from _squeezed(text, quoted_clauses.values())


def _counts(text: str, hit: Hit, clause: Clause) -> bool:
    """Whether a label names the programme here: not as part of a body's name, and a hidden label only in context."""
    if _bodies().match(text, hit.end) and types()[hit.entry.concept] != "principle":
        return False
    if _cleared(text, hit.start, clause) or CASE.match(text, hit.end):
        return False
    if hit.entry.kind != HIDDEN:
        return True
    if text.endswith(REVIEWED, 0, hit.start - (text[hit.start - 1] == "“")):
        return False
    if CREATING.search(text, max(clause.start, hit.start - 8), hit.start):
        return True
    behind = hit.end + (text[hit.end : hit.end + 1] == "”")
    if COUNTED.match(text, behind):
        return False
    if STRATEGIES.match(text, hit.end, clause.end) or CREATED.match(text, hit.end, clause.end):
        return True
    return text[hit.start - 1 : hit.start] == "“" or governed(text[max(clause.start, hit.start - 16) : hit.start])


def _cleared(text: str, at: int, clause: Clause) -> bool:
    """Whether a label stands in the title of a paper on rectification: 《督察反馈意见整改方案》 names no programme."""
    opened = text.rfind("《", clause.start, at)
    if opened < 0 or text.rfind("》", opened, at) >= 0:
        return False
    return text.find("整改", opened, text.find("》", at, clause.end)) >= 0


def known(text: str, outline: Outline) -> Iterator[Candidate]:
    """Candidates by label; slogans come with the rule "stop" and hide what they hold."""
    for hit, clause in _hits(text, outline):
        start, end, (concept, label, kind) = hit
        if kind == STOP:
            yield Candidate(start, end, label, "", "", STOP)
        elif _counts(text, hit, clause):
            name, kind = reported(concept, label), types()[concept]
            if kind == PRINCIPLE:
                kind = arranged(name, kind, text[max(clause.start, start - 10) : start])
            yield Candidate(start, end, name, kind, concept, "label")
