"""Targets side by side: for each indicator one axis, from what was reported to what is aimed at."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.compare import choice
from kg.compare.targets import side_by_side
from kg.compare.words import BETTER, BOUNDS, COMPARATORS, KINDS, REASONS
from kg.visualise import rows, style
from kg.visualise.encodings import LINKS, kinds, numbered
from kg.visualise.names import Name
from kg.visualise.options import EVERYTHING, Options
from kg.visualise.parts import NARROW, Cell, Mark, Quote, Spec, Table, View
from kg.visualise.picture import Picture
from kg.visualise.words import word

if TYPE_CHECKING:
    from kg.compare.columnar import Tables
    from kg.compare.targets import Axis
    from kg.compare.targets import Mark as Target

MOST = 16
"""Axes that are drawn; the table has all."""
ROW, AIM, OUTCOME = 22, style.ACCENT, style.SECOND
FORMS = ("baseline", "outcome", "target", "stretch")


class Line(NamedTuple):
    """One target on an axis, with its key and the row that it stands in."""

    key: str
    city: Name
    target: Target


class Panel(NamedTuple):
    """An axis with its lines."""

    axis: Axis
    lines: tuple[Line, ...]


def targets(tables: Tables, options: Options = EVERYTHING) -> Picture:
    """Each axis that targets of several cities stand on, the city's report and baseline beside its aim.

    With an indicator chosen, also axes of a single city.
    """
    found = only(side_by_side(tables, options.cities or None, options.indicator), options.facts)
    themes = {theme for each in options.themes for theme in [choice.theme_of(tables, each)]}
    named = {style.themes()[theme].name.zh for theme in themes}
    cities = {city.key: city for city in choice.chosen(tables, options.cities or None)}
    kept = [
        axis for axis in found if axis.cities >= options.min_cities and (not named or axis.indicator.theme in named)
    ]
    panels = list(keyed(kept, {key: rows.city_name(city) for key, city in cities.items()}))
    single = bool(options.indicator) or len(cities) == 1 or not any(drawable(panel.axis, False) for panel in panels)
    shown = [panel for panel in panels if drawable(panel.axis, single)][:MOST]
    title, source = word("targets-title"), rows.source(tables, list(cities.values()))
    if not shown:
        empty = word("no-targets")
        return Picture(name="targets", title=title, alt=empty, source=source, empty=empty, table=table(panels))
    marks = dict(each for panel in panels for each in marked(panel))
    return Picture(
        name="targets", title=title, alt=alt(shown), source=source, marks=marks, table=table(panels),
        views=(View("targets", title, partial(chart, shown)),), notes=(word("targets-how"), *notes(panels, shown)),
        link=options.link,
    )  # fmt: skip


def only(axes: Sequence[Axis], facts: frozenset[str] | None) -> list[Axis]:
    """Axes with those of their targets that may be shown, all where nothing is said."""
    if facts is None:
        return list(axes)
    kept = []
    for axis in axes:
        marks = tuple(mark for mark in axis.marks if mark.quote.fact in facts)
        out = tuple((mark, why) for mark, why in axis.left_out if mark.quote.fact in facts)
        kept += [axis._replace(marks=marks, left_out=out)] * bool(marks or out)
    return kept


def drawable(axis: Axis, single: bool) -> bool:
    """Whether an axis has figures of several cities; that something shall be gone is told in the table.

    Args:
        single: whether a single city is enough.
    """
    cities = {mark.city_code or mark.city for mark in axis.marks if mark.harmonised is not None}
    return len(cities) > (0 if single else 1)


def keyed(axes: Sequence[Axis], cities: dict[str, Name]) -> Iterator[Panel]:
    """Axes with the keys of their marks."""
    for a, axis in enumerate(axes):
        lines = (
            Line(f"t{a}-{m}", cities.get(each.city_code or each.city, Name(each.city)), each)
            for m, each in enumerate(axis.marks)
        )
        yield Panel(axis, tuple(lines))


def marked(panel: Panel) -> Iterator[tuple[str, Mark]]:
    """The words of each target, and of the outcome beside it."""
    for line in panel.lines:
        label = rows.both(line.city, rows.thing_name(panel.axis.indicator))
        said = [(line.city, line.target.quote)]
        if line.target.outcome_quote:
            said.append((word("reported"), line.target.outcome_quote))
        quotes = tuple(Quote(about, q.doc, q.start, q.end, q.quote) for about, q in said)
        yield line.key, Mark(label, len(quotes), quotes)


def alt(shown: Sequence[Panel]) -> Name:
    """What the chart shows, in words."""
    cities = {line.city for panel in shown for line in panel.lines}
    said = {"axes": len(shown), "targets": sum(len(panel.lines) for panel in shown)}
    first = shown[0].axis
    return word("targets-alt", cities=rows.many(len(cities), "city"), **said, first=rows.thing_name(first.indicator))


def notes(panels: Sequence[Panel], shown: Sequence[Panel]) -> Iterator[Name]:
    """What is not drawn, and where it stands."""
    left = sum(len(panel.axis.left_out) for panel in panels)
    if len(panels) > len(shown) or left:
        yield word("targets-left", axes=len(panels) - len(shown), left=left)


def figure(target: Target) -> Name:
    """A target as a reader writes it: ≤32 µg/m3; Chinese and English have their own words for bounds and changes."""
    if target.value is None:
        return Name(*KINDS[target.kind])
    top = f"–{target.value_max:.15g}" if target.value_max is not None else ""
    said = f"{target.value:.15g}{top}{' ' * bool(target.unit and target.unit != '%')}{target.unit}"
    signs, bounds = COMPARATORS.get(target.comparator, ("", "")), BOUNDS.get(target.bound, ("", ""))
    return Name(signs[0] + said + bounds[0], signs[1] + said + bounds[1])


def table(panels: Sequence[Panel]) -> Table:
    """A row a target, and one each figure that cannot be compared, with the reason."""
    names = ("indicator", "city", "target", "stretch", "deadline", "baseline", "outcome", "rank", "not-comparable")
    made: list[tuple[Cell, ...]] = []
    for panel in panels:
        name, unit = rows.thing_name(panel.axis.indicator), panel.axis.unit
        for line in panel.lines:
            t = line.target
            base = f"{t.baseline_value:.15g} {unit}" if t.baseline_value is not None else t.baseline
            out = f"{t.outcome:.15g} {unit} {t.period}".strip() if t.outcome is not None else ""
            aim = figure(t)
            made.append((
                Cell(name), Cell(line.city), Cell(aim, line.key), Cell(word("yes") if t.stretch else ""),
                Cell(t.deadline), Cell(base), Cell(out), Cell("" if t.rank is None else str(t.rank)), Cell(""),
            ))  # fmt: skip
        for t, reason in panel.axis.left_out:
            aim = figure(t) if t.value is not None else Name(t.quote.quote)
            made.append((
                Cell(name), Cell(t.city), Cell(aim), Cell(""), Cell(t.deadline), Cell(t.baseline), Cell(""), Cell(""),
                Cell(Name(*REASONS[reason])),
            ))  # fmt: skip
    return Table(tuple(word(each) for each in names), tuple(made))


def chart(shown: Sequence[Panel], language: str, width: int) -> Spec:
    """Panels below each other, in two columns where there is room."""
    columns = 1 if width <= NARROW or len(shown) == 1 else 2
    label = 104 if language == "zh" else 122
    room = (width - columns * (label + 36)) / columns
    parts = [_panel(panel, language, room, label) for panel in shown]
    resolve = {"scale": {"x": "independent", "y": "independent", "color": "shared", "shape": "shared"}}
    return {"concat": parts, "columns": columns, "spacing": {"row": 22, "column": 26}, "resolve": resolve}


def _panel(panel: Panel, language: str, room: float, label: int) -> Spec:
    lines = [line for line in panel.lines if line.target.harmonised is not None]
    labels = [_row_label(line, language) for line in lines]
    axis = panel.axis
    name = rows.thing_name(axis.indicator).said(language)
    head = style.lines(f"{name} ({axis.unit})" if axis.unit else name, room + label, 12)
    better = Name(*BETTER[axis.better]).said(language)
    points, spans = [], []
    for at, line in enumerate(lines):
        found = list(_points(line, at, language))
        points += found
        spans += list(_span(line, at))
    fixed = {"labelLimit": label, "minExtent": label, "maxExtent": label, "labelPadding": 8}
    y = numbered("at", labels, grid=True, gridDash=[1, 3], **fixed)
    x = {
        "field": "value", "type": "quantitative", "title": None, "scale": {"zero": False, "nice": True, "padding": 14},
        "axis": {"tickCount": 4, "grid": True},
    }  # fmt: skip
    small = {"fontSize": 12, "subtitleFontSize": 10.5, "offset": 4, "anchor": "start", "dx": -label}
    return {
        "width": round(room), "height": ROW * len(lines), "title": {"text": head, "subtitle": better, **small},
        "encoding": {"y": y, "x": x}, "layer": [_spans(spans), _marks(points, language), _numbers(points)],
    }  # fmt: skip


def _row_label(line: Line, language: str) -> str:
    deadline = line.target.deadline[:4]
    return f"{line.city.said(language)} {deadline}".strip()


def _points(line: Line, at: int, language: str) -> Iterator[dict[str, Any]]:
    target = line.target
    kind = "stretch" if target.stretch else "target"
    found = [
        (kind, target.harmonised),
        (kind, target.harmonised_max),
        ("baseline", target.baseline_value),
        ("outcome", target.outcome),
    ]
    for name, value in found:
        if value is not None:
            said = word(name).said(language)
            yield {
                "at": at, "value": value, "kind": said, "href": "#" + line.key,
                "text": f"{_row_label(line, language)} · {said}: {value:.15g}",
                "number": f"{value:.4g}" if name == kind else "", "main": name == kind,
            }  # fmt: skip


def _span(line: Line, at: int) -> Iterator[dict[str, Any]]:
    target = line.target
    for start in (target.baseline_value, target.outcome, target.harmonised_max):
        if start is not None and target.harmonised is not None:
            yield {"at": at, "value": start, "to": target.harmonised}


def _spans(values: list[dict[str, Any]]) -> Spec:
    mark = {"type": "rule", "strokeWidth": 3, "color": "#b9c6d2", "aria": False}
    return {"data": {"values": values}, "mark": mark, "encoding": {"x2": {"field": "to"}}}


def _marks(values: list[dict[str, Any]], language: str) -> Spec:
    names = [word(kind).said(language) for kind in FORMS]
    looks = [(style.FAINT, "diamond"), (OUTCOME, "square"), (AIM, "circle"), (AIM, "triangle-right")]
    mark = {"type": "point", "filled": True, "size": 110, "opacity": 1, "stroke": "white"}
    encoding = {**kinds("kind", names, looks, orient="top", direction="horizontal", offset=10), **LINKS}
    return {"data": {"values": values}, "mark": mark, "encoding": encoding}


def _numbers(values: list[dict[str, Any]]) -> Spec:
    mark = {"type": "text", "dy": -10, "fontSize": 10, "aria": False, "color": style.SOFT}
    return {
        "data": {"values": [v for v in values if v["number"]]},
        "mark": mark,
        "encoding": {"text": {"field": "number"}},
    }
