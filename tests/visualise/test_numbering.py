"""PDF: the same bytes however the library numbered what it draws with."""

from __future__ import annotations

import re

import vl_convert

from kg.visualise.numbering import renumbered

WORDS = "".join(
    f'<text x="2" y="{20 * at + 16}" font-size="14" font-weight="{weight}" font-family="{family}">中 a</text>'
    for at, (weight, family) in enumerate([("400", "Noto Sans CJK SC"), ("700", "Noto Sans CJK SC"), ("400", "serif")])
)
DRAWING = f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="70">{WORDS}</svg>'


def test_documents_of_one_drawing_are_the_same() -> None:
    assert len({renumbered(vl_convert.svg_to_pdf(DRAWING)) for _ in range(12)}) == 1


def test_every_object_stands_where_the_table_says() -> None:
    made = renumbered(vl_convert.svg_to_pdf(DRAWING))
    start = int(re.search(rb"startxref\n(\d+)", made)[1])  # type: ignore[index]
    places = [int(place) for place in re.findall(rb"(\d{10}) 00000 n", made[start:])]
    assert made[start:].startswith(b"xref\n") and len(places) > 5
    assert all(made[place:].startswith(b"%d 0 obj\n" % number) for number, place in enumerate(places, start=1))
    assert b"/Size %d" % (len(places) + 1) in made and b"/Root 1 0 R" in made


def test_what_is_no_such_document_stays() -> None:
    assert renumbered(b"%PDF-1.7 odd") == b"%PDF-1.7 odd"
