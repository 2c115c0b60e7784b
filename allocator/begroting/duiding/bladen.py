"""Which sheets of a file count, and what the columns of each mean."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from allocator.begroting.bestand import Bestand
from allocator.begroting.duiding.kolommen import (
    MENSEN,
    Bedragkolom,
    Kolomkeuze,
    Periode,
    duid_kolommen,
    kies_kolommen,
)
from allocator.begroting.duiding.labels import duid_labels
from allocator.begroting.duiding.rijen import kies_jaarrijen, rijen_met_bedrag
from allocator.begroting.duiding.vragen import Vragen
from allocator.begroting.tabel.rooster import tekst
from allocator.begroting.tabel.vinden import Tabel, vind_tabel
from allocator.begroting.woorden import Maat, Rol, is_samenvatting, is_totaal, jaren_in
from allocator.workbook.problems import Invoerfouten, weigering

_JAARTAL = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


class Soort(StrEnum):
    """What kind of file a dienst sends."""

    BEGROTING = "begroting"
    FORMATIE = "formatie"


@dataclass(frozen=True)
class Opdracht:
    """What is known before the file is looked at."""

    soort: Soort = Soort.BEGROTING
    jaar: int | None = None
    stand: str = ""
    """The stage that the scenario is about, in its own words."""
    kolommen: Mapping[str, str] = field(default_factory=dict)
    """Head, as `heading_key` gives it → what the user says it means."""


@dataclass(frozen=True)
class Uitleg:
    """One table with the meaning of its columns."""

    tabel: Tabel
    kolommen: tuple[Bedragkolom, ...]
    keuze: Kolomkeuze
    rollen: Mapping[int, Rol]
    rijen: tuple[int, ...]


def kies_bladen(bestand: Bestand, opdracht: Opdracht, vragen: Vragen) -> tuple[list[Uitleg], list[Uitleg], list[str]]:
    """Return the tables that are brought in, those that only sum them up, and what to say of other sheets.

    Raises:
        Invoerfouten: there is no table of the kind that is asked for.
    """
    opmerkingen = []
    gevonden: list[Uitleg] = []
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
        raise _geen_tabel(bestand, opdracht)
    gekozen = _van_een_soort(gevonden, opdracht)
    over = [u for u in gevonden if u not in gekozen]
    samenvattingen = [u for u in over if is_samenvatting(u.tabel.blad)]
    for u in over:
        waarom = " het vat de andere samen en wordt daarmee vergeleken" if u in samenvattingen else ""
        opmerkingen.append(f"Het blad '{u.tabel.blad}' telt niet mee{':' if waarom else ''}{waarom}.")
    return gekozen, samenvattingen, opmerkingen


def kenmerk_van(tabel: Tabel, jaar: int | None) -> str:
    """Return the heads of a table as one text, the same next year: years are counted from that of the scenario."""

    def vanaf_nu(gevonden: re.Match[str]) -> str:
        return f"t{int(gevonden[0]) - jaar:+d}" if jaar else gevonden[0]

    # As a cell gives it back: a column without a head at an end leaves no space there.
    return " | ".join(_JAARTAL.sub(vanaf_nu, kop) for kop in tabel.kenmerk).strip()


def _leg_uit(tabel: Tabel, opdracht: Opdracht, vragen: Vragen) -> Uitleg | None:
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
    labels = duid_labels(tabel, rijen, eigen, teams_zijn_posten=opdracht.soort is Soort.FORMATIE)
    rollen = {**labels, **dict.fromkeys(jaarkolommen, Rol.JAAR)}
    return Uitleg(tabel, kolommen, keuze, _zonder_dubbelzinnig_programma(tabel, rollen, rijen), tuple(rijen))


def _zonder_dubbelzinnig_programma(tabel: Tabel, rollen: dict[int, Rol], rijen: Sequence[int]) -> dict[int, Rol]:
    """Take a column of programma's that differs in every row for the omschrijving: it names the lines themselves."""
    for kolom, rol in rollen.items():
        if rol is Rol.PROGRAMMA:
            waarden = [w for n in rijen if (w := tekst(tabel.waarde(n, kolom))) and not is_totaal(w)]
            if len(set(waarden)) > 0.9 * len(waarden) and len(waarden) > 3:
                anders = {k: Rol.INDELING if r is Rol.OMSCHRIJVING else r for k, r in rollen.items()}
                return {**anders, kolom: Rol.OMSCHRIJVING}
    return rollen


def _van_een_soort(gevonden: list[Uitleg], opdracht: Opdracht) -> list[Uitleg]:
    """Keep the sheets of one layout: of the right year when sheets are named so, without those that sum up others."""
    jaar = opdracht.jaar
    van_jaar = [u for u in gevonden if jaar in jaren_in(u.tabel.blad)]
    if van_jaar and any(set(jaren_in(u.tabel.blad)) - {jaar} for u in gevonden):
        gevonden = van_jaar
    delen = [u for u in gevonden if not is_samenvatting(u.tabel.blad)] or gevonden
    beste = max(delen, key=lambda u: (Maat.LASTEN in u.keuze.maten, len(u.rijen)))
    return [u for u in delen if set(u.keuze.maten) == set(beste.keuze.maten) and _zelfde_rollen(u, beste)]


def _zelfde_rollen(een: Uitleg, ander: Uitleg) -> bool:
    return bool(een.keuze.zonder_maat) == bool(ander.keuze.zonder_maat)


def _geen_tabel(bestand: Bestand, opdracht: Opdracht) -> Invoerfouten:
    if opdracht.soort is Soort.FORMATIE:
        return weigering(f"In '{bestand.naam}' staat geen tabel met fte.", "Geef een kolom de kop fte.")
    return weigering(
        f"In '{bestand.naam}' staat geen tabel met lasten of baten.",
        "Geef de kolom met bedragen de kop lasten. Is het een formatie? Gebruik dan --soort formatie.",
    )
