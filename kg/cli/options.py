"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

store = click.option("--store", type=FOLDER, metavar="DIR", help="The build to read (default: build/, or $KG_STORE).")


def form_of(*forms: str) -> Callable[[F], F]:
    """The option --format with the forms that a command knows; the first is the default."""
    known = click.Choice(forms)
    return click.option("--format", "form", type=known, default=forms[0], show_default=True, help="How to print rows.")


form = form_of("table", "csv", "json")
