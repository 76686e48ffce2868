"""By when clauses say that things are done."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.extract.reading import Reading
from kg.link.deadlines import Deadlines
from kg.text.mapped import Mapped
from kg.text.outline import outline
from tests.factory import plan


def reading(text: str) -> Reading:
    """A text of 2023."""
    words = Mapped.of_raw(text)
    return Reading(replace(plan().document, title="2023年工作计划", issued="2023-02"), words, outline(words))


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("2024年底前,建管网,清淤。", [(0, "2024-12-31"), (1, "2024-12-31"), (2, "2024-12-31")]),
        ("建管网,到2025年清淤,植树。", [(1, "2025"), (2, "2025")]),
        ("建管网,加快推进并于2025年底前完成,植树。", [(1, "2025-12-31")]),
        ("2020年底前建管网,清淤。", []),
        ("全年建管网,清淤。", []),
        ("建管网,清淤。", []),
    ],
)
def test_dates_in_force(text: str, dated: list[tuple[int, str]]) -> None:
    words = reading(text)
    assert list(Deadlines(words).of_clauses(0, len(words.outline.clauses))) == dated


def test_other_roles_count_where_they_are_asked_for() -> None:
    deadlines = Deadlines(reading("2024年建管网"))
    assert deadlines.within(0, 8) == []
    assert [date.iso for date in deadlines.within(0, 8, "period")] == ["2024"]
