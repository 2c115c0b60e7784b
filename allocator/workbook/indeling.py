"""Indelingsregels: fill empty cells of many posts at once, and keep which rule filled what."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from allocator.workbook import notation
from allocator.workbook.problems import Melding
from allocator.workbook.schema import IndelingsregelRij, PostRij, blad
from allocator.workbook.typed import Geplaatst

INGEDEELDE_VELDEN = ("gebondenheid", "stap", "waarde", "oormerkbaar")
"""The fields of Begroting that an indelingsregel may fill; it has the same ones itself."""

type _Regel = Geplaatst[IndelingsregelRij]
type _Post = Geplaatst[PostRij]


@dataclass(frozen=True, slots=True)
class Ingedeeld:
    """A cell of Begroting that an indelingsregel filled: ``kolom`` is its head, ``waarde`` as a user reads it."""

    post: str
    kolom: str
    waarde: str
    volgorde: int
    blad: str
    cel: str
    """Where the regel stands."""


@dataclass(frozen=True)
class Indeling:
    """The posts with their empty cells filled, and what there is to say about it."""

    posten: tuple[_Post, ...]
    ingedeeld: tuple[Ingedeeld, ...]
    fouten: tuple[Melding, ...]
    opmerkingen: tuple[Melding, ...]


def deel_in(posten: Sequence[_Post], regels: Sequence[_Regel]) -> Indeling:
    """Fill the empty cells of ``posten`` by the rules in their order, of which a later one wins."""
    if not regels:
        return Indeling(tuple(posten), (), (), ())
    regels = sorted(regels, key=lambda regel: regel.rij.volgorde)
    zoekwoorden = [(regel, regel.rij.veld.value, regel.rij.bevat.casefold()) for regel in regels]
    geraakt: dict[int, int] = defaultdict(int)
    vult: dict[int, int] = defaultdict(int)
    gelijk: dict[int, _Regel] = {}
    ingedeeld: list[Ingedeeld] = []
    uitkomst: list[_Post] = []
    for post in posten:
        teksten = {veld: str(getattr(post.rij, veld) or "").casefold() for _, veld, _ in zoekwoorden}
        passend = [regel for regel, veld, bevat in zoekwoorden if bevat in teksten[veld]]
        for regel in passend:
            geraakt[regel.bron.nummer] += 1
        winnaars = _winnaars(post, passend, gelijk)
        for veld, regel in winnaars.items():
            vult[regel.bron.nummer] += 1
            ingedeeld.append(_vulling(post, veld, regel))
        uitkomst.append(_vul(post, winnaars))
    fouten = tuple(_gelijke_volgorde(regel, ander) for regel, ander in _paren(regels, gelijk))
    opmerkingen = tuple(m for regel in regels if (m := _zonder_gevolg(regel, geraakt, vult)))
    return Indeling(tuple(uitkomst), tuple(ingedeeld), fouten, opmerkingen)


def _winnaars(post: _Post, passend: Sequence[_Regel], gelijk: dict[int, _Regel]) -> dict[str, _Regel]:
    """For each empty field the rule that fills it: the last one that says anything about it.

    Two rules of the same place that say different things are put in ``gelijk``, by the row of the second.
    """
    winnaars: dict[str, _Regel] = {}
    for veld in INGEDEELDE_VELDEN:
        if not post.leeg(veld):
            continue
        for regel in passend:
            if regel.leeg(veld):
                continue
            eerder = winnaars.get(veld)
            if eerder and eerder.rij.volgorde == regel.rij.volgorde and _zegt(eerder, veld) != _zegt(regel, veld):
                gelijk[regel.bron.nummer] = eerder
            winnaars[veld] = regel
    return winnaars


def _zegt(regel: _Regel, veld: str) -> Any:
    return getattr(regel.rij, veld)


def _vul(post: _Post, winnaars: dict[str, _Regel]) -> _Post:
    if not winnaars:
        return post
    waarden = {veld: _zegt(regel, veld) for veld, regel in winnaars.items()}
    return Geplaatst(dataclasses.replace(post.rij, **waarden), post.bron)


def _vulling(post: _Post, veld: str, regel: _Regel) -> Ingedeeld:
    bladnaam, cel = regel.bron.plek(veld)
    kolom = blad("Begroting").veld(veld).kop
    return Ingedeeld(post.rij.post, kolom, _leesbaar(_zegt(regel, veld)), regel.rij.volgorde, bladnaam, cel)


def _leesbaar(waarde: bool | int | Decimal | str) -> str:
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    return str(waarde) if isinstance(waarde, str) else notation.getal(waarde)


def _paren(regels: Sequence[_Regel], gelijk: dict[int, _Regel]) -> list[tuple[_Regel, _Regel]]:
    return [(regel, gelijk[regel.bron.nummer]) for regel in regels if regel.bron.nummer in gelijk]


def _gelijke_volgorde(regel: _Regel, ander: _Regel) -> Melding:
    cel = ander.bron.plek("volgorde")[1]
    return regel.melding(
        "volgorde",
        f"Deze regel en die in {cel} hebben dezelfde volgorde en vullen dezelfde post verschillend in.",
        "Geef de regel die moet winnen een hogere volgorde.",
    )


def _zonder_gevolg(regel: _Regel, geraakt: dict[int, int], vult: dict[int, int]) -> Melding | None:
    """Remark on a rule that fills nothing."""
    if not geraakt[regel.bron.nummer]:
        return regel.melding("bevat", f"Geen enkele post heeft '{regel.rij.bevat}' in {regel.rij.veld.value}.")
    if all(regel.leeg(veld) for veld in INGEDEELDE_VELDEN):
        return regel.melding("volgorde", "Deze regel vult niets in: alle kolommen rechts ervan zijn leeg.")
    if not vult[regel.bron.nummer]:
        return regel.melding("bevat", "Deze regel vult niets: die cellen zijn al gevuld, of een latere regel wint.")
    return None
