"""Which prioriteiten go on in which optie, how firm each is, and why one doesn't."""

from __future__ import annotations

from allocator.report.pagina.kandidaat import Kandidaat
from allocator.report.pagina.tafel import Tafel
from allocator.report.tabellen.prioriteiten import naam
from allocator.report.zinnen import wat_bindt
from allocator_models.alternatieven.uitkomst import Kern, Opties

GAAT_DOOR, NIET = "ja", "nee"


def hoe_zeker(kern: Kern) -> str:
    """Return how firm a prioriteit is: proven, in all that is shown, in some, or in none."""
    if kern.zeker:
        return "zeker"
    if kern.in_alle:
        return "in alle getoonde opties"
    return f"in {kern.in_opties} van {kern.van_opties}" if kern.in_opties else "in geen enkele optie"


def samenvatting(opties: Opties) -> str:
    """Say how many prioriteiten are how firm."""
    zeker = sum(k.zeker for k in opties.kern)
    in_alle = sum(k.in_alle and not k.zeker for k in opties.kern)
    soms = sum(0 < k.in_opties < k.van_opties and not k.zeker for k in opties.kern)
    nooit = sum(not k.in_opties and not k.zeker for k in opties.kern)
    return (
        f"Van de {len(opties.kern)} prioriteiten {_zijn(zeker)} zeker, {_gaan(in_alle)} in alle getoonde opties door, "
        f"{_gaan(soms)} in sommige opties door, en {_gaan(nooit)} in geen enkele optie door."
    )


def _zijn(aantal: int) -> str:
    return f"{'is' if aantal == 1 else 'zijn'} er {aantal}"


def _gaan(aantal: int) -> str:
    return f"{'gaat' if aantal == 1 else 'gaan'} er {aantal}"


def alle_prioriteiten(opties: Opties, alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return a row per prioriteit of the base: wijk, name, how firm, and in which optie it goes on."""
    scenario = opties.scenario
    rijen = []
    for kern in opties.kern:
        prioriteit = scenario.prioriteit[kern.prioriteit]
        door = (GAAT_DOOR if kern.prioriteit in k.cijfers.plan.keuze else NIET for k in alle)
        wijk = scenario.wijk[prioriteit.wijk].naam
        rijen.append((kern.prioriteit, wijk, naam(prioriteit), hoe_zeker(kern), *door))
    return Tafel(
        "Alle prioriteiten, en in welke optie elk doorgaat",
        ("Prioriteit", "Wijk", "Naam", "Hoe zeker", *(k.letter for k in alle)),
        tuple(rijen),
        tekst=frozenset({1, 2, 3}),
        leeg="Het scenario heeft geen prioriteiten.",
    )


def niet_betaald(opties: Opties, alle: tuple[Kandidaat, ...]) -> Tafel:
    """Return a row per prioriteit that doesn't go on in every optie: where it does, and what stands in the way."""
    scenario = opties.scenario
    rijen = []
    for kern in opties.kern:
        if kern.in_alle:
            continue
        wel = [k.letter for k in alle if kern.prioriteit in k.cijfers.plan.keuze]
        zonder = next(k for k in alle if kern.prioriteit not in k.cijfers.plan.keuze)
        binding = zonder.cijfers.bindingen.get(kern.prioriteit)
        prioriteit = scenario.prioriteit[kern.prioriteit]
        reden = wat_bindt(binding) if binding else "Deze optie kent de prioriteit niet."
        wijk = scenario.wijk[prioriteit.wijk].naam
        rijen.append((kern.prioriteit, wijk, naam(prioriteit), ", ".join(wel) or "geen", f"{zonder.letter}: {reden}"))
    return Tafel(
        "Prioriteiten die niet in elke optie doorgaan, en wat er in de weg staat in de eerste optie waarin dat zo is",
        ("Prioriteit", "Wijk", "Naam", "Wel in", "Waarom niet"),
        tuple(rijen),
        tekst=frozenset({1, 2, 3, 4}),
        leeg="Alle prioriteiten gaan in elke getoonde optie door.",
    )
