"""Coordinated names: which belong together, and what the later ones take from the first (市 in 市发改委、工信局)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.extract.body import roles
from kg.extract.body.name import Name
from kg.extract.body.words import FREE, LOOSE, ORGANS, broader

JOINT = re.compile(r"[、和与及]|以及|会同|联合|[、,](?:以及|和|及)|(?:等(?:有关|相关)?(?:部门|单位)?[、,和及])")
APART = (*FREE, *LOOSE, *ORGANS, *roles.GROUPS, "inspection-team", "central-authorities", "")
"""Kinds whose names take nothing from the names before them."""


OWN_ORGAN = re.compile("(?<=[省市区县州盟旗])(?:委|政府|人民政府)$")
OWN_LEVEL = re.compile("团[省市县区]委|[省市县区]")


def runs(text: str, names: list[Name]) -> Iterator[list[Name]]:
    """Coordinated names together: 市委、市政府; 市发改委、工信局和住建局."""
    run: list[Name] = []
    for name in names:
        joined = _together(text, run, name) if run else None
        if run and (not joined or _signs(text, run[-1], name)):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _together(text: str, run: list[Name], name: Name) -> bool:
    """Whether a name goes on with a coordination, be it that nothing stands between a committee and its government."""
    if name.start == run[-1].end:
        return run[-1].kind in ORGANS and name.kind in ORGANS
    return JOINT.fullmatch(text, run[-1].end, name.start) is not None or _listed_on(text, run, name)


def _listed_on(text: str, run: list[Name], name: Name) -> bool:
    """各县区,各部门要…: a comma coordinates where the names before it begin their clause."""
    begins = run[0].start == 0 or text[run[0].start - 1] in "\n,。;"
    return begins and text[run[-1].end : name.start] == "," and run[0].kind in roles.GROUPS


def _signs(text: str, name: Name, other: Name) -> bool:
    """Whether one has the other sign: 市政府与各县区签订责任书."""
    return name.kind in roles.RULERS and text[name.end] == "与" and text.startswith("签", other.end)


def leads(text: str, run: list[Name]) -> Iterator[Name]:
    """For each name of a coordination, the one before it from which it may take 市 or 市委; itself if none."""
    lead = None
    for name in run:
        if lead is not None and _of_one_place(text, lead, name):
            yield lead
            continue
        if lead is None or name.core > name.start or name.kind in ORGANS:
            lead = name
        yield lead if name.kind not in APART else name


def _of_one_place(text: str, lead: Name, name: Name) -> bool:
    """Whether a government is that of the Party committee before it: 市政府 in 甲市委、市政府."""
    both = lead.kind == "party-committee" and name.kind == "peoples-government" and name.core == name.start
    return both and lead.core - lead.start > 1 and text[lead.core] == text[name.start]


def inherited(text: str, name: Name, lead: Name) -> str:
    """What a coordinated name takes from its lead: 市 in 市发改委、工信局, 市委 in 市委组织部、宣传部, or a place."""
    if lead != name and _of_one_place(text, lead, name):
        return text[lead.start : lead.core]
    if lead == name or name.core > name.start or OWN_LEVEL.match(text, name.start):
        return ""
    prefix = text[lead.start : lead.core + 2 * (lead.kind == "party-committee")]
    if lead.kind == "peoples-government":
        prefix = text[lead.start : lead.core + 1]
    return prefix if broader().get(name.kind) == "party" else OWN_ORGAN.sub("", prefix)
