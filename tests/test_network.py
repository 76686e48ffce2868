"""kg.network on a plan made by hand."""

from __future__ import annotations

from kg.model import NOWHERE, Document, Duty, Evidence, Measure, Place, Plan, Programme, Target
from kg.network import KINDS, network

CITY = Place("320100", "南京市")


def plan(doc: str, *facts: Measure | Programme | Target | Duty) -> Plan:
    document = Document(
        id=doc,
        title="",
        cities=(CITY,),
        type="plan",
        exercise="",
        issued="",
        publisher="",
        source="",
        sha256="",
        chars=2,
    )
    measures = tuple(fact for fact in facts if isinstance(fact, Measure))
    programmes = tuple(fact for fact in facts if isinstance(fact, Programme))
    targets = tuple(fact for fact in facts if isinstance(fact, Target))
    duties = tuple(fact for fact in facts if isinstance(fact, Duty))
    return Plan(document=document, raw="治理", measures=measures, programmes=programmes, targets=targets, duties=duties)


def measure(doc: str, concept: str, city: Place = CITY) -> Measure:
    words = Evidence(doc, 0, 2, "治理")
    return Measure(city=city, evidence=words, clause=words, concept=concept, label="治理")


def test_cities_are_tied_to_what_they_commit_to_and_name() -> None:
    words = Evidence("b", 0, 2, "治理")
    programme = Programme(city=CITY, evidence=words, clause=words, name="双碳", type="programme")
    graph = network([plan("a", measure("a", "x"), measure("a", "x")), plan("b", measure("b", "x"), programme)])
    kinds = sorted(data["kind"] for _, data in graph.nodes(data=True))
    assert kinds == ["city", "measure", "programme"]
    edges = {data["relation"]: (data["count"], data["docs"]) for *_, data in graph.edges(data=True)}
    assert edges == {"commits": (3, ["a", "b"]), "names": (1, ["b"])}


def test_facts_without_city_or_concept_are_left_out() -> None:
    assert not network([plan("a", measure("a", ""), measure("a", "x", NOWHERE))]).nodes


def test_indicators_and_bodies_on_request() -> None:
    words = Evidence("a", 0, 2, "治理")
    shared = {"city": CITY, "evidence": words, "clause": words}
    figure = {**shared, "indicator": "PM2.5", "indicator_id": "pm25", "kind": "level", "comparator": "<="}
    target, outcome = Target(**figure, status="target"), Target(**figure, status="outcome")
    duty = Duty(**shared, body="南京市生态环境局", mention="市生态环境局", role="leads", measure="dust-control 某事")
    facts = (target, target, outcome, duty, measure("a", "dust-control"))
    graph = network([plan("a", *facts)], KINDS)
    edges = {data["relation"]: data for *_, data in graph.edges(data=True)}
    assert set(edges) == {"sets", "charges", "carries-out", "commits"}
    assert (edges["sets"]["count"], edges["sets"]["targets"], edges["sets"]["outcomes"]) == (3, 2, 1)
    kinds = {data["kind"]: (data["label"], data["label_en"], data["count"]) for _, data in graph.nodes(data=True)}
    assert kinds["city"] == ("南京市", "Nanjing", 5)
    assert kinds["body"] == ("南京市生态环境局", "", 2)
    assert kinds["indicator"][1].startswith("Mean concentration")
    assert {data["kind"] for _, data in network([plan("a", *facts)]).nodes(data=True)} == {"city", "measure"}


def test_an_indicator_that_is_only_reported() -> None:
    words = Evidence("a", 0, 2, "治理")
    outcome = Target(city=CITY, evidence=words, clause=words, indicator="PM2.5", indicator_id="pm25", kind="level",
                     comparator="=", status="outcome")  # fmt: skip
    ((*_, edge),) = network([plan("a", outcome)], KINDS).edges(data=True)
    assert (edge["relation"], edge["targets"], edge["outcomes"]) == ("reports", 0, 1)
