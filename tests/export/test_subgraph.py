"""A filtered graph is a valid part of the whole, on the build of the corpus."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import export
from kg.export import rdf
from kg.export.choices import select
from kg.export.selection import CLASSES, Selection, facts
from kg.graph import iris
from kg.graph.nquads import quads
from kg.graph.read import documents, plans
from kg.graph.store import current, open_store
from kg.graph.validate import check_store
from kg.vocabulary import KG, RDF

FILTERS: dict[str, dict[str, list[str]]] = {
    "city": {"cities": ["潍坊"]},
    "kind": {"kinds": ["target", "outcome"]},
    "indicator": {"indicators": ["pm25"]},
    "theme": {"themes": ["soil"]},
    "document": {"documents": ["siping-2023-rectification-plan"]},
    "several": {
        "cities": ["天津", "四平"],
        "kinds": ["duty", "citation"],
        "documents": ["weifang-2019-rectification-plan"],
    },
    "one of each": {"cities": ["天津"], "kinds": ["measure"], "themes": ["water", "air"]},
}


@pytest.fixture(scope="module")
def whole(built: Path) -> set[str]:
    return set((current(built) / "graph.nq").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def chosen(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], tuple[Selection, Path]]:
    done: dict[str, tuple[Selection, Path]] = {}

    def chosen(name: str) -> tuple[Selection, Path]:
        if name not in done:
            selection = select(open_store(built), **FILTERS[name])  # type: ignore[arg-type]
            path = tmp_path_factory.mktemp("part") / "graph.nq"
            done[name] = selection, export.write("nq", path, built, selection=selection)[0]
        return done[name]

    return chosen


@cache
def loaded(path: Path) -> ox.Store:
    store = ox.Store()
    store.bulk_load(path=str(path), format=ox.RdfFormat.N_QUADS)
    return store


@pytest.mark.parametrize("name", FILTERS)
def test_a_part_is_valid_and_in_the_order_of_the_whole(
    name: str, chosen: Callable[[str], tuple[Selection, Path]], whole: set[str]
) -> None:
    _, path = chosen(name)
    lines = path.read_text(encoding="utf-8").splitlines()
    assert set(lines) <= whole
    assert 0 < len(lines) < len(whole)
    ontology = f"<{iris.ONTOLOGY_GRAPH}> ."
    assert sum(line.endswith(ontology) for line in lines) == sum(line.endswith(ontology) for line in whole)
    assert [problem for problem in check_store(loaded(path)) if not problem.warning] == []


@pytest.mark.parametrize("name", FILTERS)
def test_its_facts_are_those_of_the_tables(
    name: str, chosen: Callable[[str], tuple[Selection, Path]], built: Path
) -> None:
    selection, path = chosen(name)
    part = loaded(path)
    kept = [plan for each in plans(open_store(built)) if (plan := selection.plan(each))]
    classes = (ox.NamedNode(cls) for cls in CLASSES)
    found = sum(1 for cls in classes for _ in part.quads_for_pattern(None, ox.NamedNode(RDF.type), cls))
    assert found == sum(map(facts, kept))
    assert [each.id for each in documents(part)] == [plan.document.id for plan in kept]
    assert {plan.document.id: plan.targets for plan in plans(part)} == {p.document.id: p.targets for p in kept}
    assert {plan.document.id: plan.duties for plan in plans(part)} == {p.document.id: p.duties for p in kept}


@pytest.mark.parametrize("name", FILTERS)
def test_nothing_points_into_the_void(
    name: str, chosen: Callable[[str], tuple[Selection, Path]], whole: set[str]
) -> None:
    """What had a description in the whole has it in the part, but for files and documents that are left out."""
    _, path = chosen(name)
    described = {line.split(" ", 1)[0] for line in whole}
    kept = [line.split(" ", 3) for line in path.read_text(encoding="utf-8").splitlines()]
    subjects = {subject for subject, *_ in kept}
    pointed = {object for _, _, object, *_ in kept if object.startswith(f"<{iris.DATA}")}
    assert pointed & described <= subjects


def test_whole_documents_keep_all_of_their_graph(
    chosen: Callable[[str], tuple[Selection, Path]], whole: set[str]
) -> None:
    _, path = chosen("document")
    tail = f"<{iris.graph('siping-2023-rectification-plan')}> ."
    lines = path.read_text(encoding="utf-8").splitlines()
    assert {line for line in lines if line.endswith(tail)} == {line for line in whole if line.endswith(tail)}


def test_links_need_both_ends(chosen: Callable[[str], tuple[Selection, Path]], built: Path) -> None:
    paths = [current(built) / "graph.nq", *(chosen(name)[1] for name in ("kind", "indicator", "several"))]
    answer = f"<{RDF.type}> <{KG.Answer}> "
    answers = [sum(answer in line for line in path.open(encoding="utf-8")) for path in paths]
    assert answers[0] == answers[1] > answers[2] >= 0
    assert answers[3] == 0


def test_a_document_without_facts_stays_if_it_was_asked_for(
    chosen: Callable[[str], tuple[Selection, Path]],
) -> None:
    found = documents(loaded(chosen("several")[1]))
    assert [document.id for document in found] == ["weifang-2019-rectification-plan"]
    assert found[0].title and found[0].sha256 and found[0].chars


@pytest.mark.parametrize("form", [*rdf.DATASETS, *rdf.UNIONS])
def test_every_form_holds_the_same_part(
    form: str, chosen: Callable[[str], tuple[Selection, Path]], built: Path, tmp_path: Path
) -> None:
    selection, path = chosen("indicator")
    (written,) = export.write(form, tmp_path / "out", built, selection=selection)
    found = {quad.triple if isinstance(quad, ox.Quad) else quad for quad in ox.parse(
        path=str(written), format={**rdf.DATASETS, **rdf.UNIONS}[form])}  # fmt: skip
    assert found == {quad.triple for quad in quads(path)}


def test_documents_of_an_import_are_chosen_like_others(tmp_path: Path) -> None:
    """What an import shares with the build stands in the build's graphs, before it: it is found all the same."""
    from click.testing import CliRunner

    import kg
    from kg.cli import main

    text = "到2025年，PM2.5平均浓度控制在32微克/立方米以下。由市生态环境局牵头，强化工地扬尘治理。\n"
    for name, city in (("one", "潍坊市"), ("two", "潍坊市")):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"{name}.txt").write_text(f"{city}{name}生态环境保护规划\n\n一、总体目标\n{city}{text}")
        kg.build(tmp_path / name, tmp_path / f"build-{name}")
    (other,) = export.write("nq", tmp_path / "two.nq", tmp_path / "build-two")
    arguments = ["import", str(other), "--store", str(tmp_path / "build-one")]
    assert CliRunner().invoke(main, arguments, prog_name="kg").exit_code == 0
    selection = select(open_store(tmp_path / "build-one"), documents=["two"], kinds=["target", "duty"])
    (path,) = export.write("nq", tmp_path / "part.nq", tmp_path / "build-one", selection=selection)
    part, (wanted,) = loaded(path), list(plans(open_store(tmp_path / "build-two")))
    (found,) = plans(part)
    assert (found.document, found.targets, found.duties) == (wanted.document, wanted.targets, wanted.duties)
    assert found.targets and found.duties and not found.measures
    assert [problem for problem in check_store(part) if not problem.warning] == []
