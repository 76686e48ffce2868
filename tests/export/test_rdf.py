"""RDF files hold the graph, as parsers say that we did not write."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest
from export.builds import HOSTILE, build_of, hostile
from rdflib import Dataset, Graph, URIRef

from kg import export
from kg.errors import ExportError, StoreError
from kg.export import rdf
from kg.graph import store
from kg.graph.nquads import quads

FORMATS = {**rdf.DATASETS, **rdf.UNIONS}
RAPPER = {"ttl": "turtle", "trig": "trig", "nt": "ntriples", "nq": "nquads", "rdf": "rdfxml"}
RDFLIB = {"ttl": "turtle", "trig": "trig", "nt": "nt", "nq": "nquads", "rdf": "xml", "jsonld": "json-ld"}
BUILDS = ("plain_build", "hostile_build")


@pytest.fixture(scope="session")
def rapper() -> str:
    """Raptor's parser."""
    found = shutil.which("rapper")
    assert found, "rapper is missing: install it with apt-get install -y raptor2-utils"
    return found


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("which", BUILDS)
def test_every_format_holds_the_graph(which: str, form: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    build: Path = request.getfixturevalue(which)
    (path,) = export.write(form, tmp_path / "graph", build)
    found = list(ox.parse(path=str(path), format=FORMATS[form]))
    wanted = list(quads(store.current(build) / store.GRAPH))
    assert len(found) == len(wanted)
    if form in rdf.DATASETS:
        assert set(map(str, found)) == set(map(str, wanted))
    elif form != "rdf" or which == "plain_build":
        assert {(t.subject, t.predicate, t.object) for t in found} == {
            (q.subject, q.predicate, q.object) for q in wanted
        }


@pytest.mark.parametrize("form", RDFLIB)
@pytest.mark.parametrize("which", BUILDS)
def test_rdflib_finds_as_many_statements(which: str, form: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    build: Path = request.getfixturevalue(which)
    (path,) = export.write(form, tmp_path / "graph", build)
    graph: Graph = Dataset() if form in rdf.DATASETS else Graph()
    graph.parse(path, format=RDFLIB[form])
    found = list(graph.quads()) if isinstance(graph, Dataset) else list(graph)
    assert len(found) == sum(1 for _ in quads(store.current(build) / store.GRAPH))


@pytest.mark.parametrize("form", RAPPER)
def test_raptor_finds_as_many_statements(form: str, built: Path, tmp_path: Path, rapper: str) -> None:
    """Raptor refuses the two non-characters of Unicode, which RDF allows: the hostile text comes without them here."""
    odd = build_of(tmp_path / "odd", [hostile("odd", HOSTILE.replace("\ufffe", " "))])
    for build in (built, odd):
        (path,) = export.write(form, tmp_path / f"graph.{form}", build)
        done = subprocess.run([rapper, "-c", "-i", RAPPER[form], str(path)], capture_output=True, text=True, check=True)
        counted = re.search(r"Parsing returned (\d+) triples", done.stderr)
        assert counted, done.stderr
        assert int(counted[1]) == sum(1 for _ in quads(store.current(build) / store.GRAPH))
        assert "rror" not in done.stderr


@pytest.mark.parametrize(("form", "name"), [("rdf", "xml"), ("ttl", "turtle"), ("jsonld", "json-ld")])
def test_texts_come_back(plain_build: Path, tmp_path: Path, form: str, name: str) -> None:
    (path,) = export.write(form, tmp_path / "graph", plain_build)
    text = URIRef("https://w3id.org/kg-cn-plans/ontology#text")
    words = {
        str(o) for _, _, o, _ in Dataset(default_union=True).parse(path, format=name).quads((None, text, None, None))
    }
    assert factory.RAW in words, "line ends are kept"


@pytest.mark.parametrize("form", sorted(FORMATS.keys() - {"rdf"}))
def test_hostile_texts_come_back(hostile_build: Path, tmp_path: Path, form: str) -> None:
    (path,) = export.write(form, tmp_path / "graph", hostile_build)
    texts = {q.object.value for q in ox.parse(path=str(path), format=FORMATS[form]) if isinstance(q.object, ox.Literal)}
    assert factory.RAW + HOSTILE in texts


def test_what_xml_cannot_hold_keeps_its_offsets(hostile_build: Path, tmp_path: Path) -> None:
    (path,) = export.write("rdf", tmp_path / "graph", hostile_build)
    texts = {t.object.value for t in ox.parse(path=str(path), format=ox.RdfFormat.RDF_XML)
             if isinstance(t.object, ox.Literal)}  # fmt: skip
    wanted = re.sub("[\x07\x0b\x1b\ufffe]", "\ufffd", factory.RAW + HOSTILE)
    assert wanted in texts


def test_control_characters_in_xml_are_replaced(tmp_path: Path) -> None:
    with (tmp_path / "x").open("wb") as handle:
        rdf.XmlSafe(handle).write((factory.RAW + "\x0c\x07\uffff").encode())
    wanted = factory.RAW.replace("\r", "&#13;") + "\ufffd" * 3
    assert (tmp_path / "x").read_bytes().decode() == wanted


SYNTAX = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def build_that_says(out: Path, line: str) -> Path:
    """A build with one more statement."""
    build = build_of(out, [factory.plan("a")])
    with (store.current(build) / store.GRAPH).open("a", encoding="utf-8") as handle:
        handle.write(f"{line} <http://ex.org/graph> .\n")
    return build


@pytest.mark.parametrize(
    "iri", ["http://ex.org/1", "http://ex.org/p/", "http://ex.org/a:1", "http://ex.org/甲²", f"{SYNTAX}li"]
)
@pytest.mark.parametrize("what", ["predicate", "class"])
def test_what_has_no_name_in_xml(iri: str, what: str, tmp_path: Path) -> None:
    said = f'<{iri}> "v"' if what == "predicate" else f"<{SYNTAX}type> <{iri}>"
    build = build_that_says(tmp_path / "build", f"<http://ex.org/s> {said}")
    (tmp_path / "out").mkdir()
    with pytest.raises(ExportError, match=f"the {what} {re.escape(iri)}: it .*Cure: export nq or ttl"):
        export.write("rdf", tmp_path / "out" / "graph.rdf", build)
    assert list((tmp_path / "out").iterdir()) == []
    (path,) = export.write("ttl", tmp_path / "graph.ttl", build)
    assert iri in {t.predicate.value if what == "predicate" else getattr(t.object, "value", "")
                   for t in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE)}  # fmt: skip


@pytest.mark.parametrize(
    "iri", ["http://ex.org/1abc", "http://ex.org/甲", "urn:x", "http://ex.org/a%20b", f"{SYNTAX}_1"]
)
def test_odd_predicates_that_xml_can_name(iri: str, tmp_path: Path) -> None:
    build = build_that_says(tmp_path / "build", f'<http://ex.org/s> <{iri}> "v"')
    (path,) = export.write("rdf", tmp_path / "graph.rdf", build)
    assert str(Graph().parse(path, format="xml").value(URIRef("http://ex.org/s"), URIRef(iri))) == "v"


def test_errors(plain_build: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="choose one of tables, xlsx"):
        export.write("docx", tmp_path / "graph", plain_build)
    with pytest.raises(StoreError, match="kg build"):
        export.write("ttl", tmp_path / "graph", tmp_path / "none")
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="may write to"):
        export.write("ttl", tmp_path / "file" / "graph.ttl", plain_build)
