"""The tables and their columns: order, type, meaning in Chinese and English, values that may occur.

The one place that says so. CSV, XLSX, Parquet, the data package and the codebook itself follow it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.export.columns import ALWAYS, COLUMNS, PARTICULAR, Column


class Table(NamedTuple):
    """A table: its columns, first those that scorers and spreadsheets of others rely on, and what a row is."""

    columns: tuple[str, ...]
    zh: str
    en: str


def _table(columns: str, zh: str, en: str) -> Table:
    return Table(tuple(columns.split()), zh, en)


TABLES: dict[str, Table] = {
    "documents": _table(
        "doc title city type issued publisher source sha256 chars flags city_codes exercise origin import_name",
        "每份文件一行。", "One row a document.",
    ),
    "targets": _table(
        "doc city indicator indicator_id status kind comparator bound value value_max unit baseline deadline stretch"
        " scope flags quote start end bindingness section rule clause confidence city_code iri origin import_name",
        "每个目标或已报告成效一行。", "One row a target or a reported outcome.",
    ),
    "measures": _table(
        "doc city concept label section quote start end verb object facts instrument body deadline programme"
        " confidence city_code iri origin import_name",
        "每份文件、城市与措施概念一行，取表述最清楚的一处。",
        "One row a document, city and measure concept, with the clearest words.",
    ),
    "programmes": _table(
        "doc city name concept type quote start end section facts confidence city_code iri origin import_name",
        "每份文件、城市与行动计划名称一行。", "One row a document, city and programme name.",
    ),
    "bodies": _table(
        "doc city body mention role measure quote start end section deadline facts confidence city_code iri"
        " origin import_name",
        "每份文件、城市、机构与角色一行。", "One row a document, city, body and role.",
    ),
    "measure-facts": _table(
        "doc city concept label section quote start end verb object rule clause instrument body deadline programme"
        " confidence city_code iri origin import_name",
        "每一处措施一行，包括未归入概念的措施。", "One row a measure, wherever it stands; also those of no concept.",
    ),
    "programme-facts": _table(
        "doc city name concept type quote start end section rule clause confidence city_code iri origin import_name",
        "每次提到行动计划一行。", "One row a naming of a programme.",
    ),
    "duties": _table(
        "doc city body mention role measure quote start end section deadline rule clause confidence city_code iri"
        " origin import_name",
        "每项职责一行。", "One row a duty of a body.",
    ),
    "citations": _table(
        "doc city title number quote start end section rule city_code iri origin import_name",
        "每次引用法律、标准或文件一行。", "One row a citation of a law, standard or document.",
    ),
    "places": _table(
        "doc city place code quote start end section city_code iri origin import_name",
        "每次提到地名一行。", "One row a naming of a place.",
    ),
    "answers": _table(
        "city indicator indicator_id verdict reason outcome outcome_unit period target target_max unit comparator"
        " deadline stretch scope doc quote start end target_doc target_quote target_start target_end"
        " origin import_name target_origin target_import_name",
        "每对成效与其所回应的目标一行。", "One row an outcome and a target that it answers.",
    ),
    "nearest": _table(
        "doc city label quote start end score suggested suggested_label other_doc other_city other_concept"
        " other_quote other_start other_end origin import_name",
        "未归入概念的措施与其用语最接近的概念或措施；供参考，不是事实。",
        "One row a measure of no concept and a concept or measure that it is like; for a reader to judge, no fact.",
    ),
}  # fmt: skip
"""Table -> what it holds. The order is that of files and sheets."""


def column(table: str, name: str) -> Column:
    """What a column of a table is.

    >>> column("targets", "value").type
    'double'
    """
    return PARTICULAR.get((table, name)) or COLUMNS[name]


def required(table: str, name: str) -> bool:
    """Whether a column of a table is never empty.

    >>> required("targets", "quote"), required("nearest", "other_quote")
    (True, False)
    """
    return f"{table}.{name}" in ALWAYS or ((table, name) not in PARTICULAR and name in ALWAYS)


def columns(table: str) -> dict[str, Column]:
    """The columns of a table, in order."""
    return {name: column(table, name) for name in TABLES[table].columns}


HEADINGS = ("table", "column", "type", "required", "zh", "en", "values")


def rows() -> Iterator[tuple[str, ...]]:
    """The codebook as a table with HEADINGS; a row without column is about the table itself."""
    for table, said in TABLES.items():
        yield table, "", "", "", said.zh, said.en, ""
        for name, each in columns(table).items():
            filled = "yes" if required(table, name) else ""
            yield table, name, each.type, filled, each.zh, each.en, " ".join(each.values)
