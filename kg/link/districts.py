"""A district's or county's own document: its facts are the city's, and its targets have the district as their scope.

While a text is read its city is the district, so that 区政府 is the district's; at the end the facts roll up. A
county-level city (昆山市) is a city of its own.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property
from operator import itemgetter
from typing import TypeVar

from kg import gazetteer
from kg.link import places
from kg.model import Duty, Fact, Mention, Place, Plan, Section, Target, changed

DISTRICT = ("区", "县", "旗")
"""What the name of a body begins with that is a district's."""
F = TypeVar("F", bound=Fact | Section)


def above(place: Place) -> Place:
    """The city that a district, county or banner lies in; any other place itself.

    >>> above(Place("320583", "昆山市")).name, above(Place("310114", "嘉定区")).name
    ('昆山市', '上海市')
    """
    division = gazetteer.by_code(place.code) if place else None
    if division is None or division.level != "county" or division.name.endswith("市"):
        return place
    return places.city_of(place)


def rolled(plan: Plan) -> Plan:
    """A plan of districts as one of their cities; any other plan as it is."""
    cities = tuple(dict.fromkeys(map(above, plan.document.cities)))
    if cities == plan.document.cities:
        return plan
    return replace(
        plan,
        document=replace(plan.document, cities=cities),
        sections=_rolled(plan.sections),
        targets=tuple(map(_scoped, plan.targets)),
        measures=_rolled(plan.measures),
        programmes=_rolled(plan.programmes),
        duties=_rolled(plan.duties),
        citations=_rolled(plan.citations),
        mentions=_rolled(plan.mentions),
    )


def _rolled(facts: Iterable[F]) -> tuple[F, ...]:
    return tuple(_moved(fact) for fact in facts)


def _moved(fact: F) -> F:
    city = above(fact.city)
    if city is fact.city:
        return fact
    return changed(fact, city=city) if isinstance(fact, Fact) else replace(fact, city=city)


def _scoped(target: Target) -> Target:
    """A target of a district with the district as its scope, or before the scope that it has."""
    city = above(target.city)
    if city is target.city:
        return target
    scope = target.scope if target.city.name in target.scope else target.city.name + target.scope
    return changed(target, city=city, scope=scope)


class Districts:
    """The districts that a text names, for bodies that it calls only 区环保局 or 县政府: looked for if there is one."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self._mentions = mentions

    @cached_property
    def _named(self) -> list[tuple[int, Place]]:
        return [
            (mention.evidence.start, mention.place)
            for mention in self._mentions
            if mention.place.name.endswith(DISTRICT) and above(mention.place) == above(mention.city) != mention.place
        ]

    def before(self, duty: Duty) -> Place:
        """The district of a duty's body: the last one named before it, else the only one named, else its city."""
        if duty.city.name.endswith(DISTRICT):
            return duty.city
        level = duty.body[0]
        at = bisect_right(self._named, duty.evidence.start, key=itemgetter(0))
        near = (place for _, place in reversed(self._named[:at]) if place.name.endswith(level))
        only = {place for _, place in self._named if place.name.endswith(level)}
        return next(near, next(iter(only)) if len(only) == 1 else duty.city)
