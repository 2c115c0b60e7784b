"""The reference of all commands, generated from the command line itself."""

from __future__ import annotations

import typer
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption
from typer.main import get_command

from allocator.cli import app

_INTRO = """\
# Opdrachten

<!-- Gemaakt door `make docs` uit de opdrachtregel zelf; verander deze bladzijde niet met de hand. -->

`allocator OPDRACHT --help` toont in de terminal wat hier staat.
"""

_SLOT = """\
## Exitcodes

Een programma dat Allocator aanroept, ziet aan de exitcode hoe het afliep.

| code | betekenis |
|---|---|
| 0 | gelukt |
| 1 | uitgerekend, maar er is geen plan mogelijk of niets gevonden |
| 2 | de aanroep of de invoer klopt niet, of een bestand kan niet gelezen of geschreven worden |
| 3 | het rekenen of de controle achteraf mislukte: een fout van Allocator |
| 130 | afgebroken met Ctrl-C |

## Uitvoer

Waar u om vroeg staat op de standaarduitvoer; voortgang, opmerkingen en fouten staan op de foutuitvoer. Met `--json`
staat er op de standaarduitvoer alleen JSON; de sleutels staan in [json.md](../json.md). Kleuren blijven weg als
`NO_COLOR` is gezet of de uitvoer niet naar een scherm gaat.
"""


def opdrachten_page() -> str:
    """Return the page as Markdown."""
    groep = get_command(app)
    assert isinstance(groep, TyperGroup)
    boven = typer.Context(groep, info_name="allocator", **groep.context_settings)
    delen = [_section(opdracht, boven) for opdracht in groep.commands.values() if isinstance(opdracht, TyperCommand)]
    return "\n".join([_INTRO, *delen, _SLOT])


def _section(opdracht: TyperCommand, boven: typer.Context) -> str:
    context = typer.Context(opdracht, info_name=opdracht.name, parent=boven)
    gebruik = " ".join([context.command_path, *opdracht.collect_usage_pieces(context)])
    regels = [_row(p) for p in opdracht.get_params(context) if isinstance(p, TyperArgument | TyperOption)]
    tabel = "\n".join(["| wat | betekenis |", "|---|---|", *regels])
    return f"## {opdracht.name}\n\n```\n{gebruik}\n```\n\n{opdracht.help}\n\n{tabel}\n"


def _row(parameter: TyperArgument | TyperOption) -> str:
    naam = ", ".join(f"`{deel}`" for deel in _names(parameter))
    verplicht = " Verplicht." if parameter.required else ""
    return f"| {naam} | {parameter.help}{verplicht} |"


def _names(parameter: TyperArgument | TyperOption) -> list[str]:
    if isinstance(parameter, TyperArgument):
        return [str(parameter.metavar)]
    waarde = "" if parameter.is_flag else f" {parameter.metavar}"
    return [f"{optie}{waarde}" for optie in sorted(parameter.opts, key=len)]
