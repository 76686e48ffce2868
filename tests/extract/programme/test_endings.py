"""New names told by their ending."""

from __future__ import annotations

import pytest
from sentences import named

NAMES = {
    "打响声势浩大的秸秆禁烧专项行动。": ["秸秆禁烧专项行动/programme"],
    "落实环境空气质量考核问责制。": ["环境空气质量考核问责制/scheme"],
    "建立市级领导包河督办制度。": ["领导包河督办制度/scheme"],
    "2018年底前编制详查实施方案。": [],
}


@pytest.mark.parametrize("text", NAMES, ids=lambda text: text[:24])
def test_endings(text: str) -> None:
    assert named(text) == NAMES[text]
