"""Average linkage against the definition; no chains."""

from __future__ import annotations

from itertools import combinations, product

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.compare.clusters import clusters
from kg.compare.vectors import Space

WORDS = ("污水", "处理", "设施", "建设", "秸秆", "综合", "利用", "扬尘")
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=2, max_size=5).map("".join), min_size=2, max_size=14, unique=True
)


def mean(space: Space, one: list[int], other: list[int]) -> float:
    return sum(space.cosine(i, j) for i, j in product(one, other)) / (len(one) * len(other))


@settings(deadline=None)
@given(TEXTS, st.sampled_from([0.3, 0.5, 0.65]))
def test_no_two_clusters_that_remain_are_near_on_average(texts: list[str], threshold: float) -> None:
    space = Space(texts)
    found = clusters(space, space.pairs(threshold), threshold)
    alone = [[i] for i in range(len(texts)) if not any(i in group for group in found)]
    assert sorted(i for group in [*found, *alone] for i in group) == list(range(len(texts)))
    for one, other in combinations([*found, *alone], 2):
        assert mean(space, one, other) < threshold + 0.001


@settings(deadline=None)
@given(TEXTS)
def test_members_of_a_cluster_are_near_on_average(texts: list[str]) -> None:
    space = Space(texts)
    for group in clusters(space, space.pairs(0.5), 0.5):
        pairs = list(combinations(group, 2))
        assert sum(space.cosine(i, j) for i, j in pairs) / len(pairs) >= 0.499


@settings(deadline=None)
@given(TEXTS, st.randoms(use_true_random=False))
def test_the_order_of_pairs_does_not_matter(texts: list[str], draw: object) -> None:
    space = Space(texts)
    near = list(space.pairs(0.5))
    assert clusters(space, near, 0.5) == clusters(space, near[::-1], 0.5)


def test_a_chain_does_not_become_one_cluster() -> None:
    chain = [f"{a}{b}{c}" for a, b, c in zip("甲乙丙丁戊己庚辛", "乙丙丁戊己庚辛壬", "丙丁戊己庚辛壬癸", strict=True)]
    chain = [text * 2 for text in chain]
    space = Space(chain)
    near = list(space.pairs(0.3))
    assert len(near) >= len(chain) - 1  # each is like the next
    found = clusters(space, near, 0.3)
    assert max(map(len, found)) <= 4
