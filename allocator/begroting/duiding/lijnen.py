"""From the rows of one table to lines that each carry lasten, baten and fte, with what they are called."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from allocator.begroting.duiding.kolommen import Bedragkolom, Kolomkeuze, dichtste_saldo
from allocator.begroting.duiding.rijen import Rijen
from allocator.begroting.tabel.totalen import Ingedeeld, Regel, deel_in
from allocator.begroting.tabel.vinden import Tabel
from allocator.begroting.woorden import Maat, Rol, is_totaal, kostensoort_van, maat_van
from allocator.workbook.headings import heading_key
from allocator_models.scenario import Kostensoort

_CODE_VOOROP = re.compile(r"(?P<code>[A-Z]{0,5}[-_]?\d[\w./-]*)[\s:]+(?P<naam>\S.*)", re.IGNORECASE)
_MAATWOORDEN = frozenset({"lasten", "baten", "uitgaven", "inkomsten", "kosten", "opbrengsten", "saldo"})
_LANGSTE_MAATWOORD = 14
_RUIS = Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Lijn:
    """A line of the file. Amounts are in the file's own unit and sign."""

    blad: str
    rij: int
    """Of the rooster."""
    cel: str
    """Of the first of its amounts."""
    code: str
    naam: str
    """What its row is called."""
    deel: str
    """The head of its column, where the row is divided over columns."""
    programma: str
    indeling: tuple[str, ...]
    """The groupings that it stands in, the widest first."""
    soort: str
    """What the file calls the kind of cost; empty when it doesn't."""
    kostensoort: Kostensoort | None
    aard: str
    bedragen: Mapping[Maat, Decimal]

    @property
    def omschrijving(self) -> str:
        """What tells it from other lines."""
        return f"{self.naam}, {self.deel}" if self.deel else self.naam


def som(lijnen: Iterable[Lijn], maat: Maat) -> Decimal:
    """Return the sum of a measure over lines, in their unit."""
    return sum((lijn.bedragen.get(maat, Decimal(0)) for lijn in lijnen), Decimal(0))


@dataclass(frozen=True, slots=True)
class Controle:
    """A printed total and the sum of its lines, in the file's own unit."""

    blad: str
    cel: str
    wat: str
    maat: Maat
    gedrukt: Decimal
    berekend: Decimal
    leden: int
    """How many lines are added up."""

    @property
    def verschil(self) -> Decimal:
        """How much more is printed than the lines add up to."""
        return self.gedrukt - self.berekend

    @property
    def klopt(self) -> bool:
        """Whether they are the same, but for what is smaller than a cent."""
        return abs(self.verschil) <= _RUIS


@dataclass(frozen=True)
class Tabelinhoud:
    """The lines of one table, and its totals."""

    tabel: Tabel
    lijnen: tuple[Lijn, ...]
    controles: tuple[Controle, ...]
    naamloos: tuple[str, ...]
    """Cells with amounts of which nothing says what they are."""
    los: frozenset[str] = frozenset()
    """Cells of lines that no total holds, in a table with totals."""
    met_verborgen: bool = True
    """Whether rows that the sheet hides are among the lines."""


def maak_lijnen(
    tabel: Tabel, keuze: Kolomkeuze, rollen: Mapping[int, Rol], rijen: Rijen, *, afgerond: bool, bladnaam_telt: bool
) -> Tabelinhoud:
    """Return the lines of a table and its printed totals."""
    maker = _Maker(tabel, keuze, rollen, bladnaam_telt)
    if keuze.zonder_maat is not None and any(maat for maat, _ in rijen.regels):
        return maker.per_rijmaat(rijen, afgerond=afgerond)
    kolommen = [k.nummer for k in keuze.gebruikt]
    ingedeeld = deel_in([regel for _, regel in rijen.regels], kolommen, afgerond=afgerond)
    maten = {k.nummer: maat for maat, k in keuze.maten.items()}
    if keuze.zonder_maat:
        maten[keuze.zonder_maat.nummer] = Maat.LASTEN
    maten |= {k.nummer: Maat.LASTEN for k in (*keuze.verdeeld, *([keuze.totaal] if keuze.totaal else []))}
    controles = [*maker.totalen(ingedeeld, maten), *maker.dwars(ingedeeld)]
    gehouden = {lid for totaal in ingedeeld.totalen for lid in totaal.leden}
    lijnen: list[Lijn] = []
    los: set[str] = set()
    for plaats, regel in enumerate(ingedeeld.lijnen):
        eigen = maker.lijnen(regel, maten)
        lijnen += eigen
        if ingedeeld.totalen and plaats not in gehouden and any(regel.bedragen.values()):
            los |= {lijn.cel for lijn in eigen}
    naamloos = tuple(tabel.rooster.adres(r.rij, min(r.bedragen)) for r in ingedeeld.naamloos)
    return Tabelinhoud(tabel, tuple(lijnen), tuple(controles), naamloos, frozenset(los))


@dataclass(frozen=True)
class _Maker:
    """Makes the lines of one table."""

    tabel: Tabel
    keuze: Kolomkeuze
    rollen: Mapping[int, Rol]
    bladnaam_telt: bool

    def lijnen(self, regel: Regel, maten: Mapping[int, Maat]) -> list[Lijn]:
        """The lines of a row: one, or one for each kind of lasten that it is divided over."""
        if not self.keuze.verdeeld:
            bedragen = {maten[k]: bedrag for k, bedrag in regel.bedragen.items()}
            return [self._lijn(regel, bedragen, min(regel.bedragen))]
        delen = [
            self._lijn(regel, {Maat.LASTEN: regel.bedragen[k.nummer]}, k.nummer, k)
            for k in self.keuze.verdeeld
            if regel.bedragen.get(k.nummer)
        ]
        ander = {m: regel.bedragen[k.nummer] for m, k in self.keuze.maten.items() if k.nummer in regel.bedragen}
        return [*delen, self._lijn(regel, ander, min(regel.bedragen))] if ander else delen

    def per_rijmaat(self, rijen: Rijen, *, afgerond: bool) -> Tabelinhoud:
        """The lines of a table of which the rows say what they measure: those of one name belong together."""
        assert self.keuze.zonder_maat is not None
        kolom = self.keuze.zonder_maat.nummer
        samen: dict[tuple[str, ...], tuple[Regel, dict[Maat, Decimal]]] = {}
        controles: list[Controle] = []
        naamloos: list[str] = []
        for maat in (Maat.LASTEN, Maat.BATEN):
            regels = [r for m, r in rijen.regels if (m or Maat.LASTEN) is maat]
            ingedeeld = deel_in(regels, [kolom], afgerond=afgerond)
            controles += self.totalen(ingedeeld, {kolom: maat})
            naamloos += [self.tabel.rooster.adres(r.rij, kolom) for r in ingedeeld.naamloos]
            for regel in ingedeeld.lijnen:
                bedragen = samen.setdefault(self._naam(regel), (regel, {}))[1]
                bedragen[maat] = bedragen.get(maat, Decimal(0)) + regel.bedragen[kolom]
        saldi = [regel for maat_van_rij, regel in rijen.regels if maat_van_rij is Maat.SALDO]
        controles += [self._saldorij(regel, kolom, list(samen.values())) for regel in saldi]
        lijnen = tuple(self._lijn(regel, bedragen, kolom) for regel, bedragen in samen.values())
        return Tabelinhoud(self.tabel, lijnen, tuple(controles), tuple(naamloos))

    def _saldorij(self, regel: Regel, kolom: int, samen: Sequence[tuple[Regel, Mapping[Maat, Decimal]]]) -> Controle:
        """Hold a row with a saldo against the lines of its own section, or else against all; its sign may be either."""
        gedrukt = regel.bedragen[kolom]
        eigen = tuple(s for s in regel.secties if not _is_maatwoord(s))
        mogelijk = []
        for pad in (eigen, ()):
            leden = [bedragen for lijn, bedragen in samen if lijn.secties[: len(pad)] == pad]
            lasten, baten = (sum((b.get(m, Decimal(0)) for b in leden), Decimal(0)) for m in (Maat.LASTEN, Maat.BATEN))
            mogelijk.append((dichtste_saldo(gedrukt, lasten, baten), len(leden)))
        berekend, aantal = min(mogelijk, key=lambda m: abs(m[0] - gedrukt))
        cel = self.tabel.rooster.adres(regel.rij, kolom)
        wat = " ".join((*eigen, *regel.eigen.values()))
        return Controle(self.tabel.blad, cel, wat, Maat.SALDO, gedrukt, berekend, max(2, aantal))

    def _naam(self, regel: Regel) -> tuple[str, ...]:
        delen = (*regel.secties, *(regel.labels[k] for k in sorted(regel.labels)))
        return tuple(heading_key(d) for d in delen if not _is_maatwoord(d))

    def totalen(self, ingedeeld: Ingedeeld, maten: Mapping[int, Maat]) -> list[Controle]:
        """Hold each total against the sum of its lines, column by column."""
        controles = []
        for totaal in ingedeeld.totalen:
            eigen = [tekst for _, tekst in sorted(totaal.regel.eigen.items())]
            wat = " ".join(dict.fromkeys(eigen)) or (totaal.regel.secties or ("totaal",))[-1]
            for kolom, gedrukt in totaal.regel.bedragen.items():
                berekend = sum((ingedeeld.lijnen[i].bedragen.get(kolom, Decimal(0)) for i in totaal.leden), Decimal(0))
                cel = self.tabel.rooster.adres(totaal.regel.rij, kolom)
                leden = len(totaal.leden)
                controles.append(Controle(self.tabel.blad, cel, wat, maten[kolom], gedrukt, berekend, leden))
        return controles

    def dwars(self, ingedeeld: Ingedeeld) -> list[Controle]:
        """Hold the column that adds up others, or is the saldo of two, against each line; only what differs is told."""
        gevonden = []
        for regel in (*ingedeeld.lijnen, *(t.regel for t in ingedeeld.totalen)):
            controle = self._dwars_totaal(regel) or self._dwars_saldo(regel)
            if controle is not None and not controle.klopt:
                gevonden.append(controle)
        return gevonden

    def _dwars_totaal(self, regel: Regel) -> Controle | None:
        totaal = self.keuze.totaal
        if totaal is None or totaal.nummer not in regel.bedragen:
            return None
        delen = [regel.bedragen[k.nummer] for k in self.keuze.verdeeld if k.nummer in regel.bedragen]
        return self._controle(regel, totaal, Maat.LASTEN, sum(delen, Decimal(0)), len(delen))

    def _dwars_saldo(self, regel: Regel) -> Controle | None:
        saldo = self.keuze.maten.get(Maat.SALDO)
        if (
            saldo is None
            or saldo.kolom.verborgen
            or saldo.nummer not in regel.bedragen
            or Maat.BATEN not in self.keuze.maten
        ):
            return None
        lasten, baten = (
            regel.bedragen.get(self.keuze.maten[m].nummer, Decimal(0)) if m in self.keuze.maten else Decimal(0)
            for m in (Maat.LASTEN, Maat.BATEN)
        )
        berekend = dichtste_saldo(regel.bedragen[saldo.nummer], lasten, baten)
        return self._controle(regel, saldo, Maat.SALDO, berekend, 2)

    def _controle(self, regel: Regel, kolom: Bedragkolom, maat: Maat, berekend: Decimal, leden: int) -> Controle:
        cel = self.tabel.rooster.adres(regel.rij, kolom.nummer)
        return Controle(self.tabel.blad, cel, kolom.kolom.kop, maat, regel.bedragen[kolom.nummer], berekend, leden)

    def _lijn(
        self, regel: Regel, bedragen: Mapping[Maat, Decimal], kolom: int, deel: Bedragkolom | None = None
    ) -> Lijn:
        label = self._per_rol(regel)
        secties = tuple(s for s in regel.secties if not _is_maatwoord(s) and not is_totaal(s))
        indeling = (*([self.tabel.blad] if self.bladnaam_telt else []), *secties, *label[Rol.INDELING])
        naam = " ".join(label[Rol.OMSCHRIJVING]) or next(reversed((*label[Rol.PROGRAMMA], *indeling)), "")
        code, naam = _splits_code(" ".join(label[Rol.POST]), naam)
        soort = deel.kolom.kop if deel else " ".join(label[Rol.KOSTENSOORT])
        return Lijn(
            blad=self.tabel.blad,
            rij=regel.rij,
            cel=self.tabel.rooster.adres(regel.rij, kolom),
            code=code,
            naam=naam if deel else naam or code,
            deel=soort if deel else "",
            programma=_programma(label[Rol.PROGRAMMA], secties, indeling),
            indeling=indeling,
            soort=soort,
            kostensoort=_kostensoort(soort, naam, secties),
            aard=" ".join(label[Rol.AARD]),
            bedragen=bedragen,
        )

    def _per_rol(self, regel: Regel) -> dict[Rol, list[str]]:
        per_rol: dict[Rol, list[str]] = defaultdict(list)
        for kolom, tekst in sorted(regel.labels.items()):
            if not _is_maatwoord(tekst):
                per_rol[self.rollen[kolom]].append(tekst)
        return per_rol


def _is_maatwoord(tekst: str) -> bool:
    return len(tekst) <= _LANGSTE_MAATWOORD and heading_key(tekst) in _MAATWOORDEN


def _splits_code(code: str, naam: str) -> tuple[str, str]:
    """Return the code and the name of a line, where the name begins with a code: `0.2 Burgerzaken`."""
    gevonden = None if code else _CODE_VOOROP.fullmatch(naam)
    return (gevonden["code"], gevonden["naam"]) if gevonden else (code, naam)


def _programma(genoemd: Sequence[str], secties: Sequence[str], indeling: Sequence[str]) -> str:
    """Return the programma: as a column says, else the section that calls itself so, else the widest grouping."""
    if genoemd:
        return genoemd[0]
    titel = next((s for s in secties if s.casefold().startswith("programma")), None)
    return titel or (indeling[0] if indeling else "")


def _kostensoort(soort: str, naam: str, secties: Sequence[str]) -> Kostensoort | None:
    """Return the kostensoort that the file names, else the one that the words of the line show."""
    for tekst in (soort, naam, *reversed(secties)):
        gevonden = kostensoort_van(tekst) if tekst else None
        if gevonden is not None:
            return gevonden
    return None


def is_batenlijn(lijn: Lijn) -> bool:
    """Whether a line calls itself income."""
    return Maat.BATEN in (maat_van(lijn.soort), maat_van(lijn.omschrijving))
