"""The parts of facts, found again in their text."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg import pipeline
from kg.catalogue import Row
from kg.reasons import Part
from kg.retell import Told
from kg.text.read import Source


def parts(text: str, table: str, index: int = 0, cities: tuple[str, ...] = ("330200",)) -> dict[str, Part]:
    """The parts of one fact of an invented text, by name."""
    data = text.encode()
    source = Source(Path("made-up.txt"), data, sha256(data).hexdigest(), "utf-8", text)
    row = Row("made-up.txt", title="整改方案", cities=cities, type="plan", issued="2021-02", sha256=source.sha256)
    plan = pipeline.read_source(source, row)
    return {part.name: part for part in Told(plan).parts(getattr(plan, table)[index])}


@pytest.mark.parametrize(
    ("text", "why", "words"),
    [
        ("PM2.5平均浓度到2025年控制在30微克/立方米以下。", "stated in the clause", "到2025年"),
        ("到2025年,PM2.5平均浓度控制在30微克/立方米以下。", "carried from an earlier clause of the sentence",
         "到2025年"),
        ("到2025年,水质明显改善。PM2.5平均浓度控制在30微克/立方米以下。", "carried from an earlier sentence",
         "到2025年"),
        ("一、大气问题\n整改时限：2025年底前\n整改目标：PM2.5平均浓度控制在30微克/立方米以下。",
         "stated in a labelled field of the item", "整改时限：2025年底前"),
        ("一、2025年工作目标\nPM2.5平均浓度控制在30微克/立方米以下。", "carried from the heading",
         "一、2025年工作目标"),
    ],
)  # fmt: skip
def test_where_a_deadline_comes_from(text: str, why: str, words: str) -> None:
    deadline = parts(text, "targets")["deadline"]
    assert (deadline.why, deadline.words) == (why, words)
    assert text[deadline.start : deadline.end] == words


def test_offsets_are_those_of_the_raw_text() -> None:
    text = "到２０２５年，PM2.5平均濃(nóng)度控制在30微克／立方米以下。"
    found = parts(text, "targets")
    assert found["value"].value == "30" and found["unit"].value == "µg/m3"
    for part in found.values():
        assert part.start < 0 or text[part.start : part.end] == part.words
    assert found["deadline"].words == "到２０２５年"


def test_an_indicator_that_the_clause_leaves_out() -> None:
    found = parts("PM2.5平均浓度控制在30微克/立方米以下,力争达到28微克/立方米。", "targets", 1)
    assert found["indicator"].why == "carried from the words before the clause"
    assert "stretch" in found


def test_cities() -> None:
    assert parts("推进扬尘污染治理。", "measures")["city"].why == "the document is about it"
    text = "宁波市\n推进扬尘污染治理。\n绍兴市\n推进垃圾分类。\n"
    found = parts(text, "measures", cities=("330200", "330600"))["city"]
    assert found.value == "宁波市" and found.why.startswith("the part")


def test_the_body_of_a_measure_and_the_words_of_a_duty() -> None:
    text = "由市水务局负责加快污水管网建设。"
    assert parts(text, "measures")["body"].words.startswith("市水务局")
    duty = parts(text, "duties")
    assert duty["body"].words == "市水务局" and duty["role"].value == "responsible" and duty["measure"].value
