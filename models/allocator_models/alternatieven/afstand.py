"""One yardstick for all opties, how far two choices of varianten lie apart, and the goal of lying far enough apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.vervolg import EigenDoel
from allocator_models.scenario import Scenario

Keuzes = frozenset[tuple[str, str]]
"""(prioriteit, variant) of all that is granted."""


class Maatstaf:
    """Score and city value of every variant, as the base has them; of others as the first scenario that knows them."""

    def __init__(self, basis: Scenario, anderen: Iterable[Scenario] = ()) -> None:
        """Work out the city values."""
        self._score: dict[tuple[str, str], int] = {}
        self.waarde_cent: dict[tuple[str, str], int] = {}
        """Variant → euro + fte × loonkosten, in hundredths of a euro; what a partner brings left out."""
        for scenario in (basis, *anderen):
            waarden = Gegevens(scenario).variantwaarde_cent
            for sleutel, variant in scenario.variant.items():
                self._score.setdefault(sleutel, variant.score_duizendsten)
                self.waarde_cent.setdefault(sleutel, waarden[sleutel])

    def score_duizendsten(self, keuzes: Iterable[tuple[str, str]]) -> int:
        """Return Σ score of what is granted."""
        return sum(self._score[sleutel] for sleutel in keuzes)

    def afstand_cent(self, ene: Keuzes, andere: Keuzes) -> int:
        """Return the city value of every variant that is in one choice and not in the other."""
        return sum(self.waarde_cent[sleutel] for sleutel in ene ^ andere)


def tekort_aan_verschil(
    anderen: Sequence[Keuzes], verschil_cent: int, waarde_cent: Mapping[tuple[str, str], int]
) -> EigenDoel:
    """Return, to be made as small as can be, by how much the nearest of the others lies nearer than ``verschil_cent``.

    0 where every one of them lies at least that far. With u_v the city value of a variant and a the varianten of one of
    the others: max over a of max(0, verschil − Σ_{v ∈ a} u_v (1 − x_v) − Σ_{v ∉ a} u_v x_v).
    """

    def tekort(model: Model, _: Gegevens, besluiten: Besluiten) -> Som:
        tekorten = [_tekort(besluiten, ander, verschil_cent, waarde_cent) for ander in anderen]
        grootste = model.volger("verschil", verschil_cent, _grootste(tekorten))
        for deel in tekorten:
            model.eis_minstens("verschil", grootste.min(deel))
        return grootste

    return tekort


def _tekort(besluiten: Besluiten, ander: Keuzes, verschil_cent: int, waarde_cent: Mapping[tuple[str, str], int]) -> Som:
    """Verschil − distance to one other; what only another scenario knows is granted in no plan of this one."""
    tekort = Som(constante=verschil_cent - sum(waarde_cent[sleutel] for sleutel in ander))
    for sleutel, keuze in besluiten.keuze.items():
        tekort.erbij(keuze, waarde_cent[sleutel] if sleutel in ander else -waarde_cent[sleutel])
    return tekort


def _grootste(tekorten: Sequence[Som]) -> Callable[[], int]:
    return lambda: max(0, *(deel.waarde() for deel in tekorten))
