"""Whether a figure measures what the words before it name."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Scene
from kg.extract.target.phrases import phrase
from kg.values.quantities import Quantity

PROGRESS = ("占年度任务", "占任务", "占总任务", "占全年任务", "占目标任务", "占计划", "规划目标")
RATIOS = ("率", "比例", "比重", "占比")
"""Heads of indicators whose figure is a share, also where the source lost its sign (安全利用率达到92,)."""
SPELL = re.compile("(?:冲刺|攻坚|会战|行动|倒计时|为期|历时|奋战|决战|公示|整治)$")
INDEX = re.compile(r"(?:指数|系数|得分|EI|pH|PH|综合污染指数|指数值|均值|值|比|[均数]?值范围)$")
DAYS = re.compile("天数|天气|优良|污染|达标|良好|蓝天|级")
UNWANTED = re.compile(
    r"补贴|补助|罚款|扣分|权重|利率|贴息|股权|持股|加分|得票|折扣|优惠|减免|奖励|浮动|投资占|总分|分值"
)
ASIDE = re.compile(r"\([^()]*\)$")
INDICES = ("指数", "pH均值", "pH年均值", "pH值", "pH值范围", "pH年均值范围")
"""Indicators without a unit whose figure needs no verb if it has a point."""
WHOLE = 100.0
TURNED = ("不降反升", "不升反降")
SCORED = re.compile("每(?:[高低超少多]|提高|降低|超过|减少|增加|上升|下降)(?:出|于)?$")
"""By what a score falls (每低1个百分点扣0.5分)."""
LARGEST = 1000
"""Largest figure without a unit that is the value of an index."""
LIFE = ("寿命", "预期寿命", "期望寿命")


@cache
def _reach() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{cues.one_of('reach')}|{cues.one_of('rise', 'fall', 'better')}[至到])(?:{cues.one_of('adverb')})*$"
    )


def _turned(scene: Scene, quantity: Quantity) -> bool:
    """Whether a report says that something rose against expectation (臭氧浓度不降反升2.1%), which is a change."""
    return scene.outcome and scene.text.endswith(TURNED, 0, quantity.start)


def _reached(scene: Scene, quantity: Quantity, begin: int) -> bool:
    """Whether a verb of reaching stands before the figure (提高到, 为)."""
    return _reach().search(scene.text, begin, quantity.start) is not None


def admissible(scene: Scene, quantity: Quantity, words: str, change: bool, begin: int) -> bool:
    """Whether the figure measures what the words name."""
    kind, text = quantity.unit.kind, scene.text
    if SCORED.search(text, begin, quantity.start):
        return False
    if quantity.unit.name != "percentage-point" and phrase.VERSUS.search(text, begin, quantity.start):
        return False
    if (
        words.startswith(PROGRESS)
        or words.endswith("任务")
        or UNWANTED.search(words)
        or (kind != "day" and cues.found_fault(text, begin, quantity.start) and not _turned(scene, quantity))
    ):
        return False
    if kind == "day":
        return bool(DAYS.search(words)) and not SPELL.search(text, begin, quantity.left)
    if kind == "money":
        if cues.ends(words, "price"):
            return _reached(scene, quantity, begin)
        return bool(cues.search("economy").search(words)) and not cues.search("budget").search(words)
    if kind == "age":
        return words.endswith(LIFE)
    if kind == "none":
        return _unitless(scene, quantity, words, change, begin)
    return True


def _unitless(scene: Scene, quantity: Quantity, words: str, change: bool, begin: int) -> bool:
    """Whether a figure without a unit is a share whose sign is lost, a lost figure, or the value of an index."""
    value, figure = quantity.value or 0, scene.text[quantity.left : quantity.right]
    if words.endswith(RATIOS) and (quantity.form == "lost" or 0 < value <= WHOLE):
        return True
    reached = _reached(scene, quantity, begin)
    if (words.endswith(RATIOS) and value == 0 and reached) or (quantity.form == "lost" and change):
        return True
    if not INDEX.search(ASIDE.sub("", words)) or quantity.form != "arabic" or value >= LARGEST:
        return False
    plain = quantity.end == quantity.start or quantity.comparator == "="
    return not plain or reached or ("." in figure and (change or words.endswith(INDICES)))
