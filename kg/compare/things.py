"""The kinds of things by which cities are compared: where their facts stand, and what each is called."""

from __future__ import annotations

from typing import NamedTuple

from kg.compare.columnar import Tables


class Thing(NamedTuple):
    """What is compared.

    `id` is the id of a concept or, without one, the name of a programme, the words of an indicator, the name of a body
    (of the city's own its name without the city's: 市生态环境局) or the title of a work. `theme` is that of measures
    and indicators, the type of programmes and the level of bodies.
    """

    id: str
    iri: str
    label: str
    label_en: str
    theme: str
    theme_en: str


class Kind(NamedTuple):
    """A kind of thing: the SQL of its facts and the scheme of its concepts ("" for none).

    The SQL selects city (its key), thing, doc, start, end, quote, iri and unclear, by which quotes are ordered.
    """

    facts: str
    scheme: str = ""
    themed: bool = False


FACTS = """SELECT coalesce(city_code, city) AS city, {thing} AS thing, doc, start, "end", quote, iri,
{unclear} AS unclear FROM {table} WHERE city IS NOT NULL AND {where}"""


def _facts(table: str, thing: str, *, where: str = "thing IS NOT NULL", unclear: str = "0") -> str:
    return FACTS.format(table=table, thing=thing, where=where, unclear=unclear)


SILENT = "CASE WHEN {} IS NULL THEN 1 ELSE 0 END"
KINDS: dict[str, Kind] = {
    "measure": Kind(_facts("measure_facts", "concept", unclear=SILENT.format("verb")), "measure", True),
    "programme": Kind(_facts("programme_facts", "coalesce(concept, name)"), "programme"),
    "target": Kind(
        _facts("targets", "coalesce(indicator_id, indicator)", where="status = 'target' AND thing IS NOT NULL",
               unclear=SILENT.format("value")), "indicator", True,
    ),
    "body": Kind(
        """SELECT coalesce(d.city_code, d.city) AS city, coalesce(o.thing, d.body) AS thing, d.doc, d.start, d."end",
d.quote, d.iri, CASE WHEN d.measure IS NULL THEN 1 ELSE 0 END AS unclear
FROM duties d LEFT JOIN offices o ON o.body = d.body AND o.city = coalesce(d.city_code, d.city)
WHERE d.city IS NOT NULL"""
    ),
    "citation": Kind(_facts("citations", "title")),
}  # fmt: skip
"""Kind of thing -> where its facts stand."""
BY = tuple(KINDS)
OR_NOTHING = "coalesce({}, '')"
LEVELS = {
    "national": ("国家级", "national"),
    "provincial": ("省级", "provincial"),
    "city": ("市级", "municipal"),
    "county": ("区县级及以下", "county and below"),
    "other": ("其他", "other"),
}
"""Level of a body -> its name in Chinese and English."""


class Names:
    """What things of one kind are called."""

    def __init__(self, tables: Tables, by: str) -> None:
        self._concepts: dict[str, tuple[str, str, str, str]] = {}
        concepts = f"SELECT id, iri, label, {OR_NOTHING.format('label_en')}, {OR_NOTHING.format('theme')} FROM concepts"
        for id, *said in tables.sql(f"{concepts} WHERE scheme = ?", [KINDS[by].scheme]):
            self._concepts[id] = (said[0], said[1], said[2], said[3])
        themes = tables.sql(f"{concepts} WHERE scheme = 'measure' AND theme IS NULL")
        self._themes = {id: (zh, en) for id, _, zh, en, _ in themes}
        self._iris = dict(tables.sql("SELECT id, iri FROM named WHERE kind = ?", [by]))
        self._classes: dict[str, tuple[str, str]] = {}
        if by == "programme":
            types = tables.sql("SELECT id, label, label_en FROM concepts WHERE scheme = 'programme-type'")
            called = {id: (zh, en) for id, zh, en in types}
            found = tables.sql("SELECT coalesce(concept, name), mode(type) FROM programme_facts GROUP BY 1")
            self._classes = {id: called.get(type_, (type_, type_)) for id, type_ in found}
        if by == "body":
            found = tables.sql("SELECT thing, any_value(level) FROM offices GROUP BY 1")
            self._classes = {id: LEVELS.get(level, ("", "")) for id, level in found}

    def theme(self, id: str) -> str:
        """Id of the theme of a thing, "" for none."""
        return self._concepts.get(id, ("", "", "", ""))[3]

    def thing(self, id: str) -> Thing:
        """What a thing is called."""
        iri, label, english, theme = self._concepts.get(id, (self._iris.get(id, ""), id, "", ""))
        zh, en = self._themes.get(theme, ("", "")) if theme else self._classes.get(id, ("", ""))
        return Thing(id, iri, label, english, zh, en)
