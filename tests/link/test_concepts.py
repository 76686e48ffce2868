"""Labels of measures."""

from __future__ import annotations

from dataclasses import replace

from kg.link.concepts import LONGEST, link
from tests.factory import plan


def test_a_measure_is_called_by_its_concept_or_by_its_own_words() -> None:
    measure = plan().measures[0]
    named, own = link(
        [replace(measure, concept="dust-control"), replace(measure, concept="", verb="推进", object="某" * 60)]
    )
    assert named.label == "扬尘污染治理"
    assert own.label == "推进" + "某" * (LONGEST - 2)
