"""kg export: the graph and its tables for other tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from kg import export, paths
from kg.cli import options
from kg.errors import ExportError


@click.command(
    "export", short_help="Write tables (CSV) or the graph (Turtle, TriG, N-Triples, N-Quads, RDF/XML, JSON-LD)."
)
@click.argument("form", metavar="FORMAT", type=click.Choice(list(export.WRITERS)))
@click.argument("path", type=click.Path(path_type=Path))
@options.store
def command(form: str, path: Path, store: Path | None) -> None:
    """Write the graph to PATH; - is stdout, but not for tables. FORMAT is one of tables (a folder of CSV files), ttl,
    trig, nt, nq, rdf, jsonld.

    trig, nq and jsonld keep the named graph of each document; ttl, nt and rdf hold the union.
    """
    if str(path) == "-" and form != "tables":
        to_stdout(form, store or paths.build())
        return
    if form != "tables" and path.is_dir():
        raise ExportError(f"{path} is a folder", cure=f"name a file in it, such as {path / f'graph.{form}'}")
    for written in export.write(form, path, store or paths.build()):
        click.echo(written)


def to_stdout(form: str, build: Path) -> None:
    """Write the graph to standard output."""
    from shutil import copyfileobj
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as folder:
        for written in export.write(form, Path(folder) / f"graph.{form}", build):
            with written.open("rb") as handle:
                copyfileobj(handle, sys.stdout.buffer)
