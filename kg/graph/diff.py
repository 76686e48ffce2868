"""Two graphs, fact by fact: what was added, removed and changed, with the words that say so.

Documents are read in the order of their ids, one of each graph at a time. Facts of a document are the same if they say
the same of the same words. Of the others, two are one fact that has changed if their words overlap or, for targets and
duties, if they speak of the same thing (indicator, kind and deadline; body, role and measure). Where the text itself
has changed, facts that say the same in the same words have only moved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, cast

import pyoxigraph as ox

from kg.errors import EvidenceError, GraphFileError, StoreError
from kg.graph import imports, iris, read, store
from kg.graph.compared import LISTED, Change, Summary, compare
from kg.model import Plan
from kg.vocabulary import KG, PROV

FILES = ("nq", "trig")
"""Formats that keep the graphs of documents apart."""


@contextmanager
def opened(path: Path) -> Iterator[ox.Store]:
    """The graph of a build, of one of its generations, or of a file of N-Quads or TriG.

    Raises:
        StoreError: if a folder holds no graph.
        GraphFileError: if a file is broken or of another format.
    """
    if path.is_dir():
        yield (
            ox.Store.read_only(str(path / store.STORE)) if (path / store.MANIFEST).is_file() else store.open_store(path)
        )
        return
    if not path.exists():
        raise StoreError(f"there is no {path}", cure="name the folder of a build, or a file that kg export nq wrote")
    form = path.name.lower().removesuffix(".gz").rpartition(".")[2]
    if form not in FILES:
        known = form in imports.FORMATS
        what = (
            "does not keep the graphs of documents apart"
            if known
            else "is no folder of a build, and of no known format"
        )
        raise GraphFileError(
            f"{path} {what}", cure="name the folder of a build, or a file that kg export nq or trig wrote"
        )
    with TemporaryDirectory() as folder, imports.opened(path) as handle:
        loaded = ox.Store(folder)
        try:
            loaded.bulk_load(cast(IO[bytes], handle), imports.FORMATS[form])
        except MemoryError as error:
            raise imports.too_long(path) from error
        except SyntaxError as error:
            raise GraphFileError(f"{path}, line {error.lineno}: {error.msg}", cure="correct the line") from error
        yield loaded


def plans(source: ox.Store, name: str) -> Iterator[Plan]:
    """The plans of a graph.

    Raises:
        GraphFileError: if they are not as kg writes them.
    """
    try:
        yield from read.plans(source)
    except (ValueError, AssertionError, EvidenceError) as error:
        raise GraphFileError(
            f"{name}: the graph is not as kg writes it: {error}", cure="compare builds of kg"
        ) from error


def pairs(old: Iterator[Plan], new: Iterator[Plan]) -> Iterator[tuple[Plan | None, Plan | None]]:
    """Plans of the same document side by side, in the order of ids."""
    a, b = next(old, None), next(new, None)
    while a or b:
        if b is None or (a and a.document.id < b.document.id):
            yield a, None
            a = next(old, None)
        elif a is None or b.document.id < a.document.id:
            yield None, b
            b = next(new, None)
        else:
            yield a, b
            a, b = next(old, None), next(new, None)


def diff(
    old: Path, new: Path, summary: Summary, *, bookkeeping: bool = False,
    wanted: Callable[[Change], bool] = lambda change: True,
) -> Iterator[Change]:  # fmt: skip
    """The differences of two graphs, in the order of documents, kinds and places; counts go into `summary`.

    Args:
        bookkeeping: also list facts that only the rules found otherwise.
        wanted: which differences (and facts that are the same) are looked at.
    """
    with opened(old) as first, opened(new) as second:
        sides = pairs(plans(first, str(old)), plans(second, str(new)))
        facts = (change for a, b in sides for change in compare(a, b, bookkeeping))
        for change in chain(facts, imported(first, second)):
            if wanted(change):
                summary.counts[change.kind, change.change] += 1
                if change.change in LISTED:
                    yield change


def imported(old: ox.Store, new: ox.Store) -> Iterator[Change]:
    """Imports that are in one graph alone, or were made from other files."""
    a, b = hashes(old), hashes(new)
    for name in sorted(a.keys() | b.keys()):
        if name not in a or name not in b:
            yield Change("added" if name in b else "removed", "import", "", name=name)
        elif a[name] != b[name]:
            yield Change("changed", "import", "", name=name, fields=(("files", a[name], b[name]),))
        else:
            yield Change("same", "import", "", name=name)


def hashes(source: ox.Store) -> dict[str, str]:
    """Import -> hashes of its files."""
    own = read.catalogue(source)
    names = {name: iris.imported(name) for name, _ in read.catalogues(source) if name}
    return {name: " ".join(own.one(file, KG.sha256) for file in own.all(node, PROV.wasDerivedFrom))
            for name, node in names.items()}  # fmt: skip
