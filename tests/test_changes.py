"""The changelog of terms: what core.ttl has is what versions have added and not removed."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise

import pyoxigraph as ox

from kg import lexicon
from kg.vocabulary import KG, ONTOLOGY, OWL, RDF, RDFS, VERSION

FILE = "changes.ttl"
OWN = (ONTOLOGY + "#", "https://w3id.org/kg-cn-plans/value/")


@cache
def versions() -> dict[str, dict[str, set[str]]]:
    """Version -> property -> values, in the order of the file."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in lexicon.load(FILE):
        assert isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode | ox.Literal)
        said[triple.subject.value.rsplit("/", 1)[-1]][triple.predicate.value].add(triple.object.value)
    return said


def current() -> set[str]:
    """The own terms of core.ttl."""
    typed = (triple.subject for triple in lexicon.load("core.ttl") if triple.predicate.value == RDF.type)
    return {node.value for node in typed if isinstance(node, ox.NamedNode) and node.value.startswith(OWN)}


def numbers(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))


def test_no_term_comes_or_goes_without_an_entry() -> None:
    known: set[str] = set()
    for version in sorted(versions(), key=numbers):
        said = versions()[version]
        assert not said[KG.addsTerm] & known, f"{version} adds what was there"
        assert said[KG.removesTerm] | said[KG.changesTerm] | said[KG.deprecatesTerm] <= known | said[KG.addsTerm], (
            version
        )
        known = (known | said[KG.addsTerm]) - said[KG.removesTerm]
    assert known == current()


def test_deprecated_terms_stay_and_say_so() -> None:
    deprecated = {term for said in versions().values() for term in said[KG.deprecatesTerm]}
    removed = {term for said in versions().values() for term in said[KG.removesTerm]}
    marked = {t.subject for t in lexicon.load("core.ttl") if t.predicate.value == OWL.deprecated}
    assert {node.value for node in marked if isinstance(node, ox.NamedNode)} == deprecated - removed
    assert removed <= deprecated


def test_the_last_version_is_that_of_the_ontology() -> None:
    ordered = sorted(versions(), key=numbers)
    assert ordered[-1] == VERSION
    for before, after in pairwise(ordered):
        assert versions()[after][OWL.priorVersion] == {f"{ONTOLOGY}/{before}"}
    for version, said in versions().items():
        assert said[OWL.versionInfo] == {version}
        assert len(said[RDFS.label]) == len(said[RDFS.comment]) == 2


def test_the_ontology_names_its_prior_version() -> None:
    prior = {t.object for t in lexicon.load("core.ttl") if t.predicate.value == OWL.priorVersion}
    assert {node.value for node in prior if isinstance(node, ox.NamedNode)} == versions()[VERSION][OWL.priorVersion]
