"""Opties: named sets of changes to the base, laid over its raw rows before anything is judged."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from allocator.workbook import notation
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Melding
from allocator.workbook.rows import Cel, RuweRij, Samengevoegd
from allocator.workbook.schema import (
    BLADEN,
    SCENARIOREGELS,
    SPELREGELS,
    Blad,
    Celtype,
    Kolom,
    OptieRij,
    Regel,
    Soort,
    Waarde,
    zoek_blad,
)
from allocator.workbook.typed import Geplaatst
from allocator.workbook.values import Onjuist, bedoelt_u, lees

type Rijen = Mapping[str, Sequence[RuweRij]]
type _Optieregel = Geplaatst[OptieRij]
type _Past = Callable[[RuweRij], bool]
type _Gezet = dict[tuple[str, int | str, str], _Optieregel]
"""Which row of the optie set which cell: sheet, row (or name of a rule) and field."""

_REGELS: Mapping[str, Sequence[Regel]] = {"Scenario": SCENARIOREGELS, "Spelregels": SPELREGELS}
_VOORWAARDEN = (Soort.CODE, Soort.TEKST, Soort.KEUZE, Soort.JA_NEE)
_EN = re.compile(r"\s*&\s*(?=[^&=]+=)")


@dataclass(frozen=True)
class Optie:
    """A named optie: its rows, and the raw rows of the scenario that they make."""

    naam: str
    regels: tuple[_Optieregel, ...]
    rijen: Rijen
    fouten: tuple[Melding, ...]


class _Regelfout(Exception):
    """A row of Opties can't be carried out: the field that is wrong, what is wrong and what would be right."""

    def __init__(self, veld: str, melding: str, remedie: str = "") -> None:
        super().__init__(melding)
        self.veld = veld
        self.melding = melding
        self.remedie = remedie


def lees_opties(basis: Rijen, regels: Iterable[_Optieregel]) -> tuple[Optie, ...]:
    """Return every optie in order of its name, with the problems of its rows."""
    per_naam: dict[str, list[_Optieregel]] = defaultdict(list)
    for regel in regels:
        per_naam[heading_key(regel.rij.optie)].append(regel)
    return tuple(_pas_toe(basis, eigen) for _, eigen in sorted(per_naam.items()))


def _pas_toe(basis: Rijen, regels: Sequence[_Optieregel]) -> Optie:
    rijen = dict(basis)
    gezet: _Gezet = {}
    fouten = []
    for regel in regels:
        try:
            wijziging = _Wijziging(regel)
            rijen[wijziging.blad.naam] = wijziging.pas_toe(rijen.get(wijziging.blad.naam, ()), basis, gezet)
        except _Regelfout as fout:
            fouten.append(regel.melding(fout.veld, fout.melding, fout.remedie))
    return Optie(regels[0].rij.optie, tuple(regels), rijen, tuple(fouten))


class _Wijziging:
    """One row of Opties, with its sheet and column found."""

    def __init__(self, regel: _Optieregel) -> None:
        self._optieregel = regel
        self.blad = _blad(regel.rij.blad)
        self._kolom = _kolom(self.blad, regel.rij.kolom)
        self._regel = self._zoek_regel()
        self._waarde = regel.bron.cellen.get("waarde")
        self._check_waarde()

    def pas_toe(self, rijen: Sequence[RuweRij], basis: Rijen, gezet: _Gezet) -> Sequence[RuweRij]:
        """Return the rows of the sheet with the change in them; which rows those are is seen in the base."""
        in_basis = basis.get(self.blad.naam, ())
        past = _zoeker(self.blad, self._optieregel.rij.sleutel)
        nummers = {rij.nummer for rij in in_basis if past(rij)}
        if not nummers and self._regel is not None:  # a spelregel that the sheet leaves at its default
            eerste = self._check_eerder(gezet, self._regel.naam)
            return [*rijen, self._nieuwe_regel(self._regel)] if eerste else rijen
        if not nummers and self.blad.verplicht and not in_basis:
            return rijen  # that the sheet is missing or empty has been said
        if not nummers:
            raise _niets_geraakt(self.blad, self._optieregel.rij.sleutel, in_basis)
        for nummer in nummers:
            self._check_eerder(gezet, nummer)
        return [self._wijzig(rij) if rij.nummer in nummers else rij for rij in rijen]

    def _zoek_regel(self) -> Regel | None:
        """The rule of a two-column sheet of which the value changes; None on any other sheet."""
        if self.blad.naam not in _REGELS or self._kolom.veld != "waarde":
            return None
        naam = self._optieregel.rij.sleutel
        bekend = _REGELS[self.blad.naam]
        regel = next((r for r in bekend if heading_key(r.naam) == heading_key(naam)), None)
        if regel is None:
            remedie = bedoelt_u(naam, (r.naam for r in bekend))
            raise _Regelfout("sleutel", f"De regel '{naam}' bestaat niet op {self.blad.naam}.", remedie)
        return regel

    def _check_waarde(self) -> None:
        celtype = self._regel.type if self._regel else self._kolom.type
        if self._waarde is None and self._kolom.verplicht:
            raise _Regelfout("waarde", f"{self._kolom.kop} mag niet leeg worden.", self._kolom.uitleg)
        if self._waarde is None or isinstance(self._waarde, Samengevoegd):
            return
        try:
            lees(self._waarde, celtype)
        except Onjuist as onjuist:
            raise _Regelfout("waarde", onjuist.melding, onjuist.remedie) from onjuist

    def _check_eerder(self, gezet: _Gezet, rij: int | str) -> bool:
        """Whether this is the first change of a cell; refuse a second, different one: the order of rows would decide.

        That the same row of Opties is there twice, is said where identifiers are compared.
        """
        eerder = gezet.setdefault((self.blad.naam, rij, self._kolom.veld), self._optieregel)
        zelfde_regel = heading_key(eerder.rij.sleutel) == heading_key(self._optieregel.rij.sleutel)
        if not zelfde_regel and eerder.bron.cellen.get("waarde") != self._waarde:
            cel = eerder.bron.plek("waarde")[1]
            raise _Regelfout(
                "waarde",
                f"Regel {cel} van dezelfde optie geeft dezelfde cel een andere waarde.",
                "Laat één van de twee regels staan, of maak de sleutel preciezer.",
            )
        return eerder is self._optieregel

    def _wijzig(self, rij: RuweRij) -> RuweRij:
        veld = self._kolom.veld
        cellen = {v: c for v, c in rij.cellen.items() if v != veld}
        if self._waarde is not None:
            cellen[veld] = self._waarde
        plek = self._optieregel.bron.plek("waarde")
        return dataclasses.replace(rij, cellen=cellen, elders={**rij.elders, veld: plek})

    def _nieuwe_regel(self, regel: Regel) -> RuweRij:
        plek = self._optieregel.bron.plek("waarde")
        cellen: dict[str, Cel] = {"regel": regel.naam}
        if self._waarde is not None:
            cellen["waarde"] = self._waarde
        return dataclasses.replace(self._optieregel.bron, cellen=cellen, elders={"regel": plek, "waarde": plek})


def _blad(naam: str) -> Blad:
    blad = zoek_blad(naam)
    if blad is not None and blad.rij is not OptieRij:
        return blad
    mogelijk = [b.naam for b in BLADEN if b.rij is not OptieRij]
    raise _Regelfout("blad", f"Het blad '{naam}' kan een optie niet veranderen.", bedoelt_u(naam, mogelijk))


def _kolom(blad: Blad, kop: str) -> Kolom:
    kolom = blad.kolom(kop)
    if kolom is None:
        remedie = bedoelt_u(kop, (k.kop for k in blad.kolommen))
        raise _Regelfout("kolom", f"Het blad {blad.naam} heeft geen kolom '{kop}'.", remedie)
    return kolom


def _zoeker(blad: Blad, sleutel: str) -> _Past:
    """Return what tells whether a row is meant by ``sleutel``: its identifier, or conditions on its columns."""
    try:
        return _zoeker_op_voorwaarden(blad, sleutel) or _zoeker_op_sleutel(blad, sleutel)
    except Onjuist as onjuist:
        raise _Regelfout("sleutel", onjuist.melding, onjuist.remedie) from onjuist


def _zoeker_op_voorwaarden(blad: Blad, sleutel: str) -> _Past | None:
    """The search for conditions such as ``dienst=SW & aard=I``; None when ``sleutel`` isn't written like that."""
    voorwaarden = [deel.partition("=") for deel in _EN.split(sleutel)]
    if not all(gelijkteken and blad.kolom(kop) for kop, gelijkteken, _ in voorwaarden):
        return None
    zoekers = [_voorwaarde(blad, kop.strip(), waarde.strip()) for kop, _, waarde in voorwaarden]
    return lambda rij: all(past(rij) for past in zoekers)


def _zoeker_op_sleutel(blad: Blad, sleutel: str) -> _Past:
    """The search for an identifier, its parts joined by ``|``."""
    delen = [deel.strip() for deel in sleutel.split("|")]
    if len(delen) != len(blad.sleutel):
        koppen = "|".join(blad.veld(veld).kop for veld in blad.sleutel)
        raise _Regelfout(
            "sleutel",
            f"'{sleutel}' is geen sleutel van {blad.naam}.",
            f"Schrijf {koppen}, of een voorwaarde zoals {blad.kolommen[0].kop}={blad.kolommen[0].voorbeeld}.",
        )
    gezocht = [_vergelijkbaar(blad.veld(veld), deel) for veld, deel in zip(blad.sleutel, delen, strict=True)]
    return lambda rij: gezocht == [_inhoud(blad.veld(veld), rij) for veld in blad.sleutel]


def _voorwaarde(blad: Blad, kop: str, tekst: str) -> _Past:
    kolom = blad.kolom(kop)
    assert kolom is not None
    if kolom.type.soort not in _VOORWAARDEN:
        mogelijk = [k.kop for k in blad.kolommen if k.type.soort in _VOORWAARDEN]
        raise _Regelfout(
            "sleutel",
            f"Een voorwaarde kan niet over de kolom '{kolom.kop}' gaan.",
            f"Wel over {notation.opsomming(mogelijk, 'of', 12)}.",
        )
    gezocht = _vergelijkbaar(kolom, tekst)
    return lambda rij: _inhoud(kolom, rij) == gezocht


def _inhoud(kolom: Kolom, rij: RuweRij) -> Waarde:
    """What a row holds in a column, as it is compared; its default when empty, None when it can't be read."""
    cel = rij.cellen.get(kolom.veld)
    if cel is None:
        return _genormaliseerd(kolom.type, kolom.standaard)
    if isinstance(cel, Samengevoegd):
        return None
    try:
        return _genormaliseerd(kolom.type, lees(cel, kolom.type))
    except Onjuist:
        return None


def _vergelijkbaar(kolom: Kolom, tekst: str) -> Waarde:
    """What a text in a sleutel stands for, as it is compared."""
    if kolom.type.soort is Soort.GEHEEL and tekst.isdecimal():
        return int(tekst)
    return _genormaliseerd(kolom.type, lees(tekst, kolom.type) if tekst else kolom.standaard)


def _genormaliseerd(celtype: Celtype, waarde: Waarde) -> Waarde:
    """A value as it is compared: of words, capitals and spaces don't count; of identifiers they do."""
    if isinstance(waarde, str):
        return str(waarde) if celtype.soort is Soort.CODE else heading_key(waarde)
    return waarde


def _niets_geraakt(blad: Blad, sleutel: str, rijen: Sequence[RuweRij]) -> _Regelfout:
    """Return what to say of a sleutel that no row has."""
    if not rijen:
        remedie = "Dat blad is er niet, of het is leeg."
    elif "=" in sleutel:
        kop = sleutel.partition("=")[0].strip()
        remedie = "Controleer de voorwaarde." if blad.kolom(kop) else bedoelt_u(kop, (k.kop for k in blad.kolommen))
    else:
        sleutels = ("|".join(str(_inhoud(blad.veld(v), rij) or "") for v in blad.sleutel) for rij in rijen)
        remedie = bedoelt_u(sleutel, dict.fromkeys(sleutels))
    return _Regelfout("sleutel", f"Op {blad.naam} is geen regel met '{sleutel}'.", remedie)
