"""`kg report`: every page of a build as a folder that opens from disk and can be put on any static host.

Pages are made one at a time: memory holds one document and the index of the search (which chunk has which pair of
characters), whatever the number of documents. The same build gives the same bytes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from kg import vendor
from kg.compare.shared import BY
from kg.export import Job, codebook
from kg.graph.source import Source
from kg.web import downloads, drawn, saving, shipped
from kg.web.called import called
from kg.web.documents import pages as parts
from kg.web.index import Index
from kg.web.library import Library
from kg.web.links import FOLDERS, LANGUAGES, SINGLE, Links, Place, download, path
from kg.web.pages import STATIC, environment, render
from kg.web.scripts import save
from kg.web.subjects import facts, things
from kg.web.words import word

Progress = Callable[[str, int, int], None]
SHEETS = ("report.css", "report.js", "document.js", "search.js", "sparql.js")


class Written(NamedTuple):
    """What a report holds."""

    folder: Path
    pages: int
    documents: int
    bytes: int

    def __str__(self) -> str:
        size = f"{self.bytes / 1e6:.0f} MB" if self.bytes >= 1e6 else f"{self.bytes / 1e3:.0f} kB"
        return f"{self.folder / 'index.html'}: {self.pages} pages, {self.documents} documents, {size}"


def write(
    given: Path | Source,
    out: Path,
    *,
    languages: Sequence[str] = LANGUAGES,
    force: bool = False,
    pictures: bool = True,
    progress: Progress | None = None,
) -> Written:
    """Write the report of a build or an endpoint to a folder, whole or not at all.

    Args:
        languages: of the pages, in the order of the switch; the first is the one that opens.
        force: replace an earlier report to which files were added.
        pictures: whether those of kg.visualise are drawn.
        progress: called with what is being written, how many pages are done and how many there are.

    Raises:
        ExportError: if `out` holds anything but a report, or cannot be written.
        StoreError: if there is no graph.
    """
    saving.check(out, force=force)
    job = Job(given, "trig")
    library = opened(job, pictures)
    with saving.fresh(out, force=force) as folder:
        report = Report(library, job, folder, tuple(languages), progress)
        report.write()
        size = sum(each.stat().st_size for each in folder.rglob("*") if each.is_file())
    return Written(out, report.done, len(library.documents), size)


def opened(job: Job, pictures: bool) -> Library:
    """The build; of an endpoint a copy, as every page asks much of little and a network is slow for that."""
    if isinstance(job.build, Path):
        return Library(job.build, pictures=pictures, graph_sha256=job.graph_sha256)
    copy = ox.Store()
    copy.bulk_load(path=str(job.graph), format=ox.RdfFormat.N_QUADS)
    return Library(copy, pictures=pictures, graph_sha256=job.graph_sha256)


class Report:
    """One report that is being written."""

    def __init__(
        self, library: Library, job: Job, folder: Path, languages: tuple[str, ...], progress: Progress | None
    ) -> None:
        self.library, self.job, self.folder, self.languages = library, job, folder, languages
        self._progress, self.done = progress, 0
        self._things = {kind: things(library, kind) for kind in FOLDERS}
        self._singles = [Place(kind) for kind in ("overview", *FOLDERS, *SINGLE)]
        self._singles += [Place("compare", by) for by in BY[1:]]
        self._all = (sum(map(len, self._things.values())) + len(self._singles)) * len(languages)

    def write(self) -> None:
        """Fill the folder."""
        self.shared()
        self.documents()
        for kind in FOLDERS:
            if kind != "document":
                self.subjects(kind)
        for place in self._singles:
            self.page(place)
        self.whole()
        self.entrance()
        said = {"languages": list(self.languages), "graph": self.library.site.graph, "kg": self.library.site.version}
        saving.seal(self.folder, said)

    def shared(self) -> None:
        """What pages share: sheets, scripts, the engine for SPARQL, the licences of others."""
        (self.folder / "assets").mkdir()
        for name in SHEETS:
            shutil.copyfile(STATIC / name, self.folder / "assets" / name)
        shipped.engine(self.folder)
        shutil.copyfile(vendor.FOLDER / "NOTICE.md", self.folder / "assets" / "vendor-licences.txt")

    def documents(self) -> None:
        """The pages of documents, their downloads and the index of the search, in one pass over the texts."""
        index = Index(self.folder)
        for plan in self.library.plans():
            index.add(plan)
            for part in range(parts(len(plan.raw))):
                self.page(Place("document", plan.document.id, part))
            self.downloads(Place("document", plan.document.id))
            del plan
        index.finish()

    def subjects(self, kind: str) -> None:
        """The pages of all things of a kind, and their downloads."""
        for id in self._things[kind]:
            self.page(Place(kind, id))
            self.downloads(Place(kind, id))

    def page(self, place: Place) -> None:
        """One page in each language."""
        for language in self.languages:
            links = Links(place, language)
            target = self.folder / path(place, language)
            target.parent.mkdir(parents=True, exist_ok=True)
            html = render(place, self.library, links, language, languages=self.languages)
            target.write_text(html, encoding="utf-8", newline="")
            self.done += 1
            if self._progress:
                self._progress(place.id or place.kind, min(self.done, self._all), self._all)

    def downloads(self, place: Place) -> None:
        """The facts of a page as CSV and Turtle."""
        nodes = downloads.write_csv(self.folder / download(place, "csv"), facts(self.library, place))
        downloads.write_turtle(self.folder / download(place, "ttl"), self.library.source, nodes)

    def whole(self) -> None:
        """Whole tables, the graph, the pictures, and what the search may lead to."""
        for table in codebook.TABLES:
            downloads.write_table(self.folder / "downloads" / "tables" / f"{table}.csv", self.library, table)
        for by in BY:
            downloads.write_comparison(self.folder / "downloads" / f"compare-{by}.csv", self.library, by)
        shipped.graph(self.job, self.folder)
        drawn.write(self.library, self.folder, self.languages)
        for language in self.languages:
            save(self.folder, f"data/search/things-{language}", list(self.names(language)))

    def names(self, language: str) -> Iterator[list[str]]:
        """What the search may lead to beside clauses: kind, name, other names, path."""
        for each in called(self.library, language, self._things):
            yield [each.place.kind, each.name, each.other, path(each.place, language)]

    def entrance(self) -> None:
        """The first file: leads to the language that a reader has chosen before, or reads."""
        template = environment().get_template("entrance.html")
        tongues = [
            (each, word("html-lang", each), word("own-name", each), word("site", each)) for each in self.languages
        ]
        html = template.render(languages=tongues, first=self.languages[0])
        (self.folder / "index.html").write_text(html, encoding="utf-8", newline="")
