"""Firms by short names, in invented sentences."""

from __future__ import annotations

import pytest

from kg.extract.body.firms import firms

FOUND = {
    "奉化热电、象山焦化两户企业9月底前建成煤场。": ["奉化热电", "象山焦化"],
    "年底前完成奉化热电、四明皮革2家企业提标改造。": ["奉化热电", "四明皮革"],
    "督促四明化工、象山石化、越州发电公司等骨干企业深度治理。": ["四明化工", "象山石化", "越州发电公司"],
    "四明纸业完成碱回收炉改造。": ["四明纸业"],
    "宁海钢铁12月底前完成烧结机改造。": ["宁海钢铁"],
    "钢铁、水泥等5家企业完成改造。": [],
    "推动燃煤电厂、四明水泥等企业改造。": [],
    "组织化工、印染等重点企业审核。": [],
    "全市水泥完成错峰生产。": [],
    "关闭甲厂、乙厂等12家企业。": [],
    "、" * 400 + "等企业": [],
}


@pytest.mark.parametrize(("text", "names"), FOUND.items())
def test_short_names_of_firms(text: str, names: list[str]) -> None:
    assert [text[name.start : name.end] for group in firms(text) for name in group] == names
