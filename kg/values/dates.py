"""Dates of plans: deadlines, periods, baselines, and years that the source lost.

    到2025年, 2021年年底前, 2023年6月30日前, 上半年, “十四五”期间, 2021-2025年, 今年底, 比2020年, 到年, 自年1月1日起

A date is an ISO prefix (2025, 2021-12-31). What cannot be known is not guessed: `iso` stays "" and `missing` says so.
"""

from __future__ import annotations

import re
from calendar import monthrange
from typing import NamedTuple

from kg.values import periods
from kg.values.numbers import chinese
from kg.values.periods import AIM, HALVES, INSPECTION, PLANNED, PRICES, QUARTERS, RELATIVE, SEASONS, SINCE, YEAR_OF_PLAN

FIVE_YEAR = {"九": 2000, "十": 2005, "十一": 2010, "十二": 2015, "十三": 2020, "十四": 2025, "十五": 2030, "十六": 2035}
YEARLESS = ("headmonth", "spanmonth", "spanin", "bymonth", "barethird", "barequarter")
"""Dates without a year: where none is known they are not kept, and none was lost."""
THIS = ("今年", "本年", "本年度", "开年", "年初")

SIGNS = re.compile("年|月|季|五|汛|冬|春|夏|秋|国庆|暖期")
"""Without one of these a text holds no date."""
_MONTH = r"1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九]|元(?=[月至到—-])"
_YEAR = r"(?:19|20)\d{2}"
_PART = (
    r"(?P<half>上半年|下半年|前三个?季度)(?:底|末)?"
    r"|第?(?P<quarter>[一二三四1-4])季度(?:末|底)?"
    r"|(?P<season>采暖[季期]|供暖[季期]|汛期|入冬|冬季|国庆节?)"
)
_DONE = "(?:建成|完成|投入|投运|投产|投用|开工|竣工|完工|启动|通水|通车|通气|关停|拆除|并网|供热|试运行|开放)"
"""Verbs that make a deadline of a bare month before them (6月建成投运)."""
_DAY = r"[12]\d|3[01]|0?[1-9]"
_TO = "(?:-|—{1,2}|–|~|至|到)"
_SPAN = (
    rf"(?:(?P<spanyear>{_YEAR})年的?|(?P<spanrelative>今年|本年度?|当年|去年|上一?年)的?"
    r"|(?<![\d.年月到至—~-])(?=\d)|(?<![一-鿿\d])|(?=[前头]))"
    rf"(?:(?P<spanfrom>{_MONTH})(?:月份?(?:(?:{_DAY})日)?)?{_TO}(?:(?P<spanto>{_YEAR})年)?|(?P<spanfirst>(?<![提以之目日])[前头](?=[^月]{{1,2}}个?月)|年初[至到])"
    rf"|(?P<spanin>{_MONTH})月(?:{_DAY})日?{_TO}(?=(?:{_DAY})日))"
    rf"(?(spanin)|(?P<spanmonth>{_MONTH}|两)个?月份?)(?:(?P<spanday>{_DAY})日|底|末)?"
)
"""Months of one year: 1至10月, 2021年1—6月, 今年1月1日至7月27日, 前10个月; days of one month: 7月1日至20日."""
_DATE = re.compile(
    r"(?=[\d“年今本当明去上下后前头第一二三四五六七八九十元采供汛国开])(?:"
    rf"{_SPAN}|"
    rf"(?P<first>{_YEAR})(?P<firstyear>年)?(?:-|—{{1,2}}|–|~|至|到|(?<=年)一)(?P<last>{_YEAR})(?:年度?(?P<lastend>底|末)?|(?=采|供|\)))"
    rf"|(?P<listed>(?<!\d){_YEAR})(?=(?:、{_YEAR})*[、和及]{_YEAR}年)"
    rf"|(?P<year>{_YEAR})(?:年度?|(?=\d{{1,2}}月))(?:"
    rf"(?P<month>{_MONTH})月(?:份)?(?:(?P<day>[12]\d|3[01]|0?[1-9])日|(?P<monthend>底|末|下旬))?"
    rf"|年?(?P<end>底|末|终)|(?P<within>内)|{_PART})?"
    r"|“?(?P<plan>九|十[一二三四五六]?)五”?(?:规划|计划)?(?=末|期|时|以|初|结|前|后|规|计|中|目|[”一-鿿])(?P<planpart>期?末|期间|时期|以来|结束|初期|前[一二两三四]年|后[一二两三]年)?"
    rf"|(?P<relative>今明两?年|今年|本年度?|当年|明年|去年|(?<![以之年\d一二三四五六七八九十])前年(?![度均])|上一?年|后年|今冬明春|今[春夏秋冬]|开年(?=后|以来)|年初(?=以来|至今))(?:年?(?P<relend>底|末)|(?P<relmonth>{_MONTH})月(?:(?P<relmonthend>底|末)|(?P<relday>{_DAY})日)?"
    r"|(?P<relhalf>上半年|下半年|前三个?季度)|第?(?P<relquarter>[一二三四1-4])季度(?:末|底)?|(?P<relwithin>内))?"
    rf"|(?:(?<![一-鿿\d])|(?<![年月日\d每至到一二三四五六七八九十])(?=(?:\d{{1,2}}|[一二三四五六七八九十]{{1,2}})月份?(?:(?:底|末|\d{{1,2}}日)之?前|(?:[底末]|\d{{1,2}}日)?{_DONE})))(?P<baremonth>{_MONTH})月(?:份)?(?:(?P<baremonthend>底|末)|(?:(?P<bareday>[12]\d|3[01]|[1-9])日)?(?=前|之前|以前|起|止|{_DONE}|实施|全面|正式|[采供]暖[季期]?前))"
    rf"|(?<![一-鿿\d])(?P<headmonth>{_MONTH})月份?(?=[,全我当单]|$)"
    rf"|(?<=[到至止])(?<![\d年月日][到至])(?P<bymonth>{_MONTH})月(?:份)?(?:(?P<byday>{_DAY})日|(?P<bymonthend>底|末))?"
    r"|(?:(?<=[到至自比较])|(?<![一-鿿\d]))年(?P<lostmonth>1[0-2]|[1-9])月(?:(?P<lostday>[12]\d|3[01]|[1-9])日|(?P<lostmonthend>底|末))?"
    r"|(?P<lostend>(?:(?<=[到至])|(?<![一-鿿\d]))年年(?:底|末))"
    r"|(?P<bareend>(?<![一二两三四五六七八九十百千\d])(?:年底|年末|年内|年终))(?!余额|数)"
    r"|(?P<barehalf>(?<!\d)上半年|下半年)|(?P<barethird>前三个?季度)|(?<![每第\d.])第?(?P<barequarter>[一二三四1-4]季度)(?:[末底](?![为的比数])|(?=前|完|[,全我]|$))"
    r"|“?(?P<bareseason>(?:采暖|供暖)[季期]|汛期|国庆节?|五一)”?(?=之?前)"
    r"|(?P<lost>(?:(?<=[到至比较])|(?<![一-鿿\d/]))年(?=[,、下上增减降提实,]|以?前|全|完|$)))"
)
"""It begins with a look at the first character, which makes the search twice as fast."""
_LEAD = re.compile(
    r"(?:力争|确保|争取|计划|预计)?(?:到|至|截至|截止到?|在|于|自|从|以|比|较|与|相比于?|相对于?|对比|和|同|由)$"
)
_LEAD_ENDS = frozenset("到至止在于自从以比较与和同由")
_BASE_BEFORE = re.compile(r"(?:比|较|相比于?|相较于?|相对于?|对比|低于|高于|优于|与|和|同|以|在)$")
_BASE_AFTER = re.compile(r"(?:年|同期|底|末|的|水平)*(?:相比|比较|为基数|为基准|基础上|基准年|的基础)")
_FROM_AFTER = re.compile(
    r"(?:的|为|约)?[\d.]+[^,;。、\d]{0,10}?(?:下降|上升|提高|提升|增加|增长|降低|减少|降|升)[到至为]"
)
_BEFORE = ("前", "之前", "以前", "止", "采暖前", "供暖前", "采暖季前", "采暖期前", "供暖季前", "供暖期前")
_TAIL = re.compile("[采供]暖[季期]?前|期间|之前|以前|前|止|起|以来|相比")


class Date(NamedTuple):
    """A date at `[start, end)`, with its lead (到, 比) and tail (前).

    `role`: deadline (到…, …底前, …期间), period (bare 2022年), span (1至10月), baseline (比2020年), start (自…起),
    event (a bare day), past (截至…, …以来, which has no date of its own but in 今年以来).
    `missing`: the source lost the year, or it names one that is not known.
    """

    start: int
    end: int
    iso: str
    role: str
    missing: bool


def month_end(year: int, month: int) -> str:
    """Last day of a month.

    >>> month_end(2024, 2)
    '2024-02-29'
    """
    return f"{year}-{month:02d}-{monthrange(year, month)[1]:02d}"


def _of_year(year: int, m: re.Match[str]) -> tuple[str, bool]:
    """ISO date of 2023年…; True where a whole day is named."""
    if m["day"]:
        return f"{year}-{_month(m['month']):02d}-{int(m['day']):02d}", True
    if m["month"]:
        month = _month(m["month"])
        return (month_end(year, month) if m["monthend"] else f"{year}-{month:02d}"), False
    if m["end"]:
        return f"{year}-12-31", False
    if m["half"]:
        return f"{year}-{HALVES[m['half']]}", False
    if m["quarter"]:
        return f"{year}-{QUARTERS[m['quarter']]}", False
    if m["season"]:
        return f"{year}-{SEASONS[m['season']]}", False
    return str(year), False


def _month(text: str) -> int:
    """Number of a month in either writing."""
    value = float(text) if text.isdigit() else 1 if text == "元" else chinese(text)
    return int(value or 0)


def _of_parts(year: int | None, month: str | None, day: str | None, end: str | None) -> str:
    if year is None:
        return ""
    if month is None:
        return str(year)
    if day:
        return f"{year}-{_month(month):02d}-{int(day):02d}"
    return month_end(year, _month(month)) if end else f"{year}-{_month(month):02d}"


def _relative(m: re.Match[str], now: int | None) -> str:
    if now is None:
        return ""
    year = now + RELATIVE[m["relative"]]
    if m["relend"] or m["relwithin"]:
        return f"{year}-12-31" if m["relend"] else str(year)
    if m["relhalf"]:
        return f"{year}-{HALVES[m['relhalf']]}"
    if m["relquarter"]:
        return f"{year}-{QUARTERS[m['relquarter']]}"
    return _of_parts(year, m["relmonth"], m["relday"], m["relmonthend"])


def _bare(m: re.Match[str], year: int | None) -> str:
    """A date without a year, in a year known from what stands before it."""
    if year is None:
        return ""
    if m["baremonth"]:
        return _of_parts(year, m["baremonth"], m["bareday"], m["baremonthend"])
    if m["headmonth"]:
        return _of_parts(year, m["headmonth"], None, None)
    if m["bymonth"]:
        return _of_parts(year, m["bymonth"], m["byday"], m["bymonthend"])
    if m["barehalf"]:
        return f"{year}-{HALVES[m['barehalf']]}"
    if m["barethird"]:
        return f"{year}-09-30"
    if m["barequarter"]:
        return f"{year}-{QUARTERS[m['barequarter'][0]]}"
    if m["bareseason"]:
        return f"{year}-{SEASONS[m['bareseason']]}"
    return str(year) if m["bareend"] == "年内" else f"{year}-12-31"


def _of_span(m: re.Match[str], now: int | None, default: int | None) -> str:
    """The last month of a span, or its last day where that is named."""
    year = default if default is not None else now
    if m["spanyear"]:
        year = int(m["spanto"] or m["spanyear"])
    elif m["spanrelative"]:
        year = None if now is None else now + RELATIVE[m["spanrelative"]]
    return _of_parts(year, m["spanmonth"] or m["spanin"], m["spanday"], None)


def _iso(m: re.Match[str], now: int | None, default: int | None) -> tuple[str, bool]:
    """ISO date of a match, and whether it names a whole day."""
    if m.lastgroup in ("year", "listed"):
        return m[m.lastgroup], False
    if m["spanmonth"] or m["spanin"]:
        return _of_span(m, now, default), False
    if m["last"]:
        return (f"{m['last']}-12-31" if m["lastend"] else m["last"]), False
    if m["year"]:
        return _of_year(int(m["year"]), m)
    if m["plan"]:
        year = FIVE_YEAR.get(m["plan"])
        part = m["planpart"] or ""
        if year and part.startswith("前"):
            year = year - 5 + {"一": 1, "二": 2, "两": 2, "三": 3, "四": 4}[part[1]]
        return (str(year) if year else ""), False
    if m["relative"]:
        return _relative(m, now), bool(m["relday"])
    if m["bymonth"]:
        return _bare(m, now if default is None else default), bool(m["byday"])
    if any(m[g] for g in ("baremonth", "headmonth", "barehalf", "barethird", "barequarter", "bareseason", "bareend")):
        return _bare(m, default), bool(m["bareday"])
    return "", False


def find(text: str, now: int | None = None, default: int | None = None, told: int | None = None) -> list[Date]:
    """All dates of a text, left to right.

    Args:
        now: year of the document (今年), if known.
        default: year of dates that carry none (6月底前, 年底前), if what stands before them names it.
        told: year that the text tells of, so that what has been since it is of that year, as since this year.

    >>> [(d.iso, d.role) for d in find("到2025年,比2020年下降10%;2021年年底前完成")]
    [('2025', 'deadline'), ('2020', 'baseline'), ('2021-12-31', 'deadline')]
    >>> [(d.iso, d.role, d.missing) for d in find("到年,铁路货运量比年增长40%")]
    [('', 'deadline', True), ('', 'baseline', True)]
    """
    out: list[Date] = []
    if not SIGNS.search(text):
        return out
    for m in _DATE.finditer(text):
        if m["plan"] and not _is_plan(text, m):
            continue
        if m["spanmonth"] and not _within_year(m):
            continue
        iso, day = _iso(m, now, default)
        if not iso and any(m[group] for group in YEARLESS):
            continue
        recent = (now,) if text.startswith("至今", m.end()) else (now, told)
        this = m["relative"] in THIS or bool(m["year"] and int(m["year"]) in recent)
        out.append(_placed(text, m, iso, day, this))
        if iso and not m["plan"] and out[-1].role in ("deadline", "period", "span"):
            default = int(iso[:4])
    return out


def _within_year(m: re.Match[str]) -> bool:
    """Whether a span of months does not end in the next year, as 10月至3月 does."""
    return bool(m["spanto"] or m["spanfirst"]) or _month(m["spanfrom"]) <= _month(m["spanmonth"])


def _is_plan(text: str, m: re.Match[str]) -> bool:
    """“十四五” in quotes or with 期间, 规划, 末: not the number 十五 in 十五个, nor a year by its place in the plan."""
    if YEAR_OF_PLAN.match(text, m.end()) or (m[0].startswith("“") and text.startswith(periods.SMALL, m.end())):
        return False
    return m[0].startswith("“") or bool(m["planpart"]) or text[m.end() - 2 : m.end()] in ("规划", "计划")


def _placed(text: str, m: re.Match[str], iso: str, day: bool, this: bool) -> Date:
    """The date with its lead, tail and role; what has been so since `this` year is of that year."""
    start, end = m.start(), m.end()
    lead = _LEAD.search(text, max(0, start - 5), start) if text[start - 1 : start] in _LEAD_ENDS else None
    before = lead[0] if lead else ""
    after = text[end : end + 14]
    role = _role(text, start, before, after, m, day)
    if lead:
        start = lead.start()
    tail = _TAIL.match(after)
    if tail:
        end += tail.end()
    since = SINCE.match(text, m.end()) if role == "past" else None
    end = since.end() if since else end
    if role == "past" and since and not this:
        return Date(start, end, "", role, False)
    return Date(start, end, iso, role, not iso)


def _since(text: str, m: re.Match[str]) -> bool:
    """Whether a date is the beginning of a time that lasts: its own end is not told."""
    return m["planpart"] == "以来" or SINCE.match(text, m.end()) is not None


def _role(text: str, start: int, before: str, after: str, m: re.Match[str], day: bool) -> str:
    compared = _BASE_BEFORE.search(before) and before not in ("在", "以", "于") if before else None
    if _BASE_AFTER.match(after) or (compared and not periods.joins(text, start, before)):
        return "baseline"
    if before.endswith(("由", "从")) and (_FROM_AFTER.match(after) or after.startswith("的")):
        return "baseline"
    if start and text[start - 1] in "由从" and _FROM_AFTER.match(after):
        return "baseline"
    if after.startswith(PRICES) or INSPECTION.match(after) or periods.surpassed(text, start, after):
        return "name"
    if before.endswith(("自", "从")) or after.startswith(("起", "开始")):
        return "past" if _since(text, m) else "start"
    if m["spanmonth"] or m["spanin"]:
        return "deadline" if m["spanto"] not in (None, m["spanyear"]) else "span"
    if before.startswith("截") or _since(text, m):
        return "past"
    if m["relative"] in ("去年", "上年", "上一年", "前年") and not m["relend"]:
        return "period"
    if after.startswith(_BEFORE) or before.endswith(("到", "至")):
        return "deadline"
    if day:
        return "event"
    if m["plan"]:
        aimed = m["planpart"] or AIM.match(text, m.end()) or PLANNED.match(text, m.end())
        return "deadline" if aimed else "name"
    return "deadline" if text[m.end() - 1] in "底末内" else "period"
