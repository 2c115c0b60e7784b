"""The wijkactieprogramma's as rows: each wish in two varianten, with what it asks of diensten and partners."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from allocator.workbook.schema import AfhankelijkheidRij, InzetRij, PrioriteitRij
from allocator_models.scenario import Aard, AfhankelijkheidSoort, Verplicht
from scenarios.loting import Loting
from scenarios.utrecht.kaart import WIJKEN
from scenarios.utrecht.recepten import RECEPTEN, Recept, Vraag
from scenarios.utrecht.wensen import WENSEN

TOEGEZEGD = {"OO-01": "basis", "LR-03": "basis"}
"""prioriteit → the variant that has been promised."""

VERPLICHT = ("OV-01", "OV-05", "NW-07", "ZW-01", "BI-01")
"""Prioriteiten that the college wants carried out if at all possible."""

AFHANKELIJK = (
    ("OV-15", "vereist", "OV-14"),
    ("OV-12", "vereist", "OV-02"),
    ("NW-03", "vereist", "NW-04"),
    ("WE-02", "vereist", "WE-01"),
    ("ZU-02", "vereist", "ZU-01"),
    ("ZW-12", "sluit uit", "ZW-08"),
    ("BI-05", "sluit uit", "BI-06"),
    ("LR-11", "sluit uit", "LR-12"),
)
"""prioriteit, soort, andere."""


@dataclass(frozen=True)
class Programmering:
    """All rows about prioriteiten."""

    prioriteiten: tuple[PrioriteitRij, ...]
    inzet: tuple[InzetRij, ...]
    afhankelijkheden: tuple[AfhankelijkheidRij, ...]

    @property
    def wijk_van(self) -> dict[str, str]:
        """Prioriteit → the code of its wijk."""
        return {p.prioriteit: p.prioriteit.partition("-")[0] for p in self.prioriteiten}


def programmering(seed: int) -> Programmering:
    """Return the wijkactieprogramma's of all wijken, with amounts and hours drawn from this seed."""
    loting = Loting(seed)
    prioriteiten: list[PrioriteitRij] = []
    inzet: list[InzetRij] = []
    for wijk in WIJKEN:
        for nummer, (soort, cijfer, naam) in enumerate(WENSEN[wijk.wijk], start=1):
            code, recept = f"{wijk.wijk}-{nummer:02d}", RECEPTEN[soort]
            prioriteiten += _varianten(loting, code, wijk.naam, recept, cijfer, naam)
            inzet += _inzet(loting, code, recept)
    afhankelijkheden = (
        AfhankelijkheidRij(prioriteit=een, soort=AfhankelijkheidSoort(soort), andere=ander)
        for een, soort, ander in AFHANKELIJK
    )
    return Programmering(tuple(prioriteiten), tuple(inzet), tuple(afhankelijkheden))


def _varianten(loting: Loting, code: str, wijk: str, recept: Recept, cijfer: int, naam: str) -> Iterator[PrioriteitRij]:
    """Yield basis, graded about as the wijkregisseur did, and plus, which does 12 to 35 % more."""
    basis = Decimal(10 * cijfer + loting.getal(-4, 4)) / 10
    plus = round(basis * loting.getal(112, 135) / 100, 1)
    for variant, score, titel in (("basis", basis, naam), ("plus", plus, f"{naam}, {recept.plus}")):
        verplicht = Verplicht.JA if code in VERPLICHT else Verplicht.NEE
        yield PrioriteitRij(
            prioriteit=code,
            variant=variant,
            wijk=wijk,
            naam=titel,
            ambitie=f"{code[:2]}-{recept.ambitie}",
            thema=recept.thema,
            score=score,
            verplicht=Verplicht.TOEGEZEGD if TOEGEZEGD.get(code) == variant else verplicht,
        )


def _inzet(loting: Loting, code: str, recept: Recept) -> Iterator[InzetRij]:
    """Yield what basis asks, and for plus 1,1 to 1,4 times as much with something new on top."""
    basis = [(vraag, loting.getal(*vraag.fte), loting.getal(*vraag.euro)) for vraag in recept.basis]
    factor = loting.getal(11, 14)
    for vraag, fte, euro in basis:
        yield _rij(code, "basis", vraag, fte, euro)
    for vraag, fte, euro in basis:
        yield _rij(code, "plus", vraag, min(15, -(-fte * factor // 10)), min(200, euro * factor // 10))
    for vraag in recept.meer:
        yield _rij(code, "plus", vraag, loting.getal(*vraag.fte), loting.getal(*vraag.euro))


def _rij(code: str, variant: str, vraag: Vraag, tienden: int, duizend: int) -> InzetRij:
    """Return one row of inzet; amounts above 50.000 are multiples of 5.000."""
    return InzetRij(
        prioriteit=code,
        variant=variant,
        dienst=vraag.dienst or None,
        programma=vraag.programma or None,
        functie=vraag.functie or None,
        fte=Decimal(tienden) / 10,
        euro=(duizend // 5 * 5 if duizend > 50 else duizend) * 1000,
        aard=Aard(vraag.aard),
        partner=vraag.partner or None,
    )
