"""What headings, labels and turns of phrase say about the sentences under them: results, goals, duties or problems."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.extract.target import cues
from kg.extract.target.dating import status
from kg.extract.target.dating.due import ACTIVE, Due
from kg.text.outline import Outline
from kg.values import dates
from kg.values.dates import Date

TURN = re.compile("下一步|下一阶段|今后|接下来|下步|新的一年|展望|下阶段")
AHEAD = re.compile("下一|下步|下阶段|下半年|明年|打算|展望|安排|思路|设想|今后|目标|计划")
"""Words of a heading that turn to what is to come even below one that looks back (全力保障民生 does not)."""
TURN_FIRST = frozenset("下今接新展")
PAST_HEAD = re.compile(
    r"(?:[^,;。:]{0,16}(?:提出|指出|介绍|显示|表示|获悉|了解到|[说称])[,:“]*)?(?:[^,;。]{0,16}"
    r"(?:[一二两三四五六七八九十几多近]年来|近年来|以来|(?<!将)过去[的一]?[一二三四五]?年)|(?:这|上)?[一五]年(?:间|里)),"
    r"|[^,;。:]{0,10}回顾[^,;。:]{0,14}(?:说|指出|认为|讲|时)?[,:]"
)
"""Heads of a sentence that tell of what has been (一年来, 过去五年, 今年以来); they hold for the paragraph."""
FUTURE_HEAD = re.compile(
    "今年(?!以来|上半年|前|第?[一1]|内?已)|明年|下一?步|到20|未来|新的一年|力争|确保|接下来|今后|展望|“十.五”(?:期间|时期)|我们将|要"
)
WORK = ("主要工作", "工作情况", "基本情况")
"""Ends of headings that look back, but not with the year of a work report: 2026年主要工作."""
GIVEN_BY = ("标为", "标是", "标:", "标分别", "标任务")
GIVEN = re.compile(
    "(?:目标(?:任务)?|约束性指标|考核指标|(?:下达|确定|规定|要求|分解)[^,;。:]{0,16}(?:指标|任务))(?:分别)?[为是:]"
)
"""A sentence that recalls which goal was set (省下达我市的约束性指标为…), also in a report on what came of it."""
RESULT = re.compile(r"(?:达到?|为|下降|上升|提高|增长|减少)了?[\d.]+[^\d.年月日]")
"""A figure before 目标为 is what was reached (比例达到67%,规划目标为60%)."""
YEARS = re.compile("[三五]年(?!前)|十[一二三四五]?五”?|中长期|远景|20\\d{2}—20")
"""Words of a heading under which a work report plans for several years."""
LONGEST_HEAD = 40
TITLE = 20
"""Longest line without a stop that is the title of what follows (2018年工作回顾)."""
ITEM = re.compile(r"[一二三四五六七八九十]+是|\(?\d")
NUMERAL = re.compile("[0-9一二三四五六七八九十]+")
"""Without its numerals the number of an item shows the style of its list: (), 、."""
NAMES_ITSELF = re.compile(r"[^,;。:]{4,40}(?:报告|方案|计划|要点|规划|总结|公报|意见)(?:\([^()]{1,8}\))?\s*")
"""A line that is the title of the page and no sentence (2016年政府工作报告(2))."""
STOP = re.compile("[,;。!?、:|]")
BARE_YEAR = re.compile(r"(?:回顾|回眸|盘点|展望)(?:19|20)\d{2}(?![年\d—-])")
"""A heading of a paper that names its year without the word for it (展望2023)."""
TITLE_YEAR = re.compile("(?:19|20)\\d{2}年|(?:回顾|回眸|盘点|展望)(?:19|20)\\d{2}|今年|去年|上半年|过去")
LABEL = re.compile(r"[\s\d.、()一二三四五六七八九十]*([\u4e00-\u9fff]{2,10}):")
LIST_HEAD = 80
"""Longest sentence with a colon at its end that is the head of a list."""
NOWHERE = -2


class Mode(NamedTuple):
    """past, future, finding or ""; whether goals are stated; the date that the headings name, None for none."""

    name: str
    goal: bool
    due: Due | None


class Label(NamedTuple):
    """What a label did.

    `deadline` where it states one, `opens` where an item begins, `skip` where its sentence holds no target.
    """

    deadline: Date | None = None
    opens: bool = False
    skip: bool = False


UNLABELLED = Label()


class Sections:
    """Follows the headings, the labels of lists (整改目标:) and the turns (下一步,) of one document.

    `heading` is the one that was entered last, `item` whether it is an item of a list, `dating` whether it is the label
    of a deadline (完成时限); `due` is the deadline that a label of the item states; `turned` says that the last
    sentence turned, `given` that it recalls a goal that was set, `titled` that it is the title of a report.
    """

    def __init__(
        self,
        outline: Outline,
        now: int | None,
        default: int | None,
        annual: Due | None,
        *,
        report: bool = False,
        part: str = "",
    ) -> None:
        self.outline, self.report, self.part = outline, report, part
        self.now, self.default, self.annual = now, default, annual
        self.due = ""
        self.turned = self.titled = self.item = self.given = self.dating = False
        self._opened, self._style = False, ""
        self.heading = self._labelled_at = NOWHERE
        self._modes: dict[int, Mode] = {}
        self._mode = Mode("", False, None)
        self._label = self._turn = ""
        self._told = self._listed = NOWHERE
        self._chapter, self._top = Mode("", False, None), Mode("", False, annual)

    def of_heading(self, heading: int) -> Mode:
        """The mode of a heading, or failing that of those above it."""
        if heading < 0:
            return self._chapter if self._chapter.name else self._top
        known = self._modes.get(heading)
        if known is None:
            title, parent = self.outline.headings[heading].title[:40], self.outline.headings[heading].parent
            name, goal, due = self.of_heading(parent)
            said = status.heading_mode(title)
            named = self._named(title) if said != "finding" else []
            if self.report and self.now:
                said, named = self._of_year(title, said, named)
            told = name == "past" and said == "future" and not self._ahead(title, named)
            name = name if told else said or name
            goal = goal or bool(cues.search("goal-section").search(title))
            if named and self.report and self.now and not said:
                name = "past" if named[-1].iso < str(self.now) else name
            if named and (goal or name == "past" or named[-1].role != "name"):
                due = Due(named[-1].iso, False, True, months="半年" in title or "季度" in title)
            elif said == "past" and not due:
                due = self._before()
            known = self._modes[heading] = Mode(name, goal, due)
        return known

    def _ahead(self, title: str, named: list[Date]) -> bool:
        """Whether a heading below one that looks back turns to what is to come."""
        later = self.report and self.now and named and named[-1].iso >= str(self.now)
        return bool(later or AHEAD.search(title))

    def _of_year(self, title: str, said: str, named: list[Date]) -> tuple[str, list[Date]]:
        """What a heading of a work report says, and its dates, where it names the year of the report.

        The numbered parts below a heading on a plan and a year (“十五五”目标和2026年工作安排) are those of the year.
        """
        year = str(self.now)
        if said == "past" and named and named[-1].iso[:4] == year and title.endswith(WORK):
            return "future", named
        if len(named) == 1 and named[0].iso > year:
            return said, named + [d for d in dates.find(title, self.now, self.default) if d.iso == year]
        return said, named

    def _named(self, title: str) -> list[Date]:
        """The dates of a heading; after a comma it is a sentence on its own items (铺设管网5公里,3家2018年底前接管)."""
        title = title.partition(",")[0]
        if BARE_YEAR.search(title):
            title = BARE_YEAR.sub(r"\g<0>年", title)
        found = dates.find(title, self.now, self.default)
        return [date for date in found if date.iso and date.role in (*ACTIVE, "name")]

    def mode(self, words: str, paragraph: int, opens_list: bool) -> Mode:
        """The mode of a sentence, after its turn: a label counts before a turn, a turn before the heading."""
        before, found = self._turn, self._mode
        if words[:1] in TURN_FIRST and TURN.match(words):
            self._turn = "future"
        elif opens_list and len(words) <= LIST_HEAD:
            said = status.heading_mode(words)
            self._turn = before if not said else "" if said == found.name else said
            self._listed = paragraph if said else NOWHERE
        elif len(words) <= TITLE and not STOP.search(words):
            said = self._over(words)
            if said:
                self._chapter = self._titled(words, said)
            self._turn = said if said and said != found.name else before
        self.turned = self._turn != before
        self.titled = self.report and len(words) <= LONGEST_HEAD and NAMES_ITSELF.fullmatch(words) is not None
        self.given = "标" in words and _given(words)
        if self.given:
            return Mode("future", True, found.due)
        name = self._label or self._turn
        if name:
            return Mode(name, found.goal, found.due)
        name = self._tells(words, paragraph)
        return Mode(name, found.goal, found.due or self._before()) if name else found

    def _tells(self, words: str, paragraph: int) -> str:
        """past where the head of the sentence, or of one before it in the paragraph, tells of what has been."""
        head = words[:LONGEST_HEAD]
        if _may_look_back(head) and PAST_HEAD.match(head):
            self._told = paragraph
        elif self._told == paragraph and FUTURE_HEAD.match(head):
            self._told = NOWHERE
        return "past" if self._told == paragraph else ""

    def _over(self, words: str) -> str:
        """The mode of a line that stands like a title; only in a work report one without a year does (工作回顾)."""
        said = status.heading_mode(words)
        if TITLE_YEAR.search(words) or (self.report and (said == "past" or AHEAD.search(words))):
            return said
        return ""

    def _titled(self, words: str, name: str) -> Mode:
        """The mode of a line that stands over the numbered headings below it as the title of a chapter."""
        named = self._named(words)
        self._modes.clear()
        due = Due(named[-1].iso, False, True) if named else self._before() if name == "past" else None
        return Mode(name, bool(cues.search("goal-section").search(words)), due)

    def _before(self) -> Due | None:
        """The year that a work report looks back on where it names none."""
        return Due(str(self.now - 1), False, True) if self.report and self.now else None

    def year(self, kind: str) -> str:
        """The year for which a work report sets its tasks, or for outcomes that on which it looks back.

        "" under a heading of several years, and in other documents.
        """
        at = self.heading if self.report and self.now else NOWHERE
        if at == NOWHERE:
            return self.part if kind == "outcome" else ""
        while at >= 0:
            if YEARS.search(self.outline.headings[at].title):
                return ""
            at = self.outline.headings[at].parent
        return str((self.now or 0) - (kind == "outcome"))

    def enter(self, heading: int, paragraph: int = NOWHERE) -> bool:
        """Pass to another heading; True where it begins a new item (一是, 1.) rather than a chapter.

        Labels and their dates reach to the items below the heading they stand under, a turn to its items, whatever
        their number where they stand in its own paragraph.
        """
        self.heading = heading
        self.dating = heading >= 0 and self.outline.headings[heading].title in cues.words("section-label-deadline")
        self.item = heading >= 0 and ITEM.match(self.outline.headings[heading].number) is not None
        self._mode = self.of_heading(heading)
        if not self.item and paragraph != self._listed:
            self._turn = ""
        if self._label and heading >= 0 and self._below(self.outline.headings[heading].number):
            return False
        at = heading
        while at >= 0 and at != self._labelled_at:
            at = self.outline.headings[at].parent
        if at >= 0 and self._labelled_at >= 0:
            return False
        self._label, self.due, self._labelled_at = "", "", NOWHERE
        return True

    def below(self, heading: int, other: int) -> bool:
        """Whether a heading stands below another one; all do below none."""
        while heading >= 0 and heading != other:
            heading = self.outline.headings[heading].parent
        return other < 0 or heading == other

    def _below(self, number: str) -> bool:
        """Whether a number is that of an item which a label on its own opened (整改措施:(一)…), or of one after it."""
        style = NUMERAL.sub("", number)
        self._style = style if self._opened and style else self._style
        self._opened = False
        return bool(style) and style == self._style

    def label(self, words: str) -> Label:
        """Take the label that opens a sentence with a colon."""
        found = LABEL.match(words)
        self._opened, self._style = words.rstrip().endswith(":"), ""
        if found is None:
            return UNLABELLED
        name = found[1]
        if name in cues.words("section-label-metadata"):
            return Label(None, False, True)
        if name in cues.words("section-label-deadline"):
            stated = [d for d in dates.find(words, self.now, self.default) if d.role in ACTIVE or d.role == "event"]
            if stated:
                self.due, self._labelled_at = stated[0].iso, self.heading
            return Label(stated[0] if stated else None, False, True)
        if name in cues.words("section-label-item"):
            self.due, self._labelled_at = "", self.heading
            return Label(None, True, False)
        for mode in ("finding", "past", "target"):
            if name in cues.words("section-label-" + mode) or (mode == "finding" and name.startswith("问题")):
                self._label, self._labelled_at = "future" if mode == "target" else mode, self.heading
                if mode == "finding":
                    self.due = ""
                return Label(None, mode == "finding", mode == "finding")
        return UNLABELLED


def _may_look_back(head: str) -> bool:
    """Whether the head of a sentence has one of the signs without which it tells of nothing that has been."""
    return "来," in head or "间," in head or "里," in head or "过去" in head or "回顾" in head


def _given(words: str) -> bool:
    """Whether a sentence recalls the goal that was set, before it says what came of it."""
    hit = GIVEN.search(words) if any(sign in words for sign in GIVEN_BY) else None
    return hit is not None and RESULT.search(words, 0, hit.start()) is None
