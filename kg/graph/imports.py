"""Files of RDF from strangers, kept in the build folder for this and every later build.

    build/imports/NAME.nq      the statements as sorted N-Quads, each graph below …/graph/import/NAME
    build/imports/NAME.json    which files they came from: name, SHA-256, format, statements, licence, who says so

Nothing of a file gets into a graph of ours: its graphs are renamed, and with them what the file says of them. Blank
nodes become IRIs by the file's hash and their order in it, so that the same file gives the same graph.
"""

from __future__ import annotations

import gzip
import heapq
import io
import json
import re
import shutil
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby, islice
from pathlib import Path
from tempfile import mkdtemp
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import GraphFileError
from kg.graph import iris
from kg.graph.nquads import kept as as_kept
from kg.graph.store import sha256_of

FOLDER, STAGE = "imports", ".importing-"
KNOWN = (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.N_TRIPLES, ox.RdfFormat.N_QUADS)
FORMATS = {form.file_extension: form for form in KNOWN}
MAX_BYTES, MAX_STATEMENTS, MAX_SECONDS = 2 * 2**30, 20_000_000, 3600.0
"""What a file may have: bytes, unpacked; statements; seconds of reading."""
CHUNK, EVERY = 200_000, 10_000
"""Statements that are sorted in memory; between two looks at the clock."""
NAME = re.compile(r"[^\W_][\w-]{0,59}")
OWN = (iris.CATALOGUE, iris.DATA + "dataset", iris.DATA + "graph")
"""IRIs by which every build speaks of itself; those of a file are made the import's."""
SPLIT = "less at once: split the file"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that was imported."""

    file: str
    sha256: str
    format: str
    statements: int


@dataclass(frozen=True, slots=True)
class Import:
    """What is kept under one name. `sha256` is that of its N-Quads, `source` who says so."""

    name: str
    sha256: str
    statements: int
    files: tuple[Source, ...]
    licence: str = ""
    source: str = ""


def kept(out: Path, *, without: str = "") -> list[Import]:
    """The imports of a build folder, by name; one may be left out.

    Raises:
        GraphFileError: if one is broken.
    """
    found = []
    for path in sorted((out / FOLDER).glob("*.json")):
        if path.stem == without:
            continue
        try:
            said = json.loads(path.read_text(encoding="utf-8"))
            found.append(Import(**{**said, "files": tuple(Source(**each) for each in said["files"])}))
            if sha256_of(path.with_suffix(".nq")) != said["sha256"]:
                raise ValueError("its statements are not those that were imported")
        except (OSError, ValueError, TypeError, KeyError) as error:
            cure = f"import it again, or take it out: kg import --remove {path.stem}"
            raise GraphFileError(f"the import {path.stem} is broken: {error}", cure=cure) from error
    return found


def inputs(out: Path) -> dict[str, str]:
    """Name -> hash of what each import says and who says so: part of what decides a build."""
    return {each.name: iris.mint("import", json.dumps(asdict(each), sort_keys=True)) for each in kept(out)}


def check_name(name: str) -> None:
    """Refuse what is no name of an import.

    Raises:
        GraphFileError: if it has other than letters, digits, _ and -, or is too long.
    """
    if not NAME.fullmatch(name):
        raise GraphFileError(f"{name!r} is no name for an import", cure="take letters, digits and -: --name")


def format_of(path: Path, given: str = "") -> str:
    """The format of a file: what is given, else what its name ends with.

    Raises:
        GraphFileError: if it is none that is known.
    """
    form = given or path.name.lower().removesuffix(".gz").rpartition(".")[2]
    if form not in FORMATS:
        raise GraphFileError(f"{path} is of no known format", cure=f"give --format {'|'.join(FORMATS)}")
    return form


class Bounded(io.RawIOBase):
    """Reads a file up to a number of bytes."""

    def __init__(self, handle: IO[bytes], path: Path) -> None:
        self._handle, self._path, self._left = handle, path, MAX_BYTES

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Some bytes."""
        data = self._handle.read(size)
        self._left -= len(data)
        if self._left < 0:
            raise GraphFileError(f"{self._path} has more than {MAX_BYTES >> 20} MB", cure=SPLIT)
        return data


@contextmanager
def opened(path: Path) -> Iterator[Bounded]:
    """A file, unpacked if its name ends with .gz.

    Raises:
        GraphFileError: if it cannot be read, or is no file.
    """
    try:
        if not path.is_file():
            raise GraphFileError(f"{path} is no file", cure="name a file of RDF")
        with gzip.open(path) if path.name.lower().endswith(".gz") else path.open("rb") as handle:
            yield Bounded(handle, path)  # type: ignore[arg-type]
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise GraphFileError(f"{path} is broken: {error}", cure="get the file again") from error
    except OSError as error:
        raise GraphFileError(f"cannot read {path}: {error.strerror or error}", cure="check the path") from error


def too_long(path: Path, place: str = "") -> GraphFileError:
    """The error of a file with more in one term than a parser holds."""
    return GraphFileError(f"{path}{place}: a literal or name is longer than 16 MB", cure="shorten or split it")


def quads(path: Path, form: str) -> Iterator[ox.Quad]:
    """The quads of a file.

    Raises:
        GraphFileError: with the line, if it is broken; if it is too large or takes too long.
    """
    until, number = time.monotonic() + MAX_SECONDS, 0
    with opened(path) as handle:
        try:
            for number, quad in enumerate(ox.parse(cast(IO[bytes], handle), format=FORMATS[form]), 1):
                if number > MAX_STATEMENTS:
                    raise GraphFileError(f"{path} has more than {MAX_STATEMENTS} statements", cure=SPLIT)
                if number % EVERY == 1 and time.monotonic() > until:
                    raise GraphFileError(f"{path} took more than {MAX_SECONDS:g} seconds to read", cure=SPLIT)
                assert isinstance(quad, ox.Quad)
                yield quad
        except MemoryError as error:
            raise too_long(path, f", after statement {number}") from error
        except SyntaxError as error:
            relative = "No scheme" in error.msg
            cure = "write IRIs in full, or state an @base" if relative else "correct the line, or give --format"
            said = re.sub(r"^Parser error (?:at|between) [^:]*: ", "", error.msg)
            raise GraphFileError(f"{path}, line {error.lineno}: {said}", cure=cure) from error


@dataclass(slots=True)
class Namer:
    """Names what a file leaves unnamed, and renames what it says of its own graphs."""

    name: str
    digest: str
    path: Path
    _blank: dict[str, str] = field(default_factory=dict)

    def line(self, quad: ox.Quad) -> str:
        """A quad as `graph<tab>statement`, so that lines sort by graph."""
        graph = quad.graph_name
        source = "" if isinstance(graph, ox.DefaultGraph) else self.iri(graph)
        terms = f"{self.term(quad.subject)} {quad.predicate} {self.term(quad.object)}"
        return f"{self.graph(source)}\t{terms}\n"

    def graph(self, source: str) -> str:
        """The graph of the import for one of the file."""
        return iris.imported_graph(self.name, source)

    def iri(self, term: ox.NamedNode | ox.BlankNode) -> str:
        """The IRI of a node as the file has it."""
        if isinstance(term, ox.BlankNode):
            number = self._blank.setdefault(term.value, str(len(self._blank)))
            return iris.mint("blank", self.digest, number)
        return term.value

    def term(self, term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        """A term as N-Quads has it."""
        if isinstance(term, ox.Literal):
            return str(as_kept(term))
        if isinstance(term, ox.Triple):
            raise GraphFileError(f"{self.path} has triples as terms (RDF 1.2)", cure="take them out")
        iri = self.iri(term)
        return f"<{self.own(iri)}>" if iri.startswith(OWN) else f"<{iri}>"

    def own(self, iri: str) -> str:
        """An IRI by which a build speaks of itself, made the import's.

        >>> Namer("north", "", Path()).own(iris.CATALOGUE)
        'https://w3id.org/kg-cn-plans/id/import/north/catalogue'
        """
        if iri.startswith(iris.DATA + "graph/"):
            return self.graph(iri)
        tail = iri.removeprefix(iris.DATA)
        part = re.match(r"(catalogue|dataset)(?=[/#]|$)", tail)
        return f"{iris.imported(self.name)}/{tail}" if part else iri


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """A folder for an import under way, removed at the end; rubbish of imports that were killed goes, too."""
    root = out / FOLDER
    root.mkdir(parents=True, exist_ok=True)
    for path in root.glob(STAGE + "*"):
        shutil.rmtree(path, ignore_errors=True)
    folder = Path(mkdtemp(prefix=STAGE, dir=root))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def stage(
    files: list[Path], name: str, folder: Path, *, form: str = "", licence: str = "", source: str = "",
    progress: Callable[[str, int, int], None] | None = None,
) -> Import:  # fmt: skip
    """Read files and write NAME.nq and NAME.json into a folder, in bounded memory.

    Raises:
        GraphFileError: if a file is broken, too large, or of no known format.
    """
    check_name(name)
    chunks: list[Path] = []
    sources = []
    for number, path in enumerate(files, 1):
        with opened(path):
            digest, known = sha256_of(path), format_of(path, form)
        namer, count = Namer(name, digest, path), 0
        lines = map(namer.line, quads(path, known))
        while chunk := sorted(islice(lines, CHUNK)):
            count += len(chunk)
            chunks.append(folder / f"{len(chunks)}.chunk")
            chunks[-1].write_text("".join(chunk), encoding="utf-8", newline="")
        sources.append(Source(path.name, digest, known, count))
        if progress:
            progress(path.name, number, len(files))
    total = merged(chunks, folder / f"{name}.nq")
    if not total:
        raise GraphFileError(f"{', '.join(map(str, files))}: no statements", cure="name files that say something")
    made = Import(name, sha256_of(folder / f"{name}.nq"), total, tuple(sources), licence, source)
    text = json.dumps(asdict(made), ensure_ascii=False, indent=1, sort_keys=True)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    return made


def merged(chunks: list[Path], path: Path) -> int:
    """Merge sorted chunks into one file of N-Quads without doubles; returns how many there are."""
    handles = [chunk.open(encoding="utf-8", newline="\n") for chunk in chunks]
    total = 0
    try:
        with path.open("w", encoding="utf-8", newline="") as out:
            for line, _ in groupby(heapq.merge(*handles)):
                graph, _, terms = line.rstrip("\n").partition("\t")
                out.write(f"{terms} <{graph}> .\n")
                total += 1
    finally:
        for handle in handles:
            handle.close()
    return total


def keep(made: Import, folder: Path, out: Path) -> None:
    """Put a staged import into the build folder; the one that had its name goes."""
    for suffix in (".json", ".nq"):
        (folder / f"{made.name}{suffix}").replace(out / FOLDER / f"{made.name}{suffix}")
