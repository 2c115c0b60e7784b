"""An advies in words: every reason has a sentence, and every number in it is a fact of the advies."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from jaaroverzichtvoorbeeld import DAG, POT_NOORD, POT_OOST, advies, initiatief, maak_jaar
from openpyxl import load_workbook

from allocator.report.jaar.antwoord import Antwoord, maak_antwoord
from allocator.report.jaar.antwoordblad import schrijf_antwoord
from allocator.report.jaar.namen import Namen
from allocator.report.jaar.redenen import redenzinnen
from allocator_models.jaar import Deel, Grond, Potsoort, Potstand, Reden, Uitkomst, Verplaatsing, WatWel
from allocator_models.scenario import Aard, Vorm

ZINNEN = {
    Reden.PAST: "Met een score van 7 draagt het genoeg bij, en het past in het leefbaarheidsbudget van Noord.",
    Reden.ZELF_BESLISSEN: "Tot € 2.500 tellen alleen de maatlat en wat er nog in de pot zit.",
    Reden.SPOED: "Het is spoed: het gaat eerst uit wat daarvoor apart is gehouden, en er wordt vandaag besloten.",
    Reden.GEEN_BIJDRAGE: "ambitie van de wijk, en ook niet aan beleid van de stad (score 0).",
    Reden.GEEN_POT: "Er is geen pot die dit mag betalen.",
    Reden.AARD: "Het komt ieder jaar terug, en het leefbaarheidsbudget van Noord is eenmalig geld.",
    Reden.SALDO: "Nodig is € 4.000, en in het leefbaarheidsbudget van Noord is nog € 1.500 te besteden.",
    Reden.UREN: "Gevraagd is 40 uur, en in het leefbaarheidsbudget van Noord is nog 8 uur over.",
    Reden.RESERVE: "is tot 1 oktober deels voor spoed; daarbuiten is nog € 1.500 en 8 uur te besteden.",
    Reden.LATER_VRIJ: "Op 1 juli 2011 komt in het leefbaarheidsbudget van Noord geld vrij.",
    Reden.VRIJGAVE: "Geld van andere wijken mag pas vanaf 1 juli 2011 worden verplaatst.",
    Reden.DREMPEL: "De score is 7; voor dit kwartaal is een drempelscore van 6,5 bekendgemaakt.",
    Reden.SPREIDING: "Een pot mag dan niet sneller leeg raken dan het jaar verstrijkt, met een maand ruimte.",
    Reden.ANDERE_AANVRAGEN: "Andere aanvragen die nu openstaan, dragen per euro meer bij: 8 (Speelplek) en 9.",
    Reden.VERWACHTE_VRAAG: "nog aanvragen die per euro meer bijdragen dan deze, met een score van 7.",
    Reden.TENDER: "Deze aanvraag wordt tegelijk met alle andere afgewogen, in de volgende ronde.",
    Reden.WACHT_TOT: "De aanvraag kan volgens de indiener wachten tot 1 juli 2011.",
}


def grond(reden: Reden, pot: str | None = POT_NOORD) -> Grond:
    return Grond(reden, pot, 4_000, 1_500, 40, 8, 6_500, date(2011, 7, 1), ("8", "9"))


def antwoord(**ook: object) -> Antwoord:
    jaar = maak_jaar()
    i = initiatief("3", bedrag_euro=5_000, minimaal_euro=3_000)
    return maak_antwoord(advies("3", **ook), i, jaar.namen, {})  # type: ignore[arg-type]


@pytest.mark.parametrize("reden", list(Reden))
def test_every_reason_has_its_sentence(reden: Reden) -> None:
    """The closed list of reasons, each as a wijkregisseur would say it, with the numbers of its ground."""
    jaar = maak_jaar()
    zinnen = redenzinnen(advies("3", gronden=(grond(reden),)), initiatief("3"), jaar.namen, {"8": "Speelplek"})
    assert len(zinnen) == 1
    assert ZINNEN[reden] in zinnen[0]


@pytest.mark.parametrize("reden", list(Reden))
def test_a_reason_without_details_is_a_sentence_too(reden: Reden) -> None:
    """A ground without pot, date or others still gives a whole sentence."""
    (zin,) = redenzinnen(advies("3", gronden=(Grond(reden),)), initiatief("3"), maak_jaar().namen, {})
    assert zin[0].isupper()
    assert zin.endswith((".", ")."))
    assert "None" not in zin


def test_a_part_is_said_to_be_a_part() -> None:
    """Granted less than was asked: the reason speaks of a part."""
    assert antwoord().reden == (
        "Met een score van 7 kan een deel van het bedrag; voor het hele bedrag is nu geen ruimte."
    )


def test_what_is_not_proven_is_said() -> None:
    """An advies of a weighing that ran out of time says so, after its reasons."""
    assert antwoord(bewezen=False).redenen[-1].startswith("De rekentijd was om")
    assert not any("rekentijd" in zin for zin in antwoord().redenen)


def test_the_advies_in_a_few_words() -> None:
    """What is granted, in part, in hours, onder voorbehoud; a wait with its day; a refusal."""
    assert antwoord().kop == "€ 4.000 (van de € 5.000) toekennen"
    assert antwoord(bedrag_euro=5_000, uren=12).kop == "€ 5.000 en 12 uur toekennen"
    assert antwoord(bedrag_euro=0, uren=12).kop == "12 uur toekennen"
    assert antwoord(bedrag_euro=5_000, onder_voorbehoud=True).kop == "€ 5.000 toekennen, onder voorbehoud"
    assert antwoord(uitkomst=Uitkomst.WACHTEN, wachten_tot=date(2011, 7, 1)).kop == "wachten tot 1 juli 2011"
    assert antwoord(uitkomst=Uitkomst.WACHTEN).kop == "wachten"
    assert antwoord(uitkomst=Uitkomst.WEIGEREN).kop == "weigeren"


def test_what_would_do() -> None:
    """The score, the amount, or that neither would; nothing when it is unknown or serves nothing at all."""
    assert antwoord(wat_wel=WatWel(7_200, 3_000)).wat_wel == (
        "Nu wel mogelijk met een score vanaf 7,2 of met hooguit € 3.000. Dat is nagerekend."
    )
    assert antwoord(wat_wel=WatWel(bedrag_euro=3_000)).wat_wel.startswith("Nu wel mogelijk met hooguit € 3.000.")
    assert "alleen zou het nu niet doorgaan" in antwoord(wat_wel=WatWel()).wat_wel
    assert antwoord().wat_wel == ""
    assert antwoord(reden=Reden.GEEN_BIJDRAGE, wat_wel=WatWel(100)).wat_wel == ""


def test_whom_to_turn_to() -> None:
    """A refusal names the way up, and for a subsidie how to object; an opdracht can't be objected to."""
    rij = ("dienstdirecteur", "wijkgarage", "algemeen directeur")
    nee = antwoord(uitkomst=Uitkomst.WEIGEREN, escalatie=rij).naar_wie
    assert "dienstdirecteur, wijkgarage en algemeen directeur." in nee
    assert "binnen zes weken bezwaar" in nee
    opdracht = maak_antwoord(
        advies("3", uitkomst=Uitkomst.WEIGEREN), initiatief("3", vorm=Vorm.OPDRACHT), maak_jaar().namen
    )
    assert opdracht.naar_wie == ""
    assert antwoord().naar_wie == ""


def test_moves_are_proposals() -> None:
    """A move names giver and receiver, and that the raad comes first where programma's differ."""
    verplaatsingen = (Verplaatsing(POT_OOST, POT_NOORD, 500), Verplaatsing(POT_OOST, POT_NOORD, 700, True))
    eerste, tweede = antwoord(verplaatsingen=verplaatsingen).verplaatsingen
    assert eerste == "Voorstel: € 500 gaat van het leefbaarheidsbudget van Oost naar het leefbaarheidsbudget van Noord."
    assert tweede.endswith("Dat is een ander programma: eerst moet de raad besluiten.")


def test_pots_have_names() -> None:
    """Each kind of pot is called what people call it; one that isn't known, by its code."""
    scenario = maak_jaar().scenario
    dienst, programma = scenario.diensten[0], scenario.programmas[0]
    potten = [
        Potstand("f", Potsoort.FLEX, None, dienst.dienst, programma.programma, Aard.INCIDENTEEL),
        Potstand("u", Potsoort.UREN, None, dienst.dienst, None, None),
        Potstand("s", Potsoort.STRIPPEN, "Noord", None, None, None),
    ]
    namen = Namen.van(scenario, potten)
    assert namen.pot("f") == f"het flexibele geld van {dienst.naam} ({programma.naam}, eenmalig)"
    assert namen.deel(Deel("u", uren=12)) == f"12 uur uit de flexibele uren van {dienst.naam}"
    assert namen.pot("s") == "de strippenkaart van Noord"
    assert namen.pot("weg") == "de pot 'weg'"
    assert namen.wijken((("Noord", 6_000), ("Oost", 4_000))) == "Noord (60 %) en Oost (40 %)"


def test_the_answer_form_is_one_page_without_who_asked(tmp_path: Path) -> None:
    """Everything of the answer is on the form; the indiener is not; it says that nothing is decided yet."""
    gemaakt = antwoord(
        uitkomst=Uitkomst.WEIGEREN, gronden=(grond(Reden.SALDO), grond(Reden.VRIJGAVE)), escalatie=("wijkgarage",)
    )
    schrijf_antwoord(gemaakt, "Voorbeeldstad", tmp_path / "antwoord.xlsx")
    blad = load_workbook(tmp_path / "antwoord.xlsx")["Antwoord"]
    teksten = [str(cel) for rij in blad.iter_rows(values_only=True) for cel in rij if cel]
    for tekst in ("Voorbeeldstad: antwoord op aanvraag 3", "Advies: weigeren", "Plan 3", "1 februari 2011"):
        assert tekst in teksten
    assert set(gemaakt.redenen) <= set(teksten)
    assert f"Ambtelijk concept, geen besluit. Advies van {DAG.day} april 2011." in teksten
    assert not any("Geheime" in tekst for tekst in teksten)
    assert (blad.sheet_properties.pageSetUpPr.fitToPage, blad.page_setup.fitToHeight) == (True, None)  # None is 1
