"""The date in force, carried from the head of a sentence, paragraph, list or section until another replaces it."""

from __future__ import annotations

import re
from functools import cache

from kg.extract.target import cues
from kg.extract.target.dating.due import BLANK, MONTH, NONE, Due
from kg.values.dates import Date

BULLETS = ("—", "·", "●")
SAID = re.compile("(?:提出|明确|要求|指出|规定|介绍|强调|写着|显示|表明|透露|表示|获悉|了解到)[,:“]*(?:力争|确保)?$")
OF_SOME, REACH = re.compile("(?:其中|其余|剩余|余下|其他)[^,;。]*$"), 20
"""What opens a clause whose date is that of a part only (其中大型养殖场2019年底前达到100%)."""
FAR, NEAR = 160, 8
"""How far into its sentence a date may open it where it follows what a document says (《规划》提出,到2025年)."""
SPAN = re.compile(r"((?:19|20)\d{2})年?(?:-|—{1,2}|–|~|至|到|一)(?:19|20)\d{2}")
LAST_YEAR = ("去年", "上年", "上一年")
REACHED = re.compile(
    "(?:力争|确保|要|将|须|应|全部|基本)*(?:达到?|投[用运产]|开工|动工|竣工|完工|通水|实现|完成|提高|提升|降|下降|控制|建成|不[低高少超])"
)
"""After a year inside a clause: it is the year of what it says (污水处理率2019年达到90%), not part of a name."""
SET = re.compile("(?:国家|省|市)[委厅局政府]*(?:下达|确定|给定|考核|要求)[^,;。]{0,12}(?:目标|任务|指标)")
"""After the year of goals that were set (2021年省下达我市目标)."""
GIVEN, GOAL = re.compile("(?:完成|实现|达到)[^,;。]{0,20}$"), re.compile("[^,;。]{0,16}(?:目标|任务)")
"""Round the year of a goal that shall be reached (完成省下达的2020年空气质量改善目标)."""
LONG = len("2016-2019年")
TITLE = 24
LEAD = 40
"""Longest title before the sentence whose date opens the paragraph; longest lead before a date."""


@cache
def _lead() -> re.Pattern[str]:
    return re.compile(
        rf"(?:[\s\d(){{}}.、,:《》“”一二三四五六七八九十—-]|{cues.one_of('lead')}|[^,;。:]{{0,12}}方案》?|[^;。]{{0,30}}?{cues.one_of('speech')}[,:“]+)*$"
    )


def opens(sentence: str, at: int) -> bool:
    """Whether a date at this offset opens its sentence, but for numbering and words such as 明确 or 力争.

    >>> opens("主要目标是:到2025年", 6)
    True
    """
    if at == 0 or (at <= LEAD and _lead().fullmatch(sentence, 0, at)):
        return True
    return at <= FAR and SAID.search(sentence, max(0, at - NEAR), at) is not None


def _states(sentence: str, start: int, end: int) -> bool:
    """Whether a year inside a clause, at `[start, end)` of its sentence, is when something is reached."""
    if REACHED.match(sentence, end) or SET.match(sentence, end):
        return True
    return GOAL.match(sentence, end) is not None and GIVEN.search(sentence, max(0, start - LEAD), start) is not None


class Timeline:
    """Carries dates through a document. Feed it every sentence in order, then every date.

    What a date reaches: its sentence; the paragraph that it opens; the later sentences of the paragraph that state
    levels, where it opens a sentence only; the items of a list whose head it stands in; the section, where it opens
    a paragraph of goals or results or stands in the heading. A day up to which a paragraph counts (截至11月10日)
    reaches to the numbered parts below it, not to the paragraphs after it.
    """

    def __init__(self, issued: str = "", *, reporting: bool = False) -> None:
        """Begin; `issued` is the document's date, as far as it is known, `reporting` whether it tells what was done."""
        self._issued, self._reporting = issued[:MONTH], reporting
        self.paragraph = -1
        self.heading = -2
        self._first = True
        self._titles = True
        self._strong = NONE
        self._weak = NONE
        self._section = NONE
        self._sentence = NONE
        self._counted = NONE
        self._list = self._item = self._of_item = False
        self._outer: Due | None = None
        self._head = NONE
        self._row: set[str] = set()
        self._within = False

    def enter(
        self,
        paragraph: int,
        heading: int,
        text: str,
        section: Due | None,
        *,
        wide: bool,
        item: bool,
        on: bool = False,
        below: bool = False,
    ) -> None:
        """Pass to a sentence of another paragraph or under another heading.

        Args:
            section: the date of the heading above it, None where that heading has none.
            item: the heading is an item of a list.
            wide: dates that open a paragraph reach to the end of the section.
            on: the paragraph before ended in a semicolon, and this one has no number: both are one text.
            below: the heading stands below the one before it.
        """
        if heading != self.heading:
            self.heading = heading
            if section is not None:
                self._section = section
            elif not wide:
                self._section = NONE
            elif self._counted is not NONE and below:
                self._section = self._counted
            self._list = self._list and item
            if self._of_item and item and not on and paragraph == self.paragraph:
                self._strong = self._weak = NONE  # what opened an item is not of the next one in its line
            self._item, self._of_item = item, False
        if on:
            self.paragraph = paragraph
        elif paragraph != self.paragraph:
            kept = self._strong if self._list or text.startswith(BULLETS) else NONE
            self.paragraph, self._first, self._titles = paragraph, True, True
            self._counted = NONE
            self._strong, self._weak = kept, NONE

    def whole_year(self, year: int, *, certain: bool = False) -> None:
        """Let a sentence that begins with 全年 speak of the year that is known, and the paragraph after it.

        `certain`: it does whatever date is in force.
        """
        force = self.carried(state=True)
        if certain or force is NONE or (len(force.iso) > len("2020") and force.iso.startswith(str(year))):
            self._strong = self._strong if force is NONE else NONE
            self._sentence = self._weak = Due(str(year), opening=True)

    def resume(self, due: Due) -> None:
        """Let the sentence speak of a time that is known already, and so the rest of its paragraph."""
        self._sentence = self._strong = due
        self._weak = NONE

    def aside(self) -> None:
        """Let the rest of the sentence speak of a time that is told without a date."""
        self._sentence = BLANK

    def widen(self) -> None:
        """Let the rest of a sentence that comes to 全年 speak of the whole year of which a part was in force."""
        force = self.carried(state=True)
        if len(force.iso) > len("2005"):
            self._sentence = force._replace(iso=force.iso[:4], part=False, months=False)

    def unsaid(self) -> None:
        """Forget the years since which all has been told (“十三五”以来): what an inspection gave is not of them."""
        due = self.carried(state=True)
        if due.past and len(due.iso) == len("2020"):
            self.resume(BLANK)

    def unframe(self) -> None:
        """Forget the date of a report without headings: its paragraphs tell of several years."""
        self._section = NONE

    def drop(self, plan: Due = NONE) -> None:
        """Forget what stood before a turn from results to plans or back, but for the year of an annual plan."""
        self._strong = self._weak = NONE
        self._section = plan

    def state(self) -> tuple[Due, Due, Due, Due]:
        """The dates in force, for `restore` after an aside."""
        return self._strong, self._weak, self._section, self._sentence

    def restore(self, state: tuple[Due, Due, Due, Due]) -> None:
        """Put back the dates that were in force before an aside."""
        self._strong, self._weak, self._section, self._sentence = state

    def listed(self, state: tuple[Due, Due, Due, Due], years: tuple[str, ...]) -> Due:
        """Let the sentence speak of a list of years, none of which holds beyond it; `state` was in force before."""
        due = self._sentence._replace(years=years)
        self.restore(state)
        self._sentence = due
        return due

    def leave(self, length: int, opens_list: bool) -> None:
        """End a sentence of that length: what follows opens the paragraph only where it was its title."""
        self._titles = self._titles and self._first and length <= TITLE and self._sentence is NONE
        self._first = False
        if self._weak is not NONE and self._sentence.iso[:4] not in ("", self._weak.iso[:4]):
            self._weak = NONE  # the sentence went on to another year
        if opens_list:
            self._list = True
            self._strong = self._strong if self._sentence is NONE else self._sentence
        self._sentence, self._outer, self._head = NONE, None, NONE
        self._within = False
        self._row.clear()

    def part(self) -> None:
        """Pass a semicolon: a date inside the sentence that narrowed the one in force goes no farther.

        Nor does one inside its clause (实验楼6月底投用), or the last of a row (2020年底前完成29个,2021年底前完成7个;).
        """
        if self._outer is not None or self._within or len(self._row) > 1:
            self._sentence, self._outer = self._outer or self._head, None
        self._within = False
        self._row.clear()

    def see(self, date: Date, sentence: str, at: int, *, wide: bool, inner: bool = False, told: bool = False) -> Due:
        """Take a date that may be in force; `at` is its offset in the sentence.

        One that stands inside its clause (管网6月底前完工) goes no farther if it only narrows the date in force, or
        says by when a part is done of that of which a sentence tells (`told`) what has been.
        """
        due = self._due(date, sentence, at)
        before = self.carried(state=True)
        narrows = before.iso and len(due.iso) > len(before.iso) and due.iso.startswith(before.iso)
        if inner and (narrows or (told and due.by) or OF_SOME.search(sentence, max(0, at - REACH), at)):
            self._row.add(due.iso)
            return due
        wider = date.role == "period" and len(before.iso) > len(due.iso) and before.iso.startswith(due.iso or "-")
        if inner and wider and not _states(sentence, at, at + date.end - date.start):
            return before
        self._outer = self._sentence if narrows and not due.opening else None
        if due.opening:
            self._head = due
        elif date.role == "deadline":
            self._row.add(due.iso)
            after = sentence[at + date.end - date.start :][:1]
            aside = len(due.iso) > MONTH and sentence[at - 1] == "," != after and sentence[at] not in "到至"
            self._within = inner or aside
        self._sentence = due
        if due.opening:
            self._open(due, wide=wide)
        return due

    def _open(self, due: Due, *, wide: bool) -> None:
        """Let a date that opens its sentence reach beyond it."""
        self._of_item = self._item
        if not self._titles:
            self._weak, self._strong = due, NONE
            if wide and len(due.iso) == len("2020"):
                self._weak, self._strong, self._section = NONE, due, due
            return
        self._strong, self._weak = due, NONE
        if wide and due.past and not due.part and len(due.iso) > MONTH:
            self._counted = due
        elif wide and not due.part:
            self._section = due

    def _due(self, date: Date, sentence: str, at: int) -> Due:
        """A date at an offset of a sentence as it may come into force."""
        span = SPAN.search(sentence, at, at + date.end - date.start) if date.end - date.start >= LONG else None
        first = int(span[1]) if span else 0
        part = date.role in ("span", "period") and len(date.iso) >= MONTH
        past = date.role == "past" or (part and self._over(date)) or sentence.startswith(LAST_YEAR, at)
        months = (date.role == "span" and len(date.iso) == MONTH) or (date.role == "period" and len(date.iso) > MONTH)
        by = date.role == "deadline" and sentence[at + date.end - date.start - 1] in "前内"
        return Due(
            date.iso, date.missing, opens(sentence, at), past, by or sentence[at] == "到", first, part, months, by=by
        )

    def carried(self, *, state: bool) -> Due:
        """The date in force where a clause has none of its own. `state`: the row is a level or a change."""
        if self._sentence is not NONE:
            return self._sentence
        if self._strong is not NONE:
            return self._strong
        return self._weak if state and self._weak is not NONE else self._section

    def _over(self, date: Date) -> bool:
        """Whether months had passed when the document was issued."""
        if len(self._issued) < MONTH:
            return date.role == "span" and self._reporting
        return date.iso[:MONTH] < self._issued or (date.role == "span" and date.iso[:MONTH] == self._issued)

    @property
    def recent(self) -> bool:
        """A date stands in the sentence."""
        return self._sentence is not NONE

    @property
    def year(self) -> int | None:
        """Year of the date in force, for dates that name none."""
        due = self.carried(state=True)
        return int(due.iso[:4]) if due.iso else None
