"""Builds that the tests of exports read: two plain documents, and one in which everything is hostile."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import factory

from kg.graph import store
from kg.graph.quads import Builder
from kg.model import Evidence, Plan

HUGE = "巨" * 40_000
HOSTILE = (
    '=HYPERLINK("http://evil.example","x")\r\n+1+1,-2;@SUM(A1)\t=cmd|\' /C calc\'!A0 ＝全角 '
    f"<img src=x onerror=alert(1)> & \"quoted\" 'single' \x07\x0b\x1b \ufffe _x0041_ ]]> \\ {HUGE} 𠮷"
)
"""A raw text that is bad for every format in its own way; no NUL, which kg refuses to read."""
FORMULAS = ("=1+1", "+1", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "＝1+1", "－1", "'=1", "''-1")


def build_of(out: Path, plans: Iterable[Plan], *, units: dict[str, str] | None = None) -> Path:
    """A build of plans, with the catalogue and links but without the gate of shapes."""
    builder = Builder(units=units or {})
    with store.locked(out), store.generation(out) as folder:
        lines = [line for plan in plans for line in builder.plan(plan)]
        lines += builder.links() + builder.catalogue({"kg": "0"})
        (folder / store.GRAPH).write_text("".join(lines), encoding="utf-8", newline="")
        manifest = {"versions": {"kg": "0"}, "counts": {"quads": len(lines)}}
        (folder / store.MANIFEST).write_text(json.dumps(manifest))
        store.load(folder)
    return out


def hostile(doc: str = "hostile", words: str = HOSTILE) -> Plan:
    """A plan whose every text is hostile."""
    plain = factory.plan(doc, raw=factory.RAW + words)
    at = len(factory.RAW)
    whole = Evidence(doc, at, at + len(words), words)
    bad, formula = words[:200], FORMULAS[0]
    targets = tuple(
        replace(plain.targets[0], indicator=text, scope=text, indicator_id="", evidence=whole, clause=whole)
        for text in FORMULAS
    )
    return replace(
        plain,
        document=replace(plain.document, title=bad, publisher=bad, source=formula, exercise=bad),
        targets=targets,
        measures=(replace(plain.measures[0], label=bad, object=formula, verb="@verb", bodies=(bad,), evidence=whole),),
        programmes=(replace(plain.programmes[1], name=bad),),
        duties=(replace(plain.duties[0], body=bad, mention=formula),),
        citations=(replace(plain.citations[0], title=bad, number="-5"),),
        clauses=(*plain.clauses, whole),
    )
