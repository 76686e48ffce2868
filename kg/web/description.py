"""What the endpoint says of itself: SPARQL 1.1 Service Description. What its data are stands in the graph (VoID)."""

from __future__ import annotations

from functools import lru_cache

import pyoxigraph as ox

from kg.graph import iris
from kg.vocabulary import RDF, SD
from kg.web.negotiate import GRAPHS, RESULTS, Form

FORMATS = "http://www.w3.org/ns/formats/"
NAMES = {
    "json": "SPARQL_Results_JSON", "xml": "SPARQL_Results_XML", "csv": "SPARQL_Results_CSV",
    "tsv": "SPARQL_Results_TSV", "turtle": "Turtle", "nt": "N-Triples", "jsonld": "JSON-LD", "rdf": "RDF_XML",
}  # fmt: skip
DESCRIBED = "http://www.w3.org/ns/sparql-service-description#"


@lru_cache(maxsize=32)
def described(url: str, form: Form) -> bytes:
    """The description of the endpoint at a URL.

    Raises:
        ValueError: if the URL is no IRI.

    >>> b"SPARQL11Query" in described("http://127.0.0.1/sparql", GRAPHS[0])
    True
    """
    service, dataset = ox.BlankNode("service"), ox.NamedNode(iris.DATASET)
    pairs: list[tuple[str, ox.NamedNode]] = [
        (RDF.type, ox.NamedNode(DESCRIBED + "Service")),
        (DESCRIBED + "endpoint", ox.NamedNode(url)),
        (DESCRIBED + "supportedLanguage", ox.NamedNode(DESCRIBED + "SPARQL11Query")),
        (DESCRIBED + "feature", ox.NamedNode(DESCRIBED + "UnionDefaultGraph")),
        (DESCRIBED + "defaultDataset", dataset),
    ]
    pairs += [(DESCRIBED + "resultFormat", ox.NamedNode(FORMATS + NAMES[each.name])) for each in (*RESULTS, *GRAPHS)]
    triples = [ox.Triple(service, ox.NamedNode(name), value) for name, value in pairs]
    triples.append(ox.Triple(dataset, ox.NamedNode(RDF.type), ox.NamedNode(SD.Dataset)))
    code: ox.RdfFormat = getattr(ox.RdfFormat, form.code)
    turtle = {"sd": DESCRIBED} if form.name == "turtle" else None
    data = ox.serialize(triples, format=code, prefixes=turtle)
    assert data
    return data
