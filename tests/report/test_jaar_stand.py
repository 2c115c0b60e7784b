"""The stand of a wijk and the tables of the year: what is shown adds up, and who asked is never shown."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

from jaaroverzichtvoorbeeld import POT_NOORD, advies, dossier, initiatief, maak_jaar
from lxml import html
from openpyxl import load_workbook

from allocator.report.jaar import tabellen
from allocator.report.jaar.standblad import schrijf_standblad
from allocator.report.jaar.standhtml import schrijf_stand, stand_html
from allocator.report.jaar.standpagina import MEESTE_REGELS, MEESTE_WACHTEND, standpagina
from allocator.report.jaar.standterminal import stad_terminal, stand_terminal
from allocator.report.jaar.werkmap import jaarbladen, schrijf_jaarboek
from allocator.report.jaar.wijkcijfers import wijkcijfers
from allocator_models.jaar import LaterVrij
from allocator_models.jaarboek import Potoverzicht, Status


def test_the_bar_is_the_whole_budget() -> None:
    """The parts of the bar add up to what the pot opened with, and their shares to one."""
    jaar = maak_jaar()
    noord = jaar.potten[0]
    met_later = Potoverzicht(
        replace(noord.stand, euro=16_000, later=(LaterVrij(date(2011, 7, 1), 1_000),)),
        toegezegd_euro=3_000,
        betaald_euro=1_000,
    )
    for pot in (noord, met_later):
        pagina = standpagina(maak_jaar(potten=(pot, *jaar.potten[1:])), "Noord")
        assert sum(d.bedrag_euro for d in pagina.balk) == 20_000
        assert sum(d.deel for d in pagina.balk) == Fraction(1)


def test_what_deserves_a_look_is_said() -> None:
    """What is late and what is almost so, the mean score beside the city's, and the drempelscore."""
    assert standpagina(maak_jaar(), "Noord").opmerkingen == (
        "Van 1 aanvraag is de termijn voor een besluit voorbij.",
        "1 aanvraag moet binnen 2 weken een besluit krijgen.",
        "De gemiddelde score van de aanvragen is 6,6; in de hele stad is dat 6,6.",
        "De drempelscore voor subsidies is dit kwartaal 5,5.",
    )


def test_a_silent_wijk_is_flagged() -> None:
    """Noord asks all there is; Oost, with as many people, nothing: that is said, with what one would expect."""
    dossiers = tuple(dossier(initiatief(str(n))) for n in range(30))
    jaar = maak_jaar(dossiers)
    stil = {c.wijk.wijk: c.vraag.stil for c in wijkcijfers(jaar)}
    assert (stil["Noord"], stil["Oost"]) == (False, True)
    (zin,) = (z for z in standpagina(jaar, "Oost", 12.4).opmerkingen if z.startswith("Oost vraagt weinig"))
    assert "€ 0 tot nu toe" in zin
    assert "Er blijft € 20.000 voor de wijk staan" in zin
    assert zin.endswith("Zolang dat blijft staan, lopen andere wijken tot het eind van het jaar 12 punten score mis.")
    assert not any("punten score" in z for z in standpagina(jaar, "Oost").opmerkingen)
    assert not any(c.vraag.stil for c in wijkcijfers(maak_jaar(dossiers[:29])))


def test_shares_count_per_wijk() -> None:
    """Of a request across wijken each has its share of the amount, and sees the request."""
    jaar = maak_jaar((dossier(initiatief("1", wijken=(("Noord", 7_500), ("Oost", 2_500)))),))
    per_wijk = {c.wijk.wijk: c for c in wijkcijfers(jaar)}
    assert (per_wijk["Noord"].vraag.gevraagd_euro, per_wijk["Oost"].vraag.gevraagd_euro) == (3_000, 1_000)
    assert len(per_wijk["Oost"].wachtend) == 1


def test_the_page_is_dutch_and_whole_by_itself() -> None:
    """lang=nl, a title, no script, nothing from the network, print CSS for A4, and no name of an indiener."""
    tekst = stand_html(standpagina(maak_jaar(), "Noord"))
    boom = html.fromstring(tekst)
    assert boom.get("lang") == "nl"
    assert boom.findtext(".//title") == "Stand van Noord, 1 april 2011"
    assert not boom.xpath("//script | //link | //img | //iframe | //@href | //@src")
    assert not re.search(r"https?:|url\(|@import", tekst)
    assert "size: A4" in tekst
    assert "Geheime" not in tekst
    assert all(th.get("scope") == "col" for th in boom.iter("th"))
    koppen = [boom.xpath("count(//h1)"), [h.get("id") for h in boom.iter("h2")]]
    assert koppen == [1, ["budget", "aandacht", "wachtend", "beloften"]]


def test_names_of_users_are_text() -> None:
    """Whatever people call an initiatief, it is shown as it is and never read as HTML."""
    raar = "<b>Feest</b> & 'meer'"
    tekst = stand_html(standpagina(maak_jaar((dossier(initiatief("1", naam=raar)),)), "Noord"))
    assert raar not in tekst
    assert raar in html.fromstring(tekst).text_content()


def test_one_page_holds_what_fits() -> None:
    """With many requests the first are shown, the most urgent ones, and how many others there are."""
    dossiers = tuple(dossier(initiatief(str(n)), beslissen_voor=date(2011, 4, 1 + n)) for n in range(20))
    pagina = standpagina(maak_jaar(dossiers), "Noord")
    assert [w.nummer for w in pagina.wachtend] == [str(n) for n in range(MEESTE_WACHTEND)]
    assert pagina.meer_wachtend == 20 - MEESTE_WACHTEND
    assert len(pagina.wachtend) + len(pagina.beloften) <= MEESTE_REGELS
    assert "En nog 8 andere: zie het blad Aanvragen" in stand_html(pagina)


def test_an_empty_wijk_has_a_page(tmp_path: Path) -> None:
    """Without pots, requests and promises there is a page too, in each of its forms."""
    jaar = maak_jaar((), potten=(), stand=replace(maak_jaar().stand, drempel=None))
    pagina = standpagina(jaar, "West")
    assert "Er wacht niets op een besluit." in stand_html(pagina)
    assert "Er zijn dit jaar nog geen aanvragen." in stand_html(pagina)
    schrijf_stand(pagina, tmp_path / "west.html")
    schrijf_standblad(pagina, tmp_path / "west.xlsx")
    assert list(stand_terminal(pagina))
    assert list(stad_terminal(jaar))


def test_the_sheet_of_a_wijk_is_one_a4(tmp_path: Path) -> None:
    """The same page as a sheet: portrait, on one page, without who asked."""
    schrijf_standblad(standpagina(maak_jaar(), "Noord"), tmp_path / "noord.xlsx")
    blad = load_workbook(tmp_path / "noord.xlsx")["Stand Noord"]
    assert blad.page_setup.orientation == "portrait"
    assert (blad.sheet_properties.pageSetUpPr.fitToPage, blad.page_setup.fitToHeight) == (True, None)  # None is 1
    teksten = {str(c.value) for rij in blad.iter_rows() for c in rij if c.value}
    assert {"Stand van Noord op 1 april 2011", "3 Plan 3"} <= teksten
    assert not any("Geheime" in tekst for tekst in teksten)


def test_draft_begrotingswijzigingen_balance() -> None:
    """What one programma loses another gains: the lines add up to nothing."""
    tabel = tabellen.begrotingswijzigingen(maak_jaar())
    assert tabel.som("Lasten") == 0
    assert [(rij[0], rij[3]) for rij in tabel.rijen] == [("P1", -800), ("P2", 800)]


def test_proposals_to_the_giving_wijk() -> None:
    """A move in an advies that nobody decided on is listed, with giver, receiver and request."""
    (rij,) = tabellen.voorstellen(maak_jaar()).rijen
    assert rij == ("het leefbaarheidsbudget van Oost", "het leefbaarheidsbudget van Noord", 2_500, "3", "Plan 3")


def test_the_reserve_list_is_by_score() -> None:
    """Refused with a score above 0, the highest first; what serves nothing isn't on it."""
    dossiers = tuple(
        dossier(initiatief(str(score), score_duizendsten=score), Status.GEWEIGERD) for score in (5_000, 0, 8_000, 6_500)
    )
    assert tabellen.reservelijst(maak_jaar(dossiers)).kolom("Nummer") == ("8000", "6500", "5000")


def test_a_beleidsgat_is_what_a_wijk_pays_year_after_year() -> None:
    """Three grants in two years for one thema in one dienst's field are a proposal for its budget; two aren't."""

    def met(*dit_jaar: str) -> tuple[tuple[object, ...], ...]:
        vorig = initiatief("vorig", datum=date(2010, 5, 1), toegekend_euro=2_000)
        dossiers = tuple(dossier(initiatief(n), Status.TOEGEKEND, toegekend_euro=1_000) for n in dit_jaar)
        jaar = maak_jaar(dossiers)
        return tabellen.beleidsgaten(maak_jaar(dossiers, stand=replace(jaar.stand, geschiedenis=(vorig,)))).rijen

    ((wijk, thema, _, jaren, keren, bedrag, per_jaar),) = met("1", "2")
    assert (wijk, thema, jaren, keren, bedrag, per_jaar) == ("Noord", "groen", "2010 en 2011", 3, 4_000, 2_000)
    assert met("1") == ()


def test_what_goes_along_is_what_is_still_asked() -> None:
    """Open and refused but useful requests, by share, and never more than there is."""
    dossiers = (
        dossier(initiatief("1", bedrag_euro=30_000, wijken=(("Noord", 5_000), ("Oost", 5_000)))),
        dossier(initiatief("2", bedrag_euro=9_000, score_duizendsten=0), Status.GEWEIGERD),
        dossier(initiatief("3", bedrag_euro=9_000), Status.GEWEIGERD),
    )
    assert tabellen.meenemen(maak_jaar(dossiers)) == {POT_NOORD: 17_000, "leefbaarheidsbudget Oost": 15_000}


def test_the_workbook_of_the_year(tmp_path: Path) -> None:
    """Every sheet has its own name; what was decided and why it departs is on it; who asked is nowhere."""
    jaar = maak_jaar((*maak_jaar().dossiers, dossier(initiatief("6"), advies=advies("6"))))
    schrijf_jaarboek(jaar, tmp_path / "jaarboek.xlsx")
    werkmap = load_workbook(tmp_path / "jaarboek.xlsx")
    assert werkmap.sheetnames == [blad.naam for blad in jaarbladen(jaar)]
    alles = {str(c.value) for blad in werkmap for rij in blad.iter_rows() for c in rij if c.value is not None}
    assert {"minder is genoeg", "€ 4.000 toekennen", "nog niet gewogen", "te laat", "ab" * 32} <= alles
    assert not any("Geheime" in waarde for waarde in alles)
