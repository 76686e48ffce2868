"""Deadlines, periods, baselines and lost years."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.values import dates

EXAMPLES = (
    ("到2025年,", "2025", "deadline"), ("2021年年底前完成", "2021-12-31", "deadline"),
    ("2021年底前", "2021-12-31", "deadline"),
    ("2023年10月底前", "2023-10-31", "deadline"), ("2023年6月30日前", "2023-06-30", "deadline"),
    ("2024年2月底前", "2024-02-29", "deadline"),
    ("2022年上半年", "2022-06-30", "period"), ("2017年一季度末", "2017-03-31", "deadline"),
    ("2022年前三季度", "2022-09-30", "period"),
    ("“十四五”期间", "2025", "deadline"), ("“十三五”末", "2020", "deadline"), ("“十一五”期间", "2010", "deadline"),
    ("到“十二五”末", "2015", "deadline"), ("“十五五”时期", "2030", "deadline"), ("“十四五”规划", "2025", "name"),
    ("2021-2025年", "2025", "period"), ("2018—2020年", "2020", "period"), ("2022年", "2022", "period"),
    ("比2020年下降", "2020", "baseline"), ("较2015年", "2015", "baseline"), ("与2020年相比", "2020", "baseline"),
    ("比“十三五”末", "2020", "baseline"), ("自2019年7月1日起", "2019-07-01", "start"),
    ("截至2020年底", "2020-12-31", "past"),
    ("2023年3月31日至4月29日", "2023-04-29", "span"), ("2019年以来", "", "past"),
    ("自2018年底启动治理以来", "", "past"), ("2021年1—6月份", "2021-06", "span"),
    ("2019年10月1日至11月20日", "2019-11-20", "span"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "iso", "role"), EXAMPLES)
def test_known(text: str, iso: str, role: str) -> None:
    found = dates.find(text)[0]
    assert (found.iso, found.role, found.missing) == (iso, role, False)


@pytest.mark.parametrize("text", ["到年,", "年底前完成", "到年底,", "自年1月1日起,", "比年下降6%", "年,全市", "年实现"])
def test_lost_years_are_never_guessed(text: str) -> None:
    found = dates.find(text)[0]
    assert found.iso == "" and found.missing


@pytest.mark.parametrize(
    ("text", "now", "default", "iso"),
    [
        ("今年完成", 2019, None, "2019"), ("明年底前", 2019, None, "2020-12-31"),
        ("今年6月底前", 2019, None, "2019-06-30"),
        ("年底前完成", 2019, 2018, "2018-12-31"), ("6月底前", None, 2021, "2021-06-30"), ("今年", None, None, ""),
    ],
)  # fmt: skip
def test_relative(text: str, now: int | None, default: int | None, iso: str) -> None:
    assert dates.find(text, now, default)[0].iso == iso


def test_a_year_serves_the_date_after_it() -> None:
    assert [d.iso for d in dates.find("2021年,6月底前完成,10月底前验收")] == ["2021", "2021-06-30", "2021-10-31"]


@pytest.mark.parametrize("text", ["三十五家", "十五个", "三年行动", "每年一次", "近年来", "多年", "百年"])
def test_no_dates(text: str) -> None:
    assert dates.find(text) == []


@given(st.integers(1990, 2060), st.integers(1, 12))
def test_month_ends(year: int, month: int) -> None:
    found = dates.find(f"{year}年{month}月底前")
    assert [d.iso for d in found] == [dates.month_end(year, month)]


@given(st.text(alphabet="2019年月日底前到自比十四五“”期间今上半-—,", max_size=24))
def test_find_never_fails_and_stays_inside(text: str) -> None:
    for date in dates.find(text, 2021, 2020):
        assert 0 <= date.start <= date.end <= len(text)
        assert date.missing == (date.iso == "")


def test_months_of_the_year_that_is_known() -> None:
    found = [dates.find(text, 2020)[0][2:4] for text in ("1至10月,", "今年1-7月份", "1月1日至7月27日,", "截至9月底,")]
    assert found == [("2020-10", "span"), ("2020-07", "span"), ("2020-07-27", "span"), ("2020-09-30", "past")]


def test_months_of_every_year_are_no_date() -> None:
    assert dates.find("每年5至9月", 2020) == []
    assert dates.find("10月至次年3月", 2020) == []


def test_this_year_is_the_date_of_what_it_saw() -> None:
    assert dates.find("今年以来", 2020)[0].iso == "2020"


def test_months_and_quarters_that_open_a_clause_are_of_the_year_known() -> None:
    assert [(d.iso, d.role) for d in dates.find("第三季度,全市", None, 2017)] == [("2017-09-30", "period")]
    assert [(d.iso, d.role) for d in dates.find("7月份", None, 2017)] == [("2017-07", "period")]
    assert dates.find("7月份,全市") == dates.find("每季度,全市", None, 2017) == []


def test_seasons_and_ends() -> None:
    assert [(d.iso, d.role) for d in dates.find("今冬明春减少燃煤", 2013)] == [("2014", "period")]
    assert [(d.iso, d.role) for d in dates.find("9月20日止", 2021, 2021)] == [("2021-09-20", "deadline")]


def test_a_plans_task_is_due_at_its_end_which_is_not_the_year_of_months() -> None:
    found = dates.find("“十三五”生态环境治理任务,力争年内完成", 2017, 2017)
    assert [(d.iso, d.role) for d in found] == [("2020", "deadline"), ("2017", "deadline")]
