"""Bodies in columns of tables."""

from __future__ import annotations

from time import perf_counter

import pytest

from kg.extract.body.listing import LABELS, tables
from kg.extract.body.names import find

CELLS = """|序号|任务|责任单位|完成时限|
|---|---|---|---|
|1|淘汰燃煤锅炉20台|市生态环境局、各区政府|2020年底|
|2|市住建局建设污水管网30公里|市水务局|2021年|
"""
JOINED = """序号任务牵头单位配合单位
1.淘汰燃煤锅炉20台市生态环境局市发改委、市工信局
2.建设污水管网30公里市住建局各区政府
"""
STACKED = """序号
重点任务
牵头单位
责任单位
完成时限
1
淘汰燃煤锅炉20台
市生态环境局
市工信局、市发改委
2020年底
2
建设污水管网
市住建局
各区政府
2021年底
"""
MERGED = """任务|目标|牵头单位|协助单位|期限|
大气|优良天数达到80%|市环保局市建设局|海曙区政府
市电力公司|2010年|
淘汰锅炉20台|市经济委员会|市财政局|2011年|
由市水务局建设污水厂|市水务局|
市农业局|长期|
"""
"""The first column is merged over rows, and cells hold line breaks."""
BORDERED = """|
序号
|
工作任务
|
责任单位
|
时间进度
|
|
1
|
由市城管局淘汰锅炉20台
|
市环保局、市商务局
|
2016年底前
|
"""
"""The borders of cells stand on lines of their own."""


def rows(text: str) -> list[str]:
    names = find(text)
    return [
        f"{text[one.start : one.end]} {one.role}"
        for _, _, row in tables(text, names, LABELS.longest(text), [])
        for one in row
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (CELLS, ["市生态环境局 responsible", "各区政府 responsible", "市水务局 responsible"]),
        (
            JOINED,
            [
                "市生态环境局 leads",
                "市发改委 responsible",
                "市工信局 responsible",
                "市住建局 leads",
                "各区政府 responsible",
            ],
        ),
        (
            STACKED,
            [
                "市生态环境局 leads",
                "市工信局 responsible",
                "市发改委 responsible",
                "市住建局 leads",
                "各区政府 responsible",
            ],
        ),
        (
            MERGED,
            [
                "市环保局 leads",
                "市建设局 leads",
                "海曙区政府 responsible",
                "市电力公司 leads",
                "市经济委员会 leads",
                "市财政局 responsible",
                "市水务局 leads",
                "市农业局 leads",
            ],
        ),
        (BORDERED, ["市环保局 responsible", "市商务局 responsible"]),
        ("|责任单位|任务|\n由市水务局建设。\n由市住建局建设。\n无\n无\n市公安局\n", []),
        ("各责任单位要加强领导。\n市生态环境局\n", []),
        ("责任单位\n联系人\n市生态环境局\n", []),
        ("一、明确责任单位\n市生态环境局要加强监管。\n", []),
    ],
)
def test_tables(text: str, found: list[str]) -> None:
    assert rows(text) == found


def test_a_table_ends() -> None:
    prose = "".join(f"推进第{i}项工作,改善环境质量。\n" for i in range(40))
    assert rows(f"{STACKED}{prose}市公安局\n")[-1] == "各区政府 responsible"


def test_cost_grows_with_length_only() -> None:
    start = perf_counter()
    for text in ("牵头单位\n推进治理。\n|责任单位|\n", "|责任单位|任务|\n", "序号\n责任单位\n时限\n"):
        assert rows(text * 10_000) == []
    assert perf_counter() - start < 20
