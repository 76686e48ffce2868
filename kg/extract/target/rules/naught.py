"""Nothing left of something, as formulas have it: 实现生活垃圾“零填埋”, 基本实现资源无浪费、固废无倾倒."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase

ITEM = r"(?:[^,;。:、“”()]{2,12}?)?[“‘]?(?:零|无)[\u4e00-\u9fff]{2}[”’]?"
LIST = re.compile(
    rf"(?P<near>基本)?(?:实现|达到|做到|确保|保持|力争)(?P<items>{ITEM}(?:、{ITEM})*)(?=$|[,;。(和及与、的])"
)
ONE = re.compile(r"(?P<of>[^,;。:、“”()]{2,12}?)?[“‘]?(?P<none>[零无])(?P<what>[\u4e00-\u9fff]{2})[”’]?$")
LAST = re.compile(r"(?P<of>[^,;。:、“”()]{2,12})[“‘]零(?P<what>[\u4e00-\u9fff]{2})[”’]$")
"""What a goal says there shall be none of (园区污水“零直排”)."""
LEAST = 2
"""Items with 无 that make such a list; one alone is a word like 无害 or 无缝."""
TREND = ("增长", "增速")
NO_GOAL = ("增长", "增速", "距离", "部件", "售业", "碳排", "碳城", "碳园", "容忍")
WORDS = ("距离", "散煤", "部件", "售业", "碳排", "碳城", "碳园", "直排", "容忍")
"""What 零 begins as a part of other words, or of names of programmes."""


def naught(scene: Scene, begin: int) -> list[Found]:
    """Rows of such formulas from an offset of the clause on."""
    match = LIST.search(scene.text, begin)
    if match is None:
        last = LAST.search(scene.text, begin) if scene.goal else None
        if last is None or last["what"] in NO_GOAL:
            return []
        name = phrase.clean(phrase_of(last["of"]) + last["what"])
        return [Found(last.start(), last.end(), "naught", name, "eliminate", "=")]
    items = [hit for part in match["items"].split("、") if (hit := ONE.fullmatch(part))]
    alone = [hit for hit in items if hit["none"] == "零" and hit["what"] not in (*WORDS, *TREND)]
    wanted = items if len(items) > LEAST else alone
    sign, rows, at = "~" if match["near"] else "=", [], match.start("items")
    for hit in wanted:
        at = scene.text.find(hit[0], at)
        of = phrase_of(hit["of"] or scene.text[begin : match.start()])
        name = phrase.clean(of + hit["what"])
        rows.append(Found(at, at + len(hit[0]), "naught", name, "eliminate", sign))
        at += len(hit[0])
    return rows


def phrase_of(words: str) -> str:
    """The words without what leads up to them."""
    start, end = phrase.cut(words, 0, len(words))
    return words[start:end]
