"""kg compare: what cities share, what only one of them has, whose targets are stricter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli import options

if TYPE_CHECKING:
    from kg.compare.choice import City
    from kg.compare.shared import Comparison
    from kg.compare.targets import Axis

TYPES = "SELECT id, label, label_en FROM concepts WHERE scheme = 'document-type'"
BY = ("measure", "programme", "target", "body", "citation")


@click.command("compare", short_help="What cities share, what only one has, whose targets are stricter.")
@click.argument("cities", nargs=-1, metavar="[CITY]...")
@click.option("--by", type=click.Choice(BY), default="measure", show_default=True, help="What to compare them by.")
@click.option("--theme", default="", metavar="NAME", help="Only measures or targets of this theme of the taxonomy.")
@click.option("--indicator", default="", metavar="NAME", help="Only targets of this indicator, by id or name.")
@click.option("--only", type=click.Choice(["all", "some", "one"]), help="Only what all, some or one of them have.")
@click.option("--quotes", is_flag=True, help="Show the words of the texts.")
@click.option("--proposed", is_flag=True, help="Also measures beyond the taxonomy; in CSV and JSON only these.")
@click.option("--lang", type=click.Choice(["zh", "en"]), default="zh", show_default=True, help="Language of labels.")
@options.store
@options.endpoint
@options.form
def command(
    cities: tuple[str, ...], by: str, theme: str, indicator: str, only: str | None, quotes: bool, proposed: bool,
    lang: str, store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None, form: str,
) -> None:  # fmt: skip
    """Compare cities, by full or short names or codes (宁波, Ningbo, 330200; a province stands for its cities). Without
    a name all cities are compared; one city alone is compared with all others.

    "Unique to one" is claimed only where every other city has a document of the same type that was read.
    """
    from kg.cli import compared
    from kg.cli import proposed as beyond
    from kg.compare import choice
    from kg.compare.columnar import open_tables
    from kg.compare.shared import compare
    from kg.compare.similarity import Likeness
    from kg.compare.targets import side_by_side

    by = "target" if indicator else by
    beyond.check(proposed, by, theme)
    source = options.graph_of(store, endpoint, user, password_file)
    with late_bar() as progress, open_tables(source, progress=progress) as tables:
        places = choice.chosen(tables, cities)
        focus = places[0] if len(places) == 1 else None
        found = compare(tables, () if focus else cities, by=by, theme=theme, quotes=None if quotes else 1)
        keys = [city.key for city in found.cities]
        axes = side_by_side(tables, keys, indicator, theme=theme) if by == "target" and keys else []
        wanted = choice.indicator_of(tables, indicator)
        groups = beyond.groups(tables, keys, focus) if proposed else None
        types = {id: (zh, en) for id, zh, en in tables.sql(TYPES)}
    likeness = None if only or wanted else Likeness(found)
    found = narrowed(found, focus, wanted, only)
    if form == "table":
        compared.show(found, axes, likeness, compared.Shown(lang, types, focus, quotes))
        beyond.show(groups, found.cities, lang, quotes=quotes)
    elif groups is not None:
        beyond.show_rows_of(groups, form)
    else:
        show_records(found, axes, form, quotes=quotes)


def show_records(found: Comparison, axes: Sequence[Axis], form: str, *, quotes: bool) -> None:
    """Print a comparison as CSV or JSON."""
    from kg.cli.output import show_rows
    from kg.compare.records import flat

    columns, records = flat(found, axes, quotes=quotes)
    show_rows(columns, ([record.get(name) for name in columns] for record in records), form)


def narrowed(found: Comparison, focus: City | None, indicator: str, only: str | None) -> Comparison:
    """A comparison of one indicator's targets, of what one city has, or of what all, some or one have."""
    at = [city.key for city in found.cities].index(focus.key) if focus else 0
    rows = (row for row in found.rows if not indicator or row.thing.id == indicator)
    kept = (row for row in rows if not focus or row.cells[at].state == "present")
    return found._replace(rows=tuple(row for row in kept if not only or row.spread == only))


@contextmanager
def late_bar() -> Iterator[Callable[[str, int, int], None]]:
    """A progress bar that comes only when there is progress."""
    from kg.cli.build import progress_bar

    with ExitStack() as stack:
        bars: list[Callable[[str, int, int], None] | None] = []

        def tell(name: str, done: int, total: int) -> None:
            if not bars:
                bars.append(stack.enter_context(progress_bar(False)))
            if bar := bars[0]:
                bar(name, done, total)

        yield tell
