"""All-or-none duties and titles gained, in invented sentences."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows

# fmt: off
CASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("到2024年,焚烧发电厂炉渣全量利用。", ("t 焚烧发电厂炉渣利用 cover = d=2024",)),
    ("加强园区污水全量收集处理的监管。", ()),
    ("2024年起市区垃圾日产日清。", ("t 垃圾日产日清 cover = d=2024",)),
    ("做好日产日清工作。", ()),
    ("到2025年,煤炭中长距离运输基本改由铁路承担。", ("t 煤炭中长距离运输改由铁路承担 cover ~ d=2025",)),
    ("推进27个问题整改,2023年年底前完成24个,2025年年底前全部整改到位。", (
        "t 推进问题整改数 count =27个",
        "t 完成问题整改数 count =24个 d=2023-12-31",
        "t 完成问题整改 cover = d=2025-12-31",
    )),
    ("到2025年,绿化率达到47%,建成国家环境保护模范城市。", (
        "t 绿化率 level =47% d=2025",
        "t 国家环境保护模范城市建成 level = d=2025",
    )),
    ("到2025年,白沙河、剑水河基本消除黑臭。", (
        "t 白沙河黑臭 eliminate ~ d=2025",
        "t 剑水河黑臭 eliminate ~ d=2025",
    )),
    ("整改目标:园区污水“零直排”,监测监控全覆盖。", (
        "t 园区污水直排 eliminate =",
        "t 监测监控 cover =",
    )),
    ("2023年底前,全市所有县城建成生活垃圾无害化处理设施。", (
        "t 所有县城建成生活垃圾无害化处理设施 cover = d=2023-12-31",
    )),
    ("所有企业要落实主体责任。", ()),
    ("深化污水“零直排”。", ()),
)
# fmt: on


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:16] for text, _ in CASES])
def test_absolutes(text: str, expected: tuple[str, ...]) -> None:
    assert rows(text) == list(expected)
