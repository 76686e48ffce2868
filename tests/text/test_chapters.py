"""Numbers of chapters with nothing but a blank after them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.text.chapters import chapters
from kg.text.mapped import Mapped
from kg.text.normalise import normalise
from kg.text.outline import outline

PLAN = "1 总则\n1.1 编制目的\n为改善水环境,编制本规划。\n2 目标\n2.1 总体目标\n到2025年,优良比例达到80%。\n"


def numbers(raw: str) -> list[tuple[str, str, int]]:
    return [(h.number, h.title, h.level) for h in outline(normalise(raw)[0]).headings]


def test_chapters_hold_their_sections() -> None:
    assert numbers(PLAN) == [
        ("1", "总则", 1),
        ("1.1", "编制目的", 2),
        ("2", "目标", 1),
        ("2.1", "总体目标", 2),
    ]


def test_a_blank_that_the_page_lost_is_known_by_the_sections() -> None:
    assert numbers(PLAN.replace(" ", "")) == numbers(PLAN)


def test_chapters_without_sections_count_up() -> None:
    assert numbers("某市方案\n1\u3000总体要求\n坚持治本。\n2\u3000保障措施\n加强督导。\n") == [
        ("1", "总体要求", 1),
        ("2", "保障措施", 1),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "某市方案\n1 总体要求\n坚持治本。\n",
        "全市新增处理厂\n2 座污水处理厂建成\n",
        "到2025年\n1 季度完成造林\n2 季度完成验收\n3 万亩\n",
        "1总体要求\n坚持治本。\n2保障措施\n加强督导。\n",
        "指标\n5 大气\n7 水体\n",
    ],
)
def test_other_figures_stay(text: str) -> None:
    text = text.replace("1 季度", "1 个季度").replace("2 季度", "2 个季度")
    assert chapters(Mapped.of_raw(text)).text == text


@given(st.text(st.sampled_from("12 \n.总则目标项。;\u3000"), max_size=80))
def test_nothing_but_points_is_written(text: str) -> None:
    found = chapters(Mapped.of_raw(text))
    blanks = str.maketrans("", "", " \t\u3000.")
    assert found.text.translate(blanks) == text.translate(blanks)
    assert all(found.span(i, i + 1)[0] < len(text) for i in range(len(found)))
