"""Rows of a document, and what the words around them say of rows already found."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.target import cues
from kg.extract.target.dating.due import MONTH, NONE, Due
from kg.extract.target.found import Found, Scene, overlap
from kg.extract.target.phrases import naming
from kg.extract.target.rules.measurable import RATIOS
from kg.model import NOWHERE, Place
from kg.text.outline import Clause

FURTHER = re.compile("(?:并|且)?(?:力争|争取|努力)(?:达到?|实现|完成)?")
MORE = re.compile(
    r"(?:同)?[比较](?:(?P<last>上年|去年|上一年|同期)|\d{4}年)(?:同期|底|末)*(?:相比)?(?:净?(?P<rise>增加|新增|增长|多)|减少|下降|少)了?\d"
)
BINDING = re.compile("约束性|预期性")
BARE = re.compile(r"[\u4e00-\u9fff]*(?:[\u4e00-\u9fff)A-Z]|(?:PM)?(?:2\.5|10)|[A-Z]\d|x)(?:分别)?[\d.]+%")
"""A name and its figure with nothing between them."""
LEAST_SHORT, LEAST_REST = 2, 4
LAST = re.compile("去年|上一?年")
COMPARING = "与和同较相比"
VERSUS = re.compile("(?:与|和|同|较|相?比)(?:上一?年|去年)(?:同期)?(?:相?比较?|对比)?,?$")
"""A clause that only says that what follows is compared with the year before."""
SUM = re.compile(r"共(?:计|有|涉及)?\d")

MEASURED = ("figure", "amount")
"""How the rules of rows with a measured figure begin."""


class Row(NamedTuple):
    """One row in the offsets of the text, with its clause."""

    start: int
    end: int
    clause: Clause
    found: Found
    city: Place


KEPT_AT = re.compile("(?:控制|保持|维持|稳定)在.*$|(?:首次|已经?|将)*(?:过半|超半)$")
"""What is said of an indicator without a figure (2020年煤炭消费量控制在2015年水平,2021年减少5%)."""


def headed(words: str) -> str:
    """The words of a clause that only names an indicator for the figures after it (水质达标率,2018年96%), else ""."""
    words = KEPT_AT.sub("", words)
    return words if 4 <= len(words) <= 30 and cues.ends(words, "head") else ""


def yearly(found: list[Found], due: Due) -> list[Found]:
    """Figures of every year of a range matched in order (2016—2018年,能耗分别下降3%、4%、5%)."""
    own = [row for row in found if row.rule.startswith("figure") and row.deadline is None]
    names = {(row.indicator, row.unit) for row in own}
    listed = due.years or tuple(str(year) for year in range(due.first, int(due.iso[:4] or 0) + 1))
    if len(names) != 1 or len(own) != len(listed):
        return found
    years = {id(row): year for row, year in zip(own, listed, strict=True)}
    return [row._replace(deadline=years.get(id(row), row.deadline)) for row in found]


def titled(rows: list[Row], titles: list[int], opening: Due, first: int) -> tuple[list[Row], int]:
    """Rows whose titles have taken the date that opens the next sentence, or are gone where there is none.

    `first` is the place of the first row of that sentence, before and after.
    """
    for i in titles:
        rows[i] = rows[i]._replace(found=rows[i].found._replace(deadline=opening.iso))
    if not titles or opening is not NONE:
        return rows, first
    lost = set(titles)
    return [row for i, row in enumerate(rows) if i not in lost], first - len(lost)


def untimed(rows: list[Row], first: int) -> list[int]:
    """Places of the goals, from `first` on, that have no date and may be a title."""
    found = [(i, rows[i].found) for i in range(first, len(rows))]
    return [i for i, f in found if f.rule == "formed" and not (f.deadline or f.flags)]


def filled(rows: list[Row], first: int, deadline: str, *, annual: str) -> None:
    """Give the targets from `first` on that have no date, or that of the annual plan, the deadline of their item."""
    for i in range(first, len(rows)):
        found = rows[i].found
        known = found.deadline and not (found.deadline == annual and deadline.startswith(annual))
        if found.status == "target" and not (known or found.flags or found.unit.startswith("次/")):
            rows[i] = rows[i]._replace(found=found._replace(deadline=deadline))


def compared(rows: list[Row], first: int) -> None:
    """Figures beside one compared with the year before (38微克/立方米,同比下降8.9%) are reported too."""
    own = [row.found for row in rows[first:]]
    told = {_month(found): found.deadline for found in own if _is_compared(found)}
    more = {found.indicator for found in own if _is_compared(found) and found.rule == "amount-change"}
    dated = None
    for i, row in enumerate(rows[first:], first) if told else ():
        deadline = told.get(_month(row.found))
        if row.found.kind == "count" and row.found.indicator in more:
            rows[i] = row._replace(found=row.found._replace(status="outcome"))
            dated = row.found.deadline
        elif row.found.kind in ("level", "change") and deadline is not None and not row.found.stretch:
            same = dated if row.found.indicator in more else None
            rows[i] = row._replace(found=row.found._replace(status="outcome", deadline=deadline or same))


def _month(found: Found) -> str:
    return (found.deadline or "")[:MONTH]


def _is_compared(found: Found) -> bool:
    return found.baseline == "同比" and found.status == "outcome"


def versus(text: str, clause: Clause) -> str:
    """The baseline of what follows a clause that says no more than that it is compared (与上年相比,), else ""."""
    return "同比" if text[clause[0]] in COMPARING and VERSUS.match(text, clause[0], clause[1]) else ""


def summed(rows: list[Row], scene: Scene, clause: Clause, begin: int) -> bool:
    """共173台 after 燃煤锅炉全部淘汰: the figures of the all-or-none row before it."""
    if not rows or not SUM.match(scene.text):
        return False
    row = rows[-1]
    if (
        row.clause.sentence != clause.sentence
        or row.found.kind not in ("eliminate", "cover")
        or row.found.value is not None
    ):
        return False
    rows.pop()
    for q in scene.quantities:
        found = row.found._replace(value=q.value, value_max=q.value_max, unit=q.unit.name, rule="count-removed")
        rows.append(row._replace(end=clause.start + begin + q.end, found=found))
    return True


def named(row: Found, scene: Scene, own: list[str]) -> tuple[str, str, str]:
    """The indicator of a row without the city and dates, its scope without the city, and whether it binds."""
    scope = "" if row.scope in own and row.rule.startswith("figure") else row.scope
    bare = bool(own) and row.indicator.startswith(own[0][:2]) and not row.rule.startswith("work")
    name = unnamed(row.indicator, own) if bare else row.indicator
    name = naming.undated(name, scene) if scene.dates else name
    bound = BINDING.search(scene.text) if "性" in scene.text else None
    return name, scope, bound[0] if bound else row.binding


def unnamed(indicator: str, cities: list[str]) -> str:
    """An indicator without the name of the document's own city before it.

    >>> unnamed("宜宾市森林覆盖率", ["宜宾市"]), unnamed("宜宾市区噪声", ["宜宾市"])
    ('森林覆盖率', '宜宾市区噪声')
    """
    for city in cities:
        for name in (city, city[:-1] if len(city) > LEAST_SHORT else city):
            rest = indicator.removeprefix(name)
            if len(rest) < len(indicator) and len(rest) >= LEAST_REST and rest[0] not in "市区县城河江湖港海段":
                return rest
    return indicator


def city_of(scope: str, cities: tuple[Place, ...]) -> Place:
    """The city of the document that a scope names, else nowhere (the part's city then)."""
    named = (place for place in cities if scope.endswith(place.name))
    return next(named, NOWHERE) if len(cities) > 1 else NOWHERE


def further(rows: list[Row], found: list[Found], scene: Scene, clause: Clause) -> list[Found]:
    """A figure to strive for beyond a fall or rise just set is one too (能耗下降14%,力争15%).

    So are those beside further names of what falls or rises (化学需氧量削减11%,氨氮12%).
    """
    if rows and rows[-1].found.rule == "figure-change" and rows[-1].clause.sentence == clause.sentence:
        found = [_moved(row, rows[-1].found, scene.text) for row in found]
        found = [_striven(row, rows[-1].found) for row in found]
    if len(found) == 1 and found[0].kind == "count" and "年" in scene.text[:8]:
        return [_more(found[0], scene)]
    if len(found) != 1 or not rows or found[0].kind != "level" or found[0].value is None:
        return found
    row, before = found[0], rows[-1].found
    bare = FURTHER.fullmatch(scene.text[: scene.quantities[0].start]) if scene.quantities else None
    near = before.value is not None and row.value is not None and before.value < row.value <= 2 * before.value
    if not (bare and near) or before.kind != "change" or before.unit != row.unit:
        return found
    if rows[-1].clause.sentence != clause.sentence:
        return found
    bound = {">=": "min", "<=": "max"}.get(row.comparator, "exact")
    changed = row._replace(kind="change", comparator=before.comparator, bound=bound, baseline=before.baseline)
    return [changed._replace(indicator=before.indicator, rule="figure-change")]


def _striven(row: Found, before: Found) -> Found:
    """A change to strive for beyond the one just set is against the same year (减少3天以上,力争减少5天); so is
    that of another place (甲县同比下降5%,乙县上升2%)."""
    apart = row.stretch or (row.scope and before.baseline == "同比")
    further = apart and row.kind == "change" and not row.baseline and row.indicator == before.indicator
    return row._replace(baseline=before.baseline) if further else row


def _moved(row: Found, before: Found, text: str) -> Found:
    """A share that stands bare beside its name, in a list of what falls, as the fall of the name."""
    listed = row.rule == "figure-level" and row.unit == before.unit == "%" and row.comparator == "=" and not row.scope
    if not listed or row.indicator.endswith(RATIOS) or before.indicator.endswith(RATIOS):
        return row
    if not BARE.fullmatch(text[row.start : row.end]):
        return row
    return row._replace(
        rule="figure-change", kind="change", comparator=before.comparator, bound="exact", baseline=before.baseline
    )


def _more(row: Found, scene: Scene) -> Found:
    """A count that is a rise or fall of the one before it (建成312个,较2022年增加147个)."""
    hit = MORE.match(scene.text) if scene.counted is not None else None
    if hit is None or scene.counted is None or scene.counted.unit != row.unit:
        return row
    years = [date.iso for date in scene.dates if date.role == "baseline"]
    bound = {">=": "min", "<=": "max"}.get(row.comparator, "exact")
    sign = "+" if hit["rise"] else "-"
    base = "同比" if hit["last"] or not years else years[0]
    name = scene.counted.indicator
    return row._replace(kind="change", comparator=sign, bound=bound, baseline=base, indicator=name)


def repeated(found: list[Found], often: list[Found]) -> list[Found]:
    """Figures and what is done how often: that goes before its own 次, other figures before it."""
    often = [row for row in often if not any(overlap(row, other) and other.unit != "次" for other in found)]
    return [row for row in found if not (often and row.unit == "次")] + often


def measured_by(found: list[Found], text: str) -> str | None:
    """The indicator of the last level or change with a figure, with those listed before it under 分别; else None."""
    kinds = ("level", "change", "cover")
    measured = [r for r in found if (r.rule.startswith(MEASURED) and r.kind in kinds) or r.rule == "money-spent"]
    if not measured:
        return None
    last = measured[-1]
    if len(measured) > 1 and "分别" in text:
        alike = [row.indicator for row in measured if row.rule == last.rule and row.unit == last.unit]
        return "、".join(dict.fromkeys(alike))
    return last.indicator


def last_count(found: list[Found]) -> Found | None:
    """The last of the rows that is a count, if any is."""
    for row in reversed(found):
        if row.rule.startswith("count"):
            return row
    return None


def deed_of(found: list[Found], before: str) -> str:
    """The verb that governs what follows in a list of counts; `before` is the one that governs it so far."""
    count = last_count(found)
    if count is None:
        return ""
    verb = cues.search("deed").search(count.indicator)
    return verb[0] if verb else before
