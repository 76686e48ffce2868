"""Roles by what the words around a body say; the sentences are invented."""

from __future__ import annotations

import pytest
from sentences import duties

ROLES = {
    "市纪委监委、市委组织部对敷衍整改、虚假整改严肃追责。": {"市纪委监委 supervises", "市委组织部 supervises"},
    "对连续两周落后的交市纪委监委处理。": {"市纪委监委 supervises"},
    "涉嫌犯罪的移送市公安局立案侦办。": {"市公安局 responsible"},
    "涉嫌犯罪的一律移交司法机关处理。": set(),
    "市整改办每两周现场督导1次。": {"市整改办 supervises"},
    "市生态环境部门下发60份问题督办单。": {"市生态环境部门 supervises"},
    "市生态环境局每季度公布排名。": {"市生态环境局 supervises"},
    "市环保局通报2017年全市环境质量状况。": {"市环保局 issues"},
    "市环保局每月通报各县区整改进度。": {"市环保局 supervises"},
    "市委常委会会议、市政府常务会议先后20次研究整改工作。": {"市委 leads", "市人民政府 leads"},
    "市委常委会议审议整改方案。": {"市委 leads"},
    "《规划》由市人民政府批复施行。": {"市人民政府 issues"},
    "领导小组办公室设在市环保局。": {"市环保局 leads"},
    "市委、市政府按照省委部署,全力推进规划项目。": {"市委 leads", "市人民政府 leads"},
    "《办法》经市第五届人民政府第9次常务会议通过。": {"市人民政府 issues"},
    "各区(县级市)党委、政府,各功能区管委会对本地整改负总责。": {
        "各区(县级市)党委、政府 responsible",
        "各功能区管委会 responsible",
    },
    "市环保局2019年工作总结\n一、减排\n我局组织实施了12个减排项目。": {"市环保局 responsible"},
    "市环保局:\n你局《关于报批规划的请示》收悉。原则同意《规划》,由你局牵头组织实施。": {"市环保局 leads"},
    "市人大常委会听取环境状况报告,开展专题询问。": {"市人大常委会 supervises"},
    "市水务局(牵头)、市财政局、各区县。": {"市水务局 leads", "市财政局 responsible", "各区县 responsible"},
    "市自然资源局(市林业局)负责矿山复绿。": {"市自然资源局 responsible", "市林业局 responsible"},
    "桐梓县、大沙河新区组建保洁队伍5支。": {"桐梓县 responsible", "大沙河新区 responsible"},
    "经过桐梓县投资兴业。": set(),
    "市政府与各县区签订责任书。": {"市人民政府 supervises", "各县区 responsible"},
    "市教育局、团市委等单位广泛开展宣传。": {"市教育局 responsible", "团市委 responsible"},
    "市水务集团负责运营。": {"市水务集团 responsible"},
    "《办法》由市第五届人民代表大会常务委员会第十次会议通过。": {"市人民代表大会常务委员会 issues"},
    "市领导率市环保、城管、住建等部门负责人检查扬尘治理。": set(),
    "由市环保局副局长带队的工作人员检查了工地。": set(),
    "颁布单位:遵义市人民政府": {"市人民政府 issues"},
    "【制定机关】遵义市人民政府": {"市人民政府 issues"},
    "城建委、城管委等部门和17个街道积极推进扬尘治理。": {"城建委 responsible", "城管委 responsible"},
    "市五届人大常委会第二次会议听取和审议了工作报告。": {"市人大常委会 supervises"},
    "市政府第99次常务会议审议通过了《方案》。": {"市人民政府 issues"},
    "市水务局根据河长制工作要求,组织清淤。": {"市水务局 responsible"},
    "市总河长由市委书记、市长担任。": set(),
    "市公安局环境犯罪侦查支队立案侦查。": {"市公安局环境犯罪侦查支队 responsible"},
    "市民政局予以支持。": {"市民政局 responsible"},
    "各街道、镇要落实责任。": {"各街道、镇 responsible"},
    "市生态环境委员会办公室要牵头抓好整治。": {"市生态环境委员会办公室 leads"},
    "化工园区整治同步推进。": set(),
    "效力级别:地方政府规范性文件": set(),
}


def full(names: set[str]) -> set[str]:
    """市环保局 is that of the city, whose name the test leaves out."""
    return {name.removeprefix("市") if name.startswith("市") else name for name in names}


@pytest.mark.parametrize("text", ROLES, ids=lambda text: text[:24])
def test_roles(text: str) -> None:
    assert duties(text) == full(ROLES[text])
