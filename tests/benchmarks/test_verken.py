"""The sweep benchmark marks what is missed, and times real sweeps when run."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from allocator_models.result import Status
from allocator_models.verkennen.uitkomst import Uitkomst
from benchmarks.verken import Meting, main, rooster, verslag

EEN = Meting(1, 100.0, {"a": Uitkomst(Status.BEWEZEN, score_duizendsten=5)})


@pytest.mark.parametrize(
    ("meer", "gemist"),
    [
        (replace(EEN, processen=2, seconden=55.0), 0),
        (replace(EEN, processen=2, seconden=60.0), 1),
        (replace(EEN, processen=4, seconden=60.0), 0),
        (replace(EEN, processen=2, seconden=55.0, uitkomsten={"a": Uitkomst(Status.ONMOGELIJK)}), 1),
    ],
)
def test_what_is_missed_is_marked(meer: Meting, gemist: int) -> None:
    """Two processes that are less than 1,7 times faster, and other numbers, carry the word."""
    assert verslag(EEN, meer).count("(missed)") == gemist


def test_the_grid_is_sixteen_by_four() -> None:
    """Sixty-four scenarios, no two the same."""
    assert len({opgave.invoer_hash for opgave in rooster(20)}) == 16 * 4


@pytest.mark.slow
def test_a_sweep_is_timed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command carries out both sweeps, with the same numbers, and keeps the page that it prints."""
    pagina = tmp_path / "verken.md"
    main(["--posten", "10", "--markdown", str(pagina)])
    tekst = pagina.read_text(encoding="utf-8")
    assert tekst.strip() == capsys.readouterr().out.strip()
    assert "| same numbers" in tekst
    assert "no (missed)" not in tekst
