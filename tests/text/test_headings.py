"""Numbers of headings."""

from __future__ import annotations

import pytest

from kg.text import headings


@pytest.mark.parametrize(
    ("line", "printed", "kind", "value"),
    [
        ("一、总体要求", "一", "一、", 1),
        ("十二、2023年工作回顾", "十二", "一、", 12),
        ("(三)主要目标", "(三)", "(一)", 3),
        ("4.推进绿色转型", "4", "1.", 4),
        ("4、2023年目标", "4", "1.", 4),
        ("5.2023年目标", "5", "1.", 5),
        ("2. 23家企业完成改造", "2", "1.", 2),
        ("(5)建设管网", "(5)", "(1)", 5),
        ("③实施改造", "③", "①", 3),
        ("第二章总则", "第二章", "章", 2),
        ("第十一条本办法自发布之日起施行", "第十一条", "条", 11),
        ("第一部分规划背景", "第一部分", "章", 1),
        ("2.3目标与任务", "2.3", "1.1", 3),
        ("一是加强领导", "一是", "一是", 1),
        ("三要强化考核", "三要", "一是", 3),
        ("## 保障措施", "##", "##", 1),
        ("## 二、保障措施", "二", "一、", 2),
    ],
)
def test_headings(line: str, printed: str, kind: str, value: int) -> None:
    number = headings.at_line(line, 0, len(line))
    assert number is not None
    assert (number.printed, number.kind, number.value) == (printed, kind, value)


@pytest.mark.parametrize(
    "line", ["1.5万吨污水处理厂", "35.2%以上", "2023年完成", "1、2号机组关停", "一般工业固废", "一、", "十万亩造林", ""]
)
def test_what_is_no_heading(line: str) -> None:
    assert headings.at_line(line, 0, len(line)) is None


def test_a_decimal_number_needs_the_one_before_it() -> None:
    number = headings.at_line("2.3目标", 0, 5)
    assert number and headings.stands(number, 2) and not headings.stands(number, 0)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("措施:一是加强;二是改造,三是考核。", ["一是", "二是", "三是"]),
        ("包括:(1)甲;(2)乙。", ["(1)", "(2)"]),
        ("浓度,1.5倍;2.5倍", []),
    ],
)
def test_numbers_inside_a_line(text: str, found: list[str]) -> None:
    assert [number.printed for number in headings.inside(text)] == found


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("加强领导。各区负责。", "加强领导"),
        ("加强领导", "加强领导"),
        ("完成锅炉改造;", "完成锅炉改造"),
        ("到2025年底,全市完成" + "各类" * 40, "到2025年底"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert text[: headings.title(text, 0, len(text))] == title
