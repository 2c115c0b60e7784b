"""What holds for every sheet by its declaration: no identifier twice, and no reference to what isn't there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from allocator.workbook import notation
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Melding
from allocator.workbook.schema import BLADEN, Blad, Soort, Verwijzing, Waarde
from allocator.workbook.schema import blad as blad_van
from allocator.workbook.typed import Inhoud, Leesrij
from allocator.workbook.values import bedoelt_u

_MEESTE_SUGGESTIES = 50
"""To look for the nearest of thousands of identifiers takes long, and who gets so many wrong needs no more."""


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
    rijen = inhoud.leesrijen[verwijzing.blad]
    verwijzers = inhoud.leesrijen[soort.naam]
    if not verwijzers:
        return
    if any(veld in rij.fout for rij in rijen for veld in verwijzing.naar):
        return  # with an identifier that can't be read, nobody knows what is there
    if not rijen and blad_van(verwijzing.blad).verplicht:
        return  # that the sheet is missing or empty has been said
    doel = _Doel(verwijzing, rijen)
    for rij in verwijzers:
        for waarden in _verwezen(rij, verwijzing):
            if waarden not in doel.bekend:
                yield doel.niet_gevonden(rij, soort, waarden)


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


class _Doel:
    """The rows that a reference may refer to: their one identifier, or the two parts of it."""

    def __init__(self, verwijzing: Verwijzing, rijen: Sequence[Leesrij]) -> None:
        self._verwijzing = verwijzing
        self._rijen = rijen
        self.bekend = {tuple(rij.waarden[veld] for veld in verwijzing.naar) for rij in rijen}
        self._gelijkend = 0

    @cached_property
    def _eerste_delen(self) -> dict[str, None]:
        """The identifiers, or first parts of them, in the order of the rows."""
        return dict.fromkeys(str(rij.waarden[self._verwijzing.naar[0]]) for rij in self._rijen)

    @cached_property
    def _op_naam(self) -> dict[str, str]:
        """The identifier of each name."""
        return {
            heading_key(str(rij.waarden["naam"])): str(rij.waarden[self._verwijzing.naar[0]])
            for rij in self._rijen
            if rij.waarden.get("naam")
        }

    def niet_gevonden(self, rij: Leesrij, soort: Blad, waarden: tuple[Waarde, ...]) -> Melding:
        """Say which part of a reference is wrong: the first, or the second when the first is right."""
        eerste, laatste = str(waarden[0]), str(waarden[-1])
        if eerste not in self._eerste_delen:
            veld, tekst, van, mogelijk = self._verwijzing.velden[0], eerste, "", list(self._eerste_delen)
        else:
            veld, tekst, van = self._verwijzing.velden[-1], laatste, f" van '{eerste}'"
            mogelijk = [str(sleutel[-1]) for sleutel in self.bekend if sleutel[0] == eerste]
        kop = soort.veld(veld).kop
        melding = f"{kop[0].upper()}{kop[1:]} '{tekst}'{van} staat niet op het blad {self._verwijzing.blad}."
        return rij.bron.melding(veld, melding, self._bedoelt_u(tekst, mogelijk))

    def _bedoelt_u(self, tekst: str, mogelijk: list[str]) -> str:
        """The nearest identifier, or that of the row with this as its name."""
        if not self.bekend:
            return "Dat blad is er niet, of het is leeg."
        if heading_key(tekst) in self._op_naam:
            return f"Bedoelt u '{self._op_naam[heading_key(tekst)]}'?"
        self._gelijkend += 1
        if self._gelijkend > _MEESTE_SUGGESTIES:
            return f"Neem een code over van het blad {self._verwijzing.blad}."
        return bedoelt_u(tekst, sorted(mogelijk))
