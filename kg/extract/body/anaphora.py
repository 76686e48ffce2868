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
LEAST = 4
"""Characters that a full name has before the label, at least."""


def shortened(text: str, names: Sequence[Name]) -> Meaning:
    """Each place of a short name, with the name there and the full one that is meant.

    >>> full, short = Name(2, 3, 14, "leading-group"), Name(15, 15, 22, "leading-group-office")
    >>> found = shortened("成立市河湖治理工作领导小组。领导小组办公室", [full, short])
    >>> [meant.tail for _, meant in found.values()]
    ['办公室']
    """
    found: Meaning = {}
    aliases: dict[str, Name] = {}
    groups: list[Name] = []
    for name in names:
        said = text[name.start : name.end]
        if said in aliases:
            found[name.start] = name, aliases[said]
        elif bare := BARE.fullmatch(said):
            meant = next(_meant(text, bare, groups), None)
            if meant:
                found[name.start] = name, meant
        elif BARE.search(said):
            groups.append(name)
        if alias := ALIAS.match(text, name.end):
            aliases.setdefault(alias["short"], name)
    return found


def unnamed(text: str, name: Name) -> bool:
    """Whether a name is a bare word for a group of whatever kind (领导小组, 指挥部办公室)."""
    bare = BARE.fullmatch(text, name.start, name.end)
    return bare is not None and not bare["level"]


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
