"""The schema is the contract, and complete."""

import dataclasses
import types
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import StrEnum

import pytest

from allocator.workbook.schema import (
    BLADEN,
    SCENARIOREGELS,
    SPELREGELS,
    Blad,
    Celwaarde,
    Kolom,
    PostRij,
    Soort,
    blad,
    naar_spelregels,
    scenarioregel,
    spelregel,
    zoek_blad,
)
from allocator.workbook.wording import waarde_in_woorden
from allocator_models.scenario import Gebondenheid, Kostensoort
from allocator_models.spelregels import Flexgrondslag, Mandaat, Spelregels, Wijkvloer

CONTRACT = {
    "Scenario": "regel, waarde",
    "Spelregels": "regel, waarde, toelichting",
    "Doelen": "rang, doel, tolerantie",
    "Diensten": "dienst, naam, flexdoel, bandbreedte",
    "Programma's": "programma, naam, portefeuillehouder",
    "Wijken": "wijk, naam, inwoners, behoefte, krachtwijk, leefbaarheidsbudget, leefbaarheidspost, strippenkaart uren, "
    "mag afgeven",
    "Gebieden": "gebied, wijk",
    "Begroting": "post, dienst, programma, omschrijving, kostensoort, lasten, baten, baten vervallen, fte, bezetting, "
    "fte gebonden, vrij vanaf, aard, gebondenheid, gebonden tot, onderbouwing, stap, waarde, gebied, functie, "
    "oormerkbaar",
    "Indelingsregels": "volgorde, veld, bevat, gebondenheid, stap, waarde, oormerkbaar",
    "Taakstellingen": "taakstelling, dienst, programma, bedrag, aard, geboekt op",
    "Ambities": "ambitie, wijk, naam",
    "Prioriteiten": "prioriteit, variant, wijk, naam, ambitie, thema, score, verplicht",
    "Inzet": "prioriteit, variant, dienst, programma, functie, fte, euro, aard, partner",
    "Wijkafspraken": "afspraak, wijk, dienst, post, fte, euro, naam",
    "Wijktoerekening": "post, wijk, aandeel, sleutel",
    "Afhankelijkheden": "prioriteit, soort, andere",
    "Initiatieven": "initiatief, datum, wijk, naam, indiener, vorm, thema, dienst, programma, aard, bedrag, minimaal, "
    "uren, score, spoed, wacht tot, toegekend, besluitdatum",
    "Opties": "optie, blad, sleutel, kolom, waarde",
}

CONTRACT_SPELREGELS = {
    "flexdoel": "20 %",
    "bandbreedte_dienst": "5 %",
    "bandbreedte_concern": "1 %",
    "flexgrondslag": "beinvloedbaar",
    "bestuurlijk_vrij": "nee",
    "min_inzet_fte": "0,2",
    "fte_stap": "0,1",
    "wijkvloer": "vloer",
    "wijkvloer_deel": "90 %",
    "score_telt": "omvang",
    "uren_per_fte": "1.400",
    "loonkosten_per_fte": "€ 74.132",
    "vrijgavedatum": "1 september",
    "verplaatsbaar_deel": "25 %",
    "verplaatskosten": "10 %",
    "poolkosten": "5 %",
    "pool_deel": "2 %",
    "spoedreserve": "5 %",
    "verdeelwijze": "afweging",
    "verdeelwijze_subsidie": "drempelscore",
    "zelf_beslissen_tot": "€ 2.500",
    "beslistermijn_dagen": "56",
    "historie_jaren": "0",
    "tijdslimiet": "60",
    "gap": "0,1 %",
    "mandaat: wijkregisseur": "€ 5.000",
    "mandaat: directeur wijkgericht werken": "€ 20.000",
    "mandaat: dienstdirecteur": "€ 50.000",
    "mandaat: algemeen directeur": "€ 100.000",
    "mandaat: college": "onbeperkt",
}

PYTHON = {
    Soort.CODE: {str},
    Soort.TEKST: {str},
    Soort.JA_NEE: {bool},
    Soort.GEHEEL: {int},
    Soort.EURO: {int},
    Soort.FTE: {Decimal},
    Soort.GETAL: {Decimal},
    Soort.PERCENT: {Decimal},
    Soort.JA_NEE_PERCENT: {Decimal},
    Soort.DATUM: {date},
    Soort.WIJKAANDELEN: {tuple[tuple[str, Decimal], ...]},
    Soort.VRIJ: {Celwaarde},
}

COLUMNS = [pytest.param(b, k, id=f"{b.naam}.{k.kop}") for b in BLADEN for k in b.kolommen]


def test_sheets_and_heads_are_those_of_the_contract() -> None:
    """No sheet or head is renamed, moved or lost."""
    assert {b.naam: ", ".join(k.kop for k in b.kolommen) for b in BLADEN} == CONTRACT
    assert [b.naam for b in BLADEN] == list(CONTRACT)


def test_required_sheets_are_those_of_the_contract() -> None:
    """Only five sheets are required."""
    assert [b.naam for b in BLADEN if b.verplicht] == ["Scenario", "Diensten", "Programma's", "Wijken", "Begroting"]


def test_regels_of_scenario_are_those_of_the_contract() -> None:
    """The sheet Scenario has its eight regels, of which naam and jaar are required."""
    names = ["schema", "naam", "jaar", "vraag", "begrotingsstand", "prijspeil", "herkomst", "gebaseerd op"]
    assert [r.naam for r in SCENARIOREGELS] == names
    assert [r.naam for r in SCENARIOREGELS if r.verplicht] == ["naam", "jaar"]


def test_spelregels_and_their_defaults_are_those_of_the_contract() -> None:
    """Each spelregel has the default that the contract gives it."""
    assert {r.naam: waarde_in_woorden(r.standaard, r.type) for r in SPELREGELS} == CONTRACT_SPELREGELS


def test_defaults_agree_with_the_scenario() -> None:
    """A workbook without spelregels gives the spelregels that a scenario has without any."""
    assert naar_spelregels({}) == Spelregels()


def test_each_field_of_spelregels_can_be_set() -> None:
    """No field of Spelregels is out of reach of the workbook."""
    assert {r.veld for r in SPELREGELS} == {f.name for f in dataclasses.fields(Spelregels)}


def test_given_spelregels_come_in_the_units_of_the_scenario() -> None:
    """Percentages become hundredths of a percent, fte hundredths, and the settings of the solver floats."""
    given = naar_spelregels(
        {
            "flexdoel": Decimal("0.155"),
            "min_inzet_fte": Decimal("0.25"),
            "tijdslimiet": 90,
            "gap": Decimal(0),
            "flexgrondslag": Flexgrondslag.ALLE,
            "bestuurlijk_vrij": True,
            "vrijgavedatum": (10, 15),
            "loonkosten_per_fte": 61_000,
            "mandaat: wijkregisseur": None,
            "mandaat: college": 250_000,
        }
    )
    assert (given.flexdoel_bp, given.min_inzet_honderdsten) == (1550, 25)
    assert (given.tijdslimiet_seconden, given.gap) == (90.0, 0.0)
    assert isinstance(given.tijdslimiet_seconden, float)
    assert isinstance(given.gap, float)
    assert (given.flexgrondslag, given.bestuurlijk_vrij) == (Flexgrondslag.ALLE, True)
    assert (given.vrijgavedatum, given.loonkosten_per_fte_euro) == ((10, 15), 61_000)
    assert given.mandaten[0] == Mandaat("wijkregisseur", None)
    assert given.mandaten[1] == Mandaat("directeur wijkgericht werken", 20_000)
    assert given.mandaten[-1] == Mandaat("college", 250_000)


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_each_column_explains_itself(sheet: Blad, column: Kolom) -> None:
    """Each column has a sentence, an example, and says what an empty cell means unless it may not be empty."""
    assert column.uitleg.endswith(".")
    assert column.voorbeeld
    assert bool(column.leeg) != column.verplicht
    assert not column.leeg.endswith(".")


@pytest.mark.parametrize("regel", [*SCENARIOREGELS, *SPELREGELS], ids=lambda regel: regel.naam)
def test_each_regel_explains_itself(regel: typing.Any) -> None:
    """Each regel has a sentence."""
    assert regel.uitleg.endswith(".")


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_python_type_fits_the_kind_of_cell(sheet: Blad, column: Kolom) -> None:
    """A field's type is that of its kind of cell, with None exactly when an empty cell gives None."""
    hint = typing.get_type_hints(sheet.rij)[column.veld]
    members = {hint} if hint is Celwaarde else set(typing.get_args(hint)) if _is_union(hint) else {hint}
    optional = types.NoneType in members
    expected = {column.type.keuzes} if column.type.keuzes else PYTHON[column.type.soort]
    assert members - {types.NoneType} == expected
    assert optional == (not column.verplicht and column.standaard is None and column.type.soort is not Soort.VRIJ)


def _is_union(hint: object) -> bool:
    return isinstance(hint, types.UnionType)


def _references() -> Iterator[tuple[Blad, tuple[str, ...], str, tuple[str, ...]]]:
    for sheet in BLADEN:
        for reference in sheet.verwijzingen:
            yield sheet, reference.velden, reference.blad, reference.naar


def test_references_lead_to_columns_that_exist() -> None:
    """Each reference names fields of its sheet, and as many fields of another."""
    for sheet, fields, other, to in _references():
        assert len(fields) == len(to)
        assert all(sheet.veld(f) for f in fields)
        assert all(blad(other).veld(f) for f in to)


def test_references_are_those_of_the_contract() -> None:
    """Each column that names a row of another sheet is held against it."""
    found = {f"{s.naam}.{'+'.join(fields)} -> {other}.{'+'.join(to)}" for s, fields, other, to in _references()}
    assert found == {
        "Wijken.leefbaarheidspost -> Begroting.post",
        "Gebieden.wijk -> Wijken.wijk",
        "Begroting.dienst -> Diensten.dienst",
        "Begroting.programma -> Programma's.programma",
        "Begroting.gebied -> Gebieden.gebied",
        "Taakstellingen.dienst -> Diensten.dienst",
        "Taakstellingen.programma -> Programma's.programma",
        "Taakstellingen.geboekt_op -> Begroting.post",
        "Ambities.wijk -> Wijken.wijk",
        "Prioriteiten.wijk -> Wijken.wijk",
        "Prioriteiten.ambitie -> Ambities.ambitie",
        "Inzet.prioriteit+variant -> Prioriteiten.prioriteit+variant",
        "Inzet.dienst -> Diensten.dienst",
        "Inzet.programma -> Programma's.programma",
        "Wijkafspraken.wijk -> Wijken.wijk",
        "Wijkafspraken.dienst -> Diensten.dienst",
        "Wijkafspraken.post -> Begroting.post",
        "Wijktoerekening.post -> Begroting.post",
        "Wijktoerekening.wijk -> Wijken.wijk",
        "Afhankelijkheden.prioriteit -> Prioriteiten.prioriteit",
        "Afhankelijkheden.andere -> Prioriteiten.prioriteit",
        "Initiatieven.wijk -> Wijken.wijk",
        "Initiatieven.dienst -> Diensten.dienst",
        "Initiatieven.programma -> Programma's.programma",
    }


def test_keys_are_columns() -> None:
    """Each sheet has a key, and what must be unique, of fields that exist."""
    for sheet in BLADEN:
        assert sheet.sleutel
        assert all(sheet.veld(f) for fields in (sheet.sleutel, *sheet.uniek) for f in fields)


def test_sheets_columns_and_regels_are_found_as_people_write_them() -> None:
    """Looking up forgives case, spaces, accents and apostrophes, and knows no others."""
    assert blad("programmas") is blad("Programma's") is zoek_blad("PROGRAMMA’S")
    assert zoek_blad("Blad1") is None
    with pytest.raises(KeyError):
        blad("Blad1")
    column = blad("Begroting").kolom(" Baten Vervallen")
    assert column is not None
    assert column.veld == "baten_vervallen"
    assert blad("Begroting").kolom("saldo") is None
    assert spelregel("Mandaat:  College") is SPELREGELS[-1]
    assert spelregel("mandaat") is None
    assert scenarioregel("Gebaseerd Op") is SCENARIOREGELS[-1]
    assert scenarioregel("titel") is None


@pytest.mark.parametrize(
    ("sheet", "head", "written", "choice"),
    [
        ("Begroting", "gebondenheid", " Juridisch", Gebondenheid.JURIDISCH),
        ("Begroting", "gebondenheid", "wettelijk", None),
        ("Begroting", "gebondenheid", "", None),
        ("Begroting", "post", "juridisch", None),
    ],
)
def test_choices_are_found_as_people_write_them(sheet: str, head: str, written: str, choice: StrEnum | None) -> None:
    """A choice is found whatever its case; another word, or a column without a list, gives none."""
    column = blad(sheet).kolom(head)
    assert column is not None
    assert column.type.keuze(written) is choice


def test_choices_of_spelregels_forgive_accents() -> None:
    """`beïnvloedbaar`, as Dutch has it, is `beinvloedbaar`, as the contract has it."""
    flexgrondslag, wijkvloer = spelregel("flexgrondslag"), spelregel("wijkvloer")
    assert flexgrondslag is not None
    assert wijkvloer is not None
    assert flexgrondslag.type.keuze("Beïnvloedbaar") is Flexgrondslag.BEINVLOEDBAAR
    assert wijkvloer.type.keuze("AANDELEN") is Wijkvloer.AANDELEN


def test_rows_are_frozen_and_know_their_defaults() -> None:
    """A row needs only what its sheet requires, and can't be changed afterwards."""
    row = PostRij(post="1", dienst="SW", programma="P1", kostensoort=Kostensoort.INKOOP, lasten=5)
    assert (row.baten, row.fte, row.bezetting, row.aard, row.omschrijving) == (0, Decimal(0), None, None, "")
    with pytest.raises(dataclasses.FrozenInstanceError):
        row.lasten = 6  # type: ignore[misc]
    with pytest.raises(TypeError):
        PostRij(post="1")  # type: ignore[call-arg]
