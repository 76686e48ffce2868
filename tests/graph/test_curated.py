"""Facts that a person states in Turtle: they stand with those of their document, and say that they are curated."""

from __future__ import annotations

import shutil
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest
from stores import oxigraph

from kg import export, query
from kg.errors import ValidationError
from kg.explain import explain
from kg.export.tables import tables
from kg.graph import iris, push, store, whole
from kg.graph.client import Credentials
from kg.graph.compared import Summary
from kg.graph.diff import diff
from kg.graph.inventory import inventory
from kg.graph.read import documents, plans
from kg.graph.remote import Remote
from kg.graph.renew import add
from kg.graph.write import write
from kg.model import Origin, Place
from kg.vocabulary import PREFIXES as PREFIXED

TIANJIN = Place("120000", "天津市")
PREFIXES = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXED.items())
QUOTE, CLAUSE = "力争达到40微克/立方米", "PM2.5平均浓度控制在43微克/立方米以下，力争达到40微克/立方米"
FACTS = """
ex:target a kg:Target ; kg:document {doc} ; kg:city <{city}> ; kg:indicatorName "细颗粒物"@zh ;
  kg:indicator <https://w3id.org/kg-cn-plans/indicator/pm25> ; kg:kind kgv:level ; kg:comparator kgv:at-most ;
  kg:ambition kgv:stretch ; kg:deadline "2025"^^xsd:gYear ; kg:unitText "µg/m3" ;
  kg:baseline [ a kg:Baseline ; kg:period "2020"^^xsd:gYear ] ;
  kg:quantity [ a qudt:QuantityValue ; qudt:numericValue 39.5 ] ;
  kg:evidence [ a oa:SpecificResource ; oa:hasSource {text} ; oa:hasSelector
    [ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ] ,
    [ a oa:TextQuoteSelector ; oa:exact "{quote}" ] ] ;
  kg:clause ex:clause .
ex:clause a kg:Clause ; kg:document {doc} ; kg:start {first} ; kg:end {last} ; kg:text "{clause}" .
ex:duty a kg:Duty ; kg:document {doc} ; kg:city <{city}> ; kg:role kgv:leads ; kg:mention "市环保局" ;
  kg:clause ex:clause ;
  kg:body ex:body ; kg:evidence [ a oa:SpecificResource ; oa:hasSource {text} ; oa:hasSelector
    [ a oa:TextPositionSelector ; oa:start {start} ; oa:end {end} ] ,
    [ a oa:TextQuoteSelector ; oa:exact "{quote}" ] ] .
ex:body a org:FormalOrganization ; rdfs:label "天津市某局"@zh .
"""
DOCUMENT = """
ex:paper a kg:Document ; dcterms:identifier "letter" ; dcterms:title "来信"@zh ; kg:documentType kgv:other ;
  kg:city <{city}> ;
  kg:file ex:file ; eli:is_realized_by ex:text .
ex:file a eli:Format ; kg:sha256 "{sha}" .
"""


def turtle(doc: str, text: str, **given: object) -> str:
    """Curated facts about a document."""
    at, first = factory.RAW.index(QUOTE), factory.RAW.index(CLAUSE)
    said = {"city": iris.place(*("120000", "")), "quote": QUOTE, "start": at, "end": at + len(QUOTE), "clause": CLAUSE,
            "first": first, "last": first + len(CLAUSE), **given}  # fmt: skip
    prefixes = PREFIXES + f"@prefix ex: <https://example.org/{'letters/' * (doc == 'ex:paper')}> .\n"
    return (
        prefixes
        + FACTS.format(doc=doc, text=text, **said)
        + (DOCUMENT.format(sha="0" * 64, **said) if doc == "ex:paper" else "")
    )


def about_own(out: Path, **given: object) -> str:
    """Curated facts about the document a of the build."""
    opened = store.open_store(out)
    rows = query.run(opened, "SELECT ?t { ?d dcterms:identifier 'a' ; eli:is_realized_by ?t }").rows
    return turtle(f"<{iris.document('a')}>", f"<{rows[0][0]}>", **given)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    write([factory.plan("a", TIANJIN), factory.plan("b", TIANJIN)], folder, {"versions": {"kg": "0"}})
    return folder


@pytest.fixture
def out(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "build"))


def take(out: Path, text: str, name: str = "curated") -> str:
    path = out.parent / f"{name}.ttl"
    path.write_text(text, encoding="utf-8")
    return add(out, [path], name, source="某人")


def test_they_stand_with_their_document_and_say_where_they_are_from(out: Path) -> None:
    before = list(plans(store.open_store(out)))
    take(out, about_own(out))
    a, b = plans(store.open_store(out))
    assert b == before[1] and set(before[0].targets) < set(a.targets)
    (target,) = set(a.targets) - set(before[0].targets)
    assert (target.value, target.deadline, target.baseline, target.stretch) == (39.5, "2025", "2020", True)
    assert target.evidence.quote == QUOTE and target.clause.quote == CLAUSE and target.city == TIANJIN
    (duty,) = set(a.duties) - set(before[0].duties)
    assert duty.body == "天津市某局"
    assert a.origin_of(target) == Origin("curated", "curated", "https://example.org/target")
    assert a.origin == Origin() == a.origin_of(before[0].targets[0])


def test_tables_tell_them_apart(out: Path) -> None:
    take(out, about_own(out))
    found = tables(plans(store.open_store(out)))
    (row,) = (row for row in found["targets"] if row["origin"] != "extracted")
    assert (row["iri"], row["import_name"], row["doc"]) == ("https://example.org/target", "curated", "a")
    assert {row["origin"] for row in found["documents"]} == {"extracted"}
    assert [row["body"] for row in found["bodies"] if row["origin"] == "curated"] == ["天津市某局"]
    answers = {(row["origin"], row["target_origin"]) for row in found["answers"]}
    assert answers <= {("extracted", "extracted"), ("extracted", "curated")}


def test_a_document_of_their_own_shows_too(out: Path) -> None:
    take(out, turtle("ex:paper", "ex:text"), "letters")
    opened = store.open_store(out)
    assert [document.id for document in documents(opened)] == ["a", "b", "letter"]
    letter = list(plans(opened))[-1]
    assert letter.document.title == "来信" and letter.document.cities == (TIANJIN,)
    assert letter.origin == Origin("curated", "letters") and len(letter.targets) == len(letter.duties) == 1
    found = inventory(opened)
    assert found.imported["letters"]["counts"] == {"documents": 1, "duties": 1, "targets": 1}
    assert found.counts["targets"] == 7 and [name for _, name in found.documents] == ["", "", "letters"]


def test_a_union_of_another_build_is_read_as_that_build_is(out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    write([factory.plan("c", TIANJIN)], other, {"versions": {"kg": "0"}})
    export.write("ttl", tmp_path / "other.ttl", other)
    add(out, [tmp_path / "other.ttl"], "union")
    (theirs,) = plans(store.open_store(other))
    mine = list(plans(store.open_store(out)))[-1]
    assert mine.document == theirs.document and mine.raw == theirs.raw
    for table in ("targets", "measures", "programmes", "duties", "citations", "mentions", "sections", "clauses"):
        assert getattr(mine, table) == getattr(theirs, table), table


def test_differences_and_explanations_name_the_import(out: Path, tmp_path: Path) -> None:
    old = tmp_path / "old.nq"
    export.write("nq", old, out)
    take(out, about_own(out))
    changes = [change for change in diff(old, out, Summary()) if change.kind != "import"]
    assert [(c.change, c.kind, c.origin) for c in changes] == [
        ("added", "target", "curated curated"), ("added", "duty", "curated curated"),
    ]  # fmt: skip
    (found,) = explain(store.open_store(out), "https://example.org/target")
    assert found.rule.en == "stated by a person" and found.quote == QUOTE and found.kind == "target"


def test_a_remote_store_gives_the_same_bytes(out: Path, tmp_path: Path) -> None:
    take(out, about_own(out))
    take(out, turtle("ex:paper", "ex:text"), "letters")
    with oxigraph() as url:
        push.push(out, push.way(url, Credentials(), timeout=60), Credentials(), timeout=60)
        remote = Remote(url)
        assert list(plans(remote)) == list(plans(store.open_store(out)))
        whole.save(remote, tmp_path / "graph.nq")
        assert inventory(remote) == inventory(store.open_store(out))
    assert (tmp_path / "graph.nq").read_bytes() == (store.current(out) / store.GRAPH).read_bytes()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"quote": "别的话"}, "is not at"),
        ({"first": 1}, "is not at 1-"),
        ({"clause": "别的话"}, "“别的话” is not at"),
    ],
)
def test_words_that_stand_elsewhere_are_refused(given: dict[str, object], words: str, out: Path) -> None:
    with pytest.raises(ValidationError, match=words):
        take(out, about_own(out, **given))


def test_words_of_a_text_that_nobody_has_must_fit_their_offsets(out: Path) -> None:
    with pytest.raises(ValidationError, match="in length"):
        take(out, turtle("ex:paper", "ex:text", end=5000))
    without = turtle("ex:paper", "ex:text").replace(f"kg:start {factory.RAW.index(CLAUSE)} ;", "")
    with pytest.raises(ValidationError, match="where do its words stand"):
        take(out, without)


def test_facts_of_a_document_that_nobody_describes_are_in_queries_only(out: Path) -> None:
    said = take(out, turtle("ex:nowhere", "ex:text"))
    assert "2 facts are about documents that nobody describes" in said
    opened = store.open_store(out)
    assert len(list(plans(opened))) == 2
    node = ox.NamedNode("https://example.org/target")
    assert any(True for _ in opened.quads_for_pattern(node, None, None))
