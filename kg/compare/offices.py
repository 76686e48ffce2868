"""Bodies of cities by what they are: 宁波市生态环境局 and 绍兴市生态环境局 are the same office of two cities."""

from __future__ import annotations

from kg import gazetteer
from kg.link.bodies import CENTRAL, FIRMS
from kg.model import Duty

LEVELS = ("national", "provincial", "city", "county", "other")
HEADS = {"provincial": "省", "city": "市", "county": "区县"}
"""What stands for the name of the place before the name of an office of each level."""
SELF_SAID = ("各", "市", "县", "区", "乡", "镇", "省", "相关", "有关", "所在", "纪", "政府")
"""Beginnings of names that need no word for the level before them."""


def office(duty: Duty) -> tuple[str, str]:
    """The name of a duty's body without its place's, and its level, one of LEVELS.

    Firms keep their names; so do bodies of places that are neither the city's own nor around or in it.
    """
    body, city = duty.body, duty.city
    if body.endswith(FIRMS):
        return body, "other"
    if city.name and body.startswith(city.name):
        return _named("city", body.removeprefix(city.name)), "city"
    if CENTRAL.match(body):
        return body, "national"
    division = gazetteer.by_code(duty.place.code) if duty.place.code else None
    if not division or not body.startswith(division.name):
        return body, "other"
    own = division.code[:2] == city.code[:2]
    level = "provincial" if division.level == "province" else "county" if division.level == "county" else "other"
    return (_named(level, body.removeprefix(division.name)), level) if own and level in HEADS else (body, level)


def _named(level: str, rest: str) -> str:
    """The name of an office after its place's.

    >>> _named("city", "生态环境局"), _named("city", "各有关部门"), _named("county", "人民政府")
    ('市生态环境局', '各有关部门', '区县人民政府')
    """
    return rest if not rest or (level != "county" and rest.startswith(SELF_SAID)) else HEADS[level] + rest
