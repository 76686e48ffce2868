"""kg build: documents to a graph."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.cli.options import FOLDER

Progress = Callable[[str, int, int], None]


@click.command("build", short_help="Read a folder of documents and build the graph.")
@click.argument("corpus_dir", required=False, type=FOLDER)
@click.option("--out", type=FOLDER, metavar="DIR", help="Folder of the graph (default: build/, or $KG_STORE).")
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes (default: one; the bytes are the same)."
)
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@click.option("--config", type=click.Path(dir_okay=False, path_type=Path), help="A spaCy configuration of your own.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    corpus_dir: Path | None, out: Path | None, workers: int | None, force: bool, config: Path | None, quiet: bool
) -> None:
    """Build the graph of the documents in CORPUS_DIR (default: corpus/).

    The graph is replaced only when the new one is whole and valid; a build that fails leaves the old one as it was.
    """
    from kg import paths
    from kg.graph.build import build

    with progress_bar(quiet) as progress:
        result = build(
            corpus_dir or paths.corpus(),
            out or paths.build(),
            workers=workers or 1,
            force=force,
            config=config,
            progress=progress,
            waiting=lambda sentence: click.echo(f"kg: {sentence}", err=True),
        )
    if not quiet:
        click.echo(result)


@contextmanager
def progress_bar(quiet: bool) -> Iterator[Progress | None]:
    """A bar on stderr, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("reading", total=None)
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)
