"""Lines that break off in a sentence, where nothing tells how wide the page was."""

from __future__ import annotations

import pytest

from kg.text.lines import join_lines
from kg.text.mapped import Mapped
from kg.text.torn import is_finished


def joined(text: str) -> list[str]:
    return join_lines(Mapped.of_raw(text)).text.split("\n")


@pytest.mark.parametrize(
    "text",
    [
        "全市各县加快建设生活垃圾\n填埋场及其渗滤液处理站",
        "县城主要道路机械化清扫\n率达到70%",
        "全市化学需氧量、氨氮和二氧化\n硫排放量",
        "到2022年完成清水河、白石河等\n5条河道治理",
        "新建城镇污水处理厂两\n座",
        "全市新能源公交车占\n公交车总数的80%",
        "县城道路和村庄道路硬化率\n分别为90%和70%",
        "整改目标:沿河500米\n内的砂场全部退出,岸线恢复自然。",
        "整改措施:加快城区老旧\n管网更新改造,实行雨污分流",
        "责任单位:东平县、宁安\n市党委和政府,市水利局",
    ],
)
def test_a_line_broken_in_a_sentence_goes_on(text: str) -> None:
    assert joined(text) == [text.replace("\n", "")]


@pytest.mark.parametrize(
    "text",
    [
        "全面推进农村环境综合整治工作\n为改善农村人居环境,制定本方案。",
        "全市上下切实加强组织领导和部门协作\n各县区要落实主体责任。",
        "责任单位:市水利局、市农业农村局\n市住房城乡建设局、市城管局",
        "责任单位:东平县政府\n近年来,该县加大治理力度。",
        "整改时限:2021年底\n责任单位:市水利局",
        "主要污染物\n化学需氧量",
    ],
)
def test_lines_that_stand_alone_stay(text: str) -> None:
    assert joined(text) == text.split("\n")


@pytest.mark.parametrize(("text", "finished"), [("全部完成。", True), ("(全部完成。)", True), ("全部完成)", False)])
def test_finished(text: str, finished: bool) -> None:
    assert is_finished(text, len(text)) is finished


@pytest.mark.parametrize(
    "text",
    [
        "一、充分肯定成绩,切实增强做好工作的信心\n过去一年,全市优良天数达到338天,淘汰小锅炉210台。",
        "三、认清形势,把握机遇,切实增强责任感和紧迫感\n近年来,我市水环境质量持续改善。",
    ],
)
def test_a_chapter_without_a_stop_is_a_line_of_its_own(text: str) -> None:
    assert joined(text) == text.split("\n")
