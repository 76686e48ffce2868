"""Names of places to divisions: what a user types means."""

from __future__ import annotations

import difflib
import re
from functools import cache

from kg import gazetteer
from kg.errors import PlaceError
from kg.gazetteer import ALL, CITIES, Division
from kg.model import NOWHERE, Place

__all__ = ["by_code", "city_of", "latin", "level_of", "parent", "province_of", "resolve", "short"]

LATIN_ENDING = re.compile(
    r"(city|shi|province|sheng|municipality|autonomousregion|prefecture|autonomousprefecture|district|county|qu|xian)$"
)


def resolve(name: str) -> Place:
    """The division that a name or code means: 上海, 上海市, Shanghai, shanghai, 310000, 浙江省宁波市.

    A name of several divisions means the one of the highest level, if that is one (朝阳 is 朝阳市 of Liaoning).

    Raises:
        PlaceError: if no division or more than one has the name; it lists near names or the codes.

    >>> resolve("shanghai")
    Place(code='310000', name='上海市')
    """
    wanted = name.strip()
    for files in (CITIES, ALL):
        found = _lookup(wanted, files)
        if found:
            return _only(wanted, found).place
    raise PlaceError(f"no division is called {name!r}", cure=_cure(wanted))


def _lookup(name: str, files: tuple[str, ...]) -> list[Division]:
    if re.fullmatch(r"\d{6}", name):
        division = gazetteer.divisions(files).get(name)
        return [division] if division else []
    if _is_latin(name):
        return list(_latin(files).get(_plain(name), ()))
    return list(gazetteer.named(files).get(name, ())) or _within(name, files)


def _within(name: str, files: tuple[str, ...]) -> list[Division]:
    """浙江省宁波市, 北京朝阳区: a name after the name of a division that holds it."""
    names = gazetteer.named(files)
    for at in range(len(name) - 2, 1, -1):
        outer = names.get(name[:at], ())
        inner = _lookup(name[at:], files) if outer else []
        found = [i for i in inner if any(_holds(o, i) for o in outer)]
        if found:
            return found
    return []


def _holds(outer: Division, inner: Division) -> bool:
    return outer.code in (inner.parent, gazetteer.province_of(inner).code) and outer != inner


def _only(name: str, found: list[Division]) -> Division:
    """The one of the highest level among the living, or else the former."""
    living = [d for d in found if not d.retired] or found
    best = [d for d in living if d.level == living[0].level]
    if len(best) == 1:
        return best[0]
    exact = [d for d in best if name in (d.name, *d.formerly)]
    if len(exact) == 1:
        return exact[0]
    listed = ", ".join(f"{d.code} {_path(d)}" for d in best[:8])
    more = f" and {len(best) - 8} more" if len(best) > 8 else ""
    raise PlaceError(f"{name!r} is the name of {len(best)} divisions: {listed}{more}", cure="give the code")


def _path(division: Division) -> str:
    above = gazetteer.by_code(division.parent)
    return (above.name if above else "") + division.name


def latin(word: str) -> tuple[Division, ...]:
    """The provinces and prefectures whose English name or pinyin a word is."""
    return _latin(CITIES).get(_plain(word), ())


def _is_latin(name: str) -> bool:
    return name.replace("ü", "u").isascii()


def _plain(name: str) -> str:
    """Letters only; ü is written u or v, and lv is read as lü: Lüliang, Lvliang, luliang."""
    bare = re.sub(r"[^a-z]", "", re.sub("(?<=[ln])v", "u", name.lower().replace("ü", "u")))
    cut = LATIN_ENDING.sub("", bare)
    return cut if len(cut) > 3 else bare


@cache
def _latin(files: tuple[str, ...]) -> dict[str, tuple[Division, ...]]:
    order = ("province", "prefecture", "county")
    found: dict[str, list[Division]] = {}
    for division in gazetteer.divisions(files).values():
        words = division.english.split(" ") if division.level != "province" else [division.english]
        for key in {_plain(division.english), _plain(words[0])}:
            found.setdefault(key, []).append(division)
    return {
        key: tuple(sorted(ds, key=lambda d: (bool(d.retired), order.index(d.level), d))) for key, ds in found.items()
    }


def _cure(name: str) -> str:
    if re.fullmatch(r"\d+", name):
        return "give a six-digit code of GB/T 2260"
    latin = _is_latin(name)
    shown: dict[str, None] = {}
    for files in (CITIES, ALL):
        pool = _latin(files) if latin else gazetteer.named(files)
        wanted = _plain(name) if latin else name
        near = difflib.get_close_matches(wanted, list(pool), n=3, cutoff=0.5)
        shown |= dict.fromkeys(pool[key][0].name for key in near if _alike(wanted, key))
    return f"near names: {', '.join(shown)}" if shown else "give the full name, as 宁波市, or a six-digit code"


def _alike(one: str, other: str) -> bool:
    """Whether two names share half of the longer one.

    >>> _alike("宁渡", "宁波"), _alike("亚特兰蒂斯", "特克斯")
    (True, False)
    """
    shared = sum(block.size for block in difflib.SequenceMatcher(None, one, other).get_matching_blocks())
    return 2 * shared >= max(len(one), len(other))


def _division(place: Place) -> Division | None:
    return gazetteer.by_code(place.code) if place.code else None


def by_code(code: str) -> Place:
    """The division of a six-digit code.

    Raises:
        PlaceError: if there is none.
    """
    division = gazetteer.by_code(code)
    if division is None:
        raise PlaceError(f"no division has the code {code!r}", cure="give a six-digit code of GB/T 2260")
    return division.place


def parent(place: Place) -> Place:
    """The division above; NOWHERE above a province."""
    division = _division(place)
    return gazetteer.place(gazetteer.by_code(division.parent)) if division and division.parent else NOWHERE


def city_of(place: Place) -> Place:
    """Its prefecture-level city (prefecture, league) or municipality; for what has none above it, itself.

    >>> city_of(resolve("昆山市")).name
    '苏州市'
    """
    division = _division(place)
    return gazetteer.city_of(division).place if division else place


def province_of(place: Place) -> Place:
    """Its province, region or municipality; NOWHERE for NOWHERE."""
    division = _division(place)
    return gazetteer.province_of(division).place if division else NOWHERE


def level_of(place: Place) -> str:
    """province, prefecture, county, or "" for NOWHERE."""
    division = _division(place)
    return division.level if division else ""


def short(place: Place) -> str:
    """宁波 for 宁波市; the full name where there is no short one."""
    division = _division(place)
    return division.shorts[0] if division and division.shorts else place.name
