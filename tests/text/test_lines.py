"""Line ends: what is one line again, and what stays two."""

from __future__ import annotations

import pytest

from kg.text.lines import join_lines
from kg.text.mapped import Mapped
from kg.text.pages import page_numbers

PAGE = """为深入贯彻落实关于生态文明建设的决策部署,持续改善全市环境空
气质量,不断增强人民群众的获得感和幸福感,结合全市工作实际,制
定本方案。
一、总体要求
以改善环境质量为核心,坚持源头治理、系统治理、综合治理,推动减
污降碳协同增效,促进经济社会发展全面绿色转型,为建设美丽城市提
供有力支撑。各级各部门要提高认识,加强领导,细化措施,落实责任
分工,确保各项任务按期完成。
(一)加强扬尘污染治理提升城市管理精细化水平促进城乡环境面貌改
善
某市人民政府"""


def joined(text: str) -> list[str]:
    return join_lines(Mapped.of_raw(text)).text.split("\n")


def test_a_wrapped_page_has_its_paragraphs_again() -> None:
    lines = joined(PAGE)
    assert lines[0].endswith("制定本方案。")
    assert lines[1] == "一、总体要求"
    assert lines[2].endswith("按期完成。")
    assert lines[3:] == ["(一)加强扬尘污染治理提升城市管理精细化水平促进城乡环境面貌改善", "某市人民政府"]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("全市PM2.5平均浓度降到2\n9微克/立方米", ["全市PM2.5平均浓度降到29微克/立方米"]),
        ("推进大气、\n水、土壤治理", ["推进大气、水、土壤治理"]),
        ("附件1\n2023年任务清单", ["附件1", "2023年任务清单"]),
        ("一、总体要求\n以改善环境质量为核心。", ["一、总体要求", "以改善环境质量为核心。"]),
        ("责任单位\n某某市生态环境局\n整改时限:\n2020年底", ["责任单位:某某市生态环境局", "整改时限:2020年底"]),
        ("责任单位\n整改时限\n整改目标", ["责任单位", "整改时限", "整改目标"]),
        ("某市人民政府\n2023年3月1日", ["某市人民政府", "2023年3月1日"]),
        ("clean energy of the\ncity", ["clean energy of the", "city"]),
    ],
)
def test_single_breaks(text: str, lines: list[str]) -> None:
    assert joined(text) == lines


def test_page_numbers_go_and_running_heads_with_them() -> None:
    text = "".join(f"\n第{i}段的文字,\n某市人民政府公报\n-{i}-" for i in range(1, 5)) + "\n结尾。"
    left = page_numbers(Mapped.of_raw(text)).text
    assert "公报" not in left and "-" not in left
    assert left.count("段的文字") == 4 and left.endswith("结尾。")
