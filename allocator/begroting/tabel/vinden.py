"""Find the table on a sheet: which columns hold amounts, where the heads are, where the lines begin and end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from allocator.begroting.bestand import Werkblad
from allocator.begroting.tabel.rooster import Rooster, draai, is_getal, is_jaarachtig, rooster_van, tekst
from allocator.begroting.woorden import Rol, eenheid_in, is_totaal, jaren_in, maat_van, rol_van, stand_van
from allocator.workbook.headings import heading_key
from allocator.workbook.stored import FormuleZonderWaarde, Foutwaarde, Opgeslagen, kolomletters

_MEESTE_KOPRIJEN = 6
_ZOEK_KOP_TOT = 12
"""Rows above the first amounts in which the heads are looked for; titles of sections may stand between."""

_BREED = 60
"""Columns of amounts from which a table with fewer rows stands on its side."""

_DEEL_VAN_STERKSTE = 0.3
_DEEL_TEKST_IN_CODEKOLOM = 0.3
_MINSTE_CODES = 5
_MINSTE_GENUMMERD = 3


@dataclass(frozen=True, slots=True)
class Tabelkolom:
    """A column: its number in the rooster, its heads from top to bottom, and whether the sheet hides it."""

    nummer: int
    koppen: tuple[str, ...]
    verborgen: bool = False

    @property
    def kop(self) -> str:
        """All its heads in one."""
        return " / ".join(self.koppen)


@dataclass(frozen=True)
class Tabel:
    """The table on a sheet. Rows are numbers of the rooster, heads not included."""

    rooster: Rooster
    koprijen: tuple[int, ...]
    rijen: tuple[int, ...]
    bedragen: tuple[Tabelkolom, ...]
    labels: tuple[Tabelkolom, ...]
    teksten: tuple[str, ...]
    """All that stands around the table: titles above, notes below."""
    volgende: int | None = None
    """The row where another table begins, which is left out."""
    ernaast: int | None = None
    """The column where another table begins, which is left out."""

    @property
    def blad(self) -> str:
        """The name of its sheet."""
        return self.rooster.blad.naam

    def waarde(self, rij: int, kolom: int) -> Opgeslagen | None:
        """Return what a cell holds."""
        return self.rooster.rijen[rij].get(kolom)

    def plek(self, kolom: Tabelkolom) -> str:
        """Return where a column is, as a user finds it: `kolom F`, or `rij 6` in a table on its side."""
        return f"rij {kolom.nummer}" if self.rooster.gedraaid else f"kolom {kolomletters(kolom.nummer)}"

    @cached_property
    def kenmerk(self) -> tuple[str, ...]:
        """What another table of the same layout has too: the heads, in order."""
        return tuple(heading_key(k.kop) for k in (*self.labels, *self.bedragen))


def vind_tabel(blad: Werkblad) -> Tabel | None:
    """Return the table on a sheet; None when there are no amounts with a head."""
    rooster = rooster_van(blad)
    tabel = _vind(rooster)
    if tabel and len(tabel.bedragen) >= _BREED and len(tabel.rijen) < len(tabel.bedragen):
        return _vind(draai(rooster)) or tabel
    return _zonder_wat_ernaast_staat(tabel) if tabel else None


def _zonder_wat_ernaast_staat(tabel: Tabel) -> Tabel:
    """Return the table without another one beside it, which begins after an empty column with the same head of labels.

    Where the rows of both are called the same, they are one table, of which only the labels are there twice.
    """
    eerste_bedrag = min(k.nummer for k in tabel.bedragen)
    gevuld = {k.nummer for k in (*tabel.labels, *tabel.bedragen)}
    links = {heading_key(k.koppen[-1]): k for k in tabel.labels if k.koppen and k.nummer < eerste_bedrag}
    for kolom in tabel.labels:
        nummer = kolom.nummer
        eigen = links.get(heading_key(kolom.koppen[-1])) if kolom.koppen and nummer > eerste_bedrag else None
        if eigen is None or nummer - 1 in gevuld:
            continue
        if all(tekst(tabel.waarde(n, nummer)) == tekst(tabel.waarde(n, eigen.nummer)) for n in tabel.rijen):
            return _vind(_zonder_kolommen(tabel.rooster, {nummer})) or tabel
        linker = _vind(_zonder_kolommen(tabel.rooster, {k for k in gevuld if k >= nummer}))
        return replace(linker, ernaast=nummer) if linker else tabel
    return tabel


def _zonder_kolommen(rooster: Rooster, weg: set[int]) -> Rooster:
    rijen = {n: {k: w for k, w in cellen.items() if k not in weg} for n, cellen in rooster.rijen.items()}
    return replace(rooster, rijen={n: cellen for n, cellen in rijen.items() if cellen})


def _vind(rooster: Rooster) -> Tabel | None:
    sterk = _sterke_kolommen(rooster)
    eerste = _eerste_datarij(rooster, sterk)
    if not sterk or eerste is None:
        return None
    koprijen = _koprijen(rooster, sterk, eerste)
    if not koprijen:
        return None
    inhoud = [n for n in rooster.rijen if n > koprijen[-1]]
    laatste = max(n for n in inhoud if _heeft_getal(rooster.rijen[n], sterk) or _heeft_fout(rooster.rijen[n], sterk))
    einde = _volgende_tabel(rooster, koprijen, [n for n in inhoud if n <= laatste], sterk)
    rijen = tuple(n for n in inhoud if n <= laatste and n < einde and not _is_nummering(rooster.rijen[n]))
    koppen = _koppen(rooster, koprijen, min(sterk))
    bedragen = _bedragkolommen(rooster, rijen, sterk, koppen)
    links = set().union(*(rooster.rijen[n].keys() for n in rijen)) - bedragen
    teksten = [
        tekst(waarde)
        for n, cellen in rooster.rijen.items()
        if not rijen or not rijen[0] <= n <= rijen[-1]
        for waarde in cellen.values()
        if isinstance(waarde, str)
    ]

    def kolommen(nummers: Iterable[int]) -> tuple[Tabelkolom, ...]:
        return tuple(Tabelkolom(n, koppen.get(n, ()), n in rooster.verborgen_kolommen) for n in sorted(nummers))

    rest = einde if einde <= laatste else None
    return Tabel(rooster, koprijen, rijen, kolommen(bedragen), kolommen(links), tuple(dict.fromkeys(teksten)), rest)


def _sterke_kolommen(rooster: Rooster) -> set[int]:
    """The columns that hold most of the numbers, without those of years and codes."""
    getallen: Counter[int] = Counter()
    jaren: Counter[int] = Counter()
    teksten: Counter[int] = Counter()
    met_maat: set[int] = set()
    for cellen in rooster.rijen.values():
        for kolom, waarde in cellen.items():
            if is_getal(waarde):
                getallen[kolom] += 1
                jaren[kolom] += is_jaarachtig(waarde)
            elif isinstance(waarde, str) and getallen[kolom]:  # below the first number, and so no head
                teksten[kolom] += 1
            elif isinstance(waarde, str) and maat_van(waarde):
                met_maat.add(kolom)
    kandidaten = {
        k
        for k, n in getallen.items()
        if (jaren[k] < n or k in met_maat) and not _is_labelkolom(rooster, k, n, teksten[k], getallen)
    }
    meeste = max((getallen[k] for k in kandidaten), default=0)
    return {k for k in kandidaten if getallen[k] >= max(1, meeste * _DEEL_VAN_STERKSTE)}


def _is_labelkolom(rooster: Rooster, kolom: int, getallen: int, teksten: int, alle: Mapping[int, int]) -> bool:
    """Whether the numbers in a column are codes: by its head, by the texts between them, or by their equal length."""
    waarden = [cellen[kolom] for cellen in rooster.rijen.values() if kolom in cellen]
    kop = next((tekst(w) for w in waarden if isinstance(w, str) and rol_van(tekst(w))), "")
    if rol_van(kop) and maat_van(kop) is None:
        return True
    if teksten > _DEEL_TEKST_IN_CODEKOLOM * (getallen + teksten) and getallen >= 2 and kolom == min(alle):
        return True
    codes = [w for w in waarden if is_getal(w)]
    rechts = any(k > kolom for k in alle)
    return (
        rechts
        and len(codes) >= _MINSTE_CODES
        and all(str(c).isdecimal() for c in codes)
        and len({len(str(c)) for c in codes}) == 1
        and len(str(codes[0])) >= 3
        and len(set(codes)) == len(codes)
        and not any(_noemt_bedrag(tekst(w)) for w in waarden if isinstance(w, str))
    )


def _noemt_bedrag(kop: str) -> bool:
    return bool(maat_van(kop) or stand_van(kop) or jaren_in(kop) or eenheid_in(kop))


def _is_datarij(cellen: Mapping[int, Opgeslagen], kolommen: set[int]) -> bool:
    """Whether a row holds amounts: numbers, no years, and no more texts than numbers in these columns."""
    waarden = [cellen[k] for k in kolommen if k in cellen]
    getallen = sum(is_getal(w) and not is_jaarachtig(w) for w in waarden)
    koppen = sum(isinstance(w, str) and not is_getal(w) for w in waarden)
    return getallen > koppen


def _is_nummering(cellen: Mapping[int, Opgeslagen]) -> bool:
    """Whether a row only numbers the columns: 1, 2, 3."""
    return len(cellen) >= _MINSTE_GENUMMERD and all(
        tekst(cellen[kolom]) == str(nummer) for nummer, kolom in enumerate(sorted(cellen), start=1)
    )


def _volgende_tabel(rooster: Rooster, koprijen: Sequence[int], rijen: Sequence[int], sterk: set[int]) -> int:
    """The row after a total where other heads stand over the amounts: another table; else one beyond the last row."""
    koppen = {tekst(w) for n in koprijen for w in rooster.rijen[n].values()}
    vorige: Mapping[int, Opgeslagen] = {}
    for nummer in rijen:
        cellen = rooster.rijen[nummer]
        if _heeft_getal(cellen, sterk):
            vorige = cellen
        elif any(k in cellen for k in sterk) and any(k not in sterk for k in cellen) and _noemt_totaal(vorige):
            if {tekst(w) for w in cellen.values()} - koppen:
                return nummer
    return rijen[-1] + 1 if rijen else 0


def _noemt_totaal(cellen: Mapping[int, Opgeslagen]) -> bool:
    return any(is_totaal(tekst(w)) for w in cellen.values() if isinstance(w, str))


def _heeft_getal(cellen: Mapping[int, Opgeslagen], kolommen: set[int]) -> bool:
    return any(is_getal(cellen[k]) for k in kolommen if k in cellen)


def _heeft_fout(cellen: Mapping[int, Opgeslagen], kolommen: set[int]) -> bool:
    """Whether what would have been an amount is an error, or a formula that was never computed."""
    return any(isinstance(cellen.get(k), Foutwaarde | FormuleZonderWaarde) for k in kolommen)


def _eerste_datarij(rooster: Rooster, sterk: set[int]) -> int | None:
    """The first row with amounts; those that may be years count only under heads, beside labels that are no heads."""
    koppen_gezien = False
    for nummer, cellen in rooster.rijen.items():
        if _is_datarij(cellen, sterk):
            return nummer
        waarden = [cellen[k] for k in sterk if k in cellen]
        labels = [tekst(w) for k, w in cellen.items() if k not in sterk]
        if koppen_gezien and waarden and all(map(is_getal, waarden)) and labels and not any(map(rol_van, labels)):
            return nummer
        koppen_gezien = koppen_gezien or any(isinstance(w, str) and not is_getal(w) for w in waarden)
    return None


def _koprijen(rooster: Rooster, sterk: set[int], eerste: int) -> tuple[int, ...]:
    """The rows of heads: from the nearest row above the amounts that has texts over them, upwards."""
    boven = [n for n in rooster.rijen if n < eerste][-_ZOEK_KOP_TOT:]
    vanaf = min(sterk)
    gevonden: list[int] = []
    for nummer in reversed(boven):
        cellen = rooster.rijen[nummer]
        over = {tekst(w) for k, w in cellen.items() if k >= vanaf}
        links = {tekst(w) for k, w in cellen.items() if k < vanaf}
        is_titel = len(over) == 1 and over == links
        bedrag = any(is_getal(cellen[k]) and not is_jaarachtig(cellen[k]) for k in sterk if k in cellen)
        if not over or is_titel or bedrag or not any(k in cellen for k in _bereik(sterk)):
            if gevonden:
                break
            continue
        if gevonden and (nummer < gevonden[-1] - 2 or _is_datarij(cellen, sterk)):
            break
        gevonden.append(nummer)
        if len(gevonden) == _MEESTE_KOPRIJEN:
            break
    return tuple(reversed(gevonden))


def _bereik(kolommen: set[int]) -> range:
    return range(min(kolommen), max(kolommen) + 1)


def _koppen(rooster: Rooster, koprijen: Sequence[int], eerste_bedrag: int) -> dict[int, tuple[str, ...]]:
    """The heads of each column from top to bottom; one that names a year or measure holds to the right of it too."""
    lagen: list[Mapping[int, str]] = []
    alle = {k for n in koprijen for k in rooster.rijen[n]}
    for nummer in koprijen:
        cellen = {k: tekst(w) for k, w in rooster.rijen[nummer].items() if w is not None}
        if nummer != koprijen[-1]:
            _zet_door(cellen, eerste_bedrag, max(alle))
        lagen.append(cellen)
    return {kolom: tuple(dict.fromkeys(laag[kolom] for laag in lagen if laag.get(kolom))) for kolom in sorted(alle)}


def _zet_door(cellen: dict[int, str], van: int, tot: int) -> None:
    """Let a head over several columns, which isn't merged, hold for the empty cells right of it."""
    huidig = ""
    for kolom in range(van, tot + 1):
        eigen = cellen.get(kolom)
        if eigen is not None:
            huidig = eigen if (jaren_in(eigen) or maat_van(eigen)) and not eenheid_in(eigen) else ""
        elif huidig:
            cellen[kolom] = huidig


def _bedragkolommen(
    rooster: Rooster, rijen: Sequence[int], sterk: set[int], koppen: Mapping[int, tuple[str, ...]]
) -> set[int]:
    """The strong columns, and those among or right of them with a head and only numbers, however few."""
    gevonden = set(sterk)
    soorten: dict[int, set[bool]] = {}
    for nummer in rijen:
        for kolom, waarde in rooster.rijen[nummer].items():
            if kolom >= min(sterk):
                soorten.setdefault(kolom, set()).add(is_getal(waarde))
    for kolom, soort in soorten.items():
        kop = koppen.get(kolom, ())
        if soort == {True} and kop and rol_van(kop[-1]) not in (Rol.NIETS, Rol.POST, Rol.JAAR):
            gevonden.add(kolom)
    return gevonden
