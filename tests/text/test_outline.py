"""The outline: headings with their sections, sentences and clauses in order, and the five documents of the corpus."""

from __future__ import annotations

import itertools
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from text.noise import any_text, clean

from kg.model import Place
from kg.text.mapped import Mapped
from kg.text.normalise import normalise
from kg.text.outline import Outline, flags, outline
from kg.text.read import read

CORPUS = Path(__file__).parents[2] / "corpus"
FOUR = tuple(
    Place(*pair) for pair in (("320300", "徐州市"), ("320400", "常州市"), ("320900", "盐城市"), ("321200", "泰州市"))
)

PLAN = """某市行动方案
为改善环境,制定本方案。
一、总体要求
(一)指导思想。坚持绿色发展。
(二)目标。到2025年,全面达标。
二、任务
1.调整结构。包括:(1)淘汰落后;(2)推进改造。
2.加强监管。一是严格执法;二是公开信息,三是追究责任。
下一步,抓好落实。
三、保障"""


ITEMS = """下一步做好三件事:
一是治理河道。
清理河道垃圾,修复河岸。
二是种好树木。造林十万亩。
全市上下要共同努力。"""


def read_outline(raw: str, *cities: Place) -> tuple[Mapped, Outline]:
    text, _ = normalise(raw)
    return text, outline(text, cities=cities)


def headings_of(found: Outline) -> list[tuple[int, str, str, int]]:
    return [(heading.level, heading.number, heading.title, heading.parent) for heading in found.headings]


def test_headings_nest() -> None:
    _, found = read_outline(PLAN)
    assert headings_of(found) == [
        (1, "一", "总体要求", -1),
        (2, "(一)", "指导思想", 0),
        (2, "(二)", "目标", 0),
        (1, "二", "任务", -1),
        (2, "1", "调整结构", 3),
        (3, "(1)", "淘汰落后", 4),
        (3, "(2)", "推进改造", 4),
        (2, "2", "加强监管", 3),
        (3, "一是", "严格执法", 7),
        (3, "二是", "公开信息", 7),
        (3, "三是", "追究责任", 7),
        (1, "三", "保障", -1),
    ]


def test_sections_stop_where_the_next_begins() -> None:
    text, found = read_outline(PLAN)
    sections = {heading.number: text.text[heading.start : heading.stop] for heading in found.headings}
    assert sections["(一)"] == "(一)指导思想。坚持绿色发展。\n"
    assert sections["二"].startswith("二、任务") and sections["二"].endswith("抓好落实。\n")
    assert sections["二是"] == "二是公开信息,"
    assert sections["三"] == "三、保障"


def test_a_sentence_knows_its_heading_and_paragraph() -> None:
    text, found = read_outline(PLAN)
    under = {text.text[s.start : s.end]: (s.heading, s.paragraph) for s in found.sentences}
    assert under["到2025年,全面达标。"] == (2, 4)
    assert under["严格执法;"] == (8, 7)
    assert under["下一步,抓好落实。"] == (7, 8)


def test_labels_have_a_clause_each_and_close_the_list_before_them() -> None:
    raw = "一、某问题\n整改措施:\n1.加强监管。\n2.完成改造。\n责任单位:甲局,乙局\n"
    raw += "二、另一问题。牵头单位:丙局 整改时限：2020年底,长期坚持"
    text, found = read_outline(raw)
    clauses = {text.text[c.start : c.end]: found.sentences[c.sentence].heading for c in found.clauses}
    assert clauses["责任单位:甲局,乙局"] == 0
    assert clauses["牵头单位:丙局"] == clauses["整改时限:2020年底,长期坚持"] == 3


def test_figures_and_decimals_are_no_headings() -> None:
    _, found = read_outline("1.5万吨污水处理厂建成。\n2.1目标\n2.2任务\n2.4米宽\n2.6某事")
    assert [heading.number for heading in found.headings] == ["2.1", "2.2"]


@given(any_text | clean)
def test_clauses_are_in_order_and_do_not_overlap(raw: str) -> None:
    _text, found = read_outline(raw, *FOUR)
    spans = [(clause.start, clause.end) for clause in found.clauses]
    assert all(a < b for a, b in spans)
    assert all(b <= c for (_, b), (c, _) in itertools.pairwise(spans))
    for clause in found.clauses:
        sentence = found.sentences[clause.sentence]
        assert sentence.start <= clause.start and clause.end <= sentence.end
    assert [clause.sentence for clause in found.clauses] == sorted(clause.sentence for clause in found.clauses)
    assert {clause.sentence for clause in found.clauses} == set(range(len(found.sentences)))


@given(any_text | clean)
def test_headings_and_parts_are_sound(raw: str) -> None:
    text, found = read_outline(raw, *FOUR)
    for i, heading in enumerate(found.headings):
        assert heading.start < heading.end <= heading.stop <= len(text)
        assert -1 <= heading.parent < i
        parent = found.headings[heading.parent] if heading.parent >= 0 else None
        assert heading.level == (parent.level + 1 if parent else 1)
        assert parent is None or heading.stop <= parent.stop
    assert [part.end for part in found.parts[:-1]] == [part.start for part in found.parts[1:]]
    assert sum(part.end - part.start for part in found.parts) == len(text)
    for sentence in found.sentences:
        assert found.part_at(sentence.start).kind != "chrome"


@given(clean)
def test_every_word_of_a_clean_plan_is_in_a_clause(raw: str) -> None:
    text, found = read_outline(raw)
    covered = "".join(text.text[c.start : c.end] for c in found.clauses)
    numbers = sum(len(text.text[h.start : h.end]) - len(h.title) for h in found.headings)
    marks = sum(text.text.count(mark) for mark in "。;,\n")
    kept = sum(covered.count(mark) for mark in "。;,\n")
    assert len(covered) + numbers + marks - kept == len(text)


def work(size: int) -> int:
    """How many Python calls the reading of about `size` characters takes."""
    raw = (PLAN + "\n") * (size // len(PLAN))
    calls: Counter[str] = Counter()

    def count(_frame: object, event: str, _argument: object) -> None:
        calls[event] += 1

    sys.setprofile(count)
    try:
        read_outline(raw)
    finally:
        sys.setprofile(None)
    return calls["call"] + calls["c_call"]


def test_work_grows_with_the_length_and_not_faster() -> None:
    work(1_000)
    assert work(200_000) < 10.5 * work(20_000)


@pytest.mark.parametrize(
    "unit",
    ["“", "(", "《", "一是", "1.1", "责任单位:", "|", "甲,", "12 3 ", "?", "附件1\n", "标(a", "一、\n", "目录\n"],
)
def test_a_hundred_thousand_characters_of_anything(unit: str) -> None:
    raw = unit * (100_000 // len(unit))
    text, found = read_outline(raw, *FOUR)
    assert sum(part.end - part.start for part in found.parts) == len(text)


def corpus(stem: str, *cities: Place) -> tuple[Mapped, Outline, tuple[str, ...]]:
    raw = read(CORPUS / f"{stem}.txt").text
    text, noises = normalise(raw)
    found = outline(text, cities=cities)
    for clause in found.clauses:
        text.evidence(stem, clause.start, clause.end).check(raw)
    return text, found, noises + flags(found)


def kinds(found: Outline) -> list[tuple[str, str]]:
    return [(part.city.name, part.kind) for part in found.parts]


def test_four_cities_under_a_preface() -> None:
    text, found, noted = corpus("jiangsu-2023-four-city-plans", *FOUR)
    assert kinds(found) == [
        ("", "chrome"),
        ("", "preface"),
        ("徐州市", "plan"),
        ("常州市", "plan"),
        ("盐城市", "plan"),
        ("泰州市", "plan"),
        ("", "chrome"),
    ]
    assert noted == ("chrome", "several-cities")
    for part in found.parts[2:6]:
        assert part.city.name[:2] in text.text[part.start : part.start + 120]
    numbers = Counter(found.part_at(heading.start).city.name for heading in found.headings)
    assert numbers == {"徐州市": 12, "常州市": 13, "盐城市": 8, "泰州市": 9}


@pytest.mark.parametrize(
    ("stem", "expected", "noted"),
    [
        ("weifang-2019-rectification-plan", ["notice", "plan", "chrome"], ("chrome", "notice-and-plan")),
        ("siping-2023-rectification-plan", ["notice", "plan"], ("notice-and-plan",)),
        ("tianjin-2021-rectification-plan", ["chrome", "plan", "chrome"], ("spam", "chrome")),
        ("tianjin-2022-rectification-progress", ["report", "chrome"], ("pinyin", "traditional", "chrome")),
    ],
)
def test_parts_of_the_corpus(stem: str, expected: list[str], noted: tuple[str, ...]) -> None:
    _, found, flagged = corpus(stem, Place("999901", "北溪市"))
    assert [part.kind for part in found.parts] == expected
    assert flagged == noted


@pytest.mark.parametrize(
    ("stem", "levels"),
    [
        ("siping-2023-rectification-plan", {1: 5, 2: 18}),
        ("tianjin-2021-rectification-plan", {1: 5, 2: 16, 3: 18}),
        ("weifang-2019-rectification-plan", {1: 23, 2: 18, 3: 25}),
        ("tianjin-2022-rectification-progress", {1: 11}),
    ],
)
def test_headings_of_the_corpus(stem: str, levels: dict[int, int]) -> None:
    _, found, _ = corpus(stem, Place("999901", "北溪市"))
    assert Counter(heading.level for heading in found.headings) == levels


def test_page_furniture_of_the_corpus_says_nothing() -> None:
    for stem in (
        "tianjin-2021-rectification-plan",
        "tianjin-2022-rectification-progress",
        "weifang-2019-rectification-plan",
    ):
        text, found, _ = corpus(stem, Place("999901", "北溪市"))
        said = "".join(text.text[c.start : c.end] for c in found.clauses)
        assert not any(word in said for word in ("版权", "ICP", "公网安备", "转载", "编辑", "IE版本"))


def test_a_line_under_an_item_that_is_but_a_title_is_of_the_item() -> None:
    text, found = read_outline(ITEMS)
    titles = {
        found.headings[s.heading].title
        for s in found.sentences
        if s.heading >= 0 and "河岸" in text.text[s.start : s.end]
    }
    assert titles == {"治理河道"}
    last = next(s for s in found.sentences if text.text.startswith("全市上下", s.start))
    assert last.heading == -1
