"""Parts of a document: cities, notice and plan, page."""

from __future__ import annotations

import pytest

from kg.model import Place
from kg.text.chrome import furniture, lines
from kg.text.parts import guess, split

NORTH, SOUTH = Place("999901", "北溪市"), Place("999902", "南屿市")
WORK = "一、总体要求\n" + "改善环境质量,推进绿色转型。" * 12 + "\n二、主要任务\n" + "加强治理,严格监管。" * 12


def parts(text: str, *cities: Place) -> list[tuple[str, str, str]]:
    rows = lines(text)
    found = list(split(text, rows, furniture(text, rows), cities, ""))
    assert [end for _, end, _, _ in found[:-1]] == [start for start, *_ in found[1:]]
    assert not found or (found[0][0] == 0 and found[-1][1] == len(text))
    return [(text[start:end].strip()[:6], city.name, kind) for start, end, city, kind in found]


def test_one_city_has_everything() -> None:
    assert parts(WORK, NORTH) == [("一、总体要求", "北溪市", "plan")]
    assert parts(WORK) == [("一、总体要求", "", "plan")]
    assert parts("") == []


@pytest.mark.parametrize(
    "form", ["北溪", "北溪市", "一、北溪市", "【北溪市】", "(一)北溪", "北溪市:", "北溪篇", "## 北溪"]
)
def test_a_line_with_a_citys_name_opens_its_part(form: str) -> None:
    text = f"两市公开方案。\n{form}\n推进北溪市治理。\n南屿市\n推进治理。"
    assert [(city, kind) for _, city, kind in parts(text, NORTH, SOUTH)] == [
        ("", "preface"),
        ("北溪市", "plan"),
        ("南屿市", "plan"),
    ]


def test_a_title_opens_the_part_of_a_city_without_a_line_of_its_own() -> None:
    text = "两市公开方案。\n北溪市整改方案\n推进治理。\n南屿市整改方案\n推进治理。"
    assert [city for _, city, _ in parts(text, NORTH, SOUTH)] == ["", "北溪市", "南屿市"]


def test_several_cities_that_are_nowhere_named_have_no_part() -> None:
    assert parts("推进治理。", NORTH, SOUTH) == [("推进治理。", "", "preface")]


@pytest.mark.parametrize(
    "title",
    [
        "附:《北溪市整改方案》",
        "附件1:北溪市整改方案",
        "附件:\n北溪市整改方案",
        "北溪市督察反馈意见整改方案",
        "北溪市督察反馈意见\n整改方案",
        "北溪市督察反馈意见整改方案(公开版)",
    ],
)
def test_a_notice_before_the_plan_it_announces(title: str) -> None:
    notice = "本报讯,北溪市公开《北溪市督察反馈意见整改方案》。\n《整改方案》提出五项要求,一是提高站位。"
    found = parts(f"{notice}\n{title}\n为落实要求,制定本方案。\n{WORK}", NORTH)
    assert [kind for _, _, kind in found] == ["notice", "plan"]


def test_a_plan_with_an_annex_is_no_notice() -> None:
    assert [kind for *_, kind in parts(f"为落实要求,制定本方案。\n{WORK}\n附件:北溪市任务清单\n{WORK}", NORTH)] == [
        "plan"
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("北溪市整改落实情况报告\n已完成36项。", "report"),
        ("北溪市整改方案\n已完成36项。", "plan"),
        ("全市浓度下降到39微克,同比下降5%,提高到70%,已全部完成整改,增加到264天。", "report"),
        ("到2025年,力争下降到39微克。", "plan"),
    ],
)
def test_plan_or_report(text: str, kind: str) -> None:
    assert guess(text, lines(text)) == kind


def test_a_glossary_behind_a_report_is_no_part_of_it() -> None:
    text = f"{WORK}\n名词解释\n1.碳汇:吸收碳的过程。\n2.林长制:分级负责的制度。\n"
    assert parts(text, NORTH)[-1] == ("名词解释\n1", "", "chrome")
    assert parts(text.replace("名词解释", "《报告》有关用语说明"), NORTH)[-1][2] == "chrome"
    assert [kind for _, _, kind in parts(text.replace("名词解释", "有关说明"), NORTH)] == ["plan"]
