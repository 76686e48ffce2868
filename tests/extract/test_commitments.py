"""What a clause commits to, and what it only tells. The sentences are invented."""

from __future__ import annotations

import pytest

from kg.extract import commitments
from kg.extract.commitments import under
from kg.text.outline import Heading
from tests.extract.test_measures import concepts


def heading(title: str, parent: int = -1) -> Heading:
    return Heading(0, len(title), len(title), "", title, 1, parent)


def test_a_heading_of_problems_holds_for_what_is_under_it() -> None:
    found = under([heading("存在的问题"), heading("大气方面", 0), heading("整改措施")])
    assert [fault for fault, _, _ in found] == [True, True, False, False]


def test_a_heading_says_what_the_work_goes_to() -> None:
    found = under([heading("整治重点"), heading("水", 0), heading("保障措施")])
    assert [focus for _, focus, _ in found] == [True, True, False, False]


def test_problems_under_such_a_heading_are_acted_on() -> None:
    text = "一、整治重点\n居民区噪声污染、饮用水源污染问题。\n二、存在的问题\n施工噪声扰民问题突出。"
    assert concepts(text) == {"noise-control", "drinking-water-source"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洛阳市生态市建设工作取得阶段性成果。", set()),
        ("生态市建设规划范围为全市行政区域。", set()),
        ("列入国家目标责任书的9个断面水质达标。", set()),
        ("在集中供热管网覆盖区域,禁止新建燃煤锅炉。", {"coal-boiler-elimination"}),
        ("以刚结束的国家环保模范城市复查为契机,狠抓流域整治。", {"river-lake-basin-treatment"}),
        ("我市荣获国家环保模范城市称号。", set()),
        ("市生态环境局在扬尘治理新闻发布会上介绍,全市新增公园绿地20公顷。", {"afforestation-greening"}),
        ("饮用水安全有效保障,主要污染物排放总量大幅减少。", {"drinking-water-source", "total-emission-control"}),
        ("二氧化硫排放量比上年下降5%。", set()),
        ("通过压煤、抑尘、控车等措施,空气质量好转。", {"coal-cap", "dust-control", "vehicle-emission-supervision"}),
        ("对进度滞后、整改不力的单位给予通报批评。", {"rectification-accountability"}),
        ("颁布实施《洛阳市扬尘污染防治条例》。", {"local-legislation-standards"}),
        ("印发《洛阳市扬尘污染防治方案》。", set()),
    ],
)
def test_what_is_committed_and_what_is_told(text: str, expected: set[str]) -> None:
    found = concepts(text)
    assert found == expected


def test_signs_of_a_goal() -> None:
    assert commitments.GOAL_SIGNS.search("水生态系统全面恢复")
    assert not commitments.GOAL_SIGNS.search("水环境质量")


@pytest.mark.parametrize(
    "text",
    [
        "全市现有污水处理厂12座。",
        "污水处理厂日处理能力10万吨。",
        "城市污水处理厂运行不正常。",
        "黑臭水体治理不彻底。",
        "部分企业废气超标排放。",
        "机动车保有量增长20%。",
        "秸秆露天焚烧屡禁不止。",
        "煤炭消费占比偏高。",
        "水源地存在违规建筑。",
        "依据《中华人民共和国水污染防治法》。",
        "会议听取了大气污染防治工作汇报。",
        "全市完成固定资产投资500亿元。",
        "该市拥有国家级自然保护区3处。",
    ],
)
def test_what_only_describes_is_no_measure(text: str) -> None:
    assert concepts(text) == set()
