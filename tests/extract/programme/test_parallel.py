"""Maxims of parallel build, and whether what is one policy for each case is a maxim or a scheme."""

from __future__ import annotations

import pytest
from sentences import named

MAXIMS = {
    "坚持全民共治、源头防治、标本兼治,狠抓冬防。": ["全民共治、源头防治、标本兼治/principle"],
    "坚持方案制定、工程实施、监督考核三个环节同步推进。": [],
    "坚持按月调度、精准督办,推动整改。": [],
    "按照合理布局、总量控制的原则推进审批。": ["合理布局、总量控制/principle"],
    "建立“一企一策”台账。": ["一企一策/scheme"],
    "按照“一河一策”要求推进整治。": ["一河一策/principle"],
    "启动“一库一策”编制。": ["一库一策/scheme"],
}


@pytest.mark.parametrize("text", MAXIMS, ids=lambda text: text[:24])
def test_maxims(text: str) -> None:
    assert named(text) == MAXIMS[text]
