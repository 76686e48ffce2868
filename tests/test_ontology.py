"""What holds of every file of ontology/."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import paths
from kg.graph import ontology
from kg.vocabulary import KG, KGV, ONTOLOGY, RDF, RDFS, SKOS

OWN = "https://w3id.org/kg-cn-plans/"
FILES = [*ontology.files(), paths.ontology() / ontology.SHAPES]
OWL = "http://www.w3.org/2002/07/owl#"
SH = "http://www.w3.org/ns/shacl#"


@cache
def triples(path: Path) -> list[ox.Triple]:
    return list(ontology.triples(path))


@cache
def everything() -> dict[str, dict[str, list[ox.NamedNode | ox.Literal]]]:
    said: dict[str, dict[str, list[ox.NamedNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for path in ontology.files():
        for triple in triples(path):
            said[triple.subject.value][triple.predicate.value].append(triple.object)
    return said


def test_ids_of_files() -> None:
    assert {path.name for path in FILES} >= {"core.ttl", "shapes.ttl", "indicators.ttl", "measures.ttl", "units.ttl"}


def test_concepts_and_terms_have_labels_in_both_languages() -> None:
    kinds = {SKOS.Concept, SKOS.ConceptScheme, OWL + "Class", OWL + "ObjectProperty", OWL + "DatatypeProperty",
             OWL + "AnnotationProperty", KG.Code}  # fmt: skip
    lacking = []
    for iri, said in everything().items():
        if any(node.value in kinds for node in said.get(RDF.type, ())) and iri.startswith(OWN):
            labels = [*said.get(SKOS.prefLabel, ()), *said.get(RDFS.label, ())]
            languages = sorted(label.language or "" for label in labels if isinstance(label, ox.Literal))
            if languages != ["en", "zh"]:
                lacking.append((iri, languages))
    assert not lacking


def test_own_terms_are_declared_and_defined() -> None:
    said = everything()
    used = {node.value for path in ontology.files() for t in triples(path) for node in (t.predicate, t.object)
            if isinstance(node, ox.NamedNode) and node.value.startswith(ONTOLOGY + "#")}  # fmt: skip
    assert not {iri for iri in used if RDF.type not in said.get(iri, {})}
    assert not {iri for iri in said if iri.startswith(ONTOLOGY + "#") and SKOS.definition not in said[iri]}


def test_every_own_term_is_labelled_and_defined_in_both_languages() -> None:
    said, lacking = everything(), []
    for iri, about in said.items():
        if iri.startswith(
            (ONTOLOGY + "#", OWN + "value/", OWN + "quantity-kind/", OWN + "statistic/", OWN + "metric/")
        ):
            labels = {label.language for name in (RDFS.label, SKOS.prefLabel) for label in literals(about, name)}
            if labels != {"zh", "en"} or {text.language for text in literals(about, SKOS.definition)} != {"zh", "en"}:
                lacking.append(iri)
    assert not lacking


def literals(about: dict[str, list[ox.NamedNode | ox.Literal]], predicate: str) -> list[ox.Literal]:
    return [node for node in about.get(predicate, ()) if isinstance(node, ox.Literal)]


def test_terms_of_others_are_labelled_in_both_languages() -> None:
    core = {
        triple.subject.value
        for triple in triples(paths.ontology() / "core.ttl")
        if not triple.subject.value.startswith(OWN)
    }
    bare = [
        iri for iri in core if {label.language for label in literals(everything()[iri], RDFS.label)} != {"zh", "en"}
    ]
    assert core and not bare


def matches() -> dict[tuple[str, str, str], set[str]]:
    """The matches to concepts of others in alignments.ttl, and the languages of the reasons given for each."""
    said: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for triple in triples(paths.ontology() / "alignments.ttl"):
        value = triple.object.language if isinstance(triple.object, ox.Literal) else triple.object.value
        said[triple.subject.value][triple.predicate.value].add(value or "")
    found: dict[tuple[str, str, str], set[str]] = {}
    for about in said.values():
        parts = [about[OWL + "annotated" + part] for part in ("Source", "Property", "Target")]
        if all(parts):
            (source,), (predicate,), (target,) = parts
            found[source, predicate, target] = about[RDFS.comment]
    return found


def test_every_match_has_its_reason_and_source() -> None:
    kinds = tuple(f"{kind}Match" for kind in ("exact", "close", "broad", "narrow", "related"))
    stated = {
        (triple.subject.value, triple.predicate.value, triple.object.value)
        for triple in triples(paths.ontology() / "alignments.ttl")
        if triple.predicate.value.endswith((*kinds, "sameAs"))
    }
    assert len(stated) > 50
    assert stated == set(matches())
    assert all(languages == {"zh", "en"} for languages in matches().values())


def test_matches_are_of_concepts_that_exist_and_ids_of_the_right_form() -> None:
    forms = re.compile(
        r"http://www\.eionet\.europa\.eu/gemet/concept/\d+|http://metadata\.un\.org/sdg/C\d{6}"
        r"|http://www\.wikidata\.org/entity/Q[1-9]\d*"
    )
    for source, predicate, target in matches():
        assert SKOS.prefLabel in everything()[source], source
        assert forms.fullmatch(target), target
        assert (predicate == OWL + "sameAs") == source.startswith(OWN + "place/"), source


def test_no_two_concepts_are_exactly_one_concept_of_others() -> None:
    exact: dict[str, list[str]] = defaultdict(list)
    for source, predicate, target in matches():
        if predicate in (SKOS.exactMatch, OWL + "sameAs"):
            exact[target].append(source)
    assert not {target: sources for target, sources in exact.items() if len(sources) > 1}


def test_variables_have_one_property_at_most_and_parts_by_iri() -> None:
    iop = "https://w3id.org/iadopt/ont/"
    for iri, about in everything().items():
        if IOP_VARIABLE in {node.value for node in about.get(RDF.type, ())}:
            assert len(about.get(iop + "hasProperty", ())) <= 1, iri
            for part in ("hasObjectOfInterest", "hasMatrix"):
                for node in about.get(iop + part, ()):
                    assert re.fullmatch(r"http://purl\.obolibrary\.org/obo/(ENVO_\d{8}|CHEBI_\d+)", node.value), iri


IOP_VARIABLE = "https://w3id.org/iadopt/ont/Variable"


def test_values_are_in_the_code_lists() -> None:
    known = {value for name, value in vars(KGV).items() if not name.startswith("_")}
    head = OWN + "value/"
    for path in FILES:
        for triple in triples(path):
            value = triple.object.value
            if isinstance(triple.object, ox.NamedNode) and value.startswith(head) and not value.endswith("-list"):
                assert value in known, f"{path.name}: {value}"


def test_concepts_stand_in_one_scheme_and_point_at_concepts_that_exist() -> None:
    said = everything()
    scheme = re.compile(re.escape(OWN) + r"(measure|indicator|programme|body-kind|unit|place|action)/")
    for iri, about in said.items():
        if scheme.match(iri) and RDF.type in about:
            assert len(about.get(SKOS.inScheme, ())) == 1, iri
        for broader in about.get(SKOS.broader, ()):
            assert broader.value in said, f"{iri} is under {broader.value}"


def test_the_ontology_has_a_version() -> None:
    about = everything()[ONTOLOGY]
    assert [node.value for node in about[OWL + "versionIRI"]] == [f"{ONTOLOGY}/{about[OWL + 'versionInfo'][0].value}"]


def test_shapes_speak_in_both_languages() -> None:
    shapes = paths.ontology() / ontology.SHAPES
    shaped = {t.subject.value for t in triples(shapes) if t.object.value == SH + "PropertyShape"}
    languages = defaultdict(set)
    for triple in triples(shapes):
        if triple.predicate.value == SH + "message" and isinstance(triple.object, ox.Literal):
            languages[triple.subject.value].add(triple.object.language)
    assert shaped
    assert {shape: languages[shape] for shape in shaped} == {shape: {"zh", "en"} for shape in shaped}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_read_without_blank_nodes(path: Path) -> None:
    assert triples(path)
    assert all(isinstance(t.subject, ox.NamedNode) and not isinstance(t.object, ox.BlankNode) for t in triples(path))
