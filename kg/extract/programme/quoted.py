"""New names of programmes that stand in “ ” or 《 》.

Offsets are those of the normalised text; `left` and `right` are the ends of the clause.
"""

from __future__ import annotations

import re

from kg import gazetteer
from kg.extract.programme.grammar import FUNCTION, PRINCIPLE, PROGRAMME, SCHEME, pattern
from kg.extract.programme.words import Candidate, bare, by_form, stops, types, words

QUOTED = re.compile(r"“[^“”]{1,40}”(?:[、和及]?“[^“”]{1,40}”)*")
TITLED = re.compile(r"《[^《》]{2,80}》")
PERIOD = re.compile("[一二三四五六七八九十]{1,3}五(?:时期|期间|规划|计划)?|(?:19|20)[0-9]{2}年?")
"""A quoted name of a plan period is no name of a programme (“十四五”节能减排工作方案)."""
GRIP = re.compile("为(?:总抓手|主抓手|抓手|载体|龙头|牵引|突破口|切入点)")
"""What follows a name that begins with a number, where that is how the work is taken in hand (以“五城同创”为抓手)."""
DONE = ("行动", "工程", "攻坚战", "保卫战", "战役", "会战")
"""Endings of what is done: a name that ends so is no label of what is fought (整治“春雷行动”)."""
MANNER = ("态度", "的态度", "姿态", "高压")
"""After a quoted word they say how something is done (以“零容忍”态度打击违法)."""
NUMERALS = frozenset("二两三四五六七八九十")
COUNT = "一二三四五六七八九十百千万两双N\\d"
FORMULA = re.compile(rf"(?:[{COUNT}]+[^{COUNT}、,+个]{{0,3}}){{2,}}")
BRANCHES = re.compile(r"[\dN一二三四五六七八九十]+(?:\+[\dN一二三四五六七八九十XM]+)+")
SLOGAN = re.compile(r"[一二三四五六七八九十两双0-9]个[一-鿿]{1,6}(?:[、,][一二三四五六七八九十两0-9]个[一-鿿]{1,6})*")
MOTTO = re.compile("[一-鿿]{2,4}[立强兴富活](?:市|县|区|省)")
TURNS = frozenset("改转进退还上代换")
CHANGE = re.compile(r"[一-鿿][改转进退还上代换][一-鿿](?:、[一-鿿][改转进退还上代换][一-鿿])*")
EACH_ONE = re.compile(r"一[一-鿿()]{1,4}一(?:策|档|案|议|法|方案)(?:、一[一-鿿()]{1,4}一(?:策|档|案|议|法|方案))*")
PERIODIC = re.compile(r"(?:[每一]?(?:[天日周旬月季年]|半年|季度|年度))(?:[一两三]?次)?一?[一-鿿]{2,3}")
ITEM = re.compile("[、,;]")
DISTINCT = re.compile("行动|工程|战略|计划|方案|制度|机制|格局|攻坚战|保卫战|战役|布局|制$|(?:综合|集中|专项)整治")
"""Endings that make a name even of a quoted label (“散乱污”专项整治行动)."""
PLAIN = ("建设", "创建", "目标", "服务", "活动", "要求", "工作")
"""Endings that are no part of the name (“绿电园区”建设)."""
BUILDING = ("建设", "打造", "创建", "建成", "争创", "形成")
"""Verbs before the slogan that a city gives itself."""
STYLES = re.compile("(?:[都谷港城]|高地|样板|名片|品牌|标杆|典范|胜地|花园|福地|走廊|屏障|窗口)$")
"""So ends what a city calls itself (打造“客家之都”); 无废城市 and the like are known names."""
COUNTED = re.compile(
    r"(?:[\d一二三四五六七八九十百]+[余多]?万?)?(?:个|家|座|处(?![理置罚以])|所(?![在需有])|名(?![录单])|户(?!外)|块)(?!一)"
)
"""What follows a quoted label of things that are counted (“口袋公园”46个)."""
SEVERAL = re.compile("等?[两三四五六七八九十][大个项]")
"""Before an ending it counts the members of a row, which makes no single name of them."""
EDITION = re.compile(
    r"\((?:试行|暂行|草案|修订|修订版|修订本|征求意见稿|修正|修正案|公开版|[12]\d{3}[^()]*|[一二三四五六七八九十]+)\)"
)
PLACED = re.compile("[一-鿿]{1,7}?(?:省|市|自治区|自治州|自治县|县|区|州|盟)")
"""A regulation that names no place is a law of the state."""
INTO = re.compile("[一-鿿]{2}[入送][一-鿿]")
"""What is brought somewhere (外电入济, 送法入企)."""
MAXIM_TAIL = re.compile("的?(?:工作|总体|治理|治污)?(?:思路|原则|方针|理念)")
MEASURED = re.compile("以([一-鿿]{1,2})定[一-鿿]{1,2}(?:[、,]以[一-鿿]{1,2}定[一-鿿]{1,2})*")
NONE_OF = re.compile("零[一-鿿]{2}")
"""What there is to be none of (“零直排”); such figures of speech as 零距离 stand among the subjects."""
SHARED_OUT = re.compile("(?:政府|企业|市场|公众|社会|群众|部门|党委|全民|村民|农民|属地)[一-鿿]{2,4}")
"""A part of a maxim that says who does what (政府主导、企业主责); it stays one before 机制 and 格局."""
NOTICE = re.compile("^.*?关于(?:批转|印发|转发|发布|公布|下达|实施|批准)(?P<what>.{4,}?)的(?:通知|公告|决定|函|批复)$")
NUMBERED = re.compile("[一-龥]{0,6}?(?:行动|工程|计划|项目)")
"""What follows a number by which a programme goes (“123”节能项目)."""
RULES = ("条例", "规定", "规则", "规程", "职责", "责任分工")
"""A paper so called that is only a basis (根据《…规定》) sets up nothing here; a plan is carried out all the same."""
JOINTS = re.compile("^(?:[、及“]|和(?![美谐睦平合善]))+")
"""What joins a name to the one before it (but 和美乡村)."""


def _shape(content: str, plain: str) -> str:
    """Type of a quoted formula by its build, or "". Its first or last character tells which forms to try."""
    if (content[0] == "一" and EACH_ONE.fullmatch(content)) or (content[-1] in "市县区省" and MOTTO.fullmatch(content)):
        return PRINCIPLE
    if ("+" in content and BRANCHES.fullmatch(plain)) or (content[1:2] in TURNS and CHANGE.fullmatch(content)):
        return PROGRAMME
    if (
        "+" in content
        or MEASURED.fullmatch(content)
        or (NONE_OF.fullmatch(content) and content not in words("subject"))
    ):
        return PRINCIPLE
    if content in words("device"):
        return SCHEME
    if _family(content) or INTO.fullmatch(content):
        return PROGRAMME
    if ITEM.search(content):
        return _listed(content, ITEM.split(content))
    return PROGRAMME if len(plain) > 2 and FORMULA.fullmatch(plain) and not SLOGAN.fullmatch(plain) else ""


def _family(content: str) -> bool:
    """Whether a name is one of a family that campaigns give: 无废校园, 宜昌蓝, 绿色宜昌."""
    if 2 < len(content) < 7 and content.startswith(tuple(words("family"))):
        return True
    if content[-1] == "蓝":
        return _is_place(content[:-1])
    return len(content) < 7 and content[:2] in words("epithet") and _is_place(content[2:])


def _is_place(word: str) -> bool:
    return len(word) > 1 and bool(gazetteer.named(gazetteer.CITIES).get(word) or gazetteer.named().get(word))


def _listed(content: str, items: list[str]) -> str:
    if all(PERIODIC.fullmatch(item) for item in items) or all(len(item) == 1 for item in items):
        return SCHEME
    if any(types().get(by_form().get(item, "")) == SCHEME for item in items):
        return SCHEME
    sizes = [len(item) for item in items]
    even = max(sizes) - min(sizes) <= 4 and max(sizes) > 2
    return PRINCIPLE if even and not SLOGAN.fullmatch(content) else ""


def _echoes(content: str) -> bool:
    """Whether the parts of a formula share a character (谁污染、谁治理), which tells a maxim from a list."""
    items = [set(item) for item in ITEM.split(content)]
    return len(items) < 2 or bool(set.intersection(*items))


def _tail_type(tail: str) -> str:
    for form, kind in (("quoted-programme", PROGRAMME), ("quoted-scheme", SCHEME), ("quoted-principle", PRINCIPLE)):
        if tail in words(form):
            return kind
    return ""


def _with_tail(content: str, after: str, shape: str) -> tuple[str, str, int] | None:
    """Name, type and length of the ending, for a quoted name that one follows (“绿盾”专项行动)."""
    found = None if after.startswith(MANNER) else pattern("after").match(after)
    if not found or pattern("continued").match(after, found.end()):
        return None
    mid, tail = found["mid"], found["tail"]
    if SEVERAL.match(mid) and not ITEM.search(content):
        return None
    further = _further(after, found.end())
    kind, tail = _tail_type([tail, *further][-1]), "".join([tail, *further])
    end = found.start("tail") + len(tail)
    distinct = DISTINCT.search(tail) is not None
    if shape == PRINCIPLE and sum(SHARED_OUT.fullmatch(item) is not None for item in ITEM.split(content)) > 1:
        return content, PRINCIPLE, end
    if mid and (FUNCTION.search(mid.removeprefix("的")) or not (distinct or shape or kind == PRINCIPLE)):
        return None
    if not distinct and (bare(content) in stops() or SLOGAN.fullmatch(content) or pattern("vision").search(content)):
        return None
    if shape == PROGRAMME and kind == PRINCIPLE:
        kind = PROGRAMME
    elif shape == PRINCIPLE and not distinct:
        kind = SCHEME if kind == SCHEME and not ("+" in content and mid) else PRINCIPLE
    elif shape == SCHEME and kind != PRINCIPLE and not distinct:
        kind = SCHEME
    name = content if kind == PRINCIPLE or tail in PLAIN else content + mid.removeprefix("的") + tail
    return name, kind, end


def _further(after: str, end: int) -> list[str]:
    """Further endings right behind one: 监测体系 of 一体化监测体系, 工程 of 建设工程."""
    every: list[str] = []
    while (found := pattern("follower").match(after, end)) and found[0] not in PLAIN:
        every.append(found[0])
        end = found.end()
    return every


def _leader(before: str) -> str:
    found = pattern("leader").search(before)
    return found["verb"] if found else ""


def _numbered(content: str, before: str, after: str) -> str:
    """Type of a name that begins with a number (五水共治) where a verb of carrying out stands before it; or ""."""
    if content[:1] not in NUMERALS or not pattern("numbered").fullmatch(content) or bare(content) in stops():
        return ""
    if GRIP.match(after):
        return PROGRAMME
    verb = pattern("leader-above").match(before)
    if not verb or pattern("figure").match(after):
        return ""
    return SCHEME if verb["verb"] in words("leader-scheme") else PROGRAMME


SPOKEN = ("。", "?", "!", "…", ";")
"""How words end that somebody said (“短板在臭氧,也在农村。”)."""


def quoted(text: str, start: int, end: int, left: int, right: int) -> Candidate | None:
    """The name in quotation marks at `[start, end)`, or in several pairs of them, if it is a new one.

    >>> quoted("持续开展“绿源”专项行动", 4, 8, 0, 12)
    Candidate(start=4, end=12, name='绿源专项行动', type='programme', concept='', rule='quoted')
    """
    content = text[start:end].strip("“”")
    several = "”" in content
    parts = [JOINTS.sub("", part) for part in (content.split("”") if several else [content])]
    content = "、".join(parts)
    plain = bare(content)
    if (concept := by_form().get(plain)) and (types()[concept] != PRINCIPLE or not DISTINCT.search(text, end, end + 4)):
        return None
    if content.isdigit() and not (DISTINCT.search(text, end, end + 4) or NUMBERED.match(text, end)):
        return None
    if PERIOD.fullmatch(content) or content.endswith(SPOKEN):
        return None
    before, after = text[max(left, start - 16) : start], text[end : min(right, end + 24)]
    if kind := _numbered(content, text[left:start], after) or ("" if several else _maxim(content, before, after)):
        return Candidate(start, end, content, kind, "", "quoted")
    done = content.endswith(DONE)
    if pattern("negated").search(before) and not (done or DISTINCT.match(after)):
        return None
    if COUNTED.match(after) and not (content and _family(content)):
        return None
    label = plain in stops() or (several and all(bare(part) in stops() for part in parts))
    shape = "" if label or several or not content else _shape(content, plain)
    rule = "formula" if shape and (ITEM.search(content) or "+" in content) else "quoted"
    tailed = _with_tail(content, after, shape) if len(content) <= 16 or shape else None
    if tailed and not (several and tailed[1] == PRINCIPLE):
        return Candidate(start, end + tailed[2], tailed[0], tailed[1], "", rule)
    if label or several or (pattern("figure").match(after) and not (done and GRIP.match(after))):
        return None
    kind = _alone(content, before, shape)
    return Candidate(start, end, content, kind, "", rule) if kind else None


def _maxim(content: str, before: str, after: str) -> str:
    """The type of what one goes by, if it has three parts or more (按照“控新、治旧、提标”的思路), else ""."""
    led = before.endswith(("按照", "坚持", "遵循"))
    return PRINCIPLE if led and content.count("、") > 1 and MAXIM_TAIL.match(after) else ""


def _alone(content: str, before: str, shape: str) -> str:
    """Type of a quoted name that no ending follows, by its build, its own ending or the verb before it; or ""."""
    verb = _leader(before)
    if verb in BUILDING and STYLES.search(content):
        return ""
    if content.endswith(("的", "了", "吗")) or pattern("vision").search(content):
        return ""
    if shape:
        return shape if shape != PRINCIPLE or _echoes(content) or (verb and verb not in BUILDING) else ""
    if not 2 < len(content) <= 14 or ITEM.search(content) or SLOGAN.fullmatch(content) or FUNCTION.search(content):
        return ""
    ending = pattern("ending").search(content)
    if ending and ending.start() >= 2:
        return _tail_type(ending[0]) or (SCHEME if ending[0] in words("weak-scheme") else PROGRAMME)
    if verb in words("leader-principle"):
        return PRINCIPLE
    return "" if not verb else SCHEME if verb in words("leader-scheme") else PROGRAMME


def subject_of(title: str) -> str:
    """The title of what a notice issues, without edition notes.

    >>> subject_of("市政府关于印发〈青江市扬尘污染防治办法(试行)〉的通知")
    '青江市扬尘污染防治办法'
    """
    found = NOTICE.match(title) if "关于" in title else None
    return EDITION.sub("", found["what"] if found else title).strip("〈〉<>《》")


def _cleared(name: str) -> bool:
    """Whether a title is that of a plan of rectification; rules for the work of rectifying are a scheme."""
    return "整改" in name and not name.endswith(("办法", "细则", "规定", "制度", "规程"))


def titled(text: str, start: int, end: int, left: int, own: frozenset[str]) -> Candidate | None:
    """The programme or scheme that a document named in 《》 sets up. `own` holds the plan's own names, bare."""
    name = subject_of(text[start + 1 : end - 1])
    if bare(name) in own or name in words("title-none") or _cleared(name) or text.startswith("(以下简称", end):
        return None
    if name.endswith("条例") and not PLACED.match(name):
        return None
    if "中华人民共和国" in name or (name.endswith(RULES) and pattern("basis").search(text, left, start)):
        return None
    for form, kind in (("title-scheme", SCHEME), ("title-programme", PROGRAMME)):
        if pattern(form).search(name):
            return Candidate(start, end, name, kind, "", "titled")
    return None
