"""Which decisions of a model are whose, by dienst."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator

import pulp

from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.model import Som
from allocator_models.scenario import Prioriteit


class Diensten:
    """The decisions of each dienst about posts, teams and dekkingen, and the varianten that ask anything of it."""

    def __init__(self, gegevens: Gegevens, besluiten: Besluiten) -> None:
        """Sort the decisions; ``keuzes`` are the varianten that are still open, in canonical order."""
        self.keuzes = [som for som in besluiten.keuze.values() if som.termen]
        self._besluiten = besluiten
        self._prioriteiten = gegevens.scenario.prioriteiten
        self._eigen: dict[str, list[Som]] = defaultdict(list)
        self._dienst_van: dict[int, str] = {}
        keuzes = {v.id for som in self.keuzes for v, _ in som.termen}
        for dienst, som in _besluiten_met_dienst(gegevens, besluiten):
            variabelen = {v.id for v, _ in som.termen}
            if variabelen and not variabelen & keuzes:
                self._eigen[dienst].append(som)
                self._dienst_van.update(dict.fromkeys(variabelen, dienst))

    def van(self, variabelen: Iterable[pulp.LpVariable]) -> set[str]:
        """Return the diensten whose decisions these are."""
        return {self._dienst_van[v.id] for v in variabelen if v.id in self._dienst_van}

    def vragers(self, dienst: str) -> list[Prioriteit]:
        """Return the prioriteiten that ask anything of a dienst."""
        return [q for q in self._prioriteiten if dienst in gevraagde_diensten(q)]

    def keuzes_van(self, prioriteit: Prioriteit) -> list[Som]:
        """Return the open varianten of a prioriteit."""
        sommen = (self._besluiten.keuze[prioriteit.prioriteit, v.variant] for v in prioriteit.varianten)
        return [som for som in sommen if som.termen]

    def lichtste_eerst(self, prioriteiten: Iterable[Prioriteit]) -> list[Prioriteit]:
        """Return the prioriteiten that got something they may lose, the lowest score first."""
        gekregen = []
        for prioriteit in prioriteiten:
            for variant in prioriteit.varianten:
                som = self._besluiten.keuze[prioriteit.prioriteit, variant.variant]
                if som.termen and som.waarde():
                    gekregen.append((variant.score_duizendsten, prioriteit.prioriteit, prioriteit))
        return [prioriteit for _, _, prioriteit in sorted(gekregen)]

    def groepen(self, aantal: int) -> Iterator[tuple[str, ...]]:
        """Yield every so many diensten with anything to decide."""
        yield from itertools.combinations(sorted(self._eigen), aantal)

    def alles_behalve(self, groep: tuple[str, ...]) -> list[Som]:
        """Return every decision but those of these diensten and of the prioriteiten that ask anything of them."""
        anderen = [som for dienst, sommen in self._eigen.items() if dienst not in groep for som in sommen]
        return anderen + self.dichte_keuzes(groep)

    def dichte_keuzes(self, groep: tuple[str, ...]) -> list[Som]:
        """Return the open varianten of the prioriteiten that ask nothing of these diensten."""
        dichte = (q for q in self._prioriteiten if not gevraagde_diensten(q) & set(groep))
        return [som for prioriteit in dichte for som in self.keuzes_van(prioriteit)]


def gevraagde_diensten(prioriteit: Prioriteit) -> set[str]:
    """Return the diensten of which a prioriteit asks anything."""
    rijen = (rij for variant in prioriteit.varianten for rij in variant.stadsinzet)
    return {rij.dienst for rij in rijen if rij.dienst is not None}


def _besluiten_met_dienst(gegevens: Gegevens, besluiten: Besluiten) -> Iterator[tuple[str, Som]]:
    post = gegevens.scenario.post
    for sommen in (besluiten.flex, besluiten.flex_fte, besluiten.vervallen_fte):
        yield from ((post[naam].dienst, som) for naam, som in sommen.items())
    for (naam, _), val in besluiten.val.items():
        yield from ((post[naam].dienst, deel) for deel in (val.telt, val.euro, val.baten))
    yield from ((post[team].dienst, som) for (_, team), som in besluiten.afspraak_fte.items())
    yield from ((bron.dienst, som) for (_, bron), som in besluiten.stroom.items())
    yield from ((bron.dienst, som) for (_, bron), som in besluiten.afspraak_stroom.items())
    for rij in besluiten.rijen:
        for sommen in (rij.fte, rij.gebruikt):
            yield from ((post[team].dienst, som) for team, som in sommen.items())
