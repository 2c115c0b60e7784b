"""README.md gives a newcomer what it promises: commands alone, pages that exist, a picture, real output."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from docs.beeld import BEELDEN
from docs.generate import WHOLE_CITY
from docs.sessions import session_page

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
BEELD = BEELDEN / "overzicht.png"
PAGINAS = sorted({*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("scenarios/*.md")})


def _ankers(pagina: Path) -> set[str]:
    koppen = re.findall(r"^#+ (.+)$", pagina.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", kop.lower()).replace(" ", "-") for kop in koppen}


@pytest.mark.parametrize("pagina", PAGINAS, ids=[str(p.relative_to(ROOT)) for p in PAGINAS])
def test_links_lead_somewhere(pagina: Path) -> None:
    """Every link to a page, a heading, a folder or a picture in the repository exists."""
    for doel in re.findall(r"\]\(([^)\s]+)\)", pagina.read_text(encoding="utf-8")):
        pad, _, anker = doel.partition("#")
        ander = (pagina.parent / pad).resolve() if pad else pagina
        assert ander.exists(), doel
        assert not anker or anker in _ankers(ander), doel


def test_index_of_the_handleiding_is_complete() -> None:
    """Every page of the handleiding is in its index."""
    index = ROOT / "docs" / "handleiding" / "README.md"
    paginas = {p.name for p in index.parent.glob("*.md")} - {index.name}
    assert paginas <= set(re.findall(r"\]\(([^)]+)\)", index.read_text(encoding="utf-8")))


def test_two_commands_stand_alone() -> None:
    """`make voorbeeld` and `make test` each stand alone in a block, ready to be pasted; CI runs them from there."""
    blokken = re.findall(r"^```\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    assert blokken == ["make voorbeeld\n", "make test\n"]


def test_picture_is_a_small_png() -> None:
    """The picture of the first screen is there, and small enough for a repository."""
    inhoud = BEELD.read_bytes()
    assert inhoud.startswith(b"\x89PNG\r\n")
    assert len(inhoud) < 200_000
    assert str(BEELD.relative_to(ROOT)) in README.read_text(encoding="utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("pagina", WHOLE_CITY, ids=[p.name for p in WHOLE_CITY])
def test_output_is_real(pagina: Path) -> None:
    """The output that a page shows for Utrecht is what the commands print; `make docs` writes it anew."""
    assert pagina.read_text(encoding="utf-8") == session_page(pagina)
