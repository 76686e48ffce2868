"""kg explain."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from click.testing import Result

Run = Callable[..., Result]


def test_text(run: Run) -> None:
    shown = run("show", "pm25").output
    ids = re.findall(r"\[\d+:\d+\] ([0-9a-f]{8})$", shown, re.M)
    assert ids
    output = run("explain", ids[0]).output
    assert ids[0] in output and "【" in output
    for name in ("indicator", "city", "rule", "confidence", "concept"):
        assert f"  {name}: " in output


def test_json(run: Run) -> None:
    (found,) = json.loads(run("explain", run("explain", "PM2.5年均").output.split()[1], "--format", "json").output)
    assert found["rule"]["does_en"] and found["parts"] and 0 < found["confidence"] < 1


def test_unknown(run: Run) -> None:
    assert "no fact" in run("explain", "没有这几个字的句子", code=1).output
