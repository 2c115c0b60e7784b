"""What the commands of the year share: which book, which day, what is known of it, and the workbook printed of it."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import date
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allocator.commands.errors import OpdrachtFout, RekenFout, bestandsfout
from allocator.commands.interruptible import interruptible
from allocator.commands.output import meld, toon

if TYPE_CHECKING:
    from allocator.jaarboek.boek import Jaarboek
    from allocator.report.jaar.gegevens import Jaaroverzicht
    from allocator.report.jaar.verklaringen import Uitleg

OMGEVING = "ALLOCATOR_JAARBOEK"
"""The environment variable with the address of the book: also for one with a password in it."""

SUFFIX = ".jaarboek"

Boek = Annotated[
    str | None,
    typer.Option(
        "--jaarboek",
        metavar="JAARBOEK",
        help=f"Het jaarboek, of het adres van de database; anders {OMGEVING}, of het ene jaarboek in deze map.",
    ),
]
Dag = Annotated[
    str | None,
    typer.Option("--datum", metavar="DATUM", help="De dag waarop u werkt, zoals 2011-04-01; anders vandaag."),
]
Door = Annotated[
    str | None, typer.Option("--door", metavar="WIE", help="Wie dit doet; anders de naam waarmee u bent aangemeld.")
]


def zoek_adres() -> str | None:
    """Return the address of the environment, or the one book in this folder; None when there is none.

    Raises:
        OpdrachtFout: the folder holds several.
    """
    if adres := os.environ.get(OMGEVING):
        return adres
    gevonden = sorted(Path().glob(f"*{SUFFIX}"))
    if len(gevonden) > 1:
        namen = ", ".join(pad.name for pad in gevonden)
        raise OpdrachtFout(f"In deze map staan meer jaarboeken: {namen}. Kies er een met --jaarboek.")
    return str(gevonden[0]) if gevonden else None


def adres_van(gegeven: str | None) -> str:
    """Return the address of the book. Raises `OpdrachtFout` when none is given and the folder doesn't hold just one."""
    adres = gegeven or zoek_adres()
    if adres is None:
        raise OpdrachtFout(
            "In deze map staat geen jaarboek. Begin er een met: allocator vaststellen, of noem het met --jaarboek."
        )
    return adres


def open_boek(gegeven: str | None) -> Jaarboek:
    """Open the book. Raises `OpdrachtFout` or `JaarboekFout` when that can't be done."""
    from allocator.jaarboek.boek import Jaarboek  # brings Django along

    return Jaarboek.open(adres_van(gegeven))


def wie(gegeven: str | None) -> str:
    """Return who works with the book."""
    if gegeven is not None and not gegeven.strip():
        raise OpdrachtFout("De optie --door is leeg.")
    return gegeven.strip() if gegeven else getuser()


def weeg_veilig[T](rekenen: Callable[[], T]) -> T:
    """Return what `rekenen` gives, in such a way that Ctrl-C works. Raises `RekenFout` when solver or audit fails."""
    from allocator_models.audit import AuditFout
    from allocator_models.solver import SolverFout

    try:
        return interruptible(rekenen)
    except AuditFout as fout:
        raise RekenFout(f"Er is niets vastgelegd. {fout}") from fout
    except SolverFout as fout:
        raise RekenFout(f"Er is niets vastgelegd: {fout}.") from fout


def overzicht(boek: Jaarboek, datum: date) -> Jaaroverzicht:
    """Return all that the pages of the year are made from."""
    from allocator.report.herkomst import Vaststelling
    from allocator.report.jaar.gegevens import Jaaroverzicht

    kenmerk = boek.kenmerk
    return Jaaroverzicht(
        naam=kenmerk.naam,
        jaar=kenmerk.jaar,
        vaststelling=Vaststelling(kenmerk.orgaan, kenmerk.datum, kenmerk.nummer),
        datum=datum,
        scenario=boek.scenario,
        plan=boek.plan,
        stand=boek.stand(datum),
        dossiers=boek.dossiers(),
        potten=boek.potten(datum),
        mutaties=boek.mutaties(),
        voorbehouden=boek.voorbehouden(),
        drempels=boek.drempels(),
        hash=kenmerk.hash,
    )


def druk_af(jaar: Jaaroverzicht, adres: str, uitleg: Sequence[Uitleg] = ()) -> Path:
    """Print the workbook of the book anew, with a sheet of explanations if there are any, and return where it is.

    When that can't be done it is said, and all that was written stands.
    """
    from allocator.report.jaar.werkmap import schrijf_jaarboek  # brings XlsxWriter along

    doel = _werkmap_van(adres, jaar.naam)
    try:
        schrijf_jaarboek(jaar, doel, uitleg)
    except OSError as fout:
        meld(f"{doel.name} is niet bijgewerkt; het jaarboek zelf is het wel. {bestandsfout(fout)}")
    return doel


def toon_werkmap(bestand: Path) -> None:
    """Say where the workbook of the book is."""
    toon(f"Het jaarboek om te lezen staat in {bestand}")


def _werkmap_van(adres: str, naam: str) -> Path:
    """Return where the workbook of a book goes: beside its file, or for a database into this folder."""
    from allocator.jaarboek.adres import Adres

    bestand = Adres(adres).bestand
    pad = Path(f"{naam}-jaarboek.xlsx") if bestand is None else bestand.with_name(f"{bestand.stem}-jaarboek.xlsx")
    return pad.absolute()
