"""Where the parts that are not code stand: ontology/, corpus/ and the default build.

In a checkout `ontology/` stands beside `kg/`; in a wheel it is installed as `kg/ontology`.
This is the one place that knows both.
"""

from __future__ import annotations

import os
from pathlib import Path

from kg.errors import KgError

PACKAGE = Path(__file__).resolve().parent
CHECKOUT = PACKAGE.parent


def _first(name: str, candidates: tuple[Path, ...], cure: str) -> Path:
    for path in candidates:
        if path.is_dir():
            return path
    raise KgError(f"no folder {name} at {' or '.join(map(str, candidates))}", cure=cure)


def ontology() -> Path:
    """Folder of the ontology files."""
    return _first("ontology", (CHECKOUT / "ontology", PACKAGE / "ontology"), "reinstall kg")


def corpus() -> Path:
    """Folder of the default corpus: ./corpus, else the one that kg ships."""
    candidates = (Path("corpus"), CHECKOUT / "corpus", PACKAGE / "corpus")
    return _first("corpus", candidates, "name the folder of your documents: kg build CORPUS_DIR")


def build() -> Path:
    """Folder of the default build: $KG_STORE, else ./build, else the checkout's; it need not exist."""
    if os.environ.get("KG_STORE"):
        return Path(os.environ["KG_STORE"])
    here = Path("build")
    beside = CHECKOUT / "build"
    in_checkout = (CHECKOUT / "setup.cfg").is_file()  # beside an installed kg, "build" is a package of that name
    return beside if in_checkout and beside.exists() and not here.exists() else here
