"""Maxims and working rules of parallel build, quoted or not: 谁污染、谁治理; 一企一策; 面积不减少、功能不降低.

Each row: a word that must occur (found by automaton), the form, the type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.extract.programme.grammar import PRINCIPLE, PROGRAMME, SCHEME, arranged
from kg.extract.programme.quoted import EACH_ONE
from kg.extract.programme.words import Candidate, Finder, words

HAN = "[一-鿿]"
STOP = "(?=[、,;:。”)的原等并来要]|$)"
KEEP = "(?:减少|降低|改变|下降|反弹|突破|恶化|退化|缩减|增加|破坏|减弱|缺失|变差|流失)"


class Parallel(NamedTuple):
    """A parallel form: the words that let it through, its expression and its type."""

    cues: tuple[str, ...]
    form: re.Pattern[str]
    type: str


KEPT = re.compile(f"(?<=坚持|遵循|秉持|秉承|践行){HAN}{{4}}(?:[、,]{HAN}{{4}})+(?=[,;:。”的原方]|$)")
"""Parts of four characters that are kept to: a maxim only where two of them end as parts of maxims do."""
FORMS = (
    Parallel(("谁",), re.compile(f"谁{HAN}{{1,4}}?[、,]?谁{HAN}{{1,4}}?(?:[、,]谁{HAN}{{1,4}}?)*{STOP}"), PRINCIPLE),
    Parallel(("则",), re.compile(r"宜([一-鿿]{1,2})则\1(?:[、,]宜([一-鿿]{1,2})则\2)+"), PRINCIPLE),
    Parallel(("一策", "一档", "一案", "一方案"), EACH_ONE, PRINCIPLE),
    Parallel(("不放过",), re.compile(f"{HAN}{{2,8}}不放过(?:、{HAN}{{2,8}}不放过)+"), PRINCIPLE),
    Parallel(
        ("不减少", "不降低", "不下降", "不改变"),
        re.compile(f"{HAN}{{2,4}}不{KEEP}(?:、{HAN}{{2,6}}不{KEEP}){{2,}}"),
        PRINCIPLE,
    ),
    Parallel(("、可",), re.compile(f"可{HAN}{{2}}(?:、可{HAN}{{2}}){{2,}}{STOP}"), PRINCIPLE),
    Parallel(
        ("政府主导", "政府统领", "政府引导", "政府推动", "政府引领", "政府负责"),
        re.compile(
            f"(?:党委{HAN}{{2}}、)?政府{HAN}{{2}}(?:[、,](?:企业|部门|市场|社会|公众|全民|群众|村民|农民){HAN}{{2,5}}?){{2,}}"
            f"{STOP}"
        ),
        PRINCIPLE,
    ),
    Parallel(("一批",), re.compile(f"{HAN}{{2,4}}一批(?:、{HAN}{{2,4}}一批)+"), PRINCIPLE),
    Parallel(("一个、", "一项、", "一件、"), re.compile(f"{HAN}{{2}}一([个项件])(?:、{HAN}{{2}}一\\1)+"), PRINCIPLE),
    Parallel(
        ("周一", "月一", "旬一", "天一", "日一"),
        re.compile(f"一[天日周旬月]一{HAN}{{2}}(?:、(?:一[天日周旬月季]|半年|一年)一{HAN}{{2}})+"),
        SCHEME,
    ),
    Parallel(
        ("月调度", "周调度", "日调度", "月通报", "季通报", "季调度", "周通报", "旬调度", "日通报", "月考核", "月排名"),
        re.compile(f"(?:半年|[日周旬月季]){HAN}{{2}}(?:、(?:半年|[日周旬月季年]){HAN}{{2}})+"),
        SCHEME,
    ),
    Parallel(
        ("坚持", "遵循", "秉持", "秉承", "践行"),
        KEPT,
        PRINCIPLE,
    ),
    Parallel(
        ("按照",),
        re.compile(
            f"(?<=按照){HAN}{{4}}(?:[、,]{HAN}{{4}})+(?=的?(?:总体|基本|工作|治理|整治)?(?:原则|思路|方针|总要求))"
        ),
        PRINCIPLE,
    ),
    Parallel(
        ("立市", "强市", "兴市", "立县", "强县", "立区", "强区"),
        re.compile(f"(?<=坚持){HAN}{{2,4}}(?:立|强|兴)(?:市|县|区){STOP}"),
        PRINCIPLE,
    ),
    Parallel(
        ("强市战略", "立市战略", "兴市战略", "强县战略", "强市行动", "强市工程"),
        re.compile(
            "(?:工业|产业|制造业?|生态|科技|科教|人才|质量|文化|旅游|开放|创新|教育|项目|海洋|农业|交通)(?:立|强|兴)(?:市|县|区)(?:战略|行动|工程)"
        ),
        PROGRAMME,
    ),
)


@cache
def _maxims() -> tuple[str, ...]:
    return tuple(words("maxim-item"))


ROWS = {cue: row for row in FORMS for cue in row.cues}
FINDER = Finder(lambda: ROWS)


def places(text: str) -> list[tuple[int, Parallel]]:
    """Where the cue of a parallel form stands in the whole text."""
    return [(start, ROWS[word]) for start, _, word in FINDER.find(text)]


def parallel(text: str, row: Parallel, left: int, right: int) -> Iterator[Candidate]:
    """The maxims of one form in the clause `[left, right)`."""
    for found in row.form.finditer(text, left, right):
        if row.form is KEPT and sum(part.endswith(_maxims()) for part in re.split("[、,]", found[0])) < 2:
            continue
        kind = arranged(found[0], row.type, text[max(left, found.start() - 10) : found.start()])
        yield Candidate(found.start(), found.end(), found[0], kind, "", "parallel")
