"""Page numbers, running heads and the marks of sites that show documents page by page."""

from __future__ import annotations

import pytest

from kg.text.mapped import Mapped
from kg.text.pages import dashed, page_numbers, sheets


def test_page_numbers_go_and_running_heads_with_them() -> None:
    text = "".join(f"\n第{i}段的文字,\n某市人民政府公报\n-{i}-" for i in range(1, 5)) + "\n结尾。"
    left = page_numbers(Mapped.of_raw(text)).text
    assert "公报" not in left and "-" not in left
    assert left.count("段的文字") == 4 and left.endswith("结尾。")


@pytest.mark.parametrize("mark", ["— 3 —", "-12-", "第 3 页 共 14 页", "第3頁", " — 3 — "])
def test_a_page_number_on_a_line(mark: str) -> None:
    assert page_numbers(Mapped.of_raw(f"前半句\n{mark}\n后半句")).text == "前半句\n后半句"


def test_bare_numbers_are_page_numbers_only_in_order_and_a_page_apart() -> None:
    page = "文" * 300
    text = "".join(f"{page}\n{i}\n" for i in range(1, 5)) + page
    assert page_numbers(Mapped.of_raw(text)).text == "\n".join([page] * 5)
    table = "序号\n1\n2\n3\n4\n台数"
    assert page_numbers(Mapped.of_raw(table)).text == table


def test_a_page_number_inside_a_figure() -> None:
    assert dashed(Mapped.of_raw("控制在3― 5 ―5微克")).text == "控制在35微克"
    assert dashed(Mapped.of_raw("削减10 — 20 — 30吨")).text == "削减10 — 20 — 30吨"


def test_marks_of_a_site_before_each_page() -> None:
    page = "推进污染防治" * 80
    text = "\n".join(f"{i}、{page}" for i in range(1, 5))
    assert sheets(Mapped.of_raw(text)).text == page * 4
    items = "\n".join(f"{i}、{page}。" for i in range(1, 5))
    assert sheets(Mapped.of_raw(items)).text == items


def test_a_long_head_beside_two_page_numbers_goes() -> None:
    head = "某某市生态环境保护文件汇编"
    text = Mapped.of_raw(f"甲乙\n- 1 -\n{head}\n丙丁\n- 2 -\n{head}\n戊")
    assert page_numbers(text).text == "甲乙\n丙丁\n戊"
    short = text.raw.replace(head, "一、大气")
    assert "一、大气" in page_numbers(Mapped.of_raw(short)).text
