"""Short names of bodies that a text has named in full before: 领导小组办公室, 指挥部, 市攻坚办 (以下简称市攻坚办)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kg.extract.body.addressee import Meaning
from kg.extract.body.name import Name

BARE = re.compile(
    "(?P<level>[市县区省州]?)(?P<label>(?:工作)?领导小组|(?:工作)?(?:领导|协调)小组|(?:总)?指挥部|(?:工作)?联席会议|工作专班|专班)"
    "(?P<office>办公室|办)?"
)
ALIAS = re.compile(r"\((?:以下|下同,)?(?:简称|统称|称)[:为]?[“《]?(?P<short>[^()“”《》\n,。]{2,16})[”》]?\)")
OFFICE = "办公室"
NICK = re.compile("(?P<level>[市县区省州])(?P<core>[一-龥]{2,5})办")
LAST = frozenset("组部议班室办")
"""Last characters of BARE."""
LEAST = 4
"""Characters that a full name has before the label, at least."""


def shortened(text: str, names: Sequence[Name]) -> tuple[Meaning, set[int]]:
    """Each place of a short name, with the name there and the full one that is meant; and places that name no body.

    The latter are bare words for a group of whatever kind (领导小组, 指挥部办公室).

    >>> full, short = Name(2, 3, 13, "leading-group"), Name(14, 14, 21, "leading-group-office")
    >>> found, nameless = shortened("成立市河湖治理工作领导小组。领导小组办公室", [full, short])
    >>> [meant.tail for _, meant in found.values()]
    ['办公室']
    """
    found: Meaning = {}
    nameless: set[int] = set()
    aliases: dict[str, Name] = {}
    groups: list[Name] = []
    for name in names:
        said = text[name.start : name.end]
        if said in aliases:
            found[name.start] = name, aliases[said]
        elif said[-1] in LAST and (bare := BARE.fullmatch(said)):
            meant = next(_meant(text, bare, groups), None)
            if meant:
                found[name.start] = name, meant
            elif not bare["level"]:
                nameless.add(name.start)
        elif said[-1] == "办" and (meant := _nicknamed(text, said, groups)):
            found[name.start] = name, meant
        elif "小组" in said or "指挥部" in said or "专班" in said or "联席会议" in said:
            groups.append(name)
        if text.startswith("(", name.end) and (alias := ALIAS.match(text, name.end)):
            aliases.setdefault(alias["short"], name)
    return found, nameless.difference(found)


def _nicknamed(text: str, said: str, groups: Sequence[Name]) -> Name | None:
    """The one office of a group that a nickname shortens: 市治水办 of 市河湖治理治水工作领导小组办公室."""
    offices = {text[name.start : name.end]: name for name in groups if text[name.start : name.end].endswith(OFFICE)}
    own = NICK.fullmatch(said)
    fitting = [name for full, name in offices.items() if own and own["core"] in full and own["level"] in full[:6]]
    return fitting[0] if len(fitting) == 1 else None


def _meant(text: str, bare: re.Match[str], groups: Sequence[Name]) -> Iterator[Name]:
    """The groups that a bare label can mean, the last one first."""
    label, office = bare["label"].removeprefix("工作"), bare["office"]
    for name in reversed(groups):
        said = text[name.start : name.end]
        own = said.removesuffix(OFFICE)
        if own.endswith(label) and len(own) - len(label) >= LEAST:
            if office:
                yield name if own != said else name._replace(tail=OFFICE)
            elif own == said:
                yield name
