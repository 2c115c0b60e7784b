"""`allocator nieuw`: an empty scenario workbook, one of the examples, or a form for a request."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from allocator.commands.boek import Boek, open_boek, zoek_adres
from allocator.commands.errors import KLAAR, OpdrachtFout
from allocator.commands.examples import AANVRAGEN, BEGROTINGEN, VOORBEELDEN, example_bytes
from allocator.commands.files import check_target, quote
from allocator.commands.options import Uitgebreid, Vervang
from allocator.commands.output import toon

_ALLE = (*VOORBEELDEN, *AANVRAGEN, *BEGROTINGEN)


def nieuw(
    naam: Annotated[
        Path | None, typer.Argument(metavar="NAAM.xlsx", help="Het bestand dat u wilt maken; anders scenario.xlsx.")
    ] = None,
    voorbeeld: Annotated[
        str | None,
        typer.Option(
            "--voorbeeld",
            metavar="VOORBEELD",
            help=f"Een ingevuld voorbeeld: {', '.join(_ALLE[:-1])} of {_ALLE[-1]}.",
        ),
    ] = None,
    formulier: Annotated[
        bool, typer.Option("--formulier", help="Een leeg formulier voor een aanvraag, in plaats van een scenario.")
    ] = False,
    jaarboek: Boek = None,
    vervang: Vervang = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Maak een lege werkmap voor een scenario, een ingevuld voorbeeld, of een aanvraagformulier.

    De lege werkmap heeft alle bladen, met keuzelijsten en bij elke kop een uitleg. Vul minstens de bladen Scenario,
    Diensten, Programma's, Wijken en Begroting in. Een aanvraagformulier is één bladzijde. Is er een jaarboek, dan
    staan er de wijken, hun ambities, de diensten en de programma's van de stad in.
    """
    if voorbeeld is not None and voorbeeld not in _ALLE:
        raise OpdrachtFout(f"Het voorbeeld '{voorbeeld}' is er niet. Kies uit: {', '.join(_ALLE)}.")
    if formulier and voorbeeld is not None:
        raise OpdrachtFout("--formulier en --voorbeeld gaan niet samen.")
    if jaarboek is not None and not formulier:
        raise OpdrachtFout("--jaarboek hoort bij --formulier.")
    gevraagd = naam or Path("aanvraag.xlsx" if formulier else f"{voorbeeld or 'scenario'}.xlsx")
    if not gevraagd.suffix:
        gevraagd = gevraagd.with_name(f"{gevraagd.name}.xlsx")
    doel = check_target(gevraagd, bron=None, vervang=vervang, kies="Kies een andere naam.")
    if formulier:
        stad = _write_form(jaarboek, doel)
        voor = f" voor {stad}" if stad else ""
        toon(f"{doel} is een leeg formulier{voor}. Vul het in en dien het in met: allocator aanvraag {quote(gevraagd)}")
    elif voorbeeld is None:
        _write_template(doel)
        toon(f"{doel} is gemaakt. Vul het in en kijk het na met: allocator controleer {quote(gevraagd)}")
    elif voorbeeld in AANVRAGEN:
        _write_example(voorbeeld, doel)
        toon(f"{doel} is gemaakt. Neem het in met: allocator loket {quote(gevraagd)} --datum 2011-03-31")
    elif voorbeeld in BEGROTINGEN:
        _write_example(voorbeeld, doel)
        opties = f"--scenario utrecht-2011.xlsx {BEGROTINGEN[voorbeeld]}"
        toon(f"{doel} is gemaakt. Lees het in met: allocator importeer {quote(gevraagd)} {opties}")
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


def _write_form(jaarboek: str | None, doel: Path) -> str:
    """Write a form with the lists of the book, or that any city can use when there is none; return for which city."""
    from allocator.jaarboek.formulier import Keuzelijsten, keuzelijsten, schrijf_formulier

    lijsten = Keuzelijsten()
    if jaarboek is not None or zoek_adres() is not None:
        with open_boek(jaarboek) as boek:
            lijsten = keuzelijsten(boek.scenario)
    schrijf_formulier(lijsten, doel)
    return lijsten.stad
