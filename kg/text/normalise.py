"""Raw text to normalised text, one function per kind of noise, each character knowing its raw place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from typing import NamedTuple

from kg.text import (
    blanks,
    capitals,
    chapters,
    characters,
    flat,
    grids,
    inline,
    lines,
    pages,
    spam,
    stamps,
    stops,
    years,
)
from kg.text.alphabet import alphabet
from kg.text.mapped import Mapped

Alphabet = set[str]


class Noise(NamedTuple):
    """A kind of noise: its name, its flag ("" where it says nothing of the source), what cleans it.

    `possible` tells by the signs of a text (kg.text.alphabet) whether it can have this noise at all.
    """

    name: str
    flag: str
    clean: Callable[[Mapped], Mapped]
    possible: Callable[[Alphabet], bool]


def _any(signs: Iterable[str]) -> Callable[[Alphabet], bool]:
    wanted = frozenset(signs)
    return lambda alphabet: not wanted.isdisjoint(alphabet)


NOISES = (
    Noise("hidden", "", blanks.hidden, _any(blanks.UNSEEN)),
    Noise("entities", "", characters.entities, _any("&")),
    Noise("half_width", "", characters.half_width, _any(map(chr, characters.WIDTH))),
    Noise("tags", "", characters.tags, _any("<＜")),
    Noise("symbols", "", characters.symbols, _any(map(chr, characters.SYMBOLS))),
    Noise("stutters", "", characters.stutters, _any(",，")),
    Noise("signs", "", characters.signs, _any(characters.SIGNS)),
    Noise("scripts", "", characters.scripts, _any("_^")),
    Noise("capitals", "", capitals.capitals, _any(capitals.SIGNS)),
    Noise("notes", "", characters.notes, _any("[［")),
    Noise("degrees", "", characters.degrees, _any("°º")),
    Noise("years", "", years.years, lambda alphabet: True),
    Noise("page_numbers", "", pages.page_numbers, _any("\n")),
    Noise("drop_pinyin", "pinyin", characters.drop_pinyin, _any(")）")),
    Noise("dashed", "", pages.dashed, _any(pages.DASHES)),
    Noise("stamps", "", stamps.stamps, _any(" \u3000\xa0")),
    Noise("jammers", "", stamps.jammers, _any(" ")),
    Noise("unfold", "", flat.unfold, _any(" \u3000\xa0")),
    Noise("stray", "", blanks.stray, blanks.has_stray),
    Noise("inline", "", inline.inline, _any("序编")),
    Noise("grids", "", grids.grids, _any("\n")),
    Noise("chapters", "", chapters.chapters, _any("\n")),
    Noise("blanks", "", blanks.blanks, _any(blanks.SIGNS)),
    Noise("simplify", "traditional", characters.simplify, characters.has_traditional),
    Noise("sheets", "", pages.sheets, _any("、")),
    Noise("stops", "", stops.stops, _any(".．")),
    Noise("join_lines", "", lines.join_lines, _any("\n")),
    Noise("bullets", "", lines.bullets, _any((*lines.BULLETS, *"•‧・∙⋅"))),
    Noise("torn_numbers", "", blanks.torn_numbers, _any(" ")),
    Noise("drop_spam", "spam", spam.drop_spam, _any("\n")),
    Noise("thousands", "", blanks.thousands, _any(",")),
    Noise("roman", "", characters.roman, _any("IV")),
    Noise("quotes", "", characters.quotes, _any('"“”')),
)
"""In the order in which they are cleaned: each relies on the ones before it."""

PRODUCED = frozenset(map(chr, range(0x20, 0x7F))) | frozenset("\n“”")
"""What cleaning one noise may bring and another looks at."""

ALL = tuple(noise.name for noise in NOISES)


def normalise(raw: str, *, noises: Collection[str] = ALL) -> tuple[Mapped, tuple[str, ...]]:
    """Normalised text and the flags (of kg.model.FLAGS) of the noises met.

    Args:
        raw: the text as read.
        noises: names of the noises to clean, of ALL.

    >>> text, flags = normalise("受污染耕地安全利用率達(dá)到 9 3％以上")
    >>> text.text, flags
    ('受污染耕地安全利用率达到93%以上', ('pinyin', 'traditional'))
    """
    text = Mapped.of_raw(raw)
    signs = alphabet(raw)
    flags: dict[str, None] = {}
    for noise in NOISES:
        if noise.name not in noises or not noise.possible(signs):
            continue
        cleaned = noise.clean(text)
        if cleaned.text != text.text:
            signs |= PRODUCED
            if noise.flag:
                flags[noise.flag] = None
        text = cleaned
    return text, tuple(flags)
