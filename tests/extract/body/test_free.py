"""Names whose beginning is free text: what a verb does to a zone or a firm makes no body of it."""

from __future__ import annotations

import pytest

from tests.extract.test_bodies import duties


@pytest.mark.parametrize(
    "text",
    [
        "深化开发区管理制度改革。",
        "推进国家生态文明示范区建设。",
        "深化紧密型城市医疗集团建设。",
        "推行学校集团化管理。",
    ],
)
def test_what_is_acted_on_is_no_body(text: str) -> None:
    assert duties(text) == []


def test_a_zone_that_acts_is_one() -> None:
    assert [duty.mention for duty in duties("临港开发区负责污水管网建设。")] == ["临港开发区"]
