"""A comparison in sentences: who wins, who loses, and who has to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from allocator.report.vergelijken.gegevens import Groepverschil, Planverschil, Vergelijking
from allocator.workbook.notation import euro, fte, getal, opsomming

_GENOEMD = 6


def gelijkzin(v: Vergelijking) -> str:
    """Say in one line that nothing differs."""
    return f"'{v.was}' en '{v.wordt}' zijn gelijk: dezelfde invoer en hetzelfde plan."


def hoofdzinnen(v: Vergelijking) -> Iterator[str]:
    """Yield how much differs, and what a reader must know before the tables."""
    yield f"In de invoer {_verschilt(len(v.invoer), 'plek')} iets anders."
    for kant in v.zonder_plan:
        if kant in v.onder_tijdslimiet:
            yield f"Voor '{kant}' is binnen de rekentijd geen plan gevonden. Geef meer tijd (spelregel tijdslimiet)."
        else:
            yield f"Met '{kant}' is geen plan mogelijk. Zie waarom met: allocator verdeel."
    for kant in (k for k in v.onder_tijdslimiet if k not in v.zonder_plan):
        yield f"Bij '{kant}' was de rekentijd om: een nieuwe berekening kan een iets ander plan geven."
    if v.plan is None:
        return
    if not v.plan.besluiten:
        yield "Het plan blijft hetzelfde."
        return
    hoeveel = v.plan.besluiten
    yield f"Daaruit {'volgt 1 ander besluit' if hoeveel == 1 else f'volgen {getal(hoeveel)} andere besluiten'}."
    yield from besluitzinnen(v.plan)
    yield from winnaars(v.plan)


def besluitzinnen(plan: Planverschil) -> Iterator[str]:
    """Yield what the college decides, and what the raad."""
    if plan.voor_de_raad:
        namen = [f"{p.naam} ({_verschil(p.verschil_lasten_euro, 0)})" for p in plan.voor_de_raad]
        yield f"De raad beslist, want de lasten per programma veranderen: {opsomming(namen, meeste=_GENOEMD)}."
    else:
        yield "Het college kan dit zelf besluiten: de lasten per programma blijven gelijk."


def winnaars(plan: Planverschil) -> Iterator[str]:
    """Yield who gains and who loses: wijken by what lands there, the others by what they have left to spend."""
    yield from _winst_en_verlies("Wijken", [(w.naam, w.verschil_euro, w.verschil_honderdsten) for w in plan.wijken])
    for wie, groepen in (("Diensten", plan.diensten), ("Portefeuillehouders", plan.portefeuilles)):
        yield from _winst_en_verlies(wie, [_bestedingsruimte(g) for g in groepen])


def _bestedingsruimte(g: Groepverschil) -> tuple[str, int, int]:
    return g.naam, g.verschil_lasten_euro, g.wordt.honderdsten - g.was.honderdsten


def _winst_en_verlies(wie: str, verschillen: Iterable[tuple[str, int, int]]) -> Iterator[str]:
    anders = sorted((v for v in verschillen if v[1] or v[2]), key=lambda v: (-abs(v[1]), -abs(v[2]), v[0]))
    for woord, deel in (
        ("erop vooruit", [v for v in anders if (v[1], v[2]) > (0, 0)]),
        ("erop achteruit", [v for v in anders if (v[1], v[2]) < (0, 0)]),
    ):
        if deel:
            namen = [f"{naam} ({_verschil(geld, uren)})" for naam, geld, uren in deel]
            yield f"{wie} die {woord} gaan: {opsomming(namen, meeste=_GENOEMD)}."


def _verschil(bedrag_euro: int, honderdsten: int) -> str:
    delen = [f"{'+' if bedrag_euro > 0 else '−'} {euro(abs(bedrag_euro))}"] if bedrag_euro else []
    delen += [f"{'+' if honderdsten > 0 else '−'} {fte(abs(honderdsten))}"] if honderdsten else []
    return opsomming(delen)


def _verschilt(hoeveel: int, wat: str) -> str:
    if not hoeveel:
        return "staat nergens"
    return f"staat op 1 {wat}" if hoeveel == 1 else f"staat op {getal(hoeveel)} {wat}ken"
