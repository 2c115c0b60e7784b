"""The pages in a real browser: accessible, without the network or scripts, and with every word in its place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import BREEDTES, botsende_teksten, chromium, open_pagina, overtredingen, past_in_breedte
from jaaroverzichtvoorbeeld import maak_jaar
from kleinvoorbeeld import klein_voorbeeld
from paginavoorbeeld import maak_pagina
from playwright.sync_api import Browser

from allocator.cli import run
from allocator.report.jaar.standhtml import stand_html
from allocator.report.jaar.standpagina import standpagina


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def paginas(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    map_ = tmp_path_factory.mktemp("paginas")
    (map_ / "college.html").write_text(maak_pagina(), encoding="utf-8")
    (map_ / "stand.html").write_text(stand_html(standpagina(maak_jaar(), "Noord")), encoding="utf-8")
    klein = klein_voorbeeld(map_ / "klein.xlsx")
    assert run(["verdeel", str(klein)]) == 0
    gespeeld = ["--zaden", "1", "--aanvragen", "12", "--waarde", "--uit", str(map_ / "simulatie.html")]
    assert run(["simuleer", str(map_ / "klein-plan.xlsx"), *gespeeld]) == 0
    return {naam: map_ / f"{naam}.html" for naam in ("college", "stand", "simulatie")}


@pytest.mark.parametrize("breedte", BREEDTES)
@pytest.mark.parametrize("naam", ["college", "stand", "simulatie"])
def test_every_page_is_accessible_and_keeps_its_words_apart(
    naam: str, breedte: int, paginas: dict[str, Path], browser: Browser
) -> None:
    """With all unfolded: axe-core finds nothing, no words collide or fall outside, nothing is wider than the window."""
    pagina, _ = open_pagina(browser, paginas[naam], breedte)
    assert overtredingen(pagina) == []
    assert botsende_teksten(pagina) == []
    assert past_in_breedte(pagina, breedte)


@pytest.mark.parametrize("naam", ["college", "stand", "simulatie"])
def test_a_page_asks_for_nothing_and_needs_no_script(naam: str, paginas: dict[str, Path], browser: Browser) -> None:
    """Opened with scripts off, it asks for its own file alone, and unfolds all the same."""
    pagina, gevraagd = open_pagina(browser, paginas[naam], 1280, java_script_enabled=False)
    assert gevraagd == [paginas[naam].as_uri()]
    assert pagina.locator("h1").inner_text()
    assert pagina.locator("details:not([open])").count() == 0


def test_axe_is_awake(tmp_path: Path, browser: Browser) -> None:
    """A page with a picture without a name, grey words on white and words over each other is not let through."""
    slecht = tmp_path / "slecht.html"
    slecht.write_text(
        '<html lang="nl"><title>x</title><main><h1>x</h1><img src=""><p style="color:#aaa">grijs</p>'
        '<svg width="99" height="40"><text y="24">een</text><text y="24" x="3">twee</text></svg></main>',
        encoding="utf-8",
    )
    pagina, _ = open_pagina(browser, slecht, 390)
    assert {"image-alt", "color-contrast"} <= {regel for regel, _ in overtredingen(pagina)}
    assert [soort for soort, *_ in botsende_teksten(pagina)] == ["over elkaar"]
