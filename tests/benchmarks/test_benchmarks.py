"""The benchmark: it measures what it says, and its report has every column. No time is held against anything."""

from __future__ import annotations

import dataclasses
import os
import re
from itertools import pairwise
from pathlib import Path

import pytest

from allocator_models.jaarplan import solve
from allocator_models.jaarplan.besluiten import maak_besluiten
from allocator_models.jaarplan.doelen import flexband
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.regels import voeg_wet_toe
from allocator_models.solver import Oplosser
from benchmarks.__main__ import SNEL, Omvang, main
from benchmarks.gevallen import Geval, fijne_stad, stad, utrecht
from benchmarks.meten import Meting, in_eigen_proces, meet_jaarplan, piek_megabytes
from benchmarks.rivalen import Afloop, HeelModel, Poging, meet_keten, meet_score
from benchmarks.tabellen import getal, procent, spreiding, tabel
from benchmarks.vergelijken import Vergelijking
from benchmarks.verslag import Verslag
from scenarios.stad import stad_scenario

KLEIN = stad(40, seed=2, tijdslimiet_seconden=20.0)
GROEI = ("posten", "prioriteiten", "inzet rows", "variables", "rows", "build s")


@pytest.fixture(scope="module")
def meting() -> Meting:
    return meet_jaarplan(KLEIN)


@pytest.fixture(scope="module")
def keten() -> tuple[Poging, ...]:
    return meet_keten(KLEIN)


@pytest.fixture(scope="module")
def vergelijking(meting: Meting, keten: tuple[Poging, ...]) -> Vergelijking:
    highs, cpsat = (meet_score(KLEIN, meting.doelen, meting.vloer, oplosser) for oplosser in Oplosser)
    return Vergelijking(meting, highs, cpsat, keten)


def test_the_plain_solvers_solve_the_same_problem(vergelijking: Vergelijking) -> None:
    """On the score goal of a small city, plain HiGHS, CP-SAT and Allocator agree within the gap that each has."""
    eigen = vergelijking.score
    assert eigen is not None
    for poging in (vergelijking.highs, vergelijking.cpsat):
        assert poging is not None
        assert poging.waarde is not None
        assert poging.afloop is Afloop.BEWEZEN
        assert poging.waarde == pytest.approx(eigen.waarde, rel=0.0021)


def test_the_chain_pursues_every_goal(meting: Meting, keten: tuple[Poging, ...]) -> None:
    """The chain of plain solves names every goal of the scenario in its order, and the floor before the score."""
    doelen = [str(uitkomst.doel) for uitkomst in meting.doelen]
    plaats = doelen.index("wijkprioriteiten")
    assert [poging.naam for poging in keten] == [*doelen[:plaats], "vloer (z*)", *doelen[plaats:]]


def test_rows_for_cpsat_are_whole() -> None:
    """The law and the flexband of a city have scaled rows for HiGHS, and whole numbers only for CP-SAT."""
    gegevens = Gegevens(stad_scenario(120, 24, 1))
    model = HeelModel("heel")
    besluiten = maak_besluiten(model, gegevens)
    voeg_wet_toe(model, gegevens, besluiten)
    flexband(model, gegevens, besluiten)
    rijen = list(model.problem.constraints())
    getallen = [c for rij in rijen for c in (rij.constant, *(c for _, c in rij.items()))]
    assert len(rijen) > 100
    assert max(map(abs, getallen)) > 10**6
    assert all(float(c).is_integer() for c in getallen)


def test_report_has_every_part(vergelijking: Vergelijking) -> None:
    """The report has each table with all its columns, every goal, and says whether the aims were met."""
    meting = vergelijking.meting
    groot = dataclasses.replace(meting, geval=stad(20_000, 1, 60.0), seconden=100.0, megabytes=1000)
    fijn = dataclasses.replace(meting, geval=fijne_stad(40, 2, 20.0))
    tekst = Verslag(meting, (vergelijking,), (fijn,), (meting, groot), 20.0).tekst()
    koppen = set(_koppen(tekst))
    doelen = tuple(str(uitkomst.doel) for uitkomst in meting.doelen)
    keten = tuple(poging.naam for poging in vergelijking.keten)
    assert koppen == {
        ("case", "status", "total s", "largest gap", "time limit struck", "peak MB"),
        ("goal", "seconds: median (least – most)", "largest gap", "proven at 0.1 %"),
        ("case", "solver", "seconds", "outcome", "score", "from the proven bound", "peak MB"),
        ("case", *keten, "total s"),
        ("case", "Allocator, all goals: s", "proven", "plain HiGHS, hardest goal: s", "which", "outcome", "ratio"),
        (*GROEI, *doelen, "total s", "largest gap", "status", "peak MB"),
        ("case", "goal", "seconds", "value", "bound", "gap"),
    }
    assert tekst.count(fijn.geval.naam) == 1 + len(doelen)
    assert "Measured: 100.0 s and 0.98 GB. **Met.**" in tekst
    assert re.search(r"ratio \d+\.\d\d \(median\)\. \*\*(Met|Not met)\.\*\*", tekst)


def _koppen(tekst: str) -> list[tuple[str, ...]]:
    """Return the heads of all tables: the rows above a line of dashes."""
    regels = tekst.splitlines()
    return [
        tuple(cel.strip() for cel in kop.strip("|").split("|"))
        for kop, streep in pairwise(regels)
        if re.fullmatch(r"\|( -+:? \|)+", streep)
    ]


def test_a_run_that_fails_is_reported(vergelijking: Vergelijking) -> None:
    """A run that was killed, or ended without a plan, is a row in the tables and never counts as proven."""
    gedood = Meting.gedood(KLEIN)
    alles_weg = Vergelijking(gedood, None, None, (Poging.gedood("every goal"),))
    tekst = Verslag(gedood, (alles_weg, vergelijking), (gedood,), (gedood,), 20.0).tekst()
    assert tekst.count("killed") >= 3
    assert "of 2; –" in tekst
    assert "**Not met.**" in tekst


def test_measures_in_a_process_of_its_own() -> None:
    """What a measurement holds in memory doesn't stay with the process that asks for it; a killed one is told apart."""
    assert in_eigen_proces(0, piek_megabytes) > 0
    assert in_eigen_proces("killed", _sterf) == "killed"


def _sterf() -> str:
    os._exit(9)


def test_measures_what_solve_gives(meting: Meting) -> None:
    """Values and bounds in the measurement are those of the jaarplan, and the model's size is that of its law."""
    jaarplan = solve(KLEIN.scenario())
    assert [(u.doel, u.waarde_eenheden, u.grens_eenheden) for u in meting.doelen] == [
        (u.doel, u.waarde_eenheden, u.grens_eenheden) for u in jaarplan.doelen
    ]
    assert meting.status == jaarplan.status
    assert meting.variabelen > meting.inzetrijen > 0
    assert meting.rijen > 0


def test_cases() -> None:
    """A city has a prioriteit for every five posten, at most 2,000; Utrecht is the committed example."""
    assert (stad(500, 1, 1.0).prioriteiten, stad(20_000, 1, 1.0).prioriteiten) == (100, 2000)
    assert stad(2000, 3, 1.0).naam == "2,000 posten, 400 prioriteiten, seed 3"
    assert fijne_stad(2000, 3, 1.0).naam == "2,000 posten, 400 prioriteiten, seed 3, hours to the hundredth"
    assert len(utrecht(1.0).scenario().diensten) == 7
    assert utrecht(7.0).scenario().spelregels.tijdslimiet_seconden == 7.0


def test_command(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command prints the page that it keeps, with the machine and the command, and no path of the machine."""
    monkeypatch.setattr("benchmarks.__main__.utrecht", lambda limiet: Geval(40, 8, 2, limiet))
    main(["--posten", "40", "--zaden", "--maten", "40", "--tijdslimiet", "5", "--markdown", str(tmp_path / "b.md")])
    bladzijde = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert capsys.readouterr().out == bladzijde
    assert "`python -m benchmarks --posten 40 --zaden --maten 40 --tijdslimiet 5`" in bladzijde
    assert "## Growth" in bladzijde
    assert str(tmp_path) not in bladzijde


def test_the_quick_run_is_small() -> None:
    """The quick run is Utrecht and one city of 500 posten, and the whole one has five seeds and grows to 20,000."""
    assert (SNEL.posten, SNEL.zaden, SNEL.maten) == (500, (1,), ())
    assert (Omvang().posten, len(Omvang().zaden), max(Omvang().maten)) == (2000, 5, 20_000)


def test_tables() -> None:
    """Columns line up, numbers have their thousands apart, and what is unknown is a dash."""
    assert tabel(("a", "bcd"), [("long one", "1")]).splitlines() == [
        "| a        | bcd |",
        "| -------- | --: |",
        "| long one |   1 |",
    ]
    assert (getal(1234.56), getal(None), getal(float("nan"))) == ("1,234.6", "–", "–")
    assert (procent(0.001), procent(None)) == ("0.100 %", "–")
    assert (spreiding([3.0, 1.0, 2.0]), spreiding([4.0]), spreiding([])) == ("2.0 (1.0 – 3.0)", "4.0", "–")
