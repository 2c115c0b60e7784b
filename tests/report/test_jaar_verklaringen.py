"""A reason in words: what was asked, what binds, who went before, what gives way, and what would do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from jaaroverzichtvoorbeeld import POT_NOORD, advies, initiatief, maak_jaar

from allocator.report.jaar.verklaringen import NAGEREKEND, TE_DICHT, Uitleg, maak_uitleg
from allocator_models.jaar import Grond, Reden, Uitkomst
from allocator_models.jaarverklaring import (
    Potdruk,
    Verdringing,
    Verdrongen,
    Verklaring,
    Voorganger,
    Wijziging,
    Wijzigingsoort,
)

AANVRAAG = initiatief("3", score_duizendsten=5_000, uren=8)
TITELS = {"8": "Speelplek", "9": "Bank", "10": "Pad", "11": "Bomen"}
NEE = Verklaring(
    AANVRAAG,
    advies(
        "3",
        uitkomst=Uitkomst.WEIGEREN,
        bedrag_euro=0,
        delen=(),
        gronden=(Grond(Reden.VERWACHTE_VRAAG, POT_NOORD, 4_000, 9_000, score_duizendsten=5_000),),
    ),
    (Potdruk(POT_NOORD, 4_000, 9_000, 3_000), Potdruk("flexibele uren SW", gevraagd_uren=8, vrij_uren=20, over_uren=9)),
    (
        Voorganger("8", 3_000, 0, zelfde_wijk=True, eerder=False),
        Voorganger("9", 500, 4, zelfde_wijk=False, eerder=True),
    ),
    Verdringing(4_000, 8, (Verdrongen("8", 3_000, 2),), 1_000, 0, 6_540),
    wijzigingen=(Wijziging(Wijzigingsoort.SCORE, 6_600, minste=True),),
)


def uitleg(v: Verklaring = NEE, **ook: object) -> Uitleg:
    """Return a reason in words, with some of its facts changed."""
    return maak_uitleg(replace(v, **ook), maak_jaar().namen, TITELS)  # type: ignore[arg-type]


def test_the_paragraph_of_a_no() -> None:
    """What was asked, the main fact with its number, who was granted, and what gives way by name."""
    assert uitleg().alinea == (
        "Gevraagd is € 4.000 en 8 uur, met een score van 5. Gezien eerdere jaren komen er dit jaar nog aanvragen die "
        "per euro meer bijdragen dan deze, met een score van 5. Hetzelfde geld levert bij andere aanvragen een score "
        "van 6,6 op. Uit dezelfde potten is wel toegekend: 8 (Speelplek), € 3.000; 9 (Bank), € 500 en 4 uur. Gaat deze "
        "aanvraag toch door, dan krijgt 8 (Speelplek) € 3.000 en 2 uur minder en is er € 1.000 minder voor wat dit "
        "jaar nog wordt gevraagd."
    )
    assert uitleg().slotzin == NAGEREKEND


def test_of_many_names_the_first_three() -> None:
    """A long list of who got it, or who gives way, is cut with how many there are more."""
    velen = tuple(Voorganger(n, 100, 0, zelfde_wijk=True, eerder=False) for n in ("8", "9", "10", "11", "12"))
    assert "10 (Pad), € 100; en nog 2 andere." in uitleg(voorgangers=velen).alinea
    wijkt = Verdringing(100, 0, tuple(Verdrongen(n, 100, 0) for n in ("8", "9", "10", "11")))
    assert "en krijgen nog 1 andere aanvragen minder" not in uitleg(verdringing=wijkt).alinea
    assert "en krijgt nog 1 andere aanvraag minder." in uitleg(verdringing=wijkt).alinea


@pytest.mark.parametrize(
    ("wijziging", "zin"),
    [
        (Wijziging(Wijzigingsoort.SCORE, 6_600, minste=True), "met een score vanaf 6,6"),
        (Wijziging(Wijzigingsoort.SCORE, 6_600, minste=False), "met een score van 6,6"),
        (
            Wijziging(Wijzigingsoort.BEDRAG, 2_100, minste=True),
            "met hooguit € 2.100 in plaats van € 4.000 en naar verhouding minder uren",
        ),
        (Wijziging(Wijzigingsoort.PARTNER, 900, minste=True), "als een ander minstens € 900 van deze aanvraag betaalt"),
        (Wijziging(Wijzigingsoort.UREN, 3, minste=False), "als anderen 3 uur van deze aanvraag doen"),
        (Wijziging(Wijzigingsoort.EENMALIG, 0, minste=True), "als het eenmalig is in plaats van ieder jaar"),
        (
            Wijziging(Wijzigingsoort.POT, 8_000, minste=False, pot=POT_NOORD),
            "bij € 8.000 meer in het leefbaarheidsbudget van Noord (misschien ook bij minder)",
        ),
        (
            Wijziging(Wijzigingsoort.POT_UREN, 12, minste=False, pot=POT_NOORD),
            "bij 12 uur meer in het leefbaarheidsbudget van Noord (misschien ook bij minder)",
        ),
    ],
    ids=str,
)
def test_a_change_in_words(wijziging: Wijziging, zin: str) -> None:
    """Words as "vanaf", "hooguit" and "minstens" are said only where a step less was weighed."""
    assert uitleg(wijzigingen=(wijziging,)).veranderingen == (zin,)


def test_too_near_to_tell() -> None:
    """Where the difference is too small that is said, without a number and without a change."""
    dicht = uitleg(te_dicht=True, wijzigingen=())
    assert dicht.alinea.endswith(TE_DICHT)
    assert "Hetzelfde geld" not in dicht.alinea
    assert (dicht.veranderingen, dicht.slotzin) == ((), "")


def test_when_nothing_helps() -> None:
    """A no that no change turns says so; what serves nothing is to show first what it serves."""
    assert uitleg(wijzigingen=()).slotzin == "Er is geen verandering gevonden die hier nu een ja van maakt."
    nul = replace(NEE.advies, gronden=(Grond(Reden.GEEN_BIJDRAGE),))
    assert uitleg(advies=nul, wijzigingen=()).slotzin.startswith("Een lager bedrag helpt niet")


def test_what_a_yes_leans_on() -> None:
    """Of a yes: which pot, what is left in it, and how low the score could be."""
    ja = Verklaring(
        AANVRAAG,
        advies("3"),
        (Potdruk(POT_NOORD, 4_000, 9_000, 5_000),),
        blijft_vanaf_duizendsten=3_200,
        blijft_minste=True,
    )
    assert uitleg(ja).alinea.endswith(
        "Het leunt op het leefbaarheidsbudget van Noord, waar daarna nog € 5.000 over is. Ook met een score van 3,2 "
        "was het advies toekennen, maar met een lagere score niet."
    )
    assert uitleg(ja, blijft_minste=False).alinea.endswith("was het advies toekennen.")
    assert uitleg(ja, blijft_vanaf_duizendsten=5_000).alinea.endswith("Met een lagere score was het advies anders.")


def test_the_tables() -> None:
    """What each pot was asked, held and keeps, with what binds marked; and what gives way with its amounts."""
    tabellen = uitleg()
    assert tabellen.potten.rijen == (
        ("het leefbaarheidsbudget van Noord", "€ 4.000", "€ 9.000", "€ 3.000", "ja"),
        ("de pot 'flexibele uren SW'", "8 uur", "20 uur", "9 uur", "nee"),
    )
    assert tabellen.wijkt.rijen == (("8", "Speelplek", 3_000, 2), ("", "wat dit jaar nog wordt gevraagd", 1_000, 0))
    assert uitleg(verdringing=None, potten=()).wijkt.rijen == ()
