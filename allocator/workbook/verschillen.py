"""What two scenarios differ in, cell by cell: rows are matched by their identifier, and never by their place.

A value counts as its column reads it: an empty cell with a default is that default, `20 %` is `0,2`, and a rule that a
sheet leaves out is the rule at its default. Rows that share an identifier (Inzet, Indelingsregels) are paired where
they are equal, and the rest in their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from allocator.workbook.headings import heading_key
from allocator.workbook.schema import BLADEN, SCENARIOREGELS, SPELREGELS, Blad, Celtype, Kolom, Regel, Waarde
from allocator.workbook.typed import Inhoud, Leesrij
from allocator.workbook.wording import waarde_in_woorden

_REGELS: Mapping[str, Sequence[Regel]] = {"Scenario": SCENARIOREGELS, "Spelregels": SPELREGELS}
_LEEG = "(leeg)"


@dataclass(frozen=True, slots=True)
class Celverschil:
    """A cell that holds one value in the first workbook and another in the second.

    The places are a sheet and a cell such as `F2`; ``None`` where the row or the rule isn't in that workbook.
    """

    blad: str
    sleutel: str
    """The identifier of the row, its parts joined by `|`."""
    kolom: str
    plek_was: tuple[str, str] | None
    plek_wordt: tuple[str, str] | None
    was: str
    wordt: str


@dataclass(frozen=True, slots=True)
class Rijverschil:
    """A row that only one of both has: the second (``erbij``), or the first."""

    blad: str
    sleutel: str
    erbij: bool
    plek: tuple[str, str]
    inhoud: str
    """What its filled cells hold, as `head value; head value`."""


type Verschil = Celverschil | Rijverschil


def verschillen(was: Inhoud, wordt: Inhoud) -> tuple[Verschil, ...]:
    """Return what differs, in the order of the sheets, and on a sheet in the order of the first workbook's rows."""
    gevonden: list[Verschil] = []
    for blad in BLADEN:
        if blad.naam in _REGELS:
            gevonden += _regelverschillen(blad, was, wordt)
        else:
            gevonden += _rijverschillen(blad, was.leesrijen[blad.naam], wordt.leesrijen[blad.naam])
    return tuple(gevonden)


# --- sheets of rows ------------------------------------------------------------------------------------------------


def _rijverschillen(blad: Blad, was: Sequence[Leesrij], wordt: Sequence[Leesrij]) -> Iterator[Verschil]:
    oud, nieuw = _op_sleutel(blad, was), _op_sleutel(blad, wordt)
    for sleutel in dict.fromkeys([*oud, *nieuw]):
        links, rechts = _ongelijk(blad, oud.get(sleutel, []), nieuw.get(sleutel, []))
        naam = "|".join(sleutel)
        for oude, nieuwe in zip(links, rechts, strict=False):
            yield from _celverschillen(blad, naam, oude, nieuwe)
        yield from (_losse_rij(blad, naam, rij, erbij=False) for rij in links[len(rechts) :])
        yield from (_losse_rij(blad, naam, rij, erbij=True) for rij in rechts[len(links) :])


def _op_sleutel(blad: Blad, rijen: Sequence[Leesrij]) -> dict[tuple[str, ...], list[Leesrij]]:
    """The rows by identifier, as it is written."""
    groepen: dict[tuple[str, ...], list[Leesrij]] = defaultdict(list)
    for rij in rijen:
        kolommen = (blad.veld(veld) for veld in blad.sleutel)
        groepen[tuple(waarde_in_woorden(_waarde(k, rij), k.type) for k in kolommen)].append(rij)
    return groepen


def _ongelijk(
    blad: Blad, links: Sequence[Leesrij], rechts: Sequence[Leesrij]
) -> tuple[Sequence[Leesrij], Sequence[Leesrij]]:
    """What is left of two groups once every row has been crossed off against an equal one."""
    over = list(rechts)
    rest = []
    for rij in links:
        gelijke = next((r for r in over if all(_waarde(k, r) == _waarde(k, rij) for k in blad.kolommen)), None)
        if gelijke is None:
            rest.append(rij)
        else:
            over.remove(gelijke)
    return rest, over


def _celverschillen(blad: Blad, sleutel: str, was: Leesrij, wordt: Leesrij) -> Iterator[Celverschil]:
    for kolom in blad.kolommen:
        oud, nieuw = _waarde(kolom, was), _waarde(kolom, wordt)
        if oud != nieuw:
            plekken = was.bron.plek(kolom.veld), wordt.bron.plek(kolom.veld)
            yield _celverschil((blad.naam, sleutel, kolom.kop), plekken, (oud, nieuw), kolom.type)


def _losse_rij(blad: Blad, sleutel: str, rij: Leesrij, *, erbij: bool) -> Rijverschil:
    delen = (
        f"{kolom.kop} {waarde_in_woorden(rij.waarden[kolom.veld], kolom.type)}"
        for kolom in blad.kolommen
        if kolom.veld in rij.waarden and kolom.veld not in blad.sleutel
    )
    return Rijverschil(blad.naam, sleutel, erbij, rij.bron.plek(blad.sleutel[0]), "; ".join(delen))


def _waarde(kolom: Kolom, rij: Leesrij) -> Waarde:
    """What a row holds in a column, as the column reads it."""
    return rij.waarden.get(kolom.veld, kolom.standaard)


# --- sheets of rules -----------------------------------------------------------------------------------------------


def _regelverschillen(blad: Blad, was: Inhoud, wordt: Inhoud) -> Iterator[Verschil]:
    """Rules by name: a rule that isn't there is there at its default."""
    waarden = (was.scenario, wordt.scenario) if blad.naam == "Scenario" else (was.spelregels, wordt.spelregels)
    for regel in _REGELS[blad.naam]:
        oud, nieuw = (kant.get(regel.naam, regel.standaard) for kant in waarden)
        if oud != nieuw:
            plekken = _regelplek(was, blad.naam, regel.naam), _regelplek(wordt, blad.naam, regel.naam)
            yield _celverschil((blad.naam, regel.naam, "waarde"), plekken, (oud, nieuw), regel.type)
    if blad.kolom("toelichting"):
        yield from _toelichtingen(blad, was, wordt)


def _toelichtingen(blad: Blad, was: Inhoud, wordt: Inhoud) -> Iterator[Celverschil]:
    kolom = blad.veld("toelichting")
    oud, nieuw = ({heading_key(str(r.waarden["regel"])): r for r in i.leesrijen[blad.naam]} for i in (was, wordt))
    for sleutel in oud.keys() & nieuw.keys():
        links, rechts = oud[sleutel], nieuw[sleutel]
        if _waarde(kolom, links) != _waarde(kolom, rechts):
            plekken = links.bron.plek(kolom.veld), rechts.bron.plek(kolom.veld)
            naam = blad.naam, str(links.waarden["regel"]), kolom.kop
            yield _celverschil(naam, plekken, (_waarde(kolom, links), _waarde(kolom, rechts)), kolom.type)


def _regelplek(inhoud: Inhoud, blad: str, regel: str) -> tuple[str, str] | None:
    bron = inhoud.regels.get((blad, regel))
    return None if bron is None else bron.plek("waarde")


def _celverschil(
    naam: tuple[str, str, str],
    plekken: tuple[tuple[str, str] | None, tuple[str, str] | None],
    waarden: tuple[Waarde, Waarde],
    celtype: Celtype,
) -> Celverschil:
    was, wordt = (waarde_in_woorden(waarde, celtype) or _LEEG for waarde in waarden)
    return Celverschil(*naam, *plekken, was, wordt)
