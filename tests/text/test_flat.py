"""Paragraphs that a page ran together."""

from __future__ import annotations

from kg.text.flat import unfold
from kg.text.mapped import Mapped

BODY = "坚持源头防治、标本兼治,深入打好污染防治攻坚战,持续改善生态环境质量,推动全市绿色转型发展取得明显成效。"


def test_headings_and_stops_end_lines_again() -> None:
    lines = ["一、总体要求", "(一)指导思想", BODY, "二、主要任务", BODY, "三、保障措施", BODY, BODY]
    assert unfold(Mapped.of_raw(" ".join(lines))).text.split("\n") == lines


def test_blanks_everywhere_say_nothing() -> None:
    text = " ".join("一、总体要求" + BODY * 4)
    assert unfold(Mapped.of_raw(text)).text == text


def test_the_number_of_a_chapter_keeps_its_title() -> None:
    lines = ["第一节 总体要求", BODY, BODY, "第二节 主要任务", BODY, BODY]
    assert unfold(Mapped.of_raw(" ".join(lines))).text.split("\n") == lines
