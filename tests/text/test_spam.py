"""Spam words in the place of names."""

from __future__ import annotations

from kg.text.mapped import Mapped
from kg.text.spam import drop_spam

SPAM = "彩云心得,彩云论坛"
TEXT = f"""{SPAM}
某市整改方案
以{SPAM}:新时代思想为指导,落实国务院{SPAM}开展督察的部署,贯彻{SPAM}:总书记的要求,联系{SPAM}我们。
"""


def test_a_phrase_pasted_everywhere_goes() -> None:
    text = drop_spam(Mapped.of_raw(TEXT))
    assert "彩云" not in text.text
    assert "以新时代思想为指导,落实国务院开展督察的部署,贯彻总书记的要求" in text.text


def test_what_recurs_for_good_reason_stays() -> None:
    honest = "蓝天,碧水,净土\n打好蓝天,碧水,净土保卫战。打好蓝天,碧水,净土保卫战。打好蓝天,碧水,净土保卫战。"
    name = "徐州\n徐州市委、徐州市政府、在徐州召开、由徐州负责、徐州的经验。"
    for text in (honest, name):
        assert drop_spam(Mapped.of_raw(text)).text == text
