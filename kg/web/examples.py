"""The questions that can be asked, about cities of the graph at hand, and as SPARQL for the pages with an editor."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kg.graph.named import REQUIRED, named
from kg.model import Place as Division
from kg.query import prepare
from kg.web import labels
from kg.web.phrases import SLOT, Template, templates
from kg.web.questions import understand

if TYPE_CHECKING:
    from kg.web.library import Library

SOME = 2
"""Cities that samples are about."""


def questions(library: Library, language: str) -> list[tuple[Template, str]]:
    """Every question that can be asked, in one language."""
    some = f"SELECT DISTINCT code, city FROM readings WHERE code <> '' ORDER BY code LIMIT {SOME}"
    cities = [labels.city(Division(code, name), language) for code, name in library.sql(some)]
    return [(each, about(each, language, cities)) for each in templates()]


def about(template: Template, language: str, cities: Sequence[str]) -> str:
    """A template's question about some cities; about its own samples where they are too few.

    >>> [about(each, "en", ["Siping", "Tianjin"]) for each in templates() if each.id == "between"]
    ['Which measures do Siping and Tianjin share?']
    """
    known = {"city": cities[:1], "cities": cities[:2] if len(cities) > 1 else ()}

    def put(match: re.Match[str]) -> str:
        return (" and " if language == "en" else "、").join(known.get(match[1]) or (match[2],))

    return SLOT.sub(put, template.question[language])


def queries(library: Library, language: str) -> list[dict[str, Any]]:
    """Questions with their SPARQL, then the named queries: name, title, text, and whether it is a question."""
    found = []
    for template, title in questions(library, language):
        if asked := understand(title).understood:
            text = prepare(asked.template.query.name, asked.parameters, None)[0]
            found.append({"name": f"ask-{template.id}", "title": title, "text": text, "says": "", "asked": True})
    for query in named():
        if not any(parameter.default == REQUIRED for parameter in query.parameters):
            title, says = query.title.get(language, query.name), query.description.get(language, "")
            found.append({"name": query.name, "title": title, "text": query.text, "says": says, "asked": False})
    return found
