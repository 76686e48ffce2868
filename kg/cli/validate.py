"""kg validate: the graph against its shapes."""

from __future__ import annotations

from dataclasses import astuple, fields
from pathlib import Path

import click

from kg.cli import options


@click.command("validate", short_help="Check the graph: SHACL shapes, quotes, concepts.")
@options.store
@options.endpoint
@options.form
@click.pass_context
def command(
    ctx: click.Context, store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None,
    form: str,
) -> None:  # fmt: skip
    """Check the graph against ontology/shapes.ttl, every quote against its text, every concept against the ontology.

    Prints what is wrong, one row a problem, and ends with exit code 1 if anything but a warning is.
    """
    from kg.cli.output import show_rows
    from kg.graph.validate import Problem, check_store

    problems = list(check_store(options.opened(options.graph_of(store, endpoint, user, password_file))))
    if problems or form != "table":
        show_rows([field.name for field in fields(Problem)], map(astuple, problems), form)
    else:
        click.echo("the graph is valid")
    ctx.exit(1 if any(not problem.warning for problem in problems) else 0)
