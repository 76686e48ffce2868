"""The pages there are, and a page as HTML. The report writes them all; the server makes the one that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.model import Place as Division
from kg.web.labels import city
from kg.web.library import Library
from kg.web.links import ASKED, FOLDERS, LANGUAGES, SINGLE, Links, Place, path
from kg.web.words import word

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).resolve().parent / "templates"
STATIC = Path(__file__).resolve().parent / "static"
MENU = ("overview", *FOLDERS, *(kind for kind in SINGLE if kind != "search"))

View = Callable[[Library, Place, str], dict[str, Any]]


class Kind(NamedTuple):
    """A kind of page: module and function of its view, and its template."""

    module: str
    view: str
    template: str

    @property
    def function(self) -> View:
        """The view."""
        found: View = getattr(import_module(f"kg.web.{self.module}"), self.view)
        return found


ONE: Mapping[str, Kind] = {
    "overview": Kind("lists", "overview", "overview.html"),
    **{kind: Kind("views", kind, f"{kind}.html") for kind in ("city", "indicator", "measure", "programme", "body")},
    "document": Kind("documents", "view", "document.html"),
    **{kind: Kind("faces", kind, f"{kind}.html") for kind in SINGLE},
}
"""Kind of place -> its page, for a thing or where there is one page only."""
MANY: Mapping[str, Kind] = {kind: Kind("lists", f"{kind}_list", f"{folder}.html") for kind, folder in FOLDERS.items()}
"""Kind of place -> the page that lists its things."""


def menu(links: Links) -> tuple[str, ...]:
    """The pages that every page leads to; a server has more than a report."""
    if links.prefix is None:
        return MENU
    at = MENU.index("compare")
    return (*MENU[:at], "facts", *ASKED[:1], *MENU[at:])


@cache
def environment() -> Environment:
    """The templates; every value is escaped, and one that is missing is an error."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def kind(place: Place) -> Kind:
    """What makes the page of a place."""
    return MANY[place.kind] if place.kind in MANY and not place.id else ONE[place.kind]


def render(place: Place, library: Library, links: Links, language: str, **more: Any) -> str:
    """A page as HTML.

    Args:
        more: what the template gets beside the view's values.

    Raises:
        QueryError: if there is nothing to show at that place.
    """
    found = kind(place)
    said = {
        "here": place,
        "language": language,
        "languages": LANGUAGES,
        "links": links,
        "menu": menu(links),
        "site": library.site,
        "address": path(place, language),
        "city_of": partial(city_of, language),
        "w": partial(said_in, language),
        **found.function(library, place, language),
        **more,
    }
    return environment().get_template(found.template).render(said)


def said_in(language: str, key: str, other: str = "", **values: object) -> str:
    """A word for a template, in the page's language or another."""
    return word(key, other or language, **values)


def city_of(language: str, row: Mapping[str, Any]) -> str:
    """The name of a row's city."""
    return city(Division(row["city_code"] or "", row["city"]), language)
