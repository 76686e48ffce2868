"""Pictures of the comparison: each from one function, as a page that needs no network and as SVG, PNG or PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.visualise import duties, matrix, network, places, targets, timeline, upset
from kg.visualise.options import Options
from kg.visualise.parts import DrawError
from kg.visualise.picture import FORMS, Picture

if TYPE_CHECKING:
    from kg.compare.columnar import Tables

__all__ = ["FORMS", "PICTURES", "Draw", "DrawError", "Options", "Picture"]

Draw = Callable[["Tables", Options], Picture]
PICTURES: dict[str, Draw] = {
    "network": network.network,
    "matrix": matrix.matrix,
    "upset": upset.upset,
    "targets": targets.targets,
    "timeline": timeline.timeline,
    "map": places.places,
    "duties": duties.duties,
}
"""Name -> the function that makes the picture."""
