"""Frequencies: 每季度至少研究一次, 按月调度, 月调度、季通报、年考核, 每年9月底前报备案."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues, phrase
from kg.extract.target.found import Found, Scene
from kg.values.numbers import chinese

PERIODS = {
    "半年": "次/半年",
    "季度": "次/季度",
    "季": "次/季度",
    "月度": "次/月",
    "月": "次/月",
    "周": "次/周",
    "星期": "次/周",
    "旬": "次/旬",
    "年度": "次/年",
    "年": "次/年",
    "日": "次/日",
    "天": "次/日",
    "个月": "次/月",
    "两周": "次/两周",
    "两个月": "次/两月",
    "半月": "次/半月",
    "半个月": "次/半月",
    "双周": "次/两周",
}
PERIOD = re.compile("[日天周期旬月季年]")
"""Every name of a period has one of these characters."""
REGULAR = re.compile("制|机制|实行|建立|坚持|执行|落实|调度|开展")
TOWARDS = re.compile("对([\u4e00-\u9fff]{2,12})$")
"""To what it is done (对整治进度一周一督查)."""
ONCE = re.compile("[日天周旬月季年度]一")
DIGIT = re.compile(r"\d")
_NAME = "半个月|半年|季度|个月|半月|月度|年度|星期|双周|季|月|周|旬|年|日|天"
TIMES = re.compile(
    rf"每(?:个)?(?P<period>{_NAME})(?P<date>\d{{1,2}}月(?:底|末)?前|(?:底|末|初)前?)?(?P<act>[^,;。]{{0,40}}?)(?P<sign>至少|不少于|不低于|原则上)?(?P<act2>(?:(?!至少|不少于|不低于)[^,;。\d]){{0,14}}?)(?P<n>\d+|[一二两三四五六])次(?P<more>以上)?(?P<object>[^,;。]{{0,20}})"
)


@cache
def _every() -> re.Pattern[str]:
    return re.compile(
        rf"(?:每个?|按|逐)(?P<period>{_NAME})(?P<date>\d{{1,2}}月(?:底|末)?前|(?:底|末|初)前?|\d{{1,2}}日前)?(?P<act>[^,;。、\d]{{0,10}}?{cues.one_of('act-often')}[^,;。、]{{0,24}})"
    )


@cache
def _once() -> re.Pattern[str]:
    return re.compile(
        r"(?:[一每](?P<period>季度|[日天周旬月季年])|(?P<half>半年))一"
        rf"(?P<act>{cues.one_of('act-regular', 'act-often')})(?!次|度)"
    )


@cache
def _short() -> re.Pattern[str]:
    acts = cues.one_of("act-regular")
    return re.compile(
        rf"(?P<period>[日周旬月季年])(?<![\d底末每按个度全近当本上今去半一至逐].)(?P<act>{acts})(?!度|书|表|会议室)"
    )


def frequency(scene: Scene) -> list[Found]:
    """Rows of a clause that says how often something is done; it has a character of PERIOD."""
    text = scene.text
    every = "每" in text
    match = TIMES.search(text) if every else None
    if match:
        return [_counted(scene, match)]
    once = [
        Found(
            m.start(), m.end(), "frequency-once", _subject(scene, m.start()) + m["act"] + "次数", "count", "=", 1.0,
            None, PERIODS[m["period"] or m["half"]], deadline="",
        )
        for m in (_once().finditer(text) if "一" in text and ONCE.search(text) else ())
    ]  # fmt: skip
    if once:
        return once
    found = [
        Found(
            m.start(),
            m.end(),
            "frequency-short",
            _subject(scene, m.start()) + m["act"] + "次数",
            "count",
            "=",
            1.0,
            None,
            PERIODS[m["period"]],
            deadline="",
        )
        for m in _short().finditer(text)
    ]
    if found:
        return found if len(found) > 1 or REGULAR.search(text) else []
    if not (every or "按" in text or "逐" in text):
        return []
    return _regular(text)


def _regular(text: str) -> list[Found]:
    """每月调度, 按季通报, 逐月考核."""
    return [
        Found(
            m.start(), m.end(), "frequency", phrase.clean(m["act"]).removeprefix("将") + "次数", "count", "=", 1.0,
            None, PERIODS[m["period"]], deadline="",
        )
        for m in _every().finditer(text)
        if not DIGIT.search(m["act"])
    ]  # fmt: skip


def _counted(scene: Scene, match: re.Match[str]) -> Found:
    number = match["n"]
    value = float(number) if number.isdigit() else chinese(number)
    sign = ">=" if match["more"] or (match["sign"] and match["sign"] != "原则上") else "="
    act = phrase.clean(
        re.sub("至少|不少于|不低于|分别|各|召开一|原则上", "", (match["act"] + match["act2"])) + match["object"]
    )
    name = (_subject(scene, match.start()) + act) + "次数"
    return Found(
        match.start(),
        match.end(),
        "frequency-times",
        name,
        "count",
        sign,
        value,
        None,
        PERIODS[match["period"]],
        deadline="",
    )


def _subject(scene: Scene, end: int) -> str:
    """Who does it: what stands before in the clause."""
    start, stop = phrase.cut(scene.text, 0, end)
    words = scene.text[start:stop]
    if towards := TOWARDS.search(words):
        return towards[1]
    return (
        words if len(words) <= 24 and not re.search("对|按照|建立|实行|要|落实|执行|办公室|局|会同|部门", words) else ""
    )
