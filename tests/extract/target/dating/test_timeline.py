"""Dates in force through whole texts: what they reach, and what turns on the kind of text."""

from __future__ import annotations

import pytest

from tests.extract.test_targets import rows

ABOUT = {
    "PLAN": {},
    "NEWS": {"type": "news"},
    "LATE": {"type": "news", "issued": "2022-11-02"},
    "UNDATED": {"type": "news", "issued": "", "title": ""},
    "WINTER": {"issued": "2020-10-02", "title": "某市2020-2021年秋冬季大气污染综合治理攻坚方案"},
    "WORK": {"type": "work-report", "issued": "2016-02-29", "title": "2016年某市政府工作报告(2)"},
}
# fmt: off
CASES = (
    ("WINTER", "13家企业须于11月15日前完成治理。3月底前,淘汰锅炉20台。2020年12月底前,新建管网5公里。", (
        "t 企业须完成治理数 count =13家 d=2020-11-15",
        "t 淘汰锅炉数 count =20台 d=2021-03-31",
        "t 新建管网长度 count =5公里 d=2020-12-31",
    )),
    ("PLAN", "2022年10—12月,PM2.5平均浓度控制在60微克/立方米以内。全面完成市下达的2022年空气质量改善目标。", (
        "t PM2.5平均浓度 level <=60µg/m3 d=2022-12-31",
        "t 市下达的2022年空气质量改善目标 cover = d=2022",
    )),
    ("NEWS", "农村环保方面,全市累计清淤30公里,32个建制村的环境整治年内全部完工,粪污处理设施配建率达到72.6%。", (
        "o 清淤长度 count =30公里",
        "t 完工建制村的环境整治数 count =32个 d=2022",
        "o 粪污处理设施配建率 level =72.6%",
    )),
    ("LATE", "整改任务共35项,已完成30项,3项年内完成。", (
        "o 整改任务数 count =35项",
        "o 完成整改任务数 count =30项",
        "t 整改任务完成数 count =3项 d=2022",
    )),
    ("LATE", "排查出排污口112个,已封堵94个,余下18个12月20日前完成。", (
        "o 排查出排污口数 count =112个",
        "o 封堵出排污口数 count =94个",
        "t 出排污口完成数 count =18个 d=2022-12-20",
    )),
    ("LATE", "2022年上半年,全市检查企业318家,立案21起。下半年计划检查企业200家。", (
        "o 检查企业数 count =318家 d=2022-06",
        "o 检查企业立案数 count =21起 d=2022-06",
        "t 检查企业数 count =200家 d=2022-12-31",
    )),
    ("LATE", "截至10月底,全市累计整改问题20个。\n从督办情况看,西城区已清理河道5公里。", (
        "o 整改问题数 count =20个 d=2022-10-31",
        "o 西城区已清理河道长度 count =5公里",
    )),
    ("LATE", "截至10月底,全市累计整改问题20个,情况如下:\n(一)治水。已清理河道5公里。", (
        "o 整改问题数 count =20个 d=2022-10-31",
        "o 清理河道长度 count =5公里 d=2022-10-31",
    )),
    ("LATE", "1至9月,优良天数比例达到88%。全年共新建管网136公里。累计复绿1150亩。", (
        "o 优良天数比例 level =88% d=2022-09",
        "o 新建管网长度 count =136公里 d=2022",
        "o 复绿面积 count =1150亩",
    )),
    ("UNDATED",
     "记者7月20日从会上了解到,到6月末,全市已拆改燃煤锅炉318台,为全年任务的58%;累计淘汰黄标车3126辆。"
     "各县要对照《某市2016年大气污染防治计划》补课:9月底前,清理企业8家;年底前,监测点位增至12个。", (
        "o 拆改燃煤锅炉数 count =318台 d=2016-06-30",
        "o 淘汰黄标车数 count =3126辆 d=2016-06-30",
        "t 清理企业数 count =8家 d=2016-09-30",
        "t 监测点位 level =12个 d=2016-12-31",
    )),
    ("WORK",
     "2016年某市政府工作报告(2)\n位次前移。\n(五)生态水平提升。五年来,污水处理率由78%提高到93%,能耗累计下降17%。", (
        "o 污水处理率 level =93% d=2015",
        "o 能耗 change -17% exact d=2015",
    )),
    ("NEWS", "焦化行业改造进度偏慢,完工率只有33%。", (
        "o 完工率 level =33%",
    )),
)
# fmt: on


@pytest.mark.parametrize(("about", "text", "found"), CASES)
def test_what_a_date_reaches(about: str, text: str, found: tuple[str, ...]) -> None:
    assert rows(text, **ABOUT[about]) == list(found)
