"""Lists of figures that are followed by those of a part in brackets (12.7%(其中工业源13.1%)、12.1%(其中…))."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from kg.extract.target.found import Found, Scene
from kg.extract.target.rules.counts import deed_before

LISTED = re.compile(r"\([^()]{2,40}\)(?=、|$|[,;。])")


def parted(scene: Scene) -> tuple[Scene, list[tuple[int, Scene]], list[int]] | None:
    """The scene without such brackets, what stands in each and where, and the offset of each character kept.

    None where no bracket with a figure stands between two figures of a list.
    """
    text = scene.text
    ends = {q.end for q in scene.quantities}
    spans = [
        hit.span()
        for hit in LISTED.finditer(text)
        if hit.start() in ends and any(hit.start() < q.start < hit.end() for q in scene.quantities)
    ]
    if not any(text[end : end + 1] == "、" for _, end in spans):
        return None
    kept = list(_outside(spans, len(text)))
    places = {at: i for i, at in enumerate(kept)} | {len(text): len(kept)}
    outer = scene._replace(
        text="".join(text[at] for at in kept),
        masked="".join(scene.masked[at] for at in kept),
        quantities=[
            q._replace(
                start=places[q.start], end=places[q.end - 1] + 1, left=places[q.left], right=places[q.right - 1] + 1
            )
            for q in scene.quantities
            if q.start in places
        ],
        dates=[d._replace(start=places[d.start], end=places[d.end - 1] + 1) for d in scene.dates if d.start in places],
    )
    return outer, [(begin + 1, _inside(scene, begin + 1, end - 1)) for begin, end in spans], kept


def _outside(spans: list[tuple[int, int]], size: int) -> Iterator[int]:
    """The offsets of a text that are in none of the spans."""
    at = 0
    for begin, end in spans:
        yield from range(at, begin)
        at = end
    yield from range(at, size)


def _inside(scene: Scene, begin: int, end: int) -> Scene:
    """The scene of what stands in a bracket."""
    return scene._replace(
        text=scene.text[begin:end],
        masked=scene.masked[begin:end],
        quantities=[
            q._replace(start=q.start - begin, end=q.end - begin, left=q.left - begin, right=q.right - begin)
            for q in scene.quantities
            if begin <= q.start < end
        ],
        dates=[d._replace(start=d.start - begin, end=d.end - begin) for d in scene.dates if begin <= d.start < end],
    )


def rows(
    outer: Scene, inner: list[tuple[int, Scene]], kept: list[int], find: Callable[[Scene], list[Found]]
) -> list[Found]:
    """What is found outside and inside the brackets, at its place in the whole text."""
    found = [row._replace(start=kept[row.start], end=kept[row.end - 1] + 1) for row in find(outer)]
    inside: list[Found] = []
    for at, scene in inner:
        of = next((row for row in found if row.end == at - 1), None)
        if of:
            scene = scene._replace(indicator=of.indicator, baseline=of.baseline, topic=of.indicator)
            if of.rule.startswith("count"):
                scene = scene._replace(counted=of, deed=scene.deed or deed_before(outer.text, len(outer.text)))
        for row in find(scene):
            if of and of.kind == "change" and row.kind == "level" and row.unit == of.unit:
                row = row._replace(
                    rule=of.rule, kind="change", comparator=of.comparator, bound=of.bound, baseline=of.baseline
                )
            inside.append(row._replace(start=row.start + at, end=row.end + at))
    return sorted(found + inside, key=lambda row: row.end)
