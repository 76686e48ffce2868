"""What the pages of things show: a city, an indicator, a measure, a programme, a body; plain values for templates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from kg import gazetteer
from kg.errors import QueryError
from kg.model import Place as Division
from kg.web import labels as names
from kg.web.cards import Card, Cards
from kg.web.documents import City, described
from kg.web.library import Library, Row
from kg.web.links import Place
from kg.web.subjects import PARTS, count
from kg.web.words import word

LIMIT = 500
"""Facts of one kind that a page lists; the page's CSV has all."""
DIRECTIONS = ("lower", "higher")


class Listed:
    """Facts of one kind on a page: the first LIMIT as (card, row), and how many there are."""

    def __init__(self, items: list[tuple[Card, Row]], total: int) -> None:
        self.items, self.total = items, total

    def __len__(self) -> int:
        return self.total

    @property
    def cut(self) -> bool:
        """Whether there are more than the page lists."""
        return self.total > len(self.items)


class Maker:
    """Gathers what a page of one thing shows, in one language."""

    def __init__(self, library: Library, place: Place, language: str) -> None:
        self.library, self.place, self.language = library, place, language
        self.cards = Cards(library.labels, language)

    def listed(self, table: str, *, extra: str = "TRUE", order: str = 'city_code, doc, start, "end", iri') -> Listed:
        """The facts of a table about the thing, those that a condition keeps."""
        where = f"({PARTS[self.place.kind][table]}) AND ({extra})"
        rows = self.library.rows(table, where, self.place.id, order=f"{order} LIMIT {LIMIT}")
        view = table.replace("-", "_")
        total = self.library.sql(f"SELECT count(*) FROM {view} WHERE {where}", self.place.id)[0][0]
        return Listed([(self.cards.card(table, row), row) for row in rows], total)

    def cities(self, *tables: str) -> list[dict[str, Any]]:
        """The cities that facts of these tables are about, with their numbers, most first."""
        numbers: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(tables))
        for index, table in enumerate(tables):
            sql = f"SELECT coalesce(city_code, ''), city, count(*) FROM {table.replace('-', '_')} WHERE"
            sql += f" ({PARTS[self.place.kind][table]}) AND city IS NOT NULL GROUP BY ALL"
            for code, name, some in self.library.sql(sql, self.place.id):
                numbers[code, name][index] = some
        found = sorted(numbers.items(), key=lambda pair: (-sum(pair[1]), pair[0]))
        return [{"city": self.city(code, name), "numbers": counts} for (code, name), counts in found]

    def city(self, code: str, name: str) -> City:
        """A city as a link."""
        return City(code or name, names.city(Division(code, name), self.language))

    def word(self, key: str, **values: object) -> str:
        """A word of the interface."""
        return word(key, self.language, **values)


def found(*lists: Any) -> None:
    """Refuse a page about nothing.

    Raises:
        QueryError: if every list is empty.
    """
    if not any(len(each) for each in lists):
        raise QueryError("there are no facts about this", cure="choose a thing from one of the lists")


def city(library: Library, place: Place, language: str) -> dict[str, Any]:
    """Everything about one city."""
    maker = Maker(library, place, language)
    rows = library.sql("SELECT DISTINCT code, city FROM readings WHERE coalesce(nullif(code, ''), city) = ?", place.id)
    if not rows:
        raise QueryError(f"there is no city {place.id!r}", cure="choose one from the list")
    code, name = rows[0]
    docs = library.sql("SELECT DISTINCT doc FROM readings WHERE coalesce(nullif(code, ''), city) = ?", place.id)
    division = gazetteer.by_code(code) if code else None
    parent = gazetteer.by_code(division.parent) if division and division.parent else None
    here, other = (names.city(Division(code, name), each) for each in (language, "en" if language == "zh" else "zh"))
    kept = [library.documents[doc] for (doc,) in docs]
    return {
        "title": here,
        "summary": maker.word("summary-city", name=here),
        "name": name,
        "other": other if other != here else "",
        "code": code or "",
        "province": names.city(parent.place, language) if parent else "",
        "documents": [described(library, each, language) for each in sorted(kept, key=lambda d: (d.issued, d.id))],
        "targets": maker.listed("targets", extra="status = 'target'"),
        "outcomes": maker.listed("targets", extra="status = 'outcome'"),
        "answers": answers(library, "city = ?", name),
        "themes": themes(library, language, "coalesce(city_code, city) = ?", place.id),
        "measures": count(library, place, "measure-facts"),
        "unlinked": maker.listed("measure-facts", extra="concept IS NULL"),
        "programmes": grouped(maker, "programme-facts", "coalesce(concept, name)"),
        "bodies": grouped(maker, "duties", "body"),
        "citations": grouped(maker, "citations", "title"),
    }


def answers(library: Library, where: str, *values: object) -> dict[tuple[str, int, int], list[Row]]:
    """What is said of outcomes, by document and offsets of the outcome."""
    told: dict[tuple[str, int, int], list[Row]] = defaultdict(list)
    order = 'doc, start, "end", target_doc, target_start'
    for row in library.rows("answers", where, *values, order=order):
        told[row["doc"], row["start"], row["end"]].append(row)
    return dict(told)


def themes(library: Library, language: str, where: str, *values: object) -> list[dict[str, Any]]:
    """The measures that a condition keeps, concept by concept under their themes, with the clearest words."""
    kept: dict[str, dict[str, Row]] = defaultdict(dict)
    numbers: dict[str, int] = defaultdict(int)
    for row in library.rows("measures", where, *values):
        concept = row["concept"]
        kept[library.labels.concept("measure", concept).theme or concept].setdefault(concept, row)
        numbers[concept] += row["facts"]
    shown: list[dict[str, Any]] = []
    for theme, rows in kept.items():
        concepts: list[dict[str, Any]] = [
            {
                "id": id,
                "label": library.labels.label("measure", id, language),
                "count": numbers[id],
                "row": row,
                "instruments": instruments(library, row, language),
            }
            for id, row in rows.items()
        ]
        concepts.sort(key=lambda each: (-each["count"], each["id"]))
        total = sum(each["count"] for each in concepts)
        label = library.labels.label("measure", theme, language)
        shown.append({"id": theme, "label": label, "concepts": concepts, "count": total})
    return sorted(shown, key=lambda each: (-each["count"], each["id"]))


def instruments(library: Library, row: Row, language: str) -> list[str]:
    """The kinds of policy instrument of a measure."""
    return [library.labels.label("instrument", id, language) for id in (row["instrument"] or "").split()]


def grouped(maker: Maker, table: str, key: str) -> list[dict[str, Any]]:
    """Facts of a table by what they name: how many, and the first of them; most first."""
    view, where = table.replace("-", "_"), PARTS[maker.place.kind][table]
    columns = 'doc, start, "end", quote'
    first = f"SELECT {key} AS key, count(*) OVER (PARTITION BY {key}) AS n, {columns},"
    first += (
        f' row_number() OVER (PARTITION BY {key} ORDER BY doc, start, "end", iri) AS rank FROM {view} WHERE {where}'
    )
    sql = (
        f"SELECT key, n, {columns} FROM ({first}) WHERE rank = 1 AND key IS NOT NULL ORDER BY n DESC, key LIMIT {LIMIT}"
    )
    named = {"programme-facts": "programme", "duties": "body"}.get(table, "")
    return [
        {
            "id": id,
            "label": maker.library.labels.label("programme", id, "zh") if named == "programme" else id,
            "page": named,
            "count": n,
            "row": {"doc": doc, "start": start, "end": end, "quote": quote},
        }
        for id, n, doc, start, end, quote in maker.library.sql(sql, maker.place.id)
    ]


def indicator(library: Library, place: Place, language: str) -> dict[str, Any]:
    """One indicator in every city."""
    maker = Maker(library, place, language)
    order = "city_code, deadline, stretch, doc, start, iri"
    targets = maker.listed("targets", extra="status = 'target'", order=order)
    outcomes = maker.listed("targets", extra="status = 'outcome'", order=order)
    found(targets, outcomes)
    return {
        **concept(maker, "indicator"),
        "targets": targets,
        "outcomes": outcomes,
        "answers": answers(library, "indicator_id = ?", place.id),
        "cities": maker.cities("targets"),
    }


def concept(maker: Maker, scheme: str) -> dict[str, Any]:
    """What the ontology says of the concept that a page is about."""
    told, language = maker.library.labels.concept(scheme, maker.place.id), maker.language
    other = "en" if language == "zh" else "zh"
    theme = maker.library.labels.concept("measure", told.theme)
    label = told.label(language)
    return {
        "title": label,
        "summary": maker.word("summary-concept", name=label),
        "other": told.labels.get(other, ""),
        "note": told.notes.get(language, "") or told.notes.get("en", ""),
        "names": told.other[:20],
        "theme": theme.label(language) if theme.labels else "",
        "better": maker.word(told.better) if told.better in DIRECTIONS else "",
    }


def measure(library: Library, place: Place, language: str) -> dict[str, Any]:
    """One measure of the taxonomy in every city."""
    maker = Maker(library, place, language)
    measures, duties = maker.listed("measure-facts"), maker.listed("duties")
    found(measures, duties)
    rows = [row for _, row in measures.items]
    return {
        **concept(maker, "measure"),
        "measures": measures,
        "duties": duties,
        "instruments": instruments(library, rows[0], language) if rows else [],
        "cities": maker.cities("measure-facts", "duties"),
    }


def programme(library: Library, place: Place, language: str) -> dict[str, Any]:
    """One programme, scheme or principle in every city."""
    maker = Maker(library, place, language)
    namings, measures = maker.listed("programme-facts"), maker.listed("measure-facts")
    found(namings, measures)
    kinds = sorted({row["type"] for _, row in namings.items})
    told = concept(maker, "programme")
    printed = sorted({row["name"] for _, row in namings.items} - {told["title"]})
    return {
        **told,
        "kind": maker.word("comma").join(library.labels.code("programme-type", each, language) for each in kinds),
        "names": printed or told["names"],
        "namings": namings,
        "measures": measures,
        "cities": maker.cities("programme-facts", "measure-facts"),
    }


def body(library: Library, place: Place, language: str) -> dict[str, Any]:
    """One body and its duties."""
    maker = Maker(library, place, language)
    duties, measures = maker.listed("duties"), maker.listed("measure-facts")
    found(duties, measures)
    roles = by_number(row["role"] for _, row in duties.items)
    return {
        "title": place.id,
        "summary": maker.word("summary-body", name=place.id),
        "roles": [(library.labels.code("role", role, language), n) for role, n in roles.items()],
        "printed": sorted({row["mention"] for _, row in duties.items} - {place.id}),
        "duties": duties,
        "measures": measures,
        "cities": maker.cities("duties", "measure-facts"),
    }


def by_number(values: Iterable[str]) -> Mapping[str, int]:
    """How often each value occurs, most first.

    >>> by_number("abb")
    {'b': 2, 'a': 1}
    """
    numbers: dict[str, int] = defaultdict(int)
    for value in values:
        numbers[value] += 1
    return dict(sorted(numbers.items(), key=lambda pair: (-pair[1], pair[0])))
