"""The pictures of the college's page in the handleiding, and the page on which they are made.

`python -m docs.paginabeeld` makes them anew from a real run on the example of Utrecht; with the file of a page behind
it, from that page. Chromium shows the page, and pdftoppm (of poppler-utils) turns its first A4 into a picture.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, FloatRect, sync_playwright

from docs.beeld import BEELDEN, SCENARIO

_BEGIN = {"college-breed": (1280, 1500), "college-telefoon": (390, 1500)}
"""Picture → how wide the window is, and how much of the page from above is shown."""
_DELEN = {"college-wijken": ".tegelkaarten", "college-geldstromen": "#stromen ~ figure .op-breed svg"}
"""Picture → what is cut out of the page on a desk."""
_A4 = "college-a4"
_KLEUREN = 64
_PIXELS_PER_INCH = 80


def main() -> None:
    """Write the pictures anew."""
    with tempfile.TemporaryDirectory() as naam:
        map_ = Path(naam)
        if len(sys.argv) > 1:
            pagina = Path(sys.argv[1]).resolve()
        else:
            pagina = map_ / "pagina.html"
            opties = ["opties", SCENARIO, "--uit", map_ / "opties.xlsx", "--html", pagina]
            subprocess.run([sys.executable, "-m", "allocator", *opties], check=True)
        fotografeer(pagina, map_)


def fotografeer(pagina: Path, map_: Path) -> None:
    """Write the pictures of a page; `map_` is for what is needed on the way."""
    programma = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=programma, args=["--no-sandbox"])
        for beeld, (breed, hoog) in _BEGIN.items():
            _neem(browser, pagina, breed, beeld, map_, begin={"x": 0, "y": 0, "width": breed, "height": hoog})
        for beeld, deel in _DELEN.items():
            _neem(browser, pagina, 1280, beeld, map_, deel=deel)
        op_papier = browser.new_page()
        op_papier.goto(pagina.as_uri())
        op_papier.pdf(path=map_ / "pagina.pdf", prefer_css_page_size=True)
        browser.close()
    pdftoppm = ["pdftoppm", "-png", "-singlefile", "-r", str(_PIXELS_PER_INCH), map_ / "pagina.pdf", map_ / _A4]
    subprocess.run(pdftoppm, check=True)
    _klein(map_ / f"{_A4}.png", BEELDEN / f"{_A4}.png")


def _neem(
    browser: Browser,
    pagina: Path,
    breed: int,
    beeld: str,
    map_: Path,
    *,
    begin: FloatRect | None = None,
    deel: str | None = None,
) -> None:
    """Take the beginning of a page, or one part of it."""
    venster = browser.new_page(viewport={"width": breed, "height": 900})
    venster.goto(pagina.as_uri())
    ruw = map_ / f"{beeld}.png"
    if deel is None:
        venster.screenshot(path=ruw, clip=begin, full_page=True)
    else:
        venster.locator(deel).first.screenshot(path=ruw)
    _klein(ruw, BEELDEN / f"{beeld}.png")


def _klein(ruw: Path, doel: Path) -> None:
    """Keep a picture in few colours: it has no photographs."""
    Image.open(ruw).convert("RGB").quantize(_KLEUREN).save(doel, optimize=True)


if __name__ == "__main__":
    main()
