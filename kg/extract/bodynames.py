"""Names of bodies in a text: departments, organs, groups, ad-hoc teams, firms, with the place or level before them.

One pass of an automaton finds what can be the core of a name (a kind's label, a field of work, the first word of a
group); small patterns then decide where the name begins and ends. Words come from ontology/bodies.ttl.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import ahocorasick_rs

from kg import gazetteer
from kg.lexicon import entries, values

FILE = "bodies.ttl"
KG = "https://w3id.org/kg-cn-plans/ontology#"
SKOS = "http://www.w3.org/2004/02/skos/core#"

FREE = ("leading-group", "leading-group-office", "supervision-team", "headquarters", "task-force", "commission", "joint-conference")
"""Kinds whose names are free text before the label: their beginning is looked for."""
LOOSE = ("company", "power-grid", "zone-committee", "development-zone", "township-government",
         "subdistrict-office")  # fmt: skip
COMMISSIONS = ("working-office", "commission")
TOWNSHIPS = ("township-government", "subdistrict-office")
ORGANS = ("party-committee", "peoples-government")

MIDDLE = "行政|综合|监督|监察|检查|执法|管理|主管|监管|监测|审批|发展|工作|事务|服务|保护|建设"
ENDING = (
    r"(?:局(?![面部限势])|厅(?!堂)|委员会|委(?![员托派内外])|办公室|办(?![理法公案结好学事件证企医实])|部门|机关|机构|"
    r"(?<!城市)中心(?!城区?|组|镇|区)|支队|总队|大队|执法队|监测站|监察支队)"
)
TAIL = re.compile(rf"(?:{MIDDLE}){{0,4}}{ENDING}(?:[^\s,。、;:()]{{1,4}}分局)?")
PAIR = re.compile(rf"[和与][一-龥]{{2,6}}?(?:{MIDDLE}){{0,2}}(?:局|厅|委员会|委(?![员托派]))")
SUB_GOVERNMENT = re.compile(
    r"(?:常务会议?|党组|办公厅|办公室|督查室|(?:门户)?网站|新闻办公室|办(?![理法公案结好学事件证企医实]))(?:\(扩大\))?(?:会议)?"
)
NO_ORGAN = re.compile("托|员(?!会)|派|采购|投资|令|规章|性|补助|购买|工作报告|专项|奖|债|主导|引导|规划|质量奖|特殊津贴|部门|有关|相关|各")
NO_NAME = re.compile(r"代表|委员(?!会)|任组长|副?组长|成员(?!单位)|局长|主任|大楼|附近|路|站(?!位)|一期|二期|门口")
OFFICE = re.compile(r"(?:成员单位|办公室|办(?![理法公案结好学事件证企医实]))")
LEVEL = re.compile(r"(?:省|市|区|县|州|盟|旗|自治区|兵团)(?:委|政府|人民政府|级|直|属|本级)?\Z|(?:国家|各|全市各|驻市|原)\Z")
GROUP_LEVEL = re.compile(r"(?:[一-龥]{1,4}(?:干线|沿线|沿岸|流域)|沿[江河湖海线]|(?:(?:全|我|本)?(?:省|市|区|县|州|盟|旗|自治区)(?:级|直|属|委|政府|人民政府)?|市委、市政府|全市|各))\Z")
HARD = re.compile(r"[,;:。、()“”《》\n!?\s|/—]")
STOP = re.compile(
    r"成立了?|设立了?|组建了?|建立了?|建立健全|发挥了?|(?<!理)由(?!于)|(?<![省市日月年])经(?![济信贸开营费委发纪])|接受|配合|迎接|按照|根据|"
    r"依托|完善|健全|调整|启动|请|强化|实行|(?<!方)向|(?<!存)在(?!线)|对(?![外口照])|是|以|的|和|与|及|对照|落实|组成|"
    r"\d+个|[一二三四五六七八九十两多]个|委派|派出|选派|通过|将|要|会同|联合(?=[市省县区有相公多])|督促|指导|要求|等|各(?=[^级])"
)
OBJECT = re.compile("完成|推进|推动|着力|加快|实施|支持|启动|关停|督促|市区[东南西北中]部|对照")
"""Verbs that a firm's name may follow as their object."""
PREFIXED = re.compile(r"(?:中央|国家|(?<![城全都县辖我本驻])(?:省|市|县|区|州|盟|旗)(?![场容政域民区级长]))")
BETWEEN = re.compile("[局委厅等]|政府|部门|组成|推进|深入|[一-龥]{9}")
"""What shows that a level's name before a team is not the beginning of the team's name."""
INSPECTORS = re.compile(
    r"(?:中央|国家|省|自治区|市)?(?:委)?(?:第[一二三四五六七八九十\d]{1,3}(?:轮)?)?"
    r"(?:常态化|例行|专项)?(?:生态环境保护|环境保护|生态环保|环保|态环境保护|生态环境)?(?:例行|专项)?督察组\Z"
)
PLACE_JOINT = re.compile("[、和与及]")
BOTH = re.compile("[、和与及]?(?:人民)?政府")
TITLE = re.compile("《[^《》\n]{2,120}》")


class Name(NamedTuple):
    """A name of a body at `[start, end)`; `core` is where the kind's own words begin; `kind` a concept's id."""

    start: int
    core: int
    end: int
    kind: str
    tail: str = ""
    """What a place in a coordination takes from the name after it: 党委和政府 in 海曙区、江北区党委和政府."""


class _Words(NamedTuple):
    automaton: ahocorasick_rs.AhoCorasick
    kinds: list[str]
    """Kind of each word; "field" for a field of work, "group" for the first word of a group."""
    party: re.Pattern[str]
    """What may follow 市委: its meetings, offices and departments."""
    inner: dict[str, str]
    """Kinds of the departments of a Party committee, by label."""
    groups: tuple[tuple[str, re.Pattern[str]], ...]
    placeholders: frozenset[str]
    fields: dict[str, str]


GROUP_STARTS = (
    "各 相关 有关 所有 所在 属地 涉及 市辖 上述 县市区 区县 县( 县区 乡镇 镇街 市直 省直 县直 区直 州直 市级 省级 区级 县级 乡级 "
    "省、市 市、县 市县 省市 县乡 市区 区、镇 县、乡 市、区 地方 当地 基层 辖区 驻市 中央驻 中省直 行业 主管 职能 成员 负有 业务主管 行政主管 "
    "市有关 市相关 省有关 省相关 县有关 区有关 市政府有关 市政府各 监管 执法 综合"
).split()


@cache
def broader() -> dict[str, str]:
    """The theme of each kind."""
    return {kind: parents[0] for kind, parents in values(FILE, SKOS + "broader").items()}


@cache
def _words() -> _Words:
    forms: dict[str, str] = {}
    above = broader()
    for entry in entries(FILE):
        if entry.concept in above:
            forms.setdefault(entry.label, entry.concept)
    inner = sorted((w for w, kind in forms.items() if above[kind] == "party" or kind in COMMISSIONS), key=len)
    party = "|".join(map(re.escape, reversed([w for w in inner if not w.endswith("委") or "生态" in w or "政法" in w])))
    fields: dict[str, str] = {}
    for kind, words in values(FILE, KG + "field", language="zh").items():
        for word in words:
            fields.setdefault(word, kind)
            forms.setdefault(word, "field")
    for word in GROUP_STARTS:
        forms.setdefault(word, "group")
    patterns = values(FILE, KG + "pattern")
    groups = tuple((kind, re.compile("|".join(rows))) for kind, rows in patterns.items())
    cues = values(FILE, KG + "cue")
    match = ahocorasick_rs.MatchKind.LeftmostLongest
    automaton = ahocorasick_rs.AhoCorasick(list(forms), matchkind=match)
    meetings = r"(?:常委会|常务会|全委?会)(?:\(扩大\))?(?:会议)?|办公厅|办公室|办(?![理法公案结好学事件证企医实])"
    after = re.compile(f"(?:{party})(?:办公室)?|{meetings}")
    return _Words(automaton, list(forms.values()), after, {w: forms[w] for w in inner}, groups, frozenset(cues["placeholder"]), fields)


def find(text: str) -> list[Name]:
    """The names of bodies in a text, left to right, without overlaps.

    Names in 《》 are left out, except an inspection team's.

    >>> [("市生态环境局、各区县")[n.start:n.end] for n in find("市生态环境局、各区县")]
    ['市生态环境局', '各区县']
    """
    words = _words()
    found: list[Name] = []
    last = 0
    titles = [m.span() for m in TITLE.finditer(text)]
    title = 0
    for i, start, end in words.automaton.find_matches_as_indexes(text):
        if start < last:
            continue
        name = _name(words, text, words.kinds[i], start, end)
        if name is None:
            continue
        while title < len(titles) and titles[title][1] <= name.start:
            title += 1
        inside = title < len(titles) and titles[title][0] < name.start
        if inside and name.kind != "inspection-team":
            continue
        name = name._replace(start=max(name.start, last))
        found += _sharing(text, name, last)
        found.append(name)
        last = name.end
    return found


def _sharing(text: str, name: Name, floor: int) -> list[Name]:
    """The places that share the words of a name: 海曙区 in 海曙区、江北区人民政府."""
    if name.kind not in ORGANS or not PLACE_JOINT.match(text, name.start - 1):
        return []
    full = gazetteer.named()
    stop = next((e for e in range(name.core + 1, name.start + 1, -1) if text[name.start : e] in full), 0)
    found: list[Name] = []
    at = name.start
    while stop and at > floor and PLACE_JOINT.match(text, at - 1):
        begin = _place(text, at - 1)
        if begin >= at - 1 or begin < floor:
            break
        found.append(Name(begin, begin, at - 1, name.kind, text[stop : name.end]))
        at = begin
    return found[::-1]


def _name(words: _Words, text: str, kind: str, start: int, end: int) -> Name | None:
    if kind == "field":
        return _department(words, text, start, end)
    if kind == "group":
        return _group(words, text, start)
    if kind in ORGANS:
        return _organ(words, text, kind, start, end)
    if kind == "inspection-team":
        return _inspectors(text, end)
    if kind in FREE:
        return _free(text, kind, start, end)
    if kind in LOOSE:
        return _loose(text, kind, start, end)
    return _plain(words, text, kind, start, end)


def _department(words: _Words, text: str, start: int, end: int) -> Name | None:
    tail = TAIL.match(text, end) or PAIR.match(text, end)
    if not tail or NO_NAME.match(text, tail.end()):
        return None
    kind = words.fields[text[start:end]]
    return Name(_before(text, start, LEVEL), start, tail.end(), kind)


def _plain(words: _Words, text: str, kind: str, start: int, end: int) -> Name | None:
    label = text[start:end]
    if label[-1] == "部" and text.startswith("门", end):
        return _department(words, text, start, end - 1) if text[start : end - 1] in words.fields else None
    if label[-1] in "委办" and ENDING_REST.match(text, end):
        return None
    longer = TAIL.match(text, end) if label in words.fields else None
    stop = longer.end() if longer else end
    office = OFFICE.match(text, stop)
    if office and kind in ("working-office", "commission", "ecological-civilisation-commission"):
        stop, kind = office.end(), "working-office"
    if text.startswith("分局", stop):
        stop += 2
    if NO_NAME.match(text, stop):
        return None
    return Name(_before(text, start, LEVEL), start, stop, kind)


ENDING_REST = re.compile("[员托派内外理法公案结好学事件证企医实]")


def _organ(words: _Words, text: str, kind: str, start: int, end: int) -> Name | None:
    sub = (words.party if kind == "party-committee" else SUB_GOVERNMENT).match(text, end)
    stop = sub.end() if sub else end
    both = BOTH.match(text, end) if text.startswith("党委", start) else None
    if both:
        stop = both.end()
    elif text.startswith("员会", end) and kind == "party-committee":
        stop = end + 2
    elif not sub and NO_ORGAN.match(text, end):
        return None
    if sub and kind == "party-committee":
        kind = words.inner.get(sub[0], "party-office" if "办" in sub[0] else kind)
    elif sub and "办" in sub[0]:
        kind = "government-office"
    return Name(_before(text, start, LEVEL), start if kind in ORGANS else end, stop, kind)


def _group(words: _Words, text: str, start: int) -> Name | None:
    best: tuple[int, str] = (start, "")
    for kind, pattern in words.groups:
        match = pattern.match(text, start)
        if match and match.end() > best[0]:
            best = (match.end(), kind)
    label = text[start : best[0]]
    if not best[1] or label in words.placeholders:
        return None
    begin = _before(text, start, GROUP_LEVEL)
    return Name(begin, start, best[0], best[1])


def _inspectors(text: str, end: int) -> Name | None:
    match = INSPECTORS.search(text, max(0, end - 34), end)
    if not match:
        return None
    start = match.start()
    return Name(_place(text, start), start, end, "inspection-team")


def _region(text: str, start: int, width: int) -> int:
    """Where a free name may begin: after the last punctuation and the last word that cannot be part of it."""
    begin = max(0, start - width)
    for mark in HARD.finditer(text, begin, start):
        begin = mark.end()
    for stop in STOP.finditer(text, begin, start):
        begin = stop.end()
    return begin


def _free(text: str, kind: str, start: int, end: int) -> Name | None:
    hard = max(0, start - 45)
    for mark in HARD.finditer(text, hard, start):
        hard = mark.end()
    begin = _region(text, start, 45)
    prefix = None
    for prefix in PREFIXED.finditer(text, hard, start):  # noqa: B007
        break
    if prefix and not BETWEEN.search(text, *sorted((prefix.start(), begin))):
        begin = prefix.start()
    if begin > 0 and text[begin - 1] == "各":
        begin -= 1
    office = OFFICE.match(text, end)
    stop = office.end() if office else end
    if NO_NAME.match(text, stop) or (begin == start and kind == "commission"):
        return None
    kind = "leading-group-office" if office and kind in ("leading-group", "headquarters", "task-force", "commission") else kind
    return Name(_place(text, begin), begin, stop, kind)


def _loose(text: str, kind: str, start: int, end: int) -> Name | None:
    begin = _region(text, start, 26)
    for stop in OBJECT.finditer(text, begin, start):
        begin = stop.end()
    if start - begin < 2 and kind not in ("power-grid", "zone-committee", "development-zone", *TOWNSHIPS):
        return None
    office = re.compile("管委会|管理委员会").match(text, end) if kind == "development-zone" else None
    stop = office.end() if office else end
    if NO_NAME.match(text, stop) or start - begin > 22:
        return None
    return Name(begin, begin, stop, "zone-committee" if office else kind)


def _before(text: str, start: int, level: re.Pattern[str]) -> int:
    """Start of a name with the level (市, 市级, 市委) and the place (宁波市) before its core."""
    match = level.search(text, max(0, start - 8), start)
    begin = match.start() if match else start
    return _place(text, begin, level_char=bool(match))


def _place(text: str, start: int, *, level_char: bool = False) -> int:
    """Start of the place names that end at `start`, or at the character after it (宁波 before 市委)."""
    full, short = gazetteer.named(), gazetteer.named(gazetteer.CITIES)
    for shift in (1, 0) if level_char or text[start : start + 1] in ("省", "市", "县", "区", "州", "盟", "旗") else (0,):
        for length in range(12, 1, -1):
            begin = start + shift - length
            word = text[begin : start + shift] if begin >= 0 else ""
            if word in short or (word in full and full[word][0].name == word and length > 2):
                return _place(text, begin)
    if text[max(0, start - 2) : start] == "中共":
        return start - 2
    return start
