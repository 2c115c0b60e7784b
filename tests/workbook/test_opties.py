"""Opties: what they change, and what is said of rows that can't be carried out or break the scenario."""

from pathlib import Path

import pytest
from workbook.scenario_workbooks import GOED, Cel, fouten, maak

from allocator.workbook.load import laad
from allocator_models.scenario import Aard, Scenario, invoer_hash

KOPPEN: list[Cel] = ["optie", "blad", "sleutel", "kolom", "waarde"]
type Regel = list[Cel]


def _pad(tmp_path: Path, *regels: Regel, cellen: dict[str, Cel] | None = None) -> Path:
    return maak(tmp_path / "opties.xlsx", cellen, bladen={**GOED, "Opties": [KOPPEN, *regels]})


def _optie(tmp_path: Path, *wijzigingen: Regel) -> Scenario:
    return laad(_pad(tmp_path, *(["X", *wijziging] for wijziging in wijzigingen)), "X").scenario


def test_an_identifier_names_one_row(tmp_path: Path) -> None:
    """The parts of an identifier are joined by |; the sheet and the column are known whatever their spelling."""
    scenario = _optie(
        tmp_path,
        ["prioriteiten", "O1|plus", "Score", 9],
        ["PROGRAMMAS", "P1", "naam", "BOR"],
        ["Wijken", "Oost", "inwoners", 5],
    )
    assert scenario.variant["O1", "plus"].score_duizendsten == 9000
    assert scenario.variant["O1", "basis"].score_duizendsten == 6500
    assert scenario.programmas[0].naam == "BOR"
    assert scenario.wijk["Oost"].inwoners == 5


def test_a_condition_names_every_row_that_meets_it(tmp_path: Path) -> None:
    """Conditions are joined by &; an empty cell meets what it stands for."""
    scenario = _optie(
        tmp_path,
        ["Begroting", "dienst=DMO&kostensoort = Inkoop", "stap", 5],
        ["Wijken", "mag afgeven=ja", "mag afgeven", "nee"],
        ["Inzet", "prioriteit=Z1 & dienst=", "euro", 7],
    )
    assert [p.post for p in scenario.posten if p.stap_euro == 5] == ["DMO-3", "DMO-4"]
    assert not any(wijk.mag_afgeven for wijk in scenario.wijken)
    assert {i.euro for i in scenario.variant["Z1", "basis"].inzet} == {7, 40_000}


def test_a_spelregel_is_changed_whether_listed_or_not(tmp_path: Path) -> None:
    """A spelregel that the sheet leaves at its default can be changed too."""
    regels = _optie(
        tmp_path,
        ["Spelregels", "flexdoel", "waarde", 0.1],
        ["Spelregels", "Bestuurlijk_vrij", "waarde", "ja"],
        ["Scenario", "vraag", "waarde", "Anders?"],
        ["Scenario", "prijspeil", "waarde", "2012"],
    )
    assert (regels.spelregels.flexdoel_bp, regels.spelregels.bestuurlijk_vrij) == (1000, True)
    assert (regels.vraag, regels.prijspeil) == ("Anders?", "2012")


def test_an_empty_value_empties_the_cell(tmp_path: Path) -> None:
    """Emptying a cell gives its default back."""
    scenario = _optie(tmp_path, ["Wijken", "Oost", "leefbaarheidspost", None], ["Diensten", "DMO", "flexdoel", None])
    assert scenario.wijk["Oost"].leefbaarheidspost is None
    assert scenario.dienst["DMO"].flexdoel_bp == 2000


def test_codes_may_change_so_that_a_dienst_can_be_dissolved(tmp_path: Path) -> None:
    """A condition looks at the base, so that a change of the column it is about doesn't hide the next change."""
    scenario = _optie(
        tmp_path,
        ["Begroting", "dienst=DMO", "dienst", "SW"],
        ["Begroting", "dienst=DMO", "aard", "I"],
        ["Inzet", "dienst=DMO", "dienst", "SW"],
        ["Wijkafspraken", "dienst=DMO", "dienst", "SW"],
    )
    assert {p.dienst for p in scenario.posten} == {"SW"}
    assert {p.post for p in scenario.posten if p.aard is Aard.INCIDENTEEL} == {"DMO-1", "DMO-2", "DMO-3", "DMO-4"}


def test_the_base_stays_as_it_is(tmp_path: Path) -> None:
    """Without an optie asked for, and with any other, its changes don't count."""
    pad = _pad(tmp_path, ["X", "Wijken", "Oost", "inwoners", 5], ["Y", "Wijken", "Oost", "inwoners", 6])
    assert laad(pad).scenario.wijk["Oost"].inwoners == 33510
    assert laad(pad, "y").scenario.wijk["Oost"].inwoners == 6
    assert laad(pad).opties == ("X", "Y")
    assert invoer_hash(laad(pad).scenario) == invoer_hash(laad(_pad(tmp_path)).scenario)


def test_an_indelingsregel_fills_what_an_optie_leaves_empty(tmp_path: Path) -> None:
    """An optie goes before the indelingsregels: what it fills in, stays."""
    scenario = _optie(tmp_path, ["Begroting", "SW-1", "waarde", 7], ["Indelingsregels", "10", "waarde", 3])
    assert scenario.post["SW-1"].waarde_duizendsten == 7000
    assert scenario.post["DMO-4"].waarde_duizendsten == 3000


FOUT: list[tuple[Regel, str, tuple[str, ...]]] = [
    (["Wijk", "Oost", "inwoners", 5], "B2", ("'Wijk' kan een optie niet veranderen", "Bedoelt u 'Wijken'?")),
    (["Opties", "X", "blad", "Y"], "B2", ("kan een optie niet veranderen",)),
    (["Wijken", "Oost", "inwonrs", 5], "D2", ("geen kolom 'inwonrs'", "'inwoners'")),
    (["Wijken", "Oots", "inwoners", 5], "C2", ("geen regel met 'Oots'", "'Oost'")),
    (["Wijken", "krachtwijk=soms", "inwoners", 5], "C2", ("geen ja of nee",)),
    (["Wijken", "inwoners=5", "behoefte", 1], "C2", ("niet over de kolom 'inwoners'", "krachtwijk")),
    (["Wijken", "wijc=Oost", "behoefte", 1], "C2", ("geen regel met", "Bedoelt u 'wijk'?")),
    (["Begroting", "dienst=SW & aard=I", "stap", 1], "C2", ("geen regel met", "Controleer de voorwaarde")),
    (["Begroting", "kostensoort=huur", "stap", 1], "C2", ("'huur'", "'inhuur'")),
    (["Prioriteiten", "O1", "score", 9], "C2", ("geen sleutel van Prioriteiten", "prioriteit|variant")),
    (["Afhankelijkheden", "O1|soms|W1", "andere", "Z1"], "C2", ("'soms'", "vereist of sluit uit")),
    (["Wijken", "Oost", "inwoners", "5.000"], "E2", ("'5.000' is tekst", "5.000 bedoelt")),
    (["Wijken", "Oost", "wijk", None], "E2", ("wijk mag niet leeg worden",)),
    (["Spelregels", "flexdoel", "waarde", 20], "E2", ("20 is hier 2.000 %",)),
    (["Spelregels", "flexdol", "waarde", 0.2], "C2", ("'flexdol' bestaat niet op Spelregels", "'flexdoel'")),
    # right as a value, but it breaks a rule: at the cell it changes
    (["Begroting", "SW-3", "kostensoort", "inkoop"], "A2",
     ("Met deze optie klopt Begroting!F4 niet", "Lasten onder nul", "1 andere")),
    (["Begroting", "DMO-2", "lasten", -5], "E2", ("Lasten onder nul",)),
    (["Begroting", "DMO-2", "dienst", "XX"], "E2", ("Dienst 'XX' staat niet op het blad Diensten",)),
    (["Wijken", "Oost", "leefbaarheidsbudget", 120_000], "A2", ("Met deze optie klopt Wijken!F3 niet", "€ 170.000")),
    (["Scenario", "gebaseerd op", "waarde", "weg.xlsx"], "E2", ("'weg.xlsx' is er niet",)),
]  # fmt: skip


@pytest.mark.parametrize(("wijziging", "cel", "woorden"), FOUT)
def test_a_row_that_cannot_be_is_said_at_opties(
    wijziging: Regel, cel: str, woorden: tuple[str, ...], tmp_path: Path
) -> None:
    """Every optie is judged, also when none is asked for, and its faults are said on its own sheet."""
    (melding,) = fouten(_pad(tmp_path, ["X", *wijziging]))
    assert melding.plaats == f"Opties!{cel}"
    assert melding.remedie
    for woord in woorden:
        assert woord in melding.tekst


def test_one_cell_is_not_changed_twice(tmp_path: Path) -> None:
    """Two values for one cell in one optie would hang on the order of the rows; the same value twice does no harm."""
    twee: list[Regel] = [["X", "Begroting", "dienst=SW", "stap", 5], ["X", "Begroting", "SW-1", "stap", 6]]
    (melding,) = fouten(_pad(tmp_path, *twee))
    assert melding.plaats == "Opties!E3"
    assert "E2" in melding.melding
    twee[1][4] = 5
    assert fouten(_pad(tmp_path, *twee)) == ()
    regel: list[Regel] = [["X", "Spelregels", "gap", "waarde", 0], ["X", "Spelregels", "Gap", "waarde", 0.01]]
    assert [m.plaats for m in fouten(_pad(tmp_path, *regel))] == ["Opties!D3"]


def test_a_fault_of_the_base_is_not_said_again_for_each_optie(tmp_path: Path) -> None:
    """What is wrong without the optie is said where it stands, once."""
    pad = _pad(tmp_path, ["X", "Wijken", "Oost", "inwoners", 5], cellen={"Begroting!F6": -5})
    assert [m.plaats for m in fouten(pad)] == ["Begroting!F6"]


def test_an_unknown_optie_names_those_that_there_are(tmp_path: Path) -> None:
    """Asking for an optie that isn't there is a fault of the call."""
    (melding,) = fouten(maak(tmp_path / "goed.xlsx"), "krp")
    assert (melding.blad, melding.waarde) == (None, "krp")
    assert "Bedoelt u 'krap'?" in melding.remedie
    (zonder,) = fouten(_pad(tmp_path), "krap")
    assert "geen opties" in zonder.remedie
