"""What can be chosen in the filters of the explorer: the values of each, their names, and which is near a wrong one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from kg.vocabulary import CODES
from kg.web.library import Library
from kg.web.words import word

NONE = "none"
"""The value of what has none: no flag, no year, no theme."""
NEAR = 4
YEAR = 4
"""Digits of a year."""
USED = {
    "indicator": "SELECT DISTINCT indicator FROM targets WHERE indicator_id IS NULL AND indicator <> ''",
    "flag": "SELECT DISTINCT unnest(string_split(flags, ' ')) FROM targets",
    "type": "SELECT DISTINCT type FROM documents WHERE type <> ''",
    "issued": "SELECT DISTINCT left(issued, 4) FROM documents WHERE issued <> ''",
    "year": "SELECT DISTINCT left(deadline, 4) FROM (SELECT deadline FROM targets UNION ALL"
    " SELECT deadline FROM measure_facts UNION ALL SELECT deadline FROM duties) WHERE deadline <> ''",
}
"""Filter -> SQL for values that facts have, whatever the ontology says."""
CONCEPTS = {
    "indicator": "SELECT id, label, coalesce(label_en, '') FROM concepts WHERE scheme = 'indicator'",
    "theme": "SELECT id, label, coalesce(label_en, '') FROM concepts WHERE scheme = 'measure' AND theme IS NULL",
    "type": "SELECT id, label, coalesce(label_en, '') FROM concepts WHERE scheme = 'document-type'",
    "city": "SELECT coalesce(nullif(code, ''), name), name, coalesce(name_en, '') FROM cities",
}
LACKING = ("city", "theme", "type", "year", "issued", "flag")
"""Filters in which NONE may be chosen."""


class Named(NamedTuple):
    """What a value is called."""

    zh: str
    en: str

    def said(self, language: str) -> str:
        """The name in a language, else in Chinese."""
        return (self.en if language == "en" else "") or self.zh


class Choices:
    """The values of every filter over one library."""

    def __init__(self, library: Library) -> None:
        self._known: dict[str, dict[str, Named]] = {name: {} for name in ("city", "theme", *USED)}
        for name, text in CONCEPTS.items():
            self._known[name] |= {id: Named(zh, en) for id, zh, en in library.sql(text)}
        for notation in CODES["flag"]:
            names = (library.labels.code("flag", notation, language) for language in ("zh", "en"))
            self._known["flag"][notation] = Named(*names)
        for name, text in USED.items():
            for (value,) in library.sql(text):
                if value:
                    self._known[name].setdefault(value, Named(value, ""))
        for name in LACKING:
            self._known[name][NONE] = Named(*(word(f"none-{name}", language) for language in ("zh", "en")))
        self._forms = {name: forms(values) for name, values in self._known.items()}

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def of(self, name: str) -> Mapping[str, Named]:
        """The values of a filter and their names."""
        return self._known[name]

    def label(self, name: str, value: str, language: str) -> str:
        """What a value of a filter is called."""
        found = self._known[name].get(value)
        return found.said(language) if found else value

    def meant(self, name: str, given: str) -> str:
        """The value that words mean: itself, or a name in Chinese or English; "" for none."""
        if given in self._known[name]:
            return given
        return self._forms[name].get(given.strip().lower(), "")

    def near(self, name: str, given: str) -> list[str]:
        """Values whose names are like wrong words; the first ones where none is."""
        known = self._forms[name]
        wanted = given.strip().lower()[:80]
        found = [known[form] for form in known if wanted and wanted in form][:NEAR]
        found += [known[form] for form in get_close_matches(wanted, list(known), n=NEAR, cutoff=0.4)]
        return list(dict.fromkeys(found))[:NEAR] or list(self._known[name])[:NEAR]


def forms(values: Mapping[str, Named]) -> dict[str, str]:
    """Every form of the values in small letters, and whose it is; the first has it.

    >>> forms({"pm25": Named("细颗粒物", "PM2.5")})["pm2.5"]
    'pm25'
    """
    found: dict[str, str] = {}
    for id, named in values.items():
        for form in (id, *named):
            if form:
                found.setdefault(form.lower(), id)
    return found


def near_to(given: str, known: Iterable[str]) -> list[str]:
    """The words that are like one, or the first of them.

    >>> near_to("citty", ["city", "theme"])
    ['city']
    """
    words = list(known)
    return get_close_matches(given[:80], words, n=NEAR, cutoff=0.4) or words[:NEAR]
