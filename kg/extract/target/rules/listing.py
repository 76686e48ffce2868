"""What the counts of a list have in common, which stands with the last of them."""

from __future__ import annotations

import re

from kg.extract.target.rules.uncounted import deeds

NOUN = re.compile(r"(?:\([^()]{1,8}\)|[^,;。:、!?])*")
WHOLLY = re.compile(
    r"消除(?=劣)|全部|全面(?!启动|推进|开展|推行|实施|加强|展开|铺开)|(?<![日年月人平户])均(?!衡|等)|全数|一律|彻底"
)
RANK = re.compile("国家级|省级|市级|县级|区级|国控|省控|市控|国考|省考|市考|县考")
RANKED = re.compile(rf"[\d.]+余?[\u4e00-\u9fff](?:{RANK.pattern})([^,;。:、\d]{{2,24}})")
DONE_TO = re.compile(
    "(?:超低排放|提标|提质|增效|节能|降碳|清洁化?|深度|综合|煤改气|煤改电|脱硫|脱硝|除尘|达标|升级|扩容|技术|环境|生态|污染|规范化?|标准化)*"
    "(?:改造|治理|整治|修复|提标|建设|升级)(?:任务|工程|工作)?$"
)
LISTED_ACT = re.compile("(?:完成|实施|推进|启动|开展|推动|加快)[^,;。、]{0,12}?[\\d.]+[\u4e00-\u9fff]{1,2}$")
"""What is done to all of a list, and the verb before the first of its figures."""
JOINTS = ("、", "和", "及")


def named(text: str, noun: str, end: int, stop: int) -> str:
    """The noun of a count with what the last count of its list says of all of them."""
    done = predicate(text, noun, end, stop)
    return noun.rstrip("和及") + done if done else noun + ranked(text, noun, end, stop)


def predicate(text: str, noun: str, end: int, stop: int) -> str:
    """What is done to the things of a list of counts, which stands with the last.

    3座水泥窑、5条生产线全部改造; 完成4台烧结机、2座焦炉超低排放改造.
    """
    if not noun or RANK.fullmatch(noun) or (text[end:stop] or noun[-1]) not in JOINTS:
        return ""
    after = NOUN.match(text, stop)
    act = DONE_TO.search(after[0]) if after and LISTED_ACT.search(text, 0, end - len(noun)) else None
    if act and act.start() >= 2 and not (deeds().search(noun) or DONE_TO.search(noun)):
        return act[0]
    if text[end:stop] != "、":
        return ""
    wholly = WHOLLY.search(after[0]) if after else None
    return wholly.string[wholly.start() :] if wholly else ""


def ranked(text: str, noun: str, end: int, stop: int) -> str:
    """What things of several ranks are, which stands with the last (1个国家级、2个省级自然保护区建设)."""
    if not RANK.fullmatch(noun) or text[end:stop] not in JOINTS:
        return ""
    after = RANKED.match(text, stop)
    return after[1] if after else ""
