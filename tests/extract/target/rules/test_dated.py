"""Works and what is told of them, in invented sentences; how a row reads: tests/extract/test_targets.py."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows

PLAN: dict[str, str] = {}
ANNUAL: dict[str, str] = {"type": "plan", "issued": "2022-03-01", "title": "某市2022年大气污染防治工作方案"}
REPORT: dict[str, str] = {"type": "progress-report", "issued": "2022-08-02", "title": "某市工作情况"}
LATE: dict[str, str] = {"type": "news", "issued": "2022-11-02"}
NEWS: dict[str, str] = {"type": "news"}

# fmt: off
CASES: tuple[tuple[str, dict[str, str], tuple[str, ...]], ...] = (
    ("完成青潭河清淤8.6万立方米，建设生态护岸7公里，补种植被12公顷，2022年10月底前完工。", PLAN, (
        "t 青潭河清淤量 count =86000立方米 d=2022-10-31",
        "t 建设生态护岸长度 count =7公里 d=2022-10-31",
        "t 补种植被面积 count =12公顷 d=2022-10-31",
    )),
    ("远山钢铁公司120平方米烧结机烟气脱硫6月底投入运行。", ANNUAL, (
        "t 远山钢铁公司120平方米烧结机烟气脱硫投入运行 count = d=2022-06-30",
    )),
    ("三季度末关停北河火电厂2台2.5万千瓦小机组。", ANNUAL, (
        "t 关停2.5万千瓦小机组数 count =2台 d=2022-09-30",
    )),
    ("青禾水泥公司余热发电项目年内并网。", ANNUAL, (
        "t 青禾水泥公司余热发电项目并网 count = d=2022",
    )),
    ("白桦纸业完成碱回收炉改造。", ANNUAL, (
        "t 白桦纸业碱回收炉改造完成 count = d=2022",
    )),
    ("白桦石化完成催化裂化烟气脱硝提标改造。", REPORT, (
        "o 白桦石化催化裂化烟气脱硝提标改造完成 count =",
    )),
    ("远山电厂3号机组、北河2号机组脱硝工程建成投运。", REPORT, (
        "o 远山电厂3号机组脱硝工程建成投运 count =",
        "o 北河2号机组脱硝工程建成投运 count =",
    )),
    ("今年，市里共新建、改造公园和街头绿地15处，城区人均公园绿地面积达到14.2平方米。", LATE, (
        "o 市里共新建、改造公园和街头绿地数 count =15处 d=2022",
        "o 城区人均公园绿地面积 level =14.2平方米 d=2022",
    )),
    ("西洲污水处理厂二期工程9月20日通水试运行。", LATE, (
        "o 西洲污水处理厂二期工程通水试运行 count = d=2022-09-20",
    )),
    ("余下的5.2公里管网春节前完工。", NEWS, (
        "t 管网春节前完工长度 count =5.2公里",
    )),
    ("2020年长江经济带警示片披露问题，完成销号3个。", REPORT, (
        "o 长江经济带警示片披露问题销号数 count =3个",
    )),
    ("6月底前建成空气自动站2座。", ANNUAL, (
        "t 建成空气自动站数 count =2座 d=2022-06-30",
    )),
    ("11月15日前完成应急减排清单修订，黄色、橙色、红色预警期间主要污染物减排比例分别不低于10%、20%、30%。", ANNUAL, (
        "t 应急减排清单修订完成 count = d=2022-11-15",
        "t 黄色预警主要污染物减排比例 level >=10%",
        "t 橙色预警主要污染物减排比例 level >=20%",
        "t 红色预警主要污染物减排比例 level >=30%",
    )),
    ("12月底前淘汰柴油货车620辆。全市“散乱污”企业动态清零。", PLAN, (
        "t 淘汰柴油货车数 count =620辆 d=2022-12-31",
        "t “散乱污”企业 eliminate =",
    )),
)
# fmt: on


@pytest.mark.parametrize(("text", "about", "expected"), CASES)
def test_works(text: str, about: dict[str, str], expected: tuple[str, ...]) -> None:
    assert tuple(rows(text, **about)) == expected


def test_a_summary_of_half_a_year_tells_of_its_last_month_and_plans_for_the_year() -> None:
    title = "某市环保局2021年上半年工作总结和下半年工作安排"
    text = "一、上半年工作\n检查企业2754家次。2021年省下达我市目标:优良天数比率85%以上。"
    text += "\n二、下半年安排\n年底前改造管网12公里。"
    assert rows(text, type="progress-report", title=title, issued="") == [
        "o 检查企业数 count =2754家次 d=2021-06",
        "t 优良天数比率 level >=85% d=2021",
        "t 改造管网长度 count =12公里 d=2021-12-31",
    ]


def test_labels_begin_items_of_a_list_and_their_deadlines_are_nearer_than_the_plans_year() -> None:
    text = "任务:完成砖厂改造12家。\n完成时限:2022年9月底\n任务:淘汰老旧车1500辆。\n完成时限:2022年12月底"
    assert rows(text, **ANNUAL) == [
        "t 砖厂改造数 count =12家 d=2022-09-30",
        "t 淘汰老旧车数 count =1500辆 d=2022-12-31",
    ]


def test_columns_of_goals_and_of_what_came_of_them() -> None:
    text = "|指标|目标|完成情况|\n|断面水质优良比例|90%|92.3%|\n|黑臭水体消除比例|60%|66.7%|"
    assert rows(text, **REPORT) == [
        "t 断面水质优良比例 level =90%",
        "o 断面水质优良比例 level =92.3%",
        "t 黑臭水体消除比例 level =60%",
        "o 黑臭水体消除比例 level =66.7%",
    ]
