"""Quantities: a number with its unit and comparator, as printed (不低于85%, 43微克/立方米以下, 700余家, 达到%).

The table of units is given by the caller (it is read from ontology/); this module only knows the grammar
of comparators, ranges and lists that share one unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from kg.alternation import alternation
from kg.values.numbers import NUMBER, RANGE, arabic, reading

BEFORE = {
    ">=": "不低于 不少于 不小于 不得低于 不得少于 高于 大于 多于 至少 最少 最低 超过 突破 逾 超 ≥ > 不下于 优于",
    "<=": "不高于 不超过 不大于 不多于 不得超过 不得高于 低于 小于 少于 不足 最多 最高 ≤ <",
    "~": "约 大约 近 接近 将近 基本 约为 大约为 约达",
}
AFTER = {
    ">=": "以上 及以上 或以上 之上 (含)以上",
    "<=": "以下 及以下 以内 之内 之下 内 (含)以下 (含)以内",
    "~": "左右 上下 以左右",
}
MORE = "余多"
EACH = re.compile("每(日|天|年|月|小时|立方米|立方公尺|升|公顷|亩|平方公里|千瓦时|吨|度)(?:可|约)?$")
LONGEST_EACH = 6
UNITLESS = re.compile("以[上下内]|左右|。|$")
"""What stands behind a figure that the source lost with its unit."""
PERIODS = ("日", "天", "年", "月", "小时")
DASHES = "-—–~至到"
SURPLUS = frozenset(MORE)
RANGES = frozenset(DASHES)

_BEFORE = {word: sign for sign, words in BEFORE.items() for word in words.split()}
_AFTER = {word: sign for sign, words in AFTER.items() for word in words.split()}
_BEFORE_BY_END = {
    last: sorted((word for word in _BEFORE if word[-1] == last), key=len, reverse=True)
    for last in {word[-1] for word in _BEFORE}
}
_AFTER_BY_START = {
    first: sorted((word for word in _AFTER if word[0] == first), key=len, reverse=True)
    for first in {word[0] for word in _AFTER}
}
_INCLUSIVE = ("及以上", "及以下", "或以上")


class Unit(NamedTuple):
    """A unit: its `name` as facts carry it, the `kind` the ontology gives it, and a factor for the value."""

    name: str
    kind: str
    factor: float = 1.0


class Quantity(NamedTuple):
    """A quantity. `[start, end)` holds comparators too, `[left, right)` only number and unit.

    `value` is None where the source dropped the figure. `inclusive` marks 及以上 and 及以下, which classify
    equipment and never set a value.
    """

    start: int
    end: int
    left: int
    right: int
    value: float | None
    value_max: float | None
    unit: Unit
    comparator: str
    form: str
    inclusive: bool


NO_UNIT = Unit("", "none")
SHARE = Unit("%", "ratio")


class Units:
    """A table of units, searched longest first.

    >>> table = Units({"%": Unit("%", "ratio"), "家": Unit("家", "count")})
    >>> [(q.value, q.unit.name, q.comparator) for q in table.find("完成700余家,不低于85%")]
    [(700.0, '家', '>='), (85.0, '%', '>=')]
    """

    def __init__(self, forms: Mapping[str, Unit]) -> None:
        self.forms = dict(forms)
        lengths: dict[str, set[int]] = {}
        for form in forms:
            lengths.setdefault(form[:1], set()).add(len(form))
        self._lengths = {first: sorted(found, reverse=True) for first, found in lengths.items()}
        self._follow = frozenset(lengths) | frozenset(MORE + DASHES)
        self._above: dict[str, list[str]] = {}
        for form in sorted(forms, key=len, reverse=True):
            above, divided, below = form.partition("/")
            if divided and above not in forms:
                self._above.setdefault(below, []).append(above)
        bare = alternation(sorted(forms, key=len, reverse=True))
        firsts = "".join(map(re.escape, sorted({form[0] for form in forms})))
        self._may_lose = re.compile(rf"[到至达为于过降长高减在少升率例重][万亿]?[{firsts}]")
        self._lost = re.compile(
            rf"[到至达为于过降长高减在少升率例重]((?:[万亿](?=[^一-鿿]|[吨元千亩立平]))?)({bare})(?=以|左|[,;。、)]|$)"
        )

    def at(self, text: str, start: int) -> tuple[Unit, int] | None:
        """The longest unit that begins at an offset, and its end."""
        for length in self._lengths.get(text[start : start + 1], ()):
            form = text[start : start + length]
            unit = self.forms.get(form)
            if unit is not None:
                return unit, start + len(form)
        return None

    def find(self, text: str) -> list[Quantity]:
        """All quantities of a text, left to right; the parts of a list that shares one unit each get it."""
        found: list[Quantity] = []
        at = 0
        while match := NUMBER.search(text, at):
            quantity = self._quantity(text, match)
            at = match.end() if quantity is None else quantity.end
            if quantity is not None:
                found.append(quantity)
        return _share_units(text, found) if len(found) > 1 else found

    def _divided(self, text: str, start: int, end: int) -> tuple[Unit, int] | None:
        """The unit µg/m3 of 每立方米35微克, of whose parts none is a unit alone, and its end."""
        per = _each(text, start)
        for above in self._above.get(per[1], ()) if per else ():
            if per and text.startswith(above, end):
                return self.forms[f"{above}/{per[1]}"], end + len(above)
        return None

    def _whole(self, text: str, start: int, unit: Unit) -> tuple[int, Unit]:
        """Start and unit (吨/日) with the words before the number that say of what the unit is (每日10万吨)."""
        per = _each(text, start)
        if per is None:
            return start, unit
        if "/" in unit.name:
            return per.start(), unit
        timed = unit.kind == "amount" and per[1] in PERIODS
        written = self.forms.get(f"{unit.name}/{per[1]}") or (
            Unit(f"{unit.name}/{per[1]}", "amount") if timed else None
        )
        return (per.start(), written) if written else (start, unit)

    def _upper(self, text: str, end: int) -> tuple[re.Match[str], Unit | None, int] | None:
        """The number after a dash, its unit and their end (30%—40%)."""
        dash = RANGE.match(text, end)
        upper = NUMBER.match(text, dash.end()) if dash else None
        if upper is None or not upper["arabic"]:
            return None
        unit, stop = self.at(text, upper.end()) or (None, upper.end())
        return upper, unit, stop

    def lost(self, text: str) -> list[Quantity]:
        """Quantities whose figure the source dropped: 达到%, 压减到万吨以内."""
        first = self._may_lose.search(text)
        if first is None or not self._lost.search(text, first.start()):
            return []
        return [
            _dressed(text, m.start() + 1, m.end(), None, None, self.forms[m[2]], "lost", "")
            for m in self._lost.finditer(text)
            if self.forms[m[2]].kind in ("ratio", "level", "amount")
        ]

    def _quantity(self, text: str, match: re.Match[str]) -> Quantity | None:
        start, end = match.span()
        if match.lastgroup == "han" and (text[end : end + 1] not in self._follow or text[start - 1 : start] == "第"):
            return None
        value, share, form = reading(match)
        if form == "lost":
            hit = self.at(text, start + 1) or self.at(text, end)
            if hit is None and UNITLESS.match(text, end):
                hit = NO_UNIT, end
            return _dressed(text, start, hit[1], None, None, hit[0], form, "") if hit else None
        if value is None:
            return None
        value_max: float | None = None
        more = "余" if "余" in match[0] or "多" in match[0] else ""
        if text[end : end + 1] in SURPLUS:
            end, more = _more(text, end, more)
        unit = SHARE if share else None
        if unit is None:
            hit = self.at(text, end)
            if hit is None and form == "arabic":
                hit = self._divided(text, start, end)
            if hit:
                unit, end = hit
            top = self._upper(text, end) if text[end : end + 1] in RANGES else None
            high = arabic(top[0]["arabic"], top[0]["multiple"] or "") if top else 0.0
            if top and (high > value or top[1]):
                if top[0]["multiple"] and not match["multiple"]:
                    value = arabic(match["arabic"] or "0", top[0]["multiple"])
                value_max, unit, end = high, top[1] or unit, top[2]
        if unit is None:
            if form == "han":
                return None
            unit = NO_UNIT
        if text[end : end + 1] in SURPLUS:
            end, more = _more(text, end, more)
        if "每" in text:
            start, unit = self._whole(text, start, unit)
        if unit.factor != 1.0:
            value, value_max = value * unit.factor, value_max * unit.factor if value_max is not None else None
        return _dressed(text, start, end, value, value_max, unit, form, more)


def _each(text: str, start: int) -> re.Match[str] | None:
    """The 每日 or 每立方米 that ends at an offset."""
    low = max(0, start - LONGEST_EACH)
    return EACH.search(text, low, start) if "每" in text[low:start] else None


def _more(text: str, end: int, more: str) -> tuple[int, str]:
    """Step over the 余 or 多 at an offset (2000余处, 300多家)."""
    if text[end : end + 2] in ("余热", "多元", "多年"):
        return end, more
    return end + 1, text[end]


def _dressed(
    text: str, left: int, right: int, value: float | None, value_max: float | None, unit: Unit, form: str, more: str
) -> Quantity:
    """Add the comparators that stand before and after."""
    start, end, sign, inclusive = left, right, "", False
    for word in _BEFORE_BY_END.get(text[left - 1 : left], ()):
        if text.endswith(word, 0, left):
            start, sign = left - len(word), _BEFORE[word]
            break
    for word in _AFTER_BY_START.get(text[right : right + 1], ()):
        if text.startswith(word, right) and not (
            word == "内" and text[right + 1 : right + 2] not in ("", ",", ";", "。")
        ):
            end, inclusive = right + len(word), word in _INCLUSIVE
            sign = _AFTER[word] if sign in ("", "~") else sign
            break
    if more and not sign:
        sign = ">="
    return Quantity(start, end, left, right, value, value_max, unit, sign or "=", form, inclusive)


LIST = re.compile(r"[、,]|和|及|与|以及")
LONGEST_LIST = 2
POINTS = ("个", "percentage-point")
"""22个和14个百分点: the first is a number of points too."""


def groups(text: str, quantities: Iterable[Quantity]) -> list[list[Quantity]]:
    """Quantities that stand in one list (10%、20%和30%) together, others alone."""
    out: list[list[Quantity]] = []
    for quantity in quantities:
        last = out[-1][-1] if out else None
        if last and _listed(text, last, quantity) and _alike(last, quantity):
            out[-1].append(quantity)
        else:
            out.append([quantity])
    return out


def _listed(text: str, here: Quantity, after: Quantity) -> bool:
    """Whether only a sign or word of a list stands between two quantities."""
    between = after.start - here.end
    return 0 < between <= LONGEST_LIST and LIST.fullmatch(text, here.end, after.start) is not None


def _alike(a: Quantity, b: Quantity) -> bool:
    return a.unit.kind == b.unit.kind or NO_UNIT in (a.unit, b.unit)


def _share_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """Give 10 the unit and the sign in 10、50毫克/立方米以下, and 20% the sign in 不低于10%、20%."""
    shared: set[int] = set()
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if not _listed(text, here, after):
            continue
        if (here.unit is NO_UNIT and after.unit is not NO_UNIT) or (here.unit.name, after.unit.name) == POINTS:
            here = here._replace(unit=after.unit)
        trailing = after.end != after.right or (i + 1) in shared
        if here.comparator == "=" and trailing and here.unit == after.unit and after.comparator != "=":
            here = here._replace(comparator=after.comparator)
            shared.add(i)
        found[i] = here
    led = False
    for i in range(1, len(found)):
        here, after = found[i - 1], found[i]
        led = (led or here.start != here.left) and here.unit == after.unit and _listed(text, here, after)
        if led and after.comparator == "=":
            found[i] = after._replace(comparator=here.comparator)
    return found
