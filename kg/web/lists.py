"""What the pages show that list things: the overview, and one page for all cities, indicators, measures and so on."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from kg.model import Place as Division
from kg.web import labels as names
from kg.web.cards import KINDS
from kg.web.documents import City, described
from kg.web.library import Library
from kg.web.links import Place
from kg.web.subjects import CITY, PROGRAMME
from kg.web.views import themes
from kg.web.words import word

COUNTED = (
    ("targets", "target", "status = 'target'"),
    ("targets", "outcome", "status = 'outcome'"),
    ("measure_facts", "measure", "TRUE"),
    ("programme_facts", "programme", "TRUE"),
    ("duties", "duty", "TRUE"),
    ("citations", "citation", "TRUE"),
    ("places", "place", "TRUE"),
)
"""Table, kind of fact, condition: in the order of KINDS."""


def counts(library: Library, by: str = "''") -> dict[str, dict[str, int]]:
    """Facts of each kind by an expression of SQL, such as the city."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for table, kind, where in COUNTED:
        for key, number in library.sql(f"SELECT {by}, count(*) FROM {table} WHERE {where} GROUP BY 1"):
            found[key or ""][kind] = number
    return dict(found)


def cities(library: Library, language: str) -> list[dict[str, Any]]:
    """Every city with its documents and the number of its facts by kind, by code."""
    numbers = counts(library, CITY)
    rows = library.sql(
        "SELECT coalesce(nullif(code, ''), city), any_value(code), any_value(city), count(DISTINCT doc) FROM readings"
        " WHERE city <> '' GROUP BY 1 ORDER BY 1"
    )
    return [
        {
            "city": City(id, names.city(Division(code or "", name), language)),
            "documents": documents,
            "numbers": [numbers.get(id, {}).get(kind, 0) for kind in KINDS],
        }
        for id, code, name, documents in rows
    ]


def overview(library: Library, place: Place, language: str) -> dict[str, Any]:
    """The first page: what there is, by city, by theme, by indicator."""
    everything = counts(library).get("", {})
    return {
        "title": word("site", language),
        "summary": word("lead", language),
        "kinds": [(kind, word(kind + "s-n", language), everything.get(kind, 0)) for kind in KINDS[:6]],
        "all_kinds": [word(kind, language) for kind in KINDS[:6]],
        "cities": cities(library, language),
        "documents": [described(library, each, language) for each in library.documents.values()][:100],
        "themes": themes_by_city(library, language),
        "indicators": indicators(library, language)[:12],
    }


def themes_by_city(library: Library, language: str) -> dict[str, Any]:
    """How many measures of each theme each city commits to: the cities, and a row a theme, most first."""
    columns = cities(library, language)[:12]
    numbers: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    sql = f"SELECT concept, {CITY}, count(*) FROM measure_facts WHERE concept IS NOT NULL GROUP BY ALL"
    for concept, city, number in library.sql(sql):
        numbers[library.labels.concept("measure", concept).theme or concept][city or ""] += number
    rows: list[dict[str, Any]] = [
        {
            "label": library.labels.label("measure", theme, language),
            "id": theme,
            "numbers": [some.get(column["city"].id, 0) for column in columns],
            "total": sum(some.values()),
        }
        for theme, some in numbers.items()
    ]
    rows.sort(key=lambda row: (-row["total"], row["id"]))
    most = max((number for row in rows for number in row["numbers"]), default=1) or 1
    return {"cities": [column["city"] for column in columns], "rows": rows, "most": most}


def city_list(library: Library, place: Place, language: str) -> dict[str, Any]:
    """All cities."""
    return {
        **_titled("cities", language),
        "kinds": [word(kind, language) for kind in KINDS[:6]],
        "cities": cities(library, language),
    }


def indicators(library: Library, language: str) -> list[dict[str, Any]]:
    """Indicators that facts are about, those of most cities first."""
    sql = (
        "SELECT indicator_id, count(DISTINCT city), count(*) FILTER (status = 'target'),"
        " count(*) FILTER (status = 'outcome') FROM targets WHERE indicator_id IS NOT NULL GROUP BY 1"
    )
    found = []
    for id, places, targets, outcomes in library.sql(sql):
        told = library.labels.concept("indicator", id)
        theme = library.labels.concept("measure", told.theme)
        found.append(
            {
                "id": id,
                "label": told.label(language),
                "theme": theme.label(language) if theme.labels else "",
                "cities": places,
                "targets": targets,
                "outcomes": outcomes,
            }
        )
    return sorted(found, key=lambda each: (-each["cities"], -each["targets"], each["id"]))


def indicator_list(library: Library, place: Place, language: str) -> dict[str, Any]:
    """All indicators, and how many targets have none of the ontology."""
    unnamed = library.sql("SELECT count(*) FROM targets WHERE indicator_id IS NULL")[0][0]
    return {**_titled("indicators", language), "indicators": indicators(library, language), "unnamed": unnamed}


def measure_list(library: Library, place: Place, language: str) -> dict[str, Any]:
    """The measures of the taxonomy that cities commit to, under their themes."""
    sql = "SELECT concept, count(DISTINCT city) FROM measure_facts WHERE concept IS NOT NULL GROUP BY 1"
    return {
        **_titled("measures", language),
        "themes": themes(library, language, "TRUE"),
        "spread": dict(library.sql(sql)),
        "all_cities": library.sql("SELECT count(DISTINCT city) FROM readings WHERE city <> ''")[0][0],
        "unlinked": library.sql("SELECT count(*) FROM measure_facts WHERE concept IS NULL")[0][0],
    }


def programme_list(library: Library, place: Place, language: str) -> dict[str, Any]:
    """All programmes, those of most cities first."""
    sql = (
        f"SELECT {PROGRAMME}, min(name), min(type), count(DISTINCT city), count(*)"
        " FROM programme_facts GROUP BY 1 ORDER BY 4 DESC, 5 DESC, 1"
    )
    code = library.labels.code
    rows = []
    for id, name, kind, places, namings in library.sql(sql):
        told = library.labels.concept("programme", id)
        rows.append(
            {
                "id": id,
                "label": told.labels.get("zh", name),
                "english": told.labels.get("en", ""),
                "kind": code("programme-type", kind, language),
                "cities": places,
                "namings": namings,
            }
        )
    return {**_titled("programmes", language), "programmes": rows}


def bodies_of(library: Library) -> list[dict[str, Any]]:
    """Bodies that have duties, those of most duties first."""
    sql = "SELECT body, count(DISTINCT city), count(*) FROM duties GROUP BY 1 ORDER BY 3 DESC, 1"
    return [{"id": body, "cities": places, "duties": number} for body, places, number in library.sql(sql)]


def body_list(library: Library, place: Place, language: str) -> dict[str, Any]:
    """All bodies that have duties, those of most duties first."""
    return {**_titled("bodies", language), "bodies": bodies_of(library)}


def document_list(library: Library, place: Place, language: str) -> dict[str, Any]:
    """All documents."""
    numbers = counts(library, "doc")
    every = [described(library, each, language) for each in library.documents.values()]
    return {
        **_titled("documents", language),
        "documents": every,
        "numbers": {k: sum(v.values()) for k, v in numbers.items()},
    }


def _titled(key: str, language: str) -> dict[str, str]:
    return {"title": word(key, language), "summary": word(f"lead-{key}", language)}
