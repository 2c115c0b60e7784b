"""What is kept of one solve in a sweep, and the solve itself."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from allocator_models.jaarplan import solve
from allocator_models.jaarplan.gegevens import Gegevens
from allocator_models.jaarplan.keten import instellingen_van
from allocator_models.jaarplan.wijkvloer import rechten
from allocator_models.plan import Plan, Wijkrecht
from allocator_models.result import Jaarplan, Status
from allocator_models.scenario import HELE_DEEL_BP, Scenario
from allocator_models.spelregels import Doel

PROMILLE = 1000


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """The outcome of one scenario, small enough to keep thousands; ``None`` and empty where there is no plan.

    Two outcomes are equal when their numbers are; how long it took doesn't count.
    """

    status: Status
    keuzes: tuple[tuple[str, str], ...] = ()
    """(prioriteit, variant) of what is granted."""
    score_duizendsten: int | None = None
    grens_duizendsten: int | None = None
    """The best score that any plan could have; ``None`` when wijkprioriteiten isn't pursued."""
    bediening: tuple[tuple[str, int], ...] = ()
    """Every wijk with a recht, and its service in permille, rounded down."""
    flex_euro: int | None = None
    flex_honderdsten: int | None = None
    flexaandeel_bp: int | None = None
    """Flexible money and hours as a share of what can be influenced."""
    versoepelingen: int = 0
    """In how many places a soft rule had to give way."""
    tijdslimiet_geraakt: bool = False
    seconden: float = field(default=0.0, compare=False)

    @property
    def heeft_plan(self) -> bool:
        """Whether there is a plan."""
        return self.score_duizendsten is not None

    @property
    def laagste_bediening_promille(self) -> int | None:
        """The service of the wijk that is served least; ``None`` when no wijk has a recht."""
        return min((deel for _, deel in self.bediening), default=None)


def reken(scenario: Scenario) -> Uitkomst:
    """Solve a scenario on one thread, so that the numbers are the same however many are solved beside it.

    Raises:
        SolverFout: when the solver stops without an answer.
        AuditFout: when the plan breaks a rule.
    """
    jaarplan = solve(scenario, threads=1)
    if jaarplan.plan is None:
        return Uitkomst(
            jaarplan.status, tijdslimiet_geraakt=jaarplan.tijdslimiet_geraakt, seconden=round(jaarplan.seconden, 3)
        )
    return _vat_samen(jaarplan, jaarplan.plan)


def _vat_samen(jaarplan: Jaarplan, plan: Plan) -> Uitkomst:
    scenario = jaarplan.scenario
    gegevens = Gegevens(scenario)
    doel = next((d for d in jaarplan.doelen if d.doel is Doel.WIJKPRIORITEITEN), None)
    return Uitkomst(
        status=jaarplan.status,
        keuzes=plan.keuzes,
        score_duizendsten=sum(scenario.variant[keuze].score_duizendsten for keuze in plan.keuzes),
        grens_duizendsten=doel.grens_eenheden * 1000 // doel.schaal if doel else None,
        bediening=_bediening(gegevens, plan, plan.vloer.rechten if plan.vloer else _rechten(gegevens)),
        flex_euro=sum(s.flex_euro for s in plan.splitsingen),
        flex_honderdsten=sum(s.flex_honderdsten for s in plan.splitsingen),
        flexaandeel_bp=_flexaandeel_bp(gegevens, plan),
        versoepelingen=len(jaarplan.versoepelingen),
        tijdslimiet_geraakt=jaarplan.tijdslimiet_geraakt,
        seconden=round(jaarplan.seconden, 3),
    )


def _rechten(gegevens: Gegevens) -> tuple[Wijkrecht, ...]:
    return rechten(gegevens, replace(instellingen_van(gegevens.scenario), threads=1))


def _bediening(gegevens: Gegevens, plan: Plan, recht: tuple[Wijkrecht, ...]) -> tuple[tuple[str, int], ...]:
    waarde = dict.fromkeys((r.wijk for r in recht), 0)
    for keuze in plan.keuzes:
        waarde[gegevens.scenario.prioriteit[keuze[0]].wijk] += gegevens.variantwaarde_cent[keuze]
    return tuple((r.wijk, PROMILLE * waarde[r.wijk] // (100 * r.recht_euro)) for r in recht if r.recht_euro)


def _flexaandeel_bp(gegevens: Gegevens, plan: Plan) -> int | None:
    loonkosten = gegevens.spelregels.loonkosten_per_fte_euro
    flex = basis = 0
    for post in gegevens.posten:
        deel = plan.splitsing[post.post]
        if gegevens.in_grondslag(post):
            flex += 100 * deel.flex_euro
            basis += 100 * (deel.vast_euro + deel.flex_euro)
        flex += loonkosten * deel.flex_honderdsten
        basis += loonkosten * (post.fte_honderdsten - deel.vervallen_honderdsten)
    return HELE_DEEL_BP * flex // basis if basis > 0 else None
