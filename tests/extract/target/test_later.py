"""What clauses say of rows that stand before them: by when they are done, and how many of them are."""

from __future__ import annotations

from tests.extract.test_targets import rows


def test_a_clause_that_says_only_by_when_dates_what_stands_before_it() -> None:
    assert rows("今年,新建净水站19座,10月底前全部投运。", issued="2015-03-01") == [
        "t 新建净水站数 count =19座 d=2015-10-31"
    ]
    assert rows("三县至少新建4座污水厂,最迟于2008年底前动工。", issued="2007-03-01")[0].endswith("d=2008-12-31")
    assert rows("今年计划建设8块湿地,年底前全部建成。", issued="2015-03-01")[0].endswith("d=2015-12-31")


def test_a_date_of_its_own_stays() -> None:
    found = rows("2014年6月底前启动3家企业改造,2015年底前完成。", issued="2014-03-01")
    assert found[0] == "t 启动企业改造数 count =3家 d=2014-06-30"


def test_a_clause_with_an_object_of_its_own_dates_that_only() -> None:
    assert rows("拆除锅炉45台,年底前完成改造12台。", issued="2015-03-01") == [
        "t 拆除锅炉数 count =45台",
        "t 改造锅炉数 count =12台 d=2015-12-31",
    ]


def test_a_result_after_a_task_has_not_its_deadline() -> None:
    text = "全市今年须完成19处水体治理,6处已开工;已关闭窑厂57家。"
    assert rows(text, issued="2018-11-12", type="news") == [
        "t 水体治理数 count =19处 d=2018",
        "o 水体治理开工数 count =6处",
        "o 关闭窑厂数 count =57家",
    ]


def test_tasks_given_have_no_date_but_what_is_done_of_them() -> None:
    text = "截至2018年12月31日,涉及我市的33项整改任务完成28项。督察组交办的举报件213件已办结209件。"
    found = rows(text, issued="2019-03-20", type="progress-report")
    assert [(row[0], row.split()[-1]) for row in found] == [
        ("t", "=33项"), ("o", "d=2018-12-31"), ("t", "=213件"), ("o", "d=2018-12-31"),
    ]  # fmt: skip


def test_a_date_that_narrows_ends_with_its_semicolon() -> None:
    text = "2016年,10月底前淘汰黄标车2万辆,购置公交车300台;城区道路机扫率达到85%。"
    assert [row.split()[-1] for row in rows(text, issued="2016-01-20")] == ["d=2016-10-31", "d=2016-10-31", "d=2016"]


def test_the_rest_dates_the_whole_that_was_counted_before_it() -> None:
    text = "清理沿河养殖场412家,2018年12月底前已完成295家,剩余117家2019年3月底前清退。"
    found = rows(text, issued="")
    assert [(row[0], row.split()[-1]) for row in found] == [
        ("t", "d=2019-03-31"),
        ("o", "d=2018-12-31"),
        ("t", "d=2019-03-31"),
    ]
    given = rows("督察组交办的举报件213件已办结209件,余下4件2022年9月底前办结。", issued="2022-06-20")
    assert given[0].startswith("t ") and given[0].endswith("=213件")


def test_heads_of_items_that_are_sentences_or_findings_date_nothing_below() -> None:
    text = "一、海水水质恶化,2017年优良点位仅占三成\n整改措施:清理养殖场40家。"
    assert not any("d=2017" in row for row in rows(text, issued=""))


def test_years_of_the_plan_end_with_it_but_not_in_its_review() -> None:
    title = "大气污染防治三年行动计划(2018—2020年)"
    assert rows("三年累计退出产能360万吨。", title=title, issued="2018-06-01")[0].endswith("d=2020")
    assert "d=" not in rows("五年累计退出产能360万吨。", title=title, issued="2018-06-01")[0]


def test_who_was_punished_is_told_also_in_a_plan() -> None:
    found = rows("对2家企业立案处罚,移送公安机关1起。加大约谈力度。", title="整改方案", issued="2018-06-01")
    assert [row[0] for row in found] == ["o", "o"]


def test_waters_named_one_by_one_are_no_whole() -> None:
    found = rows("2018年,金江段、赤河出境断面水质均达到Ⅱ类。国控断面全部达到Ⅲ类。", issued="2019-01-14", type="news")
    assert [row.split(" ")[2] for row in found] == ["level", "level", "cover"]


def test_what_to_strive_for_beyond_a_fall_is_a_fall() -> None:
    assert rows("到2025年,单位GDP能耗比2020年下降14%,力争达到15%。", issued="2021-06-01")[1] == (
        "t 单位GDP能耗 change -15% exact b=2020 d=2025 stretch"
    )
    assert "level" in rows("到2025年,优良率比2020年提高3%,力争达到85%。", issued="2021-06-01")[1]


def test_how_many_more_than_in_another_year_is_a_rise() -> None:
    text = "截至2023年底,全市建成“无废细胞”312个,较2022年增加147个;查处案件86起,比去年减少12起。"
    found = rows(text, issued="2024-03-01", type="news")
    assert found[1].endswith("change +147个 exact b=2022 d=2023-12-31")
    assert "change -12起 exact b=同比" in found[3]
    assert "count" in rows("2023年新增公园12个。", issued="2024-03-01", type="news")[0]


def test_the_years_of_a_plan_that_are_over() -> None:
    text = "水污染防治行动情况\n(2015年-2017年)\n三年来,市环保局发出督办函58份。"
    assert rows(text, title="水污染防治行动情况", type="progress-report", issued="")[-1].endswith("d=2017")
    assert rows("三年来,清运垃圾58吨。", title="治水情况", type="progress-report", issued="")[-1].endswith("58吨")
