"""kg.network on a plan made by hand."""

from __future__ import annotations

from kg.model import NOWHERE, Document, Evidence, Measure, Place, Plan, Programme
from kg.network import network

CITY = Place("320100", "南京市")


def plan(doc: str, *facts: Measure | Programme) -> Plan:
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
    return Plan(document=document, raw="治理", measures=measures, programmes=programmes)


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
