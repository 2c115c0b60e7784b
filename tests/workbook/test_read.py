"""The sheets of a scenario as a whole: what they are called, where their heads are, what is hidden or merged."""

from pathlib import Path

import openpyxl
import pytest
from workbook.scenario_workbooks import GOED, Cel, Rijen, fouten, maak

from allocator.workbook.load import laad
from allocator.workbook.planbladen import OVERZICHT, PLAN_DOELEN, PLAN_POSTEN
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.read import read_workbook
from allocator.workbook.schema import BLADEN, zoek_blad
from allocator_models.scenario import invoer_hash

NA: Cel = "=NA()"


def _enige(pad: Path) -> Melding:
    (melding,) = fouten(pad)
    return melding


def _veranderd(naam: str, rijen: Rijen) -> dict[str, Rijen]:
    return {blad: rijen if blad == naam else oud for blad, oud in GOED.items()}


def test_heads_are_known_whatever_their_spelling(tmp_path: Path) -> None:
    """Case, spaces, accents and apostrophes of heads and sheet names don't matter; nor does the order of columns."""
    goed = laad(maak(tmp_path / "goed.xlsx")).scenario
    anders: dict[str, Rijen] = {
        {"Programma's": "PROGRAMMAS", "Wijken": "wijken "}.get(naam, naam): [
            [str(kop).upper().replace("E", "é").replace(" ", "  ") for kop in reversed(rijen[0])],
            *(list(reversed(rij + [None] * (len(rijen[0]) - len(rij)))) for rij in rijen[1:]),
        ]
        for naam, rijen in GOED.items()
    }
    gelezen = laad(maak(tmp_path / "anders.xlsx", bladen=anders)).scenario
    assert invoer_hash(gelezen) == invoer_hash(goed)


@pytest.mark.parametrize("blad", [b.naam for b in BLADEN if b.verplicht])
def test_a_required_sheet_is_missed_once(blad: str, tmp_path: Path) -> None:
    """One melding for a missing sheet, and none for all that refers to it."""
    melding = _enige(maak(tmp_path / "zonder.xlsx", zonder=[blad]))
    assert (melding.blad, melding.cel) == (blad, None)
    assert f"Het blad {blad} ontbreekt." in melding.tekst


@pytest.mark.parametrize("blad", [b.naam for b in BLADEN if not b.verplicht])
def test_another_sheet_may_be_absent(blad: str, tmp_path: Path) -> None:
    """What else goes wrong without an optional sheet is only what refers to it."""
    ontbreekt = fouten(maak(tmp_path / "zonder.xlsx", zonder=[blad]))
    assert all("staat niet op het blad" in m.melding or m.blad == "Opties" for m in ontbreekt)
    assert all(m.remedie for m in ontbreekt)


def test_a_misspelt_sheet_is_suggested(tmp_path: Path) -> None:
    """A sheet with nearly the right name is named in the remedy."""
    bladen = {"Dienst" if naam == "Diensten" else naam: rijen for naam, rijen in GOED.items()}
    assert "Bedoelt u 'Dienst'?" in _enige(maak(tmp_path / "dienst.xlsx", bladen=bladen)).remedie


def test_only_the_required_sheets_make_a_scenario(tmp_path: Path) -> None:
    """Five sheets are enough."""
    nodig = {b.naam for b in BLADEN if b.verplicht}
    pad = maak(tmp_path / "klein.xlsx", {"Wijken!G2": None, "Wijken!G3": None, "Begroting!S3": None}, set(GOED) - nodig)
    assert laad(pad).scenario.prioriteiten == ()


@pytest.mark.parametrize("blad", ["Diensten", "Programma's", "Wijken", "Begroting"])
def test_a_required_sheet_has_rows(blad: str, tmp_path: Path) -> None:
    """A required sheet with heads alone is empty, which is said once."""
    melding = _enige(maak(tmp_path / "leeg.xlsx", bladen=_veranderd(blad, GOED[blad][:1])))
    assert (melding.blad, melding.cel) == (blad, None)
    assert "leeg" in melding.melding


def test_a_required_column_is_missed_once(tmp_path: Path) -> None:
    """One melding for a missing column, with the head that seems to stand in for it."""
    melding = _enige(maak(tmp_path / "kolom.xlsx", {"Begroting!F1": "last"}))
    assert (melding.blad, melding.cel) == ("Begroting", None)
    assert "'lasten' ontbreekt" in melding.melding
    assert "Bedoelt u 'last'?" in melding.remedie


def test_every_required_column_is_missed(tmp_path: Path) -> None:
    """Each required column of each sheet has its own melding when it isn't there."""
    for blad in BLADEN:
        for kolom in blad.kolommen:
            if kolom.verplicht:
                plaats = GOED[blad.naam][0].index(kolom.kop)
                rijen = [rij[:plaats] + rij[plaats + 1 :] for rij in GOED[blad.naam]]
                gevonden = fouten(maak(tmp_path / "kolom.xlsx", bladen=_veranderd(blad.naam, rijen)))
                assert [(m.blad, m.cel) for m in gevonden if f"De kolom '{kolom.kop}' ontbreekt" in m.melding] == [
                    (blad.naam, None)
                ]


def test_a_head_twice_is_refused_at_the_second(tmp_path: Path) -> None:
    """Two columns with one head leave a doubt about which counts."""
    melding = _enige(maak(tmp_path / "dubbel.xlsx", {"Diensten!D1": "Naam "}))
    assert melding.plaats == "Diensten!D1"
    assert "staat ook in B1" in melding.melding


def test_two_sheets_with_one_name_are_refused(tmp_path: Path) -> None:
    """Two sheets that differ in an apostrophe alone are one sheet twice."""
    melding = _enige(maak(tmp_path / "dubbel.xlsx", {"Programmas!A1": "programma"}))
    assert melding.blad == "Programmas"
    assert "hetzelfde blad" in melding.melding


def test_heads_below_a_title_are_pointed_at(tmp_path: Path) -> None:
    """A title above the heads gives one melding that says which rows to remove."""
    melding = _enige(
        maak(tmp_path / "titel.xlsx", bladen=_veranderd("Diensten", [["Diensten 2011"], [], *GOED["Diensten"]]))
    )
    assert melding.plaats == "Diensten!A1"
    assert "rij 3" in melding.remedie
    zonder = maak(tmp_path / "geen.xlsx", bladen=_veranderd("Diensten", [["a", "b"], ["SW", "Stadswerken"]]))
    assert "minstens de koppen dienst" in _enige(zonder).remedie


def test_unknown_columns_are_remarked_and_ignored(tmp_path: Path) -> None:
    """A column of the user's own changes nothing, whatever is in it."""
    gelezen = laad(maak(tmp_path / "extra.xlsx", {"Diensten!E1": "opmerking", "Diensten!E2": NA, "Diensten!F3": "los"}))
    assert [(m.plaats, m.waarde) for m in gelezen.opmerkingen] == [("Diensten!E1", "opmerking"), ("Diensten!F3", None)]
    assert invoer_hash(gelezen.scenario) == invoer_hash(laad(maak(tmp_path / "goed.xlsx")).scenario)
    assert laad(maak(tmp_path / "notitie.xlsx", {"Diensten!F3": "los van de tabel"})).opmerkingen == ()


def test_sheets_of_the_user_and_of_a_plan_are_ignored(tmp_path: Path) -> None:
    """Whatever stands on another sheet, a result of an earlier run included, changes nothing."""
    eigen = {f"{naam}!A1": NA for naam in ("Mijn blad", OVERZICHT, PLAN_POSTEN, PLAN_DOELEN)}
    assert laad(maak(tmp_path / "eigen.xlsx", eigen)).opmerkingen == ()
    assert not any(zoek_blad(naam) for naam in (OVERZICHT, PLAN_POSTEN, PLAN_DOELEN))


def test_empty_rows_and_what_cannot_be_seen_are_skipped(tmp_path: Path) -> None:
    """Rows without anything, or with spaces alone, aren't rows; spaces around a value don't belong to it."""
    rijen: Rijen = [["dienst ", "naam"], [], [" ", "\u00a0"], ["\u00a0SW ", "Stadswerken\n"], [], ["DMO\u200b", None]]
    scenario = laad(maak(tmp_path / "leeg.xlsx", bladen=_veranderd("Diensten", rijen))).scenario
    assert [(d.dienst, d.naam) for d in scenario.diensten] == [("DMO", "DMO"), ("SW", "Stadswerken")]


def test_identifiers_that_excel_made_numbers_are_the_same(tmp_path: Path) -> None:
    """1001 as a number on one sheet and as a text on another is one post; so is 1001,0."""
    pad = maak(tmp_path / "nummers.xlsx", {"Begroting!A8": 1001, "Wijkafspraken!D3": "1001"})
    assert laad(pad).scenario.wijkafspraken[1].post == "1001"
    assert laad(maak(pad, {"Begroting!A8": "1001", "Wijkafspraken!D3": 1001.0})).scenario.posten[0].post == "1001"


def test_hidden_rows_and_sheets_count(tmp_path: Path) -> None:
    """What is hidden is read, with a remark."""
    pad = maak(tmp_path / "verborgen.xlsx")
    werkmap = openpyxl.load_workbook(pad)
    werkmap["Diensten"].row_dimensions[3].hidden = True
    werkmap["Wijken"].sheet_state = "veryHidden"
    werkmap["Doelen"].row_dimensions[20].hidden = True
    werkmap.save(pad)
    gelezen = laad(pad)
    assert len(gelezen.scenario.diensten) == 2
    assert [(m.plaats, m.melding.split(";")[0]) for m in gelezen.opmerkingen] == [
        ("Diensten!A3", "1 rij is verborgen of weggefilterd"),
        ("Wijken", "Dit blad is verborgen"),
    ]


@pytest.mark.parametrize(
    ("bereiken", "cel", "woorden"),
    [
        (["B2:B3"], "B2", ["B2:B3", "Hef het samenvoegen op"]),
        (["A2:B2", "A3:B3"], "A2", ["net als op 1 andere"]),
        (["A1:B1"], "A1", ["A1:B1"]),
        (["A2:C9999"], "A2", ["A2:C9999"]),
    ],
)
def test_merged_cells_are_refused_once(bereiken: list[str], cel: str, woorden: list[str], tmp_path: Path) -> None:
    """Merged cells hide which rows a value is meant for; what is empty because of it isn't said again."""
    pad = maak(tmp_path / "samen.xlsx")
    werkmap = openpyxl.load_workbook(pad)
    for bereik in bereiken:
        werkmap["Diensten"].merge_cells(bereik)
    werkmap.save(pad)
    melding = next(m for m in fouten(pad) if m.plaats == f"Diensten!{cel}")
    for woord in woorden:
        assert woord in melding.tekst


def test_merged_cells_outside_the_data_do_no_harm(tmp_path: Path) -> None:
    """Merged cells below the last row or beside the known columns hold nothing that is read."""
    pad = maak(tmp_path / "samen.xlsx")
    werkmap = openpyxl.load_workbook(pad)
    werkmap["Diensten"].merge_cells("A20:D21")
    werkmap["Diensten"].merge_cells("F2:G3")
    werkmap.save(pad)
    assert fouten(pad) == ()


def test_a_workbook_that_is_no_scenario_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Without any of the required sheets there is nothing to list sheet by sheet."""
    pad = maak(tmp_path / "anders.xlsx", {"Blad1!A1": "x"}, zonder=GOED)
    with pytest.raises(Invoerfouten) as gezegd:
        read_workbook(pad)
    (melding,) = gezegd.value.meldingen
    assert melding.blad is None
    assert "'anders.xlsx' is geen scenario" in melding.melding
    assert "'Blad1'" in melding.remedie


def test_a_newer_schema_is_refused_in_one_sentence(tmp_path: Path) -> None:
    """Whatever else seems wrong with it, a workbook of a later version only says that it is one."""
    melding = _enige(maak(tmp_path / "nieuw.xlsx", {"Scenario!B2": 2, "Scenario!A5": "onbekend", "Diensten!A2": None}))
    assert melding.plaats == "Scenario!B2"
    assert "schema 2" in melding.melding
    assert "nieuwere Allocator" in melding.remedie
