"""kg.evaluate counts as the reference scorer does, on tables that are wrong in every way we could think of."""

from __future__ import annotations

import csv
import importlib.util
import json
import random
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate import Report, evaluate
from kg.gold import KINDS, read_gold, read_tables

HERE = Path(__file__).parent
GOLD = HERE / "gold"
CORPUS = HERE.parent / "corpus"
COLUMNS = {
    "targets": "doc city indicator status kind comparator bound value value_max unit baseline deadline stretch "
    "quote start end",
    "measures": "doc city concept quote start end",
    "programmes": "doc city name type quote start end",
    "bodies": "doc city body role quote start end",
}
NAMES = {
    "targets core": "targets core",
    "targets full": "targets full",
    "targets with a figure": "targets with a figure, core",
    "measures": "measures (doc, city, concept)",
    "programmes": "programmes (doc, city, name)",
    "bodies": "bodies (doc, city, body)",
}


@pytest.fixture(scope="module")
def raw() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in CORPUS.glob("*.txt")}


def reference() -> Any:
    spec = importlib.util.spec_from_file_location("score", HERE / "reference" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def garbled(row: dict[str, Any], draw: random.Random) -> dict[str, Any]:
    """A row with some fields wrong; its quote stays where it says it is."""
    row = dict(row)
    for name in row.keys() - {"doc", "quote", "start", "end"}:
        if draw.random() < 0.08:
            row[name] = draw.choice(["", "1", "%", "2025", "target", "天津市", "河湖长制", "leads", str(row[name])[:4]])
    if draw.random() < 0.2 and row["end"] - row["start"] > 4:
        row["start"] += 2
        row["quote"] = row["quote"][2:]
    for name in ("value", "value_max"):
        if name in row and row[name] not in (None, "", "1"):
            row[name] = draw.choice([row[name], row[name], row[name], "7"])
            row[name] = "" if not str(row[name]).replace(".", "").isdigit() else row[name]
    return row


def write_tables(folder: Path, raw: dict[str, str], seed: int) -> None:
    """Found tables: gold rows and near misses, some lost, some twice, some garbled, in another order."""
    draw = random.Random(seed)
    gold = read_gold(GOLD, raw)
    for kind in KINDS:
        rows = [garbled(row, draw) for row in gold.rows[kind] + gold.optional[kind] if draw.random() < 0.85]
        rows += draw.sample(rows, len(rows) // 10)
        draw.shuffle(rows)
        with (folder / f"{kind}.csv").open("w", encoding="utf-8", newline="") as handle:
            writer = csv.DictWriter(handle, COLUMNS[kind].split(), extrasaction="ignore", restval="")
            writer.writeheader()
            writer.writerows(rows)


def assert_agree(ours: Report, theirs: dict[str, Any]) -> None:
    for name, score in ours.scores.items():
        figures = theirs[NAMES[name]]
        assert (score.gold, score.found, score.hit) == (figures["gold"], figures["pred"], figures["hit"]), name
        assert (score.precision, score.recall, score.f1) == (figures["P"], figures["R"], figures["F1"]), name
    assert ours.fields["targets"] == theirs["target attributes"]
    assert ours.fields["programmes"]["type"] == theirs["programme type accuracy"]["accuracy"]
    assert ours.fields["bodies"]["role"] == theirs["body role accuracy"]["accuracy"]


@pytest.mark.parametrize("seed", range(8))
def test_agrees_with_the_reference_scorer(
    seed: int, tmp_path: Path, raw: dict[str, str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_tables(tmp_path, raw, seed)
    options = ["score.py", "--gold", str(GOLD), "--docs", str(CORPUS), "--pred", str(tmp_path), "--json"]
    monkeypatch.setattr("sys.argv", options)
    reference().main()
    theirs = json.loads(capsys.readouterr().out)
    ours = evaluate(read_gold(GOLD, raw), read_tables(tmp_path, raw))
    assert set(ours.scores) == set(NAMES)
    assert 0.3 < ours.scores["targets core"].f1 < 1
    assert_agree(ours, theirs["report"])
    assert len(ours.problems) == len(theirs["problems"])


def test_gold_against_itself_is_perfect(raw: dict[str, str]) -> None:
    gold = read_gold(GOLD, raw)
    report = evaluate(gold, gold)
    assert not gold.problems
    assert not report.errors
    assert {score.f1 for score in report.scores.values()} == {1.0}
    assert {share for shares in report.fields.values() for share in shares.values()} == {1.0}


def test_errors_name_what_is_wrong(tmp_path: Path) -> None:
    raw = {"a": "到2025年,PM2.5浓度降至30微克/立方米。关停小锅炉12台。"}
    target = {
        "doc": "a",
        "city": "甲市",
        "indicator": "PM2.5浓度",
        "status": "target",
        "kind": "level",
        "comparator": "=",
    }
    target |= {"value": 30, "unit": "µg/m3", "deadline": "2025", "quote": "PM2.5浓度降至30微克/立方米"}
    other = target | {"value": 12, "unit": "台", "kind": "count", "quote": "小锅炉12台", "deadline": None}
    (tmp_path / "targets.jsonl").write_text(f"{json.dumps(target)}\n\n{json.dumps(other)}\n", encoding="utf-8")
    gold = read_gold(tmp_path, raw)
    found = read_gold(tmp_path, raw)
    found.rows["targets"] = [gold.rows["targets"][0] | {"deadline": "2024"}, gold.rows["targets"][0] | {"value": 2025}]
    report = evaluate(gold, found)
    assert [error.what for error in report.errors] == ["missed", "spurious", "wrong deadline"]
    assert report.errors[-1].row["gold deadline"] == "2025"
    assert report.scores["targets core"].hit == 1
    assert report.scores["targets full"].hit == 0
