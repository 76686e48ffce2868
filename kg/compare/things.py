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
    """A kind of thing: the view of its facts, the SQL of what they are about, and of whether they say little of it.

    `scheme` is that of its concepts ("" for none), `where` chooses facts.
    """

    view: str
    thing: str
    scheme: str = ""
    unclear: str = "false"
    where: str = "true"
    join: str = ""
    themed: bool = False


OFFICES = "LEFT JOIN offices o ON o.body = f.body AND o.city = coalesce(f.city_code, f.city)"
KINDS: dict[str, Kind] = {
    "measure": Kind("measure_facts", "f.concept", "measure", "f.verb IS NULL", "f.concept IS NOT NULL", themed=True),
    "programme": Kind("programme_facts", "coalesce(f.concept, f.name)", "programme"),
    "target": Kind(
        "targets", "coalesce(f.indicator_id, f.indicator)", "indicator", "f.value IS NULL", "f.status = 'target'",
        themed=True,
    ),
    "body": Kind("duties", "coalesce(o.thing, f.body)", unclear="f.measure IS NULL", join=OFFICES),
    "citation": Kind("citations", "f.title"),
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
