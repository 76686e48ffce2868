"""Pictures as SVG, PNG and PDF, for papers: with title, source line and description, with fonts that have Chinese."""

from __future__ import annotations

import re
from functools import cache
from xml.etree import ElementTree

from kg.visualise import drawing, style
from kg.visualise.drawing import SVG
from kg.visualise.numbering import renumbered
from kg.visualise.parts import DrawError, Sketch, Spec

CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff]")
INCH, SCALE = 72, 2.5
"""Dots an inch of drawings, and how much larger a PNG is: 860 px become 2,150, on 18 cm of paper 300 dots an inch."""
CURE = (
    "install a font with Chinese characters (Debian and Ubuntu: apt-get install fonts-noto-cjk; Fedora: dnf install"
    " google-noto-sans-cjk-fonts; macOS and Windows bring one), or write .svg or .html, which use the reader's fonts"
)


def svg(picture: Sketch, language: str, spec: Spec) -> str:
    """A specification of a picture as one SVG file."""
    title = style.lines(picture.title.said(language), 820, 16)
    below = style.lines(picture.source.said(language), 820, 11)
    headed = {**spec, "title": {"text": title, "subtitle": below}, "padding": spec.get("padding", 14)}
    root = drawing.tidy(drawing.drawn(headed), lambda key: {})
    describe(root, picture.title.said(language), picture.alt.said(language))
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + drawing.text(root) + "\n"


def describe(root: ElementTree.Element, title: str, alt: str) -> None:
    """Give a drawing its title and description, for who cannot see it."""
    root.set("role", "img")
    root.set("aria-label", f"{title}. {alt}")
    for tag, said in (("desc", alt), ("title", title)):
        element = ElementTree.Element(f"{{{SVG}}}{tag}")
        element.text = said
        root.insert(0, element)


def png(text: str) -> bytes:
    """An SVG as PNG.

    Raises:
        DrawError: if it has Chinese characters and no font on this machine has.
    """
    import vl_convert

    check(text)
    data: bytes = vl_convert.svg_to_png(text, scale=SCALE, ppi=INCH)
    return data


def pdf(text: str) -> bytes:
    """An SVG as PDF; raises as png()."""
    import vl_convert

    check(text)
    return renumbered(vl_convert.svg_to_pdf(text))


def check(text: str) -> None:
    """Refuse to draw empty boxes.

    Raises:
        DrawError: if a text has Chinese characters and no font on this machine has.
    """
    if CHINESE.search(text) and not has_chinese():
        raise DrawError("no font of this machine has Chinese characters: they would be empty boxes", cure=CURE)


@cache
def has_chinese() -> bool:
    """Whether two different Chinese characters look different when drawn; empty boxes look alike."""
    return glyph("国") not in (glyph("\U0010fffd"), glyph(" "), glyph("省"))


def glyph(character: str) -> bytes:
    """A character as it is drawn here."""
    import vl_convert

    markup = (
        f'<svg xmlns="{SVG}" width="24" height="24">'
        f'<text x="2" y="19" font-size="18" font-family="{style.FAMILY}">{character}</text></svg>'
    )
    drawn: bytes = vl_convert.svg_to_png(markup)
    return drawn
