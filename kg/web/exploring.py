"""The explorer's pages, pictures and downloads by their paths: what a path and a query string answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from kg.errors import QueryError
from kg.web import beside, explorer, forms, live, patterns
from kg.web.filters import Amiss, State, read
from kg.web.library import Library
from kg.web.links import LANGUAGES, Links, Place, path
from kg.web.pages import environment
from kg.web.replies import Refusal
from kg.web.words import word

if TYPE_CHECKING:
    from kg.visualise.picture import Picture

Made = tuple[str, bytes]
"""Form and bytes."""
DRAWN = ("facts.svg", "facts-narrow.svg", "facts-picture.html")


class Explorer:
    """Answers for one library below a prefix."""

    def __init__(self, library: Library, prefix: str) -> None:
        self.library, self.prefix = library, prefix

    def made(self, at: str, query: str) -> Made:
        """What is at one of kg.web.links.EXPLORED.

        Raises:
            Refusal: for a query string that means nothing, or asks for too much.
        """
        pairs = parse_qsl(query, keep_blank_values=True)
        folder, _, name = at.partition("/")
        try:
            if folder == "downloads":
                kind, _, form = name.partition(".")
                return form, self.download(kind, form, pairs)
            if name in DRAWN:
                return self.drawn(name, folder, read(pairs, explorer.choices(self.library)))
            return "html", self.page(Place(name.removesuffix(".html")), folder, pairs).encode()
        except Amiss as error:
            if folder in LANGUAGES:
                raise Refusal("html", self.amiss(folder, error, name).encode()) from error
            raise Refusal("txt", f"{error}\n".encode()) from error
        except QueryError as error:
            raise Refusal("txt", f"{error}\n".encode()) from error

    def page(self, place: Place, language: str, pairs: list[tuple[str, str]]) -> str:
        """A page as HTML."""
        if place.kind == "beside":
            chosen = beside.read(pairs, self.library)
            return self.shown(place, language, chosen.query(), beside.view(self.library, chosen, language))
        state = read(pairs, explorer.choices(self.library))
        said = explorer.view(self.library, state, language)
        if said["drawn"]:
            picture = self.picture(state, language)
            said["drawn"] = not picture.empty
            said["alt"] = picture.alt.said(language)
        return self.shown(place, language, state.query(page=state.page), said)

    def shown(self, place: Place, language: str, query: str, said: dict[str, Any], template: str = "") -> str:
        """A page with its state in every link that keeps it."""
        links = Links(place, language, prefix=self.prefix + "/")
        asked = f"?{query}" if query else ""
        more = {"asked": asked, "address": path(place, language) + asked, **said}
        return live.page(environment(), template or f"{place.kind}.html", self.library, place, links, language, more)

    def amiss(self, language: str, error: Amiss, name: str) -> str:
        """The page that says what is amiss, and what may be meant."""
        known = explorer.choices(self.library)
        place = Place("beside" if name.startswith("beside") else "facts")
        rest = error.rest.query()
        told = []
        for each in error.wrong:
            near = [(known.label(each.name, v, language) if each.name in known else v, error.rest.mended(each.name, v))
                    for v in each.near]  # fmt: skip
            told.append((each.name, each.given, near))
        said = {"title": word("amiss", language), "summary": word("amiss-lead", language), "wrong": told, "rest": rest}
        return self.shown(place, language, rest, said, "amiss.html")

    def picture(self, state: State, language: str) -> Picture:
        """The picture of the targets that a state keeps.

        Raises:
            QueryError: if they are more than one download holds.
        """
        from kg.visualise import PICTURES
        from kg.visualise.options import Options

        links = Links(Place("facts"), language, prefix=self.prefix + "/")
        facts = {row["iri"] for row in explorer.every(self.library, state, explorer.MOST)}
        names = self.library.tables.sql(
            "SELECT name FROM cities WHERE list_contains($keys, coalesce(nullif(code, ''), name))",
            {"keys": list(state.values.get("city", ()))},
        )
        chosen = Options(cities=tuple(name for (name,) in names), link=links.document, facts=frozenset(facts))
        return PICTURES["targets"](self.library.tables, chosen)

    def drawn(self, name: str, language: str, state: State) -> Made:
        """The picture as a page, or as SVG."""
        from kg.visualise.parts import NARROW, WIDE

        picture = self.picture(state, language)
        if name.endswith(".html"):
            return "html", picture.html(language).encode()
        if picture.empty:
            raise QueryError("there is nothing to draw", cure="choose fewer filters")
        return "svg", picture.svg(language, width=NARROW if "narrow" in name else WIDE).encode()

    def download(self, kind: str, form: str, pairs: list[tuple[str, str]]) -> bytes:
        """Facts of a state as csv, json, ttl or rq: of one page where the URL names one, else all."""
        if kind == "beside":
            chosen = beside.read(pairs, self.library)
            return beside.written(self.library, chosen, form)
        state = read(pairs, explorer.choices(self.library))
        about = f"facts?{state.query(page=state.page)}"
        if form == "rq":
            return (forms.noted(self.library, about) + patterns.behind(state)).encode()
        most = explorer.MOST_NODES if form == "ttl" else explorer.MOST
        paged = any(name == "page" for name, value in pairs if value.strip())
        rows = explorer.listed(self.library, state).rows if paged else explorer.every(self.library, state, most)
        table = state.what.table
        if form == "ttl":
            return forms.turtle_of(self.library, [row["iri"] for row in rows], about)
        if form == "csv":
            return forms.csv_of((table, row) for row in rows)
        said = {
            "state": state.query(page=state.page),
            "filters": {name: list(values) for name, values in state.chosen},
            "total": explorer.count(self.library, state),
            "sparql": patterns.behind(state),
            "facts": [{"table": table, **row} for row in rows],
        }
        return forms.json_of(self.library, said)
