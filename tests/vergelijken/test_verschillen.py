"""Inputs are compared cell by cell, by the identifier of a row and what its column reads."""

from __future__ import annotations

from pathlib import Path

import pytest
from kleinvoorbeeld import Cellen, klein_voorbeeld
from openpyxl import load_workbook

from allocator.workbook.load import laad
from allocator.workbook.verschillen import Celverschil, Rijverschil, Verschil, verschillen

FLEXDOEL = "Deel van het geld en van de formatie dat vrij moet blijven voor wat er in het jaar opkomt."
"""What the small example says of it."""


def tussen(tmp_path: Path, cellen: Cellen, optie: str | None = None) -> tuple[Verschil, ...]:
    """Return the differences between the small example and the same with ``cellen`` changed."""
    was, wordt = klein_voorbeeld(tmp_path / "was.xlsx"), klein_voorbeeld(tmp_path / "wordt.xlsx", cellen)
    return verschillen(laad(was).inhoud, laad(wordt, optie).inhoud)


@pytest.mark.parametrize(
    ("blad", "rij", "waarde", "verschil"),
    [
        ("Begroting", 4, 90_000, ("SW-3", "lasten", "€ 100.000", "€ 90.000")),
        ("Inzet", 2, 0.5, ("N-1|basis|SW", "fte", "0,4", "0,5")),
        ("Spelregels", 2, 0.25, ("flexdoel", "waarde", "20 %", "25 %")),
        ("Spelregels", 2, "anders", ("flexdoel", "toelichting", FLEXDOEL, "anders")),
        ("Scenario", 3, "Ander", ("naam", "waarde", "Klein voorbeeld", "Ander")),
        ("Wijken", 3, "ja", ("Midden", "krachtwijk", "nee", "ja")),
        ("Prioriteiten", 2, 8.5, ("N-1|basis", "score", "8", "8,5")),
    ],
)
def test_one_cell(tmp_path: Path, blad: str, rij: int, waarde: object, verschil: tuple[str, str, str, str]) -> None:
    """One cell that was changed, on any kind of sheet, is the one difference, with its place and both values."""
    cel = f"{laad_koppen(tmp_path, blad)[verschil[1]]}{rij}"
    (een,) = tussen(tmp_path, {blad: {cel: waarde}})
    assert isinstance(een, Celverschil)
    assert (een.blad, een.sleutel, een.kolom, een.was, een.wordt) == (blad, *verschil)
    assert een.plek_was == een.plek_wordt == (blad, cel)


def laad_koppen(tmp_path: Path, blad: str) -> dict[str, str]:
    """Return the letter of each head of a sheet of the small example."""
    werkmap = load_workbook(klein_voorbeeld(tmp_path / "koppen.xlsx"))
    return {str(cel.value): cel.column_letter for cel in werkmap[blad][1]}


def test_rows_are_matched_by_their_identifier(tmp_path: Path) -> None:
    """The same rows in another order are no difference; a row that is renamed is one that goes and one that comes."""
    was = klein_voorbeeld(tmp_path / "was.xlsx")
    werkmap = load_workbook(was)
    blad = werkmap["Begroting"]
    rijen = [[cel.value for cel in rij] for rij in blad.iter_rows(min_row=2)]
    for nummer, rij in enumerate(reversed(rijen), start=2):
        for kolom, waarde in enumerate(rij, start=1):
            blad.cell(nummer, kolom, waarde)
    werkmap.save(tmp_path / "om.xlsx")
    assert verschillen(laad(was).inhoud, laad(tmp_path / "om.xlsx").inhoud) == ()
    toerekening = {f"A{rij}": "SW-9" for rij in range(2, 5)}
    anders = klein_voorbeeld(tmp_path / "anders.xlsx", {"Begroting": {"A3": "SW-9"}, "Wijktoerekening": toerekening})
    gevonden = verschillen(laad(was).inhoud, laad(anders).inhoud)
    posten = [(v.sleutel, v.erbij, v.plek[1]) for v in gevonden if isinstance(v, Rijverschil) and v.blad == "Begroting"]
    assert posten == [("SW-2", False, "A3"), ("SW-9", True, "A3")]


def test_an_empty_cell_is_its_default(tmp_path: Path) -> None:
    """Writing out a default, or 20 % as a number, is no difference; leaving a spelregel out is none either."""
    assert tussen(tmp_path, {"Spelregels": {"A2": None, "B2": None, "C2": None}}) == ()
    koppen = laad_koppen(tmp_path, "Prioriteiten")
    assert tussen(tmp_path, {"Prioriteiten": {f"{koppen['verplicht']}2": "nee"}}) == ()


def test_rows_with_one_identifier_are_paired_where_they_are_equal(tmp_path: Path) -> None:
    """Of two Inzet rows with one key in either order, only the row that was changed differs."""
    extra = {"A9": "Z-2", "B9": "basis", "C9": "DMO", "F9": 0.3, "G9": 5_000, "H9": "I"}
    koppen = laad_koppen(tmp_path, "Inzet")
    volgorde = ("prioriteit", "variant", "dienst", "fte", "euro", "aard")
    rij = {f"{koppen[kop]}9": waarde for kop, waarde in zip(volgorde, extra.values(), strict=True)}
    was = klein_voorbeeld(tmp_path / "was.xlsx", {"Inzet": rij})
    wordt = klein_voorbeeld(tmp_path / "wordt.xlsx", {"Inzet": rij | {f"{koppen['euro']}8": 31_000}})
    (een,) = verschillen(laad(was).inhoud, laad(wordt).inhoud)
    assert isinstance(een, Celverschil)
    assert (een.sleutel, een.kolom, een.was, een.wordt) == ("Z-2|basis|DMO", "euro", "€ 30.000", "€ 31.000")


def test_an_optie_is_named_where_it_stands(tmp_path: Path) -> None:
    """What an optie changes is shown at its row of Opties."""
    (een,) = tussen(tmp_path, {}, "zonder wijkvloer")
    assert isinstance(een, Celverschil)
    assert (een.sleutel, een.was, een.wordt) == ("wijkvloer", "vloer", "geen")
    assert een.plek_wordt is not None
    assert een.plek_wordt[0] == "Opties"
