"""From names and words to pages, over HTTP; what is none leads nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from serving import fetch, get, served

KG = "https://w3id.org/kg-cn-plans/"


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=60.0) as url:
        yield url


def led(base: str, **asked: str) -> str:
    """Where a name leads, below the prefix."""
    reply = fetch(f"{base}/en/thing", params=asked, timeout=60)
    assert reply.status_code == 303
    to = reply.headers["location"]
    assert to.startswith("/kg/") and urlsplit(to).netloc == ""
    return to.removeprefix("/kg/")


def test_things_lead_to_their_pages(base: str) -> None:
    assert led(base, iri=KG + "place/120000") == "en/cities/120000.html"
    assert led(base, iri=KG + "indicator/pm25") == "en/indicators/pm25.html"
    assert led(base, iri=KG + "measure/dust-control") == "en/measures/dust-control.html"


def test_facts_documents_and_bodies_lead_to_words_and_pages(base: str) -> None:
    for kind, start in (("Target", "en/documents/"), ("Measure", "en/documents/"), ("Duty", "en/documents/")):
        found = get(base, f"SELECT ?s {{ ?s a kg:{kind} }} LIMIT 1").json()["results"]["bindings"][0]["s"]["value"]
        at = led(base, iri=found)
        assert at.startswith(start) and "#c" in at
        assert fetch(f"{base}/{at.partition('#')[0]}", timeout=60).status_code == 200
    body = get(base, "SELECT ?b { ?s a kg:Duty ; kg:body ?b } LIMIT 1").json()["results"]["bindings"][0]["b"]["value"]
    assert led(base, iri=body).startswith("en/bodies/")
    paper = get(base, "SELECT ?d { ?d a kg:Document } LIMIT 1").json()["results"]["bindings"][0]["d"]["value"]
    assert led(base, iri=paper).startswith("en/documents/")


def test_words_lead_to_where_they_stand(base: str) -> None:
    text = """SELECT ?doc ?quote ?start ?end { ?f a kg:Target ; kg:document/dcterms:identifier ?doc ;
      kg:evidence/oa:hasSelector ?at , ?w . ?at oa:start ?start ; oa:end ?end . ?w oa:exact ?quote } LIMIT 1"""
    row = {name: term["value"] for name, term in get(base, text).json()["results"]["bindings"][0].items()}
    anchor = f"#c{row['start']}-{row['end']}"
    assert led(base, doc=row["doc"], start=row["start"], end=row["end"]).endswith(anchor)
    assert "#c" in led(base, doc=row["doc"], quote=row["quote"])
    assert led(base, doc=row["doc"]) == f"en/documents/{row['doc']}.html"
    assert led(base, doc=row["doc"], quote="不在其中的话").endswith(".html")


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ({"iri": KG + "indicator/none"}, "en/sparql.html?query=DESCRIBE"),
        ({"iri": KG + "id/target/0000"}, "en/sparql.html?query=DESCRIBE"),
        ({"iri": "https://example.org/a"}, "en/sparql.html?query=DESCRIBE"),
        ({"iri": "javascript:alert(1)"}, "en/sparql.html?query=DESCRIBE"),
        ({"iri": "x y> } ; DROP ALL"}, "en/index.html"),
        ({"iri": "\r\nSet-Cookie: a=b"}, "en/index.html"),
        ({"doc": "../../etc/passwd"}, "en/documents/index.html"),
        ({}, "en/index.html"),
    ],
)
def test_what_has_no_page_is_described_or_left(base: str, asked: dict[str, str], to: str) -> None:
    assert unquote(led(base, **asked)).startswith(to)
