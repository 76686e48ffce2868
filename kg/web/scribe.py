"""The process that makes pages, downloads and search results, so that the server itself never waits for them.

It reads tasks and writes answers as kg.web.child does. A task names a path or words, and the generation that it is
about; with a new generation everything is opened anew.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl

from kg.errors import KgError, QueryError
from kg.graph.client import Credentials
from kg.graph.remote import Remote
from kg.web import confine, log
from kg.web.answers import Given, Wanted
from kg.web.child import Said, heard, say
from kg.web.clauses import Clauses, Found
from kg.web.library import Library
from kg.web.links import ASKING, EXPLORED, LANGUAGES, LISTED, RESOLVED, STATE, Links, Place, download
from kg.web.places import Places
from kg.web.replies import Refusal, packed

if TYPE_CHECKING:
    from kg.web.called import Names
    from kg.web.exploring import Explorer
    from kg.web.whole import Whole

TYPES = {
    "html": "text/html", "csv": "text/csv", "json": "application/json", "ttl": "text/turtle", "svg": "image/svg+xml",
    "rq": "application/sparql-query", "trig": "application/trig", "txt": "text/plain",
    "go": "text/plain",
}  # fmt: skip
SHOWN = 50
"""Hits on a page of the search."""
NAMES = {f"{language}/names.json": language for language in LANGUAGES}
"""Path -> the language in which it says what concepts are called."""
Made = tuple[str, bytes]
"""Form and bytes."""


class Desk:
    """One generation of a graph, and what is made from it."""

    def __init__(self, given: Path | Remote, generation: str, prefix: str) -> None:
        self.library, self.generation, self.prefix = Library(given), generation, prefix

    @cached_property
    def places(self) -> Places:
        """The pages that there are."""
        from kg.compare.shared import BY
        from kg.visualise import PICTURES

        return Places(self.library, BY, tuple(PICTURES))

    @cached_property
    def explorer(self) -> Explorer:
        """The facts that filters keep, and cities beside each other."""
        from kg.web.exploring import Explorer

        return Explorer(self.library, self.prefix)

    @cached_property
    def whole(self) -> Whole:
        """What pages about everything hold, in other forms."""
        from kg.web.whole import Whole

        return Whole(
            self.library, lambda: self.clauses, lambda name, tongue: self.picture(Place("pictures", name), tongue)
        )

    def names(self, language: str) -> Names:
        """What things are called in a language, to be searched."""
        from kg.web.called import Names, called

        if ("names", language) not in self.library.kept:
            self.library.kept["names", language] = Names(called(self.library, language))
        found: Names = self.library.kept["names", language]
        return found

    @cached_property
    def clauses(self) -> Clauses:
        """The text of all documents, to be searched."""
        return Clauses().read(self.library.plans())

    def made(self, at: str, asked: dict[str, str], given: Given | None = None) -> Made | None:
        """What is at a path, None for nothing; the form "go" is the address of another page.

        Raises:
            Wanted: the query whose answer must be given first.
        """
        if at in ASKING:
            from kg.web.asking import Asking

            return Asking(self.library, self.prefix, given).made(at, asked.get(STATE, ""))
        if at in RESOLVED:
            from kg.web import resolving

            links = Links(Place("overview"), at.partition("/")[0], prefix=self.prefix + "/")
            return "go", resolving.address(self.library, self.places, links, asked).encode()
        if at in EXPLORED:
            return self.explorer.made(at, asked.get(STATE, ""))
        if at in LISTED:
            from kg.web import listings

            return listings.made(self.library, at, given)
        if found := self.places.page(at):
            return "html", self.page(*found, asked).encode()
        if found := self.places.downloads.get(at):
            return found[1], self.facts(*found)
        if at in NAMES:
            return "json", json.dumps(self.library.labels.all(NAMES[at]), ensure_ascii=False).encode()
        if at.endswith(".svg") and (found := self.places.pages.get(at[:-3] + "html")):
            place, language = found
            return ("svg", self.picture(place, language).svg(language).encode()) if place.kind == "pictures" else None
        return self.whole.made(at, asked) or self.entire(at)

    def page(self, place: Place, language: str, asked: dict[str, str]) -> str:
        """A page as HTML."""
        from kg.web.pages import environment, render

        if place.kind == "pictures" and place.id:
            return str(self.picture(place, language).html(language))
        links = Links(place, language, prefix=self.prefix + "/")
        if place.kind == "search":
            from kg.web import live

            said = live.search(self.clauses, self.names(language), asked, language)
            return live.page(environment(), "search-live.html", self.library, place, links, language, said)
        if place.kind == "sparql":
            from kg.web import live

            said = live.sparql(self.library, {**asked, **self.behind(asked.get("of", ""))}, language)
            return live.page(environment(), "sparql-live.html", self.library, place, links, language, said)
        return render(place, self.library, links, language)

    def behind(self, of: str) -> dict[str, str]:
        """The query behind a page, which its download at `of` holds."""
        at, _, state = of.removeprefix(self.prefix).lstrip("/").partition("?")
        if not at.endswith(".rq"):
            return {}
        asked = {STATE: state} if at in ASKING or at in EXPLORED else dict(parse_qsl(state))
        try:
            made = self.made(at, asked)
        except QueryError:
            return {}
        return {"query": made[1].decode()} if made else {}

    def picture(self, place: Place, language: str) -> Any:
        """A picture whose marks lead to the pages of documents."""
        from kg.visualise import PICTURES
        from kg.visualise.options import Options

        links = Links(place, language, prefix=self.prefix + "/")
        return PICTURES[place.id](self.library.tables, Options(link=links.document))

    def facts(self, place: Place, form: str) -> bytes:
        """The facts of a page in one of the forms."""
        from kg.web import downloads, queries
        from kg.web.subjects import facts

        if form == "rq":
            return queries.behind(place).encode()
        if form == "json":
            said = {
                "about": {"kind": place.kind, "id": place.id},
                "citation": self.library.site.citation,
                "licence": self.library.site.licence,
                "facts": [{"table": table, **row} for table, row in facts(self.library, place)],
            }
            return json.dumps(said, ensure_ascii=False, default=str).encode()
        with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
            target = Path(folder) / download(Place("city", "x"), form)
            nodes = downloads.write_csv(target.with_suffix(".csv"), facts(self.library, place))
            if form == "ttl":
                downloads.write_turtle(target, self.library.source, nodes)
            return target.read_bytes()

    def entire(self, at: str) -> Made | None:
        """Whole tables and the graph."""
        from kg.export import Job, codebook, rdf
        from kg.web import downloads

        tables = {f"downloads/tables/{table}.csv": table for table in codebook.TABLES}
        with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
            target = Path(folder) / "whole"
            if at in tables:
                downloads.write_table(target, self.library, tables[at])
            elif at == "downloads/graph.trig":
                rdf.write(Job(self.library.given, "trig"), target, form="trig")
            else:
                return None
            return at.rpartition(".")[2], target.read_bytes()

    def search(self, asked: dict[str, str]) -> Made:
        """Hits as JSON."""
        skip = int(asked["from"]) if asked.get("from", "").isdecimal() and len(asked["from"]) < 9 else 0
        found: Found = self.clauses.search(asked.get("q", ""), skip=skip, most=SHOWN)
        hits = [{**hit._asdict(), "document": hit.document._asdict()} for hit in found.hits]
        names = [
            {"kind": met.place.kind, "id": met.place.id, "name": met.name, "marks": met.marks, "language": language}
            for language in LANGUAGES
            for met in ([] if skip else self.names(language).search(asked.get("q", "")))
        ]
        said = {
            "hits": hits,
            "names": names,
            "total": found.total,
            "more": found.more,
            "citation": self.library.site.citation,
        }
        return "json", json.dumps(said, ensure_ascii=False).encode()


def main() -> None:
    """Answer tasks until there are none. Arguments: bytes of memory, and "local" where nothing is asked elsewhere."""
    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    log.begin()
    sys.excepthook = log.broken
    if sys.argv[2] == "local":
        confine.shut_off()
    confine.bound_memory(int(sys.argv[1].partition(",")[0]))
    desks: dict[str, Desk] = {}
    with suppress(BrokenPipeError):  # nobody listens any more
        say(answers, {"ready": True}, b"")
        while task := heard(tasks):
            say(answers, *answer(task, desks))


def answer(task: dict[str, Any], desks: dict[str, Desk]) -> Said:
    """The answer to a task: its type and bytes, or which kind of error it met and its words."""
    status = 200
    try:
        desk = desk_of(task, desks)
        if task["path"] == "":  # make ready
            return {"ready": bool(desk.places and desk.clauses)}, b""
        given = Given(task["results"].encode(), task["refused"]) if "results" in task else None
        searched = task["path"] == "api/search"
        made = desk.search(task["asked"]) if searched else desk.made(task["path"], task["asked"], given)
    except Wanted as error:
        return {"wanted": True}, error.text.encode()
    except Refusal as error:
        made, status = (error.form, error.body), 400
    except QueryError as error:
        return {"error": "none"}, str(error).encode()
    except (KgError, OSError, RuntimeError, ValueError, MemoryError) as error:
        return {"error": "failed"}, f"{type(error).__name__}: {error}".encode()
    if made is None:
        return {"error": "none"}, b""
    if len(made[1]) > task["most"]:
        return {"error": "large"}, b""
    form, body = made
    status = 303 if form == "go" else status
    data, gzip = packed(body, task["gzip"] and form != "gz")
    own = task["path"].partition("/")[2].startswith(("pictures-", "facts-picture")) and form == "html"
    policy = policy_of(body.decode()) if own and status == 200 else ""
    return {"type": TYPES[form], "gzip": gzip, "policy": policy, "status": status}, data


def policy_of(html: str) -> str:
    """The policy of a page that brings its own scripts."""
    from kg.web.policy import own

    return own(html)


def desk_of(task: dict[str, Any], desks: dict[str, Desk]) -> Desk:
    """The desk of a task's generation; the one before goes."""
    generation = task["generation"]
    if generation not in desks:
        desks.clear()
        source = task["source"]
        given: Path | Remote = (
            Path(source["folder"])
            if "folder" in source
            else Remote(source["url"], Credentials(source["user"], source["password"], source["token"]))
        )
        desks[generation] = Desk(given, generation, task["prefix"])
    return desks[generation]


__all__ = ["LANGUAGES", "Desk", "answer", "main"]
