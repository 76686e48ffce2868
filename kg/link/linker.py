"""Links between documents: plans go in one at a time, what they say together comes out at the end.

Only what the links need is kept of a plan, never its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.link import nearest, outcomes
from kg.model import Answer, Measure, Plan, Suggestion, Target


@dataclass(slots=True)
class Linker:
    """Collects plans, which come in the order of their ids."""

    _issued: dict[str, str] = field(default_factory=dict)
    _targets: list[Target] = field(default_factory=list)
    _measures: list[Measure] = field(default_factory=list)
    _words: set[tuple[str, str, str]] = field(default_factory=set)

    def add(self, plan: Plan) -> None:
        """Keep what links need of a plan."""
        self._issued[plan.document.id] = plan.document.issued
        self._targets += plan.targets
        for measure in plan.measures:
            said = (measure.city.name, measure.concept, nearest.words(measure))
            if not measure.concept or said not in self._words:
                self._words.add(said)
                self._measures.append(measure)

    def answers(self) -> Iterator[Answer]:
        """What outcomes say about targets, in the order of the outcomes' words."""
        return outcomes.answers(self._targets, self._issued)

    def suggestions(self) -> Iterator[Suggestion]:
        """What measures without a concept are like, in the order of their words."""
        return nearest.suggestions(self._measures)
