"""The words by which a sentence gives a body its role, from ontology/bodies.ttl; and the verbs of commitment."""

from __future__ import annotations

import re
from functools import cache

from kg.alternation import alternation
from kg.extract.body.words import FILE, KG
from kg.lexicon import SKOS, values

ALONE = ("leads", "supervises", "accepts")
ACTIONS = "actions.ttl"
NOT_OWN = ("要求", "倡议", "号召")
"""Verbs by which a body only speaks to others."""


@cache
def predicates() -> tuple[re.Pattern[str], dict[str, str]]:
    """A pattern of all words of predicates, longest first, and the role of each; who acts otherwise is responsible."""
    roles: dict[str, str] = {}
    for concept, words in values(FILE, KG + "predicate").items():
        for word in words:
            roles.setdefault(word, concept.removeprefix("role-"))
    acts = values(ACTIONS, f"{SKOS}hiddenLabel")
    for word in set(acts["commit"]).difference(acts["nominal"], NOT_OWN):
        roles.setdefault(word, "responsible")
    ordered = sorted(roles, key=lambda word: (-len(word), word))
    return re.compile(alternation(ordered)), roles


def predicate(text: str, at: int, end: int) -> re.Match[str] | None:
    """The longest word of a predicate that begins at a place."""
    return predicates()[0].match(text, at, end)


@cache
def own_words() -> re.Pattern[str]:
    """Words of the roles that one body holds: leading, supervising, accepting."""
    roles = predicates()[1]
    ordered = sorted((w for w, role in roles.items() if role in ALONE and len(w) > 1), key=lambda w: (-len(w), w))
    return re.compile(alternation(ordered))


@cache
def usual() -> dict[str, str]:
    """The usual role of a kind."""
    return {kind: words[0] for kind, words in values(FILE, KG + "usualRole").items()}
