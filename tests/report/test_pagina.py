"""The page for the college: what it says follows from the plans, and it is whole by itself."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from paginavoorbeeld import maak_collegepagina, maak_opties, maak_pagina
from planvoorbeeld import HERKOMST

from allocator.report.pagina.beeld.waterval import Stap, waterval
from allocator.report.pagina.beslispunten import beslispunten
from allocator.report.pagina.geld import begrotingswijzigingen, geldregels, saldo
from allocator.report.pagina.html import college_html, schrijf_college
from allocator.report.pagina.kaarten import kaarten
from allocator.report.pagina.kandidaat import kandidaten
from allocator.report.pagina.pagina import collegepagina
from allocator.report.pagina.prioriteiten import hoe_zeker, niet_betaald
from allocator.report.pagina.stromen import stromen
from allocator.report.pagina.tafel import duizend, verschil
from allocator.report.pagina.verantwoording import spelregels, zoekzinnen
from allocator.report.pagina.verdeling import verdelingen, winst_en_verlies
from allocator_models.alternatieven import Kern, Ontstaan, Zoekeinde, Zonderplan
from allocator_models.result import Jaarplan, Status

_VERBODEN_VOORAAN = ("score", "solver", "gap", "infeasible", "optimum", "variabele", "duizendsten")


def test_costs_and_cover_are_those_of_the_plan() -> None:
    """S and I apart, worked out by hand: costs below nought, dekking and what drops above."""
    opties = maak_opties()
    a, b, _ = kandidaten(opties)
    regels = geldregels(a, opties.scenario)
    assert [(r.kort, r.s_euro, r.i_euro) for r in regels] == [
        ("Prioriteiten", -145_000, -42_000),
        ("Dekking", 175_000, 12_000),
        ("Vervalt", 35_999, 7_000),
    ]
    assert (saldo(regels).s_euro, saldo(regels).i_euro) == (65_999, -23_000)
    assert geldregels(b, opties.scenario)[0].i_euro == -30_000


def test_a_taakstelling_that_is_booked_already_brings_nothing_new() -> None:
    """What drops for it fills the stelpost, so that nothing is left as voordeel, and the raad has less to decide."""
    opties = maak_opties()
    a = kandidaten(opties)[0]
    stad = a.cijfers.scenario
    geboekt = replace(
        stad, taakstellingen=tuple(replace(t, geboekt_op="SW05") for t in stad.taakstellingen if t.taakstelling == "K2")
    )
    met = replace(a, cijfers=replace(a.cijfers, scenario=geboekt))
    assert geldregels(met, stad)[-1].samen_euro == -25_000
    assert [(w.programma.naam, w.lasten_euro, w.baten_euro) for w in begrotingswijzigingen(met.cijfers, stad)] == [
        ("Groen", 25_000, 0),
        ("Jeugd", -25_000, 0),
        ("Wonen", -23_500, -5_501),
    ]


def test_the_raad_decides_when_lasten_of_a_programma_change() -> None:
    """Both programma's in which something drops are named; an optie that drops nothing is the college's own."""
    opties = maak_opties()
    a, *_ = kandidaten(opties)
    kaart = kaarten(opties, kandidaten(opties), verdelingen(kandidaten(opties))).kaarten[0]
    assert kaart.besluit == (
        "De raad, met een begrotingswijziging: Jeugd (lasten −25) en Wonen (lasten −24), x € 1.000."
    )
    niets = tuple(
        replace(
            s, vast_euro=s.vast_euro + s.vervallen_euro, vervallen_euro=0, baten_vervallen_euro=0, taakstelling=None
        )
        for s in a.cijfers.plan.splitsingen
    )
    zonder = replace(a.cijfers, plan=replace(a.cijfers.plan, splitsingen=niets))
    assert begrotingswijzigingen(zonder, opties.scenario) == ()


def test_who_wins_and_who_loses() -> None:
    """Without Q5 West has € 17.000 less, from the portefeuille Jeugd; nobody has more, and C is as A."""
    alle = kandidaten(maak_opties())
    verdeeld = verdelingen(alle)
    assert [v.verschillen(1) for v in verdeeld] == [{"West": -17_000}, {}, {"wethouder Jeugd": -17_000}]
    assert list(winst_en_verlies(verdeeld, 1)) == [
        ("Wijk", "", "West −17"),
        ("Dienst", "", ""),
        ("Portefeuillehouder", "", "wethouder Jeugd −17"),
    ]
    assert all(v.verschillen(2) == {} for v in verdeeld)


def test_flows_add_up() -> None:
    """What comes into each pot goes out of it, and what goes to prioriteiten of a wijk is what the wijk gets."""
    for kandidaat in kandidaten(maak_opties()):
        stroom = stromen(kandidaat)
        for pot in stroom.potten:
            erin = sum(e for (_, p), e in stroom.in_euro.items() if p == pot)
            eruit = sum(e for (p, _), e in stroom.uit_euro.items() if p == pot)
            assert erin == eruit > 0
        namen = {w.wijk: w.naam for w in kandidaat.cijfers.scenario.wijken}
        for wijk, euro in kandidaat.wijkwaarde_euro.items():
            assert stroom.uit_euro.get((stroom.potten[0], namen[wijk]), 0) == euro
        assert sum(e for (d, _), e in stroom.in_euro.items() if d == "SW") > 0


def test_the_beslispunten() -> None:
    """Which optie, what is promised whatever it is, what stays free, what drops, and the raad."""
    opties = maak_opties()
    punten = list(beslispunten(opties, kandidaten(opties)))
    assert punten[0] == "welke optie het jaarplan 2012 wordt: A, B of C;"
    assert punten[1].startswith(
        "de 4 prioriteiten die in elke getoonde optie doorgaan nu al toe te zeggen aan de wijken"
    )
    assert "(voor 1 is bewezen dat zonder die prioriteit meer dan 10 % " in punten[1]
    assert punten[2].endswith("€ 129.500 en 3,4 fte;")
    assert punten[3] == "welk werk vervalt om de taakstellingen te halen: € 42.999;"
    assert punten[4] == "de raad een begrotingswijziging voor te stellen, bij elke optie."


def test_how_certain_a_prioriteit_is() -> None:
    """Zeker only when proven; otherwise in all that is shown, in x of y, or in none."""
    assert hoe_zeker(Kern("Q", 3, 3, zeker=True)) == "zeker"
    assert hoe_zeker(Kern("Q", 3, 3, zeker=False)) == "in alle getoonde opties"
    assert hoe_zeker(Kern("Q", 2, 3, zeker=False)) == "in 2 van 3"
    assert hoe_zeker(Kern("Q", 0, 3, zeker=False)) == "in geen enkele optie"


def test_what_is_not_paid_has_its_reason() -> None:
    """Q5 is missing in B alone; Q6 and Q7 are in none, with what stands in their way."""
    opties = maak_opties()
    tafel = niet_betaald(opties, kandidaten(opties))
    assert [(rij[0], rij[3]) for rij in tafel.rijen] == [("Q5", "A, C"), ("Q6", "geen"), ("Q7", "geen")]
    assert tafel.rijen[0][4].startswith("B: ")
    assert "Gaat niet samen met Q1" in tafel.rijen[1][4]


def test_risks_of_one_and_of_all() -> None:
    """What holds for every optie is said once; what is not proven in one stands with that one."""

    def niet_bewezen(jaarplan: Jaarplan) -> Jaarplan:
        return replace(jaarplan, status=Status.OPLOSSING)

    opties = maak_opties(niet_bewezen)
    alle = kandidaten(opties)
    kaart = kaarten(opties, alle, verdelingen(alle))
    assert any("op papier" in zin for zin in kaart.altijd)
    assert kaart.kaarten[0].let_op == ()
    assert [zin.startswith("Binnen de rekentijd") for zin in kaart.kaarten[2].let_op] == [True]


def test_what_was_found_around_the_scenario_is_behind_the_fold() -> None:
    """The front with its knee and what survives, in a fold of their own; without a verkenning there is no such fold."""
    met = maak_collegepagina()
    assert met.front is not None
    assert [(rij[0], rij[-1]) for rij in met.front.tafels[0].rijen] == [
        ("10 %", "ja"),
        ("20 %", "beste evenwicht"),
        ("25 %", "ja"),
    ]
    assert met.robuust is not None
    assert [rij[4] for rij in met.robuust.rijen if rij[0] in ("Q1", "Q3")] == ["100,0 %", "0,0 %"]
    kop = "Rondom het scenario"
    assert kop in maak_pagina()
    assert kop not in college_html(replace(met, front=None, robuust=None, verkend=()))


@pytest.mark.parametrize(
    ("einde", "zin"),
    [
        (Zoekeinde.GEEN_ANDERE, "geen andere: dat is bewezen"),
        (Zoekeinde.GENOEG, "nog andere opties zijn"),
        (Zoekeinde.NIET_GEVONDEN, "is niet bewezen"),
    ],
)
def test_whether_there_are_others(einde: Zoekeinde, zin: str) -> None:
    """That there is no other is said only when that has been proven."""
    (gezegd,) = zoekzinnen(replace(maak_opties(), einde=einde))
    assert zin in gezegd


def test_opties_without_a_plan_are_named() -> None:
    """Of an optie of the sheet that can't be, or wasn't found, it is said which of both."""
    zonder = (Zonderplan("Alles naar Noord", Status.ONMOGELIJK), Zonderplan("Heel veel", Status.ONBEKEND))
    _, onmogelijk, onbekend = zoekzinnen(replace(maak_opties(), zonder_plan=zonder))
    assert onmogelijk.startswith("Voor optie 'Alles naar Noord' is geen plan mogelijk")
    assert onbekend == "Voor optie 'Heel veel' is binnen de rekentijd geen plan gevonden."


def test_what_came_to_the_same_and_what_loses_too_much() -> None:
    """A policy that gives the same plan is named on the card; a loss beyond what was asked is a risk of that optie."""
    opties = maak_opties()
    eerste, tweede, derde = opties.opties
    anders = replace(
        opties,
        opties=(replace(eerste, samen=("wijken gelijk",)), tweede, derde),
        minste_duizendsten=tweede.score_duizendsten + 1,
    )
    kaart = kaarten(anders, alle := kandidaten(anders), verdelingen(alle)).kaarten
    assert kaart[0].uitleg.endswith("Wijken gelijk komt op hetzelfde uit.")
    assert kaart[1].let_op == (
        "Verliest 10,4 % van de bijdrage aan de wijkambities die bereikbaar is; gevraagd was hooguit 10 %.",
    )


def test_an_optie_with_other_rules_shows_them() -> None:
    """Every spelregel is there in the user's notation, and what one optie has otherwise is named."""

    def anders(jaarplan: Jaarplan) -> Jaarplan:
        regels = replace(jaarplan.scenario.spelregels, flexdoel_bp=1_500)
        return replace(jaarplan, scenario=replace(jaarplan.scenario, spelregels=regels))

    rijen = {rij[0]: rij[1:] for rij in spelregels(kandidaten(maak_opties(anders))).rijen}
    assert rijen["flexdoel"] == ("20 %", "C: 15 %")
    assert rijen["gap"] == ("0,1 %", "")
    assert rijen["mandaat: college"] == ("onbeperkt", "")
    assert rijen["vrijgavedatum"] == ("1 september", "")


def test_a_waterfall_has_to_arrive() -> None:
    """Steps that do not lead from was to wordt are refused."""
    with pytest.raises(ValueError, match="do not lead"):
        waterval(Stap("was", 10), [Stap("stap", 5)], Stap("wordt", 14), "titel")


def test_amounts_in_thousands() -> None:
    """Rounded, with a real minus sign, and a plus where it is a difference."""
    assert [duizend(e) for e in (1_234_567, -900, 400)] == ["1.235", "−1", "0"]
    assert [verschil(e) for e in (1_234_567, -900, 400)] == ["+1.235", "−1", "0"]


# --- the page itself -----------------------------------------------------------------------------------------------


def test_the_page_is_dutch_and_whole_by_itself() -> None:
    """lang=nl, a title, a draft until it is set, no script, no address, nothing from elsewhere."""
    tekst = maak_pagina()
    boom = html.fromstring(tekst)
    assert boom.get("lang") == "nl"
    assert boom.findtext(".//title")
    assert "Ambtelijk concept, geen besluit" in boom.findtext(".//header/p")
    assert not boom.xpath("//script | //link | //img | //iframe | //object | //@src | //@onclick")
    assert not re.search(r"https?:|//www|@import", tekst)
    assert all(adres.startswith("#") for adres in boom.xpath("//@href"))
    assert len(tekst.encode()) < 1_000_000


def test_every_picture_has_words_and_a_table() -> None:
    """Each picture is named for who can't see it, and its section holds a table with a caption."""
    boom = html.fromstring(maak_pagina())
    beelden = boom.xpath("//svg")
    assert len(beelden) > 10
    for beeld in beelden:
        assert beeld.get("role") == "img"
        assert beeld.get("aria-label")
        assert beeld.xpath("(ancestor::details | ancestor::section)[last()]//table/caption")


def test_identifiers_occur_once() -> None:
    """Pictures don't share identifiers, so that none borrows a shape from another."""
    namen = html.fromstring(maak_pagina()).xpath("//@id")
    assert len(namen) == len(set(namen))


def test_no_words_of_the_machine_up_front() -> None:
    """What the college sees first, down to the opties, has no score, no solver and no unit of the software."""
    boom = html.fromstring(maak_pagina())
    delen = boom.xpath("//header | //section[@aria-labelledby='besluit' or @aria-labelledby='opties']")
    assert len(delen) == 3
    tekst = " ".join(deel.text_content() for deel in delen).lower()
    assert [woord for woord in _VERBODEN_VOORAAN if re.search(rf"\b{woord}\b", tekst)] == []


def test_text_of_users_is_text() -> None:
    """A name with HTML in it is shown as it was written, also in what is read aloud of a picture."""
    naam = '<b onclick="x">&"'
    opties = maak_opties()
    enige = replace(opties.opties[0], naam=naam, ontstaan=Ontstaan.OPTIE, beleid=None)
    eng = replace(opties, opties=(enige,), kern=())
    boom = html.fromstring(college_html(collegepagina(eng, HERKOMST)))
    assert not boom.xpath("//@onclick")
    assert any(naam in kop.text_content() for kop in boom.xpath("//h3"))


def test_the_file_is_written_whole(tmp_path: Path) -> None:
    """What is on disk is the page, and nothing else lies beside it."""
    doel = tmp_path / "pagina.html"
    schrijf_college(maak_collegepagina(), doel)
    assert doel.read_text(encoding="utf-8") == maak_pagina()
    assert [p.name for p in tmp_path.iterdir()] == ["pagina.html"]
