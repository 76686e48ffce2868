"""The part of a generation's graph.nq that is the build's own, apart from its imports.

Without imports that is the whole file. With imports the lines of the catalogue's graph are others (kg.graph.totals):
those that the build made are kept in catalogue.nq beside it, and the lines of imports stand at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from kg.errors import StoreError
from kg.graph import iris, store

CATALOGUE = "catalogue.nq"
COPIED = 2**20
"""Bytes that are copied at a time."""
END = f" <{iris.CATALOGUE_GRAPH}> .\n".encode()


def span(path: Path) -> tuple[int, int]:
    """Where the lines of the catalogue's graph begin and end in a graph.nq."""
    at, first, last = 0, -1, -1
    with path.open("rb") as lines:
        for line in lines:
            if line.endswith(END):
                first, last = (at if first < 0 else first), at + len(line)
            at += len(line)
    return (first, last) if first >= 0 else (at, at)


def splice(folder: Path, own: list[str], fresh: list[str], imported: Path) -> dict[str, int]:
    """Put other lines of the catalogue's graph, and those of imports, into a generation's graph.nq.

    Returns where the catalogue's lines and the build's own part begin and end, for the manifest.
    """
    graph, made = folder / store.GRAPH, folder / ".spliced"
    first, last = span(graph)
    (folder / CATALOGUE).write_text("".join(own), encoding="utf-8", newline="")
    with graph.open("rb") as old, made.open("wb") as new:
        copy(old, new, first)
        data = "".join(fresh).encode()
        new.write(data)
        old.seek(last)
        copy(old, new, -1)
        bytes_ = new.tell()
        with imported.open("rb") as lines:
            copy(lines, new, -1)
    made.replace(graph)
    imported.unlink()
    return {"start": first, "end": first + len(data), "own_bytes": bytes_}


def write(generation: Path, manifest: dict[str, Any], path: Path) -> None:
    """Write the own lines of a generation, as its build made them.

    Raises:
        StoreError: if its graph is cut short.
    """
    graph = generation / store.GRAPH
    where: dict[str, int] = manifest.get("catalogue", {})
    own = where.get("own_bytes", int(manifest.get("own_bytes", graph.stat().st_size)))
    if graph.stat().st_size < own:
        raise StoreError(f"the graph at {generation} is cut short", cure="run kg build --force")
    with graph.open("rb") as old, path.open("wb") as new:
        if where:
            copy(old, new, where["start"])
            with (generation / CATALOGUE).open("rb") as lines:
                copy(lines, new, -1)
            old.seek(where["end"])
        copy(old, new, own - old.tell())


def copy(old: IO[bytes], new: IO[bytes], length: int) -> None:
    """Copy so many bytes from where a file stands; -1: all."""
    for data in chunks(old, length):
        new.write(data)


def chunks(old: IO[bytes], length: int) -> Iterator[bytes]:
    """So many bytes of a file, piece by piece."""
    left = length
    while left and (data := old.read(COPIED if left < 0 else min(COPIED, left))):
        left -= len(data) if left > 0 else 0
        yield data
