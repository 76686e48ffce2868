"""A district's own document belongs to its city."""

from __future__ import annotations

import hashlib
from pathlib import Path

from kg.catalogue import Row
from kg.link.districts import above, rolled
from kg.link.places import resolve
from kg.model import Plan
from kg.pipeline import read_source
from kg.text.read import Source

TEXT = """宁波市海曙区人民政府办公室关于印发海曙区水污染防治行动方案的通知
各镇人民政府、街道办事处,区政府各部门:
《海曙区水污染防治行动方案》已经区政府同意,现印发给你们,请认真贯彻执行。
宁波市海曙区人民政府办公室
2019年3月5日
一、工作目标
到2020年,全区消除劣Ⅴ类断面,城镇污水处理率达到96%。
二、重点任务
开展入河排污口整治。(牵头单位:区住建局;责任单位:市生态环境局海曙分局)
"""


def plan(row: Row | None = None) -> Plan:
    data = TEXT.encode()
    return read_source(
        Source(Path("a.txt"), data, hashlib.sha256(data).hexdigest(), "utf-8", TEXT), row or Row("a.txt")
    )


def test_facts_of_a_district_are_its_citys() -> None:
    found = plan()
    assert [city.name for city in found.document.cities] == ["宁波市"]
    facts = (*found.sections, *found.targets, *found.measures, *found.duties, *found.mentions)
    assert {fact.city.name for fact in facts if fact.city} == {"宁波市"}
    assert {target.scope for target in found.targets} >= {"海曙区"}
    assert all("海曙区" in target.scope for target in found.targets)


def test_its_bodies_are_the_districts() -> None:
    bodies = {duty.body for duty in plan().duties}
    assert {"宁波市海曙区人民政府办公室", "宁波市海曙区住建局", "宁波市生态环境局海曙分局"} <= bodies


def test_what_the_catalogue_says_stays() -> None:
    found = plan(Row("a.txt", cities=("330203",)))
    assert {city.name for city in found.document.cities} == {"海曙区"}
    assert rolled(found).document.cities == (resolve("宁波市"),)


def test_a_county_level_city_is_a_city() -> None:
    for name, city in (("昆山市", "昆山市"), ("余姚市", "余姚市"), ("金寨县", "六安市"), ("宁波市", "宁波市")):
        assert above(resolve(name)).name == city
    assert above(resolve("浙江省")).name == "浙江省"


def test_a_districts_body_in_a_text_about_its_city() -> None:
    text = (
        "宁波市水污染防治督查通报\n督查组在海曙区发现问题后,海曙区高度重视。区环保局立即约谈企业负责人。\n"
        "在宁海县,由县环保局负责整改,县政府要落实责任。市环保局负责督办。\n"
    )
    data = text.encode()
    source = Source(Path("a.txt"), data, hashlib.sha256(data).hexdigest(), "utf-8", text)
    found = {duty.body for duty in read_source(source, Row("a.txt")).duties}
    assert {"宁波市海曙区环保局", "宁波市宁海县环保局", "宁波市宁海县人民政府", "宁波市环保局"} <= found
