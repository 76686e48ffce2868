"""你局, 我局 and 该局: the body to which a text is addressed, the one that speaks, and the one just named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable

from kg.extract.body.name import Name

HEAD = 3_000
"""Where the address stands."""
OFFICE = "(?:局|委|厅|办|院|站|中心|公司|集团)(?![们国市])"
YOU, WE, THEY = (re.compile(word + OFFICE) for word in "你我该")
NEAR = 4
"""How many names before 该局 are looked at for the one that is meant."""
TITLE = 300
"""Where the title stands that names who speaks."""
SPEAKS = re.compile("(?:关于|(?:19|20)\\d\\d年|“?十[一二三四五]?五|上半年|[一二三四五]年|工作|年度|党组)[^\\n。]{0,40}")
"""What follows the author of a report in its title (市环保局2012年工作总结)."""

Meaning = dict[int, tuple[Name, Name]]


def addressed(text: str, names: Iterable[Name]) -> Meaning:
    """Where the text says 你局 or 我局: the name that these words make there, and the one of the body that is meant.

    >>> office = Name(0, 1, 6, "ecology-environment")
    >>> [meant for _, meant in addressed("市生态环境局:\\n由你局牵头实施。", [office]).values()] == [office]
    True
    >>> [meant for _, meant in addressed("市生态环境局2021年总结\\n我局实施了项目。", [office]).values()] == [office]
    True
    """
    return _said(text, names, YOU, _is_address) | _said(text, names, WE, _speaks) | _that(text, names)


def _said(text: str, names: Iterable[Name], said: re.Pattern[str], is_meant: Callable[[str, Name], bool]) -> Meaning:
    """Each place of 你局 or 我局 for which one body of that kind is named at its place."""
    here = said.search(text)
    if here is None:
        return {}
    meant = [name for name in names if name.end < HEAD and is_meant(text, name)]
    found: Meaning = {}
    while here:
        fitting = [name for name in meant if text[name.start : name.end].endswith(here[0][1:])]
        if len({text[name.start : name.end] for name in fitting}) == 1:
            found[here.start()] = Name(here.start(), here.start(), here.end(), fitting[0].kind), fitting[0]
        here = said.search(text, here.end())
    return found


def _that(text: str, names: Iterable[Name]) -> Meaning:
    """Each place of 该局, which is the last one named before it, where that one is near."""
    found: Meaning = {}
    here = THEY.search(text)
    known = list(names) if here else []
    while here:
        at = bisect_left(known, here.start(), key=lambda name: name.start)
        near = (n for n in reversed(known[max(0, at - NEAR) : at]) if text[n.start : n.end].endswith(here[0][1:]))
        if meant := next(near, None):
            found[here.start()] = Name(here.start(), here.start(), here.end(), meant.kind), meant
        here = THEY.search(text, here.end())
    return found


def _is_address(text: str, name: Name) -> bool:
    """Whether a name stands alone on its line before a colon."""
    return _opens_line(text, name) and text.startswith(":\n", name.end)


def _speaks(text: str, name: Name) -> bool:
    """Whether a name stands at the head of a title as its author, or alone on its line as one who signs."""
    if not _opens_line(text, name):
        return False
    alone = text[name.end : name.end + 1] in ("\n", "")
    return alone or (name.start < TITLE and SPEAKS.match(text, name.end) is not None)


def _opens_line(text: str, name: Name) -> bool:
    return not name.start or text[name.start - 1] == "\n"
