"""How far facts can be trusted, and how that is estimated."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType

import pytest

from kg import confidence, lexicon
from kg.cues import KG
from kg.graph.read import plans
from kg.graph.store import open_store

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def calibrate() -> ModuleType:
    """scripts/calibrate as a module."""
    loader = SourceFileLoader("calibrate", str(ROOT / "scripts" / "calibrate"))
    spec = importlib.util.spec_from_loader("calibrate", loader)
    assert spec
    sys.modules["calibrate"] = module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


def test_every_kind_has_a_level_and_every_share_is_one() -> None:
    shares = confidence.shares()
    assert {kind for kind, rule in shares if not rule} == {"target", "measure", "programme", "duty"}
    assert all(0 < share < 1 for share in shares.values())
    assert len(shares) > 40


def test_every_confidence_belongs_to_a_rule_that_is_described() -> None:
    described = {name for names in lexicon.values("rules.ttl", KG + "ruleName").values() for name in names}
    named = {rule.partition("/")[0] + "/" if "/" in rule else rule for _, rule in confidence.shares() if rule}
    assert named <= described


def test_facts_of_the_build_have_the_confidence_of_their_rule(built: Path) -> None:
    seen: Counter[str] = Counter()
    for plan in plans(open_store(built)):
        kinds = {"target": plan.targets, "measure": plan.measures, "programme": plan.programmes, "duty": plan.duties}
        for kind, facts in kinds.items():
            for fact in facts:
                assert fact.confidence == confidence.of(kind, fact.rule) is not None
                seen[kind] += 1
        assert all(fact.confidence is None for fact in (*plan.mentions, *plan.citations))
    assert min(seen.values()) > 20 and len(seen) == 4


def test_shares_are_pulled_towards_the_kind(calibrate: ModuleType) -> None:
    facts = [calibrate.Judged("a", "target", "common", 1.0, i % 10 > 0) for i in range(100)]
    facts.append(calibrate.Judged("a", "target", "rare", 1.0, False))
    shares = calibrate.estimate(facts, 8)
    assert shares["target", ""] == pytest.approx(91 / 103)
    assert shares["target", "common"] == pytest.approx(0.9, abs=0.01)
    assert 0.7 < shares["target", "rare"] < shares["target", ""]


def test_the_weight_of_a_fact_counts(calibrate: ModuleType) -> None:
    facts = [calibrate.Judged("a", "target", "r", 1.0, True), calibrate.Judged("b", "target", "r", 3.0, False)]
    assert calibrate.estimate(facts, 1)["target", ""] == pytest.approx(2 / 6)


def test_unknown_documents_set_the_level_and_keep_the_order(calibrate: ModuleType) -> None:
    known = [calibrate.Judged("a", "target", rule, 1.0, i < right) for rule, right in (("good", 99), ("fair", 90))
             for i in range(100)]  # fmt: skip
    unknown = [calibrate.Judged("z", "target", "", 3.0, i < 80) for i in range(100)]
    shares = calibrate.estimate(known, 4)
    moved = calibrate.shifted(shares, unknown)
    assert moved["target", ""] == pytest.approx(0.8, abs=0.01)
    assert moved["target", "fair"] < moved["target", ""] < moved["target", "good"] < shares["target", "good"]


def test_brier_and_reliability(calibrate: ModuleType) -> None:
    right, wrong = (calibrate.Judged("a", "target", "r", 1.0, truth) for truth in (True, False))
    assert calibrate.brier([(1.0, right), (0.5, wrong)]) == 0.125
    assert list(calibrate.reliability([(0.95, right), (0.91, wrong)])) == [("0.9-1.0", 2, pytest.approx(0.93), 0.5)]


def test_no_document_judges_itself(calibrate: ModuleType) -> None:
    known = [calibrate.Judged("a", "target", "r", 1.0, i > 0) for i in range(10)]
    unknown = [calibrate.Judged(doc, "target", "r", 3.0, doc == "y") for doc in ("y", "z") for _ in range(20)]
    predicted = {fact.doc: share for share, fact in calibrate.held_out(known, unknown, 4)}
    assert predicted["y"] < 0.3 < 0.7 < predicted["z"]


def test_rows_are_judged_as_the_guide_says(calibrate: ModuleType) -> None:
    same = {"doc": "a", "city": "北溪市"}
    gold = [{**same, "body": "北溪市委", "role": "leads"}, {**same, "body": "北溪市水务局", "role": "responsible"}]
    spared = [{**same, "body": "某组", "role": "leads"}]
    found = [{**same, "body": body, "role": "leads"} for body in ("北溪市委", "北溪市水务局", "某组", "别的")]
    elsewhere = [{**found[0], "doc": "b"}]
    judged = calibrate.judged("bodies", gold, spared, [*found, *elsewhere])
    assert [(row["body"], right) for row, right in judged] == [
        ("北溪市委", True),
        ("北溪市水务局", False),
        ("别的", False),
    ]
