"""Imports in the metadata of a package, each with its own licence and source."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from kg.export.notes import Imported, licence_name

UNSAID = "not stated"


def on_web(text: str) -> bool:
    """Whether a licence is an address.

    >>> on_web("https://ex.org/terms"), on_web("CC0")
    (True, False)
    """
    return bool(re.fullmatch(r"https?://\S+", text))


def identifier(each: Imported) -> str:
    """The id of an import in the package."""
    return f"#import-{quote(each.name)}"


def entity(each: Imported) -> dict[str, Any]:
    """The entity of an import, with its own licence and source."""
    own = {"@id": each.licence} if on_web(each.licence) else each.licence or UNSAID
    said = {"@id": identifier(each), "@type": "Dataset", "name": each.name, "description": f"Imported facts; {each}"}
    return {**said, "license": own, "creditText": each.source or UNSAID}


def terms(each: Imported) -> dict[str, str]:
    """The licence of an import, for datapackage.json."""
    spdx, name = licence_name(each.licence or UNSAID)
    path = {"path": each.licence} if on_web(each.licence) else {}
    return {"name": spdx, "title": f"import {each.name}: {name}", **path}
