"""What rules do, in plain words."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import pipeline
from kg.graph.read import plans
from kg.graph.store import open_store
from kg.model import Fact, Plan
from kg.reasons import cue, labels, rule, rules

UNSEEN, PAGES = (Path(__file__).parent / folder / "docs" for folder in ("unseen", "webpages"))
TABLES = {"target": "targets", "measure": "measures", "programme": "programmes", "duty": "duties",
          "citation": "citations", "mention": "mentions"}  # fmt: skip


def undescribed(read: list[Plan]) -> set[tuple[str, str]]:
    facts: list[tuple[str, Fact]] = [
        (kind, fact) for plan in read for kind, table in TABLES.items() for fact in getattr(plan, table)
    ]
    assert len(facts) > 1_000
    return {(kind, fact.rule) for kind, fact in facts if not rule(kind, fact.rule).does_en}


def test_every_rule_that_occurs_is_described(built: Path) -> None:
    """A new rule of the extractor needs an entry in ontology/rules.ttl."""
    assert undescribed(list(plans(open_store(built)))) == set()
    assert undescribed([*pipeline.read_corpus(UNSEEN), *pipeline.read_corpus(PAGES)]) == set()


def test_rules_are_described_in_both_languages() -> None:
    for each in rules().values():
        assert all((each.zh, each.en, each.does_zh, each.does_en))


def test_families_of_rules() -> None:
    assert rule("duty", "body/water").does_en == rules()["duty", "body/"].does_en
    assert rule("outcome", "zero") == rule("target", "zero")
    assert rule("target", "no such rule").does_en == ""


@pytest.mark.parametrize(
    ("words", "found"), [("PM2.5平均浓度", "PM2.5"), ("“PM2.5”浓度", "PM2.5"), ("除PM2.5外", ""), ("臭氧", "")]
)
def test_cues(words: str, found: str) -> None:
    assert cue("indicators.ttl", "pm25", words) == found


def test_labels() -> None:
    assert labels("indicators.ttl", "en")["pm25"].startswith("Mean concentration")
