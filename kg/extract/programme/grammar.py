"""The regular expressions of new names, made of the words of ontology/programme-forms.ttl; each is compiled once."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.programme.words import bare, either, one_of

PROGRAMME, SCHEME, PRINCIPLE = "programme", "scheme", "principle"
KEY = re.compile("重点(?=行业|领域|流域|区域|河湖|企业|污染源|水域|海域)")
"""A determiner that belongs to the noun after it: 重点行业提标改造工程."""
DURATION = re.compile("(?:了|共)?(?:为期|历时)[^,;。的]{1,6}的|[一二三四五六七八九十]+[项个](?=[一-鿿]{6})")
"""What a verb may have between it and a name: how long it takes, how many it has."""
FIVE_YEARS = re.compile("[一二三四五六七八九十]{1,3}五")
"""The period of a plan is no name of one (“九五”计划)."""
FUNCTION = re.compile(
    r"[的了是被把将该此其而又也就使让]|\d[.、]|[:;,。%]|不断|问题(?!(?:专项|集中|综合|大)?(?:整治|排查|治理|攻坚|清理|清零|$))|情况|通过|以及"
)
"""Words that no name holds."""


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One of the expressions below; see its words for what it means."""
    follower = one_of("quoted-programme", "quoted-scheme", "quoted-principle")
    beside = r"(?:了|好|以|国家|全国|省级|全市|“[^“”]*”[、和])?"
    sources = {
        "left": rf".*(?P<verb>{one_of('carrying-out', 'boundary')})",
        "left-works": rf".*(?P<verb>{one_of('carrying-out', 'boundary', 'construction')})",
        "governed": rf"(?:{either('carrying-out')}){one_of('determiner')}*[“《]?$",
        "determiner": one_of("determiner"),
        "generic": rf"(?:{one_of('generic')}[、和及与]?)+",
        "arrangement": rf"(?:{either('duty-core')})$",
        "works": rf"(?:{either('works')})(?:改造|建设|提升|更新|整治|完善)?$|(?:{either('site')})[一-鿿]{{0,6}}$|\d",
        "continued": one_of("continuation"),
        "negated": rf"(?:{either('negation')})[一-鿿]{{0,2}}$",
        "leader": rf"(?P<verb>{either('quoted-leader')}){beside}$",
        "leader-above": rf".*(?P<verb>{one_of('quoted-leader')})",
        "numbered": rf"[二两三四五六七八九十](?:[个项条][一-鿿]{{0,2}}|[一-鿿]{{1,2}})(?:{either('number-ending')})",
        "figure": one_of("figure-noun"),
        "vision": rf"(?:{either('vision')})",
        "after": rf"(?P<mid>的?[一-鿿]{{0,8}}?)(?P<tail>{follower})",
        "follower": follower,
        "ending": rf"(?:{either('quoted-programme', 'quoted-scheme', 'strong-programme', 'weak-scheme')})$",
        "own-ending": rf"(?:{either('weak-programme', 'strong-programme', 'weak-scheme')}|清单|机制|体系)"
        r"(?:\d{4})?”?$",
        "title-programme": rf"(?:{either('title-programme')})$",
        "title-scheme": rf"(?:{either('title-scheme')})$",
        "basis": rf"(?:{either('basis')})[^,;。]*$",
    }
    return re.compile(sources[name])


def governed(before: str) -> bool:
    """Whether what comes next stands right under a verb of carrying out.

    >>> governed("全面推进"), governed("关系到")
    (True, False)
    """
    return pattern("governed").search(before) is not None


def quoted_under(before: str) -> bool:
    """Whether a row of quoted names stands right under a verb of doing (开展“甲行动”“乙”)."""
    return pattern("leader").search(before) is not None


SET_UP = re.compile("(?:建立|启动|健全)[^,;。、]{0,6}$")
"""What is set up is an arrangement and no maxim: 建立“一企一策”台账."""


def arranged(name: str, kind: str, before: str) -> str:
    """The type of a name such as 一企一策, which is a maxim that one keeps to, or a scheme that one sets up.

    >>> arranged("一企一策", "principle", "按照"), arranged("一企一策", "principle", "建立")
    ('principle', 'scheme')
    """
    if kind == PRINCIPLE and name[0] == "一" and SET_UP.search(before):
        return SCHEME
    return kind


def strip(phrase: str) -> str:
    """A noun phrase without the adverbs and determiners before it.

    >>> strip("全市新一轮节水")
    '节水'
    """
    phrase = DURATION.sub("", phrase, count=1) if DURATION.match(phrase) else phrase
    while len(phrase) > 2:
        found = pattern("determiner").match(phrase)
        if not found or len(phrase) - found.end() < 2 or KEY.match(phrase):
            break
        phrase = phrase[found.end() :].removeprefix("级")
    return phrase


def named(core: str) -> bool:
    """Whether the words before an ending name anything.

    >>> named("黑土地保护"), named("重大"), named("3个")
    (True, False, False)
    """
    plain = bare(core)
    if not 2 <= len(plain) <= 24 or plain[0].isdigit() or FIVE_YEARS.fullmatch(plain):
        return False
    return not FUNCTION.search(plain) and not pattern("generic").fullmatch(plain)
