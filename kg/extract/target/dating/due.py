"""A date in force, which a timeline carries from clause to clause."""

from __future__ import annotations

from typing import NamedTuple

ACTIVE = ("deadline", "period", "span", "start", "past")
"""Roles of dates (kg.values.dates) that come into force."""
MONTH = len("2016-06")


class Due(NamedTuple):
    """A date in force: `iso` "" with `missing` where the source lost the year.

    `opening` where it opens a sentence; `past` for 截至, 以来 and months that were over; `until` for 到2020年 and
    年底前, `by` for the latter and 年内; `first` is the first year of a range (2016—2019年), 0 where it is none;
    `part` where it is a part of a year in which something was so (1至10月, 前三季度), no day by which it shall be;
    `months` for a span of its months, a half or a quarter; `years` those of a list (到2022年、2025年).
    """

    iso: str = ""
    missing: bool = False
    opening: bool = False
    past: bool = False
    until: bool = False
    first: int = 0
    part: bool = False
    months: bool = False
    years: tuple[str, ...] = ()
    by: bool = False

    @property
    def several(self) -> bool:
        """Whether it is a row of years, each of which may have its figure."""
        return bool(self.first or self.years)

    def __bool__(self) -> bool:
        return bool(self.iso) or self.missing


NONE = Due()
"""The only date in force that is none: it is told by identity."""
YEARLY = Due("", False, True)
"""What is so every year has no date either."""
BLANK = Due("", False, True, True)
"""A time that is told without a date (工程运行以来): what was in force before it is not."""
