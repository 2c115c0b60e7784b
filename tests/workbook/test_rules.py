"""Rules between cells, rows and sheets: each is broken once, and said once, in the right cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from workbook.scenario_workbooks import Cel, fouten, maak, maak_plan

from allocator.workbook import check
from allocator.workbook.load import laad


@dataclass(frozen=True)
class Breuk:
    """What breaks a rule: the changed cells, where that is said, and words of the melding."""

    toets: str
    cellen: Mapping[str, Cel]
    plek: str
    woorden: tuple[str, ...]


FOUTEN = [
    # identifiers
    Breuk("dubbel", {"Diensten!A4": "SW"}, "Diensten!A4", ("'SW' staat al in A2",)),
    Breuk("dubbel", {"Diensten!A4": "dmo"}, "Diensten!A4", ("A3", "op hoofdletters na")),
    Breuk("dubbel", {"Begroting!A4": 1001, "Begroting!A2": "1001", "Taakstellingen!F2": None}, "Begroting!A4", ("A2",)),
    Breuk("dubbel", {"Prioriteiten!B3": "basis", "Opties!C4": "O1|basis", "Inzet!B3": "basis"}, "Prioriteiten!B3",
          ("combinatie van prioriteit en variant", "B2")),
    Breuk("dubbel", {"Gebieden!B3": "Oost"}, "Gebieden!B3", ("combinatie van gebied en wijk",)),
    Breuk("dubbel", {"Doelen!B4": "verplichtingen"}, "Doelen!B4", ("'verplichtingen' staat al in B2",)),
    Breuk("dubbel", {"Doelen!A4": 2}, "Doelen!A4", ("'2' staat al in A3", "verander in deze rij 'rang'")),
    Breuk("dubbel", {"Spelregels!A3": "Flex Doel", "Spelregels!B3": 0.3}, "Spelregels!A3", ("staat al in A2",)),
    Breuk("dubbel", {"Scenario!A5": "Naam"}, "Scenario!A5", ("staat al in A3",)),
    # references
    Breuk("verwijzingen", {"Begroting!B6": "DMQ"}, "Begroting!B6", ("Dienst 'DMQ'", "Diensten", "Bedoelt u 'DMO'?")),
    Breuk("verwijzingen", {"Begroting!B6": "Stadswerken"}, "Begroting!B6", ("Bedoelt u 'SW'?",)),
    Breuk("verwijzingen", {"Begroting!C6": "XX"}, "Begroting!C6", ("Programma 'XX'", "Programma's", "P1 of P2")),
    Breuk("verwijzingen", {"Begroting!S6": "OZW"}, "Begroting!S6", ("Gebied 'OZW'", "Gebieden", "'OZ'")),
    Breuk("verwijzingen", {"Wijken!G4": "DMO-9"}, "Wijken!G4", ("Leefbaarheidspost 'DMO-9'", "Begroting")),
    Breuk("verwijzingen", {"Gebieden!B4": "Wst"}, "Gebieden!B4", ("Wijk 'Wst'", "'West'")),
    Breuk("verwijzingen", {"Taakstellingen!B2": "SX"}, "Taakstellingen!B2", ("Dienst 'SX'",)),
    Breuk("verwijzingen", {"Taakstellingen!C2": "P9"}, "Taakstellingen!C2", ("Programma 'P9'",)),
    Breuk("verwijzingen", {"Taakstellingen!F2": "SW-9"}, "Taakstellingen!F2", ("Geboekt op 'SW-9'",)),
    Breuk("verwijzingen", {"Ambities!B3": "Wst"}, "Ambities!B3", ("Wijk 'Wst'",)),
    Breuk("verwijzingen", {"Prioriteiten!C5": "Zui"}, "Prioriteiten!C5", ("Wijk 'Zui'", "'Zuid'")),
    Breuk("verwijzingen", {"Prioriteiten!E5": "A-Z"}, "Prioriteiten!E5", ("Ambitie 'A-Z'",)),
    Breuk("verwijzingen", {"Inzet!A6": "Z9"}, "Inzet!A6", ("Prioriteit 'Z9'", "Prioriteiten")),
    Breuk("verwijzingen", {"Inzet!B6": "plus"}, "Inzet!B6", ("Variant 'plus' van 'Z1'", "basis")),
    Breuk("verwijzingen", {"Inzet!C5": "SX"}, "Inzet!C5", ("Dienst 'SX'",)),
    Breuk("verwijzingen", {"Inzet!D3": "P9"}, "Inzet!D3", ("Programma 'P9'",)),
    Breuk("verwijzingen", {"Wijkafspraken!B3": "Wst"}, "Wijkafspraken!B3", ("Wijk 'Wst'",)),
    Breuk("verwijzingen", {"Wijkafspraken!C3": "SX", "Wijkafspraken!D3": None}, "Wijkafspraken!C3", ("Dienst 'SX'",)),
    Breuk("verwijzingen", {"Wijkafspraken!D3": "X"}, "Wijkafspraken!D3", ("Post 'X'",)),
    Breuk("verwijzingen", {"Wijktoerekening!A3": "X"}, "Wijktoerekening!A3", ("Post 'X'",)),
    Breuk("verwijzingen", {"Wijktoerekening!B3": "X"}, "Wijktoerekening!B3", ("Wijk 'X'",)),
    Breuk("verwijzingen", {"Afhankelijkheden!A2": "O9"}, "Afhankelijkheden!A2", ("Prioriteit 'O9'",)),
    Breuk("verwijzingen", {"Afhankelijkheden!C2": "O9"}, "Afhankelijkheden!C2", ("Andere 'O9'",)),
    Breuk("verwijzingen", {"Initiatieven!C2": "Oots"}, "Initiatieven!C2", ("Wijk 'Oots'", "'Oost'")),
    Breuk("verwijzingen", {"Initiatieven!C3": "Oost 50%; Zud 50%"}, "Initiatieven!C3", ("Wijk 'Zud'", "'Zuid'")),
    Breuk("verwijzingen", {"Initiatieven!H3": "SX"}, "Initiatieven!H3", ("Dienst 'SX'",)),
    Breuk("verwijzingen", {"Initiatieven!I3": "P9"}, "Initiatieven!I3", ("Programma 'P9'",)),
    # the frame
    Breuk("stabiliteit_zonder_plan", {"Doelen!B4": "stabiliteit"}, "Doelen!B4", ("gebaseerd op",)),
    Breuk("leefbaarheidsbudget_past", {"Wijken!F3": 60_000}, "Wijken!F3", ("€ 160.000", "€ 150.000", "€ 10.000")),
    # the money and the people
    Breuk("lasten_niet_negatief", {"Begroting!F6": -5}, "Begroting!F6", ("personeel", "stelpost en overig")),
    Breuk("gebonden_past_in_fte", {"Begroting!K6": 5.5}, "Begroting!K6", ("5,5 fte gebonden", "maar 5 fte")),
    Breuk("datums_in_deze_tijd", {"Begroting!O5": date(1911, 4, 1)}, "Begroting!O5", ("1-4-1911", "2011")),
    Breuk("datums_in_deze_tijd", {"Begroting!L3": date(2111, 7, 1)}, "Begroting!L3", ("1-7-2111",)),
    Breuk("geboekt_op_stelpost", {"Taakstellingen!F2": "SW-1"}, "Taakstellingen!F2",
          ("geen negatieve stelpost", "inkoop")),
    Breuk("geboekt_op_stelpost", {"Begroting!F4": 5}, "Taakstellingen!F2", ("geen negatieve stelpost", "€ 5")),
    # what wijken ask
    Breuk("varianten_horen_bijeen", {"Prioriteiten!C3": "Zuid"}, "Prioriteiten!C3",
          ("C2", "wijk 'Oost'")),
    Breuk("varianten_horen_bijeen", {"Prioriteiten!E3": None}, "Prioriteiten!E3", ("E2", "ambitie 'A-O'")),
    Breuk("varianten_horen_bijeen", {"Prioriteiten!F3": "heel"}, "Prioriteiten!F3", ("thema 'schoon'",)),
    Breuk("een_toezegging", {"Prioriteiten!H2": "toegezegd", "Prioriteiten!H3": "toegezegd"}, "Prioriteiten!H3",
          ("variant basis ook toegezegd",)),
    Breuk("ambitie_van_de_wijk", {"Prioriteiten!E5": "A-W"}, "Prioriteiten!E5", ("van de wijk West", "Zuid")),
    Breuk("inzet_heeft_een_dienst", {"Inzet!C5": None}, "Inzet!C5", ("geen dienst en geen partner",)),
    Breuk("inzet_vraagt_iets", {"Inzet!G5": None}, "Inzet!F5", ("geen fte en geen geld",)),
    Breuk("inzet_vraagt_iets", {"Inzet!G6": 0}, "Inzet!F6", ("geen fte en geen geld",)),
    Breuk("afhankelijk_van_een_ander", {"Afhankelijkheden!C2": "O1"}, "Afhankelijkheden!C2", ("niet van zichzelf",)),
    Breuk("toezeggingen_sluiten_niet_uit", {"Prioriteiten!H3": "toegezegd", "Prioriteiten!H5": "toegezegd"},
          "Afhankelijkheden!B3", ("Z1 en O1 sluiten elkaar uit",)),
    # regular work in wijken
    Breuk("afspraak_vraagt_iets", {"Wijkafspraken!E2": None}, "Wijkafspraken!E2", ("geen fte en geen geld",)),
    Breuk("post_van_de_dienst", {"Wijkafspraken!C3": "SW"}, "Wijkafspraken!D3", ("van dienst DMO", "met SW")),
    Breuk("post_werkt_in_de_wijk", {"Wijkafspraken!B2": "West"}, "Wijkafspraken!D2",
          ("gebied OZ (Oost en Zuid)", "West")),
    Breuk("post_is_geen_leefbaarheidspost", {"Wijkafspraken!D3": "DMO-3"}, "Wijkafspraken!D3",
          ("leefbaarheidsbudget",)),
    Breuk("afspraken_passen_in_fte", {"Wijkafspraken!E2": 6.01}, "Wijkafspraken!E2", ("6,01 fte beloofd", "6 fte")),
    Breuk("afspraken_passen_in_fte", {"Begroting!I3": 10, "Begroting!J3": 0.5}, "Wijkafspraken!E2",
          ("inzetbaar is 0,5",)),
    Breuk("afspraken_passen_in_fte", {"Wijkafspraken!E3": 0.1}, "Wijkafspraken!E3", ("inzetbaar is 0 fte",)),
    Breuk("afspraken_passen_in_lasten", {"Wijkafspraken!F3": 200_001}, "Wijkafspraken!F3", ("€ 200.001", "€ 200.000")),
    Breuk("toerekening_past", {"Wijktoerekening!C3": 0.7}, "Wijktoerekening!C3", ("DMO-1", "110 %", "stedelijk")),
    # initiatieven
    Breuk("aandelen_zijn_heel", {"Initiatieven!C3": "Oost 50%; Zuid 40%"}, "Initiatieven!C3", ("90 %",)),
    Breuk("aandelen_zijn_heel", {"Initiatieven!C3": "Oost 50%; Oost 50%"}, "Initiatieven!C3", ("twee keer",)),
    Breuk("aandelen_zijn_heel", {"Initiatieven!C3": "Oost 33,333%; Zuid 66,667%"}, "Initiatieven!C3",
          ("achter de komma",)),
    Breuk("vraagt_iets", {"Initiatieven!K3": None, "Initiatieven!M3": None}, "Initiatieven!K3",
          ("geen geld en geen uren",)),
    Breuk("minimaal_past", {"Initiatieven!L2": 2501}, "Initiatieven!L2", ("€ 2.501", "€ 2.500")),
    Breuk("datums_na_de_aanvraag", {"Initiatieven!P2": date(2010, 3, 11)}, "Initiatieven!P2",
          ("11-3-2010", "12-3-2010")),
    Breuk("datums_na_de_aanvraag", {"Initiatieven!R2": date(2009, 4, 2)}, "Initiatieven!R2", ("2-4-2009",)),
    Breuk("datum_in_deze_tijd", {"Initiatieven!B3": date(1910, 6, 1)}, "Initiatieven!B3", ("1-6-1910", "2011")),
]  # fmt: skip

OPMERKINGEN = [
    Breuk("plan_zonder_stabiliteit", {"Scenario!A5": "gebaseerd op", "Scenario!B5": "plan.xlsx"}, "Scenario!B5",
          ("doet niets", "stabiliteit")),
    Breuk("band_onder_nul", {"Spelregels!B3": 0.25}, "Spelregels!B3", ("25 %", "20 %")),
    Breuk("band_onder_nul", {"Diensten!D3": 0.16}, "Diensten!D3", ("16 %", "15 %")),
    Breuk("mandaten_lopen_op", {"Spelregels!A4": "mandaat: dienstdirecteur", "Spelregels!B4": 20_000}, "Spelregels!B4",
          ("dienstdirecteur", "niet hoger", "€ 20.000")),
    Breuk("wijken_buiten_de_vloer", {"Wijken!C4": None}, "Wijken!C4", ("1 wijk", "(West)")),
    Breuk("bezetting_zonder_formatie", {"Begroting!J2": 1}, "Begroting!J2", ("1 fte", "zonder formatie")),
    Breuk("zonder_gebondenheid", {"Begroting!N2": None, "Begroting!N6": None}, "Begroting!N2",
          ("2 posten", "niet getoetst", "SW-1 en DMO-2")),
    Breuk("zonder_aard", {"Begroting!M6": None}, "Begroting!M6", ("1 post", "structureel", "DMO-2")),
    Breuk("gebonden_tot_oudjaar", {"Begroting!O5": date(2011, 12, 31)}, "Begroting!O5", ("die dag zelf", "DMO-1")),
    Breuk("gebonden_tot_zonder_gevolg", {"Begroting!O8": date(2011, 6, 1)}, "Begroting!O8", ("doet niets", "DMO-4")),
    Breuk("oormerkbaar_zonder_gevolg", {"Begroting!U6": "ja", "Begroting!U7": "ja"}, "Begroting!U6",
          ("2 posten", "DMO-2 en DMO-3")),
    Breuk("taakstelling_zonder_posten", {"Taakstellingen!C2": "P2"}, "Taakstellingen!A2", ("Geen enkele post",)),

             Breuk("taakstelling_zonder_posten", {"Begroting!M2": "I", "Begroting!M3": "I", "Inzet!H2": "I"},
          "Taakstellingen!A2", ("Geen enkele post",)),
    Breuk("stelpost_te_klein", {"Taakstellingen!D2": 100_001}, "Taakstellingen!D2", ("SW-3", "€ -100.000")),
    Breuk("variant_zonder_inzet", {"Inzet!B3": "basis"}, "Prioriteiten!B3", ("1 variant", "O1|plus")),
    Breuk("inzet_zonder_aard", {"Inzet!H6": None}, "Inzet!H6", ("1 rij", "Z1|basis")),
    Breuk("inzet_zonder_team", {"Inzet!E4": "jurist", "Begroting!T6": "zorg"}, "Inzet!E4", ("DMO", "jurist", "West")),
    Breuk("inzet_zonder_team", {"Inzet!C4": "SW", "Inzet!D4": None}, "Inzet!C4", ("SW", "West")),
    Breuk("inzet_zonder_dekking", {"Begroting!U8": None}, "Inzet!G4", ("DMO", "programma P2")),
    Breuk("vereist_en_uitgesloten", {"Afhankelijkheden!C3": "O1", "Afhankelijkheden!C2": "Z1"}, "Afhankelijkheden!B2",
          ("O1 vereist Z1",)),
    Breuk("meer_toegekend_dan_gevraagd", {"Initiatieven!Q2": 2501}, "Initiatieven!Q2", ("1 initiatief", "10-1")),
    Breuk("uren_zonder_dienst", {"Initiatieven!H3": None}, "Initiatieven!M3", ("10-2", "geen dienst")),
    Breuk("zonder_aard", {"Initiatieven!J2": None}, "Initiatieven!J2", ("1 initiatief", "10-1")),
]  # fmt: skip


def _naam(breuk: Breuk) -> str:
    return f"{breuk.toets}-{breuk.plek}"


def test_the_workbook_that_is_broken_is_right_itself(tmp_path: Path) -> None:
    """Without a change nothing is wrong, nor worth a remark."""
    assert laad(maak(tmp_path / "goed.xlsx")).opmerkingen == ()


@pytest.mark.parametrize("breuk", FOUTEN, ids=_naam)
def test_a_broken_rule_is_said_once(breuk: Breuk, tmp_path: Path) -> None:
    """A broken rule gives one melding, in the right cell, with its value, what is wrong and what would be right."""
    (melding,) = fouten(maak(tmp_path / "fout.xlsx", breuk.cellen))
    assert melding.plaats == breuk.plek
    assert melding.remedie
    for woord in breuk.woorden:
        assert woord in melding.tekst


@pytest.mark.parametrize("breuk", OPMERKINGEN, ids=_naam)
def test_a_remark_holds_nothing_back(breuk: Breuk, tmp_path: Path) -> None:
    """What deserves a look is said in the right cell, and the scenario loads all the same."""
    pad = maak(tmp_path / "opmerking.xlsx", breuk.cellen)
    maak_plan(tmp_path / "plan.xlsx")
    opmerkingen = [m for m in laad(pad).opmerkingen if m.plaats == breuk.plek]
    assert len(opmerkingen) == 1
    for woord in breuk.woorden:
        assert woord in opmerkingen[0].tekst


def test_every_rule_is_broken_somewhere() -> None:
    """No rule of the check package goes without a case that triggers it."""
    assert {breuk.toets for breuk in FOUTEN} == {"dubbel", "verwijzingen", *(t.__name__ for t in check.FOUTEN)}
    assert {breuk.toets for breuk in OPMERKINGEN} == {t.__name__ for t in check.OPMERKINGEN}
