"""Groups of measures beyond the taxonomy at a terminal: apart from what has a concept, and said to be proposed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from kg.cli.page import Page
from kg.compare.cells import Quote

if TYPE_CHECKING:
    from kg.compare.alignment import Group
    from kg.compare.choice import City
    from kg.compare.columnar import Tables

WORDS = {
    "proposed": (
        "分类之外用语相近的措施（建议，未经审核）",
        "Measures beyond the taxonomy, alike in words (proposed, not reviewed)",
    ),
    "none": ("没有用语相近的措施", "No measures are alike in words"),
    "note": (
        "按用语相似度分组，不是分类中的概念，不计入上面的比较；某市未列出不说明该市没有此措施。",
        "Grouped by likeness of words: no concepts, not counted above. That a city is not listed says nothing of it.",
    ),
    "likeness": ("相似度", "likeness"),
}
"""What is said in Chinese and in English."""


def groups(tables: Tables, keys: Sequence[str], focus: City | None) -> list[Group]:
    """The groups of the cities with these codes or names; where one city is asked about, those that it is in."""
    from kg.compare.alignment import aligned

    return [each for each in aligned(tables, keys) if not focus or focus.name in each.cities]


def show_rows_of(groups: Sequence[Group], form: str) -> None:
    """Print a row for each clause of groups."""
    from kg.cli.output import show_rows
    from kg.compare.alignment import COLUMNS, records

    show_rows(COLUMNS, records(groups), form)


def show(groups: Sequence[Group] | None, cities: Sequence[City], language: str, *, quotes: bool) -> None:
    """Print groups, each with its cities and the words of each city: the first of each, all with `quotes`.

    None prints nothing: it was not asked for.
    """
    if groups is None:
        return
    page = Page(language)
    page.head(f"{_said(page, 'proposed')} ({len(groups)})")
    page.line(_said(page, "note" if groups else "none"), indent=2)
    short = {city.name: page.city(city) for city in cities}
    for group in groups:
        names = page.join.join(short.get(name, name) for name in group.cities)
        likeness = f"{_said(page, 'likeness')} {group.cohesion:.2f}" if len(group.texts) > 1 else "="
        page.line(f"{group.label}{page.colon}{names} ({likeness})", indent=2)
        shown: set[str] = set()
        for member in group.members:
            if quotes or member.city not in shown:
                words = Quote(member.doc, member.start, member.end, member.quote, member.iri)
                page.quote(short.get(member.city, member.city), words)
            shown.add(member.city)


def _said(page: Page, key: str) -> str:
    return page.label(*WORDS[key])


def check(asked: bool, by: str, theme: str) -> None:
    """Refuse to propose measures beside something else."""
    if asked and (by != "measure" or theme):
        raise click.UsageError("--proposed is about measures of all themes: leave out --by, --theme and --indicator")
