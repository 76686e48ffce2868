"""Places in an order that a plan sets out to leave or to reach (退出全国后30名, 进入全省前十), which are no counts."""

from __future__ import annotations

import re

from kg.extract.target.found import Found, Scene

LEAVES = re.compile(
    "(?P<before>[\u4e00-\u9fffA-Z0-9.]{0,20}?)(?:稳定|继续|坚决|成功|全面)*(?:退出|退离|跳出|摆脱|脱离)(?P<of>(?:全国|全省)?[\u4e00-\u9fff\\d.A-Z]{0,24}?)(?:排名|排位)?的?"
    "(?:后|倒数|末)第?(?:[\\d□]+|[一二三四五六七八九十]+)(?:名|位)?(?:行列|之列|城市)?(?=$|[,;。(])"
)
LEAD = re.compile("^(?:力争|确保|争取|实现|全面|坚决|努力|继续|稳定|已|成功)+")


def ranked(scene: Scene) -> list[Found]:
    """The row of leaving the last places, named by the ranking."""
    hit = LEAVES.match(scene.text) if "退" in scene.text or "跳" in scene.text or "脱" in scene.text else None
    if hit is None:
        return []
    name = LEAD.sub("", hit["before"]) + hit["of"]
    if len(name) < 2:
        return []
    start = hit.start("of") - 2
    return [Found(start, hit.end(), "rank-left", name.removesuffix("排名") + "排名", "level", "=")]
