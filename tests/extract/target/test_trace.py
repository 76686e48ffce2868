"""Where deadlines were said."""

from __future__ import annotations

from pathlib import Path

import pytest
from sentences import reading

from kg.extract.reading import Reading
from kg.extract.target.trace import Origin, origins
from kg.extract.targets import match
from kg.graph.read import plans
from kg.graph.store import open_store
from kg.pipeline import KINDS
from kg.text.normalise import normalise
from kg.text.outline import outline


@pytest.fixture(scope="module")
def traced(built: Path) -> list[tuple[str, str, Origin]]:
    """Deadline, the words that say it and their origin, of every target of the corpus outside tables."""
    found = []
    for plan in plans(open_store(built)):
        text, _ = normalise(plan.raw)
        lines = outline(text, cities=plan.document.cities, kind=KINDS.get(plan.document.type, ""))
        reading = Reading(plan.document, text, lines)
        known = origins(reading)
        for row in match(reading):
            if row.found.deadline and not row.found.rule.startswith("table"):
                origin = known[row.start, row.found.indicator, row.found.deadline]
                assert origin.start <= row.end
                found.append((row.found.deadline, text.text[origin.start : origin.end], origin))
    return found


def test_the_words_hold_the_date(traced: list[tuple[str, str, Origin]]) -> None:
    named = [(deadline, words) for deadline, words, _ in traced if "年" in words and "五" not in words]
    assert len(named) > 40
    full = [deadline[:4] in words for deadline, words in named if any(mark.isdigit() for mark in words)]
    assert sum(full) >= 0.9 * len(full)


def test_dates_reach_from_clauses_sentences_and_before(traced: list[tuple[str, str, Origin]]) -> None:
    assert {"clause", "sentence", "earlier"} <= {origin.how for *_, origin in traced}


@pytest.mark.parametrize(
    ("title", "kind", "text", "how", "words"),
    [
        ("2019年水污染防治工作计划", "plan", "一、任务\n建成污水处理厂2座。", "title", ""),
        ("政府工作报告", "work-report", "一、今后工作\n(一)抓好治理\n建成污水处理厂2座。", "report", ""),
        (
            "治理方案",
            "plan",
            "任务 | 完成时限 |\n建成污水处理厂2座 | 2020年6月底 |\n清淤3公里 | 长期 |",
            "cell",
            "2020年6月底",
        ),
        ("规划", "plan", "附表\n指标 单位 2015年 2020年\n森林覆盖率 % 38 40", "head", "2020"),
        ("治理方案", "plan", "(一)治水\n建成污水处理厂2座。\n整改时限:2020年底前。", "label", "整改时限:2020年底前。"),
    ],
)
def test_what_gives_a_deadline_that_the_sentence_does_not(
    title: str, kind: str, text: str, how: str, words: str
) -> None:
    read = reading(text, title=title, type=kind, issued="2019-02-11")
    found = origins(read)
    row = [row for row in match(read) if row.found.deadline][-1]
    origin = found[row.start, row.found.indicator, row.found.deadline or ""]
    assert (origin.how, read.text.text[origin.start : origin.end]) == (how, words)
