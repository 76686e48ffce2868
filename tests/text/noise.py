"""Noise to put into a clean text, and clean text to put it into: strategies of the tests of kg.text."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

import opencc
from hypothesis import strategies as st
from pypinyin import pinyin

HAN = re.compile("[\u4e00-\u9fff]")
_TRADITIONAL = opencc.OpenCC("s2t")

Noise = Callable[[str, random.Random], str]


def traditional(text: str, _: random.Random) -> str:
    """The whole text in traditional script."""
    return str(_TRADITIONAL.convert(text))


def full_width(text: str, dice: random.Random) -> str:
    """Half of the ASCII signs in full width."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and dice.random() < 0.5 else char for char in text)


def readings(text: str, dice: random.Random) -> str:
    """A reading in brackets after one character in eight."""
    said = (f"{char}({pinyin(char)[0][0]})" if HAN.match(char) and dice.random() < 0.12 else char for char in text)
    return "".join(said)


def spaces(text: str, dice: random.Random) -> str:
    """Blanks and zero-width characters beside Chinese characters."""
    pieces = []
    for char, following in zip(text, text[1:] + "\n", strict=True):
        pieces.append(char)
        if dice.random() < 0.1 and "\n" not in (char, following) and (HAN.match(char) or HAN.match(following)):
            pieces.append(dice.choice(" \u3000\u200b\xa0\ufeff"))
    return "".join(pieces)


NOISES: tuple[Noise, ...] = (traditional, full_width, readings, spaces)

SENTENCES = (
    "到2025年,全市细颗粒物(PM2.5)平均浓度控制在35微克/立方米以下,力争达到33微克/立方米。",
    "淘汰35蒸吨/小时以下燃煤锅炉120台;完成“散乱污”企业整治,实现动态清零。",
    "深入贯彻《大气污染防治行动计划》,严格落实“党政同责、一岗双责”。",
    "氮氧化物(NOx)和挥发性有机物(VOCs)排放总量比2020年分别下降10%以上。",
    "地表水优良(达到或优于Ⅲ类)比例达到80%,城区黑臭水体基本消除。",
    "由市生态环境局牵头,各县(市、区)人民政府负责落实。",
)
HEADINGS = (
    "一、总体要求",
    "二、主要任务",
    "(一)深化大气污染防治",
    "(二)加强水污染治理",
    "1.调整产业结构。",
    "三、保障措施",
)

clean = st.lists(st.sampled_from(SENTENCES + HEADINGS), min_size=1, max_size=12).map("\n".join)
"""A plan without noise."""

SIGNS = (
    '一二三四五六七八九十是要、。,，;；:：!?()（）“”"《》【】 \n\t\u3000\u200b0123456789.%％'
    "①②③ⅢIV∕μ㎡³標達環境到年全市责任单位整改|>-—&aāzhｂ第章条#PM"
)
any_text = st.text(st.sampled_from(SIGNS), max_size=200)
"""Text of the signs that the code looks at, in any order."""
