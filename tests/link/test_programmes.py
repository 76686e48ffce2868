"""In which clauses programmes are named."""

from __future__ import annotations

from dataclasses import replace

from kg.extract.reading import Reading
from kg.link.programmes import named
from kg.text.mapped import Mapped
from kg.text.outline import outline
from tests.factory import plan


def test_every_clause_that_names_a_programme() -> None:
    text = "实施绿盾护河行动,推进“无废城市”建设。围绕无废城市创建清淤,开展绿盾护河行动。"
    words = Mapped.of_raw(text)
    reading = Reading(plan().document, words, outline(words))
    known = replace(plan().programmes[0], concept="waste-free-city", type="programme")
    start = text.index("绿盾护河")
    own = replace(known, name="绿盾护河行动", concept="", evidence=reading.evidence(start, start + 6))
    assert named(reading, [known, own]) == {
        0: ("绿盾护河行动",),
        1: ("waste-free-city",),
        2: ("waste-free-city",),
        3: ("绿盾护河行动",),
    }
    assert named(reading, [replace(known, type="principle")]) == {}
