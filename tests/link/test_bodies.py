"""Full names of bodies."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.link.bodies import full_name, link
from kg.link.places import resolve
from kg.model import NOWHERE, Document, Duty, Evidence, Place


@pytest.mark.parametrize(
    ("city", "name", "body", "place"),
    [
        ("宁波市", "市委", "宁波市委", "宁波市"),
        ("宁波市", "中共宁波市委", "宁波市委", "宁波市"),
        ("宁波市", "中共宁波市委员会", "宁波市委", "宁波市"),
        ("宁波市", "宁波市委", "宁波市委", "宁波市"),
        ("宁波市", "市委常委会会议", "宁波市委", "宁波市"),
        ("宁波市", "市政府", "宁波市人民政府", "宁波市"),
        ("宁波市", "市人民政府", "宁波市人民政府", "宁波市"),
        ("宁波市", "市政府常务会议", "宁波市人民政府", "宁波市"),
        ("宁波市", "市政府办", "宁波市人民政府办公室", "宁波市"),
        ("赣州市", "赣县政府", "赣州市赣县人民政府", "赣县区"),
        ("宁波市", "市府办", "宁波市人民政府办公室", "宁波市"),
        ("宁波市", "市政府督查室", "宁波市政府督查室", "宁波市"),
        ("宁波市", "省政府", "浙江省人民政府", "浙江省"),
        ("宁波市", "省委", "浙江省委", "浙江省"),
        ("宁波市", "省第五生态环境保护督察组", "浙江省第五生态环境保护督察组", "浙江省"),
        ("宁波市", "省第五态环境保护督察组", "浙江省第五生态环境保护督察组", "浙江省"),
        ("宁波市", "中央第三生态环境保护督察组", "中央第三生态环境保护督察组", ""),
        ("宁波市", "市环保局", "宁波市环保局", "宁波市"),
        ("宁波市", "市市场监管局", "宁波市市场监管局", "宁波市"),
        ("宁波市", "市场监管局", "宁波市市场监管局", "宁波市"),
        ("宁波市", "市直有关部门", "宁波市直有关部门", "宁波市"),
        ("宁波市", "市级行业部门", "宁波市市级行业部门", "宁波市"),
        ("宁波市", "市级党报", "宁波市级党报", "宁波市"),
        ("宁波市", "各级党委、政府", "宁波市各级党委、政府", "宁波市"),
        ("宁波市", "各县(市、区)政府", "宁波市各县(市、区)人民政府", "宁波市"),
        ("宁波市", "相关县市区", "宁波市各县市区", "宁波市"),
        ("宁波市", "县级党委、政府", "宁波市县级党委、政府", "宁波市"),
        ("宁波市", "海曙区人民政府", "宁波市海曙区人民政府", "海曙区"),
        ("宁波市", "宁海县政府", "宁波市宁海县人民政府", "宁海县"),
        ("宁波市", "慈溪市委", "慈溪市委", "慈溪市"),
        ("宁波市", "宁波供电局", "宁波供电局", "宁波市"),
        ("宁波市", "宁波电业局", "宁波电业局", "宁波市"),
        ("宁波市", "奉化热电", "奉化热电", "宁波市"),
        ("宁波市", "四明纸业", "四明纸业", "宁波市"),
        ("宁波市", "市供电局", "宁波市供电局", "宁波市"),
        ("宁波市", "国网宁波供电公司", "国网宁波供电公司", "宁波市"),
        ("宁波市", "宁波某某热电有限公司", "宁波某某热电有限公司", "宁波市"),
        ("南京市", "鼓楼区委", "南京市鼓楼区委", "鼓楼区"),
        ("昆山市", "市生态环境局", "昆山市生态环境局", "昆山市"),
        ("金寨县", "县政府", "六安市金寨县人民政府", "金寨县"),
        ("金寨县", "市生态环境局", "六安市生态环境局", "六安市"),
        ("浙江省", "省生态环境厅", "浙江省生态环境厅", "浙江省"),
        ("宁波市", "宁波经济技术开发区管委会", "宁波经济技术开发区管委会", "宁波市"),
        ("杭州市", "美丽杭州建设领导小组", "美丽杭州建设领导小组", "杭州市"),
        ("宁波市", "浙江省宁波市生态环境局", "宁波市生态环境局", "宁波市"),
        ("宁波市", "水利部门", "宁波市水利部门", "宁波市"),
        ("宁波市", "市、县两级政府", "宁波市、县两级政府", "宁波市"),
        ("宁波市", "海曙", "宁波市海曙区", "海曙区"),
        ("海曙区", "市生态环境局海曙分局", "宁波市生态环境局海曙分局", "宁波市"),
        ("海曙区", "区政府", "宁波市海曙区人民政府", "海曙区"),
        ("天津市", "市委", "天津市委", "天津市"),
    ],
)
def test_full_name(city: str, name: str, body: str, place: str) -> None:
    found, owner = full_name(name, resolve(city))
    assert found == body and owner.name == place


def test_without_a_city_the_name_stays() -> None:
    assert full_name("市生态环境局", NOWHERE) == ("市生态环境局", NOWHERE)


def duty(body: str, role: str, city: Place) -> Duty:
    evidence = Evidence("a", 0, 2, "某某")
    return Duty(city=city, evidence=evidence, clause=evidence, body=body, mention="某某", role=role)


def document(*cities: str) -> Document:
    return Document(
        id="a", title="", cities=tuple(map(resolve, cities)), type="plan", exercise="", issued="", publisher="",
        source="", sha256="", chars=2,
    )  # fmt: skip


def test_one_row_a_body_and_role() -> None:
    city = resolve("宁波市")
    rows = [duty("市委", "leads", city), duty("中共宁波市委", "leads", city), duty("市委", "issues", city)]
    assert [(d.body, d.role) for d in link(rows, document("宁波市"))] == [("宁波市委", "leads"), ("宁波市委", "issues")]


def test_an_abbreviation_takes_the_full_name_that_the_document_has() -> None:
    city = resolve("宁波市")
    rows = [
        replace(duty(body, role, city), rule="body/environmental-protection")
        for body, role in (("宁波市环境保护局", "issues"), ("市环保局", "responsible"))
    ]
    assert {d.body for d in link(rows, document("宁波市"))} == {"宁波市环境保护局"}
    assert {d.body for d in link(rows[1:], document("宁波市"))} == {"宁波市环保局"}


def test_the_provinces_office_of_the_preface_supervises_all_cities() -> None:
    rows = [duty("省督察工作领导小组办公室", "supervises", NOWHERE), duty("四市党委", "issues", NOWHERE)]
    found = link(rows, document("宁波市", "绍兴市"))
    assert [(d.city.name, d.body, d.place.name) for d in found] == [
        ("宁波市", "浙江省督察工作领导小组办公室", "浙江省"),
        ("绍兴市", "浙江省督察工作领导小组办公室", "浙江省"),
    ]


def test_other_short_names_of_one_body() -> None:
    city = resolve("宁波市")
    names = (("宁波市发展和改革委员会", "issues"), ("市发展改革委", "responsible"), ("市发改局", "leads"))
    rows = [replace(duty(body, role, city), rule="body/development-reform") for body, role in names]
    assert {d.body for d in link(rows, document("宁波市"))} == {"宁波市发展和改革委员会", "宁波市发改局"}
    police = [
        replace(duty(body, "responsible", city), rule="body/public-security") for body in ("市公安局", "市公安交管局")
    ]
    assert {d.body for d in link(police, document("宁波市"))} == {"宁波市公安局", "宁波市公安交管局"}


def test_a_bare_team_is_the_one_that_the_document_is_about() -> None:
    city = resolve("宁波市")
    bare = replace(duty("督察组", "inspects", city), rule="body/inspection-team")
    numbered = replace(bare, body="中央第三生态环境保护督察组")
    assert {d.body for d in link([bare, numbered], document("宁波市"))} == {"中央第三生态环境保护督察组"}
    named = [replace(bare, body=f"省委第二{words}督察组") for words in ("", "黄河滩区生态环境专项")]
    assert {d.body for d in link(named, document("宁波市"))} == {"浙江省委第二黄河滩区生态环境专项督察组"}
    answered = replace(document("宁波市"), exercise="provincial inspection, round 2")
    assert [d.body for d in link([bare], answered)] == ["浙江省生态环境保护督察组"]
    assert link([bare], document("宁波市")) == []
