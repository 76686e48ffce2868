"""kg query: named queries, whose parameters are options; files; SPARQL text."""

from __future__ import annotations

import click


@click.command("query", short_help="Answer a named query, a file or SPARQL text.")
def command() -> None:
    """x"""
