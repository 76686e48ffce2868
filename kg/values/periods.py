"""Parts of a year, and what stands after a year that is no date: tables of kg.values.dates."""

from __future__ import annotations

import re

HALVES = {"上半年": "06-30", "下半年": "12-31", "前三季度": "09-30", "前三个季度": "09-30"}
QUARTERS = {"一": "03-31", "二": "06-30", "三": "09-30", "四": "12-31"}
QUARTERS |= {"1": "03-31", "2": "06-30", "3": "09-30", "4": "12-31"}
SEASONS = {"采暖季": "10-31", "供暖季": "10-31", "汛期": "05-31", "冬季": "10-31", "入冬": "10-31"}
SEASONS |= {"采暖期": "10-31", "供暖期": "10-31", "国庆节": "10-01", "国庆": "10-01", "五一": "05-01"}
SINCE = re.compile(r"(?:\d{1,2}日)?[^,;。:\d]{0,20}?(?:以来|至今)|来(?=$|[,我全市])|后(?<=开年后)(?=$|,)")
"""After a date from which on something is told: 2013年以来, 自2018年底启动治理以来."""
PRICES = ("价", "可比价", "不变价", "的价", "的可比价", "的不变价")
"""After a year they say only in which prices a figure is given."""
AIM = re.compile("”?(?:[^,;。规计]{0,24}?)(?:总?目标|任务|约束性指标|减排指标)")
"""After a five-year plan: what is to be reached by its end (完成“十二五”减排目标)."""
PLANNED = re.compile(
    "”?(?:全市|全县|全区|我市|共|累计|拟|将|计划|要|力争|预计)*(?:新增|新建|新改建|改建|扩建|建成|建设|完成|改造|创建|治理|修复|造林|淘汰|关停|推广)"
    "[^,;。规划]{0,16}[\\d␣]"
)
"""After a five-year plan: how much is done in its years (“十四五”新增变电站6座)."""
INSPECTION = re.compile("(?:度?第?[一二三四]?轮?)?(?:中央|省|国家)[^,;。]{0,6}(?:督察|督查|“)")
"""After a year it only says which inspection is spoken of (2018年中央环保督察“回头看”)."""
YEAR_OF_PLAN = re.compile(
    "”?的?(?:(?:良好|圆满|顺利|高质量)?(?:开局|开门红|起步|收官|第[一二三四]年)|(?:规划|节能|减排|总)*(?:目标|任务)(?:序时|时序)?进度的?\\d)"
)
"""What follows a five-year plan's name that dates nothing by its end (“十四五”开局之年, “十三五”目标进度的81%)."""
SURPASSED = re.compile("(?:提前|超额|已经?|均)(?:完成|实现|达到)了?$")
REACH = len("提前完成了")
AIMED = re.compile("年?[^,;。]{0,12}(?:目标|任务)")
"""The year of a goal that was surpassed is not when it was (提前完成2020年目标)."""
SMALL = ("小", "微")
"""“十五小”, fifteen kinds of small works, are no plan."""
RELATIVE = {
    "今年": 0,
    "本年": 0,
    "当年": 0,
    "本年度": 0,
    "明年": 1,
    "今明两年": 1,
    "今明年": 1,
    "去年": -1,
    "前年": -2,
    "上年": -1,
    "上一年": -1,
    "后年": 2,
}
RELATIVE |= {"开年": 0, "年初": 0, "今明两年": 1, "今明年": 1}
RELATIVE |= {"今春": 0, "今夏": 0, "今秋": 0, "今冬": 0, "今冬明春": 1}


def joins(text: str, start: int, before: str) -> bool:
    """Whether 和 before a year joins it to another (到2022年和2025年)."""
    return before in ("和", "与") and text[start - 2 : start - 1] in ("年", "底", "末")


def surpassed(text: str, start: int, after: str) -> bool:
    """Whether a year is that of a goal that was reached before it (提前完成2020年目标)."""
    return AIMED.match(after) is not None and SURPASSED.search(text, max(0, start - REACH), start) is not None
