"""A sheet of the scenario workbook as it stands there: every row and column, the user's own columns too.

Replacing a sheet writes it anew, so all of it has to be read: also rows in which something is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from functools import cached_property, partial
from itertools import chain, count

from allocator.workbook.headings import heading_key
from allocator.workbook.package import Sheet
from allocator.workbook.problems import Invoerfouten, Melding
from allocator.workbook.schema import Blad, Celtype, Kolom, Soort, Waarde, zoek_blad
from allocator.workbook.schema.cells import DATUM
from allocator.workbook.sheets import Bladen
from allocator.workbook.stored import FormuleZonderWaarde, Foutwaarde, Opgeslagen, kolomletters
from allocator.workbook.template.content import Cel, Rij
from allocator.workbook.template.sheet import schrijf_blad
from allocator.workbook.wording import cel_inhoud

type Rijwaarden = dict[str, Waarde]
"""Field, or the head of an own column → what is in the cell; an empty cell isn't there."""

EIGEN = "eigen kolom"
"""How the field of a column begins that the contract doesn't know."""

_VRIJ = Celtype(Soort.VRIJ)


@dataclass(frozen=True)
class _EigenBlad(Blad):
    """A sheet of the contract with the columns as the user has them, own ones included."""

    eigen_kolommen: tuple[Kolom, ...] = ()

    @cached_property
    def kolommen(self) -> tuple[Kolom, ...]:
        """The columns in the order in which they stand."""
        return self.eigen_kolommen


@dataclass
class Scenarioblad:
    """A sheet: its name as the user wrote it, its columns in their order, and its rows."""

    soort: Blad
    naam: str
    kolommen: tuple[Kolom, ...]
    rijen: list[Rijwaarden] = field(default_factory=list)

    def van_dienst(self, dienst: str) -> list[Rijwaarden]:
        """Return the rows of a dienst."""
        gezocht = code(dienst)
        return [rij for rij in self.rijen if code(rij.get("dienst")) == gezocht]

    def van_anderen(self, dienst: str) -> list[Rijwaarden]:
        """Return the rows of all other diensten."""
        gezocht = code(dienst)
        return [rij for rij in self.rijen if code(rij.get("dienst")) != gezocht]

    def als_sheet(self) -> Sheet:
        """Return the sheet as it is to be written: all columns of the contract, and the user's own."""
        aanwezig = {k.veld for k in self.kolommen}
        kolommen = (*self.kolommen, *(k for k in self.soort.kolommen if k.veld not in aanwezig))
        eigen = _EigenBlad(**{n: getattr(self.soort, n) for n in _BLADVELDEN}, eigen_kolommen=kolommen)
        leeg = [Cel(None, k.type) for k in kolommen]  # one for all rows: most cells are empty
        plaatsen = {k.veld: plaats for plaats, k in enumerate(kolommen)}

        def als_rij(velden: Rijwaarden) -> Rij:
            cellen = leeg.copy()
            for veld, waarde in velden.items():
                plaats = plaatsen[veld]
                cellen[plaats] = Cel(waarde, _celtype(kolommen[plaats], waarde))
            return Rij(tuple(cellen))

        rijen = [als_rij(rij) for rij in self.rijen]
        return Sheet(self.naam, partial(schrijf_blad, blad=eigen, rijen=rijen))


_BLADVELDEN = ("naam", "rij", "groep", "uitleg", "sleutel", "uniek", "samengesteld")


def lees_scenarioblad(bladen: Bladen, soort: Blad) -> Scenarioblad:
    """Read a sheet of an opened scenario; one that isn't there is empty, with the columns of the contract.

    Raises:
        Invoerfouten: a formula on it was never computed.
    """
    tabblad = next((t for t in bladen.tabbladen if zoek_blad(t.naam) is soort), None)
    if tabblad is None:
        return Scenarioblad(soort, soort.naam, soort.kolommen)
    inhoud = bladen.cellen(tabblad)
    koppen = inhoud.rijen[0].waarden if inhoud.rijen and inhoud.rijen[0].nummer == 1 else {}
    breedte = max((max(rij.waarden) for rij in inhoud.rijen), default=0)
    kolommen = _kolommen(soort, [koppen.get(n) for n in range(1, breedte + 1)]) or soort.kolommen
    uit = Scenarioblad(soort, tabblad.naam, kolommen)
    for rij in inhoud.rijen:
        if rij.nummer > 1:
            uit.rijen.append(
                {kolommen[n - 1].veld: _waarde(tabblad.naam, rij.nummer, n, w) for n, w in rij.waarden.items()}
            )
    return uit


def _kolommen(soort: Blad, koppen: Sequence[Opgeslagen | None]) -> tuple[Kolom, ...]:
    """Return for each head the column of the contract, else one of the user's own; a second one of a name is numbered.

    An Excel table can't have two columns of one name.
    """
    namen = {k.kop.casefold() for k in soort.kolommen}
    velden: set[str] = set()
    kolommen = []
    for nummer, cel in enumerate(koppen, 1):
        tekst = f"kolom {kolomletters(nummer)}" if cel is None else str(cel)
        kolom = soort.kolom(tekst)
        if kolom is None or kolom.veld in velden:
            mogelijk = chain([tekst], (f"{tekst} ({n})" for n in count(2)))
            kop = next(m for m in mogelijk if m.casefold() not in namen)
            kolom = _eigen_kolom(nummer, kop)
            namen.add(kop.casefold())
        velden.add(kolom.veld)
        kolommen.append(kolom)
    return tuple(kolommen)


def _eigen_kolom(nummer: int, kop: str) -> Kolom:
    return Kolom(
        kop=kop,
        veld=f"{EIGEN} {nummer}",
        type=_VRIJ,
        uitleg="Eigen kolom; telt niet mee.",
        voorbeeld="",
        verplicht=False,
        standaard=None,
        leeg="niets",
        verwijst=None,
    )


def _waarde(bladnaam: str, rij: int, kolom: int, cel: Opgeslagen) -> Waarde:
    """Return what is written back for a cell: the value itself, an error as its text."""
    match cel:
        case FormuleZonderWaarde():
            adres = f"{kolomletters(kolom)}{rij}"
            melding = "De formule in deze cel is nog nooit uitgerekend."
            raise Invoerfouten(
                [Melding(bladnaam, adres, "(formule)", melding, "Open het bestand in Excel en sla het op.")]
            )
        case Foutwaarde():
            return cel.code
        case time():
            return cel.isoformat("minutes")
        case _:
            return cel


def _celtype(kolom: Kolom, waarde: Waarde) -> Celtype:
    return DATUM if kolom.type.soort is Soort.VRIJ and isinstance(waarde, date) else kolom.type


def gelijk(een: Waarde, ander: Waarde) -> bool:
    """Whether two cells hold the same: an empty one is 0 or no text, a code may be a number."""
    return _vergelijkbaar(een) == _vergelijkbaar(ander)


def _vergelijkbaar(waarde: Waarde) -> object:
    match waarde:
        case None | "" | 0:
            return None
        case bool():
            return "ja" if waarde else "nee"
        case int() | Decimal():
            return str(Decimal(waarde).normalize())
        case str():
            return waarde.strip()
        case _:
            return cel_inhoud(waarde, _VRIJ)


def getal(waarde: Waarde) -> Decimal:
    """Return the number in a cell; 0 for what is none, as Excel's own sums have it."""
    return Decimal(waarde) if isinstance(waarde, int | Decimal) and not isinstance(waarde, bool) else Decimal(0)


def code(waarde: object) -> str:
    """Return how a code or name in a cell is held against another."""
    return heading_key(str(waarde if waarde is not None else ""))
