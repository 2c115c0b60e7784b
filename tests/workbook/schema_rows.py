"""Rows of the schema to write: a hand-made few of each sheet, and any that Hypothesis can think of."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from allocator.workbook.schema import (
    BLADEN,
    AfhankelijkheidRij,
    AmbitieRij,
    Blad,
    Celtype,
    DienstRij,
    DoelRij,
    GebiedRij,
    IndelingsregelRij,
    Indelingsveld,
    InitiatiefRij,
    InzetRij,
    Kolom,
    OptieRij,
    PostRij,
    PrioriteitRij,
    ProgrammaRij,
    ScenarioRij,
    Soort,
    SpelregelRij,
    TaakstellingRij,
    WijkafspraakRij,
    WijkRij,
    WijktoerekeningRij,
)
from allocator_models.scenario import Aard, AfhankelijkheidSoort, Gebondenheid, Kostensoort, Verplicht
from allocator_models.spelregels import Doel

type Rows = Mapping[str, Sequence[Any]]

REGELS = ("Scenario", "Spelregels")
"""The sheets of which each row has a type of its own."""

ROWS: Rows = {
    "Scenario": [ScenarioRij(regel="naam", waarde="Proef"), ScenarioRij(regel="Jaar", waarde=2011)],
    "Spelregels": [
        SpelregelRij(regel="flexdoel", waarde=Decimal("0.155")),
        SpelregelRij(regel="Mandaat: wijkregisseur", waarde="onbeperkt"),
        SpelregelRij(regel="bestuurlijk_vrij", waarde=True),
    ],
    "Doelen": [DoelRij(rang=1, doel=Doel.WIJKPRIORITEITEN, tolerantie=Decimal("0.01"))],
    "Diensten": [DienstRij(dienst="007", naam="Stadswerken", flexdoel=Decimal("0.205")), DienstRij(dienst="SO")],
    "Programma's": [ProgrammaRij(programma="P1", naam="Beheer", portefeuillehouder="wethouder Beheer")],
    "Wijken": [
        WijkRij(wijk="Oost", inwoners=33_510, behoefte=Decimal("1.25"), krachtwijk=True, leefbaarheidsbudget=250_000),
        WijkRij(wijk="Noordoost", mag_afgeven=False, strippenkaart_uren=400),
    ],
    "Gebieden": [GebiedRij(gebied="OZ", wijk="Oost")],
    "Begroting": [
        PostRij(
            post="1001",
            dienst="007",
            programma="P1",
            omschrijving="=1+1",
            kostensoort=Kostensoort.STELPOST,
            lasten=-100_000,
            baten=12_500,
            baten_vervallen=Decimal("0.25"),
            fte=Decimal("12.35"),
            vrij_vanaf=date(2011, 7, 1),
            aard=Aard.INCIDENTEEL,
            gebondenheid=Gebondenheid.VRIJ,
            stap=0,
            waarde=Decimal("1.125"),
            gebied="OZ",
            oormerkbaar=False,
        ),
        PostRij(
            post="1002",
            dienst="SO",
            programma="P1",
            kostensoort=Kostensoort.INKOOP,
            lasten=5,
            baten_vervallen=Decimal(1),
        ),
    ],
    "Indelingsregels": [
        IndelingsregelRij(volgorde=10, veld=Indelingsveld.OMSCHRIJVING, bevat="groen", oormerkbaar=True, stap=25_000)
    ],
    "Taakstellingen": [TaakstellingRij(taakstelling="T1", bedrag=1_300_000, geboekt_op="1001")],
    "Ambities": [AmbitieRij(ambitie="A1", wijk="Oost", naam="Schoon")],
    "Prioriteiten": [
        PrioriteitRij(prioriteit="Q1", variant="basis", wijk="Oost", ambitie="A1", score=Decimal("7.5")),
        PrioriteitRij(
            prioriteit="Q1", variant="plus", wijk="Oost", score=Decimal("9.125"), verplicht=Verplicht.TOEGEZEGD
        ),
    ],
    "Inzet": [InzetRij(prioriteit="Q1", variant="basis", dienst="007", fte=Decimal("0.4"), euro=12_500)],
    "Wijkafspraken": [WijkafspraakRij(afspraak="W1", wijk="Oost", dienst="007", post="1002", euro=4)],
    "Wijktoerekening": [WijktoerekeningRij(post="1002", wijk="Oost", aandeel=Decimal("0.3333"))],
    "Afhankelijkheden": [AfhankelijkheidRij(prioriteit="Q1", soort=AfhankelijkheidSoort.SLUIT_UIT, andere="Q1")],
    "Initiatieven": [
        InitiatiefRij(
            initiatief="I1",
            datum=date(2010, 3, 12),
            wijk=(("Oost", Decimal("0.665")), ("Noordoost", Decimal("0.335"))),
            score=Decimal(6),
            bedrag=2500,
            toegekend=0,
        )
    ],
    "Opties": [
        OptieRij(optie="meer", blad="Wijken", sleutel="Oost", kolom="behoefte", waarde=Decimal("1.5")),
        OptieRij(optie="meer", blad="Begroting", sleutel="1001", kolom="vrij vanaf", waarde=date(2011, 10, 1)),
        OptieRij(optie="meer", blad="Begroting", sleutel="1001", kolom="gebied"),
    ],
}
"""At least one row of each sheet, with each kind of cell filled and empty."""

_LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S"], exclude_characters="|#"), min_size=1)
_ODD = ("NA", "None", "007", "1e5", "=A1", "x y", "ja", "https://example.org", "'t", "<r>vet</r>")
_TEXTS = st.one_of(_LETTERS, st.sampled_from(_ODD))
_SHARES = ((("Oost", Decimal(1)),), (("Oost", Decimal("0.125")), ("De Meern", Decimal("0.875"))))
_DAYS = st.dates(date(1990, 1, 1), date(2199, 12, 31))


def _decimals(celtype: Celtype) -> st.SearchStrategy[Decimal]:
    highest = 10**6 if celtype.maximum is None else celtype.maximum
    parts = 10**celtype.decimalen
    whole = st.integers(int((celtype.minimum or 0) * parts), int(highest * parts))
    return whole.map(lambda number: Decimal(number) / parts)


def _integers(celtype: Celtype) -> st.SearchStrategy[int]:
    lowest = -(10**11) if celtype.minimum is None else int(celtype.minimum)
    return st.integers(lowest, 10**11 if celtype.maximum is None else int(celtype.maximum))


def values(celtype: Celtype) -> st.SearchStrategy[Any]:
    """Any value that a filled cell of this type can have."""
    if celtype.keuzes is not None:
        return st.sampled_from(list(celtype.keuzes))
    match celtype.soort:
        case Soort.CODE | Soort.TEKST:
            return _TEXTS
        case Soort.JA_NEE:
            return st.booleans()
        case Soort.GEHEEL | Soort.EURO:
            return _integers(celtype)
        case Soort.DATUM:
            return _DAYS
        case Soort.WIJKAANDELEN:
            return st.sampled_from(_SHARES)
        case Soort.VRIJ:
            return st.one_of(_TEXTS, st.integers(-(10**6), 10**6), _DAYS)
        case _:
            return _decimals(celtype)


def _cells(column: Kolom) -> st.SearchStrategy[Any]:
    filled = values(column.type)
    return filled if column.verplicht else st.one_of(st.just(column.standaard), filled)


def rows(sheet: Blad) -> st.SearchStrategy[Any]:
    """Any row of a sheet."""
    return st.builds(sheet.rij, **{k.veld: _cells(k) for k in sheet.kolommen})


def workbooks() -> st.SearchStrategy[Rows]:
    """Any few rows of each sheet, but for Scenario and Spelregels."""
    return st.fixed_dictionaries({b.naam: st.lists(rows(b), max_size=3) for b in BLADEN if b.naam not in REGELS})
