"""What a search for opties gave, in sentences."""

from __future__ import annotations

import math
from collections.abc import Iterator

from allocator.report.zinnen import procent
from allocator.workbook.notation import euro, opsomming
from allocator_models.alternatieven.uitkomst import Ontstaan, Optie, Opties, Zoekeinde
from allocator_models.result import Status
from allocator_models.scenario import HELE_DEEL_BP

_ZONDER_PLAN = {
    Status.ONMOGELIJK: "daarvoor is geen plan mogelijk; allocator verdeel laat zien wat er tekortkomt",
    Status.ONBEKEND: "daarvoor is binnen de rekentijd geen plan gevonden",
}


def naam(optie: Optie) -> str:
    """The name of an optie as it is shown."""
    return f"{optie.naam[0].upper()}{optie.naam[1:]}"


def hoe(optie: Optie) -> str:
    """How an optie came about."""
    match optie.ontstaan:
        case Ontstaan.BELEID:
            return "beleid"
        case Ontstaan.OPTIE:
            return "blad Opties"
        case Ontstaan.ALTERNATIEF:
            return "alternatief"


def verlies(deel: float) -> str:
    """How much score is given up, rounded so that it is never less than it is: ``1,2 %``."""
    return procent(math.ceil(round(deel * 1000, 6)) / 1000)


def zinnen(opties: Opties) -> Iterator[str]:
    """Yield what there is to say of the opties together."""
    vraag = opties.vraag
    grens = procent(vraag.verlies_bp / HELE_DEEL_BP)
    yield (
        f"Een alternatief geeft hooguit {grens} van de best mogelijke score op, en ligt minstens "
        f"{euro(vraag.verschil_euro)} van elke andere optie af: zo veel is waard wat de ene wel toekent en de andere "
        "niet."
    )
    yield _einde(opties)
    for optie in opties.opties:
        if optie.samen:
            namen = opsomming([f"'{s}'" for s in optie.samen])
            komt = "komt" if len(optie.samen) == 1 else "komen"
            yield f"{namen} {komt} op hetzelfde neer als '{optie.naam}'."
    for los in opties.zonder_plan:
        yield f"Optie '{los.naam}' ontbreekt: {_ZONDER_PLAN[los.status]}."
    ruimer = [optie for optie in opties.opties if not opties.binnen_verlies(optie)]
    for optie in ruimer:
        if optie.ontstaan is Ontstaan.OPTIE:
            yield f"'{naam(optie)}' rekent met andere regels en geeft {verlies(optie.verlies)} van de score op."
    yield _kern(opties)


def _einde(opties: Opties) -> str:
    match opties.einde:
        case Zoekeinde.GENOEG:
            return "Naast deze opties kunnen er nog andere zijn."
        case Zoekeinde.GEEN_ANDERE:
            return "Bewezen: naast deze opties is er geen andere die zo dicht bij de beste ligt en genoeg verschilt."
        case Zoekeinde.NIET_GEVONDEN:
            return "Een andere die genoeg verschilt is niet gevonden; dat er geen is, is niet bewezen."


def _kern(opties: Opties) -> str:
    zeker = sum(kern.zeker for kern in opties.kern)
    alle = sum(kern.in_alle for kern in opties.kern)
    wel = sum(kern.in_opties > 0 for kern in opties.kern)
    return (
        f"Van {len(opties.kern)} prioriteiten {_staan(alle)} in alle getoonde opties; {zeker} zijn zeker: zonder die "
        f"is zo'n score niet te halen. {wel - alle} staan in een deel van de opties, {len(opties.kern) - wel} in geen."
    )


def _staan(aantal: int) -> str:
    return f"staat er {aantal}" if aantal == 1 else f"staan er {aantal}"
