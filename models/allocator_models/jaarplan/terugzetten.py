"""From the data of a plan back to the variables of a model: the opposite of :mod:`.uitkomst`.

So a question about a plan (what if this prioriteit went through?) starts from the plan itself, without solving again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pulp

from allocator_models.jaarplan.besluiten import Besluiten, Rij
from allocator_models.jaarplan.gegevens import Dekking, Gegevens, Vraagsoort
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.regels import vraagsoort
from allocator_models.plan import Plan, Splitsing


class PastNiet(ValueError):
    """The plan is none of the scenario: a value that no variable can have, or a row that doesn't hold."""


def zet_plan(plan: Plan, model: Model, gegevens: Gegevens, besluiten: Besluiten) -> None:
    """Give every decision the value that it has in ``plan``, and what follows from them its own.

    Raises:
        PastNiet: when the plan is no plan of this scenario.
    """
    for variabele in model.problem.variables():
        variabele.setInitialValue(variabele.lowBound)
    for sleutel, keuze in besluiten.keuze.items():
        _zet(keuze, int(sleutel in plan.keuzes))
    for splitsing in plan.splitsingen:
        _zet_splitsing(splitsing, besluiten)
    _zet_uren(plan, besluiten)
    _zet_euros(plan, gegevens, besluiten)
    model.werk_volgers_bij()
    if not model.rijen_houden():
        raise PastNiet("het plan houdt zich niet aan de regels van het scenario")


def _zet_splitsing(splitsing: Splitsing, besluiten: Besluiten) -> None:
    post = splitsing.post
    _zet(besluiten.flex.get(post, Som()), splitsing.flex_euro)
    _zet(besluiten.flex_fte.get(post, Som()), splitsing.flex_honderdsten)
    _zet(besluiten.vervallen_fte.get(post, Som()), splitsing.vervallen_honderdsten)
    if splitsing.taakstelling is not None:
        val = besluiten.val[post, splitsing.taakstelling]
        _zet(val.telt, 1)
        _zet(val.euro, splitsing.vervallen_euro)


def _zet_uren(plan: Plan, besluiten: Besluiten) -> None:
    per_vraag: dict[tuple[str, str, int], dict[str, int]] = defaultdict(dict)
    for oormerk in plan.fte_oormerken:
        sleutel = oormerk.prioriteit, oormerk.variant, oormerk.regel
        per_vraag[sleutel][oormerk.post] = oormerk.fte_honderdsten
    for rij in besluiten.rijen:
        _zet_rij(rij, per_vraag)
    beloofd = {(a.afspraak, a.post): a.fte_honderdsten for a in plan.fte_afspraken}
    for paar, deel in besluiten.afspraak_fte.items():
        _zet(deel, beloofd.get(paar, 0))


def _zet_rij(rij: Rij, per_vraag: dict[tuple[str, str, int], dict[str, int]]) -> None:
    gegeven: dict[str, int] = defaultdict(int)
    for vraag in rij.vragen:
        for team, fte in per_vraag[vraag.prioriteit.prioriteit, vraag.variant.variant, vraag.inzet.regel].items():
            gegeven[team] += fte
    for team, gebruikt in rij.gebruikt.items():
        _zet(gebruikt, int(gegeven[team] > 0))
    if rij.deelbaar:  # otherwise the hours follow from what is chosen
        for team, deel in rij.fte.items():
            _zet(deel, gegeven[team])


def _zet_euros(plan: Plan, gegevens: Gegevens, besluiten: Besluiten) -> None:
    soort_van = {
        (prioriteit.prioriteit, variant.variant, inzet.regel): vraagsoort(prioriteit, variant, inzet)
        for prioriteit, variant in gegevens.varianten()
        for inzet in variant.stadsinzet
        if inzet.euro
    }
    stromen: dict[tuple[Vraagsoort, Dekking], int] = defaultdict(int)
    for oormerk in plan.euro_oormerken:
        soort = soort_van[oormerk.prioriteit, oormerk.variant, oormerk.regel]
        stromen[soort, Dekking(oormerk.dienst, oormerk.programma, oormerk.aard)] += oormerk.euro
    for sleutel, stroom in besluiten.stroom.items():
        if not _volgt(stroom):
            _zet(stroom, stromen[sleutel])
    beloofd: dict[tuple[str, Dekking], int] = defaultdict(int)
    for afspraak in plan.euro_afspraken:
        if afspraak.post is None:
            bron = Dekking(afspraak.dienst, afspraak.programma, afspraak.aard)
            beloofd[afspraak.dienst, bron] += afspraak.euro
    for paar, stroom in besluiten.afspraak_stroom.items():
        if not _volgt(stroom):
            _zet(stroom, beloofd[paar])


def _volgt(stroom: Som) -> bool:
    """Whether a stream of euros has no variable of its own: with one dekking it is what is asked."""
    return len(stroom.termen) != 1 or stroom.termen[0][1] != 1


def _zet(som: Som, waarde: int) -> None:
    """Give the variables of a sum values that make it ``waarde``: the largest coefficients take what they can.

    The sums of decisions are counts of steps, with at most one remainder, which is smaller than a step.
    """
    over = waarde - som.constante
    variabelen = sorted(som.termen, key=lambda term: -term[1])
    for waarden in _invullingen(over, variabelen):
        for (variabele, _), aantal in zip(variabelen, waarden, strict=True):
            variabele.setInitialValue(aantal)
        return
    raise PastNiet(f"{waarde} is geen waarde die deze beslissing kan hebben")


def _invullingen(over: int, variabelen: list[tuple[pulp.LpVariable, int]]) -> Iterator[tuple[int, ...]]:
    """Yield ways to make ``over``, trying the most of each first, and one less: a remainder may need it."""
    if not variabelen:
        if over == 0:
            yield ()
        return
    (variabele, c), *rest = variabelen
    laagste, hoogste = round(variabele.lowBound), round(variabele.upBound)
    meeste = min(hoogste, over // c)
    for aantal in range(meeste, max(laagste, meeste - 1) - 1, -1):
        for verder in _invullingen(over - aantal * c, rest):
            yield (aantal, *verder)
