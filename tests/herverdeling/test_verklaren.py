"""Every reason is proven: each change that is named is applied and weighed afresh, and so is one step less."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import jaarvoorbeeld as jv
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allocator_models.herverdeling import heropen, tender, verklaar, weeg
from allocator_models.herverdeling.verklaring.zoeken import Gevonden, Oordeel, kleinste_stap
from allocator_models.jaar import Deel, Drempel, Jaarstand, Potsoort, Reden, Toezegging, Uitkomst, Verzoek
from allocator_models.jaarverklaring import Verdrongen, Verklaring, Voorganger, Wijziging, Wijzigingsoort
from allocator_models.scenario import Aard, Initiatief
from allocator_models.spelregels import ScoreTelt, Spelregels, Verdeelwijze

TOE = Uitkomst.TOEKENNEN
VOLGORDE = replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.VOLGORDE, verdeelwijze_subsidie=Verdeelwijze.VOLGORDE)
DREMPEL = replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.DREMPELSCORE, zelf_beslissen_tot_euro=2500)
STUK = replace(jv.AFWEGING, score_telt=ScoreTelt.STUK)
REGELS = (jv.AFWEGING, VOLGORDE, DREMPEL, STUK, Spelregels())
RUSTIG = jv.eerder((2009, 2010), jv.initiatief("g", 100, 5, datum=date(2010, 1, 5)))
RIJK = jv.eerder((2009, 2010), *(jv.initiatief(f"g{n}", 5000, 9, datum=date(2010, 6, 1 + n)) for n in range(8)))
STAP = {Wijzigingsoort.SCORE: 100, Wijzigingsoort.BEDRAG: -50, Wijzigingsoort.PARTNER: 50, Wijzigingsoort.UREN: 1}


def _met(stand: Jaarstand, anders: Initiatief) -> Jaarstand:
    """Return the stand as if a request had come in otherwise."""
    naam = anders.initiatief
    return replace(
        stand,
        verzoeken=tuple(
            replace(v, initiatief=anders) if v.initiatief.initiatief == naam else v for v in stand.verzoeken
        ),
        gezien=tuple(anders if i.initiatief == naam else i for i in stand.gezien),
    )


def _toegepast(stand: Jaarstand, initiatief: Initiatief, w: Wijziging, waarde: int) -> Jaarstand:
    """Return the stand with a change as its words say, written down here a second time."""
    i = initiatief
    match w.soort:
        case Wijzigingsoort.SCORE:
            return _met(stand, replace(i, score_duizendsten=waarde))
        case Wijzigingsoort.BEDRAG:
            uren = -(-i.uren * waarde // i.bedrag_euro)
            return _met(stand, replace(i, bedrag_euro=waarde, minimaal_euro=waarde, uren=uren))
        case Wijzigingsoort.PARTNER:
            over = i.bedrag_euro - waarde
            return _met(stand, replace(i, bedrag_euro=over, minimaal_euro=over))
        case Wijzigingsoort.UREN:
            return _met(stand, replace(i, uren=i.uren - waarde))
        case Wijzigingsoort.EENMALIG:
            return _met(stand, replace(i, aard=Aard.INCIDENTEEL))
        case Wijzigingsoort.POT:
            erbij = {"euro": waarde, "budget_euro": waarde}
        case Wijzigingsoort.POT_UREN:
            erbij = {"uren": waarde, "budget_uren": waarde}
    potten = tuple(
        replace(p, **{veld: getattr(p, veld) + n for veld, n in erbij.items()}) if p.pot == w.pot else p
        for p in stand.potten
    )
    return replace(stand, potten=potten)


def _gaat_door(stand: Jaarstand, naam: str, *, is_tender: bool = False) -> bool:
    (advies,) = [a for a in (tender if is_tender else weeg)(stand) if a.initiatief == naam]
    return advies.uitkomst is TOE


def _bewijs(stand: Jaarstand, v: Verklaring, *, is_tender: bool = False) -> Iterator[Wijzigingsoort]:
    """Apply each change and weigh afresh; yield the kinds that held."""
    naam = v.initiatief.initiatief
    for w in v.wijzigingen:
        anders = _toegepast(stand, v.initiatief, w, w.waarde)
        assert _gaat_door(anders, naam, is_tender=is_tender), (naam, w)
        if w.minste and w.soort in STAP:  # one step less is at least what it is now
            minder = _toegepast(stand, v.initiatief, w, w.waarde - STAP[w.soort])
            assert not _gaat_door(minder, naam, is_tender=is_tender), (naam, w)
        yield w.soort


def _verklaringen(stand: Jaarstand, *, is_tender: bool = False) -> tuple[Verklaring, ...]:
    return verklaar(stand, is_tender=is_tender).verklaringen


# --- every change flips the answer ---------------------------------------------------------------------------------


@pytest.mark.parametrize("regels", REGELS, ids=["afweging", "volgorde", "drempelscore", "per stuk", "zoals het hoort"])
@pytest.mark.parametrize("zaad", range(4))
def test_every_change_turns_the_no(zaad: int, regels: Spelregels) -> None:
    """On generated years of each verdeelwijze: what is named makes it a yes, and of the least a step less doesn't."""
    stand = jv.toevalsstand(zaad, regels)
    for v in _verklaringen(stand):
        list(_bewijs(stand, v))


@pytest.mark.slow
def test_every_change_turns_the_no_in_many_years() -> None:
    """The same on two hundred years, tenders too, in which every kind of change is met often."""
    gezien: Counter[Wijzigingsoort] = Counter()
    for zaad in range(200):
        stand = jv.toevalsstand(1000 + zaad, REGELS[zaad % len(REGELS)])
        is_tender = zaad % 7 == 0
        for v in _verklaringen(stand, is_tender=is_tender):
            gezien.update(_bewijs(stand, v, is_tender=is_tender))
    assert all(gezien[soort] >= 5 for soort in Wijzigingsoort), gezien


def test_a_yes_holds_down_to_its_lowest_score() -> None:
    """Of a yes the lowest score is one with which it is still granted, and with a step less it isn't."""
    for zaad in range(6):
        stand = jv.toevalsstand(50 + zaad)
        toe = [a.initiatief for a in weeg(stand) if a.uitkomst is TOE]
        for v in verklaar(stand, toe).verklaringen:
            vanaf = v.blijft_vanaf_duizendsten
            assert vanaf is not None
            assert _gaat_door(_met(stand, replace(v.initiatief, score_duizendsten=vanaf)), v.initiatief.initiatief)
            lager = replace(v.initiatief, score_duizendsten=max(0, (vanaf - 1) // 100 * 100))
            assert v.blijft_minste
            assert not _gaat_door(_met(stand, lager), v.initiatief.initiatief)


# --- what is said --------------------------------------------------------------------------------------------------


def _een(stand: Jaarstand, naam: str = "a", *, is_tender: bool = False) -> Verklaring:
    (v,) = [v for v in _verklaringen(stand, is_tender=is_tender) if v.initiatief.initiatief == naam]
    return v


def test_by_hand() -> None:
    """Of two requests for one pot the weaker gives way: to whom, for what score, and for which amount it would fit.

    With 7 both are worth the same, so 7,1 does; that 7 doesn't, isn't said.
    """
    vragen = [jv.initiatief("a", 6000, 5), jv.initiatief("b", 6000, 7)]
    stand = jv.stand(vragen, [jv.wijkpot("Noord")], geschiedenis=RUSTIG)
    v = _een(stand, is_tender=True)
    (druk,) = v.potten
    assert (druk.gevraagd_euro, druk.vrij_euro, druk.over_euro, druk.knelt) == (6000, 10_000, 4000, True)
    assert v.voorgangers == (Voorganger("b", 6000, 0, zelfde_wijk=True, eerder=False),)
    assert v.verdringing is not None
    assert v.verdringing.aanvragen == (Verdrongen("b", 6000, 0),)
    assert v.verdringing.score_duizendsten == 7000
    assert v.wijzigingen == (
        Wijziging(Wijzigingsoort.SCORE, 7100, minste=False),
        Wijziging(Wijzigingsoort.BEDRAG, 4000, minste=True),
        Wijziging(Wijzigingsoort.PARTNER, 2000, minste=True),
        Wijziging(Wijzigingsoort.POT, 6000, minste=False, pot="leefbaarheidsbudget Noord"),
    )


def test_too_near_to_tell() -> None:
    """Two requests of the same worth for one pot: which of them, nobody can prove, so no change is named."""
    for regels in (jv.AFWEGING, STUK):
        vragen = [jv.initiatief("a", 6000, 5), jv.initiatief("b", 6000, 5)]
        stand = jv.stand(vragen, [jv.wijkpot("Noord")], stad=jv.scenario(regels), geschiedenis=RUSTIG)
        (v,) = _verklaringen(stand, is_tender=True)
        assert (v.te_dicht, v.wijzigingen) == (True, ())


def test_just_far_enough_to_tell() -> None:
    """A tenth of a grade between them is proven, and then the least score is a step above the other's."""
    vragen = [jv.initiatief("a", 6000, 5), jv.initiatief("b", 6000, 5.1)]
    v = _een(jv.stand(vragen, [jv.wijkpot("Noord")], stad=jv.scenario(STUK), geschiedenis=RUSTIG), is_tender=True)
    assert not v.te_dicht
    assert v.waarde_van(Wijzigingsoort.SCORE) == 5_200


def test_what_is_expected_gives_way() -> None:
    """A weak request gives way to what earlier years bring later, in euros and with the score that these have."""
    v = _een(jv.stand([jv.initiatief("a", 9000, 3)], geschiedenis=RIJK))
    assert v.advies.reden is Reden.VERWACHTE_VRAAG
    assert v.verdringing is not None
    assert v.verdringing.aanvragen == ()
    assert v.verdringing.verwacht_euro == pytest.approx(9000, abs=1)
    assert v.verdringing.score_duizendsten == pytest.approx(9000, abs=50)


def test_who_was_granted_earlier_is_named() -> None:
    """An empty pot names who has emptied it, and no score helps then; a smaller amount does."""
    eerder = jv.initiatief("e", 9000, 6, datum=date(2011, 2, 1))
    vraag = jv.initiatief("a", 3000, 9, datum=date(2011, 11, 1))
    stand = jv.stand(
        [vraag],
        [jv.wijkpot("Noord", 1000, budget_euro=10_000)],
        date(2011, 12, 20),
        gezien=(eerder, vraag),
        toegezegd=(Toezegging("e", (Deel("leefbaarheidsbudget Noord", 9000),)),),
        geschiedenis=RUSTIG,
    )
    v = _een(stand)
    assert v.voorgangers == (Voorganger("e", 9000, 0, zelfde_wijk=True, eerder=True),)
    assert v.verdringing is None
    assert [(w.soort, w.waarde) for w in v.wijzigingen] == [
        (Wijzigingsoort.BEDRAG, 1000),
        (Wijzigingsoort.PARTNER, 2000),
        (Wijzigingsoort.POT, 3000),
    ]


def test_hours_that_others_do() -> None:
    """Where hours bind, so many hours by others do, and so do fewer euros only with fewer hours."""
    vraag = jv.initiatief("a", 1000, 9, uren=30, dienst="SW")
    stand = jv.stand([vraag], [jv.wijkpot("Noord"), jv.urenpot(20)], date(2011, 12, 20), geschiedenis=RUSTIG)
    v = _een(stand)
    assert v.potten[0].pot == f"{Potsoort.UREN} SW"
    assert v.waarde_van(Wijzigingsoort.UREN) == 10
    assert v.waarde_van(Wijzigingsoort.BEDRAG) == 650
    assert v.waarde_van(Wijzigingsoort.PARTNER) is None
    assert v.waarde_van(Wijzigingsoort.POT_UREN) == 30


def test_once_instead_of_every_year() -> None:
    """What is refused because it comes back every year, would do once."""
    stand = jv.stand([jv.initiatief("a", 100, 5, aard=Aard.STRUCTUREEL)], datum=date(2011, 12, 20), geschiedenis=RUSTIG)
    assert _een(stand).wijzigingen == (Wijziging(Wijzigingsoort.EENMALIG, 0, minste=True),)


def test_below_the_drempelscore() -> None:
    """Below a published score just that score does, and so does what the wijk may decide itself."""
    stand = jv.stand([jv.initiatief("a", 6000, 5)], stad=jv.scenario(DREMPEL), geschiedenis=RUSTIG)
    v = _een(replace(stand, drempel=Drempel(date(2011, 1, 1), 6000)))
    assert v.waarde_van(Wijzigingsoort.SCORE) == 6000
    assert v.waarde_van(Wijzigingsoort.BEDRAG) == 2500


def test_what_serves_nothing_gets_no_change() -> None:
    """Score 0 is to be judged anew, and what waits for a tender isn't weighed yet: nothing is named."""
    assert _een(jv.stand([jv.initiatief("a", 100, 0)])).wijzigingen == ()
    wacht = jv.stand(
        [jv.initiatief("a", 1000, 3)], stad=jv.scenario(replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.TENDER))
    )
    assert _een(wacht).wijzigingen == ()


def test_only_who_is_named_is_explained() -> None:
    """Without names it is everything that isn't granted; with names those, and what is advised is the same."""
    stand = jv.toevalsstand(7)
    alles = verklaar(stand)
    assert {v.initiatief.initiatief for v in alles.verklaringen} == {
        a.initiatief for a in weeg(stand) if a.uitkomst is not TOE
    }
    assert [replace(a, wat_wel=None) for a in alles.adviezen] == list(weeg(stand))
    assert verklaar(stand, ()).verklaringen == ()


# --- the search ----------------------------------------------------------------------------------------------------


@given(hoogste=st.integers(0, 300), drempel=st.integers(1, 320), gok=st.integers(-50, 400), te_dicht=st.booleans())
def test_the_smallest_step_is_found(hoogste: int, drempel: int, gok: int, te_dicht: bool) -> None:
    """Whatever the guess, the first step that does is found, no step is tried twice, and a good guess takes two.

    It is the least only when the one before it is a no; step 0, how it is now, is one.
    """
    geprobeerd: list[int] = []

    def toets(stap: int) -> Oordeel:
        assert 1 <= stap <= hoogste
        geprobeerd.append(stap)
        if stap == drempel - 1 and te_dicht:
            return Oordeel.TE_DICHT
        return Oordeel.JA if stap >= drempel else Oordeel.NEE

    gevonden = kleinste_stap(hoogste, gok, toets)
    minste = drempel == 1 or not te_dicht
    assert gevonden == (Gevonden(drempel, minste) if drempel <= hoogste else None)
    assert len(geprobeerd) == len(set(geprobeerd)) <= 20
    if gok == drempel <= hoogste:
        assert len(geprobeerd) <= 2


# --- opened again --------------------------------------------------------------------------------------------------


def test_what_was_decided_is_opened_again() -> None:
    """What was granted goes back into its pots, and only then is it weighed; what is open already stays as it is."""
    was, ander = jv.initiatief("a", 4000, 7), jv.initiatief("b", 1000, 6)
    noord = "leefbaarheidsbudget Noord"
    toegezegd = (Toezegging("a", (Deel(noord, 4000),)), Toezegging("c", (Deel(noord, 500),)))
    stand = jv.stand([ander], [jv.wijkpot("Noord", 5500, budget_euro=10_000)], toegezegd=toegezegd)
    stand = replace(stand, geweigerd=frozenset({"a", "d"}))
    weer = heropen(stand, Verzoek(was, 0))
    assert [v.initiatief for v in weer.verzoeken] == [ander, was]
    assert weer.pot[noord].euro == 9500
    assert (weer.toegezegd, weer.geweigerd) == (toegezegd[1:], {"d"})
    assert heropen(weer, Verzoek(was, 0)) is weer
