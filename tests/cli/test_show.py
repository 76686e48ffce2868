"""kg show: things by any of their names, their facts in their sentences."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.mark.parametrize("name", ["天津", "天津市", "Tianjin", "120000"])
def test_a_city_in_any_form(name: str, run: Run) -> None:
    output = run("show", name).output
    assert output.startswith("天津市 (city): ")
    assert "【" in output


def test_quotes_stand_in_their_sentence(run: Run, corpus: Path) -> None:
    rows = json.loads(run("show", "pm25", "--format", "json").output)
    assert rows
    for row in rows:
        raw = (corpus / f"{row['doc']}.txt").read_text(encoding="utf-8")
        assert raw[row["start"] : row["end"]] == row["quote"]
        assert {"property", "indicator"} & set(row["details"])
        sentence = "".join((row["before"] + row["quote"] + row["after"]).split())
        assert sentence in "".join(raw.split())


def test_a_document_and_a_fact(run: Run, corpus: Path) -> None:
    doc = sorted(path.stem for path in corpus.glob("*.txt"))[0]
    rows = json.loads(run("show", doc, "--format", "json").output)
    assert {row["doc"] for row in rows} == {doc}
    fact = rows[0]["iri"]
    output = run("show", fact).output
    assert output.startswith(f"{fact} (fact): 1 fact\n")
    assert "rule:" in output


def test_csv_has_one_line_a_fact(run: Run) -> None:
    lines = run("show", "pm25", "--format", "csv").output.splitlines()
    assert lines[0] == "iri,type,doc,city,start,end,before,quote,after,details"
    assert len(lines) > 5


def test_an_ambiguous_name_means_the_one_that_the_graph_knows(run: Run) -> None:
    assert run("show", "Taizhou").output.startswith("泰州市 (city): ")
    assert "321200" not in run("show", "Taizhou").stderr
    assert "320500 江苏省苏州市, 341300 安徽省宿州市" in run("show", "Suzhou", code=1).stderr


@pytest.mark.parametrize(("name", "label"), [("PM2.5", "PM2.5"), ("扬尘", "dust-control"), ("pm2.5浓度", "pm25")])
def test_concepts_by_other_labels_and_parts_of_them(name: str, label: str, run: Run) -> None:
    assert run("show", name).output.startswith(f"{label} (concept): ")


def test_what_is_not_there_is_an_error(run: Run) -> None:
    assert "nothing called '没有这个'" in run("show", "没有这个", code=1).stderr
    assert "nothing about 拉萨市" in run("show", "拉萨", code=1).stderr
