"""Tables without bars get bars; what looks like one and is none gets none."""

from __future__ import annotations

import pytest

from kg.text.normalise import normalise

ROWS = ["指标|单位|2020年|2025年|属性|", "氨氮排放量|吨|320|280|约束性|", "森林覆盖率|%|40.1|42|预期性|"]
CELLS = [row.split("|")[:-1] for row in ROWS]


def lines(text: str) -> list[str]:
    return normalise(text)[0].text.split("\n")


@pytest.mark.parametrize("gap", ["\t", "  ", "\u3000", " ", "\n"])
def test_cells_below_a_head_have_bars(gap: str) -> None:
    rows = "\n".join(gap.join(row) for row in CELLS)
    assert lines(f"表1 规划指标\n{rows}\n三、主要任务\n加强治理。") == [
        "表1规划指标",
        *ROWS,
        "三、主要任务",
        "加强治理。",
    ]


def test_numbers_groups_and_titles() -> None:
    rows = "类别\n指标\n单位\n2025年目标\n环境质量\n优良天数比率\n%\n87\n地表水优良比例\n%\n80\n"
    rows += "污染减排\n氨氮\n吨\n完成省下达任务\n"
    assert lines("主要指标\n" + rows) == [
        "主要指标",
        "类别|指标|单位|2025年目标|",
        "环境质量|优良天数比率|%|87|",
        "地表水优良比例|%|80|",
        "污染减排|氨氮|吨|完成省下达任务|",
        "",
    ]


def test_tasks_with_their_deadlines() -> None:
    rows = "附件\n序号\n重点任务\n责任单位\n完成时限\n1\n建成泵站2座\n市水利局\n2023年底\n"
    rows += "2\n清理河道。\n各县区\n长期\n联系人:张三"
    assert lines(rows)[1:] == [
        "序号|重点任务|责任单位|完成时限|",
        "1|建成泵站2座|市水利局|2023年底|",
        "2|清理河道。|各县区|长期|",
        "联系人:张三",
    ]


def test_bars_on_lines_of_their_own() -> None:
    text = "附件\n|\n序号\n|\n任务\n|\n|\n1\n|\n清理河道,\n种树\n|\n|\n2\n|\n建成泵站\n|\n抄送:各县区"
    assert lines(text) == ["附件", "|序号|任务|", "|1|清理河道,种树|", "|2|建成泵站|", "抄送:各县区"]


@pytest.mark.parametrize(
    "text",
    [
        "指标\n单位\n加强治理。\n推进建设。",
        "责任单位\n配合单位\n完成时限\n加强治理。\n推进建设。\n抓好落实。",
        "序号\n名称\n备注\n甲\n乙\n丙",
        "主要任务 重点任务 工作任务\n加强治理 推进建设 抓好落实",
        "目标\n任务\n措施\n2020年\n2021年\n2022年",
    ],
)
def test_words_that_head_no_table(text: str) -> None:
    assert "|" not in normalise("通知\n" + text)[0].text
