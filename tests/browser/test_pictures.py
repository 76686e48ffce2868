"""Pictures in Chromium, opened from disk: marks, words behind them, keyboard, switches; nothing leaves the machine."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browsing import watched
from playwright.sync_api import Browser, Page, expect

from kg.compare.columnar import Tables, open_tables
from kg.visualise import PICTURES, Options, Picture

WIDTHS = (400, 900, 1400)
SAID = """SELECT count(*) FROM (SELECT DISTINCT city, concept FROM measure_facts
WHERE concept IS NOT NULL AND city IS NOT NULL)"""
Open = Callable[..., Picture]


@pytest.fixture(scope="module")
def tables(built: Path) -> Iterator[Tables]:
    with open_tables(built) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not ask the network for anything, nor complain."""
    with watched(browser, "file:", width=1400) as opened:
        yield opened


@pytest.fixture
def show(page: Page, tables: Tables, tmp_path: Path) -> Open:
    """Draw a picture and open it."""

    def draw(name: str, language: str = "zh", options: Options = Options()) -> Picture:  # noqa: B008
        picture = PICTURES[name](tables, options)
        file = tmp_path / f"{name}.html"
        file.write_text(picture.html(language), encoding="utf-8")
        page.goto(file.as_uri())
        return picture

    return draw


@pytest.mark.parametrize("name", PICTURES)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_fits_at_three_widths(page: Page, show: Open, name: str, language: str) -> None:
    picture = show(name, language)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        expect(page.locator("h1")).to_have_text(picture.title.said(language))
        assert page.locator("figure .kg-net canvas, figure svg.kg-drawing").locator("visible=true").count() == 1


@pytest.mark.parametrize("name", [name for name in PICTURES if name != "network"])
def test_a_mark_shows_its_words_by_mouse_and_by_keyboard(page: Page, show: Open, name: str) -> None:
    picture = show(name)
    mark = page.locator("svg.kg-wide a.kg-mark").locator("visible=true").first
    words = picture.marks[str(mark.get_attribute("data-key"))]
    mark.dispatch_event("click")
    expect(page.locator(".kg-panel blockquote").first).to_have_text(words.quotes[0].quote)
    page.keyboard.press("Escape")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".kg-panel h3")).to_have_text(words.label.said("zh"))
    assert page.locator(".kg-panel li").count() == len(words.quotes)
    page.reload()
    expect(page.locator(".kg-panel h3")).to_have_text(words.label.said("zh"))


def test_the_matrix_has_a_mark_for_each_cell_that_is_said(page: Page, show: Open, tables: Tables) -> None:
    show("matrix")
    ((said,),) = tables.sql(SAID)
    assert page.locator("svg.kg-wide a.kg-mark").count() == said == page.locator("svg.kg-narrow a.kg-mark").count()


def test_upset_switches_between_only_and_at_least_these(page: Page, show: Open) -> None:
    show("upset", "en")
    first = page.locator("svg.kg-wide a.kg-mark").locator("visible=true").first
    only = first.get_attribute("aria-label")
    page.get_by_label("At least these cities").check()
    assert page.locator("svg.kg-wide a.kg-mark").locator("visible=true").first.get_attribute("aria-label") != only
    page.get_by_text(re.compile("The figures behind")).click()
    page.locator(".kg-table button").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".kg-panel li").count() > 1


def test_the_network_filters_and_lists_its_nodes(page: Page, show: Open, tables: Tables) -> None:
    show("network")
    shown = "kgNetworks[0].shown.length"
    ((cities, concepts),) = tables.sql(
        "SELECT count(DISTINCT city), count(DISTINCT concept) FROM measure_facts"
        " WHERE concept IS NOT NULL AND city IS NOT NULL"
    )
    assert page.evaluate(shown) == cities + concepts
    ((shared,),) = tables.sql(
        "SELECT count(*) FROM (SELECT concept FROM measure_facts WHERE concept IS NOT NULL AND city IS NOT NULL"
        f" GROUP BY concept HAVING count(DISTINCT city) = {cities})"
    )
    page.locator(".kg-least").fill(str(cities))
    assert page.evaluate(shown) == cities + shared
    page.locator(".kg-least").fill("1")
    page.locator(".kg-theme").select_option(label="海洋生态环境保护")
    assert 0 < page.evaluate(shown) < cities + concepts
    page.locator(".kg-nodes summary").click()
    page.locator(".kg-nodes button.kg-measure").first.focus()
    page.keyboard.press("Enter")
    assert page.locator(".kg-panel li").count() > 0
    assert page.evaluate("kgNetworks[0].vis.getSelectedNodes().length") == 1


def test_a_node_of_the_canvas_can_be_clicked(page: Page, show: Open) -> None:
    page.set_viewport_size({"width": 1400, "height": 1400})
    show("network")
    box = page.locator(".kg-net").bounding_box()
    at = page.evaluate("kgNetworks[0].vis.canvasToDOM(kgNetworks[0].vis.getPosition('n0'))")
    assert box
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator(".kg-panel h3")).to_have_text("天津市")


def test_links_lead_to_the_text(page: Page, show: Open) -> None:
    show("map", "en", Options(link=lambda doc, start, end: f"{doc}.html#c{start}-{end}"))
    page.locator("svg.kg-wide a.kg-mark").first.dispatch_event("click")
    href = str(page.locator(".kg-panel a.kg-text").first.get_attribute("href"))
    assert re.fullmatch(r"[\w-]+\.html#c\d+-\d+", href)
