"""The form over the shapes: every property of every class can be asked about, and what is typed stays a value."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.graph.store import open_store
from kg.query import Result, run
from kg.web.builder import build, variable
from kg.web.shapes import Property, classes

SAMPLES = {"city": "天津", "number": "0.1", "quantity": "40", "date": "2025", "document": "tianjin", "text": "a",
           "thing": "生态"}  # fmt: skip
EVERY = [(key, each.key) for key, known in classes().items() for each in known.properties]
HOSTILE = ['" } DROP', "'; }", "\\", "<img src=x onerror=alert(1)>", "} UNION { ?s ?p ?o", "a\u2028b", "?x . } #"]


def sample(each: Property) -> str:
    """A value of a property's kind."""
    return each.choices[0][0] if each.choices else SAMPLES[each.sort]


def rows(built: Path, *pairs: tuple[str, str]) -> Result:
    """The rows of a filled-in form."""
    text = build(pairs, "zh").text
    assert text
    return run(open_store(built), text)


@pytest.mark.parametrize(("key", "name"), EVERY, ids=["-".join(each) for each in EVERY])
def test_every_property_can_be_shown_and_asked_about(built: Path, key: str, name: str) -> None:
    known = next(each for each in classes()[key].properties if each.key == name)
    assert set(known.labels) >= {"zh", "en"}
    shown = rows(built, ("class", key), ("show", name))
    asked = rows(built, ("class", key), ("f." + name, sample(known)))
    assert variable(known) in shown.columns and len(asked.rows) <= len(shown.rows)


def test_filters_mean_what_they_say(built: Path) -> None:
    found = rows(
        built, ("class", "Target"), ("f.city", "天津市"), ("o.quantity", "le"), ("f.quantity", "45"),
        ("f.indicator", "https://w3id.org/kg-cn-plans/indicator/pm25"), ("f.deadline", "2025"),
    )  # fmt: skip
    at = {name: index for index, name in enumerate(found.columns)}
    assert [row[at["quantity"]] for row in found.rows] == [40.0, 43.0]
    assert {row[at["city"]] for row in found.rows} == {"天津市"}
    assert all(isinstance(row[at["start"]], int) and row[at["quote"]] for row in found.rows)


@pytest.mark.parametrize(("operator", "expected"), [("eq", {"2025"}), ("le", {"2025"}), ("ge", {"2025", "2030"})])
def test_dates_are_compared_by_what_was_given(built: Path, operator: str, expected: set[str]) -> None:
    found = rows(built, ("class", "Target"), ("o.deadline", operator), ("f.deadline", "2025"))
    years = {str(row[0])[:4] for row in found.rows}
    test = {"eq": "2025".__eq__, "le": "2025".__ge__, "ge": "2025".__le__}[operator]
    assert years and all(map(test, years)) and years & expected


@pytest.mark.parametrize("evil", HOSTILE)
@pytest.mark.parametrize(("key", "name"), [("Target", "indicatorName"), ("Duty", "body"), ("Target", "document")])
def test_what_is_typed_is_a_value_and_no_query(built: Path, evil: str, key: str, name: str) -> None:
    assert rows(built, ("class", key), ("f." + name, evil)).rows == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("city", "火星市"), ("quantity", "1 } DROP"), ("deadline", "soon"), ("indicator", "http://evil/"), ("kind", "x>")],
)
def test_what_cannot_be_meant_is_said_and_not_run(name: str, value: str) -> None:
    built = build([("class", "Target"), ("f." + name, value)], "en")
    assert built.text == ""
    assert next(row.amiss for row in built.rows if row.property.key == name)


def test_a_class_that_is_none_and_strange_fields_change_nothing() -> None:
    assert build([("class", "<b>"), ("f.none", "1"), ("o.city", "le")], "zh").chosen.key == "Target"


def test_labels_are_in_the_language_asked_for(built: Path) -> None:
    one = ("class", "Target"), ("show", "indicator"), ("f.kind", "https://w3id.org/kg-cn-plans/value/level")
    text = build(one, "en").text
    assert 'LANG(?indicator) = "en"' in text
    found = run(open_store(built), text)
    assert "level" in {row[found.columns.index("kind")] for row in found.rows}
