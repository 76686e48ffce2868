"""Every concept of the graph's ontology has a definition in both languages; the files' own stand first."""

from __future__ import annotations

from collections import defaultdict

import pyoxigraph as ox
import pytest

from kg.graph import iris, ontology
from kg.graph.definitions import SCHEMES, definitions
from kg.vocabulary import KG, RDF, SKOS


@pytest.fixture(scope="module")
def said() -> dict[str, dict[str, list[str]]]:
    """Definitions by concept and language."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for quad in ox.parse("".join(ontology.lines()).encode(), format=ox.RdfFormat.N_QUADS):
        assert isinstance(quad.subject, ox.NamedNode)
        if quad.predicate.value == SKOS.definition and isinstance(quad.object, ox.Literal):
            found[quad.subject.value][quad.object.language or ""].append(quad.object.value)
        elif quad.predicate.value == RDF.type and getattr(quad.object, "value", "") == SKOS.Concept:
            _ = found[quad.subject.value]
    return found


def test_every_concept_has_one_in_both_languages(said: dict[str, dict[str, list[str]]]) -> None:
    own = {node: words for node, words in said.items() if node.startswith(iris.BASE)}
    assert len(own) > 4000
    assert [node for node, words in own.items() if not words["zh"] or not words["en"]] == []
    assert [
        node for node, words in own.items() for each in (*words["zh"], *words["en"]) if not each.strip("。.；; ")
    ] == []


@pytest.mark.parametrize(
    ("scheme", "id", "zh", "en"),
    [
        ("place", "130100", "河北省的地级行政区，国家标准 GB/T 2260 代码 130100。",
         "A division at prefecture level in Hebei; code 130100 of GB/T 2260."),
        ("place", "110103", "北京市的县级行政区，国家标准 GB/T 2260 代码 110103，2009 年撤销。",
         "A division at county level in Beijing; code 110103 of GB/T 2260, abolished in 2009."),
        ("unit", "microgram-per-cubic-metre", "质量浓度的计量单位，表格中写作“µg/m3”。",
         "Unit of mass concentration, written “µg/m3” in tables."),
        ("programme", "carbon-peaking-action", "碳达峰行动：属于“", "Carbon peaking action: programme that "),
    ],
)  # fmt: skip
def test_what_they_say(scheme: str, id: str, zh: str, en: str, said: dict[str, dict[str, list[str]]]) -> None:
    found = said[iris.concept(scheme, id)]
    assert found["zh"][0].startswith(zh) and found["en"][0].startswith(en)


def test_a_definition_of_the_files_stands() -> None:
    node, cls = ox.NamedNode(iris.concept("scope", "x")), ox.NamedNode(SKOS.Concept)
    scheme = ox.NamedNode(iris.BASE + "scope")
    given = [
        ox.Triple(node, ox.NamedNode(RDF.type), cls),
        ox.Triple(node, ox.NamedNode(SKOS.inScheme), scheme),
        ox.Triple(node, ox.NamedNode(SKOS.prefLabel), ox.Literal("全市", language="zh")),
        ox.Triple(node, ox.NamedNode(SKOS.definition), ox.Literal("own", language="en")),
    ]
    (made,) = definitions(given)
    assert made.object == ox.Literal("全市：目标适用范围。", language="zh")
    assert list(definitions([triple for triple in given if triple.object != cls])) == []
    assert "scope" in SCHEMES and KG.Target
