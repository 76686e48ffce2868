"""The network as data for the page: what pyvis makes of it for vis-network, with places and without physics."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from kg.visualise import style
from kg.visualise.layout import SLOT, Place
from kg.visualise.network_chart import radius

if TYPE_CHECKING:
    import networkx

FONT, ROOM = 9.5, SLOT[0]
OPTIONS: dict[str, Any] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True, "keyboard": {"enabled": True, "bindToWindow": False}, "navigationButtons": False,
        "tooltipDelay": 150, "hideEdgesOnDrag": True,
    },
    "edges": {
        "smooth": False, "width": 0.8, "selectionWidth": 1.4, "hoverWidth": 0.6,
        "color": {"color": "rgba(120,140,160,0.28)", "highlight": style.ACCENT, "hover": style.ACCENT},
    },
    "nodes": {
        "borderWidth": 1, "borderWidthSelected": 2.5,
        "scaling": {"label": {"enabled": False, "drawThreshold": 6, "maxVisible": 30}},
        "font": {"face": style.FAMILY, "color": style.INK, "size": FONT, "strokeWidth": 3, "strokeColor": "#ffffff"},
    },
}  # fmt: skip


def data(graph: networkx.Graph[str], places: Mapping[str, Place], keys: Mapping[str, str]) -> dict[str, Any]:
    """Nodes, edges and options for vis-network, labels in both languages, and the themes that occur."""
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    net = Network(cdn_resources="in_line")
    # add_node and add_edge look through all there are each time: the lists are filled directly.
    net.nodes = [Node(keys[node], **node_options(graph, node, places[node])).options for node in graph]
    net.edges = [Edge(keys[one], keys[other]).options for one, other in graph.edges]
    nodes, edges, *_ = net.get_network_data()
    used = {theme for _, theme in graph.nodes(data="theme")}
    known = [theme for theme in style.themes().values() if theme.id in used]
    legend = [{"id": t.id, "zh": t.name.zh, "en": t.name.en, "colour": t.colour, "shape": t.vis} for t in known]
    most = sum(kind == "city" for _, kind in graph.nodes(data="kind"))
    return {"nodes": nodes, "edges": edges, "options": OPTIONS, "themes": legend, "most": most}


def node_options(graph: networkx.Graph[str], node: str, place: Place) -> dict[str, Any]:
    """How vis-network shall draw a node, and what the page filters by: kind, theme, number of cities."""
    data, (x, y) = graph.nodes[node], place
    said = {"x": x, "y": y, "kind": data["kind"], "theme": data["theme"], "count": data["count"]}
    names = {"label": data["label"], "zh": data["label"], "en": data["label_en"] or data["label"]}
    names |= {f"{tongue}_lines": "\n".join(style.lines(names[tongue], ROOM, FONT)) for tongue in ("zh", "en")}
    if data["kind"] == "city":
        font = {"size": 18}
        return {**said, **names, "shape": "dot", "size": 11, "color": style.INK, "font": font, "cities": 0}
    theme = style.theme(data["theme"])
    degree = graph.degree[node]
    size = radius(degree) + 1
    return {**said, **names, "shape": theme.vis, "size": size, "color": theme.colour, "cities": degree}
