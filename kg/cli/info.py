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
@options.endpoint
@options.form_of("table", "json")
def command(store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None, form: str) -> None:
    """Say where the build is, which documents it holds, how many facts of each kind, and what made it.

    Facts of imports are counted with the build's own, and each import says how many are its own.
    """
    from kg.graph import store as stored
    from kg.graph.client import shown
    from kg.graph.inventory import inventory

    graph = options.graph_of(store, endpoint, user, password_file)
    where = str(stored.current(graph).resolve()) if isinstance(graph, Path) else shown(graph.url)
    made = stored.manifest(graph) if isinstance(graph, Path) else {}
    found = inventory(options.opened(graph))
    for name, each in found.imported.items():
        known = made.get("imported", {}).get(name, {})
        each["said"] = known.get("said", f"{name}: {each['statements']} statements")
    counts = dict(sorted({**made.get("counts", {}), **found.counts}.items()))
    made = {**made, "counts": counts, "versions": found.versions, "imported": found.imported}
    rows = [
        (d.id, " ".join(city.name for city in d.cities), d.type, d.issued, d.chars, " ".join(d.flags), name, d.title)
        for d, name in found.documents
    ]
    _show(form, where, made, rows)


def _show(form: str, where: str, made: dict[str, Any], rows: list[tuple[Any, ...]]) -> None:
    import json
    from textwrap import fill

    from kg.cli.output import show_rows

    columns = ("doc", "cities", "type", "issued", "chars", "flags", "import", "title")
    if form == "json":
        documents = [dict(zip(columns, row, strict=True)) for row in rows]
        click.echo(json.dumps({"graph": where, **made, "documents": documents}, ensure_ascii=False, indent=1))
        return
    click.echo(f"graph: {where}")
    for name in ("counts", "versions"):
        said = ", ".join(f"{what} {value}" for what, value in made[name].items())
        click.echo(fill(f"{name}: {said}", COLUMNS, subsequent_indent="  "))
    for said in made.get("imported", {}).values():
        facts = ", ".join(f"{what} {value}" for what, value in said["counts"].items())
        click.echo(fill(f"import {said['said']}{f' ({facts})' if facts else ''}", COLUMNS, subsequent_indent="  "))
    click.echo()
    show_rows(columns, rows)
