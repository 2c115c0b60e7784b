"""From a workbook to a scenario: units, defaults of empty cells, and canonical order."""

from datetime import date
from pathlib import Path

import pytest
from workbook.scenario_workbooks import GOED, maak

from allocator.workbook.load import laad
from allocator_models.scenario import (
    Aard,
    Afhankelijkheid,
    AfhankelijkheidSoort,
    Ambitie,
    Dienst,
    Gebondenheid,
    Initiatief,
    Inzet,
    Kostensoort,
    Post,
    Prioriteit,
    Programma,
    Scenario,
    Taakstelling,
    Variant,
    Verplicht,
    Vorm,
    Wijk,
    Wijkafspraak,
    Wijktoerekening,
)
from allocator_models.spelregels import STANDAARD_DOELEN, Doel, Doelregel, Mandaat, Spelregels


@pytest.fixture(scope="module")
def scenario(tmp_path_factory: pytest.TempPathFactory) -> Scenario:
    return laad(maak(tmp_path_factory.mktemp("scenario") / "goed.xlsx")).scenario


def test_the_frame(scenario: Scenario) -> None:
    """Names, year, goals and spelregels as given; what isn't given has its default."""
    assert (scenario.naam, scenario.jaar, scenario.vraag, scenario.prijspeil) == ("Proef", 2011, "Wat kan er?", "")
    assert scenario.doelen == (
        Doelregel(Doel.VERPLICHTINGEN),
        Doelregel(Doel.WIJKPRIORITEITEN, 0.01),
        Doelregel(Doel.BEHOUD),
    )
    assert scenario.spelregels == Spelregels()
    assert scenario.diensten == (
        Dienst("DMO", "Maatschappelijke Ontwikkeling", 1500, 300),
        Dienst("SW", "Stadswerken", 2000, 500),
    )
    assert scenario.programmas[1] == Programma("P2", "Welzijn", "wethouder B")
    assert dict(scenario.gebieden) == {"OZ": {"Oost", "Zuid"}, "W": {"West"}}
    assert scenario.basisplan is None


def test_wijken(scenario: Scenario) -> None:
    """A wijk in thousandths and whole euros, with its defaults."""
    assert scenario.wijk["West"] == Wijk("West", "West", 29710, 1500, krachtwijk=True)
    assert scenario.wijk["Oost"] == Wijk("Oost", "Oost", 33510, 1000, False, 100_000, "DMO-3")


def test_posten(scenario: Scenario) -> None:
    """A post in whole euros, hundredths of fte and hundredths of a percent."""
    assert scenario.post["SW-2"] == Post(
        post="SW-2",
        dienst="SW",
        programma="P1",
        omschrijving="SW-2",
        kostensoort=Kostensoort.PERSONEEL,
        lasten_euro=800_000,
        fte_honderdsten=1000,
        bezetting_honderdsten=950,
        fte_gebonden_honderdsten=400,
        vrij_vanaf=date(2011, 7, 1),
        gebondenheid=Gebondenheid.BESTUURLIJK,
        gebied="OZ",
        functie="beheer",
    )
    subsidie = scenario.post["DMO-1"]
    assert (subsidie.baten_euro, subsidie.baten_vervallen_bp, subsidie.stap_euro) == (30_000, 10_000, 50_000)
    assert (subsidie.gebonden_tot, subsidie.onderbouwing) == (date(2011, 4, 1), "Contract")
    assert scenario.post["DMO-2"].bezetting_honderdsten == 500
    assert [p.post for p in scenario.posten] == ["DMO-1", "DMO-2", "DMO-3", "DMO-4", "SW-1", "SW-2", "SW-3"]


@pytest.mark.parametrize("kostensoort", list(Kostensoort))
def test_an_empty_gebondenheid_follows_the_kostensoort(kostensoort: Kostensoort, tmp_path: Path) -> None:
    """What nobody judged is juridisch, bestuurlijk or beleidsmatig by its kostensoort, and listed as untested."""
    pad = maak(tmp_path / "leeg.xlsx", {"Begroting!E8": kostensoort.value, "Begroting!N8": None, "Begroting!M8": None})
    juridisch = {"kapitaallasten", "uitkering", "doorbelasting", "voorziening", "reservemutatie"}
    verwacht = (
        "juridisch" if kostensoort in juridisch else "bestuurlijk" if kostensoort == "personeel" else "beleidsmatig"
    )
    post = laad(pad).scenario.post["DMO-4"]
    assert post.gebondenheid == verwacht
    assert (post.niet_getoetst, post.aard_niet_ingevuld, post.aard) == (True, True, Aard.STRUCTUREEL)


def test_what_wijken_ask(scenario: Scenario) -> None:
    """A prioriteit holds its varianten, and these their inzet, numbered by content."""
    zuid = scenario.prioriteit["Z1"]
    assert zuid == Prioriteit(
        "Z1",
        "Zuid",
        None,
        "jeugd",
        (
            Variant(
                "Z1",
                "basis",
                "Speelplek",
                5000,
                Verplicht.JA,
                (
                    Inzet("Z1", "basis", 1, None, None, None, 0, 15_000, Aard.INCIDENTEEL, "woningcorporatie"),
                    Inzet("Z1", "basis", 2, "SW", None, None, 0, 40_000, Aard.INCIDENTEEL),
                ),
            ),
        ),
    )
    assert scenario.variant["O1", "basis"].score_duizendsten == 6500
    assert scenario.variant["O1", "basis"].inzet == (
        Inzet("O1", "basis", 1, "SW", None, "beheer", 50, 10_000, Aard("S")),
    )
    assert scenario.ambities[0] == Ambitie("A-O", "Oost", "Schoon")
    assert scenario.afhankelijkheden[1] == Afhankelijkheid("Z1", AfhankelijkheidSoort.SLUIT_UIT, "O1")


def test_regular_work_and_savings(scenario: Scenario) -> None:
    """Afspraken, toerekening and taakstellingen in the units of the domain."""
    assert scenario.wijkafspraken[0] == Wijkafspraak("F1", "Oost", "SW", "SW-2", 100, 0, "Beheer")
    assert scenario.wijktoerekening[1] == Wijktoerekening("DMO-1", "Zuid", 3500, "inwoners")
    assert scenario.taakstellingen == (Taakstelling("T1", "SW", None, 100_000, Aard.STRUCTUREEL, "SW-3"),)


def test_initiatieven(scenario: Scenario) -> None:
    """Shares in hundredths of a percent, in the order given; an empty minimum is the whole amount."""
    eerste, tweede = scenario.initiatieven
    assert eerste == Initiatief(
        initiatief="10-1",
        datum=date(2010, 3, 12),
        wijken=(("Oost", 10_000),),
        naam="Moestuin",
        indiener="buurt",
        vorm=Vorm.SUBSIDIE,
        thema="groen",
        dienst=None,
        programma=None,
        aard=Aard.INCIDENTEEL,
        bedrag_euro=2500,
        minimaal_euro=1500,
        uren=0,
        score_duizendsten=6500,
        spoed=False,
        wacht_tot=date(2010, 5, 1),
        toegekend_euro=2000,
        besluitdatum=date(2010, 4, 2),
    )
    assert (tweede.wijken, tweede.minimaal_euro, tweede.uren) == ((("Oost", 5000), ("Zuid", 5000)), 8000, 20)
    assert (tweede.spoed, tweede.vorm, tweede.toegekend_euro) == (True, None, None)


def test_spelregels_in_their_units(tmp_path: Path) -> None:
    """Each kind of spelregel as the scenario keeps it."""
    regels = [
        *(("flexdoel", 0.175), ("bestuurlijk_vrij", "ja"), ("min_inzet_fte", 0.25), ("wijkvloer", "aandelen")),
        *(("vrijgavedatum", "1 oktober"), ("tijdslimiet", 30), ("gap", 0), ("mandaat: wijkregisseur", "onbeperkt")),
    ]
    bladen = {**GOED, "Spelregels": [["regel", "waarde"], *map(list, regels)], "Opties": [["optie"]]}
    gelezen = laad(maak(tmp_path / "regels.xlsx", zonder=["Opties"], bladen=bladen)).scenario.spelregels
    assert (gelezen.flexdoel_bp, gelezen.bestuurlijk_vrij, gelezen.min_inzet_honderdsten) == (1750, True, 25)
    assert (gelezen.wijkvloer, gelezen.vrijgavedatum, gelezen.tijdslimiet_seconden, gelezen.gap) == (
        "aandelen",
        (10, 1),
        30,
        0,
    )
    assert gelezen.mandaten[0] == Mandaat("wijkregisseur", None)


def test_an_empty_sheet_of_goals_is_the_default_order(tmp_path: Path) -> None:
    """Without goals, all but stabiliteit are pursued in the order of the contract."""
    standaard = tuple(Doelregel(doel) for doel in STANDAARD_DOELEN)
    assert laad(maak(tmp_path / "zonder.xlsx", zonder=["Doelen"])).scenario.doelen == standaard
    leeg = {**GOED, "Doelen": GOED["Doelen"][:1]}
    assert laad(maak(tmp_path / "leeg.xlsx", bladen=leeg)).scenario.doelen == standaard
