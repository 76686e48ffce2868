"""kg build: documents to a graph."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from kg.cli import options
from kg.cli.options import FOLDER

Progress = Callable[[str, int, int], None]


@click.command("build", short_help="Read a folder of documents and build the graph.")
@click.argument("corpus_dir", required=False, type=FOLDER)
@click.option("--out", type=FOLDER, metavar="DIR", help="Folder of the graph (default: build/, or $KG_STORE).")
@click.option(
    "--workers", type=click.IntRange(1), metavar="N", help="Processes (default: one; the bytes are the same)."
)
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@click.option("--strict", is_flag=True, help="Refuse what is odd in facts (a unit that does not fit), else a warning.")
@click.option("--config", type=options.FILE, metavar="FILE", help="A spaCy configuration of your own.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
def command(
    corpus_dir: Path | None, out: Path | None, workers: int | None, force: bool, strict: bool, config: Path | None,
    quiet: bool,
) -> None:  # fmt: skip
    """Build the graph of the documents in CORPUS_DIR (default: corpus/).

    The graph is replaced only when the new one is whole and valid; a build that fails leaves the old one as it was.
    """
    from kg import paths
    from kg.graph.build import build

    corpus, folder = corpus_dir or paths.corpus(), out or paths.build()
    check_apart(corpus, folder)
    with progress_bar(quiet) as progress:
        result = build(
            corpus,
            folder,
            workers=workers or 1,
            force=force,
            strict=strict,
            config=config,
            progress=progress,
            waiting=lambda sentence: click.echo(f"kg: {sentence}", err=True),
        )
    if not quiet:
        click.echo(result)


def check_apart(corpus: Path, out: Path) -> None:
    """Refuse a graph in the folder of its documents: its files would be read as documents by the next build.

    Raises:
        CorpusError: if `out` is the corpus or stands inside it.
    """
    from kg.errors import CorpusError

    if out.resolve().is_relative_to(corpus.resolve()):
        raise CorpusError(f"{out} is inside the folder of the documents, {corpus}", cure="choose an --out beside it")


@contextmanager
def progress_bar(quiet: bool, doing: str = "reading") -> Iterator[Progress | None]:
    """A bar on stderr, if that is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    console = Console(stderr=True, color_system=None if os.environ.get("NO_COLOR") else "auto")
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(doing, total=None)
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)
