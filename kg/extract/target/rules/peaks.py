"""Years by which emissions are to peak or to be balanced (2030年前实现碳达峰, 与全省同步达峰), which are levels."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import phrase

PEAK = re.compile("(?P<what>碳达峰(?:、碳中和)?|碳中和|达峰|达到峰值)(?:目标)?(?=$|并|且|后稳)")
MANNER = re.compile(
    "(?:实现|达到|力争|确保|如期|顺利|率先|提前|同步|稳妥|有序|与全[国省市县]|与[国省]家?|要|将|应|须|能够)+$"
)
"""What stands between the emission and its verb."""
OWN = ("碳达峰", "碳中和")
"""What names itself."""


def peaks(scene: Scene) -> list[Found]:
    """The rows of a clause with a date in force that says that something peaks, one for each of two names."""
    hit = PEAK.search(scene.text) if scene.dated else None
    if hit is None:
        return []
    last = MANNER.search(scene.text, 0, hit.start("what"))
    stop = last.start() if last else hit.start("what")
    date = next((d for d in scene.dates if d.start < stop <= d.end or d.end == stop), None)
    stop = date.start if date else stop
    start, end = phrase.cut(scene.text, 0, stop)
    if hit["what"].startswith(OWN):
        start = min(start if end > start else stop, hit.start("what"))
        return [Found(start, hit.end("what"), "peak", name, "level", "=") for name in hit["what"].split("、")]
    name = phrase.clean(scene.text[start:end])
    return [Found(start, hit.end("what"), "peak", name + "达峰", "level", "=")] if len(name) > 1 else []
