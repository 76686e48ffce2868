"""What comparisons need besides the facts, as tables: concepts with their labels, cities, and what texts deny."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg import gazetteer, lexicon, paths
from kg.compare import scopes
from kg.compare.absences import Denial, denials
from kg.compare.offices import office
from kg.compare.scopes import Basis, basis, units
from kg.export.columns import DOUBLE, INTEGER, TEXT
from kg.lexicon import SKOS
from kg.link import outcomes
from kg.model import Place, Plan
from kg.vocabulary import KG

TABLES: dict[str, dict[str, str]] = {
    "concepts": dict.fromkeys(("scheme", "id", "label", "label_en", "theme", "better"), TEXT),
    "cities": dict.fromkeys(("code", "name", "name_en"), TEXT),
    "readings": dict.fromkeys(("doc", "type", "code", "city"), TEXT),
    "offices": dict.fromkeys(("body", "city", "thing", "level"), TEXT),
    "absences": {
        **dict.fromkeys(("city", "thing", "doc", "quote"), TEXT),
        **dict.fromkeys(("start", "end"), INTEGER),
    },
    "bases": dict.fromkeys(("indicator", "scope", "scopes", "statistics"), TEXT),
    "units": {**dict.fromkeys(("symbol", "family"), TEXT), "factor": DOUBLE},
}
"""Table -> column -> type. `readings` has one row a document and city that it is about; `offices` one a body and city
(its code or name) of duties; `absences` what texts deny; `bases` what the words of an indicator and a
scope say of what is counted.
"""
SCHEMES = {"measure": "measures.ttl", "indicator": "indicators.ttl", "programme": "programmes.ttl"}
CODES = "core.ttl"
LISTS = {"programme-type-list": "programme-type", "document-type-list": "document-type"}
"""Lists of codes of which the labels are kept, too."""


def files() -> list[Path]:
    """The files of ontology/ that the tables say something of."""
    return [paths.ontology() / file for file in (*SCHEMES.values(), CODES, scopes.FILE, scopes.UNITS, scopes.KINDS)]


class Gathered:
    """What the plans of a graph say that no table of kg.export holds."""

    def __init__(self) -> None:
        self._readings: dict[tuple[str, str, str, str], None] = {}
        self._offices: dict[tuple[str, str], tuple[str, str]] = {}
        self._absences: list[Denial] = []
        self._bases: dict[tuple[str, str], Basis] = {}

    def add(self, plan: Plan) -> None:
        """Note the cities that a document is about."""
        document = plan.document
        facts = (plan.targets, plan.measures, plan.programmes, plan.duties, plan.citations)
        named = {fact.city: None for table in facts for fact in table if fact.city.code or fact.city.name}
        for city in {**dict.fromkeys(document.cities), **named}:
            self._readings[document.id, document.type, city.code, city.name] = None
        self._absences += denials(plan)
        for target in plan.targets:
            words = target.indicator, outcomes.scope(target)
            if words not in self._bases:
                self._bases[words] = basis(*words)
        for duty in plan.duties:
            key = duty.body, duty.city.code or duty.city.name
            if key not in self._offices:
                self._offices[key] = office(duty)

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """The rows of one of TABLES."""
        if table == "concepts":
            yield from concepts()
        elif table == "cities":
            places = dict.fromkeys(Place(code, name) for _, _, code, name in self._readings)
            yield from ((city.code, city.name, english(city)) for city in sorted(places, key=_order))
        elif table == "offices":
            yield from ((*key, *said) for key, said in sorted(self._offices.items()))
        elif table == "bases":
            yield from ((*words, *said) for words, said in sorted(self._bases.items()))
        elif table == "units":
            yield from units()
        else:
            yield from sorted(self._readings) if table == "readings" else self._absences


def _order(city: Place) -> tuple[bool, str, str]:
    return not city.code, city.code, city.name


def english(city: Place) -> str:
    """The English name of a place, "" for one that the ontology does not know."""
    division = gazetteer.by_code(city.code) if city.code else None
    return division.english if division else ""


def concepts() -> Iterator[tuple[str, ...]]:
    """Scheme, id, Chinese and English label, id of the theme, and better direction of every concept."""
    for scheme, file in SCHEMES.items():
        zh, en = (lexicon.values(file, SKOS + "prefLabel", language=each) for each in ("zh", "en"))
        above = lexicon.values(file, SKOS + "broader") if scheme == "measure" else lexicon.values(file, KG.theme)
        better = lexicon.values(file, KG.better)
        for id, schemes in lexicon.values(file, SKOS + "inScheme").items():
            if scheme in schemes:
                yield scheme, id, *(next(iter(m.get(id, ())), "") for m in (zh, en, above, better))
    zh, en = (lexicon.values(scopes.FILE, SKOS + "prefLabel", language=each) for each in ("zh", "en"))
    for id, schemes in lexicon.values(scopes.FILE, SKOS + "inScheme").items():
        yield schemes[0], id, zh[id][0], en[id][0], "", ""
    zh, en = (lexicon.values(CODES, SKOS + "prefLabel", language=each) for each in ("zh", "en"))
    for id, schemes in lexicon.values(CODES, SKOS + "inScheme").items():
        for each in schemes:
            if each in LISTS:
                yield LISTS[each], id, *(next(iter(m.get(id, ())), "") for m in (zh, en)), "", ""
