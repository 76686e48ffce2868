"""kg propose-concepts: groups of measures that may be worth a concept of the taxonomy."""

from __future__ import annotations

from contextlib import nullcontext, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.compare.proposals import Proposal

FORMS = ("table", "csv", "json", "ttl")


@click.command("propose-concepts", short_help="Groups of measures beyond the taxonomy, as drafts of concepts.")
@click.option("--min-cities", type=click.IntRange(1), default=2, show_default=True, help="Cities that must say it.")
@click.option(
    "--threshold",
    type=click.FloatRange(0.3, 1),
    metavar="COSINE",
    help="Mean likeness of the texts of a group, 0.3 to 1 (default: as measured in docs/alignment.md).",
)
@click.option("--all", "every", is_flag=True, help="Also names that the taxonomy has, and rhetoric.")
@click.option("--format", "form", type=click.Choice(FORMS), help="How to print (default: as FILE ends, else table).")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write to this file.")
@options.store
@options.endpoint
def command(
    min_cities: int, threshold: float | None, every: bool, form: str | None, out: Path | None,
    store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None,
) -> None:  # fmt: skip
    """Align measures without a concept across cities by the likeness of their words, and list groups that may be
    worth a concept. They are proposals to judge, no facts. --format ttl gives a SKOS draft with the evidence.
    """
    from kg.cli.compare import late_bar
    from kg.compare.alignment import THRESHOLD
    from kg.compare.columnar import open_tables
    from kg.compare.proposals import KINDS, WORTH, propose
    from kg.export.files import replaced

    source = options.graph_of(store, endpoint, user, password_file)
    with late_bar() as progress, open_tables(source, progress=progress) as tables:
        found = propose(tables, THRESHOLD if threshold is None else threshold, min_cities=min_cities, kinds=KINDS)
    shown = [each for each in found if every or each.kind in WORTH]
    form = form or (out.suffix[1:].lower() if out and out.suffix[1:].lower() in FORMS else FORMS[0])
    with replaced(out) if out else nullcontext() as path:
        if path:
            with path.open("w", encoding="utf-8", newline="") as file, redirect_stdout(file):
                show(shown, form)
        else:
            show(shown, form)
    if len(found) > len(shown):
        words = "names that the taxonomy has, or rhetoric; --all shows them"
        click.echo(f"kg: {len(found) - len(shown)} further groups are {words}", err=True)


def show(found: list[Proposal], form: str) -> None:
    """Print proposals."""
    from kg.cli.output import show_rows
    from kg.compare.proposals import HEADINGS, rows, turtle

    if form == "ttl":
        click.echo(turtle(found).decode("utf-8"), nl=False)
        return
    kept = [HEADINGS.index(name) for name in TABLE] if form == "table" else range(len(HEADINGS))
    show_rows([HEADINGS[i] for i in kept], [[row[i] for i in kept] for row in rows(found)], form)


TABLE = ("notation", "label", "cities", "clauses", "cohesion", "kind", "theme", "nearest", "score", "city_names")
"""Columns of the table for a reader; the other formats have all."""
