"""kg: a cross-city comparative knowledge graph of Chinese environmental plans.

In a notebook::

    import kg
    graph = kg.open()                    # the build of `kg build`
    graph.query("pm25-targets")          # a pandas DataFrame
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from kg.api import Graph, build, open, read

__version__ = "0.1.0"
__all__ = ["Graph", "build", "open", "read"]


def __getattr__(name: str) -> Any:
    """Import kg.api only when one of its verbs is used: `import kg` costs nothing."""
    if name in __all__:
        return getattr(import_module("kg.api"), name)
    raise AttributeError(f"module 'kg' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
