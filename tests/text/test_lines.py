"""Line ends: what is one line again, and what stays two."""

from __future__ import annotations

import pytest

from kg.text.blanks import blanks
from kg.text.lines import bullets, join_lines
from kg.text.mapped import Mapped
from kg.text.normalise import normalise

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
        ("图为会议现场。记者李某摄\n今年,全市深入推进治理。", ["图为会议现场。记者李某摄", "今年,全市深入推进治理。"]),
        ("clean energy of the\ncity", ["clean energy of the", "city"]),
    ],
)
def test_single_breaks(text: str, lines: list[str]) -> None:
    assert joined(text) == lines


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("坚持源头防治,全市PM\n2.5平均浓度下降", ["坚持源头防治,全市PM2.5平均浓度下降"]),
        ("深入落实《大气污染\n防治行动计划》要求", ["深入落实《大气污染防治行动计划》要求"]),
        ("整改任务完成后20\n20年底前验收", ["整改任务完成后2020年底前验收"]),
        ("各县区负责将\n任务落实到位", ["各县区负责将任务落实到位"]),
        (
            "2.新建管网186公里,完成\n沿江截污27处、改造小区64个。",
            ["2.新建管网186公里,完成沿江截污27处、改造小区64个。"],
        ),
        (
            "(一)坚持属地为主,合力全面整改\n强化责任,落实到位。",
            ["(一)坚持属地为主,合力全面整改", "强化责任,落实到位。"],
        ),
        ("相关阅读:全市优良天数达到300天,创历史\n下一步,全市将加大力度。", None),
        ("附:《某市贯彻落实督察反馈意见整改方案》\n为扎实落实部署,制定本方案。", None),
    ],
)
def test_sentences_broken_anywhere(text: str, lines: list[str] | None) -> None:
    assert joined(text) == (text.split("\n") if lines is None else lines)


def test_indents_of_a_wrapped_text_tell_its_paragraphs() -> None:
    line = "全市各级各部门要切实提高政治站位,把整改工作作为重要任务来抓紧抓实抓好"
    text = "\n".join(("\u3000\u3000" if i % 4 == 0 else "") + line for i in range(16))
    clean = blanks(Mapped.of_raw(text))
    assert join_lines(clean).text.split("\n") == [line * 4] * 4


def test_bullets_go_and_keep_their_lines_apart() -> None:
    text = "●推进清洁取暖,加快改造\n●淘汰老旧车辆,加强监管"
    assert bullets(join_lines(Mapped.of_raw(text))).text.split("\n") == [
        "推进清洁取暖,加快改造",
        "淘汰老旧车辆,加强监管",
    ]


def test_a_heading_wide_by_readings_alone_is_no_full_line() -> None:
    headings = "(一)深(shēn)化大(dà)气(qì)污染防治\n" * 7
    text = normalise(f"{headings}到2025年,森林覆盖率达到80%。\n")[0].text
    assert text.split("\n")[6:8] == ["(一)深化大气污染防治", "到2025年,森林覆盖率达到80%。"]
