"""A remote SPARQL 1.1 endpoint that can be asked like a store of ours.

Plans are spread over one graph a document, so that a question is over the union of all graphs. The protocol's
default-graph-uri cannot name thousands of graphs; GraphDB, RDF4J, Virtuoso and Blazegraph ask the union by themselves,
Oxigraph where the request says union-default-graph, Fuseki and others where they are configured so. Where the union is
not asked, documents would seem empty: that is found out before the first question and said with its cure.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from urllib.parse import urlencode, urlsplit

import pyoxigraph as ox

from kg.errors import EndpointError, QueryError
from kg.graph.client import Client, Credentials, Reply, checked, shown
from kg.graph.source import Asked, Found
from kg.graph.sparql import READS, bare
from kg.vocabulary import KG

TIMEOUT = 300.0
"""Seconds that a question may take."""
PATHS = ("", "/query", "/sparql")
"""Where stores take queries, below their base."""
JSON, TRIPLES = ox.QueryResultsFormat.JSON, ox.RdfFormat.N_TRIPLES
RESULTS = {
    "application/sparql-results+json": JSON,
    "application/json": JSON,
    "application/sparql-results+xml": ox.QueryResultsFormat.XML,
    "application/xml": ox.QueryResultsFormat.XML,
    "text/tab-separated-values": ox.QueryResultsFormat.TSV,
}
ACCEPT = "application/sparql-results+json, application/sparql-results+xml;q=0.8"
"""Forms whose end shows whether they are whole."""
UNION = f"ASK {{ ?document a <{KG.Document}> }}"
APART = f"ASK {{ GRAPH ?graph {{ ?document a <{KG.Document}> }} }}"
CURE_UNION = (
    "let the store answer over the union of its graphs: Oxigraph serve --union-default-graph, "
    "Fuseki tdb2:unionDefaultGraph true; README, Remote stores"
)
GRAPH_FORMS = ("CONSTRUCT", "DESCRIBE")


class Remote:
    """An endpoint; has the reading half of ox.Store (kg.graph.source.Source).

    Args:
        url: of the endpoint's queries, or the base of the store.
        timeout: seconds for one question.
        union: whether questions without FROM are over the union of all graphs, which is then made sure of.

    Raises:
        EndpointError: if the URL is none or holds a password.
    """

    def __init__(
        self, url: str, credentials: Credentials | None = None, *, timeout: float = TIMEOUT, union: bool = True
    ) -> None:
        self.given, self.timeout, self.union, self.maker = checked(url), timeout, union, ""
        self.client = Client(credentials, timeout=timeout, attempts=3)
        self._url = ""

    def __repr__(self) -> str:
        return f"Remote({shown(self.given)!r})"

    def within(self, seconds: float | None) -> Remote:
        """The same endpoint with another time for a question."""
        if seconds is None:
            return self
        other = Remote(self.given, self.client.credentials, timeout=seconds, union=self.union)
        other._url = self._url
        return other

    @property
    def url(self) -> str:
        """Where queries go, found out at the first question.

        Raises:
            EndpointError: if nothing there answers queries, or the union of graphs is not asked.
        """
        if not self._url:
            self._url = self._find()
            if self.union and not self.answers_union():
                self._url, where = "", shown(self._url)
                raise EndpointError(f"{where} does not answer over the union of its graphs", cure=CURE_UNION)
        return self._url

    def answers_union(self) -> bool:
        """Whether documents in named graphs are seen by questions that name no graph."""
        return self._true(UNION) or not self._true(APART)

    def _find(self) -> str:
        first: EndpointError | None = None
        for path in PATHS:
            parts = urlsplit(self.given)
            url = parts._replace(path=parts.path + path).geturl()
            reply = self._post(url, "ASK {}", ACCEPT, union=False)
            if reply.status == 200 and reply.type in RESULTS:
                self.maker = reply.maker
                return url
            page = EndpointError(
                f"{shown(url)} answers with {reply.type or 'something'}, not with SPARQL results",
                cure="give the URL that takes queries, such as http://127.0.0.1:7878/query",
            )
            first = first or (page if reply.status == 200 else self.client.refused(url, reply, "the query"))
            if reply.status not in (200, 400, 404, 405, 406, 415):
                break
        assert first
        raise first

    def _true(self, text: str) -> bool:
        found = self._answer(text, union=True)
        return isinstance(found, ox.QueryBoolean) and bool(found)

    def query(
        self,
        query: str,
        /,
        *,
        prefixes: dict[str, str] | None = None,
        use_default_graph_as_union: bool = False,
        substitutions: dict[ox.Variable, Asked] | None = None,
    ) -> Found:
        """The answer to SPARQL text. A substitution reaches the variable where the query selects it.

        Raises:
            EndpointError: if the endpoint cannot be reached, refuses, or its answer is broken.
            QueryError: if it takes too long.
            SyntaxError: if the text is not SPARQL.
        """
        text = with_prefixes(query, prefixes or {})
        if substitutions:
            ox.Store().query(query, prefixes=prefixes, substitutions=substitutions)  # refuses what is not selected
            names, terms = " ".join(map(str, substitutions)), " ".join(map(str, substitutions.values()))
            text += f"\nVALUES ({names}) {{ ({terms}) }}"
        assert self.url
        try:
            return self._answer(text, union=use_default_graph_as_union)
        except EndpointError:
            ox.Store().query(query, prefixes=prefixes, substitutions=substitutions)  # says what is wrong with the text
            raise

    def quads_for_pattern(
        self,
        subject: ox.NamedNode | None,
        predicate: ox.NamedNode | None,
        object: ox.NamedNode | ox.Literal | None,
        graph_name: ox.NamedNode | None = None,
        /,
    ) -> Iterator[ox.Quad]:
        """The quads of named graphs that have the given terms."""
        terms = (subject, predicate, object, graph_name)
        s, p, o, g = (str(term or f"?{name}") for name, term in zip("spog", terms, strict=True))
        found = self.query(f"SELECT * {{ GRAPH {g} {{ {s} {p} {o} }} }}", use_default_graph_as_union=True)
        assert isinstance(found, ox.QuerySolutions)
        bound = {variable.value for variable in found.variables}
        for row in found:
            each = (row[name] if name in bound else term for name, term in zip("spog", terms, strict=True))
            yield ox.Quad(*each)  # type: ignore[arg-type]

    def _answer(self, text: str, *, union: bool) -> Found:
        form = READS.search(bare(text))
        graph = bool(form) and form[0].upper() in GRAPH_FORMS  # type: ignore[index]
        reply = self._post(self._url, text, TRIPLES.media_type if graph else ACCEPT, union=union)
        if reply.status != 200:
            raise self.client.refused(self._url, reply, "the query")
        try:
            return constructed(reply.body) if graph else read(reply.body, reply.type)
        except ValueError as error:  # the type of the answer
            raise EndpointError(f"{shown(self._url)} answers with {error}", cure="check the URL of queries") from error
        except SyntaxError as error:
            cure = "the store stopped it (its own time-out): ask for less, or raise the store's limit"
            raise QueryError(f"the answer of {shown(self._url)} breaks off: {error.msg}", cure=cure) from error

    def _post(self, url: str, text: str, accept: str, *, union: bool) -> Reply:
        fields = {"query": text, **({"union-default-graph": "true"} if union else {})}
        headers = {"Accept": accept, "Content-Type": "application/x-www-form-urlencoded"}
        return self.client.send("POST", url, headers=headers, content=urlencode(fields).encode())


def read(data: bytes, type_: str) -> ox.QuerySolutions | ox.QueryBoolean:
    """SPARQL results in JSON, XML, TSV or CSV (whose cells are all plain strings), read to their end.

    Raises:
        SyntaxError: if they are broken or cut.
        ValueError: if they are in none of these forms.
    """
    if type_ == "text/csv":
        data, type_ = from_csv(data), "application/json"
    if type_ not in RESULTS:
        raise ValueError(f"{type_}, not with SPARQL results")
    if type_.endswith("xml") and not data.rstrip().endswith(b"sparql>"):
        raise SyntaxError("the end of the results is missing")  # which the parser lets pass
    found = ox.parse_query_results(data, format=RESULTS[type_])
    if isinstance(found, ox.QuerySolutions):
        for _ in found:
            pass
        found = ox.parse_query_results(data, format=RESULTS[type_])
    assert isinstance(found, ox.QuerySolutions | ox.QueryBoolean)
    return found


def from_csv(data: bytes) -> bytes:
    """SPARQL results in CSV as such in JSON; empty cells are unbound.

    >>> from_csv(b"a,b\\r\\n1,\\r\\n")
    b'{"head": {"vars": ["a", "b"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "1"}}]}}'
    """
    try:
        heads, *rows = csv.reader(io.StringIO(data.decode("utf-8"), newline=""), strict=True)
        cells = [[(name, cell) for name, cell in zip(heads, row, strict=True) if cell] for row in rows if row]
    except (csv.Error, ValueError) as error:
        raise SyntaxError(f"broken CSV: {error}") from error
    bindings = [{name: {"type": "literal", "value": cell} for name, cell in row} for row in cells]
    return json.dumps({"head": {"vars": heads}, "results": {"bindings": bindings}}).encode()


def constructed(data: bytes) -> ox.QueryTriples:
    """N-Triples as the answer to a CONSTRUCT.

    Raises:
        SyntaxError: if they are broken or cut.
    """
    store = ox.Store()
    store.extend(ox.parse(data, format=TRIPLES))
    found = store.query("CONSTRUCT WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)
    return found


def with_prefixes(text: str, prefixes: dict[str, str]) -> str:
    """SPARQL text with the usual prefixes that it uses and does not declare, on its first line.

    >>> with_prefixes("ASK { ?s kg:city ?c }", {"kg": "https://example.org/", "oa": "https://example.com/"})
    'PREFIX kg: <https://example.org/> ASK { ?s kg:city ?c }'
    """
    said = bare(text)
    used = {name for name in re.findall(r"(?<![\w?$@-])([\w-]*):", said) if name in prefixes}
    declared = set(re.findall(r"\bPREFIX\s+([\w-]*)\s*:", said, re.I))
    return "".join(f"PREFIX {name}: <{prefixes[name]}> " for name in sorted(used - declared)) + text
