"""Where pages are: relative to each other on disk, absolute below a prefix when served.

The path of a page depends on nothing but what the page is about, so that a link that was cited once leads there in
every later report, and the report and the server use the same paths.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from hashlib import sha256
from typing import NamedTuple

LANGUAGES = ("zh", "en")
DIGITS = 20
PART = 50_000
"""Code points of a document's text on one page."""
PLAIN = re.compile(r"[a-z0-9](?:[a-z0-9_-]{0,78}[a-z0-9])?")
HASHED = "x-"
RESERVED = re.compile(r"x-.*|index|con|nul|aux|prn|com\d|lpt\d")
"""Names that are hashes, the list of a folder, or devices of Windows."""

FOLDERS: Mapping[str, str] = {
    "city": "cities",
    "indicator": "indicators",
    "measure": "measures",
    "programme": "programmes",
    "body": "bodies",
    "document": "documents",
}
"""Kind of a thing that has pages of its own -> their folder; its list is `index` in it."""
SINGLE = ("compare", "targets", "pictures", "search", "sparql", "downloads", "about")
"""Pages of which there is one, or one for each of a few fixed ids: compare by what, which picture."""

FORMS = ("csv", "json", "ttl", "rq")
"""Forms of what a page shows: tables for other tools, a graph, and the query behind it."""
LIVE = ("facts", "beside")
"""Pages that only a server has; what they show is in the query string."""

EXPLORED = frozenset(
    [f"{language}/{kind}.html" for language in LANGUAGES for kind in LIVE]
    + [f"{language}/facts{ending}" for language in LANGUAGES for ending in (".svg", "-narrow.svg", "-picture.html")]
    + [f"downloads/{kind}.{form}" for kind in LIVE for form in FORMS]
)
"""Paths of such pages, their pictures and their downloads."""
ASKED = ("ask", "build")
"""Pages that ask without SPARQL, likewise; only a server has them."""
ASKING = frozenset(
    [f"{language}/{kind}.html" for language in LANGUAGES for kind in ASKED]
    + [f"downloads/{kind}.{form}" for kind in ASKED for form in FORMS]
)
"""Their paths."""
LISTED = {
    f"downloads/{folder}{'/' * bool(folder)}index.{form}": kind
    for kind, folder in {"overview": "", **FOLDERS}.items()
    for form in FORMS
}
"""Path of a download -> the list of things that it holds."""
RESOLVED = frozenset(f"{language}/thing" for language in LANGUAGES)
"""Paths that lead on to the page of what their query string names."""
STATE = "state"
"""What the whole query string is called where a process is asked for one of them."""


class Place(NamedTuple):
    """What a page is about: its kind, the id of its thing ("" for the list of them), the part of a long document."""

    kind: str
    id: str = ""
    part: int = 0


def slug(id: str) -> str:
    """The name of a thing's file: its id where that is safe on every file system, else a hash.

    >>> slug("pm25"), slug("宁波市")
    ('pm25', 'x-3b79e1953b16287e6a7d')
    """
    if PLAIN.fullmatch(id) and not RESERVED.fullmatch(id):
        return id
    return HASHED + sha256(id.encode("utf-8", "surrogatepass")).hexdigest()[:DIGITS]


def path(place: Place, language: str) -> str:
    """The path of a page below the root.

    >>> path(Place("city", "310000"), "zh"), path(Place("document", "a", 2), "en"), path(Place("overview"), "en")
    ('zh/cities/310000.html', 'en/documents/a.3.html', 'en/index.html')
    """
    if place.kind == "overview":
        return f"{language}/index.html"
    if place.kind in SINGLE or place.kind in LIVE or place.kind in ASKED:
        return f"{language}/{place.kind}{'-' * bool(place.id)}{place.id}.html"
    name = slug(place.id) if place.id else "index"
    part = f".{place.part + 1}" if place.part else ""
    return f"{language}/{FOLDERS[place.kind]}/{name}{part}.html"


def anchor(start: int, end: int) -> str:
    """The anchor of a stretch of a text.

    >>> anchor(3, 9)
    'c3-9'
    """
    return f"c{start}-{end}"


def fact_anchor(iri: str) -> str:
    """The anchor of a fact on its document's page.

    >>> fact_anchor("https://w3id.org/kg-cn-plans/id/target/ca978112ca1bbdcafac2")
    'f-ca978112ca1bbdcafac2'
    """
    return "f-" + re.sub(r"[^0-9A-Za-z_-]", "-", iri.rsplit("/", 1)[-1])


def web(url: str) -> str:
    """A URL of the web, or "" for what must not be followed.

    >>> web("https://example.org/a"), web("javascript:alert(1)")
    ('https://example.org/a', '')
    """
    return url if re.fullmatch(r"https?://[^\s<>\"\\]+", url, re.I) else ""


class Links:
    """Links from one page, in its language.

    Args:
        here: the page that the links stand on.
        language: zh or en.
        prefix: the path below which a server has its pages ("/" or "/kg/"); None on disk, where links are relative.

    >>> Links(Place("city", "310000"), "zh").document("a", 3, 9)
    '../documents/a.html#c3-9'
    >>> Links(Place("city", "310000"), "zh", prefix="/kg/").asset("report.css")
    '/kg/assets/report.css'
    """

    def __init__(self, here: Place, language: str, *, prefix: str | None = None) -> None:
        self.here, self.language, self.prefix = here, language, prefix
        self._folder = posixpath.dirname(path(here, language))

    def to(self, target: str) -> str:
        """A path below the root, as this page reaches it; "" is the root."""
        if self.prefix is not None:
            return self.prefix.rstrip("/") + "/" + target
        return posixpath.relpath(target, self._folder) if target else "../" * (self._folder.count("/") + 1)

    def page(self, kind: str, id: str = "", *, part: int = 0) -> str:
        """The page of a thing, or of a list."""
        return self.to(path(Place(kind, id, part), self.language))

    def document(self, doc: str, start: int | None = None, end: int | None = None) -> str:
        """A document, at some words of it."""
        if start is None or end is None:
            return self.page("document", doc)
        return f"{self.page('document', doc, part=start // PART)}#{anchor(start, end)}"

    def fact(self, doc: str, start: int, iri: str) -> str:
        """A fact on its document's page."""
        return f"{self.page('document', doc, part=start // PART)}#{fact_anchor(iri)}"

    def other(self, language: str) -> str:
        """The same page in another language."""
        return self.to(path(self.here, language))

    def asset(self, name: str) -> str:
        """A file that pages share."""
        return self.to(f"assets/{name}")

    def data(self, name: str) -> str:
        """A script with data for the search or the graph."""
        return self.to(f"data/{name}")

    def download(self, place: Place, form: str) -> str:
        """The facts of a page as csv or ttl."""
        return self.to(download(place, form))


def download(place: Place, form: str) -> str:
    """The path of a page's facts as csv or ttl.

    >>> download(Place("city", "310000"), "csv"), download(Place("compare", "body"), "csv")
    ('downloads/cities/310000.csv', 'downloads/compare-body.csv')
    """
    if place.kind in SINGLE:
        return f"downloads/{place.kind}-{place.id}.{form}"
    return f"downloads/{FOLDERS[place.kind]}/{slug(place.id)}.{form}"
