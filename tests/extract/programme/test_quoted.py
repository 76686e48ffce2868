"""New names in quotation marks; the sentences are invented."""

from __future__ import annotations

import pytest
from sentences import named

NAMES = {
    "年底前建成各类“无废细胞”312个。": ["无废细胞/programme"],
    "在“无废旅游”方面,新增示范景区6个。": ["无废旅游/programme"],
    "以九项硬措施守住“遵义蓝”。": ["遵义蓝/programme"],
    "“绿色遵义”建设初见成效。": ["绿色遵义/programme"],
    "“天眼”高空瞭望实现露天焚烧自动报警。": ["天眼/scheme"],
    "市级领导担任“河长”的河流增至30条。": ["河长/scheme"],
    "通过“铁脚板+无人机”处置火点88个。": ["铁脚板+无人机/principle"],
    "推行“环保+公安”联动执法模式。": ["环保+公安联动执法模式/scheme"],
    "推行“一周一调度、一月一通报、半年一考核”。": ["一周一调度、一月一通报、半年一考核/scheme"],
    "磷石膏“以用定产”长期坚持。": ["以用定产/principle"],
    "园区污水实现“零直排”。": ["零直排/principle"],
    "以“零容忍”态度打击环境违法行为。": [],
    "大力推进“电代煤、气代煤”。": ["电代煤、气代煤/programme"],
    "实行环保“一把手”负责制和行政责任追究制。": ["一把手负责制/scheme", "行政责任追究制/scheme"],
    "把生态环保作为“一把手”工程。": [],
    "健全“政府主导、企业主责、社会监督”的治水机制。": ["政府主导、企业主责、社会监督/principle"],
    "运用“天地空”一体化监测体系。": ["天地空一体化监测体系/scheme"],
    "打响“铁腕治污”攻坚战。": ["铁腕治污攻坚战/programme"],
    "实施村庄清洁“三年行动计划”。": ["村庄清洁三年行动计划/programme"],
    "开展夏季“抗臭氧”和冬季“战雾霾”两大攻坚行动。": ["两大攻坚行动/programme"],
    "开展“斩污一号行动”“首季争优”和“春季扬尘专项行动”。": [
        "斩污一号行动/programme",
        "首季争优/programme",
        "春季扬尘专项行动/programme",
    ],
    "开展“一打三整治”专项执法。": ["一打三整治专项执法/programme"],
    "推广“绿色账户”积分制。": ["绿色账户积分制/scheme"],
    "强化“共抓大保护、不搞大开发”导向。": ["共抓大保护、不搞大开发/principle"],
    "推动柴油货车“油换电”。": ["油换电/programme"],
    "实行“以奖代补、先建后补”。": ["以奖代补、先建后补/scheme"],
    "拉开了“大干60天”环境卫生综合整治的序幕。": ["大干60天环境卫生综合整治/programme"],
    "开展突出生态环境问题“大排查”。": ["大排查/programme"],
    "实施大气污染防治“冬病夏治”。": ["冬病夏治/programme"],
    "查处“小散乱”作坊56处。": [],
}


@pytest.mark.parametrize("text", NAMES, ids=lambda text: text[:24])
def test_quoted_names(text: str) -> None:
    assert named(text) == NAMES[text]
