"""What the words around a body say of its role: predicates after it, openers before it."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.body import edges
from kg.extract.body.predicates import own_words, predicate, predicates, usual
from kg.extract.body.words import TOWNSHIPS, broader

GROUPS = ("local-authorities", "authorities-of-every-level", "departments-concerned", "district", *TOWNSHIPS)
RULERS = ("party-committee", "peoples-government")
HEARERS = ("congress", "consultative-conference")

MODAL = re.compile(r"务必|要|应当?|须|必须|需要?|将|不得|会(?!议)")
SPEAKING = re.compile(r",?向(?:大会|会议|[^,。;]{2,16}代表大会)(?:报告|作[^,。;]{0,8}报告)")
"""我代表市人民政府向大会报告工作: the government issues the report."""
SKIP = re.compile(
    r"(?:于|从|自|在|到)?(?:\d{4}年|今年|去年|明年|当年|年内|每年|每月(?=\d)|每季度末?(?=\d)|\d{1,2}[月日]|本月|本周)"
    r"(?:[\d年月日末底前初之至—-]|[上中下]旬|到(?=[\d年])|起|以来|开始){0,14}|"
    r"(?:(?:第[一二三四五六七八九十百\d]+次)?(?:常务|全体|主任|党组)?(?:\(扩大\))?会议|等(?:市级|市直|各)?(?:(?:有关|相关)?(?:行业|职能|成员|责任|监管|业务|行政)?主?管?(?=部门|单位)|有关|相关|多个?|多家|[\d一二三四五六七八九十]+[家个]?)?(?:部门|单位|市直部门|[一-龥]{1,3}大县|县市区?|市县区?|区市县?|县区?|区县?|[乡城]?镇|街道|地区|企业|群众团体|人民团体|群团组织|社会团体|组织|机构|媒体|区县|县区)?"
    r"(?:[和及、](?:各|全市)?\d*个?[^,。;、]{1,8}?(?=要|应|积极|认真|切实|密切|联合|共同|协同|按))?|"
    r"(?:党政)?(?:(?:主要|相关|分管)(?:负责同志|负责人|领导干部|领导)|负责同志|负责人|领导干部|领导班子)|党政(?:主要负责人|一把手|同责)|一把手|班子|"
    r"作为[^,。;]{2,16}?(?:责任人|责任单位|责任主体|主体),?|"
    r"务必|要|应当?|须|必须|需要?|将|会(?!同)|已经?|都|均|也|还|并|再|分别|共同|切实|认真|坚决|严格(?!执法)|具体|全面|全程|依法|"
    r"[两二三四五六七八九十]个?部门|(?:\d{1,3}|[两二三四五六七八九十])[家户个](?:骨干|龙头|重点|大型)?企业|[两二三四五六七八九十]个?(?:县区|县市|市县|县\((?:市|区|市、区)\)|[县区市地镇])(?=[一-龥])|就|着力|狠抓|各(?=[带派牵]|新?建(?!设单位|筑|制|成区)|完成|创建|打造)|(?:新闻)?发言人[^,。;]{0,18}?(?=发布|公布|宣布)|"
    r"正在|力争|争取(?=[年在早尽\d])|正(?=[在加抓积组])|拟(?![订定制稿])|现已|曾经?|先行|首先|仍|亦|则|率队|年[底末终][前内]?|年前|[当本次每]月[底末]前|[一二三四]季度末?前?|[上中下]旬前?|[上下]半年|还将|计划(?=投资|于|在|对|年内|[\d新开])|预计|近日|日前|近期|昨[日天]|前[日天]|今[日天]|正式|定期|及时|第一时间|适时|随时|尽快|提前|多次|先后|充分|进一步|继续|持续|主动|自觉|积极|立即|迅速|专门|率先|不断|深入|大力|统一|严肃|广泛|精心|扎实|稳步|高效|有效|有序|强力|密切|通力|亲自|科学|合理|优先|按时|按期|如期|限期(?!整改)|常态化|不定期|同步|超前|逐步|共(?!同)|累计|总共|合计|共计|逐[个项级]|每(?:[两二三半])?(?:个)?(?:天|日|周|旬|月|季度?|年度?|星期)(?:至少)?|每半?年|现场|实地|\d+次|[一二三四五六七八九十多]次|"
    r"按(?:照)?(?:各自)?职责(?:分工)?|(?:严格)?(?:按照?|依据|根据|结合|对照|围绕|针对)[^,。;]{0,18}?(?:分工|要求|职责|规定|权限|实际|标准|部署|方案|清单|职能|问题)|"
    r"(?:各自|本)?职责(?:范围内|内)?|在各自职责范围内|各自|一并|全力|按(?:年度?|季度?|月度?|半年|周|旬|日)(?!度)|(?:\d{4}年?以来|去年以来|今年以来|近年来|近期来|妥善|稳妥|有力|精准|强势|快速|多方|多渠道|全方位|全链条|提早|抢先|按规定|依法依规|靠前|前移关口|目前|眼下|随后|连续|陆续|分批|分期|一次性|主要|重点|集中|层层|全员|全天候?|24小时|连夜|昼夜|连日|联手|携手|合力|协力|带头|高标准|高质量|高频次|分头|分片|分组|分区|逐户|逐家|逐企|一律|从严|从快|从重|依规|如实|足额|首次|突击|全市)|"
    r"[与同][^,。;]{2,24}?(?=签订|签署|联合|共同开展|建立)|"
    r"(?:在|于|以|从|就|用)[^,。;、]{2,14}?(?:范围内?|内|中|上|期间|方面|形式|方式|基础上|过程中|前提下|现场|等\d{1,3}[处地个](?:点位|路段|路口|卡口)?)(?=[^的,。;]{2})|"
    r"向[^,。;]{2,20}?(?=报告|汇报|通报|反馈|公开|报送|提交|递交|承诺|申请|移交)|"
    r"把[^,。;]{2,20}?(?=抓|落|扛|压|纳入|作为|摆)|"
    r"对[^,。;]{2,26}?(?=进行|开展|实施|负总责|负责|加强|给予|予以|组织)|予以|的)"
)
ALSO = re.compile(
    r"(?:[、和及与][^,。;、要应须]{2,16}?){1,3}(?=要|应当|须|必须|签订|签署|负责|配合|协助|牵头|等部门|按职责|按照|共同|分别)"
)
"""More names in a coordination, of kinds that nobody knows."""
DOING = re.compile("(?:组织)?(?:进行|开展|实施)")
SOFT = re.compile(
    "高度重视|始终|坚持|诚恳|深刻|历来|一直|坚定|牢固|态度|以[^,。;]{2,20}为|立下|闻令而动|迅速(?:行动|响应|反应)|快速(?:响应|反应)|"
    "立即(?:行动|响应)|主动(?:作为|担当|出击|对接)|积极(?:作为|行动|响应|担当)|多措并举|精准发力|持续发力|真抓实干|举一反三|立行立改|"
    "提高(?:政治)?(?:站位|认识)|统一思想|聚焦|紧盯|立足|瞄准|突出|牢记|践行|深入(?:学习|贯彻|践行)|认真(?:学习|贯彻)|强化(?:政治)?担当|"
    "勇于担当|上下联动|齐抓共管|抢抓|抓住|深知|克服|把[^,。;]{2,24}(?:作为|摆在|放在)"
)
"""An attitude: what the body does stands in a later clause."""
SAYING = re.compile(
    r"(?:记者)?讯(?=[\s(,:]|记者|通讯员)|的?(?:最新)?(?:监测|统计|调查)?(?:数据|结果|资料)(?:显示|表明)|"
    r"(?:全媒体)?(?:记者|通讯员)|(?:有关|相关|主要)?(?:负责人|负责同志|工作人员|同志|局长|处长|科长|专家|发言人)?(?:介绍|获悉|了解到?|透露|表示|指出|认为|通报称|说|称|告诉|坦言|数据|消息)"
)
DECIDED = re.compile(
    "(?!要|应|须|需|将|全面贯彻|全面落实|贯彻|落实|按照|传达|学习|结合|根据)[^,。;]{0,40}?(?:的|(?<=政府)|(?<=委))(?:各项|有关|相关|重大|重要)?"
    "(?:决策部署|工作部署|部署要求|部署|决策|要求|精神|指示|安排|意见)(?:[、和,。;]|\\Z)"
)
"""省委、省政府全面推行河长制的决策部署: what they decided is named, not what they do."""
PERSON = re.compile(
    r"(?:有关|相关|分管|主要)?(?:负责同志|负责人|领导)?(?:任|为|担任)(?:第一)?(?:副?组长|总?指挥|召集人|主任)|领导下|坚强领导|正确领导|的领导|的关心|大力支持下|的支持|领导同志"
)
BLAME = re.compile(
    "不[强紧高]|不力(?!的)|不到位(?!的)|不够|不足|滞后|不作为|慢作为|缺位|流于形式|失察|隐瞒|敷衍|不落实|不严|不实|推诿|未能?|弄虚作假|不重视|懈怠|疏于|失职|以来存在|存在(?!的)"
)
PUNISHING = re.compile("(?:问责|追责|查处|处理|处罚|约谈)\\Z")
"""What is done about failings: then the clause tells of a duty, not of the subject's own failings."""
SAT = re.compile(
    "(?:专题|集中|认真|深入)?(?:研究|审议|听取|部署|传达|学习|讨论|分析|调度)(?![^,。;]{0,4}通过)(?!制定|出台|印发)"
)
"""What a standing committee or an executive meeting does with a matter, short of passing it."""
HEARD = re.compile("听取|审议(?!通过)|审查|询问|视察|调研|评议")
"""What a people's congress does with the work of others."""
MEETING = re.compile("(?:主持)?召开[^,。;]{0,20}?(?:会议|会)")
MET = re.compile("(?:\\(扩大\\))?(?:会议|会)?[,、]?(?:专题|认真|集中)?(?:研究|部署|审议|讨论|听取|传达|安排|学习|调度)")
"""What a meeting does: 召开市委常委会会议,研究部署…"""
AGENT = re.compile(
    r"(?:由|交|移送|移交|提请|商请|请|要求|督促|推动|指导|组织|引导|鼓励|确保|支持|会同|联合|协调|督导|推进|依托|敦促|指派|责成|委托|"
    r"建立|完善|健全|实行|形成|通过|发挥|成立了?|设立了?|组建了?|同步推动|调动|以及|并由|同时|其中|此外|目前|近期|近日|日前|今年以来|近年来|"
    r"[上下]半年|今年|去年|明年|当前|下一步|下一阶段|接下来|年内|[一二三四]季度|期间|阶段|[同当][日天年月]|"
    r"我市|全市|全省|全县|全区|本市|为此|随后|连日来|"
    r"各[一-龥]{1,8}[和与及]|[一二三四五六七八九十]是|\d{1,2}[.、)]|\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十]、|"
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?(?:至.{0,9}日)?)?(?:以来|底|前|间)?|"
    r"\d{1,2}月(?:\d{1,2}日|[上中下]旬|[初末底])?|\d+个|目前已|[“\"(]|(?:^|[\n一-龥)])(?:[讯电]|消息)[ )]?)\Z"
)
BLOCK = re.compile(
    r"(?:向|对|从|在|给|于|被|报|率|率领|带领|陪同|召集|约谈了?|听取|学习|根据|按照|贯彻|落实好?|记者|据|到|赴|与|以|为|含|包括|不含|以及其他)\Z"
)
APPROVING = re.compile(r"(?:经|[案划见]由|已经|报经|报请|报|提请|须经|并经)\Z")
APPROVED = re.compile(
    r"(?:第[^,。;]{1,8}次(?:全体|常务)?会议)?(?:研究|审定|审议|审核|审查|讨论|原则)?(?:同意|批准|审定|审议通过|审议|通过|研究决定|授权)"
)
BASED = re.compile("(?:根据|按照|依据|贯彻|落实|对照)[^。;]*\\Z")
"""What is done by another document: 根据某省人民政府关于印发…的通知."""
PUBLISHED = re.compile(r"现[将就把]|方案|计划|规划|意见|予以公开|印发|公开|《|办法|通知|条例")
DUTY = re.compile(
    r"(?:压紧压实|压实|夯实|落实|强化|明确|履行|压紧|靠实|扛起|细化|厘清|界定|严格|层层压实|传导|推动|督促|全面落实|进一步明确|不断夯实|加强|责任[、和与及])\Z"
)
OF_DUTY = re.compile(r"(?:的)?[^,。;:、]{0,14}?(?:责任|职责)")
OVERSEEING = re.compile("监管|监督|督导|督办")
ACCEPTED = re.compile(
    "(?:等(?:有关|相关)?(?:部门|单位))?(?:共同|联合|组织|现场|专家|初步|逐项|实地){0,3}(?:验收|核查|复核|核实|初验|复查|检查合格)"
)
MADE_OF = re.compile(r"(?:等(?:部门|单位)?)?(?:组成|参加|参与|联合组成)")
PART = re.compile(
    r"(?:的)?(?:牵头抓总|牵头|统筹协调|统筹|协调|领导|综合协调|组织协调|指挥|推动)[^,。;]{0,8}?作用|(?:的)?作用"
)
ANSWERABLE = re.compile(
    r"(?:为|是|作为)[^,。;]{0,40}?(?:责任人|责任主体|责任单位|责任部门|配合单位|配合部门|成员单位|(?P<leads>牵头单位|牵头部门|召集单位|组长单位))"
)
BEFOREHAND = re.compile(
    r"(?:等)?(?:部门|单位)?(?:共同|分别|具体|全面)?(?:牵头|负责|负总责|组织验收|验收|督导|督办)|(?:党政)?(?:主要(?:负责同志|负责人|领导)|一把手)[^,。;]{0,26}(?:负总责|第一责任人|责任)"
)


LEADING_ON = ("负责", "加强", "承担", "组织", "履行", "具体负责", "带领", "带队", "派出", "给予")
"""Words that leave the role to their objects: 负责督导, 带领督查组."""
PAPERS = re.compile(
    "(?:下发|发出|印发|制发|发放|下达|送达|签发|发送)了?[^,。;《]{0,20}?"
    "(?:督办|提示|提醒|预警|交办|约谈|警示|催办|督察|督查|督导|监察建议|检察建议|问题)[^,。;]{0,4}?(?:单|函|书|令|通知|件)"
)
"""Papers by which one body presses another."""
TEAMED = re.compile(
    "(?:组成|带领?)[^,。;]{0,12}(?P<team>督[查察导]|检查|巡查|调查|考核|验收|专项|工作|执法|指导|服务|一个小|一)[^,。;]{0,6}组"
)
"""The team that bodies form together; one of inspectors supervises."""
CASE = 40
"""Characters of what is done about a case that a clause has put: 对敷衍整改的,依规严肃问责."""
CLOSE = 12
RANKING = re.compile("[^,。;]{0,24}排名")
STATE = re.compile("了?[^,。;]{0,16}?(?:环境|空气|水质|水环境|大气)[^,。;]{0,8}?(?:状况|情况|公报)")
"""What is told of the state of the environment is news and no reproof."""
FIGURES = re.compile("了?[^,。;:《]{0,20}(?:数据|名单|结果|信息|指标|排名|进度|举报电话)")
"""What is published as a task of its own, and is no document: 公布各区能耗数据."""
OF_PAPER = re.compile(r"了?[^,。;:《]{0,24}(?:公报|公告|通告|方案|计划|规划|意见|白皮书|年报|指南|目录)")
"""What is published is a document, and no warning or news."""
PERMITTING = ("批准", "同意", "批复", "审定", "审议", "审议通过", "转发", "下发", "公布")
TOLD = re.compile("通报了|(?:召开|举行).*会")
WEAK = ("评估", "检查", "审计", "领导", "指导", "跟踪", "复核", "核查", "监察")
"""Words that in a department's own work need not mean a role above others."""


class Verdict(NamedTuple):
    """A role, and where the words that give it end."""

    role: str
    end: int


def head(text: str, start: int, end: int) -> tuple[int, bool]:
    """Where the predicate's own verb begins, after modals, adverbs and 对…进行; and whether a modal stood before it."""
    also = ALSO.match(text, start, end)
    at, modal = also.end() if also else start, False
    while at < end and (skipped := SKIP.match(text, at, end)):
        modal = modal or bool(MODAL.match(text, at, end))
        at = skipped.end()
        if text.startswith(",", at) and at + 1 < end:
            at += 1
    return at, modal


def of_subject(text: str, start: int, end: int, kind: str) -> list[Verdict]:
    """The roles that the predicate `text[start:end]` gives to a subject of a kind; none where it gives no duty."""
    if SAYING.match(text, start, end) or PERSON.match(text, start, end):
        return []
    if kind == "departments-concerned" and text.startswith("正在", start):
        return []  # how the work stands, of nobody in particular
    if made := ANSWERABLE.match(text, start, end):
        return [Verdict("leads" if made["leads"] else "responsible", made.end())]
    at, modal = head(text, start, end)
    if at >= end:
        return [Verdict(usual().get(kind, "responsible"), end)] if "职责" in text[start:end] else []
    if text.startswith("的,", end - 1) and text.startswith("对", at):
        end = edges.clause_end(text, end + 1, end + CASE)  # 对敷衍整改的,依规严肃问责
    if not modal and BLAME.search(text, at, min(end, at + 30)) and not PUNISHING.search(text, at, end):
        closed = closing(text, at, end, kind) if text.startswith("对", at) else None
        return [closed] if closed and not BLAME.search(text, closed.end, end) else []
    if (kind in RULERS or usual().get(kind) == "leads") and (met := MEETING.match(text, at, end)):
        return [Verdict("leads", met.end())]
    if kind in HEARERS and (heard := HEARD.match(text, at, end)):
        return [Verdict("supervises", heard.end())]
    if papers := PAPERS.match(text, at, end):
        return [Verdict("supervises", papers.end())]
    if teamed := TEAMED.match(text, at, end):
        watches = teamed["team"][0] in "督检巡考" and kind not in GROUPS
        return [Verdict("supervises" if watches else usual().get(kind, "responsible"), teamed.end())]
    if text.startswith("对", at) and (closed := closing(text, at, end, kind)):
        return [closed]
    if doing := DOING.match(text, at, end):
        return _of_work(text, doing, end, kind)
    if made := ANSWERABLE.match(text, at, end):
        return [Verdict("leads" if made["leads"] else "responsible", made.end())]
    found = predicate(text, at, end) or _further(text, at, end, kind)
    if not found:
        return [Verdict(usual().get(kind, "responsible"), at)] if modal else []
    return _weighed(text, found, end, kind, predicates()[1][found[0]], modal)


def closing(text: str, at: int, end: int, kind: str) -> Verdict | None:
    """The word of a role that ends a clause about others: 对敷衍整改的严肃追责."""
    found = None
    for own in own_words().finditer(text, max(at, end - CLOSE), end):
        found = own
    if not found or end - found.end() > 2 or kind in GROUPS:
        return None
    if broader().get(kind) == "department" and found[0].endswith(WEAK):
        return None
    return Verdict(predicates()[1][found[0]], found.end())


def _of_work(text: str, doing: re.Match[str], end: int, kind: str) -> list[Verdict]:
    """开展督导检查, 进行抽查: the role lies in what is done."""
    own = own_words().search(text, doing.end(), min(end, doing.end() + 16)) if kind not in GROUPS else None
    if own and (broader().get(kind) != "department" or not own[0].endswith(WEAK)):
        return [Verdict(predicates()[1][own[0]], own.end())]
    return [Verdict(usual().get(kind, "responsible"), doing.end())]


def _further(text: str, at: int, end: int, kind: str) -> re.Match[str] | None:
    """A predicate some words on: after 对…的, after a firm's or a newspaper's noun (栏目, 项目)."""
    far = 40 if text.startswith("对", at) else 16 if broader().get(kind) in ("firm", "media") else 0
    for found in predicates()[0].finditer(text, at, min(end, at + far)):
        if len(found[0]) > 1:
            return found
    return None


RELATIVE = re.compile(
    "(?:拿出|提供|出具|统计|监测|给出|测算|下达|批复|确定|要求|规定|通报|公布|发布|印发|提出|批准|审批|核发)的(?!《)"
)


def describes(text: str, at: int) -> bool:
    """Whether a verb only describes a document or a task and says nothing of a duty: 省政府下达的目标."""
    return RELATIVE.match(text, at) is not None


def _weighed(text: str, found: re.Match[str], end: int, kind: str, role: str, modal: bool) -> list[Verdict]:
    """Second thoughts: 制定 issues only a document, and not after 要; 负责 and 加强 have the roles of their objects."""
    if describes(text, found.start()):
        return []
    if TOLD.fullmatch(found[0]):
        return [Verdict("issues", found.end())]
    if found[0] in ("发布", "公布", "通报") and RANKING.match(text, found.end(), end):
        return [Verdict("supervises", end)]
    if found[0] == "通报" and not modal and kind not in RULERS and STATE.match(text, found.end(), end):
        return [Verdict("issues", end)]
    if found[0] in ("发布", "公布") and not modal and OF_PAPER.match(text, found.end(), end):
        return [Verdict("issues", end)]
    if found[0] in ("签订", "签署") and kind in RULERS:
        return [Verdict("supervises", found.end())]
    if found[0] == "公布" and not modal and FIGURES.match(text, found.end(), end):
        return [Verdict("responsible", found.end())]
    if role == "issues":
        named = PUBLISHED.search(text, found.start(), min(end, found.end() + 60))
        if not modal and not named and found[0] in PERMITTING:
            return []
        return [Verdict("responsible" if modal or not named else "issues", found.end())]
    if kind in RULERS and found[0] in ("制定", "成立", "组建", "建立", "组织", "设立", "发布", "公开"):
        return [_of_ruler(text, found, end, modal)]
    if broader().get(kind) == "media":
        return [Verdict("responsible", found.end())]
    if role == "responsible" and kind not in GROUPS and kind not in RULERS:
        more: dict[str, int] = {}
        for own in own_words().finditer(text, found.end(), min(end, found.end() + 40)):
            more.setdefault(predicates()[1][own[0]], own.end())
        if broader().get(kind) == "department":
            more = {role: stop for role, stop in more.items() if not text.endswith(WEAK, 0, stop)}
        if more and found[0] in LEADING_ON:
            return [Verdict(role, stop) for role, stop in more.items()]
        role = usual().get(kind, role)
    if role == "leads" and kind in GROUPS and kind != "district":
        role = "responsible"
    return [Verdict(role, found.end())]


def _of_ruler(text: str, found: re.Match[str], end: int, modal: bool) -> Verdict:
    named = re.compile("方案|计划|规划|《|意见").search(text, found.end(), min(end, found.end() + 40))
    if found[0] in ("制定", "发布", "公开") and named and not modal:
        return Verdict("issues", named.end())
    team = re.compile("领导小组|指挥部|专班|督导组|督察组|工作组|委员会").search(text, found.end(), found.end() + 40)
    return Verdict("leads" if team and not modal else "responsible", found.end())
