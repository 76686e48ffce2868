"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

FOLDER = click.Path(file_okay=False, path_type=Path)

store = click.option("--store", type=FOLDER, metavar="DIR", help="The build to read (default: build/, or $KG_STORE).")
form = click.option(
    "--format",
    "form",
    type=click.Choice(["table", "csv", "json"]),
    default="table",
    show_default=True,
    help="How to print rows.",
)
