"""kg export: the graph and its tables for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from kg import export, paths
from kg.cli import options


@click.command(
    "export", short_help="Write tables (CSV) or the graph (Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD)."
)
@click.argument("form", metavar="FORMAT", type=click.Choice(list(export.WRITERS)))
@click.argument("path", type=click.Path(path_type=Path))
@options.store
def command(form: str, path: Path, store: Path | None) -> None:
    """Write the graph to PATH. FORMAT is one of tables (a folder of CSV files), ttl, trig, nt, nq, rdf, jsonld.

    trig, nq and jsonld keep the named graph of each document; ttl, nt and rdf hold the union.
    """
    for written in export.write(form, path, store or paths.build()):
        click.echo(written)
