"""The noun phrase that names an indicator, cut out of the words around a figure."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from kg.extract.target import cues

MONTHS = re.compile("[前底末起止,]$|^截[至止]|\\d[-—~至到]+\\d|^前")
"""How a date of a month alone ends (10月底前), and spans of months (1至6月, 前6个月)."""
OF_MAIN = ("污染物", "工业固", "农作物", "粮食作物", "流域", "河流", "支流", "湖泊", "断面", "道路", "交通干线")
OWN = ("率", "比例", *OF_MAIN)
"""What the word before it belongs to (完成率, 主要污染物)."""
EDGE = " 、,;:。·的—-|\t\n“"
BRACKETS = {")": "(", "”": "“", "》": "《"}
MARKS = re.compile("[()“”《》]")
FIGURE = re.compile(
    r"(?<![A-Za-z\d.,])(?:[\d.,]+|␣)[万亿]?(?:公里|千米|平方公里|平方米|立方米|公顷|蒸吨|千瓦|[\u4e00-\u9fff])?"
)
RATE = re.compile("(?:完成|淘汰|达标|治理|整治|改造|整改|拆除|关停)率$")
"""What the share of something done leaves as its subject (货车淘汰率不低于90%,2023年底前基本淘汰)."""
_THEN = (
    "(?:[^,;、比较]{0,8}?(?:年|期|“?十[一二三四]五”?)[^,;、比较]{0,4}?|上年|去年|往年"
    "|[^,;、比较]{0,14}?(?:年|期|五”?)(?:期间|同期|历史|平均|均值|水平|末|底|的|值)+)"
)
_VERSUS = (
    "超[过出]?(?:时序|序时)进度|(?:[高低优好]于|超额完成|超[过出]?|高出)(?:省|国家|市|年度|全年|考核|规划|下达|定|上级|既定|预期|控制|的)*"
    "(?:目标|指标|任务|计划)(?:要求|值)?|比[^,;比年]{2,10}(?:标准|限值)(?:值)?[高低优好]出?"
)
VERSUS = re.compile(_VERSUS + "$")
"""By how much a goal was missed or surpassed (高于年度目标8个百分点, 低于省定指标4微克/立方米)."""
BASELINE = re.compile(
    rf"(?:{_VERSUS}|(?:比|较|相比于?|相较于?){_THEN}(?:相比|比较)?|(?:与|和|同){_THEN}(?:相比|比较)|同比|环比"
    r"|[比较](?:19|20)\d{2}年[末底]?的[\d.][^,;]{1,30}?|在[^,;]{1,12}基础上|前[一二两三四]年|年均|每(?:半年|季度|[年月周])|连续[\d一二两三四五六七八九十]+年(?:稳定)?|[三五]年(?:累计|共计|内|间)?"
    r"|(?:完成|达到|实现)(?:国家|省|市|上级)?(?:级|里|上)?(?:定|下达|考核|规定)的?)$"
)
COMPARED = re.compile("[年期五比础标划度定达核]")
"""Every baseline has one of these characters."""
DATE = re.compile(
    r"前(?:\d{1,2}|[两一二三四五六七八九十]+)个月|(?:(?:到|至|截至|自|在|于|以)(?:今年|去年|本年)?)?(?:“?[十一二三四五]+五”?|(?:19|20)\d{2}(?:[-—~至](?:20)?\d{2,4})?)?(?:年)*(?:度|底|末|内|初|期(?!间))*(?:\d{1,2}(?:[-—~至到]\d{1,2})?月份?)?(?:\d{1,2}日)?(?:(?<=[月日\d])(?:至|到|-|—|~)\d{1,2}月份?(?:\d{1,2}日)?(?:期间)?)?"
    r"(?:底|末)?(?:上半年|下半年)?(?:期间|时期|以来|之前|以前|前|止|起)?[,]?"
)

DATE_FIRST = frozenset("到至截自在于以“十一二三四五0123456789年度底末内初期上下时之前止起,")
"""The characters with which a date begins."""
SINGLE = (
    "要(?![素求点])|在(?![用线建校产])|其(?![他它余中])|共(?![享建管同性])|均(?![值衡])|对(?![外口])|为(?!民)|到(?![户位])|再(?![生制])"
    "|按(?![需])|是|但(?!是)|已(?!经)|也|与(?!此)|和(?!谐)|及|将|让|令|使(?!用)|各(?!类|级)|又|还"
)
FROM = re.compile(
    r"(?:由|从|自)(?=\d|[日年]处理(?:能力)?\d|[日年]均\d|原来?的?\d|“?十|上年|去年|年的|劣?[ⅠⅡⅢⅣⅤ]类|[一二]级[AB])"
)
OURS = re.compile(
    r"^(?:截至目前|到目前为止|截至当前|目前|迄今|至今|现已|[一二三四五六两\d]年(?:共|累计|内|间|共计)?|我市|全市|我区|全区|全县|我县|市区|城区|全年|本市|以后|此后|逐年)$"
)
GOAL_IS = re.compile("[^,;。]{0,20}(?:目标|任务|说法|安排)值?(?:是|为)")
"""What only says that it is a goal that follows (市里下达的年度目标是PM2.5不超过49微克)."""
LEAST = 3
LONGEST_OURS = 5
LONGEST_TAIL = 8


@cache
def _head() -> re.Pattern[str]:
    return re.compile(
        r"(?:\(?[\d一二三四五六七八九十]{1,3}[)、.](?!\d)|[一二三四五六七八九十]是|——|—|·|●|"
        + SINGLE
        + "|"
        + cues.one_of("lead-in")[3:]
    )


@cache
def _leads() -> frozenset[str]:
    """The characters with which what `_head` matches begins."""
    singles = {word[0] for word in SINGLE.split("|")}
    return frozenset(singles | {word[0] for word in cues.words("lead-in")} | set("(0123456789一二三四五六七八九十—·●"))


@cache
def _tails() -> tuple[frozenset[str], dict[str, tuple[int, ...]]]:
    """Words that close a phrase without being part of it, and their lengths, longest first, by their last characters.

    They are verbs of change, of reaching, both together (下降到), adverbs and particles.
    """
    changes = [word for group in ("rise", "fall", "better") for word in cues.words(group)]
    reaches = cues.words("reach")
    both = (change + reach for change in changes for reach in reaches if len(change) > 1 or len(reach) == 1)
    words = frozenset((*changes, *reaches, *both, *cues.words("adverb"), "新增", "幅度", *"了不由从的、,:于"))
    lengths: dict[str, set[int]] = {}
    for word in words:
        if len(word) <= LONGEST_TAIL:
            lengths.setdefault(word[-1], set()).add(len(word))
    return words, {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}


def tail(text: str, start: int, end: int) -> int:
    """End of a phrase once verbs, adverbs and baselines that close it are off."""
    words, lengths = _tails()
    while end > start:
        low = max(start, end - (24 if text.find("年的", start, end) < 0 else 40))
        hit = BASELINE.search(text, low, end) if COMPARED.search(text, low, end) else None
        if hit:
            end = hit.start()
            continue
        for length in lengths.get(text[end - 1], ()):
            if end - length >= start and text[end - length : end] in words:
                end -= length
                break
        else:
            break
    return end


def head(text: str, start: int, end: int) -> int:
    """Start of a phrase once dates, numbering and lead-in words are off."""
    pattern, leads, first = _head(), _leads(), start
    while start < end:
        char = text[start]
        hit = DATE.match(text, start, end) if char in DATE_FIRST else None
        if hit:
            words = hit[0]
            bare = words == "年" and start > first  # 全市年用水总量: a year's, not a year that was lost
            if not bare and ("年" in words or "五" in words or ("月" in words and MONTHS.search(words))):
                start = hit.end()
                continue
        hit = pattern.match(text, start, end) if char in leads else None
        if hit and start < hit.end() < end and not text.startswith(OWN, hit.end()):
            start = hit.end()
            continue
        if char not in EDGE or char == "“":
            break
        start += 1
    return start


def balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without a bracket or quotation mark that it opens or closes alone."""
    if not MARKS.search(text, start, end):
        return start, end
    while start < end and text[start] in ")”》":
        start += 1
    for close, opening in BRACKETS.items():
        if text.count(opening, start, end) > text.count(close, start, end):
            at = text.rfind(opening, start, end)
            if at == start:
                start += 1
            elif at > start and opening == "(":
                start = at + 1
    return start, end


def cut(text: str, start: int, end: int) -> tuple[int, int]:
    """The span of the indicator's words inside `[start, end)`; empty where there is none.

    >>> text = "到2025年,全市PM2.5平均浓度比2020年下降"
    >>> a, b = cut(text, 0, len(text)); text[a:b]
    'PM2.5平均浓度'
    """
    words = text[start:end]
    colon = max(words.rfind(":"), words.rfind(","), words.rfind(";"))
    if colon >= 0 and words.count("(", 0, colon) == words.count(")", 0, colon):
        start += colon + 1
    likely = "从" in words or "由" in words or "自" in words
    from_ = FROM.search(text, start + 2, end) if likely and end - start > 2 else None
    if likely and end - start > 2 and FROM.match(text, start):
        return end, end
    end = tail(text, start, from_.start() if from_ else end)
    start = head(text, start, end)
    if "标" in words or "任" in words or "说法是" in words:
        goal = GOAL_IS.match(text, start, end)
        start = goal.end() if goal and end - goal.end() >= LEAST else start
    first = start
    start, end = balanced(text, start, end)
    if start > first:
        start = head(text, start, end)
    if end - start <= LONGEST_OURS and OURS.match(text[start:end]):
        return end, end
    return (start, end) if end > start else (end, end)


@lru_cache(maxsize=64)
def topic(words: str) -> str:
    """What a clause was about, in at most twenty characters, for the clause after it that names only its verb."""
    start, end = cut(words, 0, len(words))
    named = FIGURE.sub("", words[start:end])
    if len(named) < end - start:
        named = named.removesuffix("中")
    if named.endswith("%"):
        named = RATE.sub("", named[: tail(named, 0, len(named) - 1)])
    return clean(named)[-20:]


YEARS = re.compile(r"(?:(?:19|20)\d{2}年?[、和及]?)+$")


def without_years(words: str) -> str:
    """An indicator without the years of a list behind it.

    >>> without_years("无害化处理率2018、2019、"), without_years("PM2.5浓度")
    ('无害化处理率', 'PM2.5浓度')
    """
    return YEARS.sub("", words) if "20" in words or "19" in words else words


def clean(words: str) -> str:
    """An indicator's name without figures' blots and stray edges."""
    return words.strip(" 、,;:。的\n\t|和及与").replace("\n", "")
