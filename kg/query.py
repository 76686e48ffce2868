"""Questions to the graph: named queries with parameters, files, SPARQL text. Read-only.

A named query is a file of ontology/queries whose first lines say what it is:

    # title en: One indicator across cities
    # param indicator indicator pm25: 指标 | the indicator, by id or name

A parameter is bound by the line `VALUES ?indicator { kgi:pm25 }` of its query: the term in braces is replaced by the
one that was asked for, written by the RDF library. The file as it stands is plain SPARQL with its defaults (UNDEF where
a parameter may be left out), so that it runs anywhere. The variable may be called `?in_city` where `?city` is a column.
pyoxigraph's own substitutions reach neither BOUND nor subqueries.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph import names
from kg.graph.named import OPTIONAL, REQUIRED, VALUES, NamedQuery, Parameter, find, is_named, named, read_query
from kg.graph.remote import Remote
from kg.graph.source import Source
from kg.graph.sparql import FROM, READS, bare, check_read_only, malformed
from kg.graph.store import open_store
from kg.vocabulary import PREFIXES

__all__ = ["OPTIONAL", "REQUIRED", "NamedQuery", "Parameter", "find", "is_named", "named", "read_query"]

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Value = ox.NamedNode | ox.Literal
Plain = str | int | float | bool | None

TIMEOUT = 300.0
"""Seconds that SPARQL text and files may take on a build; named queries end by themselves."""
XSD = "http://www.w3.org/2001/XMLSchema#"
NUMBERS: dict[str, Callable[[str], Plain]] = {
    XSD + "decimal": float,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "integer": int,
}


class ParameterError(QueryError):
    """A parameter of a query is missing, unknown or not of its kind."""


@dataclass
class Result:
    """An answer. `terms` are RDF terms, None where a variable is unbound; `rows` the same as plain Python values.

    `kind` says what was asked for: solutions (SELECT), boolean (ASK) or triples (CONSTRUCT, DESCRIBE).
    """

    columns: tuple[str, ...]
    terms: list[tuple[Term | None, ...]] = field(default_factory=list)
    kind: str = "solutions"

    @cached_property
    def rows(self) -> list[tuple[Plain, ...]]:
        """One tuple a solution: str, int, float, bool or None."""
        return [tuple(map(plain, row)) for row in self.terms]


def plain(term: Term | None) -> Plain:
    """A term as a Python value.

    >>> plain(ox.Literal("40", datatype=ox.NamedNode(XSD + "decimal")))
    40.0
    """
    if isinstance(term, ox.Literal):
        if term.datatype.value == XSD + "boolean":
            return term.value in ("true", "1")
        with suppress(ValueError):  # a remote store may hold "abc"^^xsd:integer
            return NUMBERS.get(term.datatype.value, str)(term.value)
        return term.value
    return None if term is None else getattr(term, "value", str(term))


def run(
    store: Source | Path,
    question: str,
    parameters: Mapping[str, str] | None = None,
    *,
    timeout: float | None = None,
) -> Result:
    """Answer a question over the union of all graphs.

    Args:
        store: an opened store, the folder of a build, or a remote endpoint.
        question: the name of a named query, a file, or SPARQL text.
        parameters: values by name; places, indicators, measures and programmes by any usual name.
        timeout: seconds. On a build the query then runs in a process of its own, which is killed when they have passed
            or Ctrl-C comes. Default: for endpoints their own, none for named queries and opened stores, else TIMEOUT.

    Raises:
        QueryError: if the query is unknown, malformed, not read-only, lacks a parameter or takes too long.
        StoreError: if the folder has no graph, or the endpoint does not answer.
    """
    if isinstance(store, Remote):
        store = store.within(timeout)
        return evaluate(store, *prepare(question, parameters or {}, store))
    opened = open_store(store) if isinstance(store, Path) else store
    text, bound = prepare(question, parameters or {}, opened)
    if timeout is None and isinstance(store, Path) and not is_named(question):
        timeout = TIMEOUT
    if timeout is None:
        return evaluate(opened, text, bound)
    if not isinstance(store, Path):
        raise QueryError("a time-out needs the folder of the build", cure="pass its path in place of the opened store")
    from kg.graph.worker import answer

    try:
        found = collect(answer(store, text, bound, union=not FROM.search(bare(text)), timeout=timeout))
        form = READS.search(bare(text))
        return replace(found, kind="triples") if form and form[0].upper() in ("CONSTRUCT", "DESCRIBE") else found
    except SyntaxError as error:
        raise malformed(error) from error


def prepare(question: str, parameters: Mapping[str, str], store: Source | None) -> tuple[str, dict[str, Value]]:
    """SPARQL text with the parameters of its VALUES lines put in, and the values of variables that have no such line.

    Without a store (a query for an endpoint) concepts can be given by their ids only.
    """
    query = find(question)
    check_read_only(query.text)
    declared = {parameter.name: parameter for parameter in query.parameters}
    unknown = sorted(set(parameters) - set(declared)) if query.name else []
    if unknown:
        raise ParameterError(
            f"{query.name} has no parameter {unknown[0]}", cure=f"it has {', '.join(declared) or 'no parameters'}"
        )
    terms: dict[str, tuple[Value, ...]] = {}
    for name, value in {**{name: known.default for name, known in declared.items()}, **parameters}.items():
        known = declared.get(name) or Parameter(name, "", REQUIRED, "", "")
        if known.default == REQUIRED and known.kind and (name not in parameters or not value.strip()):
            what = f"{name}: {known.en}" if name.endswith("s") else f"a {name}: {known.en}"
            raise ParameterError(f"{query.name} needs {what}", cure=f"add --{name.replace('_', '-')} VALUE")
        left_out = (value == OPTIONAL and known.default != REQUIRED) or not value.strip()
        terms[name] = () if left_out else terms_of(known, value.strip(), store)
    return _put_in(query.text, terms)


def _put_in(text: str, terms: Mapping[str, tuple[Value, ...]]) -> tuple[str, dict[str, Value]]:
    """Put terms into the VALUES lines, in one pass: none is looked for in another. What has no line is left."""
    seen = set()

    def line(match: re.Match[str]) -> str:
        name, variable = match["name"], match["variable"]
        seen.add(name)
        return f"VALUES ?{variable} {{ {' '.join(map(str, terms[name])) or 'UNDEF'} }}" if name in terms else match[0]

    text = VALUES.sub(line, text)
    return text, {name: each[0] for name, each in terms.items() if each and name not in seen}


def evaluate(store: Source, text: str, bound: Mapping[str, Value] | None = None) -> Result:
    """The answer to checked SPARQL text.

    Raises:
        QueryError: with the place of a syntax error, or for a variable that is given but not selected.
    """
    try:
        found = store.query(
            text,
            prefixes=PREFIXES,
            use_default_graph_as_union=not FROM.search(bare(text)),
            substitutions={ox.Variable(name): term for name, term in (bound or {}).items()},
        )
        return collect(found)
    except SyntaxError as error:
        raise malformed(error) from error
    except (RuntimeError, ValueError, OSError) as error:
        raise QueryError(f"the query failed: {error}", cure="see kg query --help") from error


def collect(found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> Result:
    """A result of pyoxigraph as rows."""
    if isinstance(found, ox.QueryBoolean):
        truth = ox.Literal(str(bool(found)).lower(), datatype=ox.NamedNode(XSD + "boolean"))
        return Result(("answer",), [(truth,)], "boolean")
    if isinstance(found, ox.QueryTriples):
        triples: Iterator[tuple[Term, Term, Term]] = ((t.subject, t.predicate, t.object) for t in found)
        return Result(("subject", "predicate", "object"), sorted(triples, key=str), "triples")
    columns = tuple(variable.value for variable in found.variables)
    return Result(columns, [tuple(row) for row in found])


def terms_of(parameter: Parameter, value: str, store: Source | None) -> tuple[Value, ...]:
    """The RDF terms of a parameter's value: one, of words one a word, written as normalised texts are, of cities
    one a city, of a province all places in it."""
    if parameter.kind == "city":
        return names.cities(value)
    if parameter.kind == "cities":
        return tuple(dict.fromkeys(names.city(each) for each in re.split(r"[、,，;；]\s*", value) if each.strip()))
    if parameter.kind != "words":
        return (term_of(parameter, value, store),)
    return tuple(ox.Literal(word.lower()) for word in dict.fromkeys(simplified(value).split()))


def simplified(words: str) -> str:
    """Words in simplified script, as the texts are searched. The normaliser is loaded only for what may need it.

    >>> simplified("揚塵 PM2.5"), simplified("扬尘")
    ('扬尘 PM2.5', '扬尘')
    """
    if not any(char > "\u2fff" and not char.encode("gb2312", errors="ignore") for char in words):
        return words
    from kg.text.normalise import normalise

    return " ".join(normalise(word)[0].text or word for word in words.split())


def term_of(parameter: Parameter, value: str, store: Source | None) -> Value:
    """The RDF term of a parameter's value.

    Raises:
        QueryError: if the value is not of the parameter's kind.
    """
    if parameter.kind in ("indicator", "measure", "programme"):
        return names.concept(parameter.kind, value, store)
    if parameter.kind in ("integer", "year"):
        if not re.fullmatch(r"\d{4}" if parameter.kind == "year" else r"-?\d{1,18}", value):
            raise ParameterError(f"{parameter.name} is {value!r}", cure=f"give it as {parameter.kind}, in digits")
        return ox.Literal(int(value)) if parameter.kind == "integer" else ox.Literal(value)
    iri = re.fullmatch(r"<([^<>\"{}|^`\\\s]+)>", value) if not parameter.kind else None
    return ox.NamedNode(iri[1]) if iri else ox.Literal(value)
