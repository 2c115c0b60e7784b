"""`allocator voegsamen`: the parts that diensten prepared come together in the scenario of concern control."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.importtonen import (
    geschreven_json,
    in_woorden,
    toon_geschreven,
    toon_verschil,
    verschil_json,
)
from allocator.commands.importvragen import akkoord
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import tabel, toon, toon_json
from allocator.commands.progress import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from allocator.begroting.samenbrengen import Aangeleverd


def voegsamen(
    scenario: Annotated[Path, typer.Argument(metavar="SCENARIO", help="Het scenario van concern control (.xlsx).")],
    aanleveringen: Annotated[
        list[Path], typer.Argument(metavar="AANLEVERING", help="Een of meer werkmappen, gemaakt met importeer --naar.")
    ],
    ja: Annotated[bool, typer.Option("--ja", help="Vraag niet of het goed is.")] = False,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Voeg de aanleveringen van diensten samen in het scenario.

    De posten van elke aangeleverde dienst worden vervangen. Wat concern control bij een post heeft gezet, blijft staan;
    wat de dienst er zelf bij heeft gezet, komt in cellen die nog leeg zijn. Het oude scenario blijft ernaast bewaard.
    """
    from allocator.begroting.samenbrengen import breng_samen
    from allocator.begroting.scenariomap import open_scenario, schrijf
    from allocator.workbook.load import fouten_in

    with follow() as voortgang:
        voortgang.begin("de aanleveringen lezen")
        map_ = open_scenario(scenario)
        delen = breng_samen(map_, aanleveringen)
    if not als_json:
        _toon(delen)
    if not (ja or als_json) and not akkoord():
        raise OpdrachtFout("Er is niets samengevoegd.")
    with follow() as voortgang:
        voortgang.begin("het scenario schrijven en nakijken")
        geschreven = schrijf(map_, [deel.bijdrage for deel in delen])
        problemen = fouten_in(geschreven.doel)
    if als_json:
        toon_json({"diensten": [_als_json(deel) for deel in delen], **geschreven_json(geschreven, problemen)})
    else:
        toon_geschreven(geschreven, problemen)
    return KLAAR


def _toon(delen: Sequence[Aangeleverd]) -> None:
    """Show what each dienst brings, and what changes by it."""
    koppen = ("Dienst", "Bestand", "Posten", "Lasten", "Baten", "Fte")
    rijen = [
        (
            deel.bijdrage.dienst,
            deel.bestand,
            in_woorden(len(deel.invoer.posten)),
            *(in_woorden(deel.invoer.som(veld)) for veld in ("lasten", "baten", "fte")),
        )
        for deel in delen
    ]
    toon(tabel(koppen, rijen, rechts=koppen[2:]))
    for deel in delen:
        toon(f"{deel.bijdrage.dienst}:")
        toon_verschil(deel.bijdrage.verschil)


def _als_json(deel: Aangeleverd) -> dict[str, object]:
    return {
        "dienst": deel.bijdrage.dienst,
        "aanlevering": deel.bestand,
        "posten": len(deel.invoer.posten),
        "lasten": int(deel.invoer.som("lasten")),
        "baten": int(deel.invoer.som("baten")),
        "fte": float(deel.invoer.som("fte")),
        **verschil_json(deel.bijdrage.verschil),
    }
