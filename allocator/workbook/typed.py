"""From raw rows to rows in the types of the schema, with every cell that doesn't fit.

A row with a wrong cell gives no :class:`Geplaatst`, so that no later rule trips over it, but its other values stay
known: what refers to its key is not wrong because of it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from allocator.workbook.problems import Melding, Meldingen
from allocator.workbook.rows import RuweRij, Samengevoegd
from allocator.workbook.schema import (
    BLADEN,
    SCENARIOREGELS,
    SPELREGELS,
    Blad,
    Kolom,
    Regel,
    Waarde,
    scenarioregel,
    spelregel,
)
from allocator.workbook.values import Onjuist, bedoelt_u, lees


@dataclass(frozen=True, slots=True)
class Leesrij:
    """A row with the values that could be read: those that are filled in, by field."""

    bron: RuweRij
    waarden: Mapping[str, Waarde]
    fout: frozenset[str]
    """The fields that are wrong, or empty where they may not be."""


@dataclass(frozen=True, slots=True)
class Geplaatst[R]:
    """A row of the schema, and where it stands."""

    rij: R
    bron: RuweRij

    def melding(self, veld: str, melding: str, remedie: str = "") -> Melding:
        """A problem or remark at the cell of a field."""
        return self.bron.melding(veld, melding, remedie)

    def leeg(self, veld: str) -> bool:
        """Whether nothing was filled in for a field, so that it has its default."""
        return veld not in self.bron.cellen


@dataclass(frozen=True)
class Inhoud:
    """All rows of a scenario in the types of the schema."""

    leesrijen: Mapping[str, tuple[Leesrij, ...]]
    """By sheet; also of rows that are wrong."""
    _geplaatst: Mapping[type[Any], tuple[Geplaatst[Any], ...]] = field(repr=False)
    scenario: Mapping[str, Waarde]
    """The values of the sheet Scenario that are filled in, by name as in `SCENARIOREGELS`."""
    spelregels: Mapping[str, Waarde]
    """The spelregels that are filled in, by name as in `SPELREGELS`."""
    regels: Mapping[tuple[str, str], RuweRij]
    """Where a rule of a two-column sheet stands, by sheet and name."""

    def rijen[R](self, klasse: type[R]) -> tuple[Geplaatst[R], ...]:
        """The rows of a sheet in which nothing is wrong, by the class of its rows."""
        return self._geplaatst.get(klasse, ())

    def met[R](self, klasse: type[R], rijen: tuple[Geplaatst[R], ...]) -> Inhoud:
        """The same with other rows of one sheet."""
        return dataclasses.replace(self, _geplaatst={**self._geplaatst, klasse: rijen})

    def melding(self, bladnaam: str, regel: str, melding: str, remedie: str = "") -> Melding:
        """A problem or remark at the value of a rule of a two-column sheet."""
        bron = self.regels.get((bladnaam, regel))
        if bron is None:
            return Melding(bladnaam, None, None, melding, remedie)
        return bron.melding("waarde", melding, remedie)


@dataclass(frozen=True, slots=True)
class _Gelezen:
    """A row, read: in the types of the schema unless something is wrong, and what is."""

    leesrij: Leesrij
    geplaatst: Geplaatst[Any] | None
    meldingen: tuple[Melding, ...]


class Inhoudlezer:
    """Reads rows in the types of the schema; a row that comes by again, in an optie, is read once."""

    def __init__(self) -> None:
        self._gelezen: dict[int, tuple[RuweRij, _Gelezen]] = {}

    def lees(self, rijen: Mapping[str, Iterable[RuweRij]], meldingen: Meldingen) -> Inhoud:
        """Return the rows in the types of the schema; every cell that doesn't fit is added to ``meldingen``."""
        gelezen = {soort.naam: [self._rij(soort, r, meldingen) for r in rijen.get(soort.naam, ())] for soort in BLADEN}
        leesrijen = {naam: tuple(rij.leesrij for rij in blad) for naam, blad in gelezen.items()}
        geplaatst = {
            soort.rij: tuple(rij.geplaatst for rij in gelezen[soort.naam] if rij.geplaatst) for soort in BLADEN
        }
        regels: dict[tuple[str, str], RuweRij] = {}
        scenario = _lees_regels(leesrijen["Scenario"], "Scenario", SCENARIOREGELS, meldingen, regels)
        spelregels = _lees_regels(leesrijen["Spelregels"], "Spelregels", SPELREGELS, meldingen, regels)
        return Inhoud(leesrijen, geplaatst, scenario, spelregels, regels)

    def _rij(self, soort: Blad, rij: RuweRij, meldingen: Meldingen) -> _Gelezen:
        eerder = self._gelezen.get(id(rij))
        if eerder is None:  # the row is kept, so that its id stays its own
            eerder = self._gelezen[id(rij)] = rij, _lees_rij(soort, rij)
        meldingen.extend(eerder[1].meldingen)
        return eerder[1]


def _lees_rij(soort: Blad, rij: RuweRij) -> _Gelezen:
    waarden: dict[str, Waarde] = {}
    fout: set[str] = set()
    meldingen: list[Melding] = []
    for kolom in soort.kolommen:
        cel = rij.cellen.get(kolom.veld)
        if cel is None:
            if kolom.verplicht:
                fout.add(kolom.veld)
                meldingen += _niet_ingevuld(rij, kolom)
        elif isinstance(cel, Samengevoegd):
            fout.add(kolom.veld)
        else:
            try:
                waarden[kolom.veld] = lees(cel, kolom.type)
            except Onjuist as onjuist:
                fout.add(kolom.veld)
                meldingen.append(rij.melding(kolom.veld, onjuist.melding, onjuist.remedie))
    geplaatst = None if fout else Geplaatst(soort.rij(**waarden), rij)
    return _Gelezen(Leesrij(rij, waarden, frozenset(fout)), geplaatst, tuple(meldingen))


def _niet_ingevuld(rij: RuweRij, kolom: Kolom) -> Iterator[Melding]:
    """Report an empty cell of a required column; when the column isn't there at all, that has been said."""
    if kolom.veld in rij.kop.kolommen:
        voorbeeld = f" Bijvoorbeeld: {kolom.voorbeeld}." if kolom.voorbeeld else ""
        yield rij.melding(kolom.veld, f"'{kolom.kop}' is niet ingevuld.", f"{kolom.uitleg}{voorbeeld}")


def _lees_regels(
    rijen: tuple[Leesrij, ...],
    bladnaam: str,
    bekend: tuple[Regel, ...],
    meldingen: Meldingen,
    regels: dict[tuple[str, str], RuweRij],
) -> dict[str, Waarde]:
    """Read the values of a two-column sheet, each in the type of its rule; ``regels`` gets where each stands."""
    zoek = scenarioregel if bladnaam == "Scenario" else spelregel
    namen = [regel.naam for regel in bekend]
    waarden: dict[str, Waarde] = {}
    for rij in rijen:
        naam = rij.waarden.get("regel")
        if not isinstance(naam, str):
            continue
        regel = zoek(naam)
        if regel is None:
            meldingen.add(
                rij.bron.melding("regel", f"De regel '{naam}' bestaat niet op dit blad.", bedoelt_u(naam, namen))
            )
        elif (bladnaam, regel.naam) not in regels:
            regels[bladnaam, regel.naam] = rij.bron
            _lees_regelwaarde(rij, regel, waarden, meldingen)
    if rijen and "regel" in rijen[0].bron.kop.kolommen:
        meldingen.extend(_mist(bladnaam, r) for r in bekend if r.verplicht and (bladnaam, r.naam) not in regels)
    return waarden


def _mist(bladnaam: str, regel: Regel) -> Melding:
    remedie = f"Voeg een rij toe met '{regel.naam}' in de kolom regel. {regel.uitleg}"
    return Melding(bladnaam, None, None, f"De regel '{regel.naam}' ontbreekt.", remedie)


def _lees_regelwaarde(rij: Leesrij, regel: Regel, waarden: dict[str, Waarde], meldingen: Meldingen) -> None:
    """Read the value of one rule of a two-column sheet."""
    cel = rij.bron.cellen.get("waarde")
    if "waarde" in rij.fout or isinstance(cel, Samengevoegd):
        return
    if cel is None:
        if regel.verplicht:
            meldingen.add(
                rij.bron.melding("waarde", f"'{regel.naam}' is niet ingevuld.", f"Bijvoorbeeld: {regel.voorbeeld}.")
            )
        return
    try:
        waarden[regel.naam] = lees(cel, regel.type)
    except Onjuist as onjuist:
        meldingen.add(rij.bron.melding("waarde", onjuist.melding, onjuist.remedie))
