"""kg compare --proposed: measures beyond the taxonomy, apart from what has a concept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable

import pytest
from click.testing import Result

from kg.compare.alignment import COLUMNS

Run = Callable[..., Result]
HEADS = {
    "zh": "■ 分类之外用语相近的措施（建议，未经审核）",
    "en": "■ Measures beyond the taxonomy, alike in words (proposed",
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_proposals_stand_in_a_section_of_their_own_after_the_comparison(run: Run, language: str) -> None:
    plain = run("compare", "--lang", language).stdout
    both = run("compare", "--proposed", "--lang", language).stdout
    assert both.startswith(plain)
    section = both[len(plain) :].strip()
    assert section.startswith(HEADS[language])
    assert HEADS[language] not in plain
    assert section.count("“") >= 20


def test_the_cities_asked_for_are_those_proposed(run: Run) -> None:
    def rows(*arguments: str) -> list[dict[str, str]]:
        return list(csv.DictReader(io.StringIO(run("compare", *arguments, "--proposed", "--format", "csv").stdout)))

    two = rows("徐州", "常州")
    assert tuple(two[0]) == COLUMNS
    assert {row["city"] for row in two} == {"徐州市", "常州市"}
    every, focus = rows(), rows("徐州")
    groups = {row["group"] for row in focus}
    assert groups == {row["group"] for row in focus if row["city"] == "徐州市"}
    assert 0 < len(groups) < len({row["group"] for row in every})


def test_json_has_the_same_rows_and_facts(run: Run) -> None:
    records = json.loads(run("compare", "--proposed", "--format", "json").stdout)
    assert tuple(records[0]) == COLUMNS
    assert all("/id/measure/" in record["fact"] and record["quote"] for record in records)


def test_cities_without_anything_alike_say_so(run: Run) -> None:
    result = run("compare", "潍坊", "泰州", "--proposed")
    assert "分类之外" in result.stdout


@pytest.mark.parametrize("arguments", [["--by", "body"], ["--theme", "water"], ["--indicator", "pm25"]])
def test_proposals_are_of_measures_of_all_themes(run: Run, arguments: list[str]) -> None:
    assert "--proposed" in run("compare", "--proposed", *arguments, code=2).stderr
