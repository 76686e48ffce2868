"""Names whose beginning is free text: leading groups, task forces, firms, zones (某市水环境治理工作领导小组)."""

from __future__ import annotations

import re

from kg.extract.body.forms import (
    BETWEEN,
    HARD,
    LEVEL,
    NO_NAME,
    OBJECT,
    OFFICE,
    PREFIXED,
    STOP,
)
from kg.extract.body.name import Name
from kg.extract.body.places import name_start, place_start
from kg.extract.body.words import TOWNSHIPS, words


def region(text: str, start: int, width: int) -> int:
    """Where a free name may begin: after the last punctuation and the last word that cannot be part of it."""
    begin = max(0, start - width)
    for mark in HARD.finditer(text, begin, start):
        begin = mark.end()
    for stop in STOP.finditer(text, begin, start):
        begin = stop.end()
    return begin


QUOTED = re.compile("“[^“”《》\n,。;:]{2,12}”$")
LONGEST_QUOTED = 14
"""What a group is named for, in quotation marks (市“双碳”工作领导小组), with its marks."""


def free(text: str, kind: str, start: int, end: int) -> Name | None:
    hard = max(0, start - 45)
    for mark in HARD.finditer(text, hard, start):
        hard = mark.end()
    begin = region(text, start, 45)
    prefix = next((p for p in PREFIXED.finditer(text, hard, start) if not _in_place(text, begin, p.start())), None)
    if prefix and not BETWEEN.search(text, *sorted((prefix.start(), begin))):
        begin = prefix.start()
    if begin > 0 and text[begin - 1] == "各":
        begin -= 1
    quoted = QUOTED.search(text, max(0, begin - LONGEST_QUOTED), begin) if text[begin - 1 : begin] == "”" else None
    if quoted:
        begin = name_start(text, quoted.start(), LEVEL)
    office = OFFICE.match(text, end)
    stop = office.end() if office else end
    if NO_NAME.match(text, stop) or (begin == start and _bare(text[start:end], kind)):
        return None
    if office and kind in ("leading-group", "headquarters", "task-force", "commission"):
        kind = "leading-group-office" if of_office(office[0]) == "working-office" else "departments-concerned"
    return Name(place_start(text, begin), begin, stop, kind)


def _in_place(text: str, begin: int, at: int) -> bool:
    """Whether the sign of a level is part of a place (杭州) in the middle of a name (美丽杭州建设领导小组)."""
    return text[at] == "州" and begin < place_start(text, at) < at


def of_office(word: str) -> str:
    """The members of a commission are a group of departments, its office is an office."""
    return "departments-concerned" if word.endswith("成员单位") else "working-office"


def _bare(label: str, kind: str) -> bool:
    """Whether a label alone names no one body: 委员会, 工作专班 (but 责任追究组)."""
    return kind == "commission" or label.endswith("专班") or label in ("工作组", "专项组", "专家组")


NAMED = ("命名", "称号")
"""What a zone that is followed by them is: a title (获国家级生态示范区命名)."""
WORK = ("建设", "管理", "监管", "创建", "改革", *NAMED)
"""What a verb does to a zone makes no body of it: 深化开发区管理, 推进示范区建设."""


PART = re.compile("(?![建完关停投的在所下新各等和与将已要旗对])(?:[一-龥]{2,4}?(?:分公司|公司)|[一-龥]{0,3}?电厂)")
"""What a part of a group of firms is named behind the group: 甲集团乙公司."""
STYLED = ("国家", "全国", "省级")
"""So begins a title that a place strives for, and no zone: 国家生态文明先行示范区建设."""


def loose(text: str, kind: str, start: int, end: int) -> Name | None:
    begin = region(text, start, 26)
    acted = False
    for verb in OBJECT.finditer(text, begin, start):
        begin, acted = verb.end(), True
    titled = text.startswith(STYLED, begin)
    if kind == "development-zone" and text.startswith(WORK if acted or titled else NAMED, end):
        return None
    if start - begin < 2 and kind not in ("power-grid", "zone-committee", "development-zone", *TOWNSHIPS):
        return None
    if text.startswith("<含", begin - 1):
        return None  # 各区政府<含管委会,下同>
    office = re.compile("管委会|管理委员会").match(text, end) if kind == "development-zone" else None
    if kind == "company" and text.startswith("集团", end - 2):
        office = PART.match(text, end)
    stop = office.end() if office else end
    if NO_NAME.match(text, stop) or start - begin > 22:
        return None
    if start == begin and not office and text[start:end] in words().general:
        return None
    if text[begin - 1 : begin] == "各" and (office or kind == "zone-committee"):
        return Name(begin - 1, begin - 1, stop, "local-authorities")
    return Name(begin, begin, stop, "zone-committee" if office and kind == "development-zone" else kind)
