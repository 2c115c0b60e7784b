"""The options of `allocator simuleer`, and how busy the years are that they describe."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import OpdrachtFout
from allocator.commands.getypt import heel_getal, lees_getal, lees_procent

if TYPE_CHECKING:
    from allocator_models.simulatie import Stroominstelling

Bron = Annotated[
    Path, typer.Argument(metavar="PLAN", help="Een plan, of een scenario: dat wordt dan eerst uitgerekend (.xlsx).")
]
Aanvragen = Annotated[str, typer.Option("--aanvragen", metavar="AANTAL", help="Aanvragen in een jaar; anders 600.")]
Zaden = Annotated[str, typer.Option("--zaden", metavar="AANTAL", help="Hoeveel jaren er gespeeld worden; anders 30.")]
Fout = Annotated[
    str,
    typer.Option("--fout", metavar="PROCENT", help="Hoe ver de verwachting per wijk ernaast kan zitten; anders 30%."),
]
Druk = Annotated[
    str,
    typer.Option("--druk", metavar="KEER", help="Hoeveel keer het leefbaarheidsbudget er wordt gevraagd; anders 2,5."),
]
Stroom = Annotated[
    Path | None,
    typer.Option(
        "--stroom", metavar="BESTAND", help="Neem de aanvragen van een blad Initiatieven, in plaats van verzonnen."
    ),
]
Waarde = Annotated[
    bool,
    typer.Option("--waarde", help="Reken ook na wat andere regels voor de potten zouden doen; dat duurt langer."),
]


def lees_instelling(aanvragen: str, fout: str, druk: str) -> Stroominstelling:
    """Return how busy the years are. Raises `OpdrachtFout` for what is no number or out of bounds."""
    from allocator_models.simulatie import Stroominstelling

    keer = lees_getal(druk)
    if keer is None or not Decimal("0.1") <= keer <= 20:
        raise OpdrachtFout(f"'{druk}' kan niet bij --druk. Schrijf een getal van 0,1 tot 20, zoals 2,5.")
    return Stroominstelling(
        aanvragen=lees_aantal(aanvragen, "aanvragen", 10_000),
        druk_honderdsten=int(keer * 100),
        fout_bp=lees_procent(fout, "fout"),
    )


def lees_aantal(tekst: str, optie: str, meeste: int) -> int:
    """Return a number of things. Raises `OpdrachtFout` for what is none, for 0, and for more than `meeste`."""
    aantal = heel_getal(tekst, optie)
    if not 1 <= aantal <= meeste:
        raise OpdrachtFout(f"--{optie} is een getal van 1 tot {meeste}.")
    return aantal
