"""The waters whose quality a clause speaks of, each with a row of its own."""

from __future__ import annotations

import re

from kg.extract.target import cues
from kg.extract.target.phrases import lists, phrase

QUALITY = "水质"
NAMED = re.compile(r"[\u4e00-\u9fff]{1,12}?(?:断面|(?<!入)[河湖江溪渠淀](?!道|长|流|泊|湾|库|口|段|边|岸|滨))")
"""A water, named as shortly as may be (星湖总磷平均值: 星湖)."""
PLANT = re.compile("[\u4e00-\u9fff]{2,16}?(?:处理厂|净化厂|污水厂|处理站)")
WHOLE = re.compile(r"[\u4e00-\u9fff()]{2,24}?水质(?!量|监测|改善)|[\u4e00-\u9fff()]{2,24}断面")
"""A water with its quality, as a clause before names it (西桥断面年均水质消除劣Ⅴ类)."""
ORDINALS = re.compile("第[一二三四五六七八九十]+(?:、第[一二三四五六七八九十]+)+(?=[\u4e00-\u9fff])")
ONE = re.compile("第[一二三四五六七八九十]+")
BODY = (
    *("河", "江", "湖", "溪", "渠", "沟", "海", "洋", "淀", "湾", "港", "口", "段", ")"),
    *("水库", "断面", "水源地", "支流", "干流", "沟渠"),
)


def names(words: str, topic: str = "") -> list[str]:
    """The waters of a phrase, each with its quality; the phrase itself where it says more, none where it is no water.

    >>> names("沙河漯河段和颍河"), names("第三、第五排水沟入黄口"), names("水质", "星湖总磷平均浓度下降")
    (['沙河漯河段水质', '颍河水质'], ['第三排水沟入黄口水质', '第五排水沟入黄口水质'], ['星湖水质'])
    """
    if words == QUALITY:
        first = NAMED.match(topic[slice(*phrase.cut(topic, 0, len(topic)))]) if topic else None
        return [first[0] + QUALITY] if first else [QUALITY]
    ordinals = ORDINALS.match(words)
    parts = [n + words[ordinals.end() :] for n in ONE.findall(ordinals[0])] if ordinals else lists.waters(words)
    if not parts and words.endswith(BODY) and len(lists.shared(words)) == 1:
        parts = [words]
    return [part + QUALITY for part in parts]


def quality(topic: str) -> str:
    """The quality of the water that the clause before spoke of, "" where it spoke of none.

    >>> quality("青江西桥断面年均水质消除劣Ⅴ类"), quality("全市绿化率提高")
    ('青江西桥断面年均水质', '')
    """
    start, _ = phrase.cut(topic, 0, len(topic))
    hit = WHOLE.match(topic, start)
    return "" if hit is None else hit[0] if hit[0].endswith(QUALITY) else hit[0] + QUALITY


def outflow(topic: str) -> str:
    """The plant whose outflow the next clause speaks of, "" where the clause named none.

    >>> outflow("城东污水处理厂扩建工程投入运行")
    '城东污水处理厂'
    """
    start, _ = phrase.cut(topic, 0, len(topic))
    hit = PLANT.match(topic, start)
    return hit[0] if hit else ""


def before(text: str, stop: int, after: str) -> tuple[str, int] | None:
    """The waters before an offset, which are to be rid of what follows (甲河、乙河消除黑臭), and where they begin."""
    absent = cues.search("absence").match(after)
    start, end = phrase.cut(text, 0, stop)
    words = text[start:end]
    if absent is None or len(after) - absent.end() > len("水体") or not words.endswith((*BODY, QUALITY)):
        return None
    return words, start


def rid(words: str) -> list[str]:
    """One name for each of the waters that are to be rid of the same, none where it is not so.

    >>> rid("沙河、颍河黑臭"), rid("城市黑臭水体")
    (['沙河黑臭', '颍河黑臭'], [])
    """
    gone = cues.search("absence").search(words)
    parts = lists.waters(words[: gone.start()]) if gone and gone.start() else []
    return [part + words[gone.start() :] for part in parts] if gone else []
