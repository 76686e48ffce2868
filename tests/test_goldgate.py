"""The gold gate: what is extracted stays above pinned floors, field by field, and every quote is exact.

The corpus was read while the rules were written, so its figures flatter; the invented documents of tests/unseen are the
better measure (half A was read too, halves B and C were not, or little: tests/unseen/README.md), and those of
tests/webpages, in the form of real pages, the best. A floor is raised when
the figure rises, and never lowered without a word in the changelog.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.evaluate import Report, evaluate
from kg.export.tables import found_tables
from kg.gold import read_gold
from kg.graph.read import plans
from kg.graph.store import open_store
from kg.model import Plan
from kg.pipeline import read_corpus

HERE = Path(__file__).parent
GOLD, UNSEEN, PAGES = HERE / "gold", HERE / "unseen", HERE / "webpages"
FLOORS = {  # F1 on the corpus
    "targets core": 0.97,
    "targets full": 0.96,
    "measures": 0.96,
    "programmes": 0.95,
    "bodies": 0.97,
}
FIELDS = 0.95  # share of right values of each field of matched targets, and of types and roles
UNSEEN_FLOORS = {  # F1 on tests/unseen, all documents together
    "targets core": 0.965,
    "targets full": 0.90,
    "measures": 0.94,
    "programmes": 0.915,
    "bodies": 0.92,
}
PAGE_FLOORS = {  # F1 on tests/webpages, all documents together
    "targets core": 0.945,
    "targets full": 0.84,
    "measures": 0.925,
    "programmes": 0.91,
    "bodies": 0.905,
}


@pytest.fixture(scope="module")
def read(built: Path) -> list[Plan]:
    return list(plans(open_store(built)))


@pytest.fixture(scope="module")
def report(read: list[Plan]) -> Report:
    return evaluate(read_gold(GOLD, {plan.document.id: plan.raw for plan in read}), found_tables(read))


def _scored(folder: Path) -> Report:
    found = list(read_corpus(folder / "docs"))
    return evaluate(read_gold(folder / "gold", {plan.document.id: plan.raw for plan in found}), found_tables(found))


@pytest.fixture(scope="module")
def unseen() -> Report:
    return _scored(UNSEEN)


@pytest.fixture(scope="module")
def pages() -> Report:
    return _scored(PAGES)


@pytest.mark.parametrize("kind", FLOORS)
def test_the_score_is_above_its_floor(kind: str, report: Report) -> None:
    assert report.scores[kind].f1 >= FLOORS[kind]


def test_every_field_is_above_its_floor(report: Report) -> None:
    shares = {f"{kind} {name}": share for kind, fields in report.fields.items() for name, share in fields.items()}
    assert len(shares) == 11
    assert {name: share for name, share in shares.items() if share < FIELDS} == {}


@pytest.mark.parametrize("kind", UNSEEN_FLOORS)
def test_the_score_on_other_cities_is_above_its_floor(kind: str, unseen: Report) -> None:
    assert unseen.scores[kind].f1 >= UNSEEN_FLOORS[kind]


@pytest.mark.parametrize("kind", PAGE_FLOORS)
def test_the_score_on_pages_is_above_its_floor(kind: str, pages: Report) -> None:
    assert pages.scores[kind].f1 >= PAGE_FLOORS[kind]


def test_gold_and_facts_are_sound(report: Report, unseen: Report, pages: Report) -> None:
    assert report.problems == unseen.problems == pages.problems == ()


def test_every_quote_is_where_it_says(read: list[Plan], corpus: Path) -> None:
    for plan in read:
        raw = (corpus / f"{plan.document.id}.txt").read_text(encoding="utf-8")
        assert raw == plan.raw
        facts = (*plan.targets, *plan.measures, *plan.programmes, *plan.duties, *plan.citations, *plan.mentions)
        assert facts
        for fact in facts:
            fact.evidence.check(raw)
            fact.clause.check(raw)
