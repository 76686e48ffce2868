"""kg.about on a graph of one plan made by hand."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.about import LONGEST, About, around
from kg.errors import QueryError
from kg.graph import iris, quads
from kg.model import Document, Duty, Evidence, Place, Plan, Target

CITY = Place("320100", "南京市")
RAW = "一、目标\n加强治理。到2025年,PM2.5浓度降至30微克/立方米。由市生态环境局牵头。"


def words(quote: str) -> Evidence:
    start = RAW.index(quote)
    return Evidence("plan-a", start, start + len(quote), quote)


@pytest.fixture(scope="module")
def about() -> About:
    document = Document(
        id="plan-a",
        title="规划",
        cities=(CITY,),
        type="plan",
        exercise="",
        issued="2021",
        publisher="",
        source="",
        sha256="0" * 64,
        chars=len(RAW),
    )
    target = Target(
        city=CITY,
        evidence=words("PM2.5浓度降至30微克/立方米"),
        clause=words("PM2.5浓度降至30微克/立方米"),
        rule="level",
        indicator="PM2.5浓度",
        indicator_id="pm25",
        status="target",
        kind="level",
        comparator="=",
        value=30.0,
        unit="µg/m3",
        deadline="2025",
    )
    duty = Duty(
        city=CITY,
        evidence=words("市生态环境局牵头"),
        clause=words("由市生态环境局牵头"),
        body="南京市生态环境局",
        mention="市生态环境局",
        role="leads",
    )
    plan = Plan(document=document, raw=RAW, targets=(target,), duties=(duty,))
    store = ox.Store()
    store.bulk_load("".join(quads.quads([plan])).encode(), format=ox.RdfFormat.N_QUADS)
    return About(store)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("南京", "city"),
        ("320100", "city"),
        ("plan-a", "document"),
        ("pm25", "concept"),
        ("南京市生态环境局", "concept"),
    ],
)
def test_names_of_things(name: str, kind: str, about: About) -> None:
    assert about.subject(name).kind == kind


def test_a_citys_facts_come_with_sentence_and_details(about: About) -> None:
    duty, target = about.facts(about.subject("Nanjing"))
    assert (target.type, target.before, target.quote, target.after) == (
        "Target",
        "到2025年,",
        "PM2.5浓度降至30微克/立方米",
        "。",
    )
    details = dict(target.details)
    assert (details["quantity"], details["deadline"], details["comparator"], details["rule"]) == (
        "30",
        "2025",
        "=",
        "level",
    )
    assert dict(duty.details)["body"] == "南京市生态环境局"
    assert dict(duty.details)["role"] == "leads"


def test_a_fact_by_its_iri(about: About) -> None:
    (target,) = about.facts(about.subject("pm25"))
    subject = about.subject(f"<{target.iri}>")
    assert (subject.kind, list(about.facts(subject))) == ("fact", [target])
    assert about.subject(iris.concept("indicator", "pm25")).kind == "concept"


@pytest.mark.parametrize("name", ["没有", "https://example.org/x", "x> ?p ?o"])
def test_unknown_names(name: str, about: About) -> None:
    with pytest.raises(QueryError, match="nothing called"):
        about.subject(name)


def test_a_city_without_facts_is_named(about: About) -> None:
    with pytest.raises(QueryError, match="nothing about 拉萨市"):
        about.subject("拉萨")


def test_a_long_sentence_is_cut() -> None:
    before, after = around("字" * 1000 + "词" + "字" * 1000, 1000, 1001)
    assert (len(before), len(after)) == (LONGEST, LONGEST)
