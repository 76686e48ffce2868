"""Page furniture."""

from __future__ import annotations

import pytest

from kg.text.chrome import furniture, lines

BODY = "为改善环境质量,结合实际,制定本方案。\n到2025年,全市PM2.5平均浓度下降10%,优良天数比率达到80%。"
PAGE = f"""首页>政务公开>文件
图片
某市大气污染防治行动方案
来源:市生态环境局发布时间:2021-08-31浏览次数:12字体:大中小
{BODY}
附件:任务清单
责任编辑:某某【打印】【关闭】
主办:某市人民政府办公室
电话12345"""


def off(text: str) -> list[str]:
    rows = lines(text)
    return [text[row.start : row.end] for row, out in zip(rows, furniture(text, rows), strict=True) if out]


def test_a_page_has_a_head_and_a_foot() -> None:
    assert off(PAGE) == [
        "首页>政务公开>文件",
        "图片",
        "责任编辑:某某【打印】【关闭】",
        "主办:某市人民政府办公室",
        "电话12345",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "版权所有:某市人民政府",
        "某ICP备05010518号-1",
        "上一篇:关于某事",
        "010-53359288 / 18601155977",
        "----------分隔线----------",
        "转载请注明:http://example.org",
        "首页|新闻|政务|互动",
        "点击率:94",
        "- 3 -",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    assert off(f"某市行动方案\n{BODY}\n{line}\n结尾的一句话也是正文。") == [line]


@pytest.mark.parametrize(
    "line",
    [
        "3.开通举报电话和微信公众号,畅通群众监督渠道。",
        "PM2.5浓度|38|35|约束性",
        "35",
        "市督查室定期通报进展,年底前完成全部工程。各县(市、区)明确专人负责,联系人:某某,联系电话:0315-2801234,传真:2801235",
        "2020 2025",
        "264.5",
        "%",
        "(二)加强法律声明和版权声明管理。",
        "某市人民政府",
        "各县(市、区)人民政府:",
        "附件:任务清单",
        "来源:某省生态环境厅",
    ],
)
def test_lines_of_the_document(line: str) -> None:
    assert off(f"某市行动方案\n{BODY}\n{line}\n结尾的一句话也是正文。") == []


def test_a_table_of_contents_is_furniture() -> None:
    contents = "某市规划\n目录\n一、总则....1\n二、目标....2"
    assert off(f"{contents}\n一、总则\n{BODY}\n二、目标\n{BODY}") == ["目录", "一、总则....1", "二、目标....2"]


def test_a_table_is_no_bar_of_links() -> None:
    table = "指标|单位|目标\nPM2.5浓度|微克|35\n森林覆盖率|比例|42"
    assert off(f"某市行动方案\n{BODY}\n{table}\n责任编辑:某某") == ["责任编辑:某某"]


def test_a_running_head_is_furniture_from_its_third_place_on() -> None:
    page = f"某市大气污染防治行动方案\n{BODY}\n"
    assert off(page * 5) == ["某市大气污染防治行动方案"] * 3


def test_lines_have_no_blanks_at_their_ends() -> None:
    assert ["  甲 \n\n\u3000乙"[a:b] for a, b in lines("  甲 \n\n\u3000乙")] == ["甲", "乙"]


@pytest.mark.parametrize(
    "line", ["首页", "打印 关闭", "【打印】 【收藏】", "分享到：微信 微博", "更多>>", "点击排行", "附件1：任务表.docx"]
)
def test_buttons_and_files_are_furniture(line: str) -> None:
    line = line.replace(" ", "").replace("：", ":")
    assert off(f"某市行动方案\n{BODY}\n{line}\n结尾的一句话也是正文。") == [line]


def test_the_list_of_related_pages_is_furniture() -> None:
    links = ["相关信息", "我市2020年完成造林12万亩", "全市PM2.5平均浓度下降8.5%", "最新更新"]
    assert off("\n".join([f"某市行动方案\n{BODY}", *links])) == links


def test_a_menu_above_a_body_without_title_is_furniture() -> None:
    menu = ["首页", "走进某市", "政务服务", "互动交流", "登录"]
    assert off("\n".join([*menu, "某市生态环境局", BODY])) == menu
