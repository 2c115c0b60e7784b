"""From the rows of a table to lines in words and numbers: of the right year, in their sections, with every bad cell."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from allocator.begroting.duiding.vragen import Keuze, Vraag, Vragen
from allocator.begroting.getallen import GEEN_BEDRAG, Schrijfwijze, lees_getal
from allocator.begroting.tabel.rooster import is_getal, tekst
from allocator.begroting.tabel.secties import Secties
from allocator.begroting.tabel.totalen import Regel
from allocator.begroting.tabel.vinden import Tabel
from allocator.begroting.woorden import (
    Maat,
    Rol,
    is_bladwijzer,
    is_totaal,
    is_transport,
    is_verschil,
    jaren_in,
    maat_van,
    stand_van,
    zonder_totaal,
)
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Melding
from allocator.workbook.stored import FormuleZonderWaarde, Foutwaarde, Opgeslagen
from allocator.workbook.values import toon

_LANGSTE_TITEL = 100
_MEESTE_STANDEN = 8
_MAATWOORD = re.compile(
    r"(de )?(totale? )?(lasten|baten|uitgaven|inkomsten|kosten|opbrengsten|saldo|resultaat)"
    r"( (van )?(lasten en baten|baten en lasten))?",
    re.IGNORECASE,
)
_DOORLOPEND = (Rol.PROGRAMMA, Rol.INDELING)
"""Labels of which an empty cell means: the same as above. Of others only left of a label of the row's own."""

_NAAM = (Rol.POST, Rol.OMSCHRIJVING)
"""A row with a code or name of its own has no other from above."""


@dataclass
class Rijen:
    """What is read from the rows of one table."""

    regels: list[tuple[Maat | None, Regel]] = field(default_factory=list)
    """With what the row says that it measures, where the columns don't."""
    fouten: list[Melding] = field(default_factory=list)
    zonder_bedrag: int = 0
    """Cells with p.m. and the like."""
    verborgen: list[int] = field(default_factory=list)
    """Rows with amounts that the sheet hides."""

    @property
    def zonder_verborgen(self) -> Rijen:
        """The same without those rows."""
        verborgen = set(self.verborgen)
        return replace(self, regels=[(maat, regel) for maat, regel in self.regels if regel.rij not in verborgen])


def rijen_met_bedrag(tabel: Tabel) -> list[int]:
    """Return the rows in which any column of amounts has a number."""
    kolommen = [k.nummer for k in tabel.bedragen]
    return [n for n in tabel.rijen if any(is_getal(tabel.waarde(n, k)) for k in kolommen)]


def kies_jaarrijen(tabel: Tabel, rijen: Sequence[int], jaar: int | None, vragen: Vragen) -> tuple[list[int], set[int]]:
    """Return the rows of one year, where columns of texts hold years or stages, and these columns."""
    kolommen = _jaarkolommen(tabel, rijen)
    if not kolommen:
        return list(rijen), set()
    waarden = {n: tuple(tekst(tabel.waarde(n, k)) for k in kolommen) for n in rijen}
    bruikbaar = {w for w in waarden.values() if all(jaren_in(t) for t in w) and not any(map(is_verschil, w))}
    van_jaar = [w for w in sorted(bruikbaar) if jaar is not None and all(jaar in jaren_in(t) for t in w)]
    los = [w for w in sorted(bruikbaar) if jaar is not None and jaar in jaren_in(w[-1])]
    mogelijk = van_jaar if len(van_jaar) == 1 else los or sorted(bruikbaar)
    if len(mogelijk) == 1 and (jaar is None or any(jaar in jaren_in(t) for t in mogelijk[0])):
        gekozen = mogelijk[0]
    else:
        namen = [" / ".join(w) for w in mogelijk]
        koppen = " / ".join(k.kop for k in tabel.labels if k.nummer in kolommen)
        vraag = Vraag("jaar", f"Welke regels moeten worden ingelezen ({koppen})?", tuple(map(Keuze, namen)), tabel.blad)
        gekozen = mogelijk[namen.index(vragen.stel(vraag))]
    return [n for n, w in waarden.items() if w == gekozen], set(kolommen)


def _jaarkolommen(tabel: Tabel, rijen: Sequence[int]) -> list[int]:
    """The columns of texts that name a year or stage in nearly every row, and more than one."""
    gevonden = []
    for kolom in tabel.labels:
        teksten = [t for n in rijen if (t := tekst(tabel.waarde(n, kolom.nummer))) and not is_totaal(t)]
        soorten = set(teksten)
        met_jaar = sum(bool(jaren_in(t)) for t in soorten)
        if len(teksten) < 0.6 * len(rijen) or met_jaar < 2:
            continue
        kort = all(len(t) <= 4 for t in soorten)
        standen = len(soorten) <= _MEESTE_STANDEN and all(
            jaren_in(t) or stand_van(t) or is_verschil(t) for t in soorten
        )
        if (kort and met_jaar == len(soorten)) or standen:
            gevonden.append(kolom.nummer)
    return gevonden


class Rijlezer:
    """Reads the rows of one table from top to bottom."""

    def __init__(
        self,
        tabel: Tabel,
        kolommen: Sequence[int],
        rollen: Mapping[int, Rol],
        schrijfwijze: Schrijfwijze,
        *,
        rijen_zeggen_maat: bool,
    ) -> None:
        self._tabel = tabel
        self._kolommen = kolommen
        self._rollen = {k: r for k, r in rollen.items() if r not in (Rol.NIETS, Rol.JAAR)}
        self._schrijfwijze = schrijfwijze
        self._rijen_zeggen_maat = rijen_zeggen_maat
        self._koppen = _kopteksten(tabel)
        self._secties = Secties()
        self._doorlopend: dict[int, str] = {}

    def lees(self, gekozen: Sequence[int]) -> Rijen:
        """Return the lines and totals among all rows, of which those in ``gekozen`` are of the right year."""
        uitkomst = Rijen()
        van_jaar = set(gekozen)
        met_bedrag = set(rijen_met_bedrag(self._tabel))
        for nummer in self._tabel.rijen:
            eigen = {k: t for k in self._rollen if (t := tekst(self._tabel.waarde(nummer, k)))}
            if nummer in met_bedrag:
                if nummer in van_jaar and not any(map(is_transport, eigen.values())):
                    self._lijn(nummer, eigen, uitkomst)
            else:
                self._titel(nummer, eigen)
                self._foutcellen(nummer, uitkomst)
        return uitkomst

    def _titel(self, nummer: int, eigen: Mapping[int, str]) -> None:
        """Take a row with one text for the title of a section, unless it repeats the heads or numbers the pages."""
        alle = {k: tekst(w) for k, w in self._tabel.rooster.rijen[nummer].items()}
        teksten = [t for t in alle.values() if t]
        if not teksten or len(teksten) > 2 or set(teksten) <= self._koppen:
            return
        titel = " ".join(dict.fromkeys(teksten))
        if len(titel) > _LANGSTE_TITEL or is_bladwijzer(titel) or titel in self._tabel.teksten:
            return
        self._secties.titel(titel, min(alle))
        self._doorlopend.clear()

    def _lijn(self, nummer: int, eigen: dict[int, str], uitkomst: Rijen) -> None:
        bedragen: dict[int, Decimal] = {}
        for kolom in self._kolommen:
            cel = self._tabel.waarde(nummer, kolom)
            if cel is not None:
                bedrag = self._getal(nummer, kolom, cel, uitkomst)
                if bedrag is not None:
                    bedragen[kolom] = bedrag
        self._secties.lijn()
        labels = self._labels(eigen)
        if not bedragen:
            return
        if nummer in self._tabel.rooster.verborgen_rijen:
            uitkomst.verborgen.append(nummer)
        maat = self._maat(eigen) if self._rijen_zeggen_maat else None
        uitkomst.regels.append((maat, Regel(nummer, labels, eigen, self._secties.pad, bedragen)))

    def _labels(self, eigen: Mapping[int, str]) -> dict[int, str]:
        """The labels of a row, with those from above that still hold left of its own."""
        if any(map(is_totaal, eigen.values())):
            eerste = min(eigen)
            return {**{k: t for k, t in self._doorlopend.items() if k < eerste}, **eigen}
        for kolom in sorted(eigen):
            self._doorlopend = {k: t for k, t in self._doorlopend.items() if k < kolom}
            self._doorlopend[kolom] = eigen[kolom]
        if not eigen:
            return {}
        eerste = min(eigen)
        benoemd = any(self._rollen[k] in _NAAM for k in eigen)
        van_boven = {
            k: t
            for k, t in self._doorlopend.items()
            if self._rollen[k] in _DOORLOPEND or (k < eerste and not (benoemd and self._rollen[k] in _NAAM))
        }
        return {**van_boven, **eigen}

    def _maat(self, eigen: Mapping[int, str]) -> Maat | None:
        """What the row, else the nearest section, says that the amounts are."""
        for woord in (*eigen.values(), *reversed(self._secties.pad)):
            if _MAATWOORD.fullmatch(woord.strip(" :")) or (
                is_totaal(woord) and _MAATWOORD.fullmatch(zonder_totaal(woord))
            ):
                return Maat.SALDO if "saldo" in woord.casefold() else maat_van(woord)
        return None

    def _getal(self, nummer: int, kolom: int, cel: Opgeslagen, uitkomst: Rijen) -> Decimal | None:
        match cel:
            case bool():
                pass
            case int() | Decimal():
                return Decimal(cel)
            case str():
                getal = lees_getal(cel, self._schrijfwijze)
                if getal is not None:
                    return getal
                if heading_key(cel) in GEEN_BEDRAG:
                    uitkomst.zonder_bedrag += 1
                    return None
        uitkomst.fouten.append(self._fout(nummer, kolom, cel))
        return None

    def _foutcellen(self, nummer: int, uitkomst: Rijen) -> None:
        """Report errors in rows without any number: what they would have been is unknown."""
        for kolom in self._kolommen:
            cel = self._tabel.waarde(nummer, kolom)
            if isinstance(cel, Foutwaarde | FormuleZonderWaarde):
                uitkomst.fouten.append(self._fout(nummer, kolom, cel))

    def _fout(self, nummer: int, kolom: int, cel: Opgeslagen) -> Melding:
        adres = self._tabel.rooster.adres(nummer, kolom)
        match cel:
            case Foutwaarde():
                melding, remedie = (
                    f"In deze cel staat de foutwaarde {cel.code}.",
                    "Herstel de formule, of typ het bedrag.",
                )
            case FormuleZonderWaarde():
                melding = "De formule in deze cel is nog nooit uitgerekend."
                remedie = "Open het bestand in Excel en sla het op."
            case str() if is_getal(cel):
                melding = f"'{cel}' is anders geschreven dan de andere getallen in dit bestand."
                remedie = "Schrijf alle getallen op dezelfde manier, zoals 1.234,50."
            case _:
                melding, remedie = "Hier hoort een bedrag.", "Typ een getal, of laat de cel leeg."
        return Melding(self._tabel.blad, adres, toon(cel), melding, remedie)


def _kopteksten(tabel: Tabel) -> set[str]:
    return {tekst(w) for n in tabel.koprijen for w in tabel.rooster.rijen[n].values()}
