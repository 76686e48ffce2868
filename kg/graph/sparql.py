"""SPARQL text before it runs: what it asks for by its words, whether it only reads; and what its errors say."""

from __future__ import annotations

import re

import pyoxigraph as ox

from kg.errors import QueryError
from kg.graph.iris import BASE
from kg.vocabulary import PREFIXES

HIDDEN = re.compile(
    r"""\"{3}.*?\"{3}|'{3}.*?'{3}|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|<[^<>"{}|^`\\\s]*>|#[^\n]*""", re.S
)
WORD = r"(?<![\w:?$@/-])(?:{})(?![\w:-])"
SERVICE = re.compile(WORD.format("SERVICE"), re.I)
LETTERS = re.compile("service", re.I)
ASKS = "SELECT|ASK|CONSTRUCT|DESCRIBE"
WRITES = "INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY"
READS = re.compile(WORD.format(ASKS), re.I)
UPDATE = re.compile(WORD.format(WRITES), re.I)
SPARQL = re.compile(rf"\s*(?:{ASKS}|{WRITES}|PREFIX|BASE|WITH)\s", re.I)
"""How SPARQL text begins, as against the name of a query or a file."""
FROM = re.compile(WORD.format("FROM"), re.I)
SYNTAX = {
    "Prefix not found": ": a prefix that is not known",
    "variable that is unbound": ": a variable that is selected but has no value",
}
"""What the parser's lists of tokens may say besides."""


def bare(text: str) -> str:
    """A query without its strings, IRIs and comments, so that what is left are keywords and names."""
    return HIDDEN.sub(" ", text)


def check_read_only(text: str) -> None:
    """Refuse what writes and what asks other servers.

    Raises:
        QueryError: for an update, and for SERVICE.
    """
    words = bare(text)
    try:
        only_this_graph(text)
    except PermissionError as error:
        said = "SERVICE is refused: a query reads this graph only"
        raise QueryError(said, cure="take SERVICE out") from error
    except SyntaxError as error:
        raise malformed(error) from error
    if not READS.search(words) and (found := UPDATE.search(words)):
        raise QueryError(f"{found[0].upper()} is refused: queries only read", cure="ask with SELECT, ASK or CONSTRUCT")


def only_this_graph(text: str) -> None:
    """Refuse a query that asks other servers.

    Words alone do not tell (quotes, escapes and signs such as < hide them), so the parser says it: with its letters
    changed, the keyword is no SPARQL any more, while a name, a string or a comment stays what it is.

    Raises:
        PermissionError: if it says SERVICE.
        SyntaxError: if it is no SPARQL, or hides a SERVICE.

    >>> only_this_graph("PREFIX ex: <x:> SELECT * { ?s ex:service ?o }")
    >>> only_this_graph("ASK { SERVICE <http://127.0.0.1/> {} }")
    Traceback (most recent call last):
    PermissionError: SERVICE
    """
    changed, times = LETTERS.subn("servixe", text)
    if not times:
        return
    try:
        ox.Store().query(changed, base_iri=BASE, prefixes=PREFIXES)
    except SyntaxError as error:
        if SERVICE.search(bare(text)):
            raise PermissionError("SERVICE") from error
        raise


def malformed(error: SyntaxError) -> QueryError:
    """A syntax error with its line and column, without the parser's list of tokens that it expected.

    >>> str(malformed(SyntaxError("error at 1:18: expected one of a, b")))
    'the query is not SPARQL: error at 1:18. Cure: correct line 1, at or before column 18'
    """
    said = str(error)
    place = re.search(r"\b(\d+):(\d+)\b", said)
    first = re.split(r": expected|\n", said, maxsplit=1)[0]
    why = next((why for sign, why in SYNTAX.items() if sign in said), "")
    cure = f"correct line {place[1]}, at or before column {place[2]}" if place else "correct its form"
    return QueryError(f"the query is not SPARQL: {first}{why}", cure=cure)
