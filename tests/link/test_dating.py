"""The day of issue among the dates of a page."""

from __future__ import annotations

import pytest

from kg.link.dating import dated

BODY = "到2020年,受污染耕地安全利用率达到90%左右。"


@pytest.mark.parametrize(
    ("head", "tail", "date"),
    [
        (["日期:2020-08-15 14:22来源:某网", "某市人民政府办公室", "2017年2月8日"], [BODY], "2017-02-08"),
        (["2021-03-05 10:20"], [BODY, "某市人民政府", "2016年4月18日"], "2016-04-18"),
        (["2021-03-05"], [BODY, "某市生态环境保护委员会", "2016年4月18日"], "2016-04-18"),
        (["2021年3月5日"], [BODY, "某市人民政府", "2016年4月18日"], "2016-04-18"),
        (["某市污染防治攻坚战实施意见", "(2018年9月3日)"], [BODY], "2018-09-03"),
        (["关于加强湘江保护的决定", "(2013年8月28日某市第十四届人大常委会第六次会议通过)"], [], "2013-08-28"),
        (["发文时间:2019年4月26日", "发布日期:2019年5月10日"], ["2019年4月30日"], "2019-04-26"),
        (["某市生态环境保护规划", "二〇二一年十二月"], [BODY], "2021-12"),
        (["某市生态环境保护规划", "(2021年9月)"], [BODY], "2021-09"),
        (["首页"] * 20 + ["2021-01-19 08:17来源:某某网"], [BODY], "2021-01-19"),
        ([BODY], ["2021年13月"], ""),
    ],
)
def test_dated(head: list[str], tail: list[str], date: str) -> None:
    assert dated(head, tail) == date


def test_a_date_in_a_long_paragraph_is_none_of_issue() -> None:
    assert dated([f"{BODY}2019年3月5日检查发现问题,{BODY * 2}"], []) == ""


def test_a_signature_inside_a_line() -> None:
    line = "现将方案印发给你们,请认真贯彻执行。柳州市人民政府办公室2018年12月17日柳州市治水方案为深入贯彻"
    assert dated(["发布时间:2021-07-05", line], []) == "2018-12-17"
    assert dated(["2021-07-05 来源:某网", "请遵照执行。2014年3月24日"], []) == "2014-03-24"


def test_a_decree_is_dated_when_it_was_published() -> None:
    line = "(2013年10月14日市政府第十次常务会议通过2013年10月27日柳州市人民政府令第184号发布自2013年12月1日起施行)"
    assert dated([line], []) == "2013-10-27"


def test_dates_of_periods_and_copies_date_nothing() -> None:
    assert dated(["2019年7月1日至7月7日督查问题清单"], []) == ""
    assert dated(["上传时间:2022-12-01", "公示日期:2025年1月21日"], []) == ""
