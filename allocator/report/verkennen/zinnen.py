"""A sweep in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from allocator.report.verkennen.gegevens import Verkend
from allocator.report.verkennen.tabellen import BRONNAAM, waarden
from allocator.report.zinnen import procent, punten
from allocator.workbook.notation import getal, opsomming
from allocator_models.verkennen.front import Streven
from allocator_models.verkennen.robuust import Robuustheid
from allocator_models.verkennen.rooster import Punt, Verkenning

_GENOEMD = 8
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
    met_plan = [p for p in v.punten if p.uitkomst.heeft_plan]
    if not met_plan:
        yield "Bij geen van deze waarden is een plan mogelijk."
        return
    if len(met_plan) < len(v.punten):
        yield f"Bij {len(v.punten) - len(met_plan)} van de {len(v.punten)} combinaties is geen plan mogelijk."
    if not v.front.streven:
        yield "Alle combinaties met een plan geven dezelfde score, laagste bediening en flexibiliteit."
    else:
        namen = opsomming([_STREVEN[s] for s in v.front.streven])
        yield (
            f"Op het front staan {len(v.front.punten)} van de {len(v.punten)} combinaties: geen andere is daar op "
            f"{namen} minstens even goed en ergens beter."
        )
    if v.front.knie is not None:
        yield f"Het beste evenwicht geeft {_punt(v, v.punten[v.front.knie])}. Dat geeft van alles samen het minste op."
    tijd = sum(p.uitkomst.tijdslimiet_geraakt for p in v.punten)
    if tijd:
        yield f"Bij {tijd} combinaties was de rekentijd om: een nieuwe berekening kan daar een iets ander plan geven."


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
        yield f"Er was geen plan mogelijk: {opsomming(zonder)}. Die tellen niet mee."
