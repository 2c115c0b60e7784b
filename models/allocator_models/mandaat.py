"""Who decides up to which amount, and whom to turn to after a refusal."""

from __future__ import annotations

from allocator_models.scenario import Initiatief, Scenario
from allocator_models.spelregels import Spelregels


def waarde_euro(spelregels: Spelregels, euro: int, uren: int) -> int:
    """Return what a grant is worth in whole euros, hours at loonkosten_per_fte / uren_per_fte, rounded up."""
    return euro - (-uren * spelregels.loonkosten_per_fte_euro // spelregels.uren_per_fte)


def beslisser(spelregels: Spelregels, euro: int, uren: int = 0) -> str | None:
    """Return the first role, lowest mandate first, that may decide on this much; ``None`` when nobody may."""
    waarde = waarde_euro(spelregels, euro, uren)
    grenzen = ((m.grens_euro is None, m.grens_euro or 0, m.rol) for m in spelregels.mandaten)
    return next((rol for onbegrensd, grens, rol in sorted(grenzen) if onbegrensd or waarde <= grens), None)


def mag_beslissen(spelregels: Spelregels, rol: str, euro: int, uren: int = 0) -> bool:
    """Whether a role has the mandate for this much; a role that isn't in the table has none."""
    waarde = waarde_euro(spelregels, euro, uren)
    return any(m.rol == rol and (m.grens_euro is None or waarde <= m.grens_euro) for m in spelregels.mandaten)


def escalatie(scenario: Scenario, initiatief: Initiatief, programmas: frozenset[str]) -> tuple[str, ...]:
    """Return whom to turn to after a refusal, in order; ``programmas`` are those of the pots that could pay.

    The wijkwethouder only where more than one portefeuillehouder is concerned; the wijkgarage talks, and signs nothing.
    """
    dienst = ("dienstdirecteur",) if initiatief.dienst else ()
    betrokken = programmas | ({initiatief.programma} if initiatief.programma else set())
    houders = {p.portefeuillehouder for p in scenario.programmas if p.programma in betrokken and p.portefeuillehouder}
    wethouder = "wijkwethouder" if len(houders) > 1 else "vakwethouder"
    return "wijkregisseur", *dienst, "wijkgarage", "algemeen directeur", wethouder
