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
        ("确保实现“十三五”良好开局。", 2016),
        ("今年是三年行动的收官之年,也是“十三五”规划收官之年。", 2020),
        ("各县要对照《某市大气污染防治2016年行动计划》补课。", 2016),
        ("2018年1至5月,全市PM2.5浓度为42微克/立方米。", 2018),
        ("2017年上半年,优良天数131天;到2020年要达到80%。", 2017),
        ("2011年全市优良天数330天,今年力争达到335天。", 2012),
        ("2011年全市优良天数330天,今年优良天数持续增加。", None),
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


@pytest.mark.parametrize(
    ("text", "type"),
    [
        ("回顾2022\n空气变好\n全市拆除锅炉20台。\n展望2023\n气代煤\n今年新建管网50公里。", "work-report"),
        ("2022年成绩单\n全市拆除锅炉20台。\n2023年路线图\n今年新建管网50公里。", "news"),
        ("一、2022年工作完成情况\n全市拆除锅炉20台。\n二、2023年工作打算\n今年新建管网50公里。", "progress-report"),
    ],
)
def test_the_headings_of_a_report_without_a_date_name_its_year(text: str, type: str) -> None:
    assert rows(text, issued="", type=type, title="") == [
        "o 拆除锅炉数 count =20台 d=2022",
        "t 新建管网长度 count =50公里 d=2023",
    ]


def test_a_summary_that_plans_for_next_year_was_written_in_the_year_it_sums_up() -> None:
    text = (
        "一、2017年工作情况\n今年以来,拆除锅炉20台。\n二、2018年工作思路\n明年优良率达到90%。二是抓水。新建管网50公里。"
    )
    title = "某市环保局2017年工作总结及2018年工作思路"
    assert rows(text, issued="", type="progress-report", title=title) == [
        "o 拆除锅炉数 count =20台 d=2017",
        "t 优良率 level =90% d=2018",
        "t 新建管网长度 count =50公里 d=2018",
    ]


@pytest.mark.parametrize(("part", "month"), [("上半年", "2022-06"), ("前三季度", "2022-09"), ("一季度", "2022-03")])
def test_results_in_news_of_part_of_a_year_are_of_it(part: str, month: str) -> None:
    text = "记者获悉,优良率同比提高2个百分点。\n断面总磷浓度已降到0.17毫克/升。\n下一步,新建管网50公里。"
    assert rows(text, issued="2022-10-19", type="news", title=f"某市{part}生态环境“成绩单”出炉") == [
        f"o 优良率 change +2percentage-point exact b=同比 d={month}",
        f"o 断面总磷浓度 level =0.17毫克/升 d={month}",
        "t 新建管网长度 count =50公里",
    ]
