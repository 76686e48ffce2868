"""Of what figures are, and in which units."""

from __future__ import annotations

import pytest

from kg.compare.scopes import basis, units


@pytest.mark.parametrize(
    ("indicator", "scope", "found"),
    [
        ("地表水国考断面优良比例", "", ("national-sections", "")),
        ("优良水体比例", "省控断面", ("provincial-sections", "")),
        ("城市建成区黑臭水体", "", ("built-up", "")),
        ("臭氧日最大8小时平均浓度", "", ("", "")),
        ("PM2.5小时平均浓度", "", ("", "hourly-mean")),
        ("规模以上工业单位增加值能耗", "", ("larger-industry", "per-output")),
        ("秋冬季PM2.5平均浓度", "", ("heating-season", "")),
        ("PM2.5年均浓度", "全市", ("", "")),
    ],
)
def test_bases(indicator: str, scope: str, found: tuple[str, str]) -> None:
    assert tuple(basis(indicator, scope)) == found


def test_units_that_are_converted_are_of_one_kind() -> None:
    found = {symbol: (family, factor) for symbol, family, factor in units()}
    assert found["µg/m3"] == ("mass-concentration", 1e-9) and found["mg/m3"] == ("mass-concentration", 1e-6)
    assert found["percentage-point"][1] is None and found["%"][1] is None, "points are no per cent"
    assert found["家"][1] is None
    assert (found["平方公里"][1] or 0) / (found["亩"][1] or 1) == pytest.approx(1500)
