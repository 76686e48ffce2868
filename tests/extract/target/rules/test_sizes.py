"""Sizes that set no value, in invented sentences; how a row reads: tests/extract/test_targets.py."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("到2025年,推动60万千瓦级煤电机组改造。", []),
        ("2024年新建110千伏和35千伏变电站9座。", ["t 新建110千伏和35千伏变电站数 count =9座 d=2024"]),
        ("2024年整治沿线2公里范围内排污口,整治沿岸3公里绿化带。", []),
        ("2024年治理河道沿岸3公里。", ["t 治理河道沿岸长度 count =3公里 d=2024"]),
        ("到2025年,年产值超20亿元的企业达9家以上。", ["t 产值超20亿元的企业 level >=9家 d=2025"]),
        ("2024年建成惠及12万人的供水工程3处。", ["t 建成惠及12万人的供水工程数 count =3处 d=2024"]),
        ("到2025年,环保产业产值达到60亿元的目标。", ["t 环保产业产值 level =6000000000元 d=2025"]),
    ],
)
def test_sizes(text: str, expected: list[str]) -> None:
    assert rows(text) == expected
