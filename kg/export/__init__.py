"""Exports of a build for other tools: one function a format, in one registry."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kg.errors import ExportError

Writer = Callable[[Path, Path], list[Path]]
"""Takes the folder of a build and the path to write; returns the paths written."""


def _tables(build: Path, path: Path) -> list[Path]:
    from kg.export import tables
    from kg.graph.read import plans
    from kg.graph.store import open_store

    return tables.write(plans(open_store(build)), path)


def _rdf(form: str, build: Path, path: Path) -> list[Path]:
    from kg.export import rdf

    return [rdf.write(form, build, path)]


WRITERS: dict[str, Writer] = {
    "tables": _tables,
    **{form: partial(_rdf, form) for form in ("ttl", "trig", "nt", "nq", "rdf", "jsonld")},
}
"""Format -> function. A new format is a new line here."""


def write(form: str, path: Path, build: Path) -> list[Path]:
    """Write the current graph of a build to a path; returns the files written.

    Raises:
        ExportError: if the format is unknown or a file cannot be written.
        StoreError: if there is no graph.
    """
    if form not in WRITERS:
        raise ExportError(f"there is no format {form!r}", cure=f"choose one of {', '.join(WRITERS)}")
    return WRITERS[form](build, path)
