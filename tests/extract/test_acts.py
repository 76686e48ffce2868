"""Words of action."""

from __future__ import annotations

import pytest

from kg.extract import acts


def act(clause: str, target: str) -> str:
    start = clause.index(target)
    found = acts.act(clause, acts.words_of(clause), start, start + len(target))
    return clause[found[0] : found[1]] if found else ""


@pytest.mark.parametrize(
    ("clause", "target", "expected"),
    [
        ("持续推进露天矿山整治", "露天矿山", "持续推进露天矿山整治"),
        ("扬尘污染治理", "扬尘污染", "扬尘污染治理"),
        ("露天矿山很多", "露天矿山", ""),
        ("对印染废水实行深度处理", "印染废水", "印染废水实行深度处理"),
    ],
)
def test_act_on_an_object(clause: str, target: str, expected: str) -> None:
    assert act(clause, target) == expected


@pytest.mark.parametrize(
    ("clause", "verb"),
    [("进一步加强监管", "加强"), ("切实推进整治", "推进"), ("尚未推进整治", None), ("空气质量达到标准", None)],
)
def test_opening_verb(clause: str, verb: str | None) -> None:
    word = acts.opening(acts.words_of(clause), 0)
    assert (clause[word[0] : word[1]] if word else None) == verb


def test_fault_before_the_act_bars_it() -> None:
    clause = "督察发现工地扬尘管控不到位"
    assert acts.barred(clause, acts.words_of(clause), clause.index("扬尘"))
    clause = "解决督察发现的扬尘问题"
    assert not acts.barred(clause, acts.words_of(clause), clause.index("扬尘"))
