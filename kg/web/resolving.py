"""From a name in the graph, or from words of a document, to the page that shows it: what marks of drawings lead to."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlencode

import pyoxigraph as ox

from kg.graph import iris
from kg.graph.source import select
from kg.query import Term, plain
from kg.vocabulary import DCTERMS, KG, OA, RDFS
from kg.web.answers import Where, places
from kg.web.links import FOLDERS, Links, Place, path

if TYPE_CHECKING:
    from kg.web.library import Library
    from kg.web.places import Places

LONGEST = 2000
"""Signs of a name."""
STANDS = f"""SELECT ?doc ?start ?end {{ VALUES ?fact {{ %s }} ?fact <{KG.document}>/<{DCTERMS.identifier}> ?doc .
  OPTIONAL {{ ?fact <{KG.evidence}>/<{OA.hasSelector}> ?at . ?at <{OA.start}> ?start ; <{OA.end}> ?end }} }}
  ORDER BY ?start LIMIT 1"""
NAMED = f"""SELECT ?name {{ VALUES ?node {{ %s }} ?node <{DCTERMS.identifier}>|<{RDFS.label}> ?name }}
  ORDER BY ?name LIMIT 1"""
KINDS = {"document": "document", "body": "body"}
"""Kind of a node of ours -> the kind of page that is called by its name."""


def address(library: Library, known: Places, links: Links, asked: dict[str, str]) -> str:
    """Where `iri`, or `doc` with `start` and `end` or its `quote`, is shown; the editor for what has no page."""
    if doc := asked.get("doc", ""):
        return words(library, links, doc, asked)
    iri = asked.get("iri", "")[:LONGEST]
    if not is_iri(iri):
        return links.page("overview")
    kind, _, id = iri.removeprefix(iris.BASE).partition("/")
    if iri.startswith(iris.DATA):
        return node(library, known, links, iri)
    kind = "city" if kind == "place" else kind
    return thing(known, links, kind, unquote(id)) or described(links, iri)


def is_iri(text: str) -> bool:
    """Whether a text is the name of a node.

    >>> is_iri("https://example.org/a"), is_iri("a b")
    (True, False)
    """
    try:
        ox.NamedNode(text)
    except ValueError:
        return False
    return True


def thing(known: Places, links: Links, kind: str, id: str) -> str:
    """The page of a thing, "" where it has none."""
    place = Place(kind, id)
    return links.page(kind, id) if kind in FOLDERS and path(place, links.language) in known.pages else ""


def node(library: Library, known: Places, links: Links, iri: str) -> str:
    """The page of a document or body, else the words from which a fact was read."""
    kind, name = iri.removeprefix(iris.DATA).partition("/")[0], str(ox.NamedNode(iri))
    if kind in KINDS:
        called = next((str(plain(row["name"])) for row in select(library.source, NAMED % name)), "")
        return thing(known, links, KINDS[kind], called) or described(links, iri)
    for row in select(library.source, STANDS % name):
        start, end = plain(row["start"]), plain(row["end"])
        if isinstance(start, int) and isinstance(end, int):
            return links.document(str(plain(row["doc"])), start, end)
        return links.document(str(plain(row["doc"])))
    return described(links, iri)


def words(library: Library, links: Links, doc: str, asked: dict[str, str]) -> str:
    """A document at its words."""
    if doc not in library.documents:
        return links.page("document")
    ends = asked.get("start", ""), asked.get("end", "")
    if all(each.isdecimal() and len(each) < 10 for each in ends):
        return links.document(doc, int(ends[0]), int(ends[1]))
    row: dict[str, Term | None] = {"doc": ox.Literal(doc), "quote": ox.Literal(asked.get("quote", "")[:LONGEST])}
    found: Where = places(library.source, [row]) if asked.get("quote") else {}
    return links.document(doc, *next(iter(found.values()), ()))


def described(links: Links, iri: str) -> str:
    """The editor, with the query for what the graph says of a node."""
    return links.page("sparql") + "?" + urlencode({"query": f"DESCRIBE {ox.NamedNode(iri)}", "view": "table"})
