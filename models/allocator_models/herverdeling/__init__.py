"""The herverdeling: which requests of the year are granted, how much, and from which pots.

Each tag in brackets is a rule, and stands as such in the code that adds it. All pots are weighed at once, again for
every batch, against what may still come. Money is whole euros, hours are whole; only what is expected is a fraction.

Sets
    i ∈ B   requests of the batch;   k ∈ K_i  ways to grant one: a level × who pays
    h ∈ H   possible rests of the year, equally likely: one per year of history
    j ∈ E_h expected requests of h, each on its own day t_j;   k ∈ K_j  their ways at the whole amount
    p ∈ P   pots in euros or hours: W ⊂ P leefbaarheidsbudgetten, pools of diensten (flexibel geld, flexibele uren)

Ways [keuze]
    Levels: bedrag; 70 % of it, rounded down, if that is at least minimaal; minimaal (empty: bedrag). Hours scale
    along, rounded up. Paid by the leefbaarheidsbudgetten of the wijken by share, or half (rounded down) by one pool of
    the dienst that has the programma of the request, and the rest so. Hours come from the hours of the dienst.
    [structureel] What is S has no way through a pot that is I.
    a_kp: what way k takes of pot p, in whole euros or hours.

Value
    v_k = score × level / bedrag; by omvang, score = grade × (bedrag + uren × tarief) / 1000, with
    tarief = loonkosten_per_fte / uren_per_fte; per stuk, score = grade. [kosten] c_out = verplaatskosten and c_pool =
    poolkosten, each × the mean score per euro over history and batch.

Expectation [verwacht]
    Σ_k y_jk ≤ r̂_w for the lead wijk w of j. For the city r̂ = (100 + seen) / (100 + expected), and
    r̂_w = 1.2 · r̂ · (60 + seen_w) / (60 + r̂ · expected_w), counted up to today; expected is the mean over the years of
    history. Without history: from 30 requests on, one rest of the year, in which each request so far comes again with
    weight days left / days elapsed.

Program
    max  Σ_i Σ_k (v_k − c_pool · pool_k) x_ik + 1/|H| Σ_h [ Σ_j Σ_k (v_k − c_pool · pool_k) y_jk − c_out Σ_w out_hw ]
    [keuze]         Σ_k x_ik ≤ 1, x_ik ∈ {0, 1}
    [saldo]         ∀ h, p, day D: Σ uses of p before D (x today, y on t_j) ≤ free before D + in_hp − out_hp
    [vrijgave]      no in and out in that balance for D up to the vrijgavedatum
    [reserve]       ∀ h, p, D ≤ 1 October: Σ uses before D but spoed ≤ free before D − spoedreserve + in_hp − out_hp
    [verplaatsing]  Σ_w in_hw ≤ Σ_w out_hw; over pots that are S: Σ in ≤ Σ out; in_hw, out_hw ≤ verplaatsbaar_deel ×
                    budget_w − moved so far; out_hw = 0 unless the wijk mag afgeven
    [spreiding]     without history and before 30 requests: Σ uses of p by the batch but spoed ≤
                    (share of the year elapsed + 1/12) × budget_p − spent

Why a balance per year of history, and not one with all years at weight 1/|H|: that mean year fits into every gap and
is never quiet. A year at a time, money kept for a busy rest of the year is seen to be left over in a quiet one.

Booking
    Chosen requests are booked one by one, the most score per euro first, in exact whole numbers; what doesn't fit whole
    is not granted. [verplaatst] Only what the granted batch lacks in its own pots moves, from pots of the same
    programma first. Between programma's it is the raad's, and onder voorbehoud. [spoed] takes the reserve first.

Before the program
    [bijdrage] Score 0 is refused. [zelf] What is worth at most zelf_beslissen_tot is granted when it fits. [drempel],
    [volgorde] Subsidie and an empty vorm go by verdeelwijze_subsidie, other vormen by verdeelwijze: in order of
    arrival, the highest level that fits; with drempelscore only from the published score on. [tender] waits for the
    next quarter. [aanhouden] What the program doesn't choose is weighed again for 14 days after it came in, and then
    refused.

Tender
    The same program over all open requests with nothing expected: the exact optimum of the batch.

Drempelscore
    Each quarter, for the city: for every t in steps of 0,1 each year of history is replayed from today in order of
    arrival on today's balances, granting what scores ≥ t and fits, with reserve, moves and later money as in the year
    itself. The t with the highest total; of equals the lowest.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from allocator_models.audit import eis_geslaagd
from allocator_models.audit.advies import audit_adviezen
from allocator_models.herverdeling.adviseren import adviezen
from allocator_models.herverdeling.drempel import beste_drempel
from allocator_models.herverdeling.verdeling import Verdeling, verdeel, verdeel_tender
from allocator_models.herverdeling.verklaring import Verklaarder
from allocator_models.herverdeling.verklaring.heropenen import heropen
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Advies, Drempel, Jaarstand, Uitkomst, WatWel
from allocator_models.jaarverklaring import Verklaard, Verklaring, Wijzigingsoort
from allocator_models.spelregels import Verdeelwijze

__all__ = ["drempelscore", "heropen", "tender", "verklaar", "weeg"]


def weeg(stand: Jaarstand) -> tuple[Advies, ...]:
    """Return the advice on every open request, in order of arrival.

    Args:
        stand: pots, open requests and what is known of the year, on the day of weighing.

    Raises:
        SolverFout: when the solver stops without an answer.
        AuditFout: when the advice breaks a rule.
    """
    verwachting = _verwachting(stand)
    return _advies(_verdeel(stand, verwachting, is_tender=False), verwachting)


def tender(stand: Jaarstand) -> tuple[Advies, ...]:
    """Return the advice that is the exact optimum of all open requests, with nothing more expected.

    Raises:
        SolverFout: when the solver stops without an answer.
        AuditFout: when the advice breaks a rule.
    """
    verwachting = _verwachting(stand)
    return _advies(_verdeel(stand, verwachting, is_tender=True), verwachting)


def verklaar(stand: Jaarstand, voor: Collection[str] | None = None, *, is_tender: bool = False) -> Verklaard:
    """Return the advice on every open request, and the verified reason of each that is named.

    Args:
        stand: pots, open requests and what is known of the year, on the day of weighing.
        voor: the requests to explain; unless given, all that aren't granted.
        is_tender: weigh as a tender.

    Raises:
        SolverFout: when the solver stops without an answer.
        AuditFout: when the advice breaks a rule.
    """
    verwachting = _verwachting(stand)
    verdeling = _verdeel(stand, verwachting, is_tender=is_tender)
    advies = _advies(verdeling, verwachting)
    verklaarder = Verklaarder(verdeling, verwachting)
    verklaringen = {
        a.initiatief: verklaarder.verklaar(a)
        for a in advies
        if (a.uitkomst is not Uitkomst.TOEKENNEN if voor is None else a.initiatief in voor)
    }
    aangevuld = tuple(
        replace(a, wat_wel=_wat_wel(verklaringen[a.initiatief]))
        if a.initiatief in verklaringen and a.uitkomst is not Uitkomst.TOEKENNEN
        else a
        for a in advies
    )
    return Verklaard(aangevuld, tuple(verklaringen.values()))


def drempelscore(stand: Jaarstand) -> Drempel:
    """Return the drempelscore to publish for the quarter of the stand."""
    return beste_drempel(stand, _verwachting(stand))


def _verwachting(stand: Jaarstand) -> Verwachting:
    return Verwachting(stand.scenario, stand.potten, stand.geschiedenis)


def _verdeel(stand: Jaarstand, verwachting: Verwachting, *, is_tender: bool) -> Verdeling:
    if is_tender:
        return verdeel_tender(stand, verwachting)
    return verdeel(stand, verwachting, _geldende_drempel(stand, verwachting))


def _geldende_drempel(stand: Jaarstand, verwachting: Verwachting) -> int:
    """Return the published drempelscore, or the one to publish where a rule needs it and there is none yet."""
    if stand.drempel is not None:
        return stand.drempel.score_duizendsten
    spelregels = stand.scenario.spelregels
    gevraagd = Verdeelwijze.DREMPELSCORE in (spelregels.verdeelwijze, spelregels.verdeelwijze_subsidie)
    return beste_drempel(stand, verwachting).score_duizendsten if gevraagd else 0


def _advies(verdeling: Verdeling, verwachting: Verwachting) -> tuple[Advies, ...]:
    """Put a weighing into advice, audited."""
    uit = adviezen(verdeling, verwachting)
    verslag = audit_adviezen(verdeling.stand, uit, verdeling.drempel_duizendsten, is_tender=verdeling.is_tender)
    eis_geslaagd(verslag, "het advies")
    return uit


def _wat_wel(verklaring: Verklaring) -> WatWel:
    return WatWel(verklaring.waarde_van(Wijzigingsoort.SCORE), verklaring.waarde_van(Wijzigingsoort.BEDRAG))
