"""The year benchmark prints its tables, marks what is missed, and plays real years when run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from allocator_models.simulatie import Regel, Regelcijfers, Simulatie, Stroominstelling
from benchmarks.jaar import main, verslag
from benchmarks.jaarstad import jaarstad, saldi


def _cijfers(regel: Regel, aandeel: float) -> Regelcijfers:
    return Regelcijfers(regel, aandeel, 0.02, aandeel - 0.04, 0.01, 0.0, (0.8, 0.8, 0.8, 0.8), 1.0, 0.02, 0.1, ())


def test_what_is_missed_is_marked() -> None:
    """A share below its target carries the word; one above it doesn't."""
    regels = (
        _cijfers(Regel.ALLOCATOR, 0.95),
        _cijfers(Regel.OP_VOLGORDE, 0.7),
        _cijfers(Regel.DREMPELSCORE, 0.85),
    )
    goed = Simulatie(Stroominstelling(), (), regels)
    slecht = Simulatie(Stroominstelling(), (), (replace(regels[0], aandeel=0.92, kans_q4_q1=0.5), *regels[1:]))
    tekst = verslag({0: goed, 3000: goed, 5000: slecht}, goed, 0.5)
    regel = {r.split("|")[1].strip(): r for r in tekst.splitlines() if r.startswith("| ")}
    assert "95.0 % |" in regel["mean share"]
    assert "92.0 % (missed)" in regel["mean share"]
    assert "0.50 (missed)" in regel["Q4/Q1, a good request"]
    assert regel["drempelscore, mean share"].count("(missed)") == 3
    assert "missed" not in regel["above first come"]


def test_the_city_has_the_pots_that_the_page_says() -> None:
    """Ten leefbaarheidsbudgetten of 250.000, and a pool and hours for each of six diensten."""
    assert len(jaarstad().wijken) == 10
    assert sum(s.euro for s in saldi()) == 10 * 250_000 + 6 * 20_000
    assert sum(s.uren for s in saldi()) == 6 * 400


@pytest.mark.slow
def test_one_year_of_each_is_played(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command plays a year at each forecast error and keeps the page it prints."""
    pagina = tmp_path / "jaar.md"
    main(["--zaden", "1", "--processen", "1", "--markdown", str(pagina)])
    tekst = pagina.read_text(encoding="utf-8")
    assert tekst.strip() == capsys.readouterr().out.strip()
    assert tekst.count("| optimum_achteraf") == 3
