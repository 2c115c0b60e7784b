"""The audit of advice refuses every broken rule by name, and passes what the rule gives."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import jaarvoorbeeld as jv
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allocator_models.audit import AuditFout, eis_geslaagd
from allocator_models.audit.advies import audit_adviezen
from allocator_models.herverdeling import tender, weeg
from allocator_models.jaar import Advies, Deel, Drempel, Jaarstand, LaterVrij, Uitkomst, Verplaatsing
from allocator_models.scenario import Aard
from allocator_models.spelregels import Verdeelwijze

NOORD, ZUID, OOST = (f"leefbaarheidsbudget {w}" for w in ("Noord", "Zuid", "Oost"))


def _stand() -> Jaarstand:
    """In October: one request that needs money of another wijk, one with half from the dienst, one weak."""
    potten = [
        jv.wijkpot("Noord", 1000, budget_euro=10_000),
        jv.wijkpot("Oost", 9000, aard=Aard.INCIDENTEEL),
        jv.wijkpot("Zuid", 9000, reserve_euro=500),
        jv.flexpot(5000),
        jv.urenpot(40),
    ]
    vragen = [
        jv.initiatief("a", 2000, 9, "Noord", minimaal_euro=1500),
        jv.initiatief("b", 4000, 9, "Zuid", dienst="SW", programma="P2", uren=10),
        jv.initiatief("c", 3000, 0, "Oost"),
        jv.initiatief("d", 3000, 5, "Oost", aard=Aard.STRUCTUREEL),
    ]
    vragen = [replace(v, datum=date(2011, 9, 5)) for v in vragen]
    return jv.stand(vragen, potten, date(2011, 9, 7), geschiedenis=jv.eerder((2010,), vragen[0]))


def _advies(naam: str, **velden: object) -> Callable[[tuple[Advies, ...]], list[Advies]]:
    """Return a change of one advice."""
    return lambda uit: [replace(a, **velden) if a.initiatief == naam else a for a in uit]  # type: ignore[arg-type]


DELEN_A = (Deel(NOORD, 2000),)
BREUKEN: dict[str, tuple[str, Callable[[tuple[Advies, ...]], list[Advies]]]] = {
    "een advies mist": ("volledig", lambda uit: list(uit[1:])),
    "twee adviezen": ("volledig", lambda uit: [*uit, uit[0]]),
    "een vreemde pot": ("volledig", _advies("a", delen=(Deel("spaarpot", 2000),))),
    "geen reden": ("volledig", _advies("c", gronden=())),
    "telt niet op": ("bedrag", _advies("a", bedrag_euro=1999)),
    "een negatief deel": ("bedrag", _advies("a", delen=(Deel(NOORD, 2100), Deel(OOST, -100)))),
    "onder het minimum": ("bedrag", _advies("a", bedrag_euro=1400, delen=(Deel(NOORD, 1400),))),
    "geld bij een weigering": ("bedrag", _advies("c", bedrag_euro=1, delen=(Deel(OOST, 1),))),
    "uren te weinig": (
        "bedrag",
        _advies("b", uren=9, delen=(Deel(ZUID, 4000), Deel("flexibele uren SW", uren=9))),
    ),
    "een andere wijk betaalt": ("betaling", _advies("a", delen=(Deel(OOST, 2000),))),
    "de dienst betaalt te veel": (
        "betaling",
        _advies("b", delen=(Deel(ZUID, 1000), Deel("flexibel geld SW P2 I", 3000), Deel("flexibele uren SW", uren=10))),
    ),
    "geld uit de urenpot": (
        "betaling",
        _advies("b", delen=(Deel(ZUID, 3999), Deel("flexibele uren SW", euro=1, uren=10))),
    ),
    "structureel uit incidenteel": (
        "aard",
        _advies("d", uitkomst=Uitkomst.TOEKENNEN, bedrag_euro=3000, delen=(Deel(OOST, 3000),)),
    ),
    "onder nul": ("saldo", _advies("a", verplaatsingen=())),
    "uit de reserve": (
        "reserve",
        _advies("a", verplaatsingen=(Verplaatsing(ZUID, NOORD, 1000), Verplaatsing(ZUID, OOST, 4000))),
    ),
    "te veel verplaatst": ("verplaatsing", _advies("a", verplaatsingen=(Verplaatsing(OOST, NOORD, 2600),))),
    "meer dan er mist": ("verplaatsing", _advies("a", verplaatsingen=(Verplaatsing(OOST, NOORD, 1001),))),
    "uit een dienstpot": (
        "verplaatsing",
        _advies("a", verplaatsingen=(Verplaatsing("flexibel geld SW P2 I", NOORD, 1000, True),), onder_voorbehoud=True),
    ),
    "voorbehoud te veel": ("voorbehoud", _advies("a", onder_voorbehoud=True)),
    "voorbehoud van een verplaatsing": (
        "voorbehoud",
        _advies("a", verplaatsingen=(Verplaatsing(OOST, NOORD, 1000, True),), onder_voorbehoud=True),
    ),
    "boven het mandaat": ("mandaat", _advies("b", beslisser=None)),
    "onder het mandaat": ("mandaat", _advies("a", beslisser="college")),
    "score 0 toegekend": (
        "bijdrage",
        _advies("c", uitkomst=Uitkomst.TOEKENNEN, bedrag_euro=3000, delen=(Deel(OOST, 3000),)),
    ),
    "wachten zonder dag": ("wachten", _advies("c", uitkomst=Uitkomst.WACHTEN, wachten_tot=None)),
}


def test_what_the_rule_gives_passes() -> None:
    """The case that the breaks start from holds every rule: two grants, one of them with a move."""
    stand = _stand()
    uit = weeg(stand)
    assert [a.uitkomst for a in uit[:2]] == [Uitkomst.TOEKENNEN] * 2
    assert sum(m.euro for m in uit[0].verplaatsingen) == 1000
    assert audit_adviezen(stand, uit).geslaagd


@pytest.mark.parametrize("naam", BREUKEN)
def test_each_break_is_found_by_name(naam: str) -> None:
    """A change that breaks a rule is found, under the name of that rule."""
    regel, breek = BREUKEN[naam]
    stand = _stand()
    verslag = audit_adviezen(stand, breek(weeg(stand)))
    assert regel in {b.regel for b in verslag.bevindingen}


def test_moves_before_the_vrijgavedatum_and_from_a_closed_wijk() -> None:
    """The same advice a week earlier, or from a wijk that gives nothing, is refused."""
    stand = _stand()
    uit = weeg(stand)
    vroeg = replace(stand, datum=date(2011, 8, 31))
    assert "verplaatsing" in {b.regel for b in audit_adviezen(vroeg, uit).bevindingen}
    stad = replace(stand.scenario, wijken=tuple(replace(w, mag_afgeven=False) for w in stand.scenario.wijken))
    dicht = replace(stand, scenario=stad)
    assert "verplaatsing" in {b.regel for b in audit_adviezen(dicht, uit).bevindingen}


def test_incidental_money_into_a_structural_pot() -> None:
    """A move of I money into an S pot is refused, also when an I request is paid."""
    stand = _stand()
    potten = tuple(replace(p, aard=Aard.STRUCTUREEL) if p.pot == NOORD else p for p in stand.potten)
    assert "aard" in {b.regel for b in audit_adviezen(replace(stand, potten=potten), weeg(stand)).bevindingen}


def test_below_the_drempelscore() -> None:
    """A grant below the score in force is refused by name, and a message of the audit names the advice."""
    regels = replace(jv.AFWEGING, verdeelwijze=Verdeelwijze.DREMPELSCORE)
    stand = jv.stand([jv.initiatief("a", 1000, 5)], stad=jv.scenario(regels), drempel=Drempel(date(2011, 1, 1), 4000))
    verslag = audit_adviezen(stand, weeg(stand), 6000)
    assert [b.regel for b in verslag.bevindingen] == ["drempel"]
    with pytest.raises(AuditFout, match="De controle van het advies is niet geslaagd op regel drempel, aanvraag a"):
        eis_geslaagd(verslag, "het advies")


@settings(derandomize=True, deadline=None, max_examples=60, print_blob=True)
@given(st.integers(0, 100_000))
def test_all_advice_passes(zaad: int) -> None:
    """Whatever the stand, also with money that is free only later, advice passes (both raise when it doesn't)."""
    stand = jv.toevalsstand(zaad)
    later = tuple(replace(p, later=(LaterVrij(date(2011, 10, 15), p.euro // 2, p.uren // 2),)) for p in stand.potten)
    for een in (stand, replace(stand, potten=later)):
        assert len(weeg(een)) == len(tender(een)) == len(een.verzoeken)
