"""The pieces of work that make opties: each on its own, so that several can be done side by side in other processes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allocator_models.alternatieven.afstand import Keuzes, tekort_aan_verschil
from allocator_models.alternatieven.beleid import streven
from allocator_models.alternatieven.uitkomst import Beleid, Streven, Zoekeinde
from allocator_models.jaarplan import solve
from allocator_models.jaarplan.vervolg import KNOPEN, Vertrekpunt, Vervolg, zoek_vertrekpunt
from allocator_models.result import Jaarplan
from allocator_models.scenario import Scenario

SCHAAL = {Beleid.WIJKEN_GELIJK: 1, Beleid.KRACHTWIJKEN_EERST: 100, Beleid.MEEST_FLEXIBEL: 100}
"""How many eenheden of what a policy strives for make a printed unit."""


@dataclass(frozen=True)
class Uitwerking:
    """An optie worked out: its result, what a policy strove for, and how good its score can be with that held."""

    jaarplan: Jaarplan
    streven: Streven | None = None
    eigen_grens_duizendsten: int | None = None


def bepaal_vertrekpunt(scenario: Scenario) -> Vertrekpunt | Jaarplan:
    """Return where all opties of the base go on from; or the result that says why there are none."""
    return zoek_vertrekpunt(scenario, _stil, threads=1)


def los_bladoptie_op(scenario: Scenario) -> Jaarplan:
    """Return the jaarplan of an optie of the sheet, which is a scenario like any other."""
    return solve(scenario, threads=1)


def werk_beleid_uit(vertrekpunt: Vertrekpunt, beleid: Beleid, minste_duizendsten: int) -> Uitwerking | None:
    """Carry a policy out: first what it strives for, within the loss, then the score; ``None``: nothing to choose."""
    vervolg = Vervolg(vertrekpunt)
    if beleid is Beleid.HOOGSTE_SCORE:
        return Uitwerking(vervolg.rond_af(_stil))
    doel = streven(beleid, vertrekpunt)
    if doel is None:
        return None
    vervolg.eis_score(minste_duizendsten)
    stap = vervolg.zoek(beleid, doel, schaal=SCHAAL[beleid])
    score = vervolg.zoek_score()
    return Uitwerking(vervolg.rond_af(_stil), Streven(stap.waarde, stap.grens), score.grens)


def werk_alternatief_uit(
    vertrekpunt: Vertrekpunt,
    minste_duizendsten: int,
    anderen: Sequence[Keuzes],
    verschil_cent: int,
    waarde_cent: Mapping[tuple[str, str], int],
) -> Uitwerking | Zoekeinde:
    """Return the plan of the highest score found that lies far enough from all others; or why there is none."""
    vervolg = Vervolg(vertrekpunt)
    vervolg.eis_score(minste_duizendsten)
    tekort = tekort_aan_verschil(anderen, verschil_cent, waarde_cent)
    stap = vervolg.zoek("verschil", tekort, schaal=100, hoogste=False, knopen=KNOPEN)
    if stap.waarde > 0:
        return Zoekeinde.GEEN_ANDERE if stap.grens > 0 else Zoekeinde.NIET_GEVONDEN
    score = vervolg.zoek_score()
    return Uitwerking(vervolg.rond_af(_stil), eigen_grens_duizendsten=score.grens)


def welke_zeker(vertrekpunt: Vertrekpunt, minste_duizendsten: int, prioriteiten: Sequence[str]) -> frozenset[str]:
    """Return those without which, as is proven, no plan comes to the allowed score."""
    vervolg = Vervolg(vertrekpunt)
    vervolg.eis_score(minste_duizendsten)
    return vervolg.altijd(prioriteiten)


def _stil(_: str) -> None:
    """Hear what goal begins, and do nothing: nobody listens from another process."""
