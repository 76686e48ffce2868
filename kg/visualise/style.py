"""How pictures look: fonts, colours that the colour-blind can tell apart, and what every chart has in common."""

from __future__ import annotations

from functools import cache
from math import ceil
from typing import Any, NamedTuple

from kg import lexicon
from kg.lexicon import SKOS
from kg.visualise.names import Name

FONTS = (
    "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", "Microsoft YaHei", "PingFang SC", "Hiragino Sans GB",
    "Heiti SC", "WenQuanYi Micro Hei", "SimHei", "sans-serif",
)  # fmt: skip
"""Families that have simplified Chinese, as systems call them."""
FAMILY = ", ".join(FONTS)
INK, SOFT, FAINT, LINE, PAPER = "#1b2733", "#52606d", "#7b8794", "#d3dae1", "#ffffff"
ACCENT, SECOND = "#0b6aa2", "#c1500b"
"""Colours of text and grounds: INK 15:1, SOFT 6.4:1, FAINT 4.4:1 on PAPER."""
HUES = ("#0072b2", "#d55e00", "#009e73", "#c2589a", "#b07d00", "#2f9fd6", "#7a5230")
"""Okabe and Ito's colours, yellow and orange darkened for white ground and black replaced by brown."""
SHAPES = (("circle", "dot"), ("square", "square"), ("diamond", "diamond"))
"""Shapes as Vega and as vis-network call them."""
MEASURES = "measures.ttl"
SCHEME = "https://w3id.org/kg-cn-plans/measure"


class Theme(NamedTuple):
    """A theme of the taxonomy and how it is drawn: colour and shape together are its own."""

    id: str
    name: Name
    colour: str
    shape: str
    vis: str


OTHER = Theme("", Name("其他", "Other"), FAINT, "triangle-up", "triangle")


@cache
def themes() -> dict[str, Theme]:
    """The themes in the order of the ontology.

    >>> themes()["water"].name.en
    'Water pollution control and aquatic ecology'
    """
    tops = [id for id, of in lexicon.values(MEASURES, SKOS + "topConceptOf").items() if of == ["measure"]]
    labels = {lang: lexicon.values(MEASURES, SKOS + "prefLabel", language=lang) for lang in ("zh", "en")}
    found = {}
    for at, id in enumerate(tops):
        vega, vis = SHAPES[at // len(HUES) % len(SHAPES)]
        name = Name(labels["zh"].get(id, [id])[0], labels["en"].get(id, [""])[0])
        found[id] = Theme(id, name, HUES[at % len(HUES)], vega, vis)
    return found


def theme(id: str) -> Theme:
    """A theme by its id; what has none is OTHER."""
    return themes().get(id, OTHER)


@cache
def theme_of() -> dict[str, str]:
    """Measure concept -> its theme.

    >>> theme_of()["dust-control"]
    'air'
    """
    above = {id: found[0] for id, found in lexicon.values(MEASURES, SKOS + "broader").items()}
    tops = themes()

    def climb(id: str) -> str:
        seen: set[str] = set()
        while id in above and id not in tops and id not in seen:
            seen.add(id)
            id = above[id]
        return id if id in tops else ""

    return {id: climb(id) for id in above}


def config() -> dict[str, Any]:
    """What all charts have in common, as Vega-Lite's config."""
    text = {"labelFont": FAMILY, "titleFont": FAMILY, "labelColor": INK, "titleColor": SOFT}
    return {
        "background": PAPER,
        "font": FAMILY,
        "view": {"stroke": None},
        "axis": {
            **text, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "grid": False,
            "domainColor": LINE, "tickColor": LINE, "gridColor": "#e9edf1", "labelLimit": 320,
        },
        "legend": {
            **text, "labelFontSize": 11, "titleFontSize": 11, "titleFontWeight": "normal", "labelLimit": 320,
            "symbolSize": 90,
        },
        "header": {**text, "labelFontSize": 12, "labelFontWeight": "bold"},
        "title": {
            "font": FAMILY, "subtitleFont": FAMILY, "color": INK, "subtitleColor": SOFT, "fontSize": 16,
            "subtitleFontSize": 11, "subtitlePadding": 5, "anchor": "start", "frame": "group", "offset": 14,
            "fontWeight": "bold",
        },
        "text": {"font": FAMILY, "color": INK},
    }  # fmt: skip


def advance(text: str, size: float) -> float:
    """About how wide a text is in px: Chinese characters a whole size, others little more than half.

    >>> advance("扬尘", 10), advance("dust", 10)
    (20.0, 22.0)
    """
    return sum(1.0 if ord(c) > 0x2E7F else 0.55 for c in text) * size


def shortened(text: str, room: float, size: float) -> str:
    """A text that fits into some px, ended by … where it was cut.

    >>> shortened("工地扬尘治理", 40, 10)
    '工地扬…'
    """
    if advance(text, size) <= room:
        return text
    while text and advance(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"


def lines(text: str, room: float, size: float, most: int = 2) -> list[str]:
    """A text in lines of some px, about as long as each other, the last one cut; Latin words stay whole.

    >>> lines("Rural domestic sewage", 60, 10), lines("河道排污口排查整治", 70, 10)
    (['Rural', 'domestic…'], ['河道排污口', '排查整治'])
    """
    needed = ceil(advance(text, size) / room)
    if 1 < needed <= most:
        even = _filled(text, min(room, advance(text, size) / needed + size * 0.6), size, most)
        if not even[-1].endswith("…"):
            return even
    return _filled(text, room, size, most)


def _filled(text: str, room: float, size: float, most: int) -> list[str]:
    words = text.split(" ") if text.isascii() or " " in text else list(text)
    glue = " " if len(words) > 1 and (text.isascii() or " " in text) else ""
    out = [""]
    for at, word in enumerate(words):
        longer = out[-1] + glue * bool(out[-1]) + word
        if out[-1] and advance(longer, size) > room:
            if len(out) == most:
                rest = out[-1] + glue + glue.join(words[at:])
                return [*out[:-1], shortened(rest, room, size)]
            out.append(word)
        else:
            out[-1] = longer
    return [shortened(line, room, size) for line in out]


def expression(text: str) -> str:
    """A text inside single quotes of a Vega expression; any character but letters and digits by its number.

    >>> expression("a'b")
    'a\\\\u0027b'
    """
    return "".join(c if c.isalnum() and ord(c) < 0x10000 else "".join(_escapes(c)) for c in text)


def _escapes(character: str) -> list[str]:
    units = character.encode("utf-16-be", "surrogatepass")
    return [f"\\u{units[i] << 8 | units[i + 1]:04x}" for i in range(0, len(units), 2)]
