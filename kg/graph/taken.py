"""What a generation has taken of an import: in words for a person, in triples for the catalogue."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from kg.graph import iris
from kg.graph.imports import FORMATS, Import
from kg.graph.nquads import Graph
from kg.graph.validate import Problem
from kg.vocabulary import DCTERMS, KG, PROV, VOID

TERMS = 3
"""Terms that are named at most."""


@dataclass(slots=True)
class Taken:
    """What a generation has of an import. `repeated` statements it had already, `doubles` are documents it had."""

    made: Import
    statements: int = 0
    repeated: int = 0
    graphs: list[str] = field(default_factory=list)
    doubles: list[str] = field(default_factory=list)
    left: Counter[str] = field(default_factory=Counter)
    """Term of the ontology -> statements about it that were left out, as they are not the ontology's."""
    lost: int = 0
    """Facts about documents that nobody describes."""
    refused: list[Problem] = field(default_factory=list)
    """Statements about what the build describes itself."""

    def __str__(self) -> str:
        said = f"{self.made.name}: {self.statements} statements in {counted(len(self.graphs), 'graph')}"
        said += f"; {self.repeated} more are in the graph already" if self.repeated else ""
        lost = "; {} about documents that nobody describes, and in queries only"
        said += lost.format(f"{counted(self.lost, 'fact')} {'is' if self.lost == 1 else 'are'}") if self.lost else ""
        said += f"; {self._ontology()}" if self.left else ""
        here = "; of {} here already the build's own reading stands (kg diff compares)"
        return said + (here.format(counted(len(self.doubles), "document")) if self.doubles else "")

    def _ontology(self) -> str:
        """What to say of statements about terms of the ontology."""
        terms = [term.rsplit("#", 1)[-1].removeprefix(iris.BASE) for term in sorted(self.left)]
        more = f" and {len(terms) - TERMS} more" if len(terms) > TERMS else ""
        about = f"{', '.join(terms[:TERMS])}{more}"
        number = counted(self.left.total(), "statement")
        return f"{number} about terms of the ontology left out, where the build's own ontology stands ({about})"


def counted(number: int, what: str) -> str:
    """A number of things.

    >>> counted(1, "graph"), counted(2, "graph")
    ('1 graph', '2 graphs')
    """
    return f"{number} {what}{'' if number == 1 else 's'}"


def describe(taken: Taken) -> list[str]:
    """What the catalogue says of an import: the files it came from, who says so, and no time of day."""
    graph, node, made = Graph(iris.CATALOGUE_GRAPH), iris.imported(taken.made.name), taken.made
    graph.iri(iris.CATALOGUE, DCTERMS.hasPart, node)
    graph.types(node, PROV.Entity)
    graph.text(node, DCTERMS.identifier, made.name)
    graph.integer(node, VOID.triples, taken.statements)
    for predicate, value in ((DCTERMS.license, made.licence), (DCTERMS.source, made.source)):
        web = re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+", value)
        graph.iri(node, predicate, value) if web else graph.text(node, predicate, value)
    for each in taken.graphs:
        graph.iri(node, VOID.subset, each)
    for source in made.files:
        file = iris.file(source.sha256)
        graph.iri(node, PROV.wasDerivedFrom, file)
        graph.types(file, PROV.Entity)
        graph.text(file, DCTERMS.title, source.file)
        graph.text(file, DCTERMS.format, FORMATS[source.format].media_type)
        graph.text(file, KG.sha256, source.sha256)
        graph.integer(file, VOID.triples, source.statements)
    return graph.sorted()
