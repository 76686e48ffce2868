"""The explorer in Chromium: from filters to the sentence; the state survives reload, language and a lack of script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import watched
from playwright.sync_api import Browser, Page, expect
from serving import served

KNOWN = ("Failed to load resource: the server responded with a status of 400", "Applying inline style violates")
"""What is refused in words; and what the editor of SPARQL would write into its page, which the policy forbids."""


@pytest.fixture(scope="module")
def base(built: Path) -> Iterator[str]:
    with served(built, prefix="/kg", timeout=30.0) as url:
        yield url


@pytest.fixture
def page(browser: Browser, base: str) -> Iterator[Page]:
    """A page that must not ask anybody else, nor complain."""
    with watched(browser, base, known=KNOWN) as opened:
        yield opened


def rows(page: Page) -> list[str]:
    return page.locator("table.rows a.quote").all_inner_texts()


def choose(page: Page, name: str, value: str) -> None:
    """Choose a value by keyboard alone: its list opened by Enter, its box set by a blank."""
    page.locator(f"#filter-{name} summary").focus()
    page.keyboard.press("Enter")
    page.locator(f"#filter-{name} input[value='{value}']").focus()
    page.keyboard.press("Space")


def test_from_filters_to_the_sentence(page: Page, base: str) -> None:
    page.goto(f"{base}/en/index.html")
    page.get_by_role("link", name="Explore", exact=True).click()
    everything = len(rows(page))
    choose(page, "city", "120000")
    choose(page, "theme", "air")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"city=120000.*theme=air"))
    found = rows(page)
    assert 0 < len(found) < everything and "Remove: Tianjin" in (page.locator(".chips").inner_html())
    link = page.locator("table.rows a.quote").first
    words = link.inner_text()
    link.click()
    page.wait_for_url(re.compile(r"/documents/.*#c\d+-\d+"))
    hit = page.locator(".source mark.hit")
    expect(hit.first).to_be_in_viewport()
    assert words in "".join(hit.all_inner_texts())


def test_the_state_survives_reload_and_another_language(page: Page, base: str) -> None:
    page.goto(f"{base}/en/facts.html?city=320300&confidence=0.9&sort=-value&size=25")
    found = rows(page)
    page.reload()
    assert rows(page) == found and page.locator("#filter-city input:checked").count() == 1
    assert page.input_value("input[name=confidence]") == "0.9"
    page.get_by_role("link", name="中文", exact=True).click()
    page.wait_for_url(re.compile(r"/zh/facts\.html\?.*city=320300"))
    assert rows(page) == found and page.locator("html").get_attribute("lang") == "zh-Hans"
    assert "confidence=0.9" in page.locator(".citation .address").inner_text()
    page.get_by_role("link", name="数值").click()
    page.wait_for_url(re.compile(r"sort=value"))
    assert sorted(rows(page)) == sorted(found) and page.locator("th[aria-sort=ascending]").count() == 1


def test_from_pages_to_the_query_and_its_rows(page: Page, base: str) -> None:
    page.goto(f"{base}/en/facts.html?kind=duty&size=25")
    total = int(re.findall(r"of (\d+)", page.locator("#rows .count").inner_text())[0])
    page.get_by_role("link", name="Next", exact=True).first.click()
    page.wait_for_url(re.compile(r"page=2"))
    page.get_by_role("link", name="The query behind it (SPARQL)").click()
    expect(page.locator(".yasqe")).to_contain_text("kg:Duty")
    page.get_by_role("button", name="Run").click()
    expect(page.locator("[data-status]")).to_contain_text(f"Rows: {total}")


def test_cities_beside_each_other(page: Page, base: str) -> None:
    page.goto(f"{base}/en/compare.html")
    page.get_by_role("link", name="Compare some of the cities only").click()
    expect(page.get_by_role("status")).to_have_text("Choose two cities or more.")
    for city in ("Tianjin", "Siping"):
        page.get_by_label(city).check()
    page.select_option("select[name=by]", "target")
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url(re.compile(r"city=120000&city=220300&by=target"))
    heads = page.locator(".matrix").first.locator("thead th").all_inner_texts()
    assert heads[1:] == ["Tianjin", "Siping"]
    page.locator(".matrix td a").first.click()
    page.wait_for_url(re.compile(r"/documents/.*#c\d+-\d+"))


def test_without_script_and_narrow(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 400, "height": 800})
    page = context.new_page()
    for at in ("facts.html", "facts.html?kind=measure&size=25", "beside.html?city=120000&city=220300&by=target"):
        page.goto(f"{base}/zh/{at}")
        wide = page.locator("body").bounding_box()
        assert wide and wide["width"] <= 400
    page.goto(f"{base}/zh/facts.html")
    page.locator("#filter-theme summary").click()
    page.locator("#filter-theme input[value=water]").check()
    page.get_by_role("button", name="应用筛选").click()
    assert "theme=water" in page.url and page.locator("table.rows tbody tr").count() > 3
    box = page.locator("table.rows td.words").first.bounding_box()
    assert box and box["x"] + box["width"] <= 400
    context.close()


def test_what_is_amiss_leads_on(page: Page, base: str) -> None:
    page.goto(f"{base}/en/facts.html?theme=air&city=%3Cimg src=x onerror=alert(1)%3E&confidence=7")
    assert "<img src=x onerror=alert(1)>" in page.locator(".wrong").inner_text() and page.locator("img").count() == 0
    page.get_by_role("link", name="Go on without it").click()
    page.wait_for_url(re.compile(r"\?theme=air$"))
    assert rows(page)
