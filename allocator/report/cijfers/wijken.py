"""How much lands in a wijk: what is earmarked, agreed, attributed, and what is stedelijk.

No euro and no hour is counted twice. Of each post, what carries its oormerken, its wijkafspraken and a
leefbaarheidsbudget comes off first (oormerken of a dekking pro rata to the room of its posts); the rest of its vast
part is attributed by Wijktoerekening, and what is attributed to no wijk is stedelijk.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from allocator_models.jaarplan.gegevens import Dekking, Gegevens
from allocator_models.naar_rato import naar_rato
from allocator_models.plan import Plan, Wijkrecht
from allocator_models.scenario import HELE_DEEL_BP, Scenario, Verplicht, Wijk


@dataclass(frozen=True, slots=True)
class Wijkcijfers:
    """One wijk: whole euros and hundredths of fte."""

    wijk: Wijk
    gevraagd: int
    toegekend: int
    score_duizendsten: int
    oormerk_euro: int
    oormerk_honderdsten: int
    afspraak_euro: int
    afspraak_honderdsten: int
    regulier_euro: int
    regulier_honderdsten: int
    waarde_cent: int
    """City value of what is granted, in hundredths of a euro."""
    recht: Wijkrecht | None

    @property
    def landt_euro(self) -> int:
        """All euros that land in the wijk, its leefbaarheidsbudget included."""
        budget = self.wijk.leefbaarheidsbudget_euro
        return self.oormerk_euro + self.afspraak_euro + self.regulier_euro + budget

    @property
    def landt_honderdsten(self) -> int:
        """All hours that land in the wijk."""
        return self.oormerk_honderdsten + self.afspraak_honderdsten + self.regulier_honderdsten

    @property
    def per_inwoner(self) -> Fraction | None:
        """Euros that land per inhabitant."""
        return Fraction(self.landt_euro, self.wijk.inwoners) if self.wijk.inwoners else None

    @property
    def bediening(self) -> Fraction | None:
        """Granted city value / recht; ``None`` when the wijk has no recht."""
        if self.recht is None or self.recht.recht_euro == 0:
            return None
        return Fraction(self.waarde_cent, 100 * self.recht.recht_euro)


@dataclass(frozen=True, slots=True)
class Stadsgeld:
    """What lands in no single wijk, so that all together is the whole begroting."""

    stedelijk_euro: int
    stedelijk_honderdsten: int
    flex_euro: int
    flex_honderdsten: int
    vervallen_euro: int
    vervallen_honderdsten: int
    buiten_begroting_euro: int
    """Leefbaarheidsbudgetten that lie in no post, and so are no part of the lasten."""


def wijkcijfers(gegevens: Gegevens, plan: Plan) -> tuple[Wijkcijfers, ...]:
    """Return the figures of each wijk, in the order of the scenario."""
    scenario = gegevens.scenario
    geld, uren = _regulier_per_wijk(gegevens, plan)
    rechten = {r.wijk: r for r in plan.vloer.rechten} if plan.vloer else {}
    gevraagd = Counter(q.wijk for q in scenario.prioriteiten)
    som: dict[str, Counter[str]] = defaultdict(Counter)
    for q, v in plan.keuzes:
        tel = som[scenario.prioriteit[q].wijk]
        tel["toegekend"] += 1
        tel["score"] += scenario.variant[q, v].score_duizendsten
        tel["waarde"] += gegevens.variantwaarde_cent[q, v]
    for oormerk in plan.fte_oormerken:
        som[scenario.prioriteit[oormerk.prioriteit].wijk]["oormerk_fte"] += oormerk.fte_honderdsten
    for bedrag in plan.euro_oormerken:
        som[scenario.prioriteit[bedrag.prioriteit].wijk]["oormerk_euro"] += bedrag.euro
    for afspraak in scenario.wijkafspraken:
        som[afspraak.wijk]["afspraak_fte"] += afspraak.fte_honderdsten
        som[afspraak.wijk]["afspraak_euro"] += afspraak.euro
    return tuple(
        Wijkcijfers(
            wijk=w,
            gevraagd=gevraagd[w.wijk],
            toegekend=som[w.wijk]["toegekend"],
            score_duizendsten=som[w.wijk]["score"],
            oormerk_euro=som[w.wijk]["oormerk_euro"],
            oormerk_honderdsten=som[w.wijk]["oormerk_fte"],
            afspraak_euro=som[w.wijk]["afspraak_euro"],
            afspraak_honderdsten=som[w.wijk]["afspraak_fte"],
            regulier_euro=geld[w.wijk],
            regulier_honderdsten=uren[w.wijk],
            waarde_cent=som[w.wijk]["waarde"],
            recht=rechten.get(w.wijk),
        )
        for w in scenario.wijken
    )


def stadsgeld(scenario: Scenario, plan: Plan, wijken: tuple[Wijkcijfers, ...]) -> Stadsgeld:
    """Return what is left of the begroting beside what lands in the wijken."""
    budgetten = sum(w.leefbaarheidsbudget_euro for w in scenario.wijken)
    buiten = sum(w.leefbaarheidsbudget_euro for w in scenario.wijken if w.leefbaarheidspost is None)
    in_wijken = sum(w.oormerk_euro + w.afspraak_euro + w.regulier_euro for w in wijken) + budgetten - buiten
    flex_fte = sum(s.flex_honderdsten for s in plan.splitsingen)
    vervallen_fte = sum(s.vervallen_honderdsten for s in plan.splitsingen)
    fte = sum(p.fte_honderdsten for p in scenario.posten)
    return Stadsgeld(
        stedelijk_euro=sum(s.vast_euro for s in plan.splitsingen) - in_wijken,
        stedelijk_honderdsten=fte - flex_fte - vervallen_fte - sum(w.landt_honderdsten for w in wijken),
        flex_euro=sum(s.flex_euro for s in plan.splitsingen),
        flex_honderdsten=flex_fte,
        vervallen_euro=sum(s.vervallen_euro for s in plan.splitsingen),
        vervallen_honderdsten=vervallen_fte,
        buiten_begroting_euro=buiten,
    )


def _regulier_per_wijk(gegevens: Gegevens, plan: Plan) -> tuple[Counter[str], Counter[str]]:
    """Attribute the regular euros and hours of each post to wijken, by Wijktoerekening."""
    scenario = gegevens.scenario
    rest = _regulier_per_post(gegevens, plan)
    aandelen: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for regel in scenario.wijktoerekening:
        aandelen[regel.post].append((regel.wijk, regel.aandeel_bp))
    geld: Counter[str] = Counter()
    uren: Counter[str] = Counter()
    for post, regels in sorted(aandelen.items()):
        gewichten = [bp for _, bp in regels]
        gewichten.append(HELE_DEEL_BP - sum(gewichten))
        deel = plan.splitsing[post]
        fte = deel.gebonden_honderdsten + deel.regulier_honderdsten
        for (wijk, _), euro, honderdsten in zip(
            regels, naar_rato(rest[post], gewichten)[:-1], naar_rato(fte, gewichten)[:-1], strict=True
        ):
            geld[wijk] += euro
            uren[wijk] += honderdsten
    return geld, uren


def _regulier_per_post(gegevens: Gegevens, plan: Plan) -> Mapping[str, int]:
    """Return per post its vast euros without what carries oormerken, afspraken and leefbaarheidsbudgetten."""
    rest = {s.post: s.vast_euro for s in plan.splitsingen}
    for wijk in gegevens.scenario.wijken:
        if wijk.leefbaarheidspost:
            rest[wijk.leefbaarheidspost] -= wijk.leefbaarheidsbudget_euro
    for post, euro in gegevens.afspraak_euro.items():
        rest[post] -= euro
    gewoon, toegezegd = _getrokken(gegevens.scenario, plan)
    for dekking, posten in gegevens.bronnen.items():
        namen = [p.post for p in posten]
        juridisch = [gegevens.juridisch_euro(p) for p in posten]
        beloofd = [gegevens.afspraak_euro.get(naam, 0) for naam in namen]
        ruimte = [max(0, rest[n] - max(0, j - e)) for n, j, e in zip(namen, juridisch, beloofd, strict=True)]
        for naam, euro in zip(namen, naar_rato(gewoon[dekking], ruimte), strict=True):
            rest[naam] -= euro
        # What is toegezegd may also come from juridisch gebonden euros.
        for naam, euro in zip(namen, naar_rato(toegezegd[dekking], [rest[n] for n in namen]), strict=True):
            rest[naam] -= euro
    return rest


def _getrokken(scenario: Scenario, plan: Plan) -> tuple[Counter[Dekking], Counter[Dekking]]:
    """Return per dekking what is drawn for ordinary rows and afspraken, and for what is toegezegd."""
    gewoon: Counter[Dekking] = Counter()
    toegezegd: Counter[Dekking] = Counter()
    for geld in plan.euro_oormerken:
        dekking = Dekking(geld.dienst, geld.programma, geld.aard)
        is_toegezegd = scenario.variant[geld.prioriteit, geld.variant].verplicht is Verplicht.TOEGEZEGD
        (toegezegd if is_toegezegd else gewoon)[dekking] += geld.euro
    for afspraak in plan.euro_afspraken:
        if afspraak.post is None:
            gewoon[Dekking(afspraak.dienst, afspraak.programma, afspraak.aard)] += afspraak.euro
    return gewoon, toegezegd
