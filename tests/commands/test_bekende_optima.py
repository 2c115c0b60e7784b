"""Known optima of public problems, through the workbook and the command line: what `verdeel` finds is really best."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from keuzeprobleem import Keuzeprobleem, lees_knapzakken, lees_meerkeuze, lees_toewijzing
from opdracht import allocator

from allocator.workbook.template import write_rows

HIER = Path(__file__).parents[1] / "data" / "benchmarks"
GEDEELD = Path(__file__).parents[3] / "shared" / "data" / "benchmarks"

KNAPZAKKEN = ("3800", "8706.1", "4015", "6120", "12400", "10618", "16537")
"""The optima of mknap1."""

gedeeld = pytest.mark.skipif(not GEDEELD.is_dir(), reason="the benchmark files are not beside this repository")


def test_knapsack(tmp_path: Path) -> None:
    """Of six items under ten capacities the best set is found."""
    (probleem,) = lees_knapzakken(HIER / "mknap1-eerste.txt")
    _eis_optimum(probleem, KNAPZAKKEN[0], tmp_path)


def test_multiple_choice(tmp_path: Path) -> None:
    """Of five groups with one choice each the best combination is found."""
    _eis_optimum(lees_meerkeuze(HIER / "I01.txt"), "173", tmp_path)


def test_assignment(tmp_path: Path) -> None:
    """Fifteen jobs go to five agents in the best way."""
    _eis_optimum(lees_toewijzing(HIER / "gap1-0.txt"), "336", tmp_path)


def test_less_room_lowers_the_score(tmp_path: Path) -> None:
    """The comparison can fail: with less of every resource the score is lower than the known optimum."""
    probleem = lees_toewijzing(HIER / "gap1-0.txt")
    krapper = Keuzeprobleem(tuple(c - 3 for c in probleem.capaciteit), probleem.groepen, probleem.alle)
    with pytest.raises(AssertionError, match="336"):
        _eis_optimum(krapper, "336", tmp_path)


@gedeeld
@pytest.mark.parametrize("nummer", range(1, len(KNAPZAKKEN)), ids=lambda nummer: f"mknap1-{nummer + 1}")
def test_larger_knapsacks(nummer: int, tmp_path: Path) -> None:
    """Of up to fifty items the best set is found, with amounts in decimals too."""
    _eis_optimum(lees_knapzakken(GEDEELD / "mknap1.txt")[nummer], KNAPZAKKEN[nummer], tmp_path)


@gedeeld
def test_larger_multiple_choice(tmp_path: Path) -> None:
    """Of fifteen groups of ten choices the best combination is found."""
    _eis_optimum(lees_meerkeuze(GEDEELD / "I03.txt"), "1602", tmp_path)


@gedeeld
def test_copies_are_the_problems_of_the_origin() -> None:
    """The instances kept here say the same as the files that they were taken from."""
    assert lees_knapzakken(HIER / "mknap1-eerste.txt") == lees_knapzakken(GEDEELD / "mknap1.txt")[:1]
    assert lees_meerkeuze(HIER / "I01.txt") == lees_meerkeuze(GEDEELD / "I01.txt")
    assert lees_toewijzing(HIER / "gap1-0.txt") == lees_toewijzing(GEDEELD / "gap1-0.txt")


def _eis_optimum(probleem: Keuzeprobleem, optimum: str, map_: Path) -> None:
    """Solve the problem as a user does, and hold what is granted against its capacities and its optimum."""
    write_rows(map_ / "probleem.xlsx", probleem.rijen())
    afloop = allocator("verdeel", "probleem.xlsx", "--json", in_map=map_)
    assert (afloop.code, afloop.fout) == (0, "")
    uitkomst = afloop.json
    assert uitkomst["status"] == "bewezen"
    gekozen = probleem.gekozen({rij["prioriteit"]: rij["variant"] for rij in uitkomst["prioriteiten"]})
    keuzes = [keuze for keuze in gekozen if keuze is not None]
    assert len(keuzes) == len(gekozen) or not probleem.alle, f"not one choice of every group, so no {optimum}"
    for nummer, capaciteit in enumerate(probleem.capaciteit):
        assert sum(keuze.gebruik[nummer] for keuze in keuzes) <= capaciteit
    assert sum(keuze.opbrengst for keuze in keuzes) == Decimal(optimum)
    (doel,) = uitkomst["doelen"]
    met_toeslag = float(Decimal(optimum) + probleem.toeslag * len(keuzes))
    assert (doel["doel"], doel["waarde"], doel["grens"], doel["gap"]) == (
        "wijkprioriteiten",
        met_toeslag,
        met_toeslag,
        0,
    )
