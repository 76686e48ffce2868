"""Imports beside the documents of a build: each in graphs of its own, nothing said twice, valid as the build is.

What a generation holds of its imports comes after its own lines in graph.nq, and its catalogue's graph counts them
(kg.graph.totals); imports can be added and removed without reading a document again. Decisions:

- A statement that the build, or an import before, makes already is not repeated: the union of all graphs has it once.
- Of a document that the build, or an import before, has, the graph is left out whole, and what the import's catalogue
  says of it: the build's own reading stands. kg diff shows how the two differ.
- Of another build's ontology only what ours does not describe is taken; of its links only those that
  ours does not have and whose ends are here.
- The build's ontology stands: what an import says otherwise of its terms (labels and definitions of another version)
  is left out, and the command says of which. New terms are taken.
- What the build describes itself stays as it is: a statement about it that it does not make itself is refused, so that
  no import changes an answer of the build's own. Of another build's account of itself (its files, queries, metrics,
  software), which differs from version to version, what ours describes is left out.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import IO, Any, cast

import pyoxigraph as ox

from kg.errors import ValidationError
from kg.graph import iris, own_part, store, totals, vetting
from kg.graph.imports import FOLDER, FORMATS, Import
from kg.graph.source import select
from kg.graph.taken import Taken, describe
from kg.graph.validate import SHOWN, Problem
from kg.vocabulary import DCTERMS, KG, RDFS, SKOS

BATCH, COUNTED = 5_000, 100_000
"""Statements that are put into the store at once; refused statements that are counted at most."""
GRAPHS, DOCUMENT = iris.DATA + "graph/", iris.DATA + "document/"
READ = re.compile(rf"[0-9a-f]{{{iris.DIGITS}}}")
"""What the graph of a document is called after GRAPHS; the document is called the same after DOCUMENT."""
CATALOGUE, ONTOLOGY, LINKS = (graph.removeprefix(GRAPHS) for graph in
                              (iris.CATALOGUE_GRAPH, iris.ONTOLOGY_GRAPH, iris.LINKS_GRAPH))  # fmt: skip
IMPORTED = GRAPHS + "import/"
OURS = "is described by the build itself: an import cannot state another {} of it"
SHARED = frozenset({RDFS.label})
"""What another build may add to what ours describes: a build names each place that it speaks of, with the name that
the ontology prefers (any other is refused), and our catalogue names our places alone."""
KINDS = ("distribution", "endpoint", "file/", "import/", "maintainers", "run/", "software")
ITSELF = (
    *(iris.BASE + kind for kind in ("metric/", "ontology", "prefix/", "query/")),
    *(iris.DATA + kind for kind in KINDS),
)
"""How the IRIs begin of what a catalogue says of the build itself."""
LAST = ("", CATALOGUE, ONTOLOGY, LINKS)
"""Graphs that are looked at after the documents, in this order."""


class Merger:
    """Adds imports to a generation: to its store and, line by line, to a file."""

    def __init__(self, opened: ox.Store, file: IO[str]) -> None:
        self.store, self._file = opened, file
        self._documents: set[str] = set()
        self._ontologies = [iris.ONTOLOGY_GRAPH]
        self._batch: dict[str, ox.Quad] = {}
        ontology = opened.quads_for_pattern(None, None, None, ox.NamedNode(iris.ONTOLOGY_GRAPH))
        self._terms = {quad.subject for quad in ontology}

    def take(self, made: Import, path: Path) -> Taken:
        """Add one import, from its N-Quads."""
        taken, parts = Taken(made), spans(made.name, path)
        tails = sorted(parts, key=lambda tail: (LAST.index(tail) if tail in LAST else -1, tail))
        own = {tail for tail in tails if READ.fullmatch(tail)}
        taken.doubles = sorted(own & self._documents | {tail for tail in own if self._has(GRAPHS + tail)})
        for tail in tails:
            if tail not in taken.doubles:
                self._graph(taken, tail, part(path, *parts[tail]))
        self._documents |= own
        self._ontologies.append(iris.imported_graph(made.name, iris.ONTOLOGY_GRAPH))
        return taken

    def _graph(self, taken: Taken, tail: str, quads: Iterator[ox.Quad]) -> None:
        graph = iris.imported_graph(taken.made.name, GRAPHS + tail if tail else "")
        for subject, group in groupby(quads, key=lambda quad: quad.subject):
            assert isinstance(subject, ox.NamedNode)
            known = subject.value.removeprefix(DOCUMENT).partition("/")[0] in taken.doubles
            if tail in (CATALOGUE, "") and subject.value.startswith(ITSELF) and subject not in self._terms:
                known = self._own(subject)
            if tail == CATALOGUE and subject.value.startswith(iris.imported_graph(taken.made.name)):
                known = True  # kg.graph.totals describes it, as it is here
            if tail == ONTOLOGY and subject not in self._terms:
                known = any(self._any(subject, graph=each) for each in self._ontologies)
            if tail == LINKS:
                link = list(group)
                self._add(taken, link if self._ends(link) and not self._any(subject) else ())
            elif not known:
                self._add(taken, group)
        self._flush()
        if self._has(graph):
            taken.graphs.append(graph)

    def _ends(self, quads: Iterable[ox.Quad]) -> bool:
        """Whether all that a link points at is here."""
        ends = (quad.object for quad in quads if isinstance(quad.object, ox.NamedNode))
        return all(self._any(end) for end in ends if end.value.startswith(iris.DATA))

    def _own(self, subject: ox.NamedNode) -> bool:
        """Whether a graph of the build itself describes a thing."""
        found = self.store.quads_for_pattern(subject, None, None)
        return any(not str(quad.graph_name).startswith(f"<{IMPORTED}") for quad in found)

    def _harmless(self, quad: ox.Quad) -> bool:
        """Whether the build's own graphs call a thing the same."""
        preferred = (quad.subject, ox.NamedNode(SKOS.prefLabel), quad.object, ox.NamedNode(iris.ONTOLOGY_GRAPH))
        return quad.predicate.value in SHARED and ox.Quad(*preferred) in self.store

    def _add(self, taken: Taken, quads: Iterable[ox.Quad]) -> None:
        subject, own = None, False
        for quad in quads:
            if quad.subject != subject:
                subject, own = quad.subject, self._own(cast(ox.NamedNode, quad.subject))
            key = str(quad.triple)
            found = self.store.quads_for_pattern(quad.subject, quad.predicate, quad.object)
            if key in self._batch or next(found, None) is not None:
                taken.repeated += 1
                continue
            if own and not self._harmless(quad):
                if quad.subject in self._terms:
                    taken.left[cast(ox.NamedNode, subject).value] += 1
                elif len(taken.refused) < COUNTED:
                    taken.refused.append(
                        Problem(cast(ox.NamedNode, subject).value, "", "", OURS.format(quad.predicate))
                    )
                continue
            self._batch[key] = quad
            taken.statements += 1
            if len(self._batch) >= BATCH:
                self._flush()

    def lost(self, graphs: Iterable[str]) -> int:
        """How many facts of some graphs are about documents that nobody describes."""
        fact = f"?f <{KG.evidence}> ?e ; <{KG.document}> ?d"
        known = f"{{ GRAPH ?h {{ ?d a <{KG.Document}> ; <{DCTERMS.identifier}> ?id }} }}"
        text = "SELECT (COUNT(DISTINCT ?f) AS ?n) {{ GRAPH <{}> {{ {} }} FILTER NOT EXISTS {} }}"
        rows = (row for graph in graphs for row in select(self.store, text.format(graph, fact, known)))
        return sum(int(row["n"].value) for row in rows)

    def _flush(self) -> None:
        self.store.extend(self._batch.values())
        self._file.writelines(f"{quad} .\n" for quad in self._batch.values())
        self._batch = {}

    def _any(self, subject: ox.NamedNode, graph: str = "") -> bool:
        named = ox.NamedNode(graph) if graph else None
        return next(self.store.quads_for_pattern(subject, None, None, named), None) is not None

    def _has(self, graph: str) -> bool:
        return self.store.contains_named_graph(ox.NamedNode(graph))


def spans(name: str, path: Path) -> dict[str, tuple[int, int]]:
    """Where each graph of an import stands in its file, by the end of its IRI."""
    found: dict[str, tuple[int, int]] = {}
    root, at = iris.imported_graph(name), 0
    with path.open("rb") as lines:
        for line in lines:
            graph = line[line.rindex(b" <") + 2 : -4].decode()
            tail = graph.removeprefix(root).removeprefix("/")
            found[tail] = (found.get(tail, (at, at))[0], at + len(line))
            at += len(line)
    return found


def part(path: Path, start: int, end: int) -> Iterator[ox.Quad]:
    """The quads of a part of a file."""
    with path.open("rb") as handle:
        handle.seek(start)
        for quad in ox.parse(cast(IO[bytes], Part(handle, end - start)), format=FORMATS["nq"]):
            assert isinstance(quad, ox.Quad)
            yield quad


class Part(io.RawIOBase):
    """Reads a file up to a number of bytes from where it stands."""

    def __init__(self, handle: IO[bytes], length: int) -> None:
        self._handle, self._left = handle, length

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes."""
        data = self._handle.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data


def take_along(folder: Path, made: Sequence[tuple[Import, Path]]) -> dict[str, Any]:
    """Add imports to a generation that holds its own graph; returns what its manifest says of them.

    Args:
        made: imports in order of name, each with its N-Quads.

    Raises:
        ValidationError: if what they say is of things that the build describes, breaks the shapes, misquotes, or names
            concepts that nobody describes.
        StoreError: if the disk is full.
    """
    said: dict[str, Any] = {"imported": {}}
    if not made:
        return said
    try:
        opened, lines = ox.Store(str(folder / store.STORE)), folder / ".imported"
        own, more = catalogue_of(opened), list[str]()
        with lines.open("w", encoding="utf-8", newline="") as file:
            merger = Merger(opened, file)
            for each, path in made:
                taken = merger.take(each, path)
                refuse(each, taken.refused)
                more += describe(taken)
                refuse(each, [found for graph in taken.graphs for found in vetting.problems(opened, graph)])
                taken.lost = merger.lost(taken.graphs)
                said["imported"][each.name] = {"statements": taken.statements, "said": str(taken)}
        added = totals.added(opened, lines)
        fresh = totals.renewed(opened, own, more, [each for each, _ in made], added)
        said["catalogue"] = own_part.splice(folder, own, fresh, lines)
        opened.remove_graph(ox.NamedNode(iris.CATALOGUE_GRAPH))
        opened.extend(quad for line in fresh for quad in ox.parse(line, format=FORMATS["nq"]))
        opened.optimize()
        opened.flush()
    except (OSError, RuntimeError) as error:
        raise store.full(folder, error) from error
    return said


def catalogue_of(opened: ox.Store) -> list[str]:
    """The lines of the catalogue's graph of a store, sorted."""
    found = opened.quads_for_pattern(None, None, None, ox.NamedNode(iris.CATALOGUE_GRAPH))
    return sorted(f"{quad} .\n" for quad in found)


def refuse(made: Import, problems: Sequence[Problem]) -> None:
    """Raise ValidationError naming the first problems, if there are any but warnings."""
    grave = [str(each) for each in dict.fromkeys(problems) if not each.warning]
    if grave:
        shown = "\n  ".join(grave[:SHOWN])
        more = f"\n  and {len(grave) - SHOWN} more" if len(grave) > SHOWN else ""
        cure = f"correct the file and import it again; one that is kept goes with kg import --remove {made.name}"
        raise ValidationError(f"the import {made.name} is not valid:\n  {shown}{more}\nNothing has changed", cure=cure)


def kept_with_files(out: Path, made: Sequence[Import]) -> list[tuple[Import, Path]]:
    """Imports with their N-Quads in a build folder."""
    return [(each, out / FOLDER / f"{each.name}.nq") for each in made]
