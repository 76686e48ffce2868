"""Data for pages that open from disk: classic scripts, because browsers refuse to fetch beside a file:// page.

Each is one call kgData(name, value). `assets/report.js` keeps what is brought so and hands it to who asked.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Signs that end a script, a comment or a line where JSON stands in a page."""


def json_text(value: Any) -> str:
    """JSON that may stand in a script, whatever its texts say.

    >>> json_text(["</script>"])
    '["\\\\u003c/script\\\\u003e"]'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return text.translate(UNSAFE)


def call(name: str, value: Any) -> str:
    """The script that brings one value.

    >>> call("a", [1])
    'kgData("a",[1]);\\n'
    """
    return f"kgData({json_text(name)},{json_text(value)});\n"


def save(folder: Path, name: str, value: Any) -> None:
    """Write FOLDER/NAME.js."""
    path = folder / f"{name}.js"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(call(name, value), encoding="utf-8", newline="\n")
