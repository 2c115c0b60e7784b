"""Ask what can be read in two ways: in the terminal, or as messages that say how to answer in the call."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from allocator.commands.errors import INVOER_FOUT, OpdrachtFout
from allocator.commands.output import aantal, meld, toon_json
from allocator.workbook.problems import Melding

if TYPE_CHECKING:
    from allocator.begroting.duiding.vragen import Vraag

MEESTE_VRAGEN = 3


def vraag_alles(vragen: Sequence[Vraag]) -> dict[str, str]:
    """Ask the first questions in the terminal, and return the answers."""
    antwoorden = {}
    for vraag in vragen[:MEESTE_VRAGEN]:
        meld("", vraag.tekst)
        for nummer, keuze in enumerate(vraag.keuzes, 1):
            meld(f"  {nummer}. {keuze.waarde}{f' ({keuze.uitleg})' if keuze.uitleg else ''}")
        antwoord = _lees_regel(f"Uw keuze (1 tot en met {len(vraag.keuzes)}):")
        if not antwoord.isdecimal() or not 1 <= int(antwoord) <= len(vraag.keuzes):
            raise OpdrachtFout(f"'{antwoord}' is geen keuze. Er is niets ingelezen.")
        antwoorden[vraag.sleutel] = vraag.keuzes[int(antwoord) - 1].waarde
    return antwoorden


def akkoord() -> bool:
    """Ask whether to go on."""
    return _lees_regel("Inlezen? (j/n)").casefold() in ("j", "ja")


def _lees_regel(vraag: str) -> str:
    """Ask for a line in the terminal. Raises ``OpdrachtFout`` when there is nobody to answer."""
    meld(vraag)
    try:
        return input().strip()
    except EOFError as fout:
        raise OpdrachtFout("Er is geen antwoord gegeven, dus er is niets ingelezen. Zonder vragen: --ja.") from fout


def weiger_open_vragen(vragen: Sequence[Vraag], *, als_json: bool) -> int:
    """Say which questions have to be answered first, and return the exit code."""
    if als_json:
        meldingen = [Melding(v.blad, v.cel, None, v.tekst, _antwoorden(v)) for v in vragen]
        toon_json({"fout": [m.als_json() for m in meldingen], "vragen": [_vraag_json(v) for v in vragen]})
        return INVOER_FOUT
    for vraag in vragen:
        blad = f" over blad '{vraag.blad}'" if vraag.blad else ""
        cel = f", cel {vraag.cel}" if vraag.cel else ""
        meld(f"Vraag{blad}{cel}: {vraag.tekst}", f"  {_antwoorden(vraag)}")
    meld(f"Er is niets ingelezen: geef eerst antwoord op {aantal(len(vragen), 'vraag', 'vragen')}, of laat --ja weg.")
    return INVOER_FOUT


def _antwoorden(vraag: Vraag) -> str:
    from allocator.workbook.notation import opsomming

    keuzes = [f"{k.waarde} ({k.uitleg})" if k.uitleg else k.waarde for k in vraag.keuzes]
    return f"Kies uit: {opsomming(keuzes, 'of')}. Antwoord met {vraag.voorbeeld}."


def _vraag_json(vraag: Vraag) -> dict[str, object]:
    return {
        "vraag": vraag.sleutel,
        "tekst": vraag.tekst,
        "keuzes": [{"waarde": k.waarde, "uitleg": k.uitleg} for k in vraag.keuzes],
        "blad": vraag.blad,
        "cel": vraag.cel,
    }
