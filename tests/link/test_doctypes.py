"""The kind of a document."""

from __future__ import annotations

import pytest

from kg.link.doctypes import exercise_of, type_of
from kg.model import DOCUMENT_TYPES


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("宁波市2016年政府工作报告", "work-report"),
        ("宁波市“十四五”生态环境保护规划", "plan"),
        ("宁波市大气污染防治行动计划(2018—2020年)", "plan"),
        ("关于督察反馈问题整改落实情况的报告", "progress-report"),
        ("宁波市公开省生态环境保护督察整改方案", "press-notice"),
        ("中共嘉兴市委嘉兴市人民政府关于建设生态市的决定", "plan"),
        ("台州市人大常委会关于加强饮用水水源保护的决定", "plan"),
        ("温州市人民政府关于表彰节能先进单位的决定", "other"),
        ("宁波市环保局2012年工作总结及2013年工作思路", "progress-report"),
        ("宁波市生态环境局2021年上半年工作总结和下半年工作计划", "progress-report"),
        ("宁波市2019年大气污染防治目标任务分解表", "plan"),
        ("某某", "other"),
    ],
)
def test_type(title: str, kind: str) -> None:
    assert type_of(title, "") == kind and kind in DOCUMENT_TYPES


def test_type_by_the_opening() -> None:
    assert type_of("", "各位代表:现在,我代表市人民政府向大会报告工作。") == "work-report"
    assert type_of("", "本报讯 记者获悉") == "news"


def test_exercise() -> None:
    assert exercise_of("某市贯彻落实省级环境保护督察“回头看”反馈意见整改方案", "") == "provincial inspection, look-back"
    assert exercise_of("某市大气污染防治行动计划", "") == ""


def test_a_text_that_compares_what_was_reached_is_news() -> None:
    told = "全市优良天数比率为72.5%,同比上升3.1个百分点。今年以来,压减燃煤20万吨,细颗粒物浓度比去年下降6%。"
    assert type_of("十月份空气质量排名靠前", told) == "news"
    assert type_of("", "《宁波市冬季攻坚方案》出台。优良天数同比上升3天,浓度同比下降4%。") == "other"
    assert type_of("", "细颗粒物浓度同比下降4%。") == "other"


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("《2015-2017年柳州市大气污染综合防治计划》全文", "plan"),
        ("兰州市“蓝天行动”三年方案(2018—2020年)(修订版)", "plan"),
        ("转发市住建局关于海绵城市建设意见的通知", "plan"),
        ("湘潭市“十四五”生态环境保护规划(征求意见稿)", "plan"),
        ("柳州市人民政府关于专项审计调查发现问题整改情况的函", "progress-report"),
        ("市长作《政府工作报告》", "other"),
        ("禁煤成效初显二氧化硫浓度下降", "other"),
        ("兰州市治污成效", "progress-report"),
    ],
)
def test_titles_with_endings(title: str, kind: str) -> None:
    assert type_of(title, "") == kind


def test_a_presented_plan_is_news_where_a_paper_tells_of_it() -> None:
    title = "柳州市水污染防治行动计划"
    assert type_of(title, f"记者获悉,柳州市发布《{title}》。", own=False) == "news"
    assert type_of(title, f"柳州市发布《{title}》,到2020年水质改善。", own=False) == "plan"


def test_a_plan_or_notice_without_a_title() -> None:
    assert type_of("", "根据国家部署,结合我市实际,制定本工作方案。") == "plan"
    assert type_of("", "现将第7项整改任务落实情况进行公示。") == "progress-report"
