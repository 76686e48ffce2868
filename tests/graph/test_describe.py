"""The data set describes itself, and what it says is so: counts against SPARQL, formats, citation, queries."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import factory
import pyoxigraph as ox
import pytest
from graph.test_quads import with_answer

from kg import __version__, paths, query
from kg.export import WRITERS
from kg.graph import counts, describe, iris, ontology, store
from kg.graph.quads import Builder, quads
from kg.vocabulary import DCAT, DCTERMS, DQV, KG, ONTOLOGY, PREFIXES, PROV, RDF, RDFS, SD, SH, SKOS, VERSION, VOID

ROOT = Path(__file__).parent.parent.parent
COUNTS = {
    VOID.triples: "(COUNT(*) AS ?n) WHERE { SELECT DISTINCT ?s ?p ?o WHERE { %s } }",
    VOID.distinctSubjects: "(COUNT(DISTINCT ?s) AS ?n) WHERE { %s }",
    VOID.entities: "(COUNT(DISTINCT ?s) AS ?n) WHERE { %s ?s a ?c }",
    VOID.classes: "(COUNT(DISTINCT ?o) AS ?n) WHERE { %s FILTER (?p = rdf:type) }",
    VOID.properties: "(COUNT(DISTINCT ?p) AS ?n) WHERE { %s }",
}


@pytest.fixture(scope="module")
def small() -> ox.Store:
    """A graph of two made-up plans, one with an answer."""
    loaded = ox.Store()
    lines = quads([factory.plan("a"), with_answer("b")], {"kg": "7.8.9", "ontology": VERSION})
    loaded.bulk_load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return loaded


def values(of: ox.Store, subject: str, predicate: str) -> list[str]:
    found = of.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    return sorted(quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal))


def number(of: ox.Store, subject: str, predicate: str) -> int:
    (found,) = values(of, subject, predicate)
    return int(found)


def ask(of: ox.Store, text: str) -> list[tuple[str, ...]]:
    found = of.query(text, prefixes=PREFIXES, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return [tuple(term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" for term in row) for row in found]


def graphs(of: ox.Store) -> list[str]:
    return sorted(node.value for node in of.named_graphs() if isinstance(node, ox.NamedNode))


def check_counts(of: ox.Store) -> None:
    for node in (iris.DATASET, *graphs(of)):
        where = "?s ?p ?o ." if node == iris.DATASET else f"GRAPH <{node}> {{ ?s ?p ?o }}"
        typed = "?s a ?c" if node == iris.DATASET else f"GRAPH <{node}> {{ ?s a ?c }}"
        for predicate, asked in COUNTS.items():
            select = asked.replace("?s a ?c", "") % typed if predicate == VOID.entities else asked % where
            ((counted,),) = ask(of, f"SELECT {select}")
            assert number(of, node, predicate) == int(counted), (node, predicate)
        check_partitions(of, node, where)


def check_partitions(of: ox.Store, node: str, where: str) -> None:
    said = f"<{node}> void:classPartition ?x . ?x void:class ?c ; void:entities ?n"
    asked = f"SELECT ?o (COUNT(DISTINCT ?s) AS ?n) WHERE {{ {where} FILTER (?p = rdf:type) }} GROUP BY ?o"
    assert sorted(ask(of, f"SELECT ?c ?n WHERE {{ {said} }}")) == sorted(ask(of, asked))
    said = f"<{node}> void:propertyPartition ?x . ?x void:property ?c ; void:triples ?n"
    asked = f"SELECT ?p (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {where} }} }} GROUP BY ?p"
    assert sorted(ask(of, f"SELECT ?c ?n WHERE {{ {said} }}")) == sorted(ask(of, asked))


def test_counts_are_those_of_the_store(small: ox.Store) -> None:
    check_counts(small)


def test_counts_of_the_corpus_are_those_of_the_store(built: Path) -> None:
    check_counts(store.open_store(built))


def test_every_named_graph_is_described(small: ox.Store) -> None:
    assert values(small, iris.DATASET, SD.namedGraph) == graphs(small)
    assert values(small, iris.DATASET, VOID.subset) == graphs(small)


def test_an_empty_graph_is_not() -> None:
    lines = list(quads([replace(factory.plan("a"), targets=(), measures=())]))
    assert not any(f"<{iris.LINKS_GRAPH}>" in line for line in lines)


def test_title_licence_creator_and_coverage(small: ox.Store) -> None:
    for predicate in (DCTERMS.title, DCTERMS.description, DCTERMS.rights, DCTERMS.bibliographicCitation):
        assert len(values(small, iris.DATASET, predicate)) == 2, predicate
    assert values(small, iris.DATASET, DCTERMS.license) == ["https://creativecommons.org/licenses/by/4.0/"]
    assert values(small, iris.DATASET, DCTERMS.spatial) == [iris.place("999901", "")]
    assert values(small, iris.DATASET, DCTERMS.conformsTo) == [f"{ONTOLOGY}/{VERSION}"]
    (period,) = values(small, iris.DATASET, DCTERMS.temporal)
    assert [values(small, period, date) for date in (DCAT.startDate, DCAT.endDate)] == [["2021"], ["2025"]]
    assert number(small, iris.DATASET, VOID.documents) == 2


def test_other_data_have_another_version() -> None:
    def version(*plans: Any) -> str:
        line = next(line for line in quads(plans, {"kg": "7.8.9"}) if f'<{DCAT.version}> "' in line)
        return line.split('"')[1]

    plan = factory.plan("a")
    assert version(plan) == version(plan)
    assert version(plan).startswith("7.8.9+")
    assert version(plan) != version(replace(plan, targets=plan.targets[:2]))


def test_the_citation_names_the_version_and_agrees_with_the_citation_file(small: ox.Store) -> None:
    (version,) = values(small, iris.DATASET, DCAT.version)
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    assert re.search(r"^version: (\S+)$", text, re.M)[1] == __version__  # type: ignore[index]
    author = re.search(r"- name: (.+)", text)[1]  # type: ignore[index]
    english = [words for words in values(small, iris.DATASET, DCTERMS.bibliographicCitation) if author in words]
    assert len(english) == 1 and version in english[0] and iris.DATASET in english[0]


def test_every_format_of_export_is_a_distribution(small: ox.Store) -> None:
    names = {iri.rsplit("/", 1)[-1] for iri in values(small, iris.DATASET, DCAT.distribution)}
    assert set(WRITERS) <= names
    for name in names:
        node = iris.DATA + "distribution/" + name
        assert len(values(small, node, DCTERMS.title)) in (1, 2)
        assert len(values(small, node, DCTERMS.description)) == 2
        assert f"kg export {name} " in values(small, node, DCTERMS.description)[0]
        assert values(small, node, DCAT.mediaType) or values(small, node, DCTERMS.format) or name == "crate"


def test_the_service_serves_the_data_set(small: ox.Store) -> None:
    assert ask(
        small, "SELECT ?d { ?s a sd:Service, dcat:DataService ; dcat:servesDataset ?d ; sd:defaultDataset ?d }"
    ) == [(iris.DATASET,)]


def test_the_run_used_files_and_ontology(small: ox.Store) -> None:
    (run,) = values(small, iris.DATASET, PROV.wasGeneratedBy)
    used = values(small, run, PROV.used)
    assert f"{ONTOLOGY}/{VERSION}" in used
    assert {iris.file(factory.plan("a").document.sha256)} < set(used)
    (agent,) = values(small, run, PROV.wasAssociatedWith)
    assert values(small, agent, DCTERMS.hasVersion) == ["7.8.9"]


def test_documents_have_quality(small: ox.Store) -> None:
    document = iris.document("a")
    rows = ask(
        small,
        f"SELECT ?m ?v {{ <{document}> dqv:hasQualityMeasurement ?q . ?q dqv:isMeasurementOf ?metric ; dqv:value ?v ."
        " ?metric a dqv:Metric ; dqv:inDimension/skos:prefLabel ?label FILTER (LANG(?label) = 'en')"
        " BIND (STRAFTER(STR(?metric), '/metric/') AS ?m) } ORDER BY ?m",
    )
    assert rows == [
        ("facts", "10"),
        ("findings", "0"),
        ("measures-with-concept", "0.5"),
        ("targets-with-indicator", "0.667"),
    ]


def test_findings_are_counted_and_linked() -> None:
    plan = factory.plan("a")
    odd = replace(plan, targets=(replace(plan.targets[0], unit="家"),))
    loaded = ox.Store()
    loaded.bulk_load("".join(quads([odd])).encode(), ox.RdfFormat.N_QUADS)
    assert values(loaded, iris.document("a") + "/quality/findings", DQV.value) == ["1"]
    (finding,) = values(loaded, iris.document("a"), DQV.hasQualityAnnotation)
    assert values(loaded, finding, RDF.type) == [KG.Finding]


def test_named_queries_are_executable(small: ox.Store) -> None:
    for named in query.named():
        node = iris.concept("query", named.name)
        kinds = values(small, node, RDF.type)
        assert SH.SPARQLExecutable in kinds
        (text,) = values(small, node, SH.select if SH.SPARQLSelectExecutable in kinds else SH.construct)
        assert text == named.text
        assert len(values(small, node, RDFS.label)) == 2 and len(values(small, node, RDFS.comment)) == 2
        assert values(small, node, SH.prefixes) == [ONTOLOGY]
    declared = ask(small, f"SELECT ?p ?n {{ <{ONTOLOGY}> sh:declare ?d . ?d sh:prefix ?p ; sh:namespace ?n }}")
    assert dict(declared) == PREFIXES


def test_the_whole_is_the_same_every_time() -> None:
    plans = [factory.plan("a"), with_answer("b")]
    assert list(quads(plans, {"kg": "1"})) == list(quads(plans, {"kg": "1"}))


def test_it_says_no_time_of_day(small: ox.Store) -> None:
    assert ask(small, "SELECT ?o { ?s ?p ?o FILTER (DATATYPE(?o) = xsd:dateTime) }") == []


def test_every_class_and_property_of_a_graph_is_labelled_in_both_languages(built: Path) -> None:
    opened = store.open_store(built)
    used = {iri for (iri,) in ask(opened, "SELECT DISTINCT ?p { ?s ?p ?o }")}
    used |= {iri for (iri,) in ask(opened, "SELECT DISTINCT ?c { ?s a ?c }")}
    bare = [
        iri
        for iri in sorted(used)
        if {
            quad.object.language
            for predicate in (RDFS.label, SKOS.prefLabel)
            for quad in opened.quads_for_pattern(ox.NamedNode(iri), ox.NamedNode(predicate), None)
            if isinstance(quad.object, ox.Literal)
        }
        != {"zh", "en"}
    ]
    assert bare == []


def test_static_is_the_catalogues() -> None:
    lines = describe.static()
    assert lines and all(line.endswith(f" <{iris.CATALOGUE_GRAPH}> .\n") for line in lines)
    assert not any(f"<{iris.DATASET}>" in line for line in ontology.lines())


def test_counts_of_lines() -> None:
    builder = Builder(units={})
    found = counts.count(builder.plan(factory.plan("a")))
    assert found.classes[KG.Target] == 2 and found.classes[KG.Outcome] == 1
    assert found.properties[KG.evidence] == found.classes["http://www.w3.org/ns/oa#SpecificResource"]
    assert found.triples == sum(found.properties.values())


def test_competency_questions_are_no_names_of_named_queries() -> None:
    files = sorted((paths.ontology() / "queries").rglob("*.rq"))
    assert len({path.stem for path in files}) == len(files)
