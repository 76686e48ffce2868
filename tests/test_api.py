"""The verbs of `import kg`, on the built corpus."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox
import pytest
import pyvis.network

import kg
from kg.errors import QueryError, StoreError


@pytest.fixture(scope="module")
def graph(built: Path) -> kg.Graph:
    return kg.open(built)


def test_import_is_light() -> None:
    code = "import sys, kg; print(kg.__version__, len(dir(kg)) > 4, {'spacy', 'pandas', 'rdflib'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [kg.__version__, "True", "set()"]


def test_unknown_names_are_refused() -> None:
    with pytest.raises(AttributeError, match="no attribute 'frobnicate'"):
        kg.frobnicate  # noqa: B018


def test_tables_are_data_frames(graph: kg.Graph, corpus: Path) -> None:
    targets = graph.targets()
    assert list(targets.columns)[:5] == ["doc", "city", "indicator", "indicator_id", "status"]
    for table in (targets, graph.measures(), graph.programmes(), graph.bodies()):
        assert len(table) > 20
        row = table.iloc[0]
        raw = (corpus / f"{row['doc']}.txt").read_text(encoding="utf-8")
        assert raw[int(row["start"]) : int(row["end"])] == row["quote"]
    assert set(graph.documents()["doc"]) == {path.stem for path in corpus.glob("*.txt")}


def test_a_table_is_a_copy(graph: kg.Graph) -> None:
    documents = graph.documents()
    del documents["title"]
    assert "title" in graph.documents().columns


def test_queries_give_data_frames(graph: kg.Graph) -> None:
    assert len(graph.query("pm25-targets")) >= 5
    with pytest.raises(QueryError, match="no-such-query"):
        graph.query("no-such-query")


def test_the_rdflib_view_sees_the_same_facts(graph: kg.Graph) -> None:
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?t a kg:Target }"
    rows = list(graph.graph().query("PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#> " + count))
    targets = graph.targets()
    assert int(rows[0][0]) == sum(targets["status"] == "target")


def test_the_network_joins_cities(graph: kg.Graph) -> None:
    network = graph.network()
    kinds = {data["kind"] for _, data in network.nodes(data=True)}
    assert kinds == {"city", "measure", "programme"}
    assert network.number_of_edges() > 50
    picture = pyvis.network.Network()
    picture.from_nx(network)
    assert len(picture.nodes) == len(network)


def test_one_text_without_a_build(tmp_path: Path) -> None:
    text = "某市生态环境保护规划\n到2025年,全市PM2.5平均浓度控制在32微克/立方米以下。"
    plan = kg.read(text)
    (target,) = plan.targets
    assert (target.value, target.comparator, target.deadline) == (32, "<=", "2025")
    target.evidence.check(text)
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    assert kg.read(file).targets[0].value == 32


def test_concepts_are_proposed(graph: kg.Graph) -> None:
    found = graph.propose_concepts()
    assert list(found.columns[:3]) == ["notation", "label", "cities"]
    assert len(graph.propose_concepts(min_cities=3)) < len(found)
    assert set(" ".join(graph.propose_concepts("320300", "常州市").city_names).split()) == {"徐州市", "常州市"}


def test_no_graph_is_an_error_with_a_cure(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build"):
        kg.open(tmp_path)


def test_an_endpoint_is_opened_by_its_url(built: Path, graph: kg.Graph) -> None:
    from stores import oxigraph

    from kg.graph import push
    from kg.graph.client import Credentials
    from kg.graph.store import open_store

    with oxigraph() as url:
        to = push.way(url, Credentials(), timeout=60)
        sender = push.Sender(push.Client(timeout=60), to)
        own = open_store(built)
        with tempfile.TemporaryFile() as file:
            for name in push.counts(own):
                file.seek(0)
                file.truncate()
                own.dump(file, push.TRIPLES, from_graph=ox.NamedNode(name))
                sender.send(name, file)
        remote = kg.open(url)
        assert repr(remote) == f"kg.open('{url}')"
        assert remote.query("pm25-targets").equals(graph.query("pm25-targets"))
        assert remote.targets().equals(graph.targets())
        with pytest.raises(StoreError, match="needs a build on disk"):
            remote.graph()
    with pytest.raises(StoreError, match="holds credentials"):
        kg.open("http://me:p4ss@127.0.0.1")
