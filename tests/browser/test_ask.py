"""Asking without SPARQL in Chromium: from a question to a CSV and to the sentence, from the form to its rows."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import watched
from playwright.sync_api import Browser, Page, expect
from serving import served

REFUSED = "Failed to load resource: the server responded with a status of 403"
"""What the browser says of a query that the server refuses."""


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=30.0) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page that must not ask anybody else, nor complain."""
    with watched(browser, base, known=(REFUSED,)) as opened:
        yield opened


def saved(page: Page) -> list[dict[str, str]]:
    """The rows of the CSV that the button gives."""
    with page.expect_download() as waiting:
        page.locator("[data-csv]:visible, [data-forms] button:visible", has_text="CSV").first.click()
    path = waiting.value.path()
    with path.open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def test_from_a_question_to_a_csv_and_to_the_sentence(page: Page, base: str) -> None:
    page.goto(base + "/zh/index.html")
    page.get_by_role("link", name="提问", exact=True).click()
    page.fill("#question", "哪些城市设定了PM2.5目标？")
    page.press("#question", "Enter")
    rows = page.locator("[data-result] tbody tr")
    expect(rows.first).to_be_visible()
    expect(page.locator("#text")).to_have_value(re.compile("indicator/pm25"))
    whole = saved(page)
    assert len(whole) == rows.count() > 2 and {"天津市", "四平市"} <= {row["city"] for row in whole}
    page.locator("[data-result] a[href*='#c']").first.click()
    page.wait_for_url(re.compile(r"/kg/zh/documents/.*#c\d+-\d+"))
    assert "PM2.5" in page.locator("main").inner_text()


def test_the_query_can_be_edited_and_its_rows_saved(page: Page, base: str) -> None:
    page.goto(base + "/en/ask.html?q=Which cities set PM2.5 targets?")
    text = page.locator("#text").input_value()
    page.fill("#text", text.rstrip() + "\nLIMIT 1")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("[data-status]")).to_contain_text("Rows: 1, in")
    expect(page.locator("[data-result] tbody tr")).to_have_count(1)
    assert len(saved(page)) == 1
    page.fill("#text", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    page.press("#text", "Control+Enter")
    expect(page.locator("[data-status]")).to_contain_text("SERVICE")


def test_what_is_not_understood_leads_to_what_is(page: Page, base: str) -> None:
    page.goto(base + "/zh/ask.html")
    page.fill("#question", "火星市的PM2.5目标 <img src=x onerror=alert(1)>")
    page.press("#question", "Enter")
    expect(page.get_by_role("heading", name="未能理解这个问题")).to_be_visible()
    assert page.locator("main img").count() == 0
    page.locator(".offers a").first.click()
    expect(page.locator("[data-result] tbody tr").first).to_be_visible()


def test_from_a_class_to_rows_without_a_word_of_sparql(page: Page, base: str) -> None:
    page.goto(base + "/en/build.html")
    page.select_option("#class", label="duty")
    page.wait_for_url(re.compile("class=Duty"))
    page.select_option("[name='f.role']", label="leads")
    page.fill("[name='f.city']", "天津")
    page.locator("[data-building] button").click()
    page.wait_for_url(re.compile("f.city="))
    assert "f.body=" not in page.url
    expect(page.locator("[data-result] tbody tr").first).to_contain_text("leads")
    assert len(saved(page)) == page.locator("[data-result] tbody tr").count()
    page.locator("[data-result] a[href*='#c']").first.click()
    page.wait_for_url(re.compile(r"#c\d+-\d+"))


def test_both_work_without_a_script(page: Page, base: str) -> None:
    browser = page.context.browser
    assert browser
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto(base + "/zh/build.html")
    bare.select_option("#class", "Citation")
    bare.locator("[data-choose]").click()
    bare.locator("[data-building] button").click()
    expect(bare.locator("[data-result] tbody tr").first).to_be_visible()
    bare.goto(base + "/en/ask.html")
    bare.fill("#question", "Which documents are there?")
    bare.press("#question", "Enter")
    expect(bare.locator("[data-result] tbody tr").first).to_be_visible()
    assert saved(bare)
