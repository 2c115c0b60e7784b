"""Every advice rests on facts: the case that triggers each of them, and whom it names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import jaarvoorbeeld as jv
import pytest

from allocator_models.herverdeling import tender, verklaar, weeg
from allocator_models.jaar import Advies, Deel, Drempel, Jaarstand, LaterVrij, Reden, Uitkomst
from allocator_models.scenario import Aard
from allocator_models.spelregels import Spelregels, Verdeelwijze

TOE, WACHT, NEE = Uitkomst.TOEKENNEN, Uitkomst.WACHTEN, Uitkomst.WEIGEREN
VOLGORDE = replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.VOLGORDE)
DREMPEL = replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.DREMPELSCORE)
RUSTIG = jv.eerder((2009, 2010), jv.initiatief("g", 100, 5, datum=date(2010, 1, 5)))
"""A history in which nothing more comes after the first week of January."""
RIJK = jv.eerder((2009, 2010), *(jv.initiatief(f"g{n}", 5000, 9, datum=date(2010, 6, 1 + n)) for n in range(8)))
"""A history in which far better requests come later in the year."""


def _een(stand: Jaarstand) -> Advies:
    """Return the only advice."""
    (advies,) = weeg(stand)
    return advies


def _in(stad: Spelregels, *args: object, **kwargs: object) -> Jaarstand:
    return jv.stand(*args, stad=jv.scenario(stad), **kwargs)  # type: ignore[arg-type]


def test_granted_when_it_fits() -> None:
    """With nothing in the way all is granted from the wijk's own pot, and the wijkregisseur decides."""
    advies = _een(jv.stand([jv.initiatief("a", 4000, 7)], geschiedenis=RUSTIG))
    assert (advies.uitkomst, advies.bedrag_euro, advies.reden) == (TOE, 4000, Reden.PAST)
    assert advies.delen == (Deel("leefbaarheidsbudget Noord", 4000),)
    assert advies.beslisser == "wijkregisseur"
    assert advies.beslissen_voor == date(2011, 4, 26)


def test_score_0_is_refused() -> None:
    """What serves neither wijkambitie nor policy is refused with that reason, and told whom to turn to."""
    advies = _een(jv.stand([jv.initiatief("a", 4000, 0, dienst="SW")]))
    assert (advies.uitkomst, advies.reden) == (NEE, Reden.GEEN_BIJDRAGE)
    assert advies.escalatie == ("wijkregisseur", "dienstdirecteur", "wijkgarage", "algemeen directeur", "vakwethouder")


def test_wijkwethouder_across_portfolios() -> None:
    """Where the pots and the request belong to two wethouders, the wijkwethouder is the last to turn to."""
    advies = _een(_in(VOLGORDE, [jv.initiatief("a", 40_000, 5, dienst="SW", programma="P2")]))
    assert (advies.uitkomst, advies.escalatie[-1]) == (NEE, "wijkwethouder")


def test_no_pot() -> None:
    """A wijk without leefbaarheidsbudget, and hours of a dienst that has none."""
    zonder = jv.stand([jv.initiatief("a", 100, 5, "Zuid")], [jv.wijkpot("Noord")])
    assert (_een(zonder).reden, _een(zonder).gronden[0].pot) == (Reden.GEEN_POT, "leefbaarheidsbudget Zuid")
    uren = jv.stand([jv.initiatief("a", 0, 5, uren=4, dienst="SW")])
    assert (_een(uren).reden, _een(uren).gronden[0].pot) == (Reden.GEEN_POT, "flexibele uren SW")


def test_structureel_from_an_incidental_pot() -> None:
    """What comes back every year is refused where only incidental money is."""
    advies = _een(jv.stand([jv.initiatief("a", 100, 5, aard=Aard.STRUCTUREEL)]))
    assert (advies.uitkomst, advies.reden) == (NEE, Reden.AARD)


def test_too_little_in_the_pot() -> None:
    """A pot that could never pay it is named, with what is asked and what is there."""
    advies = _een(jv.stand([jv.initiatief("a", 30_000, 9)], datum=date(2011, 11, 7)))
    grond = advies.gronden[0]
    assert (advies.uitkomst, grond.reden, grond.gevraagd_euro, grond.aanwezig_euro) == (
        NEE,
        Reden.SALDO,
        30_000,
        10_000,
    )
    assert advies.beslisser == "dienstdirecteur"


def test_too_few_hours() -> None:
    """Hours that aren't there are the reason, though the euros would do."""
    stand = jv.stand([jv.initiatief("a", 500, 9, uren=30, dienst="SW")], [jv.wijkpot("Noord"), jv.urenpot(20)])
    grond = _een(stand).gronden[0]
    assert (grond.reden, grond.gevraagd_uren, grond.aanwezig_uren) == (Reden.UREN, 30, 20)


def test_wait_for_the_reserve() -> None:
    """What only the spoedreserve could pay waits for 1 October when that is within the term; spoed doesn't wait."""
    pot = jv.wijkpot("Noord", 1000, reserve_euro=600)
    vraag = jv.initiatief("a", 900, 9, datum=date(2011, 8, 20))
    gewoon = _een(jv.stand([vraag], [pot], date(2011, 9, 5)))
    assert (gewoon.uitkomst, gewoon.reden, gewoon.wachten_tot) == (WACHT, Reden.RESERVE, date(2011, 10, 1))
    spoed = _een(jv.stand([replace(vraag, spoed=True)], [pot], date(2011, 9, 5), geschiedenis=RUSTIG))
    assert (spoed.uitkomst, spoed.reden, spoed.spoed_uit_reserve) == (TOE, Reden.SPOED, (Deel(pot.pot, 600),))
    later = _een(jv.stand([vraag], [pot], date(2011, 10, 3), geschiedenis=RUSTIG))
    assert later.uitkomst is TOE


def test_wait_for_the_vrijgavedatum() -> None:
    """What another wijk could give waits for the vrijgavedatum, and is then granted with the move in sight."""
    potten = [jv.wijkpot("Noord", 100, budget_euro=10_000), jv.wijkpot("Zuid", 9000)]
    vraag = jv.initiatief("a", 1000, 9, datum=date(2011, 8, 1))
    eerst = _een(jv.stand([vraag], potten, date(2011, 8, 2)))
    assert (eerst.uitkomst, eerst.reden, eerst.wachten_tot) == (WACHT, Reden.VRIJGAVE, date(2011, 9, 1))
    dan = _een(jv.stand([vraag], potten, date(2011, 9, 1), geschiedenis=RUSTIG))
    (move,) = dan.verplaatsingen
    assert (dan.uitkomst, move.van, move.euro) == (TOE, "leefbaarheidsbudget Zuid", 900)
    assert not dan.onder_voorbehoud


def test_a_wijk_that_gives_nothing() -> None:
    """A wijk that may not give keeps its money, though another goes short."""
    potten = [jv.wijkpot("Noord", 100, budget_euro=10_000), jv.wijkpot("Zuid", 9000)]
    stad = jv.scenario()
    gesloten = replace(stad, wijken=tuple(replace(w, mag_afgeven=w.wijk != "Zuid") for w in stad.wijken))
    vraag = jv.initiatief("a", 1000, 9, datum=date(2011, 9, 1))
    assert _een(jv.stand([vraag], potten, date(2011, 9, 2), gesloten)).uitkomst is NEE


def test_across_programmas_onder_voorbehoud() -> None:
    """A move from another programma is the raad's."""
    potten = [jv.wijkpot("Noord", 100, budget_euro=10_000), jv.wijkpot("Zuid", 9000, programma="P2")]
    advies = _een(
        jv.stand([jv.initiatief("a", 1000, 9, datum=date(2011, 9, 1))], potten, date(2011, 9, 1), geschiedenis=RUSTIG)
    )
    assert advies.onder_voorbehoud
    assert advies.verplaatsingen[0].onder_voorbehoud


def test_wait_for_money_that_is_free_later() -> None:
    """Money with a later date is waited for when that day lies within the term."""
    pot = jv.wijkpot("Noord", 100, later=(LaterVrij(date(2011, 4, 1), 5000),), budget_euro=5100)
    advies = _een(jv.stand([jv.initiatief("a", 1000, 9)], [pot]))
    assert (advies.uitkomst, advies.reden, advies.wachten_tot) == (WACHT, Reden.LATER_VRIJ, date(2011, 4, 1))


def test_below_the_drempelscore() -> None:
    """A published score refuses what lies below it and grants what reaches it, whatever else is asked."""
    stand = _in(DREMPEL, [jv.initiatief("a", 1000, 5), jv.initiatief("b", 1000, 6)], geschiedenis=RIJK)
    a, b = weeg(replace(stand, drempel=Drempel(date(2011, 1, 1), 6000)))
    assert (a.uitkomst, a.reden, a.gronden[0].score_duizendsten) == (NEE, Reden.DREMPEL, 6000)
    assert (b.uitkomst, b.reden) == (TOE, Reden.DREMPEL)


def test_first_come_names_who_came_first() -> None:
    """In order of arrival the last one finds the pot empty, and hears who was before it."""
    vragen = [jv.initiatief("a", 8000, 2), jv.initiatief("b", 8000, 9)]
    a, b = weeg(_in(VOLGORDE, vragen))
    assert (a.uitkomst, b.uitkomst, b.reden, b.gronden[0].andere) == (TOE, NEE, Reden.ANDERE_AANVRAGEN, ("a",))


def test_better_requests_are_expected() -> None:
    """A weak request waits two weeks for what comes, and is then refused for what is expected."""
    vraag = jv.initiatief("a", 9000, 1, datum=date(2011, 3, 1))
    eerst = _een(jv.stand([vraag], datum=date(2011, 3, 7), geschiedenis=RIJK))
    assert (eerst.uitkomst, eerst.reden, eerst.wachten_tot) == (WACHT, Reden.VERWACHTE_VRAAG, date(2011, 3, 15))
    dan = _een(jv.stand([vraag], datum=date(2011, 3, 15), geschiedenis=RIJK))
    assert (dan.uitkomst, dan.reden) == (NEE, Reden.VERWACHTE_VRAAG)


def test_who_can_wait_is_kept() -> None:
    """What may wait longer is weighed again until its own day."""
    vraag = jv.initiatief("a", 9000, 1, datum=date(2011, 3, 1), wacht_tot=date(2011, 5, 1))
    advies = _een(jv.stand([vraag], datum=date(2011, 3, 20), geschiedenis=RIJK))
    assert (advies.uitkomst, advies.wachten_tot) == (WACHT, date(2011, 5, 1))
    assert Reden.WACHT_TOT in [g.reden for g in advies.gronden]


def test_small_requests_are_decided_by_yardstick_and_balance() -> None:
    """Up to zelf_beslissen_tot nothing is weighed: it contributes, and it fits."""
    advies = _een(
        _in(replace(jv.AFWEGING, zelf_beslissen_tot_euro=2500), [jv.initiatief("a", 2500, 1)], geschiedenis=RIJK)
    )
    assert (advies.uitkomst, advies.reden) == (TOE, Reden.ZELF_BESLISSEN)


def test_without_history_the_pace_of_the_year() -> None:
    """With nothing to expect a pot is spent no faster than the year goes by plus a month."""
    vraag = jv.initiatief("a", 6000, 9)
    advies = _een(jv.stand([vraag], datum=date(2011, 3, 7)))
    assert (advies.uitkomst, advies.reden) == (WACHT, Reden.SPREIDING)
    assert _een(jv.stand([vraag], datum=date(2011, 8, 7))).uitkomst is TOE


def test_a_tender_is_waited_for() -> None:
    """Under verdeelwijze tender a request waits for the next quarter; the tender itself decides."""
    stand = _in(replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.TENDER), [jv.initiatief("a", 1000, 3)])
    advies = _een(stand)
    assert (advies.uitkomst, advies.reden, advies.wachten_tot) == (WACHT, Reden.TENDER, date(2011, 4, 1))
    assert tender(stand)[0].uitkomst is TOE


def test_the_dienst_pays_half() -> None:
    """Where a dienst has money for its programma and the wijk is short, the dienst pays half, hours come along."""
    potten = [jv.wijkpot("Noord", 600), jv.flexpot(5000), jv.urenpot(10)]
    vraag = jv.initiatief("a", 1001, 9, dienst="SW", programma="P2", uren=4)
    advies = _een(jv.stand([vraag], potten, date(2011, 12, 30)))
    assert {d.pot: d.euro + d.uren for d in advies.delen} == {
        "leefbaarheidsbudget Noord": 501,
        "flexibel geld SW P2 I": 500,
        "flexibele uren SW": 4,
    }


def test_wijken_pay_by_share() -> None:
    """A request across wijken is paid by each, in whole euros that add up."""
    vraag = jv.initiatief("a", 1001, 9, wijken=(("Oost", 5000), ("Noord", 3000), ("Zuid", 2000)))
    advies = _een(jv.stand([vraag], datum=date(2011, 12, 30)))
    assert [(d.pot[-4:], d.euro) for d in advies.delen] == [("Oost", 501), ("oord", 300), ("Zuid", 200)]


@pytest.mark.parametrize(
    ("bedrag", "rol"),
    [
        (5000, "wijkregisseur"),
        (5001, "directeur wijkgericht werken"),
        (50_000, "dienstdirecteur"),
        (100_001, "college"),
    ],
)
def test_who_decides(bedrag: int, rol: str) -> None:
    """The first role whose mandate reaches is the one that decides."""
    stand = jv.stand([jv.initiatief("a", bedrag, 9)], [jv.wijkpot("Noord", 200_000)], date(2011, 12, 30))
    assert _een(stand).beslisser == rol


def test_what_would_do() -> None:
    """The score and the amount that would do are granted when asked, and a step less isn't."""
    vraag = jv.initiatief("a", 9000, 3)
    (advies,) = verklaar(jv.stand([vraag], geschiedenis=RIJK)).adviezen
    wat = advies.wat_wel
    assert wat is not None
    assert wat.score_duizendsten is not None
    for score, gaat in ((wat.score_duizendsten, True), (wat.score_duizendsten - 100, False)):
        anders = replace(vraag, score_duizendsten=score)
        assert (_een(jv.stand([anders], geschiedenis=RIJK)).uitkomst is TOE) == gaat
    if wat.bedrag_euro is not None:
        minder = replace(vraag, bedrag_euro=wat.bedrag_euro, minimaal_euro=wat.bedrag_euro)
        assert _een(jv.stand([minder], geschiedenis=RIJK)).uitkomst is TOE
