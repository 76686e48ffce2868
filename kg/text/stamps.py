"""Marks that a site puts into what it shows so that copies can be told: codes at the ends of lines, runs of signs."""

from __future__ import annotations

import re
from collections import Counter

from kg.text.mapped import Mapped

STAMP = re.compile(r"[。;:!?…](?=[0-9A-Za-z]*[0-9])(?=[0-9A-Za-z]*[A-Za-z])([0-9A-Za-z]{3,5})(?=[ \u3000\xa0\n])")
"""A short code of letters and figures after a stop."""
MANY, MOST = 3, 4
"""How often the code stands so if it is such a mark, and how many of them a site has."""
RUN = re.compile(r"[!-~][!-~]?(?: [ ]*[!-~][!-~]?){4,30}(?=\n|$)")
"""Single signs with blanks between them up to the end of a line."""
GAPPED = re.compile(r" [!-~][!-~]?(?: +[!-~][!-~]?){3}(?= |\n|\Z)")
"""Such a run has so much at least: a search for it goes by its first blank."""
AFTER = frozenset("。;:!?”)…\n")
SIGN = re.compile(r"[#$*+<=>@\\^_`{|}~&!;]")
LETTERS = 2


def stamps(text: Mapped) -> Mapped:
    """A line ends where the site put its code (…审议。7xq  一、2008年工作回顾7xq   (一)…)."""
    codes = [code for code, times in Counter(STAMP.findall(text.text)).most_common(MOST) if times >= MANY]
    if not codes:
        return text
    marked = re.compile(rf"(?<![0-9A-Za-z])(?:{'|'.join(map(re.escape, codes))})(?:[ \u3000\xa0]+|(?=\n)|$)")
    return text.edit((*hit.span(), "\n") for hit in marked.finditer(text.text))


def jammers(text: Mapped) -> Mapped:
    """Drop the random signs that a forum hides at the ends of its lines (…达52.6%。; H+ j2 ~ S) z. q)."""
    if not GAPPED.search(text.text):
        return text
    return text.edit((*hit.span(), "") for hit in RUN.finditer(text.text) if _is_random(text.text, *hit.span()))


def _is_random(text: str, start: int, end: int) -> bool:
    """Whether the signs follow a stop and make no table, list or formula: letters and odd signs stand among them."""
    run = text[start:end]
    return text[start - 1 : start] in AFTER and sum(map(str.isalpha, run)) >= LETTERS and SIGN.search(run) is not None
