"""What comes in: each request once, under one number, and the name of who asks stays inside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from jaarboekvoorbeeld import MAART, NOORD, begin_boek, maak_aanvraag, maak_advies, maak_jaarstad

from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Besluit
from allocator_models.jaar import Deel, Drempel, Uitkomst
from allocator_models.jaarboek import Status

_NAAM = "M. de Tester-Achternaam"


@pytest.fixture
def adres(tmp_path):
    return str(tmp_path / "stad.jaarboek")  # the rules are the same in either database


def _melding(doen, *gegevens, **velden):
    with pytest.raises(JaarboekFout) as fout:
        doen(*gegevens, **velden)
    return str(fout.value)


def test_a_request_without_number_gets_the_next_one_of_the_year(boek):
    """After the highest of this shape; others keep their own."""
    nummers = [boek.registreer(maak_aanvraag(n), door="x").initiatief for n in ("", "2012-0041", "OV-7", "", "2012-x")]
    assert nummers == ["2012-0001", "2012-0041", "OV-7", "2012-0042", "2012-x"]


def test_the_same_request_is_registered_once(boek):
    """By its vingerafdruk, or by its number and content; another content under that number is refused."""
    eerste = boek.registreer(maak_aanvraag(), door="x", vingerafdruk="f")
    tweede = boek.registreer(maak_aanvraag(), door="x", vingerafdruk="f")
    assert (tweede.initiatief, tweede.volgnummer, tweede.nieuw) == (eerste.initiatief, eerste.volgnummer, False)
    boek.registreer(maak_aanvraag("A"), door="x")
    assert not boek.registreer(maak_aanvraag("A"), door="x").nieuw
    assert _melding(boek.registreer, maak_aanvraag("A", bedrag_euro=7), door="x") == (
        "Aanvraag A staat al in het jaarboek, met een andere inhoud. Geef deze aanvraag een ander nummer."
    )


@pytest.mark.parametrize(
    ("velden", "melding"),
    [
        (
            {"datum": date(2013, 1, 1)},
            "1-1-2013 valt buiten het jaar 2012 van dit jaarboek. "
            "Controleer de datum, of neem het jaarboek van dat jaar.",
        ),
        ({"wijken": (("Zuid", 10_000),)}, "Het jaarboek kent geen wijk 'Zuid'. Kies uit: Noord, Oost of West."),
        ({"dienst": "GGD"}, "Het jaarboek kent geen dienst 'GGD'. Kies uit: DMO, SO of SW."),
        ({"programma": "Water"}, "Het jaarboek kent geen programma 'Water'. Kies uit: Groen, Jeugd of Wonen."),
    ],
)
def test_a_request_from_elsewhere_is_refused(boek, velden, melding):
    """Another year, or a wijk, dienst or programma that the scenario doesn't have."""
    assert _melding(boek.registreer, maak_aanvraag(**velden), door="x") == melding
    assert boek.dossiers() == ()


def test_all_that_belongs_to_a_request_is_kept(boek):
    """Description, score and source come back as they went in."""
    boek.registreer(
        maak_aanvraag("A"),
        door="loket",
        omschrijving="Een bank bij de vijver.",
        beoordeeld_door="wijkbureau",
        beoordeling='{"ambitie": 2}',
        bron="bank.xlsx",
    )
    (dossier,) = boek.dossiers()
    assert dossier.initiatief == replace(maak_aanvraag("A"), indiener="")
    assert (dossier.omschrijving, dossier.beoordeeld_door) == ("Een bank bij de vijver.", "wijkbureau")
    assert (dossier.beoordeling, dossier.bron) == ('{"ambitie": 2}', "bank.xlsx")
    assert dossier.beslissen_voor == date(2012, 4, 26)  # 56 days
    assert (dossier.status, dossier.advies, dossier.besluit) == (Status.OPEN, None, None)


def test_the_name_of_an_indiener_comes_out_through_one_door_only(tmp_path):
    """Of this year and of earlier ones: in nothing that the book gives, unless that one name is asked for."""
    eerder = maak_aanvraag("2011-9", datum=date(2011, 5, 1), indiener=_NAAM)
    stad = replace(maak_jaarstad(), initiatieven=(eerder,))
    with begin_boek(tmp_path / "stad.jaarboek", stad) as boek:
        boek.registreer(maak_aanvraag("A", indiener=_NAAM), door="x")
        boek.historie([maak_aanvraag("2011-8", datum=date(2011, 5, 1), indiener=_NAAM)])
        advies = maak_advies("A", Deel(NOORD, 1_000))
        boek.leg_vast([advies], door="x")
        boek.besluit(Besluit.volgens(advies, datum=MAART, door="x"))
        stand = boek.stand(MAART)
        assert len(stand.geschiedenis) == 2
        alles = (stand, boek.potten(MAART), boek.dossiers(), boek.mutaties(), boek.besluiten(), boek.kenmerk)
        assert _NAAM not in repr(alles) + repr(boek.scenario)
        assert boek.indiener("A") == _NAAM
        assert "kent geen aanvraag 'Z'" in _melding(boek.indiener, "Z")


def test_a_stand_knows_nothing_of_what_came_in_later(boek):
    """A request of April isn't weighed in March."""
    boek.registreer(maak_aanvraag("A"), door="x")
    boek.registreer(maak_aanvraag("B", datum=date(2012, 4, 1)), door="x")
    assert [i.initiatief for i in boek.stand(MAART).gezien] == ["A"]
    assert [v.initiatief.initiatief for v in boek.stand(date(2012, 4, 1)).verzoeken] == ["A", "B"]


def test_history_is_kept_once_and_only_of_earlier_years(boek):
    """A second time adds nothing; a request of this year is no history."""
    eerder = maak_aanvraag("2011-1", datum=date(2011, 5, 1), toegekend_euro=500, indiener="")
    assert (boek.historie([eerder, eerder]), boek.historie([eerder])) == (1, 0)
    assert boek.stand(MAART).geschiedenis == (eerder,)
    assert _melding(boek.historie, [maak_aanvraag("A")]) == (
        "Aanvraag A van 1-3-2012 is niet van een eerder jaar. Dien haar in als aanvraag."
    )


def test_a_published_drempelscore_stands_for_its_quarter(boek):
    """The same one may be published again; another one may not, and a stand knows that of its own quarter."""
    eerste, tweede = Drempel(date(2012, 1, 1), 5_500), Drempel(date(2012, 4, 1), 6_000)
    for drempel in (tweede, eerste, eerste):
        boek.publiceer(drempel, door="concern control")
    assert boek.drempels() == (eerste, tweede)
    assert (boek.stand(MAART).drempel, boek.stand(date(2012, 7, 1)).drempel) == (eerste, None)
    assert _melding(boek.publiceer, Drempel(date(2012, 1, 1), 5_600), door="x") == (
        "Voor het kwartaal vanaf 1-1-2012 is al een andere drempelscore bekendgemaakt. "
        "Die blijft gelden tot het volgende kwartaal."
    )


def test_advice_is_kept_as_long_as_nobody_decided(boek):
    """New advice replaces older in the dossier; on what was decided meanwhile, none is written."""
    boek.registreer(maak_aanvraag("A"), door="x")
    wachten = maak_advies("A", uitkomst=Uitkomst.WACHTEN)
    toekennen = maak_advies("A", Deel(NOORD, 1_000))
    assert boek.leg_vast([wachten], door="x") == boek.leg_vast([toekennen], door="x") == ("A",)
    assert boek.dossiers()[0].advies == toekennen
    boek.besluit(Besluit.volgens(toekennen, datum=MAART, door="x"))
    assert boek.leg_vast([wachten], door="x") == ()
    assert "kent geen aanvraag 'Z'" in _melding(boek.leg_vast, [maak_advies("Z")], door="x")
