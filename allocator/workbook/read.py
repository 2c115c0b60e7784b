"""The raw rows of a scenario workbook: the sheets and heads of the contract, each value as it is stored.

Problems of a sheet as a whole are found here: sheets and columns that are missing or there twice, merged cells. What
is in the cells is judged by :mod:`.typed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from allocator.workbook import notation
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Invoerfouten, Melding, Meldingen
from allocator.workbook.schema import BLADEN, Blad, Kolom, zoek_blad
from allocator.workbook.sheets import Bladen, Tabblad, open_bladen
from allocator.workbook.stored import Celinhoud, Opgeslagen, Rij, kolomletters, kolomnummer
from allocator.workbook.values import bedoelt_u, toon

KOPRIJ = 1
_BEREIK = re.compile(r"([A-Z]{1,3})(\d+):([A-Z]{1,3})(\d+)")
_ZOEK_KOPPEN_TOT_RIJ = 20
_MEESTE_BEDEKT = 100_000
"""Cells under merged ones that are looked at; more only costs time, for the sheet has been refused by then."""


@dataclass(frozen=True, slots=True)
class Samengevoegd:
    """An empty cell that is hidden under the cell it is merged with."""


type Cel = Opgeslagen | Samengevoegd


@dataclass(frozen=True, slots=True)
class Kopregel:
    """A sheet of the workbook: its name as the user wrote it, and the number of the column of each field."""

    blad: Blad
    naam: str
    kolommen: Mapping[str, int]

    def velden_tussen(self, links: int, rechts: int) -> list[str]:
        """The fields of which the column lies between two columns, these included."""
        return [veld for veld, nummer in self.kolommen.items() if links <= nummer <= rechts]


@dataclass(frozen=True, slots=True, order=True)
class Bereik:
    """A range of cells: its rows and the numbers of its columns, the last ones included."""

    boven: int
    links: int
    onder: int
    rechts: int

    @classmethod
    def lees(cls, tekst: str) -> Bereik | None:
        """Return the range that is written like ``A3:B5``; None when it isn't one."""
        gevonden = _BEREIK.fullmatch(tekst)
        if not gevonden:
            return None
        links, boven, rechts, onder = gevonden.groups()
        try:
            return cls(int(boven), kolomnummer(links), int(onder), kolomnummer(rechts))
        except ValueError:
            return None

    @property
    def tekst(self) -> str:
        """The range as Excel writes it."""
        return f"{kolomletters(self.links)}{self.boven}:{kolomletters(self.rechts)}{self.onder}"


@dataclass(frozen=True, slots=True)
class RuweRij:
    """A row as it is stored: the filled cells by field.

    ``elders`` holds the sheet and cell of those that come from elsewhere (an optie), where their problems belong.
    """

    kop: Kopregel
    nummer: int
    cellen: Mapping[str, Cel]
    elders: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def plek(self, veld: str) -> tuple[str, str]:
        """The sheet and cell of a field; when its column isn't there, those of the row's first key."""
        if veld in self.elders:
            return self.elders[veld]
        kolommen = self.kop.kolommen
        nummer = kolommen.get(veld) or kolommen.get(self.kop.blad.sleutel[0]) or 1
        return self.kop.naam, f"{kolomletters(nummer)}{self.nummer}"

    def melding(self, veld: str, melding: str, remedie: str = "") -> Melding:
        """A problem or remark at the cell of a field."""
        blad, cel = self.plek(veld)
        inhoud = self.cellen.get(veld)
        return Melding(blad, cel, None if isinstance(inhoud, Samengevoegd) else toon(inhoud), melding, remedie)


@dataclass(frozen=True)
class Werkmap:
    """The raw rows of the sheets that are there, by the name that the contract gives a sheet."""

    pad: Path
    rijen: Mapping[str, tuple[RuweRij, ...]]
    koppen: Mapping[str, Kopregel]
    fouten: tuple[Melding, ...] = ()
    opmerkingen: tuple[Melding, ...] = ()


def read_workbook(pad: Path) -> Werkmap:
    """Read the raw rows of the workbook at ``pad``, with what is wrong with its sheets as a whole.

    Raises:
        Invoerfouten: the file can't be opened, or isn't a scenario workbook; always one melding.
    """
    with open_bladen(pad) as bladen:
        gevonden = [(tabblad, soort) for tabblad in bladen.tabbladen if (soort := zoek_blad(tabblad.naam))]
        _check_is_scenario(pad, bladen, {soort.naam for _, soort in gevonden})
        lezer = _Lezer()
        for tabblad, soort in gevonden:
            lezer.lees(bladen, tabblad, soort)
        lezer.mis_bladen(bladen)
    return Werkmap(pad, lezer.rijen, lezer.koppen, tuple(lezer.fouten), tuple(lezer.opmerkingen))


def _check_is_scenario(pad: Path, bladen: Bladen, namen: set[str]) -> None:
    verplicht = [b.naam for b in BLADEN if b.verplicht]
    if not namen.intersection(verplicht):
        heeft = notation.opsomming([f"'{t.naam}'" for t in bladen.tabbladen], meeste=4)
        melding = f"'{pad.name}' is geen scenario: de bladen {notation.opsomming(verplicht)} ontbreken."
        aanwezig = f"Dit bestand heeft: {heeft}. " if heeft else ""
        raise Invoerfouten(
            [Melding(None, None, None, melding, f"{aanwezig}Met 'allocator nieuw' maakt u een lege scenariowerkmap.")]
        )


class _Lezer:
    """Gathers rows, problems and remarks, sheet by sheet."""

    def __init__(self) -> None:
        self.rijen: dict[str, tuple[RuweRij, ...]] = {}
        self.koppen: dict[str, Kopregel] = {}
        self.fouten = Meldingen()
        self.opmerkingen = Meldingen()

    def lees(self, bladen: Bladen, tabblad: Tabblad, blad: Blad) -> None:
        """Read a sheet of the contract."""
        eerder = self.koppen.get(blad.naam)
        if eerder is not None:
            self.fouten.add(
                Melding(
                    tabblad.naam,
                    None,
                    None,
                    f"De bladen '{eerder.naam}' en '{tabblad.naam}' zijn hetzelfde blad.",
                    "Voeg ze samen, of geef een van de twee een andere naam.",
                )
            )
            return
        inhoud = bladen.cellen(tabblad)
        kop = Kopregel(blad, tabblad.naam, self._kolommen(tabblad.naam, blad, inhoud))
        rijen = tuple(_ruwe_rijen(kop, inhoud))
        self.koppen[blad.naam] = kop
        self._mis_kolommen(kop, inhoud)
        self.rijen[blad.naam] = self._samengevoegd(kop, rijen, inhoud.samengevoegd)
        self._verborgen(tabblad, inhoud, {rij.nummer for rij in rijen})
        self._zonder_kop(kop, inhoud)
        if blad.verplicht and not rijen and (kop.kolommen or not inhoud.rijen):
            self.fouten.add(Melding(kop.naam, None, None, "Dit blad is leeg.", "Er is minstens één regel nodig."))

    def _kolommen(self, naam: str, blad: Blad, inhoud: Celinhoud) -> dict[str, int]:
        """Find the column of each field; remark on those that the contract doesn't know."""
        kolommen: dict[str, int] = {}
        for nummer, cel in sorted(_kopcellen(inhoud).items()):
            tekst = toon(cel) or ""
            adres = f"{kolomletters(nummer)}{KOPRIJ}"
            kolom = blad.kolom(tekst)
            if kolom is None:
                melding = "Deze kolom kent Allocator niet; hij wordt overgeslagen."
                self.opmerkingen.add(Melding(naam, adres, tekst, melding))
            elif kolom.veld in kolommen:
                eerder = f"{kolomletters(kolommen[kolom.veld])}{KOPRIJ}"
                melding = f"De kop '{kolom.kop}' staat ook in {eerder}."
                self.fouten.add(Melding(naam, adres, tekst, melding, "Laat één van de twee kolommen staan."))
            else:
                kolommen[kolom.veld] = nummer
        return kolommen

    def _mis_kolommen(self, kop: Kopregel, inhoud: Celinhoud) -> None:
        """Report required columns that aren't there; when none is, say where the heads seem to be."""
        missend = [k for k in kop.blad.kolommen if k.verplicht and k.veld not in kop.kolommen]
        if not inhoud.rijen:
            return
        if missend and not kop.kolommen:
            self.fouten.add(Melding(kop.naam, "A1", _eerste_kop(inhoud), *_koppen_elders(kop.blad, inhoud)))
            return
        onbekend = [toon(c) or "" for n, c in _kopcellen(inhoud).items() if n not in kop.kolommen.values()]
        for kolom in missend:
            self.fouten.add(
                Melding(kop.naam, None, None, f"De kolom '{kolom.kop}' ontbreekt.", _lijkt_op(kolom, onbekend))
            )

    def _zonder_kop(self, kop: Kopregel, inhoud: Celinhoud) -> None:
        """Remark on columns of the table with values but without a head; what stands apart is a note of the user."""
        koppen = _kopcellen(inhoud)
        zonder = set(range(1, max(koppen, default=0) + 2)) - koppen.keys() if kop.kolommen else set()
        eerste: dict[int, int] = {}
        for rij in inhoud.rijen:
            for nummer in zonder & rij.waarden.keys():
                eerste.setdefault(nummer, rij.nummer)
        for nummer, rij_nummer in sorted(eerste.items()):
            adres = f"{kolomletters(nummer)}{rij_nummer}"
            melding = f"Kolom {kolomletters(nummer)} heeft geen kop in rij {KOPRIJ}; hij wordt overgeslagen."
            self.opmerkingen.add(Melding(kop.naam, adres, None, melding))

    def _samengevoegd(
        self, kop: Kopregel, rijen: tuple[RuweRij, ...], bereiken: tuple[str, ...]
    ) -> tuple[RuweRij, ...]:
        """Report merged cells, once for the sheet, and mark the cells that lie under another."""
        bedekt: dict[tuple[int, str], Cel] = {}
        eerste = ""
        laatste_rij = max((rij.nummer for rij in rijen), default=KOPRIJ)
        geraakt = 0
        for bereik in sorted(filter(None, map(Bereik.lees, bereiken))):
            velden = kop.velden_tussen(bereik.links, bereik.rechts)
            if velden and bereik.boven <= laatste_rij:
                eerste = eerste or bereik.tekst
                geraakt += 1
                if len(bedekt) < _MEESTE_BEDEKT:
                    bedekt.update(dict.fromkeys(_bedekt(kop, bereik, velden, laatste_rij), Samengevoegd()))
        if not geraakt:
            return rijen
        ook = f", net als op {geraakt - 1} andere plekken" if geraakt > 1 else ""
        self.fouten.add(
            Melding(
                kop.naam,
                eerste.partition(":")[0],
                None,
                f"De cellen {eerste} zijn samengevoegd{ook}.",
                "Hef het samenvoegen op en vul elke cel apart in.",
            )
        )
        return tuple(_bedek(rij, bedekt) for rij in rijen)

    def _verborgen(self, tabblad: Tabblad, inhoud: Celinhoud, nummers: set[int]) -> None:
        if tabblad.verborgen and nummers:
            self.opmerkingen.add(Melding(tabblad.naam, None, None, "Dit blad is verborgen; het telt wel mee."))
        verborgen = [rij.nummer for rij in inhoud.rijen if rij.verborgen and rij.nummer in nummers]
        if verborgen:
            aantal = f"{len(verborgen)} rijen zijn" if len(verborgen) > 1 else "1 rij is"
            melding = f"{aantal} verborgen of weggefilterd; ze tellen wel mee."
            self.opmerkingen.add(Melding(tabblad.naam, f"A{verborgen[0]}", None, melding))

    def mis_bladen(self, bladen: Bladen) -> None:
        """Report required sheets that aren't there."""
        onbekend = [t.naam for t in bladen.tabbladen if zoek_blad(t.naam) is None]
        for blad in BLADEN:
            if blad.verplicht and blad.naam not in self.koppen:
                vraag = bedoelt_u(blad.naam, onbekend)
                koppen = notation.opsomming([k.kop for k in blad.kolommen if k.verplicht])
                remedie = (
                    f"{vraag} Geef dat blad dan de naam {blad.naam}."
                    if vraag.startswith("Bedoelt")
                    else f"Voeg het toe met in rij {KOPRIJ} de koppen {koppen}."
                )
                self.fouten.add(Melding(blad.naam, None, None, f"Het blad {blad.naam} ontbreekt.", remedie))


def _kopcellen(inhoud: Celinhoud) -> Mapping[int, Opgeslagen]:
    eerste = inhoud.rijen[0] if inhoud.rijen else None
    return eerste.waarden if eerste is not None and eerste.nummer == KOPRIJ else {}


def _ruwe_rijen(kop: Kopregel, inhoud: Celinhoud) -> Iterator[RuweRij]:
    """The rows under the heads that have anything in a known column."""
    velden = {nummer: veld for veld, nummer in kop.kolommen.items()}
    for rij in inhoud.rijen:
        if rij.nummer > KOPRIJ:
            cellen: dict[str, Cel] = {velden[n]: waarde for n, waarde in rij.waarden.items() if n in velden}
            if cellen:
                yield RuweRij(kop, rij.nummer, cellen)


def _bedekt(kop: Kopregel, bereik: Bereik, velden: list[str], laatste_rij: int) -> Iterator[tuple[int, str]]:
    """The row and field of each cell that lies under the first one of a merged range, as far as there is data."""
    onderste = min(bereik.onder, laatste_rij, bereik.boven + _MEESTE_BEDEKT)
    for rij in range(bereik.boven, onderste + 1):
        for veld in velden:
            if (rij, kop.kolommen[veld]) != (bereik.boven, bereik.links):
                yield rij, veld


def _bedek(rij: RuweRij, bedekt: Mapping[tuple[int, str], Cel]) -> RuweRij:
    onder = {veld: bedekt[rij.nummer, veld] for veld in rij.kop.kolommen if (rij.nummer, veld) in bedekt}
    return RuweRij(rij.kop, rij.nummer, {**onder, **rij.cellen}) if onder else rij


def _eerste_kop(inhoud: Celinhoud) -> str | None:
    cellen = _kopcellen(inhoud)
    return toon(cellen.get(1)) if cellen else None


def _koppen_elders(blad: Blad, inhoud: Celinhoud) -> tuple[str, str]:
    """Say where the heads are, when row 1 has none of them."""
    eigen = {heading_key(k.kop) for k in blad.kolommen}

    def treffers(rij: Rij) -> int:
        return sum(heading_key(c) in eigen for c in rij.waarden.values() if isinstance(c, str))

    kandidaten = [rij for rij in inhoud.rijen if rij.nummer <= _ZOEK_KOPPEN_TOT_RIJ]
    beste = max(kandidaten, key=treffers, default=None)
    koppen = notation.opsomming([k.kop for k in blad.kolommen if k.verplicht])
    melding = f"In rij {KOPRIJ} staan de koppen niet."
    if beste is not None and treffers(beste) > 1:
        return melding, f"Ze staan in rij {beste.nummer}: verwijder de rijen erboven."
    return melding, f"Zet in rij {KOPRIJ} minstens de koppen {koppen}."


def _lijkt_op(kolom: Kolom, onbekend: list[str]) -> str:
    vraag = bedoelt_u(kolom.kop, onbekend)
    if vraag.startswith("Bedoelt"):
        return f"{vraag} Geef die kolom dan de kop '{kolom.kop}'."
    return f"Voeg de kolom toe: {kolom.uitleg}"
