"""`allocator vergelijk`: two or more workbooks, or opties of one, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import KLAAR, NIETS_GEVONDEN, OpdrachtFout
from allocator.commands.files import check_target
from allocator.commands.options import Json, Uit, Uitgebreid, Vervang
from allocator.commands.output import toon, toon_json
from allocator.commands.progress import Voortgang, follow
from allocator.commands.stad import is_plan
from allocator.commands.verdeel import solve_scenario

if TYPE_CHECKING:
    from allocator.report.vergelijken.gegevens import Planverschil, Vergelijking
    from allocator.workbook.load import Geladen
    from allocator_models.result import Jaarplan

_KIES = "Kies een ander bestand met --uit."

Werkmappen = Annotated[
    list[Path],
    typer.Argument(metavar="WERKMAP...", help="De werkmappen, elk een scenario of een plan (.xlsx); de eerste is was."),
]
Opties = Annotated[
    list[str] | None,
    typer.Option(
        "--optie", metavar="NAAM", help="Leg deze optie van de ene werkmap naast het scenario zelf; mag vaker."
    ),
]


@dataclass(frozen=True)
class _Kant:
    """One of what is compared: how it is called, and which optie of which workbook it is."""

    naam: str
    pad: Path
    optie: str | None


@dataclass(frozen=True)
class _Gelezen:
    """A side that has been read; the plan only where the workbook holds one."""

    kant: _Kant
    geladen: Geladen
    hash: str
    jaarplan: Jaarplan | None


def vergelijk(
    werkmappen: Werkmappen,
    optie: Opties = None,
    uit: Uit = None,
    vervang: Vervang = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Leg werkmappen of opties naast elkaar: wat er anders in staat, en wat daaruit volgt.

    De eerste werkmap is hoe het was. Elke andere, of elke optie, wordt daarmee vergeleken: welke cellen anders zijn,
    welke besluiten daaruit volgen, wat dat doet per dienst, programma, portefeuillehouder en wijk, en of het college
    of de raad erover gaat. Een scenario zonder plan wordt eerst uitgerekend. Met --uit komt alles in een werkmap.
    """
    kanten = _kanten(werkmappen, optie or [])
    doel = None
    if uit is not None:
        doel = check_target(uit, bron=None, vervang=vervang, kies=_KIES)
    with follow() as voortgang:
        vergelijkingen = _vergelijk([_lees(kant, voortgang) for kant in kanten], voortgang)
        if doel is not None:
            from allocator.report.vergelijken.werkmap import schrijf_vergelijking

            voortgang.begin("de werkmap schrijven")
            schrijf_vergelijking(vergelijkingen, doel)
    if als_json:
        from allocator.report.vergelijken.als_json import vergelijking_json

        toon_json(vergelijking_json(vergelijkingen, doel))
    else:
        _toon(vergelijkingen, doel)
    return NIETS_GEVONDEN if any(v.plan is None for v in vergelijkingen) else KLAAR


def _kanten(werkmappen: Sequence[Path], opties: Sequence[str]) -> list[_Kant]:
    """Return what is compared, the first with each other. Raises `OpdrachtFout` when there is nothing to compare."""
    if opties and len(werkmappen) > 1:
        raise OpdrachtFout("--optie kan alleen bij één werkmap: die optie komt dan naast het scenario zelf.")
    if not opties and len(werkmappen) == 1:
        raise OpdrachtFout("Er is niets om mee te vergelijken. Noem nog een werkmap, of een optie met --optie.")
    dubbel = len({pad.name for pad in werkmappen}) < len(werkmappen)
    kanten = [_Kant(str(pad) if dubbel else pad.name, pad, None) for pad in werkmappen]
    return kanten + [_Kant(f"{kanten[0].naam}, optie {naam}", werkmappen[0], naam) for naam in opties]


def _lees(kant: _Kant, voortgang: Voortgang) -> _Gelezen:
    """Read a side; a plan is read back and audited, a scenario not yet solved."""
    from allocator.report.vaststellen import lees_plan
    from allocator.workbook.load import laad
    from allocator_models.scenario import invoer_hash

    voortgang.begin(f"{kant.naam} lezen")
    jaarplan = None
    if kant.optie is None and is_plan(kant.pad):
        gelezen = lees_plan(kant.pad)
        geladen, jaarplan = gelezen.geladen, gelezen.jaarplan
    else:
        geladen = laad(kant.pad, kant.optie)
    return _Gelezen(kant, geladen, invoer_hash(geladen.scenario), jaarplan)


def _vergelijk(gelezen: Sequence[_Gelezen], voortgang: Voortgang) -> list[Vergelijking]:
    from allocator.report.vergelijken.gegevens import Vergelijking
    from allocator.workbook.verschillen import verschillen

    was, *andere = gelezen
    plannen: dict[str, Jaarplan] = {}
    vergelijkingen = []
    for wordt in andere:
        paar = was, wordt
        zelfde = was.hash == wordt.hash and (was.jaarplan is None or wordt.jaarplan is None)
        kanten = [] if zelfde else [(g.kant.naam, _plan(g, plannen, voortgang)) for g in paar]
        vergelijkingen.append(
            Vergelijking(
                was.kant.naam,
                wordt.kant.naam,
                verschillen(was.geladen.inhoud, wordt.geladen.inhoud),
                _planverschil([jaarplan for _, jaarplan in kanten]),
                zonder_plan=tuple(naam for naam, jaarplan in kanten if jaarplan.plan is None),
                onder_tijdslimiet=tuple(naam for naam, jaarplan in kanten if jaarplan.tijdslimiet_geraakt),
            )
        )
    return vergelijkingen


def _plan(gelezen: _Gelezen, plannen: dict[str, Jaarplan], voortgang: Voortgang) -> Jaarplan:
    """Return the plan of a side; what has the same inputs is solved once."""
    if gelezen.jaarplan is not None:
        return gelezen.jaarplan
    if gelezen.hash not in plannen:
        voortgang.begin(f"{gelezen.kant.naam} uitrekenen")
        plannen[gelezen.hash] = solve_scenario(gelezen.geladen, voortgang)
    return plannen[gelezen.hash]


def _planverschil(jaarplannen: Sequence[Jaarplan]) -> Planverschil | None:
    """Return what differs between two plans: nothing when there are none, as the scenarios are the same."""
    from allocator.report.cijfers import Cijfers
    from allocator.report.vergelijken.gegevens import Planverschil
    from allocator.report.vergelijken.vergelijken import vergelijk_plannen

    if not jaarplannen:
        return Planverschil()
    was, wordt = (Cijfers.van(jaarplan) for jaarplan in jaarplannen)
    return vergelijk_plannen(was, wordt) if was and wordt else None


def _toon(vergelijkingen: Sequence[Vergelijking], doel: Path | None) -> None:
    from allocator.report.vergelijken.terminal import toon_vergelijking
    from allocator.report.zinnen import CONCEPT

    for vergelijking in vergelijkingen:
        toon(*toon_vergelijking(vergelijking))
    if doel is not None:
        toon(f"{CONCEPT}. Alles staat in {doel}")
