"""Full names of bodies: 市委 of a document about Ningbo is 宁波市委, 省政府 is 浙江省人民政府.

The kind of a body stays as printed (环保局 is not turned into 生态环境局); renamings are links between kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from kg import confidence, gazetteer
from kg.extract.body.words import FILE, KG, SKOS
from kg.extract.placenames import chains
from kg.gazetteer import Division
from kg.lexicon import values
from kg.link.districts import DISTRICT, Districts
from kg.model import NOWHERE, Document, Duty, Mention, Place, changed
from kg.records import changer

MEETING = re.compile(r"(?:(?<=委)常委会|(?<=委)全委?会|(?<=政府)常务会|(?<=政府)党组)(?:\(扩大\))?(?:会议?|议)?$")
COMMITTEE = re.compile(r"委员会$(?<=[省市区县州盟旗]委员会)")
GOVERNMENT = re.compile(r"政府(?<=[省市区县州旗镇乡)]政府)(?=$|办)")
"""The words come first and what stands before them is looked at then: so they are found fast."""
SHORT_OFFICE = re.compile("府办(?<=[省市区县州旗]府办)(?=$|公室)")
OFFICES = ("委办", "府办")
CENTRAL = re.compile(
    r"中央|国务院|国家|党中央|(?:生态环境|环境保护|环保|自然资源|国土资源|水利|工业和信息化|工信|住房(?:和)?城乡建设|建设|农业(?:农村)?|交通运输|公安|财政)部(?!门)|全国"
)
FIRMS = ("公司", "集团", "厂", "银行", "大学", "学院")
STATE = ("海关", "海事局", "海事处", "供电局", "电业局", "公路分局", "调查队")
PRESS = ("日报", "晚报", "日报社", "报社", "电视台", "电台", "新闻网")
ZONE = re.compile("经济开发|经济技术|高新|经开区|开发区|工业园|产业园|保税|综保|综合保税|自贸|空港|出口加工")
"""What makes a short name of a place part of a zone's own name (临汾经济开发区)."""
OWN = re.compile("[全我本](?=[省市县区州盟旗])")
LEVELS = re.compile(
    r"^(?:(省|自治区)|(市|州|盟)|(县|区|旗))(?![县区乡]?[两三]级|县级|、|域|场|容|政[^府协法]|民(?![政族宗])|内|间|际)"
)
BOTH_LEVELS = re.compile("市、[区县]")
"""市、区两级政府: the city's name takes its 市 (宁波市、区两级政府)."""
LOST = re.compile("态环境(?<!生态环境)")
"""A character that the source lost."""
TERM = re.compile("第?[一二三四五六七八九十]+届(?=人民政府|委员会|人大|人民代表大会|政协)")
"""The term of office is no part of a body's name (市第六届人民政府)."""
CONCERNED = re.compile("各?(?:相关|有关|所在|涉及)(?=[区县市镇乡街辖旗])")
SHARED = ("省", "自治区")
BARE_TEAM, TEAM = "督察组", "生态环境保护督察组"
SETTLE = changer(Duty, "body", "place", "confidence")
Named = tuple[Duty, str, Place]
"""A duty, and the full name and the place of its body."""


def link(duties: Iterable[Duty], document: Document, mentions: Sequence[Mention] = ()) -> list[Duty]:
    """The duties with the full names and the places of their bodies, one a (city, body, role) and clause.

    A duty that stands before the parts of several cities is one of each of them, if it is the province's. A body of a
    district (区环保局) in a text about its city is that of the district named last, by the mentions of places.
    """
    named: list[Named] = []
    inner = Districts(mentions)
    full: dict[tuple[str, str], tuple[str, Place]] = {}
    for duty in duties:
        for own in _cities(duty, document):
            city = inner.before(duty) if duty.body.startswith(DISTRICT) else own.city
            asked = duty.body, city.code
            if asked not in full:
                full[asked] = full_name(duty.body, city)
            body, place = full[asked]
            if body:
                named.append((own, body, place))
    fuller = _fuller(named) | _team(named, document)
    found: dict[tuple[str, str, str, int], Duty] = {}
    for duty, short, place in named:
        body = fuller.get(short, short)
        if not body:
            continue
        key = duty.city.code, body, duty.role, duty.clause.start
        if key not in found:
            found[key] = SETTLE(duty, body, place, confidence.of("duty", duty.rule))
    return list(found.values())


def _fuller(named: Sequence[Named]) -> dict[str, str]:
    """Abbreviated names (某市环保局) to the full one of the same body (某市环境保护局), where the document has it."""
    full: dict[tuple[str, str], set[tuple[str, str]]] = {}
    short: dict[str, tuple[tuple[str, str], str, str]] = {}
    said = dict.fromkeys((duty.rule, body, place.code) for duty, body, place in reversed(named))
    for rule, body, code in reversed(said):
        kind = rule.partition("/")[2]
        if label := next((label for label in _labels().get(kind, ()) if body.endswith(label)), ""):
            before = body.removesuffix(label)
            if label in _abbreviations()[kind]:
                short[body] = (code, kind), before, label
            full.setdefault((code, kind), set()).add((before, label))
    found: dict[str, str] = {}
    for body, (key, before, label) in short.items():
        longer = {other for start, other in full[key] if start == before and _shortens(label, other)}
        if len(longer) == 1:
            found[body] = before + longer.pop()
    return found


def _team(named: Sequence[Named], document: Document) -> dict[str, str]:
    """A bare 督察组 to the one team that the document names, else to that of its inspection; "" for none."""
    teams = {body for duty, body, _ in named if duty.rule == "body/inspection-team" and duty.body != BARE_TEAM}
    bare = {(body, duty.city) for duty, body, _ in named if duty.body == BARE_TEAM}
    found: dict[str, str] = {}
    for team in teams:
        longer = [other for other in teams if _shortens(team, other)]
        if len(longer) == 1:
            found[team] = longer[0]
    teams -= found.keys()
    for body, city in bare:
        division = gazetteer.by_code(city.code) if city else None
        if len(teams) == 1:
            found[body] = next(iter(teams))
        elif document.exercise.startswith("central"):
            found[body] = "中央" + TEAM
        elif document.exercise and division:
            found[body] = gazetteer.province_of(division).name + TEAM
        else:
            found[body] = ""
    return found


def _shortens(label: str, other: str) -> bool:
    """Whether a label has characters of a longer one, in its order: 发改委 and 发展和改革委员会.

    >>> _shortens("教体局", "教育和体育局"), _shortens("教体局", "教育局")
    (True, False)
    """
    rest = iter(other)
    return len(label) < len(other) and all(char in rest for char in label)


@cache
def _abbreviations() -> dict[str, frozenset[str]]:
    """The labels of each kind that shorten its own."""
    hidden, own = (values(FILE, SKOS + name, language="zh") for name in ("hiddenLabel", "prefLabel"))
    return {
        kind: frozenset(label for label in labels if label in hidden.get(kind, ()) or _shortens(label, own[kind][0]))
        for kind, labels in _labels().items()
    }


@cache
def _labels() -> dict[str, tuple[str, ...]]:
    """All labels of each kind, longest first."""
    found = [values(FILE, f"{SKOS}{label}", language="zh") for label in ("prefLabel", "altLabel", "hiddenLabel")]
    return {
        kind: tuple(sorted({label for labels in found for label in labels.get(kind, ())}, key=lambda w: (-len(w), w)))
        for kind in found[0]
    }


def _cities(duty: Duty, document: Document) -> Iterator[Duty]:
    if duty.city or len(document.cities) < 2:
        yield duty if duty.city or not document.cities else changed(duty, city=document.cities[0])
        return
    if duty.body.startswith(SHARED) and duty.role in ("supervises", "leads", "accepts"):
        for city in document.cities:
            yield changed(duty, city=city)


def full_name(name: str, city: Place) -> tuple[str, Place]:
    """The full name of a body named in a document about a city, and the place it belongs to.

    >>> full_name("市委常委会会议", Place("330200", "宁波市"))
    ('宁波市委', Place(code='330200', name='宁波市'))
    """
    bare = name.removeprefix("中共")
    if own := OWN.match(bare):
        bare = bare[own.end() :]
    bare = LOST.sub("生态环境", bare)
    if "届" in bare:
        bare = TERM.sub("", bare)
    if concerned := CONCERNED.match(bare):
        bare = "各" + bare[concerned.end() :]
    division = gazetteer.by_code(city.code) if city else None
    if CENTRAL.match(bare):
        return bare, NOWHERE
    named = _named(bare, division)
    if named:
        prefix, place, rest = named
        return _settled(prefix + rest), place
    if division is None or (_is_firm(bare) and not LEVELS.match(bare)) or _holds_city(bare, division):
        return _settled(bare), city
    owner, rest = _owner(bare, division)
    return _settled(_prefix(owner) + rest), owner.place


def _holds_city(name: str, division: Division) -> bool:
    """Whether a free name says its city inside (美丽杭州建设领导小组), or an office of the state is named after it."""
    if name.endswith(STATE) and name.startswith(division.shorts):
        return True
    return not LEVELS.match(name) and any(name.find(short, 1) > 0 for short in division.shorts if len(short) > 1)


def _settled(name: str) -> str:
    """Meetings are the body itself, a government is 人民政府, a committee 委."""
    if "会" in name or "党组" in name:
        name = COMMITTEE.sub("委", MEETING.sub("", name))
    name = GOVERNMENT.sub("人民政府", SHORT_OFFICE.sub("政府办", name))
    return name + "公室" if name.endswith(OFFICES) else name


def _is_firm(name: str) -> bool:
    return name.endswith(FIRMS) or name[-2:] in _firm_ends() or name.startswith("国网")


@cache
def _firm_ends() -> frozenset[str]:
    """The last two characters of firms' short names (热电, 纸业)."""
    return frozenset(word[-2:] for word in values(FILE, KG + "cue")["firm-ending"])


def _named(name: str, division: Division | None) -> tuple[str, Place, str] | None:
    """The full form of the place that a name begins with, the place, and the rest; None where it begins with none."""
    if name[:2] not in _heads():
        return None
    found = chains(name[:24])
    first = found[0] if found and found[0].start == 0 else None
    if first is None or (not first.full and _is_firm(name)):
        return _district(name, division)
    if _is_firm(name) or (not first.full and name.endswith((*PRESS, *STATE))):
        return name, first.division.place, ""
    rest = name[first.end :]
    if not first.full and ZONE.match(rest):
        return name, first.division.place, ""
    if not first.full and rest[:1] == first.division.name[-1]:
        rest = rest[1:]
    if name[first.end - 1] == "县" and first.division.name == name[: first.end] + "区":  # 赣县 while it was no district
        return gazetteer.city_of(first.division).name + name[: first.end], first.division.place, rest
    return _prefix(first.division), first.division.place, rest


@cache
def _heads() -> frozenset[str]:
    """The first two characters of the names of divisions."""
    return frozenset(name[:2] for name in gazetteer.named())


def _prefix(division: Division) -> str:
    """A district or county is named after its city, a county-level city alone."""
    city = gazetteer.city_of(division)
    alone = division.level != "county" or division.name.endswith("市") or city == division
    return division.name if alone else city.name + division.name


def _district(name: str, division: Division | None) -> tuple[str, Place, str] | None:
    """A district of the document's own city whose name other cities share (朝阳区, 鼓楼区)."""
    if division is None:
        return None
    named = gazetteer.named()
    for length in range(min(12, len(name)), 1, -1):
        for other in named.get(name[:length], ()):
            alone = length == len(name) and not other.retired
            if (other.name == name[:length] or alone) and gazetteer.city_of(other) == gazetteer.city_of(
                division
            ) != other:
                return _prefix(other), other.place, name[length:]
    return None


def _owner(name: str, division: Division) -> tuple[Division, str]:
    """Whose body it is by its first character (省, 市, 县), and the rest of its name."""
    if BOTH_LEVELS.match(name):
        return gazetteer.city_of(division), name[1:]
    level = LEVELS.match(name)
    if not level:
        return division, name
    rest = name[level.end() :]
    if level[1]:
        return gazetteer.province_of(division), rest
    if level[2] and (division.level != "county" or not division.name.endswith("市")):
        city = gazetteer.city_of(division)
        return city, _city_rest(name, rest)
    if level[2]:
        return division, _city_rest(name, rest)
    if division.level == "county" and division.name[-1] == level[0]:
        return division, rest
    return division, name


def _city_rest(name: str, rest: str) -> str:
    """市级行业部门 stays whole after the city's name; 市直 and 市级 lose their 市, and 级 where it says no more."""
    if name.startswith("市级") and rest.endswith(("部门", "单位")):
        return name
    return rest[1:] if rest.startswith("级") and rest.endswith(("电视台", "网站", "电台")) else rest
