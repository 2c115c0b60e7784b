"""Load the sheet Initiatieven of a workbook that needn't be a scenario, for a year that has begun."""

from __future__ import annotations

import dataclasses
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from allocator.workbook.check import initiatieven
from allocator.workbook.check.geval import Geval
from allocator.workbook.check.keys import dubbel
from allocator.workbook.convert import naar_initiatief
from allocator.workbook.load import op_volgorde
from allocator.workbook.problems import Invoerfouten, Melding, Meldingen
from allocator.workbook.read import read_sheet
from allocator.workbook.schema import InitiatiefRij
from allocator.workbook.typed import Geplaatst, Inhoudlezer
from allocator.workbook.values import bedoelt_u
from allocator_models.scenario import Initiatief, Scenario

BLAD = "Initiatieven"

_OPMERKINGEN = (initiatieven.meer_toegekend_dan_gevraagd, initiatieven.zonder_aard)  # hours of no dienst: a strip call


@dataclass(frozen=True, slots=True)
class Ingelezen:
    """An initiatief, and the sheet and row that it comes from: ``Initiatieven, rij 12``."""

    initiatief: Initiatief
    plaats: str


@dataclass(frozen=True)
class Aanvragenblad:
    """What a sheet holds: requests of the year, and those of earlier years; and what there is to say about it."""

    dit_jaar: tuple[Ingelezen, ...]
    eerder: tuple[Ingelezen, ...]
    opmerkingen: tuple[Melding, ...]


def laad_aanvragen(pad: Path, scenario: Scenario) -> Aanvragenblad:
    """Load the sheet Initiatieven at ``pad``; its wijken, diensten and programma's are those of ``scenario``.

    Rows dated in the year of the scenario are requests, in order of arrival; earlier ones are history.

    Raises:
        Invoerfouten: with everything that is wrong, in the order of the sheet.
    """
    werkmap = read_sheet(pad, BLAD)
    fouten = Meldingen(werkmap.fouten)
    inhoud = Inhoudlezer().lees(werkmap.rijen, fouten)
    inhoud = dataclasses.replace(inhoud, scenario={"jaar": scenario.jaar})
    rijen = inhoud.rijen(InitiatiefRij)
    geval = Geval(inhoud)
    fouten.extend(dubbel(inhoud))
    for toets in initiatieven.FOUTEN:
        fouten.extend(toets(geval))
    for rij in rijen:
        fouten.extend(_verwijzingen(rij, scenario))
        fouten.extend(_na_het_jaar(rij, scenario.jaar))
    if len(fouten):
        raise Invoerfouten(op_volgorde(fouten))
    opmerkingen = [m for toets in _OPMERKINGEN for m in toets(geval)]
    gelezen = [
        Ingelezen(naar_initiatief(r.rij), f"{pad.name}, {r.bron.kop.naam}, rij {r.bron.nummer}")
        for r in sorted(rijen, key=lambda r: (r.rij.datum, r.bron.nummer))
    ]
    return Aanvragenblad(
        dit_jaar=tuple(i for i in gelezen if i.initiatief.datum.year == scenario.jaar),
        eerder=tuple(i for i in gelezen if i.initiatief.datum.year < scenario.jaar),
        opmerkingen=op_volgorde([*werkmap.opmerkingen, *opmerkingen]),
    )


def _verwijzingen(rij: Geplaatst[InitiatiefRij], scenario: Scenario) -> Iterator[Melding]:
    """Report wijken, a dienst or a programma that the scenario doesn't know."""
    for wijk, _ in rij.rij.wijk:
        yield from _onbekend(rij, "wijk", wijk, scenario.wijk)
    yield from _onbekend(rij, "dienst", rij.rij.dienst, scenario.dienst)
    yield from _onbekend(rij, "programma", rij.rij.programma, {p.programma for p in scenario.programmas})


def _onbekend(
    rij: Geplaatst[InitiatiefRij], veld: str, code: str | None, bekend: Collection[str] | Mapping[str, object]
) -> Iterator[Melding]:
    if code is not None and code not in bekend:
        kop = f"{veld[0].upper()}{veld[1:]}"
        yield rij.melding(veld, f"{kop} '{code}' komt in het jaarboek niet voor.", bedoelt_u(code, sorted(bekend)))


def _na_het_jaar(rij: Geplaatst[InitiatiefRij], jaar: int) -> Iterator[Melding]:
    if rij.rij.datum.year > jaar:
        yield rij.melding(
            "datum", f"Deze dag ligt na {jaar}, het jaar van dit jaarboek.", "Gebruik het jaarboek van dat jaar."
        )
