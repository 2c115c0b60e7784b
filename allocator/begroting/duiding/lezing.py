"""Read a whole file as a budget or a formatie: the sheets that count, their columns, unit, signs, lines and totals."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum

from allocator.begroting.bestand import Bestand
from allocator.begroting.duiding.eenheid import Eenheid, bepaal_eenheid
from allocator.begroting.duiding.kolommen import (
    MENSEN,
    Bedragkolom,
    Kolomkeuze,
    Periode,
    duid_kolommen,
    kies_kolommen,
)
from allocator.begroting.duiding.labels import duid_labels
from allocator.begroting.duiding.lijnen import Controle, Lijn, Tabelinhoud, is_batenlijn, maak_lijnen
from allocator.begroting.duiding.rijen import Rijen, Rijlezer, kies_jaarrijen, rijen_met_bedrag
from allocator.begroting.duiding.teken import keer_om
from allocator.begroting.duiding.vragen import Keuze, Vraag, Vragen
from allocator.begroting.getallen import Schrijfwijze, Twijfel, bepaal_schrijfwijze, lees_getal
from allocator.begroting.tabel.rooster import tekst
from allocator.begroting.tabel.vinden import Tabel, vind_tabel
from allocator.begroting.woorden import Maat, Rol, is_samenvatting, is_totaal, jaren_in
from allocator.workbook.headings import heading_key
from allocator.workbook.notation import getal, opsomming
from allocator.workbook.problems import Invoerfouten, Melding
from allocator_models.scenario import Kostensoort


class Soort(StrEnum):
    """What kind of file a dienst sends."""

    BEGROTING = "begroting"
    FORMATIE = "formatie"


_JAARTAL = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True)
class Opdracht:
    """What is known before the file is looked at."""

    soort: Soort = Soort.BEGROTING
    jaar: int | None = None
    stand: str = ""
    """The stage that the scenario is about, in its own words."""
    kolommen: Mapping[str, str] = field(default_factory=dict)
    """Head, as `heading_key` gives it → what the user says it means."""


@dataclass(frozen=True, slots=True)
class Betekenis:
    """What one column is taken for, to show to the user."""

    blad: str
    kolom: str
    kop: str
    betekenis: str


@dataclass(frozen=True)
class Lezing:
    """All that is read from a file. Amounts are in its own unit, lasten and baten both as positive amounts."""

    bestand: str
    soort: Soort
    iv3: bool
    bladen: tuple[str, ...]
    eenheid: Eenheid
    eenheid_uitleg: str
    omgekeerd: tuple[Maat, ...]
    """What the file writes with a minus sign."""
    betekenissen: tuple[Betekenis, ...]
    kenmerk: str
    """The heads of the table, by which its layout is recognised."""
    lijnen: tuple[Lijn, ...]
    controles: tuple[Controle, ...]
    afgerond: bool
    fouten: tuple[Melding, ...]
    opmerkingen: tuple[str, ...]
    vragen: tuple[Vraag, ...]
    antwoorden: Mapping[str, str]

    def som(self, maat: Maat) -> Decimal:
        """Return the sum of all lines, in the file's unit."""
        return sum((lijn.bedragen.get(maat, Decimal(0)) for lijn in self.lijnen), Decimal(0))


@dataclass(frozen=True)
class _Uitleg:
    """One table with the meaning of its columns."""

    tabel: Tabel
    kolommen: tuple[Bedragkolom, ...]
    keuze: Kolomkeuze
    rollen: Mapping[int, Rol]
    rijen: tuple[int, ...]


def lees_begroting(bestand: Bestand, opdracht: Opdracht, vragen: Vragen) -> Lezing:
    """Read a file. What isn't answered yet is in ``vragen`` of the result, which is then only provisional.

    Raises:
        Invoerfouten: there is no table of lasten, baten or fte in it.
    """
    uitleg, samenvattingen, opmerkingen = _kies_bladen(bestand, opdracht, vragen)
    schrijfwijze = _schrijfwijze(uitleg, vragen)
    iv3 = opdracht.soort is Soort.BEGROTING and any(_is_iv3(u.tabel) for u in uitleg)
    gelezen = [_lees_rijen(u, schrijfwijze) for u in uitleg]
    afgerond = _is_afgerond(gelezen)
    inhoud = [
        maak_lijnen(u.tabel, u.keuze, u.rollen, rijen, afgerond=afgerond, bladnaam_telt=len(uitleg) > 1)
        for u, rijen in zip(uitleg, gelezen, strict=True)
    ]
    lijnen = [lijn for deel in inhoud for lijn in deel.lijnen]
    controles = [c for deel in inhoud for c in deel.controles]
    for samenvatting in samenvattingen:
        controles += _controleer_samenvatting(samenvatting, schrijfwijze, lijnen, afgerond=afgerond)
    eenheid, waarom = _eenheid(bestand, opdracht, uitleg, lijnen, iv3=iv3, vragen=vragen)
    lijnen, omgekeerd = _zet_tekens(uitleg, lijnen, vragen)
    controles = [_draai_controle(c, omgekeerd) for c in controles]
    afgerond = afgerond and eenheid is not Eenheid.EURO
    return Lezing(
        bestand=bestand.naam,
        soort=opdracht.soort,
        iv3=iv3,
        bladen=tuple(u.tabel.blad for u in uitleg),
        eenheid=eenheid,
        eenheid_uitleg=waarom,
        omgekeerd=omgekeerd,
        betekenissen=tuple(b for u in uitleg[:1] for b in _betekenissen(u)),
        kenmerk=kenmerk_van(uitleg[0].tabel, opdracht.jaar),
        lijnen=tuple(lijnen),
        controles=tuple(controles),
        afgerond=afgerond,
        fouten=tuple(f for rijen in gelezen for f in rijen.fouten),
        opmerkingen=(*opmerkingen, *_opmerkingen(uitleg, gelezen, inhoud)),
        vragen=tuple(vragen.open.values()),
        antwoorden=dict(vragen.beantwoord),
    )


def _kies_bladen(
    bestand: Bestand, opdracht: Opdracht, vragen: Vragen
) -> tuple[list[_Uitleg], list[_Uitleg], list[str]]:
    """Return the tables that are brought in, those that only sum them up, and what to say of other sheets."""
    opmerkingen = []
    gevonden: list[_Uitleg] = []
    for blad in bestand.bladen:
        if blad.verborgen:
            if blad.rijen:
                opmerkingen.append(f"Het blad '{blad.naam}' is verborgen en telt niet mee.")
            continue
        tabel = vind_tabel(blad)
        if tabel is not None:
            vragen.herken(kenmerk_van(tabel, opdracht.jaar))
        uitleg = _leg_uit(tabel, opdracht, vragen) if tabel else None
        if uitleg is not None:
            gevonden.append(uitleg)
        elif blad.rijen:
            opmerkingen.append(f"Op het blad '{blad.naam}' staat geen tabel met bedragen.")
    if not gevonden:
        raise Invoerfouten([_geen_tabel(bestand, opdracht)])
    gekozen = _van_een_soort(gevonden, opdracht)
    over = [u for u in gevonden if u not in gekozen]
    samenvattingen = [u for u in over if is_samenvatting(u.tabel.blad)]
    for u in over:
        waarom = " het vat de andere samen en wordt daarmee vergeleken" if u in samenvattingen else ""
        opmerkingen.append(f"Het blad '{u.tabel.blad}' telt niet mee{':' if waarom else ''}{waarom}.")
    return gekozen, samenvattingen, opmerkingen


def _controleer_samenvatting(
    samenvatting: _Uitleg, schrijfwijze: Schrijfwijze, lijnen: Sequence[Lijn], *, afgerond: bool
) -> list[Controle]:
    """Hold each amount on a sheet that sums up others against the lines of the sheet it names, a total against all."""
    rijen = _lees_rijen(samenvatting, schrijfwijze)
    inhoud = maak_lijnen(
        samenvatting.tabel, samenvatting.keuze, samenvatting.rollen, rijen, afgerond=afgerond, bladnaam_telt=False
    )
    per_blad: dict[str, list[Lijn]] = {}
    for lijn in lijnen:
        per_blad.setdefault(heading_key(lijn.blad), []).append(lijn)
    controles = []
    for genoemd in inhoud.lijnen:
        leden = per_blad.get(heading_key(genoemd.omschrijving), [])
        for maat, gedrukt in genoemd.bedragen.items() if leden else ():
            berekend = sum((lid.bedragen.get(maat, Decimal(0)) for lid in leden), Decimal(0))
            wat, blad = genoemd.omschrijving, genoemd.blad
            controles.append(Controle(blad, genoemd.cellen[maat], wat, maat, gedrukt, berekend, len(leden)))
    for totaal in inhoud.controles:
        berekend = sum((lid.bedragen.get(totaal.maat, Decimal(0)) for lid in lijnen), Decimal(0))
        controles.append(replace(totaal, berekend=berekend, leden=len(lijnen)))
    return controles


def kenmerk_van(tabel: Tabel, jaar: int | None) -> str:
    """Return the heads of a table as one text, the same next year: years are counted from that of the scenario."""

    def vanaf_nu(gevonden: re.Match[str]) -> str:
        return f"t{int(gevonden[0]) - jaar:+d}" if jaar else gevonden[0]

    return " | ".join(_JAARTAL.sub(vanaf_nu, kop) for kop in tabel.kenmerk)


def _leg_uit(tabel: Tabel, opdracht: Opdracht, vragen: Vragen) -> _Uitleg | None:
    """Return the meaning of a table; None when it holds nothing of the kind that is asked for."""
    eigen = opdracht.kolommen
    met_bedrag = rijen_met_bedrag(tabel)
    rijen, jaarkolommen = kies_jaarrijen(tabel, met_bedrag, opdracht.jaar, vragen)
    periode = Periode(opdracht.jaar, opdracht.stand, staat_in_rijen=bool(jaarkolommen))
    kolommen = duid_kolommen(tabel, eigen)
    mensen = [k for k in kolommen if k.maat in MENSEN]
    geld = [k for k in kolommen if k.maat not in MENSEN]
    if opdracht.soort is Soort.FORMATIE:
        kandidaten: Sequence[Bedragkolom] = mensen or [replace(k, maat=Maat.FTE) for k in kolommen if k.maat is None]
    else:
        kandidaten = kolommen if any(k.maat in (Maat.LASTEN, Maat.BATEN, None) for k in geld) else ()
    keuze = kies_kolommen(tabel, kandidaten, periode, vragen) if kandidaten else None
    if keuze is None:
        return None
    rollen = {**duid_labels(tabel, rijen, eigen), **dict.fromkeys(jaarkolommen, Rol.JAAR)}
    return _Uitleg(tabel, kolommen, keuze, _zonder_dubbelzinnig_programma(tabel, rollen, rijen), tuple(rijen))


def _zonder_dubbelzinnig_programma(tabel: Tabel, rollen: dict[int, Rol], rijen: Sequence[int]) -> dict[int, Rol]:
    """Take a column of programma's that differs in every row for the omschrijving: it names the lines themselves."""
    for kolom, rol in rollen.items():
        if rol is Rol.PROGRAMMA:
            waarden = [w for n in rijen if (w := tekst(tabel.waarde(n, kolom))) and not is_totaal(w)]
            if len(set(waarden)) > 0.9 * len(waarden) and len(waarden) > 3:
                anders = {k: Rol.INDELING if r is Rol.OMSCHRIJVING else r for k, r in rollen.items()}
                return {**anders, kolom: Rol.OMSCHRIJVING}
    return rollen


def _van_een_soort(gevonden: list[_Uitleg], opdracht: Opdracht) -> list[_Uitleg]:
    """Keep the sheets of one layout: of the right year when sheets are named so, without those that sum up others."""
    jaar = opdracht.jaar
    van_jaar = [u for u in gevonden if jaar in jaren_in(u.tabel.blad)]
    if van_jaar and any(set(jaren_in(u.tabel.blad)) - {jaar} for u in gevonden):
        gevonden = van_jaar
    delen = [u for u in gevonden if not is_samenvatting(u.tabel.blad)] or gevonden
    beste = max(delen, key=lambda u: (Maat.LASTEN in u.keuze.maten, len(u.rijen)))
    return [u for u in delen if set(u.keuze.maten) == set(beste.keuze.maten) and _zelfde_rollen(u, beste)]


def _zelfde_rollen(een: _Uitleg, ander: _Uitleg) -> bool:
    return bool(een.keuze.zonder_maat) == bool(ander.keuze.zonder_maat)


def _geen_tabel(bestand: Bestand, opdracht: Opdracht) -> Melding:
    if opdracht.soort is Soort.FORMATIE:
        return Melding(None, None, None, f"In '{bestand.naam}' staat geen tabel met fte.", "Geef een kolom de kop fte.")
    return Melding(
        None,
        None,
        None,
        f"In '{bestand.naam}' staat geen tabel met lasten of baten.",
        "Geef de kolom met bedragen de kop lasten. Is het een formatie? Gebruik dan --soort formatie.",
    )


def _schrijfwijze(uitleg: Sequence[_Uitleg], vragen: Vragen) -> Schrijfwijze:
    """Return how the numbers that are text are written, in all columns that are brought in."""
    teksten = [
        cel
        for u in uitleg
        for n in u.tabel.rijen
        for k in u.keuze.gebruikt
        if isinstance(cel := u.tabel.waarde(n, k.nummer), str)
    ]
    gevonden = bepaal_schrijfwijze(teksten)
    if isinstance(gevonden, Schrijfwijze):
        return gevonden
    vraag = Vraag("getallen", f"Waar staat {gevonden.voorbeeld} voor?", tuple(_lezingen(gevonden)))
    return Schrijfwijze(vragen.stel(vraag))


def _lezingen(twijfel: Twijfel) -> list[Keuze]:
    keuzes = []
    for schrijfwijze in twijfel.mogelijk:
        waarde = lees_getal(twijfel.voorbeeld, schrijfwijze)
        uitleg = "de andere getallen volgen die schrijfwijze" if waarde is None else getal(waarde)
        keuzes.append(Keuze(schrijfwijze.value, uitleg))
    return keuzes


def _lees_rijen(uitleg: _Uitleg, schrijfwijze: Schrijfwijze) -> Rijen:
    kolommen = [k.nummer for k in uitleg.keuze.gebruikt]
    zeggen_maat = uitleg.keuze.zonder_maat is not None
    lezer = Rijlezer(uitleg.tabel, kolommen, uitleg.rollen, schrijfwijze, rijen_zeggen_maat=zeggen_maat)
    return lezer.lees(uitleg.rijen)


def _is_afgerond(gelezen: Sequence[Rijen]) -> bool:
    """Whether all amounts are whole, so that in a file in thousands they must be rounded."""
    return all(b == b.to_integral_value() for rijen in gelezen for _, r in rijen.regels for b in r.bedragen.values())


def _is_iv3(tabel: Tabel) -> bool:
    """Whether heads and lines are those of Iv3: taakvelden such as 0.1 and 6.71."""
    return any(heading_key(k.koppen[-1]).startswith("taakveld") for k in tabel.labels if k.koppen)


def _eenheid(
    bestand: Bestand,
    opdracht: Opdracht,
    uitleg: Sequence[_Uitleg],
    lijnen: Sequence[Lijn],
    *,
    iv3: bool,
    vragen: Vragen,
) -> tuple[Eenheid, str]:
    if opdracht.soort is Soort.FORMATIE:
        return Eenheid.EURO, ""
    if iv3:
        return Eenheid.DUIZEND, "zo is een Iv3-bestand altijd"
    bedragen = [lijn.bedragen[Maat.LASTEN] for lijn in lijnen if Maat.LASTEN in lijn.bedragen]
    return bepaal_eenheid([u.tabel for u in uitleg], bedragen, bestand.naam, vragen)


def _zet_tekens(uitleg: Sequence[_Uitleg], lijnen: list[Lijn], vragen: Vragen) -> tuple[list[Lijn], tuple[Maat, ...]]:
    """Return the lines with lasten and baten both as positive amounts, and which of the two had to be turned round."""
    bedragen = {m: [lijn.bedragen[m] for lijn in lijnen if m in lijn.bedragen] for m in (Maat.LASTEN, Maat.BATEN)}
    if any(u.keuze.zonder_maat for u in uitleg) and not bedragen[Maat.BATEN]:
        return _min_is_baten(lijnen, vragen), ()
    omgekeerd = tuple(
        maat
        for maat, ander in ((Maat.LASTEN, Maat.BATEN), (Maat.BATEN, Maat.LASTEN))
        if keer_om(maat.value, bedragen[maat], bedragen[ander], vragen)
    )
    return [_draai(lijn, omgekeerd) for lijn in lijnen], omgekeerd


def _draai(lijn: Lijn, omgekeerd: Sequence[Maat]) -> Lijn:
    if not any(m in lijn.bedragen for m in omgekeerd):
        return lijn
    return replace(lijn, bedragen={m: -b if m in omgekeerd else b for m, b in lijn.bedragen.items()})


_MAG_NEGATIEF = (Kostensoort.DOORBELASTING, Kostensoort.STELPOST, Kostensoort.RESERVEMUTATIE, Kostensoort.VOORZIENING)


def _min_is_baten(lijnen: list[Lijn], vragen: Vragen) -> list[Lijn]:
    """In a file with one column of amounts, take those below zero for baten where the line or the user says so."""
    negatief = [i for i, lijn in enumerate(lijnen) if lijn.bedragen.get(Maat.LASTEN, 0) < 0]
    baten = [i for i in negatief if is_batenlijn(lijnen[i])]
    los = [i for i in negatief if i not in baten and lijnen[i].kostensoort not in _MAG_NEGATIEF]
    if los:
        tekst = f"{len(los)} bedragen zijn onder nul, zoals {lijnen[los[0]].omschrijving}. Wat betekent dat?"
        keuzes = (Keuze("baten", "het zijn baten"), Keuze("aftrek", "het zijn lasten onder nul"))
        if vragen.stel(Vraag("onder nul", tekst, keuzes, lijnen[los[0]].blad, lijnen[los[0]].cel)) == "baten":
            baten += los
    als_baten = set(baten)
    return [
        replace(lijn, bedragen={Maat.BATEN: -lijn.bedragen[Maat.LASTEN]}) if i in als_baten else lijn
        for i, lijn in enumerate(lijnen)
    ]


def _draai_controle(controle: Controle, omgekeerd: Sequence[Maat]) -> Controle:
    if controle.maat not in omgekeerd:
        return controle
    return replace(controle, gedrukt=-controle.gedrukt, berekend=-controle.berekend)


def _betekenissen(uitleg: _Uitleg) -> list[Betekenis]:
    """Say of each column what it is taken for."""
    keuze = uitleg.keuze
    bedrag = {k.nummer: m.value for m, k in keuze.maten.items()}
    bedrag |= {k.nummer: f"lasten, {k.kostensoort or 'soort ' + k.kolom.kop}" for k in keuze.verdeeld}
    if keuze.zonder_maat:
        bedrag[keuze.zonder_maat.nummer] = "bedragen"
    if keuze.totaal:
        bedrag[keuze.totaal.nummer] = "totaal, ter controle"
    tabel = uitleg.tabel
    gevonden = [
        Betekenis(tabel.blad, tabel.plek(k), k.kop, uitleg.rollen.get(k.nummer, Rol.NIETS).value) for k in tabel.labels
    ]
    for kolom in tabel.bedragen:
        standaard = "verborgen, niet gebruikt" if kolom.verborgen else "niet gebruikt"
        gevonden.append(Betekenis(tabel.blad, tabel.plek(kolom), kolom.kop, bedrag.get(kolom.nummer, standaard)))
    return gevonden


def _opmerkingen(uitleg: Sequence[_Uitleg], gelezen: Sequence[Rijen], inhoud: Sequence[Tabelinhoud]) -> list[str]:
    opmerkingen = []
    for u in uitleg:
        verborgen = [u.tabel.plek(k) for k in (*u.tabel.labels, *u.tabel.bedragen) if k.verborgen]
        if verborgen:
            zijn = "is" if len(verborgen) == 1 else "zijn"
            plekken = opsomming(verborgen)
            opmerkingen.append(f"Op '{u.tabel.blad}' {zijn} {plekken} verborgen; daar wordt niets uit ingelezen.")
    for u, rijen, deel in zip(uitleg, gelezen, inhoud, strict=True):
        blad = u.tabel.blad
        if rijen.verborgen:
            opmerkingen.append(f"Op '{blad}' zijn {len(rijen.verborgen)} rijen met bedragen verborgen; ze tellen mee.")
        if rijen.zonder_bedrag:
            opmerkingen.append(f"Op '{blad}' staat {rijen.zonder_bedrag} keer een woord als p.m.; dat telt als 0.")
        if deel.naamloos:
            cellen = ", ".join(deel.naamloos[:5])
            opmerkingen.append(f"Op '{blad}' staan bedragen zonder omschrijving ({cellen}); ze tellen niet mee.")
    return opmerkingen
