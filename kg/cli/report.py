"""kg report: the build as pages that open from disk."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import options
from kg.cli.build import progress_bar
from kg.cli.export import ended_orderly

LANGUAGES = ("zh", "en")


@click.command("report", short_help="Write the build as pages that open from disk, in Chinese and English.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--language", "languages", multiple=True, type=click.Choice(LANGUAGES),
    help="Only this language, or the first of both; may be repeated.",
)  # fmt: skip
@click.option("--force", is_flag=True, help="Replace an earlier report although files were added to it.")
@click.option("--no-pictures", is_flag=True, help="Leave the pictures out, which take most of the time.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors.")
@options.store
@options.endpoint
def command(
    folder: Path, languages: tuple[str, ...], force: bool, no_pictures: bool, quiet: bool, store: Path | None,
    endpoint: str | None, user: str | None, password_file: Path | None,
) -> None:  # fmt: skip
    """Write the report of a build to DIR, whole or not at all: open DIR/index.html, or put DIR on any static host.

    Only an empty folder or an earlier report is replaced. Pages have the same paths in every report, so that links
    stay. Nothing is loaded from elsewhere, also not by the search and the SPARQL page.
    """
    from kg.web.report import write

    graph = options.graph_of(store, endpoint, user, password_file)
    with ended_orderly(), progress_bar(quiet, "writing") as progress:
        written = write(
            graph, folder, languages=languages or LANGUAGES, force=force, pictures=not no_pictures, progress=progress
        )
    if not quiet:
        click.echo(written)
