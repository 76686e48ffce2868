"""The kind of a document and the inspection that it answers, by its title and its opening."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target.dating.issued import twofold
from kg.text.words import alternatives

OPENING = 1500
PRESENTED = 300
"""Characters in which a page that presents a plan names it."""
DECIDED = re.compile("关于.{4,60}的决定》?$")
OF_PERSONS = re.compile("表彰|表扬|处罚|废止|修改|修订|任免|任命|命名|授予|批准|撤销")
"""What a decision is about that sets no aims."""
WORK_REPORT = re.compile(r"(?<!作)(?<!作《)政府工作报告|(?:人大|人民代表大会).{0,12}工作报告|工作报告$")
PRESS = re.compile(r"公开.{0,30}(?:方案|情况)|新闻(?:通稿|发布)|答记者问")
NEWS = re.compile(r"讯[\s(:,\d记本]|记者|获悉|通讯员|本报|新华社")
TOLD = re.compile("同比|较去年同期|比去年|比上年|截[至止]目前|今年以来|累计(?:完成|建成)|全年(?:共|累计|整治)?完成")
ANNOUNCES = re.compile("《[^《》\n]{4,60}(?:方案|计划|规划|意见|办法)》|(?:制定|编制)本|(?:方案|计划|规划)$")
"""A text that compares what was reached tells news, unless it presents a plan."""
EXERCISE = re.compile(
    "中央(?:第[一-龥]{1,2})?(?:生态)?环境(?:保护)?督察|省(?:级|第[一-龥]{1,2})?(?:生态)?环(?:境|保)(?:保护)?督察"
)
ROUND = re.compile("第([一二三四])轮")
ISSUED = re.compile("关于(?:印发|转发|批转|下发|发布《)")
REPORTED = "[^,。;]{0,3}(?:的?(?:情况)?(?:报告|通报|公示|公告|函|说明|汇报|简报|简介))?(?:情况说明)?"
PUBLIC = re.compile("(?:整改|完成|落实)[^,。;]{0,12}情况[^。;]{0,12}(?:予以|进行|给予)?(?:公示|公开|公告)")
"""A notice to the public that something has been put right."""
TODAY = re.compile("(?:近日|日前|近期|昨日|据悉),?")
MADE = re.compile("[制编]定本?(?:工作|实施|行动|具体)?(?:方案|计划|规划|细则|意见)|特?[制编]定《")
"""How a plan begins that lost its title."""


def type_of(title: str, text: str, *, own: bool = True) -> str:
    """One of DOCUMENT_TYPES, by the title and the opening; `own`: the title is not that of a plan only presented.

    >>> type_of("宁波市大气污染防治行动计划", "")
    'plan'
    """
    if not own and NEWS.search(text[:OPENING]):
        return "news"
    if WORK_REPORT.search(title):
        return "work-report"
    if PRESS.search(title):
        return "press-notice"
    if _report().search(title) or twofold(title):
        return "progress-report"
    if ISSUED.search(title) or _plan().search(title):
        return "plan"
    if DECIDED.search(title) and not OF_PERSONS.search(title):
        return "plan"
    if re.search("各位代表", text[:OPENING]):
        return "work-report"
    return _by_opening(title, text[:OPENING])


def _by_opening(title: str, opening: str) -> str:
    if PUBLIC.search(opening[:PRESENTED]):
        return "progress-report"
    if NEWS.search(opening) or _tells(title, opening):
        return "news"
    return "plan" if MADE.search(opening) and not TODAY.search(opening[:PRESENTED]) else "other"


def _tells(title: str, opening: str) -> bool:
    """Whether a text without the marks of a paper's news reports what was reached all the same."""
    return len(TOLD.findall(opening)) > 1 and not ANNOUNCES.search(title) and not ANNOUNCES.search(opening[:PRESENTED])


@cache
def _report() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('report')}){REPORTED}[)》]*$")


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('plan')})(?:\\([^()]*\\)){{0,3}}(?:的?通知)?》?(?:全文|文本|正文)?$")


def exercise_of(title: str, text: str) -> str:
    """The inspection that a document answers: its level, its round, whether it is a look-back; "" if none.

    >>> exercise_of("某市贯彻落实第二轮中央生态环境保护督察报告整改方案", "")
    'central inspection, round 2'
    """
    words = title if "督察" in title else text[:400]
    found = EXERCISE.search(words) if "督察" in words else None
    if not found:
        return ""
    number = ROUND.search(words)
    parts = ["central inspection" if found[0].startswith("中央") else "provincial inspection"]
    parts += [f"round {'一二三四'.index(number[1]) + 1}"] if number else []
    parts += ["look-back"] if "回头看" in words else []
    return ", ".join(parts)
