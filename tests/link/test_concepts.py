"""Labels of measures."""

from __future__ import annotations

from dataclasses import replace

from kg.link import confidence
from kg.link.concepts import LONGEST, instruments, link
from kg.link.ties import Tie
from tests.factory import plan


def test_a_measure_is_called_by_its_concept_or_by_its_own_words() -> None:
    measure = plan().measures[0]
    named, own = link(
        [replace(measure, concept="dust-control"), replace(measure, concept="", verb="推进", object="某" * 60)]
    )
    assert named.label == "扬尘污染治理"
    assert own.label == "推进" + "某" * (LONGEST - 2)


def test_every_other_field_stays_and_what_is_tied_is_added() -> None:
    measure = replace(plan().measures[0], concept="dust-control", section=3, verb="治理", object="扬尘", rule="cue")
    tie = Tie(("宁波市水务局",), "2025", ("waste-free-city",))
    written = replace(
        measure,
        label="扬尘污染治理",
        instruments=instruments()["dust-control"],
        confidence=confidence.of("measure", "cue"),
        bodies=tie.bodies,
        deadline=tie.deadline,
        programmes=tie.programmes,
    )
    assert link([measure, measure], {1: tie}) == [replace(written, bodies=(), deadline="", programmes=()), written]
