"""The order of things: files to plans."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

import kg
from kg import pipeline
from kg.catalogue import Row
from kg.errors import KgError
from kg.text.normalise import normalise
from kg.text.read import read

TEXT = """洛阳市人民政府关于印发洛阳市大气污染防治工作方案的通知

一、工作目标

到2025年，全市PM2.5平均浓度控制在42微克/立方米以下，优良天数比率达到70%以上。

二、重点任务

（一）强化工地扬尘治理。由市住房城乡建设局牵头，落实“双随机、一公开”监管。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "second.txt").write_text(TEXT.replace("洛阳", "宁波").replace("42", "25"), encoding="utf-8")
    return tmp_path


def test_a_folder_without_a_catalogue_is_read(folder: Path) -> None:
    first, second = pipeline.read_corpus(folder)
    assert [city.name for city in first.document.cities] == ["洛阳市"]
    assert first.document.title.endswith("洛阳市大气污染防治工作方案的通知")
    assert [(t.indicator_id, t.value, t.deadline) for t in first.targets] == [
        ("pm25", 42.0, "2025"),
        ("good-air-days-ratio", 70.0, "2025"),
    ]
    assert "dust-control" in {m.concept for m in first.measures}
    assert ("洛阳市住房城乡建设局", "leads") in {(d.body, d.role) for d in first.duties}
    assert "双随机一公开" in {p.name for p in first.programmes}
    assert second.targets[0].value == 25.0
    assert [s.title for s in first.sections][:2] == ["工作目标", "重点任务"]


def test_every_fact_is_where_it_says(folder: Path) -> None:
    for plan in pipeline.read_corpus(folder):
        facts = (*plan.targets, *plan.measures, *plan.programmes, *plan.duties, *plan.citations, *plan.mentions)
        assert facts
        for fact in facts:
            fact.evidence.check(plan.raw)
            fact.clause.check(plan.raw)


def test_workers_change_nothing(folder: Path) -> None:
    assert list(pipeline.read_corpus(folder)) == list(pipeline.read_corpus(folder, workers=2))


def test_progress_is_told(folder: Path) -> None:
    told: list[tuple[str, int, int]] = []
    list(pipeline.read_corpus(folder, progress=lambda *step: told.append(step)))
    assert told == [("plan", 1, 2), ("second", 2, 2)]


def test_a_component_can_be_left_out(folder: Path, tmp_path: Path) -> None:
    config = tmp_path / "own.cfg"
    own = pipeline.CONFIG.read_text(encoding="utf-8").replace(',"kg_targets"]', "]")
    config.write_text(own.split("[components.kg_targets]")[0], encoding="utf-8")
    plan = pipeline.read_source(read(folder / "plan.txt"), Row("plan.txt"), config=config)
    assert plan.targets == () and plan.measures


def test_a_component_of_others_gets_a_token_a_character(folder: Path, tmp_path: Path) -> None:
    seen: list[int] = []

    @Language.component("counting_of_others")
    def counting(doc: Doc) -> Doc:
        seen.append(len(doc))
        return doc

    config = tmp_path / "with.cfg"
    text = pipeline.CONFIG.read_text(encoding="utf-8").replace('"kg_targets"]', '"kg_targets","counting_of_others"]')
    config.write_text(text + '\n[components.counting_of_others]\nfactory = "counting_of_others"\n', encoding="utf-8")
    source = read(folder / "plan.txt")
    assert pipeline.read_source(source, Row("plan.txt"), config=config) == pipeline.read_source(source, Row("plan.txt"))
    assert seen == [len(normalise(source.text)[0].text)]


def test_a_broken_pipeline_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(KgError, match=r"pipeline\.cfg"):
        pipeline.language(tmp_path / "none.cfg")


ODD = (
    "到年底前、,。;:()“”《》%0123456789.一二三十百万亿余以上下降提高至比2020PM2.5浓度优良"
    "天数达到项市委政府牵头负责责任单位\n \t|—≥吨日公里①②第章条"
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet=ODD, max_size=300))
def test_odd_text_never_fails(text: str) -> None:
    plan = kg.read(text)
    for fact in (*plan.targets, *plan.measures, *plan.programmes, *plan.duties, *plan.citations, *plan.mentions):
        fact.evidence.check(text)


def test_workers_end_with_a_build_that_is_killed(folder: Path) -> None:
    for i in range(60):
        (folder / f"more{i}.txt").write_text(TEXT, encoding="utf-8")
    code = (
        "import sys; from pathlib import Path; from kg.pipeline import read_corpus\n"
        "for plan in read_corpus(Path(sys.argv[1]), workers=2): print(plan.document.id, flush=True)"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(folder)], stdout=subprocess.PIPE, start_new_session=True, text=True
    )
    assert run.stdout and run.stdout.readline()
    group = os.getpgid(run.pid)
    run.send_signal(signal.SIGKILL)
    run.wait()
    for _ in range(100):
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return
        time.sleep(0.1)
    os.killpg(group, signal.SIGKILL)
    pytest.fail("workers outlived their build")
