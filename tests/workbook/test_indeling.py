"""Indelingsregels: what they fill, which one wins, and what is said of those that do nothing."""

from pathlib import Path

from workbook.scenario_workbooks import GOED, Cel, fouten, maak

from allocator.workbook.load import Geladen, laad
from allocator_models.scenario import Gebondenheid

KOPPEN: list[Cel] = ["volgorde", "veld", "bevat", "gebondenheid", "stap", "waarde", "oormerkbaar"]


def _pad(tmp_path: Path, *regels: list[Cel], cellen: dict[str, Cel] | None = None) -> Path:
    return maak(tmp_path / "indeling.xlsx", cellen, bladen={**GOED, "Indelingsregels": [KOPPEN, *regels]})


def _laad(tmp_path: Path, *regels: list[Cel], cellen: dict[str, Cel] | None = None) -> Geladen:
    return laad(_pad(tmp_path, *regels, cellen=cellen))


def test_a_rule_fills_empty_cells_only(tmp_path: Path) -> None:
    """What a user filled in stays; what is empty gets the value of the rule, in every field it may fill."""
    geladen = _laad(
        tmp_path,
        [10, "omschrijving", "GROEN", "juridisch", 25_000, 1.5, "nee"],
        cellen={"Begroting!N2": None, "Begroting!U8": None},
    )
    groen, welzijn = geladen.scenario.post["SW-1"], geladen.scenario.post["DMO-4"]
    assert (groen.gebondenheid, groen.stap_euro, groen.waarde_duizendsten) == (Gebondenheid.JURIDISCH, 0, 1500)
    assert (welzijn.gebondenheid, welzijn.stap_euro, welzijn.oormerkbaar) == (Gebondenheid.BELEIDSMATIG, 25_000, False)
    assert groen.oormerkbaar
    assert not groen.niet_getoetst
    assert [(i.post, i.kolom, i.waarde, i.volgorde, i.blad, i.cel) for i in geladen.indeling] == [
        ("SW-1", "gebondenheid", "juridisch", 10, "Indelingsregels", "D2"),
        ("SW-1", "waarde", "1,5", 10, "Indelingsregels", "F2"),
        ("DMO-4", "stap", "25.000", 10, "Indelingsregels", "E2"),
        ("DMO-4", "waarde", "1,5", 10, "Indelingsregels", "F2"),
        ("DMO-4", "oormerkbaar", "nee", 10, "Indelingsregels", "G2"),
    ]


def test_a_later_rule_wins_for_what_it_says(tmp_path: Path) -> None:
    """Rules go by volgorde and not by row; an empty cell of a later rule leaves what an earlier one said."""
    geladen = _laad(
        tmp_path,
        [20, "post", "dmo-4", None, None, 3, None],
        [10, "kostensoort", "inkoop", None, 1000, 2, None],
        cellen={"Begroting!Q2": None},
    )
    assert {
        p.post: (p.stap_euro, p.waarde_duizendsten) for p in geladen.scenario.posten if p.kostensoort == "inkoop"
    } == {
        "SW-1": (1000, 2000),
        "DMO-3": (1000, 2000),
        "DMO-4": (1000, 3000),
    }


def test_every_text_column_can_be_searched(tmp_path: Path) -> None:
    """Any column of texts and codes may be the veld of a rule."""
    zoek = {
        "post": ("SW-2", "SW-2"),
        "dienst": ("DMO", "DMO-1"),
        "programma": ("P1", "SW-1"),
        "omschrijving": ("leefb", "DMO-3"),
        "kostensoort": ("subsidie", "DMO-1"),
        "aard": ("S", "SW-1"),
        "onderbouwing": ("contract", "DMO-1"),
        "gebied": ("OZ", "SW-2"),
        "functie": ("beheer", "SW-2"),
    }
    for veld, (bevat, post) in zoek.items():
        geladen = _laad(tmp_path, [1, veld, bevat, None, None, 4, None])
        assert geladen.scenario.post[post].waarde_duizendsten == 4000
        assert geladen.opmerkingen == ()


def test_a_rule_that_does_nothing_is_remarked(tmp_path: Path) -> None:
    """A rule that hits no post, says nothing, or is always overruled, is said to do nothing."""
    geladen = _laad(
        tmp_path,
        [1, "omschrijving", "gruun", None, None, 2, None],
        [2, "omschrijving", "groen", None, None, None, None],
        [3, "post", "SW-1", None, 5, None, None],
        [4, "post", "SW-2", None, None, 2, None],
        [5, "dienst", "SW", None, None, 3, None],
    )
    assert [(m.cel, m.melding) for m in geladen.opmerkingen] == [
        ("C2", "Geen enkele post heeft 'gruun' in omschrijving."),
        ("A3", "Deze regel vult niets in: alle kolommen rechts ervan zijn leeg."),
        ("C4", "Deze regel vult niets: die cellen zijn al gevuld, of een latere regel wint."),
        ("C5", "Deze regel vult niets: die cellen zijn al gevuld, of een latere regel wint."),
    ]


def test_rules_of_one_place_may_not_disagree(tmp_path: Path) -> None:
    """Two rules with one volgorde and different values for one cell would hang on the order of the rows."""
    gelijk: list[list[Cel]] = [
        [5, "omschrijving", "groen", None, None, 2, None],
        [5, "post", "SW-1", None, None, 3, None],
    ]
    (melding,) = fouten(_pad(tmp_path, *gelijk))
    assert melding.plaats == "Indelingsregels!A3"
    assert "A2" in melding.melding
    gelijk[1][5] = 2
    assert fouten(_pad(tmp_path, *gelijk)) == ()
