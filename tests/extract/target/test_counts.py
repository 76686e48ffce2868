"""Counts of what is to be done or was done, in invented sentences."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows

# fmt: off
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("11月底前,14座水泥窑、28条砖瓦窑全部装上在线监控。", (
        "t 装上在线监控的水泥窑数 count =14座 d=2022-11-30",
        "t 装上在线监控的砖瓦窑数 count =28条 d=2022-11-30",
    )),
    ("2025年底前,一级保护区内的19家宾馆、饭店全部退出。", (
        "t 一级保护区内宾馆、饭店全部退出数 eliminate =19家 d=2025-12-31",
    )),
    ("现有92家印染厂2024年底前全部达标排放。", ("t 达标排放的印染厂数 count =92家 d=2024-12-31",)),
    ("2024年6月底前,电镀企业由10家整合为3家左右。", ("t 电镀企业 level ~3家 d=2024-06-30",)),
    ("2025年底前,东山、永河等9县污水处理厂提标改造完成7座。", (
        "t 东山、永河等9县污水处理厂提标改造数 count =7座 d=2025-12-31",
    )),
    ("其中约束性9项。", ()),
    ("《规划》从环境治理、应对气候变化、生态保护四个类别列出19项指标。", ()),
    ("涉及宜宾市共有6个共性问题、3个个性问题。", (
        "t 涉及宜宾市共有共性问题数 count =6个",
        "t 个性问题数 count =3个",
    )),
    ("2023年,47项任务中尚未完成的5项6月底前全部交账。", ("t 尚未完成任务数 count =5项 d=2023-06-30",)),
    ("规划项目共计68个,截至2月底,已完工27项,在建34项,开展前期7项。", (
        "t 规划项目数 count =68个",
        "o 完工规划项目数 count =27项 d=2022-02-28",
        "o 在建规划项目数 count =34项 d=2022-02-28",
        "o 开展前期规划项目数 count =7项 d=2022-02-28",
    )),
    ("抽测重型柴油货车5412辆次,发出预警函12份,召开专题会议17次。", (
        "t 抽测重型柴油货车数 count =5412辆次",
        "t 发出预警函数 count =12份",
        "t 召开专题会议次数 count =17次",
    )),
    ("65蒸吨/小时及以上燃煤锅炉2024年9月底前完成超低排放改造11台。", (
        "t 燃煤锅炉完成超低排放改造数 count =11台 d=2024-09-30",
    )),
)
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_counts(text: str, expected: tuple[str, ...]) -> None:
    assert rows(text) == list(expected)
