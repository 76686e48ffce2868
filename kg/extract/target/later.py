"""Rows that a later clause of their sentence dates: it says only by when they are done, or by when the rest is."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.dating.due import Due
from kg.extract.target.found import Found, Scene
from kg.extract.target.rows import Row

LEFT = re.compile("(?:剩余|余下|剩下|其余)(?![^,;。]{0,8}(?:已|均开|完成了))")
"""What opens the clause on the rest of what was counted before (剩余117家2019年3月底前清零)."""
SUBJECT = re.compile(r"的\d+(?:余|多)?[\u4e00-\u9fff][^的\d,;。]{2,12},?$")
"""A clause that only names of how many it tells (列入整治名单的3个工业园区,年底前必须建成污水处理设施)."""
LEAD = 2
LONGEST_BY = 30
"""Longest clause that says only by when something is done."""


class Later:
    """The rows of a sentence that have no exact date yet: `last` those since the last semicolon, `whole` the first."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Drop them: another sentence begins."""
        self.last: list[int] = []
        self.whole: list[int] = []
        self.subject: list[int] = []
        self.dated = False
        self._parted = False

    def part(self) -> None:
        """Pass a semicolon: what a clause behind it is done by is not said of more than the clause before."""
        self._parted = True

    def take(self, rows: list[Row], found: list[Found], scene: Scene, due: Due | None) -> list[Found]:
        """Date rows that stand before a clause; returns what was found in it less what it says again of them."""
        if self.subject and due and due.until and self._opened(rows, found, scene):
            put_off(rows, self.subject, due.iso, within=False)
        self.subject = []
        if self.last and due and (iso := done_by(scene)):
            if put_off(rows, self.last, iso, within=self.dated):
                found = [row for row in found if row.value is not None]
        elif self.whole and due and due.iso and LEFT.match(scene.text):
            put_off(rows, self.whole, due.iso, within=False)
        if found:
            self._keep(len(rows), found, due, recent=scene.recent)
            if due is None and SUBJECT.search(scene.text):
                self.subject = [len(rows) + len(found) - 1]
        return found

    def _opened(self, rows: list[Row], found: list[Found], scene: Scene) -> bool:
        """Whether a clause begins with its date, so that it says what is done by then with all of the subject."""
        unit = rows[self.subject[0]].found.unit
        if any(row.unit == unit for row in found):
            return False
        return bool(scene.dates) and scene.dates[0].role == "deadline" and scene.dates[0].start <= LEAD

    def _keep(self, at: int, found: list[Found], due: Due | None, *, recent: bool) -> None:
        """Keep the rows of a clause that a later one may date; tasks that were given have no date of their own."""
        places = [i for i, row in enumerate(found, at) if not row.status]
        if not (self.whole or self.last or self.dated or due or recent):
            self.whole = places
        on = not (self._parted or due)
        self.last = [] if due and len(due.iso) > len("2020") else [*self.last, *places] if on else places
        self.dated = due is not None or (on and self.dated)
        self._parted = False


@cache
def _by() -> re.Pattern[str]:
    lead = "最[迟晚]|要|须|应|将|可|力争|争取|确保|保证|计划|预计|务必|必须|[均都也并于在]|全部|基本|全面|陆续|[如按]期"
    verbs = cues.one_of("done-by")
    return re.compile(rf"(?:{lead})*(?P<date>□+)(?:{lead})*{verbs}(?:并?{verbs})?")


def done_by(scene: Scene) -> str:
    """The date of a clause that only says by when what stands before it is done (新建厂房3座,10月底前全部投运)."""
    if len(scene.dates) != 1 or scene.dates[0].role != "deadline" or len(scene.text) > LONGEST_BY:
        return ""
    date = scene.dates[0]
    text = scene.text[: date.start] + "□" * (date.end - date.start) + scene.text[date.end :]
    return date.iso if _by().fullmatch(text.strip(",;。")) else ""


def put_off(rows: list[Row], last: list[int], iso: str, *, within: bool) -> bool:
    """Give the targets at these places the date of the clause after them; `within`: in their own year only.

    Whether any of them took it, or was done already.
    """
    taken = False
    for i in last:
        found = rows[i].found
        if within and not iso.startswith(found.deadline or ""):
            continue
        if found.status == "target" and not found.unit.startswith("次/"):
            flags = tuple(flag for flag in found.flags if flag != "missing-year")
            rows[i] = rows[i]._replace(found=found._replace(deadline=iso, flags=flags))
        taken = True
    return taken
