"""kg import: what other builds and people say, beside the documents."""

from __future__ import annotations

from pathlib import Path

import click

from kg import paths
from kg.cli import options
from kg.cli.build import progress_bar


@click.command("import", short_help="Take in RDF of other builds or curated facts, in graphs of their own.")
@click.argument("files", nargs=-1, type=options.FILE, metavar="FILE...")
@options.store
@click.option(
    "--name", metavar="NAME", help="What to call it (default: as the file). It replaces an import of that name."
)
@click.option("--format", "form", type=click.Choice(["ttl", "trig", "nt", "nq"]), help="If the names do not say it.")
@click.option("--licence", "--license", default="", metavar="TEXT|IRI", help="Under which licence the facts are.")
@click.option("--source", default="", metavar="TEXT|IRI", help="Who says so.")
@click.option("--list", "listed", is_flag=True, help="List the imports of the build.")
@click.option("--remove", metavar="NAME", help="Take an import out.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    files: tuple[Path, ...], store: Path | None, name: str | None, form: str | None, licence: str, source: str,
    listed: bool, remove: str | None, quiet: bool,
) -> None:  # fmt: skip
    """Import FILEs of Turtle, TriG, N-Triples or N-Quads (also .gz) into the build: graphs of another build, or facts
    that somebody has curated.

    They are checked as the build's own facts are, and kept in named graphs of their own, now and in every later build,
    until --remove NAME. The build's documents and graphs stay as they are: what is there already is not said twice, and
    a document that the build has keeps the build's own reading.
    """
    from kg.graph import renew

    out = store or paths.build()
    if listed or remove:
        if files or (listed and remove):
            raise click.UsageError("give files, --list or --remove, one of them")
        if remove:
            renew.remove(out, remove, say)
        if listed:
            show(out)
        return
    if not files:
        raise click.UsageError("what is to be imported? name files, or give --list")
    if not name and len(files) > 1:
        raise click.UsageError("give several files a name: --name NAME")
    with progress_bar(quiet, "importing") as progress:
        said = renew.add(
            out, files, name or plain(files[0]), form=form or "", licence=licence, source=source, waiting=say,
            progress=progress,
        )  # fmt: skip
    if not quiet:
        click.echo(said)


def say(sentence: str) -> None:
    """Say something on stderr."""
    click.echo(f"kg: {sentence}", err=True)


def plain(path: Path) -> str:
    """The name of an import, from that of its file.

    >>> plain(Path("facts of 2024.v2.ttl.gz"))
    'facts-of-2024-v2'
    """
    import re

    stem = re.sub(r"(?i)\.gz$", "", path.name).rpartition(".")[0] or path.name
    return re.sub(r"[^\w-]+", "-", stem).strip("-_")[:60]


def show(out: Path) -> None:
    """Print the imports of a build, one row a file."""
    from kg.cli.output import show_rows
    from kg.graph.imports import kept
    from kg.graph.store import manifest

    said = manifest(out).get("imported", {})
    rows = [
        (each.name, said.get(each.name, {}).get("statements"), file.file, file.format, file.statements, each.licence,
         each.source, file.sha256)
        for each in kept(out) for file in each.files
    ]  # fmt: skip
    columns = ("import", "statements", "file", "format", "in_file", "licence", "source", "sha256")
    show_rows(columns, rows)
