"""Rows and facts as the bytes of a download."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from kg.web import downloads
from kg.web.library import Library


def noted(library: Library, about: str) -> str:
    """How to cite what follows, as comments of Turtle or SPARQL.

    The words are of the graph: none of them may end the comment.
    """
    said = (library.site.citation, library.site.licence, about)
    return "".join(f"# {' '.join(each.split())}\n" for each in said if each)


def written(write: Callable[[Path], object]) -> bytes:
    """What a function writes into a file."""
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        target = Path(folder) / "made"
        write(target)
        return target.read_bytes()


def csv_of(facts: downloads.Facts) -> bytes:
    """Facts, each with its table, as comma-separated values."""
    return written(lambda path: downloads.write_csv(path, facts))


def turtle_of(library: Library, nodes: Iterable[str], about: str) -> bytes:
    """Facts by their nodes, with how to cite them."""
    return noted(library, about).encode() + written(lambda path: downloads.write_turtle(path, library.source, nodes))


def json_of(library: Library, said: dict[str, Any]) -> bytes:
    """What is said, with how to cite it."""
    told = {"citation": library.site.citation, "licence": library.site.licence, **said}
    return json.dumps(told, ensure_ascii=False, default=str).encode()
