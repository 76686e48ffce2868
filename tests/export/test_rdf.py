"""RDF files hold the graph."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import factory
import pyoxigraph as ox
import pytest

from kg import export
from kg.errors import ExportError, StoreError
from kg.export import rdf
from kg.graph import store
from kg.graph.quads import Builder

FORMATS = {**rdf.DATASETS, **rdf.UNIONS}


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out, builder = tmp_path_factory.mktemp("build"), Builder(units={})
    with store.locked(out), store.generation(out) as folder:
        plans = (factory.plan("a"), factory.plan("b", factory.SOUTH))
        lines = [line for plan in plans for line in builder.plan(plan)] + builder.catalogue({})
        (folder / store.GRAPH).write_text("".join(lines), encoding="utf-8")
        store.load(folder)
    return out


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_holds_the_graph(build: Path, tmp_path: Path, form: str) -> None:
    (path,) = export.write(form, tmp_path / "graph", build)
    found = list(ox.parse(path=str(path), format=FORMATS[form]))
    wanted = list(rdf.quads(store.current(build) / store.GRAPH))
    if form in rdf.DATASETS:
        assert set(map(str, found)) == set(map(str, wanted))
    else:
        assert {(t.subject, t.predicate, t.object) for t in found} == {
            (q.subject, q.predicate, q.object) for q in wanted
        }


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_graph_gives_the_same_bytes(build: Path, tmp_path: Path, form: str) -> None:
    one, two = (export.write(form, tmp_path / name, build)[0].read_bytes() for name in "ab")
    assert one == two


@pytest.mark.parametrize(("form", "name"), [("rdf", "xml"), ("ttl", "turtle"), ("jsonld", "json-ld")])
def test_others_read_it_too(build: Path, tmp_path: Path, form: str, name: str) -> None:
    from rdflib import Dataset, URIRef

    (path,) = export.write(form, tmp_path / "graph", build)
    text = URIRef("https://w3id.org/kg-cn-plans/ontology#text")
    words = {
        str(o) for _, _, o, _ in Dataset(default_union=True).parse(path, format=name).quads((None, text, None, None))
    }
    assert factory.RAW in words, "line ends are kept"


def test_control_characters_in_xml_keep_their_offsets(tmp_path: Path) -> None:
    plan = factory.plan("a")
    odd = replace(plan, raw=plan.raw + "\x0c\x07")
    with (tmp_path / "x").open("wb") as handle:
        rdf.XmlSafe(handle).write(odd.raw.encode())
    assert (tmp_path / "x").read_bytes().decode() == plan.raw.replace("\r", "&#13;") + "\ufffd\ufffd"


def test_errors(build: Path, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="choose one of tables, ttl"):
        export.write("docx", tmp_path / "graph", build)
    with pytest.raises(StoreError, match="kg build"):
        export.write("ttl", tmp_path / "graph", tmp_path / "none")
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="may write to"):
        export.write("ttl", tmp_path / "file" / "graph.ttl", build)


def test_tables_from_the_store(build: Path, tmp_path: Path) -> None:
    names = {path.name for path in export.write("tables", tmp_path / "tables", build)}
    assert {"documents.csv", "targets.csv", "measures.csv", "programmes.csv", "bodies.csv"} <= names
