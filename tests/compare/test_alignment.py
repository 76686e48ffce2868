"""Measures aligned across cities: groups, and the pairs judged by hand that say how often they are right."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from compare import judged
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.compare.alignment import THRESHOLD, Clause, Wordings, aligned, clauses, names_city
from kg.compare.columnar import Tables, open_tables
from kg.compare.taxonomy import names
from kg.compare.vectors import Space
from kg.compare.wording import core

ROOT = Path(__file__).parent.parent.parent
FOLDERS = (ROOT / "corpus", ROOT / "tests" / "unseen" / "docs")


def said(city: str, words: str, start: int = 0, concept: str = "") -> Clause:
    return Clause(
        f"doc-{city}", city, concept, words, words, words, start, start + len(words), "", f"urn:{city}:{start}"
    )


@pytest.fixture(scope="module")
def tables(built: Path) -> Tables:
    return open_tables(built)


# Groups


def test_what_two_cities_say_alike_is_a_group_and_the_shorter_label_names_it() -> None:
    measures = [said("甲市", "推进美丽河湖建设"), said("乙市", "美丽河湖建设工程"), said("丙市", "规范殡葬用品市场")]
    (group,) = Wordings(measures).groups()
    assert group.cities == ("乙市", "甲市")
    assert group.label in ("推进美丽河湖建设", "美丽河湖建设工程")
    assert [member.city for member in group.members] == ["乙市", "甲市"]
    assert THRESHOLD <= group.cohesion < 1


def test_what_one_city_says_twice_is_no_group_unless_asked_for() -> None:
    measures = [said("甲市", "推进美丽河湖建设"), said("甲市", "加快美丽河湖建设", 30)]
    assert Wordings(measures).groups() == []
    assert len(Wordings(measures).groups(min_cities=1)) == 1
    assert Wordings(measures).groups(min_cities=3) == []


def test_the_same_words_of_three_cities_come_before_like_words_of_two() -> None:
    measures = [said(city, "推进美丽河湖建设") for city in ("甲市", "乙市", "丙市")]
    measures += [said("甲市", "规范殡葬用品市场", 50), said("乙市", "规范殡葬用品的市场", 50)]
    first, second = Wordings(measures).groups()
    assert (len(first.cities), first.cohesion, first.label) == (3, 1.0, "推进美丽河湖建设")
    assert len(second.cities) == 2


def test_measures_with_a_concept_are_never_in_a_group() -> None:
    measures = [said("甲市", "推进美丽河湖建设"), said("乙市", "推进美丽河湖建设", concept="river-chief-system")]
    assert Wordings(measures).groups(min_cities=1)[0].cities == ("甲市",)


def test_only_the_cities_asked_for_are_grouped_by_name_or_code() -> None:
    measures = [
        said(city, "推进美丽河湖建设")._replace(code=code)
        for city, code in (("甲市", "1"), ("乙市", "2"), ("丙市", "3"))
    ]
    assert Wordings(measures, ["甲市", "3"]).groups()[0].cities == ("丙市", "甲市")


def test_the_label_does_not_name_the_city_where_another_does_not() -> None:
    measures = [said("甲城市", "建设甲城花园绿道"), said("乙城市", "加快建设花园绿道")]
    (group,) = Wordings(measures).groups()
    assert group.label == "加快建设花园绿道"
    assert names_city(measures[0]) and not names_city(measures[1])


LIKE = (
    "推进美丽河湖建设",
    "美丽河湖建设工程",
    "美丽河湖的建设",
    "规范殡葬用品市场",
    "规范殡葬用品的市场",
    "建设美丽河湖",
)


@settings(deadline=None, max_examples=20)
@given(st.permutations([said("甲乙丙"[n % 3] + "市", words, n) for n, words in enumerate(LIKE)]))
def test_the_order_of_measures_does_not_matter(measures: list[Clause]) -> None:
    assert Wordings(measures).groups(0.5) == Wordings(sorted(measures)).groups(0.5)


def test_no_measures_no_groups() -> None:
    assert Wordings([]).groups() == []


# Groups of the corpus


def test_groups_of_the_corpus_hold_unlinked_clauses_of_two_cities(tables: Tables) -> None:
    groups = aligned(tables)
    assert len(groups) >= 10
    every = {clause.iri: clause for clause in clauses(tables)}
    for group in groups:
        assert len(group.cities) >= 2
        assert group.cohesion >= THRESHOLD - 0.001
        assert all(every[member.iri] == member and not member.concept for member in group.members)
    taken = [member.iri for group in groups for member in group.members]
    assert len(taken) == len(set(taken))


def test_a_higher_threshold_gives_closer_groups_and_cities_narrow_them(tables: Tables) -> None:
    wide, narrow = aligned(tables, threshold=0.5), aligned(tables, threshold=0.9)
    assert sum(len(group.texts) > 1 for group in narrow) < sum(len(group.texts) > 1 for group in wide)
    two = aligned(tables, ["320300", "常州市"])
    assert two and {city for group in two for city in group.cities} == {"徐州市", "常州市"}


def test_the_same_tables_give_the_same_groups(tables: Tables) -> None:
    assert aligned(tables) == aligned(tables)


# Pairs judged by hand


def text_of(doc: str) -> str:
    path = next(folder / f"{doc}.txt" for folder in FOLDERS if (folder / f"{doc}.txt").exists())
    return path.read_bytes().decode("utf-8-sig")


def test_judged_pairs_are_enough_spread_over_all_scores_and_quote_their_documents() -> None:
    rows = judged.pairs()
    assert len(rows) >= 150
    assert {(row["population"], float(row["stratum"])) for row in rows} == judged.strata().keys()
    texts = {doc: text_of(doc) for row in rows for doc in (row["one_doc"], row["other_doc"])}
    assert not [doc for doc in texts if doc.startswith("unseen") and not doc.startswith("unseen-a")]
    for row in rows:
        assert row["one_city"] != row["other_city"]
        for side in ("one", "other"):
            start, end = int(row[f"{side}_start"]), int(row[f"{side}_end"])
            assert texts[row[f"{side}_doc"]][start:end] == row[f"{side}_quote"]


def test_every_pair_is_judged_twice_and_the_less_favourable_counts() -> None:
    order = ("no", "lenient", "strict")
    for row in judged.pairs():
        assert row["judged"] == min(row["first"], row["second"], key=order.index)
        assert row["reason"] in ("same", "wider", "act", "object", "vague", "fragment")


def test_cosines_of_judged_pairs_are_still_those_that_were_judged() -> None:
    rows = judged.pairs()
    texts = sorted(
        {core(name) for _, name in names()} | {row[f"{side}_words"] for row in rows for side in ("one", "other")}
    )
    space, number = Space(texts), {words: i for i, words in enumerate(texts)}
    now = [space.cosine(number[row["one_words"]], number[row["other_words"]]) for row in rows]
    then = [float(row["score"]) for row in rows]
    assert max(abs(a - b) for a, b in zip(now, then, strict=True)) < 0.08
    assert sum((a >= THRESHOLD) != (b >= THRESHOLD) for a, b in zip(now, then, strict=True)) <= 4


def test_the_threshold_is_the_one_that_the_judgements_choose_also_by_halves() -> None:
    assert judged.chosen() == judged.chosen(0) == judged.chosen(1) == THRESHOLD
    assert judged.precision(THRESHOLD, judged.GOOD["strict"]).value >= 0.8
    assert judged.precision(THRESHOLD, judged.GOOD["lenient"]).value >= 0.94


def test_precision_rises_with_the_threshold_and_lies_in_its_interval() -> None:
    found = [judged.precision(each, judged.GOOD["strict"]) for each in judged.THRESHOLDS]
    assert all(one.value < other.value for one, other in pairwise(found))
    assert all(each.low < each.value < each.high for each in found)
    assert all(each.judged <= each.pairs for each in found)


def test_the_documentation_says_what_the_pairs_say() -> None:
    text = (ROOT / "docs" / "alignment.md").read_text(encoding="utf-8")
    assert judged.table() in text
    alike, kappa = judged.agreement()
    assert f"{alike:.0%} of the judgements are the same (Cohen's kappa {kappa:.2f})" in text
    assert f"**The threshold is {THRESHOLD}**" in text
