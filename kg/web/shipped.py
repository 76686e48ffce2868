"""What a page needs to answer SPARQL by itself: Oxigraph as a classic script, its WebAssembly, the graph as text."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path

from kg import vendor
from kg.export import Job, rdf
from kg.web.scripts import UNSAFE, save

MOST = 150_000_000
"""Bytes of TriG that a page can be expected to load; a larger graph is not shipped, and the page says so."""
STEP = 1 << 20
LAST = re.compile(r"^export \{[^}]*\};?\s*\Z", re.M)
EXPORT = re.compile(r"^export (?=class |function |const )", re.M)
HERE = "import.meta.url"
ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
CONTROL = {chr(code): f"\\u{code:04x}" for code in [*range(32), 0x7F] if chr(code) not in ESCAPES}
TABLE = str.maketrans({**ESCAPES, **CONTROL, **{chr(code): said for code, said in UNSAFE.items()}})


def classic(module: str) -> str:
    """Oxigraph's module as the function kgOxigraph, which gives Store and initSync; nothing is loaded by it.

    >>> print(classic("export class Store {}\\nlet a = import.meta.url;\\nexport { initSync, b as default };\\n"))
    function kgOxigraph() {
    "use strict";
    class Store {}
    let a = "";
    return { Store: Store, initSync: initSync };
    }
    <BLANKLINE>
    """
    body = LAST.sub("", EXPORT.sub("", module)).replace(HERE, '""').rstrip()
    return f'function kgOxigraph() {{\n"use strict";\n{body}\nreturn {{ Store: Store, initSync: initSync }};\n}}\n'


def engine(folder: Path) -> None:
    """Write Oxigraph and its WebAssembly as scripts, with whose they are."""
    known = next(each for each in vendor.listed() if each.file == "oxigraph.js")
    head = f"/* {known.package} {known.version}, {known.licence}; its module made a function. vendor-licences.txt */\n"
    assets = folder / "assets"
    (assets / "oxigraph.js").write_text(head + classic(vendor.text("oxigraph.js")), encoding="utf-8", newline="\n")
    save(folder, "assets/oxigraph-wasm", base64.b64encode(vendor.data("oxigraph_bg.wasm")).decode("ascii"))


def graph(job: Job, folder: Path) -> int:
    """Write the graph as TriG, and as a script where a page can load it; returns its bytes."""
    path = folder / "downloads" / "graph.trig"
    path.parent.mkdir(parents=True, exist_ok=True)
    rdf.write(job, path, form="trig")
    size = path.stat().st_size
    if size <= MOST:
        with (folder / "data" / "graph.js").open("w", encoding="utf-8", newline="\n") as sink:
            sink.write('kgData("data/graph","')
            sink.writelines(escaped(path))
            sink.write('");\n')
    return size


def escaped(path: Path) -> Iterator[str]:
    """A text, piece by piece, as the inside of a JSON string."""
    with path.open(encoding="utf-8", newline="") as source:
        while piece := source.read(STEP):
            yield piece.translate(TABLE)
