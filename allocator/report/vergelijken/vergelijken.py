"""Hold one plan against another."""

from __future__ import annotations

from allocator.report.cijfers import Cijfers
from allocator.report.vergelijken.besluiten import (
    afspraakverschillen,
    postverschillen,
    prioriteitverschillen,
    taakstellingverschillen,
)
from allocator.report.vergelijken.gegevens import Planverschil
from allocator.report.vergelijken.groepen import (
    dienstverschillen,
    portefeuilleverschillen,
    programmaverschillen,
    wijkverschillen,
)


def vergelijk_plannen(was: Cijfers, wordt: Cijfers) -> Planverschil:
    """Return what differs between two plans; their scenarios needn't have the same posten, wijken or diensten."""
    programmas = programmaverschillen(was, wordt)
    raad = frozenset(p.sleutel for p in programmas if p.verschil_lasten_euro)
    return Planverschil(
        prioriteiten=tuple(prioriteitverschillen(was, wordt)),
        posten=tuple(postverschillen(was, wordt, raad)),
        afspraken=tuple(afspraakverschillen(was, wordt)),
        taakstellingen=tuple(taakstellingverschillen(was, wordt)),
        diensten=dienstverschillen(was, wordt),
        programmas=programmas,
        portefeuilles=portefeuilleverschillen(was, wordt),
        wijken=wijkverschillen(was, wordt),
    )
