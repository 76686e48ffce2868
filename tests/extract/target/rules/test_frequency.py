"""How often a thing is done, in invented sentences."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows

# fmt: off
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("储油库油气回收设施每季度抽测一轮。", ("t 储油库油气回收设施抽测次数 count =1次/季度",)),
    ("地下水质量状况每五年调查一次。", ("t 地下水质量状况调查次数 count =1次/五年",)),
    ("以后每10年开展一次土壤普查。", ("t 开展土壤普查次数 count =1次/10年",)),
    ("市级每季度、县区每月开展一次督察。", (
        "t 开展督察次数 count =1次/季度",
        "t 开展督察次数 count =1次/月",
    )),
    ("全民护河活动每月不少于2场。", ("t 全民护河活动场次 count >=2次/月",)),
    ("实行河道水质每月一测、每季公布。", (
        "t 河道水质测次数 count =1次/月",
        "t 河道水质公布次数 count =1次/季度",
    )),
    ("推行“一月一调度、一季一通报、半年一考核”。", (
        "t 调度次数 count =1次/月",
        "t 通报次数 count =1次/季度",
        "t 考核次数 count =1次/半年",
    )),
    ("每年12月20日前向市政府书面报告。", ("t 书面报告次数 count =1次/年",)),
    ("市政府每年考核县区一次。", ("t 县区考核次数 count =1次/年",)),
    ("问题清单按月调账销账。", ("t 问题清单调账销账次数 count =1次/月",)),
    ("每年新增公园3个。", ("t 新增公园数 count =3个",)),
    ("每年投入一次性补贴。", ()),
)
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_frequencies(text: str, expected: tuple[str, ...]) -> None:
    assert rows(text) == list(expected)
