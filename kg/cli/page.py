"""Lines for a reader at a terminal, in Chinese or English, none wider than the terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from shutil import get_terminal_size

import click

from kg.cli.output import width
from kg.compare.cells import Quote
from kg.compare.choice import City
from kg.compare.words import Words, say

USUAL, WIDEST = 100, 120
"""Columns of lines that go to a file, and the most that are used at a terminal."""
BREAKS = "、，；, "
"""Signs after which a line may be broken."""
SHORTEST = 24
"""Columns that a quote has at least."""


class Page:
    """Prints lines in one language."""

    def __init__(self, language: str, columns: int = 0) -> None:
        wide = get_terminal_size((USUAL, 24)).columns if sys.stdout.isatty() else USUAL
        self.language, self.columns = language, columns or min(wide, WIDEST)
        self.join, self.colon = ("、", "：") if language == "zh" else (", ", ": ")

    def say(self, words: Words, key: str) -> str:
        """A word in the page's language."""
        return say(words, key, self.language)

    def label(self, zh: str, en: str) -> str:
        """A label in the page's language, where there is one."""
        return (en if self.language == "en" else zh) or zh

    def city(self, city: City) -> str:
        """A city's short name."""
        return self.label(city.short, city.name_en)

    def head(self, text: str) -> None:
        """A heading."""
        click.secho(f"\n■ {text}", bold=True)

    def line(self, text: str, indent: int = 0, hang: int = 2) -> None:
        """A text, broken where it is too long; its further lines stand more to the right."""
        for number, row in enumerate(wrapped(text, self.columns - indent - hang)):
            click.echo(" " * (indent + (hang if number else 0)) + row)

    def quote(self, who: str, quote: Quote) -> None:
        """The words of a fact, in one line, and where they stand."""
        where = f"{quote.doc}:{quote.start}-{quote.end}"
        who = f"{who} " if who else ""
        room = self.columns - width(f"        {who}“” {where}")
        words = cut(" ".join(quote.quote.split()), max(room, SHORTEST))
        click.echo(f"        {who}{coloured(f'“{words}”')} {where}")


def coloured(text: str) -> str:
    """Words of a text, in colour at a terminal."""
    plain = bool(os.environ.get("NO_COLOR")) or not sys.stdout.isatty()
    return text if plain else click.style(text, fg="green")


def cut(text: str, columns: int) -> str:
    """A text that takes at most so many columns.

    >>> cut("扬尘污染管控", 8)
    '扬尘污…'
    """
    if width(text) <= columns:
        return text
    kept, taken = "", 1
    for character in text:
        taken += width(character)
        if taken > columns:
            break
        kept += character
    return kept + "…"


def padded(text: str, columns: int) -> str:
    """A text in so many columns, on the left.

    >>> padded("南京", 6)
    '南京  '
    """
    text = cut(text, columns)
    return text + " " * (columns - width(text))


def wrapped(text: str, columns: int) -> Iterator[str]:
    """A text as lines of at most so many columns, broken after a comma or a blank where one is near.

    >>> list(wrapped("扬尘管控、秸秆禁烧、清洁取暖", 22))
    ['扬尘管控、秸秆禁烧、', '清洁取暖']
    """
    line, taken = "", 0
    for character in text:
        wide = width(character)
        if taken + wide > columns:
            at = max(line.rfind(sign) for sign in BREAKS) + 1
            at = at if at > len(line) // 2 else len(line)
            yield line[:at].rstrip()
            line = line[at:].lstrip()
            taken = width(line)
        line, taken = line + character, taken + wide
    yield line
