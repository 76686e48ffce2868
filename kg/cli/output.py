"""Rows on stdout: a drawn table on a terminal, aligned text when piped, CSV or JSON when asked."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width

import click

Cells = Sequence[Any]
GAP = 2
"""Blanks between columns."""


def show_rows(columns: Sequence[str], rows: Iterable[Cells], form: str = "table") -> None:
    """Print rows in one of the forms table, csv, json. None is an empty cell, in JSON null.

    In CSV a text that a spreadsheet would run as a formula is guarded, as in exports; numbers are as they are.
    """
    if form == "json":
        _json(columns, rows)
    elif form == "csv":
        _csv(columns, rows)
    else:
        kept, filled = without_empty(columns, [[text_of(cell) for cell in row] for row in rows])
        if not filled:
            click.echo("no rows", err=True)
        elif sys.stdout.isatty():
            _drawn(kept, filled)
        else:
            for line in aligned([kept, *filled]):
                click.echo(line)


def text_of(cell: Any) -> str:
    """A cell as a reader expects it: whole numbers without .0, booleans as yes and nothing.

    >>> text_of(40.0), text_of(0.5), text_of(None), text_of(True)
    ('40', '0.5', '', 'yes')
    """
    if cell is None or cell is False:
        return ""
    if cell is True:
        return "yes"
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return " ".join(str(cell).split())


def marked(quote: str) -> str:
    """The words of a fact among others: by colour on a terminal, else by brackets.

    >>> marked("降至30")
    '【降至30】'
    """
    styled = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
    return click.style(quote, bold=True, fg="green") if styled else f"【{quote}】"


def without_empty(columns: Sequence[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """Leave out the columns in which no row has anything."""
    kept = [i for i in range(len(columns)) if any(row[i] for row in rows)]
    return [columns[i] for i in kept], [[row[i] for i in kept] for row in rows]


def width(text: str) -> int:
    """Columns that a text takes on a terminal: a Chinese character takes two."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in text)


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Rows as lines with their columns under each other.

    >>> list(aligned([["city", "value"], ["南京", "30"]]))
    ['city  value', '南京  30']
    """
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield (" " * GAP).join(cell + " " * (w - width(cell)) for cell, w in zip(row, widths, strict=True)).rstrip()


def _drawn(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from rich.console import Console
    from rich.padding import Padding
    from rich.text import Text

    console = Console(color_system=None if os.environ.get("NO_COLOR") else "auto")
    below = long_columns([columns, *rows], console.width)
    beside = [i for i in range(len(columns)) if i not in below]
    heads, *lines = aligned([[row[i] for i in beside] for row in (columns, *rows)])
    console.print(Text(heads, style="bold"))
    console.print(Text("─" * min(console.width, max(map(width, [heads, *lines]))), style="dim"))
    for row, line in zip(rows, lines, strict=True):
        console.print(Text(line))
        for i in below:
            if row[i]:
                label = Text(columns[i] + " ", style="dim")
                console.print(Padding(label.append(row[i], style="not dim green"), (0, 0, 0, 4)))


def long_columns(rows: Sequence[Sequence[str]], room: int) -> list[int]:
    """The columns that go below their row, as few as make the others fit into the room: the widest.

    >>> long_columns([["city", "quote"], ["南京", "x" * 90]], 80)
    [1]
    """
    widths = [max(map(width, column)) + GAP for column in zip(*rows, strict=True)]
    below: set[int] = set()
    while len(below) < len(widths) - 1 and sum(w for i, w in enumerate(widths) if i not in below) > room:
        below.add(max((i for i in range(len(widths)) if i not in below), key=lambda i: widths[i]))
    return sorted(below)


def _csv(columns: Sequence[str], rows: Iterable[Cells]) -> None:
    import csv

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(["" if cell is None else _plain(cell) for cell in row] for row in rows)


def _plain(cell: Any) -> str:
    from kg.export.cells import guarded

    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, float):
        return f"{cell:.15g}"
    return guarded(cell) if isinstance(cell, str) else str(cell)


def _json(columns: Sequence[str], rows: Iterable[Cells]) -> None:
    import json

    records = [dict(zip(columns, row, strict=True)) for row in rows]
    click.echo(json.dumps(records, ensure_ascii=False, indent=1))
