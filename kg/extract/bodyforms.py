"""How a name of a body goes on around its core word: endings, levels before it, what ends or begins a free name."""

from __future__ import annotations

import re

MIDDLE = "行政|综合|监督|监察|检查|执法|管理|主管|监管|监测|审批|发展|工作|事务|服务|保护|建设"
ENDING = (
    r"(?:局(?![面部限势])|厅(?!堂)|委员会|委(?![员托派内外])|办公室|办(?![理法公案结好学事件证企医实])|部门|机关|机构|"
    r"(?<!城市)中心站?(?!城区?|组|镇|区)|支队|总队|大队|执法队|监测站|监察支队)"
)
TAIL_FIRST = frozenset("行综监检执管主审发工事服保建局厅委办部机中支总大和与")
"""First characters of TAIL and PAIR."""
TAIL = re.compile(rf"(?:{MIDDLE}){{0,4}}{ENDING}(?:[^\s,。、;:()]{{1,4}}分局)?")
PAIR = re.compile(rf"[和与][一-龥]{{2,6}}?(?:{MIDDLE}){{0,2}}(?:局|厅|委员会|委(?![员托派]))")
SUB_GOVERNMENT = re.compile(
    r"(?:常务会议?|党组|办公厅|办公室|督查室|(?:门户)?网站|新闻办(?:公室)?|办(?![理法公案结好学事件证企医实]))(?:\(扩大\))?(?:会议)?"
)
NO_ORGAN = re.compile(
    "托|员(?!会)|派|采购|投资|令|规章|性|补助|购买|工作报告|专项|奖|债|主导|引导|规划|质量奖|特殊津贴|部门|有关|相关|各"
)
NO_NAME = re.compile(r"代表|委员(?!会)|任组长|副?组长|成员(?!单位)|局长|主任|大楼|附近|路|站(?!位)|一期|二期|门口")
OFFICE = re.compile(r"(?:各?成员单位|办公室|办(?![理法公案结好学事件证企医实]))")
LEVEL_LAST = frozenset("届省市区县州盟旗委府级直属团家各原")
"""Last characters of LEVEL."""
LEVEL = re.compile(
    r"(?:省|市|区|县|州)?第[一二三四五六七八九十]+届\Z|(?:省|市|区|县|州|盟|旗|自治区|兵团)(?:委|政府|人民政府|级|直|属|本级)?\Z|(?:国家|各|全市各|驻市|原)\Z"
)
GROUP_LAST = frozenset("线岸域省市区县州盟旗级直属委府各")
"""Last characters of GROUP_LEVEL."""
GROUP_LEVEL = re.compile(
    r"(?:[一-龥]{1,4}(?:干线|沿线|沿岸|流域)|沿[江河湖海线]|(?:(?:全|我|本)?(?:省|市|区|县|州|盟|旗|自治区)(?:级|直|属|委|政府|人民政府)?|市委、市政府|全市|各))\Z"
)
WIDE = re.compile(
    "[省市县区州](?<![一-龥].)(?![场容政域区级民直属委])(?:(?![局委厅办院同由对向和与及])[一-龥]){1,8}\\Z"
)
HARD = re.compile(r"[,;:。、()“”《》\n!?\s|/—]")
STOP = re.compile(
    r"成立了?|设立了?|组建了?|建立了?|建立健全|发挥了?|(?<!理)由(?!于)|(?<![省市日月年])经(?![济信贸开营费委发纪])|接受|配合|迎接|按照|根据|"
    r"依托|完善|健全|调整|启动|请|强化|实行|(?<!方)向|(?<!存)在(?!线)|对(?![外口照])|是|以|的|和|与|及|对照|落实|组成|"
    r"\d+个|[一二三四五六七八九十两多]个|委派|派出|选派|通过|将|要|会同|联合(?=[市省县区有相公多])|督促|指导|要求|等|各(?=[^级])"
)
OBJECT = re.compile("完成|推进|推动|着力|加快|实施|支持|启动|关停|督促|市区[东南西北中]部|对照")
"""Verbs that a firm's name may follow as their object."""
PREFIXED = re.compile(r"(?:中央|国家|(?<![城全都县辖我本驻])(?:省|市|县|区|州|盟|旗)(?![场容政域民区级长]))")
BETWEEN = re.compile("[局委厅等]|政府|部门|组成|推进|深入|[一-龥]{9}")
"""What shows that a level's name before a team is not the beginning of the team's name."""
INSPECTORS = re.compile(
    r"(?:中央|国家|省|自治区|市)?(?:委)?(?:第[一二三四五六七八九十\d]{1,3}(?:轮)?)?"
    r"(?:常态化|例行|专项)?(?:生态环境保护|环境保护|生态环保|环保|态环境保护|生态环境)?(?:例行|专项)?督察组\Z"
)
PLACE_JOINT = re.compile("[、和与及]")
BOTH = re.compile("[、和与及]?(?:人民)?政府")
TITLE = re.compile("《[^《》\n]{2,120}》")
UNKNOWN_END = re.compile("局(?![面部限势域])|办(?![理法公案结好学事件证企医实税厂矿])|支队")
OWN_LEVEL = re.compile("(?:省|市|县|区|州|自治区)(?![场容政域区级民])")
ENDING_REST = re.compile("[员托派内外理法公案结好学事件证企医实]")
