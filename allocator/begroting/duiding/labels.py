"""What the columns of texts say about a line, by their heads and by what is in them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from allocator.begroting.tabel.rooster import is_getal, is_jaarachtig, tekst
from allocator.begroting.tabel.vinden import Tabel, Tabelkolom
from allocator.begroting.woorden import Rol, rol_van
from allocator.workbook.headings import heading_key

_CODE = re.compile(r"[A-Z]{0,6}[-_./]?\d[\w./-]*", re.IGNORECASE)
_DEEL_CODES = 0.8
_DEEL_EIGEN_NAAM = 0.8


def duid_labels(
    tabel: Tabel, rijen: Sequence[int], eigen: Mapping[str, str], *, teams_zijn_posten: bool
) -> dict[int, Rol]:
    """Return the role of each column of texts; ``rijen`` are the rows with amounts, ``eigen`` what the user says.

    Columns that are hidden, or hold one and the same text, say nothing. The one that tells lines best apart is their
    omschrijving, unless a head says otherwise. In a formatie, where ``teams_zijn_posten``, a team keeps its name
    however many lines it has; in a budget it is then a grouping.
    """
    eerste_bedrag = min(k.nummer for k in tabel.bedragen)
    rollen: dict[int, Rol] = {}
    verschillend: dict[int, int] = {}
    for kolom in tabel.labels:
        teksten = [tekst(w) for rij in rijen if (w := tabel.waarde(rij, kolom.nummer)) is not None]
        rol = _rol(kolom, teksten, eigen, rechts=kolom.nummer > eerste_bedrag)
        if rol is not None:
            rollen[kolom.nummer] = rol
        else:
            verschillend[kolom.nummer] = len(set(teksten))
    namen = {n: aantal for n, aantal in verschillend.items() if aantal > 1}
    for kolom in tabel.labels if namen and not teams_zijn_posten else ():
        if rollen.get(kolom.nummer) is Rol.OMSCHRIJVING and _is_groepsnaam(tabel, kolom, rijen):
            rollen[kolom.nummer] = Rol.INDELING
    if Rol.OMSCHRIJVING not in rollen.values() and namen:
        beste = max(namen, key=lambda n: (namen[n], n))
        if Rol.PROGRAMMA not in rollen.values() or namen[beste] > 1:
            rollen[beste] = Rol.OMSCHRIJVING
    for nummer, aantal in verschillend.items():
        rollen.setdefault(nummer, Rol.INDELING if aantal > 1 else Rol.NIETS)
    return _zonder_dubbele_post(tabel, rollen)


def _is_groepsnaam(tabel: Tabel, kolom: Tabelkolom, rijen: Sequence[int]) -> bool:
    """Whether a column with the names of teams has several lines for a team, so that it doesn't tell lines apart."""
    if not kolom.koppen or heading_key(kolom.koppen[-1]) != "team":
        return False
    return len({t for rij in rijen if (t := tekst(tabel.waarde(rij, kolom.nummer)))}) <= _DEEL_EIGEN_NAAM * len(rijen)


def _rol(kolom: Tabelkolom, teksten: Sequence[str], eigen: Mapping[str, str], *, rechts: bool) -> Rol | None:
    """The role that the user, the head or the content gives a column; None when nothing is clear.

    A column without a head, ``rechts`` of the amounts, holds remarks.
    """
    genoemd = eigen.get(heading_key(kolom.kop))
    if genoemd in list(Rol):
        return Rol(genoemd)
    if kolom.verborgen or not teksten or (not kolom.koppen and rechts):
        return Rol.NIETS
    rol = rol_van(kolom.koppen[-1]) if kolom.koppen else None
    if rol is not None:
        return rol
    if all(is_jaarachtig(t) for t in teksten) and len(set(teksten)) > 1:
        return Rol.JAAR
    codes = sum(_CODE.fullmatch(t) is not None or is_getal(t) for t in teksten)
    if codes >= _DEEL_CODES * len(teksten) and len(set(teksten)) > 1:
        return Rol.POST if len(set(teksten)) == len(teksten) else Rol.INDELING
    return None


def _zonder_dubbele_post(tabel: Tabel, rollen: dict[int, Rol]) -> dict[int, Rol]:
    """Leave one column of each role that a line can have only once: the last one.

    Another code or name is a grouping; another kostensoort, such as its code, says no more than the last one.
    """
    gezien: set[Rol] = set()
    uitkomst: dict[int, Rol] = {}
    for kolom in reversed(tabel.labels):
        rol = rollen[kolom.nummer]
        if rol in (Rol.POST, Rol.OMSCHRIJVING, Rol.PROGRAMMA, Rol.AARD, Rol.KOSTENSOORT):
            if rol in gezien:
                rol = Rol.NIETS if rol is Rol.KOSTENSOORT else Rol.INDELING
            gezien.add(rol)
        uitkomst[kolom.nummer] = rol
    return uitkomst
