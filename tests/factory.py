"""Made-up plans, built from the fact model alone, for tests of the graph and what reads it."""

from __future__ import annotations

from hashlib import sha256

from kg.model import (
    Citation,
    Document,
    Duty,
    Evidence,
    Measure,
    Mention,
    Place,
    Plan,
    Programme,
    Section,
    Target,
)

NORTH = Place("999901", "北溪市")
SOUTH = Place("999902", "南屿市")
RAW = (
    "一、总体目标\r\n到2025年，PM2.5平均浓度控制在43微克/立方米以下，力争达到40微克/立方米。优良天数比率下降3%以上。\r\n"
    "二、重点任务\r\n强化工地扬尘治理；“无废城市”建设全面推进，由市环保局牵头，依据《大气污染防治法》整改。\r\n"
)


def find(doc: str, raw: str, quote: str) -> Evidence:
    """Evidence for the first occurrence of a quote."""
    start = raw.index(quote)
    return Evidence(doc, start, start + len(quote), quote)


def plan(doc: str = "made-up", city: Place = NORTH, raw: str = RAW) -> Plan:
    """A plan with facts of every kind.

    >>> [target.value for target in plan().targets]
    [43.0, 40.0, 3.0]
    """

    def at(quote: str) -> Evidence:
        return find(doc, raw, quote)

    first = at("PM2.5平均浓度控制在43微克/立方米以下")
    last = at("依据《大气污染防治法》整改")
    work = {"city": city, "section": 1, "rule": "test"}
    air = {"city": city, "section": 0, "indicator": "PM2.5平均浓度", "indicator_id": "pm25", "unit": "µg/m3"}
    return Plan(
        document=Document(
            id=doc,
            title="整改方案",
            cities=(city,),
            type="plan",
            exercise="督察",
            issued="2021-08",
            publisher="北溪市人民政府",
            source="",
            sha256=sha256(raw.encode()).hexdigest(),
            chars=len(raw),
            flags=("pinyin", "spam"),
        ),
        raw=raw,
        sections=(
            Section(id=0, number="一", title="总体目标", level=1, path=(), city=city, evidence=at("一、总体目标")),
            Section(
                id=1, number="二", title="重点任务", level=1, path=("甲", "乙"), city=city, evidence=at("二、重点任务")
            ),
        ),
        clauses=(
            first,
            at("力争达到40微克/立方米"),
            at("优良天数比率下降3%以上"),
            at("强化工地扬尘治理"),
            at("“无废城市”建设全面推进"),
            at("由市环保局牵头"),
            last,
        ),
        targets=(
            Target(
                **air,
                evidence=at("控制在43微克/立方米以下"),
                clause=first,
                status="target",
                kind="level",
                comparator="<=",
                value=43.0,
                deadline="2025",
                bindingness="约束性",
                scope="国控断面",
                flags=("dedup", "missing-year"),
                rule="r1",
            ),
            Target(
                **air,
                evidence=at("力争达到40微克/立方米"),
                clause=at("力争达到40微克/立方米"),
                status="target",
                kind="level",
                comparator="=",
                value=40.0,
                deadline="2025",
                stretch=True,
            ),
            Target(
                city=city,
                evidence=at("下降3%以上"),
                clause=at("优良天数比率下降3%以上"),
                indicator="优良天数比率",
                status="outcome",
                kind="change",
                comparator="-",
                bound="min",
                value=3.0,
                value_max=5.5,
                unit="%",
                baseline="同比",
                deadline="2025-06-30",
            ),
        ),
        measures=(
            Measure(
                **work,
                evidence=at("工地扬尘治理"),
                clause=at("强化工地扬尘治理"),
                concept="dust-control",
                label="工地扬尘治理",
                verb="强化",
                object="工地扬尘",
                instruments=("economic", "regulatory"),
                bodies=(city.name + "生态环境局", city.name + "住建局"),
                deadline="2022-12-31",
                programmes=("waste-free-city", "某某行动"),
                confidence=0.9,
            ),
            Measure(**work, evidence=at("整改"), clause=last, concept="", label="整改"),
        ),
        programmes=(
            Programme(
                **work,
                evidence=at("“无废城市”"),
                clause=at("“无废城市”建设全面推进"),
                name="无废城市",
                type="programme",
                concept="waste-free-city",
            ),
            Programme(
                **work, evidence=at("建设全面推进"), clause=at("“无废城市”建设全面推进"), name="某某行动", type="scheme"
            ),
        ),
        duties=(
            Duty(
                **work,
                evidence=at("市环保局"),
                clause=at("由市环保局牵头"),
                body=city.name + "生态环境局",
                mention="市环保局",
                role="leads",
                place=city,
                measure="dust-control",
                deadline="2022-12-31",
            ),
        ),
        citations=(
            Citation(**work, evidence=at("《大气污染防治法》"), clause=last, title="大气污染防治法", number="令31号"),
        ),
        mentions=(Mention(**work, evidence=at("市"), clause=at("由市环保局牵头"), place=city),),
    )
