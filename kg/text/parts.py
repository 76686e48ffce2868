"""A document to its parts: page furniture, preface, a part per city, a notice before the plan it announces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from kg.model import NOWHERE, Place
from kg.text import chrome, headings
from kg.text.chrome import Line
from kg.text.words import alternatives

Stretch = tuple[int, int, Place, str]

SUFFIX = re.compile(r"(?:市|地区|盟|自治州|特别行政区|省|自治区|区|县|旗)$")
DECORATION = re.compile(r"[【】\[\]《》〔〕()·.、:：\-—=*#\s]")
ATTACHED = re.compile(r"(?:附件?|附录)[\d一二三四五六七八九十]{0,2}[:、.]?《?")
ANNOUNCED = 40
BODY = 300
NOTICE = 30_000
"""A notice is no longer than this."""
GLOSSARY = re.compile(
    r"[(【]?(?:附件?\d?[:、. ]?)?(?:《[^》]{2,30}》)?[^,;。]{0,8}?"
    r"(?:名词|用语|术语|词语)(?:术语)?(?:解释|注释|说明|释义)[)】:]?|注释"
)
LONGEST_TITLE = 40
DONE = re.compile(
    r"已(?:全部|经|于)?.{0,6}(?:完成|整改|建成|销号)|同比(?:增长|下降|提高|改善|减少)|取得.{0,8}成效"
    r"|改善到|下降到|提高到|增加到|减少到"
)
AHEAD = re.compile(r"到\d{0,4}年|年底前|力争|制定本|特制定|现制定")


class Edge(NamedTuple):
    """Where a part begins, and what it is."""

    start: int
    city: Place
    kind: str


def split(text: str, rows: list[Line], marked: list[bool], cities: Sequence[Place], kind: str) -> Iterator[Stretch]:
    """The parts of a text in order, without gaps."""
    body = [row for row, off in zip(rows, marked, strict=True) if not off]
    if not body:
        if text:
            yield 0, len(text), NOWHERE, "chrome"
        return
    body = body[: glossary(text, body)]
    main = kind or guess(text, body)
    edges = list(_cities(text, body, cities, main)) if len(cities) > 1 else _single(text, body, cities, main)
    first, last = body[0].start, body[-1].end
    edges[0] = edges[0]._replace(start=first)
    if first:
        yield 0, first, NOWHERE, "chrome"
    tail = any(row.start > last for row in rows)
    end = last if tail else len(text)
    for edge, following in zip(edges, [*edges[1:], None], strict=True):
        yield edge.start, following.start if following else end, edge.city, edge.kind
    if tail:
        yield last, len(text), NOWHERE, "chrome"


def glossary(text: str, rows: Sequence[Line]) -> int:
    """The number of the line with which a glossary begins behind a report, the number of lines where there is none."""
    for i, row in enumerate(rows):
        like = text[row.end - 1] in "释明义)】:" and row.end - row.start <= LONGEST_TITLE and 3 * i > len(rows)
        if like and GLOSSARY.fullmatch(text, row.start, row.end):
            return i
    return len(rows)


def _single(text: str, rows: list[Line], cities: Sequence[Place], kind: str) -> list[Edge]:
    city = cities[0] if cities else NOWHERE
    start = announced(text, rows)
    if start is None:
        return [Edge(0, city, kind)]
    return [Edge(0, city, "notice"), Edge(start, city, "plan")]


def names(city: Place) -> tuple[str, ...]:
    """A place's full name and its short one."""
    short = SUFFIX.sub("", city.name)
    return (city.name, short) if len(short) >= 2 else (city.name,)


def _cities(text: str, rows: list[Line], cities: Sequence[Place], kind: str) -> list[Edge]:
    known = {name: city for city in cities for name in names(city)}
    longest = max(map(len, known)) + 12
    edges = [Edge(0, NOWHERE, "preface")]
    for row in rows:
        if row.end - row.start > longest:
            continue
        city = known.get(_bare(text, row))
        if city:
            edges.append(Edge(row.start, city, kind))
    if len({edge.city for edge in edges}) <= len(set(cities)):
        edges = [edges[0], *_titled(text, rows, cities, kind, {edge.city for edge in edges}), *edges[1:]]
        edges.sort(key=lambda edge: edge.start)
    return edges[1:] if len(edges) > 1 and edges[1].start <= rows[0].start else edges


def _bare(text: str, row: Line) -> str:
    number = headings.at_line(text, row.start, row.end)
    return DECORATION.sub("", text[number.end if number else row.start : row.end]).removesuffix("篇")


def _titled(text: str, rows: list[Line], cities: Sequence[Place], kind: str, found: set[Place]) -> Iterator[Edge]:
    """Cities that have no line of their own: the first title or heading that begins with their name."""
    missing = [city for city in cities if city not in found]
    for row in rows:
        line = _bare(text, row) if row.end - row.start <= ANNOUNCED else ""
        for city in missing:
            if line.startswith(names(city)) and (chrome.is_title(text, row) or headings.at_line(text, *row)):
                yield Edge(row.start, city, kind)
                missing.remove(city)
                break


def announced(text: str, rows: list[Line]) -> int | None:
    """Where the plan begins that the words before it announce, or None.

    The notice names the plan's title between 《 》 or hangs it on as 附件, has no numbered sections of its
    own, and the plan that follows has.
    """
    sections = 0
    body = False
    for i, row in enumerate(rows):
        number = headings.at_line(text, *row)
        sections += bool(number and number.kind in ("一、", "章"))
        if sections > 1 or row.start > NOTICE:
            return None
        if body and not number and _is_announced(text, rows, i) and _has_sections(text, rows[i + 1 : i + ANNOUNCED]):
            return row.start
        body = body or text[row.end - 1] in "。;:"
    return None


def _is_announced(text: str, rows: list[Line], i: int) -> bool:
    """Whether line `i` (or it and the next: a title on two lines) is the title of what was announced."""
    row = rows[i]
    attached = ATTACHED.match(text, *row)
    title = text[attached.end() if attached else row.start : row.end].strip("《》")
    if chrome.is_title(text, row):
        under = i > 0 and ATTACHED.fullmatch(text, *rows[i - 1])
        if (attached or under) and _plan().search(title):
            return True
    elif i + 1 < len(rows) and len(title) >= 4 and chrome.is_title(text, rows[i + 1]):
        title += text[rows[i + 1].start : rows[i + 1].end].strip("《》")
    else:
        return False
    title = chrome.VERSION.sub("", title)
    return len(title) >= 8 and text.find("《" + title, 0, row.start) >= 0


def _has_sections(text: str, rows: list[Line]) -> bool:
    numbers = (headings.at_line(text, *row) for row in rows)
    found = any(number and number.value == 1 and number.kind in ("一、", "章", "(一)") for number in numbers)
    return found and bool(rows) and rows[-1].end - rows[0].start >= BODY


@cache
def _report() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('report')})")


@cache
def _plan() -> re.Pattern[str]:
    return re.compile(f"(?:{alternatives('plan')})(?:\\(.{{1,8}}\\))?》?$")


def guess(text: str, rows: list[Line]) -> str:
    """Plan or report: by the title, failing that by whether the text looks ahead or back."""
    for row in rows[:6]:
        if chrome.is_title(text, row):
            line = text[row.start : row.end]
            if _plan().search(line):
                return "plan"
            if _report().search(line):
                return "report"
    first = rows[0].start
    sample = text[first : min(first + 20_000, rows[-1].end)]
    return "report" if len(DONE.findall(sample)) > 2 + 2 * len(AHEAD.findall(sample)) else "plan"
