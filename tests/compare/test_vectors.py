"""Near pairs against all pairs, one by one."""

from __future__ import annotations

import random
import time
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.compare.vectors import LOOKED_AT, Space

WORDS = ("污水", "处理", "设施", "建设", "秸秆", "综合", "利用", "扬尘", "治理", "监测", "网络", "矿山", "修复", "农村")
TEXTS = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join), min_size=1, max_size=25, unique=True
)


def cosine(space: Space, i: int, j: int) -> float:
    rows = [np.zeros(space.width), np.zeros(space.width)]
    for row, text in zip(rows, (i, j), strict=True):
        columns, weights = space.row(text)
        row[columns] = weights
    return round(float(rows[0] @ rows[1]), 4)


@settings(deadline=None)
@given(TEXTS, st.sampled_from([0.3, 0.5, 0.65, 0.9]))
def test_every_near_pair_is_found_once(texts: list[str], threshold: float) -> None:
    space = Space(texts)
    found = sorted(space.pairs(threshold))
    every = {(i, j): cosine(space, i, j) for i, j in combinations(range(len(texts)), 2)}
    assert [(one, other) for one, other, _ in found] == [pair for pair, value in every.items() if value >= threshold]
    assert all(value == every[one, other] == space.cosine(one, other) for one, other, value in found)


@settings(deadline=None)
@given(TEXTS)
def test_pairs_among_some_are_those_pairs_of_all(texts: list[str]) -> None:
    space, half = Space(texts), range(0, len(texts), 2)
    inside = [near for near in space.pairs(0.5) if near.one in half and near.other in half]
    assert sorted(space.pairs(0.5, half)) == sorted(inside)


def test_vectors_have_unit_length_and_the_rarest_gram_first() -> None:
    space = Space(["污水处理设施", "污水处理", "污水治理"])
    columns, weights = space.row(0)
    assert (np.diff(columns) > 0).all()
    assert float(weights @ weights) == pytest.approx(1)
    assert space.cosine(0, 0) == 1.0
    total, shares = space.total([0, 1])
    assert set(total) == set(columns) | set(space.row(1)[0])
    assert float(shares @ shares) == pytest.approx(1)


def test_a_text_without_anything_in_common_is_near_nothing() -> None:
    space = Space(["污水处理设施", "abcdef"])
    assert list(space.pairs(0.01)) == []


def test_no_texts() -> None:
    assert list(Space([]).pairs(0.5)) == []
    assert list(Space(["污水处理"]).pairs(0.5, [])) == []


def made_up(count: int) -> list[str]:
    """Different texts of a few words, many of them alike, always the same ones."""
    draw = random.Random(7)
    return list(dict.fromkeys("".join(draw.choices(WORDS, k=5)) + str(draw.randrange(count)) for _ in range(count)))


def test_cost_grows_with_the_number_of_texts_not_with_its_square() -> None:
    def spent(count: int) -> float:
        texts = made_up(count)
        start = time.process_time()
        found = sum(1 for _ in Space(texts).pairs(0.65))
        assert found <= LOOKED_AT * len(texts)
        return time.process_time() - start

    spent(500)
    assert spent(8000) < 10 * spent(2000)
