"""The server in Chromium: from words to the sentence, from a page to its query and rows; nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import watched
from playwright.sync_api import Browser, Page, expect
from serving import served

KNOWN = "Failed to load resource: the server responded with a status of 403"
"""What the browser says of a query that the server refuses."""


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=30.0) as url:
        yield url


@pytest.fixture(scope="module")
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page that must not ask anybody else, nor complain."""
    with watched(browser, base, known=(KNOWN,)) as opened:
        yield opened


def test_from_words_to_the_sentence(page: Page, base: str) -> None:
    page.goto(base + "/")
    page.fill("#find", "揚塵")
    page.press("#find", "Enter")
    expect(page.locator("mark").first).to_have_text("扬尘")
    link = page.locator("a.quote").first
    words = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"/kg/\w\w/documents/.*#c\d+-\d+"))
    anchor = page.url.partition("#")[2]
    expect(page.locator(f"[id='{anchor}']")).to_be_attached()
    assert words[:6] in page.locator("main").inner_text().replace("\n", "")


def test_from_a_page_to_its_query_and_the_rows(page: Page, base: str) -> None:
    page.goto(f"{base}/en/cities/120000.html")
    page.get_by_role("link", name="SPARQL", exact=True).last.click()
    expect(page.locator(".yasqe")).to_contain_text("place/120000")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("[data-result] tbody tr").first).to_be_visible()
    assert page.locator("[data-result] tbody tr").count() > 10
    page.select_option("#example", "indicators")
    assert "indicator" in page.evaluate("kgAsk.editor.getValue()")


def test_words_are_completed_from_what_the_graph_says_of_itself(page: Page, base: str) -> None:
    page.goto(f"{base}/zh/sparql.html")
    expect(page.locator(".yasqe .CodeMirror")).to_be_visible()
    for text, word in (("SELECT * { ?s a ", "kg:Target"), ("SELECT * { ?s ", "kg:deadline")):
        page.evaluate(f"kgAsk.editor.setValue({text!r}); kgAsk.editor.focus()")
        page.keyboard.press("Control+End")
        page.keyboard.press("Control+Space")
        expect(page.locator(".CodeMirror-hint", has_text=re.compile(f"^{word}$"))).to_be_attached()
        page.keyboard.press("Escape")


def test_a_query_that_is_refused_says_so(page: Page, base: str) -> None:
    page.goto(f"{base}/en/sparql.html")
    expect(page.locator(".yasqe .CodeMirror")).to_be_visible()
    page.evaluate("kgAsk.editor.setValue('SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }')")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("[data-status]")).to_contain_text("SERVICE is refused")


def test_questions_are_examples_about_cities_of_the_graph(page: Page, base: str) -> None:
    page.goto(f"{base}/en/sparql.html")
    page.select_option("#example", label="Which measures does Tianjin take?")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("[data-result] tbody tr").first).to_be_visible()
    page.goto(f"{base}/zh/ask.html")
    page.get_by_role("link", name="天津市、四平市共有哪些措施？").click()
    expect(page.locator("[data-result] tbody tr").first).to_be_visible()
