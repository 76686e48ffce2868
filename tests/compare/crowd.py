"""Made-up plans of real cities that differ in every way a comparison looks at, the same for the same seed."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import factory
import pyoxigraph as ox

from kg.graph.quads import Builder, quads
from kg.model import Duty, Evidence, Place, Plan

CITIES = (
    Place("130200", "唐山市"),
    Place("350200", "厦门市"),
    Place("320300", "徐州市"),
    Place("320400", "常州市"),
    Place("310000", "上海市"),
)
CONCEPTS = (
    "dust-control",
    "noise-control",
    "green-manufacturing",
    "rural-sewage",
    "coal-boiler-elimination",
    "green-lifestyle",
)
TYPES = ("plan", "plan", "work-report", "progress-report")
YEARS = ("2024", "2025", "2025-12-31", "2030")


def crowd(seed: int, documents: int = 9) -> list[Plan]:
    """Plans of some cities, in the order of their ids."""
    random = Random(seed)
    return [document(f"d{number:04d}", random) for number in range(documents)]


def document(doc: str, random: Random) -> Plan:
    """One plan with random facts, each of its own words."""
    city = random.choice(CITIES)
    made = factory.plan(doc, city)
    names = random.sample(("清水行动", "蓝天行动", "净土行动"), 2)
    measures = tuple(
        replace(made.measures[0], evidence=at(doc, i), concept=random.choice(CONCEPTS), programmes=())
        for i in range(random.randint(0, 9))
    )
    programmes = tuple(
        replace(made.programmes[0], evidence=at(doc, 40 + i), name=name, concept="", type="programme")
        for i, name in enumerate(names)
    )
    targets = tuple(
        replace(
            made.targets[1],
            evidence=at(doc, 60 + i),
            value=float(random.randint(25, 45)),
            comparator=random.choice(("<=", "=")),
            deadline=random.choice(YEARS),
            stretch=random.random() < 0.3,
            scope="",
        )
        for i in range(random.randint(0, 4))
    )
    duties: tuple[Duty, ...] = tuple(replace(each, place=city) for each in made.duties)
    return replace(
        made,
        document=replace(made.document, type=random.choice(TYPES)),
        measures=(*measures, made.measures[1]),
        programmes=programmes,
        targets=targets,
        duties=duties,
    )


def at(doc: str, number: int) -> Evidence:
    """Words of the made-up text."""
    return Evidence(doc, number, number + 3, factory.RAW[number : number + 3])


def store(plans: list[Plan]) -> ox.Store:
    """The graph of plans, in memory."""
    made = ox.Store()
    made.bulk_load("".join(quads(plans, {"kg": "1"})).encode(), ox.RdfFormat.N_QUADS)
    return made


def facts_only(plans: list[Plan]) -> ox.Store:
    """The graph of plans without the ontology, which the columnar tables do not need: ten times as fast."""
    builder = Builder(units={})
    lines = [line for plan in plans for line in builder.plan(plan)]
    lines += builder.links() + builder.catalogue({"kg": "0"})
    made = ox.Store()
    made.bulk_load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    return made
