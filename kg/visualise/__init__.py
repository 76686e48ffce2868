"""Pictures of the comparison: each from one function, as a page that needs no network and as SVG, PNG or PDF."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.visualise.network import network
from kg.visualise.options import Options
from kg.visualise.picture import FORMS, DrawError, Picture

if TYPE_CHECKING:
    from kg.compare.columnar import Tables

__all__ = ["FORMS", "PICTURES", "Draw", "DrawError", "Options", "Picture"]

Draw = Callable[["Tables", Options], Picture]
PICTURES: dict[str, Draw] = {"network": network}
"""Name -> the function that makes the picture."""
