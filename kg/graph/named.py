"""Named queries: files of ontology/queries whose first lines say what they are and which parameters they take.

# title en: One indicator across cities
# param indicator indicator pm25: 指标 | the indicator, by id or name
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kg import paths
from kg.errors import QueryError
from kg.graph.sparql import SPARQL

SUFFIX = ".rq"
KINDS = ("city", "cities", "indicator", "measure", "programme", "integer", "year", "text", "words")
REQUIRED, OPTIONAL = "!", "-"
HEADER = re.compile(r"# (title|description) (zh|en): (.+)")
PARAMETER = re.compile(r"# param (\w+) (\w+) (\S+): (.+?) \| (.+)")
VALUES = re.compile(r"\bVALUES\s+\?(?P<variable>(?:in_)?(?P<name>\w+))\s*\{[^{}]*\}", re.I)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a query asks for. `default` stands for it when it is left out: REQUIRED, OPTIONAL or a value."""

    name: str
    kind: str
    default: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query with its title and description in `zh` and `en`, and its parameters."""

    name: str
    text: str
    title: Mapping[str, str]
    description: Mapping[str, str]
    parameters: tuple[Parameter, ...]


def read_query(path: Path) -> NamedQuery:
    """A query and what its first lines say about it.

    Raises:
        QueryError: if the file cannot be read or a parameter is of no known kind.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"cannot read {path}: {error}", cure="name a query in UTF-8") from error
    said: dict[str, dict[str, str]] = {"title": {}, "description": {}}
    for what, language, words in HEADER.findall(text):
        said[what][language] = words.strip()
    parameters = tuple(Parameter(*match) for match in PARAMETER.findall(text))
    for parameter in parameters:
        if parameter.kind not in KINDS or parameter.name not in {match["name"] for match in VALUES.finditer(text)}:
            raise QueryError(
                f"{path}: parameter {parameter.name} of kind {parameter.kind}",
                cure=f"give it a line VALUES ?{parameter.name} {{ UNDEF }} and one of the kinds {', '.join(KINDS)}",
            )
    return NamedQuery(path.stem, text, said["title"], said["description"], parameters)


def named(folder: Path | None = None) -> list[NamedQuery]:
    """The queries of ontology/queries, by name."""
    root = folder or paths.ontology() / "queries"
    return [read_query(path) for path in sorted(root.glob("*" + SUFFIX), key=lambda path: path.stem)]


def find(question: str) -> NamedQuery:
    """The query that a name, a file or SPARQL text stands for.

    Raises:
        QueryError: if it is none of them.
    """
    if is_named(question):
        return read_query(paths.ontology() / "queries" / (question + SUFFIX))
    if re.search(r"[{\n]", question) or SPARQL.match(question):
        return NamedQuery("", question, {}, {}, ())
    if question.endswith(SUFFIX) or "/" in question:
        return read_query(Path(question))
    known = [query.name for query in named()]
    near = get_close_matches(question, known, cutoff=0.4)
    cure = f"did you mean {' or '.join(near)}?" if near else f"the queries are {', '.join(known)}"
    raise QueryError(f"there is no query {question!r}", cure=cure)


def is_named(question: str) -> bool:
    """Whether a question is the name of a query of ontology/queries."""
    return bool(re.fullmatch(r"[\w-]+", question)) and (paths.ontology() / "queries" / (question + SUFFIX)).is_file()
