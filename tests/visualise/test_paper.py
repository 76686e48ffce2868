"""SVG, PNG and PDF: whole, described, the same each time, with a font that has Chinese or not at all."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from kg.compare.columnar import Tables
from kg.visualise import DrawError, Options, Picture, paper
from kg.visualise.drawing import SVG
from kg.visualise.timeline import timeline
from kg.visualise.upset import upset


@pytest.fixture(scope="module")
def picture(tables: Tables) -> Picture:
    return timeline(tables, Options(cities=("天津", "徐州")))


@pytest.mark.parametrize(
    ("form", "head"),
    [("png", b"\x89PNG\r\n\x1a\n"), ("pdf", b"%PDF-"), ("svg", b"<?xml "), ("html", b"<!DOCTYPE html>")],
)
def test_each_form_is_what_it_says(picture: Picture, form: str, head: bytes) -> None:
    made = picture.written(form, "zh")
    assert made.startswith(head)
    assert made == picture.written(form, "zh")


def test_a_drawing_says_what_it_is(picture: Picture) -> None:
    root = ElementTree.fromstring(picture.svg("en"))
    assert [root[0].tag, root[1].tag] == [f"{{{SVG}}}title", f"{{{SVG}}}desc"]
    assert root[1].text == picture.alt.said("en")
    words = " ".join(element.text or "" for element in root.iter(f"{{{SVG}}}text"))
    assert picture.title.said("en") in words and picture.source.said("en") in words
    assert "Noto Sans CJK SC" in picture.svg("zh") and "Microsoft YaHei" in picture.svg("zh")


def test_this_machine_draws_chinese() -> None:
    assert paper.has_chinese(), "install a font: apt-get install fonts-noto-cjk"


def test_without_a_chinese_font_there_is_an_error_and_no_boxes(
    picture: Picture, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = paper.glyph("\U0010fffd")
    monkeypatch.setattr(paper, "glyph", lambda character: box)
    paper.has_chinese.cache_clear()
    try:
        for form in ("png", "pdf"):
            with pytest.raises(DrawError, match=r"no font .* Cure: install a font .*fonts-noto-cjk"):
                picture.written(form, "zh")
        assert picture.svg("zh") and picture.html("zh")
        paper.check("<svg><text>Tianjin</text></svg>")
    finally:
        paper.has_chinese.cache_clear()


def test_what_cannot_be_drawn_says_so(picture: Picture, tables: Tables) -> None:
    with pytest.raises(DrawError, match=r"not written as 'gif'"):
        picture.written("gif")
    with pytest.raises(DrawError, match="do not speak 'fr'"):
        picture.svg("fr")
    with pytest.raises(DrawError, match="has no view 'most'"):
        upset(tables).svg("zh", view="most")
    nothing = upset(tables, Options(cities=("天津",)))
    with pytest.raises(DrawError, match="only one city"):
        nothing.png("en")
    assert "only one city" in nothing.html("en")
