"""What a reader of an export has to know beside the facts: what it is, licence, citation, versions, filter, date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import pyoxigraph as ox

from kg.export.job import Job
from kg.graph import iris
from kg.vocabulary import DCAT, DCTERMS, ONTOLOGY

TITLE = "Knowledge graph of city policy plans"
TITLE_ZH = "城市政策规划知识图谱"
AUTHOR = "The kg maintainers"
RELEASED = "2026-11-21"
"""Date of this version of kg, for data whose documents have no date."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
"""Licence of the data where the graph itself names none."""
NAMES = {
    "https://creativecommons.org/licenses/by/4.0/": ("CC-BY-4.0", "Creative Commons Attribution 4.0 International"),
    "https://creativecommons.org/publicdomain/zero/1.0/": ("CC0-1.0", "Creative Commons Zero 1.0 Universal"),
}
RIGHTS = "Facts and ontology are under this licence; the rights in the texts are those of their publishers."
OFFSETS = (
    "start and end are half-open offsets in Unicode code points into the raw text of the document, whose hash is given."
)
GUARD = (
    "In CSV files a text that a spreadsheet would run as a formula has an apostrophe before it; kg export --raw leaves"
    " it away."
)


def said(job: Job, node: str, predicate: str, language: str = "en") -> str:
    """What the graph says of itself, "" for nothing."""
    for quad in job.store.quads_for_pattern(ox.NamedNode(node), ox.NamedNode(predicate), None):
        if isinstance(quad.object, ox.NamedNode) or getattr(quad.object, "language", "") in (None, language):
            return str(getattr(quad.object, "value", ""))
    return ""


def licence(job: Job) -> str:
    """IRI of the data's licence: what the catalogue says, or else the ontology."""
    return said(job, iris.CATALOGUE, DCTERMS.license) or said(job, ONTOLOGY, DCTERMS.license) or LICENCE


class Imported(NamedTuple):
    """What `kg import` took in under one name: its licence and who says so, as given, "" where nothing was."""

    name: str
    licence: str
    source: str

    def __str__(self) -> str:
        spdx, title = licence_name(self.licence)
        known = f"{title} ({spdx}), {self.licence}" if spdx != self.licence else self.licence
        return f"licence: {known or 'not stated'}; source: {self.source or 'not stated'}"


def imports(job: Job) -> list[Imported]:
    """The imports that the catalogue of the build names, by name, each text in one line."""
    catalogue = ox.NamedNode(iris.CATALOGUE_GRAPH)

    def values(node: ox.NamedNode, predicate: str) -> str:
        quads = job.store.quads_for_pattern(node, ox.NamedNode(predicate), None, catalogue)
        return " ".join(next((str(getattr(quad.object, "value", "")) for quad in quads), "").split())

    parts = job.store.quads_for_pattern(
        ox.NamedNode(iris.CATALOGUE), ox.NamedNode(DCTERMS.hasPart), None, catalogue
    )  # fmt: skip
    nodes = [quad.object for quad in parts if isinstance(quad.object, ox.NamedNode)]
    return sorted(
        Imported(values(node, DCTERMS.identifier), values(node, DCTERMS.license), values(node, DCTERMS.source))
        for node in nodes if node.value.startswith(iris.imported(""))
    )  # fmt: skip


def licensing(job: Job) -> str:
    """What the licence is for where there are imports, which have their own; "" where there are none."""
    if not (found := imports(job)):
        return ""
    said = "; ".join(f"{each.name} ({each})" for each in found)
    return f"{licence_name(licence(job))[0]} is for the rest, not for what was imported from elsewhere: {said}."


def rights(job: Job) -> str:
    """What the licence covers and what not."""
    return said(job, iris.DATASET, DCTERMS.rights) or RIGHTS


def version(job: Job) -> str:
    """Version of the data: that of kg and a hash of the documents' graphs; a part has the version of the whole."""
    return said(job, iris.DATASET, DCAT.version) or versions(job).get("kg", "")


def licence_name(iri: str) -> tuple[str, str]:
    """SPDX id and title of a licence; its IRI for both where it is not known."""
    return NAMES.get(iri, (iri, iri))


def published(job: Job) -> tuple[str, str]:
    """The date of the data and what it is, once all documents have passed: never the clock's."""
    if job.latest:
        return job.latest, "the latest date of issue of its documents"
    return RELEASED, "the date of this version of kg, as no document has a date"


def versions(job: Job) -> dict[str, str]:
    """Versions of the software and the ontology."""
    return job.versions


def citation(job: Job) -> str:
    """How to cite the data: as the graph says, with the filter if there is one."""
    whole = said(job, iris.DATASET, DCTERMS.bibliographicCitation) or f"{AUTHOR}: {TITLE}, version {version(job)}"
    return f"{whole} (part: {job.selection})" if job.selection else whole


def rows(job: Job) -> Iterator[tuple[str, str]]:
    """What and its words, once all documents have passed: a sheet of the workbook, a part of a crate's README."""
    date, meaning = published(job)
    spdx, name = licence_name(licence(job))
    yield "title", f"{TITLE} / {TITLE_ZH}"
    found = imports(job)
    rest = f" {spdx} is for the rest, not for the imports, whose licences follow." if found else ""
    yield "licence", f"{name} ({spdx}), {licence(job)}. {rights(job)}{rest}"
    for each in found:
        yield f"import {each.name}", str(each)
    yield "citation", citation(job)
    yield "date", f"{date}: {meaning}"
    yield "version", version(job)
    yield "made with", ", ".join(f"{name} {number}" for name, number in versions(job).items())
    yield "graph", f"SHA-256 {job.graph_sha256}"
    yield "filter", str(job.selection) or "none, this is everything"
    yield "offsets", OFFSETS
    yield "cells", GUARD
