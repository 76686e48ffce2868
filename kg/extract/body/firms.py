"""Firms by short names that say no 公司: 甲热电、乙焦化两户企业, and 甲纸业完成… at the head of a clause.

Such a name is a word of two to six characters and a firm's last word (热电, 纸业); words for branches of industry
(燃煤热电, 钢铁、水泥等企业) are none. Words come from ontology/bodies.ttl.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg.alternation import alternation
from kg.extract.body.name import Name
from kg.extract.body.words import FILE, KG
from kg.lexicon import values
from kg.wordlists import Words

KIND = "company"
COUNT = re.compile("(?:等?(?:\\d{1,3}|[两二三四五六七八九十])[家户个]|等)(?:骨干|龙头|重点|大型|重点用能|用能)?\\Z")
"""What counts firms behind their names: 甲、乙两户企业, 甲、乙等骨干企业."""
COUNT_LAST = frozenset("家户个等干头点型能")
LIST = re.compile("(?<![一-龥])(?P<names>(?:[一-龥A-Za-z]{2,20}、){0,8}[一-龥A-Za-z]{2,12})\\Z")
BEFORE = re.compile("[一-龥]{0,16}(?:其中|督促|推动|指导|支持|完成|抓好|组织|引导|鼓励|要求|实施)")
"""What stands before the first firm of a list."""
REACH = 110
"""Characters of a list of firms that is read before what counts them."""
DOING = re.compile(
    "(?:已|将|要|须|应|率先|全面|年内|年底前|今年|\\d{1,2}月(?:底|底前|前)?)?"
    "(?:完成|建成|实施了?|投资\\d|投入\\d|启动|新建|关停|拆除|淘汰了?\\d|改造)"
)
OWN = re.compile("(?<![^,。;:\\n])[一-龥]{2,4}\\Z")
"""A firm's own word before its trade, at the head of a clause."""
FIRM = re.compile("[一-龥]{2,8}公司")


ENDINGS = Words.shared(lambda: values(FILE, KG + "cue")["firm-ending"])
"""The last words of short names."""


@cache
def _words() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A whole short name, and words of branches."""
    branch = values(FILE, KG + "cue")["branch-of-industry"]
    return re.compile(f"[一-龥]{{2,6}}?(?:{alternation(ENDINGS.words)})"), re.compile("|".join(map(re.escape, branch)))


def firms(text: str) -> Iterator[list[Name]]:
    """Coordinations of firms by their short names."""
    whole, branch = _words()
    at = text.find("企业")
    while at >= 0:
        count = COUNT.search(text, max(0, at - 8), at) if text[at - 1] in COUNT_LAST else None
        listed = LIST.search(text, max(0, count.start() - REACH), count.start()) if count else None
        if listed and (found := _names(text, listed, whole, branch)):
            yield found
        at = text.find("企业", at + 2)
    for _, start, end in ENDINGS.longest(text):
        own = OWN.search(text, max(0, start - 5), start) if DOING.match(text, end) else None
        if own and not branch.search(text, own.start(), end):
            yield [Name(own.start(), own.start(), end, KIND)]


def _names(text: str, listed: re.Match[str], whole: re.Pattern[str], branch: re.Pattern[str]) -> list[Name]:
    """The firms of a list, none where one of its words is a branch of industry or no firm."""
    at = listed.start("names")
    before = BEFORE.match(text, at, listed.end())
    at, found = before.end() if before else at, list[Name]()
    for word in text[at : listed.end()].split("、"):
        if branch.search(word) or not (whole.fullmatch(word) or FIRM.fullmatch(word)):
            return []
        found.append(Name(at, at, at + len(word), KIND))
        at += len(word) + 1
    return found
