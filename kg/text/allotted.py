"""Tables that split goals among places, with a row a place and a column an indicator."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kg.text.columns import FEWEST, HAN, MOST, WIDEST, Line, bars, cells_of, column
from kg.text.mapped import Edit

PLACES = re.compile(
    r"(?:各)?(?:县区|区县|市县|县市区|县[((]?市[、,]?区?[))]?区?|市[((]县[、,]区[))]|[县区]|地区|县[市区]名?称?|辖区|区域|行政区域?|单位名称|乡镇|镇街|园区)"
)
"""The head of a column of places."""
TOLD = re.compile("率|浓度|量|天数|指数|比例|面积|数|长度|PM|SO2|NO|COD|O3|臭氧|颗粒物|降幅|改善|户|吨|[)）]$")
"""What names an indicator at the head of a column."""
FIGURES = re.compile(r"[-—/~]+|[≤≥<>-]?\d[\d.,]*(?: \d{3})*[%％]?")
LEAST_PLACES = 2
"""Fewest rows of a table of places."""


def headed_by_places(words: Sequence[str]) -> bool:
    """Whether the cells of a head name places and what is told of each: 县区, PM2.5浓度(微克/立方米), 优良天数比率(%).

    >>> headed_by_places(["县(市、区)", "PM2.5浓度", "优良天数比率(%)"]), headed_by_places(["县区", "任务", "责任单位"])
    (True, False)
    """
    cells = words[1:] if words and column(words[0]) == "serial" else words
    if len(cells) < FEWEST or not PLACES.fullmatch(cells[0]) or len(cells) > MOST:
        return False
    return all(not column(cell) and len(cell) <= WIDEST and TOLD.search(cell) for cell in cells[1:] if cell)


def of_rows(text: str, lines: list[Line], at: int, head: list[Line]) -> list[Edit]:
    """Bars for a table with a row a place and a column an indicator."""
    numbered = column(text[slice(*head[0])]) == "serial"
    rows = [head]
    for line in map(lines.__getitem__, range(at + 1, len(lines))):
        row = cells_of(text, line)
        total = numbered and len(row) == len(head) - 1
        if not _of_place(text, row, len(head) - total, numbered=numbered and not total):
            break
        rows.append(row)
    return [edit for row in rows for edit in bars(row)] if len(rows) > LEAST_PLACES else []


def of_lines(text: str, lines: list[Line], at: int) -> list[list[Line]]:
    """The head and rows of a table with a row a place whose cells are lines."""
    for size in range(FEWEST, min(MOST, len(lines) - at) + 1):
        words = [text[slice(*line)] for line in lines[at : at + size]]
        if not headed_by_places(words):
            if size > FEWEST:
                break
            continue
        rows, stop = [lines[at : at + size]], at + size
        while _of_place(text, row := lines[stop : stop + size], len(words), numbered=column(words[0]) == "serial"):
            rows.append(row)
            stop += size
        if len(rows) > LEAST_PLACES:
            return rows
    return []


def _of_place(text: str, row: list[Line], size: int, *, numbered: bool) -> bool:
    """Whether cells are a row of a table of places: its name, with a number before it or none, and figures."""
    named = len(row) == size and HAN.search(text, *row[numbered]) is not None
    return named and all(FIGURES.fullmatch(text, *cell) for cell in row[numbered + 1 :])
