"""What a text ties to its measures and duties, on invented sentences."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from time import process_time

import pytest

from kg import pipeline
from kg.catalogue import Row
from kg.model import Measure, Plan
from kg.text.read import Source

CITY = "330200"


def read(text: str, title: str = "宁波市2023年污染防治攻坚战工作方案") -> Plan:
    """The plan of a text about one city."""
    data = text.encode()
    source = Source(Path("made-up.txt"), data, sha256(data).hexdigest(), "utf-8", text)
    row = Row("made-up.txt", title=title, cities=(CITY,), type="plan", issued="2023-02", sha256=source.sha256)
    return pipeline.read_source(source, row)


def measure(plan: Plan, words: str) -> Measure:
    """The first measure whose clause holds some words."""
    return next(m for m in plan.measures if words in m.clause.quote)


@pytest.mark.parametrize(
    ("text", "words", "bodies"),
    [
        ("由市水务局负责加快污水管网建设。", "污水管网", ["宁波市水务局"]),
        ("市生态环境局要加强扬尘污染治理,开展秸秆禁烧巡查。", "秸秆", ["宁波市生态环境局"]),
        ("加快污水管网建设,由市水务局牵头。", "污水管网", ["宁波市水务局"]),
        ("加快污水管网建设,由市水务局牵头,市财政局配合。", "污水管网", ["宁波市水务局", "宁波市财政局"]),
        ("不断压实市水务局责任,加快污水管网建设。", "压实", []),
        ("加快污水管网建设;市生态环境局要加强扬尘污染治理。", "污水管网", []),
        ("市生态环境局要加强扬尘污染治理;加快污水管网建设。", "污水管网", []),
        ("市生态环境局要加强扬尘污染治理。加快污水管网建设。", "污水管网", []),
        ("一、重点任务\n1.加快污水管网建设。开展秸秆禁烧巡查。(市水务局牵头,市财政局配合)\n2.加强扬尘污染治理。",
         "污水管网", ["宁波市水务局", "宁波市财政局"]),
        ("一、重点任务\n1.加快污水管网建设。开展秸秆禁烧巡查。(市水务局牵头)\n2.加强扬尘污染治理。", "扬尘", []),
        ("加快污水管网建设(市水务局负责),加强扬尘污染治理(市住建局负责),推进垃圾分类。", "扬尘", ["宁波市住建局"]),
        ("一、管网问题\n责任单位：市水务局\n整改时限：2023年底前\n整改措施：\n1.加快污水管网建设。\n"
         "二、扬尘问题\n整改措施：加强扬尘污染治理。", "污水管网", ["宁波市水务局"]),
        ("一、管网问题\n责任单位：市水务局\n整改措施：\n1.加快污水管网建设。\n二、扬尘问题\n整改措施：加强扬尘污染治理。",
         "扬尘", []),
        ("加快污水管网建设。\n责任单位：市水务局\n加强扬尘污染治理。\n责任单位：市住建局\n", "扬尘", ["宁波市住建局"]),
        ("加快污水管网建设。\n责任单位：市水务局\n加强扬尘污染治理。\n责任单位：市住建局\n", "污水管网",
         ["宁波市水务局"]),
        ("一、管网问题\n责任单位：市水务局\n整改措施：由市住建局负责加快污水管网建设。", "污水管网", ["宁波市住建局"]),
    ],
)  # fmt: skip
def test_bodies(text: str, words: str, bodies: list[str]) -> None:
    assert list(measure(read(text), words).bodies) == sorted(bodies)


@pytest.mark.parametrize(
    ("text", "deadline"),
    [
        ("2023年底前,加快污水管网建设。", "2023-12-31"),
        ("到2025年,加强扬尘污染治理,加快污水管网建设。", "2025"),
        ("到2025年,加强扬尘污染治理。加快污水管网建设。", ""),
        ("年底前加快污水管网建设。", "2023-12-31"),
        ("2020年底前开工,加快污水管网建设。", ""),  # gone by when the plan was made
        ("与2020年相比,加快污水管网建设。", ""),
        ("落实《污水管网2025年底前改造方案》,加快污水管网建设。", ""),
        ("一、管网问题\n整改时限：2024年6月底前\n整改措施：\n1.加快污水管网建设。", "2024-06-30"),
        ("一、管网问题\n整改时限：2024年6月底前\n整改措施：2023年底前加快污水管网建设。", "2023-12-31"),
        ("一、管网问题\n整改时限：立行立改\n整改措施：加快污水管网建设。", ""),
    ],
)
def test_deadlines(text: str, deadline: str) -> None:
    assert measure(read(text), "加快污水管网建设").deadline == deadline


def test_programmes_of_the_same_clause_at_every_place() -> None:
    plan = read(
        "推进“无废城市”建设。\n围绕无废城市创建加快垃圾分类。\n加快污水管网建设。\n坚持“谁污染、谁付费”,强化环境执法。"
    )
    assert "waste-free-city" in measure(plan, "垃圾分类").programmes
    assert measure(plan, "污水管网").programmes == ()
    assert not any(m.programmes for m in plan.measures if "谁污染" in m.clause.quote)


def test_instruments_are_those_of_the_concept() -> None:
    plan = read("加强扬尘污染治理。")
    assert measure(plan, "扬尘").instruments
    assert all(bool(m.instruments) == bool(m.concept) for m in plan.measures)


def test_duties_know_their_measures_and_deadlines() -> None:
    plan = read("一、管网问题\n责任单位：市水务局\n整改时限：2024年6月底前\n整改措施：加快污水管网建设。推进垃圾分类。")
    (duty,) = plan.duties
    concepts = {m.concept for m in plan.measures if m.bodies}
    assert duty.measure.split() == sorted(concepts) and len(concepts) > 1
    assert duty.deadline == "2024-06-30"


def test_a_body_that_acts_twice_has_two_duties() -> None:
    plan = read("由市水务局负责加快污水管网建设。加强扬尘污染治理。由市水务局负责推进饮用水水源地保护。")
    assert [duty.body for duty in plan.duties] == ["宁波市水务局"] * 2
    assert len({duty.measure for duty in plan.duties}) == 2


def test_issuing_a_document_ties_no_body() -> None:
    plan = read("市政府印发方案,加快污水管网建设。")
    assert measure(plan, "污水管网").bodies == ()


@pytest.mark.parametrize(
    "unit",
    [
        "由市水务局负责加快污水管网建设,",
        "加快污水管网建设。(市水务局负责)\n",
        "责任单位：市水务局\n加快污水管网建设。\n",
    ],
)
def test_the_cost_is_linear(unit: str) -> None:
    def cost(n: int) -> float:
        text = unit * n
        best = min(timed(text) for _ in range(2))
        return best

    def timed(text: str) -> float:
        began = process_time()
        read(text)
        return process_time() - began

    cost(10)
    assert cost(800) < 12 * max(cost(200), 0.02)
