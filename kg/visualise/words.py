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
        "unique": ("独有", "Unique"),
        "yes": ("是", "yes"),
        "no-because": ("不能断言：{cities}没有同类文件", "cannot be said: no document of that type of {cities}"),
        "state-often": ("5处及以上", "5 or more"),
        "state-some": ("2–4处", "2 to 4"),
        "state-once": ("1处", "1"),
        "state-stated absent": ("明确没有", "stated absent"),
        "state-not found": ("未见", "not found"),
        "state-no document": ("无同类文件", "no document of that type"),
        "matrix-title": ("各市措施对照", "Measures by city"),
        "matrix-alt": (
            "矩阵：{cities}、{measures}项措施；{present}格有表述，{absent}格明确没有。{every}项为各市共有，{own}项为一市独有。",
            "Matrix of {cities} and {measures} measures: {present} cells are said, {absent} denied. All cities share"
            " {every}; {own} are unique to one.",
        ),
        "matrix-how": (
            "城市按相似程度排列，措施按涉及城市数和城市组合排列；颜色越深，表述越多。“未见”指已读的同类文件中没有提到；"
            "“无同类文件”指没有可据以判断的文件。",
            "Cities are ordered by likeness, measures by how many and which cities have them; the darker, the more"
            " often it is said. Not found: documents of a type in which others have it were read and do not say it. No"
            " document: none of that type was read.",
        ),
        "measures": ("措施数", "Measures"),
        "members": ("包括", "Members"),
        "upset-title": ("城市之间共有的措施", "Measures that cities share"),
        "upset-mode": ("方式", "Which"),
        "upset-exactly": ("仅这些城市", "Only these cities"),
        "upset-least": ("至少这些城市", "At least these cities"),
        "upset-empty": ("只有一座城市，无从比较。", "Nothing to draw: there is only one city."),
        "upset-alt": (
            "{cities}的{measures}项措施按城市组合分为{groups}组，最大的一组{most}项（{first}）。",
            "The {measures} measures of {cities} fall into {groups} groups by the cities that have them; the largest"
            " has {most} ({first}).",
        ),
        "upset-how": (
            "每根柱是一个城市组合，下方黑点为组合中的城市，柱高为措施数；城市名旁为该市措施总数。深蓝为各市共有，"
            "橙色为一市所有。组合过多时只画最大的，其余见表。",
            "Each bar is a group of cities, the black dots below it; its height is the number of measures. Beside a"
            " city stands how many it has. Dark blue: all cities; orange: a single one. Where there are many groups the"
            " largest are drawn and the others are in the table.",
        ),
        "no-targets": ("所选范围内没有可画的目标。", "Nothing to draw: no targets with figures in what was chosen."),
        "targets-title": ("各市目标对照", "Targets side by side"),
        "targets-alt": (
            "{axes}个指标轴，{cities}的{targets}个目标；第一个是{first}。",
            "{targets} targets of {cities} on {axes} axes; the first is {first}.",
        ),
        "targets-how": (
            "每行为一市的一个目标及其年份；圆点为承诺目标，三角为力争目标，菱形为基准值，方块为已报告的结果。"
            "单位已换算一致；只有指标、统计口径、范围相同的目标才放在同一轴上。",
            "A row is a target of a city with its year. Circles are committed targets, triangles stretch targets,"
            " diamonds baselines, squares reported outcomes. Units are converted; only targets of the same indicator,"
            " statistic and scope stand on one axis.",
        ),
        "targets-left": (
            "另有{axes}个指标只涉及一座城市或没有数值，{left}个数值不可比；都在表中，并注明原因。",
            "{axes} more indicators are of a single city or without figures and {left} figures cannot be compared: the"
            " table has them, with the reason.",
        ),
        "indicator": ("指标", "Indicator"),
        "target": ("目标", "Target"),
        "stretch": ("力争目标", "Stretch target"),
        "baseline": ("基准", "Baseline"),
        "outcome": ("已报告结果", "Reported outcome"),
        "reported": ("已报告", "Reported"),
        "deadline": ("期限", "Deadline"),
        "rank": ("严格程度", "Strictness rank"),
        "not-comparable": ("不可比的原因", "Why not comparable"),
        "at-day": ("{day}前", "by {day}"),
        "no-deadlines": ("所选范围内没有期限。", "Nothing to draw: no deadlines in what was chosen."),
        "timeline-title": ("期限时间线", "Deadlines"),
        "timeline-alt": (
            "{cities}的期限，{first}至{last}：目标{targets}个、措施{measures}项、职责{duties}项；最集中的是{day}，{most}个。",
            "Deadlines of {cities} from {first} to {last}: {targets} of targets, {measures} of measures, {duties} of"
            " duties; most, {most}, on {day}.",
        ),
        "timeline-how": (
            "每个标记为一市同一期限的同类事实，数字为个数。只写年份的期限画在该年最后一天。",
            "A mark stands for the facts of one kind that fall due in a city on one date, with their number. A year"
            " alone stands at its last day.",
        ),
        "kind": ("类别", "Kind"),
        "duty": ("职责", "Duty"),
        "of-what": ("内容", "Of what"),
        "no-duties": ("所选范围内没有职责。", "Nothing to draw: no duties in what was chosen."),
        "no-measure": ("（未指明措施）", "(no measure named)"),
        "duties-title": ("机构与措施", "Bodies and the measures they answer for"),
        "duties-alt": (
            "{bodies}个机构、{measures}项措施的{facts}条职责；{top}最多，{most}条。",
            "{facts} duties of {bodies} bodies about {measures} measures; most, {most}, are of {top}.",
        ),
        "duties-how": (
            "各市同类机构合为一行；颜色与形状表示角色，大小表示条数。机构或措施过多时只画最常见的，其余见表。",
            "Offices of the same name in several cities share a row; colour and shape tell the role, size how many"
            " duties. Where there are many bodies or measures the most frequent are drawn; the table has all.",
        ),
        "body": ("机构", "Body"),
        "role": ("角色", "Role"),
        "role-leads": ("牵头", "leads"),
        "role-responsible": ("责任", "responsible"),
        "role-supervises": ("督导", "supervises"),
        "role-inspects": ("督察", "inspects"),
        "role-accepts": ("验收", "accepts"),
        "role-issues": ("印发", "issues"),
        "role-carries-out": ("落实", "carries out"),
        "no-places": ("所选城市都没有坐标。", "Nothing to draw: none of the cities has known coordinates."),
        "map-title": ("城市分布", "Where the cities lie"),
        "map-alt": (
            "地图：{cities}，点的大小为措施数；{top}最多，{most}项。",
            "Map of {cities}, the size of a point its number of measures; most, {most}, are of {top}.",
        ),
        "map-how": (
            "点为政府驻地附近（约1公里精度），经纬网为亚尔勃斯等积投影；不绘制任何边界。",
            "A point is near the seat of government (to about 1 km); the graticule is of Albers' equal-area projection."
            " No border is drawn.",
        ),
        "map-missing": ("没有坐标：{cities}。", "Without coordinates: {cities}."),
        "latitude": ("纬度", "Latitude"),
        "longitude": ("经度", "Longitude"),
        "unknown": ("未知", "unknown"),
        "network-title": ("城市与措施网络", "Cities and the measures they commit to"),
        "network-alt": (
            "网络图：{cities}、{things}项措施，{edges}条连线。{every}项为各市共有，{own}项仅见于一座城市。",
            "Network of {cities} and {things} measures, joined by {edges} lines. All cities share {every};"
            " {own} are found in one city only.",
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
