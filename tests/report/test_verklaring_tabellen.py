"""Repairs, worth and posts in tables: the numbers are those of the model, and the sentences read as plain Dutch."""

from __future__ import annotations

from datetime import date

import pytest

from allocator.report.tabelterminal import toon_tabel
from allocator.report.verklaring.herstel import celwaarde, ingreepzin, knelpuntzin, oordeelzin
from allocator.report.verklaring.posten import postentabel, waaromzin
from allocator.report.verklaring.waarde import dienstentabel, knelpuntenzin, waardetabel, waardezin
from allocator_models.jaarplan.gegevens import Dekking
from allocator_models.result import Versoepeling
from allocator_models.scenario import Aard, Gebondenheid, Kostensoort, Post, Scenario
from allocator_models.spelregels import Doel
from allocator_models.verklaring.ingreep import Ingreep, Ingreepsoort, van_post
from allocator_models.verklaring.knelpunt import Flexfeiten, Herstelpunt, Knelpunt
from allocator_models.verklaring.posten import Beletsel, Goedkoper, Maat, Postkeuze
from allocator_models.verklaring.schaarste import Bron
from allocator_models.verklaring.waarde import Geldwaarde, Verschil

POST = Post("E1", "A", "P", "Groen", Kostensoort.INKOOP, 9000)
SCENARIO = Scenario("tabellen", 2028, posten=(POST,))
GELD = Bron(Dekking("A", "P", Aard.STRUCTUREEL))


def test_the_facts_behind_a_band_are_said() -> None:
    """What a dienst reached, what is asked, and what is tied until when stand in one sentence each."""
    wat = Versoepeling(Doel.FLEXBAND, "DMO", "", 405_000, 0)
    tot = ((date(2028, 7, 1), 1_200_000),)
    feiten = Flexfeiten("DMO", False, 2000, 2000, 2000, 1_215_000, 8_100_000, 600_000, tot, 0, 90_000)
    assert knelpuntzin(Knelpunt(wat, (), feiten)) == (
        "DMO komt op 15,0 % flexibel geld in plaats van minstens 20,0 %: € 405.000 te weinig. Van € 8.100.000 is "
        "€ 600.000 gebonden (van posten van € 1.200.000 tot 1 juli 2028) en € 90.000 aan wijken beloofd."
    )


@pytest.mark.parametrize("soort", Ingreepsoort)
def test_every_kind_of_repair_is_said(soort: Ingreepsoort) -> None:
    """Each kind of repair is a sentence of its own, with what it is about."""
    ingreep = Ingreep(soort, "A", (van_post(POST, "lasten_euro", 12_500),), euro=3500)
    zin = ingreepzin(ingreep, SCENARIO)
    assert zin[0].isupper()
    assert zin.endswith(".")
    assert "E1 Groen" in zin or "€ 3.500" in zin


def test_what_was_found_out_is_said() -> None:
    """A repair helps wholly, at the least, or in part; a cell is typed as a Dutch reader types it."""
    geen = Ingreep(Ingreepsoort.BAND, "A", ())
    assert oordeelzin(Herstelpunt(geen, minste=True)) == "Lost het op; een stap minder is niet genoeg."
    assert oordeelzin(Herstelpunt(geen)) == "Lost het op."
    assert oordeelzin(Herstelpunt(geen, 1250, 40)) == (
        "Helpt voor een deel: er blijft hooguit € 1.250 en 0,4 fte over."
    )
    assert celwaarde("gebonden_tot", date(2028, 7, 1)) == "1 juli 2028"
    assert celwaarde("bestuurlijk_vrij", True) == "ja"
    assert celwaarde("bandbreedte_bp", 1605) == "16,05 %"
    assert celwaarde("gebondenheid", Gebondenheid.BELEIDSMATIG) == "beleidsmatig"


@pytest.mark.parametrize(
    ("goedkoper", "zin"),
    [
        (
            Goedkoper("E2", 1000, Beletsel.GEBONDEN, 5000, Gebondenheid.JURIDISCH, date(2028, 7, 1)),
            "€ 5.000 is juridisch gebonden tot 1 juli 2028",
        ),
        (Goedkoper("E2", 1000, Beletsel.AL_WEG, 5000), "geeft al alles wat kan, € 5.000"),
        (
            Goedkoper("E2", 1000, Beletsel.DEKKING, 5000, voor=("N-1", "Z-2")),
            "€ 5.000 is nodig als dekking voor N-1 en Z-2",
        ),
        (Goedkoper("E2", 1000, Beletsel.AFSPRAAK, 5000, voor=("A-1",)), "€ 5.000 is nodig voor A-1"),
        (Goedkoper("E2", 1000, Beletsel.STAP, 5000), "gaat in stappen van € 5.000, en dat past hier niet"),
        (Goedkoper("E2", 1000, Beletsel.VAST, 5000), "ligt altijd vast"),
    ],
)
def test_each_reason_is_said(goedkoper: Goedkoper, zin: str) -> None:
    """A cheaper post is named with its weight and what keeps it from taking over."""
    keuze = Postkeuze("E1", "A", Maat.FLEX, 2500, 3000, None, (goedkoper,), 2)
    assert waaromzin(keuze) == (
        f"Gewicht 3 per euro. Lichter zijn bij A: E2 (1): {zin}. En 2 andere posten die minder wegen."
    )


@pytest.mark.parametrize("beletsel", Beletsel)
@pytest.mark.parametrize("maat", [Maat.FLEX, Maat.VERVALLEN, Maat.FLEX_UREN])
def test_no_reason_is_left_unsaid(beletsel: Beletsel, maat: Maat) -> None:
    """Every reason can be said of money and of hours."""
    keuze = Postkeuze("E1", "A", maat, 250, 3000, "K", (Goedkoper("E2", 1000, beletsel, 50, voor=("N-1",)),), 0)
    tabel = postentabel((keuze,), SCENARIO)
    assert tabel.kolom("Fte" if maat.uren else "Euro") == (250,)
    assert "E2 (1): " in str(tabel.kolom("Waarom deze")[0])


def test_worth_is_said_with_its_margin() -> None:
    """An exact number is said as one, and what isn't proven as a margin; the picture has a bar a dienst."""
    precies = Geldwaarde("A", False, None, Verschil(2500, 2500, ("N-1",)), Verschil(1000, 3000, (), ("Z-2",)))
    los = Geldwaarde("A", False, GELD, Verschil(0, 600), None)
    open_ = Geldwaarde("B", True, None, Verschil(400, None), Verschil(0, 0))
    assert waardezin(precies) == "Meer levert 2,5 punten op (erbij N-1). Minder kost 1 tot 3 punten (eraf Z-2)."
    assert waardezin(los).startswith("Meer levert hooguit 0,6 punten op. Wat minder kost, is niet te zeggen")
    assert waardezin(open_) == "Meer levert minstens 0,4 punten op. Minder kost niets."
    tabel = waardetabel((precies, los, open_), SCENARIO)
    assert tabel.kolom("Waarvan") == ("geld, waar het meest helpt", "programma P, S", "uren, waar het meest helpt")
    assert tabel.kolom("Winst hoogstens") == (2500, 600, None)
    assert knelpuntenzin((precies, los, open_)) == (
        "Een beetje meer helpt het meest bij A (€ 10.000: 2,5 punten) en B (0,5 fte: minstens 0,4 punten)."
    )
    assert knelpuntenzin((los,)) == "Nergens is bewezen dat een beetje meer geld of uren een hogere score geeft."
    assert dienstentabel((precies, los, open_)).kolom("Bij wie") == ("A, € 10.000", "B, 0,5 fte")
    assert toon_tabel(tabel, hoogstens=5)
