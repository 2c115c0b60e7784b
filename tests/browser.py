"""Look at a page in the Chromium of the system, as a reader would."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

BREEDTES = (1280, 390)
"""A desk and a telephone."""

_TEKSTEN_DIE_BOTSEN = """() => {
    const gevonden = [];
    for (const svg of document.querySelectorAll('svg')) {
        const rand = svg.getBoundingClientRect();
        if (!rand.width) continue;
        const dozen = [...svg.querySelectorAll('text')].map(t => [t.textContent, t.getBoundingClientRect()]);
        for (const [tekst, d] of dozen) {
            const naast = d.left < rand.left - 1 || d.right > rand.right + 1;
            if (naast || d.top < rand.top - 1 || d.bottom > rand.bottom + 1)
                gevonden.push(['buiten beeld', svg.getAttribute('aria-label'), tekst]);
        }
        dozen.forEach(([a, x], n) => dozen.slice(n + 1).forEach(([b, y]) => {
            if (x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 3 && y.top < x.bottom - 3)
                gevonden.push(['over elkaar', svg.getAttribute('aria-label'), a, b]);
        }));
    }
    return gevonden;
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start the browser; skip the test where there is none, but in CI fail."""
    programma = shutil.which("chromium") or shutil.which("chromium-browser")
    if programma is None:
        if os.environ.get("ALLOCATOR_CI"):
            pytest.fail("Chromium is missing, and in CI it has to be there")
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=programma, args=["--no-sandbox"])
        try:
            yield browser
        finally:
            browser.close()


def open_pagina(browser: Browser, pad: Path, breedte: int, **instellingen: Any) -> tuple[Page, list[str]]:
    """Open a file with everything unfolded; return the page, and the addresses that it asked for."""
    pagina = browser.new_context(viewport={"width": breedte, "height": 900}, **instellingen).new_page()
    gevraagd: list[str] = []
    pagina.on("request", lambda verzoek: gevraagd.append(verzoek.url))
    pagina.goto(pad.as_uri())
    for fold in pagina.locator("details > summary").all():
        fold.click()
    return pagina, gevraagd


def overtredingen(pagina: Page) -> list[tuple[str, str]]:
    """Return what axe-core finds: the rule and the first element that breaks it."""
    return [(v["id"], v["nodes"][0]["html"]) for v in Axe().run(pagina).response["violations"]]


def botsende_teksten(pagina: Page) -> list[list[str]]:
    """Return the words in pictures that lie over each other, or outside their picture."""
    gevonden: list[list[str]] = pagina.evaluate(_TEKSTEN_DIE_BOTSEN)
    return gevonden


def past_in_breedte(pagina: Page, breedte: int) -> bool:
    """Whether nothing makes the page itself wider than the window."""
    return bool(pagina.evaluate("document.documentElement.scrollWidth") <= breedte)
