"""What the columns of the tables mean, in Chinese and English, their types and the values that may occur."""

from __future__ import annotations

from typing import NamedTuple

from kg import model
from kg.vocabulary import CODES

TEXT, INTEGER, DOUBLE, BOOLEAN = "text", "integer", "double", "boolean"
TYPES = (TEXT, INTEGER, DOUBLE, BOOLEAN)


class Column(NamedTuple):
    """A column: one of TYPES, its meaning, and the values that may occur (none: free)."""

    type: str
    zh: str
    en: str
    values: tuple[str, ...] = ()


def text(zh: str, en: str, values: tuple[str, ...] = ()) -> Column:
    """A column of texts."""
    return Column(TEXT, zh, en, values)


def integer(zh: str, en: str) -> Column:
    """A column of whole numbers."""
    return Column(INTEGER, zh, en)


def double(zh: str, en: str) -> Column:
    """A column of numbers."""
    return Column(DOUBLE, zh, en)


def boolean(zh: str, en: str) -> Column:
    """A column of true and false."""
    return Column(BOOLEAN, zh, en)


COLUMNS: dict[str, Column] = {
    "doc": text("文件标识（文件名去掉扩展名）。", "Id of the document: its file's name without ending."),
    "city": text(
        "城市全称；documents 表中可有多个，空格分隔。", "Full name of the city; in documents, several parted by blanks."
    ),
    "quote": text("原文，即原始文本的 [start:end]。", "The words as printed: the raw text from start to end."),
    "start": integer("原文起点，以码点计，含。", "Where the words begin in the raw text, in code points, included."),
    "end": integer("原文终点，以码点计，不含。", "Where the words end in the raw text, in code points, excluded."),
    "city_code": text("城市的 GB/T 2260 代码。", "Code of the city (GB/T 2260)."),
    "iri": text(
        "该事实（或所取一处）在图谱中的 IRI。", "IRI of the fact, or of the one whose words are shown, in the graph."
    ),
    "origin": text(
        "来源：extracted 为 kg 从文本中抽取，imported 为他人构建所抽取，curated 为人工陈述。",
        "Where it comes from: extracted by kg from the text, imported (extracted by another build), or curated (stated"
        " by a person).",
        model.ORIGINS,
    ),
    "import_name": text("所属导入的名称；自行抽取的为空。", "Name of the import it belongs to; empty: extracted here."),
    "target_origin": text("目标的来源。", "Where the target comes from.", model.ORIGINS),
    "target_import_name": text("目标所属导入的名称。", "Name of the import that the target belongs to."),
    "section": text("所在章节的编号与标题。", "Number and title of the section."),
    "rule": text("找到该事实的规则。", "The rule that found the fact."),
    "clause": text("所在分句的全文。", "The whole clause."),
    "confidence": double(
        "同一规则的事实经人工核对的正确比例，0 至 1。", "Share of facts of this rule that readers found right, 0 to 1."
    ),
    "facts": integer("该行所代表的事实数量。", "How many facts the row stands for."),
    "sha256": text("文件的 SHA-256。", "SHA-256 of the file."),
    "chars": integer("原始文本的码点数。", "Length of the raw text in code points."),
    "issued": text("发布日期：年、年-月或年-月-日。", "Date of issue: year, year-month or year-month-day."),
    "publisher": text("发布机构。", "Who published it."),
    "source": text("来源。", "Where the file comes from."),
    "city_codes": text("城市的 GB/T 2260 代码，空格分隔。", "Codes of the cities (GB/T 2260), parted by blanks."),
    "exercise": text("所属督察或行动。", "The inspection or exercise that it belongs to."),
    "indicator": text("指标名称，按原文。", "The indicator, in the words of the text."),
    "indicator_id": text("指标概念的标识。", "Id of the indicator's concept."),
    "status": text("目标或已报告的成效。", "A target, or an outcome that is reported as reached.", model.STATUSES),
    "kind": text(
        "数值的类型：水平、变化、数量、消除、全覆盖。",
        "What the figure is: a level, change, count, elimination or full cover.",
        model.TARGET_KINDS,
    ),
    "comparator": text(
        "比较方式：不高于、不低于、等于、约、下降、上升。",
        "At most, at least, equal, about, falls by, rises by.",
        model.COMPARATORS,
    ),
    "bound": text("变化幅度的界限。", "Whether a change is the least, the exact or the greatest.", model.BOUNDS),
    "value": double("数值。", "The figure."),
    "value_max": double("区间的上限。", "The upper end of a range."),
    "unit": text("单位。", "The unit."),
    "baseline": text("变化所比较的时期。", "The period that a change is compared with."),
    "deadline": text("期限：年、年-月或年-月-日。", "By when: year, year-month or year-month-day."),
    "stretch": boolean("是否力争目标。", "Whether it is a stretch goal (力争)."),
    "scope": text("目标适用的范围。", "What part of the city or which objects it is about."),
    "bindingness": text(
        "约束性或预期性；空为未说明。", "Binding or expected; empty: not stated.", tuple(CODES["bindingness"])
    ),
    "concept": text("概念的标识；空为未归类。", "Id of the concept; empty: none fits."),
    "label": text("措施的名称，按原文。", "What the measure is called in the text."),
    "verb": text("承诺的动词。", "The verb that commits."),
    "object": text("行动的对象。", "What is acted upon."),
    "instrument": text("政策工具类型，空格分隔。", "Kinds of policy instrument, parted by blanks."),
    "programme": text(
        "所属行动计划的标识或名称，分号分隔。", "Programmes that it is part of, ids or names, parted by semicolons."
    ),
    "name": text("行动、制度或原则的规范名称。", "Canonical name of the programme, scheme or principle."),
    "mention": text("机构在文中的写法。", "The body as printed."),
    "role": text(
        "角色：牵头、责任、督导、检查、验收、印发。",
        "Leads, is responsible, supervises, inspects, accepts or issues.",
        model.ROLES,
    ),
    "number": text("文号或标准号。", "Number of the document or standard."),
    "place": text("地名全称。", "Full name of the place."),
    "code": text("GB/T 2260 代码。", "Code of the place (GB/T 2260)."),
    "verdict": text("达到、未达到或不可比。", "Reached, not reached, or not comparable.", model.VERDICTS),
    "reason": text("不可比的原因或保留。", "Why they cannot be compared, or with what reservation.", model.REASONS),
    "outcome": double("成效的数值。", "The figure of the outcome."),
    "outcome_unit": text("成效的单位。", "The unit of the outcome."),
    "period": text("成效所述的时期。", "The period that the outcome is about."),
    "target": double("目标的数值。", "The figure of the target."),
    "target_max": double("目标区间的上限。", "The upper end of the target's range."),
    "target_doc": text("目标所在文件。", "The document of the target."),
    "target_quote": text("目标的原文。", "The words of the target."),
    "target_start": integer("目标原文的起点。", "Where the words of the target begin."),
    "target_end": integer("目标原文的终点。", "Where the words of the target end."),
    "score": double("用语的余弦相似度，0 至 1。", "Cosine of their words, 0 to 1."),
    "suggested": text("最接近的概念。", "Id of the nearest concept."),
    "suggested_label": text("最接近概念的名称。", "Name of the nearest concept."),
    "other_doc": text("最接近措施所在文件。", "The document of the nearest measure."),
    "other_city": text("最接近措施的城市。", "The city of the nearest measure."),
    "other_concept": text("最接近措施的概念。", "The concept of the nearest measure."),
    "other_quote": text("最接近措施的原文。", "The words of the nearest measure."),
    "other_start": integer("最接近措施原文的起点。", "Where the words of the nearest measure begin."),
    "other_end": integer("最接近措施原文的终点。", "Where the words of the nearest measure end."),
}
"""Column -> what it means in every table that has it and says nothing else."""

PARTICULAR: dict[tuple[str, str], Column] = {
    ("documents", "title"): text("文件标题。", "Title of the document."),
    ("documents", "type"): text("文件类型。", "Kind of document.", model.DOCUMENT_TYPES),
    ("documents", "flags"): text("标记，空格分隔。", "Flags, parted by blanks."),
    ("targets", "flags"): text("标记，空格分隔。", "Flags, parted by blanks."),
    ("programmes", "type"): text("行动、制度或原则。", "Programme, scheme or principle.", model.PROGRAMME_TYPES),
    ("programme-facts", "type"): text("行动、制度或原则。", "Programme, scheme or principle.", model.PROGRAMME_TYPES),
    ("citations", "title"): text("所引文件的标题。", "Title of what is cited."),
    ("measures", "body"): text(
        "承担措施的机构全称，分号分隔。", "Bodies that carry it out, full names, parted by semicolons."
    ),
    ("measure-facts", "body"): text(
        "承担措施的机构全称，分号分隔。", "Bodies that carry it out, full names, parted by semicolons."
    ),
    ("bodies", "body"): text("机构全称。", "Full name of the body."),
    ("duties", "body"): text("机构全称。", "Full name of the body."),
    ("bodies", "measure"): text(
        "职责所及的措施概念（空格分隔）或事项。",
        "Measure concepts (parted by blanks) or the matter that the duty is about.",
    ),
    ("duties", "measure"): text(
        "职责所及的措施概念（空格分隔）或事项。",
        "Measure concepts (parted by blanks) or the matter that the duty is about.",
    ),
}
"""Columns whose name means another thing in some tables."""

ALWAYS = frozenset(
    [
        "doc",
        "quote",
        "start",
        "end",
        "clause",
        "facts",
        "iri",
        "origin",
        "target_origin",
        "sha256",
        "chars",
        "indicator",
        "status",
        "kind",
        "comparator",
        "stretch",
        "label",
        "name",
        "mention",
        "role",
        "verdict",
        "target_doc",
        "target_quote",
        "target_start",
        "target_end",
        "score",
        "documents.type",
        "programmes.type",
        "programme-facts.type",
        "citations.title",
        "bodies.body",
        "duties.body",
    ]
)
"""Columns, or table.column, that are never empty."""
