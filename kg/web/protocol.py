"""The query half of the SPARQL 1.1 Protocol: what a request asks, whatever way it asks it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from kg.web.negotiate import GRAPHS, RESULTS, Form, choose

if TYPE_CHECKING:
    from collections.abc import Mapping

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
FIELDS = 1000
"""Fields of a form or a URL, most of them names of graphs."""


class Refused(Exception):
    """A request that gets an error for an answer.

    Args:
        status: of HTTP.
        said: plain words on what is wrong and what to do.
        headers: of the answer.
    """

    def __init__(self, status: int, said: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(said)
        self.status, self.said, self.headers = status, said, dict(headers or {})


@dataclass(frozen=True, slots=True)
class Asked:
    """A query as the protocol has it. `text` is "" where there is none; no forms where none is accepted."""

    text: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    results: Form | None = RESULTS[0]
    graphs: Form | None = GRAPHS[0]


def asked(method: str, type_: str, query: bytes, body: bytes, accept: str) -> Asked:
    """What a request asks.

    Args:
        type_: the Content-Type header.
        query: the query string of the URL.

    Raises:
        Refused: if it is no query of the protocol.

    >>> asked("GET", "", b"query=ASK%20%7B%7D&default-graph-uri=x:g", b"", "").text
    'ASK {}'
    """
    fields = decoded(query, "the URL")
    if method == "POST":
        kind, charset = media(type_)
        if charset not in ("", "utf-8", "utf8"):
            raise Refused(415, f"the charset {charset} is not known: send UTF-8")
        if kind == FORM:
            fields += decoded(body, "the form")
        elif kind == DIRECT:
            if any(name == "query" for name, _ in fields):
                raise Refused(400, "there are two queries: one in the URL and one in the body")
            fields.append(("query", utf8(body, "the query")))
        elif kind == UPDATE:
            raise Refused(403, "updates are refused: this endpoint only reads")
        else:
            raise Refused(415, f"send a query as {FORM} or {DIRECT}, not as {kind or 'something without a type'}")
    return read(fields, accept)


def read(fields: list[tuple[str, str]], accept: str) -> Asked:
    """The query in the fields of a request."""
    names = [name for name, _ in fields]
    if any(name in ("update", "using-graph-uri", "using-named-graph-uri") for name in names):
        raise Refused(403, "updates are refused: this endpoint only reads")
    if names.count("query") > 1:
        raise Refused(400, f"there are {names.count('query')} queries: send one at a time")
    said = dict(fields)
    name = said.get("format", said.get("output", ""))
    default, named = (
        tuple(value for key, value in fields if key == f"{which}-graph-uri") for which in ("default", "named")
    )
    return Asked(
        said.get("query", ""), default, named, choose(RESULTS, accept, name), choose(GRAPHS, accept, name)
    )  # fmt: skip


def media(type_: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type header, in small letters.

    >>> media('Application/SPARQL-query; charset="UTF-8"')
    ('application/sparql-query', 'utf-8')
    """
    kind, *parameters = (part.strip().lower() for part in type_.split(";"))
    said = dict(part.partition("=")[::2] for part in parameters)
    return kind, said.get("charset", "").strip('"')


def decoded(data: bytes, where: str) -> list[tuple[str, str]]:
    """The fields of a query string or a form.

    Raises:
        Refused: if they are no UTF-8 or too many.
    """
    text = utf8(data, where)
    try:
        fields = parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=FIELDS)
    except UnicodeDecodeError as error:
        raise Refused(400, f"{where} is not UTF-8 once its escapes are undone") from error
    except ValueError as error:
        raise Refused(400, f"{where} has more than {FIELDS} fields") from error
    for _, value in fields:
        without_nul(value, where)
    return fields


def utf8(data: bytes, where: str) -> str:
    """Bytes as text.

    Raises:
        Refused: if they are no UTF-8, or hold the character of number 0.
    """
    try:
        return without_nul(data.decode("utf-8"), where)
    except UnicodeDecodeError as error:
        raise Refused(400, f"{where} is not UTF-8 at byte {error.start}") from error


def without_nul(text: str, where: str) -> str:
    """A text that does not hold the character of number 0, else Refused."""
    if "\0" in text:
        raise Refused(400, f"{where} holds a character of number 0")
    return text
