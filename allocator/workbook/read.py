"""The raw rows of a scenario workbook: the sheets and heads of the contract, each value as it is stored.

Problems of a sheet as a whole are found here: sheets and columns that are missing or there twice, merged cells. What
is in the cells is judged by :mod:`.typed`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from allocator.workbook import merged, notation
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Invoerfouten, Melding, Meldingen
from allocator.workbook.rows import Cel, Kopregel, RuweRij
from allocator.workbook.schema import BLADEN, Blad, Kolom, zoek_blad
from allocator.workbook.sheets import Bladen, Tabblad, open_bladen
from allocator.workbook.stored import Celinhoud, Opgeslagen, Rij, kolomletters
from allocator.workbook.values import bedoelt_u, toon

KOPRIJ = 1
_ZOEK_KOPPEN_TOT_RIJ = 20


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


def read_sheet(pad: Path, naam: str) -> Werkmap:
    """Read the raw rows of one sheet of the contract, from a workbook that needn't be a scenario.

    Raises:
        Invoerfouten: the file can't be opened, or has no such sheet; always one melding.
    """
    lezer = _Lezer()
    with open_bladen(pad) as bladen:
        for tabblad in bladen.tabbladen:
            soort = zoek_blad(tabblad.naam)
            if soort is not None and soort.naam == naam:
                lezer.lees(bladen, tabblad, soort)
    if naam not in lezer.rijen:
        raise Invoerfouten([Melding(None, None, None, f"'{pad.name}' heeft geen blad {naam}.")])
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
        bereiken = merged.samengevoegd(kop, rijen, inhoud.samengevoegd)
        if bereiken:
            self.fouten.add(merged.melding(kop, bereiken))
            rijen = merged.markeer(kop, rijen, bereiken)
        self.rijen[blad.naam] = rijen
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
