"""The value of every goal, computed anew from the plan in the whole units of a Doeluitkomst."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from allocator_models.audit.feiten import Feiten, naar_boven, stadswaarde_cent
from allocator_models.plan import Plan, Splitsing
from allocator_models.scenario import HELE_DEEL_BP, Gebondenheid, Kostensoort, Post, Scenario
from allocator_models.spelregels import Doel, Flexgrondslag

SCHAAL: Mapping[Doel, int] = MappingProxyType(
    {
        Doel.VERPLICHTINGEN: 1,
        Doel.TAAKSTELLING: 1,
        Doel.FLEXBAND: 100,
        Doel.WIJKPRIORITEITEN: 1000,
        Doel.BEHOUD_AFSTAND: 100,
        Doel.BEHOUD: 100_000,
        Doel.EENVOUD: 1,
        Doel.STABILITEIT: 100,
    }
)
"""How many of a goal's units make one: one prioriteit, one euro, one point."""

_NIET_BEINVLOEDBAAR = frozenset(
    {
        Kostensoort.KAPITAALLASTEN,
        Kostensoort.UITKERING,
        Kostensoort.DOORBELASTING,
        Kostensoort.VOORZIENING,
        Kostensoort.RESERVEMUTATIE,
        Kostensoort.STELPOST,
    }
)
_FACTOR = {Gebondenheid.VRIJ: 1, Gebondenheid.BELEIDSMATIG: 3}
_FACTOR_GEBONDEN = 10
_FACTOR_VERVALLEN = 3


def goal_values(scenario: Scenario, plan: Plan) -> Mapping[Doel, int]:
    """Return the value of each goal, pursued or not, in units of which :data:`SCHAAL` make one.

    Args:
        scenario: what the plan was made for.
        plan: a plan that can be read: see [volledig].

    Returns:
        Whole units: counts (verplichtingen, eenvoud), euros (taakstelling), cents (flexband, behoud_afstand,
        stabiliteit), thousandths of a point (wijkprioriteiten) and 1/100.000 euro (behoud).
    """
    feiten = Feiten(scenario, plan)
    rekenwijzen: dict[Doel, Callable[[Feiten], int]] = {
        Doel.VERPLICHTINGEN: verplichtingen,
        Doel.TAAKSTELLING: taakstelling,
        Doel.FLEXBAND: flexband_cent,
        Doel.WIJKPRIORITEITEN: wijkprioriteiten_duizendsten,
        Doel.BEHOUD_AFSTAND: behoud_afstand_cent,
        Doel.BEHOUD: behoud,
        Doel.EENVOUD: eenvoud,
        Doel.STABILITEIT: stabiliteit_cent,
    }
    return {doel: waarde(feiten) for doel, waarde in rekenwijzen.items()}


def verplichtingen(feiten: Feiten) -> int:
    """Count the prioriteiten marked ``ja`` that get no variant."""
    return sum(1 for q in feiten.scenario.prioriteiten if q.verplicht and q.prioriteit not in feiten.plan.keuze)


def taakstelling(feiten: Feiten) -> int:
    """Add up the euros that the taakstellingen fall short; more than the amount of one doesn't help another."""
    saldo = feiten.saldo_per_taakstelling
    return sum(max(0, k.bedrag_euro - saldo.get(k.taakstelling, 0)) for k in feiten.scenario.taakstellingen)


class _Totaal:
    """The flex of a dienst or the city, and the vast and flex that it is held against."""

    def __init__(self) -> None:
        self.flex_euro = 0
        self.basis_euro = 0
        self.flex_honderdsten = 0
        self.basis_honderdsten = 0

    def tel(self, post: Post, deel: Splitsing, in_grondslag: bool) -> None:
        """Add one post: its euros when it is in the grondslag, its hours always."""
        if in_grondslag:
            self.flex_euro += deel.flex_euro
            self.basis_euro += deel.vast_euro + deel.flex_euro
        self.flex_honderdsten += deel.flex_honderdsten
        self.basis_honderdsten += post.fte_honderdsten - deel.vervallen_honderdsten

    def buiten_cent(self, laagst_bp: int, hoogst_bp: int, loonkosten: int) -> int:
        """Return how far flex lies outside the two shares, in euros and in fte, as cents."""
        euro = _buiten(self.flex_euro, self.basis_euro, laagst_bp, hoogst_bp)
        uren = _buiten(self.flex_honderdsten, self.basis_honderdsten, laagst_bp, hoogst_bp)
        return 100 * euro + uren * loonkosten


def _buiten(flex: int, basis: int, laagst_bp: int, hoogst_bp: int) -> int:
    """Return how far ``flex`` lies outside the two shares of ``basis``, rounded up to a whole unit."""
    te_weinig = laagst_bp * basis - HELE_DEEL_BP * flex
    te_veel = HELE_DEEL_BP * flex - hoogst_bp * basis
    return naar_boven(max(0, te_weinig, te_veel), HELE_DEEL_BP)


def _in_grondslag(feiten: Feiten, post: Post) -> bool:
    if feiten.scenario.spelregels.flexgrondslag is Flexgrondslag.ALLE:
        return True
    salaris = post.kostensoort is Kostensoort.PERSONEEL and post.fte_honderdsten > 0
    return not (salaris or post.kostensoort in _NIET_BEINVLOEDBAAR or post.post in feiten.leefbaarheidsposten)


def _totalen(feiten: Feiten) -> tuple[dict[str, _Totaal], _Totaal]:
    """Return the totals of every dienst, and those of the city."""
    diensten = {dienst: _Totaal() for dienst in feiten.scenario.dienst}
    stad = _Totaal()
    for post, deel in feiten.paren:
        in_grondslag = _in_grondslag(feiten, post)
        diensten[post.dienst].tel(post, deel, in_grondslag)
        stad.tel(post, deel, in_grondslag)
    return diensten, stad


def flexband_cent(feiten: Feiten) -> int:
    """Add up how far the diensten lie outside their bands and the city outside its own."""
    regels = feiten.scenario.spelregels
    diensten, stad = _totalen(feiten)
    banden = [
        (diensten[d.dienst], d.flexdoel_bp - d.bandbreedte_bp, d.flexdoel_bp + d.bandbreedte_bp)
        for d in feiten.scenario.diensten
    ]
    band = regels.bandbreedte_concern_bp
    banden.append((stad, regels.flexdoel_bp - band, regels.flexdoel_bp + band))
    loonkosten = regels.loonkosten_per_fte_euro
    return sum(totaal.buiten_cent(laagst, hoogst, loonkosten) for totaal, laagst, hoogst in banden)


def wijkprioriteiten_duizendsten(feiten: Feiten) -> int:
    """Add up the scores of the granted varianten."""
    return sum(v.score_duizendsten for v in feiten.toegekende_varianten)


def behoud_afstand_cent(feiten: Feiten) -> int:
    """Add up how far the diensten lie from their flexdoel itself."""
    diensten, _ = _totalen(feiten)
    loonkosten = feiten.scenario.spelregels.loonkosten_per_fte_euro
    return sum(
        diensten[d.dienst].buiten_cent(d.flexdoel_bp, d.flexdoel_bp, loonkosten) for d in feiten.scenario.diensten
    )


def behoud(feiten: Feiten) -> int:
    """Add up what is no longer vast, by worth and gebondenheid; what drops weighs three times."""
    loonkosten = feiten.scenario.spelregels.loonkosten_per_fte_euro
    totaal = 0
    for post, deel in feiten.paren:
        euro = deel.flex_euro + _FACTOR_VERVALLEN * deel.vervallen_euro
        uren = deel.flex_honderdsten + _FACTOR_VERVALLEN * deel.vervallen_honderdsten
        gewicht = post.waarde_duizendsten * _FACTOR.get(post.gebondenheid, _FACTOR_GEBONDEN)
        totaal += (100 * euro + uren * loonkosten) * gewicht
    return totaal


def eenvoud(feiten: Feiten) -> int:
    """Count the posts in more than one part, and the pairs of a team and a prioriteit."""
    gesplitst = sum(
        1 for _, deel in feiten.paren if (deel.vast_euro > 0) + (deel.flex_euro > 0) + (deel.vervallen_euro > 0) > 1
    )
    return gesplitst + len({(o.post, o.prioriteit) for o in feiten.plan.fte_oormerken})


def stabiliteit_cent(feiten: Feiten) -> int:
    """Add up what differs from the earlier plan; 0 without one. A post that it lacks had no flex, and nothing dropped.

    Of varianten that this scenario no longer has the city value isn't known; they count for nothing.
    """
    eerder = feiten.scenario.basisplan
    if eerder is None:
        return 0
    loonkosten = feiten.scenario.spelregels.loonkosten_per_fte_euro
    totaal = 0
    for post, deel in feiten.paren:
        _, flex, vervallen = eerder.euro.get(post.post, (0, 0, 0))
        totaal += 100 * (abs(deel.flex_euro - flex) + abs(deel.vervallen_euro - vervallen))
        flex, vervallen = eerder.fte.get(post.post, (0, 0))
        verschil = abs(deel.flex_honderdsten - flex) + abs(deel.vervallen_honderdsten - vervallen)
        totaal += verschil * loonkosten
    anders = set(eerder.keuzes.items()) ^ set(feiten.plan.keuzes)
    varianten = feiten.scenario.variant
    return totaal + sum(stadswaarde_cent(varianten[k].inzet, loonkosten) for k in anders if k in varianten)
