"""The options of `allocator besluit`, and the order that they make."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from allocator.commands.errors import OpdrachtFout

Aanvragen = Annotated[list[str] | None, typer.Argument(metavar="[NUMMER...]", help="De nummers van de aanvragen.")]
Alle = Annotated[bool, typer.Option("--alle", help="Alles waar een advies over is, volgens dat advies.")]
Toekennen = Annotated[bool, typer.Option("--toekennen", help="Ken toe, ook als het advies anders is.")]
Weigeren = Annotated[bool, typer.Option("--weigeren", help="Weiger, ook als het advies anders is.")]
Aanhouden = Annotated[bool, typer.Option("--aanhouden", help="Beslis nog niet.")]
Betaald = Annotated[bool, typer.Option("--betaald", help="Er is betaald, of de uren zijn gemaakt.")]
Vaststellen = Annotated[
    bool, typer.Option("--vaststellen", help="Reken af op het bedrag; wat over is, komt weer vrij.")
]
Intrekken = Annotated[bool, typer.Option("--intrekken", help="De aanvraag is ingetrokken; het geld komt vrij.")]
RaadAkkoord = Annotated[bool, typer.Option("--raad-akkoord", help="De raad stemt in met de verplaatsing.")]
RaadWijstAf = Annotated[bool, typer.Option("--raad-wijst-af", help="De raad wijst de verplaatsing af.")]
Bedrag = Annotated[str | None, typer.Option("--bedrag", metavar="EURO", help="Het bedrag, als dat anders is.")]
Uren = Annotated[str | None, typer.Option("--uren", metavar="UREN", help="De uren, als die anders zijn.")]
Reden = Annotated[
    str, typer.Option("--reden", metavar="REDEN", help="Waarom; nodig als het besluit afwijkt van het advies.")
]
Rol = Annotated[
    str | None,
    typer.Option("--rol", metavar="ROL", help="Wie beslist volgens de mandaattabel; anders wie het advies noemt."),
]
Door = Annotated[
    str | None,
    typer.Option("--door", metavar="WIE", help="Wie het besluit neemt; anders de naam waarmee u bent aangemeld."),
]
Nummer = Annotated[str, typer.Option("--nummer", metavar="NUMMER", help="Het nummer van het raadsbesluit.")]


class Handeling(StrEnum):
    """What can be done with a request; each is the name of an option, but for following the advies."""

    VOLGENS_ADVIES = "volgens advies"
    TOEKENNEN = "toekennen"
    WEIGEREN = "weigeren"
    AANHOUDEN = "aanhouden"
    BETAALD = "betaald"
    VASTSTELLEN = "vaststellen"
    INTREKKEN = "intrekken"
    RAAD_AKKOORD = "raad-akkoord"
    RAAD_WIJST_AF = "raad-wijst-af"


_BEDRAG_NODIG = (Handeling.BETAALD, Handeling.VASTSTELLEN)
_RAAD = (Handeling.RAAD_AKKOORD, Handeling.RAAD_WIJST_AF)


@dataclass(frozen=True, slots=True)
class Opdracht:
    """What is to be done, and by whom."""

    handeling: Handeling
    datum: date
    door: str
    rol: str | None
    bedrag_euro: int | None
    uren: int | None
    reden: str
    nummer: str


def kies_handeling(gekozen: dict[Handeling, bool]) -> Handeling:
    """Return the one that was chosen. Raises `OpdrachtFout` when there are more."""
    ja = [handeling for handeling, waar in gekozen.items() if waar]
    if len(ja) > 1:
        raise OpdrachtFout(f"--{ja[0]} en --{ja[1]} gaan niet samen.")
    return ja[0] if ja else Handeling.VOLGENS_ADVIES


def check_aanroep(
    aanvragen: list[str] | None, handeling: Handeling, *, alle: bool, bedrag: str | None, uren: str | None, nummer: str
) -> None:
    """Refuse what can't be meant."""
    if alle == bool(aanvragen):
        raise OpdrachtFout("Noem de nummers van de aanvragen, of geef --alle mee.")
    if alle and handeling is not Handeling.VOLGENS_ADVIES:
        raise OpdrachtFout(f"--alle volgt het advies; --{handeling} kan alleen met een nummer.")
    if handeling in _BEDRAG_NODIG and bedrag is None and uren is None:
        raise OpdrachtFout(f"Bij --{handeling} hoort --bedrag of --uren.")
    if handeling in _RAAD and not nummer.strip():
        raise OpdrachtFout(f"Bij --{handeling} hoort --nummer, van het raadsbesluit.")
    met_bedrag = (*_BEDRAG_NODIG, Handeling.TOEKENNEN)
    if (bedrag is not None or uren is not None) and handeling not in met_bedrag:
        raise OpdrachtFout("Een ander bedrag kan met --toekennen, --betaald of --vaststellen.")
