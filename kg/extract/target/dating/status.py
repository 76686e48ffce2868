"""Target or outcome: by the words of the clause, the year, the heading and the kind of document."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from kg.extract.target import cues
from kg.extract.target.dating.due import MONTH, Due
from kg.extract.target.found import Found, Scene

PAST_TYPES = ("progress-report", "news")
"""Documents that mostly tell of what was done."""
TOLD_TYPES = (*PAST_TYPES, "press-notice")
"""Documents whose months are over when they are told of."""
TITLE = re.compile("《[^》]*》")
SUMMED = "共(?<!公共)(?:计|有|[完建拆改淘新投安整种植栽查检处铺创清关取])"
"""What has been done in all (共新建公园15处)."""
DONE = re.compile(f"已|了|{SUMMED}|同比|实际(?=[达完为下削值:])")
WILL = "将(?!原|该|其|全|[一二两三四五六七八九十]+[家个座台处户]|[^,;。]{1,12}(?:纳入|作为|列入))"
"""What will be: 将 before anything but an object that it brings forward (将三家企业挂牌督办)."""
COMING = re.compile(f"(?<!行动)(?<!实施)计划(?!》|书|单|的)|{WILL}|拟(?!定)|力争")
SO_FAR = re.compile(
    "到目前|截至目前|截止目前|年初至今|迄今|目前(?<![^,;]目前)[,已]|现在(?<![^,;]现在)[,已]|眼下(?<![^,;]眼下)[,已]|现(?<![^,;]现)[,已]"
    "|已(?<![而早久业]已)(?:经|累计|全部)?(?=[\u4e00-\u9fff])(?![有批知列纳在是成于按将取])"
)
"""What tells what is done by now. What must stand before a word is looked at after it: a search goes by first signs."""
PRESENT = re.compile("目前(?<![较比由从与]目前)(?![的较比])|现为(?=[\\d近约])")
BY_NOW = re.compile("已(?:经|累计)?(?:有|建成|完成|投入|安装|淘汰|拆除|整治|治理)了?(?=\\d)")
INVESTED = re.compile("(?<!计划)(?<!年度)完成投资(?:额|总额)?(?:约|近|达|超过?)?\\d")
NOT_DONE = re.compile(r"已(?:完成|整改|批|列入|建成|开工|投产)[^,;。]{0,12}的|已有(?!\d)|已批|了解|为了|除了|不了|未了")


STATED = re.compile(r"\(?(?:19|20)\d{2}年[底末]?为[\d.]+%?\)?$")
"""What a figure was in a year, beside the one to be reached (提升到40%(2020年为28%))."""
PAST_FORMS = {"升至": "升至(?<!提升至)"}
"""Words of the past that are none as the end of others (提升至)."""


@cache
def _past() -> re.Pattern[str]:
    strong = [w for w in cues.words("past-word") if w not in ("了", "同比", "环比", "连续", "截至", "目前")]
    return re.compile(
        "|".join(PAST_FORMS.get(word, re.escape(word)) for word in strong)
        + r"|仍有(?=\d)|已有(?=\d)|[只仅](?:有|为|占|达到?|完[成工]|建成)(?=[\d一两三近约不])"
        r"|了(?<=[\u4e00-\u9fff]了)(?=[\d一两三近约超])|成了|到了|善了"
    )


FORMS = {
    "计划": "计划(?<![比占]计划)(?<!占年计划)(?<!完成计划)(?<![列纳]入计划)(?<![列纳]入..计划)(?!的[0-9.]+%)",
    "要求": "要求(?!$|[,;。]|的?比例|率)",
}
"""Words of the future that are none in 比计划早三个月 and at the end of 达到超低排放要求."""


@cache
def _future() -> re.Pattern[str]:
    return re.compile(
        WILL
        + "|"
        + "|".join(FORMS.get(w, w) for w in cues.words("future-word") if w not in ("将", "要", "应", "须", "不断"))
        + r"|[节期]前(?:全部)?(?:完工|完成|建成|投[用运产])"
        + r"|要(?<![重主需必]要)(?=[完达实确建做加])|须(?=[完达实确建做加])|不得|严禁|严控"
    )


YEARLY = re.compile("同比|环比|[比较](?:上年|去年)(?:同期)?")
KEPT = re.compile("了|已|共|累计|平均|以来")
"""What tells how often something has been done, where a frequency is a rule to be kept, whoever tells of it."""
COUNTED = ("count", "figure", "amount")
"""Rules of rows with figures, which the rest of a sentence goes on to report (到目前,已恢复630亩,建设围栏49公里)."""


class Said(NamedTuple):
    """What the words before a row say of its tense.

    `issued` is the document's date as far as it is known, `told` whether its part tells what has been done; `coming`
    and `done`: the sentence has spoken of what is to come, or of what is done by now; `review`: a work report looks
    back under this heading; `planned`: a report on what came of it says under this one what had been planned.
    """

    issued: str
    told: bool
    coming: bool
    done: bool
    review: bool = False
    planned: bool = False


DONE_RATE, WHOLE = "完成率", 100
"""More than all of a task has been done, never set."""
AHEAD = re.compile(rf"{WILL}|力争|到20\d\d年|下一步|今后|明年|未来")
"""What opens the future even in the part of a report that tells of the past, where 争取, 确保 or 计划 do not."""


def of_row(row: Found, scene: Scene, force: Due, deadline: str, said: Said) -> str:
    """Target or outcome, by the words and what the sentences around them say."""
    text, issued = scene.text, said.issued
    often = row.unit.startswith("次/") and not KEPT.search(text)
    if row.status:
        return row.status
    if row.indicator.endswith(DONE_RATE) and (row.value or 0) > WHOLE:
        return "outcome"
    bounded = row.bound in ("min", "max") and row.baseline == "同比" and not scene.outcome
    words = YEARLY.sub("", text) if bounded else text  # a plan's 同比下降5%以上 is to be reached
    kind = "target" if often else status(words, "" if said.planned else deadline, issued, scene.outcome)
    later = deadline > issued if deadline and issued else False
    if kind == "target" and said.review and not (often or AHEAD.search(text) or deadline[:4] > (issued or "9")):
        kind = "outcome"
    if kind == "target" and said.done and row.rule.startswith(COUNTED) and not later:
        kind = "outcome"
    ahead = said.coming or (force.until and not (issued or said.done))
    if kind == "outcome" and ahead and not (said.told or done(text)):
        kind = "target"
    told = not deadline or (force.part and deadline[:4] == issued[:4])
    compared = row.baseline == "同比" and told and not (scene.goal or bounded)
    least = often and row.comparator == ">="
    if not least and (compared or (force.past and not (said.coming or said.planned))) and not future(text):
        kind = "outcome"
    if kind == "outcome" and force.by and not (_passed(deadline, issued) or told_of(text)):
        kind = "target"
    if kind == "outcome" and scene.outcome and not said.review and row.kind == "count" and ongoing(text, row.start):
        kind = "target"
    if kind == "target" and row.kind == "count" and not often and _punished(row, text):
        kind = "outcome"
    return kind


def _passed(deadline: str, issued: str) -> bool:
    """Whether a day lies before the month in which the document was issued, as far as both are known.

    >>> _passed("2022-10-31", "2022-11-02"), _passed("2022", "2022-11-02"), _passed("2022-12-31", "")
    (True, False, False)
    """
    return deadline[:MONTH] < issued[: min(len(deadline), MONTH)]


def _punished(row: Found, text: str) -> bool:
    """Whether the row counts who was punished: nobody sets that as a task by its number."""
    exact = row.comparator == "=" and row.rule.startswith("count")
    return exact and cues.search("punish").search(text) is not None and not _future().search(text)


def heading_mode(title: str) -> str:
    """past, future, finding or "" for the words of a heading; most say nothing, and for those one search is made."""
    if not cues.search("past-section", "future-section", "finding-section").search(title):
        return ""
    if cues.search("past-section").search(title):
        return "past"
    if cues.search("future-section").search(title):
        return "future"
    if cues.search("finding-section").search(title) and not cues.search("resolved").search(title):
        return "finding"
    return ""


def status(text: str, iso: str, now: str, outcome: bool) -> str:
    """`target` or `outcome`.

    Args:
        text: the clause.
        iso: the date in force.
        now: the document's date, as far as it is known.
        outcome: what the document and the heading let expect.
    """
    tense = _tense(iso, now)
    if tense and not (tense == "target" and outcome and iso == now[:4] and done(text) and not future(text)):
        return tense
    if STATED.match(text):
        return "outcome"
    if "《" in text:
        text = TITLE.sub("", text)
    if _future().search(text):
        return "target"
    if outcome or (_past().search(text) and not NOT_DONE.search(text)):
        return "outcome"
    return "target"


def at_present(text: str) -> bool:
    """Whether a clause comes to the present, which is no date (目前已有387家完成更换), and does not compare with it."""
    return ("目前" in text or "现为" in text) and PRESENT.search(text) is not None


def by_now(text: str) -> bool:
    """Whether a clause comes back to what is there by now (已有78个村…), whatever date is in force."""
    return "已" in text and BY_NOW.search(text) is not None


def done(text: str) -> bool:
    """Whether the words say outright that it is done (到2019年底,已建成…)."""
    return bool(DONE.search(text))


def told_of(text: str) -> bool:
    """Whether the words say that it is done, or was."""
    return done(text) or bool(_past().search(text))


def told_at(sentence: str, *, outcome: bool = False) -> int:
    """The place from which on a sentence says what is done by now (到目前,已经…), its length where it does not.

    `outcome`: the document and the heading tell of what has been done, so that 共 sums it up.

    The money that has gone into the works that it counts tells of all of it.
    """
    if "完成投资" in sentence and INVESTED.search(sentence):
        return -1
    if outcome and "共" in sentence and (summed := re.search(SUMMED, sentence)):
        return summed.start()
    hit = SO_FAR.search(sentence)
    return hit.start() if hit and not NOT_DONE.search(sentence, hit.start(), hit.end() + 12) else len(sentence)


def coming(text: str) -> bool:
    """Whether a clause of the news opens what is still to come, so that the rest of its sentence is."""
    return bool(COMING.search(text)) and not DONE.search(text)


def future(text: str) -> bool:
    """Whether the words speak of what shall be."""
    return bool(_future().search(text))


def _tense(iso: str, now: str) -> str:
    """What the years alone say: a date before the document's is past, one after it is to come.

    >>> _tense("2020", "2021-03"), _tense("2025", "2021"), _tense("2021-12-31", "2021-02-03"), _tense("2021", "2021")
    ('outcome', 'target', 'target', '')
    """
    if not iso or not now:
        return ""
    if iso[:4] != now[:4]:
        return "outcome" if iso < now else "target"
    if len(now) < 7:
        return ""
    end = iso[:7] if len(iso) >= 7 else iso + "-12"
    return "target" if end > now[:7] and now[5:7] <= "09" else ""


def ongoing(text: str, at: int) -> bool:
    """A verb of what is still being done governs the figure (持续加大875平方公里…)."""
    return bool(cues.search("ongoing").match(text)) or bool(cues.search("ongoing").search(text, max(0, at - 6), at + 2))
