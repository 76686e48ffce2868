"""Divisions named in a text."""

from __future__ import annotations

import pytest
import spacy

from kg.extract.placenames import chains
from kg.extract.places import match
from kg.extract.reading import KEY, Reading
from kg.link.places import resolve
from kg.model import Document
from kg.text.normalise import normalise
from kg.text.outline import outline


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("江苏省南通市如东县", ["320623"]),
        ("吉林省吉林市和北京市朝阳区", ["220200", "110105"]),
        ("海南省与海南州", ["460000", "632500"]),
        ("学习苏州经验", ["320500"]),
        ("鼓楼区", []),
        ("保障社会长治久安", []),
        ("全市新增城市绿地", []),
        ("南京路、中山路", []),
        ("原莱芜市", ["371200"]),
        ("实施老城区易涝点改造", []),
        ("洛阳市老城区", ["410302"]),
    ],
)
def test_chains(text: str, named: list[str]) -> None:
    assert [name.division.code for name in chains(text)] == named


@pytest.mark.parametrize(
    ("city", "text", "named"),
    [
        ("南京市", "鼓楼区、六合区加快建设。", ["320106", "320116"]),
        ("福州市", "鼓楼区加快建设。", ["350102"]),
        ("长春市", "朝阳区加快建设。", ["220104"]),
        ("北京市", "朝阳区加快建设。", ["110105"]),
        ("三明市", "沙县开展整治。", ["350427"]),
        ("洛阳市", "老城区完成改造。", ["410302"]),
        ("丽水市", "老城区完成改造。", []),
    ],
)
def test_counties_of_the_documents_own_city(city: str, text: str, named: list[str]) -> None:
    normalised, _ = normalise(text)
    lines = outline(normalised, cities=[resolve(city)])
    assert [name.division.code for name in match(normalised.text, lines)] == named


def test_component_writes_mentions_with_evidence() -> None:
    raw = "南京市與蘇(sū)州市聯動。"
    normalised, _ = normalise(raw)
    document = Document(
        id="a", title="", cities=(resolve("南京市"),), type="plan", exercise="", issued="", publisher="", source="",
        sha256="", chars=len(raw),
    )  # fmt: skip
    reading = Reading(document, normalised, outline(normalised, cities=document.cities))
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_places")
    doc = nlp.make_doc(normalised.text)
    doc.user_data[KEY] = reading
    nlp(doc)
    assert [(m.place.name, m.evidence.quote) for m in reading.mentions] == [
        ("南京市", "南京市"),
        ("苏州市", "蘇(sū)州市"),
    ]
    assert [span.text for span in doc.spans["places"]] == ["南京市", "苏州市"]
    for mention in reading.mentions:
        mention.evidence.check(raw)
