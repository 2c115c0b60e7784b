"""The letter to who asked: plain Dutch, on one besluit or advies, with what helps, whom to talk to, how to object."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from jaaroverzichtvoorbeeld import DAG, POT_NOORD, advies, besluit, dossier, initiatief, maak_jaar
from lxml import html

from allocator.report.jaar.brief import Brief, brief_html, brief_tekst, maak_brief, schrijf_brief
from allocator_models.jaar import Grond, Reden, Uitkomst
from allocator_models.jaarboek import Besluitsoort, Dossier, Status
from allocator_models.jaarverklaring import Verdringing, Verklaring, Wijziging, Wijzigingsoort
from allocator_models.mandaat import escalatie
from allocator_models.scenario import Initiatief, Vorm

WEG = ("wijkregisseur", "dienstdirecteur", "wijkgarage", "algemeen directeur", "vakwethouder")
WIJZIGINGEN = (
    Wijziging(Wijzigingsoort.SCORE, 6_600, minste=True),
    Wijziging(Wijzigingsoort.BEDRAG, 2_100, minste=True),
    Wijziging(Wijzigingsoort.PARTNER, 1_900, minste=False),
    Wijziging(Wijzigingsoort.UREN, 10, minste=True),
    Wijziging(Wijzigingsoort.EENMALIG, 0, minste=True),
    Wijziging(Wijzigingsoort.POT, 4_000, minste=False, pot=POT_NOORD),
)


def verklaring(i: Initiatief, reden: Reden = Reden.VERWACHTE_VRAAG, **ook: object) -> Verklaring:
    """Return a refusal of a request that gives way to others with a 6,6."""
    nee = advies(
        i.initiatief,
        uitkomst=Uitkomst.WEIGEREN,
        bedrag_euro=0,
        delen=(),
        gronden=(Grond(reden, POT_NOORD, 4_000, 1_500, score_duizendsten=5_000),),
        escalatie=WEG,
    )
    velden: dict[str, object] = {
        "verdringing": Verdringing(4_000, 0, verwacht_euro=4_000, score_duizendsten=6_540),
        "wijzigingen": WIJZIGINGEN,
    }
    return Verklaring(i, nee, **(velden | ook))  # type: ignore[arg-type]


def brief(d: Dossier, v: Verklaring | None = None, dag: date = DAG, indiener: str = "Bewoners van Noord") -> Brief:
    """Return the letter on a request; of a refusal unless said otherwise."""
    namen = maak_jaar().namen
    return maak_brief(d, v or verklaring(d.initiatief), namen, stad="Voorbeeldstad", indiener=indiener, dag=dag)


def tekst(d: Dossier, v: Verklaring | None = None, **ook: date) -> str:
    """Return the letter as text on one line."""
    return " ".join(brief_tekst(brief(d, v, **ook)).split())


AANVRAAG = initiatief("2", score_duizendsten=5_000)
OPEN = dossier(AANVRAAG)
GEWEIGERD = dossier(
    AANVRAAG,
    Status.GEWEIGERD,
    besluit=replace(besluit("2", Besluitsoort.WEIGEREN, Status.GEWEIGERD), reden=""),
)


def test_a_refused_subsidie_tells_how_to_object() -> None:
    """A besluit on a subsidie: which day, why with both scores, and six weeks to object, with the last day."""
    brieftekst = tekst(GEWEIGERD)
    for zin in (
        "Beste Bewoners van Noord,",
        "Op 1 februari 2011 vroeg u € 4.000 voor ‘Plan 2’ in Noord.",
        "Op 1 maart 2011 is besloten om uw aanvraag niet toe te kennen.",
        "Uw aanvraag heeft een 5. Later dit jaar komen er nog meer aanvragen, zoals elk jaar.",
        "Met hetzelfde geld kunnen we dan aanvragen helpen met een score van 6,6.",
        "binnen zes weken nadat deze brief is verstuurd",
        "tot en met 12 april 2011",
        "Namens de wijkregisseur",
    ):
        assert zin in brieftekst
    assert "concept" not in brieftekst
    assert "nog geen besluit" not in brieftekst


def test_what_helps_is_what_the_indiener_can_do() -> None:
    """Every verified change in the words of who asked, but for money in a pot, which isn't theirs to bring."""
    (helpt,) = [deel for deel in brief(OPEN).delen if deel.kop == "Wat helpt"]
    assert helpt.punten == (
        "uw plan meer bijdraagt: een score van 6,6 of hoger (nu 5)",
        "u hooguit € 2.100 vraagt in plaats van € 4.000",
        "een ander, zoals een fonds of een bedrijf, € 1.900 betaalt",
        "anderen, zoals vrijwilligers, minstens 10 uur van het werk doen",
        "u het eenmalig vraagt, en niet ieder jaar",
    )
    assert "1 april 2011 nagerekend" in helpt.slot


def test_an_advies_is_not_a_besluit() -> None:
    """Without a besluit the letter says who decides before when, and that objecting comes after that."""
    brieftekst = tekst(OPEN)
    assert "Uiterlijk 1 mei 2011 beslist de wijkregisseur." in brieftekst
    assert "Tegen een advies kunt u geen bezwaar maken, tegen het besluit wel." in brieftekst
    assert "Ambtelijk concept, geen besluit." in brieftekst
    assert "zes weken" not in brieftekst


def test_who_is_late_says_sorry() -> None:
    """After the beslistermijn the letter names the day that was missed."""
    assert "Het besluit had er op 1 mei 2011 moeten zijn." in tekst(OPEN, dag=date(2011, 5, 2))


@pytest.mark.parametrize("vorm", [Vorm.OPDRACHT, Vorm.EIGEN_UITVOERING, Vorm.UREN])
def test_what_is_no_subsidie_has_no_bezwaar(vorm: Vorm) -> None:
    """An opdracht or help of the city itself: a talk, or a complaint, and no bezwaar."""
    i = replace(AANVRAAG, vorm=vorm)
    brieftekst = tekst(replace(GEWEIGERD, initiatief=i))
    assert "Daarom kunt u geen bezwaar maken." in brieftekst
    assert "een klacht indienen" in brieftekst
    assert "zes weken" not in brieftekst
    assert "bezwaar" not in tekst(replace(OPEN, initiatief=i))


def test_too_near_to_tell_is_said_to_be_near() -> None:
    """Where the difference can't be proven, people weigh; no scores are held against each other and nothing helps."""
    dicht = verklaring(AANVRAAG, te_dicht=True, wijzigingen=())
    assert "Het verschil met andere aanvragen is heel klein" in tekst(OPEN, dicht)
    assert "Daarom wegen mensen dit zelf af." in tekst(OPEN, dicht)
    assert "Daarom hebben mensen dit zelf afgewogen." in tekst(GEWEIGERD, dicht)
    assert "Wat helpt" not in [deel.kop for deel in brief(OPEN, dicht).delen]


def test_a_besluit_that_departs_from_the_advies_gives_its_own_reason() -> None:
    """The reason of who decided goes before that of the advies; where today would be a yes, nothing has to help."""
    anders = replace(GEWEIGERD, besluit=besluit("2", Besluitsoort.WEIGEREN, Status.GEWEIGERD))
    assert brief(anders).delen[0].alineas == ("minder is genoeg",)
    ja = Verklaring(AANVRAAG, advies("2"))
    assert [deel.kop for deel in brief(GEWEIGERD, ja).delen] == ["Waarom", "Met wie u kunt praten", "Niet mee eens?"]
    assert brief(GEWEIGERD, ja).delen[0].alineas == ("Zo is het besloten toen het besluit werd genomen.",)


def test_a_yes_and_a_wait() -> None:
    """A grant says how much and how to object; a wait until when; what waits for the raad says so."""
    toe = replace(GEWEIGERD, status=Status.TOEGEKEND, besluit=besluit("2", Besluitsoort.TOEKENNEN, Status.TOEGEKEND))
    assert "Op 1 maart 2011 is besloten om u € 3.000 te geven." in tekst(toe, Verklaring(AANVRAAG, advies("2")))
    raad = replace(toe, status=Status.ONDER_VOORBEHOUD)
    assert "als de gemeenteraad daarmee instemt" in tekst(raad, Verklaring(AANVRAAG, advies("2")))
    assert "Ons advies is: geef € 4.000." in tekst(OPEN, Verklaring(AANVRAAG, advies("2")))
    wacht = verklaring(AANVRAAG)
    wacht = replace(
        wacht,
        advies=replace(wacht.advies, uitkomst=Uitkomst.WACHTEN, wachten_tot=date(2011, 9, 1), escalatie=()),
    )
    assert "wacht nog met een besluit, tot 1 september 2011." in tekst(OPEN, wacht)


def test_what_serves_nothing_hears_what_would() -> None:
    """With score 0 the letter says what to show, since no amount would help."""
    nul = verklaring(AANVRAAG, Reden.GEEN_BIJDRAGE, wijzigingen=(), verdringing=None)
    assert "Laat zien aan welk doel van uw wijk of van de stad uw plan bijdraagt." in tekst(OPEN, nul)


def test_everyone_of_the_escalation_is_introduced() -> None:
    """Whoever the escalation may name, has a line in the letter, in its order."""
    scenario = maak_jaar().scenario
    for programmas in (frozenset[str](), frozenset(p.programma for p in scenario.programmas)):
        v = verklaring(AANVRAAG)
        v = replace(v, advies=replace(v.advies, escalatie=escalatie(scenario, AANVRAAG, programmas)))
        (wie,) = [deel for deel in brief(OPEN, v).delen if deel.kop == "Met wie u kunt praten"]
        assert len(wie.punten) == len(v.advies.escalatie) - 1
        assert "wijkregisseur van Noord" in wie.alineas[0]


def test_the_page_stands_alone(tmp_path: Path) -> None:
    """One Dutch page without network, in which the name of who asked can't become markup; text goes into .txt."""
    gemaakt = brief(OPEN, indiener="<b>Jansen & co</b>")
    pagina = brief_html(gemaakt)
    boom = html.document_fromstring(pagina)
    assert boom.get("lang") == "nl"
    assert not boom.xpath("//script | //link | //img | //*[@src]")
    assert "<b>Jansen" not in pagina
    assert "Jansen & co" in boom.text_content()
    assert len(boom.xpath("//h1")) == 1
    schrijf_brief(gemaakt, tmp_path / "brief.html")
    schrijf_brief(gemaakt, tmp_path / "brief.txt")
    assert (tmp_path / "brief.html").read_text(encoding="utf-8") == pagina
    assert (tmp_path / "brief.txt").read_text(encoding="utf-8") == brief_tekst(gemaakt)


def test_a_letter_to_nobody_in_particular() -> None:
    """Without a name it greets the aanvrager."""
    gemaakt = brief(OPEN, indiener="")
    assert "Beste aanvrager," in brief_tekst(gemaakt)
    assert "Beste aanvrager," in brief_html(gemaakt)
    assert "<dt>Aan</dt>" not in brief_html(gemaakt)
