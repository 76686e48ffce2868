"""kg export: the graph and its tables for other tools."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from kg import export
from kg.cli import Misuse, options
from kg.cli.build import progress_bar
from kg.errors import ExportError

if TYPE_CHECKING:
    from kg.export import Job

F = TypeVar("F", bound=Callable[..., Any])
FORMATS = "Formats: " + "; ".join(
    f"{name}: {form.says}{', a folder' * form.folder}" for name, form in export.WRITERS.items()
)


def many(name: str, metavar: str, words: str) -> Callable[[F], F]:
    """An option that may be repeated; it is called by the singular of its name."""
    singular = {"cities": "city"}.get(name, name.removesuffix("s"))
    return click.option(f"--{singular}", name, multiple=True, metavar=metavar, help=f"{words}; may be repeated.")


@click.command(
    "export",
    short_help="Write tables, the graph (RDF), its network, or a package to deposit.",
    epilog=FORMATS,
)
@click.argument("form", metavar="FORMAT", type=click.Choice(list(export.WRITERS)))
@click.argument("path", type=click.Path(path_type=Path))
@many("cities", "NAME", "Only facts of this city, or of all places of this province")
@many("kinds", "KIND", "Only facts of this kind: target, outcome, measure, programme, duty, citation or place")
@many("indicators", "NAME", "Only targets and outcomes of this indicator, by id or name")
@many("themes", "NAME", "Only measures, duties, targets and outcomes of this theme of the taxonomy")
@many("documents", "ID", "Only this document")
@click.option("--bom", is_flag=True, help="Begin CSV files with a byte order mark, for Excel.")
@click.option("--raw", is_flag=True, help="Leave CSV cells as they are that a spreadsheet would run as formulas.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@options.store
@options.endpoint
def command(
    form: str, path: Path, store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None,
    bom: bool, raw: bool, quiet: bool, **names: tuple[str, ...],
) -> None:  # fmt: skip
    """Write the graph of a build, or the part that filters choose, to PATH, whole or not at all.

    PATH is a file or, as FORMAT has it, a folder; one archive if it ends in .zip; - is stdout where the format is one
    file. Filters widen when repeated and narrow each other. trig, nq and jsonld keep the named graph of each document;
    ttl, nt and rdf hold the union.
    """
    from kg.export.choices import select

    try:
        export.check(form, path, bom=bom)
    except ExportError as error:
        raise Misuse(str(error)) from error
    job = export.Job(options.graph_of(store, endpoint, user, password_file), form, bom=bom, raw=raw)
    if any(names.values()):
        job.selection = select(job.store, **names)
    with ended_orderly(), progress_bar(quiet) as job.progress:
        written = to_stdout(job) if str(path) == "-" else export.run(job, path)
    for each in written if not quiet else ():
        click.echo(each)
    if job.selection and not job.kept:
        click.echo("kg: the filter leaves no facts", err=True)


@contextmanager
def ended_orderly() -> Iterator[None]:
    """Let SIGTERM and SIGHUP end the work as Ctrl-C does, so that nothing half-written stays."""
    import signal
    import threading

    def end(number: int, _: object) -> None:
        sys.exit(128 + number)

    numbers = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    mine = [number for number in numbers if before[number] is signal.SIG_DFL]
    if threading.current_thread() is not threading.main_thread():
        mine = []  # only the main thread may
    for number in mine:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in mine:
            signal.signal(number, before[number])


def to_stdout(job: Job) -> list[Path]:
    """Do a job whose file goes to standard output, once it is whole.

    Raises:
        ExportError: if the format is a folder.
    """
    from shutil import copyfileobj
    from tempfile import TemporaryDirectory

    if export.WRITERS[job.form].folder:
        raise ExportError(f"{job.form} is a folder, not one file", cure="name a folder, or a file that ends in .zip")
    with TemporaryDirectory() as folder:
        for written in export.run(job, Path(folder) / f"graph.{job.form}"):
            with written.open("rb") as handle:
                copyfileobj(handle, sys.stdout.buffer)
    return []
