"""What answers, spreads, reasons and signs are called in Chinese and English."""

from __future__ import annotations

from collections.abc import Mapping

from kg.compare.cells import ABSENT, NO_DOCUMENT, NOT_FOUND, PRESENT

LANGUAGES = ("zh", "en")
Words = Mapping[str, tuple[str, str]]

STATES: Words = {
    PRESENT: ("有", "present"),
    ABSENT: ("文中明言没有", "stated absent"),
    NOT_FOUND: ("已读文件中未见", "not found in what was read"),
    NO_DOCUMENT: ("没有同类文件", "no document of that type"),
}
SPREADS: Words = {
    "all": ("各市共有", "shared by all"),
    "some": ("部分城市有", "shared by some"),
    "one": ("只有一市有", "unique to one"),
    "": (
        "只在一市见到，但他市没有同类文件，不能断言独有",
        "found in one city, but others have no document of that type",
    ),
}
"""The last: what is found in one city and not claimed to be unique."""
BY: Words = {
    "measure": ("措施", "measures"),
    "programme": ("行动计划、制度与原则", "programmes, schemes and principles"),
    "target": ("目标", "targets"),
    "body": ("机构", "bodies"),
    "citation": ("引用的法律与文件", "laws and documents cited"),
}
REASONS: Words = {
    "no-value": ("没有数值", "no figure"),
    "change-and-level": ("变化幅度与水平值不可比", "a relative change against an absolute level"),
    "other-kind": ("数值类型不同", "another kind of figure"),
    "other-unit": ("单位不同类", "units of another kind"),
    "other-statistic": ("统计方式不同", "another statistic"),
    "other-scope": ("范围不同", "another scope"),
    "scope-not-stated": ("范围未说明", "the scope is not stated"),
    "other-baseline": ("基期不同", "another baseline"),
    "other-direction": ("升降方向不同", "the other direction"),
    "no-target": ("只报告成效，未设目标", "an outcome is reported, no target set"),
}
COMPARATORS: Words = {
    "<=": ("≤", "≤"),
    ">=": ("≥", "≥"),
    "=": ("", ""),
    "~": ("约", "~"),
    "-": ("下降", "-"),
    "+": ("上升", "+"),
}
BOUNDS: Words = {"min": ("以上", " or more"), "max": ("以内", " at most"), "exact": ("", ""), "": ("", "")}
BETTER: Words = {"lower": ("越低越严", "lower is stricter"), "higher": ("越高越严", "higher is stricter"), "": ("", "")}
KINDS: Words = {
    "level": ("水平", "level"),
    "cover": ("全覆盖", "all covered"),
    "change": ("变化", "change"),
    "count": ("数量", "count"),
    "eliminate": ("消除", "eliminated"),
}
VERDICTS: Words = {"reached": ("已达到", "reached"), "not-reached": ("未达到", "not reached"), "": ("", "")}
SAID: Words = {
    "compare": ("比较", "Comparison"),
    "by": ("按", "by"),
    "against": ("与其余城市相比", "against the other cities"),
    "documents": ("已读文件", "documents read"),
    "similarity": ("相似度", "similarity"),
    "jaccard": ("共有部分占比(Jaccard)", "share of what either has that both have (Jaccard)"),
    "weighted": ("稀有者加权", "weighted by rarity"),
    "both": ("共有", "both"),
    "alike": ("最相似", "most alike"),
    "unlike": ("最不相似", "least alike"),
    "rare": ("少见而共有", "rare and shared"),
    "only": ("只有{city}有", "only {city} has"),
    "theirs": ("独有", "only"),
    "stretch": ("力争", "stretch"),
    "outcome": ("已报告", "reported"),
    "baseline": ("比", "vs"),
    "left-out": ("不可比", "not comparable"),
    "rank": ("名次1最严", "rank 1 is the strictest"),
    "undated": ("未定期限", "no deadline"),
    "times": ("数字为提及次数", "figures count mentions"),
    "without": ("缺同类文件", "no document of that type"),
    "nothing": ("没有可比较的内容", "there is nothing to compare"),
    "city": ("城市", "city"),
    "target": ("目标", "target"),
    "deadline": ("期限", "by"),
}
"""Other words of comparisons."""


def say(words: Words, key: str, language: str) -> str:
    """A word in one of LANGUAGES.

    >>> say(SPREADS, "all", "en")
    'shared by all'
    """
    return words[key][LANGUAGES.index(language)]
