"""kg validate: the graph against its shapes."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options


@click.command("validate", short_help="Check the graph against the SHACL shapes.")
@options.store
def command(store: Path | None) -> None:
    """Check the graph against ontology/shapes.ttl; exit code 1 if it does not conform."""
    from kg import paths
    from kg.graph import validate
    from kg.graph.store import dataset
