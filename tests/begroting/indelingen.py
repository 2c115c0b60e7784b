"""Budgets in the layouts that diensten send them in: the same lines, written in any of many ways."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial
from pathlib import Path

import xlsxwriter

JAAR = 2027


@dataclass(frozen=True)
class Regel:
    """A line as the dienst means it; euros whole, fte in decimals."""

    programma: str
    code: str
    naam: str
    soort: str
    lasten: int
    baten: int = 0
    fte: Decimal = Decimal(0)


@dataclass(frozen=True)
class Stijl:
    """How a layout is written."""

    eenheid: int = 1
    eenheid_tekst: str = "bedragen in euro's"
    baten_negatief: bool = False
    getal: Callable[[Decimal], object] = float
    kolom_vooraf: int = 0
    """Empty columns left of the table."""
    titels: Sequence[str] = ("Begroting 2027", "Dienst Stadswerken")
    noten: Sequence[str] = ("Deze cijfers zijn voorlopig; aan dit overzicht kunnen geen rechten worden ontleend.",)
    met_code: bool = True
    met_fte: bool = False
    met_saldo: bool = False
    andere_jaren: bool = False
    """Columns of two years before."""
    twee_koprijen: bool = False
    samengevoegd: bool = False
    herhaal_koppen: int = 0
    """After how many lines the heads come again, on a new page; 0 is never."""


type Cellen = dict[tuple[int, int], object]


@dataclass
class Blad:
    """A sheet that is being written: cells by row and column (from 0), and merged ranges."""

    naam: str
    cellen: Cellen = field(default_factory=dict)
    samengevoegd: list[tuple[int, int, int, int]] = field(default_factory=list)
    rij: int = 0

    def schrijf(self, waarden: Mapping[int, object]) -> None:
        for kolom, waarde in waarden.items():
            if waarde not in (None, ""):
                self.cellen[self.rij, kolom] = waarde
        self.rij += 1


# How numbers are written


def als_tekst(decimalen: int, negatief: str = "-{}") -> Callable[[Decimal], str]:
    """Return a writer of Dutch numbers as text, with dots between thousands."""

    def schrijf(getal: Decimal) -> str:
        heel, _, rest = f"{abs(getal):,.{decimalen}f}".partition(".")
        tekst = heel.replace(",", ".") + (f",{rest}" if rest else "")
        return negatief.format(tekst) if getal < 0 else tekst

    return schrijf


def met_euroteken(getal: Decimal) -> str:
    return f"€\u00a0{als_tekst(2)(getal)}"


def streepje_voor_nul(getal: Decimal) -> str:
    return als_tekst(2, "({})")(getal) if getal else "-"


# The parts of a table


def kolommen(stijl: Stijl) -> list[str]:
    """Return the columns in order, by what they hold."""
    namen = ["code"] if stijl.met_code else []
    namen += ["naam", "soort"]
    if stijl.andere_jaren:
        namen += ["rekening", "vorig"]
    namen += ["lasten", "baten"]
    return [*namen, *(["saldo"] if stijl.met_saldo else []), *(["fte"] if stijl.met_fte else [])]


KOPPEN = {
    "code": "Kostenplaats",
    "naam": "Omschrijving",
    "soort": "Kostensoort",
    "rekening": f"Lasten rekening {JAAR - 2}",
    "vorig": f"Lasten begroting {JAAR - 1}",
    "lasten": f"Lasten begroting {JAAR}",
    "baten": f"Baten begroting {JAAR}",
    "saldo": f"Saldo begroting {JAAR}",
    "fte": "Formatie (fte)",
    "programma": "Programma",
}
BOVEN = {
    "rekening": (f"Rekening {JAAR - 2}", "Lasten"),
    "vorig": (f"Begroting {JAAR - 1}", "Lasten"),
    "lasten": (f"Begroting {JAAR}", "Lasten"),
    "baten": (f"Begroting {JAAR}", "Baten"),
    "saldo": (f"Begroting {JAAR}", "Saldo"),
}


def bedrag(stijl: Stijl, euro: int) -> object:
    return stijl.getal(Decimal(euro) / stijl.eenheid)


def waarden(stijl: Stijl, lasten: int, baten: int, fte: Decimal) -> dict[str, object]:
    """Return the amounts of a line or total."""
    return {
        "rekening": bedrag(stijl, lasten // 2),
        "vorig": bedrag(stijl, lasten // 3),
        "lasten": bedrag(stijl, lasten),
        "baten": bedrag(stijl, -baten if stijl.baten_negatief else baten),
        "saldo": bedrag(stijl, lasten - baten),
        "fte": stijl.getal(fte) if fte else "",
    }


def som(regels: Sequence[Regel]) -> tuple[int, int, Decimal]:
    return sum(r.lasten for r in regels), sum(r.baten for r in regels), sum((r.fte for r in regels), Decimal(0))


def begin(stijl: Stijl, naam: str, namen: Sequence[str]) -> Blad:
    blad = Blad(naam)
    for titel in (*stijl.titels, stijl.eenheid_tekst):
        blad.schrijf({stijl.kolom_vooraf: titel})
    blad.rij += 1
    schrijf_koppen(stijl, blad, namen)
    return blad


def schrijf_koppen(stijl: Stijl, blad: Blad, namen: Sequence[str]) -> None:
    van = stijl.kolom_vooraf
    if not stijl.twee_koprijen:
        blad.schrijf({van + i: KOPPEN[n] for i, n in enumerate(namen)})
        return
    boven: dict[int, object] = {}
    vorige = ""
    for i, naam in enumerate(namen):
        groep = BOVEN.get(naam, ("", ""))[0]
        if groep and (groep != vorige):
            boven[van + i] = groep
            laatste = max(j for j, n in enumerate(namen) if BOVEN.get(n, ("", ""))[0] == groep)
            if stijl.samengevoegd and laatste > i:
                blad.samengevoegd.append((blad.rij, van + i, blad.rij, van + laatste))
        vorige = groep
    blad.schrijf(boven)
    blad.schrijf({van + i: BOVEN[n][1] if n in BOVEN else KOPPEN[n] for i, n in enumerate(namen)})


def schrijf_regel(stijl: Stijl, blad: Blad, namen: Sequence[str], regel: Regel) -> None:
    inhoud = waarden(stijl, regel.lasten, regel.baten, regel.fte)
    inhoud |= {"code": regel.code, "naam": regel.naam, "soort": regel.soort, "programma": regel.programma}
    blad.schrijf({stijl.kolom_vooraf + i: inhoud[n] for i, n in enumerate(namen)})


def schrijf_totaal(stijl: Stijl, blad: Blad, namen: Sequence[str], label: str, regels: Sequence[Regel]) -> None:
    inhoud = waarden(stijl, *som(regels))
    plek = namen.index("naam")
    blad.schrijf({stijl.kolom_vooraf + i: label if i == plek else inhoud.get(n, "") for i, n in enumerate(namen)})


def schrijf_regels(stijl: Stijl, blad: Blad, namen: Sequence[str], regels: Sequence[Regel]) -> None:
    for nummer, regel in enumerate(regels, 1):
        schrijf_regel(stijl, blad, namen, regel)
        if stijl.herhaal_koppen and nummer % stijl.herhaal_koppen == 0 and nummer < len(regels):
            blad.schrijf({stijl.kolom_vooraf: f"Pagina {nummer}"})
            schrijf_koppen(stijl, blad, namen)


def eindig(stijl: Stijl, blad: Blad) -> Blad:
    blad.rij += 1
    for noot in stijl.noten:
        blad.schrijf({stijl.kolom_vooraf: noot})
    return blad


def per_programma(regels: Sequence[Regel]) -> dict[str, list[Regel]]:
    groepen: dict[str, list[Regel]] = {}
    for regel in regels:
        groepen.setdefault(regel.programma, []).append(regel)
    return groepen


# The layouts


def plat(stijl: Stijl, regels: Sequence[Regel]) -> list[Blad]:
    """One list with a column of programma's, and one total."""
    namen = ["programma", *kolommen(stijl)]
    blad = begin(stijl, "Blad1", namen)
    schrijf_regels(stijl, blad, namen, regels)
    schrijf_totaal(stijl, blad, namen, "Totaal", regels)
    return [eindig(stijl, blad)]


def kaal(stijl: Stijl, regels: Sequence[Regel]) -> list[Blad]:
    """One list without any total."""
    namen = ["programma", *kolommen(stijl)]
    blad = begin(stijl, "Blad1", namen)
    schrijf_regels(stijl, blad, namen, regels)
    return [blad]


def secties(stijl: Stijl, regels: Sequence[Regel]) -> list[Blad]:
    """A title for each programma, a subtotal under it, and a total at the end."""
    namen = kolommen(stijl)
    blad = begin(stijl, "Begroting", namen)
    for programma, eigen in per_programma(regels).items():
        blad.schrijf({stijl.kolom_vooraf: programma})
        schrijf_regels(stijl, blad, namen, eigen)
        schrijf_totaal(stijl, blad, namen, f"Totaal {programma}", eigen)
        blad.rij += 1
    schrijf_totaal(stijl, blad, namen, "Totaal generaal", regels)
    return [eindig(stijl, blad)]


def subtotalen_zonder_naam(stijl: Stijl, regels: Sequence[Regel]) -> list[Blad]:
    """The same, with totals that are all called subtotaal."""
    namen = kolommen(stijl)
    blad = begin(stijl, "Begroting", namen)
    for programma, eigen in per_programma(regels).items():
        blad.schrijf({stijl.kolom_vooraf: programma})
        schrijf_regels(stijl, blad, namen, eigen)
        schrijf_totaal(stijl, blad, namen, "Subtotaal", eigen)
    schrijf_totaal(stijl, blad, namen, "Totaal", regels)
    return [eindig(stijl, blad)]


def totaal_boven(stijl: Stijl, regels: Sequence[Regel]) -> list[Blad]:
    """A column of programma's of which the first row holds the total, with the word."""
    namen = ["programma", *kolommen(stijl)]
    blad = begin(stijl, "Begroting", namen)
    van = stijl.kolom_vooraf
    blad.schrijf(
        {
            van: "Totaal",
            **{van + i: w for i, n in enumerate(namen) if (w := waarden(stijl, *som(regels)).get(n, "")) != ""},
        }
    )
    for programma, eigen in per_programma(regels).items():
        inhoud = waarden(stijl, *som(eigen))
        blad.schrijf(
            {van: programma, van + 1: "Totaal", **{van + i: inhoud[n] for i, n in enumerate(namen) if n in inhoud}}
        )
        schrijf_regels(stijl, blad, namen, eigen)
    return [eindig(stijl, blad)]


def bladen(stijl: Stijl, regels: Sequence[Regel]) -> list[Blad]:
    """A sheet for each programma, each with its total, and one that sums up."""
    namen = kolommen(stijl)
    gemaakt = []
    for programma, eigen in per_programma(regels).items():
        blad = begin(stijl, programma, namen)
        schrijf_regels(stijl, blad, namen, eigen)
        schrijf_totaal(stijl, blad, namen, "Totaal", eigen)
        gemaakt.append(eindig(stijl, blad))
    samen = begin(stijl, "Samenvatting", namen)
    for programma, eigen in per_programma(regels).items():
        schrijf_totaal(stijl, samen, namen, programma, eigen)
    schrijf_totaal(stijl, samen, namen, "Totaal", regels)
    return [*gemaakt, samen]


def rijen_met_maat(stijl: Stijl, regels: Sequence[Regel]) -> list[Blad]:
    """Three rows a line, lasten, baten and saldo, in one column of amounts."""
    blad = Blad("Begroting")
    van = stijl.kolom_vooraf
    for titel in (*stijl.titels, stijl.eenheid_tekst):
        blad.schrijf({van: titel})
    blad.schrijf({van: "Omschrijving", van + 1: f"Begroting {JAAR}"})
    for regel in regels:
        blad.schrijf({van: f"{regel.code} {regel.naam}"})
        _lasten_en_baten(stijl, blad, [regel], "")
    _lasten_en_baten(stijl, blad, regels, "Totaal ")
    return [eindig(stijl, blad)]


def _lasten_en_baten(stijl: Stijl, blad: Blad, regels: Sequence[Regel], voorop: str) -> None:
    inhoud = waarden(stijl, *som(regels))
    for maat in ("lasten", "baten", "saldo"):
        blad.schrijf({stijl.kolom_vooraf: f"{voorop}{maat}".capitalize(), stijl.kolom_vooraf + 1: inhoud[maat]})


# Files


def schrijf_xlsx(pad: Path, gemaakt: Sequence[Blad]) -> Path:
    werkmap = xlsxwriter.Workbook(str(pad), {"strings_to_numbers": False, "strings_to_formulas": False})
    for blad in gemaakt:
        vel = werkmap.add_worksheet(blad.naam[:31])
        for (rij, kolom), waarde in blad.cellen.items():
            vel.write(rij, kolom, waarde)
        for boven, links, onder, rechts in blad.samengevoegd:
            vel.merge_range(boven, links, onder, rechts, blad.cellen[boven, links])
    werkmap.close()
    return pad


def schrijf_csv(pad: Path, gemaakt: Sequence[Blad], scheiding: str = ";", codering: str = "cp1252") -> Path:
    (blad,) = gemaakt
    hoog, breed = (max(plek[i] for plek in blad.cellen) + 1 for i in (0, 1))
    uit = io.StringIO()
    schrijver = csv.writer(uit, delimiter=scheiding, lineterminator="\r\n")
    for rij in range(hoog):
        schrijver.writerow([blad.cellen.get((rij, kolom), "") for kolom in range(breed)])
    pad.write_bytes(uit.getvalue().encode(codering))
    return pad


@dataclass(frozen=True)
class Indeling:
    """A layout, its style, and the file it is written to."""

    naam: str
    vorm: Callable[[Stijl, Sequence[Regel]], list[Blad]]
    stijl: Stijl
    csv: bool = False

    def schrijf(self, map_: Path, regels: Sequence[Regel]) -> Path:
        gemaakt = self.vorm(self.stijl, regels)
        if self.csv:
            return schrijf_csv(map_ / f"{self.naam}.csv", gemaakt)
        return schrijf_xlsx(map_ / f"{self.naam}.xlsx", gemaakt)


_DUIZEND = partial(Stijl, eenheid=1000, eenheid_tekst="bedragen x € 1.000")


def _stijlen() -> Iterator[Indeling]:
    yield Indeling("plat", plat, Stijl(met_fte=True, met_saldo=True))
    yield Indeling("plat-duizend", plat, _DUIZEND(andere_jaren=True, baten_negatief=True))
    yield Indeling("kaal", kaal, Stijl(kolom_vooraf=3, andere_jaren=True))
    yield Indeling("secties", secties, Stijl(met_fte=True))
    yield Indeling("secties-duizend", secties, _DUIZEND(twee_koprijen=True, samengevoegd=True, andere_jaren=True))
    yield Indeling("secties-pagina's", secties, Stijl(herhaal_koppen=2, kolom_vooraf=1))
    yield Indeling("subtotalen", subtotalen_zonder_naam, Stijl(twee_koprijen=True, andere_jaren=True))
    yield Indeling("totaal-boven", totaal_boven, Stijl(met_saldo=True))
    yield Indeling("bladen", bladen, Stijl(baten_negatief=True, twee_koprijen=True, samengevoegd=True, met_saldo=True))
    yield Indeling("rijen", rijen_met_maat, Stijl(eenheid_tekst="(in euro's)"))
    yield Indeling("tekst", plat, Stijl(getal=als_tekst(2), met_fte=True))
    yield Indeling("tekst-haakjes", secties, Stijl(getal=streepje_voor_nul, baten_negatief=True))
    yield Indeling("tekst-euro", plat, Stijl(getal=met_euroteken, met_code=False))
    yield Indeling("csv", plat, Stijl(getal=als_tekst(2, "{}-"), met_fte=True), csv=True)
    yield Indeling("csv-secties", secties, Stijl(getal=als_tekst(2), baten_negatief=True), csv=True)


INDELINGEN = tuple(_stijlen())
