"""What the graph says about documents themselves: metadata, texts, files, sections, and the run that read them."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from kg.graph import iris
from kg.graph.facts import Writer, code
from kg.graph.nquads import Graph, literal
from kg.model import Document, Plan, Section
from kg.vocabulary import DCAT, DCTERMS, ELI, KG, ONTOLOGY, ORG, PROV, RDFS


def document(graph: Graph, document: Document) -> None:
    """Write a document's metadata into the catalogue's graph."""
    node, file = iris.document(document.id), iris.file(document.sha256)
    graph.types(node, KG.Document)
    graph.iri(iris.CATALOGUE, DCTERMS.hasPart, node)
    graph.text(node, DCTERMS.identifier, document.id)
    graph.text(node, DCTERMS.title, document.title, language="zh")
    graph.iri(node, KG.documentType, code("document-type", document.type))
    graph.text(node, KG.exercise, document.exercise)
    graph.date(node, DCTERMS.issued, document.issued)
    graph.text(node, DCTERMS.source, document.source)
    graph.integer(node, KG.characters, document.chars)
    for city in document.cities:
        place = iris.place(city.code, city.name)
        graph.iri(node, KG.city, place)
        graph.text(place, RDFS.label, city.name, language="zh")
    for flag in document.flags:
        graph.iri(node, KG.flag, code("flag", flag))
    publisher(graph, node, document.publisher)
    if document.type == "plan":
        adopted(graph, node, document)
    graph.iri(node, KG.file, file)
    graph.types(file, ELI.Format)
    graph.text(file, KG.sha256, document.sha256)


def publisher(graph: Graph, node: str, name: str) -> None:
    """Write who published a document."""
    if name:
        body = iris.mint("body", name)
        graph.iri(node, DCTERMS.publisher, body)
        graph.types(body, ORG.FormalOrganization)
        graph.text(body, RDFS.label, name, language="zh")


def adopted(graph: Graph, node: str, document: Document) -> None:
    """Write who made a plan and on which day: only plans are adopted, other documents are merely published."""
    if document.publisher:
        graph.iri(node, ELI.passed_by, iris.mint("body", document.publisher))
    if len(document.issued) == len("2021-12-31"):
        graph.date(node, ELI.date_document, document.issued)


def text(writer: Writer, plan: Plan) -> None:
    """Write the raw text, which every evidence points into, and its hash."""
    digest = sha256(plan.raw.encode("utf-8", "surrogatepass")).hexdigest()
    node = writer.source = iris.text(plan.document.id, digest)
    writer.graph.iri(writer.document, ELI.is_realized_by, node)
    writer.graph.types(node, ELI.LegalExpression)
    writer.graph.iri(node, ELI.is_embodied_by, iris.file(plan.document.sha256))
    writer.graph.text(node, KG.sha256, digest)
    writer.graph.raw(node, KG.text, literal(plan.raw))


def section(writer: Writer, section: Section) -> None:
    """Write a heading and its place in the outline."""
    graph, node = writer.graph, iris.section(writer.doc, section.id)
    graph.types(node, KG.Section)
    graph.iri(node, KG.document, writer.document)
    graph.integer(node, KG.sectionIndex, section.id)
    graph.text(node, KG.sectionNumber, section.number)
    graph.text(node, DCTERMS.title, section.title, language="zh")
    graph.integer(node, KG.level, section.level)
    graph.text(node, KG.path, "\n".join(section.path))
    writer.place(node, KG.city, section.city.code, section.city.name)
    graph.iri(node, KG.evidence, writer.evidence(section.evidence))


def run(graph: Graph, versions: Mapping[str, str], inputs: Mapping[str, str]) -> None:
    """Write the run that made the graph: software with versions, files with hashes, and no time of day.

    The ontology is no software: the run uses it, as it uses the files.
    """
    said = [f"{key}={value}" for source in (versions, inputs) for key, value in sorted(source.items())]
    node = iris.mint("run", *said)
    graph.types(node, PROV.Activity)
    for name, version in versions.items():
        if name == "ontology":
            graph.iri(node, PROV.used, f"{ONTOLOGY}/{version}")
            continue
        agent = iris.mint("software", name, version)
        graph.iri(node, PROV.wasAssociatedWith, agent)
        graph.types(agent, PROV.SoftwareAgent)
        graph.text(agent, RDFS.label, name)
        graph.text(agent, DCTERMS.hasVersion, version)
    for digest in inputs.values():
        graph.iri(node, PROV.used, iris.file(digest))
    graph.iri(iris.DATASET, PROV.wasGeneratedBy, node)
    graph.types(iris.CATALOGUE, DCAT.Catalog)
    graph.iri(iris.CATALOGUE, PROV.wasGeneratedBy, node)
    graph.text(iris.CATALOGUE, DCTERMS.title, "城市政策规划知识图谱", language="zh")
    graph.text(iris.CATALOGUE, DCTERMS.title, "Knowledge graph of city policy plans", language="en")
