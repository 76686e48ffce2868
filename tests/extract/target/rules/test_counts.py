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
    ("全市144个问题已完成整改132个。", (
        "o 问题数 count =144个",
        "o 完成整改的问题数 count =132个",
    )),
    ("乌山保护区内12座小水电退出9座。", (
        "t 乌山保护区内小水电数 count =12座",
        "t 小水电退出数 count =9座",
    )),
    ("查处环境违法案件215件,对整治不力的3名责任人予以诫勉。", (
        "t 查处环境违法案件数 count =215件",
        "o 诫勉责任人数 count =3名",
    )),
    ("减排二氧化硫4300吨、烟尘2100吨。", (
        "t 减排二氧化硫量 count =4300吨",
        "t 减排烟尘量 count =2100吨",
    )),
    ("清理青江干流200米范围内养殖场412家,2021年12月底前已完成295家,剩余117家2022年3月底前清零。", (
        "t 清理养殖场数 count =412家 d=2022-03-31",
        "o 完成养殖场数 count =295家 d=2021-12-31",
        "t 养殖场清零数 eliminate =117家 d=2022-03-31",
    )),
    ("完成1个国家级、2个省级自然保护区规范化建设。", (
        "t 国家级自然保护区规范化建设数 count =1个",
        "t 省级自然保护区规范化建设数 count =2个",
    )),
    ("新华热力公司2台75吨燃煤锅炉2022年11月底前完成超低排放改造。", (
        "t 新华热力公司75吨燃煤锅炉完成超低排放改造数 count =2台 d=2022-11-30",
    )),
    ("全市现有污水处理厂12座,管网1200公里。", ()),
    ("其中约束性9项。", ()),
    ("《规划》从环境治理、应对气候变化、生态保护四个类别列出19项指标。", ()),
    ("涉及宜宾市共有6个共性问题、3个个性问题。", (
        "t 涉及宜宾市共性问题数 count =6个",
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


def test_a_count_whose_figure_the_source_lost() -> None:
    text = "到2030年,全市要关停小造纸企业  家,建成污水处理厂   座,完成  台锅炉改造,新增造林  万亩。"
    assert rows(text) == [
        "t 关停小造纸企业数 count =家 d=2030 missing-value",
        "t 建成污水处理厂数 count =座 d=2030 missing-value",
        "t 锅炉改造数 count =台 d=2030 missing-value",
        "t 新增造林面积 count =亩 d=2030 missing-value",
    ]


def test_without_its_blank_a_measure_word_counts_nothing() -> None:
    assert rows("2019年底前,走访企业家,召开座谈会,完善各项制度,推进这个项目。") == []


def test_brackets_in_brackets_are_read_once() -> None:
    nested = "1%(" * 400 + "2%" + ")、" * 400
    assert rows(f"到2025年,排放量下降{nested}")[0] == "t 排放量 change -1% exact d=2025"
