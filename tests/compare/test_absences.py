"""What a text denies of its city, and what is no denial."""

from __future__ import annotations

from dataclasses import replace

import factory
import pytest
from compare import crowd

from kg.compare.absences import denials
from kg.model import Plan

CITY = crowd.CITIES[0]


def plan(words: str, *, several: bool = False) -> Plan:
    made = factory.plan("a", CITY, factory.RAW + words)
    cities = crowd.CITIES[:2] if several else (CITY,)
    return replace(made, document=replace(made.document, cities=cities))


@pytest.mark.parametrize(
    ("words", "quote", "concept"),
    [
        ("我市不涉及水产养殖尾水治理。", "不涉及水产养殖尾水治理", "aquaculture-pollution"),
        ("全市尚未开展碳排放权交易，待国家统一部署。", "尚未开展碳排放权交易", "emissions-trading"),
        ("目前，唐山市暂无燃煤锅炉淘汰任务。", "暂无燃煤锅炉淘汰任务", "coal-boiler-elimination"),
        ("不承担海水养殖治理任务。", "不承担海水养殖治理任务", "aquaculture-pollution"),
        ("唐山目前没有“散乱污”企业。", "没有“散乱污”企业", "scattered-polluting-enterprises"),
    ],
)
def test_denials(words: str, quote: str, concept: str) -> None:
    made = plan(words)
    found = list(denials(made))
    assert [(each.thing, each.quote, each.city) for each in found] == [(concept, quote, CITY.code)]
    assert all(made.raw[each.start : each.end] == each.quote for each in found)


@pytest.mark.parametrize(
    "words",
    [
        "部分企业未开展泄漏检测与修复。",
        "某区对督察重视不够，未建立扬尘管控机制。",
        "严禁新建燃煤锅炉，不得新建露天喷涂项目。",
        "不再审批燃煤锅炉项目。",
        "我市不涉及此类情况。",
        "未建立环境权益交易制度。",
        "加强工地扬尘治理，没有死角。",
        "确保没有散乱污企业反弹。",
    ],
)
def test_no_denials(words: str) -> None:
    assert not list(denials(plan(words)))


def test_a_document_of_several_cities_speaks_of_that_of_its_section() -> None:
    made = plan("我市不涉及水产养殖尾水治理。", several=True)
    assert [each.city for each in denials(made)] == [CITY.code]
    assert not list(denials(replace(made, sections=())))


def test_the_corpus_denies_nothing(built: object) -> None:
    from kg.compare.columnar import open_tables

    with open_tables(built) as tables:  # type: ignore[arg-type]
        assert tables.sql("SELECT * FROM absences") == []
