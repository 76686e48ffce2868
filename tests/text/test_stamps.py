"""Marks of copies go; codes, formulas and tables that look like them stay."""

import pytest

from kg.text.normalise import normalise


def test_a_code_at_the_ends_of_lines_ends_them() -> None:
    raw = "请予审议。7xq  一、2008年工作回顾7xq   (一)节能减排。7xq  全市拆除立窑6条。7xq  造林5万亩。7xq"
    assert normalise(raw)[0].text.strip().split("\n") == [
        "请予审议。",
        "一、2008年工作回顾",
        "(一)节能减排。",
        "全市拆除立窑6条。",
        "造林5万亩。",
    ]


def test_random_signs_at_the_end_of_a_line_go() -> None:
    assert normalise("治理率达52.6%。; H+ j2 ~ S) z. q\n通报指出")[0].text == "治理率达52.6%。\n通报指出"


@pytest.mark.parametrize(
    "raw",
    [
        "执行3号标准。a1b  只出现一次",
        "削减量如下:A B C D E",
        "比例为12 35 40 60 %",
        "见公式:x + y = z;",
    ],
)
def test_what_is_no_mark_stays(raw: str) -> None:
    assert normalise(raw, noises=["stamps", "jammers"])[0].text == raw
