"""A package to deposit: graph, tables and codebook as an RO-Crate 1.1 that is a Frictionless data package too.

datePublished is the latest date of issue of the documents, or else the date of this version of kg: the same graph makes
the same package, whatever the day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import file_digest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from kg.export import codebook, columns, credits, notes, parquet, rdf
from kg.export.csvs import Sheets, write_rows
from kg.export.files import inside
from kg.export.job import Job

METADATA, PACKAGE, SUMS = "ro-crate-metadata.json", "datapackage.json", "SHA256SUMS"
GRAPH, TABLES, PARQUET, CODEBOOK = "graph.nq", "tables", "parquet", "codebook.csv"
PROFILE = "https://w3id.org/ro/crate/1.1"
REPOSITORY = "https://w3id.org/kg-cn-plans/"
FORMATS = {
    ".csv": "text/csv",
    ".parquet": "application/vnd.apache.parquet",
    ".nq": "application/n-quads",
    ".md": "text/markdown",
    ".json": "application/json",
    ".cff": "application/yaml",
}
TYPES = {
    columns.TEXT: "string",
    columns.INTEGER: "integer",
    columns.DOUBLE: "number",
    columns.BOOLEAN: "boolean",
}
FIXED = {
    GRAPH: "The graph with its evidence, one named graph a document (N-Quads)",
    CODEBOOK: "Every table and column: type, meaning in Chinese and English, values",
    "README.md": "What is in this package",
    "LICENSE": "Licence of the data",
    "CITATION.cff": "How to cite the data",
    PACKAGE: "Frictionless data package with the schemas of the tables",
    SUMS: "SHA-256 of every other file",
}


def write(job: Job, folder: Path) -> None:
    """Fill a folder with the package."""
    tables(job, folder)
    rdf.write(job, folder / GRAPH, form="nq")
    write_rows(folder / CODEBOOK, codebook.HEADINGS, codebook.rows())
    for name, text in (("README.md", readme(job)), ("LICENSE", licence(job)), ("CITATION.cff", citation(job))):
        save(folder / name, text)
    save(folder / PACKAGE, _json(package(job, folder)))
    save(folder / METADATA, _json(metadata(job, folder)))
    save(folder / SUMS, "".join(f"{digest(folder / name)}  {name}\n" for name in inside(folder)))


def tables(job: Job, folder: Path) -> None:
    """Write the tables as CSV and Parquet in one pass over the documents."""
    from kg.export.tables import of_job

    for name in (TABLES, PARQUET):
        (folder / name).mkdir()
    with TemporaryDirectory(prefix=".tables.", dir=folder.parent) as scratch:
        exact = Sheets(Path(scratch), raw=True)
        with exact, Sheets(folder / TABLES, bom=job.bom, raw=job.raw) as sheets:
            for table, row in of_job(job):
                exact.add(table, row)
                sheets.add(table, row)
        parquet.convert(exact.paths, folder / PARQUET)


def save(path: Path, text: str) -> None:
    """Write a text."""
    path.write_text(text, encoding="utf-8", newline="\n")


def digest(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as handle:
        return file_digest(handle, "sha256").hexdigest()


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def description(job: Job) -> str:
    """What the data are, in a sentence or two."""
    chosen = f" Filter: {job.selection}." if job.selection else ""
    terms = f" {said}" if (said := notes.licensing(job)) else ""
    return (
        "Targets, outcomes, measures, programmes, responsible bodies and citations in the environmental plans of"
        f" Chinese cities, each with the words that state it and their offsets in a hashed text.{chosen}{terms}"
    )


def said_of(name: str) -> str:
    """What a file of the package is."""
    table, _, ending = Path(name).name.partition(".")
    if name in FIXED or table not in codebook.TABLES:
        return FIXED.get(name, name)
    return f"{codebook.TABLES[table].en} ({ending.upper() if ending == 'csv' else 'Parquet'})"


def metadata(job: Job, folder: Path) -> dict[str, Any]:
    """ro-crate-metadata.json."""
    date, _ = notes.published(job)
    terms = notes.licence(job)
    names, found = [*inside(folder), SUMS], notes.imports(job)
    about = {"@id": METADATA, "@type": "CreativeWork", "conformsTo": {"@id": PROFILE}, "about": {"@id": "./"}}
    root = {
        "@id": "./",
        "@type": "Dataset",
        "name": f"{notes.TITLE} / {notes.TITLE_ZH}",
        "description": description(job),
        "datePublished": date,
        "version": notes.version(job),
        "inLanguage": ["zh", "en"],
        "license": {"@id": terms},
        "author": {"@id": "#maintainers"},
        "publisher": {"@id": "#maintainers"},
        "citation": notes.citation(job),
        "hasPart": [{"@id": name} for name in names],
        "mentions": {"@id": "#build"},
        **({"isBasedOn": [{"@id": credits.identifier(each)} for each in found]} if found else {}),
    }
    context = f"{PROFILE}/context"
    return {"@context": context, "@graph": [about, root, *map(_file(folder), names), *others(job, terms)]}


def _file(folder: Path) -> Any:
    def entity(name: str) -> dict[str, Any]:
        path = folder / name
        said = {"@id": name, "@type": "File", "name": said_of(name)}
        said["encodingFormat"] = FORMATS.get(path.suffix, "text/plain")
        return said | ({"contentSize": str(path.stat().st_size)} if path.exists() else {})

    return entity


def others(job: Job, terms: str) -> Iterator[dict[str, Any]]:
    """The entities that are no files: licence, maintainers, software, the run that built the graph."""
    spdx, name = notes.licence_name(terms)
    yield {"@id": terms, "@type": "CreativeWork", "name": name, "identifier": spdx}
    yield {"@id": "#maintainers", "@type": "Organization", "name": notes.AUTHOR}
    tools = notes.versions(job)
    for tool, version in tools.items():
        yield {"@id": f"#{tool}", "@type": "SoftwareApplication", "name": tool, "version": version, "url": REPOSITORY}
    for licence in sorted({each.licence for each in notes.imports(job) if credits.on_web(each.licence)} - {terms}):
        spdx, name = notes.licence_name(licence)
        yield {"@id": licence, "@type": "CreativeWork", "name": name, "identifier": spdx}
    yield from map(credits.entity, notes.imports(job))
    yield {
        "@id": "#build",
        "@type": "CreateAction",
        "name": "kg build and kg export",
        "instrument": [{"@id": f"#{tool}"} for tool in tools],
        "result": {"@id": "./"},
    }


def package(job: Job, folder: Path) -> dict[str, Any]:
    """datapackage.json."""
    spdx, name = notes.licence_name(notes.licence(job))
    found = notes.imports(job)
    return {
        "profile": "data-package",
        "name": "kg-cn-plans",
        "title": f"{notes.TITLE} / {notes.TITLE_ZH}",
        "description": description(job),
        "version": notes.version(job),
        "licenses": [{"name": spdx, "title": name, "path": notes.licence(job)}, *map(credits.terms, found)],
        **(
            {"sources": [{"title": f"import {each.name}: {each.source or 'not stated'}"} for each in found]}
            if found
            else {}
        ),
        "contributors": [{"title": notes.AUTHOR, "role": "author"}],
        "resources": list(resources(folder)),
    }


def resources(folder: Path) -> Iterator[dict[str, Any]]:
    """The resources of the package: each table twice, the codebook, the graph."""
    for table in codebook.TABLES:
        yield {
            **resource(folder, f"{TABLES}/{table}.csv", table),
            "profile": "tabular-data-resource",
            "encoding": "utf-8",
            "schema": schema(table),
        }
    for table in codebook.TABLES:
        yield resource(folder, f"{PARQUET}/{table}.parquet", f"{table}-parquet")
    yield {**resource(folder, CODEBOOK, "codebook"), "encoding": "utf-8"}
    yield resource(folder, GRAPH, "graph")


def resource(folder: Path, path: str, name: str) -> dict[str, Any]:
    """A resource with its size and hash."""
    file = folder / path
    return {
        "name": name,
        "path": path,
        "title": said_of(path),
        "format": file.suffix[1:],
        "mediatype": FORMATS[file.suffix],
        "bytes": file.stat().st_size,
        "hash": f"sha256:{digest(file)}",
    }


def schema(table: str) -> dict[str, Any]:
    """The Table Schema of a table."""
    fields = [
        {
            "name": name,
            "type": TYPES[column.type],
            "description": f"{column.en} / {column.zh}",
            "constraints": {
                "required": codebook.required(table, name),
                **({"enum": list(column.values)} if column.values else {}),
            },
        }
        for name, column in codebook.columns(table).items()
    ]
    found: dict[str, Any] = {"fields": fields, "missingValues": [""]}
    if table == "documents":
        return {**found, "primaryKey": "doc"}
    keys = [name for name in ("doc", "target_doc", "other_doc") if name in codebook.TABLES[table].columns]
    to = {"resource": "documents", "fields": "doc"}
    return {**found, "foreignKeys": [{"fields": key, "reference": to} for key in keys]}


def licence(job: Job) -> str:
    """The file LICENSE."""
    iri = notes.licence(job)
    terms = f"\n{said}\n" if (said := notes.licensing(job)) else ""
    spdx, name = notes.licence_name(iri)
    return f"{notes.TITLE} / {notes.TITLE_ZH}\n\n{name} ({spdx})\n{iri}\n\n{notes.rights(job)}\n{terms}"


def citation(job: Job) -> str:
    """The file CITATION.cff."""
    date, _ = notes.published(job)
    spdx, _ = notes.licence_name(notes.licence(job))
    lines = [
        "cff-version: 1.2.0",
        "message: If you use these data, please cite them as below.",
        f"title: {json.dumps(notes.TITLE)}",
        "type: dataset",
        f"authors:\n  - name: {notes.AUTHOR}",
        f"version: {json.dumps(notes.version(job))}",
        f"abstract: {json.dumps(description(job), ensure_ascii=False)}",
    ]
    lines += [f"date-released: {date}"] if len(date) == 10 else []
    lines += [f"license: {spdx}"] if ":" not in spdx else []
    return "\n".join(lines) + "\n"


def readme(job: Job) -> str:
    """The file README.md."""
    files = "".join(f"- `{name}`: {said}\n" for name, said in FIXED.items())
    said = "".join(f"- {what}: {words}\n" for what, words in notes.rows(job))
    sheets = "".join(f"| `{name}` | {table.zh} | {table.en} |\n" for name, table in codebook.TABLES.items())
    return f"""# {notes.TITLE} / {notes.TITLE_ZH}

{description(job)}

中国城市环境规划与整改文件中的目标、成效、措施、行动计划、责任单位与引用，每项事实均附原文及其字符位置。

{said}
## Files / 文件

{files}
| `tables/` (CSV, UTF-8), `parquet/` | 内容 | what |
| --- | --- | --- |
{sheets}
Check the files with `sha256sum -c {SUMS}`. The columns are in `{CODEBOOK}`.
"""
