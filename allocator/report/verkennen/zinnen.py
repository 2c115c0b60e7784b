"""A sweep in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.tabellen import BRONNAAM, waarden
from allocator.report.zinnen import procent, punten
from allocator.workbook.notation import getal, opsomming
from allocator_models.result import Status
from allocator_models.verkennen.front import Streven
from allocator_models.verkennen.robuust import Robuustheid
from allocator_models.verkennen.rooster import Punt, Verkenning

_GENOEMD = 8
_ZONDER_PLAN = {
    Status.ONMOGELIJK: "is geen plan mogelijk",
    Status.ONBEKEND: "is binnen de rekentijd geen plan gevonden",
}
_STREVEN = {
    Streven.SCORE: "score",
    Streven.BEDIENING: "de wijk die het minst krijgt",
    Streven.FLEX: "flexibiliteit",
}


def zinnen(verkend: Verkend) -> Iterator[str]:
    """Yield what was found, and on what it rests."""
    if verkend.verkenning is not None:
        yield from _over_het_front(verkend.verkenning)
    if verkend.robuustheid is not None:
        yield from _over_robuustheid(verkend.robuustheid)
    yield (
        f"Uitgerekend: {getal(verkend.gerekend)}. Al bekend van een eerdere keer: {getal(verkend.bewaard)}. "
        f"Alle uitkomsten staan in {verkend.uitkomsten.name}."
    )


def _over_het_front(v: Verkenning) -> Iterator[str]:
    if all(p.uitkomst.status is Status.ONMOGELIJK for p in v.punten):
        yield "Bij geen van deze waarden is een plan mogelijk."
        return
    for status, wat in _ZONDER_PLAN.items():
        aantal = sum(p.uitkomst.status is status for p in v.punten)
        if aantal:
            yield f"Bij {aantal} van de {len(v.punten)} combinaties {wat}."
    if v.front.punten:
        yield from _over_wat_opvalt(v)


def _over_wat_opvalt(v: Verkenning) -> Iterator[str]:
    if not v.front.streven:
        yield "Alle combinaties met een plan geven dezelfde score, laagste bediening en flexibiliteit."
    else:
        namen = opsomming([_STREVEN[s] for s in v.front.streven])
        yield (
            f"Op het front {'staat' if len(v.front.punten) == 1 else 'staan'} {len(v.front.punten)} van de "
            f"{len(v.punten)} combinaties: geen andere is daar op {namen} minstens even goed en ergens beter."
        )
    if v.front.knie is not None:
        yield f"Het beste evenwicht geeft {_punt(v, v.punten[v.front.knie])}. Dat geeft van alles samen het minste op."
    tijd = sum(p.uitkomst.heeft_plan and p.uitkomst.tijdslimiet_geraakt for p in v.punten)
    if tijd:
        yield (
            f"Bij {tijd} {'combinatie' if tijd == 1 else 'combinaties'} was de rekentijd om: een nieuwe berekening kan "
            "daar een iets ander plan geven."
        )


def _punt(v: Verkenning, punt: Punt) -> str:
    waar = opsomming([f"{as_.naam} {waarde}" for as_, waarde in zip(v.assen, punt.waarden, strict=True)])
    score, bediening, flex = waarden(punt.uitkomst)
    delen = [f"score {punten(score)}"] if score is not None else []
    delen += [f"laagste bediening {procent(bediening)}"] if bediening is not None else []
    delen += [f"{procent(flex)} flexibel"] if flex is not None else []
    return f"{waar}: {opsomming(delen)}"


def _over_robuustheid(r: Robuustheid) -> Iterator[str]:
    blijft = [p for p in r.prioriteiten if p.index == 1]
    wankel = [p for p in r.prioriteiten if p.toegekend and p.index is not None and 2 * p.index < 1]
    soorten = opsomming([naam.lower() for naam in BRONNAAM.values()], "of")
    yield (
        f"Nagegaan is wat er blijft als {soorten} tot {procent(r.marge_bp / 10_000, 0)} anders uitvallen: "
        f"{r.trekkingen} keer per soort (zaad {r.zaad})."
    )
    if blijft:
        yield f"Altijd gaan door: {opsomming([p.prioriteit for p in blijft], meeste=_GENOEMD)}."
    if wankel:
        yield (
            f"In het plan, maar in minder dan de helft van de gevallen: "
            f"{opsomming([p.prioriteit for p in wankel], meeste=_GENOEMD)}."
        )
    zonder = [f"{BRONNAAM[bron].lower()} {aantal} keer" for bron, aantal in r.zonder_plan if aantal]
    if zonder:
        yield f"Er was geen plan: {opsomming(zonder)}. Die tellen niet mee."
