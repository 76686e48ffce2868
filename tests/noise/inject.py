"""Noise as web pages, PDFs and converters bring it, put into a text so that each character knows whence it came."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import opencc
from pypinyin import pinyin

Edit = tuple[int, int, str]
"""Replace `clean[start:end]`; an insertion has start == end."""
HAN = re.compile("[\u4e00-\u9fff]")
ENDS = "。；;：:！!？?"


class Noisy(NamedTuple):
    """A noisy text. `origin[i]` is the offset in the clean text of what character `i` stands for, -1 for pure noise."""

    text: str
    origin: list[int]

    def clean_span(self, start: int, end: int) -> tuple[int, int]:
        """The half-open span of the clean text that a span of the noisy one stands for; (-1, -1) for pure noise."""
        found = [at for at in self.origin[start:end] if at >= 0]
        return (min(found), max(found) + 1) if found else (-1, -1)


ROW = re.compile(r"(?m)^\S+(?: \S+){3,}$")


def rows(clean: str) -> set[int]:
    """The offsets inside rows whose cells blanks part: one blank more, or a line more or less, is no noise there."""
    found = (match for match in ROW.finditer(clean) if any(char.isdigit() for char in match[0]))
    return {i for match in found if "。" not in match[0] for i in range(match.start(), match.end() + 1)}


def apply(clean: str, edits: Iterable[Edit]) -> Noisy:
    """The clean text with edits, which come in order and do not overlap."""
    pieces: list[str] = []
    origin: list[int] = []
    at = 0
    for start, end, new in edits:
        pieces += (clean[at:start], new)
        origin += range(at, start)
        if start == end:
            origin += [-1] * len(new)
        elif len(new) == end - start:
            origin += range(start, end)
        else:
            origin += [start] * len(new)
        at = end
    pieces.append(clean[at:])
    origin += range(at, len(clean))
    return Noisy("".join(pieces), origin)


def then(first: Noisy, noise: Noise, dice: random.Random) -> Noisy:
    """A noise on top of another."""
    second = noise(first.text, dice)
    return Noisy(second.text, [first.origin[at] if at >= 0 else -1 for at in second.origin])


Noise = Callable[[str, random.Random], Noisy]


def _signs(change: Callable[[str, random.Random], str]) -> Noise:
    """A noise that changes or lengthens single characters."""

    def inject(clean: str, dice: random.Random) -> Noisy:
        changed = ((i, change(char, dice)) for i, char in enumerate(clean))
        return apply(clean, ((i, i + 1, new) for i, new in changed if new != clean[i]))

    return inject


def _between(insert: Callable[[str, str, random.Random], str]) -> Noise:
    """A noise that stands between two characters of a line."""

    def inject(clean: str, dice: random.Random) -> Noisy:
        gaps = ((i, insert(clean[i - 1], clean[i], dice)) for i in range(1, len(clean)))
        cells = rows(clean)
        return apply(clean, ((i, i, new) for i, new in gaps if new and not (new.isspace() and i in cells)))

    return inject


@cache
def _reading(char: str) -> str:
    return str(pinyin(char)[0][0])


def readings(clean: str, dice: random.Random) -> Noisy:
    """A reading in brackets after one character in eight."""
    places = [match.end() for match in HAN.finditer(clean) if dice.random() < 0.12]
    return apply(clean, ((i, i, f"({_reading(clean[i - 1])})") for i in places))


def _script(config: str) -> Noise:
    def inject(clean: str, _: random.Random) -> Noisy:
        lines = clean.split("\n")
        done = opencc.OpenCC(config).convert(clean).split("\n")
        edits: list[Edit] = []
        at = 0
        for line, new in zip(lines, done, strict=True):
            if len(line) == len(new):
                edits += ((at + i, at + i + 1, char) for i, char in enumerate(new) if char != line[i])
            at += len(line) + 1
        return apply(clean, edits)

    return inject


def _wide(char: str, dice: random.Random) -> str:
    return chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and dice.random() < 0.5 else char


def _narrow(char: str, _: random.Random) -> str:
    return chr(ord(char) - 0xFEE0) if "！" <= char <= "～" else char


def _look_alike(char: str, dice: random.Random) -> str:
    variants = {
        "/": "∕⁄／",
        "·": "•‧・",
        "—": "―─–",
        "。": "｡",
        "、": "､",
        "“": '"「〝',
        "”": '"」〞',
        "（": "﹙(",
        "）": "﹚)",
    }
    return dice.choice(variants[char]) if char in variants and dice.random() < 0.5 else char


def _blank(before: str, after: str, dice: random.Random) -> str:
    chinese = HAN.match(before) or HAN.match(after)
    loose = "\n" not in (before, after) and chinese and dice.random() < 0.12
    return dice.choice(" \u3000\xa0\u2002") if loose else ""


def _every_blank(before: str, after: str, _: random.Random) -> str:
    return "" if "\n" in (before, after) else " "


def _around(before: str, after: str, _: random.Random) -> str:
    edge = before.isascii() != after.isascii() and "\n" not in (before, after)
    return " " if edge and (before.isalnum() or after.isalnum()) else ""


def _in_number(before: str, after: str, dice: random.Random) -> str:
    figure = before in "0123456789." and after in "0123456789.%％" and before + after != ".."
    return " " if figure and dice.random() < 0.3 else ""


def _invisible(before: str, after: str, dice: random.Random) -> str:
    return dice.choice("\u200b\u200c\ufeff\u2060\xad") if dice.random() < 0.1 else ""


ENTITIES = {
    "“": "&ldquo;",
    "”": "&rdquo;",
    "—": "&mdash;",
    "·": "&middot;",
    "<": "&lt;",
    ">": "&gt;",
    "%": "&#37;",
    "、": "&#12289;",
}


def _entity(char: str, dice: random.Random) -> str:
    return ENTITIES[char] if char in ENTITIES and dice.random() < 0.6 else char


def entities(clean: str, dice: random.Random) -> Noisy:
    """Signs as HTML entities, and &nbsp; before one line in three and here and there in a line."""
    edits: list[Edit] = []
    cells = rows(clean)
    for i, char in enumerate(clean):
        if (i == 0 or clean[i - 1] == "\n") and dice.random() < 0.3:
            edits.append((i, i, "&nbsp;&nbsp;&emsp;"))
        if i and HAN.match(char) and HAN.match(clean[i - 1]) and dice.random() < 0.03 and i not in cells:
            edits.append((i, i, "&nbsp;"))
        if (new := _entity(char, dice)) != char:
            edits.append((i, i + 1, new))
    return apply(clean, edits)


def _lines(clean: str) -> Iterator[tuple[int, int]]:
    at = 0
    for line in clean.split("\n"):
        yield at, at + len(line)
        at += len(line) + 1


def _wrap_points(clean: str, width: int) -> Iterator[int]:
    """Where a page of that width breaks the lines: nowhere before a closing mark."""
    cells = rows(clean)
    for start, end in _lines(clean):
        if start in cells:
            continue
        at, room = start, width - 2
        while end - at > room:
            at += room
            while at < end and clean[at] in "，,。、；;：:）)》”％%":
                at += 1
            if at >= end:
                break
            yield at
            room = width


def _wrapped(seam: str, low: int = 20, high: int = 40) -> Noise:
    """Hard-wrapped lines, all of one width, with a seam in each break."""

    def inject(clean: str, dice: random.Random) -> Noisy:
        return apply(clean, ((i, i, seam) for i in _wrap_points(clean, dice.randint(low, high))))

    return inject


def ragged(clean: str, dice: random.Random) -> Noisy:
    """Line breaks at any place of a long line, one in some 60 characters."""
    places = [i for start, end in _lines(clean) for i in range(start + 12, end - 6) if dice.random() < 1 / 60]
    kept: list[int] = []
    for place in places:
        if not kept or place - kept[-1] > 12:
            kept.append(place)
    return apply(clean, ((i, i, "\n") for i in kept))


def _paged(marks: tuple[str, ...], head: str = "") -> Noise:
    """A page of wrapped lines ends every 20 lines with its number (and a running head), also inside a sentence."""

    def inject(clean: str, dice: random.Random) -> Noisy:
        mark = dice.choice(marks)
        edits: list[Edit] = []
        for n, i in enumerate(_wrap_points(clean, dice.randint(26, 40)), 1):
            page = f"\n{mark.format(n // 12)}\n{head and head + chr(10)}" if n % 12 == 0 else "\n"
            edits.append((i, i, page))
        return apply(clean, edits)

    return inject


def page_in_sentence(clean: str, dice: random.Random) -> Noisy:
    """A page number between dashes in the middle of a long line, where a page of running text ended."""
    mark = dice.choice(("\n— {} —\n", "\n- {} -\n", "\n\n—{}—\n\n", "\n第 {} 页 共 30 页\n"))
    long = [(start, end) for start, end in _lines(clean) if end - start > 80]
    places = sorted(dice.sample(long, min(len(long), 8)))
    return apply(clean, ((i := (s + e) // 2, i, mark.format(n)) for n, (s, e) in enumerate(places, 1)))


TOP = (
    "无障碍浏览 | 长者模式 | 加入收藏\n首页 > 政务公开 > 规划计划\n今天是2026年3月5日 星期四 欢迎访问某市人民政府网站\n"
    "索引号：000014349/2021-00100　　主题分类：环境监测、保护与治理\n字号：[大 中 小]　浏览次数：20156\n"
)
BOTTOM = (
    "\n扫一扫在手机打开当前页\n上一篇：关于2020年空气质量达标率达到85%的通报\n下一篇：我市新增污水处理厂3座\n"
    "分享到：微信 微博\n【打印本页】【关闭窗口】\n主办：某市人民政府办公室　承办：某市大数据中心\n"
    "网站标识码：3701000001　鲁ICP备05012345号-1　鲁公网安备37010202000123号\n您是第10826375位访客\n"
    "建议使用1024×768分辨率浏览本网站"
)


PORTAL_TOP = (
    "首页\n走进某市\n政务公开\n政务服务\n互动交流\n专题专栏\n请输入关键字\n搜索\n热门搜索：空气质量 双减 社保\n"
    "登录\n注册\n繁體版\n您当前的位置：首页 >> 信息公开 >> 法定主动公开内容 >> 规划计划\n"
    "【字体：大 中 小】 打印 收藏 分享到：\n访问次数：1038 发布人：admin 审核人：某某\n"
)
PORTAL_BOTTOM = (
    "\n附件下载：\n1. 附件1.docx\n收藏\n打印\n关闭\n纠错\n相关信息\n我市2020年完成造林12万亩\n"
    "全市PM2.5平均浓度下降8.5%\n点击排行\n最新更新\n政策图解\n视频解读\n友情链接：\n省政府部门网站\n市直部门网站\n"
    "网站地图 | 联系我们 | 隐私声明 | 使用帮助\n主办：某市人民政府办公室 技术支持：某某科技有限公司\n"
    "地址：某市某路1号 邮编：250000 电话：0531-12345678\n版权所有：某市人民政府 未经授权禁止复制或建立镜像\n"
    "本站已支持IPv6访问 政府网站找错"
)


def portal(clean: str, _: random.Random) -> Noisy:
    """The head and foot of another site: each link of its menus on a line of its own, labels without a bar."""
    return apply(clean, [(0, 0, PORTAL_TOP), (len(clean), len(clean), PORTAL_BOTTOM)])


def site(clean: str, _: random.Random) -> Noisy:
    """The head and foot of a site, full of figures."""
    return apply(clean, [(0, 0, TOP), (len(clean), len(clean), BOTTOM)])


ADVERTS = (
    "更多精彩内容请扫描二维码关注本站微信公众号",
    "相关阅读：全市PM2.5平均浓度下降12%，淘汰锅炉300台",
    "推荐阅读：今年上半年优良天数达到150天",
    "点击查看更多>>",
    "版权声明：凡注明来源的稿件，未经授权不得转载",
    "咨询电话：400-820-8820",
    "广告",
)


def _paragraphs(clean: str) -> list[int]:
    """Where the paragraphs end, but for the last."""
    return [end for start, end in _lines(clean) if end - start > 40 and clean[end - 1] in "。；;"][:-1]


def adverts(clean: str, dice: random.Random) -> Noisy:
    """Lines of adverts and links between paragraphs."""
    ends = _paragraphs(clean)
    places = sorted(dice.sample(ends, min(len(ends), 5)))
    return apply(clean, ((i, i, "\n" + dice.choice(ADVERTS)) for i in places))


def _title(clean: str) -> str:
    for start, end in _lines(clean):
        line = clean[start:end].strip()
        titled = line.endswith(("方案", "（公开版）", "（节选）", "（摘登）", "计划", "规划", "的通知"))
        if len(line) > 12 and line[0] not in "(（一二三四五1234" and titled:
            return line
    return ""


def headlines(clean: str, dice: random.Random) -> Noisy:
    """The headline again and again, as a running head or a share box repeats it, if the document has one."""
    title = _title(clean)
    places = sorted(dice.sample(ends := _paragraphs(clean), min(len(ends), 5))) if title else []
    return apply(clean, ((i, i, "\n" + title) for i in places))


def spam(clean: str, dice: random.Random) -> Noisy:
    """Two spam words on a line of their own, and again in the middle of sentences."""
    words = dice.choice(("金鼎平台,金鼎登录", "蓝鲸娱乐_蓝鲸注册", "飞鸟体育|飞鸟官网"))
    places = [match.end() for match in HAN.finditer(clean) if dice.random() < 0.01]
    inside = [i for i in places if HAN.match(clean[i : i + 1])]
    return apply(clean, [(0, 0, words + "\n"), *((i, i, words + dice.choice(("", "", ":"))) for i in inside)])


def bullets(clean: str, dice: random.Random) -> Noisy:
    """A bullet before every paragraph."""
    sign = dice.choice("●◆■►•▲★※◎")
    lines = [(start, end) for start, end in _lines(clean) if clean[start:end].strip()]
    starts = [start for (_, last), (start, end) in pairwise(lines) if end - start > 30 and clean[last - 1] in ENDS]
    return apply(clean, ((i, i, sign + dice.choice(("", " "))) for i in starts))


def stutters(clean: str, dice: random.Random) -> Noisy:
    """A comma more before some of the stops, as pages set it against copying."""
    spots = [match.start() for match in re.finditer("[，,、。；;]", clean)]
    return apply(clean, ((i, i, dice.choice("，,")) for i in spots if dice.random() < 0.5))


def question_marks(clean: str, dice: random.Random) -> Noisy:
    """Question marks where the page had indents and blank lines."""
    return apply(
        clean, ((start, start, dice.choice(("??", "??? ", "?\n?"))) for start, end in _lines(clean) if end > start)
    )


ONE_SIGN = re.compile(r"(?m)^[ \t\u3000]*((?:[(（](?:1?\d|20|[一二三四五六七八九十])[)）])|(?:1?\d|20)[.．](?!\d))")


def one_sign(clean: str, _: random.Random) -> Noisy:
    """Numbers of headings and items in one sign: ⑴ for (1), ⒈ for 1., ㈠ for (一)."""

    def sign(number: str) -> str:
        bare = number.strip("(（)）.．")
        if not bare.isdecimal():
            return chr(0x3220 + "一二三四五六七八九十".index(bare))
        return chr((0x2473 if number[0] in "(（" else 0x2487) + int(bare))

    found = (match for match in ONE_SIGN.finditer(clean) if match[1].strip("(（)）.．") != "0")
    return apply(clean, ((*match.span(1), sign(match[1])) for match in found))


def blank_lines(clean: str, _: random.Random) -> Noisy:
    """An empty line after every line, indents before."""
    return apply(clean, ((start, start, "\n\u3000\u3000") for start, end in _lines(clean) if start and end > start))


def one_paragraph(clean: str, _: random.Random) -> Noisy:
    """The whole body as one paragraph, a blank where a line ended."""
    lines = [(start, end) for start, end in _lines(clean) if clean[start:end].strip()]
    body = next(i for i, (start, end) in enumerate(lines) if end - start > 40)
    cells = rows(clean)
    ends = ((end, start) for (_, end), (start, _) in pairwise(lines[body:]) if end not in cells and start not in cells)
    return apply(clean, ((end, start, " ") for end, start in ends))


def tags(clean: str, dice: random.Random) -> Noisy:
    """Tags that a copied page left at the ends of lines."""
    ends = [end for start, end in _lines(clean) if end > start]
    return apply(clean, ((i, i, dice.choice(("<br/>", "<br>", "</p>", "<p>"))) for i in ends))


LOSSES = re.compile(r"(?P<year>20\d\d)(?=年)|(?P<value>\d+(?:\.\d+)?)(?=[%％]|微克|万吨|[台座家个项]|毫克)")


def lost(kind: str) -> Noise:
    """One year (or value) in five lost to the page."""

    def inject(clean: str, dice: random.Random) -> Noisy:
        found = [match for match in LOSSES.finditer(clean) if match[kind] and dice.random() < 0.2]
        return apply(clean, ((match.start(kind), match.end(kind), "") for match in found))

    return inject


YEAR = re.compile(r"(?<![\d–—―~～至到一-])(?:19|20)\d\d(?=年(?!\d))")
NUMERALS = "〇一二三四五六七八九"


def numerals(clean: str, dice: random.Random) -> Noisy:
    """Years in Chinese numerals, with any of the signs that stand for their nought."""
    nought = dice.choice("〇○零")
    signs = ((i, clean[i]) for match in YEAR.finditer(clean) for i in range(*match.span()))
    return apply(clean, ((i, i + 1, NUMERALS[int(sign)].replace("〇", nought)) for i, sign in signs))


NOISES: dict[str, Noise] = {
    "pinyin": readings,
    "traditional": _script("s2t"),
    "traditional, Taiwan": _script("s2tw"),
    "traditional, Hong Kong": _script("s2hk"),
    "full width": _signs(_wide),
    "half width": _signs(_narrow),
    "look-alikes": _signs(_look_alike),
    "years in numerals": numerals,
    "blanks": _between(_blank),
    "a blank between all": _between(_every_blank),
    "blanks round figures": _between(_around),
    "blanks in figures": _between(_in_number),
    "zero-width signs": _between(_invisible),
    "entities": entities,
    "tags": tags,
    "wrapped": _wrapped("\n"),
    "wrapped, blank lines": _wrapped("\n\n"),
    "wrapped, blanks": _wrapped(" \n "),
    "ragged breaks": ragged,
    "page numbers": _paged(("— {} —", "- {} -", "第 {} 页", "{}", "第{}页 共20页", "{}/20")),
    "running heads": _paged(("— {} —", "{}"), "某某市生态环境保护文件汇编"),
    "page number in a sentence": page_in_sentence,
    "site": site,
    "portal": portal,
    "numbers in one sign": one_sign,
    "adverts": adverts,
    "headlines": headlines,
    "spam": spam,
    "bullets": bullets,
    "commas doubled": stutters,
    "question marks": question_marks,
    "blank lines": blank_lines,
    "one paragraph": one_paragraph,
}
