"""The statements of a graph as plain strings, by subject and predicate; codes and concepts as tables print them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from urllib.parse import unquote

import pyoxigraph as ox

from kg import gazetteer
from kg.graph import iris
from kg.graph.source import Source
from kg.model import NOWHERE, Place
from kg.vocabulary import CODES, QUDT, RDF, RDFS

NOTATIONS = {iri: notation for codes in CODES.values() for notation, iri in codes.items()}
PLACE = iris.concept("place", "")


class Nodes:
    """The statements of one graph by subject and predicate, as plain strings.

    Args:
        graph: its IRI, "" for none.
        parent: what is said elsewhere of nodes that graphs share.
        more: statements of other graphs that belong to it.
    """

    def __init__(self, store: Source, graph: str, *, parent: Nodes | None = None, more: Iterable[ox.Quad] = ()) -> None:
        self._said: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self._parent = parent
        if graph:
            self._add(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
        self._add(more)

    def _add(self, quads: Iterable[ox.Quad]) -> None:
        for quad in quads:
            assert isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal)
            self._said[quad.subject.value][quad.predicate.value].append(quad.object.value)

    def all(self, subject: str, predicate: str) -> list[str]:
        """The objects, sorted; IRIs and the text of literals."""
        return sorted(self._said[subject][predicate]) if subject in self._said else []

    def one(self, subject: str, predicate: str) -> str:
        """The object, or ""."""
        return next(iter(self.all(subject, predicate)), "")

    def shared(self, subject: str, predicate: str) -> str:
        """What this graph or the one before it says of a node that graphs share, or ""."""
        return self.one(subject, predicate) or (self._parent.shared(subject, predicate) if self._parent else "")

    def label(self, subject: str) -> str:
        """A shared node's label."""
        return self.shared(subject, RDFS.label)

    def typed(self, cls: str) -> list[str]:
        """The subjects of a class, in order."""
        return sorted(subject for subject, said in self._said.items() if cls in said.get(RDF.type, ()))

    def code(self, subject: str, predicate: str) -> str:
        """A code as tables print it, or ""."""
        return notation(self.one(subject, predicate))

    def codes(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Codes as tables print them, in order."""
        return tuple(sorted(map(notation, self.all(subject, predicate))))

    def number(self, subject: str, predicate: str) -> float | None:
        """The numeric value of a qudt:QuantityValue, or None."""
        node = self.one(subject, predicate)
        return float(self.one(node, QUDT.numericValue)) if node else None

    def place(self, iri: str) -> Place:
        """A place by its IRI; its name is the ontology's where the graph gives it none."""
        if not iri:
            return NOWHERE
        code, name = unquote(iri.removeprefix(PLACE)) if iri.startswith(PLACE) else "", self.label(iri)
        known = gazetteer.by_code(code) if code and not name else None
        return Place(code, known.name if known else name)


def notation(iri: str) -> str:
    """The form of a code that tables print; of an IRI that no list has, its last segment.

    >>> notation(CODES["comparator"][">="])
    '>='
    """
    return NOTATIONS.get(iri, unquote(iri.rsplit("/", 1)[-1]))


def concept(iri: str, scheme: str) -> str:
    """Id of a concept, or "" where the IRI is not of that scheme."""
    head = iris.concept(scheme, "")
    return unquote(iri.removeprefix(head)) if iri.startswith(head) else ""
