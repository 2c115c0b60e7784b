"""What holds for every sheet by its declaration: no identifier twice, and no reference to what isn't there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from allocator.workbook import notation
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Melding
from allocator.workbook.schema import BLADEN, Blad, Soort, Verwijzing, Waarde
from allocator.workbook.schema import blad as blad_van
from allocator.workbook.typed import Inhoud, Leesrij
from allocator.workbook.values import bedoelt_u


def dubbel(inhoud: Inhoud) -> Iterator[Melding]:
    """Report rows with the same identifier as an earlier one."""
    for soort in BLADEN:
        for velden in soort.uniek:
            yield from _dubbel(soort, velden, inhoud.leesrijen[soort.naam])


def _dubbel(soort: Blad, velden: Sequence[str], rijen: Sequence[Leesrij]) -> Iterator[Melding]:
    eerste: dict[tuple[object, ...], Leesrij] = {}
    for rij in rijen:
        if rij.fout.isdisjoint(velden):
            sleutel = tuple(_vergelijkbaar(soort, veld, rij.waarden.get(veld)) for veld in velden)
            eerder = eerste.setdefault(sleutel, rij)
            if eerder is not rij:
                yield _melding_dubbel(soort, velden, rij, eerder)


def _melding_dubbel(soort: Blad, velden: Sequence[str], rij: Leesrij, eerder: Leesrij) -> Melding:
    koppen = notation.opsomming([soort.veld(veld).kop for veld in velden])
    wat = f"'{rij.waarden.get(velden[0])}'" if len(velden) == 1 else f"Deze combinatie van {koppen}"
    zelfde = all(rij.waarden.get(veld) == eerder.waarden.get(veld) for veld in velden)
    return rij.bron.melding(
        velden[-1],
        f"{wat} staat al in {eerder.bron.plek(velden[-1])[1]}{'' if zelfde else ', op hoofdletters na'}.",
        f"Laat één van de twee rijen staan, of verander in deze rij '{soort.veld(velden[-1]).kop}'.",
    )


def _vergelijkbaar(soort: Blad, veld: str, waarde: Waarde) -> object:
    """Codes that differ in capitals alone are the same: Excel's own sums can't tell them apart either."""
    match soort.veld(veld).type.soort:
        case Soort.CODE:
            return str(waarde).casefold()
        case Soort.TEKST:
            return heading_key(str(waarde))
        case _:
            return waarde


def verwijzingen(inhoud: Inhoud) -> Iterator[Melding]:
    """Report references to rows that aren't there."""
    for soort in BLADEN:
        for verwijzing in soort.verwijzingen:
            yield from _verwijzing(inhoud, soort, verwijzing)


def _verwijzing(inhoud: Inhoud, soort: Blad, verwijzing: Verwijzing) -> Iterator[Melding]:
    doelrijen = inhoud.leesrijen[verwijzing.blad]
    if any(veld in rij.fout for rij in doelrijen for veld in verwijzing.naar):
        return  # with an identifier that can't be read, nobody knows what is there
    if not doelrijen and blad_van(verwijzing.blad).verplicht:
        return  # that the sheet is missing or empty has been said
    bekend = {tuple(rij.waarden[veld] for veld in verwijzing.naar) for rij in doelrijen}
    for rij in inhoud.leesrijen[soort.naam]:
        for waarden in _verwezen(rij, verwijzing):
            if waarden not in bekend:
                yield _niet_gevonden(rij, soort, verwijzing, waarden, doelrijen)


def _verwezen(rij: Leesrij, verwijzing: Verwijzing) -> Iterator[tuple[Waarde, ...]]:
    """The values that a row refers to: none when empty, and more than one for a list of wijken."""
    waarden = tuple(rij.waarden.get(veld) for veld in verwijzing.velden)
    if None in waarden:
        return
    match waarden[0]:
        case tuple(wijkaandelen):
            yield from ((deel[0],) for deel in wijkaandelen if isinstance(deel, tuple))
        case _:
            yield waarden


def _niet_gevonden(
    rij: Leesrij, soort: Blad, verwijzing: Verwijzing, waarden: tuple[Waarde, ...], doelrijen: Sequence[Leesrij]
) -> Melding:
    """Say which part of a reference is wrong: the first one that no row has together with the parts before it."""
    passend = doelrijen
    for veld, naar, waarde in zip(verwijzing.velden, verwijzing.naar, waarden, strict=True):
        over = [doel for doel in passend if doel.waarden[naar] == waarde]
        if not over:
            kop = soort.veld(veld).kop
            melding = f"{kop} '{waarde}' staat niet op het blad {verwijzing.blad}."
            if passend is not doelrijen:
                melding = f"{kop} '{waarde}' van '{waarden[0]}' staat niet op het blad {verwijzing.blad}."
            return rij.bron.melding(veld, melding[0].upper() + melding[1:], _gelijkend(str(waarde), naar, passend))
        passend = over
    raise AssertionError("a reference that was not found is found")


def _gelijkend(tekst: str, naar: str, doelrijen: Sequence[Leesrij]) -> str:
    """The nearest identifier, or that of the row with this as its name."""
    if not doelrijen:
        return "Dat blad is er niet, of het is leeg."
    op_naam: Mapping[str, str] = {
        heading_key(str(rij.waarden["naam"])): str(rij.waarden[naar]) for rij in doelrijen if rij.waarden.get("naam")
    }
    if heading_key(tekst) in op_naam:
        return f"Bedoelt u '{op_naam[heading_key(tekst)]}'?"
    return bedoelt_u(tekst, dict.fromkeys(str(rij.waarden[naar]) for rij in doelrijen))
