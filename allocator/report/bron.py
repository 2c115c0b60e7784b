"""Where the sheet Begroting of a scenario workbook keeps what Aansluiting adds up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from allocator.workbook.headings import heading_key
from allocator.workbook.importprofielen import Profiel, lees_profielen
from allocator.workbook.read import read_workbook
from allocator.workbook.stored import kolomletters


@dataclass(frozen=True)
class Begrotingsblad:
    """The sheet's name as the user wrote it, the letters of its columns, and the sums that are there now."""

    naam: str
    dienst: str
    lasten: str
    fte: str | None
    baten: str | None
    lasten_euro: Mapping[str, int]
    """Dienst (as :func:`~allocator.workbook.headings.heading_key` gives it) → euros."""
    fte_honderdsten: Mapping[str, int]
    baten_euro: Mapping[str, int]
    ingelezen: tuple[Profiel, ...] = ()
    """What diensten brought in from files of their own."""


def lees_begrotingsblad(pad: Path) -> Begrotingsblad:
    """Find the columns of Begroting in a scenario workbook that has been read without problems before."""
    werkmap = read_workbook(pad)
    kop = werkmap.koppen["Begroting"]
    lasten: dict[str, Decimal] = defaultdict(Decimal)
    fte: dict[str, Decimal] = defaultdict(Decimal)
    baten: dict[str, Decimal] = defaultdict(Decimal)
    for rij in werkmap.rijen["Begroting"]:
        dienst = heading_key(str(rij.cellen.get("dienst", "")))
        lasten[dienst] += _getal(rij.cellen.get("lasten"))
        fte[dienst] += _getal(rij.cellen.get("fte"))
        baten[dienst] += _getal(rij.cellen.get("baten"))
    return Begrotingsblad(
        naam=kop.naam,
        dienst=kolomletters(kop.kolommen["dienst"]),
        lasten=kolomletters(kop.kolommen["lasten"]),
        fte=kolomletters(kop.kolommen["fte"]) if "fte" in kop.kolommen else None,
        lasten_euro={dienst: int(som) for dienst, som in lasten.items()},
        fte_honderdsten={dienst: int(som * 100) for dienst, som in fte.items()},
        baten=kolomletters(kop.kolommen["baten"]) if "baten" in kop.kolommen else None,
        baten_euro={dienst: int(som) for dienst, som in baten.items()},
        ingelezen=lees_profielen(pad),
    )


def _getal(waarde: object) -> Decimal:
    return Decimal(waarde) if isinstance(waarde, int | Decimal) else Decimal(0)
