"""Sentences, clauses and labels."""

from __future__ import annotations

import pytest

from kg.text.clauses import LONGEST, MOST, labels, sentences


def cut(text: str, *, whole: bool = False) -> list[list[str]]:
    return [[text[a:b] for a, b, _ in clauses] for _, clauses in sentences(text, 0, len(text), whole=whole)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("甲,乙;丙。丁!戊?", [["甲", "乙", "丙"], ["丁"], ["戊"]]),
        ("“双随机、一公开”“甲,乙”监管,全覆盖", [["“双随机、一公开”“甲,乙”监管", "全覆盖"]]),
        ("依据《甲,乙办法》(丙,丁)。", [["依据《甲,乙办法》(丙,丁)"]]),
        ("“没有收尾的,引号。下一句", [["“没有收尾的", "引号"], ["下一句"]]),
        ("他说:“完成任务。”随后", [["他说:“完成任务。”随后"]]),
        ("他说:完成任务。”随后", [["他说:完成任务"], ["随后"]]),
        (",,;。", []),
        ("目标:甲,乙", [["目标:甲", "乙"]]),
    ],
)
def test_clauses(text: str, found: list[list[str]]) -> None:
    assert cut(text) == found


def test_a_list_of_bodies_is_one_clause() -> None:
    assert cut("责任单位:市水务局,各区政府;市住建局。", whole=True) == [["责任单位:市水务局,各区政府", "市住建局"]]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("牵头单位:甲局责任单位:乙局整改时限:年底", [(0, True), (7, True), (14, True)]),
        ("整改责任单位(部门):甲局", [(0, True)]),
        ("整改措施:加强监管", [(0, False)]),
        ("指出:问题", []),
        (":", []),
    ],
)
def test_labels(text: str, found: list[tuple[int, bool]]) -> None:
    assert [tuple(label) for label in labels(text)] == found


def test_endless_clauses_and_sentences_are_cut() -> None:
    text = "治理扬尘、" * 10_000
    found = sentences(text, 0, len(text))
    clauses = [clause for _, inside in found for clause in inside]
    assert "".join(text[start:end] for start, end, _ in clauses) == text
    assert max(end - start for start, end, _ in clauses) <= LONGEST
    assert all(text[end - 1] == "、" for _, end, _ in clauses)
    assert max(end - start for (start, end), _ in found) <= MOST
    assert [clause.sentence for _, inside in found for clause in inside[:1]] == list(range(len(found)))
    assert [start for (start, _), _ in found][1:] == [end for (_, end), _ in found][:-1]
