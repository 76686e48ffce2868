"""Cells that no spreadsheet runs, and what they were."""

from __future__ import annotations

import pytest
from export.builds import FORMULAS
from hypothesis import given
from hypothesis import strategies as st

from kg.export.cells import cell, guarded, plain

SIGNS = "=+-@＝＋－＠\t\r\n"
TEXTS = st.text(alphabet=st.sampled_from("'=+-@＝\t\r\nab1 "), max_size=6) | st.text()


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_get_an_apostrophe(text: str) -> None:
    assert guarded(text) == "'" + text
    assert plain(guarded(text)) == text
    assert cell(text, raw=True) == text


@pytest.mark.parametrize("text", ["", "=", "+", "-", "下降", "a=1", "'无废城市'", "2025-06", "'", "µg/m3", ">="])
def test_what_runs_nothing_stays(text: str) -> None:
    assert guarded(text) == plain(text) == text


@given(TEXTS)
def test_guarding_loses_nothing_and_lets_nothing_run(text: str) -> None:
    assert plain(guarded(text)) == text
    assert guarded(text)[:1] not in SIGNS or len(text) <= 1


def test_numbers_stay_numbers() -> None:
    assert [cell(value, raw=False) for value in (-3.0, -1, False, None)] == ["-3", "-1", "false", ""]
