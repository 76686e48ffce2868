"""What a question names: by the labels of the ontology and the gazetteer, in both languages."""

from __future__ import annotations

import pytest

from kg.web.mentions import label, mentions, plain
from kg.web.phrases import known


def named(text: str, kind: str) -> list[str]:
    return [each.value for each in mentions(plain(text), known()) if each.kind == kind]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("宁波的目标", "city", "330200"),
        ("宁波市的目标", "city", "330200"),
        ("襄樊市的目标", "city", "420600"),
        ("浦东新区的目标", "city", "310115"),
        ("targets of Ningbo", "city", "330200"),
        ("inner mongolia", "city", "150000"),
        ("Xi'an's goals", "city", "610100"),
        ("臭氧濃度", "indicator", "ozone"),
        ("O3浓度", "indicator", "ozone"),
        ("Concentration of ozone", "indicator", "ozone"),
        ("工地扬尘", "measure", "dust-control"),
        ("无废城市", "programme", "waste-free-city"),
        ("“无废城市”", "words", "无废城市"),
        ("市发改委", "body", "发展和改革委员会"),
        ("2025年", "year", "2025"),
        ("1998", "year", "1998"),
    ],
)
def test_things_are_recognised(text: str, kind: str, value: str) -> None:
    assert named(text, kind)[:1] == [value]


@pytest.mark.parametrize(
    ("text", "kind"), [("their targets", "indicator"), ("火星市", "city"), ("12025", "year"), ("3.2025", "year")]
)
def test_what_is_not_there_is_not_found(text: str, kind: str) -> None:
    assert named(text, kind) == []


def test_names_have_labels_in_both_languages() -> None:
    assert label("indicator", "ozone", "zh") == "臭氧浓度"
    assert label("indicator", "ozone", "en") == "Concentration of ozone"
    assert label("city", "", "zh") == "" and label("measure", "none", "en") == "none"
