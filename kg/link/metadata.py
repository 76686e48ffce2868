"""What a document says of itself: title, kind, date, publisher, cities. The catalogue's word goes first.

What neither the catalogue nor the text says stays empty and is flagged; what they say differently is flagged too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kg import gazetteer
from kg.catalogue import Row
from kg.link import cities, places
from kg.link.bodies import full_name
from kg.link.dating import dated
from kg.link.doctypes import exercise_of, type_of
from kg.link.titles import ISSUER, LABELLED, is_own, title_of
from kg.model import Document, Place
from kg.text.mapped import Mapped
from kg.text.read import Source

TOP, BOTTOM = 60, 25
"""Lines at the top and the bottom of a document that may say who issued it and when."""
LAST_OF_ISSUER, LONGEST_ISSUER = frozenset("府会厅室委局部院组"), 40
ISSUING = re.compile(r"^(.{2,30}?(?:人民政府|委员会|办公[厅室]|[市省县区]委|[局厅委])(?:办公[厅室])?)关于")
BODY = re.compile(r"(?:政府|委员会|[局厅委办]|办公室)$")
LEVEL = re.compile("[省市县区州]")
SHORTEST = 2
"""Characters of the shortest name in short of a city (丽水 for 丽水市)."""
GOING_ON = {
    "今天是": "",
    "今日是": "",
    "现在": "(?:是|(?:日期|时间)[:：])",
    "当前": "(?:日期|时间)[:：]",
    "北京": "(?:日期|时间)[:：]",
    "GMT": "[+]\\d",
    "星期": "[一二三四五六日天][^\n,。]{0,60}(?:设为首页|加入收藏|登录|注册)",
}
"""How a site's clock begins, and goes on."""
CLOCKS = {begins: re.compile(begins + goes_on) for begins, goes_on in GOING_ON.items()}
"""Each by its beginning: most texts have none, which is told fast, and one that has is searched for it alone."""
CLOCK = re.compile("|".join(clock.pattern for clock in CLOCKS.values()))


def describe(text: Mapped, source: Source, row: Row, noises: Sequence[str] = ()) -> Document:
    """The document of a text.

    Args:
        text: its normalised text.
        source: the file as read.
        row: its catalogue row, whose empty cells are filled from the text.
        noises: flags of the noises that normalising met.

    Raises:
        PlaceError: if the row has a code that no division has.
    """
    words = text.text
    name = row.id
    lines = _lines(words)
    title = row.title or title_of(words)
    found, doubtful = _cities(row, words, title)
    issued = row.issued or dated(lines[:TOP], lines[TOP:][-BOTTOM:])
    publisher, origin = _publisher(title, lines)
    if publisher and found and not row.publisher:
        publisher = "、".join(
            full_name(body, found[0])[0] if LEVEL.match(body) else body for body in publisher.split("、")
        )
    flags = [*noises, *_flags(title, found, issued), *(["city-inferred"] if doubtful else [])]
    if _disagree(found, words, title, bool(row.cities)):
        flags.append("city-conflict")
    return Document(
        id=name,
        title=title,
        cities=found,
        type=row.type or type_of(title, words, own=bool(row.title) or is_own(title, words)),
        exercise=row.exercise or exercise_of(title, words),
        issued=issued,
        publisher=row.publisher or publisher,
        source=row.source or origin,
        sha256=source.sha256,
        chars=len(source.text),
        flags=tuple(dict.fromkeys(flags)),
    )


def _cities(row: Row, text: str, title: str) -> tuple[tuple[Place, ...], bool]:
    """The cities by the catalogue, else by the text, failing it by the name of the file; whether they are inferred.

    Raises:
        PlaceError: if the row has a code that no division has.
    """
    if row.cities:
        return tuple(map(places.by_code, row.cities)), False
    if found := cities.stated(text, title):
        return found, _is_unnamed(found, title + text)
    found = cities_of(text, row.id)
    return found, bool(found)


def _is_unnamed(found: Sequence[Place], text: str) -> bool:
    """Whether a text does not name the one city it is found to be about, be it in short: only its counties."""
    return len(found) == 1 and found[0].name[:SHORTEST] not in text


def _flags(title: str, found: Sequence[Place], issued: str) -> Iterable[str]:
    known = (("title-unknown", title), ("city-unknown", found), ("issued-unknown", issued))
    return [flag for flag, value in known if not value]


def _lines(text: str) -> list[str]:
    """The lines at both ends of a text, without the empty ones and those of a site's clock."""
    head, tail = text[:20_000], text[-6_000:] if len(text) > 26_000 else text[20_000:]
    both = f"{head}\n{tail}"
    lines = [bare for line in both.split("\n") if (bare := line.strip())]
    timed = any(sign in both and clock.search(both) for sign, clock in CLOCKS.items())
    return [line for line in lines if not CLOCK.search(line)] if timed else lines


def cities_of(text: str, stem: str) -> tuple[Place, ...]:
    """The cities by what a text says in passing, or by the file's name (宁波2018.txt, plan-ningbo-2018.txt)."""
    found = cities.inferred(text) or cities.stated("", stem)
    if found:
        return found
    for word in re.findall("[a-z]{4,}", stem.lower()):
        named = places.latin(word)
        if len(named) == 1:
            return (named[0].place,)
    return ()


def _disagree(found: Sequence[Place], text: str, title: str, given: bool) -> bool:
    """Whether title or text is clearly about other cities than those found; `given`: by the catalogue."""
    own = {places.city_of(place).code for place in found}
    if not own:
        return False
    titled = cities.in_title(title)
    weighed = len(found) == 1 and (given or titled)
    for others in (titled, cities.by_words(text[: cities.SAMPLE]) if weighed else []):
        codes = {gazetteer.city_of(d).code for d in others if d.is_city or d.level == "county"}
        if codes and not codes & own and not any(_province(code) in own for code in codes):
            return True
    return False


def _province(code: str) -> str:
    return code[:2] + "0000"


def _is_issuer(line: str) -> bool:
    """Whether a line is nothing but a body's name."""
    return line[-1] in LAST_OF_ISSUER and len(line) <= LONGEST_ISSUER and ISSUER.match(line) is not None


def _publisher(title: str, lines: Sequence[str]) -> tuple[str, str]:
    """Who issued it, and the page or paper that brought it; "" where the text does not say."""
    origin = next((m[1] for line in lines[:TOP] if ":" in line and (m := LABELLED.search(line))), "")
    signed = [line for line in (*lines[:15], *lines[-10:]) if _is_issuer(line)]
    titled = ISSUING.match(title)
    publisher = titled[1] if titled else "、".join(dict.fromkeys(signed[:2]))
    if not publisher and BODY.search(origin):
        return origin, ""
    return publisher, origin
