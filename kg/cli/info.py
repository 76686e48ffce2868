"""kg info: what is in a build."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli import options

COLUMNS = 80
"""Width of what is not a table."""


@click.command("info", short_help="What is in the build: documents, facts, versions.")
@options.store
@options.form_of("table", "json")
def command(store: Path | None, form: str) -> None:
    """Say where the build is, which documents it holds, how many facts of each kind, and what made it."""
    from kg import paths
    from kg.graph.read import documents
    from kg.graph.store import current, manifest, open_store

    folder = store or paths.build()
    made = manifest(folder)
    found = documents(open_store(folder))
    rows = [
        (d.id, " ".join(city.name for city in d.cities), d.type, d.issued, d.chars, " ".join(d.flags), d.title)
        for d in found
    ]
    _show(form, str(current(folder).resolve()), made, rows)


def _show(form: str, where: str, made: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
    import json
    from textwrap import fill

    from kg.cli.output import show_rows

    columns = ("doc", "cities", "type", "issued", "chars", "flags", "title")
    if form == "json":
        documents = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps({"graph": where, **made, "documents": documents}, ensure_ascii=False, indent=1))
        return
    click.echo(f"graph: {where}")
    for name in ("counts", "versions"):
        said = ", ".join(f"{what} {value}" for what, value in made[name].items())
        click.echo(fill(f"{name}: {said}", COLUMNS, subsequent_indent="  "))
    for said in made.get("imported", {}).values():
        click.echo(fill(f"import {said['said']}", COLUMNS, subsequent_indent="  "))
    click.echo()
    show_rows(columns, rows)
