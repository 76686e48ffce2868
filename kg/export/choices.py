"""What the filters of an export mean in a graph: names to a Selection. Queries understand names alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

import pyoxigraph as ox

from kg import gazetteer
from kg.errors import ExportError, QueryError
from kg.export.selection import KINDS, Selection
from kg.graph import iris, names
from kg.graph.source import Source
from kg.graph.source import select as ask
from kg.vocabulary import DCTERMS, KG, PREFIXES, SKOS

SHOWN = 5
PREFERRED = ox.NamedNode(SKOS.prefLabel)
TOP = PREFIXES["skos"] + "topConceptOf"
Labelled = dict[str, list[str]]
"""IRI -> the names by which a person may call it, its id first."""


def select(
    store: Source,
    *,
    cities: Sequence[str] = (),
    kinds: Sequence[str] = (),
    indicators: Sequence[str] = (),
    themes: Sequence[str] = (),
    documents: Sequence[str] = (),
) -> Selection:
    """The selection that names mean.

    Args:
        cities: any usual name or code, as for `kg query --city`; a province is all places in it.
        kinds: some of kg.export.selection.KINDS.
        indicators: ids, IRIs or labels.
        themes: ids, IRIs or labels of the themes of the measure taxonomy.
        documents: ids, that is names of files, with or without their ending.

    Raises:
        QueryError: for a name that means nothing or several things, with what is near.
    """
    places = list(dict.fromkeys(names.cities(name) for name in cities))
    measured = {_indicator(store, name) for name in indicators}
    fields = {_theme(store, name) for name in themes}
    papers = {iris.document(id): id for id in (_document(store, name) for name in documents)}
    sorts, towns = {_kind(name) for name in kinds}, [_place(some[0].value) for some in places]
    said = {"city": towns, "kind": sorts, "indicator": map(_id, measured), "theme": map(_id, fields)}
    return Selection(
        cities=frozenset(node.value for some in places for node in some),
        kinds=frozenset(sorts),
        indicators=frozenset(measured),
        themes=frozenset(fields),
        themed=frozenset(_members(store, fields)),
        documents=frozenset(papers),
        given=tuple((n, each) for n, some in {**said, "document": papers.values()}.items() for each in sorted(some)),
    )


def _id(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def _place(iri: str) -> str:
    division = gazetteer.by_code(_id(iri))
    return f"{division.name} ({division.code})" if division else _id(iri)


def _kind(name: str) -> str:
    """A kind of fact; its plural is understood too."""
    plain = name.strip().lower()
    for kind in KINDS:
        if plain in (kind, kind + "s", kind[:-1] + "ies" if kind.endswith("y") else kind + "s"):
            return kind
    raise unknown("kind", name, KINDS)


def _indicator(store: Source, name: str) -> str:
    node = names.concept("indicator", name.strip(), store)
    labelled = _labelled(store, SKOS.inScheme, "indicator")
    if node.value not in labelled:
        raise unknown("indicator", name, [said for each in labelled.values() for said in each])
    return node.value


def _theme(store: Source, name: str) -> str:
    """A theme by its id, IRI or a label; by part of a label where only one theme has it."""
    wanted = name.strip().lower()
    labelled = _labelled(store, TOP, "measure")
    if wanted in labelled:
        return wanted
    for same in (str.__eq__, str.__contains__):
        found = [iri for iri, said in labelled.items() if any(same(each.lower(), wanted) for each in said)]
        if len(found) == 1:
            return found[0]
        if wanted and found:
            raise QueryError(f"{name!r} may be several themes", cure=f"give one of {', '.join(map(_id, found))}")
    raise unknown("theme", name, [said for each in labelled.values() for said in each], [*map(_id, labelled)])


def _document(store: Source, name: str) -> str:
    ids = [row["id"].value for row in ask(store, f"SELECT ?id {{ ?d a <{KG.Document}> ; <{DCTERMS.identifier}> ?id }}")]
    wanted = name.strip()
    for each in (wanted, wanted.rpartition(".")[0]):
        if each in ids:
            return each
    raise unknown("document", name, sorted(ids))


def _labelled(store: Source, predicate: str, scheme: str) -> Labelled:
    """The concepts that belong to a scheme by a predicate, by IRI, in its order, with id and labels."""
    labels = f"OPTIONAL {{ VALUES ?p {{ <{SKOS.prefLabel}> <{SKOS.altLabel}> }} ?node ?p ?label }}"
    text = f"SELECT DISTINCT ?node ?p ?label {{ ?node <{predicate}> <{iris.BASE + scheme}> . {labels} }}"
    found: Labelled = {}
    for row in sorted(ask(store, text), key=lambda row: (row["node"].value, row["p"] != PREFERRED, str(row["label"]))):
        said = found.setdefault(row["node"].value, [_id(row["node"].value)])
        said += [row["label"].value] if row["label"] else []
    return found


def _members(store: Source, themes: Iterable[str]) -> set[str]:
    """The themes, the measures below them, and the indicators that are theirs."""
    given = sorted(themes)
    if not given:
        return set()
    fields = " ".join(f"<{each}>" for each in given)
    below = f"VALUES ?theme {{ {fields} }} ?node (<{SKOS.broader}>|<{KG.theme}>)+ ?theme"
    return {*given, *(row["node"].value for row in ask(store, f"SELECT DISTINCT ?node {{ {below} }}"))}


def unknown(what: str, name: str, known: Iterable[str], shown: Sequence[str] = ()) -> ExportError:
    """The error of a name that means nothing, with the names that are near, or else all or the first of them."""
    every = list(dict.fromkeys(known))
    near = get_close_matches(name.strip(), every, n=SHOWN, cutoff=0.4)
    listed = list(shown) or every[:SHOWN]
    more = ", …" if not shown and len(every) > SHOWN else ""
    cure = f"did you mean {' or '.join(near)}?" if near else f"choose one of {', '.join(listed)}{more}"
    return ExportError(f"there is no {what} {name!r}", cure=cure)
