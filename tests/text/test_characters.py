"""Single characters: script, width, signs, readings, quotation marks."""

from __future__ import annotations

import pytest

from kg.text import characters
from kg.text.mapped import Mapped
from kg.text.normalise import normalise


@pytest.mark.parametrize("syllable", ["biao", "zhi", "lü", "nv", "xiang", "er", "a", "ou", "jiong", "yuan", "shuang"])
def test_syllables_of_mandarin(syllable: str) -> None:
    assert characters.SYLLABLE.fullmatch(syllable)


@pytest.mark.parametrize("word", ["km", "co", "pm", "mg", "gdp", "vocs", "db", "kw", "biaoz", "th"])
def test_what_is_no_syllable(word: str) -> None:
    assert not characters.SYLLABLE.fullmatch(word)


@pytest.mark.parametrize(
    ("line", "paired"),
    [
        ('"双碳"与"双控"', "“双碳”与“双控”"),
        ("”双碳”目标", "“双碳”目标"),
        ("“双碳“目标", "“双碳”目标"),
        ("推进“双碳”目标", "推进“双碳”目标"),
        ("上文的结尾”,另起", "上文的结尾”,另起"),
    ],
)
def test_quotes_are_paired(line: str, paired: str) -> None:
    assert characters.quotes(Mapped.of_raw(line)).text == paired


def test_script_is_read_by_its_characters() -> None:
    assert characters.has_traditional("環境")
    assert not characters.has_traditional("环境著名乾坤后面于PM2.5%")


def test_a_phrase_decides_what_a_character_leaves_open() -> None:
    assert characters.simplify(Mapped.of_raw("顯著,乾淨,乾坤")).text == "显著,干净,乾坤"


def test_the_map_of_widths_keeps_chinese_punctuation() -> None:
    assert characters.half_width(Mapped.of_raw("甲，乙。丙、“丁”《戊》")).text == "甲,乙。丙、“丁”《戊》"


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("下降10%<br/>以上", "下降10%\n以上"),
        ('<p class="a">优良</p>', "\n优良\n"),
        ("PM<sub>2.5</sub>浓度", "PM2.5浓度"),
        ("<5毫克", "<5毫克"),
    ],
)
def test_tags(raw: str, clean: str) -> None:
    assert characters.tags(Mapped.of_raw(raw)).text == clean


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("藍天保衞戰", "蓝天保卫战"),
        ("著力改善環境,成效顯著", "着力改善环境,成效显著"),
        ("行動計畫改善空氣品質", "行动计划改善空气质量"),
    ],
)
def test_other_ways_of_traditional_script(raw: str, clean: str) -> None:
    assert characters.simplify(Mapped.of_raw(raw)).text == clean


def test_numbers_in_one_sign_are_those_of_items() -> None:
    text = Mapped.of_raw("㈠大气⒈锅炉⑴改造⑿验收➊")
    assert characters.symbols(characters.signs(text)).text == "(一)大气1.锅炉(1)改造(12)验收①"


def test_lower_figures_and_notes() -> None:
    assert normalise("PM_{2.5}浓度为35μg/m^3,SO_2下降。")[0].text == "PM2.5浓度为35µg/m3,SO2下降。"
    assert normalise("见file_1024.pdf。")[0].text == "见file_1024.pdf。"
    assert normalise("“无废细胞”［3］建设,环发[2019]7号。")[0].text == "“无废细胞”建设,环发[2019]7号。"
