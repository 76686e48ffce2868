"""Every word of the pages and drawings that is not a label of the graph, in Chinese and English."""

from __future__ import annotations

from kg.visualise.names import Name

WORDS: dict[str, Name] = {
    key: Name(*said)
    for key, said in {
        "picture-table": ("图中数据", "The figures behind the picture"),
        "quotes": ("原文", "Words of the documents"),
        "hint": (
            "点击图中标记，或用 Tab 键移到标记上按回车，可在此查看原文。",
            "Click a mark, or reach it with Tab and press Enter, to read here the words behind it.",
        ),
        "close": ("关闭", "Close"),
        "more": ("另有 {n} 处", "{n} more"),
        "open-text": ("在原文中查看", "Show in the text"),
        "characters": ("第 {start}–{end} 字", "characters {start}–{end}"),
        "views": ("显示方式", "Show"),
        "notes": ("说明", "How to read it"),
        "made-by": ("由 kg {version} 绘制", "Drawn by kg {version}"),
        "source": ("来源：{cities}的{documents}", "Source: {documents} of {cities}"),
        "source-dated": ("来源：{cities}的{documents}（{years}年）", "Source: {documents} of {cities}, {years}"),
        "city": ("城市", "City"),
        "measure": ("措施", "Measure"),
        "theme": ("主题", "Theme"),
        "cities": ("城市数", "Cities"),
        "statements": ("表述数", "Statements"),
        "which-cities": ("涉及城市", "Which"),
        "filter": ("筛选", "Filter"),
        "all-themes": ("全部主题", "All themes"),
        "at-least": ("至少", "At least"),
        "of-cities": ("座城市", "cities"),
        "find": ("查找", "Find"),
        "nodes": ("城市与措施", "Cities and measures"),
        "whole": ("显示全图", "Show all of it"),
        "network-title": ("城市与措施网络", "Cities and the measures they commit to"),
        "network-alt": (
            "网络图：{cities}、{things}项措施，{edges}条连线。{every}项为各市共有，{own}项仅见于一座城市。",
            "Network of {cities} and {things} measures, joined by {edges} lines. All cities share {every}; {own} are"
            " one city's alone.",
        ),
        "no-measures": (
            "所选范围内没有已归入分类的措施，无图可绘。",
            "Nothing to draw: no city has a measure of the taxonomy in what was chosen.",
        ),
        "network-how": (
            "城市在环上，相似者相邻；环内的措施为多市共有，越靠近中心，共有的城市越多；环外为一市独有，位于该市旁。"
            "颜色与形状表示主题，大小表示城市数。未见于某市，只表示已读文件中未提及。",
            "Cities stand on the ring, like beside like. Inside it are measures that several share, the more cities the"
            " nearer to the middle; outside, beside its city, what only one has. Colour and shape tell the theme, size"
            " the number of cities. No line means not found in the documents read, not that a city does not do it.",
        ),
        "network-merged": (
            "原有{before}个节点，多于{most}个：措施按主题、必要时城市按省合并，现为{after}个节点。",
            "With {before} nodes, more than {most}, measures are put together by theme and, where that is not enough,"
            " cities by province: {after} nodes.",
        ),
    }.items()
}


def word(key: str, **values: object) -> Name:
    """A word by its key, with values in its braces.

    >>> word("more", n=3).en
    '3 more'
    """
    found = WORDS[key]
    return found.filled(**values) if values else found
