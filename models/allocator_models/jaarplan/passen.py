"""From the varianten of the wider scenario to real posts and teams, and from there to better ones nearby.

The wider scenario puts posts and teams together, so its varianten may just not fit the real ones. First every part of
the city finds posts and teams for them on its own. Where a dienst, or the city's own flexband, falls short, a
prioriteit with a low score gives way.
Then every dienst in its turn opens its prioriteiten, while all else stays as it is, to find something better.
"""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from time import perf_counter

from allocator_models.jaarplan.besluiten import Besluiten
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.mikpunt import Flexstand, Mikpunt
from allocator_models.jaarplan.model import Model, Som
from allocator_models.jaarplan.onderdelen import Onderdeel, onderdelen
from allocator_models.scenario import Prioriteit
from allocator_models.solver import Instellingen, solve

DEEL_SECONDEN = 3.0
"""For one part to find posts and teams."""

DEEL_KNOPEN = 20
"""How far a part is searched for a plan that comes nearer its aim. Near is enough: what follows looks further."""

DEEL_KLEIN = 10
"""Parts of fewer variables are put together; not many, or it is not known which dienst falls short."""

DIENST_SECONDEN = 10.0
"""For diensten whose prioriteiten are open."""

WIJKEN_HOOGSTENS = 12
"""How many prioriteiten may give way before the varianten are said not to fit."""

Streven = tuple[Som, bool]
"""A sum, and whether more of it is better."""


class Passer:
    """A model, by dienst: fits varianten to posts and teams, and looks for better ones a dienst at a time."""

    def __init__(self, model: Model, gegevens: Gegevens, besluiten: Besluiten, instellingen: Instellingen) -> None:
        """Sort the decisions by dienst."""
        self.model = model
        self.instellingen = instellingen
        self.mikpunt = Mikpunt(model, gegevens, besluiten) if besluiten.flex or besluiten.flex_fte else None
        self.keuzes = [som for som in besluiten.keuze.values() if som.termen]
        self._vallen = [deel for val in besluiten.val.values() for deel in (val.euro, val.telt)]
        self._vallen += besluiten.vervallen_fte.values()
        self._besluiten = besluiten
        self._besluiten_van = _per_dienst(gegevens, besluiten)
        self._prioriteiten_van = _prioriteiten_per_dienst(gegevens)
        self.tijd_op = False
        """Whether a time limit ended a search."""

    # --- fitting ---------------------------------------------------------------------------------------------------

    def pas(self, keuzes: Sequence[int], stand: Flexstand, einde: float) -> bool:
        """Find posts and teams for these varianten, but for a few that may have to give way; whether it succeeded.

        ``stand`` is the flex that the wider scenario has with them. Where it fails, the variables hold no plan.
        """
        for som, waarde in zip(self.keuzes, keuzes, strict=True):
            som.termen[0][0].setInitialValue(waarde)
        if self.mikpunt:
            self.mikpunt.richt_op_flexdoel()
        te_kort = self._passen(einde)
        for gewisseld in range(WIJKEN_HOOGSTENS + 1):
            if not te_kort and self.mikpunt and (verder := self.mikpunt.help_de_stad(stand)):
                te_kort = self._passen(einde, verder)
            if not te_kort and self.model.klopt():
                return True
            if gewisseld == WIJKEN_HOOGSTENS or perf_counter() > einde:
                break
            geraakt = self._laat_wijken(te_kort, stand)
            if not geraakt:
                break
            te_kort = self._passen(einde, te_kort | geraakt)
        return False

    def _passen(self, einde: float, alleen: set[str] | None = None) -> set[str]:
        """Let every part, or only those of some diensten, find posts and teams; return the diensten that can't."""
        with self.model.even_vast(self.keuzes):
            with self.model.even_vast(self._vallen):
                te_kort = self._pas_delen(einde, alleen)
            return self._pas_delen(einde, te_kort) if te_kort else te_kort

    def _pas_delen(self, einde: float, alleen: set[str] | None) -> set[str]:
        te_kort: set[str] = set()
        doel = self.mikpunt.afstand if self.mikpunt else Som()
        for deel in onderdelen(self.model, doel, klein=DEEL_KLEIN):
            diensten = self._diensten_van(deel)
            if (alleen is None or diensten & alleen) and not self._past(deel, einde):
                te_kort |= diensten
        return te_kort

    def _past(self, deel: Onderdeel, einde: float) -> bool:
        """Whether a part has a plan; if so, its variables hold one."""
        problem, eigen = deel.als_probleem("passend", 1, hoogste=False)
        seconden = min(DEEL_SECONDEN, over(einde))
        uitslag = solve(problem, replace(self.instellingen, tijdslimiet_seconden=seconden, knopen=DEEL_KNOPEN))
        self.tijd_op |= uitslag.tijd_op
        if uitslag.heeft_oplossing:
            deel.neem_over(eigen)
        return uitslag.heeft_oplossing

    def _diensten_van(self, deel: Onderdeel) -> set[str]:
        hier = {variabele.id for variabele in deel.variabelen}
        return {
            d for d, sommen in self._besluiten_van.items() if any(v.id in hier for s in sommen for v, _ in s.termen)
        }

    def _laat_wijken(self, te_kort: set[str], stand: Flexstand) -> set[str]:
        """Take the prioriteit of the lowest score that may go from a dienst that falls short; return whom it asked."""
        groepen = [self._prioriteiten_van.get(dienst, []) for dienst in sorted(te_kort)]
        if not te_kort and self.mikpunt and (achterop := self.mikpunt.achterop(stand)):
            dienst, uren = achterop
            groepen = [[q for q in self._prioriteiten_van.get(dienst, []) if _vraagt(q, dienst, uren)]]
        for prioriteit in itertools.chain.from_iterable(self._lichtste_eerst(groep) for groep in groepen):
            gekozen = [som.termen[0][0] for som in self._keuzes_van_prioriteit(prioriteit) if som.waarde()]
            for variabele in gekozen:
                variabele.setInitialValue(0)
            if self._keuzes_mogen():
                return {dienst for dienst, vragers in self._prioriteiten_van.items() if prioriteit in vragers}
            for variabele in gekozen:
                variabele.setInitialValue(1)
        return set()

    def _lichtste_eerst(self, prioriteiten: Sequence[Prioriteit]) -> list[Prioriteit]:
        """Return the prioriteiten that got something they may lose, the lowest score first."""
        gekregen = []
        for prioriteit in prioriteiten:
            for variant in prioriteit.varianten:
                som = self._besluiten.keuze[prioriteit.prioriteit, variant.variant]
                if som.termen and som.waarde():
                    gekregen.append((variant.score_duizendsten, prioriteit.prioriteit, prioriteit))
        return [prioriteit for _, _, prioriteit in sorted(gekregen)]

    def _keuzes_van_prioriteit(self, prioriteit: Prioriteit) -> list[Som]:
        sommen = (self._besluiten.keuze[prioriteit.prioriteit, v.variant] for v in prioriteit.varianten)
        return [som for som in sommen if som.termen]

    def _keuzes_mogen(self) -> bool:
        """Whether the rows that are about varianten and nothing else hold."""
        return self.model.rijen_houden({som.termen[0][0].id for som in self.keuzes})

    # --- better, a dienst at a time --------------------------------------------------------------------------------

    def verbeter(self, diensten: Sequence[str], streven: Streven, einde: float) -> None:
        """Look for something better with the prioriteiten of these diensten open; never worse than it was."""
        doel, hoogste = streven
        voor, standen = doel.waarde(), self.model.standen()
        gevonden = self._zoek_in(set(diensten), streven, einde) and self.model.klopt()
        if not gevonden or (doel.waarde() < voor if hoogste else doel.waarde() > voor):
            self.model.zet_terug(standen)

    def groepen(self) -> Iterator[tuple[str, ...]]:
        """Yield each dienst, and then every two of them."""
        diensten = sorted(self._besluiten_van)
        for aantal in (1, 2):
            yield from itertools.combinations(diensten, aantal)

    def _zoek_in(self, diensten: set[str], streven: Streven, einde: float) -> bool:
        """Search the goal with these diensten open, all else as it is; whether anything came of it."""
        dicht = [s for d, sommen in self._besluiten_van.items() if d not in diensten for s in sommen]
        vragers = [q for d in diensten for q in self._prioriteiten_van.get(d, ())]
        open_keuzes = {id(som) for q in vragers for som in self._keuzes_van_prioriteit(q)}
        dicht += [s for s in self.keuzes if id(s) not in open_keuzes]
        doel, hoogste = streven
        with self.model.even_vast(dicht):
            deler = self.model.streef_na(doel, hoogste=hoogste)
            instellingen = replace(
                self.instellingen,
                tijdslimiet_seconden=min(DIENST_SECONDEN, over(einde)),
                gap=0.0,
                gap_eenheden=max(0.5, self.instellingen.gap * abs(doel.waarde()) / (20 * deler)),
            )
            uitslag = solve(self.model.problem, instellingen, start=True)
        self.tijd_op |= uitslag.tijd_op
        return uitslag.heeft_oplossing


def over(einde: float) -> float:
    """Return the seconds that are left; never so few that a first look is impossible."""
    return max(1.0, einde - perf_counter())


def _per_dienst(gegevens: Gegevens, besluiten: Besluiten) -> dict[str, list[Som]]:
    """Return the decisions about posts, teams and dekkingen of each dienst."""
    van: dict[str, list[Som]] = defaultdict(list)
    for sommen in (besluiten.flex, besluiten.flex_fte, besluiten.vervallen_fte):
        for post, som in sommen.items():
            van[gegevens.scenario.post[post].dienst].append(som)
    for (post, _), val in besluiten.val.items():
        van[gegevens.scenario.post[post].dienst] += [val.telt, val.euro, val.baten]
    for (_, team), som in besluiten.afspraak_fte.items():
        van[gegevens.scenario.post[team].dienst].append(som)
    for (_, bron), som in (*besluiten.stroom.items(), *besluiten.afspraak_stroom.items()):
        van[bron.dienst].append(som)
    keuzes = {v.id for som in besluiten.keuze.values() for v, _ in som.termen}
    for rij in besluiten.rijen:
        for team in rij.fte:
            eigen = [s for s in (rij.fte[team], rij.gebruikt.get(team, Som())) if not _over_keuzes(s, keuzes)]
            van[gegevens.scenario.post[team].dienst] += eigen
    return van


def _over_keuzes(som: Som, keuzes: set[int]) -> bool:
    return any(variabele.id in keuzes for variabele, _ in som.termen)


def _vraagt(prioriteit: Prioriteit, dienst: str, uren: bool) -> bool:
    """Whether a prioriteit asks hours of a dienst, or else euros."""
    rijen = [rij for variant in prioriteit.varianten for rij in variant.stadsinzet if rij.dienst == dienst]
    return any(rij.fte_honderdsten if uren else rij.euro for rij in rijen)


def _prioriteiten_per_dienst(gegevens: Gegevens) -> dict[str, list[Prioriteit]]:
    """Return the prioriteiten that ask anything of each dienst."""
    van: dict[str, list[Prioriteit]] = defaultdict(list)
    for prioriteit in gegevens.scenario.prioriteiten:
        diensten = {rij.dienst for variant in prioriteit.varianten for rij in variant.stadsinzet}
        for dienst in diensten:
            if dienst is not None:
                van[dienst].append(prioriteit)
    return van
