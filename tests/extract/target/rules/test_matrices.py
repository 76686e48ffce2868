"""Tables that split goals among places, however their cells are parted."""

from __future__ import annotations

import pytest

from kg.extract import targets
from tests.extract.test_targets import reading, shown

HEAD = ("县区", "PM2.5平均浓度(微克/立方米)", "优良天数比率(%)", "淘汰老旧货车(辆)")
ROWS = (("东湖区", "48", "70.5", "1 120"), ("西山县", "45.5", "—", "430"), ("全市", "46", "71.8", "1 550"))
EXPECTED = [
    ("东湖区", "t PM2.5平均浓度 level =48µg/m3 d=2021"),
    ("东湖区", "t 优良天数比率 level =70.5% d=2021"),
    ("东湖区", "t 淘汰老旧货车 count =1120辆 d=2021"),
    ("西山县", "t PM2.5平均浓度 level =45.5µg/m3 d=2021"),
    ("西山县", "t 淘汰老旧货车 count =430辆 d=2021"),
    ("", "t PM2.5平均浓度 level =46µg/m3 d=2021"),
    ("", "t 优良天数比率 level =71.8% d=2021"),
    ("", "t 淘汰老旧货车 count =1550辆 d=2021"),
]


def found(text: str, **about: str) -> list[tuple[str, str]]:
    return [(fact.scope, shown(fact)) for fact in targets.facts(reading(text, **about))]


def page(gap: str, rows: tuple[tuple[str, ...], ...] = (HEAD, *ROWS), *, bar: str = "") -> str:
    table = "\n".join(bar + gap.join(cell for cell in row) + bar for row in rows)
    return f"现将目标分解如下。\n附表\n2021年度目标分解表\n{table}\n注:考核以国控站点数据为准。\n"


@pytest.mark.parametrize(("gap", "bar"), [("|", ""), ("|", "|"), (" | ", "| "), ("\t", "")])
def test_a_row_a_place_and_a_column_an_indicator(gap: str, bar: str) -> None:
    assert found(page(gap, bar=bar)) == EXPECTED


@pytest.mark.parametrize("gap", [" ", "  ", "\u3000", "\n"])
def test_cells_between_blanks_or_a_line_each(gap: str) -> None:
    rows = tuple(tuple(cell.replace(" ", "") for cell in row) for row in (HEAD, *ROWS))
    assert found(page(gap, rows)) == EXPECTED


def test_numbered_rows_a_total_without_number_and_one_unit_for_all() -> None:
    text = (
        "附表1 各县区2015年主要污染物排放量控制目标\n单位:吨\n序号 县(市、区) 化学需氧量排放量 氨氮排放量\n"
        "1 金台区 4312 520\n2 渭滨区 3890 488\n合计 8202 1008\n以上目标纳入考核。\n"
    )
    assert found(text) == [
        ("金台区", "t 化学需氧量排放量 level =4312吨 d=2015"),
        ("金台区", "t 氨氮排放量 level =520吨 d=2015"),
        ("渭滨区", "t 化学需氧量排放量 level =3890吨 d=2015"),
        ("渭滨区", "t 氨氮排放量 level =488吨 d=2015"),
        ("", "t 化学需氧量排放量 level =8202吨 d=2015"),
        ("", "t 氨氮排放量 level =1008吨 d=2015"),
    ]


def test_an_empty_cell_moves_no_figure_to_its_neighbour() -> None:
    rows = (HEAD, ROWS[0], ("西山县", "45.5", "", "430"))
    assert found(page("|", rows))[3:] == [EXPECTED[3], EXPECTED[4]]
    last = (HEAD, ROWS[0], ("西山县", "45.5", "", ""))
    assert found(page("|", last, bar="|"))[3:] == [EXPECTED[3]]
    lost = (HEAD, ROWS[0], ("西山县", "45.5", "430"), ROWS[2])
    assert found(page("|", lost)) == [*EXPECTED[:3], *EXPECTED[5:]], "a cell that is not there: nobody knows whose"


def test_news_of_what_places_reached_is_an_outcome() -> None:
    assert {row.partition(" ")[0] for _, row in found(page("|"), type="news", title="通报")} == {"o"}


def test_a_row_of_nothing_but_its_number_is_none() -> None:
    assert found("||12|\n||序号|\n") == []


def test_a_table_of_duties_is_none() -> None:
    assert found(page("|", (("县区", "工作任务", "责任单位"), ("东湖区", "完成整治", "区住建局")))) == []
