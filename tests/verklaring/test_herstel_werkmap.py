"""Each repair, typed into the workbook as it says, works when the plan is made again with the command itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from kleinvoorbeeld import Cellen, klein_voorbeeld
from opdracht import allocator
from openpyxl import load_workbook

from allocator.report.verklaring.herstel import BLAD, KOLOM, herstelblad_tabellen
from allocator.workbook.load import laad
from allocator_models.jaarplan import solve
from allocator_models.result import Herstel
from allocator_models.verklaring.herstel import herstelpunten
from allocator_models.verklaring.ingreep import Celwaarde, Ingreep, Rijsoort, Verandering
from allocator_models.verklaring.knelpunt import Knelpunt

GEVALLEN: dict[str, Cellen] = {
    "te weinig uren voor een afspraak": {"Wijkafspraken": {"E2": 4}},
    "te weinig geld voor een toezegging": {"Prioriteiten": {"H2": "toegezegd"}, "Inzet": {"G2": 130_000}},
    "te veel uren gebonden": {"Begroting": {"K2": 9.5}},
    "te veel geld gebonden": {"Begroting": {"N3": "bestuurlijk", "N4": "juridisch"}},
    "te hoge taakstelling": {"Taakstellingen": {"D2": 400_000}},
    "een verplichting past niet": {"Prioriteiten": {"H4": "ja"}, "Inzet": {"F4": 2.5}},
}


def _cel(veld: str, waarde: Celwaarde) -> object:
    """A value as a user types it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, int) and veld.endswith("_bp"):
        return waarde / 10_000
    if isinstance(waarde, int) and veld.endswith("honderdsten"):
        return waarde / 100
    return str(waarde) if isinstance(waarde, str) else waarde


def _typ(bron: Path, doel: Path, ingreep: Ingreep) -> None:
    """Write the workbook with the repair typed in."""
    werkmap = load_workbook(bron)
    for verandering in ingreep.veranderingen:
        _typ_een(werkmap[BLAD[verandering.rij]], verandering)
    werkmap.save(doel)


def _typ_een(blad: Any, verandering: Verandering) -> None:
    koppen = [cel.value for cel in blad[1]]
    if verandering.rij is Rijsoort.SPELREGELS:
        rij = next(r for r in blad.iter_rows() if r[0].value == KOLOM[verandering.veld or ""])
        rij[1].value = _cel(verandering.veld or "", verandering.wordt)
        return
    sleutel = verandering.sleutel
    rij = next(r for r in blad.iter_rows() if tuple(c.value for c in r[: len(sleutel)]) == sleutel)
    if verandering.veld is None:
        blad.delete_rows(rij[0].row)
    else:
        rij[koppen.index(KOLOM[verandering.veld])].value = _cel(verandering.veld, verandering.wordt)


def _knelpunten(pad: Path) -> tuple[Knelpunt, ...]:
    return herstelpunten(solve(laad(pad).scenario))


def _hersteld(bron: Path, doel: Path, knelpunten: tuple[Knelpunt, ...], nummer: int) -> Path:
    """Write the workbook with a repair of the first knelpunt; of the law with the first one of every other."""
    _typ(bron, doel, knelpunten[0].punten[nummer].ingreep)
    for ander in knelpunten[1:] if knelpunten[0].wet else ():
        _typ(doel, doel, ander.punten[0].ingreep)
    return doel


@pytest.mark.parametrize("naam", GEVALLEN)
def test_a_repair_typed_into_the_workbook_works(naam: str, tmp_path: Path) -> None:
    """With each repair typed in, the workbook passes its checks, and what was short or gave way is gone."""
    bron = klein_voorbeeld(tmp_path / "bron.xlsx", GEVALLEN[naam])
    eerst = solve(laad(bron).scenario)
    knelpunten = herstelpunten(eerst)
    for nummer, punt in enumerate(knelpunten[0].punten[:3]):
        assert punt.helemaal
        na = solve(laad(_hersteld(bron, tmp_path / f"{nummer}.xlsx", knelpunten, nummer)).scenario)
        assert na.plan is not None
        wat = knelpunten[0].wat
        if isinstance(wat, Herstel):
            assert eerst.plan is None
        else:
            over = [v for v in na.versoepelingen if (v.doel, v.dienst, v.onderwerp) == (wat.doel, wat.dienst, "")]
            assert not any(v.fte_honderdsten if wat.fte_honderdsten else v.euro for v in over)
            assert (wat.doel, wat.onderwerp) not in [(v.doel, v.onderwerp) for v in na.versoepelingen if v.onderwerp]


@pytest.mark.slow
def test_a_repair_works_for_the_command(tmp_path: Path) -> None:
    """`allocator verdeel` gives no plan for a workbook, and with the repair typed in it does."""
    bron = klein_voorbeeld(tmp_path / "bron.xlsx", GEVALLEN["te weinig uren voor een afspraak"])
    assert allocator("verdeel", bron, "--json", in_map=tmp_path).code == 1
    knelpunten = _knelpunten(bron)
    for nummer in range(len(knelpunten[0].punten)):
        hersteld = _hersteld(bron, tmp_path / f"{nummer}.xlsx", knelpunten, nummer)
        assert allocator("verdeel", hersteld, "--json", in_map=tmp_path).code == 0


def test_the_tables_say_what_and_where(tmp_path: Path) -> None:
    """The table names what is short, each repair by rank and size, and the cell to change."""
    wet = klein_voorbeeld(tmp_path / "wet.xlsx", GEVALLEN["te weinig uren voor een afspraak"])
    scenario = laad(wet).scenario
    vast, zacht = herstelblad_tabellen(_knelpunten(wet), scenario)
    assert zacht.rijen == ()
    assert vast.kolom("Wat knelt")[0] == "Team SW-1 komt 0,8 fte te kort voor A-1."
    assert "Begroting: SW-1, fte gebonden = 6 fte" in vast.kolom("In de werkmap")
    assert "Wijkafspraken: A-1, fte = 3,2 fte" in vast.kolom("In de werkmap")
    assert vast.kolom("Plaats") == tuple(range(1, len(vast.rijen) + 1))
    doel = klein_voorbeeld(tmp_path / "doel.xlsx", GEVALLEN["te veel uren gebonden"])
    _, zacht = herstelblad_tabellen(_knelpunten(doel), laad(doel).scenario)
    assert str(zacht.kolom("Wat knelt")[0]).startswith(
        "SW komt op 3,0 % flexibele uren in plaats van minstens 20,0 %: 1,7 fte te weinig. Van 10 fte is 9,5 fte "
    )
