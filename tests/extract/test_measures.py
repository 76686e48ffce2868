"""Measures, sentence by sentence. The sentences are invented, in the manner of plans, reports and news."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.extract.measures import match
from kg.extract.reading import Reading
from kg.model import NOWHERE, Document, Measure, Place
from kg.text.normalise import normalise
from kg.text.outline import outline

CITY = Place("410300", "洛阳市")
OTHER = Place("330200", "宁波市")
SENTENCES = Path(__file__).with_name("measures.tsv")


def read(
    text: str, *, cities: tuple[Place, ...] = (CITY,), title: str = "洛阳市生态环境保护规划", kind: str = "plan"
) -> Reading:
    normalised, _ = normalise(text)
    document = Document(
        id="a", title=title, cities=cities, type="plan", exercise="", issued="", publisher="", source="", sha256="",
        chars=len(text),
    )  # fmt: skip
    return Reading(document, normalised, outline(normalised, cities=cities, kind=kind))


def measures(text: str, **options: object) -> list[Measure]:
    reading = read(text, **options)  # type: ignore[arg-type]
    return [measure for _, _, measure in match(reading)]


def concepts(text: str, **options: object) -> set[str]:
    return {measure.concept for measure in measures(text, **options)} - {""}


def test_invented_sentences() -> None:
    """293 annotated sentences: the concepts found are those of the annotation, but for a few."""
    rows = [line.split("\t") for line in SENTENCES.read_text(encoding="utf-8").splitlines()]
    hits = found = wanted = 0
    for sentence, names in rows:
        here, gold = concepts(sentence + "。"), set(names.split()) - {"-"}
        hits, found, wanted = hits + len(here & gold), found + len(here), wanted + len(gold)
    assert len(rows) == 293
    assert hits / found >= 0.97, f"precision {hits / found:.3f}"
    assert hits / wanted >= 0.95, f"recall {hits / wanted:.3f}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("治理工地扬尘、挥发性有机物、机动车尾气。", {"dust-control", "voc-control", "vehicle-emission-supervision"}),
        ("受污染耕地安全利用率达到93%以上。", {"farmland-safe-use"}),
        ("PM2.5平均浓度达到35微克/立方米,优良天数比率达到85%。", set()),
        ("督察发现,部分工地扬尘管控不到位。", set()),
        ("坚决做到守土有责、守土尽责。", set()),
        (
            "加强组织领导和统筹,压实责任。聚焦重金属、危险废物等重点领域开展整治。",
            {"heavy-metal-control", "hazardous-waste-supervision"},
        ),
        ("整治“散乱污”企业。", {"scattered-polluting-enterprises"}),
        ("抽检柴油车5000辆次,组织专项督查。", {"vehicle-emission-supervision", "local-inspection-system"}),
        ("新建含氟废水处理站2座。", {"industrial-wastewater"}),
        ("煤场、渣场全部加装抑尘网。", {"fugitive-emission-control"}),
        ("取缔沿河直排口12个,清出底泥3万方。", {"river-outfall", "river-lake-basin-treatment"}),
        ("向社会公布空气监测数据。", {"information-disclosure"}),
        ("中央环保督察组开展专项督查。", set()),
        ("整治散乱污企业。", {"scattered-polluting-enterprises"}),
        ("城东污水处理厂10月份建成投运。", {"urban-sewage-treatment"}),
        ("矿区至干线的铁路专用线2023年投用。", {"road-to-rail"}),
        ("建成区14条黑臭河渠,今年整治8条。", {"black-odorous-water"}),
        ("35蒸吨/小时以下燃煤锅炉,市区今年全部拆除。", {"coal-boiler-elimination"}),
        ("35蒸吨/小时以下燃煤锅炉一台不留。", {"coal-boiler-elimination"}),
        ("新上纯电动公交车260辆。", {"new-energy-vehicles"}),
        ("建材企业按绩效分级实行错峰生产。", {"staggered-production"}),
        ("电代煤、气代煤全年要做到12万户。", {"clean-heating"}),
        ("每季度公开一次饮用水水源水质。", {"information-disclosure", "drinking-water-source"}),
        ("关掉小砖瓦窑61座。", {"outdated-capacity"}),
        ("建成区14条黑臭河渠,其中市区8条。", set()),
    ],
)
def test_settled_cases(text: str, expected: set[str]) -> None:
    assert expected <= concepts(text)
    if not expected:
        assert concepts(text) == set()


def test_narrower_concept_wins() -> None:
    assert concepts("实施农村黑臭水体治理。") == {"rural-black-odorous-water"}
    assert concepts("推进城市黑臭水体治理。") == {"black-odorous-water"}


def test_evidence_runs_from_verb_to_object() -> None:
    measure = next(
        m for m in measures("到2025年,持续推进露天矿山综合整治,成效明显。") if m.concept == "mine-restoration"
    )
    assert measure.evidence.quote == "持续推进露天矿山综合整治"
    assert (measure.verb, measure.object) == ("推进", "露天矿山综合整治")


def test_commitments_without_a_concept_are_kept() -> None:
    assert [(m.concept, m.verb) for m in measures("大力推进智慧旅游项目。")] == [("", "推进")]


@pytest.mark.parametrize(
    "text",
    [
        "《整改方案》提出六项任务。",
        "坚持以习近平新时代中国特色社会主义思想为指导。",
        "问题整改的实际成效。",
        "尚未建立长效机制。",
    ],
)
def test_words_that_commit_to_nothing(text: str) -> None:
    assert measures(text) == []


def test_goals_are_no_measures_in_a_report() -> None:
    text = "生态系统碳汇能力明显提升。"
    assert concepts(text, kind="plan") == {"carbon-sink"}
    assert concepts(text, kind="report") == set()


def test_shared_words_need_an_environmental_context() -> None:
    text = "健全领导小组统筹机制,加强组织领导。"
    assert concepts(text, title="洛阳市生态环境保护规划") == {"leading-group-coordination"}
    assert concepts(text, title="洛阳市旅游发展规划") == set()


def test_a_citys_own_part_and_no_other() -> None:
    text = "两市公开整改方案。推进秸秆禁烧。\n\n洛阳\n\n加强扬尘污染治理。\n\n宁波\n\n推进垃圾分类。\n"
    found = {(m.city.name, m.concept) for m in measures(text, cities=(CITY, OTHER)) if m.concept}
    assert found == {("洛阳市", "dust-control"), ("宁波市", "waste-sorting")}


def test_parts_of_no_city_name_no_measures() -> None:
    assert all(
        m.city != NOWHERE
        for m in measures("推进秸秆禁烧。\n\n洛阳\n\n加强扬尘治理。\n\n宁波\n\n推进垃圾分类。", cities=(CITY, OTHER))
    )


PREFACE = "为打好碧水保卫战,推进黑臭水体治理,根据《省水污染防治工作方案》要求,结合我市实际,"


@pytest.mark.parametrize(
    "end", ["制定本方案。", "特制定本计划。", "编制本实施方案。", "制定洛阳市碧水行动实施方案。", "提出如下意见:"]
)
def test_prefaces(end: str) -> None:
    assert measures(f"全文如下:\n　　{PREFACE}{end}\n一、主要任务\n") == []


def test_after_a_heading_a_plan_to_be_made_is_a_measure() -> None:
    found = measures("一、主要任务\n(一)根据流域特点,制定黑臭水体治理方案。\n")
    assert [measure.concept for measure in found] == ["black-odorous-water"]
    assert measures("一、保障措施\n制定本市排污许可管理办法,推进黑臭水体治理。\n")


@pytest.mark.parametrize(
    "line",
    [
        "发布时间:2019-03-02",
        "报告提出",
        "公开属性:主动公开",
        "验收单位:市生态环境局",
        "整改时限:2019年12月底前",
        "现将有关情况报告如下:",
        "请认真贯彻落实。",
        "提前完成省定年度任务目标。",
        "超额完成全年目标任务。",
        "降低22.12%。",
        "改善3.5个百分点。",
        "全市蓝天保卫战推进会召开。",
    ],
)
def test_lines_that_commit_to_nothing(line: str) -> None:
    assert measures(line, kind="report") == []


def test_words_of_telling_lead_up_to_an_act() -> None:
    (found,) = measures("会议强调,报告提出:加大污染防治攻坚力度。")
    assert found.verb == "加大"


def test_an_early_end_of_a_named_work_is_a_measure() -> None:
    assert concepts("提前完成2.1万户清洁取暖改造。", kind="report") == {"clean-heating"}


def test_problems_found_under_their_heading() -> None:
    text = "一、反馈问题\n推进污水处理厂提标改造进度缓慢。\n二、整改措施\n完成污水处理厂提标改造。\n"
    assert [measure.evidence.quote for measure in measures(text)] == ["完成污水处理厂提标改造"]


def test_a_field_in_a_title_needs_a_verb_outside() -> None:
    assert concepts("依据《洛阳市扬尘污染防治责任书》,落实《洛阳市扬尘污染防治条例》。") == {"dust-control"}
    assert concepts("确保空气质量改善,依据《洛阳市扬尘污染防治责任书》。") == set()


@pytest.mark.parametrize(
    "line",
    [
        "记者从市政府新闻发布会上获悉。",
        "近日印发了《洛阳市扬尘污染防治条例》。",
        "据市环境监测站数据,情况如下。",
        "以减少重污染天气为重点,以改善水环境质量为核心。",
        "洛阳市人民政府关于印发洛阳市扬尘污染防治工作方案的通知",
    ],
)
def test_what_a_paper_or_a_meeting_is_about_is_no_act(line: str) -> None:
    assert concepts(line) == set()
    assert "扬尘" not in "".join(measure.object for measure in measures(line))


def test_wastewater_is_no_stack() -> None:
    assert concepts("推进工业企业废水设施提标改造。") == {"industrial-wastewater"}


WORK = "洛阳市政府工作报告"


def test_goals_count_under_headings_that_look_ahead() -> None:
    text = "一、工作回顾\n饮水安全更有保障,网箱养殖全部拆除。\n二、重点任务\n农村生活污水治理率达到45%以上。\n"
    found = [m.concept for m in measures(text, title=WORK, kind="report") if m.concept]
    assert found == ["aquaculture-pollution", "rural-sewage"]
    text = text.replace("网箱养殖全部拆除", "森林覆盖率提高1.2个百分点")
    assert concepts(text, title=WORK, kind="plan") == {"rural-sewage"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("对督察发现的问题立行立改,推进扬尘治理。", {"rectification-management", "dust-control"}),
        ("以抓好督察反馈问题整改为契机,完成水泥企业超低排放改造。", {"industrial-emission-upgrading"}),
        ("反馈问题:扬尘治理推进缓慢,污水管网建设滞后。", set()),
        ("检查发现,推进扬尘治理不够。", set()),
    ],
)
def test_problems_that_are_put_right(text: str, expected: set[str]) -> None:
    assert concepts(text) == expected


def test_the_context_of_a_long_paragraph_is_what_stands_near() -> None:
    far = "推进污水治理。" + "提升公共服务水平。" * 20 + "健全领导小组统筹机制,加强组织领导。"
    assert "leading-group-coordination" not in concepts(far, title="洛阳市政府工作报告")
    near = "推进污水治理。健全领导小组统筹机制,加强组织领导。"
    assert "leading-group-coordination" in concepts(near, title="洛阳市政府工作报告")
