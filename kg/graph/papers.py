"""Which documents a graph has: of its own catalogue, of the catalogues of its imports, and of curated facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from kg.graph import curated, iris
from kg.graph.nodes import Nodes
from kg.graph.source import Source
from kg.model import Document
from kg.vocabulary import DCTERMS, KG, ONTOLOGY, PROV, RDFS, VOID

OWN = re.compile(r"[0-9a-f]{20}|catalogue|ontology|links")
"""How the graphs of another build are called below their import; other graphs hold curated facts."""


class Paper(NamedTuple):
    """A document, where it is described and told of: IRIs (one, as a rule), graph ("" for none of its own), import."""

    document: Document
    iris: tuple[str, ...]
    graph: str
    name: str
    nodes: Nodes


def catalogue(store: Source) -> Nodes:
    """The catalogue's graph."""
    return Nodes(store, iris.CATALOGUE_GRAPH)


def imports(store: Source, nodes: Nodes | None = None) -> dict[str, list[str]]:
    """The imports of a build, by name, with the IRIs of their graphs."""
    own, found = nodes or catalogue(store), {}
    for iri in own.typed(PROV.Entity):
        name = own.one(iri, DCTERMS.identifier)
        if name and iri == iris.imported(name):
            found[name] = own.all(iri, VOID.subset)
    return found


def catalogues(store: Source) -> Iterator[tuple[str, Nodes]]:
    """Every catalogue with the name of its import; first the build's own, without a name."""
    nodes = own = catalogue(store)
    yield "", own
    for name in imports(store, own):
        nodes = Nodes(store, iris.imported_graph(name, iris.CATALOGUE_GRAPH), parent=nodes)
        yield name, nodes


def curated_graphs(imported: Mapping[str, list[str]]) -> dict[str, str]:
    """The graphs of imports that hold facts of no one document, with the name of their import."""
    return {
        graph: name
        for name, graphs in imported.items()
        for graph in graphs
        if not OWN.fullmatch(graph.removeprefix(iris.imported_graph(name)).removeprefix("/"))
    }


class Papers(NamedTuple):
    """The documents of a graph by id; the graphs of curated facts; the IRIs of documents that these speak of."""

    papers: list[Paper]
    curated: dict[str, str]
    told: set[str]


def versions(store: Source, nodes: Nodes | None = None) -> dict[str, str]:
    """Versions of the software and the ontology that made a graph, by name."""
    own = nodes or catalogue(store)
    run = own.one(iris.DATASET, PROV.wasGeneratedBy)
    agents = own.all(run, PROV.wasAssociatedWith)
    said = [(own.one(agent, RDFS.label), own.one(agent, DCTERMS.hasVersion)) for agent in agents]
    head = f"{ONTOLOGY}/"
    said += [("ontology", each.removeprefix(head)) for each in own.all(run, PROV.used) if each.startswith(head)]
    return dict(sorted(said))


def documents(store: Source) -> list[Document]:
    """The documents of a store, also of its imports, by id."""
    return [paper.document for paper in found(store).papers]


def listed(store: Source) -> list[tuple[Document, str]]:
    """The documents of a store, by id, each with the name of its import, "" for the build's own."""
    return [(paper.document, paper.name) for paper in found(store).papers]


def found(store: Source) -> Papers:
    """The documents of a store: the catalogue's, those of imports, those of curated facts."""
    every: dict[str, Paper] = {}
    shared = catalogue(store)
    imported = imports(store, shared)
    for name in ["", *imported]:
        if name:
            shared = Nodes(store, iris.imported_graph(name, iris.CATALOGUE_GRAPH), parent=shared)
        for iri in shared.typed(KG.Document):
            document = described(shared, iri)
            graph = iris.graph(document.id)
            graph = iris.imported_graph(name, graph) if name else graph
            every.setdefault(document.id, Paper(document, (iri,), graph, name, shared))
    graphs = curated_graphs(imported)
    told = curated.documents(store, graphs)
    for iri, ids in sorted(told.items()):
        for id in sorted(ids):
            before = every.get(id)
            if before and iri not in before.iris:
                every[id] = before._replace(iris=(*before.iris, iri))
            elif not before:
                quads = curated.gathered(store, iri, graphs)
                nodes = Nodes(store, "", parent=shared, more=quads)
                by = curated.tellers(quads, graphs).get(iri, "")
                every[id] = Paper(described(nodes, iri), (iri,), "", by, shared)
    return Papers([every[id] for id in sorted(every)], graphs, set(told))


def described(nodes: Nodes, iri: str) -> Document:
    """A document as a graph describes it."""
    cities = sorted(map(nodes.place, nodes.all(iri, KG.city)), key=lambda city: (city.code, city.name))
    return Document(
        id=nodes.one(iri, DCTERMS.identifier),
        title=nodes.one(iri, DCTERMS.title),
        cities=tuple(cities),
        type=nodes.code(iri, KG.documentType),
        exercise=nodes.one(iri, KG.exercise),
        issued=nodes.one(iri, DCTERMS.issued),
        publisher=nodes.label(nodes.one(iri, DCTERMS.publisher)),
        source=nodes.one(iri, DCTERMS.source),
        sha256=nodes.shared(nodes.one(iri, KG.file), KG.sha256),
        chars=int(nodes.one(iri, KG.characters) or 0),
        flags=nodes.codes(iri, KG.flag),
    )
