"""The graph as JSON-LD that people can read: short keys, one line a node, the graphs of documents one after the other.

The context is made from the statements themselves: a property whose values are all nodes, decimals or words of a
language says so once, and its values are plain. What does not fit is written in full, so nothing is lost.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any

import pyoxigraph as ox

from kg.graph import iris
from kg.vocabulary import KG, PREFIXES, RDF

DATA = "kgd"
"""Prefix of documents, facts and other things of the data."""
KEYWORDS = {"id": "@id", "type": "@type", "graph": "@graph"}
XSD = PREFIXES["xsd"]
STRING, INTEGER, LANGUAGE = XSD + "string", XSD + "integer", RDF.__dict__.get("langString", "")
NODE, WORDS = "@id", "@language"
LOCAL = re.compile(r"[\w.~%-]+(?:/[\w.~%-]+)*")
WHOLE = re.compile(r"0|-?[1-9]\d{0,14}")
Term = ox.NamedNode | ox.BlankNode | ox.Literal


class Context:
    """How terms are written: keys of properties and classes, the sort of a property's values, prefixes.

    Args:
        sorts: property -> NODE, WORDS or a datatype, where all its values are of that sort, else "".
        classes: the classes that occur.
    """

    def __init__(self, sorts: Mapping[str, str], classes: Iterable[str]) -> None:
        self.prefixes = {**PREFIXES, DATA: iris.DATA}
        self._sorts = sorts
        self._by_length = sorted(self.prefixes.items(), key=lambda pair: -len(pair[1]))
        self.keys: dict[str, str] = {}
        taken = {*KEYWORDS, *self.prefixes}
        own = sorted({*sorts, *classes}, key=lambda iri: (not iri.startswith(KG.__dict__["Fact"][:-4]), iri))
        for iri in own:
            local = re.split(r"[/#]", iri)[-1]
            key = local if local not in taken and re.fullmatch(r"[A-Za-z]\w*", local) else self.compact(iri)
            self.keys[iri] = key
            taken.add(key)

    def compact(self, iri: str) -> str:
        """An IRI with its prefix, or whole.

        Raises:
            ValueError: if the whole IRI would be read as one with a prefix.
        """
        for name, head in self._by_length:
            if iri.startswith(head) and LOCAL.fullmatch(iri, len(head)):
                return f"{name}:{iri[len(head) :]}"
        if iri.partition(":")[0] in self.prefixes:
            raise ValueError(f"{iri} would be read as a short form")
        return iri

    def definitions(self) -> dict[str, Any]:
        """The value of @context."""
        terms: dict[str, Any] = {}
        for iri, key in self.keys.items():
            sort, short = self._sorts.get(iri, ""), self.compact(iri)
            if sort == WORDS:
                terms[key] = {"@id": short, "@container": WORDS}
            elif sort and sort not in (STRING, INTEGER):
                terms[key] = {"@id": short, "@type": NODE if sort == NODE else self.compact(sort)}
            elif key != short:
                terms[key] = short
        return {"@version": 1.1, **KEYWORDS, **dict(sorted(self.prefixes.items())), **terms}

    def node(self, subject: Term, quads: Iterable[ox.Quad]) -> dict[str, Any]:
        """A node with all that is said of it."""
        said: dict[str, list[Term]] = {}
        for quad in quads:
            assert not isinstance(quad.object, ox.Triple)
            said.setdefault(quad.predicate.value, []).append(quad.object)
        found: dict[str, Any] = {"id": self.name(subject)}
        for predicate, objects in said.items():
            if predicate == RDF.type:
                found["type"] = one([self.keys.get(getattr(o, "value", ""), self.name(o)) for o in objects])
            else:
                found[self.keys[predicate]] = self.values(self._sorts.get(predicate, ""), objects)
        return found

    def name(self, node: Term) -> str:
        """A node as its id."""
        return self.compact(node.value) if isinstance(node, ox.NamedNode) else str(node)

    def values(self, sort: str, objects: list[Term]) -> Any:
        """The values of a property, plain where its sort says what they are."""
        if sort == WORDS:
            words: dict[str, list[str]] = {}
            for literal in objects:
                assert isinstance(literal, ox.Literal)
                words.setdefault(literal.language or "", []).append(literal.value)
            return {language: one(said) for language, said in words.items()}
        return one([self.value(sort, each) for each in objects])

    def value(self, sort: str, term: Term) -> Any:
        """One value."""
        if not isinstance(term, ox.Literal):
            return self.name(term) if sort == NODE else {"id": self.name(term)}
        if term.language:
            return {"@value": term.value, "@language": term.language}
        datatype = term.datatype.value
        if datatype == INTEGER and sort in ("", INTEGER) and WHOLE.fullmatch(term.value):
            return int(term.value)
        if datatype == (STRING if sort in ("", INTEGER) else sort):
            return term.value
        return {"@value": term.value, **({} if datatype == STRING else {"@type": self.compact(datatype)})}


def one(values: list[Any]) -> Any:
    """A list, or its only member."""
    return values[0] if len(values) == 1 else values


def sort_of(term: object) -> str:
    """The sort of a value: NODE, WORDS or its datatype."""
    if not isinstance(term, ox.Literal):
        return NODE
    return WORDS if term.language else term.datatype.value


def context(quads: Iterable[ox.Quad]) -> Context:
    """The context that fits statements."""
    sorts: dict[str, str] = {}
    classes: set[str] = set()
    for quad in quads:
        predicate = quad.predicate.value
        if predicate == RDF.type:
            classes.add(getattr(quad.object, "value", ""))
        else:
            sort = sort_of(quad.object)
            sorts[predicate] = sort if sorts.setdefault(predicate, sort) == sort else ""
    return Context(sorts, classes)


def lines(quads: Iterable[ox.Quad], context: Context) -> Iterator[str]:
    """The lines of a file; quads come graph by graph and node by node, as a build writes them."""
    yield '{"@context": ' + json.dumps(context.definitions(), ensure_ascii=False, indent=1) + ',\n"graph": ['
    comma = "\n"
    for graph, part in groupby(quads, key=lambda quad: quad.graph_name):
        name = context.name(graph) if isinstance(graph, ox.NamedNode) else ""
        yield f'{comma}{{"id": {json.dumps(name)}, "graph": [' if name else f'{comma}{{"graph": ['
        comma = "\n"
        for subject, about in groupby(part, key=lambda quad: quad.subject):
            assert not isinstance(subject, ox.Triple)
            yield comma + json.dumps(context.node(subject, about), ensure_ascii=False)
            comma = ",\n"
        yield "\n]}"
        comma = ",\n"
    yield "\n]}\n"
