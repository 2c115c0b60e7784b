"""What a cell may hold, by the type of its column: how it is read, or why it is refused."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator.workbook import notation
from allocator.workbook.schema.cells import (
    AANDEEL,
    CODE,
    DAG_EN_MAAND,
    DATUM,
    EURO,
    EURO_MET_TEKEN,
    FTE,
    GETAL,
    GRENS,
    JA_NEE,
    JA_NEE_PERCENT,
    TEKST,
    VRIJ,
    WIJKAANDELEN,
    Celtype,
    geheel,
    keuze,
)
from allocator.workbook.stored import FormuleZonderWaarde, Foutwaarde, Opgeslagen
from allocator.workbook.values import Onjuist, lees, toon
from allocator_models.scenario import Aard, Gebondenheid, Verplicht

D = Decimal
GEHEEL = geheel()

GOED = [
    (CODE, "SW-1", "SW-1"),
    (CODE, 1001, "1001"),
    (CODE, D("4.1"), "4.1"),
    (CODE, "NA", "NA"),
    (CODE, "None", "None"),
    (TEKST, 2011, "2011"),
    (TEKST, True, "WAAR"),
    (TEKST, date(2011, 7, 1), "1-7-2011"),
    (TEKST, "10% & meer", "10% & meer"),
    (EURO, 12500, 12500),
    (EURO, 0, 0),
    (EURO_MET_TEKEN, -5, -5),
    (GEHEEL, 3, 3),
    (GRENS, "Onbeperkt", None),
    (GRENS, 5000, 5000),
    (FTE, D("0.45"), D("0.45")),
    (FTE, 12, D(12)),
    (GETAL, D("1.125"), D("1.125")),
    (AANDEEL, D("0.2"), D("0.2")),
    (AANDEEL, "20%", D("0.2")),
    (AANDEEL, "20,5 %", D("0.205")),
    (AANDEEL, 1, D(1)),
    (AANDEEL, 0, D(0)),
    (JA_NEE_PERCENT, "ja", D(1)),
    (JA_NEE_PERCENT, False, D(0)),
    (JA_NEE_PERCENT, D("0.4"), D("0.4")),
    (JA_NEE_PERCENT, "40 %", D("0.4")),
    (JA_NEE, "Ja", True),
    (JA_NEE, "nee", False),
    (JA_NEE, "WAAR", True),
    (JA_NEE, "onwaar", False),
    (JA_NEE, "true", True),
    (JA_NEE, "x", True),
    (JA_NEE, True, True),
    (JA_NEE, False, False),
    (keuze(Gebondenheid), "Juridisch", Gebondenheid.JURIDISCH),
    (keuze(Aard), "s", Aard.STRUCTUREEL),
    (keuze(Verplicht), True, Verplicht.JA),
    (DATUM, date(2011, 7, 1), date(2011, 7, 1)),
    (DATUM, "1-7-2011", date(2011, 7, 1)),
    (DATUM, "01/07/2011", date(2011, 7, 1)),
    (DATUM, "1.7.2011", date(2011, 7, 1)),
    (DATUM, "2011-07-01", date(2011, 7, 1)),
    (DATUM, "2011-07-01 00:00:00", date(2011, 7, 1)),
    (DATUM, "1 juli 2011", date(2011, 7, 1)),
    (DATUM, "1 JUL 2011", date(2011, 7, 1)),
    (DAG_EN_MAAND, "1 september", (9, 1)),
    (DAG_EN_MAAND, "1-9", (9, 1)),
    (DAG_EN_MAAND, "29 februari", (2, 29)),
    (DAG_EN_MAAND, "1-9-2011", (9, 1)),
    (DAG_EN_MAAND, date(2026, 9, 1), (9, 1)),
    (WIJKAANDELEN, "Oost", (("Oost", D(1)),)),
    (WIJKAANDELEN, "Vleuten-De Meern", (("Vleuten-De Meern", D(1)),)),
    (WIJKAANDELEN, "Oost 50%; De Meern 50 %", (("Oost", D("0.5")), ("De Meern", D("0.5")))),
    (WIJKAANDELEN, "Oost 33,34%; Zuid 66,66%;", (("Oost", D("0.3334")), ("Zuid", D("0.6666")))),
    (VRIJ, "tekst", "tekst"),
    (VRIJ, D("0.2"), D("0.2")),
]  # fmt: skip

FOUT = [
    (CODE, "a|b", ("geen |", "'a-b'")),
    (CODE, date(2011, 2, 1), ("een datum gemaakt", "als Tekst")),
    (CODE, True, ("een code", "als Tekst")),
    (EURO, "1.234,50", ("'1.234,50' is tekst", "1.234,5 bedoelt")),
    (EURO, "1500", ("is tekst", "1.500 bedoelt")),
    (EURO, "€ 12.500", ("12.500 bedoelt",)),
    (EURO, "(12)", ("-12 bedoelt",)),
    (EURO, "12-", ("-12 bedoelt",)),
    (EURO, "−7", ("-7 bedoelt",)),
    (EURO, "12.50", ("12,5 bedoelt",)),
    (EURO, "1,234.50", ("1.234,5 bedoelt",)),
    (EURO, "1,234,567", ("1.234.567 bedoelt",)),
    (EURO, "n.v.t.", ("'n.v.t.' is tekst", "hele euro's")),
    (EURO, "-", ("'-' is tekst", "hele euro's")),
    (EURO, D("12.5"), ("12,5 is geen bedrag in hele euro's", "Rond af op 13")),
    (EURO, -5, ("-5 is te laag", "niet negatief")),
    (EURO, True, ("een getal", "WAAR")),
    (EURO, date(2011, 2, 1), ("1-2-2011 is een datum", "als Getal")),
    (EURO, time(12, 0), ("Hier hoort een getal",)),
    (GRENS, "veel", ("is tekst", "onbeperkt")),
    (GEHEEL, D("2.5"), ("2,5 is geen heel getal", "Rond af")),
    (GEHEEL, "twee", ("is tekst", "een heel getal in, zoals 12.")),
    (geheel(1), 0, ("0 is te laag", "minstens 1")),
    (geheel(1990, 2100), 20111, ("20111 is te hoog", "hooguit 2100")),
    (FTE, D("0.125"), ("0,125 heeft meer dan 2 cijfers", "Rond af op 0,13")),
    (FTE, "0,4", ("'0,4' is tekst", "0,4 bedoelt")),
    (FTE, D("-0.1"), ("-0,1 is te laag",)),
    (GETAL, "zwaar", ("is tekst", "zoals 1,5")),
    (AANDEEL, 20, ("20 is hier 2.000 %", "Bedoelt u 20 %", "0,2")),
    (AANDEEL, D("1.5"), ("1,5 is hier 150 %",)),
    (AANDEEL, 101, ("10.100 % is te hoog", "hooguit 100 %")),
    (AANDEEL, D("-0.1"), ("-10 % is te laag",)),
    (AANDEEL, "120%", ("120 % is te hoog",)),
    (AANDEEL, "0,2", ("is tekst", "0,2 bedoelt")),
    (AANDEEL, "20", ("is tekst",)),
    (AANDEEL, "veel", ("is tekst", "zoals 20%")),
    (AANDEEL, D(1) / 3, ("meer dan 2 cijfers", "33,33 %")),
    (JA_NEE_PERCENT, "deels", ("geen ja, nee of percentage", "40%")),
    (JA_NEE_PERCENT, 40, ("40 is hier 4.000 %",)),
    (JA_NEE, "misschien", ("'misschien' is geen ja of nee",)),
    (JA_NEE, 1, ("'1' is geen ja of nee",)),
    (keuze(Gebondenheid), "juridsich", ("niet mogelijk", "Bedoelt u 'juridisch'?")),
    (keuze(Aard), "anders", ("niet mogelijk", "S of I")),
    (keuze(Aard), 1, ("'1' is hier niet mogelijk",)),
    (DATUM, "7/13/2011", ("geen datum", "1-7-2011")),
    (DATUM, "30-2-2011", ("geen datum",)),
    (DATUM, "1-7-11", ("geen datum",)),
    (DATUM, "1-7/2011", ("geen datum",)),
    (DATUM, "1 joeli 2011", ("geen datum",)),
    (DATUM, "voorjaar", ("geen datum",)),
    (DATUM, 40725, ("40725 is een getal", "1-7-2011")),
    (DATUM, D("40725.5"), ("Hier hoort een datum",)),
    (DATUM, True, ("Hier hoort een datum",)),
    (DAG_EN_MAAND, "31-4", ("geen dag en maand", "1 september")),
    (DAG_EN_MAAND, "herfst", ("geen dag en maand",)),
    (DAG_EN_MAAND, 9, ("geen dag en maand",)),
    (WIJKAANDELEN, "Oost 50%; Zuid", ("'Zuid' is geen wijk met een aandeel", "Oost 50%")),
    (VRIJ, time(1), ("tekst, getal of datum",)),
    (EURO, Foutwaarde("#REF!"), ("#REF!", "#VERW!", "Herstel de formule")),
    (TEKST, Foutwaarde("#ONBEKEND!"), ("foutwaarde #ONBEKEND!",)),
    (TEKST, "#N/A", ("#N/A", "#N/B")),
    (CODE, "#N/B", ("foutwaarde #N/B",)),
    (EURO, FormuleZonderWaarde(), ("nog nooit uitgerekend", "Open het bestand in Excel en sla het op.")),
]  # fmt: skip


@pytest.mark.parametrize(("celtype", "inhoud", "waarde"), GOED)
def test_a_right_cell_gives_its_value(celtype: Celtype, inhoud: Opgeslagen, waarde: object) -> None:
    """Each way to write a value that leaves no doubt is read as that value, in the type of the column."""
    gelezen = lees(inhoud, celtype)
    assert gelezen == waarde
    assert type(gelezen) is type(waarde)


@pytest.mark.parametrize(("celtype", "inhoud", "woorden"), FOUT)
def test_a_wrong_cell_says_what_would_be_right(celtype: Celtype, inhoud: Opgeslagen, woorden: tuple[str, ...]) -> None:
    """Whatever leaves a doubt is refused, and never guessed; the refusal names what it could have been."""
    with pytest.raises(Onjuist) as gezegd:
        lees(inhoud, celtype)
    tekst = f"{gezegd.value.melding} {gezegd.value.remedie}"
    for woord in woorden:
        assert woord in tekst


@given(st.decimals(-(10**12), 10**12, places=2))
def test_a_number_shown_and_typed_as_text_is_named_as_itself(getal: Decimal) -> None:
    """A text that is a number in Dutch notation is refused with exactly that number."""
    tekst = notation.getal(getal)
    with pytest.raises(Onjuist, match="is tekst") as gezegd:
        lees(tekst, EURO_MET_TEKEN)
    assert f"Als u {tekst} bedoelt" in gezegd.value.remedie


@pytest.mark.parametrize(
    ("inhoud", "gezien"),
    [
        (None, None),
        (True, "WAAR"),
        (1234567, "1234567"),
        (D("-0.5"), "-0,5"),
        (date(2011, 7, 1), "1-7-2011"),
        (time(8, 30), "08:30"),
        (Foutwaarde("#N/A"), "#N/A"),
        (FormuleZonderWaarde(), "(formule)"),
        ("x" * 100, "x" * 79 + "…"),
    ],
)
def test_a_cell_is_shown_as_its_user_sees_it(inhoud: Opgeslagen | None, gezien: str | None) -> None:
    """The value in a melding is what stands in the cell, shortened when long."""
    assert toon(inhoud) == gezien
