"""What a name that a person types means in a graph: a place, or a concept of the ontology."""

from __future__ import annotations

import re
from collections.abc import Callable
from difflib import get_close_matches

import pyoxigraph as ox

from kg import gazetteer
from kg.errors import PlaceError, QueryError
from kg.graph import iris
from kg.graph.source import Source, select
from kg.vocabulary import KG, SKOS


def city(name: str) -> ox.NamedNode:
    """A place by any usual name: 上海, 上海市, Shanghai, 310000."""
    from kg.link.places import resolve

    try:
        place = resolve(name)
    except PlaceError as error:
        raise QueryError(error.message, cure=error.cure) from error
    return ox.NamedNode(iris.place(place.code, place.name))


def cities(name: str) -> tuple[ox.NamedNode, ...]:
    """The places that a city's name means; a province's name means the province and every place in it."""
    node = city(name)
    division = gazetteer.by_code(iris_id(node)[:6])
    if division is None or division.level != "province" or division.is_city:
        return (node,)
    inside = (each for each in gazetteer.divisions().values() if each.code[:2] == division.code[:2])
    return tuple(ox.NamedNode(iris.place(each.code, each.name)) for each in sorted(inside, key=lambda each: each.code))


def absence(name: str, store: Source) -> str:
    """What to say where a graph has no facts of a city; "" where it has some.

    Raises:
        QueryError: if no place or several have the name.
    """
    node, every = city(name), " ".join(map(str, cities(name)))
    if select(store, f"SELECT ?fact {{ VALUES ?city {{ {every} }} ?fact <{KG.city}> ?city }} LIMIT 1"):
        return ""
    division = gazetteer.by_code(iris_id(node)[:6])
    called = division.name if division else name
    return f"the graph has nothing about {called} (kg info lists the cities it knows)"


def concept(scheme: str, name: str, store: Source | None) -> ox.NamedNode:
    """A concept by its id, IRI or a label; a programme that has no concept by its name."""
    if re.fullmatch(r"https?://[^<>\"{}|^`\\\s]+", name):
        return ox.NamedNode(name)
    node = ox.NamedNode(iris.concept(scheme, name))
    if store is None or any(True for _ in store.quads_for_pattern(node, None, None, None)):
        return node
    minted = ox.NamedNode(iris.mint("programme", name))
    if scheme == "programme" and any(True for _ in store.quads_for_pattern(None, ox.NamedNode(KG.programme), minted)):
        return minted
    labels = _labels(store, scheme)
    tests: tuple[Callable[[str], bool], ...] = (name.lower().__eq__, lambda label: name.lower() in label)
    for same in tests:
        found = sorted({each.value for each, label in labels if same(label.lower())})
        if len(found) == 1:
            return ox.NamedNode(found[0])
        if found:
            ids = ", ".join(iri.rsplit("/", 1)[-1] for iri in found[:8])
            raise QueryError(f"{name!r} may be several {scheme}s", cure=f"give one of the ids {ids}")
    near = get_close_matches(name, [label for _, label in labels] + [iris_id(each) for each, _ in labels], cutoff=0.5)
    cure = f"did you mean {' or '.join(near)}?" if near else f"see kg query {scheme}s"
    raise QueryError(f"there is no {scheme} {name!r}", cure=cure)


def iris_id(node: ox.NamedNode) -> str:
    """Last segment of a concept's IRI."""
    return node.value.rsplit("/", 1)[-1]


def _labels(store: Source, scheme: str) -> list[tuple[ox.NamedNode, str]]:
    names = " ".join(f"<{predicate}>" for predicate in (SKOS.prefLabel, SKOS.altLabel))
    member = f"?concept <{SKOS.inScheme}> <{iris.BASE + scheme}> ; ?name ?label"
    found = select(store, f"SELECT DISTINCT ?concept ?label {{ {member} . VALUES ?name {{ {names} }} }}")
    return [(row["concept"], row["label"].value) for row in found if isinstance(row["concept"], ox.NamedNode)]
