"""Files of other projects that the pages carry along, unmodified; vendor.tsv lists them, scripts/vendor brings them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.errors import KgError

FOLDER = Path(__file__).resolve().parent
LIST = FOLDER / "vendor.tsv"


class Vendored(NamedTuple):
    """One file: its name here, the npm package, version and path it comes from, its licence and checksum."""

    file: str
    package: str
    version: str
    inner: str
    licence: str
    sha256: str


@cache
def listed() -> tuple[Vendored, ...]:
    """The list, in its order.

    >>> [each.file for each in listed() if each.package == "vis-network"]
    ['vis-network.min.js', 'vis-network.LICENSE']
    """
    _, *lines = LIST.read_text(encoding="utf-8").splitlines()
    return tuple(Vendored(*line.split("\t")) for line in lines)


def path(name: str) -> Path:
    """Where a file of the list stands.

    Raises:
        KgError: if it is not of the list or missing.
    """
    if name not in {each.file for each in listed()} or not (FOLDER / name).is_file():
        raise KgError(f"kg carries no file {name!r}", cure="reinstall kg, or in a checkout run scripts/vendor")
    return FOLDER / name


def data(name: str) -> bytes:
    """The bytes of a file of the list; errors as of path()."""
    return path(name).read_bytes()


def text(name: str) -> str:
    """The text of a file of the list; errors as of path()."""
    return data(name).decode("utf-8")
