"""New names of programmes, told by their form: quoted, titled, ended by 行动 or 制度, or of parallel build.

Each function looks at one place of a clause (offsets of the normalised text) and gives a candidate or None.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.programme_words import Candidate, bare, by_form, either, names, stops, types, words

PROGRAMME, SCHEME, PRINCIPLE = "programme", "scheme", "principle"
REACH = 32
"""Longest stretch before an ending in which its name is looked for."""

QUOTED = re.compile(r"“[^“”]{1,40}”(?:[、和及]?“[^“”]{1,40}”)*")
TITLED = re.compile(r"《[^《》]{2,80}》")
COUNTED = "一二三四五六七八九十百千万两双N\\d"
FORMULA = re.compile(rf"(?:[{COUNTED}]+[^{COUNTED}、,+个]{{0,3}}){{2,}}")
BRANCHES = re.compile(r"[\dN一二三四五六七八九十]+(?:[+＋][\dN一二三四五六七八九十XM]+)+")
SLOGAN = re.compile(r"[一二三四五六七八九十两双0-9]个[一-鿿]{1,4}")
CHANGE = re.compile(r"[一-鿿][改转进退还上][一-鿿](?:、[一-鿿][改转进退还上][一-鿿])*")
EACH_ONE = re.compile(r"一[一-鿿()]{1,4}一(?:策|档|案|议|法|方案)(?:、一[一-鿿()]{1,4}一(?:策|档|案|议|法|方案))*")
PERIODIC = re.compile(r"(?:每?[日周旬月季年]|半年)[一-鿿]{2}")
ITEM = re.compile("[、,;]")
FUNCTION = re.compile("[的了是被把将该此其而又也就使让]|[:;,。%]|不断|问题|情况|通过|以及")
DISTINCT = re.compile("行动|工程|战略|计划|方案|制度|机制|格局|攻坚战|保卫战|战役|布局")


@cache
def _regex(name: str) -> re.Pattern[str]:
    patterns = {
        "left": rf".*(?P<verb>{either('carrying-out', 'boundary')})",
        "left-works": rf".*(?P<verb>{either('carrying-out', 'boundary', 'construction')})",
        "governed": rf"(?:{either('carrying-out')})(?:{either('determiner')})*[“《]?$",
        "determiner": rf"(?:{either('determiner')})",
        "generic": rf"(?:(?:{either('generic')})[、和及与]?)+",
        "arrangement": rf"(?:{either('duty-core')})$",
        "works": rf"(?:{either('works')})$",
        "continued": rf"(?:{either('continuation')})",
        "negated": rf"(?:{either('negation')})[一-鿿]{{0,2}}$",
        "leader": rf"(?P<verb>{either('quoted-leader')})(?:了|好|以|国家|全国|省级|全市|“[^“”]*”[、和])?$",
        "figure": rf"(?:{either('figure-noun')})",
        "after": rf"(?P<mid>的?[一-鿿]{{0,8}}?)(?P<tail>{either('quoted-programme', 'quoted-scheme', 'quoted-principle')})",
        "ending": rf"(?:{either('quoted-programme', 'quoted-scheme', 'strong-programme', 'weak-scheme')})$",
        "title-programme": rf"(?:{either('title-programme')})$",
        "title-scheme": rf"(?:{either('title-scheme')})$",
        "basis": rf"(?:{either('basis')})[^,;。]*$",
    }
    return re.compile(patterns[name])


def governed(before: str) -> bool:
    """Whether what comes next stands right under a verb of carrying out."""
    return _regex("governed").search(before) is not None


# Quoted names


def _shape(content: str) -> str:
    """Type of a quoted formula by its build, or ""."""
    plain = bare(content)
    if EACH_ONE.fullmatch(content):
        return PRINCIPLE
    if BRANCHES.fullmatch(plain) or CHANGE.fullmatch(content):
        return PROGRAMME
    if "+" in content:
        return PRINCIPLE
    items = ITEM.split(content)
    if len(items) > 1:
        if all(PERIODIC.fullmatch(item) for item in items) or all(len(item) == 1 for item in items):
            return SCHEME
        sizes = [len(item) for item in items]
        return PRINCIPLE if max(sizes) - min(sizes) <= 4 and max(sizes) > 2 else ""
    if FORMULA.fullmatch(plain) and len(plain) > 2 and not SLOGAN.fullmatch(plain):
        return PROGRAMME
    return ""


def _tail_type(tail: str) -> str:
    for form, kind in (("quoted-programme", PROGRAMME), ("quoted-scheme", SCHEME), ("quoted-principle", PRINCIPLE)):
        if tail in words(form):
            return kind
    return ""


def _with_tail(content: str, after: str, shape: str) -> tuple[str, str, int] | None:
    """Name, type and length of what follows, for a quoted name with an ending after it."""
    found = _regex("after").match(after)
    if not found:
        return None
    mid, tail = found["mid"], found["tail"]
    distinct = DISTINCT.search(tail) is not None
    if (mid and not (distinct or _tail_type(tail) == PRINCIPLE)) or FUNCTION.search(mid.removeprefix("的")):
        return None
    if _regex("continued").match(after, found.end()) or (bare(content) in stops() and not distinct):
        return None
    kind = _tail_type(tail)
    if shape and kind != PRINCIPLE and not distinct:
        kind = SCHEME if shape == SCHEME else kind if shape != PRINCIPLE else PRINCIPLE
    if shape == PROGRAMME and kind == PRINCIPLE:
        kind = PROGRAMME
    keep = kind != PRINCIPLE and tail not in ("建设", "创建", "目标", "服务", "活动", "要求")
    return content + (mid.removeprefix("的") + tail if keep else ""), kind, found.end()


def _leader_type(before: str) -> str:
    """Type of a quoted name by the verb right before it, or ""."""
    found = _regex("leader").search(before)
    if not found:
        return ""
    verb = found["verb"]
    return PRINCIPLE if verb in words("leader-principle") else SCHEME if verb in words("leader-scheme") else PROGRAMME


def quoted(text: str, start: int, end: int, left: int, right: int) -> Candidate | None:
    """The name that stands in quotation marks at `[start, end)` of the clause `[left, right)`, if it is one."""
    parts = text[start:end].strip("“”").split("”")
    content = "、".join(part.lstrip("、和及“") for part in parts)
    before, after = text[max(left, start - 16) : start], text[end : min(right, end + 24)]
    known_stop = bare(content) in stops() or all(bare(part.lstrip("、和及“")) in stops() for part in parts)
    shape = "" if known_stop or len(parts) > 1 else _shape(content)
    rule = "formula" if shape and (ITEM.search(content) or "+" in content) else "quoted"
    if _regex("negated").search(before) and not DISTINCT.match(after):
        return None
    tailed = _with_tail(content, after, shape) if len(content) <= 16 or shape else None
    if tailed and not (len(parts) > 1 and tailed[1] == PRINCIPLE):
        name, kind, reach = tailed
        return Candidate(start, end + reach, name, kind, "", rule)
    if known_stop or len(parts) > 1 or _regex("figure").match(after) or content[-1] in "的了吗":
        return None
    kind = shape or _bare_type(content, before)
    return Candidate(start, end, content, kind, "", rule) if kind else None


def _bare_type(content: str, before: str) -> str:
    if not 2 < len(content) <= 14 or ITEM.search(content) or SLOGAN.fullmatch(content) or FUNCTION.search(content):
        return ""
    ending = _regex("ending").search(content)
    if ending and ending.start() >= 2:
        return _tail_type(ending[0]) or (SCHEME if ending[0] in words("weak-scheme") else PROGRAMME)
    return _leader_type(before)


# Titles


def titled(text: str, start: int, end: int, left: int, right: int, own: frozenset[str]) -> Candidate | None:
    """The programme or scheme that a document named in 《》 sets up. `own` holds the plan's own names, bare."""
    name = re.sub(r"\((?:试行|暂行|草案|修订|征求意见稿|修正|20\d\d[^()]*|[一二三四五六七八九十]+)\)", "", text[start + 1 : end - 1])
    name = re.sub(r"^关于(?:印发|公布|发布)?|的(?:通知|公告)$", "", name).strip("“”<>") if "印发" in name else name
    plain = bare(name)
    if plain in own or name in words("title-none") or "整改" in name or text.startswith("(以下简称", end):
        return None
    if _regex("basis").search(text, left, start) or "中华人民共和国" in name:
        return None
    for form, kind in (("title-scheme", SCHEME), ("title-programme", PROGRAMME)):
        if _regex(form).search(name):
            return Candidate(start, end, name, kind, "", "titled")
    return None


# Endings


def _inside(text: str, left: int, at: int) -> bool:
    return any(text.rfind(a, left, at) > text.rfind(b, left, at) for a, b in ("《》", "“”"))


def _strip(phrase: str) -> str:
    """A noun phrase without the adverbs and determiners before it."""
    pattern = _regex("determiner")
    while len(phrase) > 2:
        found = pattern.match(phrase)
        if not found or len(phrase) - found.end() < 2:
            break
        phrase = phrase[found.end() :]
    return phrase


def _governor(window: str, pattern: str) -> tuple[str, str]:
    """The verb that governs what ends the window, and the words between them; "" and the whole where there is none.

    A verb that stands right behind another one and leaves no name is part of the name (实施巩固提升行动).
    """
    limit = len(window)
    while found := _regex(pattern).match(window, 0, limit):
        phrase = _strip(window[found.end() :]).lstrip("、”)")
        nominal = found.end() == len(window) and found["verb"] in words("nominal")
        if not nominal and (_named(phrase) or not _regex("governed").search(window[: found.start("verb")])):
            return found["verb"], phrase
        limit = found.start("verb")
    return "", _strip(window)


def _last_item(phrase: str) -> str:
    """The last of coordinated names, each with an ending of its own; after 等 only a counted name."""
    if "等" in phrase:
        return ""
    for comma in ("、", "和", "及", "与"):
        head, _, last = phrase.rpartition(comma)
        if head and comma == "、" and _regex("generic").fullmatch(last):
            return ""
        if head and last and re.search(f"(?:{either('weak-programme', 'strong-programme', 'weak-scheme')}|清单|机制|体系)”?$", head):
            return last
    return phrase


def _named(core: str) -> bool:
    plain = bare(core)
    return 2 <= len(plain) <= 24 and not FUNCTION.search(plain) and not _regex("generic").fullmatch(plain)


def ended(text: str, start: int, end: int, word: str, left: int, heading: bool) -> Candidate | None:
    """The name that ends with `word` at `[start, end)` in a clause that begins at `left`."""
    if _regex("continued").match(text, end) or _inside(text, left, start):
        return None
    strong = word in words("strong-programme")
    window = text[max(left, start - REACH) : start]
    listed = re.search("等(?=[一二三四五六七八九十]+[大个项])", window)
    verb, phrase = ("", window[listed.end() :]) if listed else _governor(window, "left-works" if word == "工程" else "left")
    if not strong and verb not in words("carrying-out"):
        return None
    if not (verb or listed) and (heading or len(window) == REACH):
        return None
    phrase = phrase if listed else _last_item(phrase)
    if not _named(phrase) or (word == "工程" and _regex("works").search(bare(phrase))):
        return None
    if word == "制度" and _regex("arrangement").search(phrase):
        return None
    kind = SCHEME if word in words("weak-scheme") else PROGRAMME
    first = start - len(phrase)
    return Candidate(first, end, re.sub("[“”]", "", phrase) + word, kind, "", "ending")


# Coordinated battles: 蓝天、碧水、净土保卫战; 甲、乙、丙三个标志性战役

COUNT = re.compile("(?:这|等)?[两三四五六七八九](?:大|个|场|项)$")
BATTLE = re.compile(
    r"(?P<items>[^,;:。“”《》]{2,14}(?:[、和及与][^、,;:。“”《》]{2,14})+)"
    r"(?P<tail>标志性战役|重大战役|保卫战|攻坚战|战役|专项行动|行动|工程)$"
)


def coordinated(text: str, start: int, end: int, left: int) -> list[Candidate]:
    """One candidate for each member of a counted list of battles or actions, or of 蓝天、碧水、净土保卫战."""
    found = BATTLE.search(text, max(left, start - 90), end)
    if not found or "等" in found["items"]:
        return []
    items = COUNT.sub("", found["items"])
    members = re.split("[、和及与]", items)
    lead = _regex("left").match(members[0])
    tail = found["tail"]
    members[0] = _strip(members[0][lead.end() :] if lead else members[0])
    members[0] = members[0].strip()
    counted = items != found["items"]
    if not counted and not (tail.endswith("战") and bare(members[0] + tail) in by_form()):
        return []
    if not all(2 <= len(item) <= 14 for item in members):
        return []
    at = found.start("items")
    return [_member(text.find(item, at), end, item + tail) for item in members]


def _member(start: int, end: int, name: str) -> Candidate:
    concept = by_form().get(bare(name), "")
    if not concept:
        return Candidate(start, end, name, PROGRAMME, "", "coordinated")
    return Candidate(start, end, names()[concept], types()[concept], concept, "coordinated")
