"""The report in Chromium, opened from disk: what a reader does, and that nothing leaves the machine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import watched
from playwright.sync_api import Browser, Page, expect

from kg.graph.source import select
from kg.graph.store import open_store
from kg.query import run as ask
from kg.web.report import write

TEXT, WIDTHS = "documents/tianjin-2021-rectification-plan.html", (400, 900, 1400)


@pytest.fixture(scope="module")
def site(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the corpus."""
    return write(built, tmp_path_factory.mktemp("report") / "site").folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that must not ask the network for anything, nor complain."""
    with watched(browser, "file:", width=1400, locale="en-GB") as opened:
        yield opened


def test_the_entrance_leads_to_the_language_of_the_reader(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")
    expect(page.locator("h1")).to_have_text("Knowledge graph of city policy plans")


def test_every_kind_of_page_opens_without_a_word_of_complaint(page: Page, site: Path) -> None:
    names = ["index", "compare", "compare-body", "targets", "pictures", "search", "sparql", "downloads", "about"]
    names += [f"{kind}/index" for kind in ("cities", "indicators", "measures", "programmes", "bodies", "documents")]
    names += ["cities/120000", "indicators/pm25", "measures/dust-control"]
    for name in names:
        page.goto((site / "zh" / f"{name}.html").as_uri())
        expect(page.locator("h1")).to_have_count(1)


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_the_screen(page: Page, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for language in ("zh", "en"):
        for name in ("index.html", "cities/120000.html", "compare.html", "targets.html", "sparql.html", TEXT):
            page.goto((site / language / name).as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (language, name)


def test_a_number_leads_to_its_words(page: Page, site: Path) -> None:
    page.goto((site / "en" / "indicators" / "pm25.html").as_uri())
    words = page.locator("a.quote").first
    said = words.inner_text()
    words.click()
    page.wait_for_url("**/documents/*.html#c*")
    hit = page.locator("mark.hit")
    expect(hit.first).to_be_in_viewport()
    assert "".join(hit.all_inner_texts()) == said
    expect(page.locator("[data-panel] blockquote").first).to_have_text(said)


def test_a_fact_and_any_stretch_can_be_linked(page: Page, site: Path) -> None:
    page.goto((site / "zh" / TEXT).as_uri())
    card = page.locator("[data-cards] > .card").nth(20)
    anchor, quote = card.get_attribute("id"), card.locator("blockquote").inner_text()
    page.goto((site / "zh" / TEXT).as_uri() + f"#{anchor}")
    page.reload()
    expect(page.locator("[data-panel] blockquote").first).to_have_text(quote)
    page.goto((site / "zh" / TEXT).as_uri() + "#c1100-1123")
    page.reload()
    raw = (Path(__file__).parents[2] / "corpus" / (Path(TEXT).stem + ".txt")).read_text(encoding="utf-8-sig")
    marked = "Array.from(CSS.highlights.get('stretch') || [], range => range.toString()).join('')"
    assert page.evaluate(marked) == raw[1100:1123] or page.locator("mark.hit").count()


def test_marks_are_reached_by_keys_and_filtered_by_kind(page: Page, site: Path) -> None:
    page.goto((site / "en" / TEXT).as_uri())
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    panel = page.locator("[data-panel]")
    expect(panel).to_be_visible()
    first = panel.locator("blockquote").first.inner_text()
    expect(page.locator("mark:focus")).to_have_count(1)
    page.keyboard.press("ArrowRight")
    assert panel.locator("blockquote").first.inner_text() != first
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    page.locator("[data-legend] input[value=measure]").uncheck()
    assert page.locator("mark.k-measure.off").count() > 100
    assert page.locator("mark.k-target.off").count() == 0


def test_the_switch_of_language_stays_on_the_page(page: Page, site: Path) -> None:
    page.goto((site / "zh" / TEXT).as_uri() + "#c1100-1123")
    page.locator("[data-language=en]").click()
    page.wait_for_url("**/en/documents/*#c1100-1123")
    assert page.locator("html").get_attribute("lang") == "en"
    page.goto((site / "index.html").as_uri())
    page.wait_for_url("**/en/index.html")


@pytest.mark.parametrize("words", ["扬尘", "揚塵", "扬尘 工地"])
def test_a_search_finds_what_sparql_finds(page: Page, site: Path, built: Path, words: str) -> None:
    rows = ask(open_store(built), "search", {"words": words.replace("揚塵", "扬尘")}).rows
    page.goto((site / "zh" / "index.html").as_uri())
    page.locator("#find").fill(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=*")
    expect(page.locator("[data-status]")).to_have_text(f"{len(rows)} 个分句")
    expect(page.locator(".hits li")).to_have_count(len(rows))
    words_found = page.locator(".hits a").first
    said = words_found.inner_text()
    words_found.click()
    page.wait_for_url("**/documents/*#c*")
    shown = "Array.from(CSS.highlights.get('stretch') || [], range => range.toString()).join('')"
    page.wait_for_function(f"({shown}) !== '' || document.querySelector('mark.hit')")
    assert page.evaluate(shown) in ("", said)


@pytest.mark.parametrize("name", ["pm25-targets", "measures-shared-by-all", "documents", "outcomes-vs-targets"])
def test_sparql_in_the_page_answers_as_the_store_does(page: Page, site: Path, built: Path, name: str) -> None:
    expected = ask(open_store(built), name)
    page.goto((site / "en" / "sparql.html").as_uri() + f"#{name}")
    page.locator("[data-run]").click()
    expect(page.locator("[data-status]")).to_contain_text("rows in", timeout=60_000)
    cells = "rows => rows.map(row => Array.from(row.cells, cell => cell.textContent))"
    heads = page.locator("[data-result] thead th").all_inner_texts()
    found = [dict(zip(heads, row, strict=True)) for row in page.locator("[data-result] tbody tr").evaluate_all(cells)]
    terms = [
        {column: term.value for column, term in zip(expected.columns, row, strict=True) if term is not None}
        for row in expected.terms
    ]
    assert [{key: said for key, said in row.items() if said} for row in found] == [
        {key: said for key, said in row.items() if said} for row in terms
    ]


@pytest.mark.parametrize(
    ("language", "label"), [("zh", "哪些城市设定了PM2.5目标？"), ("en", "Which cities set PM2.5 targets?")]
)
def test_questions_of_kg_ask_are_examples(page: Page, site: Path, built: Path, language: str, label: str) -> None:
    page.goto((site / language / "sparql.html").as_uri())
    page.select_option("#example", label=label)
    page.locator("[data-run]").click()
    expected = ask(open_store(built), "indicator", {"indicator": "pm25", "status": "target"})
    expect(page.locator("[data-result] tbody tr")).to_have_count(len(expected.terms), timeout=60_000)
    labels = page.locator("#example option").all_inner_texts()
    assert len(labels) == len(set(labels)) > 40


def test_a_query_can_be_stopped_and_changes_nothing(page: Page, site: Path) -> None:
    page.goto((site / "en" / "sparql.html").as_uri())
    status, text = page.locator("[data-status]"), page.locator("[data-text]")
    text.fill("SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }")
    page.locator("[data-limit]").fill("1")
    page.locator("[data-run]").click()
    expect(status).to_contain_text("time limit has passed", timeout=60_000)
    text.fill("PREFIX a: <x:> DELETE WHERE { ?s ?p ?o }")
    page.locator("[data-limit]").fill("60")
    page.locator("[data-run]").click()
    expect(status).to_contain_text("updates are refused", timeout=60_000)
    text.fill("ASK { ?s ?p ?o }")
    page.locator("[data-run]").click()
    expect(status).to_have_text("yes", timeout=60_000)


def test_counts_on_pages_equal_sparql(page: Page, site: Path, built: Path) -> None:
    store = open_store(built)
    classes = {
        "target": "Target",
        "outcome": "Outcome",
        "measure": "Measure",
        "duty": "Duty",
        "city": "",
        "document": "Document",
    }
    page.goto((site / "en" / "index.html").as_uri())
    for kind, cls in classes.items():
        pattern = f"?x a kg:{cls}" if cls else "?d a kg:Document ; kg:city ?x"
        head = "PREFIX kg: <https://w3id.org/kg-cn-plans/ontology#>"
        (row,) = select(store, f"{head} SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {pattern} }}")
        expect(page.locator(f"[data-count={kind}]")).to_have_text(row["n"].value)


def test_a_page_prints_without_its_tools(page: Page, site: Path) -> None:
    page.goto((site / "zh" / TEXT).as_uri() + "#c1100-1123")
    page.emulate_media(media="print")
    for part in (".top", ".panel", ".tools"):
        expect(page.locator(part).first).to_be_hidden()
    expect(page.locator(".source")).to_be_visible()
    expect(page.locator(".citation")).to_be_visible()
    assert len(page.pdf(format="A4")) > 50_000


def test_words_and_ground_differ_enough(page: Page, site: Path) -> None:
    """WCAG AA: 4.5 to 1 for every text that is shown, 3 to 1 for large ones."""
    contrast = """() => {
      const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
      const rgb = c => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = c; canvas.fillRect(0, 0, 1, 1);
                         return canvas.getImageData(0, 0, 1, 1).data; };
      const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => { const v = c[i] / 255;
                         return sum + w * (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); }, 0);
      const bad = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const e = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !e.checkVisibility()) continue;
        if (e.closest('script,style,.hidden,option,:disabled')) continue;
        let g = e; while (g && rgb(getComputedStyle(g).backgroundColor)[3] === 0) g = g.parentElement;
        const style = getComputedStyle(e), a = light(rgb(style.color));
        const b = light(g ? rgb(getComputedStyle(g).backgroundColor) : [255, 255, 255]);
        const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), size = parseFloat(style.fontSize);
        const least = size >= 24 || (size >= 18.66 && style.fontWeight >= 700) ? 3 : 4.5;
        if (ratio < least) bad.push([e.outerHTML.slice(0, 90), ratio]);
      }
      return bad.slice(0, 5);
    }"""
    for name in ("index.html", "cities/120000.html", "compare.html", "targets.html", "sparql.html", TEXT):
        page.goto((site / "zh" / name).as_uri())
        assert page.evaluate(contrast) == [], name
