"""Laws, standards and documents named in sentences of invented cities."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import Mock

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.citations import SPAN_KEY, Citations, find, match, normal
from kg.extract.reading import KEY, Reading
from kg.model import Document, Place
from kg.text.mapped import Mapped
from kg.text.normalise import normalise
from kg.text.outline import outline

CITY = Place("999900", "绿城市")


def reading_of_text(raw: str, *, title: str = "") -> Reading:
    found = normalise(raw)
    text = found if isinstance(found, Mapped) else found[0]
    document = Document(
        id="d",
        title=title,
        cities=(CITY,),
        type="plan",
        exercise="",
        issued="",
        publisher="",
        source="",
        sha256="",
        chars=len(raw),
    )
    return Reading(document, text, outline(text, cities=(CITY,)))


def cited(raw: str, *, title: str = "") -> list[tuple[str, str]]:
    return [(fact.title, fact.number) for _, _, fact in match(reading_of_text(raw, title=title))]


# Sentence, and (title, number) of what it cites.
SENTENCES: tuple[tuple[str, list[tuple[str, str]]], ...] = (
    ("落实《大气污染防治行动计划》（国发〔2013〕37号）。", [("大气污染防治行动计划", "国发〔2013〕37号")]),
    ("按照国发〔2015〕17号文件要求推进。", [("国发〔2015〕17号", "国发〔2015〕17号")]),
    ("依据《中华人民共和国水污染防治法》制定。", [("水污染防治法", "")]),
    ("严格执行环境保护税法，开征环境保护税。", [("环境保护税法", "")]),
    ("普及环境保护法律法规，建设环境保护法庭。", []),
    ("执行《环境空气质量标准》（GB3095-2012）二级标准。", [("环境空气质量标准", "GB3095-2012")]),
    ("出水达到GB18918-2002一级A标准。", [("GB18918-2002", "GB18918-2002")]),
    ("按HJ/T91-2002开展监测，单位为GBP和DBA。", [("HJ/T91-2002", "HJ/T91-2002")]),
    ("《排污许可管理办法（试行）》（环境保护部令第48号）", [("排污许可管理办法", "环境保护部令第48号")]),
    (
        "《国务院办公厅关于印发〈新污染物治理行动方案〉的通知》（国办发〔2022〕15号）",
        [("新污染物治理行动方案", "国办发〔2022〕15号")],
    ),
    (
        "《国务院关于印发打赢蓝天保卫战三年行动计划的通知》（国发〔2018〕22号）",
        [("打赢蓝天保卫战三年行动计划", "国发〔2018〕22号")],
    ),
    ("《绿城市排水条例》《绿城市河道管理办法》相继出台。", [("绿城市排水条例", ""), ("绿城市河道管理办法", "")]),
    ("违反固体废物污染环境防治法和新环保法的，依法查处。", [("固体废物污染环境防治法", ""), ("环境保护法", "")]),
    ("印发《绿城市整改方案》（以下简称《整改方案》）。《整改方案》明确任务。", []),
    ("根据《督察报告》（以下简称《报告》）反馈问题。", [("督察报告", "")]),
    ("《方案》提出五项任务，《规划》明确目标。", []),
    (
        "绿政发[2009]12号和绿政办〔2010〕3号同时废止。",
        [("绿政发[2009]12号", "绿政发[2009]12号"), ("绿政办〔2010〕3号", "绿政办〔2010〕3号")],
    ),
    ("投资2013万元，热线12369，邮编300号。", []),
)


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES)
def test_sentences(sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert cited(sentence) == wanted


def test_the_plan_itself_is_not_cited() -> None:
    assert cited("《绿城市净水规划》已经市政府同意。", title="绿城市净水规划") == []


def test_a_title_counts_once_a_city() -> None:
    assert len(cited("落实《绿城市河道条例》。\n修订《绿城市河道条例》。")) == 1


def test_a_law_in_a_title_belongs_to_the_title() -> None:
    assert cited("出台《绿城市实施环境保护法办法》。") == [("绿城市实施环境保护法办法", "")]


def test_editions_and_the_name_of_the_state_are_dropped() -> None:
    assert normal("中华人民共和国环境保护法(2014年修订)") == normal("环境保护法") == "环境保护法"


def test_evidence_is_exact_in_a_noisy_text() -> None:
    raw = "落實《綠城市河道條(tiáo)例》(綠政發(fā)〔2019〕3號)。"
    ((_, _, fact),) = match(reading_of_text(raw))
    assert (fact.title, fact.number) == ("绿城市河道条例", "绿政发〔2019〕3号")
    fact.evidence.check(raw)


def test_order_and_no_overlap() -> None:
    found = find("".join(sentence for sentence, _ in SENTENCES), frozenset())
    assert len(found) > 15
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_component_writes_facts_and_spans() -> None:
    reading = reading_of_text("落实《绿城市河道条例》。")
    doc = Doc(Vocab(), words=list(reading.text.text), spaces=[False] * len(reading.text.text))
    doc.user_data[KEY] = reading
    doc = Citations(Mock(spec=Language), "kg_citations")(doc)
    assert [fact.title for fact in reading.citations] == ["绿城市河道条例"]
    assert [span.text for span in doc.spans[SPAN_KEY]] == ["《绿城市河道条例》"]
