"""A folder of documents to a graph on disk: read, write, check, load, publish."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from kg import __version__, catalogue, paths, pipeline, vocabulary
from kg.errors import StoreError
from kg.graph import imports, ontology, store
from kg.graph.write import KINDS, digest, write


@dataclass(frozen=True, slots=True)
class Built:
    """A build. `fresh` is False where nothing had changed and the old graph stayed."""

    path: Path
    counts: dict[str, int]
    fresh: bool

    def __str__(self) -> str:
        facts = sum(self.counts.get(kind, 0) for kind in KINDS)
        did = "graph of" if self.fresh else "nothing has changed: graph of"
        documents, quads = self.counts["documents"], self.counts["quads"]
        plural = "" if documents == 1 else "s"
        return f"{did} {documents} document{plural}, {facts} facts, {quads} statements: {self.path}"


def build(
    corpus: Path,
    out: Path,
    *,
    workers: int = 1,
    force: bool = False,
    strict: bool = False,
    config: Path | None = None,
    progress: Callable[[str, int, int], None] | None = None,
    waiting: Callable[[str], None] | None = None,
) -> Built:
    """Read the documents of a folder and make their graph the current one of `out`.

    Args:
        force: build even if neither documents nor software have changed.
        strict: refuse a graph whose facts say something odd (kg.graph.findings), which else are warnings.
        progress: called after each document with its id, how many are done and how many there are.
        waiting: called with a sentence where another build has to end first.

    Raises:
        CorpusError: if catalogue and files disagree.
        ValidationError: if the graph breaks a shape; the old graph stays.
        StoreError: if `out` cannot be written; the old graph stays.
    """
    with store.locked(out, waiting):
        inputs = {**inputs_of(corpus, config), "imports": imports.inputs(out)}
        if not force and (counts := unchanged(out, inputs)) and not (strict and odd(out)):
            return Built(out, counts, False)
        plans = pipeline.read_corpus(corpus, workers=workers, config=config, progress=progress)
        return Built(out, write(plans, out, inputs, strict=strict), True)


def inputs_of(corpus: Path, config: Path | None = None) -> dict[str, Any]:
    """What decides the graph: hashes of documents, catalogue, ontology, code and pipeline, and versions."""
    listed = corpus / catalogue.FILE
    code = sorted(paths.PACKAGE.rglob("*.py"))
    return {
        "documents": {row.id: row.sha256 for row in catalogue.load(corpus)},
        "versions": {"kg": __version__, "ontology": vocabulary.VERSION},
        "hashes": {
            "catalogue": digest([listed] if listed.is_file() else []),
            "ontology": digest([*ontology.files(), paths.ontology() / ontology.SHAPES]),
            "code": digest(code),
            "pipeline": digest([config or pipeline.CONFIG]),
        },
    }


def odd(out: Path) -> bool:
    """Whether the current graph has findings."""
    node = ox.NamedNode(vocabulary.KG.Finding)
    found = store.open_store(out).quads_for_pattern(None, ox.NamedNode(vocabulary.RDF.type), node)
    return next(found, None) is not None


def unchanged(out: Path, inputs: dict[str, Any]) -> dict[str, int] | None:
    """The counts of the current graph, if it was made from the same inputs."""
    with suppress(StoreError):
        made = store.manifest(out)
        store.open_store(out)
        if all(made.get(name) == value for name, value in inputs.items()):
            return dict(made["counts"])
    return None
