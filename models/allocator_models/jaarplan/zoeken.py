"""How a goal is searched: from the plan at hand, with the bound of the wider scenario, and never losing a plan.

While the varianten are still open, three things are tried in order, until value and bound meet within the gap:

1. better with the varianten of the plan at hand, which is a far smaller problem;
2. the best varianten of the wider scenario (:mod:`.verruiming`), which also gives a bound, fitted to the real posts and
   teams (:mod:`.passen`), and from there the varianten of one or two diensten at a time; where there are many, good
   varianten are fitted first, and then it is proven that there are no better ones (:mod:`.weerleggen`);
3. the whole model, from the best plan so far.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import replace
from time import perf_counter

from allocator_models.jaarplan.mikpunt import Flexstand, flexstand
from allocator_models.jaarplan.model import HOUD, STAD, Model, Som
from allocator_models.jaarplan.onderdelen import Onderdeel, onderdelen
from allocator_models.jaarplan.op_volgorde import NietBewezen, OpVolgorde
from allocator_models.jaarplan.opdracht import Opdracht, Stap, over
from allocator_models.jaarplan.passen import Passer
from allocator_models.jaarplan.verruimd import Verruimd
from allocator_models.jaarplan.weerleggen import Weerlegger
from allocator_models.solver import Einde, Instellingen, Uitslag, solve

RUIMTE_IN_TIJD = 2
"""A part may take twice its share of the time that is left: most parts need far less than theirs."""

DEEL_FIJNER = 4
"""A part is searched to within this part of its share of the gap: goals after it build on what it reaches."""

VEEL_VARIANTEN = 500
"""From so many on, the wider scenario is searched in steps; with fewer, one search for the best is sooner done.

And the flexband starts from what each dienst can do for its own flexdoel: the whole of a large city is hard to start.
"""

EERSTE_RUIMER = 5
"""The first of these steps goes to within so many times the gap: good varianten, whose proof comes later.

At gap 0 this is the whole search.
"""

OP_VOLGORDE = 0.75
"""The part of the time in which the goals after wijkprioriteiten may be proven part by part.

What is left goes to making the plan better where that gives no answer.
"""

DIENST_SECONDEN = 10.0
"""For diensten whose prioriteiten are open."""

DIENST_FIJNER = 20
"""Diensten are searched to within this part of the gap: what one of them can gain is a small part of the whole."""


class Zoeker:
    """A model with a plan in its variables, which every search leaves as good as it was or better."""

    def __init__(self, model: Model, passer: Passer, instellingen: Instellingen) -> None:
        """Search ``model``; the variables hold a plan already."""
        self.model = model
        self.passer = passer
        self.instellingen = instellingen
        self.limiet_geraakt = False

    def zoek(self, opdracht: Opdracht, verruimd: Verruimd | None = None, knopen: int | None = None) -> Stap:
        """Make the goal as good as can be, with the varianten open; see the module for how."""
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        stap = self._nu(opdracht)
        if self._af(stap, opdracht):
            return stap
        if opdracht.flex and self._veel_varianten:
            nu = [som.waarde() for som in self.passer.diensten.keuzes]
            stap = self._pas(opdracht, stap, nu, {}, einde)
            if self._af(stap, opdracht):
                return stap
        with self.model.even_vast(self.passer.diensten.keuzes):
            stap = self._verbeter(opdracht, stap, einde, begrensd=False)
        if self._af(stap, opdracht):
            return stap
        if verruimd is not None:
            stap = self._zoek_ruim(opdracht, stap, verruimd, einde, knopen)
            if self._af(stap, opdracht) or knopen is not None:
                return stap
        return self._verbeter(opdracht, stap, einde, begrensd=True)

    def _zoek_ruim(self, opdracht: Opdracht, stap: Stap, verruimd: Verruimd, einde: float, knopen: int | None) -> Stap:
        """Fit varianten of the wider scenario, whose bound says whether they are good enough.

        With ``knopen`` no further than a search of so many nodes goes.
        """
        in_stappen = knopen is None and self._veel_varianten
        ruimer = EERSTE_RUIMER if in_stappen else 1
        grens = verruimd.zoek(opdracht.hoogste, opdracht.schaal, over(einde) / 2, knopen, ruimer)
        self.limiet_geraakt |= verruimd.limiet_geraakt
        stap.grens = opdracht.scherpste(stap.grens, grens)
        if self._af(stap, opdracht) or not verruimd.heeft_oplossing:
            return stap
        if in_stappen:
            return self._zoek_in_stappen(opdracht, stap, verruimd, einde)
        stap = self._pas(opdracht, stap, verruimd.keuzes(), flexstand(verruimd.besluiten), einde)
        if self._af(stap, opdracht) or knopen is not None:
            return stap
        return self._verbeter_per_dienst(opdracht, stap, perf_counter() + over(einde) * 2 / 3)

    def _zoek_in_stappen(self, opdracht: Opdracht, stap: Stap, verruimd: Verruimd, einde: float) -> Stap:
        """Fit the varianten at hand, dienst by dienst better, and ask for better ones, until there are none."""
        weerlegger = Weerlegger(verruimd, opdracht)
        weerlegger.verbeter(perf_counter() + over(einde) / 2)
        self.limiet_geraakt |= weerlegger.limiet_geraakt
        while True:
            voor = stap.waarde
            stap = self._pas(opdracht, stap, verruimd.keuzes(), flexstand(verruimd.besluiten), einde)
            stap = self._verbeter_per_dienst(opdracht, stap, perf_counter() + over(einde) / 2, (1,))
            if self._af(stap, opdracht) or stap.waarde == voor or perf_counter() > einde:
                return stap
            grens, beter = weerlegger.weerleg(stap.waarde, over(einde))
            self.limiet_geraakt |= weerlegger.limiet_geraakt
            stap.grens = opdracht.scherpste(stap.grens, grens)
            if not beter:
                return stap

    def zoek_vast(self, opdracht: Opdracht, eerder: Sequence[Som] | None) -> Stap:
        """Make the goal, a sum over parts, as small as can be, the varianten being data.

        ``eerder``: the goals after wijkprioriteiten, each held at its proven least. Together with these it is searched
        part by part (:mod:`.op_volgorde`). Where that gives no answer, or (``None``) one of these is held elsewhere,
        each part in its turn takes what the others leave, and from the plan that this gives the whole is searched.
        """
        stap = self._nu(opdracht)
        if self._af(stap, opdracht):
            return stap
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        if eerder is not None:
            bewezen = self._op_volgorde(opdracht, eerder, perf_counter() + OP_VOLGORDE * over(einde))
            if bewezen is not None:
                return bewezen
        stap = self._om_beurten(opdracht, stap, perf_counter() + over(einde) / 2)
        return stap if self._af(stap, opdracht) else self._verbeter(opdracht, stap, einde, begrensd=True)

    def zoek_geheel(self, opdracht: Opdracht) -> Stap:
        """Make a goal that is no sum over parts as small as can be, the varianten being data."""
        stap = self._nu(opdracht)
        if self._af(stap, opdracht):
            return stap
        einde = perf_counter() + self.instellingen.tijdslimiet_seconden
        return self._verbeter(opdracht, stap, einde, begrensd=True)

    def _op_volgorde(self, opdracht: Opdracht, eerder: Sequence[Som], einde: float) -> Stap | None:
        """Return the goal at its proven least, after the earlier ones; ``None`` leaves the plan as it was."""
        standen = self.model.standen()
        try:
            *_, minste = OpVolgorde(self.model, [*eerder, opdracht.doel], self.instellingen, einde).los_op()
        except NietBewezen:
            self.limiet_geraakt |= perf_counter() > einde
            self.model.zet_terug(standen)
            return None
        return Stap(minste, minste)

    def _om_beurten(self, opdracht: Opdracht, stap: Stap, einde: float) -> Stap:
        """Let each part in turn take what the others leave of what they share."""
        standen = self.model.standen()
        self._per_onderdeel(opdracht, onderdelen(self.model, opdracht.doel, gedeelde=(HOUD, STAD)), einde)
        klopt = self.model.klopt()
        waarde = opdracht.doel.waarde()
        if not klopt or opdracht.beter(stap.waarde, waarde):
            self.model.zet_terug(standen)
            return stap
        return Stap(waarde, stap.grens)

    def _per_onderdeel(self, opdracht: Opdracht, delen: list[Onderdeel], einde: float) -> None:
        """Make every part as good as can be from where it stands."""
        te_doen = [deel for deel in delen if deel.doel]
        gemiddeld = abs(opdracht.doel.waarde()) // max(1, len(te_doen))
        for nummer, deel in enumerate(te_doen):
            deel_van_de_tijd = RUIMTE_IN_TIJD * over(einde) / (len(te_doen) - nummer)
            self._los_onderdeel(deel, opdracht, gemiddeld, min(over(einde), deel_van_de_tijd))

    def _los_onderdeel(self, deel: Onderdeel, opdracht: Opdracht, gemiddeld: int, seconden: float) -> None:
        """Solve a part and take its answer over."""
        doel = Som(deel.doel)
        if doel.waarde() == doel.bereik()[1 if opdracht.hoogste else 0]:
            return
        deler = math.gcd(*(c for _, c in deel.doel))
        problem, eigen = deel.als_probleem("onderdeel", deler, opdracht.hoogste)
        ruimte = self.instellingen.gap * max(opdracht.schaal, gemiddeld) / (DEEL_FIJNER * deler)
        instellingen = replace(self.instellingen, gap=0.0, tijdslimiet_seconden=seconden, gap_eenheden=max(0.5, ruimte))
        uitslag = solve(problem, instellingen, start=True)
        if uitslag.einde is not Einde.BEWEZEN:
            self.limiet_geraakt = True
        if uitslag.heeft_oplossing:
            deel.neem_over(eigen)

    def _nu(self, opdracht: Opdracht) -> Stap:
        self.model.werk_volgers_bij()
        return Stap(opdracht.doel.waarde(), opdracht.uiterste)

    def _af(self, stap: Stap, opdracht: Opdracht) -> bool:
        return stap.waarde == stap.grens or stap.gap(opdracht.schaal) <= self.instellingen.gap

    @property
    def _veel_varianten(self) -> bool:
        return len(self.passer.diensten.keuzes) >= VEEL_VARIANTEN

    def _pas(self, opdracht: Opdracht, stap: Stap, keuzes: Sequence[int], stand: Flexstand, einde: float) -> Stap:
        """Take varianten as far as they fit, dienst by dienst."""
        standen = self.model.standen()
        past = self.passer.pas(keuzes, stand, einde)
        self.limiet_geraakt |= self.passer.tijd_op
        waarde = opdracht.doel.waarde()
        if not past or opdracht.beter(stap.waarde, waarde):
            self.model.zet_terug(standen)
            waarde = stap.waarde
        return Stap(waarde, stap.grens)

    def _verbeter_per_dienst(
        self, opdracht: Opdracht, stap: Stap, einde: float, aantallen: tuple[int, ...] = (1, 2)
    ) -> Stap:
        """Open the prioriteiten of every so many diensten in turn, until the bound is near enough."""
        diensten = self.passer.diensten
        for groep in itertools.chain.from_iterable(diensten.groepen(aantal) for aantal in aantallen):
            if self._af(stap, opdracht) or perf_counter() > einde:
                break
            tot = min(einde, perf_counter() + DIENST_SECONDEN)
            with self.model.even_vast(self.passer.diensten.alles_behalve(groep)):
                stap = self._verbeter(opdracht, stap, tot, begrensd=False, fijner=DIENST_FIJNER)
        self.limiet_geraakt |= perf_counter() > einde
        return stap

    def _verbeter(self, opdracht: Opdracht, stap: Stap, einde: float, *, begrensd: bool, fijner: int = 1) -> Stap:
        """Search from the plan at hand, to within the gap divided by ``fijner``.

        ``begrensd``: nothing is fixed for the occasion, so the bound that comes out holds.
        """
        standen = self.model.standen()
        uitslag, deler = self._los_op(opdracht, self.instellingen.gap / fijner, over(einde))
        if uitslag.einde is not Einde.BEWEZEN:
            self.limiet_geraakt |= begrensd
        if not uitslag.heeft_oplossing:
            self.model.zet_terug(standen)
            return stap
        klopt = self.model.klopt()
        waarde = opdracht.doel.waarde()
        if not klopt or opdracht.beter(stap.waarde, waarde):
            self.model.zet_terug(standen)
            waarde = stap.waarde
        grens = stap.grens
        if begrensd:
            grens = opdracht.scherpste(grens, opdracht.heel_grens(uitslag.grens, deler))
        return Stap(waarde, max(grens, waarde) if opdracht.hoogste else min(grens, waarde))

    def _los_op(self, opdracht: Opdracht, gap: float, seconden: float) -> tuple[Uitslag, int]:
        """Run the solver from the plan at hand; return what came of it, and by what the goal was divided.

        The solver doesn't see the goal's constant, so where there is one the gap is given in eenheden of the value.
        """
        doel = opdracht.doel
        deler = self.model.streef_na(doel, hoogste=opdracht.hoogste)
        waarde = abs(doel.waarde()) if doel.constante else 0
        instellingen = replace(
            self.instellingen,
            tijdslimiet_seconden=seconden,
            gap=0.0 if doel.constante else gap,
            gap_eenheden=max(0.5, gap * max(opdracht.schaal, waarde) / deler),
        )
        uitslag = solve(self.model.problem, instellingen, start=True)
        self.limiet_geraakt |= uitslag.tijd_op
        return uitslag, deler
