"""The dates of a document as they are read: each is found, judged and put in force."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from kg.extract.target import cues
from kg.extract.target.dating import implied, issued, months, pieces, status
from kg.extract.target.dating.due import ACTIVE, BLANK, MONTH, YEARLY, Due
from kg.extract.target.dating.timeline import Timeline
from kg.model import Document
from kg.values import dates
from kg.values.dates import Date

BY = re.compile(r"[底日月]前|年底|年内|[到至](?:目前|\d{1,2}月)")
"""What shall be by a day without a year is of the document's year, whatever year was told of before."""
OPENERS, OPENER = ("今年", "本年", "明年", "去年", "开年", "年初", "“十", "“九"), 12
"""How a date without a figure opens a clause that holds no target, and the characters in which it is looked for."""
INNER = 4
"""Fewest characters before a date that stands inside its clause, after what it is about."""
FIRST_MONTHS = ("01", "02", "03")
"""A text of these months that says 2023年以来 at the beginning of 2024 tells of 2023."""
LASTING = re.compile("(?:期间|其间|[^,;。:“”\\d]{2,8}期间),")
"""The head of a sentence that goes back to the time just told (会战从6月1日起,9月8日止。期间,…)."""
YEAR_HEAD = re.compile("(?:至于|对于|放眼|从|就)?全年")
"""The head of a sentence that speaks of the whole year, or comes back to it (至于全年,…)."""
SINCE = re.compile(
    "(?:“[^“”]*”)?(?:据[^,;。]{1,8},)?[^,;。:\\d“”]{0,20}?(?:运行|启动|开展|实施|成立|开工|进驻|投运|建成|交办|创建|施行|推行|出台|部署)"
    "[^,;。:\\d]{0,6}(?<![年月季半])以来,"
)
"""The head of a sentence that tells of a time whose beginning nobody names (工程运行以来,…)."""
AHEAD = re.compile(
    "(?:在?(?:未来|今后)|接下来的?)(?:的?[\\d两二三四五六十]{1,2}个?(?:年|月)|几年|一个时期|一段时期)[内里间]?,"
)
"""The head of a sentence that tells of years to come, whose end nobody names."""
NOW = re.compile("(?:截[至止])?(?:目前|当前|现在|眼下)(?:为止)?,")
"""The head of a sentence that comes back from a past year to the present."""
WINTER, AUTUMN = re.compile("秋冬|冬季|冬防|采暖|供暖|冬春"), "06"
"""In the title of a plan for a winter, which begins in one year and ends in the next."""
SEASON = re.compile("(?:整个|全部?|在|本)?(?:秋冬季|秋冬季攻坚期|攻坚期)(?:期间|内)?,")
LONGEST_SEASON = 12
"""What speaks of all of the winter that a plan is for, at the head of a sentence."""
YEAR = re.compile("(?:19|20)[0-9]{2}|[今明去]年")
JOINTS = {"、", "和", "及", "与", "以及", ""}
"""Between the years of a list."""
LABEL = 8
"""Characters before a deadline of an item in brackets in which its label stands (整改时限:2023年12月底)."""


@cache
def _limit() -> re.Pattern[str]:
    return re.compile(cues.one_of("section-label-deadline") + ":$")


class Watch:
    """Follows the dates of one document; `time` knows the one in force.

    `now` is the year of the document (今年), `issued` its date, `default` the year of dates that carry none.
    """

    def __init__(self, document: Document, text: str, *, reporting: bool) -> None:
        self.issued, self.now = implied.when(document, text)
        title = issued.title_year(document.title)
        self.default = title or (None if issued.LOST_YEAR.search(text) else self.now)
        self._early = self.now is not None and self.issued[5:7] in FIRST_MONTHS
        self.told = (self.now or 0) - 1 if self._early else title
        self.time = Timeline(self.issued, reporting=reporting)
        self._years = implied.span(document.title, text)
        two = self._years[1] - self._years[0] == 1 and WINTER.search(document.title) is not None
        self._winter = self._years[0] if two else None
        self._event: Due | None = None
        self._plan = document.type == "plan"
        self._several = issued.first_year(document.title) is not None

    def find(self, text: str, *, told: bool = False, review: bool = False) -> list[Date]:
        """The dates of a clause; `told`: it tells of what has been, so that three years are not those of the plan.

        `review`: a work report looks back, so that its 年内 is in the year on which it does.
        """
        if not dates.SIGNS.search(text):
            return []
        year = self.time.year or self.default
        if year and self.now and year < self.now and not review and BY.search(text):
            year = self.now
        found = dates.find(pieces.untitled(text), self.now, self._winter or year, self.told)
        if (
            ("本月" in text or "下" in text or "上" in text)
            and "月" in text
            and (named := months.find(text, self.issued))
        ):
            found = sorted([*(d for d in found if not any(d.start < n.end and n.start < d.end for n in named)), *named])
        if self._winter:
            found = [self._of_winter(date, text) for date in found]
        over = None if found or told else implied.over(text, self._years)
        return [over] if over else found

    def _of_winter(self, date: Date, text: str) -> Date:
        """A date of a plan for a winter, whose months without a year are those from its autumn to the next summer."""
        month = date.iso[5:7]
        if (
            not month
            or month > AUTUMN
            or not date.iso.startswith(str(self._winter))
            or YEAR.search(text, date.start, date.end)
        ):
            return date
        return date._replace(iso=f"{self._years[1]}{date.iso[4:]}")

    def whole(self, *, future: bool) -> None:
        """Let the rest of a sentence that comes to 全年 speak of the year in part in force, or of this one.

        In a plan it may be any of its years.
        """
        if future and self.now and not self._plan:
            self.time.whole_year(self.now)
        self.time.widen()

    def at_present(self, text: str, *, told: bool) -> bool:
        """Let the rest of a sentence speak of the present where a clause comes back to it; whether it tells of now.

        Beside a date that is still to come it does so with what is there by now (明年3月通水;已有78个村完成改造).
        """
        by_now = status.by_now(text) and self.issued[:MONTH] < self.time.carried(state=True).iso[:MONTH]
        if by_now or (told and status.at_present(text)):
            self.time.aside()
        return by_now

    def limit(self, words: str) -> Date | None:
        """The deadline that words under the heading 完成时限 give, if any."""
        found = [date for date in dates.find(words, self.now, self.default) if date.iso and date.role in ACTIVE]
        return found[-1] if found else None

    def head(self, words: str, *, told: bool) -> None:
        """Take a head of a sentence that speaks of the whole year, goes back to a time told, or to one nobody names."""
        year = self.told if told and self._early else self.default
        whole = YEAR_HEAD.match(words) if "全年" in words[:5] else None
        if whole and year and not self._several:
            self.time.whole_year(year, certain=whole.end() > len("全年"))
        if self._winter and SEASON.match(words[:LONGEST_SEASON]):
            self.time.resume(Due(f"{self._years[1]}-03-31", opening=True, until=True))
        elif self._event is not None and "期间," in words[:12] and LASTING.match(words):
            self.time.resume(self._event)
        elif ("以来," in words and SINCE.match(words)) or (NOW.match(words) and self._past()):
            self.time.resume(BLANK)
        elif words.startswith(("未来", "今后", "在未来", "在今后", "接下来")) and AHEAD.match(words):
            self.time.resume(YEARLY)
        elif (not told or words[1:4] == "年来,") and "年" in words[:8] and (over := implied.over(words, self._years)):
            self.time.see(over, words, 0, wide=False)

    def _past(self) -> bool:
        """Whether the date in force is of a year before the document's."""
        year = self.time.year
        return year is not None and self.now is not None and year < self.now

    def see(
        self, found: list[Date], words: str, offset: int, *, wide: bool, free: bool, told: bool = False
    ) -> Due | None:
        """Take the dates of a clause at this offset of its sentence; returns the one in force in it, if any.

        Args:
            wide: dates that open a paragraph reach to the end of the section.
            free: so do those before the year that a report without headings tells of.
            told: the sentence tells of what has been.
        """
        own, years = None, _listed(found, words, offset) if len(found) > 1 else ()
        before = self.time.state() if years else None
        for date in found:
            at = offset + date.start
            if date.role not in ACTIVE or (
                words[at - 1 : at] == ":" and _limit().search(words, max(0, at - LABEL), at)
            ):
                continue
            frames = free or self._frames(date)
            inner = date.start >= INNER and words[at - 1] != ":"
            due = self.time.see(date, words, at, wide=wide and frames, inner=inner, told=told)
            if not frames and due.opening:
                self.time.unframe()
            if words[offset + date.end - 1] == "止" or words.startswith("结束", offset + date.end):
                self._event = due
            own = own or due
        return self.time.listed(before, years) if own and before else own

    def _frames(self, date: Date) -> bool:
        """Whether a date may be that of a whole report without headings: not one before the year that it tells of."""
        if date.role == "start" or not self.issued:
            return date.role != "start"
        return date.iso[:4] >= str(int(self.issued[:4]) - 1)


def _listed(found: list[Date], words: str, offset: int) -> tuple[str, ...]:
    """The years of a list that a clause begins with (到2022年、2025年,分别达到65%、70%), () where they are none."""
    if not all(date.role in ACTIVE and len(date.iso) == len("2022") for date in found):
        return ()
    joints = {words[offset + one.end : offset + other.start] for one, other in pairwise(found)}
    return tuple(date.iso for date in found) if joints <= JOINTS else ()
