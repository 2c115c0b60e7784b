"""What the columns of amounts hold, and which of them are brought in: the year and stage that the scenario is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from allocator.begroting.duiding.vragen import Keuze, Vraag, Vragen
from allocator.begroting.tabel.vinden import Tabel, Tabelkolom
from allocator.begroting.woorden import (
    Maat,
    Stand,
    is_totaal,
    is_verschil,
    jaren_in,
    kostensoort_van,
    maat_van,
    stand_van,
)
from allocator.workbook.headings import heading_key
from allocator.workbook.stored import Opgeslagen
from allocator_models.scenario import Kostensoort

MENSEN = (Maat.FTE, Maat.BEZETTING)


@dataclass(frozen=True, slots=True)
class Periode:
    """Which year and stage is brought in. ``staat_in_rijen``: the rows have been chosen by it already."""

    jaar: int | None
    stand: str
    staat_in_rijen: bool


@dataclass(frozen=True, slots=True)
class Bedragkolom:
    """A column of amounts, and what its heads say."""

    kolom: Tabelkolom
    maat: Maat | None
    jaar: int | None
    stand: Stand | None
    kostensoort: Kostensoort | None
    is_totaal: bool
    is_verschil: bool

    @property
    def nummer(self) -> int:
        """Its number in the rooster."""
        return self.kolom.nummer


@dataclass(frozen=True)
class Kolomkeuze:
    """The columns that are brought in. Either ``maten`` or ``verdeeld`` holds the lasten."""

    maten: Mapping[Maat, Bedragkolom]
    zonder_maat: Bedragkolom | None = None
    """A column of which the rows say what it measures."""
    verdeeld: tuple[Bedragkolom, ...] = ()
    """Columns that each hold the lasten of one kind."""
    totaal: Bedragkolom | None = None
    """The column that adds up ``verdeeld``."""

    def kolom(self, maat: Maat) -> Bedragkolom | None:
        """Return the one column with all of a measure; None when there is no such column."""
        return self.maten.get(maat) or (self.totaal if maat is Maat.LASTEN else None)

    @property
    def gebruikt(self) -> tuple[Bedragkolom, ...]:
        """All columns that are read."""
        los = [k for k in (self.zonder_maat, self.totaal) if k]
        return (*self.maten.values(), *self.verdeeld, *los)


def duid_kolommen(tabel: Tabel, eigen: Mapping[str, str]) -> tuple[Bedragkolom, ...]:
    """Return what each column of amounts holds; ``eigen`` is what the user says of a head."""
    return tuple(_duid(kolom, eigen) for kolom in tabel.bedragen if eigen.get(heading_key(kolom.kop)) != "overslaan")


def _duid(kolom: Tabelkolom, eigen: Mapping[str, str]) -> Bedragkolom:
    kop = kolom.kop
    genoemd = eigen.get(heading_key(kop))
    maat = Maat(genoemd) if genoemd in list(Maat) else _maat(kolom.koppen)
    jaren = jaren_in(kop)
    return Bedragkolom(
        kolom,
        maat,
        jaren[-1] if jaren else None,
        stand_van(kop),
        kostensoort_van(kop),
        bool(kolom.koppen) and is_totaal(kolom.koppen[-1]),
        is_verschil(kop),
    )


def _maat(koppen: Sequence[str]) -> Maat | None:
    """The measure that the nearest head names; one that only names a kostensoort, such as personele kosten, is none."""
    for kop in reversed(koppen):
        maat = maat_van(kop)
        if maat is Maat.LASTEN and kostensoort_van(kop) and heading_key(kop) not in _ALLE_LASTEN:
            continue
        if maat is not None:
            return maat
    return None


_ALLE_LASTEN = frozenset({"lasten", "uitgaven", "kosten", "totalelasten", "totaallasten"})


def kies_kolommen(
    tabel: Tabel,
    kolommen: Sequence[Bedragkolom],
    periode: Periode,
    vragen: Vragen,
) -> Kolomkeuze | None:
    """Return which columns to bring in; None when there is nothing to choose from."""
    bruikbaar = [k for k in kolommen if not k.kolom.verborgen and not k.is_verschil]
    if periode.staat_in_rijen:
        bruikbaar = [k for k in bruikbaar if k.jaar is None]
    else:
        bruikbaar = _van_jaar(tabel, bruikbaar, periode.jaar, vragen)
        bruikbaar = _van_stand(tabel, bruikbaar, periode.stand, vragen)
    maten: dict[Maat, Bedragkolom] = {}
    for maat in (m for m in Maat if m is not Maat.SALDO):
        passend = [k for k in bruikbaar if k.maat is maat]
        if passend:
            maten[maat] = _beste(tabel, maat, passend, vragen)
    saldo = _kloppend_saldo(tabel, maten, [k for k in kolommen if k.maat is Maat.SALDO])
    if saldo is not None:
        maten[Maat.SALDO] = saldo
    los = [k for k in bruikbaar if k.maat is None]
    if Maat.LASTEN in maten or (not los and maten):
        return Kolomkeuze(maten)
    return _zonder_maat(tabel, maten, los, vragen)


def _kloppend_saldo(
    tabel: Tabel, maten: Mapping[Maat, Bedragkolom], kolommen: Sequence[Bedragkolom]
) -> Bedragkolom | None:
    """The column, hidden or not, that is the difference of the chosen lasten and baten in most rows: a check."""
    if Maat.LASTEN not in maten or Maat.BATEN not in maten:
        return None
    lasten, baten = maten[Maat.LASTEN].nummer, maten[Maat.BATEN].nummer

    def treffers(kolom: Bedragkolom) -> int:
        return sum(_is_saldo(*(tabel.waarde(n, k) for k in (kolom.nummer, lasten, baten))) for n in tabel.rijen)

    beste = max(kolommen, key=treffers, default=None)
    return beste if beste and treffers(beste) > 0.5 * len(tabel.rijen) else None


def _is_saldo(saldo: Opgeslagen | None, lasten: Opgeslagen | None, baten: Opgeslagen | None) -> bool:
    gedrukt, af, bij = _getal(saldo), *(Decimal(0) if w is None else _getal(w) for w in (lasten, baten))
    if gedrukt is None or af is None or bij is None:
        return False
    return abs(dichtste_saldo(gedrukt, af, bij) - gedrukt) < 1


def dichtste_saldo(gedrukt: Decimal, lasten: Decimal, baten: Decimal) -> Decimal:
    """Return the saldo of lasten and baten that is nearest to what is printed: files differ in all three signs."""
    mogelijk = (lasten - baten, baten - lasten, lasten + baten, -lasten - baten)
    return min(mogelijk, key=lambda saldo: abs(saldo - gedrukt))


def _van_jaar(tabel: Tabel, kolommen: list[Bedragkolom], jaar: int | None, vragen: Vragen) -> list[Bedragkolom]:
    """Leave out the columns of other years; a column without a year stays when it measures something of its own."""
    jaren = sorted({k.jaar for k in kolommen if k.jaar})
    if not jaren:
        return kolommen
    if jaar in jaren:
        gekozen = jaar
    elif jaar is None and len(jaren) == 1:
        gekozen = jaren[0]
    else:
        bekend = f"{jaar} staat niet in het bestand. " if jaar else ""
        tekst = f"{bekend}Welk jaar moet worden ingelezen?"
        gekozen = int(vragen.stel(Vraag("jaar", tekst, tuple(Keuze(str(j)) for j in jaren), tabel.blad)))
    van_jaar = [k for k in kolommen if k.jaar == gekozen]
    maten = {k.maat for k in van_jaar}
    return [*van_jaar, *(k for k in kolommen if k.jaar is None and k.maat and k.maat not in maten)]


def _van_stand(tabel: Tabel, kolommen: list[Bedragkolom], stand: str, vragen: Vragen) -> list[Bedragkolom]:
    """Leave out all stages but one: a rekening gives way to a begroting, and a stage is chosen as the scenario says."""
    standen = list(dict.fromkeys(k.stand for k in kolommen if k.stand))
    if len(standen) > 1 and Stand.REKENING in standen:
        standen.remove(Stand.REKENING)
    if len(standen) > 1:
        genoemd = stand_van(stand)
        if genoemd in standen:
            standen = [genoemd]
        else:
            keuzes = tuple(Keuze(s.value, _koppen(k for k in kolommen if k.stand is s)) for s in standen)
            gekozen = vragen.stel(
                Vraag("stand", "Welke stand van de begroting moet worden ingelezen?", keuzes, tabel.blad)
            )
            standen = [Stand(gekozen)]
    return [k for k in kolommen if k.stand is None or k.stand in standen]


def _beste(tabel: Tabel, maat: Maat, kolommen: list[Bedragkolom], vragen: Vragen) -> Bedragkolom:
    """Choose among columns of one measure: the only one, the one that is called just that, or as the user says."""
    if len(kolommen) == 1:
        return kolommen[0]
    precies = [
        k
        for k in kolommen
        if k.kolom.koppen and heading_key(k.kolom.koppen[-1]) in (maat, f"totaal{maat}", f"totale{maat}")
    ]
    if precies:
        return precies[0]
    return _vraag_kolom(tabel, maat.value, kolommen, vragen)


def _zonder_maat(
    tabel: Tabel, maten: dict[Maat, Bedragkolom], los: list[Bedragkolom], vragen: Vragen
) -> Kolomkeuze | None:
    """Columns that don't say what they measure: of one, the rows say it; several are kinds of lasten, or a choice."""
    if len(los) == 1:
        return Kolomkeuze(maten, zonder_maat=los[0])
    if not los:
        return Kolomkeuze(maten) if maten else None
    totalen = [k for k in los if k.is_totaal]
    gewoon = [k for k in los if not k.is_totaal]
    soorten = sum(k.kostensoort is not None for k in gewoon)
    if len(totalen) == 1 and _telt_op(tabel, gewoon, totalen[0]):
        links = tuple(k for k in gewoon if k.nummer < totalen[0].nummer)
        return Kolomkeuze(maten, verdeeld=links, totaal=totalen[0])
    if soorten >= 2 and soorten == len(gewoon):
        return Kolomkeuze(maten, verdeeld=tuple(gewoon), totaal=totalen[0] if len(totalen) == 1 else None)
    gekozen = _vraag_kolom(tabel, Maat.LASTEN.value, los, vragen)
    return Kolomkeuze({**maten, Maat.LASTEN: gekozen})


def _telt_op(tabel: Tabel, delen: Sequence[Bedragkolom], totaal: Bedragkolom) -> bool:
    """Whether a column is at least the sum of those left of it, in nearly every row; where it is more is told later."""
    links = [k.nummer for k in delen if k.nummer < totaal.nummer]
    goed = rijen = 0
    for rij in tabel.rijen:
        gedrukt = _getal(tabel.waarde(rij, totaal.nummer))
        if gedrukt is None:
            continue
        getallen = [g for k in links if (g := _getal(tabel.waarde(rij, k))) is not None]
        rijen += 1
        goed += bool(getallen) and sum(getallen) - gedrukt < 1
    return rijen > 0 and goed >= 0.9 * rijen


def _getal(cel: Opgeslagen | None) -> Decimal | None:
    """The number in a cell; None for what is none."""
    return Decimal(cel) if isinstance(cel, int | Decimal) and not isinstance(cel, bool) else None


def _vraag_kolom(tabel: Tabel, wat: str, kolommen: Sequence[Bedragkolom], vragen: Vragen) -> Bedragkolom:
    namen = _namen(tabel, kolommen)
    keuzes = tuple(Keuze(naam, tabel.plek(k.kolom)) for naam, k in namen.items())
    return namen[vragen.stel(Vraag(f"kolom {wat}", f"In welke kolom staan de {wat}?", keuzes, tabel.blad))]


def _namen(tabel: Tabel, kolommen: Sequence[Bedragkolom]) -> dict[str, Bedragkolom]:
    """What to call each column: its head, or its place where it has none or shares it with another."""
    keer = Counter(heading_key(k.kolom.kop) for k in kolommen)
    return {
        k.kolom.kop if keer[heading_key(k.kolom.kop)] == 1 and heading_key(k.kolom.kop) else tabel.plek(k.kolom): k
        for k in kolommen
    }


def _koppen(kolommen: Iterable[Bedragkolom]) -> str:
    return ", ".join(k.kolom.kop for k in kolommen)
