"""Districts, counties, towns and subdistricts that answer for something themselves: 由东城区负责, 甲县牵头、乙县配合.

A place is looked for only right before a word of duty (负责, 牵头, 要), and back from there through a coordination.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import gazetteer
from kg.extract.body import roles
from kg.extract.body.edges import clause_end
from kg.extract.body.firms import firms
from kg.extract.body.forms import OBJECT
from kg.extract.body.name import Name
from kg.extract.body.places import bounded, place_start
from kg.extract.body.predicates import predicate
from kg.extract.body.words import FILE, KG
from kg.lexicon import values

KIND = "district"
TRIGGER = re.compile(
    "[区县市镇乡旗道](?=(?:等(?:地区?|区县?|县区?|县市区?|区市|镇街?|乡镇)?)?(?:分别|共同|具体|全面|切实|认真|也|均|都)?"
    "(?:负责|负总责|牵头|配合|协助|承担|参与|会同|落实|按照?(?:各自)?职责|"
    "各(?=新?建(?!设单位|筑|制|成区)|完成|创建|打造)|要(?![求素件点道闻是])|应(?![急用对])|须|必须|需要?(?![求要])|"
    "(?P<acts>(?:先后|累计|已|迅速|立即|专门|共|及时|率先|还)?"
    "(?:组建|成立|出台|印发|制定|投入|投资|筹资|安排|聘请|启动|采取|建立|编制))))"
)
"""A place before a word of duty, or before what only a body can do if the place begins its clause (`acts`)."""
LAST = re.compile("[区县市旗镇乡道](?![、和与委政人局级域内直长])")
"""The last character of a place that may have a duty or act."""
COUNT = re.compile("等?(?:[两三四五六七八九十]|\\d+)?个?(?:地区?|[区县市镇街乡旗]{1,3})(?=[^一-龥]|[一-龥]{2})|等地?")
"""What counts the places of a coordination behind the last of them: 甲县、乙县等5个县区, 甲、乙两县."""
ZONES = ("zone-committee", "development-zone")
TOGETHER = (*ZONES, "local-authorities")
PRESSED = ("督促", "指导", "要求", "责成", "推动", "支持", "协调", "其中")
"""What may stand before a place that acts, within its clause."""
OVER = re.compile("对[^,。;]{2,24}?(?:完成|进行|开展|实施|监测|检查|巡查|整改|整治|清理)")
STATES = frozenset({"达到", "控制", "减少", "增加", "消除", "新增", "提高", "提升", "优化", "集中", "达标"})
"""Words of role that tell of a place how it is, and not what it did: 甲区消除劣Ⅴ类."""
NOUNS = frozenset({"建设", "整治", "治理", "改造", "管理", "排查", "清理", "监测", "检测", "整改", "宣传", "保障"})
"""Words that are as often nouns behind a place (甲县改造任务)."""
DONE = re.compile(r"了|\d|一批|全部|[^,。;的]{2,10}?\d+万?[座家个台处亩户吨条口公]")
AS = re.compile("作为[^,。;]{2,20},")
AHEAD = 40
TOWN_ENDS = frozenset({"街道", "治旗", *(f"{last}县" for last in "东西南北中老新治"),
                       *(f"{last}区" for last in "东西南北中老新验发开理济侨态")})  # fmt: skip
"""The last characters of what TOWN finds, beside those of towns and townships."""
TOWN = re.compile(
    "(?<![一-龥])(?:由|督促|要求|和|与|及|指导|责成)?(?P<place>[一-龥]{2,3}(?:镇|乡|街道)|[东西南北中老新][区县]"
    "|(?P<zone>[一-龥]{2,4}?)(?:新区|试验区|实验区|开发区|高新区|经开区|管理区|经济区|侨区|生态区|自治[县旗]))\\Z"
)
BEGINS = frozenset("\n,。;:、 　")
JOINTS = frozenset("、和与及")
WHOLE = re.compile(
    "[一-龥]{2,3}(?P<rest>(?:经济技术|经济|高新技术产业|高新技术|高新|工业|产业)?(?:开发区|园区|示范区)(?:管委会|管理委员会)"
    "|[县区](?:人民)?政府)"
)
ELIDED = re.compile("(?<![一-龥])(?:由)?(?P<heads>(?:[一-龥]{2,3}、){1,8})\\Z")
"""Heads of names that take the rest from the last of them: 甲、乙、丙经济开发区管委会."""
SHORT_JOINT = re.compile("[、和与](?=[一-龥]{2,3}?(?:[要应须必两二三四五六七八九等]|负责|牵头))")
"""What stands before the last of districts by their short names, at the least."""
SHORT = re.compile(
    "[、和与](?P<last>[一-龥]{2,3}?)(?:[两二三四五六七八](?:[区县市地]|县市|县区|市县|区县|县\\(市(?:、区)?\\)|县\\(区\\)|市\\(区\\)))?"
    "(?=要(?![求素件点道闻是])|应(?![急用对])|须|必须|负责|牵头)"
)
SHORT_DOING = re.compile(
    "[、和与](?P<last>[一-龥]{2,3}?)(?:等|[两二三四五六七八九]|等[两二三四五六七八九])个?(?:[一-龥]{1,3}大县|县\\(市\\)|县区|区县|县市|[区县市])(?![、和与])"
)
"""Such districts, counted, before what they have done: 丙、丁两县建成…, 甲、乙等区完成…"""
HEADS = re.compile("(?<![一-龥])(?:其中|特别是|尤其是|由|督促|要求)?(?P<heads>(?:[一-龥]{2,3}、){0,8}[一-龥]{2,3})\\Z")
"""Districts by their short names, two or more: 甲、乙要确保…, 丙、丁两县要…"""
COMMON = {"城区", "郊区", "矿区"}
"""Names of districts that are more often words for a part of any city."""
LONGEST = 40
"""Places of one coordination; the rest is let go."""


@cache
def _counties() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """Full names of counties and districts, and their lengths by their last two characters, longest first."""
    known = {
        word for word, found in gazetteer.named().items() if any(d.level == "county" and d.name == word for d in found)
    } - COMMON
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[-2:], set()).add(len(word))
    return frozenset(known), {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}


@cache
def _ends() -> frozenset[str]:
    """The last two or three characters of places, but of towns and townships."""
    return TOWN_ENDS.union(word if len(word) == 2 else word[-3:] for word in _counties()[0])


@cache
def _general() -> re.Pattern[str]:
    """Words that count or class places and name none (乡镇, 特色小镇, 各街道)."""
    return re.compile("|".join(map(re.escape, values(FILE, KG + "cue")["general-place"])))


def _one(text: str, end: int) -> int:
    """Where the place that ends at `end` begins, or -1."""
    known, lengths = _counties()
    last = text[max(0, end - 2) : end]
    for length in lengths.get(last, ()):
        if length <= end and text[end - length : end] in known:
            return place_start(text, end - length) if length > 2 or bounded(text, end - length) else -1
    if text[end - 1] in "镇乡":
        for length in (3, 4):  # 甲县东吴镇
            if (begin := place_start(text, end - length)) < end - length:
                return begin
    elif last not in TOWN_ENDS:
        return -1
    town = TOWN.search(text, max(0, end - 9), end)
    if town and OBJECT.match(text, town.start("place")):
        return -1  # 推动临港经开区建设
    return town.start("place") if town and not _general().search(town["zone"] or town["place"]) else -1


def _counted(text: str) -> Iterator[re.Match[str]]:
    """The last of such districts, before a word of duty or what they have done."""
    duty = doing = 0
    for joint in SHORT_JOINT.finditer(text):
        at = joint.start()
        if at >= duty and (found := SHORT.match(text, at)):
            duty = found.end()
            yield found
        if at >= doing and (found := SHORT_DOING.match(text, at)):
            doing = found.end()
            if _acts(text, doing):
                yield found


def _shorts(text: str) -> Iterator[list[Name]]:
    """Coordinations of districts and counties by their short names that a word of duty follows."""
    for found in _counted(text):
        if not _is_place(found["last"]) or not (heads := HEADS.search(text, max(0, found.start() - 40), found.start())):
            continue
        names, at = list[Name](), heads.start("heads")
        for word in [*heads["heads"].split("、"), found["last"]]:
            names.append(Name(at, at, at + len(word), KIND))
            at += len(word) + 1
        if all(_is_place(text[n.start : n.end]) for n in names):
            yield names


def _coordinated(text: str, end: int) -> list[Name]:
    """The place that ends at `end`, with those before it in its coordination."""
    found: list[Name] = []
    while len(found) < LONGEST and (start := _one(text, end)) >= 0:
        found.append(Name(start, start, end, KIND))
        if text[start - 1 : start] not in JOINTS or start < 3:
            break
        end = start - 1
    return found[::-1]


def _opens(text: str, at: int) -> bool:
    """Whether a place begins its clause, or stands right behind who presses it."""
    return not at or text[at - 1] in BEGINS or text.endswith(PRESSED, 0, at)


def districts(text: str) -> Iterator[list[Name]]:
    """Coordinations of places that a word of duty follows, or that begin a clause and do something."""
    ends = _ends()
    for last in LAST.finditer(text):
        start, end = last.span()
        if text[start - 1 : end] not in ends and text[start - 2 : end] not in ends and text[start] not in "镇乡":
            continue
        if not (found := _coordinated(text, end)):
            continue
        opens = _opens(text, found[0].start)
        trigger = TRIGGER.match(text, start)
        if trigger and (opens or not trigger["acts"]):
            yield found
        if opens and acting(text, end):
            yield found


def acting(text: str, end: int) -> bool:
    """Whether places up to `end` do something: 甲县、乙县等5个县区建成污水处理厂."""
    count = COUNT.match(text, end)
    return not text.startswith("及", end) and _acts(text, count.end() if count else end)


def _beside(text: str, names: list[Name]) -> Iterator[list[Name]]:
    """The places in a coordination right before a zone: 甲区、乙县和某某高新区管委会, 甲区、乙县,各开发区."""
    for name in names:
        listed = text[name.start - 1 : name.start] in JOINTS and name.kind in ZONES
        if listed or (name.kind in TOGETHER and text.startswith(",各", name.start - 1)):
            found = _coordinated(text, name.start - 1)
            if found and _opens(text, found[0].start):
                yield found


def _acts(text: str, at: int) -> bool:
    """Whether a verb of doing stands at a place, past adverbs and dates."""
    named = AS.match(text, at)
    at = named.end() if named else at + text.startswith((":", "—"), at)
    end = clause_end(text, at, at + AHEAD)
    verb = roles.head(text, at, end)[0]
    if text.startswith(",", end) and roles.SOFT.match(text, at, end):  # 迅速行动,关停企业4家
        verb, end = roles.head(text, end + 1, clause_end(text, end + 1, end + AHEAD))[0], end + AHEAD
    done = OVER.match(text, verb, end) or predicate(text, verb, end)
    if done is None or len(done[0]) < 2 or text.startswith("的", done.end()):
        return False
    return done[0] not in STATES and (verb > at or done[0] not in NOUNS or DONE.match(text, done.end()) is not None)


def elided(text: str, name: Name, after: int) -> list[Name]:
    """The names before one in a coordination of which only the places are written; `after`: where the last ends."""
    whole = WHOLE.fullmatch(text, name.start, name.end)
    heads = ELIDED.search(text, max(after, name.start - LONGEST), name.start) if whole else None
    if not whole or not heads:
        return []
    found, at = list[Name](), heads.start("heads")
    for head in heads["heads"].rstrip("、").split("、"):
        rest = whole["rest"].removeprefix(head[-1])
        found.append(Name(at, at + len(head), at + len(head), name.kind, rest))
        at += len(head) + 1
    return found if all(_is_place(text[each.start : each.end]) for each in found) else []


def _whole(text: str, names: list[Name]) -> list[Name]:
    """The names with those before them that were written short."""
    found: list[Name] = []
    for name in names:
        if text[name.start - 1 : name.start] == "、":
            found += elided(text, name, found[-1].end if found else 0)
        found.append(name)
    return found


def _is_place(word: str) -> bool:
    """Whether a word is a city or county without the last character of its name."""
    named = gazetteer.named()
    return word in named or any(word + last in named for last in "县区市旗")


def merged(text: str, names: list[Name]) -> list[Name]:
    """The names and, where they leave room, the places that a word of duty follows."""
    names, at = _whole(text, names), 0
    found: list[Name] = []
    for group in sorted([*districts(text), *_shorts(text), *_beside(text, names), *firms(text)]):
        while at < len(names) and names[at].end <= group[0].start:
            found.append(names[at])
            at += 1
        for place in group:
            while at < len(names) and names[at].end <= place.start:
                found.append(names[at])
                at += 1
            if at == len(names) or names[at].start >= place.end:
                found.append(place)
    return [*found, *names[at:]] if found else names
