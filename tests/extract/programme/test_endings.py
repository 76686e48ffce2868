"""New names told by their ending."""

from __future__ import annotations

import pytest
from sentences import named

NAMES = {
    "打响声势浩大的秸秆禁烧专项行动。": ["秸秆禁烧专项行动/programme"],
    "落实环境空气质量考核问责制。": ["环境空气质量考核问责制/scheme"],
    "建立市级领导包河督办制度。": ["领导包河督办制度/scheme"],
    "组织实施城市建成区重污染企业搬迁工程。": ["城市建成区重污染企业搬迁工程/programme"],
    "实施污水处理厂提标改造、城区内涝治理等三大工程。": ["三大工程/programme"],
    "与重点企业签订节能减排责任状。": ["节能减排责任状/scheme"],
    "(一)蓝天净化工程\n淘汰锅炉30台。": ["蓝天净化工程/programme"],
    "专栏\n农村饮用水安全提升工程:建设隔离网。": ["农村饮用水安全提升工程/programme"],
    "蓝天净化工程进展顺利。": [],
    "与各县区签订责任书。": [],
    "以降碳为重点战略方向。": [],
    "2018年底前编制详查实施方案。": [],
    "打好节能减排攻坚战。": ["节能减排攻坚战/programme"],
    "退耕还林、防沙林工程顺利推进。": ["退耕还林还草/programme", "防沙林工程/programme"],
    "开展“净水2020”行动和砖瓦窑专项整治行动。": ["净水2020行动/programme", "砖瓦窑专项整治行动/programme"],
    "实施“九五”计划。": [],
    "(二)推进工程减排。": [],
    "推进碧水净土蓝天工程。": ["碧水净土蓝天工程/programme"],
    "推进国家级水系连通示范试点。": ["水系连通示范试点/programme"],
    "争创中国优秀旅游城市。": ["中国优秀旅游城市/programme"],
    "开展“学先进”志愿服务和“河小青”行动。": ["学先进/programme", "河小青行动/programme"],
}


@pytest.mark.parametrize("text", NAMES, ids=lambda text: text[:24])
def test_endings(text: str) -> None:
    assert named(text) == NAMES[text]
