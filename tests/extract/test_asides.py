"""Bodies and their roles, which are no measures. The sentences are invented."""

from __future__ import annotations

import pytest

import kg
from kg.extract import asides

PLAN = "秀水市大气污染防治工作方案\n一、主要任务\n(一)移动源\n"


def quotes(text: str) -> list[tuple[str, str]]:
    return [(measure.concept, measure.evidence.quote) for measure in kg.read(PLAN + text).measures]


@pytest.mark.parametrize(
    "bracket",
    [
        "(市生态环境局牵头,市发展和改革局、工业和信息化局、市场监管局参与)",
        "〔市生态环境局、市场监管局牵头督导,市发展改革委、市工业和信息化局按职责分工负责,各县(市、区)人民政府负责落实〕",
        "市生态环境局牵头,市发展改革委、市工业和信息化局配合。",
    ],
)
def test_bodies_and_roles_alone_are_no_measure(bracket: str) -> None:
    found = quotes("淘汰老旧柴油货车。" + bracket)
    assert found == [("diesel-truck-control", "淘汰老旧柴油货车")]


def test_the_matter_of_a_body_is_a_measure() -> None:
    assert ("dust-control", "治理建筑工地扬尘") in quotes("市住房和城乡建设局负责治理建筑工地扬尘。")


def test_a_leading_group_is_a_measure_and_its_field_is_none() -> None:
    found = quotes("市大气污染防治工作领导小组统筹调度。")
    assert [concept for concept, _ in found] == ["leading-group-coordination"]


def test_a_body_governs_what_follows_it() -> None:
    assert [concept for concept, _ in quotes("市发展和改革局负责,老旧柴油货车全部出清。")] == ["diesel-truck-control"]


@pytest.mark.parametrize(("names", "expected"), [([(0, 5), (6, 11)], True), ([(0, 5)], False)])
def test_only(names: list[tuple[int, int]], expected: bool) -> None:
    assert asides.only("生态环境局、发展改革委牵头配合", 0, 15, names) is expected


def test_words_in_a_name_are_no_acts() -> None:
    assert asides.outside([(0, 2, 1), (6, 8, 1)], [(0, 6)]) == [(6, 8, 1)]
