"""The divisions of China in ontology/places, as plain tables.

Provinces and prefectures are a tenth of the divisions, and most lookups need no more: counties and former
divisions are read only when asked for (5 ms against 50 ms).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from kg import paths
from kg.errors import OntologyError
from kg.model import NOWHERE, Place

CITIES = ("places/province.ttl", "places/prefecture.ttl")
ALL = (*CITIES, "places/county.ttl", "places/former.ttl")
COORDINATES = "places/coordinates.ttl"
WGS = "http://www.w3.org/2003/01/geo/wgs84_pos#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
KG = "https://w3id.org/kg-cn-plans/ontology#"
WITHIN = "http://www.opengis.net/ont/geosparql#sfWithin"
MUNICIPALITIES = ("11", "12", "31", "50")
ENDING = re.compile("(地区|新区|[市县区盟])$")


class Division(NamedTuple):
    """One division. `level` is province, prefecture or county; `parent` and `replaced_by` are codes or "".

    `shorts` are its short names (宁波), `hidden` abbreviations (苏), `formerly` its earlier names (襄樊市);
    `retired` is the last year of a division that is no more, "" for a living one.
    """

    code: str
    name: str
    english: str
    level: str
    parent: str
    shorts: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    retired: str = ""
    replaced_by: str = ""

    @property
    def place(self) -> Place:
        """As facts carry it; made once for each division, of which a document names some again and again."""
        return _place(self.code, self.name)

    @property
    def is_city(self) -> bool:
        """A prefecture, or a municipality under the central government."""
        return self.level == "prefecture" or (self.level == "province" and self.code[:2] in MUNICIPALITIES)


@cache
def _place(code: str, name: str) -> Place:
    return Place(code, name)


FIELDS = {
    SKOS + "altLabel": "shorts",
    SKOS + "hiddenLabel": "hidden",
    KG + "formerly": "formerly",
    KG + "divisionLevel": "level",
    KG + "retired": "retired",
    KG + "replacedBy": "replaced_by",
    WITHIN: "parent",
}
MANY = ("shorts", "hidden", "formerly")


def _read(file: str) -> dict[str, Division]:
    path = paths.ontology() / file
    rows: dict[str, dict[str, list[str]]] = {}
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            field = FIELDS.get(triple.predicate.value, "")
            node = triple.object
            if isinstance(node, ox.NamedNode):
                value = node.value[-6:]
            else:
                assert isinstance(node, ox.Literal)
                value = node.value
                if triple.predicate.value == SKOS + "prefLabel":
                    field = "english" if node.language == "en" else "name"
            if field:
                assert isinstance(triple.subject, ox.NamedNode)
                rows.setdefault(triple.subject.value[-6:], {}).setdefault(field, []).append(value)
    except (OSError, SyntaxError) as error:
        raise OntologyError(f"cannot read {path}: {error}", cure="restore the file or run scripts/places") from error
    return {code: _division(code, row) for code, row in rows.items() if code.isdigit()}


def _division(code: str, row: dict[str, list[str]]) -> Division:
    one = {name: values[0] for name, values in row.items() if name not in MANY}
    shorts, hidden, formerly = (tuple(row.get(name, ())) for name in MANY)
    return Division(
        code, one["name"], one["english"], one["level"], one.get("parent", ""), shorts, hidden, formerly,
        one.get("retired", ""), one.get("replaced_by", ""),
    )  # fmt: skip


@cache
def divisions(files: tuple[str, ...] = ALL) -> dict[str, Division]:
    """Divisions by code, read once a process.

    Raises:
        OntologyError: if a file of ontology/places is missing or broken.

    >>> divisions(CITIES)["330200"].shorts
    ('宁波',)
    """
    found: dict[str, Division] = {}
    for file in files:
        found |= _read(file) if len(files) == 1 else divisions((file,))
    return found


@cache
def named(files: tuple[str, ...] = ALL) -> dict[str, tuple[Division, ...]]:
    """Divisions by full, short and former name; the living, higher and full-named ones first.

    >>> [division.code for division in named(CITIES)["吉林"]]
    ['220000', '220200']
    """
    found: dict[str, list[tuple[int, Division]]] = {}
    for division in divisions(files).values():
        old = [ENDING.sub("", name) for name in division.formerly]
        names = dict.fromkeys((division.name, *division.formerly, *division.shorts, *(o for o in old if len(o) > 1)))
        for name in names:
            rank = 0 if name == division.name else 1 if name in division.shorts else 2
            found.setdefault(name, []).append((rank, division))
    order = ("province", "prefecture", "county")
    return {
        name: tuple(d for _, d in sorted(rows, key=lambda r: (bool(r[1].retired), order.index(r[1].level), r[0], r[1])))
        for name, rows in found.items()
    }


def by_code(code: str) -> Division | None:
    """The division of a six-digit code, or None."""
    return divisions(CITIES).get(code) or divisions().get(code)


@cache
def coordinates() -> dict[str, tuple[float, float]]:
    """Latitude and longitude in degrees of cities, by code; places/coordinates.ttl says where from and how exact.

    Raises:
        OntologyError: if the file is missing or broken.

    >>> [round(degrees) for degrees in coordinates()["330200"]]
    [30, 122]
    """
    found: dict[str, dict[str, float]] = {}
    path = paths.ontology() / COORDINATES
    try:
        for triple in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE):
            if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.Literal):
                code, name = triple.subject.value[-6:], triple.predicate.value.removeprefix(WGS)
                found.setdefault(code, {})[name] = float(triple.object.value)
    except (OSError, SyntaxError, ValueError) as error:
        raise OntologyError(f"cannot read {path}: {error}", cure="restore the file or run scripts/places") from error
    return {code: (row["lat"], row["long"]) for code, row in found.items() if {"lat", "long"} <= row.keys()}


def city_of(division: Division) -> Division:
    """Its prefecture or municipality; itself where it stands directly under a province, or is one.

    >>> city_of(divisions()["310115"]).name, city_of(divisions()["429004"]).name
    ('上海市', '仙桃市')
    """
    above = by_code(division.parent)
    if division.is_city or above is None or not above.is_city:
        return division
    return above


def province_of(division: Division) -> Division:
    """Its province, autonomous region or municipality."""
    return by_code(division.code[:2] + "0000") or division


def place(division: Division | None) -> Place:
    """As facts carry it; NOWHERE for None."""
    return division.place if division else NOWHERE
