"""What headings and turns of phrase say of the rows under them, in documents of invented cities' work."""

from __future__ import annotations

from sentences import reading

from kg.extract import targets
from kg.model import Place, Target


def facts(raw: str, kind: str, issued: str = "") -> list[Target]:
    return targets.facts(reading(raw, Place("450400", "梧州市"), title=raw.split("\n")[0], type=kind, issued=issued))


def told(raw: str, kind: str, issued: str = "") -> list[tuple[str, str]]:
    """Status and deadline of each row."""
    return [(fact.status, fact.deadline) for fact in facts(raw, kind, issued)]


TASKS = "政府工作报告\n一、建设生态宜居之城\n淘汰老旧货车800辆,空气优良天数比例保持在93%以上。每月检查工地一次。"


def test_a_work_report_sets_its_tasks_for_its_year() -> None:
    assert told(TASKS, "work-report", "2021-02-03") == [("target", "2021"), ("target", "2021"), ("target", "")]


def test_other_documents_and_reports_of_no_known_year_do_not() -> None:
    assert told(TASKS, "plan", "2021-02-03")[0] == ("target", "")
    assert told(TASKS, "work-report")[0] == ("target", "")


def test_nor_does_it_under_a_heading_of_several_years() -> None:
    later = TASKS.replace("一、建设", "一、今后五年建设")
    assert told(later, "work-report", "2021-02-03")[0] == ("target", "")


GOALS = "关于环境保护目标完成情况的报告\n二、目标完成情况\n"


def test_a_report_that_recalls_the_goals_set_states_goals() -> None:
    raw = GOALS + "省下达我市的约束性指标为:优良天数比例不低于82%,PM2.5浓度比2015年下降12%。完成造林3万亩。"
    assert [status for status, _ in told(raw, "progress-report", "2019-01-20")] == ["target", "target", "outcome"]


def test_what_was_really_reached_beside_a_goal_is_an_outcome() -> None:
    raw = GOALS + "优良天数比例年度目标为82%,实际达到84.1%。"
    assert [(fact.value, fact.status) for fact in facts(raw, "progress-report", "2019-01-20")] == [
        (82.0, "target"),
        (84.1, "outcome"),
    ]


def test_the_date_of_a_part_goes_no_farther() -> None:
    raw = "方案\n到2024年,畜禽粪污综合利用率达到80%,其中大型养殖场2022年底前达到95%;农膜回收率达到85%。"
    assert [deadline for _, deadline in told(raw, "plan", "2021-05-06")] == ["2024", "2022-12-31", "2024"]


def test_the_whole_year_follows_a_part_of_it() -> None:
    raw = "上半年空气质量通报\n下半年,清理河道12公里。全市全年优良天数确保不少于285天,力争达到290天。"
    assert [deadline for _, deadline in told(raw, "news", "2013-07-08")][1:] == ["2013", "2013"]


def test_a_date_after_what_a_record_shows_opens_its_sentence() -> None:
    raw = "空气转好\n监测数据显示:截至6月30日,优良天数152天。可吸入颗粒物浓度65微克/立方米。"
    assert told(raw, "news", "2013-07-08") == [("outcome", "2013-06-30")] * 2


def test_parts_and_news_of_a_work_report_are_read_as_it_is() -> None:
    raw = (
        "绿色家园步伐加快(政府工作报告摘登)\n过去一年,关停企业30家,市区优良天数320天。\n"
        "新的一年,要淘汰黄标车900辆。\n新增绿地12万平方米。"
    )
    assert told(raw, "news", "2012-02-18")[:3] == [("outcome", "2011"), ("outcome", "2011"), ("target", "2012")]
    raw = (
        "全市清洁取暖再添新户\n近日,市政府印发了《2020年政府工作报告》。\n报告在回顾过去一年时说:完成造林12万亩。\n"
        "报告指出:优良天数比率不低于85%,更新管网40公里。"
    )
    expected = [("outcome", "2019"), ("target", "2020"), ("target", "2020")]
    assert told(raw, "news", "2020-01-20") == expected


def test_a_report_on_two_years_tells_of_the_first_and_plans_for_the_second() -> None:
    raw = (
        "梧州市2015年计划执行情况与2016年计划草案的报告\n(五)生态建设扎实推进。淘汰落后产能20万吨,新增绿地80万平方米。\n"
        "二、2016年预期目标\n可吸入颗粒物年均浓度下降3%。"
    )
    assert told(raw, "other") == [("outcome", "2015"), ("outcome", "2015"), ("target", "2016")]


def test_a_copy_made_later_does_not_make_results_of_goals() -> None:
    raw = "梧州市2018-2019年冬防期攻坚方案\n今年12月底前,淘汰炉窑20座。明年3月底前,淘汰货车100辆。"
    assert told(raw, "plan", "2023-05-11") == [("target", "2018-12-31"), ("target", "2019-03-31")]


def test_what_a_report_says_had_been_planned_is_a_goal_and_the_limit_below_dates_it() -> None:
    raw = (
        "第九项问题整改完成情况公示\n一、整改措施\n2021年底前建成处理站3座。\n二、整改目标\n历史遗留废渣全部安全处置。\n"
        "三、完成时限\n2022年底。\n四、整改完成情况\n目前,累计处置废渣2.1万吨。"
    )
    assert told(raw, "progress-report", "2023-11-17") == [
        ("target", "2021-12-31"),
        ("target", "2022-12-31"),
        ("outcome", ""),
    ]


def test_a_day_without_a_year_is_of_the_documents_year() -> None:
    raw = "讲话\n“十一五”前四年,能耗累计下降14%。\n9月底前关停机组2台。"
    assert told(raw, "news", "2010-09-06") == [("outcome", "2009"), ("target", "2010-09-30")]


def test_the_whole_year_of_news_is_this_one() -> None:
    raw = "控煤见效\n下一步,力争全年优良天数达到270天,PM2.5年均浓度控制在45微克/立方米以内。"
    assert told(raw, "news", "2018-11-21") == [("target", "2018"), ("target", "2018")]


def test_a_span_of_months_in_which_something_shall_be_ends_with_its_last_month() -> None:
    raw = "秋冬季攻坚方案\n2020年10月至12月,市区PM2.5平均浓度控制在52微克/立方米以内。"
    assert told(raw, "plan", "2020-09-28") == [("target", "2020-12")]


def test_a_label_on_its_own_holds_for_the_numbered_items_below_it() -> None:
    raw = (
        "督察反馈问题整改落实情况\n问题一:散煤治理不力。\n整改时限:2018年10月底\n整改措施:\n(一)完成清洁取暖改造4万户。\n"
        "(二)设立配送点31个。\n整改进展:已完成。设立配送点33个。"
    )
    assert told(raw, "progress-report", "2018-12-20") == [
        ("target", "2018-10-31"),
        ("target", "2018-10-31"),
        ("outcome", ""),
    ]


def test_a_heading_on_the_second_half_of_the_year_turns_to_what_is_to_come() -> None:
    raw = (
        "市环境局2021年上半年工作总结和下半年工作思路\n一、上半年工作\n1-6月,优良率84.5%,满足功能区要求比例为98.7%。\n"
        "二、下半年工作思路\n确保优良率达到87%以上,年底前建成园区12个。"
    )
    assert [status for status, _ in told(raw, "progress-report")] == ["outcome", "outcome", "target", "target"]


def test_a_speech_looks_back_under_a_heading_on_merits_and_ahead_after_it() -> None:
    raw = (
        "在全市生态环境保护大会上的讲话\n一、充分肯定成绩,切实增强做好工作的信心\n过去一年,优良天数达到338天,淘汰小锅炉210台。\n"
        "二、突出重点,坚决打好攻坚战\n要确保优良天数比例保持在92%以上,新建污水处理设施6座。当前,农村污水治理率仅为28%。"
    )
    assert [status for status, _ in told(raw, "news", "2019-04-02")] == [
        "outcome", "outcome", "target", "target", "outcome",
    ]  # fmt: skip


def test_at_present_is_not_last_year() -> None:
    raw = "整治见成效\n去年全市建成站点35处。目前,垃圾收集率已达82%。"
    assert told(raw, "news", "2010-11-05") == [("outcome", "2009"), ("outcome", "")]
