"""Benchmarks without a figure, in invented sentences; how a row reads: tests/extract/test_targets.py."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年,PM2.5平均浓度34微克/立方米,历史性达到国家空气质量二级标准。",
            ["o PM2.5平均浓度 level =34µg/m3 d=2023", "o PM2.5平均浓度 level = d=2023"],
        ),
        ("2023年,PM2.5平均浓度连续4年达国家二级标准。", ["o PM2.5平均浓度 level = d=2023"]),
        ("2023年,森林面积占比稳居全省前列。", ["o 森林面积占比 level = d=2023"]),
        ("2023年,茶叶、桑蚕产量均居全省前列。", ["o 茶叶产量 level = d=2023", "o 桑蚕产量 level = d=2023"]),
        ("到2030年,森林覆盖率保持稳定。", ["t 森林覆盖率 level = d=2030"]),
        (
            "2023年,湖体水质20年来首次达到Ⅲ类,青溪首次达到Ⅰ类。",
            ["o 湖体水质 level = d=2023", "o 青溪水质 level = d=2023"],
        ),
        ("到2030年,如期实现碳达峰。", ["t 碳达峰 level = d=2030"]),
        ("到2030年,提高生态产品价值实现水平,生态建设走在前列。", []),
        ("到2025年,全市原生生活垃圾实现零填埋。", ["t 原生生活垃圾填埋 eliminate = d=2025"]),
    ],
)
def test_benchmarks(text: str, expected: list[str]) -> None:
    assert rows(text, issued="2024-03-01") == expected
