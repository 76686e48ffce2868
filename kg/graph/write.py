"""Plans to a checked generation of the graph on disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any

from kg.graph import imports, merge, ontology, store, validate
from kg.graph.quads import Builder
from kg.model import Plan

KINDS = ("targets", "measures", "programmes", "duties", "citations", "mentions")
BATCH = 20_000
"""Lines of documents' graphs that are checked against the shapes at a time."""


def digest(files: Iterable[Path]) -> str:
    """SHA-256 over the names and bytes of files."""
    total = sha256()
    for path in files:
        total.update(f"{path.name}\x1f".encode())
        total.update(sha256(path.read_bytes()).digest())
    return total.hexdigest()


def write(plans: Iterable[Plan], out: Path, inputs: dict[str, Any], *, strict: bool = False) -> dict[str, int]:
    """Write plans as a new generation and make it the current one; `out` is locked. Returns counts of what it holds.

    Args:
        strict: let what is odd in facts (kg.graph.findings) end it, too.
    """
    with store.generation(out) as folder:
        work = Work(inputs["versions"], strict)
        with (folder / store.GRAPH).open("w", encoding="utf-8", newline="") as handle:
            for lines in work.graphs(plans):
                handle.writelines(lines)
                work.counts["quads"] += len(lines)
        validate.refuse(work.problems)
        store.load(folder)
        said = merge.take_along(folder, merge.kept_with_files(out, imports.kept(out)))
        made = {**inputs, **said, "imports": imports.inputs(out), "counts": dict(sorted(work.counts.items()))}
        store.seal(folder, made)
    return dict(work.counts)


@dataclass(slots=True)
class Work:
    """The graphs of a build one after the other, checked as they pass."""

    versions: dict[str, str]
    strict: bool = False
    counts: Counter[str] = field(default_factory=Counter)
    problems: list[validate.Problem] = field(default_factory=list)
    _batch: list[str] = field(default_factory=list)

    def graphs(self, plans: Iterable[Plan]) -> Iterator[list[str]]:
        """Lines of the documents' graphs, of the links between them, the catalogue's and the ontology's."""
        builder, concepts = Builder(), ontology.lines()
        known = validate.concepts(concepts)
        for plan in plans:
            lines = builder.plan(plan)
            named = [*lines, validate.name_line(plan.document.id)]
            self.counts["documents"] += 1
            self.counts.update({kind: len(getattr(plan, kind)) for kind in KINDS})
            self.problems += chain(validate.check_evidence(plan), validate.check_concepts(named, known))
            if self.strict:
                self.problems += (replace(each, warning=False) for each in validate.check_content(plan))
            self.check(named)
            yield lines
        for lines in (builder.links(), builder.catalogue(self.versions, concepts)):
            self.check(lines)
            yield lines
        self.check([], last=True)
        yield concepts

    def check(self, lines: list[str], *, last: bool = False) -> None:
        """Check lines against the shapes, a batch at a time."""
        self._batch += lines
        if self._batch and (last or len(self._batch) > BATCH):
            self.problems += validate.check_shapes(self._batch)
            self._batch = []
