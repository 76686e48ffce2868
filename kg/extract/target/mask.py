"""Blotting out digits and numerals that are no quantities.

Titles, numbers of documents and standards, formulae, slogans.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues

BLOT = "□"
NUMERALS = str.maketrans(dict.fromkeys("0123456789一二两三四五六七八九十百千万半〇零", BLOT))
_COUNTED = "年月日天次家项座处台辆条户件所名起套微毫克亩平余"
"""Signs behind a figure with which none of the patterns below goes on."""
_PLAIN = rf"(?P<plain>(?:19|20)\d{{2}}年|\d{{1,6}}(?:\.\d+)?%|(?!^)\d{{1,6}}(?:\.\d+)?(?=[{_COUNTED}]))"
"""Years, shares and what is counted stay; they are stepped over at once, before each of their digits is tried."""
_DIGITS = (
    rf"{_PLAIN}|\d+号(?:文|令|公告|公报|楼|院|线)?|(?:0\d{{2,3}}-)?\d{{7,}}|1[3-9]\d{{9}}"
    r"|[\d.]+[百千万亿]*(?:吨|千瓦|兆瓦|吉瓦|MW|GW|千伏|伏|立方米|元|米|床|人|标箱)级|\d+千伏(?!安)|(?<=沿[线岸])\d+(?:公里|米)(?=[^,;。、])"
    r"|\d+(?:公里|千米|米|分钟)(?=(?:服务)?半径|范围|步行|生活圈|服务圈|见绿|见园|入园)|\d+(?:个)?百分位|\d+小时(?:滑动|平均|均值|浓度)"
    r"|(?:19|20)\d{2}(?=[级版届])|[1-9][AGDK](?![a-z])|\d(?:\+\d+)+(?:\+?[NX])?|[1-9]A级"
    r"|^\d{1,2}\.(?=\d+[件个家项座处台辆条户人所名起])|\d+(?:#|号楼)|\d+(?![GMk]Wh|TEU)[A-Za-z]{3,}\d*"
    r"|^\d{1,3}(?:[.、)](?!\d)|(?=[\u4e00-\u9fff]{2}[^,]{0,4}:))"
    r"|1\d{4}(?=[\u4e00-\u9fff]{0,4}(?:热线|平台|电话|举报|投诉|信访))"
)
_NUMERALS = (
    r"[一二三四]级[ABab]?(?=标准|水质|以上|[,、。)]|排放)|一级[AB]"
    r"|[一二三四五六七八九十]+(?:届|大以来|中全会|大精神|大报告)|二十大|十[七八九]大"
    r"|[一二三四五六七八九十](?=厂)|[一二三四五六七八九十百千]+[道里家岔台门公姓][河沟湖泡湾岭营屯庄桥]"
    r"|[一二三四五]期|[一二两三四]个五年|[一二三四五六七八九十]是|[一二三四]类|^[一二三四五六七八九十]+[)、]"
)
_LETTERS = (
    r"PM ?2\.5|PM ?10|[OＯ]3|(?:SO|NO|CO|N|H|Cl)[23](?:[OSN])?|CH4|NH3|N2O|BOD5|COD[A-Za-z]+"
    r"|(?:GB|HJ|DB|CJJ?|NY|SL|ISO|QB|JT)[/A-Z]{0,4} ?\d[\d./]*(?:[-—]\d{2,4})?|[A-Z]+-?\d+(?:\+\d)?|[A-Za-z]{2,}\d+"
)
_MARKS = (
    r"《[^》]*》|“[^”]{0,12}[\d一二两三四五六七八九十][^”%]{0,12}”|[〔\[(【](?:19|20)\d{2}[〕\])】] ?第?\d+号"
    r"|第[\d一二三四五六七八九十百]+(?!季)[\d一二三四五六七八九十百]*|国[一二三四五六](?!十)"
    r"|^\(\d{1,3}(?:[.、)](?!\d)|(?=[\u4e00-\u9fff]{2}[^,]{0,4}:))|^\([一二三四五六七八九十]+[)、]"
)
_FIXED = {
    r"\d": _DIGITS,
    "一二两三四五六七八九十百千": _NUMERALS,
    "A-Za-zＯ": _LETTERS,
    r"《“〔【\[(第国": _MARKS,
}
"""The patterns by the characters with which they begin: those of one group are tried where one of its own stands."""
_NUMERAL = re.compile("[0-9一二两三四五六七八九十百千万半〇零]")


@cache
def _pattern() -> re.Pattern[str]:
    slogans = "".join(sorted({re.escape(word[0]) for word in cues.words("slogan-quantity")}))
    fixed = "|".join(f"(?=[{first}])(?:{pattern})" for first, pattern in _FIXED.items())
    return re.compile(f"(?=[{''.join(_FIXED)}{slogans}])(?:{fixed}|{cues.one_of('slogan-quantity')})")


def mask(text: str) -> str:
    """The text with such numerals blotted out, character for character.

    >>> mask("PM2.5浓度35微克,见〔2021〕15号")
    'PM□.□浓度35微克,见〔□□□□〕□□号'
    """
    if not _NUMERAL.search(text):
        return text
    return _pattern().sub(_blotted, text)


def _blotted(match: re.Match[str]) -> str:
    return match[0] if match.lastgroup else match[0].translate(NUMERALS)


def blot(text: str, start: int, end: int) -> str:
    """The text with the numerals of a span blotted out."""
    return text[:start] + text[start:end].translate(NUMERALS) + text[end:]
