"""Figures given in order by 分别, and measure words in brackets; how a row reads: tests/extract/test_targets.py."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年,装备制造业、高技术制造业、绿色低碳产业增加值分别增长5%、9%、8%,技改投资增长6%。",
            [
                "o 装备制造业增加值 change +5% exact d=2023",
                "o 高技术制造业增加值 change +9% exact d=2023",
                "o 绿色低碳产业增加值 change +8% exact d=2023",
                "o 技改投资 change +6% exact d=2023",
            ],
        ),
        (
            "到2025年,原煤、原油、天然气产量分别达到700万吨、12万吨、3亿立方米。",
            [
                "t 原煤产量 level =7000000吨 d=2025",
                "t 原油产量 level =120000吨 d=2025",
                "t 天然气产量 level =300000000立方米 d=2025",
            ],
        ),
        (
            "到2025年,地表水、近岸海域水质优良比例分别达95%、90%。",
            ["t 地表水水质优良比例 level =95% d=2025", "t 近岸海域水质优良比例 level =90% d=2025"],
        ),
    ],
)
def test_figures_in_order(text: str, expected: list[str]) -> None:
    assert rows(text, issued="2024-03-01") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024年推动9个县(市、区)建成美丽乡村。", ["t 推动县(市、区)建成美丽乡村数 count =9个 d=2024"]),
        ("2024年新增新能源货车310辆(台)。", ["t 新增新能源货车数 count =310辆(台) d=2024"]),
        ("到2025年,农贸市场垃圾分类达标率达90%。", ["t 农贸市场垃圾分类达标率 level =90% d=2025"]),
        ("到2025年,储能规模达到300兆瓦时。", ["t 储能规模 count =300兆瓦时 d=2025"]),
    ],
)
def test_words_beside_a_figure(text: str, expected: list[str]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2023年,新能源装机达90万千瓦、占比达40%。",
            ["o 新能源装机 level =900000千瓦 d=2023", "o 新能源装机占比 level =40% d=2023"],
        ),
        ("2024年,完成水泥行业70%以上产能改造。", ["t 水泥行业产能改造 level >=70% d=2024"]),
        ("2024年,完成60%产能改造。", ["t 产能改造 level =60% d=2024"]),
        ("2023年,治沙攻坚完成规划任务85%以上。", ["o 治沙攻坚规划任务完成率 level >=85% d=2023"]),
        ("2023年,山北4市PM2.5浓度下降9%。", ["o 山北4市PM2.5浓度 change -9% exact d=2023"]),
        ("2023年,压缩空气储能等9个项目落地。", ["o 压缩空气储能等项目落地数 count =9个 d=2023"]),
    ],
)
def test_names_of_which_half_stands_elsewhere(text: str, expected: list[str]) -> None:
    assert rows(text, issued="2024-03-01") == expected
