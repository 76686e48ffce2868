"""Cities by measures: who commits to what, like beside like."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from kg.compare.cells import ABSENT, NO_DOCUMENT, NOT_FOUND, PRESENT
from kg.visualise import rows, style
from kg.visualise.encodings import LINKS, numbered
from kg.visualise.layout import seriated
from kg.visualise.names import Name
from kg.visualise.options import EVERYTHING, Options
from kg.visualise.parts import NARROW, Cell, Mark, Spec, Table, View
from kg.visualise.picture import Picture
from kg.visualise.words import word

if TYPE_CHECKING:
    from kg.compare import cells
    from kg.compare.columnar import Tables
    from kg.compare.shared import Comparison, Row

STATES: dict[str, tuple[str, str, str]] = {
    "often": ("#0b4f87", "", "#ffffff"),
    "some": ("#4c96c9", "", "#ffffff"),
    "once": ("#a9cfe8", "", style.INK),
    ABSENT: ("#f2b98f", "×", style.INK),
    NOT_FOUND: ("#eef1f4", "", style.INK),
    NO_DOCUMENT: ("#ffffff", "–", style.FAINT),
}
"""What a cell says -> its colour, sign and the sign's colour."""
STEP, SIZE, GAP = 15, 10.5, 18
MOST_CITIES = 12
"""Cities up to which a wide drawing has blocks side by side."""


def matrix(tables: Tables, options: Options = EVERYTHING) -> Picture:
    """Every measure by every city, in one of the four answers; what is said is darker the more often it is said."""
    comparison = ordered(rows.compared(tables, options))
    title, source = word("matrix-title"), rows.source(tables, comparison.cities)
    if not comparison.rows:
        empty = word("no-measures")
        return Picture(name="matrix", title=title, alt=empty, source=source, empty=empty)
    return Picture(
        name="matrix", title=title, alt=alt(comparison), source=source, marks=dict(marks(comparison)),
        table=table(comparison), views=(View("matrix", title, partial(chart, comparison)),),
        notes=(word("matrix-how"), *(Name(*note.split(" / ", 1)) for note in comparison.notes)), link=options.link,
    )  # fmt: skip


def ordered(comparison: Comparison) -> Comparison:
    """Cities beside those that are like them; measures of many cities first, those of the same cities together."""
    having = {
        str(at): [row.thing.id for row in comparison.rows if row.cells[at].state == PRESENT]
        for at in range(len(comparison.cities))
    }
    order = [int(at) for at in seriated(having)]
    found = [row._replace(cells=tuple(row.cells[at] for at in order)) for row in comparison.rows]
    found.sort(key=lambda row: (-row.present, [cell.state != PRESENT for cell in row.cells], row.thing.id))
    return comparison._replace(cities=tuple(comparison.cities[at] for at in order), rows=tuple(found))


def key(row: int, column: int) -> str:
    """The key of a cell."""
    return f"c{row}-{column}"


def marks(comparison: Comparison) -> Iterator[tuple[str, Mark]]:
    """The cells that documents say something in."""
    for r, row in enumerate(comparison.rows):
        for c, (city, cell) in enumerate(zip(comparison.cities, row.cells, strict=True)):
            if cell.state in (PRESENT, ABSENT):
                label = rows.both(rows.city_name(city), rows.thing_name(row.thing))
                yield key(r, c), Mark(label, cell.count, rows.quotes(rows.city_name(city), cell.quotes))


def state(cell: cells.Cell) -> str:
    """Which of STATES a cell is drawn as."""
    if cell.state != PRESENT:
        return cell.state
    return "often" if cell.count > 4 else "some" if cell.count > 1 else "once"


def alt(comparison: Comparison) -> Name:
    """What the matrix shows, in words."""
    states = Counter(cell.state for row in comparison.rows for cell in row.cells)
    cities = rows.many(len(comparison.cities), "city")
    every, own = (sum(test(row) for row in comparison.rows) for test in (_every, _own))
    said = {"measures": len(comparison.rows), "present": states[PRESENT], "absent": states[ABSENT]}
    return word("matrix-alt", cities=cities, **said, every=every, own=own)


def _every(row: Row) -> bool:
    return row.present == len(row.cells)


def _own(row: Row) -> bool:
    return row.spread == "one"


def table(comparison: Comparison) -> Table:
    """A row a measure, a column a city."""
    heads = (word("measure"), word("theme"), *(rows.short_name(city) for city in comparison.cities), word("unique"))
    made = []
    for r, row in enumerate(comparison.rows):
        said = tuple(
            Cell(str(cell.count), key(r, c)) if cell.state == PRESENT
            else Cell(word("state-" + cell.state), key(r, c) if cell.state == ABSENT else "")
            for c, cell in enumerate(row.cells)
        )  # fmt: skip
        theme = Name(row.thing.theme, row.thing.theme_en)
        unique = word("yes") if _own(row) else word("no-because", cities=row.why) if row.why else ""
        made.append((Cell(rows.thing_name(row.thing)), Cell(theme), *said, Cell(unique)))
    return Table(heads, tuple(made))


def chart(comparison: Comparison, language: str, width: int) -> Spec:
    """Blocks of rows side by side, as many as the width has room for."""
    label = 150 if width <= NARROW else 166 if language == "zh" else 236
    count = len(comparison.cities)
    blocks = 1 if width <= NARROW or count > MOST_CITIES else max(1, min(3, width // (label + count * 14 + GAP)))
    blocks = min(blocks, max(1, len(comparison.rows) // 8))
    room = (width - blocks * (label + GAP)) / blocks
    step = max(5, min(26, room / count))
    height = -(-len(comparison.rows) // blocks)
    used = {state(cell) for row in comparison.rows for cell in row.cells}
    scale = {
        "domain": [said(s, language) for s in STATES if s in used],
        "range": [STATES[s][0] for s in STATES if s in used],
    }
    parts = [
        _block(comparison, range(at, min(at + height, len(comparison.rows))), language, step, label, scale)
        for at in range(0, len(comparison.rows), height)
    ]
    return {"hconcat": parts, "spacing": GAP, "resolve": {"scale": {"color": "shared"}}}


def said(state: str, language: str) -> str:
    """What a state is called."""
    return word("state-" + state).said(language)


def _block(comparison: Comparison, which: Sequence[int], language: str, step: float, label: int, scale: Spec) -> Spec:
    values = list(_values(comparison, which, language))
    names = [rows.short_name(city).said(language) for city in comparison.cities]
    upright = step < max(style.advance(name, SIZE) for name in names) + 3
    axis = {
        "orient": "top", "labelAngle": -50 if upright else 0, "labelExpr": "datum.label", "title": None,
        "labelFontSize": SIZE, "domain": False, "ticks": False, "labelPadding": 4, "labelOverlap": False,
        "labelAlign": "left" if upright else "center",
    }  # fmt: skip
    things = [style.shortened(rows.thing_name(comparison.rows[r].thing).said(language), label, SIZE) for r in which]
    fixed = {"minExtent": label, "maxExtent": label, "labelLimit": label + 20}
    place = {
        "x": {"field": "city", "type": "ordinal", "axis": axis, "scale": {"domain": names}},
        "y": numbered("at", things, labelFontSize=SIZE, labelPadding=5, **fixed),
    }  # fmt: skip
    rect = {"type": "rect", "stroke": "white", "strokeWidth": 1, "cursor": "pointer"}
    legend = {"orient": "bottom", "title": word("statements").said(language), "direction": "horizontal", "columns": 3,
              "symbolStrokeColor": style.LINE, "symbolType": "square"}  # fmt: skip
    colour = {"field": "state", "type": "nominal", "scale": scale, "legend": legend}
    sign = {"type": "text", "fontSize": SIZE, "aria": False}
    signs = {"text": {"field": "sign"}, "color": {"field": "ink", "type": "nominal", "scale": None}}
    return {
        "width": round(step * len(names), 1), "height": STEP * len(which),
        "data": {"values": values}, "encoding": place,
        "layer": [{"mark": rect, "encoding": {"color": colour, **LINKS}}, {"mark": sign, "encoding": signs}],
    }  # fmt: skip


def _values(comparison: Comparison, which: Sequence[int], language: str) -> Iterator[dict[str, Any]]:
    for at, r in enumerate(which):
        row = comparison.rows[r]
        for c, (city, cell) in enumerate(zip(comparison.cities, row.cells, strict=True)):
            form = state(cell)
            _, sign, ink = STATES[form]
            label = rows.both(rows.city_name(city), rows.thing_name(row.thing)).said(language)
            yield {
                "city": rows.short_name(city).said(language), "at": at, "state": said(form, language), "sign": sign,
                "ink": ink, "href": "#" + key(r, c) if cell.state in (PRESENT, ABSENT) else "",
                "text": f"{label}: {cell.count or said(form, language)}",
            }  # fmt: skip
