"""The network for other programs, read by networkx and held against the rules of GEXF 1.3."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pytest

from kg import export
from kg.export.selection import Selection
from kg.network import KINDS, network

NS = "{http://gexf.net/1.3}"
FORMS = ("graphml", "gexf", "cytoscape")
TYPES = {"integer", "long", "double", "float", "boolean", "liststring", "string", "anyURI", "byte", "short", "date",
         "character", "bigdecimal", "biginteger"}  # fmt: skip


def read(form: str, path: Path) -> networkx.Graph[str]:
    if form == "graphml":
        return networkx.read_graphml(path)
    if form == "gexf":
        return networkx.read_gexf(path, version="1.3")
    return networkx.cytoscape_graph(json.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("which", ["built", "hostile_build"])
def test_networkx_reads_the_same_network(form: str, which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    build: Path = request.getfixturevalue(which)
    wanted = network(export.Job(build, form).plans(), KINDS)
    found = read(form, *export.write(form, tmp_path / f"out.{form}", build))
    assert type(found) is networkx.Graph
    assert set(found) == set(wanted)
    assert {frozenset(edge) for edge in found.edges} == {frozenset(edge) for edge in wanted.edges}
    for node, said in wanted.nodes(data=True):
        assert found.nodes[node]["kind"] == said["kind"]
        assert found.nodes[node]["count"] == said["count"]
        if which == "built":
            assert found.nodes[node]["label"] == said["label"]
    for one, other, said in wanted.edges(data=True):
        assert (found[one][other]["relation"], found[one][other]["count"]) == (said["relation"], said["count"])


def test_labels_are_in_two_languages(built: Path, tmp_path: Path) -> None:
    found = read("graphml", *export.write("graphml", tmp_path / "out", built))
    by_kind = {data["kind"]: data for _, data in found.nodes(data=True) if data.get("label_en")}
    assert by_kind.keys() == {"city", "measure", "programme", "indicator"}


@pytest.mark.parametrize("which", ["built", "hostile_build"])
def test_the_rules_of_gexf(which: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    (path,) = export.write("gexf", tmp_path / "out.gexf", request.getfixturevalue(which))
    root = ElementTree.parse(path).getroot()
    assert (root.tag, root.get("version")) == (NS + "gexf", "1.3")
    meta, graph = root
    assert meta.tag == NS + "meta" and not meta.get("lastmodifieddate")
    assert [child.tag for child in meta] == [NS + "creator", NS + "description"]
    assert graph.get("defaultedgetype") in ("directed", "undirected", "mutual")
    assert (graph.get("mode"), graph.get("idtype")) == ("static", "string")
    assert [child.tag.removeprefix(NS) for child in graph] == ["attributes", "attributes", "nodes", "edges"]
    declared: dict[str, dict[str, str]] = {}
    for attributes in graph.findall(NS + "attributes"):
        each = {a.attrib["id"]: a.attrib["type"] for a in attributes}
        assert set(each.values()) <= TYPES
        declared[attributes.attrib["class"]] = each
    check_elements(graph, declared)


def check_elements(graph: ElementTree.Element, declared: dict[str, dict[str, str]]) -> None:
    nodes, edges = graph.findall(f"{NS}nodes/{NS}node"), graph.findall(f"{NS}edges/{NS}edge")
    ids = [node.attrib["id"] for node in nodes]
    assert ids and edges
    for elements in (nodes, edges):
        assert len({each.attrib["id"] for each in elements}) == len(elements)
    assert all(node.attrib["label"] for node in nodes)
    assert all({edge.attrib["source"], edge.attrib["target"]} <= set(ids) for edge in edges)
    assert all(float(edge.attrib["weight"]) > 0 for edge in edges)
    for kind, elements in (("node", nodes), ("edge", edges)):
        for each in elements:
            assert [child.tag for child in each] == [NS + "attvalues"]
            values = {value.attrib["for"]: value.attrib["value"] for value in each[0]}
            assert len(values) == len(each[0])
            for name, value in values.items():
                assert declared[kind][name] != "integer" or int(value) >= 0


@pytest.mark.parametrize("form", FORMS)
def test_a_filter_leaves_a_part(form: str, built: Path, tmp_path: Path) -> None:
    selection = Selection(kinds=frozenset({"target"}), given=(("kind", "target"),))
    (path,) = export.write(form, tmp_path / "out", built, selection=selection)
    kinds = {data["kind"] for _, data in read(form, path).nodes(data=True)}
    assert kinds == {"city", "indicator"}
    assert "(kind: target)" in path.read_text(encoding="utf-8")
