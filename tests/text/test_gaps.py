"""Blanks in the place of a figure that the source lost."""

from __future__ import annotations

import pytest

from kg.text.gaps import LOST, is_close
from kg.text.normalise import normalise


def normal(text: str) -> str:
    return normalise(text)[0].text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年底前,关停小煤窑企业  家,整改其余问题。", "关停小煤窑企业␣家"),
        ("今年建成污水处理厂 座,运行良好。", "建成污水处理厂␣座"),
        ("化肥使用量控制在　万吨以内,回收率达到 %以上。", "控制在␣万吨以内,回收率达到␣%以上"),
        ("年底前,完成 台锅炉改造。", "完成␣台锅炉改造"),
        ("禁养区内养殖场关闭(共 家)", "关闭(共␣家)"),
        ("今年,關停企業 個,下一步繼續推進。", "关停企业␣个"),
    ],
)
def test_a_blank_for_a_figure_leaves_a_sign(text: str, expected: str) -> None:
    assert expected in normal(text)


@pytest.mark.parametrize(
    "text",
    [
        "年底前,关停小煤窑企业家,整改其余问题。",
        "今年召开 座谈会,推进 项目建设,落实 个人责任。",
        "全市 企业,县区 处理,遵守 条例。",
        "建成项目3 个,治理河道12 条。",
        "城东 家\n城西 座",
        "本市 治理 河道 ,加强 监管 ,关停 企业 家 ,建设 林地 ,保护 湿地 。",
    ],
)
def test_other_blanks_leave_none(text: str) -> None:
    assert LOST not in normal(text)


def test_a_text_with_blanks_between_its_words_is_not_close() -> None:
    assert is_close("年底前,关停企业  家,建成污水处理厂 座。")
    assert not is_close("年底前,全市 关停 企业  家,县区 建成 污水处理厂 座,农村 治理 河道。")
