"""Deadlines in cells of rows whose lines broke inside a cell."""

from __future__ import annotations

from sentences import reading

from kg.extract import targets
from kg.model import Place

TABLE = """梧州市重点任务分解表
任务 | 工作内容 | 责任单位 | 完成 期限 |
大气 | 拆除燃煤锅炉40台;清洁能源使用率提高到45%。 | 市环保局 市建设局 | 四区人民政府
供电公司 | 2009年10月25日前 |
水 | 2011年6月底前建成污水管网30公里;再生水利用率达到15%。 | 市水务局 | 2010年底 |
固废 | 工业固体废物处置利用率达到90%。 | 市经委 | 长期 |
"""


def deadlines(raw: str) -> list[str]:
    read = reading(raw, Place("450400", "梧州市"), title="梧州市重点任务分解表", issued="2009-05-06")
    return [fact.deadline for fact in targets.facts(read)]


def test_the_last_cell_dates_its_row() -> None:
    assert deadlines(TABLE) == ["2009-10-25", "2009-10-25", "2011-06-30", "2010-12-31", ""]


def test_cells_under_no_such_head_date_nothing() -> None:
    assert deadlines(TABLE.replace("完成 期限", "检查 日程"))[0] != "2009-10-25"
