"""Figures that count nothing to be done: the plan's own parts, findings, descriptions, appositions and periods."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Scene
from kg.extract.target.phrases import phrase
from kg.extract.target.rules import moves, tasks
from kg.extract.target.rules.states import STATE
from kg.values.quantities import Quantity

DESCRIBED = re.compile(r"现有|共有|拥有|原有|建有|下辖|总人口|常住")
HAD = re.compile("(?:现有|共有|原有)的?$")
APPOSITION = re.compile(r"(?:这|上述|以下|如下|其他|其余|另外?|每|各|同一|任何|某)$")
WHOLLY = re.compile("全部|全面|全数|一律|均(?!衡|等)")
"""A duty of all of what is there (现有92家印染企业年底前全部达标)."""
INDICATORS = re.compile("[^,;]{0,6}(?:指标|污染物|因子)的?(?:年|日|月|平均|评价|监测)*(?:浓度|均值)")
"""What is measured of several indicators, whose number counts nothing (六项指标年均浓度达到二级标准)."""
BY = re.compile("由[^,;。]{0,24}$")
WITHIN = re.compile("[\u4e00-\u9fff]{0,8}(?:断面|点位|测点|站点)中(?!心|的?全部)")
"""All of which some are told (36个断面中优于Ⅲ类的30个)."""
BORNE = re.compile("[^,;。]{0,24}?(?:承担|负责|落实|牵头|分担)")
BINDING = ("约束性", "预期性", "约束性指标", "预期性指标", "约束性指标有", "预期性指标有")
"""Parts of the plan's own indicators (其中约束性9项)."""
REGIONS = ("县", "市", "区", "县区", "市县", "区县", "镇", "乡", "村")
"""Units that number where something is, if a number of something else follows (9县污水处理厂改造完成7座)."""
NEXT = re.compile(r"[\u4e00-\u9fff]{0,24}\d+(?![\d县市区镇乡村个%.年月])")
WIDER = ("全国", "全省", "我国", "全球")
REST = re.compile("(?:尚未|还未|未)(?:完成|整改|办结|销号|达标|退出)(?:到位|整改)?的$")
"""What is still to be done (尚未完成的5项6月底前全部完成), which is no fault found."""
READ = re.compile("(?:浏览|点击|阅读|访问|下载|播放)(?:量|数|次数)?:?$")
"""How often a page has been read."""
OWNERS = re.compile("[\u4e00-\u9fff]{0,6}(?:电厂|热电厂|企业|公司|单位)\\d+(?:台|座|套|条|个)(?!百分)")
"""Firms whose plants are counted right after them (6家电厂17台机组的超低排放改造)."""
STOPPED = re.compile("(?:一律|全部|依法|责令|实施|实行|予以)+[^,;。]{0,4}(?:停产|停业|关停|停工|停建)")
"""What is done to those who are at fault (对逾期未达标的17家企业一律停产整治)."""
SHARED = re.compile("[%克]")
SHARE_AFTER = re.compile(r"[^,;。]{2,60}?[\d.]+(?:%|微克|毫克)")
NAMED = re.compile("[、和及与][\u4e00-\u9fff]{1,8}$")
"""Names in a list, which a numeral sums up (甲、乙两座污水处理厂)."""
PUNISHED = ("处罚", "处罚决定", "处罚决定书", "罚单", "案", "案件")
"""What is counted of those who are fined or pay, whose money is not."""
AT_LEAST = re.compile("(?:至少|不少于|最少)[\u4e00-\u9fff]{0,6}$")
STILL = re.compile("(?:任务|问题)?(?:正在?|仍在?)(?:持续|加快|加紧|有序|稳步|抓紧)*(?:推进|整改)")
MEETING = ("会议", "常务会", "党组会")
ADMINISTRATIVE = re.compile(r"^(?:部门|月|季度?|工作日|小时|百分|[一二三四五六七八九十]年)")


@cache
def deeds() -> re.Pattern[str]:
    return re.compile(
        f"{cues.ahead('deed')}(?<!在线)(?!(?<=环境)保护)"
        + cues.one_of("deed")
        + "(?![区率量]|用地|总值|空气(?!自动|微?站|监测)|天然气(?!用户|管|车|公交|汽车|锅炉)|厂(?!房|区))"
    )


@cache
def _structure() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:[\u4e00-\u9fff]{{0,4}})?{cues.one_of('structure')}$|^{cues.one_of('structure')}(?!建设|改造|项目|数|完)"
    )


@cache
def _drafting() -> re.Pattern[str]:
    return re.compile("制定|编制|出台|印发|建立|健全|完善|修订|实施")


@cache
def _descriptive() -> re.Pattern[str]:
    return re.compile(cues.one_of("descriptive") + r"(?:约|近|的|为)?$")


def excluded(scene: Scene, q: Quantity, left: str, noun: str) -> bool:
    """Counts of the plan's own parts, findings, descriptions, appositions and periods."""
    if (q.unit.name == "项" and INDICATORS.match(noun)) or ("由" in scene.text and _bears(scene.text, q)):
        return True
    if q.unit.name == "次" and READ.search(left):
        return True
    if q.unit.name == "家" and OWNERS.match(scene.text, q.end) and not deeds().search(left):
        return True
    if noun.endswith(("达到", "达", "为")) and not APPOSITION.search(left):
        return True
    if APPOSITION.search(left) or ADMINISTRATIVE.match(noun) or (not noun and left.endswith(("明确", "提出"))):
        return True
    task = cues.search("task").search(noun) is not None
    if _summed(q, left, noun, task) or (q.unit.name in REGIONS and NEXT.match(scene.text, q.end)):
        return True
    if q.form == "han" and not left.endswith("等") and not _governed(scene, left, q, noun):
        return True
    bare = phrase.clean(noun)
    if q.unit.kind == "count" and not task and cues.search("structure").search(bare) and _structure().match(bare):
        return not (_drafting().search(left) and q.form == "arabic")
    if noun.endswith("中") or WITHIN.match(noun) or noun.startswith(("范围", "以内范围", "区域内", "沿线")):
        return True
    if _described(left, noun, task):
        return True
    dealt = ("未" in left and REST.search(left)) or ("停" in noun and STOPPED.search(noun))
    faulty = not dealt and cues.found_fault(scene.text, 0, len(scene.text))
    if faulty and not tasks.given(scene.text, 0, q.end):
        return True
    if q.unit.kind == "count" and SHARED.search(scene.masked, q.end) and SHARE_AFTER.match(scene.masked, q.end):
        return True
    if (q.unit.name == "次" and (noun.startswith(MEETING) or "会议" in noun[:8])) or STILL.match(noun):
        return True
    if q.unit.kind == "count" and left.endswith(PUNISHED):
        return False
    return bool(cues.search("budget").search(left[-6:]))


def _bears(text: str, q: Quantity) -> bool:
    """Whether those are counted who bear a task (由12个县区和9个部门分别承担)."""
    return BY.search(text, 0, q.start) is not None and BORNE.match(text, q.end) is not None


def _summed(q: Quantity, left: str, noun: str, task: bool) -> bool:
    """What sums up a list, or the people or indicators of a place or a plan (甲、乙等四个; 约束性9项)."""
    lone = q.form == "han" and q.right - q.left <= len("四个")
    if left.endswith("等") and (lone or not (deeds().search(left + noun) or STATE.search(noun) or task)):
        return True
    if q.unit.name == "人" and q.comparator == ">=" and left.endswith("人口"):
        return True
    return left.endswith(WIDER) or (q.unit.kind == "count" and left.endswith(BINDING))


def _described(left: str, noun: str, task: bool) -> bool:
    """What a place has, unless it is tasks or all of it is to be dealt with (现有92家企业年底前全部达标)."""
    if task or (WHOLLY.search(noun) and HAD.search(left)):
        return False
    has = DESCRIBED.search(left) is not None and not deeds().search(left)
    return has or _descriptive().search(left) is not None


def _governed(scene: Scene, left: str, q: Quantity, noun: str) -> bool:
    """A Chinese numeral counts after a verb, a comma or at the start (建成两座), or where its noun stands before it."""
    text, verbs = scene.text, [m.end() for m in deeds().finditer(left)]
    closes = text[q.end : q.end + 1] in moves.SENTENCE_END
    if q.value == 1:
        return bool(verbs) and (
            (closes and verbs[-1] < len(left)) or ("少" in left and AT_LEAST.search(left) is not None)
        )
    if not left or text[q.start - 1] in ",;、:" or left.endswith(("了", "共")):
        return True
    if left.endswith(("将", "把")):
        return deeds().search(noun) is not None
    if (
        noun
        and q.unit.kind == "count"
        and q.unit.name not in ("个", "县", "市", "区", "镇", "乡")
        and q.value != 1
        and deeds().search(noun)
        and NAMED.search(left)
    ):
        return True
    return (closes and bool(verbs or scene.deed)) or (bool(verbs) and verbs[-1] == len(left))
