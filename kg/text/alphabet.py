"""The signs of a text by which it shows what noise it can have, found faster than the set of all its characters."""

from __future__ import annotations

import re
from functools import cache

BRIEF = 300
"""Up to so many characters the whole set is had sooner."""
ROWS, CELLS = range(0xB0, 0xF8), range(0xA1, 0xFF)
"""The Chinese characters of GB 2312, the ones of simplified script, by their two bytes."""
FREQUENT = ' \n\u3000，：；（）％“”、,.-)?&<"IV'
"""Signs that most texts have and that are looked for one by one."""
PLAIN = "\n -fhj-lnp-uw-~\u3000。、，：；（）％“”《》"
"""What every plan has besides Chinese characters; of small letters all but those of formulas (pm2.5, nox), classes."""


@cache
def _odd() -> re.Pattern[str]:
    """What is neither a simplified character nor a sign that every plan has."""
    codes = bytes(code for row in ROWS for cell in CELLS for code in (row, cell))
    return re.compile(f"[^{PLAIN}{codes.decode('gb2312', 'ignore')}]")


def alphabet(text: str) -> set[str]:
    """The characters of a text, but for simplified ones and signs that tell of no noise.

    >>> sorted(alphabet("到2025年,PM₂.₅" * 50))
    [',', '.', '₂', '₅']
    """
    if len(text) <= BRIEF:
        return set(text)
    found = set(_odd().findall(text))
    found.update([sign for sign in FREQUENT if sign in text])
    return found
