"""What documents without a catalogue say of themselves."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from kg.catalogue import Row
from kg.errors import PlaceError
from kg.link.cities import cities_in
from kg.link.dating import dated, day
from kg.link.metadata import describe
from kg.model import FLAGS, Document
from kg.text.normalise import normalise
from kg.text.read import Source


def described(text: str, row: Row | None = None) -> Document:
    data = text.encode()
    source = Source(Path("a.txt"), data, hashlib.sha256(data).hexdigest(), "utf-8", text)
    normalised, noises = normalise(text)
    return describe(normalised, source, row or Row("a.txt"), noises)


NOTICE = """宁波市人民政府办公室
关于印发宁波市大气污染防治行动方案的通知
各区县(市)人民政府,市直各单位:
现将《宁波市大气污染防治行动方案》印发给你们,请认真贯彻执行。
宁波市人民政府办公室
二〇一九年三月五日
"""


def test_a_notice() -> None:
    found = described(NOTICE)
    assert found.title == "宁波市人民政府办公室关于印发宁波市大气污染防治行动方案的通知"
    assert [place.code for place in found.cities] == ["330200"]
    assert (found.type, found.issued, found.publisher) == ("plan", "2019-03-05", "宁波市人民政府办公室")
    assert found.flags == () and found.chars == len(NOTICE)


def test_news() -> None:
    head = "成都:优良天数持续增加\n来源:成都日报 发布时间:2021-06-05\n"
    found = described(f"{head}本报讯(记者 某某)记者从市生态环境局获悉,我市空气持续改善。\n")
    assert (found.type, found.issued, found.source) == ("news", "2021-06-05", "成都日报")
    assert [place.name for place in found.cities] == ["成都市"]


def test_nothing_known_is_flagged() -> None:
    found = described("要坚持绿水青山就是金山银山,统筹推进各项工作,不断提高治理水平。\n")
    assert found.flags == ("title-unknown", "city-unknown", "issued-unknown")
    assert (found.title, found.cities, found.issued) == ("", (), "")


def test_the_catalogue_goes_first() -> None:
    row = Row("a.txt", title="某方案", cities=("330200",), type="other", issued="2019", publisher="某局", source="某网")
    found = described(NOTICE, row)
    assert (found.title, found.type, found.issued) == ("某方案", "other", "2019")
    assert (found.publisher, found.source, found.flags) == ("某局", "某网", ())


def test_a_catalogue_that_names_another_city_is_flagged() -> None:
    assert "city-conflict" in described(NOTICE, Row("a.txt", cities=("320500",))).flags


def test_districts_and_provinces_are_no_conflict() -> None:
    assert "city-conflict" not in described(NOTICE, Row("a.txt", cities=("330203",))).flags
    assert "city-conflict" not in described(NOTICE, Row("a.txt", cities=("330000",))).flags


def test_an_unknown_code_is_an_error() -> None:
    with pytest.raises(PlaceError, match="999999"):
        described(NOTICE, Row("a.txt", cities=("999999",)))


def test_a_file_name_names_the_city_where_the_text_does_not() -> None:
    text = "要坚持绿水青山就是金山银山,统筹推进各项工作,不断提高治理水平。\n"
    for file in ("plan-hangzhou-2018.txt", "杭州市2018.txt"):
        found = described(text, Row(file))
        assert [place.name for place in found.cities] == ["杭州市"]
        assert "city-inferred" in found.flags


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("我市各级、各部门要建设绿色太行、清新阳泉。\n", "阳泉市"),
        ("全市推进治理。遂昌县、庆元县、景宁县要加快进度,缙云县要抓好落实。\n", "丽水市"),
    ],
)
def test_a_city_named_in_passing_or_by_its_parts_is_flagged(text: str, city: str) -> None:
    found = described(text)
    assert [place.name for place in found.cities] == [city] and "city-inferred" in found.flags
    assert "city-inferred" not in described(text, Row("a.txt", title=f"{city}治理方案")).flags


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("2021年8月31日", "2021-08-31"),
        ("发布时间:2021-08-31 09:05", "2021-08-31"),
        ("2021/8/3", "2021-08-03"),
        ("二〇〇六年十二月二十八日", "2006-12-28"),
        ("二○一○年十月十日", "2010-10-10"),
        ("年8月20日", ""),
        ("2021年13月1日", ""),
        ("文号2021-1", ""),
    ],
)
def test_day(line: str, date: str) -> None:
    assert day(line) == date


def test_the_date_of_writing_goes_first() -> None:
    assert dated(["发布时间:2022-12-28", "成文日期:2019-02-20"], ["2019年2月21日"]) == "2019-02-20"
    assert dated(["发布时间:2022-12-28"], ["2019年2月21日"]) == "2019-02-21"


def test_flags_are_known() -> None:
    assert set(described("治理。\n").flags) <= set(FLAGS)


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (
            "中共台州市委 台州市人民政府\n关于全面加强生态环境保护坚决打好\n污染防治攻坚战的实施意见",
            "中共台州市委台州市人民政府关于全面加强生态环境保护坚决打好污染防治攻坚战的实施意见",
        ),
        (
            "衢州市人民政府\n关于印发\n衢州市“十四五”生态环境保护规划的通知",
            "衢州市人民政府关于印发衢州市“十四五”生态环境保护规划的通知",
        ),
        (
            "温州市贯彻落实中央生态环境保护督察\n“回头看”反馈意见整改方案",
            "温州市贯彻落实中央生态环境保护督察“回头看”反馈意见整改方案",
        ),
        ("标\u3000题：丽水市水污染防治工作方案\n发布日期：2019年5月10日", "丽水市水污染防治工作方案"),
        ("舟山市环保网站\n舟山市水污染防治工作方案", "舟山市水污染防治工作方案"),
        ("《金华市水污染防治工作方案》", "金华市水污染防治工作方案"),
    ],
)
def test_titles_on_several_lines(lines: str, title: str) -> None:
    body = "为贯彻落实党中央决策部署,提出如下意见。到2020年,PM2.5平均浓度下降到41微克/立方米。"
    assert described(f"{lines}\n{body}\n").title == title


@pytest.mark.parametrize(
    ("line", "source"),
    [
        ("2021-11-03 09:12 来源：湖州日报 责任编辑：某某", "湖州日报"),
        ("时间：2021年3月1日 来源：嘉兴市环保局 点击：88", "嘉兴市环保局"),
        ("来源：绍兴晚报【字体：大 中 小】", "绍兴晚报"),
    ],
)
def test_the_source_ends_before_the_next_label(line: str, source: str) -> None:
    found = described(f"我市空气质量改善\n{line}\n本报讯 全市空气持续改善,优良天数增加。\n")
    assert source in (found.source, found.publisher)


def test_first_in_the_province_says_nothing_of_whose_text_it_is() -> None:
    text = "率先在全省实现行政村污水治理全覆盖。市河长办表示,南宁市三条河涌已消除黑臭,南宁市水质居全省前列。"
    assert [place.name for place in cities_in(text)] == ["南宁市"]
