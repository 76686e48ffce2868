"""Names to divisions, and documents to their cities."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg import gazetteer
from kg.errors import PlaceError
from kg.link.cities import cities_in
from kg.link.places import by_code, city_of, level_of, parent, province_of, resolve, short
from kg.model import NOWHERE


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("天津", "120000"),
        ("天津市", "120000"),
        ("Tianjin", "120000"),
        ("tianjin", "120000"),
        ("120000", "120000"),
        ("江苏省徐州市", "320300"),
        ("北京朝阳区", "110105"),
        ("徐州市鼓楼区", "320302"),
        ("朝阳", "211300"),
        ("吉林", "220000"),
        ("吉林市", "220200"),
        ("海南州", "632500"),
        ("Shaanxi", "610000"),
        ("shanxi", "140000"),
        ("Xi'an", "610100"),
        ("xian", "610100"),
        ("Inner Mongolia", "150000"),
        ("Lüliang", "141100"),
        ("lvliang", "141100"),
        ("Harbin", "230100"),
        ("hohhot", "150100"),
        ("Urumqi", "650100"),
        ("Lhasa", "540100"),
        ("Kunshan City", "320583"),
        ("仙桃", "429004"),
        ("莱芜市", "371200"),
        ("襄樊市", "420600"),
        ("襄樊", "420600"),
        ("延边", "222400"),
        ("滨海新区", "120116"),
    ],
)
def test_resolve(name: str, code: str) -> None:
    assert resolve(name).code == code


def test_unknown_name_gives_near_ones() -> None:
    with pytest.raises(PlaceError, match="徐州市"):
        resolve("徐洲市")
    with pytest.raises(PlaceError, match="天津市"):
        resolve("Tianjn")


@pytest.mark.parametrize(("name", "codes"), [("鼓楼区", ("320106", "350102")), ("Suzhou", ("320500", "341300"))])
def test_ambiguous_name_lists_codes(name: str, codes: tuple[str, ...]) -> None:
    with pytest.raises(PlaceError) as error:
        resolve(name)
    assert all(code in str(error.value) for code in codes)


@pytest.mark.parametrize("name", ["", " ", "999999", "12", "某市"])
def test_no_such_place(name: str) -> None:
    with pytest.raises(PlaceError):
        resolve(name)


def test_every_division_has_names_level_and_parent() -> None:
    table = gazetteer.divisions()
    assert len(table) > 3600
    for division in table.values():
        assert division.english[0].isupper() and division.level in ("province", "prefecture", "county")
        assert (division.parent == "") == (division.level == "province")
        assert division.parent == "" or division.parent in table
        assert division.replaced_by == "" or not table[division.replaced_by].retired
    assert sum(d.level == "province" for d in table.values()) == 34
    assert 330 <= sum(d.level == "prefecture" and not d.retired for d in table.values()) <= 335


@given(st.sampled_from(sorted(gazetteer.divisions())))
def test_codes_resolve_to_themselves_and_roll_up(code: str) -> None:
    place = resolve(code)
    assert place == by_code(code) and place.code == code
    assert province_of(city_of(place)) == province_of(place)
    assert city_of(city_of(place)) == city_of(place)


def test_the_tree() -> None:
    assert city_of(resolve("昆山市")).name == "苏州市"
    assert city_of(resolve("滨海新区")).name == "天津市"
    assert city_of(resolve("江苏省")).name == "江苏省"
    assert parent(resolve("徐州市")).name == "江苏省"
    assert parent(resolve("天津市")) == NOWHERE and city_of(NOWHERE) == NOWHERE
    assert short(resolve("徐州市")) == "徐州" and level_of(resolve("昆山市")) == "county"


@pytest.mark.parametrize(
    ("title", "cities"),
    [
        ("徐州、常州、盐城三市公开省生态环境保护督察整改方案", ["徐州市", "常州市", "盐城市"]),
        ("昆山市“十四五”生态环境保护规划", ["昆山市"]),
        ("杭州市余杭区人民政府工作报告", ["余杭区"]),
        ("江苏省人民政府关于苏州市城市总体规划的批复", ["苏州市"]),
        ("成都:打好蓝天保卫战", ["成都市"]),
        ("吉林市2015年政府工作报告", ["吉林市"]),
        ("吉林省吉林市水污染防治行动计划", ["吉林市"]),
        ("海南省生态文明建设规划", ["海南省"]),
        ("海南州“十三五”规划纲要", ["海南藏族自治州"]),
        ("北京市朝阳区蓝天行动计划", ["朝阳区"]),
        ("上海市浦东新区国民经济和社会发展规划", ["浦东新区"]),
        ("湖北省襄樊市环境保护“十一五”规划", ["襄阳市"]),
        ("中央第三生态环境保护督察组向重庆市反馈督察情况", ["重庆市"]),
        ("内蒙古自治区乌海市政府工作报告", ["乌海市"]),
        ("打好污染防治攻坚战行动计划", []),
        ("中山路扬尘治理", []),
        ("关于宜城市、枣阳市等地2020年度考核结果的通报", ["襄阳市"]),
        ("关于襄城区等5个县(市、区)考核结果的通报", ["襄阳市"]),
    ],
)
def test_cities_of_a_title(title: str, cities: list[str]) -> None:
    assert [place.name for place in cities_in("", title)] == cities


@pytest.mark.parametrize(
    ("text", "cities"),
    [
        ("成都日报讯 昨日,记者从市生态环境局获悉,我市空气质量持续改善。与重庆市相比差距缩小。", ["成都市"]),
        ("本报讯 记者从郑州市生态环境局获悉,今年以来全市优良天数为210天。河南省提出了更高要求。", ["郑州市"]),
        (
            "各县(市、区)人民政府:\n现将《株洲市大气污染防治行动方案》印发给你们。\n株洲市人民政府办公室\n我市将学习长沙市经验。",
            ["株洲市"],
        ),
        (
            "昆山市人民政府办公室\n昆山市2022年工作要点。我市将推进昆山市污水处理。苏州市生态环境局指导。昆山市各区镇落实。",
            ["昆山市"],
        ),
        (
            "我省大气污染防治取得进展。全省设区市优良天数比率提高。浙江省人民政府要求各市落实。全省推进,省政府督办。",
            ["浙江省"],
        ),
        (
            "我县持续改善环境质量。金寨县人民政府印发方案。全县上下共同努力。县委、县政府高度重视。金寨县生态环境分局牵头。",
            ["金寨县"],
        ),
        ("要坚持绿水青山就是金山银山。", []),
        ("来源:莆田侨乡时报\n荔城区黄石镇的禁养区拆除猪场。仙游还停在71%。我市内河治理提速。", ["莆田市"]),
        ("吉林省第一督察组进驻。四平市委、市政府高度重视,我市制定方案,四平市生态环境局牵头。", ["四平市"]),
    ],
)
def test_cities_of_a_text_without_title(text: str, cities: list[str]) -> None:
    assert [place.name for place in cities_in(text)] == cities


def test_a_section_for_each_city() -> None:
    body = "2022年,督察组对该市开展了督察。市委、市政府高度重视,研究制定了整改方案,明确了工作目标和措施,现予以公开。\n"
    text = f"本省三市公开整改方案。\n\n湖州\n\n{body}\n嘉兴\n\n{body}\n绍兴市\n\n{body}"
    assert [place.name for place in cities_in(text, "浙江三市公开整改方案")] == ["湖州市", "嘉兴市", "绍兴市"]
    assert [place.name for place in cities_in(text)] == ["湖州市", "嘉兴市", "绍兴市"]


def test_linear_and_quick() -> None:
    text = "合肥市生态环境局牵头,全市推进蓝天保卫战。" * 20_000
    cities_in(text[:1000])
    start = time.perf_counter()
    assert [place.name for place in cities_in(text)] == ["合肥市"]
    assert time.perf_counter() - start < 2


def test_the_dateline_of_an_agency_is_its_offices() -> None:
    text = "新华社昆明4月17日电(记者 某某)据云南省大理州洱海保护治理指挥部消息,一季度全湖水质保持Ⅱ类。"
    assert [place.name for place in cities_in(text)] == ["大理白族自治州"]
    assert [place.name for place in cities_in("新华社济南5月6日电 济南市生态环境局介绍,全市水质好转。")] == ["济南市"]


def test_a_district_of_many_cities_is_that_of_the_city_named() -> None:
    text = "关于整改情况的公示。向我区反馈的问题已完成。区委、区政府高度重视。四平市铁东区河湖管理中心"
    assert [place.name for place in cities_in(text)] == ["铁东区"]
    vague = (
        "关于整改情况的公示。根据四平市人民政府的要求,我区反馈的问题已完成。区委、区政府高度重视。全区推进。我区落实。"
    )
    assert [place.name for place in cities_in(vague)] == ["四平市"]


def test_the_one_city_that_a_text_names_in_passing() -> None:
    assert [p.name for p in cities_in("我市各级、各部门要建设绿色太行、清新阳泉。")] == ["阳泉市"]
    assert cities_in("我市将学习阳泉、长治的经验。") == ()
    assert cities_in("会议在清新阳泉召开。") == ()


def test_an_office_in_the_prefecture_is_a_persons() -> None:
    text = "宁国市第十四届人民代表大会第四次会议开幕。宣城市委常委、宁国市委书记主持大会。"
    assert [place.name for place in cities_in(text)] == ["宁国市"]


def test_parts_named_in_short_tell_the_city_of_a_text_that_speaks_as_one() -> None:
    text = "我市隆化、平泉、宽城三座县城的污水处理厂年底前投运。"
    assert [place.name for place in cities_in(text)] == ["承德市"]
    assert cities_in(text.replace("我市", "有关")) == ()
    assert cities_in("我市隆化、平泉两县推进治理。") == ()


@pytest.mark.parametrize(("title", "code"), [("海门市2018年方案", "320684"), ("铜山县2008年规划", "320323")])
def test_a_title_may_name_a_county_that_is_no_more(title: str, code: str) -> None:
    assert [place.code for place in cities_in("", title)] == [code]
