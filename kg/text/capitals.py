"""Formulas and classes of water that a page brought in small letters: pm2.5, no2, 劣v类."""

from __future__ import annotations

import re

from kg.text.mapped import Mapped

FORMULAS = {"m": ("m2.5", "m10"), "o": ("o2", "ox", "ocs", "od"), "g": ("gdp",)}
"""By a small letter that each of them has, what one of them holds."""
SIGNS = frozenset("iv") | FORMULAS.keys()
"""Small letters of which a text has one that holds a formula or a class so written."""
FORMULA = re.compile(r"(?<![A-Za-z])(?:[pP]m(?:2\.5|10)|so2|no2|nox|vocs|[cC]od|gdp)(?![A-Za-z0-9])")
CLASS = re.compile(r"(?<![A-Za-z])(?:i{1,3}|iv|v)(?=[类類])")
CLASSES = ("i类", "v类", "i類", "v類")


def capitals(text: Mapped) -> Mapped:
    """Formulas of pollutants and classes of water in capitals, as long as before.

    >>> capitals(Mapped.of_raw("细颗粒物(pm2.5)、no2浓度,无劣v类断面")).text
    '细颗粒物(PM2.5)、NO2浓度,无劣V类断面'
    """
    clean = text.text
    if any(letter in clean and any(map(clean.__contains__, words)) for letter, words in FORMULAS.items()):
        clean = FORMULA.sub(_capital, clean)
    if any(word in clean for word in CLASSES):
        clean = CLASS.sub(lambda match: match[0].upper(), clean)
    return text.with_text(clean)


def _capital(match: re.Match[str]) -> str:
    word = match[0]
    return word[0].upper() + word[1:-1].upper() + (word[-1] if word in ("nox", "vocs") else word[-1].upper())
