"""Bodies in lists: after a label (责任单位:…) and in brackets at the end of a measure (A牵头,B、C配合)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg import gazetteer
from kg.alternation import alternation
from kg.extract.body.name import Name
from kg.extract.body.predicates import predicate, predicates
from kg.extract.body.tables import Column, columns
from kg.extract.body.words import FILE, KG, broader, words
from kg.lexicon import values
from kg.text.words import alternatives
from kg.wordlists import Hit, Words

SEPARATOR = re.compile(r"[、,;和及与/\s]|以及|会同|联合|\|")
LONGEST = 1200
"""Characters of the longest list that is read."""
STOP = re.compile("[。\n!?]")
BRACKET = re.compile(r"\(([^()\n]{0,300}(?:\([^()\n]{0,40}\)[^()\n]{0,300}){0,12})\)")
UNCLOSED = re.compile(r"[(\[【〔]([^()\[\]【】〔〕。\n]{4,300})\s*\Z")
"""A bracket that is broken off where an excerpt ends."""
SQUARE = re.compile(r"[\[【〔]([^\[\]【】〔〕\n]{3,400})[\]】〕]")
END_WORDS = re.compile(
    r"<[^<>\n]{1,24}>|等(?:相关|有关)?(?:部门|单位)?|按(?:照)?(?:各自)?职责(?:分工)?|根据职责分工|分别|共同|具体|为|由|:|;|,|、|。|\s"
)
LATIN_OR_BODY = re.compile(
    r"[\w“”·()、]{1,28}(?:局|委|厅|办|部|组|政府|公司|集团|中心|单位|部门|会|院|所|站|处|办事处|开发区|新区|园区|机构|队|社|厂|镇|街道|乡|区|县|市|"
    r"法院|检察院|银行|大学|学院|矿|库|场|馆)(?:\([^()]{1,12}\))?"
)


class Listed(NamedTuple):
    """A body of a list and its role; `[start, end)` is its name. A name of no known kind has kind ""."""

    name: Name
    role: str
    start: int
    end: int


@cache
def _labels() -> tuple[list[str], re.Pattern[str], dict[str, str]]:
    roles = {w: c.removeprefix("role-") for c, words in values(FILE, KG + "listLabel").items() for w in words}
    ordered = sorted(roles, key=lambda word: (-len(word), word))
    words = alternation(ordered)
    pattern = re.compile(
        rf"({words})(?:及(?:责任|负责)人)?(?:\([^()]{{1,6}}\))?(?::|—{{1,2}}|(?<=[位门关体构])】:?|为:|为(?=[省市区县各])|"
        rf"[ 　]?(?={UNMARKED})|\n(?={NEXT_LINE}))\s*"
    )
    return ordered, pattern, roles


LABELS = Words.shared(lambda: _labels()[0])
LABEL_START = re.compile(r"(?<![一-龥])(?:市级|省级|区级|县级|主要|具体|\d[.、]|[一二三四五六七八九十]、)?\Z")
"""What may stand before the words of a label; the words themselves are searched first, which is quicker."""


@cache
def _any_label() -> re.Pattern[str]:
    """Any label of a rectification list: it ends the list before it."""
    roles = alternation(_labels()[0])
    return re.compile(
        rf"(?:{roles}|{alternatives('body', 'date', 'matter', 'source')})(?:\([^()]{{1,6}}\))?:|"
        rf"(?:{roles})(?:为|[ 　]?(?={UNMARKED}))|[一二三四五六七八九十\d]+[.、](?=[^、]{{2}})"
    )


@cache
def _persons() -> re.Pattern[str]:
    words = sorted(values(FILE, KG + "cue")["person"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?:\([^()]*\))?$")


def _inside_line(text: str, label: re.Match[str]) -> bool:
    """Whether a label is one although a word stands right before it: a table lost its blanks (市住建局协办单位:)."""
    if text[label.start() - 1] in LIST_LAST and (text[label.end() - 1] == ":" or label[0].strip() == label[1]):
        return True
    return len(label[1]) > 3 and ":" in label[0][len(label[1]) :] and text[label.start() - 1] not in "各的和及与由等"


LIST_LAST = frozenset("局委府办厅")
"""Last characters of a body before the next label of a list that lost its sign: 牵头:市农委配合:市环保局."""
FOOT = re.compile("(?:[^\n]*\n)?[^\n]*(?:技术支持|标识码|备案|版权|网站地图|ICP)")
HOSTS, FOOT_LINE = ("主办", "承办"), 120
"""Who runs the site whose foot a line is has no duty: 主办单位:市生态环境局 技术支持:某公司."""


def labelled(text: str, names: list[Name], labels: list[Hit]) -> Iterator[tuple[int, int, list[Listed]]]:
    """Each labelled list: where it begins (with its label) and ends, and its bodies; `labels`: all in the text."""
    _, pattern, roles = _labels()
    at = 0
    for _, first, _ in labels:
        label = pattern.match(text, first)
        if not label:
            continue
        begin = LABEL_START.search(text, max(0, label.start() - 2), label.start())
        if not begin and not _inside_line(text, label):
            continue
        start, end = label.end(), _end(text, label.end())
        if label[1].startswith(HOSTS) and FOOT.match(text, start, start + FOOT_LINE):
            continue
        while at < len(names) and names[at].end <= start:
            at += 1
        inside = _within(names, at, end)
        role = roles[label[1]]
        if role in ("inspects", "issues"):
            bodies = [n for n in inside if broader().get(n.kind) != "media" and not SITE.match(text, n.end, end)]
        else:
            bodies = list(_tokens(text, start, end, inside))
        yield (
            begin.start() if begin else label.start(),
            end,
            _shared(text, start, end, bodies)
            or [Listed(name, own_role(text, name, role), name.start, name.end) for name in bodies],
        )


def _shared(text: str, start: int, end: int, bodies: list[Name]) -> list[Listed]:
    """The bodies of a list that itself says who leads and who helps: 责任单位:A牵头,B、C配合."""
    if not text.find("牵头", start, end) > start + 2:
        return []
    found = _of_bracket(text, start, end, bodies)
    return found if len(found) == len(bodies) and len({one.role for one in found}) > 1 else []


UNMARKED = (
    r"[省市县区][一-龥]{2,8}[局委办厅](?:[,、;。\s]|$|责任|配合|牵头|协[办助]|验收|完成|督[导办]|整改)|"
    r"[一-龥]{2,5}[市县区州]人民政府(?:办公[室厅])?(?:[,、;\n]|$)"
)
"""What follows a label that lost its colon (牵头单位市经信局)."""
NEXT_LINE = r"(?:[省市区县各]|[一-龥]{2,4}[市区县])[^\n。:]{2,60}(?:局|委|府|办|厅|部|会|区|县|公司)(?:\n|$|、)"
"""What a line under a label without a colon is like that holds its bodies."""
SITE = re.compile("(?:门户|官方)?(?:网|官网|微信|公众号|微博)")
FIRST_LEADS = re.compile("(?:(?:排|列)[^,。;()]{0,6}(?:第一|首|前)位?|第一个|首个|首位)[^,。;()]{0,8}(?:为|是)牵头")
OWN = re.compile(r"[(\[〔](?:总)?(牵头|验收|督导|配合)[^()]{0,4}[)\]〕]")
OWN_ROLES = {"牵头": "leads", "验收": "accepts", "督导": "supervises", "配合": "responsible"}


def own_role(text: str, name: Name, role: str) -> str:
    """The role in brackets after a name of a list, 市水务局(牵头), else the list's."""
    own = OWN.match(text, name.end)
    return OWN_ROLES[own[1]] if own else role


def _within(names: list[Name], at: int, end: int) -> list[Name]:
    inside = []
    while at < len(names) and names[at].end <= end:
        inside.append(names[at])
        at += 1
    return inside


def first_leads(text: str) -> bool:
    """Whether a text says that the first body of each list leads: (排在第一位的为牵头单位)."""
    return ("为牵头" in text or "是牵头" in text) and FIRST_LEADS.search(text) is not None


def led(listed: list[Listed]) -> list[Listed]:
    """A list whose bodies are all responsible, with the first of them leading."""
    if len(listed) > 1 and all(one.role == "responsible" for one in listed):
        return [listed[0]._replace(role="leads"), *listed[1:]]
    return listed


def _end(text: str, start: int) -> int:
    """Where a list ends: at a full stop, a line end, a closing bracket of its own, or the next label."""
    end = min(len(text), start + LONGEST)
    stop = STOP.search(text, start, end)
    end = stop.start() if stop else end
    following = _any_label().search(text, start + 1, end)
    if following:
        end = following.start()
    depth = 0
    for i in range(start, end):
        depth += (text[i] == "(") - (text[i] == ")")
        if depth < 0:
            return i
    return end


def _tokens(text: str, start: int, end: int, names: list[Name]) -> Iterator[Name]:
    """The bodies between separators: known names as they are found, others by their last character."""
    at = start
    fields = words().fields
    for name in [*names, None]:
        stop = name.start if name else end
        for first, last in _pieces(text, at, stop):
            piece = text[first:last]
            if piece.startswith("等"):
                continue  # 等部门
            field = piece[1:] if piece[:1] in "省市区县" else piece
            if field in fields:
                yield Name(first, last - len(field), last, fields[field], "部门")
                continue
            if _place(piece) or (LATIN_OR_BODY.fullmatch(piece) and not _persons().search(piece) and len(piece) > 2):
                yield Name(first, first, last, "")
        if name:
            if name.kind != "departments-concerned" or text[name.start - 1] != "等":
                yield name
            at = name.end


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    depth = 0
    for i in range(start, end + 1):
        if i < end:
            depth += (text[i] == "(") - (text[i] == ")")
        if i == end or (depth <= 0 and SEPARATOR.match(text, i)):
            if i > at:
                yield at, i
            at = i + 1


def _place(piece: str) -> bool:
    found = gazetteer.named().get(piece, ())
    return any(d.name == piece for d in found)


def _brackets(text: str) -> Iterator[re.Match[str]]:
    """Round and square brackets in the order of the text; those inside another one are left out."""
    found = list(BRACKET.finditer(text))
    if any(mark in text for mark in "[【〔"):
        found = sorted([*found, *SQUARE.finditer(text)], key=re.Match.start)
    if max(map(text.rfind, "([【〔")) > max(map(text.rfind, ")]】〕")) and (
        broken := UNCLOSED.search(text, max(0, len(text) - 320))
    ):
        found.append(broken)
    at = 0
    for bracket in found:
        if bracket.start() >= at:
            at = bracket.end()
            yield bracket


def bracketed(text: str, names: list[Name], taken: list[tuple[int, int]]) -> Iterator[tuple[int, int, list[Listed]]]:
    """Brackets that hold bodies and little else: (A、B负责), (A牵头,B配合), (A、B)."""
    at = block = 0
    for bracket in _brackets(text):
        start, end = bracket.span(1)
        while at < len(names) and names[at].start < start:
            at += 1
        while block < len(taken) and taken[block][1] <= start:
            block += 1
        inside = _within(names, at, end)
        if not inside or (block < len(taken) and taken[block][0] < end) or inside[0].start - start > 24:
            continue
        bodies = list(_tokens(text, start, end, inside))
        found = _of_bracket(text, start, end, bodies)
        if found:
            yield bracket.start(), bracket.end(), found


def _of_bracket(text: str, start: int, end: int, bodies: list[Name]) -> list[Listed]:
    """Runs of bodies, each with the words after it; none where the bracket says something else."""
    roles = predicates()[1]
    found: list[Listed] = []
    run: list[Name] = []
    for i, name in enumerate(bodies):
        run.append(name)
        stop = bodies[i + 1].start if i + 1 < len(bodies) else end
        rest = END_WORDS.sub("", OWN.sub("", text[name.end : stop], count=1))
        rest = SEPARATOR.sub("", rest) if len(rest) < 2 else rest
        if not rest:
            continue
        verb = predicate(rest, 0, len(rest))
        if not verb or (len(rest) > 24 and not found):
            return found
        role = roles[verb[0]]
        role = "responsible" if role == "issues" else role
        found += [Listed(n, own_role(text, n, role), n.start, n.end) for n in run]
        run = []
    aside = sum(len(own[0]) for own in OWN.finditer(text, start, end))
    whole = sum(n.end - n.start + 1 for n in bodies) >= 0.8 * (end - start - aside)
    if run and not found and not (whole and any(n.kind and n.kind != "inspection-team" for n in run)):
        return []
    return found + [Listed(n, own_role(text, n, "responsible"), n.start, n.end) for n in run]


def tables(
    text: str, names: list[Name], labels: list[Hit], taken: list[tuple[int, int]]
) -> Iterator[tuple[int, int, list[Listed]]]:
    """The rows of tables with bodies, where their names and ends stand; those of lists that were `taken` are left."""
    ordered, _, roles = _labels()
    heads = [
        Column(first, last, roles[ordered[i]])
        for i, first, last in labels
        if text[last : last + 1] not in (":", "为", "的", "和", "要", "、", ",", "。")
    ]
    at = 0
    for start, end, row in columns(text, names, heads) if heads else ():
        while at < len(taken) and taken[at][1] <= start:
            at += 1
        if at == len(taken) or taken[at][0] >= end:
            yield start, end, [Listed(name, own_role(text, name, role), name.start, name.end) for name, role in row]
