"""What stands out in a run: the figures in the boxes of Overzicht, and the remarks under them."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from allocator.report.cijfers import Cijfers
from allocator.report.excel.overzicht import Kerncijfer
from allocator.report.zinnen import procent
from allocator.workbook.notation import euro, fte, getal, opsomming
from allocator_models.result import Jaarplan

_MILJOEN = 1_000_000


def kerncijfers(cijfers: Cijfers) -> tuple[Kerncijfer, ...]:
    """Return at most six figures."""
    stad = cijfers.stad
    oormerk_euro = sum(w.oormerk_euro for w in cijfers.wijken)
    oormerk_fte = sum(w.oormerk_honderdsten for w in cijfers.wijken)
    return (
        Kerncijfer(
            "Prioriteiten die doorgaan",
            f"{len(cijfers.plan.keuzes)} van {len(cijfers.scenario.prioriteiten)}",
            _scoredeel(cijfers),
        ),
        Kerncijfer("Geoormerkt geld", kort(oormerk_euro), "voor prioriteiten van wijken"),
        Kerncijfer("Geoormerkte uren", fte(oormerk_fte), f"van {fte(stad.inzetbaar_honderdsten)} inzetbaar"),
        Kerncijfer(
            "Flexibel geld",
            procent(stad.flexaandeel) if stad.flexaandeel is not None else "–",
            f"{kort(stad.flex_grondslag_euro)} van wat te sturen is",
        ),
        Kerncijfer(
            "Flexibele uren",
            procent(stad.flexaandeel_fte) if stad.flexaandeel_fte is not None else "–",
            fte(stad.flex_honderdsten),
        ),
        _taakstelling_of_bediening(cijfers),
    )


def _scoredeel(cijfers: Cijfers) -> str:
    hoogste = cijfers.hoogste_score_duizendsten
    return f"{procent(cijfers.score_duizendsten / hoogste, 0)} van alle gevraagde score" if hoogste else ""


def _taakstelling_of_bediening(cijfers: Cijfers) -> Kerncijfer:
    if cijfers.taakstellingen:
        bedrag = sum(k.bedrag_euro for k in cijfers.taakstellingen)
        ingevuld = sum(k.saldo_euro for k in cijfers.taakstellingen)
        return Kerncijfer("Taakstelling ingevuld", kort(ingevuld), f"van {kort(bedrag)}")
    bediend = [(w.bediening, w.wijk.naam) for w in cijfers.wijken if w.bediening is not None]
    if not bediend:
        return Kerncijfer("Vervallen", kort(cijfers.stad.vervallen_euro), "er zijn geen taakstellingen")
    deel, wijk = min(bediend)
    return Kerncijfer("Laagste bediening", procent(deel, 0), f"van het recht: {wijk}")


def kort(bedrag: int) -> str:
    """An amount for a box: in millions when large."""
    return f"€ {getal(round(Decimal(bedrag) / _MILJOEN, 1))} mln" if abs(bedrag) >= _MILJOEN else euro(bedrag)


def opmerkingen(jaarplan: Jaarplan, optie: str | None) -> tuple[str, ...]:
    """Return what a reader should know before using the numbers, most important first."""
    cijfers = Cijfers.van(jaarplan)
    zinnen = list(_over_de_berekening(jaarplan, optie))
    return (*zinnen, *(_over_het_plan(jaarplan, cijfers) if cijfers else ()))


def _over_de_berekening(jaarplan: Jaarplan, optie: str | None) -> Iterator[str]:
    if optie:
        yield f"Dit is de optie '{optie}', niet het scenario zelf."
    if jaarplan.tijdslimiet_geraakt:
        yield "De rekentijd was om: een nieuwe berekening kan een iets ander plan geven."
    if jaarplan.herstel:
        aantal = len(jaarplan.herstel)
        zijn = "is 1 verandering" if aantal == 1 else f"zijn {aantal} veranderingen"
        yield f"Er {zijn} nodig om een plan mogelijk te maken: zie Versoepelingen."
    niet_getoetst = sum(p.niet_getoetst for p in jaarplan.scenario.posten)
    if niet_getoetst:
        yield f"Van {niet_getoetst} posten heeft nog niemand de gebondenheid beoordeeld: zie Indeling."


def _over_het_plan(jaarplan: Jaarplan, cijfers: Cijfers) -> Iterator[str]:
    if jaarplan.versoepelingen:
        aantal = len(jaarplan.versoepelingen)
        yield f"Op {aantal} {'plek' if aantal == 1 else 'plekken'} moest een regel wijken: zie Versoepelingen."
    papier = [d.naam for d in cijfers.diensten if d.alleen_op_papier]
    if papier:
        yield f"Flexibiliteit alleen op papier (geld zonder uren, of andersom): {opsomming(papier)}."
    zonder_recht = [w.wijk.naam for w in cijfers.wijken if w.recht is not None and w.recht.recht_euro == 0]
    if zonder_recht:
        yield f"Telt niet mee voor de ondergrens van wijken (geen recht): {opsomming(zonder_recht)}."
    if cijfers.potten.strippen_tekort_uren:
        yield f"Voor {cijfers.potten.strippen_tekort_uren} uur op de strippenkaarten zijn er geen flexibele uren."
    if jaarplan.audit is not None and jaarplan.audit.geslaagd:
        aantal = sum(n for _, n in jaarplan.audit.regels)
        yield f"Het plan is nagerekend: {len(jaarplan.audit.regels)} regels, {getal(aantal)} controles, alles in orde."
