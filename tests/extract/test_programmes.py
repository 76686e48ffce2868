"""Programmes in sentences of invented cities, annotated by hand before any run; and in documents of several parts."""

from __future__ import annotations

from itertools import pairwise
from unittest.mock import Mock

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.extract.programme_words import bare, names, types
from kg.extract.programmes import SPAN_KEY, Programmes, choose, known, match, new
from kg.extract.reading import KEY, Reading
from kg.model import NOWHERE, Document, Place, Programme
from kg.text.mapped import Mapped
from kg.text.normalise import normalise
from kg.text.outline import Clause, Outline, Part, Sentence, outline

CITY = Place("999900", "绿城市")
OTHER = Place("999800", "青江市")
TYPES = {"p": "programme", "s": "scheme", "m": "principle"}

# Sentence, and what it names: name/type (p programme, s scheme, m principle, * either), in brackets what may or may
# not be counted, "-" for nothing. The first list was used to find errors; the second was written before any run.
SENTENCES = (
    ("深入实施大气、水、土壤污染防治三大行动计划，坚决打赢蓝天保卫战。", "蓝天保卫战/p; (大气污染防治行动计划); (水污染防治行动计划); (土壤污染防治行动计划)"),
    ("全面推行河长制、湖长制、林长制，设立各级河湖长1.2万名。", "河长制/s; 湖长制/s; 林长制/s"),
    ("我市扎实开展“清河护岸”专项行动，拆除违建320处。", "清河护岸专项行动/p"),
    ("坚持“谁开发谁保护、谁受益谁补偿”的原则，建立生态补偿机制。", "谁开发谁保护、谁受益谁补偿/m; 生态补偿/s"),
    ("严格执行建设项目环境影响评价和“三同时”制度，对未完成减排任务的县区实行区域限批。", "环境影响评价制度/s; 三同时/s; 区域限批/s"),
    ("启动实施“碧水润城”工程，新建湿地公园6处。", "碧水润城工程/p"),
    ("以创建国家环境保护模范城市为抓手，加强城市环境综合整治。", "国家环境保护模范城市/p"),
    ("落实《大气污染防治行动计划》，淘汰燃煤小锅炉180台。", "大气污染防治行动计划/p; (燃煤锅炉综合整治)"),
    ("增强“四个意识”，坚定“四个自信”，做到“两个维护”。", "-"),
    ("坚决遏制“两高”项目盲目发展，整治“散乱污”企业。", "-"),
    ("印发《绿城市扬尘污染防治管理办法》，对工地实行“六个百分百”管理。", "扬尘污染防治管理办法/s; 六个百分百/s"),
    ("建立“月调度、季通报、年考核”工作机制。", "月调度、季通报、年考核/s"),
    ("推进农村“厕所革命”，完成改厕2.3万户。", "厕所革命/p"),
    ("持续推进国土绿化行动，完成营造林12万亩。", "国土绿化行动/p"),
    ("杜绝“数字整改”“纸面整改”。", "-"),
    ("实施工业强市战略，推动“百企技改”行动。", "工业强市战略/p; 百企技改行动/p"),
    ("推广“枫桥经验”，健全环境信访工作机制。", "(枫桥经验)"),
    ("落实领导干部自然资源资产离任审计制度和生态环境损害责任终身追究制。", "领导干部自然资源资产离任审计/s; 生态环境损害责任终身追究/s"),
    ("对排污单位实行排污许可“一证式”管理。", "排污许可制/s"),
    ("制定《青江市重污染天气应急预案》，严格落实“一厂一策”。", "(重污染天气应急预案); 一企一策/m"),
    ("深化“放管服”改革，优化营商环境。", "放管服改革/p"),
    ("开展打击危险废物环境违法犯罪专项行动。", "打击危险废物环境违法犯罪专项行动/p"),
    ("大力实施生态修复工程，植树造林。", "(生态修复工程)"),
    ("重点工程建设进度滞后，污水管网工程质量不高。", "-"),
    ("各级干部要增强思想自觉、政治自觉、行动自觉。", "-"),
    ("建立健全生态环境保护长效机制。", "-"),
    ("推进EOD模式，吸引社会资本参与。", "EOD模式/s"),
    ("创建国家森林城市，打造“千里绿廊”。", "国家森林城市/p; 千里绿廊/p"),
    ("按照“一河一策”方案，完成12条黑臭河道整治。", "一河一策/m"),
    ("坚持生态优先、绿色发展，共抓大保护、不搞大开发。", "生态优先、绿色发展/m; 长江大保护/p"),
    ("成立市污染防治攻坚战指挥部办公室，由分管副市长任主任。", "(污染防治攻坚战)"),
    ("实施“三个一批”，关停一批、搬迁一批、提升一批。", "关停一批、搬迁一批、提升一批/m; (三个一批)"),
    ("全面落实“双碳”战略，编制《南河市碳达峰实施方案》。", "双碳/p; 碳达峰实施方案/p"),
    ("根据《中华人民共和国水污染防治法》《城镇排水与污水处理条例》等法律法规，制定本方案。", "-"),
    ("构建“1+3+N”规划体系，推进“多规合一”。", "1+3+N/p; 多规合一/s"),
    ("加快推进年产10万吨再生铝工程建设，完成污水处理厂二期工程。", "-"),
    ("开展生活垃圾分类，推进“光盘行动”。", "生活垃圾分类/s; 光盘行动/p"),
    ("“十二五”期间，主要污染物总量减排任务全面完成。", "(污染物排放总量控制)"),
    ("实施清洁生产审核，发展循环经济。", "清洁生产审核/s"),
    ("推进海绵城市建设，老城区改造项目全面开工。", "海绵城市/p"),
    ("加强区域联防联控，深度融入京津冀协同发展。", "联防联控/s; 京津冀协同发展/p"),
    ("做到排查不到位不放过、整改不到位不放过、责任不落实不放过。", "排查不到位不放过、整改不到位不放过、责任不落实不放过/m"),
    ("统筹推进山水林田湖草沙一体化保护和系统治理。", "山水林田湖草沙/*"),
    ("实行环境保护目标责任制，严格“一票否决”。", "环境保护目标责任制/s; 一票否决/s"),
    ("打好柴油货车、城市黑臭水体、饮用水水源地保护、农业农村四场攻坚战。", "(柴油货车攻坚战)"),
    ("打好蓝天、碧水、净土三大保卫战。", "蓝天保卫战/p; 碧水保卫战/p; 净土保卫战/p"),
    ("推行“网格化+信息化”监管模式。", "网格化+信息化/*"),
    ("开展“利剑斩污”行动，查处案件46起。", "利剑斩污行动/p"),
    ("实施乡村振兴战略，建设宜居宜业和美乡村。", "乡村振兴/p; 美丽乡村/p"),
    ("积极申报国家生态文明建设示范市和“绿水青山就是金山银山”实践创新基地。", "国家生态文明建设示范区/p; 两山实践创新基地/p"),
    ("全市PM2.5平均浓度下降到35微克/立方米以下。", "-"),
    ("推进“亩均论英雄”改革，倒逼落后产能退出。", "亩均论英雄/s"),
    ("建立环境信用评价制度，对失信企业实施联合惩戒。", "环境治理信用体系/s; 联合惩戒/s"),
    ("统筹实施“三北”防护林、退耕还林等重点工程。", "三北防护林工程/p; 退耕还林还草/p"),
    ("推动落实“河长+检察长+警长”机制。", "河长+检察长+警长/*"),
    ("2008年，我市开展了整治违法排污企业保障群众健康环保专项行动。", "整治违法排污企业保障群众健康环保专项行动/p"),
    ("按照“属地管理、分级负责”的原则落实责任。", "属地管理、分级负责/m"),
    ("对存在问题建立问题清单、任务清单、责任清单。", "-"),
    ("制定落后产能淘汰计划，完成年度任务。", "-"),
    ("推进长江经济带生态环境突出问题整改，实施长江“十年禁渔”。", "长江经济带发展/p; 长江十年禁渔/s"),
    ("实施城镇生活污水处理提质增效攻坚行动。", "城镇生活污水处理提质增效攻坚行动/p"),
    ("完善以排污许可制为核心的监管体系，推行“互联网+监管”。", "排污许可制/s; 互联网+监管/*"),
    ("推行“林长+警长”协作机制，实行最严格水资源管理制度。", "林长+警长/*; 最严格水资源管理制度/s"),
    ("坚持以水定城、以水定地、以水定人、以水定产。", "以水定城/m"),
    ("组织开展夏季臭氧污染防治攻坚行动和秋冬季大气污染综合治理攻坚行动。", "夏季臭氧污染防治攻坚行动/p; 秋冬季大气污染综合治理攻坚行动/p"),
    ("积极推进大宗货物“公转铁”“公转水”。", "公转铁/p; 公转水/p"),
    ("实施煤改气、煤改电“双替代”12万户。", "煤改气/p; 煤改电/p; (煤改清洁能源)"),
    ("出台《关于全面加强生态环境保护坚决打好污染防治攻坚战的实施意见》。", "污染防治攻坚战/p"),
    ("推动“三线一单”落地应用，严守生态保护红线。", "三线一单/s; 生态保护红线/s"),
    ("设立“环保警察”，健全行政执法与刑事司法衔接机制。", "行政执法与刑事司法衔接机制/s; (环保警察)"),
    ("认真落实“管行业必须管环保、管业务必须管环保、管生产经营必须管环保”要求。", "三管三必须/m"),
    ("对信访问题实行“包调查、包处理、包回访”责任制。", "包调查、包处理、包回访/*"),
    ("完成全国第二次污染源普查，启动“绿色细胞”创建。", "全国污染源普查/p; 绿色细胞/p"),
    ("加快构建“一核三带五区”生态格局。", "一核三带五区/p"),
    ("存在“重建设、轻管理”的问题。", "-"),
    ("一些地方搞“一刀切”，群众反映强烈。", "-"),
    ("大力弘扬“铁军”精神，打造“生态环保铁军”。", "(生态环保铁军)"),
    ("推进历史遗留矿山生态修复三年行动，恢复治理面积4200亩。", "历史遗留矿山生态修复三年行动/p"),
    ("贯彻“节水优先、空间均衡、系统治理、两手发力”治水思路。", "节水优先、空间均衡、系统治理、两手发力/m"),
    ("执行饮用水水源保护区制度，开展水源地“划、立、治”工作。", "饮用水水源保护区制度/s; 划、立、治/*"),
    ("实施“蓝天碧水净土”工程。", "蓝天碧水净土工程/p"),
    ("开展“散乱污”企业专项整治行动，动态清零。", "散乱污/p"),
    ("深入推进供给侧结构性改革，落实“三去一降一补”。", "供给侧结构性改革/p"),
    ("建立生态环境损害赔偿制度和绿色信贷制度，开展排污权有偿使用和交易试点。", "生态环境损害赔偿/s; 绿色信贷/s; 排污权交易/s"),
    ("坚持预防为主、防治结合，确保生态功能不降低、面积不减少、性质不改变。", "预防为主/m; 生态功能不降低、面积不减少、性质不改变/m"),
    ("组织“绿盾2023”自然保护地强化监督。", "绿盾专项行动/p"),
    ("整改责任单位：市水利局。整改时限：2023年12月底。整改措施：实施农村黑臭水体治理专项行动。", "农村黑臭水体治理专项行动/p"),
    ("大力推广“企业环保管家”模式，推进环境污染第三方治理。", "环保管家/s; 第三方治理/s"),
    ("推进“气化乡镇”工程，新增天然气用户3万户。", "气化乡镇工程/p"),
    ("会议强调，要牢记“国之大者”，以“时时放心不下”的责任感抓好工作。", "-"),
    ("聚焦“夏病冬治”，开展挥发性有机物治理攻坚。", "(夏病冬治); (挥发性有机物治理攻坚)"),
    ("推行“双随机、一公开”执法检查，落实监督执法正面清单制度。", "双随机一公开/s; 执法正面清单/s"),
    ("高标准编制《长湖流域水环境综合治理规划（2018-2025年）》。", "长湖流域水环境综合治理规划/p"),
    ("实施“气代煤、电代煤”工程，拔除燃煤小锅炉。", "气代煤、电代煤/p"),
    ("制定生态环境保护“党政同责、一岗双责”实施细则，落实“三管三必须”。", "党政同责、一岗双责/m; 三管三必须/m"),
    ("加快美丽河湖、美丽海湾建设，开展入河排污口“查、测、溯、治”。", "美丽河湖/p; 美丽海湾/p; 排污口查测溯治/s"),
    ("按照“四不两直”方式开展暗查暗访。", "四不两直/m"),
    ("推动PPP模式，实施农村环境连片整治。", "政府与社会资本合作/s; 农村人居环境整治/p"),
    ("实施“金色田野”秸秆综合利用示范工程。", "金色田野秸秆综合利用示范工程/p"),
    ("实施绿色矿山建设，开展矿山复绿行动。", "绿色矿山/p; (矿山复绿行动)"),
    ("坚持“生态立市、绿色崛起”战略。", "生态立市、绿色崛起/*"),
    ("健全完善环境保护管理制度，严格落实安全生产责任制度。", "-"),
    ("发挥“头雁效应”，破解“九龙治水”难题。", "-"),
    ("“一带一路”建设扎实推进，融入长三角一体化发展。", "一带一路/p; 长三角一体化/p"),
    ("实施减污降碳协同增效行动，协同推进降碳、减污、扩绿、增长。", "减污降碳协同增效/m; 降碳、减污、扩绿、增长/m"),
    ("持续开展城市黑臭水体整治环境保护专项行动和垃圾填埋场专项整治。", "城市黑臭水体治理攻坚战/p; (垃圾填埋场专项整治)"),
    ("开展“回头看”，建立“销号制”。", "回头看/s; 销号制度/s"),
    ("构建“源头严防、过程严管、后果严惩”制度体系。", "源头严防、过程严管、后果严惩/*"),
)
UNSEEN = (
    ("2004年，我市按照“一控双达标”要求，对37家企业实行限期治理，关闭小造纸12家。", "一控双达标/*; (限期治理)"),
    ("加快建设资源节约型、环境友好型社会，认真实施农村小康环保行动计划。", "农村小康环保行动计划/p; (资源节约型、环境友好型社会)"),
    ("坚持“上大压小”，关停小火电机组8台。", "上大压小/*"),
    ("落实“以奖促治”“以奖代补”政策，整治村庄86个。", "以奖促治、以奖代补/*"),
    ("深入开展创建绿色学校、绿色社区活动，命名市级绿色学校24所。", "(绿色学校); (绿色社区)"),
    ("积极创建国家卫生城市和国家园林城市，城市面貌明显改观。", "国家卫生城市/p; 国家园林城市/p"),
    ("启动“百村示范、千村整治”工程，建成生态村42个。", "百村示范、千村整治工程/p"),
    ("全市单位生产总值能耗下降4.5%，超额完成节能减排任务。", "-"),
    ("加快推进龙泉河综合整治工程和城南污水处理厂扩建工程建设。", "-"),
    ("会议传达了《中共中央关于加强党的政治建设的意见》，部署了意识形态工作。", "-"),
    ("严格执行《环境空气质量标准》（GB3095-2012），启动12个自动监测站点。", "-"),
    ("对照《河川市十三五环境保护规划》目标，逐项分解任务。", "河川市十三五环境保护规划/p"),
    ("针对群众反映强烈的“气味扰民”问题，组织开展“静夜守护”专项执法行动，立案18起。", "静夜守护专项执法行动/p"),
    ("推动“一廊三带多园”生态空间布局，打造“推窗见绿、出门进园”的宜居环境。", "一廊三带多园/p"),
    ("健全“三级巡查、四级联动”工作机制，形成闭环管理。", "三级巡查、四级联动/s; 闭环管理/s"),
    ("建立市级领导包河督办制度，落实河道警长制。", "市级领导包河督办制度/s; 河道警长制/s"),
    ("健全“户分类、村收集、镇转运、县处理”的垃圾处置体系。", "户分类、村收集、镇转运、县处理/s"),
    ("全市上下要深刻认识问题整改的极端重要性，坚决克服“过关”思想。", "-"),
    ("推行“一线工作法”，做到情况在一线掌握、问题在一线解决。", "一线工作法/s"),
    ("发展改革委牵头制定煤炭消费减量替代工作方案，2019年6月底前完成。", "煤炭消费减量替代/s"),
    ("责任单位：市住房城乡建设局；整改目标：完善雨污分流管网；整改措施：1.实施老城区雨污分流改造工程。", "(老城区雨污分流改造工程)"),
    ("实施入海排污口“一口一策”整治，推进“蓝色粮仓”建设。", "一口一策/m; 蓝色粮仓/p"),
    ("加强“12369”环保举报热线管理，落实有奖举报制度。", "有奖举报/s"),
    ("严格落实国家、省关于淘汰落后产能的各项制度和政策措施。", "-"),
    ("聚焦“水里”“岸上”，开展“查源头、堵漏洞、治污染”集中攻坚。", "(查源头、堵漏洞、治污染)"),
    ("对辖区内“三无”船舶进行清理取缔，规范“僵尸船”处置。", "-"),
    ("2021年，全市新增“绿色工厂”9家、“绿色园区”1个。", "绿色制造体系/p"),
    ("实施“生态优先、产业兴市、创新驱动”三大战略。", "生态优先、产业兴市、创新驱动/*"),
    ("落实排污许可证管理制度，试点排污权抵押贷款。", "排污许可制/s"),
    ("建立“网格长+网格员+监督员”三级网格体系。", "网格长+网格员+监督员/*"),
    ("深化“最多跑一次”改革，推行环评审批“告知承诺制”。", "最多跑一次改革/*; 告知承诺制/s"),
    ("打好升级版污染防治攻坚战，开展“守护碧水蓝天”系列行动。", "污染防治攻坚战/p; 守护碧水蓝天/p"),
    ("完善生态文明建设考核评价制度，强化结果运用。", "(生态文明建设目标评价考核)"),
    ("统筹推进治水、治气、治土、治废，实现“天蓝、水清、地绿”。", "-"),
    ("全面启动农村生活污水治理三年攻坚，完成行政村治理320个。", "农村生活污水治理三年攻坚/p"),
    ("开展“十小”企业取缔“回头看”，防止死灰复燃。", "回头看/s"),
    ("制定《关于推进企业环境信用评价的实施细则》，实行“红黄绿”分级管理。", "环境治理信用体系/s; 红黄绿/s"),
    ("实施新一轮“退二进三”战略，加快主城区企业搬迁入园。", "退城入园/p"),
    ("紧紧围绕“走在前、挑大梁、多作贡献”的重大责任，深入推进美丽河川建设。", "-"),
    ("组织实施“双百双千”节能工程，推广高效节能产品。", "双百双千节能工程/p"),
    ("坚持方案制定、工程实施、监督考核三个环节同步推进。", "-"),
    ("建设“数字环保”平台，推进“智慧河长”系统应用。", "数字环保平台/*; 智慧河长系统/*"),
    ("推进废旧电池、电子产品、塑料等生产者责任延伸制度落实，建设“两网融合”体系。", "生产者责任延伸制度/s; 两网融合/*"),
    ("落实耕地保护制度和节约集约用地制度，严守18亿亩耕地红线。", "永久基本农田保护制度/s; (节约集约用地制度)"),
    ("强化工程措施，完善规章制度，加大行动力度。", "-"),
    ("把生态环境保护作为“一把手”工程，纳入“三重一大”事项。", "-"),
    ("各县区要压实“最后一公里”责任，打通治污“中梗阻”。", "-"),
    ("大力实施百万亩造林绿化工程、湿地恢复工程和水系连通工程。", "百万亩造林绿化/p; 湿地恢复工程/p; (水系连通工程)"),
    ("编制完成碳达峰“1+9”方案，开展近零碳排放园区试点。", "碳达峰1+9方案/*; 低(零)碳产业园/p"),
    ("推进黄河“清四乱”常态化规范化，落实黄河流域生态保护和高质量发展国家战略。", "清四乱/p; 黄河流域生态保护和高质量发展/p"),
    ("实行“挂图作战、对账销号、挂牌督办”。", "挂图作战、对账销号、挂牌督办/*"),
    ("开展餐饮油烟、露天烧烤、露天焚烧专项整治行动。", "餐饮油烟、露天烧烤、露天焚烧专项整治行动/p"),
    ("认真开展“美丽中国，我是行动者”主题实践活动。", "美丽中国，我是行动者/p"),
    ("实施工业污染源全面达标排放计划，对超标企业挂牌督办。", "工业污染源全面达标排放计划/p; 挂牌督办/s"),
    ("落实《湖南省洞庭湖水环境综合治理规划实施方案（2018—2025年）》。", "湖南省洞庭湖水环境综合治理规划实施方案/p"),
    ("强化生态环境、公安、检察“三方联动”执法机制，移送案件9起。", "三方联动执法机制/s"),
    ("把绿色发展理念贯穿始终，走出一条“含绿量”和“含金量”双提升之路。", "-"),
    ("市委、市政府出台了《关于建立健全生态环境保护督察整改长效机制的意见》。", "-"),
    ("贯彻国家“双减双替”部署，推进清洁取暖。", "双减双替/*"),
    ("全面实施化肥农药零增长行动，推广测土配方施肥技术，建设高标准农田40万亩。", "化肥农药使用量零增长行动/p; 高标准农田/p"),
)


def reading_of_text(raw: str, *, cities: tuple[Place, ...] = (CITY,), title: str = "") -> Reading:
    normal = normalise(raw)
    text = normal if isinstance(normal, Mapped) else normal[0]
    document = Document(
        id="d", title=title, cities=cities, type="plan", exercise="", issued="", publisher="", source="", sha256="",
        chars=len(raw),
    )
    return Reading(document, text, outline(text, cities=cities))


def facts(raw: str, *, title: str = "") -> list[Programme]:
    return [fact for _, _, fact in match(reading_of_text(raw, title=title))]


def expected(annotation: str) -> tuple[list[tuple[str, str]], list[str]]:
    """Wanted (name, type) and names that are free to be found."""
    wanted, free = [], []
    for item in annotation.split(";") if annotation != "-" else ():
        name = item.strip()
        if name.startswith("("):
            free.append(bare(name.strip("()")))
        else:
            name, _, kind = name.rpartition("/")
            wanted.append((bare(name), TYPES.get(kind, "")))
    return wanted, free


def alike(a: str, b: str) -> bool:
    return a in b or b in a


def score(sentences: tuple[tuple[str, str], ...]) -> tuple[float, float, float]:
    """Precision, recall and type accuracy."""
    hits = found = total = typed = right = 0
    for sentence, annotation in sentences:
        wanted, free = expected(annotation)
        got = [(bare(fact.name), fact.type) for fact in facts(sentence)]
        total += len(wanted)
        for name, kind in wanted:
            hit = next((g for g in got if alike(name, g[0])), None)
            if hit:
                got.remove(hit)
                hits += 1
                found += 1
                typed += bool(kind)
                right += kind == hit[1]
        found += sum(not any(alike(name, other) for other in free) for name, _ in got)
    return hits / found, hits / total, right / typed


@pytest.mark.parametrize(("sentences", "floor"), [(SENTENCES, 0.96), (UNSEEN, 0.93)], ids=["seen", "unseen"])
def test_sentences(sentences: tuple[tuple[str, str], ...], floor: float) -> None:
    precision, recall, kinds = score(sentences)
    assert min(precision, recall, kinds) >= floor, (precision, recall, kinds)


@pytest.mark.parametrize(
    "words",
    ["“双碳”目标", "碳达峰碳中和", "碳达峰、碳中和", "碳达峰与碳中和", "“碳达峰、碳中和”", "“碳达峰”“碳中和”"],
)
def test_variants_of_a_known_name(words: str) -> None:
    assert [(f.name, f.concept) for f in facts(f"扎实做好{words}工作。")] == [("双碳", "dual-carbon")]


def test_the_plan_of_action_is_another_programme_than_its_goal() -> None:
    assert [f.name for f in facts("制定碳达峰行动方案。")] == ["碳达峰行动"]


def test_a_nested_name_counts_as_the_name_it_holds() -> None:
    (fact,) = facts("深入推进《绿城市“十四五”时期“无废城市”建设实施方案》。")
    assert (fact.name, fact.type, fact.concept) == ("无废城市", "programme", "waste-free-city")


def test_coordinated_battles_are_one_row_each() -> None:
    found = facts("持续深入打好蓝天、碧水、净土三大保卫战。")
    assert [f.name for f in found] == ["蓝天保卫战", "碧水保卫战", "净土保卫战"]
    assert found[-1].evidence.quote == "净土三大保卫战"


def test_counted_list_of_unknown_actions() -> None:
    found = facts("实施河道清淤、岸坡整治、湿地提升三大行动。")
    assert [f.name for f in found] == ["河道清淤行动", "岸坡整治行动", "湿地提升行动"]


def test_a_short_name_in_the_name_of_a_body_does_not_count() -> None:
    assert facts("市河长制办公室、市乡村振兴局负责。") == []


def test_the_plan_itself_is_no_programme() -> None:
    title = "绿城市畜禽养殖提质三年行动方案"
    assert facts(f"{title}\n为加强管理,制定本方案。\n《{title}》已经市政府同意。", title=title) == []


def test_each_name_once_a_city_with_its_first_words() -> None:
    (fact,) = facts("实施“清泉”行动。\n\n继续开展清泉行动。")
    assert fact.evidence.start == 2


def test_evidence_is_exact_in_a_noisy_text() -> None:
    raw = "推進(jìn)“無廢城市”建設(shè),落實“雙隨機(jī)、一公開”。"
    found = facts(raw)
    assert [f.name for f in found] == ["无废城市", "双随机一公开"]
    for fact in found:
        fact.evidence.check(raw)
        fact.clause.check(raw)


def built(text: str, *parts: Part, cities: tuple[Place, ...]) -> Reading:
    """A reading with one clause for each part."""
    reading = reading_of_text(text, cities=cities)
    sentences = [Sentence(part.start, part.end, -1, i) for i, part in enumerate(parts)]
    clauses = [Clause(part.start, part.end, i) for i, part in enumerate(parts)]
    lines = Outline(parts=list(parts), sentences=sentences, clauses=clauses)
    return Reading(reading.document, Mapped.of_raw(text), lines)


def test_a_preface_speaks_for_all_cities_only_in_formulas() -> None:
    text = "按照可检查、可考核、可问责的思路推进无废城市建设"
    reading = built(text, Part(0, len(text), NOWHERE, "preface"), cities=(CITY, OTHER))
    found = [(fact.city.name, fact.name) for _, _, fact in match(reading)]
    assert found == [("绿城市", "可检查、可考核、可问责"), ("青江市", "可检查、可考核、可问责")]


def test_the_plan_speaks_where_a_notice_stands_before_it() -> None:
    half = "推进无废城市建设"
    parts = (Part(0, len(half), CITY, "notice"), Part(len(half), 2 * len(half), CITY, "plan"))
    ((start, _, fact),) = match(built(half * 2, *parts, cities=(CITY,)))
    assert start == len(half) + 2
    assert fact.name == "无废城市"
    (alone,) = match(built(half, parts[0], cities=(CITY,)))
    assert alone[0] == 2


def test_every_concept_has_type_and_label() -> None:
    assert set(types()) <= set(names())
    assert set(types().values()) == set(TYPES.values())
    assert len(types()) >= 300


def test_candidates_do_not_overlap() -> None:
    text = "“".join(sentence for sentence, _ in SENTENCES)
    reading = reading_of_text(text)
    words, lines = reading.text.text, reading.outline
    chosen = choose([*known(words, lines), *new(words, lines, frozenset())])
    plain = [c for c in chosen if c.rule != "coordinated"]
    assert len(plain) > 50
    assert all(a.end <= b.start for a, b in pairwise(plain))


def test_component_writes_facts_and_spans() -> None:
    reading = reading_of_text("全面推行林长制,开展“护林”行动。")
    doc = Doc(Vocab(), words=list(reading.text.text), spaces=[False] * len(reading.text.text))
    doc.user_data[KEY] = reading
    doc = Programmes(Mock(spec=Language), "kg_programmes")(doc)
    assert [fact.name for fact in reading.programmes] == ["林长制", "护林行动"]
    assert [span.text for span in doc.spans[SPAN_KEY]] == ["林长制", "“护林”行动"]
