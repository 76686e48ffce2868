"""Rows with a figure: levels, changes, shares of a whole and counts."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.found import Found, Scene
from kg.extract.target.phrases import lists, phrase, places
from kg.extract.target.rules import bracketed, days, shares, tasks
from kg.extract.target.rules.counts import counted, counted_before, deed_before
from kg.extract.target.rules.daily import daily
from kg.extract.target.rules.exceeded import exceeded
from kg.extract.target.rules.lagging import lagging
from kg.extract.target.rules.measurable import DAYS, RATIOS, WHOLE, admissible
from kg.extract.target.rules.mixed import mixed
from kg.extract.target.rules.money import spent
from kg.extract.target.rules.opposed import opposed
from kg.extract.target.rules.ranks import ranked
from kg.extract.target.rules.sizes import attributive, of_boiler, of_one, owned
from kg.values.numbers import chinese
from kg.values.quantities import SHARE, Quantity, groups

MEASURED = ("ratio", "level", "day", "none", "money", "age")
STRETCH = re.compile(r"(?:力争|争取|努力)[^,;。]{0,24}$")
YEAR_ON_YEAR = re.compile(r"同比|(?:比|较|与)(?:上年|去年|上一年)|比上年同期|较上年同期|环比")
BOUNDS = {">=": "min", "<=": "max"}
NAMED_AFTER = re.compile(r"的?([\u4e00-\u9fff“](?:\([^()]{1,9}\)|[^,;。:、]){1,24})")
LED = re.compile(r"[^,;。、:\d%]{0,12}$")
STRIVE = re.compile("力争|争取")
AFTER = re.compile(r"(?![和及与至到])[\u4e00-\u9fff“][^,;。、\d]{1,19}")
LEVELS = re.compile(r"(?:级别)?(?:预警|响应|应急)?(?:期间|时|级别)?,?$")
NEARLY = re.compile(r"(?:基本|初步|大致)[\u4e00-\u9fff]{0,3}$")
TREND_END = re.compile("(?:使用量|施用量|用量)?(?:继续|持续|实现|保持)*(?:零增长|负增长),?$")
"""How the clause before closes that names what comes next (化肥、农药使用量零增长,利用率分别为43%、42%)."""
PACES = ("增速", "增幅", "降幅", "减幅", "涨幅")
PLACE, PART = 4, 8
"""Longest words that name only where (县城达到80%; 其中市中心城区达到93%) what the clause before named in full."""
COUNTS = ("数", "量")
"""How short words end that measure something themselves (火点数)."""
TOGETHER = re.compile(r"[\u4e00-\u9fff]{0,4}\d+$")
"""What stands before 市 where several have one figure: 关中5市PM2.5浓度."""
POINTED = re.compile("(?:上述|以上|前述|这|该)([两二三四五六])(?:项|个)(?:指标|比例|比率|率)?")
"""Indicators that the sentence before named (上述两项指标均达到96%)."""
ITEMS = re.compile("等?(?:[一二两三四五六七八九十]|\\d+)项(?:主要)?(?:指标|污染物)?$")
"""What sums up a list of indicators before its figures (二氧化硫、二氧化氮两项指标)."""
FIGURED = re.compile(r"[\d.]+[万亿]?(?:[、和,]|$|[^\d、]{1,6}[、和])")
"""A clause that gives figures itself, whose list names no levels (排放量分别为5.91万吨、0.58万吨,同比削减2%、1%)."""
REACH = 40
"""How far before its change the year compared with may stand (比2010年的12.4万吨、1.07万吨分别减少)."""
CONCENTRATION = "浓度"
NO_LEVEL = re.compile("(?:[还仍尚相]差|每(?:[超高升降增减][过出标加少高低]?)?)$")
"""Before the distance to a goal (离65%的目标还差7个百分点) and the step of a scale (PM2.5每超1微克扣减20万元)."""
SIGN_LOST = re.compile("[、。.]?(以上|以下|以内|左右)")
SIGNS = {"以上": ">=", "以下": "<=", "以内": "<=", "左右": "~"}
"""What stands after such a figure, beyond the mark that stands for the sign."""
BETTER_UP = re.compile("(?:质量|水质|水平|环境|状况|率|比例|比重|天数)$")


@cache
def _change() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!新)(?:(?P<rise>{cues.change('rise')})|(?P<fall>{cues.change('fall')})|(?P<better>{cues.one_of('better')}))"
        r"(?:了|幅度|率|比例|约|累计|分别|均|也|又|各|达到?|为|要|应|原则上|在|、降低|、减少)*$"
    )


def baseline(scene: Scene, before: int) -> str:
    """Year compared with, 同比, or "": the nearest that stands before an offset of the clause."""
    years = [d for d in scene.dates if d.role == "baseline" and d.start < before]
    if YEAR_ON_YEAR.search(scene.text, 0, before):
        return "同比"
    if years:
        return years[-1].iso
    return scene.baseline


def figures(scene: Scene) -> list[Found]:
    """All rows with a figure of one clause."""
    if rows := ranked(scene):
        return rows
    parts = bracketed.parted(scene) if ")、" in scene.text else None
    return bracketed.rows(*parts, _figures) if parts else _figures(scene)


def _figures(scene: Scene) -> list[Found]:
    """The rows of a clause whose lists no brackets part; of a clause with such brackets, those of one of its parts."""
    out, wanted = opposed(scene, wanted := _wanted(scene), baseline(scene, wanted[-1].start if wanted else 0))
    begin, headed = 0, lists.headed(scene.text) if ":" in scene.text else ""
    size = next((q for q in scene.quantities if of_boiler(scene.text, q)), None) if not scene.deed else None
    deed = deed_before(scene.text, size.start) if size else scene.deed
    for group in mixed(scene.text, groups(scene.text, wanted)):
        kind = group[0].unit.kind
        if kind in MEASURED:
            rows = measured(scene, group, begin, headed or (out[-1].indicator if out else scene.indicator))
            rows = rows or days.run(scene, group[0], begin) or spent(scene, group[0], begin)
        elif kind in ("count", "amount"):
            following = [q.start for q in wanted if q.start >= group[-1].end and q.unit.kind != "rank"]
            last = next((row for row in reversed(out) if row.rule.startswith("count")), scene.counted)
            begin = size.end if size and begin <= size.start < group[0].start else begin
            rows = daily(scene, group[0], begin) or lagging(scene, group[0], begin)
            if not rows:
                rows, deed = counted(scene, group, begin, following[0] if following else len(scene.text), deed, last)
            rows = _by_year(scene, rows, begin, group[0].start) if len(rows) > 1 else rows
        else:
            rows = exceeded(scene, group[0], begin, out[-1].indicator if out else scene.indicator)
        out += rows
        if rows or kind in MEASURED:
            begin = group[-1].end
    return out


def _wanted(scene: Scene) -> list[Quantity]:
    """The quantities that are no sizes of something."""
    out, last = [], None
    for q in scene.quantities:
        if not attributive(scene, q) and not (q.unit.kind == "amount" and of_one(scene.text, last, q)):
            out.append(q)
        last = q
    return out


def measured(scene: Scene, group: list[Quantity], begin: int, carried: str) -> list[Found]:
    """Levels and changes of an indicator.

    Its words stand before the figure or, failing that, after it or in the clause before.
    """
    first, text = group[0], scene.text
    moving = cues.search("rise", "fall", "better").search(text, begin, first.start)
    change = _change().search(text, moving.start(), first.start) if moving else None
    if change and change[0].startswith("减排") and change[0] != "减排":
        change = None
    if text.startswith(("这", "那", "该"), first.start - 1) or owned(text, begin, first.start):
        return []
    if NO_LEVEL.search(text, begin, first.start):
        return []
    words, start, last = _words(scene, group, begin, change.start() if change else first.start, carried)
    if change and not words and baseline(scene, first.start):
        words = counted_before(scene)
    if first.unit.name == "%" and not change:
        words = tasks.progress(scene, text[begin : first.start], words)
        words, last = shares.named(text, words, carried, begin, first, last)
    scope, words = _scoped(words, carried or scene.earlier, first) if places.SIGN.search(words) else ("", words)
    own = change is not None and change[0].startswith(PACES)
    if carried and not own and not lists.is_indicator(words) and _takes_place(text, first, words):
        words = lists.placed(words, carried)
    words = ITEMS.sub("", words) if "项" in words and "、" in words else words
    if not words or not admissible(scene, first, words, bool(change), begin):
        return []
    if several := _several(scene, group, words):
        return [_row(scene, q, change, name, start, group.index(q), len(group), words) for q, name in several]
    names = _names(scene, group, words, start, begin)
    if len(group) == 1:
        rows = [_row(scene, first, change, name, start, at, len(names), words) for at, name in enumerate(names)]
        if scope:
            rows = [row._replace(scope=scope) for row in rows]
        return [row if row.end >= last else row._replace(end=last) for row in rows]
    rows = [
        _row(scene, q, change, name, start, at, len(group), words)
        for at, (q, name) in enumerate(zip(group, names, strict=True))
    ]
    return _by_year(scene, rows, begin, first.start)


def _names(scene: Scene, group: list[Quantity], words: str, start: int, begin: int) -> list[str]:
    """The indicators of figures in order: those of the words, those just listed to which 分别 points, or levels."""
    text, first = scene.text, group[0]
    names = lists.in_order(words, len(group)) if len(group) > 1 else lists.sharers(words, text, start, first.start)
    if names is None and words == scene.indicator and "分别" in text[begin : first.start] and scene.series:
        names = list(scene.series[-len(group) :]) if len(scene.series) >= len(group) else None
    names = names or tasks.of_each(scene, words, len(group))
    if names is not None:
        return names
    levels = lists.in_order(LEVELS.sub("", TREND_END.sub("", scene.topic)), len(group)) if words else None
    levels = None if levels and FIGURED.search(scene.topic) else levels
    return [f"{level}{words}" for level in levels] if levels else [words] * len(group)


def _words(scene: Scene, group: list[Quantity], begin: int, stop: int, carried: str) -> tuple[str, int, int]:
    """The words of an indicator between two offsets or, failing them, elsewhere; their start and the row's end."""
    start, end = phrase.cut(scene.text, begin, stop)
    if group[0].unit.kind == "day" and (own := days.named(scene.text, begin, group[0], carried)):
        return own, start, group[-1].end
    carried = shares.whose(group[0].unit, carried, scene.series)
    if scene.text[start : start + 1] in ("市", "县", "区"):
        start = hit.start() if (hit := TOGETHER.search(scene.text, max(0, start - 8), start)) else start
    end = next((d.start for d in scene.dates if start < d.start < end <= d.end + 1), end)
    words, last = phrase.without_years(scene.text[start:end]), group[-1].end
    if group[0].unit.name == "%" and scene.text.startswith("的", group[0].start - 1):
        words = shares.SHARE_OF.sub(r"占\1比例", words)
    if not _is_name(words) or (places.beside(words) and NAMED_AFTER.match(scene.text, last) is not None):
        words, start, end = _elsewhere(scene, group, begin, "" if _is_name(words) else carried)
        last = max(last, end)
    if not words and len(group) > 1:
        words = ITEMS.sub("", scene.topic.rstrip(",")) if ITEMS.search(scene.topic.rstrip(",")) else ""
    return words, start, last


def _several(scene: Scene, group: list[Quantity], words: str) -> list[tuple[Quantity, str]]:
    """Figures with the indicators that share them: those of each level of an alert, or those pointed back to."""
    if alerts := lists.levels(words, len(group)) if len(group) > 1 and ("色" in words or "级" in words) else []:
        return [(q, name) for q, names in zip(group, alerts, strict=True) for name in names]
    pointed = POINTED.fullmatch(words)
    listed = (scene.series or scene.listed)[-int(chinese(pointed[1]) or 1) :] if pointed else ()
    return [(group[0], name) for name in listed]


def _scoped(words: str, carried: str, quantity: Quantity) -> tuple[str, str]:
    """The places that narrow an indicator, and its words: its own, or those carried where only places stand here."""
    scope = places.only(words)
    if not scope:
        scope, rest = places.led(words)
        return (scope, rest) if scope and lists.is_indicator(rest) else ("", words)
    if quantity.unit.kind == "level":
        return scope, carried if carried.endswith(CONCENTRATION) else CONCENTRATION
    return scope, carried if lists.is_indicator(carried) else words


def _takes_place(text: str, quantity: Quantity, words: str) -> bool:
    """Whether words before a figure only name where the indicator before them has it."""
    longest = PART if text.startswith(("其中", "其他", "其余")) or words.endswith("所在地") else PLACE
    short, kind = 0 < len(words) <= longest, quantity.unit.kind
    return (
        short
        and not words.endswith(COUNTS)
        and (kind in ("ratio", "level") or (kind == "day" and not DAYS.search(words)))
    )


def _by_year(scene: Scene, rows: list[Found], begin: int, stop: int) -> list[Found]:
    """Figures of several years matched in order (2018年、2019年浓度分别不超过64、61微克/立方米)."""
    years = [d for d in scene.dates if d.role in ("period", "deadline") and begin <= d.start < stop]
    if len(years) != len(rows) or len({row.indicator for row in rows}) > 1:
        return rows
    return [row._replace(deadline=year.iso) for row, year in zip(rows, years, strict=True)]


def _is_name(words: str) -> bool:
    return len(phrase.clean(words)) >= 2 and not words.isdigit()


def _elsewhere(scene: Scene, group: list[Quantity], begin: int, carried: str) -> tuple[str, int, int]:
    """The indicator's words after the figure (90%以上的行政村), else those carried from before."""
    last = group[-1]
    after = NAMED_AFTER.match(scene.text, last.end)
    if after and last.unit.kind == "ratio" and (scene.text[last.end] == "的" or not carried):
        return phrase.clean(after[1]), group[0].start, after.end()
    reach = max(0, group[0].start - 12)
    verb = LED.search(scene.text, max(begin, reach), group[0].start)
    start = verb.start() if verb else group[0].start
    start = next((d.end for d in scene.dates if d.start < start < d.end <= group[0].start), start)
    compared = [
        d.start for d in scene.dates if d.role == "baseline" and begin <= d.start < group[0].start <= d.end + REACH
    ]
    return carried, min([start, *compared]), last.end


def _row(
    scene: Scene, q: Quantity, change: re.Match[str] | None, name: str, start: int, at: int, of: int, words: str
) -> Found:
    """One row of a level or change. Of several rows over the same words each begins at its own indicator."""
    text = scene.text
    if of > 1 and at:
        own = text.find(name[:3], start, q.start)
        start = own if own >= 0 else start
    start = min(start, q.start)
    before = STRIVE.search(text, max(0, start - 3), q.start)
    stretch = bool(STRETCH.search(text, max(0, q.start - 40), q.start))
    if before and before.end() == start:
        start = before.start()
    name = phrase.clean(name)
    if q.unit.kind == "none" and name.endswith(RATIOS) and (q.value is not None or q.comparator == "="):
        after = SIGN_LOST.match(text, q.end)
        q = q._replace(unit=SHARE, comparator=SIGNS[after[1]] if after else q.comparator)
    end = max(q.end, start + 1)
    after = AFTER.match(text, q.end) if q.unit.name == "%" and q.value == WHOLE else None
    if after and not change:
        name, end = name + phrase.clean(after[0]), after.end()
    unit, flags = q.unit.name, ("missing-value",) if q.value is None else ()
    if change or q.form == "double" or unit == "percentage-point":
        return Found(
            start, end, "figure-change", name, "change", _sign(change, q, name), q.value, q.value_max, unit,
            BOUNDS.get(q.comparator, "exact"), baseline(scene, q.start), stretch=stretch, flags=flags,
        )  # fmt: skip
    nearly = q.comparator == "=" and NEARLY.search(text, max(0, q.start - 8), q.start)
    rule, kind = ("figure-whole", "cover") if unit == "%" and q.value == WHOLE else ("figure-level", "level")
    sign = "~" if nearly else q.comparator
    return Found(start, end, rule, name, kind, sign, q.value, q.value_max, unit, stretch=stretch, flags=flags)


def _sign(change: re.Match[str] | None, q: Quantity, name: str) -> str:
    """Which way it moves; what gets better (改善) rises where it is good to have, else it falls."""
    if change is None:
        return "+"
    if change["fall"]:
        return "-"
    if change["rise"]:
        return "+"
    return "+" if q.unit.name == "percentage-point" or BETTER_UP.search(name) else "-"
