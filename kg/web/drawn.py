"""The pictures of kg.visualise in a report: a page to explore each, a drawing for papers, and its table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from kg.visualise import PICTURES, Options, Picture
from kg.web.library import Library
from kg.web.links import Links, Place, path


def pictures(library: Library, language: str) -> dict[str, Picture]:
    """Every picture by its name, its marks linked to the pages of documents; each is made once."""
    made: dict[str, Picture] = library.kept.setdefault(("pictures", language), {})
    for name, make in PICTURES.items():
        if library.pictures and name not in made:
            links = Links(Place("pictures", name), language)
            made[name] = make(library.tables, Options(link=links.document))
    return made


def shown(library: Library, language: str) -> list[dict[str, Any]]:
    """What the page of pictures says of each."""
    return [
        {
            "name": name,
            "title": each.title.said(language),
            "alt": each.alt.said(language),
            "source": each.source.said(language),
            "empty": each.empty.said(language) if each.empty else "",
            "columns": [column.said(language) for column in each.table.columns],
            "rows": [[cell.said(language) for cell in row] for row in each.table.rows],
        }
        for name, each in pictures(library, language).items()
    ]


def write(library: Library, folder: Path, languages: Sequence[str]) -> None:
    """Write each picture as a page, and as SVG where there is something to draw."""
    for language in languages:
        for name, each in pictures(library, language).items():
            target = folder / path(Place("pictures", name), language)
            target.write_text(each.html(language), encoding="utf-8", newline="")
            if not each.empty:
                target.with_suffix(".svg").write_text(each.svg(language), encoding="utf-8", newline="")
