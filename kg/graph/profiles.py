"""Nodes that a shape cannot tell apart, so that one of each kind is checked and not all.

pySHACL takes 2 ms a fact: a corpus of a million facts would take half an hour. But facts are written by one function a
kind, and shapes speak of predicates, classes, datatypes and codes only; what else differs between two nodes (words,
figures, IRIs of data) no shape sees. The profile of a node is what a shape can see of it. That a quote starts before it
ends is the one thing left out: kg.graph.validate.check_evidence looks at every one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable

from kg.graph import iris
from kg.vocabulary import RDF

LITERAL = re.compile(r'"(.*)"(?:\^\^<([^>]*)>|@([\w-]+))?', re.S)
VALUE, TYPE = "<" + iris.concept("value", ""), f"<{RDF.type}>"
SHA = re.compile("[0-9a-f]{64}")
Profile = tuple[tuple[str, str], ...]


class Profiles:
    """The nodes of N-Quads lines by what shapes can see of them.

    Args:
        lines: canonical N-Quads.
        predicates: those that shapes speak of; rdf:type among them.
    """

    def __init__(self, lines: Iterable[str], predicates: Collection[str]) -> None:
        self._lines: dict[str, list[str]] = defaultdict(list)
        self._objects: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._classes: dict[str, list[str]] = defaultdict(list)
        for line in dict.fromkeys(lines):
            subject, predicate, rest = line.split(" ", 2)
            if predicate[1:-1] in predicates:
                value = rest.rsplit(" ", 2)[0]
                self._lines[subject].append(line)
                self._objects[subject].append((predicate, value))
                if predicate == TYPE:
                    self._classes[subject].append(value)
        self.alike: dict[Profile, list[str]] = defaultdict(list)
        for subject in self._lines:
            self.alike[self.profile(subject)].append(subject)

    def profile(self, subject: str) -> Profile:
        """What shapes can see of a node."""
        return tuple(sorted((predicate, self.seen(predicate, value)) for predicate, value in self._objects[subject]))

    def seen(self, predicate: str, value: str) -> str:
        """What shapes can see of an object: a code, a class, the scheme of a concept, the datatype of a literal."""
        if predicate == TYPE or value.startswith(VALUE):
            return value
        if value.startswith("<"):
            return " ".join(self._classes.get(value, ())) or value.rsplit("/", 1)[0]
        match = LITERAL.fullmatch(value)
        assert match, value
        words = match[1]
        sign = "sha" if SHA.fullmatch(words) else words[:1] if words[:1] in "-0" else "+"
        return f"{match[2]} {match[3]} {sign}"

    def sample(self) -> list[str]:
        """The lines of one node of each profile, and of all that they point at."""
        waiting = [nodes[0] for nodes in self.alike.values()]
        taken: dict[str, None] = {}
        while waiting:
            node = waiting.pop()
            if node not in taken and node in self._lines:
                taken[node] = None
                waiting += (value for _, value in self._objects[node] if value.startswith("<"))
        return [line for node in taken for line in self._lines[node]]

    def like(self, iri: str) -> list[str]:
        """The IRIs of all nodes that shapes cannot tell from this one, itself among them."""
        return [node[1:-1] for node in self.alike[self.profile(f"<{iri}>")]]
