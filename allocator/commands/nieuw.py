"""`allocator nieuw`: an empty scenario workbook, or one of the examples."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.examples import VOORBEELDEN, example_bytes
from allocator.commands.files import check_target, quote
from allocator.commands.options import Uitgebreid, Vervang
from allocator.commands.output import toon


def nieuw(
    naam: Annotated[
        Path | None, typer.Argument(metavar="NAAM.xlsx", help="Het bestand dat u wilt maken; anders scenario.xlsx.")
    ] = None,
    voorbeeld: Annotated[
        str | None,
        typer.Option("--voorbeeld", metavar="VOORBEELD", help=f"Een ingevuld voorbeeld: {' of '.join(VOORBEELDEN)}."),
    ] = None,
    vervang: Vervang = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Maak een lege werkmap voor een scenario, of een ingevuld voorbeeld.

    De lege werkmap heeft alle bladen, met keuzelijsten en bij elke kop een uitleg. Vul minstens de bladen Scenario,
    Diensten, Programma's, Wijken en Begroting in.
    """
    if voorbeeld is not None and voorbeeld not in VOORBEELDEN:
        raise OpdrachtFout(f"Het voorbeeld '{voorbeeld}' is er niet. Kies uit: {', '.join(VOORBEELDEN)}.")
    gevraagd = naam or Path(f"{voorbeeld or 'scenario'}.xlsx")
    if not gevraagd.suffix:
        gevraagd = gevraagd.with_name(f"{gevraagd.name}.xlsx")
    doel = check_target(gevraagd, bron=None, vervang=vervang, kies="Kies een andere naam.")
    if voorbeeld is None:
        _write_template(doel)
        toon(f"{doel} is gemaakt. Vul het in en kijk het na met: allocator controleer {quote(gevraagd)}")
    else:
        _write_example(voorbeeld, doel)
        toon(f"{doel} is gemaakt. Reken het uit met: allocator verdeel {quote(gevraagd)}")
    return KLAAR


def _write_template(doel: Path) -> None:
    from allocator.workbook.template import write_template  # brings XlsxWriter along

    write_template(doel)


def _write_example(voorbeeld: str, doel: Path) -> None:
    from allocator.workbook.atomic import atomic_write

    with atomic_write(doel) as bestand:
        bestand.write(example_bytes(voorbeeld))
