"""Dates that other sentences give: heads that go back to a time, times without a date, deadlines in brackets."""

from __future__ import annotations

from tests.extract.test_targets import rows


def test_during_a_campaign_is_until_its_end() -> None:
    text = "攻坚行动从7月1日起,9月20日止。期间,优良率不低于85%。攻坚行动期间,重点企业监管全覆盖。"
    assert rows(text, issued="2022-06-20", type="news") == [
        "t 优良率 level >=85% d=2022-09-20",
        "t 重点企业监管 cover = d=2022-09-20",
    ]


def test_during_a_campaign_whose_end_nobody_names_is_no_date() -> None:
    assert rows("期间,优良率不低于85%。", issued="2022-06-20", type="plan") == ["t 优良率 level >=85%"]


def test_since_works_run_is_no_date_nor_that_of_the_paragraph_before() -> None:
    text = "2021年,全市清运垃圾60万吨。\n据介绍,引水工程运行以来,累计补水1.5亿立方米。河道已清淤12公里。"
    assert rows(text, issued="2021-11-03", type="news") == [
        "o 清运垃圾量 count =600000吨 d=2021",
        "o 补水量 count =150000000立方米",
        "o 河道已清淤长度 count =12公里",
    ]


def test_since_last_year_told_soon_after_its_end_is_of_it() -> None:
    text = "2022年以来,全市清运垃圾63吨。"
    assert rows(text, issued="2023-01-20", type="news") == ["o 清运垃圾量 count =63吨 d=2022"]
    assert rows(text, issued="2023-08-20", type="news") == ["o 清运垃圾量 count =63吨"]


def test_a_deadline_in_brackets_dates_no_results() -> None:
    text = "整改进展:达到序时进度(整改时限:2024年12月底)。\n已新建管网214公里。\n2024年6月底前完成管网60公里。"
    assert rows(text, issued="2023-08-20", type="progress-report") == [
        "o 新建管网长度 count =214公里",
        "t 管网长度 count =60公里 d=2024-06-30",
    ]


def test_seasons_of_this_year() -> None:
    assert rows("今冬明春减少燃煤20万吨。", issued="2015-10-20") == ["t 减少燃煤量 count =200000吨 d=2016"]
