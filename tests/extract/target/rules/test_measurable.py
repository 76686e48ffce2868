"""What a figure measures, in invented sentences."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows

# fmt: off
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("黄色、橙色、红色预警二氧化硫和颗粒物减排比例分别不低于10%、20%、30%。", (
        "t 黄色预警二氧化硫减排比例 level >=10%",
        "t 黄色预警颗粒物减排比例 level >=10%",
        "t 橙色预警二氧化硫减排比例 level >=20%",
        "t 橙色预警颗粒物减排比例 level >=20%",
        "t 红色预警二氧化硫减排比例 level >=30%",
        "t 红色预警颗粒物减排比例 level >=30%",
    )),
    ("到2025年,农膜回收率达到85%,秸秆利用率不低于91%。到2030年,上述两项指标均达到96%以上。", (
        "t 农膜回收率 level =85% d=2025",
        "t 秸秆利用率 level >=91% d=2025",
        "t 农膜回收率 level >=96% d=2030",
        "t 秸秆利用率 level >=96% d=2030",
    )),
    ("到2025年,主要农作物化肥、农药使用量实现零增长。", (
        "t 主要农作物化肥使用量 change +0% max d=2025",
        "t 主要农作物农药使用量 change +0% max d=2025",
    )),
    ("到2030年,人均预期寿命达到80岁。", ("t 人均预期寿命 level =80岁 d=2030",)),
    ("污水处理费2024年1月1日起提高到每吨0.6元。", ("t 污水处理费 level =0.6元/吨 d=2024-01-01",)),
    ("钢铁、焦化企业清洁运输比例分别达到80%、70%以上。", (
        "t 钢铁企业清洁运输比例 level >=80%",
        "t 焦化企业清洁运输比例 level >=70%",
    )),
    ("建成区绿化覆盖率、人均公园绿地面积分别达到42%、15平方米。", (
        "t 建成区绿化覆盖率 level =42%",
        "t 人均公园绿地面积 level =15平方米",
    )),
    ("对60岁以上老人补贴500元。", ()),
    ("秸秆综合利用率2025年底前达到80%。", ("t 秸秆综合利用率 level =80% d=2025-12-31",)),
    ("到2025年,锰渣综合利用率 %;", ("t 锰渣综合利用率 level =% d=2025 missing-value",)),
    ("2025年主城区、县城主次干道机械化清扫率分别达到95%和85%。", (
        "t 主城区主次干道机械化清扫率 level =95% d=2025",
        "t 县城主次干道机械化清扫率 level =85% d=2025",
    )),
)
TOLD: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("2023年,PM2.5平均浓度32微克/立方米,臭氧则为149微克/立方米,不降反升2.1%。", (
        "o PM2.5平均浓度 level =32µg/m3 d=2023",
        "o 臭氧平均浓度 level =149µg/m3 d=2023",
        "o 臭氧平均浓度 change +2.1% exact d=2023",
    )),
    ("2023年,12个国考断面中,Ⅰ—Ⅲ类水质断面11个,占91.7%,同比上升12.5个百分点。", (
        "o Ⅰ—Ⅲ类水质断面数 level =11个 d=2023",
        "o Ⅰ—Ⅲ类水质断面占比 level =91.7% d=2023",
        "o Ⅰ—Ⅲ类水质断面占比 change +12.5percentage-point exact b=同比 d=2023",
    )),
    ("2023年,环境空气质量综合指数5.87。", ("o 环境空气质量综合指数 level =5.87 d=2023",)),
)
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_figures(text: str, expected: tuple[str, ...]) -> None:
    assert rows(text) == list(expected)


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[text[:16] for text, _ in TOLD])
def test_figures_of_a_report(text: str, expected: tuple[str, ...]) -> None:
    assert rows(text, type="news", issued="2024-01-10") == list(expected)
