"""Links between documents from plans that come one at a time."""

from __future__ import annotations

from dataclasses import replace

import factory

from kg.link.linker import Linker


def test_links_join_documents() -> None:
    first, second = factory.plan("a"), factory.plan("b", factory.SOUTH)
    reported = replace(first.targets[0], status="outcome", deadline="2025", value=41.0)
    words = replace(first.measures[1], object="城镇污水管网建设改造")
    other = replace(second.measures[1], object="城镇污水管网建设改造")
    linker = Linker()
    linker.add(replace(first, measures=(words, words)))
    linker.add(replace(second, targets=(replace(reported, evidence=second.targets[0].evidence),), measures=(other,)))
    answers = list(linker.answers())
    assert [(a.outcome.doc, a.target.doc, a.target.value, a.verdict) for a in answers] == [("b", "a", 43.0, "reached")]
    assert [(s.measure.doc, s.like.doc) for s in linker.suggestions() if s.like] == [("a", "b"), ("a", "b"), ("b", "a")]
