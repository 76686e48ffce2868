"""Vega-Lite specifications to SVG, in which every mark that stands for facts is a link to its key."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import sha256
from xml.etree import ElementTree

from kg.visualise.parts import DrawError, Spec
from kg.visualise.style import config

VERSION = "6.4"
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
SVG, XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
COUNTED = re.compile(r"""(\bid="|\burl\(#)((?:clip|gradient_)\d+)(?=["\)])""")
"""Ids that the library counts up from drawing to drawing; a page may hold several drawings."""
UNFIT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
KEY = re.compile(r"#([A-Za-z0-9_-]+)$")
Link = Callable[[str], dict[str, str]]
"""Key of a mark -> the attributes that its link gets; none: no link."""


def drawn(spec: Spec) -> ElementTree.Element:
    """A specification as SVG, links still as the drawing library has them.

    Raises:
        DrawError: if the library refuses it.
    """
    import vl_convert

    ElementTree.register_namespace("", SVG)
    ElementTree.register_namespace("xlink", XLINK)
    try:
        text = vl_convert.vegalite_to_svg({"$schema": SCHEMA, "config": config(), **spec}, vl_version=VERSION)
    except ValueError as error:
        raise DrawError(f"the drawing failed: {error}", cure="report this with the command that you gave") from error
    return ElementTree.fromstring(settled(text))


def settled(text: str) -> str:
    """A drawing whose ids do not depend on what the process drew before, without signs that XML cannot hold.

    >>> settled('<a id="clip7"/><b clip-path="url(#clip7)"/>') == settled('<a id="clip1"/><b clip-path="url(#clip1)"/>')
    True
    """
    text, order = UNFIT.sub("\ufffd", text), dict[str, int]()

    def numbered(head: str) -> str:
        return COUNTED.sub(lambda found: f"{found[1]}{head}{order.setdefault(found[2], len(order) + 1)}", text)

    return numbered(f"k{sha256(numbered('').encode()).hexdigest()[:8]}-")


def tidy(root: ElementTree.Element, link: Link) -> ElementTree.Element:
    """Links to keys as `link` has them, ornaments hidden from readers that speak, no links elsewhere.

    The library resolves "#key" against an address of its own; that address goes.
    """
    for parent in list(root.iter()):
        if parent.get("opacity") == "1":  # a layer of its own for each element: it made PNG three times slower
            del parent.attrib["opacity"]
        for at, child in enumerate(list(parent)):
            if child.tag == f"{{{SVG}}}a":
                found = KEY.search(child.get(f"{{{XLINK}}}href", ""))
                parent[at] = _linked(child, link(found[1]) if found else {})
    return root


def _linked(anchor: ElementTree.Element, attributes: dict[str, str]) -> ElementTree.Element:
    if not attributes:
        anchor.tag = f"{{{SVG}}}g"
    anchor.attrib.clear()
    anchor.attrib.update(attributes)
    label = next((child.get("aria-label") for child in anchor if child.get("aria-label")), "")
    if attributes and label:
        anchor.set("aria-label", label)
    return anchor


def text(root: ElementTree.Element) -> str:
    """As text; the same element gives the same text."""
    return ElementTree.tostring(root, encoding="unicode")
