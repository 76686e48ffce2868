"""Points between Chinese words are full stops; those of items, numbers, units and names are none."""

import pytest

from kg.text.mapped import Mapped
from kg.text.stops import stops


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("化学需氧量排放量为3.7万吨.顺利完成减排目标.", "化学需氧量排放量为3.7万吨。顺利完成减排目标."),
        ("2016年底前.全部取缔小企业.到2020年.水质优良", "2016年底前,全部取缔小企业。到2020年,水质优良"),
        ("二氧化硫排放量下降12%.全市空气质量好转", "二氧化硫排放量下降12%。全市空气质量好转"),
        ("关闭企业12家.2.新建管网5公里.10月底前", "关闭企业12家。2.新建管网5公里。10月底前"),
        ("达到95%.2024年底前完成", "达到95%。2024年底前完成"),
        ("臭氧浓度上升3.1%.pm2.5浓度下降", "臭氧浓度上升3.1%。pm2.5浓度下降"),
        (
            "实施了《碧水行动计划》，成效明显(见附表).全市水质改善",
            "实施了《碧水行动计划》，成效明显(见附表)。全市水质改善",
        ),
        ("优良天数达到300天.\n市区", "优良天数达到300天。\n市区"),
        ("逐月通报进展. \n", "逐月通报进展。 \n"),
        ("“连续七天优良.”昨日", "“连续七天优良。”昨日"),
        ("完成登记␣台.(市公安局)", "完成登记␣台。(市公安局)"),
    ],
)
def test_a_point_after_a_sentence_is_a_full_stop(raw: str, clean: str) -> None:
    assert stops(Mapped.of_raw(raw)).text == clean


@pytest.mark.parametrize(
    "raw",
    [
        "一.大气污染防治",
        "\n(二).水污染防治",
        "1.强化扬尘管控",
        "降尘量不高于5.2吨/平方公里.月且",
        "约翰.史密斯",
        "见www.某市.cn",
        "GB3838.地表水",
    ],
)
def test_a_point_of_an_item_a_unit_or_a_name_stays(raw: str) -> None:
    assert stops(Mapped.of_raw(raw)).text == raw
