"""`allocator importeer`, run as a user does: what comes into the scenario, what stays, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from begroting.indelingen import Indeling, Regel, Stijl, plat, schrijf_xlsx, secties
from begroting.opdracht import REGELS, als_json, importeer, zonder_eenheid
from begroting.scenario import begroting, schrijf_scenario
from libreoffice import convert
from openpyxl import Workbook, load_workbook

from allocator.cli import run

TORTURE = Path(__file__).parents[3] / "shared" / "data" / "torture"


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    return schrijf_scenario(tmp_path / "stad.xlsx")


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    return Indeling("sw", secties, Stijl(met_fte=True)).schrijf(tmp_path, REGELS)


def test_posten_of_the_dienst_are_replaced(bestand: Path, scenario: Path) -> None:
    """The file decides on what is in it; by post, what concern control added stays; other diensten are left alone."""
    voor = begroting(scenario)
    importeer(bestand, scenario, "--ja")
    na = begroting(scenario)
    assert list(na) == ["SW1", "SW2", "SW3", "DMO1"]
    assert na["DMO1"] == voor["DMO1"]
    assert na["SW1"]["lasten"] == 120_500
    assert (na["SW1"]["gebondenheid"], na["SW1"]["onderbouwing"], na["SW1"]["stap"]) == (
        "bestuurlijk",
        "Besluit 2026-7",
        5_000,
    )
    assert (na["SW2"]["lasten"], na["SW2"]["baten"]) == (4_250_000, 95_750)
    assert "gebondenheid" not in na["SW2"]


@pytest.mark.skipif(not TORTURE.is_dir(), reason="the hostile files aren't on this machine")
def test_no_hostile_file_upsets_the_command(scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each is refused or asked about as the user's own file, never as a fault of Allocator; nothing is written."""
    voor = scenario.read_bytes()
    for bestand in sorted(TORTURE.iterdir()):
        importeer(bestand, scenario, "--json", code=2)
        uitkomst = als_json(capsys)
        assert uitkomst["fout"], bestand.name
        assert not any("Allocator zelf" in fout["melding"] for fout in uitkomst["fout"]), bestand.name
    assert scenario.read_bytes() == voor


def test_a_second_time_changes_nothing(bestand: Path, scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The same file again leaves the scenario as it is, byte for byte, and keeps no other copy."""
    importeer(bestand, scenario, "--ja")
    na = scenario.read_bytes()
    capsys.readouterr()
    importeer(bestand, scenario, "--ja")
    gedrukt = capsys.readouterr().out
    assert "Er verandert niets" in gedrukt
    assert "dezelfde als de vorige keer" in gedrukt
    assert scenario.read_bytes() == na
    assert {p.name for p in scenario.parent.iterdir()} == {"sw.xlsx", "stad.xlsx", "stad-oud-1.xlsx"}


def test_the_old_scenario_is_kept(bestand: Path, scenario: Path) -> None:
    """What was replaced stands beside it, under a free name, as it was."""
    voor = scenario.read_bytes()
    (scenario.parent / "stad-oud-1.xlsx").write_text("van vorig jaar")
    importeer(bestand, scenario, "--ja")
    assert (scenario.parent / "stad-oud-1.xlsx").read_text() == "van vorig jaar"
    assert (scenario.parent / "stad-oud-2.xlsx").read_bytes() == voor


def test_what_changes_is_shown(bestand: Path, scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Meaning of columns, three lines, totals, was and wordt per programma, and the posten that come, go or change."""
    importeer(bestand, scenario, "--ja")
    gedrukt = capsys.readouterr().out
    for deel in (
        "sw.xlsx: begroting, blad 'Begroting'",
        "Eenheid: euro (staat in het bestand)",
        "Kostenplaats",
        "Totalen in het bestand: 8, waarvan 8 kloppen.",
        "Nieuw: 2 posten (SW2 en SW3)",
        "Vervallen: 1 post (SW9)",
        "Nieuw op het blad Programma's: 2 Openbare ruimte",
        "120.500",
        "4.370.500",
    ):
        assert deel in gedrukt


def test_json_has_the_keys_of_the_contract(bestand: Path, scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sums in whole euros, every total with its cell, and no open questions."""
    importeer(bestand, scenario, "--json")
    uitkomst = als_json(capsys)
    assert (uitkomst["posten"], uitkomst["lasten"], uitkomst["baten"]) == (3, 4_458_625, 95_750)
    assert (uitkomst["fte"], uitkomst["eenheid"], uitkomst["vragen"]) == (1.5, "euro", [])
    assert uitkomst["bestand"] == str(scenario)
    assert uitkomst["bewaard"] == str(scenario.parent / "stad-oud-1.xlsx")
    laatste = [t for t in uitkomst["totalen"] if t["gedrukt"] == 4_458_625]
    assert [(t["blad"], t["cel"], t["berekend"]) for t in laatste] == [("Begroting", "D15", 4_458_625)]


@pytest.mark.slow
def test_aansluiting_proves_the_import(bestand: Path, scenario: Path, tmp_path: Path) -> None:
    """Recalculated by LibreOffice, import = begroting to the euro; a change on Begroting shows as a difference."""
    importeer(bestand, scenario, "--ja")

    def bewijs() -> list[tuple[Any, ...]]:
        blad = load_workbook(convert(scenario, "xlsx", tmp_path), data_only=True)["Aansluiting"]
        return [rij[2:7] for rij in blad.iter_rows(min_row=5, max_row=7, values_only=True)]

    assert bewijs() == [
        ("lasten", 4_458_625, 4_458_625, 0, "✓"),
        ("baten", 95_750, 95_750, 0, "✓"),
        ("fte", 1.5, 1.5, 0, "✓"),
    ]
    werkmap = load_workbook(scenario)
    werkmap["Begroting"]["F2"] = 120_501
    werkmap.save(scenario)
    assert bewijs()[0] == ("lasten", 4_458_625, 4_458_626, -1, "✗")


def test_a_plan_can_be_made_of_it(bestand: Path, scenario: Path) -> None:
    """`verdeel` takes the scenario with its sheet Aansluiting, and proves on its own that the import is all there."""
    importeer(bestand, scenario, "--ja")
    assert run(["verdeel", str(scenario)]) == 0
    blad = load_workbook(scenario.with_name("stad-plan.xlsx"), data_only=True)["Aansluiting"]
    rijen = [rij[:7] for rij in blad.iter_rows(values_only=True) if rij[2] == "sw.xlsx"]
    assert rijen == [
        ("SW", "lasten", "sw.xlsx", 4_458_625, 4_458_625, 0, "✓"),
        ("SW", "baten", "sw.xlsx", 95_750, 95_750, 0, "✓"),
    ]


def fout_totaal(tmp_path: Path) -> Path:
    """A file of which a line was changed, and its totals weren't."""
    gemaakt = secties(Stijl(), REGELS)
    (blad,) = gemaakt
    blad.cellen |= {plek: 98_125.0 for plek, waarde in blad.cellen.items() if waarde == 88_125 and plek[0] == 11}
    return schrijf_xlsx(tmp_path / "fout.xlsx", gemaakt)


def test_a_file_that_does_not_add_up(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing is imported; the totals that are off are named with sheet, cell and amount."""
    voor = scenario.read_bytes()
    importeer(fout_totaal(tmp_path), scenario, "--json", code=2)
    fouten = als_json(capsys)["fout"]
    assert [(f["blad"], f["cel"]) for f in fouten] == [("Begroting", "D13"), ("Begroting", "D15")]
    assert "de regels zijn samen 98.125, een verschil van -10.000" in fouten[0]["melding"]
    assert scenario.read_bytes() == voor


def test_a_difference_is_accepted_with_a_reason(scenario: Path, tmp_path: Path) -> None:
    """With a reason the file comes in, and the reason is kept in the workbook."""
    importeer(fout_totaal(tmp_path), scenario, "--ja", "--accepteer-verschil", "Telfout, gemeld bij SW")
    assert begroting(scenario)["SW3"]["lasten"] == 98_125
    werkmap = load_workbook(scenario)
    assert "Telfout, gemeld bij SW" in [rij[3] for rij in werkmap["Importprofielen"].iter_rows(values_only=True)]
    tekst = "\n".join(str(rij[0]) for rij in werkmap["Aansluiting"].iter_rows(values_only=True))
    assert "SW: ondanks verschillen ingelezen. Reden: Telfout, gemeld bij SW" in tekst


@pytest.mark.parametrize(
    ("opties", "melding"),
    [
        (["--kies", "eenheid"], "'eenheid' klopt niet. Schrijf bij --kies iets als: naam=waarde."),
        (["--kolom", "=lasten"], "'=lasten' klopt niet. Schrijf bij --kolom iets als: naam=waarde."),
        (["--kolom", "Budget=laste"], "'laste' is geen betekenis van een kolom. Bedoelt u 'lasten'?"),
        (["--kies", "eenheid=dozijn"], "'dozijn' is geen antwoord op de vraag 'eenheid'."),
        (["--kies", "jaar=2027", "--kies", "eenheid=euro"], "Over 'jaar' is bij dit bestand geen vraag."),
        (["--accepteer-verschil", " "], "De optie --accepteer-verschil is leeg."),
        (["--soort", "rekening"], "De soort 'rekening' is er niet. Kies uit: begroting, formatie."),
        (["--naar", "aan.xlsx"], "Geef --scenario mee (inlezen in een scenario) of --naar"),
        (["--soort", "formatie"], "In 'los.xlsx' staat geen tabel met fte."),
    ],
)
def test_wrong_calls(
    opties: list[str], melding: str, scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each wrong option has its own sentence, and nothing is written."""
    voor = scenario.read_bytes()
    importeer(zonder_eenheid(tmp_path), scenario, "--ja", *opties, code=2)
    assert melding in capsys.readouterr().err
    assert scenario.read_bytes() == voor


def test_an_unknown_dienst(bestand: Path, scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A dienst must be on the sheet Diensten; a slip of the pen is recognised, capitals don't matter."""
    importeer(bestand, scenario, "--ja", dienst="DMOO", code=2)
    assert (
        "De dienst 'DMOO' staat niet op het blad Diensten van 'stad.xlsx'. Bedoelt u 'DMO'?" in capsys.readouterr().err
    )
    importeer(bestand, scenario, "--ja", dienst="sw")
    assert begroting(scenario)["SW2"]["dienst"] == "SW"


def test_a_plan_is_no_scenario(bestand: Path, scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Bringing a budget into a plan would leave it wrong: the scenario is asked for."""
    assert run(["verdeel", str(scenario)]) == 0
    importeer(bestand, scenario.with_name("stad-plan.xlsx"), "--ja", code=2)
    assert "'stad-plan.xlsx' is een plan en geen scenario." in capsys.readouterr().err


def test_a_workbook_without_begroting(bestand: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A workbook that is no scenario is refused."""
    Workbook().save(tmp_path / "leeg.xlsx")
    importeer(bestand, tmp_path / "leeg.xlsx", "--ja", code=2)
    assert "'leeg.xlsx' heeft geen blad Begroting." in capsys.readouterr().err


def test_a_sheet_of_the_users_own_is_not_lost(
    bestand: Path, scenario: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A sheet Aansluiting that no import wrote stops it."""
    werkmap = load_workbook(scenario)
    werkmap.create_sheet("Aansluiting")["A1"] = "van mij"
    werkmap.save(scenario)
    importeer(bestand, scenario, "--ja", code=2)
    assert "Dit blad heeft een naam die het inlezen zelf nodig heeft." in capsys.readouterr().err


def test_own_columns_and_order_are_kept(bestand: Path, scenario: Path) -> None:
    """Columns of the user on Begroting keep their place and their values; so do rows of other diensten."""
    werkmap = load_workbook(scenario)
    blad = werkmap["Begroting"]
    blad.tables.clear()
    blad.insert_cols(1)
    blad["A1"], blad["A2"], blad["A4"] = "Notitie", "nakijken", "akkoord"
    werkmap.save(scenario)
    importeer(bestand, scenario, "--ja")
    rijen = [rij[:3] for rij in load_workbook(scenario)["Begroting"].iter_rows(values_only=True)]
    assert rijen == [
        ("Notitie", "post", "dienst"),
        ("nakijken", "SW1", "SW"),
        (None, "SW2", "SW"),
        (None, "SW3", "SW"),
        ("akkoord", "DMO1", "DMO"),
    ]


def test_own_columns_with_one_head(bestand: Path, scenario: Path) -> None:
    """Two own columns of one name, in whatever capitals, both stay; the second gets a number, as a table asks."""
    werkmap = load_workbook(scenario)
    blad = werkmap["Begroting"]
    blad.tables.clear()
    begin = blad.max_column
    for plaats, (kop, waarde) in enumerate([("Notitie", "een"), ("notitie", True), ("Notitie", False)], begin + 1):
        blad.cell(1, plaats).value = kop
        blad.cell(2, plaats).value = waarde
    werkmap.save(scenario)
    importeer(bestand, scenario, "--ja")
    koppen, eerste = list(load_workbook(scenario)["Begroting"].iter_rows(values_only=True))[:2]
    assert koppen[0] == "post"
    assert koppen[begin:] == ("Notitie", "notitie (2)", "Notitie (3)")
    assert eerste[begin:] == ("een", True, False)


def test_a_formula_without_a_value_stops_it(bestand: Path, scenario: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A formula on Begroting that was never computed would be lost: it has to be saved in Excel first."""
    werkmap = load_workbook(scenario)
    werkmap["Begroting"]["F4"] = "=1+1"
    werkmap.save(scenario)
    importeer(bestand, scenario, "--ja", code=2)
    assert "nog nooit uitgerekend" in capsys.readouterr().err


def test_a_cell_of_another_dienst_that_is_no_amount(bestand: Path, scenario: Path, tmp_path: Path) -> None:
    """What is wrong at another dienst doesn't stop an import; it counts as 0 in the proof, as in Excel's own sums."""
    welzijn = [Regel("Programma 1 Bestuur", "DMO1", "Welzijn", "subsidie", 50_000)]
    importeer(schrijf_xlsx(tmp_path / "dmo.xlsx", plat(Stijl(), welzijn)), scenario, "--ja", dienst="DMO")
    werkmap = load_workbook(scenario)
    werkmap["Begroting"]["F4"] = True
    werkmap.save(scenario)
    importeer(bestand, scenario, "--ja")
    blad = load_workbook(scenario, data_only=True)["Aansluiting"]
    bewijs = [
        rij[2:7] for rij in blad.iter_rows(min_row=5, values_only=True) if rij[:3] == ("DMO", "dmo.xlsx", "lasten")
    ]
    assert bewijs == [("lasten", 50_000, 0, 50_000, "✗")]


def test_a_scenario_that_becomes_invalid(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The import succeeds; what is wrong with the scenario now is listed."""
    regels = [Regel("Programma 1 Bestuur", "SW1", "Griffie", "personeel", 120_500, 0), REGELS[2]]
    negatief = [*regels, Regel("Programma 1 Bestuur", "SW7", "Korting", "inkoop", -500)]
    importeer(schrijf_xlsx(tmp_path / "sw.xlsx", plat(Stijl(), negatief)), scenario, "--json")
    (probleem,) = als_json(capsys)["problemen"]
    assert (probleem["blad"], probleem["cel"]) == ("Begroting", "F4")


def test_cells_that_are_no_amount(scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Errors and words where an amount belongs are all reported, by cell."""
    gemaakt = plat(Stijl(), REGELS)
    (blad,) = gemaakt
    blad.cellen[5, 4] = "onbekend"
    blad.cellen[6, 5] = True
    importeer(schrijf_xlsx(tmp_path / "sw.xlsx", gemaakt), scenario, "--json", code=2)
    fouten = als_json(capsys)["fout"]
    assert [(f["blad"], f["cel"], f["waarde"]) for f in fouten] == [
        ("Blad1", "E6", "onbekend"),
        ("Blad1", "F7", "WAAR"),
    ]


def test_hidden_rows_columns_and_sheets_are_said(
    scenario: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Hidden rows count (the totals hold them) and are said; hidden columns and sheets don't, and are said too."""
    pad = schrijf_xlsx(tmp_path / "sw.xlsx", plat(Stijl(met_saldo=True), REGELS))
    werkmap = load_workbook(pad)
    blad = werkmap["Blad1"]
    blad.row_dimensions[6].hidden = True
    blad.column_dimensions["G"].hidden = True
    werkmap.create_sheet("Oud").sheet_state = "hidden"
    werkmap["Oud"]["A1"] = 1
    werkmap.save(pad)
    importeer(pad, scenario, "--json")
    uitkomst = als_json(capsys)
    assert uitkomst["lasten"] == 4_458_625
    assert uitkomst["opmerkingen"] == [
        "Het blad 'Oud' is verborgen en telt niet mee.",
        "Op 'Blad1' is kolom G verborgen; daar wordt niets uit ingelezen.",
        "Op 'Blad1' is 1 rij met bedragen verborgen; die telt mee.",
    ]


def test_a_user_says_what_a_column_holds(scenario: Path, tmp_path: Path) -> None:
    """--kolom names the column of lasten where the head doesn't; the profile remembers it."""
    werkmap = Workbook()
    blad = werkmap.active
    blad.append(["in euro's"])
    blad.append(["Nr", "Naam", "Vorig budget X", "Nieuw budget X"])
    for nummer, naam, oud, nieuw in (("SW1", "Griffie", 10, 20), ("SW2", "Bomen", 30, 40), ("SW3", "Gras", 1, 5)):
        blad.append([nummer, naam, oud, nieuw])
    werkmap.save(tmp_path / "sw.xlsx")
    importeer(tmp_path / "sw.xlsx", scenario, "--ja", "--kolom", "Nieuw budget X=lasten")
    importeer(tmp_path / "sw.xlsx", scenario, "--ja")
    assert [rij["lasten"] for rij in begroting(scenario).values()] == [20, 40, 5, 50_000]


def test_codes_that_another_dienst_has(scenario: Path, tmp_path: Path) -> None:
    """A code that is another dienst's already gets the dienst before it, the same one each time."""
    regels = [Regel("Programma 1 Bestuur", "DMO1", "Griffie", "personeel", 5_000, 0), REGELS[2]]
    pad = schrijf_xlsx(tmp_path / "sw.xlsx", plat(Stijl(), regels))
    importeer(pad, scenario, "--ja")
    na = scenario.read_bytes()
    assert list(begroting(scenario)) == ["SW-DMO1", "SW3", "DMO1"]
    importeer(pad, scenario, "--ja")
    assert scenario.read_bytes() == na


def test_lines_of_one_kostenplaats(scenario: Path, tmp_path: Path) -> None:
    """A post is kostenplaats × kostensoort: lines of one code are told apart by their kind, then by their name."""
    regels = [
        Regel("Programma 1 Bestuur", "SW4100", "Griffie", "personeel", 5_000),
        Regel("Programma 1 Bestuur", "SW4100", "Griffie", "inkoop", 6_000),
        Regel("Programma 1 Bestuur", "SW4200", "Bomen", "inkoop", 7_000),
        Regel("Programma 1 Bestuur", "SW4200", "Bermen", "inkoop", 8_000),
    ]
    importeer(schrijf_xlsx(tmp_path / "sw.xlsx", plat(Stijl(), regels)), scenario, "--ja")
    assert list(begroting(scenario))[:4] == ["SW4100-personeel", "SW4100-inkoop", "SW4200-bomen", "SW4200-bermen"]


def test_the_programma_of_lines_that_name_none(scenario: Path, tmp_path: Path) -> None:
    """--programma says it; without it, the only programma of the dienst until now."""
    werkmap = Workbook()
    werkmap.active.append(["Code", "Omschrijving", "Lasten in euro's"])
    werkmap.active.append(["SW1", "Griffie", 1])
    werkmap.active.append(["SW2", "Bomen", 2])
    werkmap.save(tmp_path / "sw.xlsx")
    importeer(tmp_path / "sw.xlsx", scenario, "--ja")
    assert [rij["programma"] for rij in begroting(scenario).values()] == ["1", "1", "1"]
    importeer(tmp_path / "sw.xlsx", scenario, "--ja", "--programma", "Openbare ruimte")
    assert [rij["programma"] for rij in begroting(scenario).values()] == ["Openbare ruimte", "Openbare ruimte", "1"]


def test_new_programmas_with_one_name(scenario: Path, tmp_path: Path) -> None:
    """Two programma's that differ in their number only are two; one that the scenario has by name is that one."""
    regels = [
        Regel("Programma 7 Zorg", "SW1", "Griffie", "personeel", 5_000),
        Regel("Programma 8 Zorg", "SW2", "Bomen", "inkoop", 6_000),
        Regel("Programma 9 Bestuur", "SW3", "Raad", "inkoop", 7_000),
    ]
    importeer(schrijf_xlsx(tmp_path / "sw.xlsx", plat(Stijl(), regels)), scenario, "--ja")
    assert [rij["programma"] for rij in begroting(scenario).values()] == ["7", "8", "1", "1"]
