"""Noises of single characters: width, look-alike symbols, units in one sign, quotation marks, script, pinyin."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from kg.text.mapped import Edit, Mapped

if TYPE_CHECKING:
    import opencc

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff〇"


def _pairs_of(old: str, new: str) -> dict[int, int]:
    return {ord(a): ord(b) for a, b in zip(old, new, strict=True)}


WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | _pairs_of("﹐﹑﹒﹔﹕﹖﹗﹙﹚﹣﹤﹥﹦﹪﹢﹟", ",、.;:?!()-<>=%+#")
"""Full-width and small forms to ASCII."""

SYMBOLS = (
    _pairs_of("∕⁄╱μ×✕╳•‧・∙⋅●", "///µ×××·····●")
    | _pairs_of("‐‑‒–−﹘―─━〜∼≧≦⩽⩾", "------———~~≥≤≤≥")
    | _pairs_of("₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789" * 2)
    | _pairs_of("ⅰⅱⅲⅳⅴⅵШ", "ⅠⅡⅢⅣⅤⅥⅢ")
    | _pairs_of("❶❷❸❹❺❻❼❽❾❿➀➁➂➃➄➅➆➇➈➉➊➋➌➍➎➏➐➑➒➓", "①②③④⑤⑥⑦⑧⑨⑩" * 3)
    | _pairs_of("「」﹁﹂『』﹃﹄〝〞〟｢｣‛‚„｡､", "“”“”‘’‘’“””“”‘‘“。、")
    | dict.fromkeys(map(ord, "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"), 10)
    | {code: ord(unicodedata.normalize("NFKC", chr(code))) for code in range(0x2F00, 0x2FD6)}
)
"""Look-alikes to one sign each."""
LOOK_ALIKE = re.compile(f"[{''.join(map(chr, SYMBOLS))}]")

_CODES = (*range(0x2474, 0x249C), *range(0x3220, 0x322A), *range(0x3380, 0x33E0))
_SIGNS = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in _CODES}
SIGNS = {sign: text.replace("μ", "µ").replace("\u2215", "/") for sign, text in _SIGNS.items() if sign != text}
"""Units in one sign (㎡, ㎍, ㎞) to their letters, numbers in one sign (⑴, ⒈, ㈠) to their digits."""
SIGN = re.compile(f"[{''.join(SIGNS)}]")

ENTITY = re.compile(r"&(?:amp;)*(?:(?:[a-zA-Z]{2,8}|#\d{2,5}|#x[0-9a-fA-F]{2,5});|nbsp(?![a-zA-Z]))")
STUTTER = re.compile(r",+(?=[,、。;])|(?<=[、。;]),+")
STUTTERED = (",,", ",、", ",。", ",;", "、,", "。,", ";,")
TAG = re.compile(
    r"</?(?:(?P<block>p|br|div|tr|li|h[1-6]|table|ul|ol|section)|(?:span|font|strong|b|i|u|em|a|td|th|tbody|img|sup|sub|o:p))"
    r"(?:\s[^<>\n]{0,200})? ?/?>",
    re.I,
)
SCRIPT = re.compile(r"[_^](?<=[A-Za-z].)(?:(?<=_)\{?(\d(?:\.\d)?(?!\d)|[xX])\}?|(?<=\^)\{?([23])\}?)")
"""What stands before the mark is looked at after it: a search goes by first signs."""
NOTE = re.compile(r"\[\d{1,2}\](?![\d:])")
DEGREE = re.compile(r"[°º] ?C(?![A-Za-z])")
ROMAN = re.compile(r"[IV][IV]{0,2}(?![A-Za-z0-9])")
BEFORE_CLASS, AFTER_CLASS = frozenset("优劣国类第为达于至到和、或及-"), frozenset("类级型")
NUMERAL = {"I": "Ⅰ", "II": "Ⅱ", "III": "Ⅲ", "IV": "Ⅳ", "V": "Ⅴ", "VI": "Ⅵ"}


FEW = 16


def half_width(text: Mapped) -> Mapped:
    """Full-width ASCII to ASCII: ，：；（）％Ａ１ to ,:;()%A1; 。、“”《》 stay."""
    return text.with_text(_replaced(text.text, WIDTH))


def symbols(text: Mapped) -> Mapped:
    """Look-alikes to one sign each: ∕ to /, μ to µ, m³ to m3, 「」 to “”, – to -, ｡ to 。, radicals to characters."""
    return text.with_text(_replaced(text.text, SYMBOLS, set(map(ord, LOOK_ALIKE.findall(text.text)))))


def _replaced(text: str, table: dict[int, int], present: Collection[int] | None = None) -> str:
    """As str.translate, but by a replacement each where few signs are there: 5 times as fast.

    Args:
        present: the signs of the table that the text has, where that is known.
    """
    present = [code for code in table if chr(code) in text] if present is None else present
    if len(present) > FEW:
        return text.translate(table)
    for code in present:
        text = text.replace(chr(code), chr(table[code]))
    return text


def signs(text: Mapped) -> Mapped:
    """Units and numbers in one sign to their letters: ㎡ to m2, ㎍ to µg, ⑴ to (1), ⒈ to 1."""
    return text.edit((match.start(), match.end(), SIGNS[match[0]]) for match in SIGN.finditer(text.text))


def entities(text: Mapped) -> Mapped:
    """HTML entities that a copied page left: &nbsp; &ldquo; &amp;."""
    matches = ((match, html.unescape(match[0].replace("amp;", ""))) for match in ENTITY.finditer(text.text))
    known = ((match, char) for match, char in matches if char != match[0] and not char.startswith("&"))
    return text.edit((match.start(), match.end(), char) for match, char in known)


def tags(text: Mapped) -> Mapped:
    """Tags that a copied page left: those of blocks end a line, the others go."""
    found = TAG.finditer(text.text)
    return text.edit((match.start(), match.end(), "\n" if match["block"] else "") for match in found)


def stutters(text: Mapped) -> Mapped:
    """A comma that a page set before or after another stop is dropped: 减污,、降碳,。

    >>> stutters(Mapped.of_raw("减污,、降碳,,扩绿,。")).text
    '减污、降碳,扩绿。'
    """
    for pair in STUTTERED:
        if pair in text.text:
            return text.edit((match.start(), match.end(), "") for match in STUTTER.finditer(text.text))
    return text


def scripts(text: Mapped) -> Mapped:
    """The marks of lower and raised figures: PM_2.5 to PM2.5, m^3 to m3, NO_{x} to NOx.

    >>> scripts(Mapped.of_raw("PM_{2.5}浓度35µg/m^3")).text
    'PM2.5浓度35µg/m3'
    """
    return text.edit((match.start(), match.end(), match[1] or match[2]) for match in SCRIPT.finditer(text.text))


def notes(text: Mapped) -> Mapped:
    """Numbers of footnotes behind a word go.

    >>> notes(Mapped.of_raw("主导产业[2]占比提高,见环发[2015]12号")).text
    '主导产业占比提高,见环发[2015]12号'
    """
    found = (match for match in NOTE.finditer(text.text) if _is_word(text.text[match.start() - 1 : match.start()]))
    return text.edit((match.start(), match.end(), "") for match in found)


def _is_word(char: str) -> bool:
    return "\u4e00" <= char <= "\u9fff" or char in "”)》"


def degrees(text: Mapped) -> Mapped:
    """°C to ℃."""
    return text.edit((match.start(), match.end(), "℃") for match in DEGREE.finditer(text.text))


def roman(text: Mapped) -> Mapped:
    """Roman numerals of classes in Latin letters to one character: 优III to 优Ⅲ, II类 to Ⅱ类."""
    if "I" not in text.text and text.text.count("V") == text.text.count("VO"):
        return text
    found = (match for match in ROMAN.finditer(text.text) if _is_class(match))
    return text.edit((match.start(), match.end(), NUMERAL[match[0]]) for match in found)


def _is_class(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    before, after = text[start - 1 : start], text[end : end + 1]
    free = not (before.isascii() and before.isalnum())
    return match[0] in NUMERAL and (before in BEFORE_CLASS or (free and after in AFTER_CLASS))


@cache
def _converter() -> opencc.OpenCC:
    import opencc

    return opencc.OpenCC("t2s")


@cache
def _is_traditional(char: str) -> bool:
    try:
        char.encode("gb2312")
    except UnicodeEncodeError:
        return bool(_converter().convert(char) != char)
    return False


def has_traditional(alphabet: Iterable[str]) -> bool:
    """Whether characters are among them that only traditional script has."""
    return any(char > "\u2fff" and _is_traditional(char) for char in alphabet)


VARIANTS = _pairs_of("衞汚淸増総戸囯鄕歴呉寛徳髪縁倂査黒毎県麽喫緖爲", "卫污清增总户国乡历吴宽德发缘并查黑每县么吃绪为")
"""Other printed forms, of Hong Kong, Japan and old founts, that OpenCC leaves."""
ZHE = re.compile("(?<![显名专原编卓昭土巨论译遗合])著(?![名作称录书者述])")
"""著 for 着 (著力, 沿著), not that of 显著, 著名."""
WORDS = ("计画 计划", "规画 规划", "空气品质 空气质量", "环境品质 环境质量", "水体品质 水体质量", "人民民众 人民群众")
"""Words of Taiwan for those that plans use, as converters bring them, as long as each other."""


def simplify(text: Mapped) -> Mapped:
    """Traditional script to simplified, one character for one; phrases decide what is ambiguous (乾, 著)."""
    lines = text.text.split("\n")
    done = _converter().convert(text.text).split("\n")
    same = len(lines) == len(done)
    simple = "\n".join(_as_long(old, done[i] if same else "") for i, old in enumerate(lines))
    return text.with_text(_mainland(_replaced(simple, VARIANTS)))


def _mainland(text: str) -> str:
    """Words in simplified script as the mainland has them, as long as before."""
    if "著" in text:
        text = ZHE.sub("着", text)
    for pair in WORDS:
        old, new = pair.split()
        text = text.replace(old, new)
    return text


def _as_long(old: str, new: str) -> str:
    if len(old) == len(new):
        return new
    convert = _converter().convert
    return "".join(simple if len(simple := convert(char)) == 1 else char for char in old)


TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ\u0300\u0301\u0304\u030c"
LETTERS = f"a-zü\u0261\u0251{TONED}"
READING = rf"[ \u3000\n]*(?P<inner>[{LETTERS}][{LETTERS}0-5 \n'’·]{{0,40}})[)）]"
PINYIN = re.compile(rf"\({READING}")
"""A reading in brackets after a character."""
WIDE_PINYIN = re.compile(rf"[(（]{READING}")
BROKEN = re.compile(rf"\?\n?(?:(?P<torn>[{LETTERS}]{{1,6}})|[A-Z]\((?P<lost>[{LETTERS}]{{1,6}}))[)）]")
"""The rest of one where the page lost the character and its bracket (`torn`) or the character (`lost`)."""
AFTER = re.compile(f"[{HAN}]")
TONE = re.compile(f"[{TONED}]")
NUMBERED = frozenset("012345")
"""The digits that a reading may have."""
SYLLABLE = re.compile(
    r"(?:(?:[bpmf]|[bpm]i|f)?(?:a|o)|[bpmfdtnlgkh]?(?:ai|ei|ao|ou|an|en|ang|eng)|[zcs]h?(?:a|e|i|ai|ei|ao|ou|an|en|ang|eng|ong|u|ua|uo|uai|ui|uan|un|uang)"
    r"|r(?:e|i|ao|ou|an|en|ang|eng|ong|u|ua|uo|ui|uan|un)|[dtnlgkh](?:a|e|u|uo|ong|uan|un|ui)|[bpmfnl]u|[gkh]u(?:a|ai|ang)"
    r"|[bpmdtnljqx]i(?:e|ao|n|ng|an|u|a|ang|ong)?|[nl](?:v|ü)e?|[jqxy]u(?:e|an|n)?|y(?:a|e|i|o|ao|ou|an|in|ang|ing|ong)"
    r"|w(?:u|a|o|ai|ei|an|en|ang|eng)|er)[1-5]?"
)
UNITS = frozenset(("ha", "min", "pa", "mu", "ke", "a", "o", "e", "an", "la", "he", "me", "you", "man", "can", "long"))
"""Syllables that may as well be a unit or a word, so that without a tone mark they stay."""


def _is_pinyin(match: re.Match[str]) -> bool:
    inner = match["inner"]
    if TONE.search(inner):
        return NUMBERED.isdisjoint(inner)
    bare = AFTER.match(match.string, max(0, match.start() - 1))
    return bool(bare) and inner.strip() not in UNITS and bool(SYLLABLE.fullmatch(inner.strip()))


def drop_pinyin(text: Mapped) -> Mapped:
    """Readings in brackets after a character: 標(biāo)準 to 標準; (PM2.5), (VOCs), (km) stay."""
    found = (WIDE_PINYIN if "（" in text.text else PINYIN).finditer(text.text)
    edits: list[Edit] = [(match.start(), match.end(), "") for match in found if _is_pinyin(match)]
    if "?" in text.text:
        broken = [match for match in BROKEN.finditer(text.text) if TONE.search(match[match.lastgroup or 0])]
        starts = {match.end(): match.start() + bool(match["lost"]) for match in broken}
        edits = sorted({(start, end, "") for end, start in starts.items()} | {e for e in edits if e[1] not in starts})
    return text.edit(edits)


SPAN = 40


def quotes(text: Mapped) -> Mapped:
    """Straight and wrongly turned quotation marks to pairs of “ ”, line by line; an odd one stays as it is."""
    edits: list[Edit] = []
    at = 0
    if '"' not in text.text and "“" not in text.text and "”" not in text.text:
        return text
    for line in text.text.split("\n"):
        if '"' in line or line.count("“") != line.count("”"):
            edits.extend(_pairs(line, at))
        at += len(line) + 1
    return text.edit(edits)


def _pairs(line: str, at: int) -> Iterator[Edit]:
    marks = [i for i, char in enumerate(line) if char in '"“”']
    open_ = -1
    for n, i in enumerate(marks):
        char = line[i]
        if open_ < 0:
            near = n + 1 < len(marks) and marks[n + 1] - i <= SPAN
            if char == '"' or (char == "”" and near and line[marks[n + 1]] != "“"):
                yield at + i, at + i + 1, "“"
            elif char == "”":
                continue
            open_ = i
        else:
            if char == '"' or (char == "“" and i - open_ <= SPAN):
                yield at + i, at + i + 1, "”"
            open_ = -1 if char != "“" or i - open_ <= SPAN else i
