"""Bodies with a duty, sentence by sentence; the annotation stands beside each sentence.

The sentences are invented, in the manner of rectification lists, action plans, work reports and news.
"""

from __future__ import annotations

import cProfile

import pytest
import sentences
import spacy

from kg.extract.bodies import match
from kg.extract.body.names import find
from kg.extract.reading import KEY, Reading
from kg.model import Duty, Place

CITY = Place("330200", "宁波市")


def read(text: str) -> Reading:
    return sentences.reading(text, CITY)


def duties(text: str) -> list[Duty]:
    reading = read(text)
    nlp = spacy.blank("zh")
    nlp.add_pipe("kg_bodies")
    doc = nlp.make_doc(reading.text.text)
    doc.user_data[KEY] = reading
    nlp(doc)
    return reading.duties


SENTENCES = {
    "奉化热电、四明皮革2家企业年底前完成改造。": ["奉化热电 responsible", "四明皮革 responsible"],
    "10月底前完成四明水泥公司2条生产线脱硝改造。": ["四明水泥公司 responsible"],
    "完成四明水泥公司环评审批。": [],
    "四明投资集团宁海公司负责运营。": ["四明投资集团宁海公司 responsible"],
    "四明集团热电厂要完成锅炉改造。": ["四明集团热电厂 responsible"],
    "市商务局联合中石化宁波分公司推行夜间加油。": ["市商务局 responsible", "中石化宁波分公司 responsible"],
    "四明山自然保护区管理局开展巡护。": ["四明山自然保护区管理局 responsible"],
    "各水库管理处位于上游。": [],
    "镇海区、宁海县迅速行动,关停印染企业4家。": ["镇海区 responsible", "宁海县 responsible"],
    "镇海区、宁海县,各开发区要落实责任。": ["镇海区 responsible", "宁海县 responsible", "各开发区 responsible"],
    "镇海区、宁海县组织专班对沿江码头逐一过堂。": ["镇海区 responsible", "宁海县 responsible"],
    "象山县组织整改专班清理堆场。": ["象山县 responsible"],
    "下一步,市治水办将会同市委督查室、市政府督查室对未完成的任务每月督办一次。": [
        "市治水办 supervises",
        "市委督查室 supervises",
        "市政府督查室 supervises",
    ],
    "市水利局对河道保洁监管不力。": [],
    "各级各部门务必绷紧思想之弦。": ["各级各部门 responsible"],
    "市公安交警支队在北环线等6个路口设卡查车。": ["市公安交警支队 responsible"],
    "治理臭气。(市工信局负责,市环保局、宁波电业局配合)": [
        "市工信局 responsible",
        "市环保局 responsible",
        "宁波电业局 responsible",
    ],
    "市城管局、奉化江管理所配合。": ["市城管局 responsible"],
    "6月上旬市治水办制定了《夏季治水方案》。": ["市治水办 issues"],
    "推行清单。(市水利局牵头,各县(市、区)政府<含管委会,下同>落实)": ["市水利局 leads", "各县(市、区)政府 responsible"],
    "市县水利、住建部门要加快管网建设。": ["市县水利部门 responsible", "市县住建部门 responsible"],
    "市统计局按月公布各县(市、区)用水数据。": ["市统计局 responsible"],
    "余姚、慈溪等养殖大县落实巡查责任。": ["余姚 responsible", "慈溪 responsible"],
    "北仑工业园区到2024年完成循环化改造。": ["北仑工业园区 responsible"],
    "各县(市)建成污水处理设施。": ["各县(市) responsible"],
    "由海曙区牵头,余姚市、慈溪市配合。": ["海曙区 leads", "余姚市 responsible", "慈溪市 responsible"],
    "临江镇、柳林街道负责辖区内餐饮油烟整治。": ["临江镇 responsible", "柳林街道 responsible"],
    "各乡镇要落实责任,特色小镇要提升品位。": ["各乡镇 responsible"],
    "市发改、财政部门负责落实资金,港航、海事部门配合。": [
        "市发改部门 responsible",
        "市财政部门 responsible",
        "港航部门 responsible",
        "海事部门 responsible",
    ],
    "责任部门:发改、财政、环保": ["发改部门 responsible", "财政部门 responsible", "环保部门 responsible"],
    "主办单位:市住建局 协办单位:市财政局": ["市住建局 leads", "市财政局 responsible"],
    "职责分工\n市公安局:负责查处环境违法犯罪案件。\n(二)市水利局:牵头河道整治。": [
        "市公安局 responsible",
        "市水利局 leads",
    ],
    "市纪委监委对失职失责行为严肃问责。": ["市纪委监委 supervises"],
    "市委常委会召开会议专题研究整改工作。": ["市委常委会 leads"],
    "市散装水泥办公室、市高速公路管理处、市环卫处负责落实。": [
        "市散装水泥办公室 responsible",
        "市高速公路管理处 responsible",
        "市环卫处 responsible",
    ],
    "各县区环保局要加大执法力度,各县、区人民政府(管委会)负责落实。": [
        "各县区环保局 responsible",
        "各县、区人民政府(管委会) responsible",
    ],
    "市生态环境局北仑分局对辖区企业开展执法检查。": ["市生态环境局北仑分局 responsible"],
    "市治污指挥部办公室(以下简称市治污办)负责日常工作。": ["市治污指挥部办公室 supervises"],
    "经市生态环境局、市水利局联合验收,该问题已整改到位。": ["市生态环境局 accepts", "市水利局 accepts"],
    "住房城乡建设、水利等部门按照职责分工,加强扬尘监管。": ["住房城乡建设部门 responsible", "水利部门 responsible"],
    "青龙河流域水资源保护局定期巡查。": ["青龙河流域水资源保护局 supervises"],
    "责任单位:市生态环境局、市自然资源和规划局、市水务局": [
        "市生态环境局 responsible",
        "市自然资源和规划局 responsible",
        "市水务局 responsible",
    ],
    "牵头单位:市住房城乡建设局;配合单位:市城管局、各区人民政府": [
        "市住房城乡建设局 leads",
        "市城管局 responsible",
        "各区人民政府 responsible",
    ],
    "整改目标:完成雨污分流改造。整改时限:2023年12月底。责任单位:镇海区委、区政府,市住建局。验收单位:市治水办。": [
        "镇海区委 responsible",
        "镇海区政府 responsible",
        "市住建局 responsible",
        "市治水办 accepts",
    ],
    "整改责任单位:各县(市、区)人民政府、经开区管委会": ["各县(市、区)人民政府 responsible", "经开区管委会 responsible"],
    "督导单位:市工业和信息化局": ["市工业和信息化局 supervises"],
    "牵头领导:张某某(副市长)。责任单位:市交通运输局": ["市交通运输局 responsible"],
    "责任人:李某某。整改措施:加强巡查。": [],
    "推进钢铁企业超低排放改造。(市生态环境局牵头,市发改委、市工信局配合)": [
        "市生态环境局 leads",
        "市发改委 responsible",
        "市工信局 responsible",
    ],
    "加快淘汰老旧车辆。(市公安局、市交通局、市生态环境局按职责分工负责)": [
        "市公安局 responsible",
        "市交通局 responsible",
        "市生态环境局 responsible",
    ],
    "开展扬尘整治。(责任单位:市住建局、市城管局,各区政府)": [
        "市住建局 responsible",
        "市城管局 responsible",
        "各区政府 responsible",
    ],
    "实施绿化工程(市林业局、各县区政府)。": ["市林业局 responsible", "各县区政府 responsible"],
    "推进秸秆综合利用。(牵头单位:市农业农村局;责任单位:各县(市、区)政府)": [
        "市农业农村局 leads",
        "各县(市、区)政府 responsible",
    ],
    "严格执行能耗双控制度(市发展改革委牵头,市工业和信息化局、市统计局等参与)": [
        "市发展改革委 leads",
        "市工业和信息化局 responsible",
        "市统计局 responsible",
    ],
    "(市生态环境局、市水利局、市住房城乡建设局等部门按职责分工负责,各区县政府落实)": [
        "市生态环境局 responsible",
        "市水利局 responsible",
        "市住房城乡建设局 responsible",
        "各区县政府 responsible",
    ],
    "由市发改委牵头,会同市财政局制定补贴办法。": ["市发改委 leads", "市财政局 responsible"],
    "由市生态环境局负责组织验收。": ["市生态环境局 accepts"],
    "各县区政府是本行政区域大气污染防治的责任主体。": ["各县区政府 responsible"],
    "各级政府要把环境保护工作摆上重要议事日程。": ["各级政府 responsible"],
    "环保部门要加强对重点污染源的监督检查。": ["环保部门 supervises"],
    "发改部门负责淘汰落后产能,工商部门负责取缔无照经营。": ["发改部门 responsible", "工商部门 responsible"],
    "市环保局会同市公安局开展联合执法检查。": ["市环保局 responsible", "市公安局 responsible"],
    "市纪委监委对整改不力的单位严肃问责。": ["市纪委监委 supervises"],
    "市委、市政府成立污染防治攻坚战指挥部,统筹推进各项工作。": [
        "市委 leads",
        "市政府 leads",
        "污染防治攻坚战指挥部 leads",
    ],
    "市政府办公室负责督查督办。": ["市政府办公室 supervises"],
    "市政府与各区县政府签订目标责任书。": ["市政府 supervises", "各区县政府 responsible"],
    "市政府每年向市人大常委会报告环境状况。": ["市政府 responsible"],
    "《方案》已经市政府常务会议审议通过,现印发给你们。": ["市政府常务会议 issues"],
    "本规划由市生态环境局编制,经市人民政府批准实施。": ["市生态环境局 responsible", "市人民政府 issues"],
    "近日,市政府印发《空气质量持续改善行动计划》。": ["市政府 issues"],
    "市生态环境局、市发展改革委联合印发《减污降碳协同增效实施方案》。": ["市生态环境局 issues", "市发展改革委 issues"],
    "记者从市生态环境局获悉,今年以来我市空气质量持续改善。": [],
    "市生态环境局有关负责人表示,将继续加大治理力度。": [],
    "市生态环境局相关负责人介绍,全市优良天数增加12天。": [],
    "据市气象局预报,未来三天扩散条件不利。": [],
    "在市委、市政府的坚强领导下,全市上下攻坚克难。": [],
    "深入学习贯彻党中央、国务院决策部署。": [],
    "认真落实省委、省政府工作要求。": [],
    "向市政府报告工作。": [],
    "部分县区政府重视不够,工作推进滞后。": [],
    "市住建局履职不到位,监管缺位。": [],
    "督察发现,市城管局对建筑垃圾监管不力。": [],
    "2021年8月31日至9月30日,中央第四生态环境保护督察组对我省开展督察。": ["中央第四生态环境保护督察组 inspects"],
    "省第五生态环境保护督察组于2022年5月进驻我市。": ["省第五生态环境保护督察组 inspects"],
    "成立由市长任组长的市大气污染防治工作领导小组。": ["市大气污染防治工作领导小组 leads"],
    "领导小组办公室设在市生态环境局,负责日常工作。": ["市生态环境局 leads"],
    "市治水办定期通报各地工作进展情况。": ["市治水办 supervises"],
    "市河长办负责组织协调、督导考核。": ["市河长办 leads", "市河长办 supervises"],
    "各级河长要履行巡河职责。": [],
    "市领导带队开展专项督查。": [],
    "市审计局对专项资金使用情况开展审计监督。": ["市审计局 supervises"],
    "财政部门要加大资金投入力度。": ["财政部门 responsible"],
    "公安机关要严厉打击环境违法犯罪行为。": ["公安机关 responsible"],
    "新闻媒体要加强舆论监督和正面宣传。": ["新闻媒体 responsible"],
    "各有关部门要各司其职、密切配合。": ["各有关部门 responsible"],
    "市直有关部门按照职责分工抓好落实。": ["市直有关部门 responsible"],
    "各乡镇(街道)要落实属地管理责任。": ["各乡镇(街道) responsible"],
    "压实各级党委政府生态环境保护责任。": ["各级党委政府 responsible"],
    "进一步明确部门监管责任和企业主体责任。": [],
    "市国资委督促市属企业落实环保责任。": ["市国资委 supervises"],
    "某热电有限公司要于2020年底前完成超低排放改造。": ["某热电有限公司 responsible"],
    "国网宁波供电公司负责配套电网建设。": ["国网宁波供电公司 responsible"],
    "完成宝源化工有限公司搬迁改造。": [],
    "高新区管委会要加快污水处理厂建设。": ["高新区管委会 responsible"],
    "市水务集团负责管网运行维护。": ["市水务集团 responsible"],
    "市中级人民法院、市人民检察院要依法审理环境公益诉讼案件。": [
        "市中级人民法院 responsible",
        "市人民检察院 responsible",
    ],
    "市委组织部将环境保护纳入领导班子考核。": ["市委组织部 responsible"],
    "市委宣传部、市文明办负责宣传引导。": ["市委宣传部 responsible", "市文明办 responsible"],
    "市委组织部、宣传部按职责落实。": ["市委组织部 responsible", "市委宣传部 responsible"],
    "市发改、工信、生态环境等部门要强化协作。": [
        "市发改部门 responsible",
        "市工信部门 responsible",
        "市生态环境部门 responsible",
    ],
    "各县(市)区人民政府,市政府各部门、各直属机构:": [],
    "鄞州区、海曙区、江北区要加快推进老旧小区改造。": [
        "鄞州区 responsible",
        "海曙区 responsible",
        "江北区 responsible",
    ],
    "明确责任单位、验收单位和完成时限。": [],
    "市自然资源局要会同市林业局加快矿山生态修复,市财政局做好资金保障。": [
        "市自然资源局 responsible",
        "市林业局 responsible",
        "市财政局 responsible",
    ],
    "农业农村部门指导农户科学施肥,水利部门做好水资源调度。": ["农业农村部门 supervises", "水利部门 responsible"],
    "整改完成后,由县级党委、政府自查自验,报市整改办组织现场核查。": ["县级党委、政府 responsible"],
    "市整改办组织现场核查,验收合格后予以销号。": ["市整改办 accepts"],
    "省生态环境厅对整改情况进行抽查。": ["省生态环境厅 supervises"],
    "充分发挥市环委会办公室牵头抓总作用。": ["市环委会办公室 leads"],
    "市县两级政府要建立联动机制。": ["市县两级政府 responsible"],
    "市政府高度重视环境保护工作,多次召开专题会议研究部署。": ["市政府 leads"],
    "县人民政府负责组织实施本方案。": ["县人民政府 responsible"],
    "市城市管理局牵头负责餐饮油烟治理,市市场监管局配合。": ["市城市管理局 leads", "市市场监管局 responsible"],
    "鼓励社会公众参与监督。": [],
    "市人大常委会开展水污染防治法执法检查。": ["市人大常委会 supervises"],
    "来源:市生态环境局 发布时间:2022-03-01": ["市生态环境局 issues"],
    "近日,市生态环境局等12部门联合印发《某市治气方案》。": ["市生态环境局 issues"],
    "市生态环境局会同市发展改革委、工信局编制了《某市土壤污染防治规划》。": [
        "市生态环境局 issues",
        "市发展改革委 issues",
        "市工信局 issues",
    ],
    "责任单位:市住建局牵头,市水务局、各区政府配合": ["市住建局 leads", "市水务局 responsible", "各区政府 responsible"],
    "责任单位:市住建局(牵头)、市水务局": ["市住建局 leads", "市水务局 responsible"],
    "推进治理。[市水务局牵头,市工信委、城乡建设局配合。以下均需各县(市)区政府落实,不再列出]": [
        "市水务局 leads",
        "市工信委 responsible",
        "市城乡建设局 responsible",
        "各县(市)区政府 responsible",
    ],
    "各市〔特区、区〕人民政府要落实主体责任。": ["各市〔特区、区〕人民政府 responsible"],
    "(责任单位:市水务局,各镇街区)": ["市水务局 responsible", "各镇街区 responsible"],
    "昨日,市环保局发布2013年环境状况公报。": ["市环保局 issues"],
    "12月12日,市政府关于印发治水方案的通知提出新目标。": ["市政府 issues"],
    "根据省政府关于印发治水方案的通知,结合实际,制定本方案。": [],
    "某某网讯 市生态环境局昨天召开新闻发布会,通报空气质量。": ["市生态环境局 issues"],
    "市政府新闻发言人某某昨日发布了《治水方案》。": ["市政府 issues"],
    "市水保局、市林业局分别向领导小组办公室提交了报告。": ["市水保局 responsible", "市林业局 responsible"],
    "市督查考评办、市生态环境局各带领一个督查小组深入现场。": ["市督查考评办 supervises", "市生态环境局 supervises"],
    "市政府着力加强环境整治。": ["市政府 responsible"],
    "2018年7月,省委、省政府环境保护“回头看”督察组对我市开展了督察。": ["省委、省政府环境保护“回头看”督察组 inspects"],
    "省委第四黄河流域生态保护专项督察组(以下简称省委第四专项督察组)对某市开展督察。": [
        "省委第四黄河流域生态保护专项督察组 inspects"
    ],
    "贯彻落实中央环境保护督察组督察反馈意见。": ["中央环境保护督察组 inspects"],
    "办公室主任由市环保局局长兼任。": [],
    "各级、各部门要深刻认识。": ["各级、各部门 responsible"],
    "该规划由市人民代表大会通过后,由市政府组织实施。": ["市人民代表大会 issues", "市政府 responsible"],
    "市财政局要统筹安排资金。": ["市财政局 responsible"],
    "其中涧西、嵩县要确保完成拆除。": ["涧西 responsible", "嵩县 responsible"],
    "栾川、汝阳两县要抓好分期退出计划。": ["栾川 responsible", "汝阳 responsible"],
    "长江、黄河要加强保护,水、气应统筹治理。": [],
    "规定各级党委、政府一把手为整改第一责任人。": ["各级党委、政府 responsible"],
    "各县(市)区党委、政府及市直有关单位把整改任务抓到底。": [
        "各县(市)区党委、政府 responsible",
        "市直有关单位 responsible",
    ],
    "市环境保护局拟订的《治水方案》已经市政府审定,现予转发。": ["市环境保护局 issues", "市政府 issues"],
    "根据国家规定以及省政府《水污染防治工作方案》,编制本计划。": [],
    "市生态环境局前天举行媒体见面会,发布大气环境状况。": ["市生态环境局 issues"],
    "某某网消息 市生态环境局召开媒体通气会。": ["市生态环境局 issues"],
    "(市水务局牵头,各区政府、宁东新城管委会具体落实。以下任务均须各区政府落实,不另注明)": [
        "市水务局 leads",
        "各区政府 responsible",
        "宁东新城管委会 responsible",
    ],
    "市、区两级政府和水利部门加密巡查频次。": ["市、区两级政府 responsible", "水利部门 responsible"],
    "市委、市政府部署自9月起开展百日清零。": ["市委 leads", "市政府 leads"],
    "贯彻落实党中央、国务院,省委、省政府全面推行河长制的决策部署,经市政府同意,现印发方案。": ["市政府 issues"],
    "全面落实党中央、国务院及省委、省政府决策部署,推进治水。": [],
    "市委要落实省里的决策部署。": ["市委 responsible"],
    "现在,我代表市人民政府,向大会报告政府工作。": ["市人民政府 issues"],
    "(某某日报记者 某某 摄影报道)": [],
    "市城乡建设局等多部门联合印发《治水方案》。": ["市城乡建设局 issues"],
    "支持某某钢铁公司开展超低排放改造。": ["某某钢铁公司 responsible"],
    "支持平湖化工园区建设生态工业示范园。": [],
    "市人大常委会、市政协对治水工作给予了有力监督。": ["市人大常委会 supervises", "市政协 supervises"],
    "各位代表,我代表市人民政府向大会作工作报告。": ["市人民政府 issues"],
    "市、县(区)两级生态环境部门出动执法人员3000人次。": ["市、县(区)两级生态环境部门 responsible"],
    "全市公安机关侦办环境案件20起。": ["市公安机关 responsible"],
    "市委书记某某主持召开市委常委会会议,研究部署污染防治工作。": ["市委常委会会议 leads"],
    "责任单位:市水务局,各区委、区政府": ["市水务局 responsible", "各区委、区政府 responsible"],
    "由市督察整改办组织验收销号。": ["市督察整改办 accepts"],
    "负责单位:市环保局": ["市环保局 responsible"],
    "市林业局为牵头单位,市水利局为配合单位。": ["市林业局 leads", "市水利局 responsible"],
    "水质要达到Ⅳ类宁波市政府办公厅近日印发《治水任务分解》。": ["宁波市政府办公厅 issues"],
    "市、区政府要加大投入,区、县政府负责落实。": ["市、区政府 responsible", "区、县政府 responsible"],
    "市、县人民政府对本行政区域大气环境质量负责。": ["市、县人民政府 responsible"],
    "市区环保部门开展检查,市区建设进度要加快。": ["市区环保部门 responsible"],
    "市、县环境保护行政主管部门会同有关部门制定规划。": [
        "市、县环境保护行政主管部门 responsible",
        "有关部门 responsible",
    ],
    "(市住建局[牵头]、市水务局)": ["市住建局 leads", "市水务局 responsible"],
    "(市住建局(牵头)、市水务局负责)": ["市住建局 leads", "市水务局 responsible"],
    "(责任单位:市水务局、市财政局。排在第一位的为牵头单位,下同)": ["市水务局 leads", "市财政局 responsible"],
    "(市水务局、市财政局负责。列首位的是牵头部门)": ["市水务局 leads", "市财政局 responsible"],
    "由省环保厅批复的环评文件。": [],
    "市环保局的监测数据表明水质良好。": [],
    "省政府下达的目标任务全面完成。": [],
    "来源:市环保局网站": [],
    "市交警支队联合环保部门开展尾气检测。": ["市交警支队 responsible", "市环保部门 responsible"],
    "海曙区、江北区各建设一座垃圾转运站。": ["海曙区 responsible", "江北区 responsible"],
    "海曙区各建设单位要落实责任。": [],
    "(各区、县级市政府负责,市水务局督办)": ["各区、县级市政府 responsible", "市水务局 supervises"],
    "市建投集团有限公司作为建设主体,加快推进管网建设。": ["市建投集团有限公司 responsible"],
    "来源:某某日报 时间:2022-03-01": [],
    "宁波市人民政府办公室关于印发蓝天保卫战行动方案的通知": ["宁波市人民政府办公室 issues"],
    "市交警支队加强重型柴油货车路检路查。": ["市交警支队 responsible"],
    "各街道办事处、镇政府要加强网格化监管。": ["各街道办事处 responsible", "镇政府 responsible"],
    "市规划局、市国土资源局严把项目准入关。": ["市规划局 responsible", "市国土资源局 responsible"],
    "凡未完成任务的县区,由市监察局约谈主要负责人。": ["市监察局 supervises"],
    "市经信委要牵头制定工业结构调整方案。": ["市经信委 leads"],
    "各区县(自治县)政府、市政府有关部门要制定年度实施计划。": [
        "各区县(自治县)政府 responsible",
        "市政府有关部门 responsible",
    ],
    "本办法由市环境保护局负责解释。": ["市环境保护局 responsible"],
    "市工商联引导民营企业绿色发展。": ["市工商联 responsible"],
    "责任单位:海曙区、慈溪市、余姚市党委和政府": [
        "海曙区党委和政府 responsible",
        "慈溪市党委和政府 responsible",
        "余姚市党委和政府 responsible",
    ],
    "海曙区、江北区人民政府要加快拆迁。": ["海曙区人民政府 responsible", "江北区人民政府 responsible"],
    "加强水源地保护。(市环保局牵头,市发展改革委、市水务局等参与,各县(市)区人民政府、开发园区管委会负责落实。"
    "以下均需各县(市)区人民政府落实,不再列出)": [
        "市环保局 leads",
        "市发展改革委 responsible",
        "市水务局 responsible",
        "各县(市)区人民政府 responsible",
        "开发园区管委会 responsible",
    ],
    "提升扬尘管控水平。【市住建局牵头,市城管局、市交通局配合】": [
        "市住建局 leads",
        "市城管局 responsible",
        "市交通局 responsible",
    ],
    "完善管网。[责任单位:市水务局,各区县]": ["市水务局 responsible", "各区县 responsible"],
    "责任单位:市住建委(牵头)、市城管局": ["市住建委 leads", "市城管局 responsible"],
    "牵头单位为市水务局,配合单位为市财政局。": ["市水务局 leads", "市财政局 responsible"],
    "责任单位\n市生态环境局、市城管局": ["市生态环境局 responsible", "市城管局 responsible"],
    "组织部门要把环境保护实绩作为考核干部的重要内容,宣传部门要加强环境宣传教育。": [
        "组织部门 responsible",
        "宣传部门 responsible",
    ],
    "工会、共青团、妇联等群众团体要积极参与生态市建设。": [
        "工会 responsible",
        "共青团 responsible",
        "妇联 responsible",
    ],
    "各镇要成立相应的领导机构。": ["各镇 responsible"],
    "各区镇要切实加强组织领导,制定具体实施方案。": ["各区镇 responsible"],
    "各镇(街道)、各部门主要领导要亲自抓、负总责。": ["各镇(街道) responsible", "各部门 responsible"],
    "中共宁波市委、宁波市人民政府关于加快推进生态文明建设的决定": ["中共宁波市委 issues", "宁波市人民政府 issues"],
    "市城乡水务局负责供水管网改造。": ["市城乡水务局 responsible"],
    "经市第十三届人民代表大会第四次会议审议批准的《规划纲要》": ["市第十三届人民代表大会 issues"],
    "《条例》经市人大常委会第十次会议审议通过。": ["市人大常委会 issues"],
    "市委、市政府决定,用五年时间建成国家环境保护模范城市。": ["市委 leads", "市政府 leads"],
    "市委常委会、市政府常务会先后12次研究部署整改工作。": ["市委常委会 leads", "市政府常务会 leads"],
    "建立以市委书记、市长为双组长的整改工作领导小组,统筹推进整改工作。": ["整改工作领导小组 leads"],
    "市纪委监委成立专案组,对问题线索进行核查。": ["市纪委监委 supervises"],
    "市整改办建立台账,实行销号管理。": ["市整改办 supervises"],
    "市政府新闻办召开新闻发布会。": ["市政府新闻办 issues"],
    "各县(市、区)要将重点任务分解到部门、落实到企业。": ["各县(市、区) responsible"],
    "对未通过验收的,由市政府约谈相关县(市、区)政府主要负责人。": ["市政府 supervises"],
    "全市环保系统要加大执法力度。": [],
    "市生态环境局每季度对各县区整改情况进行调度通报。": ["市生态环境局 supervises"],
    "各级财政要设立专项资金。": [],
    "各有关县市区政府、市直有关部门作为责任主体,要严格落实整改要求。": [
        "各有关县市区政府 responsible",
        "市直有关部门 responsible",
    ],
    "经信、环保、质监等部门依法加强监管。": [
        "经信部门 supervises",
        "环保部门 supervises",
        "质监部门 supervises",
    ],
    "市环保局、市水利局要在每月10日前将进展情况报市政府。": ["市环保局 responsible", "市水利局 responsible"],
    "市政府将与各县区签订责任状,严格考核奖惩。": ["市政府 supervises", "各县区 responsible"],
    "企业要落实污染防治主体责任。": [],
    "发展改革部门要会同有关部门研究制定价格政策。": ["发展改革部门 responsible", "有关部门 responsible"],
    "海关、商务部门要严格进口管理。": ["海关 responsible", "商务部门 responsible"],
    "市供电公司要保障电代煤项目用电。": ["市供电公司 responsible"],
    "市公交公司新增纯电动公交车200辆。": ["市公交公司 responsible"],
    "各开发区管委会参照执行。": ["各开发区管委会 responsible"],
    "市规划展览馆举办环保展览。": [],
    "市人民政府对在环境保护工作中做出显著成绩的单位给予表彰。": ["市人民政府 responsible"],
    "省环保厅批准了该项目环评。": [],
    "来自市统计局的数据显示,能耗持续下降。": [],
    "各单位要高度重视,精心组织。": ["各单位 responsible"],
    "各级党委、政府要把生态市建设列入重要议事日程,党政一把手负总责。": ["各级党委、政府 responsible"],
    "计划、经贸、建设、环保等部门要密切配合。": [
        "计划部门 responsible",
        "经贸部门 responsible",
        "建设部门 responsible",
        "环保部门 responsible",
    ],
    "人大、政协要加强监督。": ["人大 supervises", "政协 supervises"],
    "市委、市政府每年对各镇进行一次考核。": ["市委 supervises", "市政府 supervises"],
    "市监察局、市环保局要对各镇执行情况进行监督检查。": ["市监察局 supervises", "市环保局 supervises"],
    "生态环境部门对整改任务实施清单化管理。": ["生态环境部门 responsible"],
    "在全市范围内,由市水务局牵头开展排查,各区配合。": ["市水务局 leads", "各区 responsible"],
    "市生态环境局成立工作专班,逐项督办。": ["市生态环境局 responsible"],
    "市委书记多次召开专题会议。": [],
    "市委、市政府主要领导多次深入现场调研督导。": [],
    "市委常委会会议先后3次专题研究整改工作。": ["市委常委会会议 leads"],
    "市政府成立整改督导组,定期开展现场督导。": ["市政府 leads", "整改督导组 supervises"],
    "省生态环境厅验收通过。": ["省生态环境厅 accepts"],
    "经市生态环境局组织验收,该任务已完成整改销号。": ["市生态环境局 accepts"],
    "该项任务已由市整改办审核销号。": ["市整改办 accepts"],
    "各县(市、区)、市直各有关单位要提高政治站位。": ["各县(市、区) responsible", "市直各有关单位 responsible"],
    "市发展改革委要充分发挥综合协调作用。": ["市发展改革委 responsible"],
    "市生态环境保护委员会各成员单位要落实“一岗双责”。": ["市生态环境保护委员会各成员单位 responsible"],
    "牵头部门要于每年12月底前报送总结。": [],
    "生态环境、自然资源、水利等部门要加强数据共享。": [
        "生态环境部门 responsible",
        "自然资源部门 responsible",
        "水利部门 responsible",
    ],
    "市生态环境局、自然资源和规划局、林业局按职责分工负责,各县(市、区)负责落实": [
        "市生态环境局 responsible",
        "市自然资源和规划局 responsible",
        "市林业局 responsible",
        "各县(市、区) responsible",
    ],
    "规划实施由市政府统一领导,市发改委会同有关部门组织中期评估。": [
        "市政府 leads",
        "市发改委 responsible",
        "有关部门 responsible",
    ],
    "各区(园区)要落实主体责任。": ["各区(园区) responsible"],
    "市美丽办要加强督促检查。": ["市美丽办 supervises"],
    "市公安局交警支队、市交通运输局联合设立检查站。": ["市公安局交警支队 responsible", "市交通运输局 responsible"],
    "督促市城投集团加快污水处理厂提标改造。": ["市城投集团 responsible"],
    "支持企业开展清洁生产审核。": [],
    "某化工股份有限公司投资2亿元实施技术改造。": ["某化工股份有限公司 responsible"],
    "联系单位:市气象局。": [],
    "市妇联、团市委要组织志愿服务活动。": ["市妇联 responsible", "团市委 responsible"],
    "市能源局按季度调度,各县区每月5日前上报进度。": ["市能源局 supervises", "各县区 responsible"],
    "市水利局于2019年10月底前先后敷设输水管道6公里。": ["市水利局 responsible"],
    "市林业局去年以来补植苗木3万株。": ["市林业局 responsible"],
    "市环保局把任务逐项拆开,限期交账。": ["市环保局 responsible"],
    "三区人民政府负责拆迁,两县政府配合。": ["三区人民政府 responsible", "两县政府 responsible"],
    "有关地方对治理工作紧迫感不强,市住建局监管力度不高。": [],
    "慈溪市委、市政府成立专班推进整改。": ["慈溪市委 leads", "慈溪市政府 leads"],
    "经市政府同意,现将年度重点工作下达给你们。": ["市政府 issues"],
    "市气象局数据显示,全年降水偏少。": [],
    "水利、环保、住建三部门联合检查。": ["水利部门 responsible", "环保部门 responsible", "住建部门 responsible"],
    "市环保、公安等多部门在全市范围内开展行动。": ["市环保部门 responsible", "市公安部门 responsible"],
    "县政府、乡镇政府层层签订责任书。": ["县政府 responsible", "乡镇政府 responsible"],
    "【牵头:市农委 配合:市环保局】": ["市农委 leads", "市环保局 responsible"],
    "——市环卫处:负责日常清扫。": ["市环卫处 responsible"],
    "各市县要落实责任,县(市)区政府负责属地监管。": ["各市县 responsible", "县(市)区政府 responsible"],
    "市政府各组成部门、市旅发委要抓好落实。": ["市政府各组成部门 responsible", "市旅发委 responsible"],
    "市环保局建成监测站5个,否决项目12个。": ["市环保局 responsible"],
    "市水利局在检查中发现,个别企业违法排污。": [],
    "市委市政府成立高规格的创建专班。": ["市委 leads", "市政府 leads"],
    "生态部门要加强监测;生态、水务等部门要制定措施。": ["生态部门 responsible", "水务部门 responsible"],
    "中央环保督察组交办信访件80件,全部办结。": ["中央环保督察组 inspects"],
    "省环保督察组向我市反馈了督察意见。": ["省环保督察组 inspects"],
    "逐项办理督察组交办的信访件,推进生态保护和生态管理工作。": [],
    "责任单位:市水利局、市财政局等部门,各县区": ["市水利局 responsible", "市财政局 responsible", "各县区 responsible"],
    "责任单位:市水利局等相关部门": ["市水利局 responsible"],
    "市政府每年与各县区签订责任书,市水利局与驻军联合清淤。": [
        "市政府 supervises",
        "各县区 responsible",
        "市水利局 responsible",
    ],
    "市水利局与往年同期相比没有变化。": [],
    "市水利局牵头。市林业局。市气象局等配合 各区县负责落实。": [
        "市水利局 leads",
        "市林业局 responsible",
        "市气象局 responsible",
        "各区县 responsible",
    ],
    "报送市环保局,市水利局牵头组织检查。": ["市水利局 leads"],
    "推进治理。(市住建局牵头,市财政局、教育局": ["市住建局 leads", "市财政局 responsible", "市教育局 responsible"],
    "停产企业经属地环保部门复查合格方可复产。": ["属地环保部门 accepts"],
    "完成监测能力建设。(考核责任单位:省环保厅)": ["省环保厅 responsible"],
    "市民政局、市总工会等配合做好有关工作。": ["市民政局 responsible", "市总工会 responsible"],
    "象山县、宁海县目前已拆除网箱900口,慈溪市关闭采砂场3处。": [
        "象山县 responsible",
        "宁海县 responsible",
        "慈溪市 responsible",
    ],
    "余姚市、象山县等4个县市建成垃圾焚烧厂。": ["余姚市 responsible", "象山县 responsible"],
    "海曙区消除劣Ⅴ类断面,象山县改造任务过半,慈溪市的湿地面积最大。": [],
    "城区新增绿地30公顷。": [],
    "玉屏自治县对两座尾矿库完成了覆土。": ["玉屏自治县 responsible"],
    "任务由8个县(市、区)和11个市直部门分别承担。": ["8个县(市、区) responsible", "11个市直部门 responsible"],
    "下半年各县区要补齐欠账。": ["各县区 responsible"],
    "市水利局正在加快建设泵站,市住建局年底前完成管网改造。": ["市水利局 responsible", "市住建局 responsible"],
    "有关部门正在组织评审。": [],
    "市长代表市政府向大会报告工作。": ["市政府 issues"],
    "宁波日报讯 记者张某报道:市水利局通报了进展。": ["市水利局 issues"],
    "由市纪委市监委启动问责程序。": ["市纪委市监委 supervises"],
    "市委督查室、市财政局组成联合督查组。": ["市委督查室 supervises", "市财政局 supervises"],
    "市委督查室扎紧篱笆,对整改不力的严肃问责。": ["市委督查室 supervises"],
    "责任单位——市农业农村局": ["市农业农村局 responsible"],
    "牵头单位 市水利局 责任单位 市交通局、市港航局": [
        "市水利局 leads",
        "市交通局 responsible",
        "市港航局 responsible",
    ],
    "市监委对敷衍塞责、整改不力的,从严追责问责。": ["市监委 supervises"],
    "拒不整改的,提请市政府予以关闭。": ["市政府 responsible"],
    "象山县委、县政府立下军令状,抽调干部组建突击队。": ["象山县委 responsible", "象山县政府 responsible"],
    "市气象局高度重视,第一时间发布预警。": ["市气象局 responsible"],
    "市财政今年拨付治水资金2亿元。": ["市财政局 responsible"],
    "市委督查室、市林业局各带一个小组,检查林区。": ["市委督查室 responsible", "市林业局 responsible"],
    "市水利局为召集单位,市财政局为成员单位。": ["市水利局 leads", "市财政局 responsible"],
    "鼓励远洋石化集团实施绿电替代。": ["远洋石化集团 responsible"],
    "慈溪市、余姚市作为重点县市,要倒排工期。": ["慈溪市 responsible", "余姚市 responsible"],
    "市卫健委妥善处置医疗废物500吨。": ["市卫健委 responsible"],
    "象山县、宁海县和石浦高新区管委会关停企业5家。": [
        "象山县 responsible",
        "宁海县 responsible",
        "石浦高新区管委会 responsible",
    ],
    "象山县石浦镇建成垃圾中转站。": ["象山县石浦镇 responsible"],
    "象山县、宁海县两个县党政一把手向市委、市政府递交责任状。": ["象山县 responsible", "宁海县 responsible"],
    "余姚市委、市政府主要领导包干整治。": ["余姚市委 responsible", "余姚市政府 responsible"],
    "牵头单位及责任人:市经信局 张三": ["市经信局 leads"],
    "市住建局、市农业局等行业主管部门要各司其职。": ["市住建局 responsible", "市农业局 responsible"],
    "象山县、宁海县治理尾矿库12座。": ["象山县 responsible", "宁海县 responsible"],
    "海曙、江北、鄞州等区完成截污纳管,象山、宁海两县建成泵站8座。": [
        "海曙 responsible",
        "江北 responsible",
        "鄞州 responsible",
        "象山 responsible",
        "宁海 responsible",
    ],
    "象山、宁海两县污水处理厂完成主体工程。": [],
    "推动临港经开区建设年产5万吨的项目。": [],
    "东钱湖水务公司负责运营,市城投公司承建管网。": ["东钱湖水务公司 responsible", "市城投公司 responsible"],
    "(一)市农业局。负责畜禽养殖治理。\n(二)市林业局。牵头绿化。": ["市农业局 responsible", "市林业局 leads"],
    "由海曙区自然资源分局牵头。": ["海曙区自然资源分局 leads"],
    "象山县、宁海县力争年内开工。慈溪市:搬迁化工企业2家。": [
        "象山县 responsible",
        "宁海县 responsible",
        "慈溪市 responsible",
    ],
    "余姚、象山、宁海三县(市)要加快管网建设。": ["余姚 responsible", "象山 responsible", "宁海 responsible"],
    "推进海绵城市试点、国家生态文明先行示范区建设。": [],
    "主办:市林业局 会办单位:市财政局": ["市林业局 leads", "市财政局 responsible"],
    "成立领导小组,指挥部办公室负责调度。": [],
}


@pytest.mark.parametrize("text", SENTENCES, ids=lambda text: text[:24])
def test_bodies_and_roles(text: str) -> None:
    assert {f"{duty.body} {duty.role}" for duty in duties(text)} == set(SENTENCES[text])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市发改委、工信局和住建局", ["市发改委", "工信局", "住建局"]),
        ("各级党委、政府及相关部门(单位)", ["各级党委、政府", "相关部门(单位)"]),
        ("各县市区(市属开发区)和市直有关部门", ["各县市区(市属开发区)", "市直有关部门"]),
        ("成立深入推进督察整改工作领导小组", ["深入推进督察整改工作领导小组"]),
        ("根据中央第三生态环境保护督察组反馈意见", ["中央第三生态环境保护督察组"]),
        ("市委办公室、市政府办公室", ["市委办公室", "市政府办公室"]),
        ("杭州市余杭区人民政府", ["杭州市余杭区人民政府"]),
        ("贯彻《市生态环境局工作规则》", []),
        ("办理环保手续、市委托第三方、规划建设、牵头单位", []),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [text[name.start : name.end] for name in find(text)] == names


SHORT = {
    "成立市姚江治理工作领导小组。领导小组办公室每月通报。": ("市姚江治理工作领导小组办公室", "领导小组办公室"),
    "市治污攻坚指挥部已经组建。要发挥作用,指挥部每周调度。": ("市治污攻坚指挥部", "指挥部"),
    "设立市河湖保护工作办公室(以下简称“市河保办”)。市河保办负责督查。": ("市河湖保护工作办公室", "市河保办"),
    "成立市治水办公室。市环保局、市水利局出台方案。该局查处案件3起。": ("市水利局", "该局"),
    "市姚江综合治水工作领导小组办公室印发方案。市治水办每月督办。": ("市姚江综合治水工作领导小组办公室", "市治水办"),
    "市姚江治水工作领导小组办公室印发方案。区治水办每月督办。": ("区治水办", "区治水办"),
    "王某某市畜牧局副局长领导小组办公室设在市环保局。领导小组办公室负责督查。": None,
}


@pytest.mark.parametrize("text", SHORT)
def test_a_short_name_means_the_full_one(text: str) -> None:
    found = [(duty.body, duty.mention) for duty in duties(text) if duty.evidence.start > 12]
    assert (SHORT[text] in found) if SHORT[text] else not any("领导小组" in body for body, _ in found)


def test_evidence_holds_the_printed_words() -> None:
    raw = "推進治理。（市生態(tài)環(huán)境局牽頭，市水務局、城管局配合）"
    found = duties(raw)
    assert [duty.mention for duty in found] == ["市生態(tài)環(huán)境局", "市水務局", "城管局"]
    assert [duty.body for duty in found] == ["市生态环境局", "市水务局", "市城管局"]
    for duty in found:
        duty.evidence.check(raw)
        duty.clause.check(raw)


def test_who_signed() -> None:
    text = "各县区政府:\n现将《方案》印发给你们,请认真贯彻执行。\n宁波市人民政府办公室\n2020年3月5日\n"
    assert [(duty.body, duty.role) for duty in duties(text)] == [("宁波市人民政府办公室", "issues")]


def test_a_headline_in_marks_names_its_issuer() -> None:
    found = duties("《宁波市政府印发宁波市治水方案》\n为改善水质,制定本方案。\n")
    assert [(duty.body, duty.role) for duty in found] == [("宁波市政府", "issues")]
    assert duties("根据《浙江省政府印发的治水方案》,推进治理。") == []


def test_a_place_inside_a_name_does_not_begin_it() -> None:
    text = "请认真组织实施。\n美丽杭州建设领导小组\n2020年3月27日\n"
    assert [text[n.start : n.end] for n in find(text)] == ["美丽杭州建设领导小组"]


def test_cost_grows_with_length_only() -> None:
    text = "市生态环境局牵头,市发改委、市工信局配合。各县(市、区)人民政府要加强领导,压实责任。责任单位:市水务局。\n"
    calls = []
    for size in (200, 2000):
        reading = read(text * size)
        profile = cProfile.Profile()
        found = profile.runcall(match, reading.text.text, reading.outline)
        assert len(found) == 5 * size
        calls.append(sum(entry.callcount for entry in profile.getstats()) / size)
    assert calls[1] < 1.2 * calls[0]


def test_heads_of_a_coordination_written_short() -> None:
    text = "(市水务局配合,涧西、西工、老城区政府负责落实)\n责任单位:嵩县、栾川、汝阳县政府\n"
    assert [(duty.body, duty.mention) for duty in duties(text)][1:7] == [
        ("涧西区政府", "涧西"),
        ("西工区政府", "西工"),
        ("老城区政府", "老城区政府"),
        ("嵩县政府", "嵩县"),
        ("栾川县政府", "栾川"),
        ("汝阳县政府", "汝阳县政府"),
    ]


def test_who_issued_it_these_days() -> None:
    (found,) = duties("宁波市政府办公厅近日印发《宁波市治水方案》。")
    assert (found.body, found.role) == ("宁波市政府办公厅", "issues")


def test_who_runs_a_site_has_no_duty() -> None:
    assert duties("主办单位:宁波市生态环境局 技术支持:某某科技公司\n") == []
    assert [duty.role for duty in duties("主办单位:宁波市生态环境局\n")] == ["leads"]


ISSUED = {
    "现将规划印发给你们,请贯彻落实。\n宁波市生态环境局 宁波市水利局\n宁波市财政局\n2022年8月30日\n": 3,
    "现将规划印发给你们,请贯彻落实。\n宁波市水利局\n宁波市财政局\n二〇二二年八月三十日\n": 2,
    "现将规划印发你们,请贯彻落实。\n宁波市生态环境局 宁波市发展和改革委员会\n宁波市教育局\n": 3,
    "宁波市水利局 宁波市财政局 宁波市生态环境局 宁波市气象局关于印发宁波市节水方案的通知\n各区县:\n": 4,
    "现将《方案》印发给你们,请认真贯彻执行。宁波市人民政府办公厅2018年12月17日宁波市治水方案\n": 1,
    "请认真组织实施。 宁波市人民政府 2018年12月17日\n": 1,
    "宁波市水利局:\n你局报来的方案收悉。\n": 0,
    "序号\n责任单位\n宁波市水利局\n2022年8月30日\n": 0,
    "联系单位\n宁波市水利局\n电话\n": 0,
    "关于决算的报告\n市财政局\n受市人民政府委托,现向大会报告决算。\n": 1,
    "关于环境状况的报告\n市生态环境局\n主任、各位副主任、各位委员:\n受市人民政府委托,报告如下。\n": 1,
    "(在宁波市第九届人民代表大会第二次会议上) 宁波市发展和改革委员会 2014年1月9日 一、情况\n": 1,
    "宁波市人民政府办公室\n\n关于印发 宁波市水污染防治\n\n重点工作方案 的通知\n\n各区县:\n": 1,
    "宁波市环境保护局文件\n甬环发〔2015〕12号\n": 1,
    "现将《规划》印发给你们。宁波市生态环境局 2021年12月30日\n": 1,
    "通讯录\n市财政局\n受理电话\n": 0,
    "在市人大常委会会议上,市财政局介绍了情况。\n": 0,
    "宁波市环保局2013年工作要点\n今年要抓好以下工作。\n": 1,
    "2004年宁波市环境状况公报\n宁波市环境保护局\n一、水环境\n": 1,
    "1、宁波市环境状况公报(2004年)宁波市环境保护局 二〇〇五年六月三日 一、水环境\n": 1,
    "宁波市环保局2013年投入2000万元。\n": 0,
    "治水简报\n第九期\n市水环境治理工作领导小组办公室     2020年11月12日\n\n近日,我市开展督办。\n": 1,
    "首页>宁波市人民政府关于印发宁波市治水方案的通知\n": 0,
}


@pytest.mark.parametrize("text", ISSUED)
def test_signatures(text: str) -> None:
    assert sum(duty.role == "issues" for duty in duties(text)) == ISSUED[text]


@pytest.mark.parametrize(
    "name",
    ["“双碳”工作领导小组办公室", "“无废城市”建设领导小组", "“散乱污”企业整治专班", "“三大攻坚战”指挥部办公室"],
)
def test_a_group_may_be_named_for_words_in_quotation_marks(name: str) -> None:
    assert [duty.body for duty in duties(f"宁波市治水方案\n市{name}每月调度一次。\n")] == [f"市{name}"]


def test_a_title_that_a_place_has_won_is_no_body() -> None:
    assert [d.body for d in duties("宁波市治水方案\n象山县获国家级生态示范区命名,由市水利局牵头。\n")] == ["市水利局"]
