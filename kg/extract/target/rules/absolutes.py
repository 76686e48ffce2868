"""All-or-none duties: 全部消除, 基本消除, 动态清零, 无劣Ⅴ类, 全覆盖, 全面完成, 所有…"""

from __future__ import annotations

import re

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import lists, naming, phrase
from kg.extract.target.rules import water
from kg.extract.target.rules.forms import TRIGGER, Rule, rules_of
from kg.extract.target.rules.naught import naught

PLACE = re.compile(r"(?:区|城|县|市|镇|村|乡|流域|河道|范围内|段|领域|行业|断面|河流)$")
ONLY_VERBS = re.compile("^(?:此后|今后|以后|继续|并|已|率先|首次|实行|实施|实现|保持|达到)+$")
BEGUN = re.compile("^了?(?:已有|现有|[我全本][市区县])?")
OVERALL = re.compile("总体(?:上)?(?:得到|实现)?(?:消除|清零|完成|达到)")
LEAST = re.compile("(?:达到)?(?:或|及)?(?:优于|好于)[^,;。]{0,10}类|类(?:及|或)?以上(?:水平|标准)?$")
STRIVE = re.compile(r"(?:力争|争取)(?:[^,;。\d]|(?<=[A-Za-z\d.])\d|[1-9一二三四五]年)*$")
NOUGHT = {"天数": "天", "率": "%", "比例": "%", "占比": "%"}
"""Indicators of which 为零 is a level, and their units."""
RELATIVE = re.compile(r"的[\u4e00-\u9fff]|(?:时|后|前提下|基础上|的)$")


def absolutes(scene: Scene, taken: list[Found]) -> list[Found]:
    """All-or-none rows of a clause that no figure has taken."""
    text = scene.text
    signs = TRIGGER.findall(text)
    nought = "零" in text or text.count("无") > 1
    if not (signs or nought) or cues.rhetorical(text):
        return []
    begin = 0
    for other in taken:
        if other.kind in ("eliminate", "count"):
            return []
        begin = max(begin, other.end)
    if nought and (rows := naught(scene, 0)):
        return rows
    for rule in rules_of(frozenset(signs)):
        if rule.core and not rule.core.search(text, begin):
            continue
        if (rule.needs == "dated" and not (scene.dated or scene.goal)) or (
            rule.needs == "sentence" and not scene.recent
        ):
            continue
        match = rule.pattern.search(text, begin)
        if match is None:
            continue
        row = _row(scene, rule, match)
        if row:
            return _each(scene.text, row)
    return []


def _row(scene: Scene, rule: Rule, match: re.Match[str]) -> Found | None:
    groups = match.groupdict()
    name, start, end = "", match.start(), match.end()
    if groups.get("before") is not None:
        first, last = _undated(scene, match, "before")
        name, start = ONLY_VERBS.sub("", scene.text[first:last].strip("将、")), first
        name = name if name.startswith(("其余", "其他", "其它")) else name.removeprefix("其")
        if not name and groups.get("tail"):
            return None
        name = name or phrase.topic(scene.topic) or (naming.thing(scene.counted) if scene.counted else "")
        if not name:
            return None
    after = phrase.clean(BEGUN.sub("", groups.get("after") or groups.get("after2") or ""))
    if after:
        if after in ("到位", "完成", "整改到位"):
            after = ""
        joined = name and (rule.kind == "cover" or rule.name == "farewell")
        name = name + after if joined else name or after or phrase.topic(scene.topic)
        end = max(match.end(group) for group in ("after", "after2") if groups.get(group))
    name, start = _led(scene.text, match, name, start)
    stop = match.end("where") if groups.get("where") else match.start()
    if rule.kind == "eliminate" and name == after and (of := water.before(scene.text, stop, after)):
        name, start = of[0] + name, of[1]
    name = _smelling(scene, match) + name if name == "黑臭" and groups.get("where") else name
    if groups.get("tail") and RELATIVE.search(groups["tail"]):
        return None
    if name.startswith("逾期") or len(phrase.clean(name)) < 2 or _relative(scene.text, match.end()):
        return None
    near, verb = any(value for key, value in groups.items() if key.startswith("near")), groups.get("verb") or ""
    name += _done_with(rule.name, verb)
    if groups.get("before") is None and start == match.start() and groups.get("where"):
        start = match.end("where")
    start = min(start, end - 1)
    if rule.name == "nil":
        return _nil(start, end, phrase.clean(name))
    kind = "eliminate" if "销号" in match[0] and cues.search("absence").search(name) else rule.kind
    stretch = STRIVE.search(scene.text[:end]) is not None
    sign = "~" if near or OVERALL.search(match[0]) else ">=" if LEAST.search(match[0]) else "="
    return Found(start, end, rule.name, phrase.clean(name)[:60], kind, sign, stretch=stretch)


def _smelling(scene: Scene, match: re.Match[str]) -> str:
    """The waters that shall smell no longer (周溪河、黄塘河2018年底前基本消除黑臭)."""
    return scene.text[slice(*_undated(scene, match, "where"))]


def _undated(scene: Scene, match: re.Match[str], group: str) -> tuple[int, int]:
    """The span of the phrase in a group, without a date that closes it."""
    first, last = match.span(group)
    last = next((d.start for d in scene.dates if first < d.start < last <= d.end), last)
    return phrase.cut(scene.text, first, last)


def _done_with(rule: str, verb: str) -> str:
    """What a name ends with that says what is stopped, or with what all is supplied."""
    if rule == "stopped":
        return verb.removeprefix("停止").removeprefix("禁止")
    return verb if rule == "supplied" else ""


NUMBERED = re.compile(
    r"(?P<value>\d+)(?P<unit>[个处条段家座项台口])(?P<what>[^\d]{2,30})|(?P<of>[^\d]{2,30})(?P<of_them>\d+)(?P<each>[个处条段家座项台口])"
)
"""What is to be gone with its number before or behind it (消除黑臭水体4处, 4处黑臭水体基本消除)."""


WATERS = re.compile("断面|水质|水体|点位")
OF_THEM = re.compile(
    r"(?:现在|如今|目前|[^\d]{2,16}等)?(?P<value>\d+)(?P<unit>[个处条段家座项台口户])(?P<what>[^\d]{3,30})$"
)
"""What has been done to all of a number of things (11个村全部通了管网)."""


def _each(text: str, row: Found) -> list[Found]:
    """One row for each of the things that one verb leaves none of, or that attain one standard."""
    gone = row.kind == "eliminate"
    if gone and row.value is None and (number := NUMBERED.fullmatch(row.indicator)):
        what, unit = number["of"] or number["what"], number["unit"] or number["each"]
        value = float(number["value"] or number["of_them"])
        return [row._replace(indicator=what, value=value, unit=unit)]
    if row.kind == "cover" and row.value is None and (of := OF_THEM.match(row.indicator)):
        kind = "cover" if WATERS.search(of["what"]) else "count"
        return [row._replace(indicator=of["what"] + "数", value=float(of["value"]), unit=of["unit"], kind=kind)]
    names = water.rid(row.indicator) or lists.absent(row.indicator) if gone else lists.attaining(row.indicator)
    if not names:
        return [row]
    rows, at = [], row.start
    for name in names:
        own = text.find(name[:4], at, row.end)
        at = own if own >= 0 else at
        rows.append(row._replace(start=at, indicator=name))
    return rows


def _led(text: str, match: re.Match[str], name: str, start: int) -> tuple[str, int]:
    """The name and its start with the place, or with what is to cover all of it, before it."""
    for group in ("covered", "where"):
        if match.groupdict().get(group):
            first, last = phrase.cut(text, match.start(group), match.end(group))
            if group == "covered" or PLACE.search(text[first:last]):
                return text[first:last] + name, first
    return name, start


def _nil(start: int, end: int, name: str) -> Found:
    """为零: a level of an indicator that has a unit, else all gone."""
    unit = next((unit for ends, unit in NOUGHT.items() if name.endswith(ends)), "")
    if unit:
        return Found(start, end, "nil", name, "level", "=", 0.0, None, unit)
    return Found(start, end, "nil", name, "eliminate", "=")


def _relative(text: str, end: int) -> bool:
    """The words are an attribute of what follows (全部完成的任务), not a duty."""
    return text[end : end + 1] == "的"
