"""What the rules hand on: one target or outcome of a clause, with offsets of that clause."""

from __future__ import annotations

from typing import NamedTuple

from kg.values.dates import Date
from kg.values.quantities import Quantity


class Found(NamedTuple):
    """One row before it has evidence. `[start, end)` are offsets of the clause; `status` "" leaves it to the scene.

    `deadline` None leaves the deadline to the scene; "" says that there is none.
    """

    start: int
    end: int
    rule: str
    indicator: str
    kind: str
    comparator: str
    value: float | None = None
    value_max: float | None = None
    unit: str = ""
    bound: str = ""
    baseline: str = ""
    deadline: str | None = None
    stretch: bool = False
    status: str = ""
    scope: str = ""
    binding: str = ""
    flags: tuple[str, ...] = ()


class Scene(NamedTuple):
    """One clause and all that the rules may know about it.

    Attributes:
        text: the clause; `masked` the same length, with digits that are no quantities blotted out.
        quantities, dates: those found in it.
        deadline, missing: the date in force, "" for none; True where its year is lost.
        own: the date stands in this clause (before the words that matter) or is the clause before it.
        recent: a date stands in its sentence, in this clause or before it.
        goal: the clause stands under a heading of goals.
        outcome: the document and the heading speak of what has been done.
        indicator: what the clause before it measured, for clauses that elide it.
        topic: what the clause before it was about, for verbs that stand alone (年底前全部完成).
        deed: the verb that governs a list of counts begun before this clause.
        baseline: the baseline in force.
        earlier: what the sentences before it measured, for clauses that name only places.
        series: the indicators of the figures before it in the sentence, for figures that 分别 gives them in order.
        listed: those of the sentence before, to which 上述两项指标 points back.
        counted: the last count before it in the sentence, whose noun later figures leave out.
        tally: the names of the counts of the clause before it, for the shares of each that are done.
    """

    text: str
    masked: str
    quantities: list[Quantity]
    dates: list[Date]
    deadline: str
    missing: bool
    own: bool
    recent: bool
    goal: bool
    outcome: bool
    indicator: str
    topic: str
    deed: str
    baseline: str
    counted: Found | None
    earlier: str = ""
    series: tuple[str, ...] = ()
    listed: tuple[str, ...] = ()
    tally: tuple[str, ...] = ()

    @property
    def dated(self) -> bool:
        """A deadline is in force, known or lost."""
        return bool(self.deadline) or self.missing


def overlap(a: Found, b: Found) -> bool:
    """Whether two rows of a clause share words."""
    return a.start < b.end and b.start < a.end
