"""The words of the pages in Chinese and English: one table beside the templates."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).resolve().parent / "templates" / "words.tsv"


@cache
def table(language: str) -> dict[str, str]:
    """Key -> words in one language.

    >>> table("en")["city"], table("zh")["city"]
    ('City', '城市')
    """
    heads, *rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line)
    column = heads.index(language)
    return {row[0]: row[column] for row in rows}


def word(key: str, language: str, **values: object) -> str:
    """One entry, with values put in.

    >>> word("n-of-n", "en", some=3, all=5)
    '3 of 5'
    """
    said = table(language)[key]
    return said.format(**values) if values else said
