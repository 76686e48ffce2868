"""Work reports: chapters that look back and ahead, with and without a date of the document."""

from __future__ import annotations

from tests.extract.test_targets import rows

REPORT = {"type": "work-report", "title": "政府工作报告"}


def test_a_line_of_a_year_reaches_the_numbered_headings_below_it() -> None:
    text = (
        "2014年工作回顾\n一、城市建设步伐加快\n推进城建项目120项,建成公园9个。\n二、民生继续改善\n改造危房300户。\n"
        "2015年工作安排\n一、加快绿色发展\n完成造林5万亩。"
    )
    assert rows(text, issued="", **REPORT) == [
        "o 城建项目数 count =120项 d=2014",
        "o 建成公园数 count =9个 d=2014",
        "o 改造危房户数 count =300户 d=2014",
        "t 造林面积 count =50000亩 d=2015",
    ]


def test_a_review_is_no_task_by_words_such_as_fight_for() -> None:
    text = "一、2014年工作回顾\n争取国家试点12项。全力推进项目建设,实施科技计划项目30项。"
    assert [row[0] for row in rows(text, issued="2015-01-20", **REPORT)] == ["o", "o"]


def test_safeguarding_below_a_review_is_no_chapter_of_what_is_to_come() -> None:
    text = "一、2014年工作回顾\n(一)全力保障民生\n城镇登记失业率3.1%,新建校舍2万平方米。"
    assert rows(text, issued="2015-01-20", **REPORT) == [
        "o 城镇登记失业率 level =3.1% d=2014",
        "o 新建校舍面积 count =20000平方米 d=2014",
    ]


def test_the_year_before_where_a_review_names_none() -> None:
    text = "一、过去一年工作回顾\n(一)生态环境改善\n建成污水处理厂2座。"
    assert rows(text, issued="2015-01-20", **REPORT) == ["o 建成污水处理厂数 count =2座 d=2014"]


def test_this_year_is_that_of_the_chapter_that_plans() -> None:
    text = "二、2018年目标任务\n今年是关键一年。主要预期目标是:优良天数比率达到80%以上。"
    assert rows(text, issued="", **REPORT) == ["t 优良天数比率 level >=80% d=2018"]


def test_a_year_by_its_place_in_a_plan_is_no_date() -> None:
    text = "一、实现“十二五”良好开局\n建成公园3个。"
    assert rows(text, issued="", **REPORT) == ["t 建成公园数 count =3个"]


def test_a_review_without_a_heading_is_of_the_year_before() -> None:
    text = "过去一年来,我们推进治理,建成污水处理厂2座。\n工作安排\n新建污水处理厂3座。"
    assert rows(text, issued="2015-01-20", **REPORT) == [
        "o 建成污水处理厂数 count =2座 d=2014",
        "t 新建污水处理厂数 count =3座 d=2015",
    ]


def test_a_bulletin_tells_of_the_year_in_its_title() -> None:
    text = "优良天数比例为80.5%,PM2.5平均浓度为35微克/立方米。"
    assert rows(text, issued="", type="other", title="2019年生态环境状况公报") == [
        "o 优良天数比例 level =80.5% d=2019",
        "o PM2.5平均浓度 level =35µg/m3 d=2019",
    ]


def test_news_of_a_bulletin_tell_of_its_year_and_then_of_the_next() -> None:
    text = "1月22日,市环保局通报2017年环境质量状况。\n优良天数247天。\n2018年目标:优良天数不少于262天。"
    assert rows(text, issued="", type="news", title="") == [
        "o 优良天数 level =247天 d=2017",
        "t 优良天数 level >=262天 d=2018",
    ]


def test_since_this_year_is_of_this_year_and_since_an_earlier_one_of_none() -> None:
    assert rows("2022年以来,全市清运垃圾63吨。", type="news") == ["o 清运垃圾量 count =63吨 d=2022"]
    assert rows("2021年至今,全市清运垃圾63吨。", type="news") == ["o 清运垃圾量 count =63吨"]


def test_the_main_work_of_the_year_of_the_report_is_still_to_come() -> None:
    text = "一、2020年主要工作\n建成公园3个。\n二、2021年主要工作\n(一)加快绿色发展\n优良天数比例达81%,完成造林2万亩。"
    assert rows(text, issued="2021-01-20", **REPORT) == [
        "o 建成公园数 count =3个 d=2020",
        "t 优良天数比例 level =81% d=2021",
        "t 造林面积 count =20000亩 d=2021",
    ]


def test_the_parts_below_a_heading_on_a_plan_and_a_year_are_those_of_the_year() -> None:
    text = "二、“十四五”时期目标任务和2021年工作安排\n(一)加快绿色发展\n完成造林2万亩。"
    assert rows(text, issued="2021-01-20", **REPORT) == ["t 造林面积 count =20000亩 d=2021"]


def test_a_later_year_in_a_review_is_no_outcome() -> None:
    text = "一、2020年工作回顾\n市政府制定了规划,展望到2035年的目标,人均地区生产总值比2020年翻一番。"
    assert [row[0] for row in rows(text, issued="2021-01-20", **REPORT)] == ["t"]


def test_a_glossary_holds_no_target() -> None:
    text = "一、工作回顾\n建成公园3个。\n二、2021年工作安排\n新建公园5个。\n名词解释\n1.“三个一”:建设3个中心、2个平台。"
    assert [row.partition(" d=")[0] for row in rows(text, issued="2021-01-20", **REPORT)] == [
        "o 建成公园数 count =3个",
        "t 新建公园数 count =5个",
    ]


def test_a_chapter_of_what_was_achieved_looks_back() -> None:
    text = "一、一年接着一年干,各项建设持续取得新进展新成效\n(一)生态环境持续向好\n优良天数比例达94%。"
    assert rows(text, issued="2021-01-20", **REPORT) == ["o 优良天数比例 level =94% d=2020"]


def test_a_date_goes_on_behind_a_line_that_ends_in_a_semicolon() -> None:
    text = (
        "二、任务\n坚持治理。到2025年,优良天数比率达到85%;\n森林覆盖率达到40%。\n"
        "建成湿地公园3个。\n(一)水环境\n城市污水处理率达到98%。"
    )
    assert rows(text, issued="2021-03-01", type="plan", title="生态环境保护方案") == [
        "t 优良天数比率 level =85% d=2025",
        "t 森林覆盖率 level =40% d=2025",
        "t 建成湿地公园数 count =3个",
        "t 城市污水处理率 level =98%",
    ]
