"""kg draw: pictures of the comparison, as pages and for papers."""

from __future__ import annotations

from pathlib import Path

import click

from kg.cli import Misuse, options

NAMES = ("network", "matrix", "upset", "targets", "timeline", "map", "duties")
FORMS = (".html", ".svg", ".png", ".pdf")


@click.command("draw", short_help="Draw the comparison: network, matrix, UpSet, targets, timeline, map, duties.")
@click.argument("name", metavar="|".join(NAMES), type=click.Choice(NAMES))
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True, metavar="FILE",
              help="File to write; its ending says how: .html, .svg, .png or .pdf.")  # fmt: skip
@click.option("--city", "cities", multiple=True, metavar="NAME", help="Only this city; may be repeated.")
@click.option("--theme", "themes", multiple=True, metavar="NAME", help="Only this theme; may be repeated.")
@click.option("--indicator", default="", metavar="NAME", help="Only targets of this indicator, by id or name.")
@click.option("--min-cities", default=1, type=click.IntRange(1), metavar="N", help="Only what N cities or more have.")
@click.option("--language", type=click.Choice(("zh", "en")), default="zh", show_default=True, help="Of the words.")
@click.option("--view", default="", metavar="ID", help="Which view papers get, where a picture has several.")
@options.store
@options.endpoint
def command(
    name: str, out: Path, store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None,
    language: str, view: str, cities: tuple[str, ...], themes: tuple[str, ...], indicator: str, min_cities: int,
) -> None:  # fmt: skip
    """Draw one picture of a build to FILE, whole or not at all.

    A page (.html) needs no network and shows the words of the documents behind every mark; .svg, .png and .pdf are for
    papers.
    """
    if out.suffix.lower() not in FORMS:
        raise Misuse(f"cannot draw {out.name}. Cure: end the file in {', '.join(FORMS)}")
    from kg.compare.columnar import open_tables
    from kg.export.files import replaced
    from kg.visualise import PICTURES, Options

    asked = Options(cities, themes, min_cities, indicator)
    with open_tables(options.graph_of(store, endpoint, user, password_file)) as tables:
        picture = PICTURES[name](tables, asked)
    made = picture.written(out.suffix.lower()[1:], language, view)
    with replaced(out) as path:
        path.write_bytes(made)
    if picture.empty:
        click.echo(f"kg: {picture.empty.said(language)}", err=True)
    click.echo(out)
