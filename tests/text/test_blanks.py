"""Blanks and figures."""

from __future__ import annotations

import pytest

from kg.text.blanks import blanks, is_torn, thousands, torn_numbers
from kg.text.mapped import Mapped


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("大 气", "大气"),
        ("GDP growth", "GDP growth"),
        ("  行首\u3000", "行首"),
        ("44 41", "44 41"),
        ("a \u200b b", "a b"),
    ],
)
def test_blanks(raw: str, text: str) -> None:
    assert blanks(Mapped.of_raw(raw)).text == text


@pytest.mark.parametrize(
    ("chain", "before", "after", "torn"),
    [
        ("2 021", "到", "年", True),
        ("2 0 2 1", "", "年", True),
        ("3 0", "降", "%", True),
        ("44 41", "市", "\n", False),
        ("2021 36", "(", "项", False),
        ("1 2023", "附件", "年", False),
        ("10 20 30", "为", "台", False),
        ("1.5 2.5", "为", "台", False),
    ],
)
def test_which_numbers_are_one(chain: str, before: str, after: str, torn: bool) -> None:
    assert is_torn(chain, before, after) is torn


def test_dates_with_a_time_stay_apart() -> None:
    assert torn_numbers(Mapped.of_raw("发布2021-08-31 09:05来源")).text == "发布2021-08-31 09:05来源"


@pytest.mark.parametrize("text", ["2021,300台", "PM2.5,200家", "1,20台", "分别为1,200,300台", "GB3095,200家"])
def test_commas_that_are_no_thousands(text: str) -> None:
    assert thousands(Mapped.of_raw(text)).text == text


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("全 市 P M 2 . 5 浓 度 控 制 在 3 5 以 下", "全市PM2.5浓度控制在35以下"),
        ("新建1 5 0 0台", "新建1500台"),
        ("1 1.严格管理", "11.严格管理"),
        ("● 2. 23家企业", "●2. 23家企业"),
    ],
)
def test_figures_set_apart(raw: str, clean: str) -> None:
    assert torn_numbers(blanks(Mapped.of_raw(raw))).text == clean
