"""Chromium for tests, as Debian has it: a browser that asks nobody for anything, and pages that must not complain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
         "--disable-sync", "--no-first-run")  # fmt: skip
OWN = ("data:", "blob:")
"""What a page makes itself may be asked for."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser, closed at the end."""
    assert Path(CHROMIUM).exists(), "there is no Chromium; as root: apt-get install chromium fonts-noto-cjk"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=[*QUIET])
        yield opened
        opened.close()


@contextmanager
def watched(
    browser: Browser, *asked: str, known: tuple[str, ...] = (), width: int = 1200, locale: str | None = None
) -> Iterator[Page]:
    """A page that must not ask anybody else, nor open a dialog, nor complain; closed and judged at the end.

    Args:
        asked: how the addresses begin that it may ask for.
        known: how the complaints begin that are expected.
    """
    amiss: list[str] = []

    def said(message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(known or "\0"):
            amiss.append(message.text)

    page = browser.new_page(viewport={"width": width, "height": 900}, locale=locale)
    page.set_default_timeout(30_000)
    page.on("pageerror", lambda error: amiss.append(str(error)))
    page.on("console", said)
    page.on("dialog", lambda dialog: amiss.append(dialog.message))
    page.on("request", lambda r: None if r.url.startswith((*asked, *OWN)) else amiss.append(r.url))
    yield page
    page.close()
    assert amiss == []
