"""The year of a page without a date, by what its text says of it."""

from __future__ import annotations

import pytest

from kg.extract.target.dating.clues import told
from tests.extract.test_targets import rows


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("今年是“十四五”规划的开局之年。", 2021),
        ("今年是全市“十二五”水污染防治规划的攻坚之年,", 2014),
        ("今年既是“十三五”规划收官之年,也是决战之年。", 2020),
        ("今年是“十三五”的第二年。", 2017),
        ("按照《三年行动计划(2018-2020年)》,今年是三年行动计划的收官之年。", 2020),
        ("今年是三年行动的收官之年。", None),
        ("市政府与各县签订了2009年节能减排目标责任书,今年要确保完成。", 2009),
        ("县里下达2016年度减排任务12项。", 2016),
        ("去年(2018年)完成减排任务。", 2019),
        ("2017年(今年)完成减排任务。", 2017),
        ("截至2021年9月底,全市完成改造12家。", 2021),
        ("截至2020年12月底,全市完成改造12家。", None),
        ("“十三五”规划的收官之年是决战之年。", None),
        ("全市完成改造12家。", None),
    ],
)
def test_told(text: str, year: int | None) -> None:
    assert told(text) == year


def test_the_year_implied_dates_what_the_text_calls_this_year_and_the_last() -> None:
    text = "今年是“十三五”规划的第三年。今年计划淘汰锅炉30台。去年全市新建污水厂2座。"
    assert rows(text, issued="", type="news", title="") == [
        "t 淘汰锅炉数 count =30台 d=2018",
        "o 新建污水厂数 count =2座 d=2017",
    ]


def test_a_date_of_issue_goes_first() -> None:
    text = "今年是“十三五”规划的第三年。今年计划淘汰锅炉30台。"
    assert rows(text, issued="2019-03-02", type="news", title="") == ["t 淘汰锅炉数 count =30台 d=2019"]
