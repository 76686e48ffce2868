"""What comparisons need besides the facts, as tables: concepts with their labels, cities, and what texts deny."""

from __future__ import annotations

from collections.abc import Iterator

from kg import gazetteer, lexicon
from kg.compare import scopes
from kg.compare.absences import Denial, denials
from kg.compare.offices import office
from kg.compare.scopes import Basis, basis, units
from kg.export.columns import DOUBLE, INTEGER, TEXT
from kg.graph import iris
from kg.lexicon import SKOS
from kg.link import outcomes
from kg.model import Place, Plan, Target
from kg.vocabulary import KG

TABLES: dict[str, dict[str, str]] = {
    "concepts": dict.fromkeys(("scheme", "id", "iri", "label", "label_en", "theme", "better"), TEXT),
    "cities": dict.fromkeys(("code", "name", "name_en", "short"), TEXT),
    "readings": dict.fromkeys(("doc", "type", "code", "city"), TEXT),
    "offices": dict.fromkeys(("body", "city", "thing", "level"), TEXT),
    "named": dict.fromkeys(("kind", "id", "iri"), TEXT),
    "absences": {
        **dict.fromkeys(("city", "thing", "doc", "quote"), TEXT),
        **dict.fromkeys(("start", "end"), INTEGER),
    },
    "bases": dict.fromkeys(("iri", "scope", "statistic"), TEXT),
    "units": {**dict.fromkeys(("symbol", "family"), TEXT), "factor": DOUBLE},
}
"""Table -> column -> type. `concepts` has also the codes that are shown, `readings` one row a document and city that it
is about, `offices` one a body and city (its code or name) of duties, `named` one a programme, body or work without a
concept, `bases` one a target: ids of the scopes and statistics that its words name, or the words of its scope.
`absences` says what texts deny.
"""
SCHEMES = {"measure": "measures.ttl", "indicator": "indicators.ttl", "programme": "programmes.ttl"}
CODES = "core.ttl"
LISTS = {"programme-type-list": "programme-type", "document-type-list": "document-type"}
"""Lists of codes of which the labels are kept, too."""
MINTED = {"programme": "programme", "body": "body", "citation": "work"}
"""Kind of thing -> the kind of its IRI."""


class Gathered:
    """What the plans of a graph say that no table of kg.export holds."""

    def __init__(self) -> None:
        self._readings: dict[tuple[str, str, str, str], None] = {}
        self._offices: dict[tuple[str, str], tuple[str, str]] = {}
        self._absences: list[Denial] = []
        self._bases: list[tuple[str, str, str]] = []
        self._known: dict[tuple[str, str], Basis] = {}
        self._named: dict[tuple[str, str], str] = {}

    def add(self, plan: Plan) -> None:
        """Note the cities that a document is about."""
        document = plan.document
        facts = (plan.targets, plan.measures, plan.programmes, plan.duties, plan.citations)
        named = {fact.city: None for table in facts for fact in table if fact.city.code or fact.city.name}
        for city in {**dict.fromkeys(document.cities), **named}:
            self._readings[document.id, document.type, city.code, city.name] = None
        self._absences += denials(plan)
        for target in plan.targets:
            self._target(target)
        for duty in plan.duties:
            key = duty.body, duty.city.code or duty.city.name
            if key not in self._offices:
                self._offices[key] = office(duty)
        for kind, names in (
            ("programme", (each.name for each in plan.programmes if not each.concept)),
            ("body", (each.body for each in plan.duties)),
            ("citation", (each.title for each in plan.citations)),
        ):
            for name in names:
                self._named[kind, name] = iris.mint(MINTED[kind], name)

    def _target(self, target: Target) -> None:
        """Note what the words of a target say of its basis."""
        scope = outcomes.scope(target)
        words = target.indicator, scope
        if words not in self._known:
            self._known[words] = basis(*words)
        said = self._known[words]
        self._bases.append((iris.fact("target", target), said.scope or scope, said.statistic))

    def rows(self, table: str) -> Iterator[tuple[object, ...]]:
        """The rows of one of TABLES."""
        if table == "concepts":
            yield from concepts()
        elif table == "cities":
            places = dict.fromkeys(Place(code, name) for _, _, code, name in self._readings)
            yield from ((city.code, city.name, english(city), short(city)) for city in sorted(places, key=_order))
        elif table == "offices":
            yield from ((*key, *said) for key, said in sorted(self._offices.items()))
        elif table == "bases":
            yield from sorted(set(self._bases))
        elif table == "named":
            yield from ((*key, iri) for key, iri in sorted(self._named.items()))
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


def short(city: Place) -> str:
    """The name of a place without its ending, as tables show it.

    >>> short(Place("330200", "宁波市"))
    '宁波'
    """
    name = gazetteer.ENDING.sub("", city.name)
    return name if len(name) > 1 else city.name


def themes(file: str) -> dict[str, list[str]]:
    """The top concept above each concept that has one, by id."""
    above = {id: found[0] for id, found in lexicon.values(file, SKOS + "broader").items()}
    tops = {}
    for id in above:
        top = above[id]
        while top in above and above[top] != id:
            top = above[top]
        tops[id] = [top]
    return tops


def concepts() -> Iterator[tuple[str, ...]]:
    """Scheme, id, IRI, Chinese and English label, id of the theme, and better direction of every concept and code."""
    for scheme, file in SCHEMES.items():
        zh, en = (lexicon.values(file, SKOS + "prefLabel", language=each) for each in ("zh", "en"))
        above = themes(file) if scheme == "measure" else lexicon.values(file, KG.theme)
        better = lexicon.values(file, KG.better)
        for id, schemes in lexicon.values(file, SKOS + "inScheme").items():
            if scheme in schemes:
                labels = (next(iter(m.get(id, ())), "") for m in (zh, en, above, better))
                yield scheme, id, iris.concept(scheme, id), *labels
    for file, lists in ((scopes.FILE, {}), (CODES, LISTS)):
        zh, en = (lexicon.values(file, SKOS + "prefLabel", language=each) for each in ("zh", "en"))
        for id, schemes in lexicon.values(file, SKOS + "inScheme").items():
            for scheme in (lists.get(each, "") if lists else each for each in schemes):
                if scheme:
                    yield scheme, id, iris.concept("value" if lists else scheme, id), zh[id][0], en[id][0], "", ""
