"""The words of ontology/bodies.ttl: an automaton over them, and what each may be the beginning or end of."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg import wordlists
from kg.lexicon import entries, values

FILE = "bodies.ttl"
KG = "https://w3id.org/kg-cn-plans/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

FREE = (
    "leading-group",
    "leading-group-office",
    "supervision-team",
    "headquarters",
    "task-force",
    "commission",
    "joint-conference",
)
"""Kinds whose names are free text before the label: their beginning is looked for."""
LOOSE = ("company", "site-management", "power-grid", "zone-committee", "development-zone", "township-government",
         "subdistrict-office")  # fmt: skip
COMMISSIONS = ("working-office", "commission", "ecological-civilisation-commission")
TOWNSHIPS = ("township-government", "subdistrict-office")
ORGANS = ("party-committee", "peoples-government")


class Words(NamedTuple):
    """What bodies.ttl says of names, ready for matching."""

    words: list[str]
    kinds: list[str]
    """Kind of each word; or "field" of work, "group" for the first word of a group, "any" for a department's last."""
    party: re.Pattern[str]
    """What may follow 市委: its meetings, offices and departments."""
    inner: dict[str, str]
    """Kinds of the departments of a Party committee, by label."""
    groups: tuple[tuple[str, re.Pattern[str]], ...]
    placeholders: frozenset[str]
    general: frozenset[str]
    """Kinds of zones that name no one zone."""
    fields: dict[str, str]


@cache
def broader() -> dict[str, str]:
    """The theme of each kind."""
    return {kind: parents[0] for kind, parents in values(FILE, SKOS + "broader").items()}


def _bracketed(pattern: str) -> str:
    """A pattern whose brackets may be of either kind: 各县(市、区), 各市〔特区、区〕."""
    return pattern.replace(r"\(", "[(〔]").replace(r"\)", "[)〕]")


@cache
def words() -> Words:
    """The words of bodies.ttl, read once a process."""
    forms: dict[str, str] = {}
    above = broader()
    for entry in entries(FILE):
        if entry.concept in above:
            forms.setdefault(entry.label, "group" if above[entry.concept] == "group" else entry.concept)
    inner = sorted((w for w, kind in forms.items() if above.get(kind) == "party" or kind in COMMISSIONS), key=len)
    party = "|".join(map(re.escape, reversed([w for w in inner if not w.endswith("委") or "生态" in w or "政法" in w])))
    fields: dict[str, str] = {}
    for kind, rows in values(FILE, KG + "field", language="zh").items():
        for word in rows:
            fields.setdefault(word, kind)
            forms.setdefault(word, "field")
    cues = values(FILE, KG + "cue")
    for word in cues["ending"]:
        forms.setdefault(word, "any")
    for word in cues["group-start"]:
        forms.setdefault(word, "group")
    patterns = values(FILE, KG + "pattern")
    groups = tuple((kind, re.compile(_bracketed("|".join(forms_)))) for kind, forms_ in patterns.items())
    meetings = r"(?:常委会|常务会|全委?会)(?:\(扩大\))?(?:会议|议)?|办公厅|办公室|办(?![理法公案结好学事件证企医实])"
    after = re.compile(f"(?:{party})(?:办公室)?|{meetings}")
    return Words(
        list(forms),
        list(forms.values()),
        after,
        {w: forms[w] for w in inner},
        groups,
        frozenset(cues["placeholder"]),
        frozenset(cues["general-zone"]),
        fields,
    )


NAMING = wordlists.Words.shared(lambda: words().words)
"""The words of names."""
