"""Pages in small letters say the same as the ones that were printed."""

import pytest

from kg.text.capitals import capitals
from kg.text.mapped import Mapped


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("细颗粒物(pm2.5)、可吸入颗粒物(pm10)年均浓度", "细颗粒物(PM2.5)、可吸入颗粒物(PM10)年均浓度"),
        ("so2、no2、nox和vocs排放量,cod减排,单位gdp能耗", "SO2、NO2、NOx和VOCs排放量,COD减排,单位GDP能耗"),
        ("Pm2.5平均浓度", "PM2.5平均浓度"),
        ("無劣v類斷面,iii類水體", "無劣V類斷面,III類水體"),
        ("达到ii类标准,无劣v类断面,iv类、iii类水体", "达到II类标准,无劣V类断面,IV类、III类水体"),
    ],
)
def test_formulas_and_classes_become_capitals(raw: str, clean: str) -> None:
    assert capitals(Mapped.of_raw(raw)).text == clean


@pytest.mark.parametrize("raw", ["12pm开始", "vip类企业", "codes", "www.so2b.com", "xvi类", "PM2.5、COD、VOCs"])
def test_other_letters_stay(raw: str) -> None:
    assert capitals(Mapped.of_raw(raw)).text == raw
