"""Pictures as pages: one that needs nothing else, or a figure for a page of others.

Everything that comes from documents reaches a page as escaped text or as JSON in a data block, and the scripts write it
as text only. They are plain files (SCRIPTS), so that a page under a policy without inline scripts can load them.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg import __version__, vendor
from kg.visualise import drawing
from kg.visualise.parts import NARROW, WIDE, Mark, Sketch, View
from kg.visualise.words import WORDS, word

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = Path(__file__).resolve().parent / "templates"
STYLE, SCRIPT, NETWORK = "picture.css", "picture.js", "network.js"
VIS = "vis-network.min.js"
TONGUES = {"zh": "zh-CN", "en": "en"}
WIDTHS = (("narrow", NARROW), ("wide", WIDE))


@cache
def environment() -> Environment:
    """Templates of pictures; every value in them is escaped."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    loader = FileSystemLoader(TEMPLATES, encoding="utf-8")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


def script(name: str) -> str:
    """The text of a script or style of ours, or of a file of others that we carry."""
    own = TEMPLATES / name
    return own.read_text(encoding="utf-8") if own.is_file() else vendor.text(name)


def scripts(picture: Sketch) -> tuple[str, ...]:
    """Names of the scripts that a figure needs, in order."""
    return (VIS, SCRIPT, NETWORK) if picture.net else (SCRIPT,)


def whole(picture: Sketch, language: str) -> str:
    """A page with everything in it."""
    from markupsafe import Markup

    values = {
        "tongue": TONGUES[language], "title": picture.title.said(language), "style": Markup(script(STYLE)),
        "scripts": [Markup(closed(script(name))) for name in scripts(picture)],
        "figure": Markup(figure(picture, language)), "version": word("made-by", version=__version__).said(language),
    }  # fmt: skip
    return environment().get_template("page.html").render(values) + "\n"


def closed(text: str) -> str:
    """A script that cannot end its element before its end.

    >>> closed("'</script>'")
    "'<\\\\/script>'"
    """
    return text.replace("</script", "<\\/script").replace("<!--", "<\\!--")


def figure(picture: Sketch, language: str, *, level: int = 1) -> str:
    """The markup of a picture: heading, drawing, words behind its marks, table. It needs STYLE and scripts().

    Args:
        level: of its heading, 1 to 5.
    """
    from markupsafe import Markup

    views = [(view, drawings(picture, view, language)) for view in picture.views if not picture.net]
    return environment().get_template("figure.html").render(
        picture=picture, language=language, level=level, views=[(v, Markup(made)) for v, made in views],
        data=data(picture, language), w={key: name.said(language) for key, name in WORDS.items()},
    )  # fmt: skip


def drawings(picture: Sketch, view: View, language: str) -> str:
    """A view at each width; the page shows the one that fits."""
    made = []
    for name, width in WIDTHS:
        root = drawing.drawn(view.chart(language, width))
        drawing.tidy(root, lambda key: {"href": f"#{picture.name}-{key}", "data-key": key, "class": "kg-mark"})
        root.set("class", f"kg-drawing kg-{name}")
        root.set("role", "group")
        root.set("aria-label", picture.alt.said(language))
        made.append(drawing.text(root))
    return "\n".join(made)


def data(picture: Sketch, language: str) -> dict[str, Any]:
    """What the scripts of a page know: the words behind every mark, and the network where there is one."""
    known: dict[str, Any] = {"marks": {key: words(picture, mark, language) for key, mark in picture.marks.items()}}
    said = ("quotes", "more", "open-text", "characters", "close")
    known["words"] = {key: WORDS[key].said(language) for key in said}
    known["language"] = language
    if picture.net:
        known["net"] = picture.net
    return known


def words(picture: Sketch, mark: Mark, language: str) -> dict[str, Any]:
    """A mark as the page shows it."""
    said = [
        [each.about.said(language), each.doc, each.start, each.end, each.quote, link]
        for each in mark.quotes
        for link in [picture.link(each.doc, each.start, each.end)]
    ]
    return {"label": mark.label.said(language), "count": mark.facts, "quotes": said}
