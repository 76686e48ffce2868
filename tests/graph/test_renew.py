"""Imports into a build: beside its documents, once, valid, and whatever happens the build answers."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest

from kg import query
from kg.errors import GraphFileError, StoreError, ValidationError
from kg.graph import imports, iris, store
from kg.graph.build import build
from kg.graph.read import documents, plans
from kg.graph.renew import add, remove
from kg.graph.source import select
from kg.graph.write import write
from kg.model import Origin, Place, Plan
from kg.vocabulary import DCAT, DCTERMS, ELI, KG, KGV, OA, PROV, RDF, RDFS, SD, SKOS, VOID

TIANJIN, CHENGDU, WUHAN = Place("120000", "天津市"), Place("510100", "成都市"), Place("420100", "武汉市")
INPUTS = {"versions": {"kg": "0"}}
Fresh = Callable[[], Path]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Builds of one and two documents, one of them in both, and their N-Quads."""
    root = tmp_path_factory.mktemp("builds")
    sets = {"one": [factory.plan("a", TIANJIN)], "two": [factory.plan("a", TIANJIN), factory.plan("b", WUHAN)]}
    for name, documents_ in sets.items():
        (root / name).mkdir()
        write(documents_, root / name, INPUTS)
        shutil.copy(store.current(root / name) / store.GRAPH, root / f"{name}.nq")
    return {"one": root / "one", "two.nq": root / "two.nq"}


@pytest.fixture
def out(made: dict[str, Path], tmp_path: Path) -> Path:
    """A copy of the build of one document."""
    return Path(shutil.copytree(made["one"], tmp_path / "build"))


def file(folder: Path, text: str, name: str = "facts.ttl") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def graphs(out: Path) -> dict[str, int]:
    found = query.run(out, "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g")
    return {str(graph): int(n or 0) for graph, n in found.rows}


def no_triple_twice(out: Path) -> bool:
    triples = [quad.triple for quad in store.open_store(out)]
    return len(triples) == len(set(triples))


def test_another_build_shows_in_queries_and_tables(out: Path, made: dict[str, Path]) -> None:
    before = graphs(out)
    said = add(
        out, [made["two.nq"]], "north", licence="https://creativecommons.org/publicdomain/zero/1.0/", source="某人"
    )
    assert "of 1 document here already the build's own reading stands" in said
    rows = query.run(out, "pm25-targets").rows
    assert {row[0] for row in rows} == {"天津市", "武汉市"} and len(rows) == 4
    assert no_triple_twice(out)
    after = graphs(out)
    root = iris.imported_graph("north")
    assert {graph: after[graph] for graph in before if graph != iris.CATALOGUE_GRAPH} == {
        graph: n for graph, n in before.items() if graph != iris.CATALOGUE_GRAPH
    }
    assert {graph.removeprefix(root) for graph in after if graph not in before} == {
        "/" + iris.graph("b").rpartition("/")[2], "/catalogue",
    }  # fmt: skip
    opened = store.open_store(out)
    assert [document.id for document in documents(opened)] == ["a", "b"]
    (theirs,) = plan_of(made["two.nq"], "b")
    found = {plan.document.id: plan for plan in plans(opened)}
    assert found["b"] == replace(theirs, origin=Origin("imported", "north")) and found["a"].origin == Origin()


def plan_of(path: Path, doc: str) -> list[Plan]:
    opened = ox.Store()
    opened.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    return list(plans(opened, only=lambda document: document.id == doc))


def counted(source: ox.Store, node: str) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """What VoID says of a data set: figures, entities by class, triples by property."""
    said = {q.predicate.value: q.object for q in source.quads_for_pattern(ox.NamedNode(node), None, None)}
    names = (VOID.triples, VOID.entities, VOID.distinctSubjects, VOID.classes, VOID.properties)
    parts = "SELECT ?of ?n {{ <{}> <{}> ?part . ?part <{}> ?of ; <{}> ?n }}"
    kinds = ((VOID.classPartition, VOID.class_, VOID.entities), (VOID.propertyPartition, VOID.property, VOID.triples))
    classes, properties = (
        {row["of"].value: int(row["n"].value) for row in select(source, parts.format(node, *each))} for each in kinds
    )
    return {name: int(said[name].value) for name in names}, classes, properties


def really(quads: list[ox.Quad]) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """The same, counted."""
    triples = {quad.triple for quad in quads}
    typed = {(t.subject, t.object.value) for t in triples if t.predicate.value == RDF.type}
    classes, properties = Counter(cls for _, cls in typed), Counter(t.predicate.value for t in triples)
    entities, known = {node for node, _ in typed}, {t.subject for t in triples}
    figures = (len(triples), len(entities), len(known), len(classes), len(properties))
    names = (VOID.triples, VOID.entities, VOID.distinctSubjects, VOID.classes, VOID.properties)
    return dict(zip(names, figures, strict=True)), dict(classes), dict(properties)


def test_the_account_of_the_data_counts_what_imports_add(out: Path, made: dict[str, Path], tmp_path: Path) -> None:
    add(out, [made["two.nq"]], "north")
    note = f'<x:note> a <x:Note> ; <{RDFS.label}> "new" . <{iris.document("b")}> <{RDFS.comment}> "more" .\n'
    add(out, [file(tmp_path, note)], "notes")
    opened = store.open_store(out)
    for node, quads in ((iris.DATASET, list(opened)), *(
        (graph, [*opened.quads_for_pattern(None, None, None, ox.NamedNode(graph))]) for graph in graphs(out)
    )):  # fmt: skip
        assert counted(opened, node) == really(quads), node
    dataset = ox.NamedNode(iris.DATASET)
    named = {q.object.value for q in opened.quads_for_pattern(dataset, ox.NamedNode(SD.namedGraph), None)}
    assert named == set(graphs(out))
    said = {p: [q.object.value for q in opened.quads_for_pattern(dataset, ox.NamedNode(p), None)]
            for p in (VOID.documents, DCAT.version, DCTERMS.spatial, DCTERMS.bibliographicCitation)}  # fmt: skip
    assert said[VOID.documents] == ["2"] and set(said[DCTERMS.spatial]) == {
        iris.place(p.code, "") for p in (TIANJIN, WUHAN)
    }
    (version,) = said[DCAT.version]
    assert all(version in words and "2 " in words for words in said[DCTERMS.bibliographicCitation])
    remove(out, "notes")
    other = next(
        q.object.value for q in store.open_store(out).quads_for_pattern(dataset, ox.NamedNode(DCAT.version), None)
    )
    assert other != version and other.partition(".")[0] == version.partition(".")[0]
    assert no_triple_twice(out)


def test_where_it_is_from_is_in_the_catalogue(out: Path, tmp_path: Path) -> None:
    path = file(tmp_path, f"<x:note> <{OA.hasTarget}> <{iris.document('a')}> .\n")
    add(out, [path], "curated", licence="CC0", source="https://example.org/me")
    opened, node = store.open_store(out), ox.NamedNode(iris.imported("curated"))
    said = {quad.predicate.value: quad.object.value for quad in opened.quads_for_pattern(node, None, None)}
    assert said[DCTERMS.license] == "CC0" and said[DCTERMS.source] == "https://example.org/me"
    source = ox.NamedNode(said[PROV.wasDerivedFrom])
    about = {quad.predicate.value: quad.object.value for quad in opened.quads_for_pattern(source, None, None)}
    assert about[DCTERMS.title] == "facts.ttl" and about[KG.sha256] == store.sha256_of(path)
    assert about[DCTERMS.format] == "text/turtle"


def test_an_import_can_be_replaced_and_removed(out: Path, made: dict[str, Path], tmp_path: Path) -> None:
    before = (store.current(out) / store.GRAPH).read_bytes()
    add(out, [made["two.nq"]], "north")
    first = (store.current(out) / store.GRAPH).read_bytes()
    assert set(first.splitlines()) - set(before.splitlines()) and b"/import/north" not in before
    add(out, [made["two.nq"]], "north")
    assert (store.current(out) / store.GRAPH).read_bytes() == first
    add(out, [file(tmp_path, "<x:a> <x:b> <x:c> .\n")], "north")
    assert len(query.run(out, "pm25-targets").rows) == 2
    remove(out, "north")
    assert (store.current(out) / store.GRAPH).read_bytes() == before
    assert imports.kept(out) == [] and store.manifest(out)["imported"] == {}
    with pytest.raises(GraphFileError, match="there is no import 'north'"):
        remove(out, "north")
    with pytest.raises(GraphFileError, match="there is no import"):
        remove(out, "../../one")


def test_two_imports_that_say_the_same_say_it_once(out: Path, made: dict[str, Path], tmp_path: Path) -> None:
    add(out, [made["two.nq"]], "north")
    rows = query.run(out, "pm25-targets").rows
    said = add(out, [made["two.nq"]], "south")
    assert "in 1 graph;" in said and "of 2 documents here already" in said
    assert {graph for graph in graphs(out) if "/south" in graph} == {iris.imported_graph("south", iris.CATALOGUE_GRAPH)}
    add(out, [file(tmp_path, f"<{iris.document('b')}> a <{KG.Document}> .\n")], "third")
    assert no_triple_twice(out) and query.run(out, "pm25-targets").rows == rows
    remove(out, "north")
    assert query.run(out, "pm25-targets").rows == rows


def test_graphs_of_ours_cannot_be_overwritten(out: Path, tmp_path: Path) -> None:
    node, label = iris.concept("indicator", "pm25"), f"<{SKOS.prefLabel}>"
    theirs = [
        f'<{node}> {label} "evil"@zh <{iris.ONTOLOGY_GRAPH}> .',
        f'<{iris.document("a")}> <{DCTERMS.title}> "evil"@zh <{iris.CATALOGUE_GRAPH}> .',
        f'<{iris.CATALOGUE}> <{DCTERMS.title}> "evil"@zh <{iris.CATALOGUE_GRAPH}> .',
        f'<{iris.document("a")}> <{DCTERMS.title}> "evil"@zh <{iris.graph("a")}> .',
        f"<{iris.DATA}answer/0> <{KG.target}> <{iris.DATA}target/none> <{iris.LINKS_GRAPH}> .",
    ]
    before = graphs(out)
    add(out, [file(tmp_path, "\n".join(theirs), "evil.nq")], "evil")
    after = graphs(out)
    assert {graph: after[graph] for graph in before if graph != iris.CATALOGUE_GRAPH} == {
        graph: n for graph, n in before.items() if graph != iris.CATALOGUE_GRAPH
    }
    found = query.run(out, 'SELECT ?g ?s { GRAPH ?g { ?s ?p "evil"@zh } }').rows
    assert found == [(iris.imported_graph("evil", iris.CATALOGUE_GRAPH), iris.imported("evil") + "/catalogue")]


def fact(extra: str = "", evidence: str = "") -> str:
    """A curated target about the document of the build, with the words of its first target."""
    plan = factory.plan("a", TIANJIN)
    old = plan.targets[0]
    words = evidence or f"<{iris.span('evidence', old.evidence)}>"
    return f"""
<x:t> a <{KG.Target}> ; <{KG.document}> <{iris.document("a")}> ; <{KG.city}> <{iris.place("120000", "")}> ;
  <{KG.evidence}> {words} ; <{KG.clause}> <{iris.span("clause", old.clause)}> ; <{KG.indicatorName}> "PM2.5"@zh ;
  <{KG.indicator}> <{iris.concept("indicator", "pm25")}> ; <{KG.kind}> <{KGV.level}> ;
  <{KG.comparator}> <{KGV.at_most}> ; <{KG.ambition}> <{KGV.committed}> {extra} .
"""


def test_curated_facts_stand_beside_those_of_the_build(out: Path, tmp_path: Path) -> None:
    add(out, [file(tmp_path, fact())], "curated")
    assert len(query.run(out, "pm25-targets").rows) == 3


POSITION = f"[ a <{OA.TextPositionSelector}> ; <{OA.start}> 10 ; <{OA.end}> 14 ]"
QUOTE = f'[ a <{OA.TextQuoteSelector}> ; <{OA.exact}> "我编的话" ]'


def unnamed(*selectors: str) -> str:
    """A curated target whose evidence has selectors without names."""
    node = f"[ a <{OA.SpecificResource}> ; <{OA.hasSource}> <{{text}}> ; <{OA.hasSelector}> {' , '.join(selectors)} ]"
    return fact(evidence=node)


def test_a_true_quote_with_unnamed_selectors_is_taken(out: Path, tmp_path: Path) -> None:
    (row,) = query.run(out, f"SELECT ?t ?words {{ ?t <{KG.text}> ?words . ?d <{ELI.is_realized_by}> ?t }}").rows
    text = unnamed(POSITION, QUOTE.replace("我编的话", str(row[1])[10:14])).replace("{text}", str(row[0]))
    add(out, [file(tmp_path, text)], "curated")
    assert len(query.run(out, "pm25-targets").rows) == 3


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (fact(f"; <{KG.comparator}> <{KGV.at_least}>"), "comparator"),
        (f"<x:t> a <{KG.Target}> .", "must have one piece of evidence"),
        (fact(f"; <{KG.withinProgramme}> <{iris.concept('programme', 'none')}>"), "which ontology/ does not have"),
        (f"<{iris.fact('target', factory.plan('a', TIANJIN).targets[0])}> <{KG.city}> <{iris.place('510100', '')}> .",
         "cannot state another <.*#city> of it"),
        ("""<x:e> a <http://www.w3.org/ns/oa#SpecificResource> ;
           <http://www.w3.org/ns/oa#hasSource> <{text}> ;
           <http://www.w3.org/ns/oa#hasSelector> <x:e/position> , <x:e/quote> .
           <x:e/position> a <http://www.w3.org/ns/oa#TextPositionSelector> ;
           <http://www.w3.org/ns/oa#start> 3 ; <http://www.w3.org/ns/oa#end> 5 .
           <x:e/quote> a <http://www.w3.org/ns/oa#TextQuoteSelector> ; <http://www.w3.org/ns/oa#exact> "错字" .
           """ + fact(evidence="<x:e>"), "is not at 3-5 of the text"),
        (unnamed(POSITION, QUOTE), "“我编的话” is not at 10-14 of the text"),
        (unnamed(POSITION, "[ a <http://www.w3.org/ns/oa#XPathSelector> ]"), "lacks a selector: an oa:TextQuote"),
        (unnamed(QUOTE, "[ a <http://www.w3.org/ns/oa#XPathSelector> ]"), "lacks a selector: an oa:TextPosition"),
        (unnamed(POSITION, QUOTE).replace("{text}", "x:text"), "in another text than its document's"),
    ],
    ids=["two comparators", "no evidence", "no such concept", "a second city for a fact of the build", "a misquote",
         "an unnamed misquote", "no quote", "no position", "another text"],
)  # fmt: skip
def test_what_is_not_valid_is_refused_and_changes_nothing(text: str, words: str, out: Path, tmp_path: Path) -> None:
    (source,) = query.run(out, "SELECT ?t { ?t a <http://data.europa.eu/eli/ontology#LegalExpression> }").rows
    generation = store.current(out)
    with pytest.raises(
        ValidationError, match=f"(?s)the import curated is not valid.*{words}.*kg import --remove curated"
    ):
        add(out, [file(tmp_path, text.replace("{text}", str(source[0])))], "curated")
    assert store.current(out) == generation and imports.kept(out) == []
    assert list(out.glob(store.UNFINISHED + "*")) == []


OWN_TARGET = iris.fact("target", factory.plan("a", TIANJIN).targets[0])


@pytest.mark.parametrize("graph", ["", iris.CATALOGUE_GRAPH])
@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        (iris.document("a"), DCTERMS.title, '"HACKED"@zh'),
        (OWN_TARGET, KG.deadline, '"2099"'),
        (OWN_TARGET, RDF.type, f"<{KG.Outcome}>"),
        (OWN_TARGET, "https://example.org/note", '"?"'),
        (iris.span("evidence", factory.plan("a", TIANJIN).targets[0].evidence) + "/quote", OA.exact, '"HACKED"'),
    ],
)  # fmt: skip
def test_what_the_build_describes_nobody_else_does(
    subject: str, predicate: str, value: str, graph: str, out: Path, tmp_path: Path
) -> None:
    generation, words = store.current(out), f"{subject}: is described by the build itself.*<{predicate}> of it"
    text = f"<{subject}> <{predicate}> {value} {graph and f'<{graph}>'} .\n"
    with pytest.raises(ValidationError, match=words):
        add(out, [file(tmp_path, text + "<x:a> <x:b> <x:c> .\n", "evil.nq")], "evil")
    assert store.current(out) == generation and imports.kept(out) == []


@pytest.mark.parametrize("graph", ["", iris.CATALOGUE_GRAPH, iris.ONTOLOGY_GRAPH])
@pytest.mark.parametrize(
    ("subject", "predicate", "value"),
    [
        (iris.concept("indicator", "pm25"), KG.better, '"higher"'),
        (iris.concept("indicator", "pm25"), SKOS.definition, '"another version says so"@en'),
        (iris.place("120000", ""), RDFS.label, '"HACKED"@zh'),
        (iris.place("120000", ""), SKOS.prefLabel, '"HACKED"@zh'),
        (KG.Target, RDFS.comment, '"HACKED"@en'),
    ],
)  # fmt: skip
def test_the_ontology_of_the_build_stands_and_what_is_left_out_is_said(
    subject: str, predicate: str, value: str, graph: str, out: Path, tmp_path: Path
) -> None:
    text = f"<{subject}> <{predicate}> {value} {graph and f'<{graph}>'} .\n<x:a> <x:b> <x:c> .\n"
    said = add(out, [file(tmp_path, text, "other.nq")], "other")
    name = subject.rpartition("#")[2].removeprefix(iris.BASE)
    assert f"1 statement about terms of the ontology left out, where the build's own ontology stands ({name})" in said
    found = store.open_store(out).quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None)
    assert value not in {str(quad.object) for quad in found}
    assert "left out" in store.manifest(out)["imported"]["other"]["said"]


def test_refused_statements_are_counted(out: Path, tmp_path: Path) -> None:
    text = "".join(f"<{OWN_TARGET}> <x:{number}> 1 .\n" for number in range(100))
    with pytest.raises(ValidationError, match=r"<x:0> of it(?s:.*)and 80 more"):
        add(out, [file(tmp_path, text)], "evil")


def test_what_the_build_says_itself_may_be_said_again(out: Path, tmp_path: Path) -> None:
    node = iris.place("420100", "")
    text = f'<{iris.document("a")}> a <{KG.Document}> .\n<{node}> <{RDFS.label}> "武汉市"@zh .\n'
    said = add(out, [file(tmp_path, text)], "north")
    assert said == "north: 1 statements in 1 graph; 1 more are in the graph already"


def test_another_version_s_account_of_itself_is_left_out(out: Path, tmp_path: Path) -> None:
    node = iris.BASE + "query/pm25-targets"
    text = f'<{node}> <{RDFS.comment}> "another"@en <{iris.CATALOGUE_GRAPH}> .\n<x:a> <x:b> <x:c> .\n'
    assert add(out, [file(tmp_path, text, "facts.nq")], "north").startswith("north: 1 statements in 1 graph")


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError])
def test_whatever_ends_an_import_leaves_the_build(
    error: type[BaseException], out: Path, made: dict[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = store.current(out)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("kg.graph.merge.Merger.take", fail)
    with pytest.raises((KeyboardInterrupt, StoreError)):
        add(out, [made["two.nq"]], "north")
    monkeypatch.undo()
    assert store.current(out) == generation and imports.kept(out) == []
    assert "武汉市" not in {row[0] for row in query.run(out, "pm25-targets").rows}
    add(out, [made["two.nq"]], "north")
    assert len(imports.kept(out)) == 1


def test_there_must_be_a_build(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build"):
        add(tmp_path / "none", [file(tmp_path, "<x:a> <x:b> <x:c> .")], "north")


def test_every_later_build_takes_imports_along(made: dict[str, Path], tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus", tmp_path / "out"
    corpus.mkdir()
    text = "成都市大气污染防治工作方案\n一、总体目标\n到2025年，全市细颗粒物(PM2.5)平均浓度控制在35微克/立方米以下。\n"
    file(corpus, text, "one.txt")
    build(corpus, out)
    add(out, [made["two.nq"]], "north")
    imported = (store.current(out) / store.GRAPH).read_bytes()
    assert not build(corpus, out).fresh
    assert build(corpus, out, force=True).fresh
    assert (store.current(out) / store.GRAPH).read_bytes() == imported
    file(corpus, text, "two.txt")
    assert build(corpus, out).fresh
    assert {row[0] for row in query.run(out, "pm25-targets").rows} == {"成都市", "天津市", "武汉市"}
    shutil.rmtree(out / "imports")
    assert build(corpus, out).fresh
    assert {row[0] for row in query.run(out, "pm25-targets").rows} == {"成都市"}
