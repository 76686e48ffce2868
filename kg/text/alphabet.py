"""The signs of a text by which it shows what noise it can have, found faster than the set of all its characters."""

from __future__ import annotations

from functools import cache
from string import ascii_letters, digits, punctuation

import numpy as np
from numpy.typing import NDArray

from kg.trie import CODES, code_points

BRIEF = 300
"""Up to so many characters the whole set is had sooner."""
ROWS, CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)
"""The Chinese characters of GB 2312, the ones of simplified script, by their two bytes."""
FREQUENT = ' \n\u3000，：；（）％“”、,.-)?&<"IV'
"""Signs that most texts have and that are looked for one by one."""
FORMULAS = "gimov"
"""Small letters of formulas (pm2.5, nox) and classes, which tell of noise."""
PLAIN = f"\n {ascii_letters}{digits}{punctuation}\u3000。、，：；（）％“”《》"
"""What every plan has besides Chinese characters."""


@cache
def _odd() -> NDArray[np.bool_]:
    """For each code point whether it is neither a simplified character nor a sign that every plan has."""
    chinese = bytes(code for row in ROWS for cell in CELLS for code in (row, cell)).decode("gb2312", "ignore")
    odd = np.ones(CODES, bool)
    odd[code_points(PLAIN + chinese)] = False
    odd[code_points(FORMULAS)] = True
    return odd


def alphabet(text: str) -> set[str]:
    """The characters of a text, but for simplified ones and signs that tell of no noise.

    >>> sorted(alphabet("到2025年,PM₂.₅" * 50))
    [',', '.', '₂', '₅']
    """
    if len(text) <= BRIEF:
        return set(text)
    codes = code_points(text)
    found = set(map(chr, codes[_odd().take(codes)].tolist()))
    found.update([sign for sign in FREQUENT if sign in text])
    return found
