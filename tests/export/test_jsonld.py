"""JSON-LD that people can read, and that loses nothing."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from graph.strategies import plans
from hypothesis import given, settings

from kg import export
from kg.export import jsonld
from kg.export.selection import Selection
from kg.graph.quads import Builder
from kg.model import Plan
from kg.vocabulary import KG

NQ = ox.RdfFormat.N_QUADS


def read(build: Path, path: Path, **options: Any) -> dict[str, Any]:
    (written,) = export.write("jsonld", path, build, **options)
    found: dict[str, Any] = json.loads(written.read_text(encoding="utf-8"))
    return found


def test_our_terms_have_short_keys(built: Path, tmp_path: Path) -> None:
    found = read(built, tmp_path / "out")
    context = found["@context"]
    assert context["city"] == {"@id": "kg:city", "@type": "@id"}
    assert context["confidence"] == {"@id": "kg:confidence", "@type": "xsd:decimal"}
    assert context["Target"] == "kg:Target"
    nodes = [node for graph in found["graph"] for node in graph["graph"]]
    target = next(node for node in nodes if node.get("type") == "Target" and node.get("indicator") == "kgi:pm25")
    assert target["id"].startswith("kgd:target/")
    assert target["city"].startswith("kgpl:")
    assert set(target["indicatorName"]) == {"zh"}
    keys = {key for node in nodes for key in node}
    own = {iri.rpartition("#")[2] for name, iri in vars(KG).items() if name[0].islower() and isinstance(iri, str)}
    assert not [key for key in keys if key.startswith(("http", "kg:"))]
    assert len(keys & own) > 40
    position = next(node for node in nodes if node.get("type") == "TextPositionSelector")
    assert isinstance(position["start"] if "start" in position else position["oa:start"], int)


def test_one_line_a_node(plain_build: Path, tmp_path: Path) -> None:
    found = read(plain_build, tmp_path / "out")
    lines = (tmp_path / "out").read_text(encoding="utf-8").splitlines()
    nodes = sum(len(graph["graph"]) for graph in found["graph"])
    assert sum(line.startswith('{"id": ') for line in lines) == nodes + len(found["graph"])


def test_the_context_does_not_hang_on_the_filter(plain_build: Path, tmp_path: Path) -> None:
    whole = read(plain_build, tmp_path / "whole")
    part = read(plain_build, tmp_path / "part", selection=Selection(kinds=frozenset({"duty"})))
    assert part["@context"] == whole["@context"]
    assert len(part["graph"]) == 3, "two documents and the catalogue; no link has both its ends"


@settings(max_examples=30, deadline=None)
@given(plans())
def test_nothing_is_lost(plan: Plan) -> None:
    builder = Builder(units={})
    lines = [*builder.plan(plan), *builder.links(), *builder.catalogue({})]
    wanted = [quad for quad in ox.parse("".join(lines).encode(), format=NQ) if isinstance(quad, ox.Quad)]
    text = "".join(jsonld.lines(wanted, jsonld.context(wanted)))
    assert set(ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)) == set(wanted)


X, G = "http://x.example/", ox.NamedNode("http://x.example/g")


@pytest.mark.parametrize(
    "objects",
    [
        [ox.Literal("a"), ox.Literal("a", language="en")],
        [ox.Literal("a", language="en"), ox.Literal("b", language="en"), ox.Literal("甲", language="zh")],
        [ox.Literal("007", datatype=ox.NamedNode(jsonld.INTEGER)), ox.Literal(7)],
        [ox.Literal("1" * 30, datatype=ox.NamedNode(jsonld.INTEGER))],
        [ox.Literal("1.50", datatype=ox.NamedNode(jsonld.XSD + "decimal")), ox.Literal("1.5")],
        [ox.NamedNode("http://x.example/a b".replace(" ", "%20")), ox.Literal("http://x.example/a")],
        [ox.NamedNode("mailto:a@b.example"), ox.NamedNode("urn:x:y"), ox.NamedNode(KG.city + "/../x")],
        [ox.Literal(True), ox.Literal("true")],
        [ox.Literal("@id"), ox.Literal("kgm:air"), ox.Literal("")],
    ],
)
def test_odd_values_come_back(objects: list[ox.NamedNode | ox.Literal]) -> None:
    wanted = [ox.Quad(ox.NamedNode(X + "s"), ox.NamedNode(X + "type"), each, G) for each in objects]
    text = "".join(jsonld.lines(wanted, jsonld.context(wanted)))
    assert set(ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)) == set(wanted)


def test_an_iri_that_would_be_taken_for_a_short_one_is_refused() -> None:
    wanted = [ox.Quad(ox.NamedNode(X + "s"), ox.NamedNode(X + "p"), ox.NamedNode("kg:a"), G)]
    with pytest.raises(ValueError, match="kg:a"):
        "".join(jsonld.lines(wanted, jsonld.context(wanted)))
