"""Links between documents: plans go in one at a time, what they say together comes out at the end.

Only what the links need is kept of a plan, never its text.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from kg.link import outcomes
from kg.model import Answer, Plan, Target


@dataclass(slots=True)
class Linker:
    """Collects plans. The links are the same in whatever order the plans come."""

    _issued: dict[str, str] = field(default_factory=dict)
    _targets: list[Target] = field(default_factory=list)

    def add(self, plan: Plan) -> None:
        """Keep what links need of a plan."""
        self._issued[plan.document.id] = plan.document.issued
        self._targets += plan.targets

    def answers(self) -> Iterator[Answer]:
        """What outcomes say about targets, in the order of the outcomes' words."""
        return outcomes.answers(self._targets, self._issued)
