"""Noise goes, text stays, and every character knows its raw place."""

from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from text.noise import NOISES, Noise, any_text, clean

from kg.model import FLAGS
from kg.text import normalise as module
from kg.text.normalise import ALL, normalise


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("到2025年，ＰＭ2.5浓度达到３５微克∕立方米", "到2025年,PM2.5浓度达到35微克/立方米"),
        ("環境保護督察反饋問題整改落實", "环境保护督察反馈问题整改落实"),
        ("整改目標(biāo)和責(zé)任", "整改目标和责任"),
        ("整改目标(biao)明确", "整改目标明确"),
        ("整改落实?F(xiàn)将情况公开", "整改落实?将情况公开"),
        ("细颗粒物(PM2.5)、臭氧(O3)、挥发性有机物(VOCs)", "细颗粒物(PM2.5)、臭氧(O3)、挥发性有机物(VOCs)"),
        ("管网(km)长度,面积(ha)", "管网(km)长度,面积(ha)"),
        ("到2 021年下降3 0%", "到2021年下降30%"),
        ("治理面积1,200平方公里,造林12,345亩", "治理面积1200平方公里,造林12345亩"),
        ("三年分别为120,240,360台", "三年分别为120,240,360台"),
        ("面积50㎡、浓度35㎍/m³", "面积50m2、浓度35µg/m3"),
        ("水质优III比例,劣V类,Ⅱ类", "水质优Ⅲ比例,劣Ⅴ类,Ⅱ类"),
        ('推进"双碳"和「無廢城市」', "推进“双碳”和“无废城市”"),
        ("大 气　污 染\u200b防治", "大气污染防治"),
        ("PM 2.5 平均浓度 35 微克", "PM2.5平均浓度35微克"),
        ("到年，比年下降，达到%", "到年,比年下降,达到%"),
        ("指标 319 330\n下一行", "指标319 330\n下一行"),
        ("大&nbsp;气&ldquo;双控&rdquo;", "大气“双控”"),
        ("显著改善,了解瞭望", "显著改善,了解瞭望"),
        ("?  某市人民政府\n??? 2020年", "某市人民政府\n2020年"),
        ("2. 23家企业完成改造", "2. 23家企业完成改造"),
    ],
)
def test_a_noise_and_the_text_without_it(raw: str, text: str) -> None:
    assert normalise(raw)[0].text == text


@pytest.mark.parametrize(
    ("raw", "flags"),
    [
        ("清潔", ("traditional",)),
        ("清(qīng)洁", ("pinyin",)),
        ("清（qīng）潔", ("pinyin", "traditional")),
        ("清洁，能源", ()),
    ],
)
def test_flags_say_what_was_met(raw: str, flags: tuple[str, ...]) -> None:
    assert normalise(raw)[1] == flags


def test_every_flag_is_one_of_the_model() -> None:
    assert {noise.flag for noise in module.NOISES} - {""} <= set(FLAGS)


def test_a_noise_that_is_not_named_stays() -> None:
    assert normalise("環境（一）", noises=("half_width",))[0].text == "環境(一)"
    assert normalise("環境（一）", noises=())[0].text == "環境（一）"


@pytest.mark.parametrize("noise", NOISES, ids=lambda noise: noise.__name__)
@given(text=clean, seed=st.integers(0, 2**16))
def test_noise_does_not_move_the_text(noise: Noise, text: str, seed: int) -> None:
    noisy = noise(text, random.Random(seed))
    found = normalise(noisy)[0]
    assert found.text == normalise(text)[0].text
    assert found.raw == noisy


@given(any_text, st.sets(st.sampled_from(ALL)))
def test_offsets_are_sane_and_never_go_back(raw: str, noises: set[str]) -> None:
    text, _ = normalise(raw, noises=noises)
    spans = [text.span(i, i + 1) for i in range(len(text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(a <= c and b <= d for (a, b), (c, d) in itertools.pairwise(spans))


@given(clean)
def test_normalised_text_is_left_alone(text: str) -> None:
    once = normalise(text)[0].text
    assert normalise(once)[0].text == once


@given(clean, st.integers(0, 2**16))
def test_a_quote_is_the_raw_words(text: str, seed: int) -> None:
    raw = full = NOISES[1](text, random.Random(seed))
    found = normalise(raw)[0]
    evidence = found.evidence("a", 0, len(found))
    evidence.check(full)
