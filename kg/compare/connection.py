"""A connection of DuckDB to files of ours, and what making them and opening them share."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb

UNFINISHED = ".tables-"
"""How the name of a folder begins in which tables are being made."""
Progress = Callable[[str, int, int], None]
"""Called with the id of a document, how many are done and how many there are."""
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def connected() -> duckdb.DuckDBPyConnection:
    """A connection of DuckDB that installs and loads no extension by itself."""
    import duckdb

    return duckdb.connect(config=SETTINGS)
