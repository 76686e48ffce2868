"""Questions in plain words: what each is taken for, in both languages; what is not understood is never guessed."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.graph.store import open_store
from kg.query import prepare, run
from kg.web.mentions import english
from kg.web.phrases import samples, templates
from kg.web.questions import LONGEST, understand

TARGET, OUTCOME, UNMET = {"status": "target"}, {"status": "outcome"}, {"verdict": "not-reached"}
PM25, OZONE, FOREST = {"indicator": "pm25"}, {"indicator": "ozone"}, {"indicator": "forest-cover"}
DUST, STRAW = {"measure": "dust-control"}, {"measure": "straw-burning-ban"}
BEIJING, CHENGDU = {"city": "110000"}, {"city": "510100"}

KNOWN = [
    ("哪些城市设定了PM2.5目标？", "targets", TARGET | PM25),
    ("哪些城市設定了PM2.5目標？", "targets", TARGET | PM25),
    ("请问哪些地方提出了ＰＭ２．５的目标", "targets", TARGET | PM25),
    ("哪个城市提出了细颗粒物浓度的目标", "targets", TARGET | PM25),
    ("成都的臭氧浓度目标值是多少？", "targets", TARGET | OZONE | CHENGDU),
    ("各地臭氧浓度要降到多少？", "targets", TARGET | OZONE),
    ("森林覆盖率要达到多少", "targets", TARGET | FOREST),
    ("Which cities set PM2.5 targets?", "targets", TARGET | PM25),
    ("what are the ozone targets of chengdu", "targets", TARGET | OZONE | CHENGDU),
    ("Show me all goals for forest cover", "targets", TARGET | FOREST),
    ("到2025年各城市要达到哪些目标？", "targets-due", {"year": "2025"}),
    ("2030年之前北京要实现什么目标", "targets-due", {"year": "2030"} | BEIJING),
    ("到2025年成都的PM2.5目标是多少", "targets-due", {"year": "2025"} | CHENGDU | PM25),
    ("Which targets are due in 2025?", "targets-due", {"year": "2025"}),
    ("PM2.5 targets for 2027", "targets-due", {"year": "2027"} | PM25),
    ("哪个城市的PM2.5目标最严？", "strictest", PM25),
    ("臭氧浓度目标最严格的城市是哪个", "strictest", OZONE),
    ("Which city has the strictest ozone target?", "strictest", OZONE),
    ("Rank the cities by their PM2.5 targets", "strictest", PM25),
    ("北京实际PM2.5降到了多少", "outcomes", OUTCOME | PM25 | BEIJING),
    ("What PM2.5 outcomes does Beijing report?", "outcomes", OUTCOME | PM25 | BEIJING),
    ("各城市的目标完成了吗？", "answers", {}),
    ("北京的PM2.5目标达到了吗", "answers", BEIJING | PM25),
    ("Did Beijing meet its PM2.5 target?", "answers", BEIJING | PM25),
    ("哪些目标没有完成", "unmet", UNMET),
    ("Which targets did Chengdu miss?", "unmet", UNMET | CHENGDU),
    ("徐州和常州共有哪些措施", "between", {"cities": "320300、320400"}),
    ("成都、北京、上海都采取了哪些相同的措施？", "between", {"cities": "510100、110000、310000"}),
    ("Which measures do Xuzhou and Changzhou share?", "between", {"cities": "320300、320400"}),
    ("所有城市都采取了哪些措施", "everywhere", {}),
    ("成都独有的措施", "unique", CHENGDU),
    ("Which measures are unique to Chengdu?", "unique", CHENGDU),
    ("成都采取了哪些举措？", "measures-of-city", CHENGDU),
    ("What measures does Beijing take?", "measures-of-city", BEIJING),
    ("哪些城市推进扬尘污染防治", "measure", DUST),
    ("哪些城市采取了秸秆禁烧措施", "measure", STRAW),
    ("Which cities pursue dust control?", "measure", DUST),
    ("谁负责扬尘治理？", "who", DUST),
    ("北京由哪个部门牵头秸秆禁烧工作", "who", STRAW | BEIJING),
    ("Who is responsible for straw burning?", "who", STRAW),
    ("成都各部门有哪些职责？", "who-in-city", CHENGDU),
    ("生态环境局负责什么？", "body", {"body": "生态环境局"}),
    ("北京市水务局承担哪些职责", "body", {"body": "水务局"} | BEIJING),
    ("What is the ecology and environment bureau responsible for?", "body", {"body": "生态环境局"}),
    ("哪些机构承担的职责最多", "busiest", {}),
    ("哪些城市参与“无废城市”", "programme-cities", {"programme": "waste-free-city"}),
    ("哪些地方在建设海绵城市", "programme-cities", {"programme": "sponge"}),
    ("Which cities take part in zero-waste city?", "programme-cities", {"programme": "waste-free-city"}),
    ("哪些文件提到“无废城市”", "mentioning", {"words": "无废城市"}),
    ("哪些文件提到无废城市？", "mentioning", {"words": "无废城市"}),
    ("哪些文件写到机制砂", "mentioning", {"words": "机制砂"}),
    ('Which documents mention "无废城市"?', "mentioning", {"words": "无废城市"}),
    ("含有扬尘的句子", "search", {"words": "扬尘"}),
    ("成都有哪些行动计划", "programmes-of-city", CHENGDU),
    ("Which programmes does Chengdu name?", "programmes-of-city", CHENGDU),
    ("图谱收录了哪些文件？", "documents", {}),
    ("引用最多的法律有哪些", "cited", {}),
    ("哪些目标缺少年份", "incomplete", {}),
    ("有哪些指标？", "indicators", {}),
    ("What indicators are there?", "indicators", {}),
]

UNKNOWN = [
    ("今天天气怎么样", "今天天气", ""),
    ("火星市的PM2.5目标", "火星", "哪些城市设定了PM2.5目标？"),
    ("哪些城市的房价目标最严", "房价", "哪个城市的PM2.5目标最严？"),
    ("哪些城市禁烧秸秆", "秸秆", "哪些城市采取了秸秆禁烧措施？"),
    ("How do penguins fly?", "penguins", ""),
    ("Which cities set penguin targets?", "penguin", "Which cities set PM2.5 targets?"),
    ("成都和上海的PM2.5目标", "上海", ""),
    ("Which city has the strictest ozone target and the best tea?", "tea", "Which city has the strictest"),
    ("PM2.5", "", "Which cities set PM2.5 targets?"),
    ("成都", "", "成都采取了哪些措施？"),
    ("谁", "", ""),
    ("<img src=x onerror=alert(1)>", "img", ""),
    ("' } DROP ALL ; #", "drop", ""),
    ("1999", "", ""),
]


@pytest.mark.parametrize(("question", "template", "parameters"), KNOWN, ids=[each[0] for each in KNOWN])
def test_a_question_is_understood(question: str, template: str, parameters: dict[str, str]) -> None:
    found = understand(question).understood
    assert found is not None, understand(question)
    assert (found.template.id, found.parameters) == (template, parameters)


@pytest.mark.parametrize(("question", "left", "offer"), UNKNOWN, ids=[each[0] for each in UNKNOWN])
def test_what_is_not_understood_says_so_and_offers_what_can_be_asked(question: str, left: str, offer: str) -> None:
    reading = understand(question)
    assert reading.understood is None
    assert not left or left in reading.left
    assert reading.offers and any(each.startswith(offer) for each in reading.offers), reading.offers
    for each in reading.offers:
        assert understand(each).understood, each


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sample_is_understood_as_its_own_template(language: str) -> None:
    for template, question in zip(templates(), samples(language), strict=True):
        found = understand(question).understood
        assert found and found.template.id == template.id, question
        assert understand(question).language == language


def test_every_question_that_is_understood_is_answered(built: Path) -> None:
    store = open_store(built)
    rows = {}
    for question, template, parameters in KNOWN:
        found = understand(question).understood
        assert found
        result = run(store, found.template.query.name, found.parameters)
        rows[template] = max(rows.get(template, 0), len(result.rows))
        text, left = prepare(found.template.query.name, found.parameters, None)
        assert not left and "SELECT" in text, parameters
    full = {template for template, number in rows.items() if number}
    assert full >= {"targets", "targets-due", "strictest", "answers", "between", "busiest", "body", "mentioning",
                    "search", "programme-cities", "documents", "cited", "incomplete", "indicators"}  # fmt: skip


def test_offers_are_about_what_was_named_in_the_readers_language() -> None:
    assert "Which cities set Concentration of ozone targets?" in understand("臭氧浓度", "en").offers
    assert "哪些城市设定了臭氧浓度目标？" in understand("ozone", "zh").offers


def test_what_was_understood_is_said() -> None:
    found = understand("成都的臭氧浓度目标").understood
    assert found and found.said("en") == [
        ("the indicator, by name or id", "Concentration of ozone"),
        ("the city, by name or code", "Chengdu"),
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    reading = understand(text)
    assert reading.understood or reading.offers or not text.strip()


def test_a_long_question_is_cut() -> None:
    assert understand("哪些城市设定了PM2.5目标" + "？" * 100 * LONGEST).understood


@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("PM2.5", "pm25"), ("fine particulate matter", "pm25"), ("fine particles", "pm25"), ("COD", "cod-emissions"),
        ("chemical oxygen demand", "cod-emissions"), ("sulphur dioxide emissions", "so2-emissions"),
        ("sulfur dioxide concentration", "so2-concentration"), ("forest cover", "forest-cover"),
        ("forest coverage", "forest-cover"), ("NOx", "nox-emissions"), ("carbon intensity", "carbon-intensity"),
        ("sewage treatment", "sewage-treatment-rate"), ("fertilizer use", "fertiliser-use"),
        ("total phosphorus", "total-phosphorus-emissions"), ("good air days", "good-air-days"),
        ("AQI", "air-quality-index"),
    ],
)  # fmt: skip
@pytest.mark.parametrize(
    "question",
    ["which cities set {} targets", "Which city has the strictest {} target?", "what {} outcomes do cities report"],
)
def test_indicators_go_by_their_usual_english_names(question: str, words: str, id: str) -> None:
    found = understand(question.format(words)).understood
    assert found and found.parameters["indicator"] == id


def test_english_labels_of_indicators_name_one_each() -> None:
    """An alternative label that two concepts share would be a question with two answers."""
    owner: dict[str, str] = {}
    for concept, said in english("indicator"):
        assert owner.setdefault(said.lower(), concept) == concept, said


@pytest.mark.parametrize(
    ("question", "other"),
    [
        ("Which cities set SO2 targets?", "Which cities set Concentration of sulphur dioxide targets?"),
        ("哪些城市设定了二氧化硫目标", "哪些城市设定了二氧化硫浓度目标？"),
    ],
)
def test_other_things_that_go_by_the_same_words_are_offered(question: str, other: str) -> None:
    reading = understand(question)
    assert reading.understood and other in reading.offers
    meant = understand(other).understood
    assert meant and meant.parameters["indicator"] == "so2-concentration"


@pytest.mark.parametrize(
    ("question", "id"),
    [
        ("which cities set sulfer dioxide targets", "so2-emissions"), ("which cities set ozzone targets", "ozone"),
        ("哪些城市设定了细颗立物目标", "pm25"), ("哪些城市设定了森林复盖率目标", "forest-cover"),
    ],
)  # fmt: skip
def test_a_name_that_is_misspelt_is_not_understood_and_the_right_one_offered(question: str, id: str) -> None:
    reading = understand(question)
    assert reading.understood is None and reading.left
    meant = understand(reading.offers[0]).understood
    assert meant and meant.parameters["indicator"] == id


def test_what_nothing_goes_by_is_offered_its_question_about_something_else() -> None:
    for question, offer in (
        ("Which cities set cyanide targets?", "Which cities set PM2.5 targets?"),
        ("哪些城市设定了氰化物目标？", "哪些城市设定了PM2.5目标？"),
    ):
        reading = understand(question)
        assert reading.understood is None and offer in reading.offers[:2]
