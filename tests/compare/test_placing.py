"""Themes of groups, measured on concepts that are taken out of the taxonomy as if they were missing."""

from __future__ import annotations

from pathlib import Path
from zlib import crc32

import pytest

from kg.compare.alignment import Clause, Group, Wordings, clauses
from kg.compare.columnar import open_tables
from kg.compare.placing import chosen, placed
from kg.compare.taxonomy import names, themes
from kg.compare.wording import SHORTEST

FOLDS = 6


@pytest.fixture(scope="module")
def measures(built: Path) -> list[Clause]:
    with open_tables(built) as tables:
        return clauses(tables)


def single(clause: Clause) -> Group:
    return Group(clause.label, (clause.words,), (clause,), 1.0)


def held_out(measures: list[Clause], fold: int) -> list[tuple[str, str]]:
    """The theme given to each text of the concepts of a fold, and the right one, with these concepts missing."""
    missing = {concept for concept in themes() if crc32(concept.encode()) % FOLDS == fold} - set(themes().values())
    left = [clause._replace(concept="") if clause.concept in missing else clause for clause in measures]
    wordings = Wordings(left, named=[(concept, name) for concept, name in names() if concept not in missing])
    asked = {c.words: c for c in measures if c.concept in missing and len(c.words) >= SHORTEST}
    groups = [single(clause) for words, clause in sorted(asked.items()) if words in wordings.said]
    right = [themes()[group.members[0].concept] for group in groups]
    return list(zip((place.theme for place in placed(wordings, groups)), right, strict=True))


def test_themes_are_mostly_right_where_one_is_given(measures: list[Clause]) -> None:
    asked = [pair for fold in range(FOLDS) for pair in held_out(measures, fold)]
    given = [(theme, right) for theme, right in asked if theme]
    assert len(asked) > 600
    assert len(given) / len(asked) > 0.2
    assert sum(theme == right for theme, right in given) / len(given) > 0.75


def test_no_theme_where_two_are_equally_near() -> None:
    assert chosen({"air": 0.4, "water": 0.39, "soil": 0.0}) == ""
    assert chosen({"air": 0.1, "water": 0.01}) == ""
    assert chosen({"air": 0.4, "water": 0.1}) == "air"


def test_the_nearest_concept_is_one_whose_name_is_like_the_words(measures: list[Clause]) -> None:
    clause = Clause("a", "甲市", "", "开展秸秆露天禁烧工作", "秸秆露天禁烧工作", "开展秸秆露天禁烧工作", 0, 10)
    wordings = Wordings([*measures, clause])
    (place,) = placed(wordings, [single(clause)])
    assert place.concept in themes()
    assert "straw" in place.concept
    assert 0.4 <= place.score <= 1


def test_words_like_nothing_have_no_place() -> None:
    clause = Clause("a", "甲市", "", "qqwwee", "qqwwee", "qqwwee", 0, 6)
    (place,) = placed(Wordings([clause]), [single(clause)])
    assert place == ("", "", 0.0)
