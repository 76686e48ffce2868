"""Names of bodies in a text: departments, organs, groups, ad-hoc teams, firms, with the place or level before them.

One pass of an automaton finds what can be the core of a name (a kind's label, a field of work, the first word of a
group); small patterns then decide where the name begins and ends. Words come from ontology/bodies.ttl.
"""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract.body.forms import (
    BASIN,
    BOTH,
    BRANCH,
    COMPANY,
    ENDING_REST,
    GROUP_LEVEL,
    HEADED,
    INNER,
    INSPECTORS,
    LEVEL,
    NO_GOVERNMENT,
    NO_NAME,
    NO_ORGAN,
    OBJECT,
    OFFICE,
    OWN_LEVEL,
    PAIR,
    PLACE_JOINT,
    SUB_GOVERNMENT,
    TAIL,
    TAIL_FIRST,
    TITLE,
    UNKNOWN_END,
    WATER,
)
from kg.extract.body.free import free, loose, of_office, region
from kg.extract.body.name import Name
from kg.extract.body.places import bounded, name_start, place_start
from kg.extract.body.shared import SHARE_FIRST, Sharing
from kg.extract.body.words import COMMISSIONS, FREE, LOOSE, NAMING, ORGANS, Words, words

SEVERAL = tuple("两三四五六七八九")
"""What counts governments that are named as a group: 三区人民政府, 两县政府."""

COUNTABLE = ("local-authorities", "departments-concerned", "authorities-of-every-level")
COUNTED = re.compile(r"(?P<rest>等)?(?:\d{1,3}|[两三四五六七八九十]{1,3})个\Z")
"""What counts a group (12个县(市、区)); after 等 it counts those that were just named."""
PURSE = re.compile(
    r"[省市县区]财政(?:今年|每年|去年|[12]\d{3}年|将|已经?|先后|累计|共|要|应|还)+"
    "(?:安排|投入|拿出|拨付|拨出|列支|筹措|筹集|统筹|补助|给予|落实|保障|设立|出资)"
)
PURSES = {"省": "厅", "市": "局", "县": "局", "区": "局"}
"""What a treasury that spends is short for: 市财政安排资金, of the city's bureau of finance."""
LONGEST_TEAM = 50
"""Characters of the name of a team of inspectors; it holds no comma, stop or line end."""


def find(text: str) -> list[Name]:
    """The names of bodies in a text, left to right, without overlaps.

    Names in 《》 are left out, except an inspection team's.

    >>> [("市生态环境局、各区县")[n.start:n.end] for n in find("市生态环境局、各区县")]
    ['市生态环境局', '各区县']
    """
    known = words()
    kinds = known.kinds
    sharing = Sharing(known, text)
    found: list[Name] = []
    last = 0
    titles = [m.span() for m in TITLE.finditer(text)]
    title = 0
    for i, start, end in NAMING.longest(text):
        if start < last:
            continue
        kind = kinds[i]
        if kind != "field":
            name = _name(known, text, kind, start, end)
        elif (follower := text[end : end + 1]) in TAIL_FIRST:
            name = _department(known, text, start, end)
        elif follower in SHARE_FIRST:
            name = None
        elif text[start] != "财" or (name := _purse(known, text, start, end)) is None:  # most fields stand alone
            continue
        if name is None:
            if kind == "field" and (shared := sharing.field(start, end)):
                found += [one for one in shared if one.start >= last]
                last = end
            continue
        while title < len(titles) and titles[title][1] <= name.start:
            title += 1
        inside = title < len(titles) and titles[title][0] < name.start
        if inside and name.kind != "inspection-team" and not _headline(text, titles[title][0], name):
            continue
        last = _add(found, name, last, text, sharing)
    return found


def _purse(known: Words, text: str, start: int, end: int) -> Name | None:
    """The bureau of finance of a treasury that spends (市财政今年安排资金)."""
    if not PURSE.match(text, start - 1):
        return None
    return Name(name_start(text, start, LEVEL), start, end, known.fields[text[start:end]], PURSES[text[start - 1]])


def _headline(text: str, title: int, name: Name) -> bool:
    """Whether a name begins a headline in 《》: 《某市政府印发某方案》 on a line of its own."""
    return name.start == title + 1 and text[title - 1 : title] in ("", "\n") and text.startswith(HEADED, name.end)


def _add(found: list[Name], name: Name, last: int, text: str, sharing: Sharing) -> int:
    """Add a name, with those that share its words; where it ends."""
    while name.kind == "inspection-team" and found and name.start <= found[-1].start:
        last = min(last, found.pop().start)  # 省委 of 省委第二专项督察组
    if found and found[-1].end == name.core and found[-1].kind == "local-authorities":
        name = name._replace(start=found.pop().start)  # 各县区 before 环保局
    elif name.start < last:
        name = name._replace(start=last)
    if sharing.waiting:
        found += [one for one in sharing.before(name) if one.start >= last]
    if name.kind in ORGANS:
        found += _sharing(text, name, last)
    found.append(name)
    return name.end


def _sharing(text: str, name: Name, floor: int) -> list[Name]:
    """The places that share the words of a name: 海曙区 in 海曙区、江北区人民政府."""
    if not PLACE_JOINT.match(text, name.start - 1):
        return []
    full = gazetteer.named()
    stop = next((e for e in range(name.core + 1, name.start + 1, -1) if text[name.start : e] in full), 0)
    found: list[Name] = []
    at = name.start
    while stop and at > floor and PLACE_JOINT.match(text, at - 1):
        begin = place_start(text, at - 1)
        if begin >= at - 1 or begin < floor:
            break
        found.append(Name(begin, begin, at - 1, name.kind, text[stop : name.end]))
        at = begin
    return found[::-1]


def _name(known: Words, text: str, kind: str, start: int, end: int) -> Name | None:
    if kind == "group":
        return _group(known, text, start)
    if kind in ORGANS:
        return _organ(known, text, kind, start, end)
    if kind == "any":
        return _unknown(text, start, end)
    if kind == "inspection-team":
        return _inspectors(text, end)
    if kind in FREE:
        return free(text, kind, start, end)
    if kind in LOOSE:
        return loose(text, kind, start, end)
    return _plain(known, text, kind, start, end)


def _department(known: Words, text: str, start: int, end: int) -> Name | None:
    if text[end : end + 1] not in TAIL_FIRST:
        return None
    tail = TAIL.match(text, end) or PAIR.match(text, end)
    if not tail or NO_NAME.match(text, tail.end()):
        return None
    kind = known.fields[text[start:end]]
    begin = name_start(text, start, LEVEL)
    if (
        begin == start
        and WATER.search(text, max(0, start - 12), start)
        and (basin := BASIN.search(text, max(0, start - 14), start))
    ):
        begin = place_start(text, basin.start())
    return Name(begin, start, tail.end(), kind)


def _unknown(text: str, start: int, end: int) -> Name | None:
    """A department of an unknown field, or one by its nickname (市创建办): between a level and its last word."""
    last = UNKNOWN_END.match(text, start)
    if not last:
        return None
    end = last.end()
    begin = region(text, start, 16)
    level = OWN_LEVEL.match(text, begin, start)
    if not level or not 1 <= start - level.end() <= 12 or NO_NAME.match(text, end):
        return None
    return Name(
        place_start(text, begin, level_char=True),
        level.end(),
        end,
        "department" if text[start] != "办" else "working-office",
    )


def _plain(known: Words, text: str, kind: str, start: int, end: int) -> Name | None:
    label = text[start:end]
    if label[-1] == "部" and text.startswith("门", end):
        return _department(known, text, start, end - 1) if text[start : end - 1] in known.fields else None
    if label[-1] == "办" and text.startswith(("公室", "公厅"), end):
        end += 2
    elif label[-1] in "委办" and ENDING_REST.match(text, end):
        return None
    longer = TAIL.match(text, end) if label in known.fields else None
    if label.endswith("集团"):
        longer = COMPANY.match(text, end)
    stop = longer.end() if longer else end
    office = OFFICE.match(text, stop)
    if office and (kind in COMMISSIONS or label.endswith("委员会")):
        stop, kind = office.end(), of_office(office[0])
    if not longer and label[-1] == "局" and (inner := INNER.match(text, stop, stop + 10)):
        stop = inner.end()
    if text.startswith("分局", stop):
        stop += 2
    elif label[-1] == "局" and text.find("分局", stop, stop + 7) > 0 and (branch := BRANCH.match(text, stop)):
        stop = branch.end()
    if NO_NAME.match(text, stop):
        return None
    begin = name_start(text, start, LEVEL)
    if begin == start and label in ("办公室", "工作办公室") and (named := _unknown(text, end - 3, end)):
        return named
    if begin == start and kind == "water-group" and bounded(text, own := region(text, start, 8)):
        begin = start if OBJECT.match(text, own) else own
    return Name(begin, start, stop, kind)


def _organ(known: Words, text: str, kind: str, start: int, end: int) -> Name | None:
    sub = (known.party if kind == "party-committee" else SUB_GOVERNMENT).match(text, end)
    stop = sub.end() if sub else end
    both = BOTH.match(text, end) if text.startswith("党委", start) else None
    if both:
        stop = both.end()
    elif text.startswith("员会", end) and kind == "party-committee":
        stop = end + 2
    elif not sub and NO_ORGAN.match(text, end):
        return None
    if sub and kind == "party-committee":
        kind = known.inner.get(sub[0], "party-office" if "办" in sub[0] else kind)
    elif sub and sub[0] == "督查室":
        kind = "supervision-room"
    elif sub and "办" in sub[0]:
        kind = "government-office"
    begin = name_start(text, start, LEVEL)
    if begin == start and text.startswith("党委", start) and not both:
        return None
    if begin == start and text[start] in "区县" and text[start - 1 : start] in SEVERAL:
        return Name(begin - 1, begin - 1, stop, "local-authorities")
    return Name(begin, start if kind in ORGANS else end, stop, kind)


def _group(known: Words, text: str, start: int) -> Name | None:
    best: tuple[int, str] = (start, "")
    for kind, pattern in known.groups:
        if (match := pattern.match(text, start)) and match.end() > best[0]:
            best = (match.end(), kind)
    label = text[start : best[0]]
    if not best[1] or label in known.placeholders or (label.endswith("政府") and NO_GOVERNMENT.match(text, best[0])):
        return None
    begin = name_start(text, start, GROUP_LEVEL)
    if best[1] in COUNTABLE and text[begin - 1] == "个" and (count := COUNTED.search(text, max(0, begin - 6), begin)):
        return None if count["rest"] else Name(count.start(), start, best[0], best[1])
    return Name(begin, start, best[0], best[1])


def _inspectors(text: str, end: int) -> Name | None:
    far = max(0, end - LONGEST_TEAM)
    match = INSPECTORS.search(text, max(far, *(text.rfind(mark, far, end) + 1 for mark in "。,\n")), end)
    if not match:
        return None
    start = match.start()
    return Name(place_start(text, start), start, end, "inspection-team")
