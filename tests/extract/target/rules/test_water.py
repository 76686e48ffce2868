"""The quality of waters, in invented sentences."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows

# fmt: off
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2022年,泗水河基本达到Ⅲ类,南沙河年底前基本达到Ⅳ类。", (
        "t 泗水河水质 level ~ d=2022",
        "t 南沙河水质 level ~ d=2022-12-31",
    )),
    ("黑水河、泗水河年底前基本达到Ⅲ类。", (
        "t 黑水河水质 level ~ d=2022-12-31",
        "t 泗水河水质 level ~ d=2022-12-31",
    )),
    ("到2025年,沙湖水质由Ⅳ类提升为Ⅲ类,第三、第五排水沟入黄口稳定达到Ⅳ类。", (
        "t 沙湖水质 level = d=2025",
        "t 第三排水沟入黄口水质 level = d=2025",
        "t 第五排水沟入黄口水质 level = d=2025",
    )),
    ("到2025年,青江西桥断面年均水质消除劣Ⅴ类,力争达到Ⅳ类。", (
        "t 青江西桥断面年均水质劣Ⅴ类 eliminate = d=2025",
        "t 青江西桥断面年均水质 level = d=2025 stretch",
    )),
    ("2024年6月底前,城东污水处理厂投入运行,出水执行一级A标准。", (
        "t 城东污水处理厂投入运行 count = d=2024-06-30",
        "t 城东污水处理厂出水 level = d=2024-06-30",
    )),
    ("到2025年,松溪木桥断面、乌溪沿河断面总磷浓度均低于0.1毫克/升。", (
        "t 松溪木桥断面总磷浓度 level <=0.1毫克/升 d=2025",
        "t 乌溪沿河断面总磷浓度 level <=0.1毫克/升 d=2025",
    )),
    ("2024年底前,严格执行国家标准。", ()),
)
TOLD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2023年,黄河青城段麻园断面连续7年保持Ⅱ类进出。", ("o 黄河青城段麻园断面水质 level = d=2023",)),
    ("2023年,南湖总磷平均值降低9.4%,但水质仍为劣Ⅴ类。", (
        "o 南湖总磷平均值 change -9.4% exact d=2023",
        "o 南湖水质 level = d=2023",
    )),
    ("2023年,神农河污水处理厂出水由一级B提升至一级A。", ("o 神农河污水处理厂出水 level = d=2023",)),
    ("2022年,龙泉河、白河断面水质分别为Ⅳ类、Ⅲ类。", (
        "o 龙泉河断面水质 level = d=2022",
        "o 白河断面水质 level = d=2022",
    )),
    ("2022年,CO、NO2浓度达到国家二级标准。", (
        "o CO浓度 level = d=2022",
        "o NO2浓度 level = d=2022",
    )),
)
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_waters(text: str, expected: tuple[str, ...]) -> None:
    assert rows(text) == list(expected)


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:16] for text, _ in TOLD])
def test_waters_of_a_report(text: str, expected: tuple[str, ...]) -> None:
    assert rows(text, type="news", issued="2024-01-10") == list(expected)
