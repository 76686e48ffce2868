"""The graph as CSV files that `neo4j-admin database import full` reads, with constraints and the command.

One file a kind of node and a kind of relation, with typed headers, written as plans pass. Cells are never guarded: the
importer is no spreadsheet. Quotes may hold line ends, so the importer needs --multiline-fields=true.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from kg.export import notes
from kg.export.cells import cell
from kg.export.csvs import opened
from kg.export.job import Job
from kg.export.property_graph import Edge, Element, Elements
from kg.export.selection import facts
from kg.link.linker import Linker

WORDS = "quote start:int end:int rule confidence:double"
FIGURES = (
    "indicatorName kind comparator bound value:double valueMax:double unit baseline deadline stretch:boolean scope"
    f" bindingness flags:string[] {WORDS}"
)
NODES = {
    "Document": "docId title type exercise issued publisher source sha256 chars:int flags:string[]",
    "Section": "number title level:int",
    "Clause": "text start:int end:int",
    "Target": FIGURES,
    "Outcome": FIGURES,
    "Measure": f"name verb object deadline instruments:string[] {WORDS}",
    "ProgrammeReference": f"name type {WORDS}",
    "Duty": f"mention role matter deadline {WORDS}",
    "Citation": f"number {WORDS}",
    "PlaceMention": WORDS,
    "Place": "name nameEn code",
    "Body": "name",
    "Work": "title",
    "MeasureConcept": "conceptId name nameEn",
    "Indicator": "conceptId name nameEn",
    "Programme": "conceptId name nameEn",
}
"""Label -> its properties, each with a type unless it is a string."""
RELATIONS = {
    "IN_DOCUMENT": "",
    "IN_CLAUSE": "",
    "IN_SECTION": "",
    "IN_CITY": "",
    "OF_CITY": "",
    "OF_INDICATOR": "",
    "OF_CONCEPT": "",
    "OF_PROGRAMME": "",
    "OF_PLACE": "",
    "OF_THEME": "",
    "BY_BODY": "",
    "CARRIED_OUT_BY": "",
    "WITHIN_PROGRAMME": "",
    "CITES": "",
    "BROADER": "",
    "ANSWERS": "verdict reason",
    "RESEMBLES": "score:double",
}
"""Type -> its properties."""
UNIQUE = (*NODES, "City", "Fact")
INDEXED = (("Place", "name"), ("Body", "name"), ("Document", "docId"), ("MeasureConcept", "conceptId"),
           ("Indicator", "conceptId"), ("Programme", "name"))  # fmt: skip
ARRAY = ";"
COMMAND = "database import full --multiline-fields=true --id-type=string"


def write(job: Job, folder: Path) -> None:
    """Write nodes/, relationships/, constraints.cypher, import.sh and README.md."""
    with ExitStack() as files:
        sinks = Sinks(folder, files)
        for element in elements(job):
            sinks.add(element)
    (folder / "constraints.cypher").write_text("".join(constraints()), encoding="utf-8", newline="\n")
    (folder / "import.sh").write_text(script(), encoding="utf-8", newline="\n")
    (folder / "README.md").write_text(readme(job), encoding="utf-8", newline="\n")


def elements(job: Job) -> Iterator[Element]:
    """The nodes and relations that a job asks for, one plan in memory at a time."""
    found, linker, selection = Elements(), Linker(), job.selection
    for plan in job.plans():
        linker.add(plan)
        kept = selection.plan(plan)
        del plan
        if kept:
            job.note(kept.document, facts(kept))
            yield from found.plan(kept, whole=not selection or selection.of_documents_only)
        del kept
    yield from (found.answer(each) for each in linker.answers() if selection.answer(each))
    yield from (found.suggestion(each) for each in linker.suggestions() if selection.suggestion(each))
    yield from found.shared()


class Sinks:
    """The files, open together."""

    def __init__(self, folder: Path, files: ExitStack) -> None:
        self._writers: dict[str, Any] = {}
        self._names: dict[str, list[str]] = {}
        for kind, head, table in (("nodes", NODE_HEAD, NODES), ("relationships", RELATION_HEAD, RELATIONS)):
            (folder / kind).mkdir()
            for name, properties in table.items():
                handle = files.enter_context(opened(folder / kind / f"{name}.csv"))
                self._writers[name] = csv.writer(handle, lineterminator="\r\n")
                self._writers[name].writerow([*head, *properties.split()])
                self._names[name] = [each.partition(":")[0] for each in properties.split()]

    def add(self, element: Element) -> None:
        """Write one node or relation."""
        if isinstance(element, Edge):
            name, said = element.type, [element.start, element.end, element.type]
        else:
            name, said = element.label, [element.id, ARRAY.join((element.label, *element.more))]
        values = (element.properties.get(each) for each in self._names[name])
        self._writers[name].writerow([*said, *map(text, values)])


NODE_HEAD = ("iri:ID", ":LABEL")
RELATION_HEAD = (":START_ID", ":END_ID", ":TYPE")


def text(value: object) -> str:
    """A property as the importer reads it; several values are parted by semicolons.

    >>> text(("dedup", "spam")), text(True), text(None)
    ('dedup;spam', 'true', '')
    """
    return ARRAY.join(map(str, value)) if isinstance(value, tuple) else cell(value)


def constraints() -> Iterator[str]:
    """Statements of Cypher: ids are unique, names are found quickly."""
    for label in UNIQUE:
        yield f"CREATE CONSTRAINT kg_{label.lower()} IF NOT EXISTS FOR (n:{label}) REQUIRE n.iri IS UNIQUE;\n"
    for label, name in INDEXED:
        index = f"kg_{label}_{name}".lower()
        yield f"CREATE INDEX {index} IF NOT EXISTS FOR (n:{label}) ON (n.{name});\n"


def script() -> str:
    """The command that imports the folder."""
    nodes = "".join(f"  --nodes=nodes/{name}.csv \\\n" for name in NODES)
    relations = "".join(f"  --relationships=relationships/{name}.csv \\\n" for name in RELATIONS)
    return f"""#!/bin/sh
# Imports this folder into a database of Neo4j 5 or later that does not exist yet: sh import.sh [OPTION...] [DATABASE]
# NEO4J_ADMIN names the program where it is not on the path. Quotes hold line ends: --multiline-fields=true is needed.
set -eu
cd "$(dirname -- "$0")"
[ "$#" -gt 0 ] || set -- neo4j
exec "${{NEO4J_ADMIN:-neo4j-admin}}" {COMMAND} \\
{nodes}{relations}  "$@"
"""


def readme(job: Job) -> str:
    """What the folder is and how it gets into Neo4j."""
    said = "".join(f"- {what}: {words}\n" for what, words in notes.rows(job))
    kinds = "".join(f"- `{name}`: {properties or '-'}\n" for name, properties in (*NODES.items(), *RELATIONS.items()))
    return f"""# {notes.TITLE} for Neo4j

Stop the database, then:

    sh import.sh neo4j

which runs `neo4j-admin {COMMAND} --nodes=... --relationships=... neo4j` with every file of `nodes/` and
`relationships/`. `--multiline-fields=true` is needed: quotes hold line ends. For a database that exists already add
`--overwrite-destination=true` before its name. Start the database, then

    cypher-shell -d neo4j -f constraints.cypher

Ids are the IRIs of the RDF graph; places that facts are about have the label City too, facts the label Fact.
Properties are strings unless typed; lists are parted by semicolons.

{kinds}
{said}"""
