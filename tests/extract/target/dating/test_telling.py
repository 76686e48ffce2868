"""What tells of the past and what of the future in texts without a plan's form."""

import pytest

from kg.extract.target.dating.telling import tenses
from kg.text.outline import Sentence


def _split(text: str) -> list[Sentence]:
    """One sentence a full stop, one paragraph a line."""
    found, at = [], 0
    for paragraph, line in enumerate(text.split("\n")):
        for part in line.split("。"):
            if part:
                found.append(Sentence(at, at + len(part) + 1, -1, paragraph))
                at += len(part) + 1
        at += 1
    return found


def _tenses(text: str, kind: str = "other") -> list[str]:
    sentences = _split(text)
    found = tenses(text, sentences, kind)
    return [found.get(sentence.start, "") for sentence in sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到目前,恢复矿山植被300亩,建设围栏20公里。\n植树10万亩,力争3年全部恢复。", ["past", "future"]),
        ("出动执法人员800人次。有6家企业停产治理。", ["past", "past"]),
        ("全年计划淘汰锅炉120台,其中工业锅炉90台。目前,已拆除60台。", ["future", "past"]),
        ("整治排口12个。改造管网30公里,取得了实效。\n新建公园3个。", ["past", "past", "past"]),
        ("整治排口12个。改造管网30公里。", ["", ""]),
        ("市政府印发了方案。", [""]),
    ],
)
def test_company_decides(text: str, expected: list[str]) -> None:
    assert _tenses(text) == expected


def test_a_plan_is_not_weighed() -> None:
    assert _tenses("我市已建成污水处理厂5座。", "plan") == [""]


def test_a_progress_report_tells_unless_a_sentence_says_otherwise() -> None:
    text = "关停企业7家。清运垃圾3000吨。确保年底前完成。"
    assert _tenses(text, "progress-report") == ["past", "past", "future"]
