"""Read a whole file as a budget or a formatie: the sheets that count, their columns, unit, signs, lines and totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from allocator.begroting.bestand import Bestand
from allocator.begroting.duiding.bladen import Opdracht, Soort, Uitleg, kenmerk_van, kies_bladen
from allocator.begroting.duiding.eenheid import Eenheid, bepaal_eenheid
from allocator.begroting.duiding.lijnen import Controle, Lijn, Tabelinhoud, maak_lijnen, som
from allocator.begroting.duiding.rijen import Rijen, Rijlezer
from allocator.begroting.duiding.teken import zet_tekens
from allocator.begroting.duiding.vragen import Keuze, Vraag, Vragen
from allocator.begroting.getallen import Schrijfwijze, Twijfel, bepaal_schrijfwijze, lees_getal
from allocator.begroting.tabel.vinden import Tabel
from allocator.begroting.woorden import Maat, Rol
from allocator.workbook.headings import heading_key
from allocator.workbook.notation import getal, opsomming
from allocator.workbook.problems import Melding
from allocator.workbook.stored import kolomletters

__all__ = ["Lezing", "Opdracht", "Soort", "lees_begroting"]


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
        return som(self.lijnen, maat)


def lees_begroting(bestand: Bestand, opdracht: Opdracht, vragen: Vragen) -> Lezing:
    """Read a file. What isn't answered yet is in ``vragen`` of the result, which is then only provisional.

    Raises:
        Invoerfouten: there is no table of lasten, baten or fte in it.
    """
    uitleg, samenvattingen, opmerkingen = kies_bladen(bestand, opdracht, vragen)
    schrijfwijze = _schrijfwijze(uitleg, vragen)
    iv3 = opdracht.soort is Soort.BEGROTING and any(_is_iv3(u.tabel) for u in uitleg)
    gelezen = [_lees_rijen(u, schrijfwijze) for u in uitleg]
    afgerond = _is_afgerond(gelezen)
    inhoud = [
        _maak_lijnen(u, rijen, vragen, afgerond=afgerond, bladnaam_telt=len(uitleg) > 1)
        for u, rijen in zip(uitleg, gelezen, strict=True)
    ]
    lijnen = [lijn for deel in inhoud for lijn in deel.lijnen]
    controles = [c for deel in inhoud for c in deel.controles]
    for samenvatting in samenvattingen:
        controles += _controleer_samenvatting(samenvatting, schrijfwijze, lijnen, afgerond=afgerond)
    inhoud = [_zonder_losse_regels(deel, vragen) for deel in inhoud]
    lijnen = [lijn for deel in inhoud for lijn in deel.lijnen]
    eenheid, waarom = _eenheid(bestand, opdracht, uitleg, lijnen, iv3=iv3, vragen=vragen)
    lijnen, omgekeerd = zet_tekens(lijnen, vragen, een_kolom=any(u.keuze.zonder_maat for u in uitleg))
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


def _maak_lijnen(uitleg: Uitleg, rijen: Rijen, vragen: Vragen, *, afgerond: bool, bladnaam_telt: bool) -> Tabelinhoud:
    """Return the lines of a table; ask whether hidden rows count where its totals add up only without them."""

    def maak(gelezen: Rijen) -> Tabelinhoud:
        return maak_lijnen(
            uitleg.tabel, uitleg.keuze, uitleg.rollen, gelezen, afgerond=afgerond, bladnaam_telt=bladnaam_telt
        )

    inhoud = maak(rijen)
    if not rijen.verborgen or all(c.klopt for c in inhoud.controles):
        return inhoud
    zichtbaar = maak(rijen.zonder_verborgen)
    if not all(c.klopt for c in zichtbaar.controles):
        return inhoud
    aantal = len(rijen.verborgen)
    wat = (
        "de verborgen rij met bedragen. Telt die"
        if aantal == 1
        else f"de {aantal} verborgen rijen met bedragen. Tellen die"
    )
    tekst = f"De totalen kloppen alleen zonder {wat} mee?"
    keuzes = (Keuze("nee", "alleen wat te zien is"), Keuze("ja", "dan kloppen de totalen niet"))
    if vragen.stel(Vraag("verborgen rijen", tekst, keuzes, uitleg.tabel.blad)) == "ja":
        return inhoud
    return replace(zichtbaar, met_verborgen=False)


def _zonder_losse_regels(inhoud: Tabelinhoud, vragen: Vragen) -> Tabelinhoud:
    """Ask what lines are that no total of the table holds, while others are held; they may be no lines at all."""
    if not inhoud.los:
        return inhoud
    eerste = next(lijn for lijn in inhoud.lijnen if lijn.cel in inhoud.los)
    tekst = f"{len(inhoud.los)} regels zitten in geen enkel totaal, zoals '{eerste.omschrijving}'. Tellen ze mee?"
    keuzes = (Keuze("ja", "het zijn gewone regels"), Keuze("nee", "ze worden overgeslagen"))
    if vragen.stel(Vraag("buiten totaal", tekst, keuzes, eerste.blad, eerste.cel)) == "ja":
        return inhoud
    return replace(inhoud, lijnen=tuple(lijn for lijn in inhoud.lijnen if lijn.cel not in inhoud.los))


def _controleer_samenvatting(
    samenvatting: Uitleg, schrijfwijze: Schrijfwijze, lijnen: Sequence[Lijn], *, afgerond: bool
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
    per_rij: dict[int, list[Lijn]] = {}
    for lijn in inhoud.lijnen:
        per_rij.setdefault(lijn.rij, []).append(lijn)
    for genoemd in per_rij.values():
        naam = genoemd[0].naam
        leden = per_blad.get(heading_key(naam), [])
        for maat in dict.fromkeys(m for deel in genoemd for m in deel.bedragen) if leden else ():
            kolom = samenvatting.keuze.kolom(maat)
            cel = samenvatting.tabel.rooster.adres(genoemd[0].rij, kolom.nummer) if kolom else genoemd[0].cel
            gedrukt, berekend = som(genoemd, maat), som(leden, maat)
            controles.append(Controle(genoemd[0].blad, cel, naam, maat, gedrukt, berekend, len(leden)))
    for totaal in inhoud.controles:
        controles.append(replace(totaal, berekend=som(lijnen, totaal.maat), leden=len(lijnen)))
    return controles


def _schrijfwijze(uitleg: Sequence[Uitleg], vragen: Vragen) -> Schrijfwijze:
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


def _lees_rijen(uitleg: Uitleg, schrijfwijze: Schrijfwijze) -> Rijen:
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
    uitleg: Sequence[Uitleg],
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


def _draai_controle(controle: Controle, omgekeerd: Sequence[Maat]) -> Controle:
    if controle.maat not in omgekeerd:
        return controle
    return replace(controle, gedrukt=-controle.gedrukt, berekend=-controle.berekend)


def _betekenissen(uitleg: Uitleg) -> list[Betekenis]:
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


def _opmerkingen(uitleg: Sequence[Uitleg], gelezen: Sequence[Rijen], inhoud: Sequence[Tabelinhoud]) -> list[str]:
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
            opmerkingen.append(_over_verborgen(blad, len(rijen.verborgen), niet="" if deel.met_verborgen else "niet "))
        if rijen.zonder_bedrag:
            opmerkingen.append(f"Op '{blad}' staat {rijen.zonder_bedrag} keer een woord als p.m.; dat telt als 0.")
        if u.tabel.volgende is not None:
            plek = u.tabel.rooster.adres(u.tabel.volgende, 1)
            opmerkingen.append(f"Op '{blad}' begint bij {plek} een andere tabel; die telt niet mee.")
        if u.tabel.ernaast is not None:
            kolom = kolomletters(u.tabel.ernaast)
            opmerkingen.append(f"Op '{blad}' begint in kolom {kolom} een andere tabel; die telt niet mee.")
        if deel.naamloos:
            cellen = ", ".join(deel.naamloos[:5])
            opmerkingen.append(f"Op '{blad}' staan bedragen zonder omschrijving ({cellen}); ze tellen niet mee.")
    return opmerkingen


def _over_verborgen(blad: str, aantal: int, niet: str) -> str:
    if aantal == 1:
        return f"Op '{blad}' is 1 rij met bedragen verborgen; die telt {niet}mee."
    return f"Op '{blad}' zijn {aantal} rijen met bedragen verborgen; ze tellen {niet}mee."
