"""The forms of all-or-none duties (全部消除, 动态清零, 全覆盖, 全面完成, 所有…), as patterns with what each needs."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from kg.extract.target import cues

NOUNS = "内容|任务|工作|问题|企业|面积|资金|人员|责任|是|为|或|项目|指标|由|职责|过程|要求|用于"


class Rule(NamedTuple):
    """A rule: its name, its pattern, the kind it gives, and what it needs.

    `signs` are the words of TRIGGER of which it needs one; `dated` needs a date in force, `sentence` one in its
    sentence. The core is a part of the pattern that begins with fixed words; it is looked for first, which is ten times
    as fast, where the pattern begins with any words.

    The pattern's groups: `before` or `after` hold the indicator's words; `near` makes the comparator `~`.
    """

    name: str
    pattern: re.Pattern[str]
    kind: str
    needs: str
    core: re.Pattern[str] | None
    signs: frozenset[str]


TABLE = (
    ("zero", "eliminate", "", "清零|出清",
     r"(?P<before>N_{2,40}?)(?:实施|实现|保持|持续|达到)?(?P<near>基本)?(?:实现)?(?:全部|全面|均|都)?“?"
     r"(?:动态)?(?:(?<!一)清零(?!战|行动|攻坚)(?:管理)?|出清)"),
    ("nil", "eliminate", "", "(?<!行)为零|为0|零发生",
     r"(?P<before>N_{3,40}?)(?:要|将|应|均|都|持续|保持|实现|控制)*(?:(?<!行)为零|为0|零发生)(?![.\d容])"),
    ("not-one", "eliminate", "", "一[台家个座处户件条艘辆口头只]不[留剩]",
     r"(?P<before>N_{2,40}?)(?:要|将|应|已经?|均|都|做到|实现|务必|保证)*一[台家个座处户件条艘辆口头只]不[留剩]"),
    ("farewell", "eliminate", "", "告别",
     r"(?P<before>N_{2,30}?)(?:要|将|已经?|全部|彻底|基本)*告别(?P<after>黑臭|劣Ⅴ类|散煤)(?:水体)?$"),
    ("none-missed", "cover", "", "一[台家个座处户件条艘辆口人]不[落漏]",
     r"(?P<before>N_{2,40}?)(?:要|将|应|已|均|都|做到|实现|务必|保证)*一[台家个座处户件条艘辆口人]不[落漏]"),
    ("all-are", "cover", "", "全部(?:更换|替换|改|换)?[为成是](?!零|0|一)",
     r"(?P<before>N_{2,40}?)(?:要|将|应|须|已|均)*全部(?:更换|替换|改|换)?[为成是](?P<after>(?!零|0|一)N_{2,20})$"),
    ("none-left", "eliminate", "", "",
     r"(?:无|没有(?:出现|发生)?|不再有|不再?发生|不再?出现|未发生|未出现)过?(?:一[天次起例个])?(?:[一二三四五六]级)?(?:及?以上)?(?P<after>(?:ABSENCE_)N_{0,10})"),
    ("covered", "cover", "", "全覆盖",
     r"(?P<verb>(?P<near>基本)?(?:实现|达到|做到|推进|推动|完成)?)(?P<before>N_{2,40}?)"
     r"(?P<near2>基本)?(?:实现|达到|做到|的)?(?:100%)?全覆盖"),
    ("whole-amount", "cover", "", "全量",
     r"(?P<before>N_{2,40}?)(?:要|将|应|须|均|实现|做到)*(?P<near>基本)?(?:实现)?全量(?:化)?(?P<after>WHOLE_)$"),
    ("daily", "cover", "sentence", "日产日清",
     r"(?P<before>N_{2,40}?)(?:要|将|应|须|均|实现|做到)*(?P<near>基本)?(?:实现|做到)?(?P<after>日产日清)"),
    ("thorough", "cover", "", "(?:全面、彻底|全面彻底|全面系统|全部)(?:整改|解决)|全面整改",
     r"(?P<before>N_{2,30}?)(?:(?:(?<=问题)|(?<=任务)|(?<=事项))(?:坚决|立即|限期|系统)整改、)*"
     r"(?:(?:全面、彻底|全面彻底|全面系统|全部)(?:整改|解决)|全面整改"
     r"(?=到位|完成|落实|(?:、[\u4e00-\u9fff]{2}整改)+$))(?:到位|完成|落实|(?:、[\u4e00-\u9fff]{2}整改)+)?"),
    ("all-suspended", "cover", "", "(?:停产|停业|限产)(?:整治|整顿|整改|治理)$",
     r"(?P<before>N_{2,40}?)(?:要|将|应|已|均|依法)*(?:全部|一律)(?:实施|依法|予以)?(?P<after>(?:停产|停业|限产)(?:整治|整顿|整改|治理))$"),
    ("all-removed", "eliminate", "", "(?:基本|全部|全面|彻底|一律|悉数|尽数)(?:实现|得到)?(?:REMOVAL_)",
     r"(?P<before>N_{2,40}?)(?:要|将|应|已|均|实现|得到)*(?:(?P<near>基本)|全部|全面|彻底|悉数|尽数|(?<![的者])(?<!逾期)一律)"
     r"(?:实现|得到)?(?:REMOVAL_)(?P<tail>"
     r"(?:整合|到位|完成|退出|取缔|关闭|停用|销号|清零|改造|搬迁|或|、|和|并|REMOVAL_)*"
     r"(?:(?<=[或并])(?:改|替|采|使|接|纳)N_{1,14})?)$"),
    ("remove-all", "eliminate", "", "(?:全部|全面|彻底|基本)(?:停止)?(?:REMOVAL_)",
     r"(?P<where>[^,;。:!?力]{3,24}?)?(?:全部|全面|彻底|(?P<near>基本)(?!建|形|完|实))"
     r"(?:停止)?(?:REMOVAL_)(?:和|、|并)?(?:REMOVAL_)?(?P<after>(?![或并和及、])N_{2,60})"),
    ("quanmian-done-of", "cover", "", "全面(?:完成|实现)",
     r"(?P<before>N_{3,60}?)(?:要|将|应|须|已|均|实现|得到)*全面(?:完成|实现)"
     r"(?P<after>[\u4e00-\u9fff]{2,5})$"),
    ("quanmian-done", "cover", "", "",
     r"全面(?:系统|彻底|按期|高质量|如期)?(?:QUANMIAN_)(?<!整改)(?P<after>N_{2,60})"),
    ("remove-absence", "eliminate", "dated", "消除",
     r"(?:稳定|持续|有效|逐步|坚决|加快)?消除(?P<after>N_{0,14}?(?:ABSENCE_)N_{0,10})"),
    ("absence-removed", "eliminate", "dated", "(?:消除|清零|退出)$",
     r"(?P<before>N_{0,14}?(?:ABSENCE_)N_{0,10}?)(?:得到|实现|稳定)?(?:消除|清零|退出)$"),
    ("removal-done", "eliminate", "dated", "(?:REMOVED_)(?:工作)?$",
     r"完成(?P<after>N_{3,40}(?:REMOVED_))(?:工作)?$"),
    ("stopped", "eliminate", "sentence", "",
     r"(?P<verb>STOP_)(?P<after>N_{2,40})"),
    ("supplied", "cover", "sentence", "",
     r"全面(?P<verb>SUPPLY_)(?P<after>N_{2,60})"),
    ("all-done", "cover", "", "基本(?:FINISHED_)|全部",
     r"(?P<before>N_{0,60}?)(?:要|将|应|须|已|均|实现)*(?:(?P<near>基本)"
     r"(?!完成|建成|达到|实现|形成|建立)(?P<after2>(?:FINISHED_)N_*)|全部(?!NOUNS_)"
     r"(?P<after>[\u4e00-\u9fff]{2}N_*))"),
    ("nearly", "cover", "", "基本实现",
     r"^(?P<near>基本)实现(?P<after>N_{4,20}(?<!目标)(?<!任务)(?<!现代化)(?<!要求))$"),
    ("quanmian-done-after", "cover", "", "全面(?:QUANMIAN_)",
     r"(?P<before>N_{2,60}?)(?:要|将|应|须|已|均|实现|得到)*全面(?:QUANMIAN_)(?<!整改)"
     r"(?:到位|完成)?(?P<tail>N_{0,6})$"),
    ("all-before", "cover", "", "",
     r"全部(?P<after>(?:FINISHED_)N_{2,60})"),
    ("every-one", "cover", "dated", "所有",
     r"(?:^|全市|全区|全县|我市|辖区内)(?P<after>所有(?!制|者|权|人民|的人)N_{4,40}(?<!标准)(?<!要求)(?<!目标)(?<!类))$"),
    ("every", "cover", "", "所有",
     r"(?P<covered>N_{2,40}?覆盖)?(?:(?<=覆盖)|对|实施|确保|实现|完成|将|推动)(?P<after>所有(?!制|者|权|人民)N_{2,40})"),
)  # fmt: skip
"""Name, kind, need, core and pattern of each rule; the first that matches wins.

Words in capitals stand for classes of cue words."""


SIGNS = {
    "zero": "清零 出清",
    "none-missed": "不落 不漏",
    "all-are": "全部",
    "nil": "为零 为0 零发生",
    "not-one": "不留 不剩",
    "farewell": "告别",
    "none-left": "无 没有 不发生 未发生 不出现 未出现",
    "covered": "全覆盖",
    "whole-amount": "全量",
    "daily": "日产日清",
    "thorough": "全面 全部",
    "all-suspended": "全部 一律",
    "all-removed": "基本 全部 全面 彻底 一律 悉数 尽数",
    "remove-all": "基本 全部 全面 彻底",
    "quanmian-done-of": "全面",
    "quanmian-done": "全面",
    "remove-absence": "消除",
    "absence-removed": "消除 清零 退出",
    "removal-done": "完成",
    "stopped": "停止 禁止 停售",
    "supplied": "全面",
    "nearly": "基本",
    "all-done": "基本 全部",
    "quanmian-done-after": "全面",
    "all-before": "全部",
    "every-one": "所有",
    "every": "所有",
}
"""Words of which each rule needs one in the clause."""
TRIGGER = re.compile(
    "全量|告别|不留|不剩|不落|不漏|出清|悉数|尽数|日产日清|为零|为0|零发生|全部|全面|基本|彻底|一律|清零|全覆盖|所有|完成|不发生|未发生|不出现|未出现|无|没有|消除|停止|禁止|停售|退出"
)


@cache
def rules() -> tuple[Rule, ...]:
    """The table with its classes of words filled in."""
    classes = {
        "N_": "[^,;。:!?]",
        "NOUNS_": NOUNS,
        "REMOVED_": "拆除|清拆|取缔|关停|关闭|淘汰|清退|清零|腾退|拆毁|清除",
        "REMOVAL_": cues.one_of("removal"),
        "ABSENCE_": cues.one_of("absence"),
        "FINISHED_": cues.one_of("finished"),
        "QUANMIAN_": cues.one_of("finished-after-quanmian"),
        "SUPPLY_": cues.one_of("supply"),
        "WHOLE_": cues.one_of("whole-amount"),
        "STOP_": cues.one_of("stop"),
    }
    word = re.compile("|".join(sorted(classes, key=len, reverse=True)))

    def filled(pattern: str) -> re.Pattern[str]:
        return re.compile(word.sub(lambda m: classes[m[0]], pattern))

    return tuple(
        Rule(name, filled(pattern), kind, needs, filled(core) if core else None, frozenset(SIGNS[name].split()))
        for name, kind, needs, core, pattern in TABLE
    )


@lru_cache(maxsize=256)
def rules_of(signs: frozenset[str]) -> tuple[Rule, ...]:
    """The rules that one of these words lets through."""
    return tuple(rule for rule in rules() if rule.signs & signs)
