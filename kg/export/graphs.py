"""The network of cities, measures, programmes, indicators and bodies for programs that draw and measure networks.

GraphML, GEXF 1.3 (Gephi) and Cytoscape JSON, written by hand: the writers of libraries put the date of the day in or
depend on what else is installed. Characters that XML cannot hold become U+FFFD; documents are parted by blanks.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from kg.export import notes
from kg.export.job import Job
from kg.export.selection import facts
from kg.network import KINDS, network

if TYPE_CHECKING:
    import networkx

ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
BREAKS = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
NODE = {"kind": "string", "label_en": "string", "count": "integer", "docs": "string"}
EDGE = {"relation": "string", "count": "integer", "docs": "string", "targets": "integer", "outcomes": "integer"}
"""Attributes and their types, in the order in which they are written; a label besides for nodes."""
HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
GRAPHML = "http://graphml.graphdrawing.org/xmlns"
GEXF = "http://gexf.net/1.3"
XSI = "http://www.w3.org/2001/XMLSchema-instance"


def write(job: Job, path: Path) -> None:
    """Write the network in the job's form."""
    lines = {"graphml": graphml, "gexf": gexf, "cytoscape": cytoscape}[job.form]
    found = chosen(job)
    with path.open("w", encoding="utf-8", newline="\n") as handle:
        handle.writelines(lines(found, str(job.selection)))


def chosen(job: Job) -> networkx.Graph[str]:
    """The network of the chosen facts."""

    def kept() -> Iterator[Any]:
        for plan in job.plans():
            part = job.selection.plan(plan)
            del plan
            if part:
                job.note(part.document, facts(part))
                yield part
            del part

    return network(kept(), KINDS)


def said(attributes: Mapping[str, Any], known: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The attributes that something has, as text."""
    for name in known:
        value = attributes.get(name)
        if value is not None and value != "":
            yield name, " ".join(value) if isinstance(value, list) else str(value)


def xml(text: str) -> str:
    """A text as a quoted attribute of XML.

    >>> xml('a<b"\\x07')
    '\\'a&lt;b"�\\''
    """
    return quoteattr(ILLEGAL.sub("\ufffd", text), BREAKS)


def body(text: str) -> str:
    """A text as the content of an element.

    >>> body('a<b"\\x07')
    'a&lt;b"�'
    """
    safe = ILLEGAL.sub("\ufffd", text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return safe.replace("\r", "&#13;")


def graphml(graph: networkx.Graph[str], filter: str) -> Iterator[str]:
    """The lines of a GraphML file."""
    yield f'{HEAD}<graphml xmlns="{GRAPHML}" xmlns:xsi="{XSI}"'
    yield f' xsi:schemaLocation="{GRAPHML} http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
    for place, known in (("node", {"label": "string", **NODE}), ("edge", EDGE)):
        for name, type in known.items():
            kind = "int" if type == "integer" else type
            yield f'<key id="{place}-{name}" for="{place}" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="network" edgedefault="undirected">\n'
    yield f"<desc>{body(described(filter))}</desc>\n"
    for iri, attributes in graph.nodes(data=True):
        data = _data("node", attributes, {"label": "string", **NODE})
        yield f"<node id={xml(iri)}>{data}</node>\n"
    for one, other, attributes in graph.edges(data=True):
        yield f"<edge source={xml(one)} target={xml(other)}>{_data('edge', attributes, EDGE)}</edge>\n"
    yield "</graph>\n</graphml>\n"


def _data(place: str, attributes: Mapping[str, Any], known: Mapping[str, str]) -> str:
    return "".join(f'<data key="{place}-{name}">{body(value)}</data>' for name, value in said(attributes, known))


def gexf(graph: networkx.Graph[str], filter: str) -> Iterator[str]:
    """The lines of a GEXF file; `lastmodifieddate` may be left out, and is."""
    yield f'{HEAD}<gexf xmlns="{GEXF}" xmlns:xsi="{XSI}" xsi:schemaLocation="{GEXF} {GEXF}/gexf.xsd" version="1.3">\n'
    yield f"<meta>\n<creator>{notes.AUTHOR}</creator>\n<description>{body(described(filter))}</description>\n</meta>\n"
    yield '<graph defaultedgetype="undirected" mode="static" idtype="string">\n'
    for place, known in (("node", NODE), ("edge", EDGE)):
        yield f'<attributes class="{place}" mode="static">\n'
        for name, type in known.items():
            yield f'<attribute id="{place}-{name}" title="{name}" type="{type}"/>\n'
        yield "</attributes>\n"
    yield "<nodes>\n"
    for iri, attributes in graph.nodes(data=True):
        yield f"<node id={xml(iri)} label={xml(attributes['label'])}>{_values('node', attributes, NODE)}</node>\n"
    yield "</nodes>\n<edges>\n"
    for number, (one, other, attributes) in enumerate(graph.edges(data=True)):
        ends = f'id="{number}" source={xml(one)} target={xml(other)} weight="{attributes["count"]}"'
        yield f"<edge {ends}>{_values('edge', attributes, EDGE)}</edge>\n"
    yield "</edges>\n</graph>\n</gexf>\n"


def _values(place: str, attributes: Mapping[str, Any], known: Mapping[str, str]) -> str:
    values = "".join(f'<attvalue for="{place}-{name}" value={xml(text)}/>' for name, text in said(attributes, known))
    return f"<attvalues>{values}</attvalues>"


def cytoscape(graph: networkx.Graph[str], filter: str) -> Iterator[str]:
    """The lines of a Cytoscape JSON file, as Cytoscape.js and networkx read it."""
    yield '{"data": ' + _json({"name": notes.TITLE, "description": described(filter)})
    yield ', "directed": false, "multigraph": false, "elements": {"nodes": [\n'
    nodes = ({"id": n, "value": n, "name": a["label"], **a} for n, a in graph.nodes(data=True))
    yield from _elements(nodes)
    yield '], "edges": [\n'
    edges = ({"id": str(i), "source": u, "target": v, **a} for i, (u, v, a) in enumerate(graph.edges(data=True)))
    yield from _elements(edges)
    yield "]}}\n"


def _elements(data: Iterator[dict[str, Any]]) -> Iterator[str]:
    comma = ""
    for each in data:
        yield f'{comma}{{"data": {_json(each)}}}'
        comma = ",\n"
    yield "\n"


def _json(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def described(filter: str) -> str:
    """What a file says of itself."""
    return f"{notes.TITLE} / {notes.TITLE_ZH}{f' ({filter})' if filter else ''}"
