"""What measures without a concept are like."""

from __future__ import annotations

from time import process_time

import pytest

from kg.link import nearest
from kg.link.nearest import THRESHOLD, Index, Text, suggestions
from kg.model import Evidence, Measure, Place, Suggestion

NORTH, SOUTH = Place("999901", "北溪市"), Place("999902", "南屿市")


def measure(words: str, concept: str = "", city: Place = NORTH, at: int = 0) -> Measure:
    quote = Evidence(city.code, at, at + len(words), words)
    return Measure(city=city, evidence=quote, clause=quote, concept=concept, label=words, verb="", object=words)


def told(found: Suggestion) -> tuple[str, str]:
    return found.concept, found.like.object if found.like else ""


def test_the_nearest_concept_by_a_clause_that_has_it_and_the_nearest_clauses_of_other_cities() -> None:
    asking = measure("城镇污水管网建设改造工程")
    like = measure("城镇污水管网建设工程", "sewer-network", SOUTH)
    far = measure("秸秆露天焚烧巡查管控力度", "straw-burning-ban", SOUTH, at=50)
    assert [told(s) for s in suggestions([asking, like, far])] == [("sewer-network", ""), ("", like.object)]


def test_the_nearest_concept_by_its_label() -> None:
    label = next(text for text in nearest.labels() if len(text.words) > 6)
    found = list(suggestions([measure("全市" + label.words)]))
    assert found and found[0].concept and found[0].score >= THRESHOLD


@pytest.mark.parametrize(
    "others",
    [
        [measure("城镇污水管网建设改造工程", at=90)],  # of the same city
        [measure("秸秆露天焚烧巡查管控力度", city=SOUTH)],  # not near
        [],
    ],
)
def test_no_clause_of_another_city_is_near(others: list[Measure]) -> None:
    assert not [s for s in suggestions([measure("城镇污水管网建设改造工程"), *others]) if s.like]


def test_short_words_say_too_little() -> None:
    assert not list(suggestions([measure("责任"), measure("责任", "rectification-accountability", SOUTH)]))


def test_measures_with_a_concept_are_not_asked_about() -> None:
    both = [measure("城镇污水管网建设", "sewer-network"), measure("城镇污水管网建设", "sewer-network", SOUTH)]
    assert not list(suggestions(both))


def test_the_order_of_measures_does_not_matter() -> None:
    made = [measure(f"推进{word}污染防治设施建设", city=city, at=i)
            for i, (word, city) in enumerate((w, c) for w in "水气土声渣" for c in (NORTH, SOUTH))]  # fmt: skip
    assert list(suggestions(made)) == list(suggestions(made[::-1]))


def test_pruning_loses_nothing_that_is_near() -> None:
    texts = [Text(f"c{i}", f"第{i}污水处理厂提标改造与{'扩建' * (i % 3)}工程", "", None) for i in range(60)]
    queries = [text.words for text in texts]
    index = Index(texts, queries)
    for query in queries:
        vector = index.vector(query)
        near = {i for i, text in enumerate(texts) if index._cosine(vector, text.words) >= THRESHOLD}
        found = {int(text.city[1:]) for _, text in index.near(query)}
        assert found <= near and len(found) >= min(len(near), 3)


def test_the_cost_is_linear() -> None:
    def cost(n: int) -> float:
        names = (f"推进{i % 97}号{chr(0x4E00 + i * 7 % 9000)}{chr(0x5000 + i * 3 % 9000)}河道整治" for i in range(n))
        made = [measure(name, city=(NORTH, SOUTH)[i % 2], at=i) for i, name in enumerate(names)]
        began = process_time()
        list(suggestions(made))
        return process_time() - began

    cost(50)
    assert min(cost(4_000) for _ in range(3)) < 7 * min(cost(1_000) for _ in range(3))
