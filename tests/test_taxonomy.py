"""Labels and instruments of measures."""

from __future__ import annotations

from kg.taxonomy import LONGEST, instruments, known, labels, named


def test_a_measure_is_called_by_its_concept_or_by_its_own_words() -> None:
    assert known()["dust-control"] == ("扬尘污染治理", instruments()["dust-control"])
    assert named("推进" + "某" * 60) == "推进" + "某" * (LONGEST - 2)


def test_a_concept_may_have_no_instrument() -> None:
    bare = next(concept for concept in labels() if concept not in instruments())
    assert known()[bare] == (labels()[bare], ())
