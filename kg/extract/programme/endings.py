"""New names of programmes told by their ending: 黑土地保护工程, 执法全过程记录制度; and coordinated battles.

Offsets are those of the normalised text; `left` is where the clause begins.
"""

from __future__ import annotations

import re
from functools import cache

from kg.extract.programme.grammar import PROGRAMME, SCHEME, named, pattern, strip
from kg.extract.programme.words import MARKS, Candidate, Finder, bare, by_form, reported, types, words

HEADED = ("工程", "行动", "战略", "攻坚", "战役")
"""What ends so has a name in a heading even without a verb: (一)清洁水源工程."""
CONTRACTS = ("责任书", "责任状", "攻坚战", "保卫战", "大会战")
"""What ends so has a name even if its words are general (节能减排责任状, 节能减排攻坚战)."""
UNDER_WAY = re.compile(
    "(?:顺利|全面|扎实|有序|稳步|深入|加快|积极){1,2}(?:推进|实施|启动|完成|开展|展开|建成)|(?:全面|正式)?启动[。,;]"
)
"""Behind a name they tell how the work goes, where no verb stands before it (退耕还草、防沙林工程顺利推进)."""
OF_PILOT = re.compile(
    "[省市县区镇乡村户]|城市|企业|单位|项目|地区|园区|小区|社区|学校|经验|先行|阶段|范围|期|基地|名单|任务"
)
"""After 试点 they tell where something is tried, and no programme by name (生活垃圾分类试点小区)."""
LEAST = 5
"""Characters before 试点 that say what is tried (but 首批试点, 扩大试点)."""
REACH = 32
"""Longest stretch before an ending in which its name is looked for."""
DIVERSION = re.compile("(?:引[一-鿿](?:入|济|补|润|惠)[一-鿿]|退[一-鿿](?:进|入)[一-鿿])$")
"""Works that move water or firms and go by a name of four characters (引黄入洛工程, 退城进海工程)."""
NOUNS = re.compile("建成区|建设用地|施工(?:扬尘|工地|现场)|在建")
"""Nouns that hold what is elsewhere a verb of building."""
WORK = re.compile("(?:整治|治理|提升|攻坚)”?$")
"""What a plan is about and no name beside it, if the ending is one of a paper (专项整治及转型升级三年行动方案)."""
ORDINAL = re.compile(r"^(?:(?:\(?[一二三四五六七八九十\d]+[).、,]+|第[一二三四五六七八九十]+[章节条])|专栏\d+)+")
ALONE = 12
"""Longest name, without its ending, that a heading may be without a verb (农村黑臭水体整治专项行动)."""
NATIONAL = re.compile("((?:国家|全国|省级|中国)级?(?:(?!国家|全国|省级|和)[一-鿿]){2,14})$")
CHAIN = re.compile("(?:行动|工程|战略|计划|制度)[、和及与][^、,]{2,20}$")
CHAINED = 160
"""How far back the verb of a list of names may stand (开展甲行动、乙行动和丙行动)."""
LISTED = re.compile("等(?=[一二三四五六七八九十]+[大个项]?$)")
NUMBER = re.compile("(?:这|等)?[两三四五六七八九](?:大|个|场|项)$")
GROUP = re.compile(r"(?:[两三四五六七八九十]|\d{1,2})大[一-鿿]{0,4}$")
"""A row that is counted goes by its count where its members have no names of their own: 六大环保工程, 三大战役."""
GROUPED = ("工程", "行动", "专项行动", "战役", "会战", "攻坚战", "攻坚行动", "标志性战役")
BATTLES = ("行动计划", "战役", "会战", "保卫战", "攻坚战", "行动", "工程")
JOINT = re.compile("[、和及与]")
QUOTED_COUNT = re.compile(r"“(?:[两三四五六七八九]|\d)(?:大|场|项)(行动|工程|战役|会战|计划|保卫战|攻坚战)”")
ROW = re.compile("[^,;:。“”《》、和及与]{2,20}(?:[、和及与][^,;:。“”《》、和及与]{2,8}){1,7}$")
BATTLE = re.compile(
    r"(?P<items>[^,;:。“”《》]{2,14}(?:[、和及与][^、,;:。“”《》]{2,14}?)+)"
    r"(?P<tail>行动计划|标志性战役|重大战役|保卫战|攻坚战|战役|会战|专项行动|行动|工程)$"
)


SIGNED = re.compile("(?:签[订署定]?|递交|立下)了?(?:好)?(?P<what>[一-鿿]{0,14})$")
"""What is signed every year: 与各县区签订减排目标责任书."""
FILM = re.compile("(?P<what>(?:长江|黄河|珠江|淮河|省)(?:经济带|流域|沿线)?(?:突出)?(?:生态)?(?:环境)?(?:问题)?)$")
"""The films that show what is wrong along a river: 长江经济带生态环境警示片."""
FORMED = {"责任书": SIGNED, "责任状": SIGNED, "警示片": FILM}
"""Schemes that need no verb of carrying out, by their last three characters."""


ENDINGS = Finder(
    lambda: words("strong-programme") | words("weak-programme") | words("weak-scheme") | words("designation")
)
"""Every ending of a name."""


def _inside(text: str, left: int, at: int) -> bool:
    title, quotation = text.rfind("《", left, at), text.rfind("“", left, at)
    return (title >= 0 and title > text.rfind("》", left, at)) or (
        quotation >= 0 and quotation > text.rfind("”", left, at)
    )


def _governor(window: str, form: str) -> tuple[str, str]:
    """The verb that governs what ends the window, and the words between them; "" and the whole where there is none.

    A verb that stands right behind another one and leaves no name is part of the name (实施巩固提升行动).
    """
    limit = len(window)
    plain = NOUNS.sub(lambda noun: "□" * len(noun[0]), window) if "建" in window or "施工" in window else window
    while found := pattern(form).match(plain, 0, limit):
        phrase = strip(window[found.end() :]).lstrip("、”)")
        nominal = found.end() == len(window) and found["verb"] in words("nominal")
        if not nominal and (named(phrase) or not pattern("governed").search(window[: found.start("verb")])):
            return found["verb"], phrase
        limit = found.start("verb")
    return "", strip(window)


def _last_item(phrase: str, word: str) -> str:
    """The last of coordinated names, each with an ending of its own; "" where it is general."""
    if "等" in phrase:
        return ""
    if phrase.count("“") > 1 and phrase[phrase.rindex("“") - 1] in "”、和及与":
        phrase = phrase[phrase.rindex("“") :]
    for comma in ("、", "和", "及", "与"):
        if comma not in phrase:
            continue
        head, _, last = phrase.rpartition(comma)
        if head and comma == "、" and pattern("generic").fullmatch(last):
            return ""
        if word.endswith(("计划", "方案")) and WORK.search(head):
            continue
        if head and last and (pattern("own-ending").search(head) or bare(head) in by_form()):
            phrase = last
    return phrase


def ended(
    text: str, start: int, end: int, word: str, left: int, heading: bool, own: frozenset[str] = frozenset()
) -> Candidate | None:
    """The name that ends with `word` at `[start, end)`, unless it is one of the plan's own.

    >>> ended("深入实施黑土地保护工程", 9, 11, "工程", 0, False).name
    '黑土地保护工程'
    """
    if word.endswith("制度"):
        start, word = end - 2, "制度"
    if pattern("continued").match(text, end) or _inside(text, left, start):
        return None
    if word == "试点" and OF_PILOT.match(text, end):
        return None
    window = text[max(left, start - REACH) : start]
    if word == "工程" and text.startswith("建设", end) and not DIVERSION.search(window):
        return None
    form = FORMED.get(word[-3:])
    found = form.search(text, max(left, end - REACH), end - 3) if form else None
    if found and (name := strip(found["what"])):
        return Candidate(end - 3 - len(name), end, name + word[-3:], SCHEME, "", "ending")
    if group := _grouped(text, start, end, word, left):
        return group
    listed = LISTED.search(window) if "等" in window else None
    heading = heading or (word in HEADED and UNDER_WAY.match(text, end) is not None)
    heading = heading or ((not left or text[left - 1] == "\n") and text[end : end + 1] in ":。\n")
    strong = word in words("strong-programme") or (heading and word in HEADED)
    counted = window[listed.end() :] if listed and strong else ""
    if len(window) == REACH and CHAIN.search(window):
        window = text[max(left, start - CHAINED) : start]
    phrase = counted if listed else _phrase(window, word, strong, heading)
    if not phrase:
        return None
    plain = bare(phrase + word)
    for title in own:
        if plain in title:
            return None
    kind = SCHEME if word in words("weak-scheme") else PROGRAMME
    return Candidate(start - len(phrase), end, MARKS.sub("", phrase) + word, kind, "", "ending")


def _grouped(text: str, start: int, end: int, word: str, left: int) -> Candidate | None:
    """The name by count of a row of works or campaigns under a verb of carrying out: 实施“清水”“静音”等六大环保工程."""
    if word == "大会战":
        start, word = start + 1, "会战"
    found = GROUP.search(text, max(left, start - 8), start) if word in GROUPED else None
    if not found or not pattern("left").match(text, max(left, found.start() - CHAINED), found.start()):
        return None
    if coordinated(text, start, end, left):
        return None
    return Candidate(found.start(), end, found[0] + word, PROGRAMME, "", "ending")


@cache
def _verbs(word: str) -> frozenset[str]:
    """The verbs under which what ends so is a programme: a plan is carried out, a strategy may also be served."""
    if word in ("计划", "规划"):
        return words("launch")
    return words("carrying-out") | words("alignment") if word == "战略" else words("carrying-out")


def _phrase(window: str, word: str, strong: bool, heading: bool) -> str:
    """The words of the name before its ending, or ""."""
    if word in words("designation"):
        return found[1] if (found := NATIONAL.search(window)) and named(found[1]) else ""
    if word == "工程" and (diversion := DIVERSION.search(window)):
        return diversion[0]
    verb, phrase = _governor(window, "left-works" if word == "工程" else "left")
    if not (strong or verb in _verbs(word)):
        return ""
    if not verb:
        phrase = ORDINAL.sub("", phrase)
    if not verb and (len(window) == REACH or (heading and len(phrase) > ALONE)):
        return ""
    phrase = _last_item(phrase, word)
    if strong:
        phrase = phrase.rpartition("的")[2]  # 声势浩大的秸秆禁烧专项行动
    if word == "试点" and len(bare(phrase)) < LEAST:
        return ""
    unfit = {"工程": "works", "制度": "arrangement"}.get(word)
    fit = named(phrase) or (word.endswith(CONTRACTS) and len(phrase) > 3)
    if not fit or phrase.find("“") > 8 or (unfit and pattern(unfit).search(bare(phrase))):
        return ""
    return phrase


# Coordinated: 蓝天、碧水、净土保卫战; 甲、乙、丙三个标志性战役; 大气、水、土壤污染防治三大行动计划


def coordinated(text: str, start: int, end: int, left: int) -> list[Candidate]:
    """One candidate for each member of a counted list, or of one whose first member makes a known name."""
    begin = max(left, start - 90)
    if not text.endswith(BATTLES, begin, end):
        return []
    begin = max(begin, *[text.rfind(mark, begin, end) + 1 for mark in "“”《》:"])
    if not JOINT.search(text, begin, end):
        return []
    found = BATTLE.search(text, begin, end)
    if not found:
        return []
    if "等" in found["items"]:
        return _battles(text, found) if found["tail"].endswith(("战役", "攻坚战")) else []
    items, tail = NUMBER.sub("", found["items"]), found["tail"]
    members = re.split("[、和及与]", items)
    lead = pattern("left").match(members[0])
    members[0] = strip(members[0][lead.end() :] if lead else members[0])
    if shared := _shared_ending(members, tail):
        members = shared
    elif items == found["items"] and not (tail.endswith("战") and bare(members[0] + tail) in by_form()):
        return []
    if not all(2 <= len(item) <= 14 for item in members):
        return []
    if tail == "工程" and not shared and any(pattern("works").search(item) for item in members):
        return []
    if not shared and _one(members, tail) and GROUP.search(text, begin, found.start("tail")):
        return []
    at = found.start("items")
    concepts = {by_form()[bare(item + tail)] for item in shared}
    if len(concepts) == 1:
        return [_whole(text, text.find(members[0][:2], at, end), end, concepts.pop())]
    return [_member(max(at, text.find(item[:1], at, end)), end, item + tail) for item in members]


def _battles(text: str, found: re.Match[str]) -> list[Candidate]:
    """The known battles of a row that 等 ends: 打好柴油货车污染治理、长江保护修复等标志性战役."""
    members = JOINT.split(found["items"].partition("等")[0])
    lead = pattern("left").match(members[0])
    members[0] = strip(members[0][lead.end() :] if lead else members[0])
    at, end = found.start("items"), found.end()
    known = [item for item in members if bare(item + "攻坚战") in by_form()]
    return [_member(text.find(item, at, end), end, item + "攻坚战") for item in known]


def of_quoted(text: str, start: int, end: int, left: int) -> list[Candidate]:
    """The members of a row whose count stands in quotation marks after it: 蓝天、碧水、清静“三大工程”."""
    count = QUOTED_COUNT.fullmatch(text, start, end)
    row = ROW.search(text, max(left, start - 60), start) if count else None
    if not count or not row or "等" in row[0]:
        return []
    members = JOINT.split(row[0])
    lead = pattern("left").match(members[0])
    members[0] = strip(members[0][lead.end() :] if lead else members[0])
    if not all(2 <= len(item) <= 8 for item in members):
        return []
    return [_member(text.find(item, row.start(), start), end, item + count[1]) for item in members]


def _one(members: list[str], tail: str) -> bool:
    """Whether counted members make no names with their ending: battles, and words of two characters (清水、青山)."""
    named_alone = any(bare(member + tail) in by_form() for member in members)
    return not named_alone and (tail in ("战役", "会战") or min(map(len, members)) < 3)


def _shared_ending(members: list[str], tail: str) -> list[str]:
    """Members with the words that only the last one has (大气、水、土壤污染防治), where all are then known names."""
    last = members[-1]
    for k in range(1, len(last) - 1):
        whole = [member + last[k:] for member in (*members[:-1], last[:k])]
        if all(bare(member + tail) in by_form() for member in whole):
            return whole
    return []


def _whole(text: str, start: int, end: int, concept: str) -> Candidate:
    """The one name that members of one concept make together: 化肥和化学农药减量化行动."""
    return Candidate(start, end, MARKS.sub("", text[start:end]), types()[concept], concept, "coordinated")


def _member(start: int, end: int, name: str) -> Candidate:
    concept = by_form().get(bare(name), "")
    if not concept:
        return Candidate(start, end, name, PROGRAMME, "", "coordinated")
    return Candidate(start, end, reported(concept, name), types()[concept], concept, "coordinated")
