"""Districts, counties, towns and subdistricts that answer for something themselves: 由东城区负责, 甲县牵头、乙县配合.

A place is looked for only right before a word of duty (负责, 牵头, 要), and back from there through a coordination.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kg import gazetteer
from kg.extract.body.name import Name
from kg.extract.body.places import bounded, place_start
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
TOWN = re.compile(
    "(?<![一-龥])(?:由|督促|要求|和|与|及|指导|责成)?(?P<place>[一-龥]{2,3}(?:镇|乡|街道)|[东西南北中老新][区县]"
    "|(?P<zone>[一-龥]{2,4}?)(?:新区|试验区|开发区|高新区|经开区|管理区))\\Z"
)
BEGINS = frozenset("\n,。;:、")
JOINTS = frozenset("、和与及")
WHOLE = re.compile(
    "[一-龥]{2,3}(?P<rest>(?:经济技术|经济|高新技术产业|高新技术|高新|工业|产业)?(?:开发区|园区|示范区)(?:管委会|管理委员会)"
    "|[县区](?:人民)?政府)"
)
ELIDED = re.compile("(?<![一-龥])(?:由)?(?P<heads>(?:[一-龥]{2,3}、){1,8})\\Z")
"""Heads of names that take the rest from the last of them: 甲、乙、丙经济开发区管委会."""
SHORT = re.compile(
    "[、和与](?P<last>[一-龥]{2,3}?)(?:[两二三四五六七八](?:[区县市地]|县市|县区|市县|区县))?"
    "(?=要(?![求素件点道闻是])|应(?![急用对])|须|必须|负责|牵头)"
)
HEADS = re.compile("(?<![一-龥])(?:其中|特别是|尤其是|由|督促|要求)?(?P<heads>(?:[一-龥]{2,3}、){0,8}[一-龥]{2,3})\\Z")
"""Districts by their short names, two or more: 甲、乙要确保…, 丙、丁两县要…"""
LONGEST = 40
"""Places of one coordination; the rest is let go."""


@cache
def _counties() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """Full names of counties and districts, and their lengths by their last two characters, longest first."""
    known = {
        word for word, found in gazetteer.named().items() if any(d.level == "county" and d.name == word for d in found)
    }
    lengths: dict[str, set[int]] = {}
    for word in known:
        lengths.setdefault(word[-2:], set()).add(len(word))
    return frozenset(known), {end: tuple(sorted(found, reverse=True)) for end, found in lengths.items()}


@cache
def _general() -> re.Pattern[str]:
    """Words that count or class places and name none (乡镇, 特色小镇, 各街道)."""
    return re.compile("|".join(map(re.escape, values(FILE, KG + "cue")["general-place"])))


def _one(text: str, end: int) -> int:
    """Where the place that ends at `end` begins, or -1."""
    known, lengths = _counties()
    for length in lengths.get(text[max(0, end - 2) : end], ()):
        if length <= end and text[end - length : end] in known:
            return place_start(text, end - length) if length > 2 or bounded(text, end - length) else -1
    town = TOWN.search(text, max(0, end - 9), end)
    return town.start("place") if town and not _general().search(town["zone"] or town["place"]) else -1


def _shorts(text: str) -> Iterator[list[Name]]:
    """Coordinations of districts and counties by their short names that a word of duty follows."""
    for found in SHORT.finditer(text):
        if not _is_place(found["last"]) or not (heads := HEADS.search(text, max(0, found.start() - 40), found.start())):
            continue
        names, at = list[Name](), heads.start("heads")
        for word in [*heads["heads"].split("、"), found["last"]]:
            names.append(Name(at, at, at + len(word), KIND))
            at += len(word) + 1
        if all(_is_place(text[n.start : n.end]) for n in names):
            yield names


def districts(text: str) -> Iterator[list[Name]]:
    """Coordinations of places that a word of duty follows, in the order of the text."""
    for trigger in TRIGGER.finditer(text):
        end = trigger.end()
        found: list[Name] = []
        while len(found) < LONGEST and (start := _one(text, end)) >= 0:
            found.append(Name(start, start, end, KIND))
            if text[start - 1 : start] not in JOINTS or start < 3:
                break
            end = start - 1
        if found and not (trigger["acts"] and found[-1].start and text[found[-1].start - 1] not in BEGINS):
            yield found[::-1]


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
    for group in sorted([*districts(text), *_shorts(text)]):
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
