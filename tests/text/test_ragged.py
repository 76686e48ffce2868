"""Rows that do not fit their head have bars round their deadline and their bodies; other lines have none."""

import pytest

from kg.text.normalise import normalise

HEAD = "附件\n序号 工作任务 责任单位 完成时限\n"


def lines(text: str) -> list[str]:
    return normalise(text)[0].text.strip().split("\n")


def test_rows_of_wrapped_lines_end_in_their_deadlines() -> None:
    rows = "一、大气\n1 淘汰黄标车2000辆。 市公安局、市环保局 12月底前\n"
    rows += "2 PM10浓度下降5%,优良天数\n达到300天。 市环保局 全年\n"
    rows += "二、水\n3 新建污水厂3座,新增能力5万吨。 市住建局 9月底前完成\n"
    assert lines(HEAD + rows)[1:] == [
        "序号|工作任务|责任单位|完成时限|",
        "一、大气",
        "1|淘汰黄标车2000辆。|市公安局、市环保局|12月底前|",
        "2|PM10浓度下降5%,优良天数达到300天。|市环保局|全年|",
        "二、水",
        "3|新建污水厂3座,新增能力5万吨。|市住建局|9月底前|",
    ]


def test_remarks_may_follow_the_deadline() -> None:
    head = "附件\n序号 任务 牵头单位 时限 备注\n"
    rows = "1 清理河道,种树 市水利局 2018年6月底 省考核\n2 建成泵站2座,铺管 各县区 长期坚持 无\n"
    assert lines(head + rows)[2:] == [
        "1|清理河道,种树|市水利局|2018年6月底|省考核|",
        "2|建成泵站2座,铺管|各县区|长期坚持|无|",
    ]


def test_bodies_may_stand_behind_the_deadline_and_the_head_behind_a_title() -> None:
    head = "附件\n2019年任务分解表 序号 重点任务 工作内容 完成时限 牵头单位 责任单位\n一 大气\n"
    rows = "1 散煤 完成替代 3 万户 , 新增供热 9 万平方米 10月底 市能源局 市财政局 、 各县区政府\n"
    rows += "2 扬尘 安装设备 20 台 长期坚持 市住建局 市城管局、市住房\n和城乡建设局\n文档评论(0)\n"
    assert lines(head + rows)[1:5] == [
        "2019年任务分解表",
        "序号|重点任务|工作内容|完成时限|牵头单位|责任单位|",
        "一大气",
        "1|散煤|完成替代3万户,新增供热9万平方米|10月底|市能源局|市财政局、各县区政府|",
    ]
    assert lines(head + rows)[5] == "2|扬尘|安装设备20台|长期坚持|市住建局|市城管局、市住房和城乡建设局|"


def test_a_deadline_may_stand_on_a_line_of_its_own() -> None:
    rows = "1 完成改造, 新增能力 市住建局 9月底前\n2 雨污分流 市水利局\n2021年10月\n3 清理河道 市水利局 年底前\n"
    assert lines(HEAD + rows)[2:] == [
        "1|完成改造,新增能力|市住建局|9月底前|",
        "2|雨污分流|市水利局|2021年10月|",
        "3|清理河道|市水利局|年底前|",
    ]


@pytest.mark.parametrize(
    "rows",
    [
        "1 清理河道 种树 养鱼 修路 市水利局\n2 建成泵站 铺管\n",
        "请各单位 按照 分工 抓好落实\n各县区 每月 报送 进展\n",
        "1 清理河道 种树 铺路 12月底前\n其余工作另行通知 各单位 配合 好\n",
    ],
)
def test_lines_without_a_column_of_deadlines_have_no_bars(rows: str) -> None:
    assert "|" not in "".join(lines(HEAD + rows))


def test_the_words_of_a_head_may_be_torn_over_lines() -> None:
    head = "某市工作要点\n序号 工作任务 牵头\n单位 配合\n单位 完成\n时限\n"
    rows = "1 完成32条河流划界 市水利局 各县(市、区)政府 9月底\n2 建成护岸20公里 市水利局 市林业局 12月底\n"
    assert lines(head + rows)[1:] == [
        "序号|工作任务|牵头单位|配合单位|完成时限|",
        "1|完成32条河流划界|市水利局|各县(市、区)政府|9月底|",
        "2|建成护岸20公里|市水利局|市林业局|12月底|",
    ]
