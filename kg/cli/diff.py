"""kg diff: what two builds say differently."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from collections.abc import Callable

    from kg.graph.compared import Change

KINDS = ("document", "target", "outcome", "measure", "programme", "duty", "citation", "place", "import")
COLUMNS = ("change", "kind", "doc", "city", "name", "details", "quote", "old_quote", "start", "end", "origin")
DIFFERENT = 1
"""Exit code of --exit-code where something differs."""


@click.command("diff", short_help="Facts added, removed and changed between two builds.")
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@options.form
@click.option("--kind", "kinds", multiple=True, type=click.Choice(KINDS), help="Only these; may be repeated.")
@click.option("--city", metavar="NAME", help="Only facts about this city, or the cities of this province.")
@click.option("--bookkeeping", is_flag=True, help="Also facts that only another rule or section or confidence has.")
@click.option("--summary", "counts_only", is_flag=True, help="Only the counts.")
@click.option("--exit-code", is_flag=True, help="End with exit code 1 if anything differs, as git does.")
@click.pass_context
def command(
    ctx: click.Context, old: Path, new: Path, form: str, kinds: tuple[str, ...], city: str | None, bookkeeping: bool,
    counts_only: bool, exit_code: bool,
) -> None:  # fmt: skip
    """List the facts that OLD and NEW state differently, each with its words. They are folders of builds (also
    build/generations/NUMBER), or files that kg export nq or trig wrote.

    Facts are compared by what they say of which words. The counts go to stderr, so that rows can be piped.
    """
    from kg.cli.output import show_rows
    from kg.graph.compared import Summary
    from kg.graph.diff import diff

    summary = Summary()
    changes = diff(old, new, summary, bookkeeping=bookkeeping, wanted=filter_of(kinds, city))
    rows = [[getattr(change, name) for name in COLUMNS] for change in changes if not counts_only]
    if counts_only:
        for _ in changes:
            pass
    elif rows or form != "table":
        show_rows(COLUMNS, rows, form)
    click.echo(str(summary), err=not counts_only)
    if exit_code and summary.differs:
        ctx.exit(DIFFERENT)


def filter_of(kinds: tuple[str, ...], city: str | None) -> Callable[[Change], bool]:
    """What the options let through."""
    wanted: set[str] = set()
    if city:
        from kg import gazetteer
        from kg.graph.names import cities, iris_id

        known = (gazetteer.by_code(iris_id(node)) for node in cities(city))
        wanted = {division.name for division in known if division}
    return lambda change: (not kinds or change.kind in kinds) and (not city or bool(wanted & set(change.city.split())))
