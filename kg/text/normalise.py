"""Raw text to normalised text, one function per kind of noise, each character knowing its raw place."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import NamedTuple

from kg.text import blanks, characters, lines, spam
from kg.text.mapped import Mapped

Alphabet = Collection[str]


class Noise(NamedTuple):
    """A kind of noise: its name, its flag ("" where it says nothing of the source), what cleans it.

    `signs`: a text without any of these characters has none of this noise (empty: any text may have it).
    """

    name: str
    flag: str
    clean: Callable[[Mapped], Mapped]
    signs: frozenset[str] = frozenset()


def _keys(table: dict[int, int]) -> frozenset[str]:
    return frozenset(map(chr, table))


NOISES = (
    Noise("entities", "", characters.entities, frozenset("&")),
    Noise("half_width", "", characters.half_width, _keys(characters.WIDTH)),
    Noise("symbols", "", characters.symbols, _keys(characters.SYMBOLS)),
    Noise("signs", "", characters.signs, frozenset(characters.SIGNS)),
    Noise("degrees", "", characters.degrees, frozenset("°º")),
    Noise("drop_pinyin", "pinyin", characters.drop_pinyin, frozenset(")）")),
    Noise("blanks", "", blanks.blanks, blanks.SIGNS),
    Noise("simplify", "traditional", characters.simplify),
    Noise("page_numbers", "", lines.page_numbers, frozenset("\n")),
    Noise("join_lines", "", lines.join_lines, frozenset("\n")),
    Noise("torn_numbers", "", blanks.torn_numbers, frozenset(" ")),
    Noise("drop_spam", "spam", spam.drop_spam, frozenset("\n")),
    Noise("thousands", "", blanks.thousands, frozenset(",")),
    Noise("roman", "", characters.roman, frozenset("IV")),
    Noise("quotes", "", characters.quotes, frozenset('"“”')),
)
"""In the order in which they are cleaned: each relies on the ones before it."""

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
    alphabet = set(raw)
    flags: dict[str, None] = {}
    for noise in NOISES:
        if noise.name not in noises or (noise.signs and noise.signs.isdisjoint(alphabet)):
            continue
        cleaned = noise.clean(text)
        if cleaned.text != text.text:
            alphabet = set(cleaned.text)
            if noise.flag:
                flags[noise.flag] = None
        text = cleaned
    return text, tuple(flags)
