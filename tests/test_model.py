"""The fact model."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.errors import EvidenceError
from kg.model import Evidence, changed
from tests.factory import plan


def test_changed_does_what_replace_does() -> None:
    for fact in (*plan().targets, *plan().measures, *plan().duties):
        assert changed(fact, rule="other", section=None) == replace(fact, rule="other", section=None)
        assert changed(fact) == fact


def test_changed_knows_the_fields() -> None:
    with pytest.raises(TypeError, match="concept"):
        changed(plan().targets[0], concept="dust-control")


@pytest.mark.parametrize(("start", "end", "quote"), [(0, 0, ""), (-1, 1, "下降"), (0, 3, "下降")])
def test_evidence_must_hold_its_quote(start: int, end: int, quote: str) -> None:
    with pytest.raises(EvidenceError):
        Evidence("a", start, end, quote)


def test_evidence_checks_a_text() -> None:
    Evidence("a", 1, 3, "下降").check("到下降了")
    with pytest.raises(EvidenceError):
        Evidence("a", 1, 3, "下降").check("到上升了")
