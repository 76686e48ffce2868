"""Where the nodes of a network stand: cities on a ring, what they share inside it, what is one city's own outside.

The nearer to the middle, the more cities share a thing. Everything is counted out, nothing is simulated: the same graph
has the same places on every machine, in every run, at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from math import ceil, hypot, pi, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx

SLOT = (88, 36)
"""Room of a node and its label, in units of the drawing (px of the paper)."""
ASPECT = 1.3
SPARE = 1.12
"""Slots inside the ring for each node there."""
CITY_ROOM = (56, 34)
Place = tuple[int, int]


def seriated(things: Mapping[str, Collection[str]]) -> list[str]:
    """Names in an order in which like ones stand beside each other: a chain that grows at both ends.

    Args:
        things: name -> what it has. Likeness is Jaccard's: shared over all.

    >>> seriated({"a": "xyz", "b": "q", "c": "xy", "d": "qx"})
    ['a', 'c', 'd', 'b']
    """
    sets = {name: frozenset(has) for name, has in sorted(things.items())}
    names = list(sets)
    if len(names) < 3:
        return names
    alike = {(a, b): _jaccard(sets[a], sets[b]) for a in names for b in names if a != b}
    one, other = min(((a, b) for a, b in alike if a < b), key=lambda pair: (-alike[pair], pair))
    chain, left = [one, other], [name for name in names if name not in (one, other)]
    while left:
        ends = ((-alike[chain[end], name], -end, name) for end in (0, -1) for name in left)
        _, end, name = min(ends)
        chain.insert(len(chain) if end else 0, name)
        left.remove(name)
    return chain


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, len(one | other))


def positions(graph: networkx.Graph[str]) -> dict[str, Place]:
    """Node -> where it stands, y downwards, the middle at (0, 0). Nodes that are no city know theirs by their edges."""
    of = {node: sorted(graph[node]) for node, kind in graph.nodes(data="kind") if kind != "city"}
    cities = [node for node, kind in graph.nodes(data="kind") if kind == "city"]
    ring = seriated({city: list(graph[city]) for city in cities})
    shared = sorted((node for node in of if len(of[node]) > 1), key=lambda node: (-len(of[node]), node))
    own = sorted(node for node in of if len(of[node]) <= 1)
    b = sqrt(max(6, len(shared)) * SPARE * SLOT[0] * SLOT[1] / (pi * ASPECT))
    inner = (b * ASPECT, b)
    places = on_ring(ring, (inner[0] + CITY_ROOM[0], inner[1] + CITY_ROOM[1]))
    slots = Slots(inner, len(own), places.values())
    for node in shared:
        near = (1 - (len(of[node]) - 1) / max(1, len(ring) - 1)) * 0.9
        places[node] = slots.take(_towards([places[city] for city in of[node]], near), inside=True)
    for node in own:
        x, y = places[of[node][0]] if of[node] else (0, 0)
        places[node] = slots.take((x * 1.1, y * 1.1), inside=False)
    return places


def on_ring(cities: list[str], radii: tuple[float, float]) -> dict[str, Place]:
    """Cities on an ellipse, clockwise from its top; a single one in the middle of it."""
    import networkx

    if len(cities) == 1:
        return {cities[0]: (0, 0)}
    circle = networkx.circular_layout(cities)
    turned = {city: (-float(y), float(x)) for city, (x, y) in circle.items()}
    return {city: (round(-x * radii[0]), round(-y * radii[1])) for city, (x, y) in turned.items()}


def _towards(cities: list[Place], near: float) -> tuple[float, float]:
    x, y = (sum(place[axis] for place in cities) / len(cities) for axis in (0, 1))
    far = max(hypot(x, y * ASPECT), 1.0)
    reach = max(hypot(px, py * ASPECT) for px, py in cities)
    return x / far * reach * near, y / far * reach * near


class Slots:
    """A grid of free places inside and outside an ellipse; places of cities are taken."""

    def __init__(self, inner: tuple[float, float], outside: int, taken: Iterable[Place]) -> None:
        import numpy

        a, b = inner
        cities = list(taken)
        clear = (a + CITY_ROOM[0], b + CITY_ROOM[1])
        rings = 3 + ceil(2 * outside / (2 * pi * clear[0] / SLOT[0] + 2 * sqrt(outside)))
        grid = _grid(clear[0] + rings * SLOT[0], clear[1] + rings * SLOT[1] * 2)
        free = [slot for slot in grid if not any(_covers(city, slot) for city in cities)]
        self.inside = numpy.array([slot for slot in free if _radius(slot, inner) <= 1.0], dtype=float).reshape(-1, 2)
        self.outside = numpy.array([slot for slot in free if _radius(slot, clear) > 1.0], dtype=float).reshape(-1, 2)

    def take(self, wish: tuple[float, float], *, inside: bool) -> Place:
        """The free place next to where a node would stand; inside gives way to outside where it is full."""
        import numpy

        free = self.inside if inside and numpy.isfinite(self.inside).any() else self.outside
        far = (free[:, 0] - wish[0]) ** 2 + ((free[:, 1] - wish[1]) * 1.6) ** 2
        at = int(numpy.nanargmin(far))
        place = round(float(free[at, 0])), round(float(free[at, 1]))
        free[at] = numpy.nan
        return place


def _grid(width: float, height: float) -> Iterable[Place]:
    rows = round(height / SLOT[1])
    for row in range(-rows, rows + 1):
        shift = SLOT[0] // 2 if row % 2 else 0
        for column in range(-round(width / SLOT[0]), round(width / SLOT[0]) + 1):
            yield column * SLOT[0] + shift, row * SLOT[1]


def _covers(city: Place, slot: Place) -> bool:
    return abs(city[0] - slot[0]) < SLOT[0] * 0.8 and -SLOT[1] * 1.1 < city[1] - slot[1] < SLOT[1]


def _radius(slot: Place, radii: tuple[float, float]) -> float:
    return hypot(slot[0] / radii[0], slot[1] / radii[1])
