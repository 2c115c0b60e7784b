"""Silence is seen: which wijken ask far below their need, what stays for them, and what that costs the others."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

from allocator_models.herverdeling.verdeling import waarde_van
from allocator_models.herverdeling.verwachting import GENOEG_GEZIEN, Verwachting
from allocator_models.jaar import Jaarstand, Potsoort, Potstand
from allocator_models.scenario import HELE_DEEL_BP

STIL_ONDER_BP = 5000
"""A wijk is silent when it asks less than half of its share by inwoners × behoefte of what the city asks."""


@dataclass(frozen=True, slots=True)
class Wijkvraag:
    """What one wijk asked this year, against its share by need of all that was asked."""

    wijk: str
    aanvragen: int
    gevraagd_euro: int
    gevraagd_per_inwoner_cent: int | None
    """``None`` where the number of inwoners isn't known."""
    naar_behoefte_euro: int
    """All that the city asked × inwoners × behoefte of the wijk / that of all wijken."""
    opname_bp: int | None
    """``gevraagd`` as a part of ``naar_behoefte``; ``None`` when that is 0."""
    stil: bool
    over_euro: int
    """What is left in its leefbaarheidsbudget."""


def vraag_per_wijk(stand: Jaarstand) -> tuple[Wijkvraag, ...]:
    """Return per wijk what it asked so far; nobody is called silent before 30 requests are in."""
    gevraagd, aantal = _gevraagd(stand)
    gewicht = {w.wijk: w.inwoners * w.behoefte_duizendsten for w in stand.scenario.wijken}
    som_gewicht, som_gevraagd = sum(gewicht.values()), sum(gevraagd.values())
    genoeg = len(stand.gezien) >= GENOEG_GEZIEN
    over = {p.wijk: p.euro for p in stand.potten if p.soort is Potsoort.LEEFBAARHEID}
    uit = []
    for wijk in stand.scenario.wijken:
        naar_behoefte = som_gevraagd * gewicht[wijk.wijk] // som_gewicht if som_gewicht else 0
        opname = gevraagd[wijk.wijk] * HELE_DEEL_BP // naar_behoefte if naar_behoefte else None
        uit.append(
            Wijkvraag(
                wijk=wijk.wijk,
                aanvragen=aantal[wijk.wijk],
                gevraagd_euro=gevraagd[wijk.wijk],
                gevraagd_per_inwoner_cent=100 * gevraagd[wijk.wijk] // wijk.inwoners if wijk.inwoners else None,
                naar_behoefte_euro=naar_behoefte,
                opname_bp=opname,
                stil=genoeg and opname is not None and opname < STIL_ONDER_BP,
                over_euro=over.get(wijk.wijk, 0),
            )
        )
    return tuple(uit)


def kosten_van_stilte(stand: Jaarstand, wijk: str) -> float:
    """Return the score that others miss because what a wijk has left stays for it, in points over the rest of the year.

    The optimum of open and expected requests is computed twice: under the rules, and with all that is left in the
    leefbaarheidsbudget of the wijk free to move from the vrijgavedatum.

    Raises:
        SolverFout: when the solver stops without an answer.
    """
    verwachting = Verwachting(stand.scenario, stand.potten, stand.geschiedenis)
    vrij = tuple(_ruim(p, stand) if p.soort is Potsoort.LEEFBAARHEID and p.wijk == wijk else p for p in stand.potten)
    wijken = tuple(replace(w, mag_afgeven=True) if w.wijk == wijk else w for w in stand.scenario.wijken)
    ruim = replace(stand, potten=vrij, scenario=replace(stand.scenario, wijken=wijken))
    return max(0.0, waarde_van(ruim, verwachting) - waarde_van(stand, verwachting))


def _ruim(pot: Potstand, stand: Jaarstand) -> Potstand:
    """Return a pot that may give all that it has, now or later, within the same spelregels."""
    deel_bp = max(1, stand.scenario.spelregels.verplaatsbaar_deel_bp)
    alles = pot.uit_euro + pot.euro + sum(deel.euro for deel in pot.later)
    return replace(pot, budget_euro=max(pot.budget_euro, -(-alles * HELE_DEEL_BP // deel_bp)))


def _gevraagd(stand: Jaarstand) -> tuple[Counter[str], Counter[str]]:
    """Return euros asked by share, and the number of requests by lead wijk."""
    euro: Counter[str] = Counter()
    aantal: Counter[str] = Counter()
    for initiatief in stand.gezien:
        aantal[initiatief.wijken[0][0]] += 1
        for wijk, aandeel_bp in initiatief.wijken:
            euro[wijk] += initiatief.bedrag_euro * aandeel_bp // HELE_DEEL_BP
    return euro, aantal
