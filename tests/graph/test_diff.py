"""Two graphs of made-up plans: every kind of difference, in one order."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import factory
import pytest

from kg.errors import GraphFileError, StoreError
from kg.graph import store
from kg.graph.compared import KINDS, OTHERWISE, Change, Summary
from kg.graph.diff import diff
from kg.graph.quads import Builder
from kg.model import Plan


def build(out: Path, *plans: Plan) -> Path:
    """A small graph without the ontology."""
    with store.locked(out), store.generation(out) as folder:
        builder = Builder(units={})
        lines = [line for plan in plans for line in builder.plan(plan)] + builder.catalogue({})
        (folder / store.GRAPH).write_text("".join(lines), encoding="utf-8")
        store.load(folder)
        (folder / store.MANIFEST).write_text("{}")
    return out


def listed(old: Path, new: Path, **options: bool) -> tuple[list[Change], Summary]:
    summary = Summary()
    return list(diff(old, new, summary, **options)), summary


def changed(plan: Plan, table: str, at: int, **values: object) -> Plan:
    facts = list(getattr(plan, table))
    facts[at] = replace(facts[at], **values)  # type: ignore[type-var]
    return replace(plan, **{table: tuple(facts)})  # type: ignore[arg-type]


def without(plan: Plan, table: str, at: int) -> Plan:
    facts = getattr(plan, table)
    return replace(plan, **{table: facts[:at] + facts[at + 1 :]})  # type: ignore[arg-type]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return build(tmp_path / "old", factory.plan("a"), factory.plan("b"))


def test_a_literal_that_no_parser_holds_is_refused_in_one_line(old: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.nq"
    path.write_text(f'<x:a> <x:b> "{"长" * (6 * 2**20)}" <x:g> .\n', encoding="utf-8")
    with pytest.raises(GraphFileError, match=r"long\.nq: .*longer than 16 MB.* Cure: "):
        listed(old, path)


def test_a_graph_is_like_itself(old: Path) -> None:
    rows, summary = listed(old, old)
    assert rows == [] and not summary.differs
    assert summary.counts["target", "same"] == 4 and summary.counts["document", "same"] == 2
    assert str(summary).startswith("document: 2 same\ntarget: 4 same\noutcome: 2 same")
    assert str(Summary()) == "nothing to compare"


def test_documents_come_and_go(old: Path, tmp_path: Path) -> None:
    renamed = replace(factory.plan("b").document, title="新题", flags=())
    new = build(tmp_path / "new", replace(factory.plan("b"), document=renamed), factory.plan("c"))
    rows, summary = listed(old, new)
    documents = [(row.change, row.doc, row.details) for row in rows if row.kind == "document"]
    assert documents == [
        ("removed", "a", ""),
        ("changed", "b", "title: 整改方案 → 新题; flags: pinyin spam → -"),
        ("added", "c", ""),
    ]
    facts = [row for row in rows if row.kind != "document"]
    assert {row.change for row in facts if row.doc == "a"} == {"removed"}
    assert {row.change for row in facts if row.doc == "c"} == {"added"}
    assert not [row for row in facts if row.doc == "b"]
    assert len([row for row in facts if row.doc == "a"]) == len([row for row in facts if row.doc == "c"]) == 10
    assert summary.differs


def test_a_fact_that_changed_says_from_what_to_what(old: Path, tmp_path: Path) -> None:
    plan = changed(factory.plan("b"), "targets", 0, value=42.0, deadline="2026", flags=())
    plan = changed(plan, "measures", 0, bodies=("北溪市生态环境局",), deadline="")
    plan = changed(plan, "duties", 0, role="assists")
    rows, summary = listed(old, build(tmp_path / "new", factory.plan("a"), plan))
    assert [(row.kind, row.name, row.details, row.quote) for row in rows] == [
        (
            "target",
            "PM2.5平均浓度",
            "value: 43 → 42; deadline: 2025 → 2026; flags: dedup missing-year → -",
            "控制在43微克/立方米以下",
        ),
        (
            "measure",
            "工地扬尘治理",
            "bodies: 北溪市住建局 北溪市生态环境局 → 北溪市生态环境局; deadline: 2022-12-31 → -",
            "工地扬尘治理",
        ),
        ("duty", "北溪市生态环境局", "role: leads → assists", "市环保局"),
    ]
    assert {row.change for row in rows} == {"changed"} and {row.city for row in rows} == {"北溪市"}
    assert summary.counts["target", "same"] == 3


def test_words_that_grew_are_the_same_fact(old: Path, tmp_path: Path) -> None:
    plan = factory.plan("b")
    longer = factory.find("b", plan.raw, "PM2.5平均浓度控制在43微克/立方米以下")
    rows, _ = listed(
        old, build(tmp_path / "new", factory.plan("a"), changed(plan, "targets", 0, evidence=longer, value=44.0))
    )
    assert [(row.change, row.details, row.quote, row.old_quote) for row in rows] == [
        ("changed", "value: 43 → 44", longer.quote, "控制在43微克/立方米以下")
    ]


def test_facts_added_and_removed_have_their_words(old: Path, tmp_path: Path) -> None:
    new = build(tmp_path / "new", factory.plan("a"), without(without(factory.plan("b"), "targets", 1), "citations", 0))
    rows, summary = listed(old, new)
    assert [(row.change, row.kind, row.quote, row.start) for row in rows] == [
        ("removed", "target", "力争达到40微克/立方米", factory.RAW.index("力争")),
        ("removed", "citation", "《大气污染防治法》", factory.RAW.index("《")),
    ]
    back, _ = listed(new, old)
    assert [(row.change, row.quote) for row in back] == [("added", rows[0].quote), ("added", rows[1].quote)]
    assert summary.counts["citation", "removed"] == 1


def test_a_text_that_changed_moves_its_facts(old: Path, tmp_path: Path) -> None:
    raw = "前言\r\n" + factory.RAW.replace("43微克", "41微克")
    plan = shifted(factory.plan("b"), raw)
    rows, summary = listed(old, build(tmp_path / "new", factory.plan("a"), plan))
    assert [(row.change, row.kind, row.details) for row in rows if row.kind != "document"] == [
        ("changed", "target", "value: 43 → 41")
    ]
    assert summary.counts["measure", "moved"] == 2 and summary.counts["measure", "same"] == 2


def shifted(plan: Plan, raw: str) -> Plan:
    """A plan over a text with four characters more at its beginning and another figure."""

    def at(words: object) -> object:
        start, end = words.start + 4, words.end + 4  # type: ignore[attr-defined]
        return replace(words, start=start, end=end, quote=raw[start:end])  # type: ignore[type-var]

    def fact(each: object) -> object:
        return replace(each, evidence=at(each.evidence), clause=at(each.clause))  # type: ignore[type-var,attr-defined]

    tables = ("targets", "measures", "programmes", "duties", "citations", "mentions")
    facts = {table: tuple(map(fact, getattr(plan, table))) for table in tables}
    sections = tuple(replace(each, evidence=at(each.evidence)) for each in plan.sections)  # type: ignore[arg-type]
    moved = replace(plan, raw=raw, sections=sections, clauses=tuple(map(at, plan.clauses)), **facts)  # type: ignore[arg-type]
    return changed(moved, "targets", 0, value=41.0)


def test_bookkeeping_is_counted_and_listed_if_asked(old: Path, tmp_path: Path) -> None:
    plan = changed(factory.plan("b"), "measures", 0, rule="other", confidence=0.5)
    new = build(tmp_path / "new", factory.plan("a"), plan)
    rows, summary = listed(old, new)
    assert rows == [] and not summary.differs and summary.counts["measure", OTHERWISE] == 1
    rows, summary = listed(old, new, bookkeeping=True)
    assert [row.details for row in rows] == ["confidence: 0.9 → 0.5; rule: test → other"]


def test_files_and_generations_are_compared_too(old: Path, tmp_path: Path) -> None:
    new = build(tmp_path / "new", changed(factory.plan("a"), "targets", 0, value=1.0), factory.plan("b"))
    expected = listed(old, new)[0]
    graph = store.current(new) / store.GRAPH
    packed = tmp_path / "new.nq.gz"
    packed.write_bytes(gzip.compress(graph.read_bytes()))
    assert listed(old, graph)[0] == listed(old, packed)[0] == listed(old, store.current(new))[0] == expected
    assert len(expected) == 1


def test_what_cannot_be_compared(old: Path, tmp_path: Path) -> None:
    broken, odd, turtle = tmp_path / "broken.nq", tmp_path / "odd.nq", tmp_path / "graph.ttl"
    lines = (store.current(old) / store.GRAPH).read_text(encoding="utf-8").splitlines(keepends=True)
    broken.write_text("".join([*lines[:5], "nonsense\n"]), encoding="utf-8")
    odd.write_text("".join(line for line in lines if "#start>" not in line), encoding="utf-8")
    turtle.write_text("<x:a> <x:b> <x:c> .", encoding="utf-8")
    for path, words in ((broken, "line 6"), (odd, "not as kg writes it"), (turtle, "export nq or trig")):
        with pytest.raises(GraphFileError, match=words):
            listed(old, path)
    for path in (tmp_path / "none", tmp_path):
        with pytest.raises(StoreError):
            listed(old, path)


def test_the_kinds_are_those_of_the_summary(old: Path, tmp_path: Path) -> None:
    rows, summary = listed(old, build(tmp_path / "new"))
    kinds: Iterable[str] = {kind for kind, _ in summary.counts}
    assert set(kinds) == set(KINDS) - {"import"}
    assert rows == sorted(rows, key=lambda row: row.doc)
