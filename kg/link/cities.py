"""What a document is about: the city or cities that its title, its headings and its own words name.

A district's plan is about the district, a province's about the province. A place only mentioned decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise

from kg import gazetteer
from kg.extract.placenames import Named, chains, chains_within, readings
from kg.gazetteer import Division
from kg.model import Place

SAMPLE = 60_000
"""Characters of the text that are weighed: a document that has not named its city by then will not."""

PARTS = 3
"""Names of a city and its parts, each in one of its meanings, that together tell which city a text is of."""
COORDINATION = re.compile(r"[、,和与及]|以及")
ISSUER = re.compile(
    r"(市?委(?!常委、)|市?人民?政府|市?政协|人大|人民代表大会|生态环境|环境保护|环保|发展和?改革|发改|工信|住建|城管|水[利务]|"
    r"第.{1,3}[届次轮]|贯彻|“?十[一二三四五]五|20\d\d年|\d{4}[-—]|国民经济)"
)
PRESS = re.compile(
    r"(市?[^\s,。、:]{0,2}(日报|晚报|晨报|早报|时报|商报|快报|新报|导报|都市报|新闻网|在线|广播|电视台|发布|融媒)|(\d{1,2}月\d{1,2}日)?[讯电])"
)
AGENCY = re.compile("(?:新华[社网]|中新[社网]|中国新闻[社网]|人民网|中国日报网?|央视网|央广网|光明网)\\Z")
"""An agency's dateline names the seat of its office, which need not be the city of the news."""
BARE = re.compile(r"(市|全市|四市|三市|两市|[、和与])")
SECTION = re.compile(r"^[(（]?[一二三四五六七八九十\d]{0,3}[)）]?[、.．]?\s*([^\s\d,。、:;]{2,12})[::]?$")
OWN = {
    "province": re.compile(
        "我省|全省(?<![在居为]全省)(?![第前首率平各])|省委|省政府|省人民政府|我自治区|自治区(?:党委|人民政府)"
    ),
    "city": re.compile("我市|全市|本市|市委|市政府|市人民政府|我州|全州|州委|州政府|我盟|全盟|盟委"),
    "county": re.compile("我县|全县|本县|我区|本区|我旗|全旗|县委|县政府|县人民政府|旗委|区政府|区人民政府"),
}


def cities_in(text: str, title: str = "") -> tuple[Place, ...]:
    """The city or cities that a document is about, in the order of the text; () where it does not say.

    Args:
        text: normalised text.
        title: its title, "" where unknown.

    >>> [place.name for place in cities_in("", "宁波、绍兴两市公开整改方案")]
    ['宁波市', '绍兴市']
    """
    return stated(text, title) or inferred(text)


def inferred(text: str) -> tuple[Place, ...]:
    """The city of a text that names one in passing only, or no more than its parts; () where it does not say."""
    sample = text[:SAMPLE]
    return tuple(d.place for d in _only(sample) or _by_parts(sample))


def stated(text: str, title: str = "") -> tuple[Place, ...]:
    """The cities that title, sections or words clearly say a document is about; arguments as of `cities_in`."""
    sample = text[:SAMPLE]
    titled = in_title(title)
    if titled and not _is_province(titled[0]):
        return tuple(d.place for d in titled)
    sections = _sections(sample)
    if len(sections) > 1 and (not titled or all(s.code[:2] == titled[0].code[:2] for s in sections)):
        return tuple(d.place for d in sections)
    if titled:
        return tuple(d.place for d in titled)
    return tuple(d.place for d in by_words(sample))


def _is_province(division: Division) -> bool:
    return division.level == "province" and not division.is_city


def in_title(title: str) -> list[Division]:
    """The divisions that a title is about: the innermost ones, several only where they are coordinated."""
    named = chains(title)
    codes = {n.division.code for n in named}
    inner = [n for n in named if not any(_above(n.division, c) for c in codes)]
    kept: list[Named] = []
    for one in inner:
        if kept and not COORDINATION.fullmatch(title[kept[-1].end : one.start]):
            break
        if one.division not in [k.division for k in kept]:
            kept.append(one)
    return _of_all([n.division for n in kept], title[kept[-1].end :]) if kept else []


def _of_all(named: list[Division], after: str) -> list[Division]:
    """The city of whose districts a title names some (甲区、乙县等地考核结果的通报), else the divisions named."""
    parents = {division.parent for division in named if division.level == "county"}
    city = gazetteer.by_code(parents.pop()) if after.startswith("等") and len(parents) == 1 else None
    return [city] if city and city.is_city else named


def _above(division: Division, code: str) -> bool:
    other = gazetteer.by_code(code)
    return (
        other is not None and other != division and division.code in (other.parent, gazetteer.province_of(other).code)
    )


def _sections(text: str) -> list[Division]:
    """Prefectures whose name alone makes a line with a paragraph under it."""
    names = gazetteer.named(gazetteer.CITIES)
    found: list[Division] = []
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    for line, after in pairwise(lines):
        match = SECTION.match(line) if len(line) < 16 and len(after) >= 40 else None
        for division in names.get(match[1], ())[:2] if match else ():
            if division.is_city and division not in found:
                found.append(division)
                break
    return found


def _weight(text: str, named: Named) -> float:
    """How much one naming says about the document: more at the top, before an issuer's name, in the press."""
    near = 4.0 if named.start < 300 else 2.0 if named.start < 1500 else 1.0
    if PRESS.match(text, named.end):
        return 0.5 * near if AGENCY.search(text, max(0, named.start - 6), named.start) else 4 * near
    if text[max(0, named.start - 1) : named.start] == "《" or ISSUER.match(text, named.end):
        return 3 * near if named.full else near
    if named.full:
        return near
    return 0.5 * near if BARE.match(text, named.end) else 0.0


def _is_own(text: str, start: int) -> bool:
    """Whether 县政府 or 我县 is the text's own, and no other's by name (东城区政府)."""
    before = text[start - 1 : start]
    return text[start] in "我全本" or not "一" <= before <= "龥" or before in "经由和与向报请对"


def _level(text: str) -> str:
    """Whose 我市, 全省, 县委 the text speaks of."""
    counts = {level: len(OWN[level].findall(text)) for level in ("province", "city")}
    counts["county"] = sum(_is_own(text, found.start()) for found in OWN["county"].finditer(text))
    best = max(counts, key=lambda level: counts[level])
    return best if counts[best] > counts["city"] * 1.5 else "city"


def _rolled(level: str, division: Division) -> Division | None:
    if level == "province":
        return gazetteer.province_of(division)
    if level == "county":
        return division if division.level == "county" else None
    return gazetteer.city_of(division)


def by_words(text: str) -> list[Division]:
    """The one division that the words of a text are clearly about, or none.

    A text of a district that many cities have (铁东区) is about the city that it names.
    """
    level = _level(text)
    return _of_level(text, level) or (_of_level(text, "city") if level == "county" else [])


def _only(text: str) -> list[Division]:
    """The one city that a text names at all, be it in passing (清新阳泉), if it speaks as one: 我市, 全市, 市政府."""
    if not OWN["city"].search(text):
        return []
    named = {gazetteer.city_of(n.division) for n in chains_within(text, 0, len(text))}
    cities = [division for division in named if division.is_city]
    return cities if len(cities) == 1 else []


def _by_parts(text: str) -> list[Division]:
    """The one city of which a text that speaks as one names several parts, if only in short: 隆化、平泉、宽城三县."""
    if not OWN["city"].search(text):
        return []
    votes: Counter[Division] = Counter()
    for name, meant in readings(text).items():
        votes.update({gazetteer.city_of(d) for d in meant if d.level != "province" and len(name) > 1})
    ranked = [(city, count) for city, count in votes.most_common(2) if city.is_city]
    clear = ranked and ranked[0][1] >= PARTS and (len(ranked) < 2 or ranked[0][1] >= 2 * ranked[1][1])
    return [ranked[0][0]] if clear else []


def _of_level(text: str, level: str) -> list[Division]:
    scores: Counter[Division] = Counter()
    direct: Counter[Division] = Counter()
    for named in chains_within(text, 0, len(text)):
        weight = _weight(text, named)
        whole = _rolled(level, named.division)
        if whole is None or weight == 0 or (_is_province(whole) and level != "province"):
            continue
        scores[whole] += weight  # type: ignore[assignment]
        direct[named.division] += weight  # type: ignore[assignment]
    return _winner(scores, direct, level)


def _winner(scores: Counter[Division], direct: Counter[Division], level: str) -> list[Division]:
    ranked = scores.most_common(2)
    if not ranked or ranked[0][1] < 3 or (len(ranked) > 1 and ranked[0][1] < 1.3 * ranked[1][1]):
        return []
    best = ranked[0][0]
    towns = _towns(direct, best) if level == "city" else []
    return [towns[0]] if towns else [best]


def _towns(direct: Counter[Division], city: Division) -> list[Division]:
    """County-level cities of a city that are named far more often than the city itself."""
    inner: Iterable[Division] = (d for d in direct if d.parent == city.code and d.name.endswith("市"))
    return [d for d in inner if direct[d] > 2 * direct[city] and direct[d] >= 6]
