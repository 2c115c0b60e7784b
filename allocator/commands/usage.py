"""Help and usage errors in Dutch: typer's own parser and formatter speak English.

The help is laid out here from typer's own description of a command. Whatever typer finds wrong with a call becomes an
`AanroepFout` where it arises, while its context is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from typer import TyperException
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

from allocator.commands.errors import AanroepFout

if TYPE_CHECKING:  # typer has no public name for these
    from typer._click.core import Command, Context, Parameter
    from typer._click.core import Command as _Basis
    from typer._click.formatting import HelpFormatter
else:
    _Basis = object

HULPNAMEN = ["-h", "--help"]


class _Nederlands(_Basis):
    """What one command and the group of all commands share."""

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        """Return typer's own --help, with a Dutch text."""
        optie = super().get_help_option(ctx)
        if optie is not None:
            optie.help = "Toon deze hulp en stop."
        return optie

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse, and say in Dutch what is wrong with the call."""
        try:
            return super().parse_args(ctx, args)
        except TyperException as fout:
            raise AanroepFout(_wat_mis_is(fout, self.get_params(ctx)), ctx.command_path, ctx.get_usage()) from fout

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the line that shows how the command is used."""
        formatter.write_usage(ctx.command_path, " ".join(self.collect_usage_pieces(ctx)), prefix="Gebruik: ")

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Return what comes after the command's name in that line."""
        argumenten = (p for p in self.get_params(ctx) if isinstance(p, TyperArgument))
        return ["[OPTIES]", *(_naam(a) if a.required else f"[{_naam(a)}]" for a in argumenten)]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the arguments and the options, each with its explanation."""
        parameters = self.get_params(ctx)
        _write_list(formatter, "Argumenten", (_uitleg(p) for p in parameters if isinstance(p, TyperArgument)))
        _write_list(formatter, "Opties", (_uitleg(p) for p in parameters if isinstance(p, TyperOption)))


class Opdracht(_Nederlands, TyperCommand):
    """One command."""

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Parse, and refuse what is left over."""
        ctx.allow_extra_args = True  # so that it is left to us, with the words at hand
        over = super().parse_args(ctx, args)
        if over:
            raise AanroepFout(_te_veel(over), ctx.command_path, ctx.get_usage())
        return over


class Opdrachten(_Nederlands, TyperGroup):
    """All commands together."""

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Return what comes after the program's name in the line that shows its use."""
        return ["[OPTIES]", "OPDRACHT", "..."]

    def resolve_command(self, ctx: Context, args: list[str]) -> tuple[str | None, Command | None, list[str]]:
        """Find the command, or say which one may have been meant."""
        if args[0] not in self.commands:
            melding = f"De opdracht '{args[0]}' bestaat niet.{_bedoelt_u(args[0], self.commands)}"
            raise AanroepFout(melding, ctx.command_path, ctx.get_usage())
        return super().resolve_command(ctx, args)

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the options, and every command with the first line of its help."""
        super().format_options(ctx, formatter)
        opdrachten = [(naam, (opdracht.help or "").partition("\n")[0]) for naam, opdracht in self.commands.items()]
        _write_list(formatter, "Opdrachten", opdrachten)


def _write_list(formatter: HelpFormatter, kop: str, regels: Iterable[tuple[str, str]]) -> None:
    if regels := list(regels):
        with formatter.section(kop):
            formatter.write_dl(regels)


def _naam(parameter: Parameter) -> str:
    """Return the name of what must be filled in, like SCENARIO."""
    return parameter.metavar or parameter.name.upper()


def _uitleg(parameter: TyperArgument | TyperOption) -> tuple[str, str]:
    """Return how a parameter is written, and what it is for."""
    verplicht = " (verplicht)" if parameter.required else ""
    return _schrijfwijze(parameter), f"{parameter.help}{verplicht}"


def _schrijfwijze(parameter: Parameter) -> str:
    if isinstance(parameter, TyperOption):
        namen = ", ".join(sorted(parameter.opts, key=len))
        return namen if parameter.is_flag else f"{namen} {_naam(parameter)}"
    return _naam(parameter)


def _wat_mis_is(fout: Any, parameters: Sequence[Parameter]) -> str:
    """Say in Dutch what typer found wrong.

    By the name of the exception: typer exports only the base class of all, and an unknown one still gets a sentence.
    """
    match type(fout).__name__:
        case "MissingParameter":
            return _ontbreekt(fout.param)
        case "NoSuchOption":
            gevraagd = fout.option_name
            bestaand = [optie for parameter in parameters for optie in parameter.opts]
            return f"De optie {gevraagd} bestaat niet.{_bedoelt_u(gevraagd, bestaand)}"
        case "BadOptionUsage":
            return _verkeerd_gebruik(fout.option_name, parameters)
    return "De aanroep klopt niet."


def _ontbreekt(parameter: TyperArgument | TyperOption) -> str:
    wat = f"De optie {parameter.opts[0]}" if isinstance(parameter, TyperOption) else _naam(parameter)
    return f"{wat} ontbreekt: {parameter.help}"


def _verkeerd_gebruik(optienaam: str, parameters: Sequence[Parameter]) -> str:
    optie = next(p for p in parameters if optienaam in p.opts)
    if isinstance(optie, TyperOption) and optie.is_flag:
        return f"De optie {optienaam} krijgt geen waarde mee."
    return f"De optie {optienaam} vraagt een waarde: {optienaam} {_naam(optie)}."


def _te_veel(over: Sequence[str]) -> str:
    woorden = " ".join(f"'{woord}'" for woord in over)
    return f"{woorden} is te veel. Zet een naam met spaties tussen aanhalingstekens."


def _bedoelt_u(gevraagd: str, bestaand: Iterable[str]) -> str:
    gelijkend = get_close_matches(gevraagd, bestaand, n=1)
    return f" Bedoelt u {gelijkend[0]}?" if gelijkend else ""
