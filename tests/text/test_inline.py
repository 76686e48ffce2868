"""Rows that ran together with their head on one line stand on lines of their own; other numbers stay where they are."""

import pytest

from kg.text.normalise import normalise

HEAD = "某市工程表 序号 项目名称 建设内容 投资(万元) 完成时限 责任单位 "
ROWS = "1 城东污水厂 新增能力2万吨 3500 2019年12月 市住建局 2 南河截污 铺设管网15公里 260 6月底 市水利局\n"


def lines(text: str) -> list[str]:
    return normalise(text)[0].text.strip().split("\n")


def test_rows_on_the_line_of_their_head_begin_lines_with_their_numbers() -> None:
    assert lines(HEAD + ROWS) == [
        "某市工程表",
        "序号|项目名称|建设内容|投资(万元)|完成时限|责任单位|",
        "1|城东污水厂|新增能力2万吨|3500|2019年12月|市住建局|",
        "2|南河截污|铺设管网15公里|260|6月底|市水利局|",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "按序号 填写 名称 报送 1 份 材料 2 份 附件\n",
        "序号 任务 完成时限 见附表 1 植树 2 清淤\n",
        "序号 任务 完成时限 1 完成 3 家 企业 治理\n",
    ],
)
def test_other_numbers_begin_no_line(text: str) -> None:
    assert len(lines(text)) == 1


def test_a_table_ends_where_another_head_begins() -> None:
    head = "序号 任务 完成时限"
    text = f"某市清单\n{head} 1 植树 5月底 2 清淤 9月底 {head} 1 修路 6月底 2 架桥 8月底\n"
    assert [line for line in lines(text) if line[0] in "12"] == [
        "1|植树|5月底|",
        "2|清淤|9月底|",
        "1|修路|6月底|",
        "2|架桥|8月底|",
    ]
