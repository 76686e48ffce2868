"""Pictures of the comparison: each from one function, as a page that needs no network and as SVG, PNG or PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.visualise.duties import duties
from kg.visualise.matrix import matrix
from kg.visualise.network import network
from kg.visualise.options import Options
from kg.visualise.picture import FORMS, DrawError, Picture
from kg.visualise.targets import targets
from kg.visualise.timeline import timeline
from kg.visualise.upset import upset

if TYPE_CHECKING:
    from kg.compare.columnar import Tables

__all__ = ["FORMS", "PICTURES", "Draw", "DrawError", "Options", "Picture"]

Draw = Callable[["Tables", Options], Picture]
PICTURES: dict[str, Draw] = {
    "network": network,
    "matrix": matrix,
    "upset": upset,
    "targets": targets,
    "timeline": timeline,
    "duties": duties,
}
"""Name -> the function that makes the picture."""
