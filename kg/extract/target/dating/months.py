"""Dates by the month of the document: 本月20日前, 下月底前, 上月."""

from __future__ import annotations

import re

from kg.extract.target.dating.due import MONTH
from kg.values import dates
from kg.values.dates import Date

SIGN = "月"
RELATIVE = {"本月": 0, "下月": 1, "下个月": 1, "上月": -1, "上个月": -1}
FOUND = re.compile(
    f"(?:到|至|截至)?(?P<month>{'|'.join(RELATIVE)})(?:(?P<day>[12]\\d|3[01]|[1-9])日|(?P<end>底|末))?(?P<by>之前|以前|前|内)?"
    "(?![一-鿿]?均|度)"
)


def find(text: str, issued: str) -> list[Date]:
    """The dates of a clause that tell a month by that in which the document was issued, where that is known.

    >>> [(d.iso, d.role) for d in find("剩下3家本月20日前清零", "2020-11-05")]
    [('2020-11-20', 'deadline')]
    """
    if len(issued) < MONTH:
        return []
    found = []
    for m in FOUND.finditer(text):
        if m["month"].startswith("上") and text[:1] != m[0][0]:
            continue
        months = int(issued[:4]) * 12 + int(issued[5:7]) - 1 + RELATIVE[m["month"]]
        year, month = divmod(months, 12)
        iso = dates.month_end(year, month + 1) if m["end"] else f"{year}-{month + 1:02d}"
        iso = f"{iso[:MONTH]}-{int(m['day']):02d}" if m["day"] else iso
        role = "deadline" if m["by"] or m["end"] or m[0][0] in "到至" else "event" if m["day"] else "period"
        found.append(Date(m.start(), m.end(), iso, role, False))
    return found
