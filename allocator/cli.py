"""The command line: assembles the commands, and turns whatever ends them into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Annotated

import typer
from typer.main import get_command

from allocator import __version__
from allocator.commands import (
    aanvraag,
    besluit,
    controleer,
    herverdeel,
    importeer,
    loket,
    nieuw,
    opties,
    simuleer,
    sluitaf,
    stand,
    vaststellen,
    verdeel,
    vergelijk,
    verken,
    verklaar,
    voegsamen,
)
from allocator.commands.errors import AFGEBROKEN, KLAAR
from allocator.commands.output import meld, meld_fout, prepare_streams, start_logging, toon
from allocator.commands.usage import HULPNAMEN, Opdracht, Opdrachten

app = typer.Typer(
    cls=Opdrachten,
    add_completion=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": HULPNAMEN},
    help=(
        "Allocator verdeelt geld en menskracht van een gemeente over diensten, wijken en prioriteiten, "
        "en rekent het na.\n\nBegin met: allocator nieuw --voorbeeld klein-voorbeeld"
    ),
)
for opdracht in (
    nieuw.nieuw,
    importeer.importeer,
    voegsamen.voegsamen,
    controleer.controleer,
    verdeel.verdeel,
    opties.opties,
    verklaar.verklaar,
    vergelijk.vergelijk,
    verken.verken,
    vaststellen.vaststellen,
    aanvraag.aanvraag,
    loket.loket,
    herverdeel.herverdeel,
    besluit.besluit,
    stand.stand,
    sluitaf.sluitaf,
    simuleer.simuleer,
):
    app.command(cls=Opdracht)(opdracht)


def _toon_versie(gevraagd: bool) -> None:
    if gevraagd:
        toon(f"Allocator {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _alle(
    context: typer.Context,
    versie: Annotated[
        bool, typer.Option("--versie", help="Toon de versie en stop.", callback=_toon_versie, is_eager=True)
    ] = False,
) -> None:
    """Take what comes before the command; without a command, show the help."""
    if context.invoked_subcommand is None:
        meld(context.get_help())
        raise typer.Exit(2)


def run(argumenten: Sequence[str]) -> int:
    """Run one command as if it was typed, and return its exit code."""
    prepare_streams()
    # Read here too: a call may be wrong before its options are known.
    start_logging(uitgebreid=any(woord in argumenten for woord in ("-v", "--uitgebreid")))
    try:
        code = get_command(app).main(list(argumenten), prog_name="allocator", standalone_mode=False)
    except Exception as fout:
        return meld_fout(fout, als_json="--json" in argumenten)
    if code == AFGEBROKEN:  # typer has caught the KeyboardInterrupt
        meld("Afgebroken met Ctrl-C.")
    return code or KLAAR


def main() -> None:
    """Run the command that was typed."""
    code = run(sys.argv[1:])
    if code == AFGEBROKEN:
        os._exit(code)  # at once: a solver may still be at work, and can't be stopped
    sys.exit(code)
